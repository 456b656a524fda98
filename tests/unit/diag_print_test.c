#include "base/diag.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct diag_print options;
};

static void
fixture_init(struct fixture *fixture, enum diag_language language)
{
	arena_init(&fixture->arena);
	fixture->sources = (struct sources){ .arena = &fixture->arena };
	fixture->options = (struct diag_print){ 0 };
	diags_init(&fixture->diags, &fixture->arena, language);
}

static const struct source *
add(struct fixture *fixture, const char *path, struct str text)
{
	return source_add(&fixture->sources, str_from(path), text);
}

/* Compares what is printed, and ends the fixture. */
static void
assert_prints(struct fixture *fixture, const char *expected)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	diags_print(&fixture->diags, out, &fixture->options);
	assert_int_equal(fclose(out), 0);
	assert_string_equal(text, expected);
	free(text);
	arena_release(&fixture->arena);
}

static void
add_note(struct diags *diags, const char *code, struct place place, const char *text)
{
	diag_finding(diags, SEVERITY_NOTE, code, place, str_from(text));
}

static void
prints_nothing_when_there_is_nothing(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	assert_prints(&f, "");
}

static void
prints_line_caret_hint_notes_and_counts(void **state)
{
	struct fixture f;
	const struct source *a;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	a = add(&f, "a.md", STR("first line\nsecond line\n"));
	diag_error(&f.diags, "city-unknown", place_at(a, 18, 4), "city '%s' is not known", "line");
	diag_hint_nearest(&f.diags, STR("lynx"));
	diag_also(&f.diags, place_at(a, 0, 5), "first named here");
	diag_warning(&f.diags, "odd", place_at(a, 11, 0), "odd start");
	assert_prints(&f, "a.md:2:1: warning: odd start [odd]\n"
			  "second line\n"
			  "^\n"
			  "a.md:2:8: error: city 'line' is not known [city-unknown]\n"
			  "second line\n"
			  "       ^~~~\n"
			  "  hint: did you mean 'lynx'?\n"
			  "a.md:1:1: note: first named here\n"
			  "first line\n"
			  "^~~~~\n"
			  "1 error, 1 warning\n");
}

static void
speaks_chinese(void **state)
{
	struct fixture f;
	const struct source *a;

	(void)state;
	fixture_init(&f, DIAG_CHINESE);
	a = add(&f, "a.md", STR("杭州市x\n"));
	diag_error(&f.diags, "one", place_at(a, 3, 3), "城市未知");
	diag_hint(&f.diags, "检查名称");
	diag_also(&f.diags, place_at(a, 9, 1), "见此");
	diag_error(&f.diags, "two", place_at(a, 9, 1), "又一个");
	diag_warning(&f.diags, "three", place_file(a), "文件有疑问");
	diag_usage(&f.diags, "four", "选项未知");
	diag_system(&f.diags, "five", STR("b.md"), ENOENT, "无法打开");
	assert_prints(&f, "qsite: 用法错误: 选项未知 [four]\n"
			  "a.md:1:1: 警告: 文件有疑问 [three]\n"
			  "a.md:1:2: 错误: 城市未知 [one]\n"
			  "杭州市x\n"
			  "  ^~\n"
			  "  提示：检查名称\n"
			  "a.md:1:4: 说明: 见此\n"
			  "杭州市x\n"
			  "      ^\n"
			  "a.md:1:4: 错误: 又一个 [two]\n"
			  "杭州市x\n"
			  "      ^\n"
			  "b.md: 系统错误: 无法打开：没有这个文件或文件夹 [five]\n"
			  "4 个错误，1 个警告\n");
}

static void
leaves_the_line_out_where_there_is_none(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	diag_error(&f.diags, "a", place_file(add(&f, "a.md", STR("text"))), "is wrong");
	diag_error(&f.diags, "b", (struct place){ 0 }, "nowhere");
	diag_error(&f.diags, "c", place_at(add(&f, "c.md", STR("x\n  \ny")), 3, 1), "a blank line");
	diag_system(&f.diags, "d", STR("d.md"), EACCES, "cannot open");
	diag_usage(&f.diags, "e", "no such option");
	assert_prints(&f, "qsite: error: nowhere [b]\n"
			  "qsite: usage error: no such option [e]\n"
			  "a.md:1:1: error: is wrong [a]\n"
			  "c.md:2:2: error: a blank line [c]\n"
			  "d.md: system error: cannot open: Permission denied [d]\n"
			  "5 errors\n");
}

static void
sorts_and_drops_repeats(void **state)
{
	struct fixture f;
	const struct source *a;
	const struct source *b;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	b = add(&f, "b.md", STR("xyz"));
	a = add(&f, "a.md", STR("xyz"));
	diag_error(&f.diags, "k", place_at(b, 0, 1), "t");
	diag_error(&f.diags, "k", place_at(a, 2, 1), "t");
	diag_error(&f.diags, "k", place_at(a, 1, 1), "u");
	diag_error(&f.diags, "k", place_at(a, 1, 1), "t");
	diag_error(&f.diags, "j", place_at(a, 1, 1), "v");
	diag_error(&f.diags, "k", place_at(a, 1, 1), "u");
	diag_error(&f.diags, "k", place_at(b, 0, 1), "t");
	assert_prints(&f, "a.md:1:2: error: v [j]\nxyz\n ^\n"
			  "a.md:1:2: error: t [k]\nxyz\n ^\n"
			  "a.md:1:2: error: u [k]\nxyz\n ^\n"
			  "a.md:1:3: error: t [k]\nxyz\n  ^\n"
			  "b.md:1:1: error: t [k]\nxyz\n^\n"
			  "5 errors\n");
}

static void
keeps_findings_that_differ_in_severity_or_length(void **state)
{
	struct fixture f;
	const struct source *a;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	a = add(&f, "a", STR("xyz"));
	diag_error(&f.diags, "k", place_at(a, 0, 1), "t");
	diag_error(&f.diags, "k", place_at(a, 0, 2), "t");
	diag_warning(&f.diags, "k", place_at(a, 0, 2), "t");
	assert_prints(&f, "a:1:1: error: t [k]\nxyz\n^\n"
			  "a:1:1: error: t [k]\nxyz\n^~\n"
			  "a:1:1: warning: t [k]\nxyz\n^~\n"
			  "2 errors, 1 warning\n");
}

static void
stands_under_the_place_after_tabs_marks_and_wide_characters(void **state)
{
	struct fixture f;
	const struct source *a;
	const struct str line = STR("\t名e\xCC\x81\x1B[31m\xFF\xE2\x80\xAEok");

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	a = add(&f, "a", line);
	diag_error(&f.diags, "k", place_at(a, str_find(line, STR("ok"), 0), 2), "t\x1B[0m\nu");
	assert_prints(&f, "a:1:12: error: t\uFFFD[0m\uFFFDu [k]\n"
			  " 名e\u0301\uFFFD[31m\uFFFD\uFFFDok\n"
			  "           ^~\n"
			  "1 error\n");
}

static void
ends_the_mark_with_the_line(void **state)
{
	struct fixture f;
	const struct source *a;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	a = add(&f, "a", STR("abc\r\ndef"));
	diag_error(&f.diags, "k", place_at(a, 1, 100), "over the end");
	diag_error(&f.diags, "l", place_at(a, 4, 1), "on the end");
	diag_error(&f.diags, "m", place_at(a, 500, 3), "behind it");
	assert_prints(&f, "a:1:2: error: over the end [k]\nabc\n ^~\n"
			  "a:1:5: error: on the end [l]\nabc\n   ^\n"
			  "a:2:4: error: behind it [m]\ndef\n   ^\n"
			  "3 errors\n");
}

/* The printed line and caret line of a place in a long line: "@@" between
 * repeats of a unit. */
static void
print_long(char *lines[2], const char *unit, size_t before, size_t after)
{
	struct strbuf text = { 0 };
	struct fixture f;
	char *printed = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&printed, &size);
	char *rest;

	assert_non_null(out);
	while (before-- > 0)
		strbuf_adds(&text, unit);
	strbuf_adds(&text, "@@");
	while (after-- > 0)
		strbuf_adds(&text, unit);
	fixture_init(&f, DIAG_ENGLISH);
	diag_error(&f.diags, "k",
	    place_at(add(&f, "a", strbuf_view(&text)), str_find(strbuf_view(&text), STR("@@"), 0), 2), "t");
	diags_print(&f.diags, out, &f.options);
	assert_int_equal(fclose(out), 0);

	rest = printed;
	strsep(&rest, "\n");
	lines[0] = strdup(strsep(&rest, "\n"));
	lines[1] = strdup(strsep(&rest, "\n"));
	free(printed);
	strbuf_release(&text);
	arena_release(&f.arena);
}

static void
cuts_a_long_line_around_the_place(void **state)
{
	static const struct {
		const char *unit;
		size_t before;
		size_t after;
		size_t line_bytes;
		size_t caret_column; /* from 0 */
	} cases[] = {
		{ "x", 79, 79, 160, 79 },                     /* fits */
		{ "x", 0, 500, 160 + 3, 0 },                  /* cut behind */
		{ "x", 500, 0, 3 + 60 + 2, 61 },              /* cut before */
		{ "x", 500, 500, 3 + 160 + 3, 61 },           /* cut at both ends */
		{ "职", 500, 500, 3 + 90 + 2 + 147 + 3, 61 }, /* wide: 30, @@, 49 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *lines[2];

		print_long(lines, cases[i].unit, cases[i].before, cases[i].after);
		assert_int_equal(strlen(lines[0]), cases[i].line_bytes);
		assert_int_equal(strlen(lines[1]), cases[i].caret_column + 2);
		assert_string_equal(lines[1] + cases[i].caret_column, "^~");
		assert_non_null(strstr(lines[0], "@@"));
		free(lines[0]);
		free(lines[1]);
	}
}

static void
shows_only_errors_when_quiet(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	f.options.quiet = true;
	diag_warning(&f.diags, "a", place_file(add(&f, "a", STR(""))), "warned");
	diag_error(&f.diags, "b", place_file(add(&f, "b", STR(""))), "wrong");
	assert_prints(&f, "b:1:1: error: wrong [b]\n1 error\n");

	fixture_init(&f, DIAG_ENGLISH);
	f.options.quiet = true;
	diag_warning(&f.diags, "a", place_file(add(&f, "a", STR(""))), "warned");
	assert_prints(&f, "");
}

static void
shows_warnings_as_errors_when_strict(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	f.options.quiet = true;
	f.options.strict = true;
	diag_warning(&f.diags, "a", place_file(add(&f, "a", STR(""))), "warned");
	assert_prints(&f, "a:1:1: error: warned [a]\n1 error\n");
}

static void
prints_notes_with_how_they_were_computed(void **state)
{
	struct fixture f;
	const struct source *a;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	a = add(&f, "a.txt", STR("3 + 4 = 8"));
	add_note(&f.diags, "sum", place_at(a, 8, 1), "the sum is not that of its parts");
	diag_computation(&f.diags, "3 + 4 = 7, stated 8");
	diag_hint(&f.diags, "one too many");
	diag_also(&f.diags, place_at(a, 0, 1), "a part");
	diag_warning(&f.diags, "odd", place_file(a), "odd");
	assert_prints(&f, "a.txt:1:1: warning: odd [odd]\n"
			  "a.txt:1:9: note: the sum is not that of its parts [sum]\n"
			  "3 + 4 = 8\n"
			  "        ^\n"
			  "  computed: 3 + 4 = 7, stated 8\n"
			  "  hint: one too many\n"
			  "a.txt:1:1: note: a part\n"
			  "3 + 4 = 8\n"
			  "^\n"
			  "1 warning, 1 note\n");

	fixture_init(&f, DIAG_CHINESE);
	add_note(&f.diags, "sum", place_at(add(&f, "a.txt", STR("8")), 0, 1), "合计不符");
	diag_computation(&f.diags, "3 + 4 = 7，原文 8");
	assert_prints(&f, "a.txt:1:1: 说明: 合计不符 [sum]\n8\n^\n  计算：3 + 4 = 7，原文 8\n1 个说明\n");
}

static void
leaves_notes_out_when_told(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	f.options.no_notes = true;
	add_note(&f.diags, "a", place_file(add(&f, "a", STR(""))), "look");
	diag_warning(&f.diags, "b", place_file(add(&f, "b", STR(""))), "warned");
	assert_prints(&f, "b:1:1: warning: warned [b]\n1 warning\n");
}

static void
prints_one_part_without_counts(void **state)
{
	struct fixture f;

	(void)state;
	for (enum diag_part part = DIAG_CONTENT; part <= DIAG_TROUBLE; part++) {
		struct diag_counts counts;

		fixture_init(&f, DIAG_ENGLISH);
		f.options.part = part;
		add_note(&f.diags, "a", place_file(add(&f, "a", STR(""))), "look");
		diag_error(&f.diags, "b", place_file(add(&f, "b", STR(""))), "wrong");
		diag_usage(&f.diags, "c", "no such option");
		counts = diags_counts(&f.diags, &f.options);
		assert_int_equal(counts.errors, 1);
		assert_int_equal(counts.notes, part == DIAG_CONTENT);
		assert_true(str_eq(diag_counts_text(&f.diags, counts),
		    part == DIAG_CONTENT ? STR("1 error, 1 note") : STR("1 error")));
		assert_prints(&f, part == DIAG_CONTENT ? "a:1:1: note: look [a]\nb:1:1: error: wrong [b]\n"
						       : "qsite: usage error: no such option [c]\n");
	}
}

/* 50,000 findings with second places on one line of 1 MB: that is a second when each
 * looks at what is around it, and an hour when each counts from the line's begin. */
static void
prints_many_findings_on_one_long_line(void **state)
{
	enum { FINDINGS = 50000 };
	struct strbuf text = { 0 };
	struct fixture f;
	const struct source *a;
	char *printed = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&printed, &size);

	(void)state;
	assert_non_null(out);
	for (size_t i = 0; i < FINDINGS; i++)
		strbuf_adds(&text, "数字1234567一是。");
	fixture_init(&f, DIAG_ENGLISH);
	a = add(&f, "a", strbuf_view(&text));
	for (size_t i = FINDINGS; i-- > 0;) {
		diag_error(&f.diags, "k", place_at(a, i * (text.len / FINDINGS) + 6, 7), "t");
		diag_also(&f.diags, place_at(a, (FINDINGS - 1 - i) * (text.len / FINDINGS), 3), "u");
	}
	diags_print(&f.diags, out, &f.options);
	assert_int_equal(fclose(out), 0);
	assert_non_null(strstr(printed, "a:1:599991: error: t [k]\n"));
	free(printed);
	strbuf_release(&text);
	arena_release(&f.arena);
}

static void
colors_only_when_told(void **state)
{
	struct fixture f;

	(void)state;
	fixture_init(&f, DIAG_ENGLISH);
	f.options.color = true;
	diag_error(&f.diags, "k", place_at(add(&f, "a", STR("xy")), 0, 2), "t");
	assert_prints(&f, "\033[1ma:1:1: \033[0m\033[1;31merror:\033[0m t [k]\n"
			  "xy\n"
			  "\033[1;32m^~\033[0m\n"
			  "1 error\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_nothing_when_there_is_nothing),
		cmocka_unit_test(prints_line_caret_hint_notes_and_counts),
		cmocka_unit_test(speaks_chinese),
		cmocka_unit_test(leaves_the_line_out_where_there_is_none),
		cmocka_unit_test(sorts_and_drops_repeats),
		cmocka_unit_test(keeps_findings_that_differ_in_severity_or_length),
		cmocka_unit_test(stands_under_the_place_after_tabs_marks_and_wide_characters),
		cmocka_unit_test(ends_the_mark_with_the_line),
		cmocka_unit_test(cuts_a_long_line_around_the_place),
		cmocka_unit_test(shows_only_errors_when_quiet),
		cmocka_unit_test(shows_warnings_as_errors_when_strict),
		cmocka_unit_test(prints_notes_with_how_they_were_computed),
		cmocka_unit_test(leaves_notes_out_when_told),
		cmocka_unit_test(prints_one_part_without_counts),
		cmocka_unit_test(prints_many_findings_on_one_long_line),
		cmocka_unit_test(colors_only_when_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
