#include "rule_fixture.h"

#include "check/structure.h"

/* Numbers of headings, lists, tables, figures, cases and annexes. */

static void
says(void **state, const char *body, const char *codes)
{
	struct doc_fixture *fixture = *state;

	fixture->diags.count = 0;
	rule_markdown(fixture, &family_structure, body);
	assert_codes(&fixture->diags, codes);
}

/* ---- labels ---- */

/* "STYLE:NUMBER|title", or "none". */
static void
reads(void **state, const char *text, const char *expected)
{
	struct doc_fixture *fixture = *state;
	struct str all = str_from(text);
	struct label label;
	struct str shown = STR("none");

	if (label_read(&label, all, 0))
		shown = str_format(&fixture->arena, "%.*s|%.*s", STR_ARG(label_key(&fixture->arena, &label)),
		    STR_ARG(str_slice(all, label.title, all.len)));
	assert_text(shown, expected);
}

static void
reads_labels_in_all_styles(void **state)
{
	reads(state, "第三部分  质量保障", "0:3|质量保障");
	reads(state, "第十二章 总则", "1:12|总则");
	reads(state, "二十一、主要任务", "3:21|主要任务");
	reads(state, "（一）目标", "4:1|目标");
	reads(state, "(二) 目标", "4:2|目标");
	reads(state, "1.2 设施", "5:1.2|设施");
	reads(state, "４．１．３ 设施", "5:4.1.3|设施");
	reads(state, "10.1存在问题", "5:10.1|存在问题");
	reads(state, "3．强化", "6:3|强化");
	reads(state, "2）强化", "7:2|强化");
	reads(state, "表 3-1：规模", "8:3.1|规模");
	reads(state, "图9 2023年成绩", "9:9|2023年成绩");
	reads(state, "【案例 二】集团", "10:2|】集团");
	reads(state, "附件1", "11:1|");
}

static void
takes_figures_and_words_for_no_labels(void **state)
{
	reads(state, "3.35%，比上年", "none");
	reads(state, "2023年", "none");
	reads(state, "一是强化", "none");
	reads(state, "表彰决定", "none");
	reads(state, "第三方评价", "none");
	reads(state, "99999999999999.1", "none");
	reads(state, "", "none");
}

/* ---- headings and lists ---- */

static void
finds_a_number_left_out(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "## 1.1 规模\n\n## 1.2 条件\n\n## 1.4 师资\n", "number-gap");
	assert_finding(&fixture->diags, "number-gap", 8, 4, "1.4");
	says(state, "一、甲\n\n二、乙\n\n四、丁\n", "number-gap");
	says(state, "## 第一章 甲\n\n### 1.2 乙\n\n### 1.3 丙\n", "number-gap");
	assert_finding(&fixture->diags, "number-gap", 6, 5, "1.2");
}

static void
finds_a_parent_left_out(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "## 4. 合作\n\n### 4.1 甲\n\n### 4.2 乙\n\n### 5.1 丙\n\n### 5.2 丁\n\n## 6. 保障\n", "number-gap");
	assert_finding(&fixture->diags, "number-gap", 10, 5, "5.1");
	assert_told(&fixture->diags, "number-gap", "'5' is missing");
}

static void
finds_a_number_that_is_there_twice(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "## 一、甲\n\n## 二、乙\n\n## 二、丙\n\n## 三、丁\n", "number-double");
	assert_finding(&fixture->diags, "number-double", 8, 4, "二");
	says(state, "## 1. 甲\n\n## 1. 乙\n", "number-double");
}

static void
finds_numbers_out_of_order(void **state)
{
	says(state, "（一）甲\n\n（二）乙\n\n（三）丙\n\n（二）丁\n", "number-order");
}

static void
finds_a_number_of_another_chapter(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "## 4. 合作\n\n### 4.1 甲\n\n### 4.2 乙\n\n### 3.3 丙\n\n### 4.4 丁\n", "number-parent");
	assert_finding(&fixture->diags, "number-parent", 10, 5, "3.3");
}

static void
notes_a_part_without_a_second(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "## 1. 甲\n\n### 1.1 乙\n\n### 1.2 丙\n\n## 2. 丁\n\n### 2.1 戊\n\n## 3. 己\n", "number-alone");
	assert_finding(&fixture->diags, "number-alone", 12, 5, "2.1");
}

static void
notes_another_mark_behind_a_number(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "1．甲\n\n2\\.乙\n\n3\\.丙\n", "number-mark");
	assert_finding(&fixture->diags, "number-mark", 4, 1, "1");
}

static void
knows_where_numbers_begin_anew(void **state)
{
	says(state,
	    "## 第一部分 甲\n\n### 1.1 乙\n\n一、子\n\n二、丑\n\n### 1.2 丙\n\n一、寅\n\n二、卯\n\n## 第二部分 丁\n\n"
	    "### 2.1 戊\n\n（1）辰\n\n（2）巳\n\n### 2.2 己\n\n（1）午\n\n## 附件 "
	    "1：庚\n\n一、未\n\n1．申\n\n2．酉\n\n二、戌\n\n"
	    "1．亥\n\n## 附件 2：辛\n\n一、壬\n",
	    "");
	says(state, "## 1. 甲\n\n### 1.1 乙\n\n### 案例 1：丙\n\n### 1.2 丁\n\n### 案例 2：戊\n\n## 2. 己\n", "");
	says(state, "2\\.乙\n\n5 所学校\n\n2023．甲\n", "");
}

/* ---- captions and references ---- */

static void
finds_captions_with_one_number(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "### 案例 1：甲\n\n### 案例 2：乙\n\n### 案例 2：丙\n\n### 案例 3：丁\n", "caption-double");
	assert_finding(&fixture->diags, "caption-double", 8, 5, "案例 2");
	says(state, "### 案例 1：甲\n\n### 案例 1（续）\n\n### 第二节 案例 2——丙\n", "");
}

static void
finds_captions_left_out_and_out_of_order(void **state)
{
	says(state, "### 附件 1：甲\n\n### 附件 3：乙\n", "caption-gap");
	says(state, "### 案例一：甲\n\n### 案例二：甲\n\n### 案例四：乙\n\n### 案例三：丙\n",
	    "caption-gap caption-order");
	says(state, "### 表 1-1 甲\n\n### 表 1-2 乙\n\n### 表 2-1 丙\n", "");
}

static void
finds_references_to_nothing(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "### 附件 1：甲\n\n详见附件 2。\n\n见附件1，如附件 1 所示\n", "reference-missing");
	assert_finding(&fixture->diags, "reference-missing", 6, 3, "附件 2");
	says(state, "### 案例 1：甲\n\n典型案例 6 个，如表 3，（图 2），代表 3 人\n", "");
	says(state, "### 表 1：甲\n\n数据（表 2）\n", "reference-missing");
}

/* ---- hostile documents ---- */

static void
is_linear_in_headings(void **state)
{
	struct doc_fixture *fixture = *state;
	struct strbuf text = { 0 };

	for (size_t i = 0; i < 20000; i++)
		strbuf_adds(&text, "（一）甲《临水市关于进一步加强职业教育工作的意见》\n\n");
	rule_plain(fixture, &family_structure, str_zero(&fixture->arena, strbuf_view(&text)));
	strbuf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(reads_labels_in_all_styles),
		doc_test(takes_figures_and_words_for_no_labels),
		doc_test(finds_a_number_left_out),
		doc_test(finds_a_parent_left_out),
		doc_test(finds_a_number_that_is_there_twice),
		doc_test(finds_numbers_out_of_order),
		doc_test(finds_a_number_of_another_chapter),
		doc_test(notes_a_part_without_a_second),
		doc_test(notes_another_mark_behind_a_number),
		doc_test(knows_where_numbers_begin_anew),
		doc_test(finds_captions_with_one_number),
		doc_test(finds_captions_left_out_and_out_of_order),
		doc_test(finds_references_to_nothing),
		doc_test(is_linear_in_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
