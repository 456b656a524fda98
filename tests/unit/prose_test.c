#include "rule_fixture.h"

/* The rules about figures in the text: what they find, where and how computed, and what
 * they leave alone. Line 4 is the first behind the head. */

static struct doc_fixture *
checked(void **state, const char *text)
{
	struct doc_fixture *fixture = *state;

	fixture->diags.count = 0;
	rule_markdown(fixture, &family_prose, text);
	return fixture;
}

static void
finds(void **state, const char *text, const char *code, const char *computation)
{
	struct diags *diags = &checked(state, text)->diags;

	assert_codes(diags, code);
	assert_computed(diags, code, computation);
}

static void
finds_nothing(void **state, const char *text)
{
	assert_codes(&checked(state, text)->diags, "");
}

/* How many other places a finding names. */
static size_t
other_places(const struct diags *diags, const char *code)
{
	size_t count = 0;

	for (const struct diag_note *note = finding_of(diags, code)->notes; note; note = note->next)
		count++;
	return count;
}

/* ---- shares and rates ---- */

static void
computes_a_rate_from_its_sentence(void **state)
{
	struct diags *diags = &checked(state, "毕业生 2000 人，就业（含升学）1930 人，就业率为 95.60%。\n")->diags;

	assert_codes(diags, "prose-rate");
	assert_finding(diags, "prose-rate", 4, 31, "95.60%");
	assert_computed(diags, "prose-rate", "1930 / 2000 = 96.50 %, stated 95.60 %");
	assert_int_equal(other_places(diags, "prose-rate"), 2);
	finds_nothing(state, "毕业生 2000 人，就业（含升学）1930 人，就业率为 96.50%，专业对口率为 80.12%。\n");
}

static void
computes_a_share_by_its_words(void **state)
{
	finds(state, "专任教师 1600 人，双师型教师 780 人，兼职教师 320 人，兼职教师占专任教师比例 25.5%。\n",
	    "prose-rate", "320 / 1600 = 20.0 %, stated 25.5 %");
	finds(state, "合作企业 50 家，大中型企业 41 家，大中型企业占比 72.0%。\n", "prose-rate",
	    "41 / 50 = 82.0 %, stated 72.0 %");
	finds(state, "共招生 600 人，其中本地学生 450 人，占 57%。\n", "prose-rate", "450 / 600 = 75 %, stated 57 %");
	assert_hint(
	    &checked(state, "共招生 600 人，其中本地学生 450 人，占 57.0%。\n")->diags, "prose-rate", "swapped: 75.0");
}

static void
leaves_shares_of_other_bases(void **state)
{
	finds_nothing(state, "兼职专业课教师 351 人，占专业课教师总数的 27.42%。\n");
	finds_nothing(state, "共招生 600 人，其中本地学生 450 人，占 75%；外地学生 150 人，占 25%。\n");
	finds_nothing(state, "全市 16 所学校，其中 10 所参加比赛，女生占 41.5%。\n");
	finds_nothing(state, "投入 640.50 万元，使用 637.30 万元，执行率 99.50%。\n");
	finds_nothing(state, "毕业生约 2000 人，就业 1930 人，就业率为 95.60%。\n");
}

/* Parts of a whole that is not given: one's share tells it. */
static void
measures_parts_by_each_other(void **state)
{
	finds_nothing(state, "男生 723 人，占 51.24%；女生 688 人，占 48.76%。\n");
	finds(state, "男生 723 人，占 51.24%；女生 688 人，占 47.86%。\n", "prose-rate-base",
	    "688 / (723 / 51.24 %) = 48.76 %, stated 47.86 %");
	finds_nothing(state, "本地就业 452 万人，占毕业生的 88.1%。其中，东浦 40 万人，占毕业生的 7.8%。\n");
	finds_nothing(state, "老人 264 人，占 18.7%（其中，高龄 191 人，占 13.5%）。\n");
	finds(state, "共招生 600 人，其中本地学生 450 人，占 75%；外地学生 150 人，占 35%。\n", "prose-rate",
	    "150 / 600 = 25 %, stated 35 %");
}

static void
computes_spending_in_its_part(void **state)
{
	finds(state,
	    "省级投入 640.50 万元，使用 637.30 万元，执行率 98.50%；市级投入 300 万元，使用 297 万元，执行率 99%。\n",
	    "prose-rate", "637.30 万 / 640.50 万 = 99.50 %, stated 98.50 %");
}

static void
counts_in_those_of_another_section(void **state)
{
	struct diags *diags =
	    &checked(state, "毕业生共计 2000 人，其中直接就业 600 人，就业率达 98.60%（含升学学生）。\n\n"
			    "升入高校的学生达 1354 人。\n")
		 ->diags;

	assert_codes(diags, "prose-rate-base");
	assert_computed(diags, "prose-rate-base", "(600 + 1354) / 2000 = 97.70 %, stated 98.60 %");
	finds_nothing(state,
	    "毕业生共计 2000 人，其中直接就业 600 人，就业率达 97.70%（含升学学生）。\n\n升入高校的学生达 1354 人。\n");
}

static void
tells_cut_from_wrong(void **state)
{
	finds(state, "毕业生 1713 人，就业 1000 人，就业率为 58.37%。\n", "prose-cut",
	    "1000 / 1713 = 58.377 %, stated 58.37 %");
}

static void
tests_shares_without_base(void **state)
{
	finds(state, "有 8 家企业入选，占全市的 38.6%。\n", "prose-share",
	    "8 / 38.6 % = 20.73, which is no whole number");
	finds(
	    state, "有 8 家企业入选，占全市的 38.0%。\n", "prose-cut", "8 / 38.0 % = 21.05, which is no whole number");
	finds_nothing(state, "有 8 家企业入选，占全市的 38.1%。\n");
}

/* ---- means, ratios, multiples ---- */

static void
computes_means(void **state)
{
	finds(
	    state, "培训 500 人次，总学分为 19000，平均学分 36.4。\n", "prose-mean", "19000 / 500 = 38.0, stated 36.4");
	finds_nothing(state, "培训 500 人次，总学分为 19000，平均学分 38。\n");
	finds_nothing(state, "共 8420 名学生参加考试，三门课平均分 185.5 分。\n");
}

static void
computes_means_per_pupil(void **state)
{
	struct diags *diags = &checked(state, "全市在校生 20000 人。\n\n占地面积 60 万平方米，生均占地面积 30 平方米；"
					      "图书 680000 万册，生均图书 34 册。\n")
				   ->diags;

	assert_codes(diags, "prose-mean-base");
	assert_computed(diags, "prose-mean-base", "680000 万 / 20000 = 340000, stated 34");
	assert_hint(diags, "prose-mean-base", "one 万 too many");
	finds(state, "全市中等职业学校 14 所，在校生 32480 人，校均规模 2230 人。\n", "prose-mean",
	    "32480 / 14 = 2320, stated 2230");
}

static void
computes_ratios(void **state)
{
	finds(state, "在校生 25117 人，专任教师 1543 人，生师比 16.38:1。\n", "prose-ratio",
	    "25117 / 1543 = 16.278, stated 16.38:1");
	finds(state, "在校生 25117 人，专任教师 1543 人，生师比 16.27:1。\n", "prose-cut",
	    "25117 / 1543 = 16.278, stated 16.27:1");
	finds_nothing(state, "在校生 25117 人，专任教师 1543 人，师生比 1:16.28。\n");
}

static void
computes_multiples(void **state)
{
	finds(state, "在校生 32480 人。\n\n培训 73080 人次，是在校生的 2.52 倍。\n", "prose-times",
	    "73080 / 32480 = 2.25, stated 2.52");
	finds(state, "开展培训 73080 人次。培训人次是在校生 34480 人的 2.25 倍。\n", "prose-times",
	    "73080 / 34480 = 2.12, stated 2.25");
	finds_nothing(state, "在校生 32480 人。\n\n培训 73080 人次，是在校生的 2.25 倍。\n");
}

/* ---- growth ---- */

static void
computes_growth_beside_its_figures(void **state)
{
	finds(state, "投入 54600 万元，比上年的 52000 万元增长 5.50%。\n", "prose-growth",
	    "54600 万 / 52000 万 - 1 = 5.00 %, stated 5.50 %");
	finds(state, "招生 11250 人，比上年的 10800 人增加 405 人。\n", "prose-growth",
	    "11250 - 10800 = 450, stated 405");
	finds(state, "招生 11250 人，比上年增加 450 人，增长 4.71%。\n", "prose-growth",
	    "450 / (11250 - 450) = 4.17 %, stated 4.71 %");
	finds_nothing(state, "招生 11250 人，比上年的 10800 人增加 450 人，增长 4.17%。\n");
}

/* Counts in 万 are rounded; the year before may be named; and not all that follows 上升 is a change. */
static void
leaves_growth_that_may_be_so(void **state)
{
	finds_nothing(state, "幼儿园 25.84 万所，比上年增加 1.12 万所，增长 4.55%。\n");
	finds(state, "幼儿园 25.84 万所，比上年增加 1.12 万所，增长 4.85%。\n", "prose-growth",
	    "1.12 万 / (25.84 万 - 1.12 万) = 4.53 %, stated 4.85 %");
	finds_nothing(state, "2022 年招生 1530 人，比 2021 年的 1500 人增加 30 人，增长 2.00%。\n");
	finds(state, "2022 年招生 1530 人，比 2021 年的 1500 人增加 30 人，增长 1.96%。\n", "prose-growth",
	    "1530 / 1500 - 1 = 2.00 %, stated 1.96 %");
	finds_nothing(state, "共有 1530 户，与 2010 年（上一次调查）的 1500 户相比，增加 30 户，增长 2.00%，"
			     "年平均增长率为 0.20%。\n");
	finds_nothing(state, "取证的比例仅为 46.2%，较低，2016 年这一比例上升到 80.5%。\n");
	finds_nothing(state, "招生 3350 人，较上年增加 240 人，占比由 21.5% 上升为 46.3%。\n");
}

static void
computes_growth_from_two_values_of_a_passage(void **state)
{
	finds(state, "由 60 个专业，调整为 45 个专业。两年来，专业数削减 23%。\n", "prose-growth-base",
	    "45 / 60 - 1 = -25.0 %, stated -23 %");
	finds_nothing(state, "由 60 个专业，调整为 45 个专业。两年来，专业数削减 25%。\n");
}

static void
computes_growth_from_a_table(void **state)
{
	static const char table[] =
	    "| 年份 | 生均固定资产值 | 生均图书 |\n|-|-|-|\n| 2021 | 40000 | 28.10 |\n| 2022 | 42000 | 31.60 |\n\n";
	char *text = str_zero(&((struct doc_fixture *)*state)->arena,
	    str_format(&((struct doc_fixture *)*state)->arena,
		"%s2022 年，与 2021 年相比，生均固定资产值增长 5.5%%，生均图书增长 3.50 册。\n", table));

	finds(state, text, "prose-growth-base", "42000 / 40000 - 1 = 5.0 %, stated 5.5 %");
	text = str_zero(&((struct doc_fixture *)*state)->arena,
	    str_format(&((struct doc_fixture *)*state)->arena,
		"%s2022 年，与 2021 年相比，生均固定资产值增长 5%%，生均图书增长 3.05 册。\n", table));
	finds(state, text, "prose-growth-base", "31.60 - 28.10 = 3.50, stated 3.05");
}

static void
asks_for_points(void **state)
{
	finds(state, "2022 年升学率 80.5%，较 2021 年增加 3.25%。\n", "prose-points",
	    "as points it was 80.5 - 3.25 = 77.25 % before, as growth 77.97 %");
	finds_nothing(state, "2022 年升学率 80.5%，较 2021 年增加 3.25 个百分点。\n");
	finds_nothing(state, "2022 年投入 80.5 万元，较 2021 年增加 3.25%。\n");
}

static void
tests_plans(void **state)
{
	finds(state,
	    "2023 年全市培训完成 141200 人次。\n\n计划 2024 年全市培训规模达到 12 万人次，比 2023 年增加 10%。\n",
	    "prose-plan", "12 万 / 141200 - 1 = -15.0 %, stated 10 %");
	finds_nothing(state,
	    "2023 年全市培训完成 120000 人次。\n\n计划 2024 年全市培训规模达到 13.2 万人次，比 2023 年增加 10%。\n");
}

/* ---- sums and parts ---- */

static void
adds_up_parts(void **state)
{
	struct diags *diags = &checked(state,
	    "全市有学校 57 所，含职业高中 28 所、技工学校 16 所、普通中专 7 所、成人中专 7 所；在校生 12 万人。\n")
				   ->diags;

	assert_codes(diags, "prose-sum");
	assert_finding(diags, "prose-sum", 4, 7, "57 所");
	assert_computed(diags, "prose-sum", "28 + 16 + 7 + 7 = 58, stated 57");
	assert_int_equal(other_places(diags, "prose-sum"), 4);
	finds(state, "中职学校 20 所（公办 16 所、民办 3 所）。\n", "prose-sum", "16 + 3 = 19, stated 20");
	finds(state, "东浦拨付 120 万元，西河自筹 245.3 万元，共计 356.3 万元。\n", "prose-sum",
	    "120 万 + 245.3 万 = 365.3, stated 356.3 万");
	finds(state, "全市 14 所学校申报，6 所入围，其余 9 所学校落选。\n", "prose-sum", "6 + 9 = 15, stated 14");
	finds(state, "评审 118 项，其中教改类 74 项，管理类 17 项，服务类 18 项。\n", "prose-sum",
	    "74 + 17 + 18 = 109, stated 118");
}

static void
adds_up_some_parts(void **state)
{
	finds(state,
	    "毕业生 3985 人。其中甲类升学 2047 人，乙类升学 1310 人，自主招生 85 人，其他 443 人，90 人出国。\n",
	    "prose-sum-some", "2047 + 1310 + 85 + 443 = 3885, stated 3985");
}

static void
leaves_lists_that_are_no_sums(void **state)
{
	finds_nothing(state, "全市有学校 12 所，其中国家级示范校 5 所，省级示范校 8 所，名校 6 所。\n");
	finds_nothing(state, "专任教师 1650 人，其中双师型 780 人、高级职称 420 人、中级职称 700 人。\n");
	finds_nothing(state, "全市有 16 所学校，市本级 4 所，东浦县、西河县、南山县各 2 所，北江市、海门市各 3 所。\n");
	finds_nothing(state, "培训 52.30 万人次，其中农民 8.15 万人次，农民工 14.60 万人次，职工 5.20 万人次。\n");
	finds_nothing(state, "申报项目 20 个，评审 12 个，共开会 5 次。\n");
}

/* A whole is a quantity of its own, of both kinds, and nearer than what is told before it. */
static void
adds_up_to_the_right_whole(void **state)
{
	finds_nothing(state, "共 940 人报名，比去年增加 36 人。其中甲类 570 人，乙类 290 人，其他 80 人。\n");
	finds(state, "共 940 人报名，比去年增加 36 人。其中甲类 570 人，乙类 290 人，其他 90 人。\n", "prose-sum-some",
	    "570 + 290 + 90 = 950, stated 940");
	finds_nothing(state, "在校生 65.15 万人，其中职高 8.93 万人。教师 4.23 万人，增加 0.06 万人，其中甲 3.02 万人，"
			     "乙 1.05 万人，其他 0.16 万人。\n");
	finds_nothing(state, "男毕业生 240 人，女毕业生 290 人，比例为 83：100。其中男研究生 12 人，女研究生 13 人，"
			     "比例为 92：100；男本科生 108 人，女本科生 133 人，比例为 81：100。\n");
}

static void
finds_parts_larger_than_wholes(void **state)
{
	finds(state, "选派教师 120 人，其中女教师 210 人。\n", "prose-part", "210 > 120");
	finds_nothing(state, "选派教师 120 人，其中女教师 110 人；学生 300 人。\n");
	finds_nothing(state, "教职工 100 人。其中，国家级学校 140 所。\n");
}

static void
adds_up_shares(void **state)
{
	finds(state, "第一、第二、第三产业占比分别为 3.15%、20.45%、77.3%。\n", "prose-shares",
	    "the 3 shares make 100.90 %");
	finds_nothing(state, "第一、第二、第三产业占比分别为 3.15%、20.45%、76.4%。\n");
	finds_nothing(state, "三年的教育拨款占财政支出分别为 36%、32%、29%。\n");
}

/* ---- lists ---- */

static void
counts_what_is_named(void **state)
{
	struct diags *diags = &checked(state, "新成立 4 个集团（联盟），分别是甲集团、乙集团和丙集团。\n")->diags;

	assert_codes(diags, "prose-items");
	assert_finding(diags, "prose-items", 4, 5, "4 个");
	assert_told(diags, "prose-items", "3 are named");
	assert_codes(
	    &checked(state, "明确三大任务（立德树人、产教融合、服务社会、对外开放）。\n")->diags, "prose-items");
	assert_codes(&checked(state, "从理念引领、制度规范、行为塑造和环境熏陶五个维度推进。\n")->diags, "prose-items");
}

static void
leaves_open_and_nested_lists(void **state)
{
	finds_nothing(state, "新成立 4 个集团，分别是甲集团、乙集团、丙集团和丁集团。\n");
	finds_nothing(state, "共有 6 个赛项，分别是数控、焊接等。\n");
	finds_nothing(state, "新增 2 个专业，分别是“种植、养殖与加工”专业、汽车专业。\n");
	finds_nothing(state, "全市 6 个县（市、区）都有学校。\n");
	finds_nothing(state, "语文、历史、数学等三科共 64 人参加。\n");
	finds_nothing(state, "集团有 18 家企业（2020 年新增甲公司、乙公司、丙公司）。\n");
}

/* ---- series ---- */

static void
follows_series(void **state)
{
	struct diags *diags = &checked(
	    state, "工作有六个重点：一是改革。二是协作。\n\n三是协同。\n\n四是公开。六是评价。\n\n六是共享。\n")
				   ->diags;

	assert_codes(diags, "prose-series");
	assert_finding(diags, "prose-series", 8, 6, "六是");
	assert_hint(diags, "prose-series", "五是");
	assert_computed(diags, "prose-series", "一是、二是、三是、四是、六是、六是");
	assert_codes(&checked(state, "一是改革。二是融合。一是协同。\n")->diags, "prose-series");
	assert_hint(&checked(state, "一是改革。二是融合。一是协同。\n")->diags, "prose-series", "三是");
	assert_codes(&checked(state, "抓好三个方面：一是改革。二是融合。\n")->diags, "prose-announced");
}

static void
leaves_series_that_begin_again(void **state)
{
	finds_nothing(state, "一是改革。二是融合。\n\n一是开放。二是协同。三是共富。\n");
	finds_nothing(state, "一是改革（一是学校，二是专业）。二是融合。\n");
	finds_nothing(state, "## 甲\n\n一是改革。二是融合。\n\n## 乙\n\n一是开放。二是协同。\n");
	finds_nothing(state, "统一是目标，第二是手段。\n");
}

/* ---- contradictions ---- */

static void
compares_one_quantity_in_two_places(void **state)
{
	struct diags *diags = &checked(state, "2023 年专业布点总数 265 个。\n\n临水市专业布点共计 245 个。\n")->diags;

	assert_codes(diags, "prose-conflict");
	assert_finding(diags, "prose-conflict", 6, 11, "245 个");
	assert_computed(diags, "prose-conflict", "245 ≠ 265");
	assert_hint(diags, "prose-conflict", "one digit is wrong: 265");
	finds(state, "全市有 17 个职业教育集团，影响很大。\n\n全市已组建职教集团（联盟）15 个。\n", "prose-conflict",
	    "15 ≠ 17");
	finds(
	    state, "2022 年双证书取证率达 88.42%。\n\n“双证书”取证率为 88.47%。\n", "prose-conflict", "88.47 ≠ 88.42");
	finds(state, "与省内外 431 家企业签订长期用工协议。\n\n全市中职学校与 398 家企业签订长期用工协议。\n",
	    "prose-conflict", "398 ≠ 431");
	finds(state, "全市１３所院校承担５８个课程建设项目。\n\n全市13所院校承担59个课程建设项目。\n", "prose-conflict",
	    "59 ≠ 58");
}

static void
leaves_other_years_scopes_and_roundings(void **state)
{
	finds_nothing(state, "2022 年在校生 9310 人。\n\n2023 年在校生 9275 人。\n");
	finds_nothing(state, "全市在校生 9310 人。\n\n东浦职业技术学校现有在校生 1130 人。\n");
	finds_nothing(state, "全市就业率 98.5%。\n\n全省就业率 97.2%。\n");
	finds_nothing(state, "在校生 13 万余人。\n\n在校生 132350 人。\n");
	finds_nothing(state, "在校生 13.2 万人。\n\n在校生 132350 人。\n");
	finds_nothing(state, "获一等奖 4 项。\n\n获一等奖 6 项。\n");
	finds_nothing(state, "就业率达 99.2% 以上。\n\n就业率为 99.5%。\n");
}

static void
compares_text_with_tables(void **state)
{
	struct diags *diags = &checked(state, "2022 年教职工 2640 人。\n\n| 年份 | 教职工数 | 专任教师数 |\n|-|-|-|\n"
					      "| 2021 | 2515 | 2371 |\n| 2022 | 2604 | 2418 |\n")
				   ->diags;

	assert_codes(diags, "prose-table");
	assert_computed(diags, "prose-table", "2640 ≠ 2604");
	assert_hint(diags, "prose-table", "swapped: 2604");
	finds_nothing(
	    state, "2022 年教职工 2604 人。\n\n| 年份 | 教职工数 |\n|-|-|\n| 2021 | 2515 |\n| 2022 | 2604 |\n");
}

/* ---- claims ---- */

static void
compares_claims_with_the_table_behind(void **state)
{
	struct diags *diags =
	    &checked(state, "与上一年度相比，均有明显提升。\n\n| 项目 | 2021年 | 2022年 | 变化 |\n|-|-|-|-|\n"
			    "| 甲比例 | 76% | 84% | 8% |\n| 乙比例 | 22.40% | 17.10% | -5.30% |\n")
		 ->diags;

	assert_codes(diags, "prose-claim");
	assert_finding(diags, "prose-claim", 4, 9, "均有明显提升");
	assert_int_equal(other_places(diags, "prose-claim"), 1);
	finds_nothing(
	    state, "均有提升。\n\n| 项目 | 2021年 | 2022年 | 变化 |\n|-|-|-|-|\n| 甲比例 | 76% | 84% | 8% |\n");
}

static void
compares_ranks_with_the_table_behind(void **state)
{
	static const char table[] =
	    "\n\n| 年份 | 获奖 | 全省排位 |\n|-|-|-|\n| 2021 | 12 | 第二 |\n| 2022 | 14 | 第一 |\n";
	struct arena *arena = &((struct doc_fixture *)*state)->arena;
	struct diags *diags =
	    &checked(state, str_zero(arena, str_format(arena, "2022年获奖数除东浦外全省第一。%s", table)))->diags;

	assert_codes(diags, "prose-rank");
	assert_finding(diags, "prose-rank", 4, 13, "全省第一");
	assert_codes(&checked(state, str_zero(arena, str_format(arena, "2022年获奖数全省第三。%s", table)))->diags,
	    "prose-rank");
	finds_nothing(state, str_zero(arena, str_format(arena, "2022年获奖数全省第一，2021年全省第二。%s", table)));
}

/* ---- hostile documents ---- */

static char *
repeated(void **state, const char *piece, size_t times)
{
	struct doc_fixture *fixture = *state;
	struct strbuf text = { 0 };
	char *result;

	for (size_t i = 0; i < times; i++)
		strbuf_adds(&text, piece);
	strbuf_addc(&text, '\n');
	result = str_zero(&fixture->arena, strbuf_view(&text));
	strbuf_release(&text);
	return result;
}

static void
bears_hostile_documents(void **state)
{
	finds_nothing(state, repeated(state, "一是", 20000));
	checked(state, repeated(state, "一是甲。二是乙。", 20000));
	checked(state, repeated(state, "（", 50000));
	checked(state, repeated(state, "1 所、", 50000));
	checked(state, repeated(state, "共 9 人，其中 3 人，占 5%。", 10000));
	checked(state, repeated(state, "学校占", 50000));
}

/* Levels of education, items of one list, and comparisons speak of different things. */
static void
tells_levels_and_items_apart(void **state)
{
	finds_nothing(state, "全市教育事业统计公报。\n\n全市共有学校 412 所，专任教师 27108 人。\n\n"
			     "全市共有小学 214 所，招生 28600 人，专任教师 10720 人，生师比 17:1。\n\n"
			     "中等职业学校专任教师 2960 人，生师比 14.4:1。\n\n"
			     "其中，全市共有幼儿园 318 所，专任教师 5120 人；初中 96 所，专任教师 8200 人。\n");
	finds(state, "全市职业教育。\n\n中等职业学校专任教师 2960 人。\n\n目前专任教师 2690 人。\n", "prose-conflict",
	    "2690 ≠ 2960");
	finds_nothing(state, "（1）初级：企业实践累计不少于 3 个月；\n\n（2）中级：企业实践累计不少于 6 个月。\n");
	finds_nothing(state, "（1）甲类：累计培训企业职工 300 人；\n\n（2）乙类：累计培训企业职工 600 人。\n");
	finds_nothing(state, "（1）甲校为 7681 元，比上年的生均支出水平 6901 元增长 11.30%。\n\n"
			     "（2）乙校为 10359 元，比上年的生均支出水平 9258 元增长 11.89%。\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(computes_a_rate_from_its_sentence),
		doc_test(computes_a_share_by_its_words),
		doc_test(leaves_shares_of_other_bases),
		doc_test(measures_parts_by_each_other),
		doc_test(computes_spending_in_its_part),
		doc_test(counts_in_those_of_another_section),
		doc_test(tells_cut_from_wrong),
		doc_test(tests_shares_without_base),
		doc_test(computes_means),
		doc_test(computes_means_per_pupil),
		doc_test(computes_ratios),
		doc_test(computes_multiples),
		doc_test(computes_growth_beside_its_figures),
		doc_test(leaves_growth_that_may_be_so),
		doc_test(computes_growth_from_two_values_of_a_passage),
		doc_test(computes_growth_from_a_table),
		doc_test(asks_for_points),
		doc_test(tests_plans),
		doc_test(adds_up_parts),
		doc_test(adds_up_some_parts),
		doc_test(leaves_lists_that_are_no_sums),
		doc_test(adds_up_to_the_right_whole),
		doc_test(finds_parts_larger_than_wholes),
		doc_test(tells_levels_and_items_apart),
		doc_test(adds_up_shares),
		doc_test(counts_what_is_named),
		doc_test(leaves_open_and_nested_lists),
		doc_test(follows_series),
		doc_test(leaves_series_that_begin_again),
		doc_test(compares_one_quantity_in_two_places),
		doc_test(leaves_other_years_scopes_and_roundings),
		doc_test(compares_text_with_tables),
		doc_test(compares_claims_with_the_table_behind),
		doc_test(compares_ranks_with_the_table_behind),
		doc_test(bears_hostile_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
