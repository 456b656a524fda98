#include "chart_golden.h"

static const char cities[] = "绍兴 2021|嘉兴 2022|宁波 2022|杭州 2023|衢州 2020";

static void
fill(struct fixture *fixture, const char *categories, const double *numbers)
{
	fixture_init(fixture);
	fixture->chart.kind = CHART_RANK;
	fixture->chart.decimals = 2;
	fixture->chart.unit = STR("%");
	fixture_fill(fixture, categories, "对口就业率", numbers);
}

static void
set_target(struct fixture *fixture, double number, struct str text)
{
	fixture->chart.target = (struct chart_target){ .set = true, .number = number, .text = text };
}

static bool
is_bar(const struct draw_item *item)
{
	return item->kind == DRAW_RECT &&
	       (item->color == chart_style.palette[0].fill || item->color == chart_style.subdued.fill);
}

/* The ticks tell the scale: what a pixel of the axis is worth. */
static double
pixels_of_one(struct fixture *fixture)
{
	const struct draw_item *first = NULL;
	const struct draw_item *last = NULL;

	for (size_t i = 1; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];

		if (item->kind != DRAW_TEXT || item[-1].kind != DRAW_RECT || item[-1].color != chart_style.grid)
			continue;
		first = first ? first : item;
		last = item;
	}
	if (first == last) {
		fail_msg("the axis has fewer than two ticks");
		return 0;
	}
	return (last->text.at.x - first->text.at.x) /
	       (fixture_number(&fixture->arena, last->text.text) - fixture_number(&fixture->arena, first->text.text));
}

/* Every number drawn is the data's: a bar a value in order, as long as its value and on
 * its side of zero, and every figure in full. */
static void
check_numbers(struct fixture *fixture)
{
	const struct chart_value *values = fixture->chart.series[0].values;
	double half_pixel = 0.5 / fixture->list.scale + 1e-6;
	double one = pixels_of_one(fixture);
	size_t at = 0;

	assert_int_equal(fixture->list.spots.count, fixture->chart.category_count);
	for (size_t i = 0; i < fixture->chart.category_count; i++) {
		const struct draw_item *bar;

		if (!values[i].present || values[i].number == 0)
			continue;
		while (at < fixture->list.count && !is_bar(&fixture->list.items[at]))
			at++;
		assert_true(at < fixture->list.count);
		bar = &fixture->list.items[at++];
		assert_true(fabs(bar->rect.width - fabs(values[i].number) * one) <= half_pixel);
		assert_non_null(fixture_text(fixture, str_zero(&fixture->arena, values[i].text)));
	}
	while (at < fixture->list.count)
		assert_false(is_bar(&fixture->list.items[at++]));
}

static size_t
count_bars(const struct fixture *fixture, uint32_t color)
{
	size_t count = 0;

	for (size_t i = 0; i < fixture->list.count; i++)
		count += fixture->list.items[i].kind == DRAW_RECT && fixture->list.items[i].color == color ? 1 : 0;
	return count;
}

/* As many ticks and strong bars as values that reach the target. */
static void
check_reached(struct fixture *fixture)
{
	const struct chart_target *target = &fixture->chart.target;
	size_t reached = 0;
	size_t bars = 0;

	for (size_t i = 0; i < fixture->chart.category_count; i++) {
		const struct chart_value *value = &fixture->chart.series[0].values[i];
		bool yes = target->at_most ? value->number <= target->number : value->number >= target->number;

		reached += value->present && yes ? 1 : 0;
		bars += value->present && yes && value->number != 0 ? 1 : 0;
	}
	check_numbers(fixture);
	assert_int_equal(fixture_count(fixture, DRAW_LINE), reached);
	assert_int_equal(count_bars(fixture, chart_style.palette[0].fill), bars);
	assert_true(count_bars(fixture, chart_style.target) > 4);
}

static void
ranks_with_a_target(void **state)
{
	static const double numbers[] = { 96.89, 95.17, N, 88.71, 86.76 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, numbers);
	set_target(&fixture, 90, STR("参考线 90%"));
	golden_both(&fixture, "rank", check_reached);
	assert_int_equal(fixture_text(&fixture, "96.89")->font.weight, TEXT_BOLD);
	assert_int_equal(fixture_text(&fixture, "无数据")->color, chart_style.muted);
	assert_int_equal(fixture_text(&fixture, "参考线 90%")->color, chart_style.target);
	assert_string_equal(str_zero(&fixture.arena, fixture.list.spots.items[3].lines[0]), "88.71");
	fixture_release(&fixture);
}

static void
ranks_what_is_to_stay_low(void **state)
{
	static const double numbers[] = { 11.5, 12, 12.25, 14.1, 18.06 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, numbers);
	set_target(&fixture, 12, STR("至多 12"));
	fixture.chart.target.at_most = true;
	golden_both(&fixture, "rank-at-most", check_reached);
	assert_int_equal(fixture_count(&fixture, DRAW_LINE), 2);
	fixture_release(&fixture);
}

static void
ranks_without_a_target(void **state)
{
	static const double numbers[] = { 628, 504, 480, 402, 367 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, numbers);
	golden_both(&fixture, "rank-plain", check_numbers);
	assert_int_equal(fixture_count(&fixture, DRAW_LINE), 0);
	assert_int_equal(count_bars(&fixture, chart_style.palette[0].fill), 5);
	fixture_release(&fixture);
}

/* Targets below and above all values are on the axis, and their texts in the picture. */
static void
shows_a_target_out_of_the_values_range(void **state)
{
	static const double numbers[] = { 12.5, 11, 10.75, 8, 6 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, numbers);
	set_target(&fixture, 60, STR("到二〇二五年末全省各设区市都应当达到的目标值 60%"));
	golden_both(&fixture, "rank-far", check_reached);
	assert_int_equal(fixture_count(&fixture, DRAW_LINE), 0);
	set_target(&fixture, -10, STR("底线 -10"));
	golden_both(&fixture, "rank-below", check_reached);
	assert_int_equal(fixture_count(&fixture, DRAW_LINE), 5);
	fixture_release(&fixture);
}

static void
wraps_long_names(void **state)
{
	static const double numbers[] = { 1250, 834, 412, 96 };
	struct fixture fixture;

	(void)state;
	fill(&fixture,
	    "高等职业教育单独招生考试与技能优秀中职毕业生免试升学|现代学徒制与企业新型学徒制联合培养试点|就业|"
	    "Advanced Manufacturing and Intelligent Equipment",
	    numbers);
	set_target(&fixture, 500, STR("目标 500"));
	golden_both(&fixture, "rank-long", check_reached);
	fixture.chart.width = CHART_WIDTH;
	assert_true(fixture_layout(&fixture));
	assert_non_null(fixture_text(&fixture, "技能优秀中职毕业生免试升学"));
	fixture_release(&fixture);
}

static void
ranks_one_city(void **state)
{
	static const double numbers[] = { 96.89 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "绍兴", numbers);
	set_target(&fixture, 96.89, STR("目标 96.89%"));
	golden_both(&fixture, "rank-one", check_reached);
	fixture_release(&fixture);
}

static void
ranks_many_cities(void **state)
{
	static const int counts[] = { 12, 30, 40, 100, 250 };
	struct fixture fixture;

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct arena arena;
		const char *name;
		double *numbers;

		arena_init(&arena);
		numbers = golden_numbers(&arena, (size_t)counts[i], 100);
		fill(&fixture, golden_labels(&arena, "城市", 1, counts[i]), numbers);
		fixture.chart.decimals = 1;
		set_target(&fixture, 50, STR("目标 50%"));
		name = str_zero(&arena, str_format(&arena, "rank-%d", counts[i]));
		golden_both(&fixture, counts[i] > 40 ? "" : name, check_reached);
		fixture_release(&fixture);
		arena_release(&arena);
	}
}

static void
ranks_negative_values(void **state)
{
	static const double numbers[] = { 12.5, 8.25, 0, -3.2, -11.75 };
	static const double all_negative[] = { -1, -3, -5, -7, -9 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, numbers);
	set_target(&fixture, 5, STR("目标 5"));
	golden_both(&fixture, "rank-negative", check_reached);
	fixture_release(&fixture);
	fill(&fixture, cities, all_negative);
	set_target(&fixture, -4, STR("目标 -4"));
	golden_both(&fixture, "rank-all-negative", check_reached);
	fixture_release(&fixture);
}

static void
ranks_huge_and_equal_values(void **state)
{
	static const double huge[] = { 9876543210, 5e9, 1234567890.5, 1, -1e9 };
	static const double equal[] = { 7, 7, 7, 7, 7 };
	static const double zero[] = { 0, 0, 0, 0, 0 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, huge);
	fixture.chart.unit = STR("元");
	set_target(&fixture, 4e9, STR("目标 4000000000"));
	golden_both(&fixture, "rank-huge", check_reached);
	fixture_release(&fixture);
	fill(&fixture, cities, equal);
	golden_both(&fixture, "rank-equal", check_numbers);
	fixture_release(&fixture);
	fill(&fixture, cities, zero);
	golden_both(&fixture, "rank-zero", check_numbers);
	fixture_release(&fixture);
}

static void
says_no_data_when_nothing_is_there(void **state)
{
	static const double numbers[] = { N, N, N, N, N };
	struct fixture fixture;

	(void)state;
	fill(&fixture, cities, numbers);
	set_target(&fixture, 90, STR("目标 90%"));
	assert_true(fixture_layout(&fixture));
	golden_drawn(&fixture, "rank-nothing");
	assert_int_equal(fixture_count(&fixture, DRAW_TEXT), 2);
	fixture_release(&fixture);
}

static void
makes_hostile_texts_safe(void **state)
{
	static const double numbers[] = { 2, 1, N };
	struct fixture fixture;
	struct strbuf label = { 0 };
	struct str labels[3] = { { 0 }, { 0 }, { "", 0 } };

	(void)state;
	fill(&fixture, "a|b|c", numbers);
	for (int i = 0; i < 10000; i++)
		strbuf_adds(&label, "长");
	labels[0] = strbuf_view(&label);
	labels[1] = STR("\x01\x1b[31m红\xe2\x80\xae倒\xff\n\t &amp; <b>");
	fixture.chart.categories = labels;
	set_target(&fixture, 1.5, strbuf_view(&label));
	((struct chart_value *)fixture.chart.series[0].values)[1].text = strbuf_view(&label);
	for (int small = 0; small <= 1; small++) {
		fixture.chart.width = small ? CHART_WIDTH_SMALL : CHART_WIDTH;
		assert_true(fixture_layout(&fixture));
		golden_drawn(&fixture, small ? "rank-hostile-small" : "rank-hostile");
	}
	strbuf_release(&label);
	fixture_release(&fixture);
}

static void
takes_what_is_no_number_as_missing_and_says_so(void **state)
{
	static const double wrong[] = { N, INFINITY, -INFINITY, 1e16, -1e300 };
	static const double numbers[] = { 5, 4, 3, 2, 1 };
	struct fixture fixture;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fill(&fixture, cities, numbers);
		((struct chart_value *)fixture.chart.series[0].values)[1].number = wrong[i];
		set_target(&fixture, wrong[i], STR("目标"));
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.diags.count, 1);
		assert_string_equal(fixture.diags.items[0].code, "chart-number");
		assert_null(fixture_text(&fixture, "目标"));
		golden_drawn(&fixture, "rank-no-number");
		fixture_release(&fixture);
	}
}

static void
refuses_several_series_and_too_many_rows(void **state)
{
	static const double numbers[CHART_CATEGORIES_MAX] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_RANK;
	fixture_fill(&fixture, cities, "2022|2023", numbers);
	assert_false(fixture_layout(&fixture));
	assert_string_equal(fixture.diags.items[0].code, "chart-kind");
	assert_true(fixture.diags.items[0].hint.len > 0);
	assert_int_equal(fixture.list.count, 0);
	fixture_fill(&fixture, golden_labels(&fixture.arena, "城市", 1, CHART_CATEGORIES_MAX), "", numbers);
	assert_false(fixture_layout(&fixture));
	assert_string_equal(fixture.diags.items[1].code, "chart-size");
	assert_int_equal(fixture.list.count, 0);
	assert_int_equal(fixture.list.spots.count, 0);
	fixture_release(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ranks_with_a_target),
		cmocka_unit_test(ranks_what_is_to_stay_low),
		cmocka_unit_test(ranks_without_a_target),
		cmocka_unit_test(shows_a_target_out_of_the_values_range),
		cmocka_unit_test(wraps_long_names),
		cmocka_unit_test(ranks_one_city),
		cmocka_unit_test(ranks_many_cities),
		cmocka_unit_test(ranks_negative_values),
		cmocka_unit_test(ranks_huge_and_equal_values),
		cmocka_unit_test(says_no_data_when_nothing_is_there),
		cmocka_unit_test(makes_hostile_texts_safe),
		cmocka_unit_test(takes_what_is_no_number_as_missing_and_says_so),
		cmocka_unit_test(refuses_several_series_and_too_many_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
