#include "rule_fixture.h"

/* The rules about tables: what they find, where and how computed, and what they leave
 * alone. Line 5 is the first behind the dashes. */

static struct doc_fixture *
checked(void **state, const char *table)
{
	struct doc_fixture *fixture = *state;

	fixture->diags.count = 0;
	rule_markdown(fixture, &family_tables, table);
	return fixture;
}

static void
finds(void **state, const char *table, const char *codes)
{
	assert_codes(&checked(state, table)->diags, codes);
}

static void
finds_nothing(void **state, const char *table)
{
	finds(state, table, "");
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

/* ---- totals ---- */

static void
adds_up_total_rows(void **state)
{
	struct diags *diags =
	    &checked(state, "| 序号 | 地区 | 企业数 | 其中大型 |\n|-|-|-|-|\n| 1 | 市本级 | 258 | 77 |\n"
			    "| 2 | 东浦 | 64 | 15 |\n| 3 | 西河 | 291 | 108 |\n"
			    "| | 全市合计 | 631 | 200 |\n")
		 ->diags;

	assert_codes(diags, "table-total");
	assert_finding(diags, "table-total", 9, 12, "631");
	assert_computed(diags, "table-total", "258 + 64 + 291 = 613, stated 631");
	assert_hint(diags, "table-total", "two digits are swapped: 613");
	assert_int_equal(other_places(diags, "table-total"), 3);
}

static void
adds_up_total_columns(void **state)
{
	struct diags *diags =
	    &checked(state, "| 学校 | 合计 | 男 | 女 | 占比 |\n|-|-|-|-|-|\n| 甲 | 152 | 71 | 81 | 5% |\n"
			    "| 乙 | 208 | 99 | 119 | 7% |\n| 丙 | 97 | 41 | 56 | 4% |\n")
		 ->diags;

	assert_codes(diags, "table-total");
	assert_finding(diags, "table-total", 7, 7, "208");
	assert_computed(diags, "table-total", "99 + 119 = 218, stated 208");
	finds_nothing(
	    state, "| 校 | 男 | 女 | 总数 | 班 |\n|-|-|-|-|-|\n| 甲 | 1 | 2 | 3 | 8 |\n| 乙 | 4 | 3 | 7 | 9 |\n");
}

static void
knows_subtotals(void **state)
{
	finds_nothing(state, "| 校 | 人数 |\n|-|-|\n| 甲 | 10 |\n| 乙 | 20 |\n| 小计 | 30 |\n| 丙 | 5 |\n| 丁 | 7 |\n"
			     "| 小计 | 12 |\n| 合计 | 42 |\n");
	finds(state,
	    "| 校 | 人数 |\n|-|-|\n| 甲 | 10 |\n| 乙 | 20 |\n| 小计 | 30 |\n| 丙 | 5 |\n| 丁 | 7 |\n| 小计 | 13 |\n"
	    "| 合计 | 42 |\n",
	    "table-total");
	finds_nothing(state, "| 校 | 人数 |\n|-|-|\n| 合计 | 30 |\n| 甲 | 10 |\n| 其中：女生 | 6 |\n| 乙 | 20 |\n");
}

/* Rates and means have no sum; a total of something else is doubted as a whole. */
static void
tells_means_from_totals(void **state)
{
	finds_nothing(state,
	    "| 校 | 在校生数 | 就业率 | 平均分 | 得分 |\n|-|-|-|-|-|\n| 甲 | 1200 | 98.1% | 61 | 88 |\n"
	    "| 乙 | 1500 | 97.2% | 66 | 92 |\n| 丙 | 900 | 99.0% | 58 | 85 |\n"
	    "| 全市合计 | 3600 | 98.0% | 62 | 89 |\n");
	finds(state,
	    "| 区 | 学校数 | 学生数 |\n|-|-|-|\n| 甲 | 12 | 1500 |\n| 乙 | 13 | 1700 |\n| 合计 | 40 | 9000 |\n",
	    "table-total-parts");
	finds_nothing(state, "| 区 | 班额 |\n|-|-|\n| 甲 | 42 |\n| 乙 | 38 |\n| 全市 | 40 |\n");
}

/* A row that only begins with 总 is one when most of its figures say so. */
static void
knows_totals_by_their_figures(void **state)
{
	finds(state,
	    "| 项目 | 2020年 | 2021年 | 2022年 |\n|-|-|-|-|\n| 拨款 | 351 | 386 | 402 |\n| 事业收入 | 212 | 204 | 215 "
	    "|\n"
	    "| 总收入 | 563 | 590 | 671 |\n",
	    "table-total");
	finds_nothing(
	    state, "| 部门 | 2020年 | 2021年 |\n|-|-|-|\n| 甲 | 351 | 386 |\n| 乙 | 212 | 204 |\n| 总部 | 63 | 59 |\n");
}

static void
joins_what_a_page_break_parted(void **state)
{
	finds_nothing(state, "| 序号 | 区 | 人数 |\n|-|-|-|\n| 1 | 甲 | 10 |\n| 2 | 乙 | 20 |\n\n"
			     "| 序号 | 区 | 人数 |\n|-|-|-|\n| 3 | 丙 | 30 |\n| 全市合计 | 60 |\n");
	finds(state,
	    "| 序号 | 区 | 人数 |\n|-|-|-|\n| 1 | 甲 | 10 |\n| 2 | 乙 | 20 |\n\n"
	    "| 序号 | 区 | 人数 |\n|-|-|-|\n| 4 | 丙 | 30 |\n| 全市合计 | 61 |\n",
	    "table-number table-total");
}

static void
adds_up_shares(void **state)
{
	struct diags *diags = &checked(state, "| 类 | 占比 |\n|-|-|\n| 甲 | 33.3% |\n| 乙 | 43.3% |\n| 丙 | 33.3% |\n"
					      "| 合计 | 100% |\n")
				   ->diags;

	assert_codes(diags, "table-share");
	assert_computed(diags, "table-share", "33.3 + 43.3 + 33.3 = 109.90 %");
	finds_nothing(state, "| 类 | 占比 |\n|-|-|\n| 甲 | 33.3% |\n| 乙 | 33.3% |\n| 丙 | 33.3% |\n| 合计 | 100% |\n");
}

/* ---- changes ---- */

static void
checks_differences(void **state)
{
	struct diags *diags = &checked(state,
	    "| 项目 | 2019年 | 2020年 | 变化情况 |\n|-|-|-|-|\n| 升学率 | 61.88% | 52.03% | -9.58个百分点 |\n"
	    "| 本科率 | 3.1% | 3.7% | 0.6个百分点 |\n| 月收入（元） | 2915 | 3127 | 212 |\n")
				   ->diags;

	assert_codes(diags, "table-change");
	assert_finding(diags, "table-change", 6, 27, "-9.58个百分点");
	assert_computed(diags, "table-change", "52.03 - 61.88 = -9.85, stated -9.58个百分点");
	assert_hint(diags, "table-change", "swapped: -9.85");
	assert_int_equal(other_places(diags, "table-change"), 2);
}

static void
checks_rates_of_change(void **state)
{
	struct diags *diags = &checked(state,
	    "| 项目 | 2019 | 2020 | 增长情况% |\n|-|-|-|-|\n| 投入（万元） | 1842.25 | 2511.40 | 36.3 |\n"
	    "| 图书（册） | 1214074 | 1272416 | 4.8 |\n| 工位（个） | 13421 | 19364 | 43.3 |\n")
				   ->diags;

	assert_codes(diags, "table-change");
	assert_computed(diags, "table-change", "(19364 - 13421) / 13421 = 44.3 %, stated 43.3");
	finds(state,
	    "| 项目 | 2020 | 2021 | 增长率（%） |\n|-|-|-|-|\n| 学校 | 80 | 92 | 12 |\n| 学生 | 8000 | 9000 | 12.5 |\n",
	    "table-change-kind");
}

static void
checks_signs_of_changes(void **state)
{
	struct diags *diags = &checked(
	    state, "| 项目 | 上年 | 本年 | 增减 |\n|-|-|-|-|\n| 学校 | 20 | 18 | 2 |\n| 学生 | 8000 | 9000 | 1000 |\n")
				   ->diags;

	assert_codes(diags, "table-change-sign");
	assert_finding(diags, "table-change-sign", 6, 18, "2");
	assert_hint(diags, "table-change-sign", "minus sign is missing");
	finds(state, "| 项目 | 增减 | 上年 | 本年 |\n|-|-|-|-|\n| 学校 | 3 | 20 | 22 |\n", "table-change");
	finds_nothing(state, "| 项目 | 上年 | 本年 | 减少 |\n|-|-|-|-|\n| 学校 | 20 | 18 | 2 |\n");
	finds_nothing(
	    state, "| 项目 | 上年 | 本年 | 增减 |\n|-|-|-|-|\n| 学校 | 20 | 18 | ↓2 |\n| 学生 | 8 | 9 | 增加1 |\n");
}

static void
notes_points_written_as_percent(void **state)
{
	finds(state,
	    "| 项目 | 2019年 | 2020年 | 变化 |\n|-|-|-|-|\n| 甲率 | 71% | 78% | 7% |\n| 乙率 | 36.4% | 41.94% | 5.54% "
	    "|\n",
	    "table-points");
	finds_nothing(state, "| 项目 | 2019年 | 2020年 | 变化 |\n|-|-|-|-|\n| 甲率 | 71% | 78% | 7个百分点 |\n");
}

static void
checks_changes_from_row_to_row(void **state)
{
	struct diags *diags =
	    &checked(state, "| 年份 | 培训人次 | 比上年增长 |\n|-|-|-|\n| 2019 | 88120 | — |\n| 2020 | 93245 | 5.8% |\n"
			    "| 2021 | 108340 | 61.2% |\n| 2022 | 118930 | 9.8% |\n")
		 ->diags;

	assert_codes(diags, "table-change");
	assert_computed(diags, "table-change", "(108340 - 93245) / 93245 = 16.2 %, stated 61.2%");
	finds(state,
	    "| 年份 | 甲（人） | 乙（人） |\n|-|-|-|\n| 2020 | 120 | 250 |\n| 2021 | 135 | 240 |\n| 增减 | 15 | 10 |\n",
	    "table-change-sign");
}

/* ---- computed columns ---- */

static void
checks_rates_that_heads_name(void **state)
{
	struct diags *diags = &checked(state,
	    "| 年份 | 毕业生数 | 就业人数（含升学） | 就业率 |\n|-|-|-|-|\n| 2021 | 12180 | 12071 | 99.11% |\n"
	    "| 2022 | 12655 | 12417 | 98.21% |\n")
				   ->diags;

	assert_codes(diags, "table-formula");
	assert_finding(diags, "table-formula", 7, 26, "98.21%");
	assert_computed(diags, "table-formula", "12417 / 12655 = 98.12 %, stated 98.21%");
	assert_int_equal(other_places(diags, "table-formula"), 2);
	finds(state,
	    "| 年份 | 教师 | 本科 | 占比 | 硕士 | 占比 |\n|-|-|-|-|-|-|\n| 2020 | 2971 | 2882 | 97% | 215 | 7.24% |\n"
	    "| 2021 | 3038 | 2961 | 94.5% | 234 | 7.70% |\n",
	    "table-formula");
	diags = &checked(state,
	    "| 年份 | 招生数 | 毕业生数 | 升学人数 | 升学率 |\n|-|-|-|-|-|\n| 2021 | 9105 | 8012 | 4875 | 60.85% |\n"
	    "| 2022 | 9330 | 8204 | 5012 | 53.72% |\n")
		     ->diags;
	assert_codes(diags, "table-formula");
	assert_hint(diags, "table-formula", "on the base of '招生数', not '毕业生数'");
	/* The base is not in the table. */
	finds_nothing(state,
	    "| 年份 | 上线人数 | 本科人数 | 占全省本科人数比例 |\n|-|-|-|-|\n| 2021 | 3114 | 402 | 14.6% |\n"
	    "| 2022 | 4120 | 511 | 15.2% |\n");
}

static void
checks_shares_of_the_total(void **state)
{
	finds(state,
	    "| 大类 | 在校生 | 占比 |\n|-|-|-|\n| 甲 | 8120 | 30.12% |\n| 乙 | 6215 | 23.50% |\n| 丙 | 5940 | 22.03% "
	    "|\n"
	    "| 丁 | 6684 | 24.79% |\n| 总计 | 26959 | 100% |\n",
	    "table-share table-formula");
	finds_nothing(state, "| 大类 | 在校生 | 占比 |\n|-|-|-|\n| 甲 | 8120 | 30.12% |\n| 乙 | 6215 | 23.05% |\n"
			     "| 丙 | 5940 | 22.03% |\n| 丁 | 6684 | 24.79% |\n| 总计 | 26959 | 100% |\n");
}

/* The total is not in the table, but all rows but one agree on it. */
static void
checks_shares_of_a_total_that_is_not_there(void **state)
{
	struct diags *diags =
	    &checked(state, "| 等级 | 人数 | 比例 |\n|-|-|-|\n| 正高级 | 12 | 0.7% |\n| 高级 | 831 | 23.1% |\n"
			    "| 中级 | 692 | 41.9% |\n| 初级 | 565 | 34.2% |\n")
		 ->diags;

	assert_codes(diags, "table-formula");
	assert_finding(diags, "table-formula", 7, 14, "23.1%");
	finds_nothing(state, "| 校 | 就业数 | 就业率 |\n|-|-|-|\n| 甲 | 120 | 98.4% |\n| 乙 | 391 | 97.3% |\n"
			     "| 丙 | 721 | 99.1% |\n| 丁 | 575 | 96.6% |\n");
}

static void
checks_averages_in_other_units(void **state)
{
	struct diags *diags =
	    &checked(state, "| 年份 | 在校生数（人） | 仪器（万元） | 生均仪器（元） |\n|-|-|-|-|\n| 2020 | 26405 | "
			    "35120.5 | 13300.70 |\n"
			    "| 2021 | 27682 | 38654.2 | 13693.66 |\n| 2022 | 28105 | 40012.8 | 14236.90 |\n")
		 ->diags;

	assert_codes(diags, "table-formula");
	assert_computed(diags, "table-formula", "386542000 / 27682 = 13963.66, stated 13693.66");
}

static void
checks_relations_that_no_head_names(void **state)
{
	finds(state,
	    "| 校 | 甲 | 乙 | 丙 |\n|-|-|-|-|\n| a | 1205 | 833 | 2038 |\n| b | 2210 | 701 | 2911 |\n"
	    "| c | 3304 | 928 | 4232 |\n| d | 1871 | 655 | 2562 |\n| e | 1502 | 930 | 2432 |\n",
	    "table-relation");
	finds_nothing(state,
	    "| 年 | 金 | 银 | 铜 | 位次 |\n|-|-|-|-|-|\n| 2018 | 1 | 2 | 3 | 4 |\n| 2019 | 2 | 3 | 5 | 3 |\n"
	    "| 2020 | 3 | 1 | 4 | 2 |\n| 2021 | 2 | 4 | 7 | 1 |\n");
}

static void
tells_cutting_from_rounding(void **state)
{
	struct diags *diags =
	    &checked(state, "| 年份 | 教师 | 本科及以上 | 占比 |\n|-|-|-|-|\n| 2020 | 2971 | 2882 | 97.00% |\n"
			    "| 2021 | 3038 | 2961 | 97.46% |\n")
		 ->diags;

	assert_codes(diags, "table-rounding");
	assert_computed(diags, "table-rounding", "2961 / 3038 = 97.47 %, stated 97.46%");
	assert_told(diags, "table-rounding", "cut off");
}

/* ---- order ---- */

static void
counts_running_numbers(void **state)
{
	struct diags *diags =
	    &checked(state, "| 序号 | 校 |\n|-|-|\n| 1 | 甲 |\n| 2 | 乙 |\n| 2 | 丙 |\n| 4 | 丁 |\n")->diags;

	assert_codes(diags, "table-number");
	assert_finding(diags, "table-number", 8, 3, "2");
	finds(state, "| 序号 | 校 |\n|-|-|\n| 1 | 甲 |\n| 3 | 乙 |\n| 4 | 丙 |\n", "table-number");
	finds(state, "| 序号 | 校 |\n|-|-|\n| 1 | 甲 |\n| 2 | 乙 |\n| 1 | 丙 |\n", "table-number");
	finds_nothing(state, "| 序号 | 校 | 人数 |\n|-|-|-|\n| 1 | 甲 | 7 |\n| 2 | 乙 | 8 |\n| | 小计 | 15 |\n| 1 | 丙 "
			     "| 9 |\n| 2 | 丁 | 6 |\n"
			     "| | 小计 | 15 |\n");
}

static void
compares_names(void **state)
{
	struct diags *diags =
	    &checked(state, "| 校 | 人数 |\n|-|-|\n| 甲校 | 7 |\n| 乙校 | 8 |\n| 甲 校 | 9 |\n")->diags;

	assert_codes(diags, "table-name");
	assert_finding(diags, "table-name", 8, 3, "甲 校");
	finds_nothing(state, "| 校 | 专业 | 人数 |\n|-|-|-|\n| 甲校 | 数控 | 7 |\n| 甲校 | 电子 | 8 |\n");
	finds_nothing(state, "| 校 | 人数 | 专业 |\n|-|-|-|\n| 甲校 | 7 | 数控 |\n| 甲校 | 8 | 电子 |\n");
}

static void
compares_years(void **state)
{
	finds(state, "| 年份 | 人数 |\n|-|-|\n| 2019 | 71 |\n| 2020 | 72 |\n| 2020 | 74 |\n", "table-year");
	finds(state, "| 项目 | 2021年 | 2020年 | 2022年 |\n|-|-|-|-|\n| 人 | 71 | 72 | 73 |\n", "table-year");
	finds(state, "| 年份 | 人数 |\n|-|-|\n| 2019 | 71 |\n| 2520 | 72 |\n", "table-year");
	finds_nothing(state, "| 类 | 年份 | 人数 |\n|-|-|-|\n| 甲 | 2020 | 71 |\n| | 2021 | 72 |\n| 乙 | 2020 | 74 "
			     "|\n| | 2021 | 75 |\n");
	finds_nothing(state, "| 年份 | 人数 |\n|-|-|\n| 2022 | 71 |\n| 2021 | 72 |\n| 2020 | 74 |\n");
}

/* ---- figures ---- */

static void
finds_malformed_figures(void **state)
{
	struct diags *diags =
	    &checked(state, "| 年份 | 甲率 | 乙率 |\n|-|-|-|\n| 2021 | 84.95% | 9.12% |\n| 2022 | 90.4.0% | 12.57% |\n")
		 ->diags;

	assert_codes(diags, "table-malformed");
	assert_finding(diags, "table-malformed", 7, 10, "90.4.0%");
	finds(state, "| 校 | 人数 |\n|-|-|\n| 甲 | 1,234 |\n| 乙 | 1,23 |\n", "table-malformed");
	finds(state, "| 校 | 率 |\n|-|-|\n| 甲 | 12% |\n| 乙 | 13%% |\n", "table-malformed");
	finds(state, "| 校 | 人数 |\n|-|-|\n| 甲 | 12 |\n| 乙 | 03 |\n| 丙 | 15 |\n", "table-malformed");
	finds_nothing(state, "| 校 | 类 | 数 |\n|-|-|-|\n| 甲 | 10 | 08 |\n| 乙 | 11 | 09 |\n| 丙 | 12 | 10 |\n");
	finds_nothing(state, "| 校 | 启用时间 | 版本 | 人数 |\n|-|-|-|-|\n| 甲 | 2021.9 | 1.2.3 | 1,234 |\n| 乙 | "
			     "2020.10.1 | 1.2.4 | 12,345 |\n");
}

static void
finds_characters_that_are_no_digits(void **state)
{
	finds(state, "| 校 | 人数 |\n|-|-|\n| 甲 | 1234 |\n| 乙 | 1O5 |\n", "table-lookalike");
	finds(state,
	    "| 校 | 面积 |\n|-|-|\n| 甲 | 12.5 |\n| 乙 | 13\xEE\x80\x90"
	    "4 |\n",
	    "table-lookalike");
	finds(state, "| 校 | 人数 |\n|-|-|\n| 甲 | 1234 |\n| 乙 | 1305 |\n| 丙 | １３05 |\n", "table-width");
	finds_nothing(state, "| 校 | 人数 | 等级 |\n|-|-|-|\n| 甲 | 1234 | I类 |\n| 乙 | 1305 | 5II |\n");
}

static void
finds_units_that_change(void **state)
{
	struct diags *diags = &checked(state, "| 年份 | 图书 | 合格率 |\n|-|-|-|\n| 2020 | 28.13册 | 98% |\n| 2021 | "
					      "31.56册 | 97 |\n| 2022 | 35.1万册 | 99% |\n")
				   ->diags;

	assert_codes(diags, "table-unit table-unit");
	assert_finding(diags, "table-unit", 8, 10, "35.1万册");
	finds_nothing(state, "| 指标 | 全市 | 全省 |\n|-|-|-|\n| 就业率 | 98.2% | 97.1% |\n| 升学率 | 61.2% | 58.1% "
			     "|\n| 合格率 | 89.9% | 90.1% |\n"
			     "| 月收入 | 4215 | 4102 |\n");
	finds_nothing(state,
	    "| 指标 | 数值 |\n|-|-|\n| 学校数 | 18 |\n| 在校生 | 38120 |\n| 就业率 | 98.2% |\n| 教师数 | 2871 |\n");
}

static void
finds_empty_cells(void **state)
{
	finds(state, "| 校 | 甲 | 乙 |\n|-|-|-|\n| 一 | 11 | 25 |\n| 二 | | 37 |\n| 三 | 14 | 29 |\n| 四 | 13 | 22 |\n",
	    "table-gap");
	finds(state, "| 校 | 甲 | 乙 |\n|-|-|-|\n| 一 | 11 | 25 |\n| 二 | 37 |\n| 三 | 14 | 29 |\n| 四 | 13 | 22 |\n",
	    "table-cells");
	finds_nothing(
	    state, "| 校 | 甲 | 乙 |\n|-|-|-|\n| 城区 | | |\n| 二 | 12 | 37 |\n| 三 | 14 | 29 |\n| 四 | 13 | — |\n");
}

/* ---- ranges ---- */

static void
finds_parts_that_are_too_large(void **state)
{
	struct diags *diags =
	    &checked(state, "| 区 | 企业数 | 其中大型 |\n|-|-|-|\n| 甲 | 75 | 82 |\n| 乙 | 64 | 15 |\n")->diags;

	assert_codes(diags, "table-part");
	assert_finding(diags, "table-part", 6, 12, "82");
	assert_computed(diags, "table-part", "82 > 75");
	finds_nothing(state, "| 区 | 就业率 | 其中对口率 |\n|-|-|-|\n| 甲 | 35.7% | 46.2% |\n");
}

static void
finds_shares_over_a_hundred(void **state)
{
	finds(state, "| 校 | 就业率 |\n|-|-|\n| 甲 | 98.5% |\n| 乙 | 985% |\n", "table-percent");
	finds_nothing(state, "| 校 | 完成率 |\n|-|-|\n| 甲 | 98.5% |\n| 乙 | 140% |\n");
}

static void
finds_other_magnitudes(void **state)
{
	finds(state,
	    "| 校 | 面积 |\n|-|-|\n| 甲 | 45.2 |\n| 乙 | 39.1 |\n| 丙 | 4.13 |\n| 丁 | 48.8 |\n| 戊 | 60.3 |\n| 己 | "
	    "55.5 |\n",
	    "table-magnitude");
	finds_nothing(
	    state, "| 项 | 经费 |\n|-|-|\n| 甲 | 35 |\n| 乙 | 120.25 |\n| 丙 | 80.5 |\n| 丁 | 8.5 |\n| 戊 | 900 |\n");
}

static void
notes_copies(void **state)
{
	finds(state, "| 项目 | 2019年 | 2020年 |\n|-|-|-|\n| 甲率 | 24.17% | 15.32% |\n| 乙率 | 24.17% | 22.08% |\n",
	    "table-copied");
	finds_nothing(state, "| 项目 | 2019年 | 2020年 |\n|-|-|-|\n| 甲率 | 20% | 15.32% |\n| 乙率 | 20% | 22.08% |\n");
	/* They are right: the figures beside them say so. */
	finds_nothing(state, "| 项目 | 投入 | 使用 | 执行率 |\n|-|-|-|-|\n| 甲 | 3391.77 | 3374.13 | 99.48% |\n"
			     "| 乙 | 952.14 | 947.19 | 99.48% |\n| 丙 | 801.12 | 790.20 | 98.64% |\n");
}

/* Whatever a table is made of, the rules come to an end, and soon. */
static void
bears_any_table(void **state)
{
	struct strbuf out = { 0 };

	strbuf_adds(&out, "| 合计 | 其中 | 增长% | 占比 |\n|-|-|-|-|\n");
	for (size_t i = 0; i < 3000; i++)
		strbuf_addf(&out, "| 合计 | %zu | %zu%% | 0 |\n", i * 7919 % 1000, i);
	strbuf_addc(&out, '\0');
	checked(state, out.at);
	strbuf_clear(&out);
	for (size_t row = 0; row < 300; row++) {
		for (size_t i = 0; i < 90; i++)
			strbuf_addf(&out, row == 1 ? "|-" : row == 0 ? "|增长%zu" : "|%zu%%", i);
		strbuf_adds(&out, "|\n");
	}
	strbuf_addc(&out, '\0');
	checked(state, out.at);
	strbuf_release(&out);
	finds_nothing(state, "| |\n|-|\n| |\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(adds_up_total_rows),
		doc_test(adds_up_total_columns),
		doc_test(knows_subtotals),
		doc_test(tells_means_from_totals),
		doc_test(knows_totals_by_their_figures),
		doc_test(joins_what_a_page_break_parted),
		doc_test(adds_up_shares),
		doc_test(checks_differences),
		doc_test(checks_rates_of_change),
		doc_test(checks_signs_of_changes),
		doc_test(notes_points_written_as_percent),
		doc_test(checks_changes_from_row_to_row),
		doc_test(checks_rates_that_heads_name),
		doc_test(checks_shares_of_the_total),
		doc_test(checks_shares_of_a_total_that_is_not_there),
		doc_test(checks_averages_in_other_units),
		doc_test(checks_relations_that_no_head_names),
		doc_test(tells_cutting_from_rounding),
		doc_test(counts_running_numbers),
		doc_test(compares_names),
		doc_test(compares_years),
		doc_test(finds_malformed_figures),
		doc_test(finds_characters_that_are_no_digits),
		doc_test(finds_units_that_change),
		doc_test(finds_empty_cells),
		doc_test(finds_parts_that_are_too_large),
		doc_test(finds_shares_over_a_hundred),
		doc_test(finds_other_magnitudes),
		doc_test(notes_copies),
		doc_test(bears_any_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
