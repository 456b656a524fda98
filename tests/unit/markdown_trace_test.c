#include "load/markdown_trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct trace
trace_of(const char *text)
{
	struct trace trace;

	trace_begin(&trace, str_from(text), 0, SIZE_MAX);
	return trace;
}

static void
follows_texts_between_marks(void **state)
{
	struct trace trace = trace_of("a *b* [c](a.md) a");

	(void)state;
	assert_int_equal(trace_text(&trace, STR("a ")).raw, 0);
	assert_int_equal(trace_text(&trace, STR("b")).raw, 3);
	assert_int_equal(trace_text(&trace, STR(" ")).raw, 5);
}

static void
translates_entities_and_backslashes(void **state)
{
	struct trace trace = trace_of("\\*x &amp; &copy;y & z&lt");
	struct trace_run run = trace_text(&trace, STR("*x & ©y & z&lt"));

	(void)state;
	assert_false(run.lost);
	assert_false(trace_run_plain(&run, 0, 1));
	assert_int_equal(trace_run_at(&run, 1), 2);
	assert_int_equal(trace_run_at(&run, 3), 4);
	assert_int_equal(trace_run_at(&run, 5), 10);
	assert_int_equal(trace_run_at(&run, 7), 16);
	assert_true(trace_run_plain(&run, 9, 1));
	assert_int_equal(trace_run_at(&run, 14), 23);
	assert_int_equal(trace.at, 24);
}

static void
passes_over_code_links_pictures_notes_and_html(void **state)
{
	struct trace trace = trace_of("`` a`b `` [x](<u v> \"x)\") ![i[j]](k(l)m) [^n] <b> [r][s] e");
	struct trace_link link;

	(void)state;
	assert_int_equal(trace_code(&trace), 0);
	assert_int_equal(trace.at, 9);
	link = trace_link_open(&trace);
	assert_int_equal(link.from, 10);
	trace_text(&trace, STR("x"));
	trace_link_close(&trace, &link);
	assert_int_equal(trace.at, 25);
	assert_int_equal(trace_image(&trace), 26);
	assert_int_equal(trace.at, 40);
	assert_int_equal(trace_note(&trace), 41);
	assert_int_equal(trace_html(&trace, STR("<b>")), 46);
	link = trace_link_open(&trace);
	trace_text(&trace, STR("r"));
	trace_link_close(&trace, &link);
	assert_int_equal(trace_text(&trace, STR("e")).raw, 57);
}

static void
follows_addresses_without_brackets(void **state)
{
	struct trace trace = trace_of("<http://a> www.b c");
	struct trace_link link = trace_link_open(&trace);

	(void)state;
	trace_text(&trace, STR("http://a"));
	trace_link_close(&trace, &link);
	assert_int_equal(trace.at, 10);
	trace_text(&trace, STR(" "));
	link = trace_link_open(&trace);
	assert_int_equal(link.from, 11);
	trace_text(&trace, STR("www.b"));
	trace_link_close(&trace, &link);
	assert_int_equal(trace.at, 16);
}

static void
starts_again_at_every_line(void **state)
{
	struct trace trace = trace_of("a (b)\n> b\r\n> b");

	(void)state;
	trace_text(&trace, STR("a ("));
	trace_newline(&trace);
	assert_int_equal(trace_text(&trace, STR("b")).raw, 8);
	trace_newline(&trace);
	assert_int_equal(trace_text(&trace, STR("b")).raw, 13);
}

static void
says_the_block_when_it_is_lost(void **state)
{
	struct trace trace;
	struct trace_run run;

	(void)state;
	trace_begin(&trace, STR("0123456789"), 3, 8);
	assert_int_equal(trace_text(&trace, STR("5")).raw, 5);
	run = trace_text(&trace, STR("8"));
	assert_true(run.lost);
	assert_int_equal(trace_run_at(&run, 1), 3);
	assert_true(trace_run_plain(&run, 0, 1));
	assert_int_equal(trace_code(&trace), 3);
	assert_int_equal(trace_image(&trace), 3);
	assert_int_equal(trace_note(&trace), 3);
	assert_int_equal(trace_text(&trace, STR("6")).raw, 6);
}

static void
gives_up_after_some_misses(void **state)
{
	struct trace trace = trace_of("abc");

	(void)state;
	for (int i = 0; i < 20; i++)
		trace_text(&trace, STR("x"));
	assert_true(trace_text(&trace, STR("a")).lost);
}

static void
finds_the_lines_of_a_part(void **state)
{
	struct arena arena;
	struct lines lines;

	(void)state;
	arena_init(&arena);
	lines_find(&lines, &arena, STR("head\na\rb\r\nc\n"), 5);
	assert_int_equal(lines_start(&lines, 1), 5);
	assert_int_equal(lines_start(&lines, 2), 7);
	assert_int_equal(lines_start(&lines, 3), 10);
	assert_int_equal(lines_start(&lines, 4), 12);
	assert_int_equal(lines_start(&lines, 99), 12);
	assert_int_equal(lines_start(&lines, 0), 5);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_texts_between_marks),
		cmocka_unit_test(translates_entities_and_backslashes),
		cmocka_unit_test(passes_over_code_links_pictures_notes_and_html),
		cmocka_unit_test(follows_addresses_without_brackets),
		cmocka_unit_test(starts_again_at_every_line),
		cmocka_unit_test(says_the_block_when_it_is_lost),
		cmocka_unit_test(gives_up_after_some_misses),
		cmocka_unit_test(finds_the_lines_of_a_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
