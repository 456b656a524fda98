#include "load/markdown_guard.h"

#include "doc_fixture.h"

/* Whether `count` times a text passes, with what stands before and behind it. */
static bool
passes(struct doc_fixture *fixture, const char *before, const char *text, size_t count)
{
	struct strbuf out = { 0 };

	strbuf_adds(&out, before);
	for (size_t i = 0; i < count; i++)
		strbuf_adds(&out, text);
	doc_source(fixture, str_zero(&fixture->arena, strbuf_view(&out)));
	strbuf_release(&out);
	return guard_check(fixture->source, 0, &fixture->diags);
}

static void
lets_ordinary_text_pass(void **state)
{
	assert_true(passes(*state, "", "- 一 **二** [三](四.md) <http://a.b> {{value.c}}\n", 5000));
	assert_true(passes(*state, "| a | b |\n|---|---|\n", "| ![x](y) | 1) |\n\n", 5000));
	assert_true(passes(*state, "", "-", 5000));
	assert_true(passes(*state, "", "=", 5000));
	assert_true(passes(*state, "一", ".", 5000));
	assert_true(passes(*state, "", "", 0));
}

static void
refuses_deep_nesting_in_one_line(void **state)
{
	struct doc_fixture *fixture = *state;

	assert_true(passes(fixture, "", "> ", 100));
	assert_false(passes(fixture, "a\n", "> ", 101));
	assert_int_equal(place_line_column(fixture->diags.items[0].place).line, 2);
	assert_false(passes(fixture, "", ">", 101));
	assert_false(passes(fixture, "", "- ", 101));
	assert_false(passes(fixture, "", "1. ", 101));
	assert_int_equal(fixture->diags.count, 4);
	assert_string_equal(fixture->diags.items[3].code, "markdown-limit");
}

static void
refuses_very_wide_tables(void **state)
{
	assert_true(passes(*state, "", "-|", 100));
	assert_false(passes(*state, "> ", "-|", 101));
	assert_true(passes(*state, "", "x|", 200));
	assert_false(passes(*state, "", "x|", 201));
}

static void
refuses_paragraphs_of_one_mark(void **state)
{
	static const char *const marks[] = { "![", "<!", "a<?", ")" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		assert_true(passes(*state, "", marks[i], 1000));
		assert_false(passes(*state, "", marks[i], 1001));
	}
}

static void
counts_anew_in_every_paragraph(void **state)
{
	assert_true(passes(*state, "", "![ <! <?\n\n", 3000));
	assert_false(passes(*state, "", "![\n", 3000));
}

static void
refuses_long_paragraphs_right_above_tables(void **state)
{
	assert_true(passes(*state, "| a |\n|---|\n", "| 1 |\n", 100000));
	assert_true(passes(*state, "", "| a |\n|---|\n| - |\n\n", 10000));
	assert_true(passes(*state, "", "> a\n> b\n> | c |\n> |---|\n>\n", 10000));
	assert_true(passes(*state, "", "a\n---\n", 10000));
	assert_false(passes(*state, "", "a\n|-|-|\n", 5000));
	assert_false(passes(*state, "", "a\n:-:\n", 5000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(lets_ordinary_text_pass),
		doc_test(refuses_deep_nesting_in_one_line),
		doc_test(refuses_very_wide_tables),
		doc_test(refuses_paragraphs_of_one_mark),
		doc_test(counts_anew_in_every_paragraph),
		doc_test(refuses_long_paragraphs_right_above_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
