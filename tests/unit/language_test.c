#include "rule_fixture.h"

/* Marks, pairs, doubled words, characters and wrong words. Lines are counted from 4. */

static void
says(void **state, const char *body, const char *codes)
{
	struct doc_fixture *fixture = *state;

	fixture->diags.count = 0;
	rule_markdown(fixture, &family_language, body);
	assert_codes(&fixture->diags, codes);
}

static void
finds(void **state, const char *body, const char *code, size_t column, const char *covered)
{
	struct doc_fixture *fixture = *state;

	says(state, body, code);
	assert_finding(&fixture->diags, code, 4, column, covered);
}

/* ---- marks ---- */

static void
finds_marks_that_are_doubled(void **state)
{
	finds(state, "互利共赢。。以后\n", "mark-double", 5, "。。");
	finds(state, "学校，，，教师\n", "mark-double", 3, "，，，");
	says(state, "等等……还有——这样？！\n", "");
	says(state, "用“。。”结束\n", "");
}

static void
finds_marks_that_clash(void **state)
{
	finds(state, "护理（甲校、）商贸\n", "mark-clash", 6, "、）");
	finds(state, "学校，。教师\n", "mark-clash", 3, "，。");
	finds(state, "包括（，学校）\n", "mark-clash", 3, "（，");
	finds(state, "“甲、乙、”两项\n", "mark-clash", 5, "、”");
	says(state, "他说：“好。”（完。）又用“、”和“，”。\n", "");
	says(state, "共{{value.a}}、{{value.b}}：{{value.c}}；\n", "");
}

static void
gathers_half_width_marks(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "分,三门合格;另有5所,省名校\n", "mark-narrow", 2, ",");
	assert_told(&fixture->diags, "mark-narrow", "3");
	assert_ptr_equal(finding_of(&fixture->diags, "mark-narrow")->notes->place.source, fixture->source);
	finds(state, "报告(2023 年度)\n", "mark-narrow", 3, "(");
	says(state, "比例 1:14.79，共 1,234 人，见 a,b 与 (1) 和(二)项，3.5%\n", "");
}

/* ---- pairs ---- */

static void
finds_what_is_not_closed(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "印发《方案的通知，并“实施”\n", "pair-unmatched", 3, "《");
	finds(state, "实施”方案\n", "pair-unmatched", 3, "”");
	says(state, "实施（方案》》\n\n后文）\n", "pair-unmatched pair-unmatched");
	assert_finding(&fixture->diags, "pair-unmatched", 4, 6, "》");
	says(state, "“打造“品牌\n", "pair-unmatched");
	assert_hint(&fixture->diags, "pair-unmatched", "second");
	assert_finding(&fixture->diags, "pair-unmatched", 4, 1, "“");
}

static void
knows_pairs_that_are_right(void **state)
{
	says(state, "“外‘内’《书〈篇〉》（注(2)）”【一】〔2020〕3 号\n", "");
	says(state, "1）甲；2)乙；a)丙；一）丁；students’ work\n", "");
	says(state, "“第一段\n\n“第二段。”\n", "");
	says(state, "“跨页的\n\n引文”在此\n", "");
}

static void
finds_pairs_that_cross(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "“甲（乙”丙）丁\n", "pair-unmatched", 7, "）");
	assert_told(&fixture->diags, "pair-unmatched", "outside");
}

static void
tells_the_unclosed_at_the_end_of_a_cell(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "| 甲（ | 乙） |\n|---|---|\n| 丙 | 丁 |\n", "pair-unmatched pair-unmatched");
	assert_finding(&fixture->diags, "pair-unmatched", 4, 4, "（");
}

/* ---- doubled words ---- */

static void
finds_words_that_are_doubled(void **state)
{
	finds(state, "共设 10 个专业专业大类\n", "word-double", 8, "专业专业");
	finds(state, "一体化发展论坛论坛围绕\n", "word-double", 6, "论坛论坛");
	finds(state, "产教融合产教融合产教融合的\n", "word-double", 1, "产教融合产教融合产教融合");
	finds(state, "学校的的教师\n", "word-double", 3, "的的");
	says(state, "个个种种常常，实实在在，各级各类，一步一步，讨论讨论，目的的确定，的的确确\n", "");
	says(state, "二〇二〇年，千千万万，院校校内，发展中中职\n", "");
}

static void
finds_bounds_that_are_doubled(void **state)
{
	finds(state, "聘请近百余人任教\n", "bound-double", 3, "近百余");
	finds(state, "人数多达 37600 多人\n", "bound-double", 3, "多达 37600 多");
	finds(state, "每年10万余人次以上\n", "bound-double", 3, "10万余人次以上");
	says(state, "近百人，百余人，多达 37600 人，200 多场，近 30 多样化课程，超过 90%\n", "");
	says(state, "甲[^1]。\n\n[^1]: 原文“专业专业”重复，“近百余人”照原文。\n", "");
	says(state, "甲[^1]。\n\n[^1]: 聘请近百余人。\n", "bound-double");
}

/* ---- characters ---- */

static void
finds_words_of_another_language(void **state)
{
	finds(state, "新经济和 student 终生发展\n", "word-foreign", 6, "student");
	says(state, "学 Python 与 python 编程，`data` 与“live”，见 https://example.cn/student 页，VR 技术，app 开发\n",
	    "");
}

static void
gathers_traditional_characters(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "让中小學生和學校\n", "char-traditional", 4, "學");
	assert_hint(&fixture->diags, "char-traditional", "学");
	assert_told(&fixture->diags, "char-traditional", "2");
	says(state, "著名学者乾坤后来\n", "");
}

static void
leaves_traditional_documents_alone(void **state)
{
	says(state,
	    "職業教育質量報告，學校與學生發展，國際交流與貢獻，課程體系建設，實訓基地條件，師資隊伍結構，專業設置調整"
	    "\n",
	    "");
}

static void
finds_private_and_lost_characters(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "学校\xEE\x80\x90教师\n", "char-private", 3, "\xEE\x80\x90");
	finds(state, "学校\xEF\xBF\xBD教师\n", "char-private", 3, "\xEF\xBF\xBD");
	finds(state, "比例为１\xEE\x80\x90 ２∶１\n", "char-private", 5, "\xEE\x80\x90");
	assert_hint(&fixture->diags, "char-private", "decimal point");
	says(state, "| 比例 |\n|---|\n| １\xEE\x80\x90 ２ |\n", "");
}

static void
finds_digits_of_two_widths(void **state)
{
	finds(state, "共 20 所，另有 ３０ 所，教师 40 人\n", "digit-wide", 11, "３０");
	finds(state, "共 ２０ 所，另有 30 所，教师 ４０ 人\n", "digit-wide", 11, "30");
	says(state, "共 20 所，１＋Ｘ 证书\n", "");
	says(state, "共 ２０ 所\n", "");
}

/* ---- words ---- */

static void
finds_wrong_words(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "设立帐号，共 3 个\n", "word-wrong", 3, "帐号");
	assert_hint(&fixture->diags, "word-wrong", "账号");
	finds(state, "六个纬度\n", "word-wrong", 2, "个纬度");
	finds(state, "截止到 2023 年底\n", "word-wrong", 1, "截止到");
	finds(state, "截止 2023 年底\n", "word-wrong", 1, "截止 20");
	finds(state, "既使没有条件，也要创造\n", "word-wrong", 1, "既使");
	finds(state, "强国与强囯\n", "word-wrong", 5, "囯");
}

static void
knows_where_they_are_right(void **state)
{
	says(state, "多纬度地区，入帐篷，自己经过，创新练习，直接对教育，既使学校满意，又使家长放心\n", "");
	says(state, "原文“指标休系”应为“指标体系”；此处写作“帐号”。\n", "");
	says(state, "三维 创新 练习，触摸式屏幕，报名截止到 5 月\n", "");
}

static void
takes_words_of_the_site(void **state)
{
	struct doc_fixture *fixture = *state;
	struct site_word own = { STR("临水氏"), STR("临水市"), { 0 } }, off = { STR("帐号"), STR_NONE, { 0 } };
	struct site site = { 0 };
	struct reading reading;
	struct checker checker = { .arena = &fixture->arena, .dictionary = &site, .diags = &fixture->diags };

	map_add(&site.words, &fixture->arena, own.wrong, &own);
	map_add(&site.words, &fixture->arena, off.wrong, &off);
	checker.lexicon = lexicon_of(&fixture->arena, &site);
	doc_compile(fixture, "临水氏的帐号和帐户\n");
	reading_of_paper(&reading, &fixture->arena, NULL, &fixture->doc.paper);
	checker.reading = &reading;
	for (size_t i = 0; i < family_language.document_count; i++)
		family_language.documents[i](&checker);
	assert_codes(&fixture->diags, "word-wrong word-wrong");
	assert_finding(&fixture->diags, "word-wrong", 4, 1, "临水氏");
	assert_hint(&fixture->diags, "word-wrong", "临水市");
}

static void
finds_words_in_two_spellings(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "其他学校、其它学校与其他单位\n", "word-variant", 6, "其它");
	assert_told(&fixture->diags, "word-variant", "'其它' (1) and '其他' (2)");
	says(state, "其它学校与其它单位，个人材料与人才\n", "");
}

/* ---- hostile documents ---- */

static void
is_linear_in_a_line_of_brackets(void **state)
{
	struct doc_fixture *fixture = *state;
	struct strbuf text = { 0 };

	for (size_t i = 0; i < 200000; i++)
		strbuf_adds(&text, i % 3 == 0 ? "（" : i % 3 == 1 ? "“" : "专业");
	rule_plain(fixture, &family_language, str_zero(&fixture->arena, strbuf_view(&text)));
	strbuf_release(&text);
	assert_true(fixture->diags.count < 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(finds_marks_that_are_doubled),
		doc_test(finds_marks_that_clash),
		doc_test(gathers_half_width_marks),
		doc_test(finds_what_is_not_closed),
		doc_test(knows_pairs_that_are_right),
		doc_test(finds_pairs_that_cross),
		doc_test(tells_the_unclosed_at_the_end_of_a_cell),
		doc_test(finds_words_that_are_doubled),
		doc_test(finds_bounds_that_are_doubled),
		doc_test(finds_words_of_another_language),
		doc_test(gathers_traditional_characters),
		doc_test(leaves_traditional_documents_alone),
		doc_test(finds_private_and_lost_characters),
		doc_test(finds_digits_of_two_widths),
		doc_test(finds_wrong_words),
		doc_test(knows_where_they_are_right),
		doc_test(takes_words_of_the_site),
		doc_test(finds_words_in_two_spellings),
		doc_test(is_linear_in_a_line_of_brackets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
