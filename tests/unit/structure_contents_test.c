#include "rule_fixture.h"

/* Tables of contents against headings, and titles in two wordings. */

static void
says(void **state, const char *text, const char *codes)
{
	struct doc_fixture *fixture = *state;

	fixture->diags.count = 0;
	rule_plain(fixture, &family_structure, text);
	assert_codes(&fixture->diags, codes);
}

#define BODY                                                                                                                                                        \
	"\n一、基本情况\n\n全市有学校五所，在校学生一万人。\n\n二、学生发展\n\n毕业生三千人，多数升学。\n\n三、政策保" \
	"障\n\n经费充足。\n"

static void
agrees_with_its_headings(void **state)
{
	says(state, "目录\n\n一、基本 情况.....1\n\n二、学生发展.....2\n\n三、政策保障.....2\n" BODY, "");
}

static void
finds_other_words(void **state)
{
	struct doc_fixture *fixture = *state;

	says(
	    state, "目录\n\n一、基本情况.....1\n\n二、学生素质.....2\n\n三、政策保障.....2\n" BODY, "contents-wording");
	assert_finding(&fixture->diags, "contents-wording", 5, 1, "二、学生素质");
	assert_int_equal(place_line_column(finding_of(&fixture->diags, "contents-wording")->notes->place).line, 13);
}

static void
finds_entries_and_headings_without_one_another(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state,
	    "目录\n\n一、基本情况.....1\n\n二、学生发展.....2\n\n三、政策保障.....2\n\n四、主要问题.....3\n" BODY,
	    "contents-missing");
	assert_finding(&fixture->diags, "contents-missing", 9, 1, "四、主要问题");
	says(state, "目录\n\n一、基本情况.....1\n\n二、学生发展.....2\n" BODY, "contents-missing");
	assert_finding(&fixture->diags, "contents-missing", 15, 1, "三、政策保障");
}

static void
finds_pages_that_fall(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "目录\n\n一、基本情况.....3\n\n二、学生发展.....2\n\n三、政策保障.....4\n" BODY, "contents-page");
	assert_finding(&fixture->diags, "contents-page", 5, 1, "二、学生发展");
}

static void
finds_lists_whose_pages_disagree(void **state)
{
	struct doc_fixture *fixture = *state;
	const char *text =
	    "目录\n\n一、基本情况\t3\n\n二、学生发展\t5\n\n三、政策保障\t8\n\n案例目录\n\n案例 1：集团办学\t1\n\n"
	    "案例 2：以赛促学\t6\n\n"
	    "一、基本情况\n\n全市有学校五所。\n\n【案例 1】集团办学\n\n学校联合企业办学。\n\n二、学生发展\n\n"
	    "毕业生三千人。\n\n【案例 2】以赛促学\n\n学校组织比赛。\n\n三、政策保障\n\n经费充足。\n";

	says(state, text, "contents-page");
	assert_finding(&fixture->diags, "contents-page", 11, 1, "案例 1：集团办学");
	assert_computed(&fixture->diags, "contents-page",
	    "案例 1： (page 1) stands in the text behind 一、 (page 3) and before 二、 (page 5)");
}

/* ---- titles ---- */

static void
finds_titles_in_two_wordings(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "印发《临水市中职学校收入分配暂行办法》。\n\n落实《临水市职业学校收入分配暂行办法》。\n",
	    "title-wording");
	assert_finding(&fixture->diags, "title-wording", 3, 4, "临水市职业学校收入分配暂行办法");
	says(
	    state, "《行动计划与实施要点（2020—2024 年）》，《行动计划与实施要点（2020-2024 年）》\n", "title-wording");
}

static void
knows_titles_of_two_things(void **state)
{
	says(state, "《临水市职业教育发展规划》，《东浦市职业教育发展规划》\n", "");
	says(state, "《高等职业学校专业目录》，《中等职业学校专业目录》\n", "");
	says(state, "《职业教育质量年度报告（2021）》，《职业教育质量年度报告（2022）》\n", "");
	says(state, "《临水市深化产教融合实施方案》，《深化产教融合实施方案》\n", "");
	says(state, "《第一批示范学校建设名单》，《第二批示范学校建设名单》\n", "");
	says(state, "《职业教育法》，《职业教育发》\n", "");
}

static void
notes_titles_that_are_cut(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "执行《临水市教育局关于做好中小学教师培训工作》。\n", "title-cut");
	assert_finding(&fixture->diags, "title-cut", 1, 4, "临水市教育局关于做好中小学教师培训工作");
	says(state, "执行《临水市教育局关于做好中小学教师培训工作的通知》。\n", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(agrees_with_its_headings),
		doc_test(finds_other_words),
		doc_test(finds_entries_and_headings_without_one_another),
		doc_test(finds_pages_that_fall),
		doc_test(finds_lists_whose_pages_disagree),
		doc_test(finds_titles_in_two_wordings),
		doc_test(knows_titles_of_two_things),
		doc_test(notes_titles_that_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
