#include "cmd/report.h"

#include "base/utf8.h"
#include "findings.h"
#include "load/paper.h"

/* What `qsite check` prints of findings that are made here. */

struct fixture {
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct check_report report;
};

static int
setup(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .sources = { .arena = &fixture.arena } };
	arena_init(&fixture.arena);
	diags_init(&fixture.diags, &fixture.arena, DIAG_ENGLISH);
	fixture.report = (struct check_report){
		.diags = &fixture.diags,
		.print = { .part = DIAG_CONTENT },
		.arena = &fixture.arena,
		.locator = { .arena = &fixture.arena },
		.checked = STR("a.txt"),
	};
	*state = &fixture;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *it = *state;

	arena_release(&it->arena);
	return 0;
}

/* A document of one paragraph a line. */
static const struct source *
document(struct fixture *it, const char *path, struct str text)
{
	struct source *source = source_add(&it->sources, str_from(path), text);
	struct paper *paper = arena_new(&it->arena, struct paper);

	paper_read_plain(&it->arena, source, paper);
	locator_add_paper(&it->report.locator, paper);
	return source;
}

static struct place
place_of(const struct source *source, const char *text)
{
	size_t at = str_find(source->text, str_from(text), 0);

	assert_true(at != SIZE_MAX);
	return place_at(source, at, strlen(text));
}

static struct str
printed(struct fixture *it, void (*print)(struct check_report *, struct strbuf *))
{
	struct strbuf out = { 0 };

	diags_sort(&it->diags);
	print(&it->report, &out);
	return strbuf_take(&it->arena, &out);
}

static void
print_json(struct check_report *report, struct strbuf *out)
{
	report_json(report, out);
}

static void
assert_has(struct str text, const char *piece)
{
	if (str_find(text, str_from(piece), 0) == SIZE_MAX)
		fail_msg("no '%s' in:\n%.*s", piece, STR_ARG(text));
}

static void
assert_has_not(struct str text, const char *piece)
{
	if (str_find(text, str_from(piece), 0) != SIZE_MAX)
		fail_msg("'%s' is in:\n%.*s", piece, STR_ARG(text));
}

static void
find_sum(struct fixture *it, const struct source *a)
{
	diag_error(&it->diags, "sum", place_of(a, "8 人"), "'%s' is not <the> sum", "8");
	diag_computation(&it->diags, "3 + 4 = 7, stated 8");
	diag_hint(&it->diags, "one too many");
	diag_also(&it->diags, place_of(a, "3 人"), "a part");
	diag_also(&it->diags, place_of(a, "4 人"), "a part");
}

static void
writes_json(void **state)
{
	struct fixture *it = *state;
	const struct source *a = document(it, "a.txt", STR("\n甲 3 人，乙 4 人，共 8 人。\n"));

	find_sum(it, a);
	diag_warning(&it->diags, "file", place_file(a), "a\"file");
	diag_warning(&it->diags, "nowhere", (struct place){ 0 }, "nowhere");
	diag_system(&it->diags, "gone", STR("b.txt"), 0, "is not there");
	it->report.acknowledged = 2;
	assert_text(printed(it, print_json), "{\n"
					     "  \"findings\": [\n"
					     "    {\n"
					     "      \"code\": \"nowhere\",\n"
					     "      \"severity\": \"warning\",\n"
					     "      \"text\": \"nowhere\",\n"
					     "      \"computation\": \"\",\n"
					     "      \"hint\": \"\",\n"
					     "      \"places\": []\n"
					     "    },\n"
					     "    {\n"
					     "      \"code\": \"file\",\n"
					     "      \"severity\": \"warning\",\n"
					     "      \"text\": \"a\\\"file\",\n"
					     "      \"computation\": \"\",\n"
					     "      \"hint\": \"\",\n"
					     "      \"places\": [\n"
					     "        {\n"
					     "          \"path\": \"a.txt\",\n"
					     "          \"line\": 1,\n"
					     "          \"column\": 1,\n"
					     "          \"quote\": \"\"\n"
					     "        }\n"
					     "      ]\n"
					     "    },\n"
					     "    {\n"
					     "      \"code\": \"sum\",\n"
					     "      \"severity\": \"error\",\n"
					     "      \"text\": \"'8' is not <the> sum\",\n"
					     "      \"computation\": \"3 + 4 = 7, stated 8\",\n"
					     "      \"hint\": \"one too many\",\n"
					     "      \"places\": [\n"
					     "        {\n"
					     "          \"path\": \"a.txt\",\n"
					     "          \"line\": 2,\n"
					     "          \"column\": 15,\n"
					     "          \"quote\": \"8 人\"\n"
					     "        },\n"
					     "        {\n"
					     "          \"path\": \"a.txt\",\n"
					     "          \"line\": 2,\n"
					     "          \"column\": 3,\n"
					     "          \"quote\": \"3 人\"\n"
					     "        },\n"
					     "        {\n"
					     "          \"path\": \"a.txt\",\n"
					     "          \"line\": 2,\n"
					     "          \"column\": 9,\n"
					     "          \"quote\": \"4 人\"\n"
					     "        }\n"
					     "      ]\n"
					     "    }\n"
					     "  ],\n"
					     "  \"counts\": {\n"
					     "    \"errors\": 1,\n"
					     "    \"warnings\": 2,\n"
					     "    \"notes\": 0,\n"
					     "    \"acknowledged\": 2\n"
					     "  }\n"
					     "}\n");
}

/* A file that is no UTF-8 is quoted in its message, and its name may be none either. */
static void
writes_json_that_is_utf8(void **state)
{
	struct fixture *it = *state;
	const struct source *a = source_add(&it->sources, STR("\xFF.txt"), STR("ab\xB0"));

	diag_error(&it->diags, "utf8-invalid", place_at(a, 2, 1), "'%s' is wrong", "\xB0");
	assert_has(printed(it, print_json), "\"path\": \"\uFFFD.txt\"");
	assert_has(printed(it, print_json), "\"quote\": \"\uFFFD\"");
	assert_has(printed(it, print_json), "\"text\": \"'\uFFFD' is wrong\"");
	assert_has(printed(it, report_html), "\uFFFD.txt");
}

static void
leaves_out_of_both_what_is_not_wanted(void **state)
{
	struct fixture *it = *state;
	const struct source *a = document(it, "a.txt", STR("甲 3 人，乙 4 人，共 8 人。"));

	find_sum(it, a);
	diag_warning(&it->diags, "weak", place_of(a, "甲"), "weak");
	it->report.print.quiet = true;
	assert_has_not(printed(it, print_json), "weak");
	assert_has(printed(it, print_json), "\"warnings\": 0");
	assert_has_not(printed(it, report_html), "weak");
	it->report.print.strict = true;
	assert_has(printed(it, print_json), "\"errors\": 2");
	assert_has(printed(it, report_html), "2. error");
}

static void
marks_the_figures_of_a_passage(void **state)
{
	struct fixture *it = *state;
	struct str html;

	find_sum(it, document(it, "a.txt", STR("甲 3 人，<乙> 4 人，共 8 人。")));
	html = printed(it, report_html);
	assert_has(html, "<p class=\"passage\">甲 <mark>3 人</mark>，&lt;乙&gt; <mark>4 人</mark>，共 <mark "
			 "class=\"own\">8 人</mark>。</p>");
	assert_has(html, "1. error</span> &#39;8&#39; is not &lt;the&gt; sum <span class=\"code\">[sum]</span>");
	assert_has(html, "Computed: 3 + 4 = 7, stated 8</p>");
	assert_has(html, "Hint: one too many</p>");
	assert_has(html, "<p class=\"at\">line 1, column 17</p>");
	assert_has(html, "<html lang=\"en\">");
	assert_has(html, "<p>Checked by</p>");
}

static void
shows_the_passage_of_every_place(void **state)
{
	struct fixture *it = *state;
	const struct source *a = document(it, "a.txt", STR("共 8 人。\n\n甲 3 人。\n"));
	const struct source *b = document(it, "b.txt", STR("乙 4 人。\n"));
	struct str html;

	it->diags.language = DIAG_CHINESE;
	diag_error(&it->diags, "sum", place_of(a, "8 人"), "合计不符");
	diag_also(&it->diags, place_of(b, "4 人"), "第二部分");
	diag_also(&it->diags, place_of(a, "3 人"), "第一部分");
	html = printed(it, report_html);
	assert_has(html, "共 <mark class=\"own\">8 人</mark>。</p>\n<p class=\"at\">第一部分：第 3 行第 3 列</p>\n"
			 "<p class=\"passage\">甲 <mark>3 人</mark>。</p>\n"
			 "<p class=\"at\">第二部分：b.txt 第 1 行第 3 列</p>\n"
			 "<p class=\"passage\">乙 <mark>4 人</mark>。</p>\n");
	assert_has(html, "<html lang=\"zh-CN\">");
	assert_has(html, "1. 错误");
}

/* Only what is near the marks is shown of a long passage, in whole characters. */
static void
cuts_a_long_passage_around_the_marks(void **state)
{
	struct fixture *it = *state;
	struct strbuf text = { 0 };
	const struct source *a;
	struct str html;

	for (size_t i = 0; i < 3; i++) {
		for (size_t k = 0; k < 400; k++)
			strbuf_adds(&text, "字");
		strbuf_adds(&text, i == 0 ? "3 人" : i == 1 ? "4 人" : "8 人");
	}
	a = document(it, "a.txt", strbuf_take(&it->arena, &text));
	find_sum(it, a);
	html = printed(it, report_html);
	assert_has(html, "<p class=\"passage\">…字");
	assert_has(html, "字<mark>3 人</mark>字");
	assert_has(html, "字 … 字");
	assert_has(html, "字<mark class=\"own\">8 人</mark></p>");
	assert_int_equal(utf8_invalid_at(html), SIZE_MAX);
	assert_true(html.len < 6000);
}

static void
says_when_there_is_nothing(void **state)
{
	struct fixture *it = *state;

	assert_has(printed(it, report_html), "<p class=\"counts\">nothing found</p>");
	it->report.acknowledged = 3;
	it->report.skipped = STR("not <all>");
	assert_has(printed(it, report_html), "<p class=\"counts\">nothing found; 3 acknowledged</p>");
	assert_has(printed(it, report_html), "<p class=\"skipped\">not &lt;all&gt;</p>");
}

int
main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(writes_json),
		TEST(writes_json_that_is_utf8),
		TEST(leaves_out_of_both_what_is_not_wanted),
		TEST(marks_the_figures_of_a_passage),
		TEST(shows_the_passage_of_every_place),
		TEST(cuts_a_long_passage_around_the_marks),
		TEST(says_when_there_is_nothing),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
