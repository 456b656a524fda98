#include "line_fixture.h"

static const char cities[] = "杭州|宁波|温州|嘉兴|湖州|绍兴";
static const char long_names[] = "杭州市职业技术教育中心学校|宁波市鄞州区古林职业高级中学|温州市瓯海职业中专集团学校|"
				 "Jiaxing Vocational School of Advanced Manufacturing|湖州|"
				 "绍兴市上虞区职业教育中心附属中等专业学校分校";

static void
fill(struct fixture *fixture, const char *series, int decimals, const double *numbers)
{
	fixture_init(fixture);
	fixture->chart.kind = CHART_SLOPE;
	fixture->chart.decimals = decimals;
	fixture->chart.unit = STR("%");
	fixture->chart.break_note = STR("口径有变化，前后不可比");
	fixture_fill(fixture, "2022|2023", series, numbers);
}

static struct chart_value *
value_at(struct fixture *fixture, size_t series, size_t category)
{
	return (struct chart_value *)&fixture->chart.series[series].values[category];
}

/* Every value is written on its side of the lines. */
static void
check_values(struct fixture *fixture)
{
	struct lines_marks marks = lines_marks(fixture);

	lines_check(fixture);
	for (size_t i = 0; i < marks.count; i++) {
		const struct lines_mark *mark = &marks.items[i];
		double width = fixture->list.width;
		struct draw_rect side = { 0, 0, mark->at.x, fixture->list.height };

		if (mark->category == 1)
			side = (struct draw_rect){ mark->at.x, 0, width - mark->at.x, fixture->list.height };
		assert_true(lines_has_words(fixture, value_at(fixture, mark->series, mark->category)->text, &side));
	}
}

static size_t
count_seen_markers(const struct fixture *fixture)
{
	size_t count = 0;

	for (size_t i = 0; i < fixture->list.count; i++)
		count += fixture->list.items[i].kind == DRAW_MARKER &&
				 fixture->list.items[i].color != fixture->list.background
			     ? 1
			     : 0;
	return count;
}

static void
compares_two_years(void **state)
{
	static const double numbers[] = { 88.2, 90.1, 90.4, 94.6, 95.3, 91.0, 91.2, N, N, 89.0, N, N };
	static const struct draw_rect everywhere = { 0, 0, CHART_WIDTH, CHART_HEIGHT_MAX };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, 1, numbers);
	value_at(&fixture, 1, 1)->breaks = true;
	golden_both(&fixture, "slope", check_values);
	assert_true(lines_has_words(&fixture, STR("绍兴 无数据"), &everywhere));
	assert_int_equal(fixture_count(&fixture, DRAW_DOTS), 1);
	assert_int_equal(count_seen_markers(&fixture), 8);
	assert_int_equal(fixture_text(&fixture, "2023 无数据")->color, chart_style.muted);
	assert_int_equal(fixture_text(&fixture, "嘉兴 91.2")->anchor, DRAW_END);
	assert_int_equal(fixture_text(&fixture, "湖州 89.0")->anchor, DRAW_START);
	assert_non_null(fixture_text(&fixture, "2022 无数据"));
	/* A spot a series that has a value; its words are both. */
	assert_int_equal(fixture.list.spots.count, 5);
	for (size_t i = 0; i < fixture.list.spots.count; i++)
		assert_int_equal(fixture.list.spots.items[i].line_count, 2);
	fixture_release(&fixture);
}

static void
wraps_long_names_but_never_a_value(void **state)
{
	static const double numbers[] = { 88.2, 90.1, 90.4, 94.6, 95.3, 91.0, 91.2, N, N, 89.0, 90.2, 90.1 };
	static struct str years[] = { { 0 }, { 0 } };
	struct fixture fixture;

	(void)state;
	fill(&fixture, long_names, 1, numbers);
	years[0] = STR("2022学年（按新口径统计的数据）");
	years[1] = STR("2023学年（全国职业院校人才培养状态数据采集平台）");
	fixture.chart.categories = years;
	golden_both(&fixture, "slope-long", check_values);
	assert_non_null(fixture_text(&fixture, "口径统计的数据）"));
	fixture_release(&fixture);
}

static void
draws_one_end_of_one_line(void **state)
{
	static const double numbers[] = { 90, N };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "杭州", 0, numbers);
	golden_both(&fixture, "slope-point", check_values);
	assert_int_equal(fixture.list.spots.count, 1);
	assert_true(fixture.list.spots.items[0].area.x < fixture_text(&fixture, "2022")->at.x);
	fixture_release(&fixture);
}

static void
grows_with_forty_lines(void **state)
{
	double numbers[80] = { 0 };
	struct fixture fixture;

	(void)state;
	for (int i = 0; i < 80; i++)
		numbers[i] = 50 + i * 37 % 950;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_SLOPE;
	fixture.chart.unit = STR("人");
	fixture_fill(&fixture, "2022|2023", golden_labels(&fixture.arena, "城市", 1, 40), numbers);
	golden_both(&fixture, "slope-forty", check_values);
	assert_int_equal(fixture.list.spots.count, 40);
	for (size_t i = 0; i < 40; i++)
		assert_true(fixture.list.spots.items[i].area.height >= 18);
	fixture_release(&fixture);
}

static void
draws_negative_values(void **state)
{
	static const double numbers[] = { -12.5, 3.25, 8, -4.5, 0, -11 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "杭州|宁波|温州", 2, numbers);
	golden_both(&fixture, "slope-negative", check_values);
	assert_null(fixture_text(&fixture, "纵轴不从 0 开始"));
	fixture_release(&fixture);
}

static void
draws_values_of_ten_digits(void **state)
{
	static const double numbers[] = { 1203456789.12, 3203456789.5, 2203456789, 1003456789 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "杭州市|宁波市", 2, numbers);
	golden_both(&fixture, "slope-big", check_values);
	fixture_release(&fixture);
}

static void
draws_equal_values(void **state)
{
	static const double numbers[] = { 90, 90, 90, 90, 90, 90 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "杭州|宁波|温州", 0, numbers);
	golden_both(&fixture, "slope-equal", check_values);
	fixture_release(&fixture);
}

/* Labels of points at one height stand as the lines come in, so that leaders do not cross. */
static void
lets_lines_cross_and_one_stand_out(void **state)
{
	static const double numbers[] = { 10, 40, 40, 10, 25, 25, 20, 40 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "杭州|宁波|温州|嘉兴", 0, numbers);
	((struct chart_series *)fixture.chart.series)[0].emphasised = true;
	golden_both(&fixture, "slope-crossing", check_values);
	assert_true(fixture_text(&fixture, "嘉兴 40")->at.y < fixture_text(&fixture, "杭州 40")->at.y);
	assert_int_equal(fixture_text(&fixture, "杭州 40")->font.weight, TEXT_BOLD);
	assert_int_equal(fixture_text(&fixture, "嘉兴 40")->color, chart_style.subdued.text);
	fixture_release(&fixture);
}

static void
says_no_data_when_nothing_is_there(void **state)
{
	static const double numbers[] = { N, N, N, N };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_SLOPE;
	fixture_fill(&fixture, "2022|2023", "杭州|嘉兴", numbers);
	golden_check(&fixture, "nothing");
	fixture_release(&fixture);
}

static void
makes_hostile_texts_safe(void **state)
{
	static const double numbers[] = { 1, 2, 3, N, N, 2.5 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "a|b|c", 1, numbers);
	lines_make_hostile(&fixture);
	golden_both(&fixture, "slope-hostile", lines_check);
	fixture_release(&fixture);
}

static void
takes_what_is_no_number_as_missing(void **state)
{
	(void)state;
	lines_try_wrong_numbers(CHART_SLOPE);
}

static void
refuses_other_than_two_categories(void **state)
{
	static const double numbers[8] = { 1, 2, 3 };
	static const enum diag_language languages[] = { DIAG_ENGLISH, DIAG_CHINESE };
	static const char *const words[] = { "two categories, and here are 3", "两个类别，这里有 3 个" };
	struct fixture fixture;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		fill(&fixture, "杭州", 0, numbers);
		diags_init(&fixture.diags, &fixture.arena, languages[i]);
		fixture_fill(&fixture, "2021|2022|2023", "杭州", numbers);
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.diags.count, 1);
		assert_string_equal(fixture.diags.items[0].code, "chart-kind");
		assert_true(str_find(fixture.diags.items[0].text, str_from(words[i]), 0) != SIZE_MAX);
		assert_true(fixture.diags.items[0].hint.len > 0);
		assert_int_equal(fixture.list.count, 0);
		fixture.chart.category_count = 1;
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.list.count, 0);
		fixture_release(&fixture);
	}
}

/* Sixty-four lines, each with a long name and a missing end, on a small card. */
static void
refuses_what_has_no_room(void **state)
{
	double numbers[2 * CHART_SERIES_MAX] = { 0 };
	struct fixture fixture;

	(void)state;
	for (int i = 0; i < 2 * CHART_SERIES_MAX; i++)
		numbers[i] = i % 2 ? i : N;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_SLOPE;
	fixture.chart.width = CHART_WIDTH_SMALL;
	fixture_fill(&fixture, "2022|2023",
	    golden_labels(&fixture.arena, "杭州市职业技术教育中心学校分校区", 1, CHART_SERIES_MAX), numbers);
	assert_false(fixture_layout(&fixture));
	assert_string_equal(fixture.diags.items[0].code, "chart-size");
	assert_int_equal(fixture.list.count, 0);
	fixture_release(&fixture);
}

static void
keeps_texts_apart_whatever_the_numbers(void **state)
{
	(void)state;
	lines_try_numbers(CHART_SLOPE, "2022|2023");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares_two_years),
		cmocka_unit_test(wraps_long_names_but_never_a_value),
		cmocka_unit_test(draws_one_end_of_one_line),
		cmocka_unit_test(grows_with_forty_lines),
		cmocka_unit_test(draws_negative_values),
		cmocka_unit_test(draws_values_of_ten_digits),
		cmocka_unit_test(draws_equal_values),
		cmocka_unit_test(lets_lines_cross_and_one_stand_out),
		cmocka_unit_test(says_no_data_when_nothing_is_there),
		cmocka_unit_test(makes_hostile_texts_safe),
		cmocka_unit_test(takes_what_is_no_number_as_missing),
		cmocka_unit_test(refuses_other_than_two_categories),
		cmocka_unit_test(refuses_what_has_no_room),
		cmocka_unit_test(keeps_texts_apart_whatever_the_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
