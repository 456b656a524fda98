#include "chart_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct text_font font = { .size = 10 };

static int
set_up(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int
tear_down(void **state)
{
	arena_release(*state);
	return 0;
}

static void
check_clean(struct arena *arena, struct str given, struct str wanted)
{
	struct str clean = text_clean(arena, given);

	if (!str_eq(clean, wanted))
		fail_msg("'%.*s' is not '%.*s'", STR_ARG(clean), STR_ARG(wanted));
}

static void
drops_what_has_no_picture(void **state)
{
	check_clean(*state, STR("就业率"), STR("就业率"));
	check_clean(*state, STR(" a \t\n b　c "), STR("a b c"));
	check_clean(*state, STR("\0\x01x\x7f\xc2\x80y"), STR("xy"));
	check_clean(*state,
	    STR("\xe2\x80\xae"
		"a\xe2\x81\xa6"
		"b\xef\xbb\xbf"
		"c\xe2\x80\x8b"),
	    STR("abc"));
	check_clean(*state,
	    STR("a\xff"
		"b"),
	    STR("a\xef\xbf\xbd"
		"b"));
	check_clean(*state, STR(""), STR(""));
	check_clean(*state, STR(" \n "), STR(""));
}

static void
cuts_very_long_text(void **state)
{
	struct strbuf text = { 0 };
	struct str clean;

	for (int i = 0; i < TEXT_LENGTH_MAX; i++)
		strbuf_adds(&text, "长");
	clean = text_clean(*state, strbuf_view(&text));
	assert_int_equal(utf8_count(clean), TEXT_LENGTH_MAX);
	assert_false(str_ends(clean, STR("…")));
	strbuf_adds(&text, "长");
	clean = text_clean(*state, strbuf_view(&text));
	assert_int_equal(utf8_count(clean), TEXT_LENGTH_MAX + 1);
	assert_true(str_ends(clean, STR("…")));
	strbuf_release(&text);
}

static void
check_width(struct str text, double wanted)
{
	double width = text_width(&fixture_metrics, font, text);

	if (fabs(width - wanted) > 1e-9)
		fail_msg("'%.*s' is %g wide", STR_ARG(text), width);
}

static void
puts_a_gap_between_chinese_and_latin(void **state)
{
	(void)state;
	check_width(STR("年度"), 20);
	check_width(STR("2023"), 22.4);
	check_width(STR("2023年"), 22.4 + 1.25 + 10);
	check_width(STR("年2"), 10 + 1.25 + 5.6);
	check_width(STR("2，年"), 5.6 + 10 + 10);
	check_width(STR(""), 0);
}

static void
shortens_with_an_ellipsis(void **state)
{
	assert_true(str_eq(text_fit(&fixture_metrics, *state, font, STR("就业率"), 30), STR("就业率")));
	assert_true(str_eq(text_fit(&fixture_metrics, *state, font, STR("就业率"), 29), STR("就业…")));
	assert_true(str_eq(text_fit(&fixture_metrics, *state, font, STR("就业率"), 16), STR("就…")));
	assert_int_equal(text_fit(&fixture_metrics, *state, font, STR("就业率"), 14).len, 0);
	assert_int_equal(text_fit(&fixture_metrics, *state, font, STR("就业率"), -5).len, 0);
	assert_int_equal(text_fit(&fixture_metrics, *state, font, STR(""), 0).len, 0);
}

static void
check_lines(struct arena *arena, struct str text, double width, const char *first, const char *second)
{
	struct text_lines lines = text_wrap(&fixture_metrics, arena, font, text, width);

	assert_int_equal(lines.count, 2);
	if (!str_eq(lines.lines[0], str_from(first)) || !str_eq(lines.lines[1], str_from(second)))
		fail_msg("'%.*s' | '%.*s'", STR_ARG(lines.lines[0]), STR_ARG(lines.lines[1]));
	assert_true(lines.width <= width);
}

static void
breaks_into_even_lines(void **state)
{
	check_lines(*state, STR("现代学徒制培养"), 60, "现代学徒", "制培养");
	check_lines(*state, STR("Advanced Manufacturing"), 100, "Advanced", "Manufacturing");
	check_lines(*state, STR("学校（高职"), 40, "学校", "（高职");
	check_lines(*state, STR("中职学校，高职"), 40, "中职学", "校，高职");
	check_lines(*state, STR("aaaaaaaaaaaaaaaa"), 50, "aaaaaaaa", "aaaaaaaa");
}

/* Another line is better than a word in two pieces. */
static void
breaks_a_word_only_when_it_must(void **state)
{
	struct text_lines lines = text_wrap(&fixture_metrics, *state, font, STR("Jiaxing School of Engineering"), 75);

	assert_int_equal(lines.count, 3);
	assert_false(lines.broken);
	assert_true(str_eq(lines.lines[2], STR("Engineering")));
	lines = text_wrap(&fixture_metrics, *state, font, STR("1994"), 15);
	assert_int_equal(lines.count, 2);
	assert_true(lines.broken);
	assert_false(lines.cut);
}

static void
leaves_a_short_text_on_one_line(void **state)
{
	struct text_lines lines = text_wrap(&fixture_metrics, *state, font, STR("现代学徒制"), 50);

	assert_int_equal(lines.count, 1);
	assert_true(lines.width == 50);
	assert_int_equal(text_wrap(&fixture_metrics, *state, font, STR(""), 50).count, 0);
	assert_int_equal(text_wrap(&fixture_metrics, *state, font, STR(""), -50).count, 0);
}

static void
says_when_lines_were_cut(void **state)
{
	struct text_lines lines = text_wrap(&fixture_metrics, *state, font, STR("一二三四五六七八九十甲乙丙"), 40);

	assert_true(lines.cut);
	assert_int_equal(lines.count, 3);
	assert_true(str_eq(lines.lines[0], STR("一二三四")));
	assert_true(str_eq(lines.lines[2], STR("九十甲…")));
	assert_false(text_wrap(&fixture_metrics, *state, font, STR("一二三四五六七八九十甲乙"), 40).cut);
	assert_true(text_wrap(&fixture_metrics, *state, font, STR("一二三"), 1).cut);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(drops_what_has_no_picture, set_up, tear_down),
		cmocka_unit_test_setup_teardown(cuts_very_long_text, set_up, tear_down),
		cmocka_unit_test(puts_a_gap_between_chinese_and_latin),
		cmocka_unit_test_setup_teardown(shortens_with_an_ellipsis, set_up, tear_down),
		cmocka_unit_test_setup_teardown(breaks_into_even_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(breaks_a_word_only_when_it_must, set_up, tear_down),
		cmocka_unit_test_setup_teardown(leaves_a_short_text_on_one_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(says_when_lines_were_cut, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
