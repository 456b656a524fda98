#include "chart_golden.h"

static const char districts[] = "柯城区|衢江区|江山市|龙游县|常山县|开化县";

static void
draws_grouped_bars_with_a_gap(void **state)
{
	static const double numbers[] = { 79.95, 89.73, 92.59, N, 86.76, 96.89, 95.17, 88.71 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.decimals = 2;
	fixture.chart.unit = STR("%");
	fixture.chart.colors = CHART_COLORS_ORDERED;
	fixture_fill(&fixture, "衢州|绍兴|嘉兴|杭州", "上一年|报告年", numbers);
	golden_check(&fixture, "grouped");
	assert_non_null(fixture_text(&fixture, "无数据"));
	assert_int_equal(fixture_text(&fixture, "96.89")->font.weight, TEXT_BOLD);
	fixture_release(&fixture);
}

static void
draws_grouped_bars_on_a_small_card(void **state)
{
	static const double numbers[] = { 79.95, 89.73, 92.59, N, 86.76, 96.89, 95.17, 88.71, 90, 91, 92.4, 93 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.decimals = 2;
	fixture.chart.unit = STR("%");
	fixture.chart.colors = CHART_COLORS_ORDERED;
	fixture.chart.width = CHART_WIDTH_SMALL;
	fixture_fill(&fixture, "就业率|毕业生对口就业率|月收入|用人单位满意度|毕业生满意度|家长满意度", "上一年|报告年",
	    numbers);
	golden_check(&fixture, "grouped-small");
	assert_non_null(fixture_text(&fixture, "毕业生对"));
	assert_true(fixture_text(&fixture, "100")->at.x - fixture_text(&fixture, "0")->at.x > 0.45 * CHART_WIDTH_SMALL);
	fixture_release(&fixture);
}

static void
draws_one_series_without_a_legend(void **state)
{
	static const double numbers[] = { 628, 504, 1203, 889, 402, 367 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.unit = STR("人");
	fixture_fill(&fixture, districts, "在校生", numbers);
	golden_both(&fixture, "districts", NULL);
	assert_null(fixture_text(&fixture, "在校生"));
	fixture_release(&fixture);
}

static void
draws_negative_bars_downwards(void **state)
{
	static const double numbers[] = { 12.5, -3.2, 0, 8.25, -11.75, 4 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.decimals = 2;
	fixture_fill(&fixture, districts, "", numbers);
	golden_both(&fixture, "negative", NULL);
	fixture.chart.width = CHART_WIDTH;
	assert_true(fixture_layout(&fixture));
	assert_true(fixture_text(&fixture, "-11.75")->at.y > fixture_text(&fixture, "-3.20")->at.y);
	assert_true(fixture_text(&fixture, "-3.20")->at.y > fixture_text(&fixture, "12.50")->at.y);
	fixture_release(&fixture);
}

static void
breaks_a_line_where_the_definition_changed(void **state)
{
	static const double numbers[] = { 88.2, 89.1, 94.6, N, 95.3, 90.1, 90.4, 91.3, 92.2, 92.9 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	fixture.chart.decimals = 1;
	fixture.chart.unit = STR("%");
	fixture.chart.break_note = STR("口径有变化，前后不可比");
	fixture_fill(&fixture, "2019|2020|2021|2022|2023", "杭州|宁波", numbers);
	((struct chart_value *)fixture.chart.series[0].values)[2].breaks = true;
	golden_check(&fixture, "break");
	assert_non_null(fixture_text(&fixture, "// 口径有变化，前后不可比"));
	assert_int_equal(fixture_count(&fixture, DRAW_DOTS), 2);
	fixture.chart.width = CHART_WIDTH_SMALL;
	golden_check(&fixture, "break-small");
	assert_true(fixture_text(&fixture, "// 口径有变化，前后不可比")->at.y >= fixture_text(&fixture, "%")->at.y);
	fixture_release(&fixture);
}

static void
lays_bars_down_for_long_labels(void **state)
{
	static const double numbers[] = { 1250, -834, 4120, 96 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.unit = STR("人");
	fixture_fill(&fixture,
	    "高等职业教育单独招生考试与技能优秀中职毕业生免试升学|现代学徒制与企业新型学徒制联合培养试点|就业|"
	    "Advanced Manufacturing and Intelligent Equipment",
	    "", numbers);
	golden_both(&fixture, "long", NULL);
	fixture.chart.width = CHART_WIDTH;
	assert_true(fixture_layout(&fixture));
	assert_non_null(fixture_text(&fixture, "技能优秀中职毕业生免试升学"));
	fixture_release(&fixture);
}

static void
lays_forty_categories_down(void **state)
{
	double numbers[40];
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	for (int i = 0; i < 40; i++)
		numbers[i] = 50 + i * 37 % 50;
	fixture_fill(&fixture, golden_labels(&fixture.arena, "学校", 1, 40), "", numbers);
	golden_both(&fixture, "forty", NULL);
	for (int i = 1; i <= 40; i++)
		assert_non_null(
		    fixture_text(&fixture, str_zero(&fixture.arena, str_format(&fixture.arena, "学校%d", i))));
	fixture_release(&fixture);
}

static void
draws_lines_with_gaps_and_end_labels(void **state)
{
	static const double numbers[] = { 3480, 3610, N, 4120, 4385, 3120, 3305, 3490, 3655, 3990, 3410, 3580, 3130,
		3560, 3955, 2840, 3025, 3180, 3290, N };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	fixture.chart.unit = STR("元/月");
	fixture_fill(&fixture, "2019|2020|2021|2022|2023", "杭州|嘉兴|绍兴|衢州", numbers);
	golden_check(&fixture, "line");
	assert_int_equal(fixture_count(&fixture, DRAW_DOTS), 1);
	assert_non_null(fixture_text(&fixture, "纵轴不从 0 开始"));
	/* 3990 and 3955 lie 6 pixels apart: their labels have room for themselves. */
	assert_true(fixture_text(&fixture, "绍兴 3955")->at.y - fixture_text(&fixture, "嘉兴 3990")->at.y > 17.9);
	fixture_release(&fixture);
}

/* The name of a line that ends early stands in the plot, on as many lines as it needs too. */
static void
wraps_long_names_of_lines_on_a_small_card(void **state)
{
	static const double numbers[] = { 3480, 3610, N, 4120, 4385, 3120, 3305, 3490, 3655, 3990, 3410, 3580, 3130,
		3560, 3955, 2840, 3025, 3180, 3290, N };
	struct fixture fixture;
	double plot = 0;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	fixture.chart.unit = STR("元/月");
	fixture.chart.width = CHART_WIDTH_SMALL;
	fixture_fill(&fixture, "2019|2020|2021|2022|2023",
	    "杭州市职业技术教育中心学校|宁波市鄞州区古林职业高级中学|温州市瓯海职业中专集团学校|嘉兴市海宁职业高级中学",
	    numbers);
	golden_check(&fixture, "line-small");
	/* The first rectangle is a grid line, as wide as the plot. */
	for (size_t i = 0; i < fixture.list.count && plot == 0; i++) {
		if (fixture.list.items[i].kind == DRAW_RECT)
			plot = fixture.list.items[i].rect.width;
	}
	assert_true(plot > 0.45 * CHART_WIDTH_SMALL);
	assert_non_null(fixture_text(&fixture, "教育中心学校"));
	fixture_release(&fixture);
}

static void
draws_thirty_years_of_three_lines(void **state)
{
	double numbers[90];
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	for (int i = 0; i < 90; i++) {
		int number = 1000 + i / 30 * 11 + i * 7919 % 400;

		numbers[i] = i % 30 == 7 ? N : number;
	}
	fixture_fill(&fixture, golden_labels(&fixture.arena, "", 1994, 30), "杭州|宁波|温州", numbers);
	golden_both(&fixture, "thirty", NULL);
	assert_non_null(fixture_text(&fixture, "2023"));
	fixture_release(&fixture);
}

static void
draws_an_emphasised_line_last_and_the_others_grey(void **state)
{
	static const double numbers[] = { 90, 91, 92, 92, 91, 90, 95, 94, 96 };
	struct fixture fixture;
	struct chart_series series[3];

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	fixture_fill(&fixture, "2021|2022|2023", "杭州|嘉兴|绍兴", numbers);
	memcpy(series, fixture.chart.series, sizeof series);
	series[0].emphasised = true;
	fixture.chart.series = series;
	golden_both(&fixture, "emphasis", NULL);
	assert_int_equal(fixture_text(&fixture, "杭州 92")->font.weight, TEXT_BOLD);
	assert_int_equal(fixture_text(&fixture, "嘉兴 90")->color, chart_style.subdued.text);
	fixture_release(&fixture);
}

static void
draws_a_point_and_names_a_line_without_any(void **state)
{
	static const double numbers[] = { 5, 6, N };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	fixture_fill(&fixture, "2023", "杭州|嘉兴|绍兴", numbers);
	golden_both(&fixture, "point", NULL);
	fixture_release(&fixture);
}

static void
says_no_data_when_nothing_is_there(void **state)
{
	static const double numbers[] = { N, N, N, N };
	struct fixture fixture;

	(void)state;
	for (enum chart_kind kind = CHART_BAR; kind <= CHART_LINE; kind++) {
		fixture_init(&fixture);
		fixture.chart.kind = kind;
		fixture_fill(&fixture, "2022|2023", "杭州|嘉兴", numbers);
		golden_check(&fixture, "nothing");
		fixture_release(&fixture);
	}
}

static void
draws_a_chart_without_categories_as_empty(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	assert_true(fixture_layout(&fixture));
	assert_non_null(fixture_text(&fixture, "无数据"));
	fixture_release(&fixture);
}

static void
makes_hostile_texts_safe(void **state)
{
	static const double numbers[] = { 1, 2 };
	struct fixture fixture;
	struct strbuf label = { 0 };
	struct str labels[2] = { { 0 } };

	(void)state;
	fixture_init(&fixture);
	fixture_fill(&fixture, "a|b", "", numbers);
	for (int i = 0; i < 10000; i++)
		strbuf_adds(&label, "长");
	labels[0] = strbuf_view(&label);
	labels[1] = STR("\x01\x1b[31m红\xe2\x80\xae倒\xff\n\t &amp; <b>");
	fixture.chart.categories = labels;
	golden_both(&fixture, "hostile", NULL);
	strbuf_release(&label);
	fixture_release(&fixture);
}

static void
takes_what_is_no_number_as_missing_and_says_so(void **state)
{
	static const double wrong[] = { N, INFINITY, -INFINITY, 1e16, -1e300 };
	static const double numbers[] = { 1, 2, 3 };
	struct fixture fixture;
	struct chart_series series;
	struct chart_value values[3];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fixture_init(&fixture);
		fixture_fill(&fixture, "杭州|宁波|温州", "x", numbers);
		memcpy(values, fixture.chart.series[0].values, sizeof values);
		values[1].number = wrong[i];
		series = fixture.chart.series[0];
		series.values = values;
		fixture.chart.series = &series;
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.diags.count, 1);
		assert_string_equal(fixture.diags.items[0].code, "chart-number");
		assert_true(str_find(fixture.diags.items[0].text, STR("宁波"), 0) != SIZE_MAX);
		assert_non_null(fixture_text(&fixture, "无数据"));
		assert_non_null(fixture_text(&fixture, "3"));
		fixture_release(&fixture);
	}
}

static void
refuses_what_has_no_room(void **state)
{
	static const double numbers[CHART_CATEGORIES_MAX * 12] = { 1 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture_fill(&fixture, golden_labels(&fixture.arena, "学校", 1, CHART_CATEGORIES_MAX),
	    golden_labels(&fixture.arena, "", 2001, 12), numbers);
	assert_false(fixture_layout(&fixture));
	assert_string_equal(fixture.diags.items[0].code, "chart-size");
	fixture.chart.category_count = CHART_CATEGORIES_MAX + 1;
	assert_false(fixture_layout(&fixture));
	assert_int_equal(fixture.diags.count, 2);
	assert_int_equal(fixture.list.count, 0);
	fixture_release(&fixture);
}

static void
keeps_texts_apart_whatever_the_numbers(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < 400; seed++) {
		double numbers[32];
		unsigned random = seed * 2654435761U + 1;
		double size = pow(10, seed % 9);
		struct fixture fixture;

		fixture_init(&fixture);
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
			random = random * 1664525U + 1013904223U;
			numbers[i] = random >> 28 == 0 ? N : ((random >> 8) % 2000 - 700.0) / 1000 * size;
		}
		fixture.chart.kind = seed % 2 ? CHART_LINE : CHART_BAR;
		fixture.chart.decimals = (int)(seed % 3);
		fixture.chart.unit = STR("万元");
		fixture_fill(&fixture, "2019|2020|2021|2022|2023|2024",
		    seed % 5 == 0 ? "杭州" : "杭州|宁波|温州|嘉兴|湖州", numbers);
		fixture.chart.category_count = 2 + seed % 5;
		assert_true(fixture_layout(&fixture));
		if (fixture_clash(&fixture).len > 0)
			fail_msg("seed %u: %.*s", seed, STR_ARG(fixture_clash(&fixture)));
		fixture_release(&fixture);
	}
}

/* What both kinds must be able to show. */
static void
draws_bars_and_lines_of_all_sorts(void **state)
{
	static const char long_names[] = "杭州市职业技术教育中心学校|Jiaxing Vocational School of Advanced "
					 "Manufacturing|宁波市鄞州区古林职业高级中学";
	static const double one[] = { 96.89 };
	static const double huge[] = { 9876543210, 5e9, 1234567890, 3456789012, 2e9, 1e9 };
	static const double negative[] = { -12.5, 3.25, 8, -4.5, 0, -11.75 };
	static const double all_negative[] = { -12, -13, -11, -14, -15, -12 };
	static const double equal[] = { 90, 90, 90, 90, 90, 90 };
	static const double zero[6] = { 0 };
	static const struct {
		const char *name;
		const char *categories;
		const char *series;
		int decimals;
		const double *numbers;
	} sorts[] = {
		{ "one", "2023", "杭州", 2, one },
		{ "huge", "2021|2022|2023", "杭州|宁波", 0, huge },
		{ "below-zero", "2021|2022|2023", "杭州|宁波", 2, negative },
		{ "all-negative", "2021|2022|2023", "杭州|宁波", 0, all_negative },
		{ "equal", "2021|2022|2023", "杭州|宁波", 0, equal },
		{ "zero", "2021|2022|2023", "杭州|宁波", 0, zero },
		{ "long-names", "2022 学年|2023 学年", long_names, 1, negative },
	};
	static const char *const kinds[] = { [CHART_BAR] = "bar", [CHART_LINE] = "line" };

	(void)state;
	for (size_t i = 0; i < 2 * (sizeof sorts / sizeof *sorts); i++) {
		const char *kind = kinds[i % 2];
		struct fixture fixture;

		fixture_init(&fixture);
		fixture.chart.kind = i % 2 ? CHART_LINE : CHART_BAR;
		fixture.chart.unit = STR("元");
		fixture.chart.decimals = sorts[i / 2].decimals;
		fixture_fill(&fixture, sorts[i / 2].categories, sorts[i / 2].series, sorts[i / 2].numbers);
		golden_both(&fixture,
		    str_zero(&fixture.arena, str_format(&fixture.arena, "%s-%s", kind, sorts[i / 2].name)), NULL);
		fixture_release(&fixture);
	}
}

static void
draws_many_of_both_kinds(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture_fill(&fixture, golden_labels(&fixture.arena, "", 1994, 30), "杭州|宁波",
	    golden_numbers(&fixture.arena, 60, 100));
	golden_both(&fixture, "bar-thirty", NULL);
	fixture_fill(
	    &fixture, golden_labels(&fixture.arena, "", 1994, 30), "杭州", golden_numbers(&fixture.arena, 30, 100));
	golden_both(&fixture, "bar-thirty-one", NULL);
	fixture_release(&fixture);
	fixture_init(&fixture);
	fixture.chart.kind = CHART_LINE;
	fixture_fill(&fixture, "2019|2020|2021|2022|2023", golden_labels(&fixture.arena, "城市", 1, 40),
	    golden_numbers(&fixture.arena, 200, 100));
	golden_both(&fixture, "line-forty", NULL);
	fixture_release(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_grouped_bars_with_a_gap),
		cmocka_unit_test(draws_grouped_bars_on_a_small_card),
		cmocka_unit_test(draws_one_series_without_a_legend),
		cmocka_unit_test(draws_negative_bars_downwards),
		cmocka_unit_test(breaks_a_line_where_the_definition_changed),
		cmocka_unit_test(lays_bars_down_for_long_labels),
		cmocka_unit_test(lays_forty_categories_down),
		cmocka_unit_test(draws_lines_with_gaps_and_end_labels),
		cmocka_unit_test(wraps_long_names_of_lines_on_a_small_card),
		cmocka_unit_test(draws_thirty_years_of_three_lines),
		cmocka_unit_test(draws_an_emphasised_line_last_and_the_others_grey),
		cmocka_unit_test(draws_a_point_and_names_a_line_without_any),
		cmocka_unit_test(draws_bars_and_lines_of_all_sorts),
		cmocka_unit_test(draws_many_of_both_kinds),
		cmocka_unit_test(says_no_data_when_nothing_is_there),
		cmocka_unit_test(draws_a_chart_without_categories_as_empty),
		cmocka_unit_test(makes_hostile_texts_safe),
		cmocka_unit_test(takes_what_is_no_number_as_missing_and_says_so),
		cmocka_unit_test(refuses_what_has_no_room),
		cmocka_unit_test(keeps_texts_apart_whatever_the_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
