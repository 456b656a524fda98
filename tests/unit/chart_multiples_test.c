#include "line_fixture.h"

static const char years[] = "2019|2020|2021|2022|2023";
static const char cities[] = "杭州|宁波|温州|嘉兴|湖州|绍兴";
static const char long_names[] = "杭州市职业技术教育中心学校|宁波市鄞州区古林职业高级中学|温州市瓯海职业中专集团学校|"
				 "Jiaxing Vocational School of Advanced Manufacturing|湖州|"
				 "绍兴市上虞区职业教育中心附属中等专业学校分校";

/* A gap, a break, an early end, nothing at all, a fall. */
static const double figures[] = { 88.2, 89.1, 94.6, N, 95.3, 90.1, 90.4, 91.3, 92.2, 92.9, 85, 86, 87, 88, 84, 91, 90,
	89, N, N, N, N, N, N, N, 95, 91, 90, 85, 84 };

static void
start(struct fixture *fixture)
{
	fixture_init(fixture);
	fixture->chart.kind = CHART_MULTIPLES;
	fixture->chart.decimals = 1;
	fixture->chart.unit = STR("%");
	fixture->chart.break_note = STR("口径有变化，前后不可比");
}

static void
fill(struct fixture *fixture, const char *categories, const char *series, const double *numbers)
{
	start(fixture);
	fixture_fill(fixture, categories, series, numbers);
}

/* The last value of each panel, or the words for its absence, stands in the panel, and a
 * panel has a spot. */
static void
check_values(struct fixture *fixture)
{
	const struct chart *chart = &fixture->chart;

	assert_int_equal(fixture->list.spots.count, chart->series_count);
	for (size_t i = 0; i < chart->series_count; i++) {
		struct str words = chart->no_data;

		for (size_t j = 0; j < chart->category_count; j++) {
			if (chart->series[i].values[j].present)
				words = chart->series[i].values[j].text;
		}
		assert_true(lines_has_words(fixture, words, &fixture->list.spots.items[i].area));
	}
}

/* Tick texts stand where their numbers lie: the rule that holds for the lines of the first
 * panel holds for them. Their baselines are lower than their middles by a part of the size. */
static void
check_ticks(struct fixture *fixture)
{
	const struct draw_rect *area = &fixture->list.spots.items[0].area;
	struct lines_marks marks = lines_marks(fixture);
	const struct lines_mark *low = &marks.items[0];
	const struct lines_mark *high = low;
	size_t ticks = 0;

	for (size_t i = 1; i < marks.count; i++) {
		low = marks.items[i].number < low->number ? &marks.items[i] : low;
		high = marks.items[i].number > high->number ? &marks.items[i] : high;
	}
	for (size_t i = 0; i < fixture->list.count && low->number < high->number; i++) {
		const struct draw_item *item = &fixture->list.items[i];
		double up;

		if (item->kind != DRAW_TEXT || item->text.anchor != DRAW_END ||
		    item->text.at.y > area->y + area->height)
			continue;
		up = fixture_number(&fixture->arena, item->text.text) - low->number;
		up = low->at.y + up / (high->number - low->number) * (high->at.y - low->at.y);
		assert_true(fabs(area->y + area->height + up + 0.37 * item->text.font.size - item->text.at.y) <=
			    lines_tolerance(fixture));
		ticks++;
	}
	assert_true(low->number == high->number || ticks >= 2);
}

static void
check_panels(struct fixture *fixture)
{
	lines_check(fixture);
	check_values(fixture);
	check_ticks(fixture);
}

static size_t
count_lines_of(const struct fixture *fixture, double width)
{
	size_t count = 0;

	for (size_t i = 0; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];

		count += item->kind == DRAW_LINE && item->line.width == width ? 1 : 0;
	}
	return count;
}

/* How many panels stand side by side. */
static size_t
count_columns(const struct fixture *fixture)
{
	size_t count = 0;

	while (count < fixture->list.spots.count &&
	       fixture->list.spots.items[count].area.y == fixture->list.spots.items[0].area.y)
		count++;
	return count;
}

static void
draws_a_panel_a_city(void **state)
{
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, cities, figures);
	((struct chart_value *)fixture.chart.series[1].values)[2].breaks = true;
	golden_both(&fixture, "multiples", check_panels);
	assert_int_equal(count_columns(&fixture), 2);
	assert_non_null(fixture_text(&fixture, "%"));
	/* Behind each of five lines the four others: 杭州's two pieces, 宁波's, and three whole ones. */
	assert_int_equal(count_lines_of(&fixture, 1), 7 * 5 - 7);
	/* A gap and a break; the mark of the break is two strokes. */
	assert_int_equal(fixture_count(&fixture, DRAW_DOTS), 2);
	assert_int_equal(count_lines_of(&fixture, 2.25 * 0.7), 2);
	assert_int_equal(fixture_text(&fixture, "绍兴")->font.weight, TEXT_BOLD);
	assert_int_equal(fixture.list.spots.items[0].line_count, 5);
	fixture_release(&fixture);
}

static void
puts_up_to_four_panels_side_by_side(void **state)
{
	static const size_t columns[] = { 1, 2, 3, 4, 3, 3, 4, 4, 3, 4 };
	double numbers[20] = { 0 };
	struct fixture fixture;

	(void)state;
	for (int i = 0; i < 20; i++)
		numbers[i] = i * 7 % 13;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		start(&fixture);
		fixture_fill(&fixture, "2022|2023", golden_labels(&fixture.arena, "城市", 1, (int)i + 1), numbers);
		assert_true(fixture_layout(&fixture));
		assert_int_equal(count_columns(&fixture), columns[i]);
		fixture_release(&fixture);
	}
}

static void
wraps_long_names(void **state)
{
	struct fixture fixture;

	(void)state;
	fill(&fixture, "2019学年第一学期|2020|2021|2022|2023学年第一学期", long_names, figures);
	golden_both(&fixture, "multiples-long", check_panels);
	assert_non_null(fixture_text(&fixture, "教育中心学校"));
	fixture_release(&fixture);
}

static void
draws_one_point(void **state)
{
	static const double numbers[] = { 90 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "2023", "杭州", numbers);
	golden_both(&fixture, "multiples-point", check_panels);
	fixture_release(&fixture);
}

static void
draws_forty_panels(void **state)
{
	double numbers[200] = { 0 };
	struct fixture fixture;

	(void)state;
	for (int i = 0; i < 200; i++)
		numbers[i] = 500 + i * 37 % 950;
	start(&fixture);
	fixture_fill(&fixture, years, golden_labels(&fixture.arena, "城市", 1, 40), numbers);
	golden_both(&fixture, "multiples-forty", check_panels);
	assert_int_equal(count_lines_of(&fixture, 1), 0);
	fixture_release(&fixture);
}

static void
draws_thirty_years(void **state)
{
	double numbers[90] = { 0 };
	struct fixture fixture;

	(void)state;
	for (int i = 0; i < 90; i++) {
		int number = 1000 + i / 30 * 11 + i * 7919 % 400;

		numbers[i] = i % 30 == 7 ? N : number;
	}
	start(&fixture);
	fixture_fill(&fixture, golden_labels(&fixture.arena, "", 1994, 30), "杭州|宁波|温州", numbers);
	golden_both(&fixture, "multiples-thirty", check_panels);
	assert_non_null(fixture_text(&fixture, "1994"));
	assert_non_null(fixture_text(&fixture, "2023"));
	fixture_release(&fixture);
}

static void
draws_negative_values(void **state)
{
	static const double numbers[] = { -12.5, 3.25, 8, -4.5, 0, -11, 5, 6, 7 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "2021|2022|2023", "杭州|宁波|温州", numbers);
	((struct chart_series *)fixture.chart.series)[1].emphasised = true;
	golden_both(&fixture, "multiples-negative", check_panels);
	assert_non_null(fixture_text(&fixture, "0"));
	assert_int_equal(fixture_text(&fixture, "-11.0")->font.weight, TEXT_BOLD);
	assert_int_equal(fixture_text(&fixture, "8.0")->color, chart_style.subdued.text);
	fixture_release(&fixture);
}

static void
draws_values_of_ten_digits(void **state)
{
	static const double numbers[] = { 1203456789.1, 3203456789.5, 2203456789, 1003456789 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "2022|2023", "杭州市|宁波市", numbers);
	golden_both(&fixture, "multiples-big", check_panels);
	fixture_release(&fixture);
}

static void
draws_equal_values(void **state)
{
	static const double numbers[] = { 90, 90, 90, 90, 90, 90 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "2022|2023", "杭州|宁波|温州", numbers);
	golden_both(&fixture, "multiples-equal", check_panels);
	assert_non_null(fixture_text(&fixture, "纵轴不从 0 开始"));
	fixture_release(&fixture);
}

static void
lets_lines_cross(void **state)
{
	static const double numbers[] = { 10, 20, 40, 40, 20, 10, 25, 20, 25 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "2021|2022|2023", "杭州|宁波|温州", numbers);
	golden_both(&fixture, "multiples-crossing", check_panels);
	assert_int_equal(count_lines_of(&fixture, 1), 6);
	fixture_release(&fixture);
}

static void
says_no_data_when_nothing_is_there(void **state)
{
	static const double numbers[] = { N, N, N, N };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_MULTIPLES;
	fixture_fill(&fixture, "2022|2023", "杭州|嘉兴", numbers);
	golden_check(&fixture, "nothing");
	fixture_release(&fixture);
}

static void
makes_hostile_texts_safe(void **state)
{
	static const double numbers[] = { 1, 2, 3, N, N, N };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "a|b", "a|b|c", numbers);
	lines_make_hostile(&fixture);
	golden_both(&fixture, "multiples-hostile", lines_check);
	fixture_release(&fixture);
}

static void
takes_what_is_no_number_as_missing(void **state)
{
	(void)state;
	lines_try_wrong_numbers(CHART_MULTIPLES);
}

/* Long names become short and panels low before a chart is refused. */
static void
draws_as_many_panels_as_series_are_allowed(void **state)
{
	double numbers[2 * CHART_SERIES_MAX] = { 0 };
	struct fixture fixture;

	(void)state;
	for (int i = 0; i < 2 * CHART_SERIES_MAX; i++)
		numbers[i] = i;
	start(&fixture);
	fixture_fill(&fixture, "2022|2023",
	    golden_labels(&fixture.arena, "杭州市职业技术教育中心学校分校区", 1, CHART_SERIES_MAX), numbers);
	fixture.chart.width = CHART_WIDTH_SMALL;
	assert_true(fixture_layout(&fixture));
	golden_sane(&fixture, "sixty-four");
	lines_check_places(&fixture);
	check_values(&fixture);

	/* Figures so wide that only one panel has room for them. */
	for (size_t i = 0; i < CHART_SERIES_MAX; i++)
		((struct chart_value *)fixture.chart.series[i].values)[1].text = STR("约 12345678901234567890 人");
	assert_false(fixture_layout(&fixture));
	assert_string_equal(fixture.diags.items[0].code, "chart-size");
	assert_int_equal(fixture.list.count, 0);
	fixture_release(&fixture);
}

static void
keeps_texts_apart_whatever_the_numbers(void **state)
{
	(void)state;
	lines_try_numbers(CHART_MULTIPLES, years);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draws_a_panel_a_city),
		cmocka_unit_test(puts_up_to_four_panels_side_by_side),
		cmocka_unit_test(wraps_long_names),
		cmocka_unit_test(draws_one_point),
		cmocka_unit_test(draws_forty_panels),
		cmocka_unit_test(draws_thirty_years),
		cmocka_unit_test(draws_negative_values),
		cmocka_unit_test(draws_values_of_ten_digits),
		cmocka_unit_test(draws_equal_values),
		cmocka_unit_test(lets_lines_cross),
		cmocka_unit_test(says_no_data_when_nothing_is_there),
		cmocka_unit_test(makes_hostile_texts_safe),
		cmocka_unit_test(takes_what_is_no_number_as_missing),
		cmocka_unit_test(draws_as_many_panels_as_series_are_allowed),
		cmocka_unit_test(keeps_texts_apart_whatever_the_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
