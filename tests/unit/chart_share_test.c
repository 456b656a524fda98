#include "chart_golden.h"

static const char years[] = "2020 年|2021 年|2022 年";

static void
fill(struct fixture *fixture, const char *categories, const char *parts, const double *numbers)
{
	fixture_init(fixture);
	fixture->chart.kind = CHART_SHARE;
	fixture->chart.decimals = 1;
	fixture->chart.unit = STR("%");
	fixture->chart.rest = STR("未升学");
	fixture_fill(fixture, categories, parts, numbers);
}

/* A value that a test changes. */
static struct chart_value *
value_at(const struct fixture *fixture, size_t series, size_t category)
{
	return (struct chart_value *)&fixture->chart.series[series].values[category];
}

static double
sum_of(const struct fixture *fixture, size_t category, bool *complete)
{
	double sum = 0;

	*complete = true;
	for (size_t i = 0; i < fixture->chart.series_count; i++) {
		const struct chart_value *value = value_at(fixture, i, category);

		*complete = *complete && value->present;
		sum += value->present ? value->number : 0;
	}
	return sum;
}

/* A rectangle of a bar: `height` is that of bars, or 0 before the first is known. Gaps and
 * outlines are none. */
static bool
is_part(const struct draw_item *item, double height)
{
	return item->kind == DRAW_RECT && item->color != chart_style.background && item->color != chart_style.axis &&
	       (height > 0 ? item->rect.height == height : item->rect.height > 13 || item->rect.width != 13) &&
	       item->rect.width != 1;
}

static const struct draw_rect *
next_part(const struct fixture *fixture, size_t *at, double *height)
{
	while (*at < fixture->list.count && !is_part(&fixture->list.items[*at], *height))
		++*at;
	if (*at == fixture->list.count)
		return NULL;
	*height = fixture->list.items[*at].rect.height;
	return &fixture->list.items[(*at)++].rect;
}

/* Whether a text, if any, is drawn, or in the words of the category's spot. */
static bool
is_written(const struct fixture *fixture, size_t category, struct str text)
{
	const struct draw_spot *spot = &fixture->list.spots.items[category];

	for (size_t i = 0; i < fixture->list.count; i++) {
		if (fixture->list.items[i].kind == DRAW_TEXT && str_eq(fixture->list.items[i].text.text, text))
			return true;
	}
	for (size_t i = 0; i < spot->line_count; i++) {
		if (str_ends(spot->lines[i], text))
			return true;
	}
	return text.len == 0;
}

/* The parts of a row are side by side from the left, each as wide as its share of the
 * whole, and what is left of that too. */
static void
check_row(struct fixture *fixture, size_t category, size_t *at, double *height)
{
	const struct chart *chart = &fixture->chart;
	bool complete;
	double sum = sum_of(fixture, category, &complete);
	double whole = chart->whole > 0 ? chart->whole : sum;
	double half_pixel = 0.5 / fixture->list.scale + 1e-6;
	double right = fixture->list.width - 16;
	double left = -1;
	double x = 0;

	for (size_t i = 0; i <= chart->series_count; i++) {
		bool rest = i == chart->series_count;
		double number = rest ? whole - sum : value_at(fixture, i, category)->number;
		const struct draw_rect *part;

		if (rest ? number <= whole * 0.005 : !value_at(fixture, i, category)->present || number == 0)
			continue;
		part = next_part(fixture, at, height);
		assert_non_null(part);
		if (left < 0)
			x = left = part->x;
		assert_true(fabs(part->x - x) <= half_pixel);
		assert_true(fabs(part->width - number / whole * (right - left)) <= half_pixel);
		x += part->width;
		if (!rest)
			assert_true(is_written(fixture, category, value_at(fixture, i, category)->text));
	}
}

static void
check_numbers(struct fixture *fixture)
{
	double height = 0;
	size_t at = 0;

	assert_int_equal(fixture->list.spots.count, fixture->chart.category_count);
	for (size_t i = 0; i < fixture->chart.category_count; i++) {
		bool complete;
		double sum = sum_of(fixture, i, &complete);

		if (sum > 0 && (complete || fixture->chart.whole > 0))
			check_row(fixture, i, &at, &height);
	}
	assert_null(next_part(fixture, &at, &height));
}

static void
shows_what_is_left_of_a_whole(void **state)
{
	static const double numbers[] = { 27.3, 34.4, 36, 34.4, 34.8, 35.2 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "单招单考升学|其他升学", numbers);
	fixture.chart.whole = 100;
	for (size_t i = 0; i < 6; i++)
		value_at(&fixture, i / 3, i % 3)->text = str_format(&fixture.arena, "%.1f%%", numbers[i]);
	golden_both(&fixture, "share", check_numbers);
	assert_non_null(fixture_text(&fixture, "38.3%"));
	assert_non_null(fixture_text(&fixture, "28.8%"));
	assert_non_null(fixture_text(&fixture, "未升学"));
	assert_int_equal(fixture.list.spots.items[0].line_count, 3);
	assert_true(str_eq(fixture.list.spots.items[0].lines[2], STR("未升学 38.3%")));
	fixture_release(&fixture);
}

static void
divides_by_the_sum_without_a_whole(void **state)
{
	static const double numbers[] = { 120, 150, 90, 300, 310, 290, 80, 60, 100, 45, 52, 61 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "本科|高职|就业|其他", numbers);
	fixture.chart.unit = STR("人");
	fixture.chart.decimals = 0;
	golden_both(&fixture, "share-sum", check_numbers);
	assert_null(fixture_text(&fixture, "未升学"));
	fixture.chart.colors = CHART_COLORS_ORDERED;
	golden_both(&fixture, "share-ordered", check_numbers);
	fixture_release(&fixture);
}

static void
writes_small_values_below_with_a_leader(void **state)
{
	static const double numbers[] = { 88.1, 90.4, 1.2, 0.9, 1.5, 0, 2.1, 2.2, 7.1, 6.5 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "公办|民办", "就业|升学|参军|创业|其他", numbers);
	fixture.chart.whole = 100;
	golden_both(&fixture, "share-small-parts", check_numbers);
	assert_true(fixture_count(&fixture, DRAW_LINE) >= 6);
	assert_true(fixture_text(&fixture, "1.2")->at.y > fixture_text(&fixture, "88.1")->at.y + 14);
	fixture_release(&fixture);
}

static void
counts_a_missing_part_to_the_rest_of_a_given_whole_only(void **state)
{
	static const double numbers[] = { 30, N, N, 40, 50, N };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "单招单考升学|其他升学", numbers);
	fixture.chart.whole = 100;
	golden_both(&fixture, "share-missing", check_numbers);
	assert_non_null(fixture_text(&fixture, "50.0%"));
	assert_non_null(fixture_text(&fixture, "无数据"));
	fixture.chart.whole = 0;
	golden_both(&fixture, "share-missing-sum", check_numbers);
	fixture_release(&fixture);
}

static void
names_long_parts_and_rows(void **state)
{
	static const double numbers[] = { 40, 20, 30, 35, 20, 25 };
	struct fixture fixture;

	(void)state;
	fill(&fixture,
	    "高等职业教育单独招生考试与技能优秀中职毕业生免试升学|Advanced Manufacturing and Intelligent Equipment",
	    "现代学徒制与企业新型学徒制联合培养|在校企合作单位实习并留用|Regional Vocational College Programmes",
	    numbers);
	fixture.chart.whole = 100;
	golden_both(&fixture, "share-long", check_numbers);
	fixture_release(&fixture);
}

static void
divides_one_row_and_one_part(void **state)
{
	static const double numbers[] = { 62.5, 37.5 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, "全省", "公办|民办", numbers);
	golden_both(&fixture, "share-one", check_numbers);
	fixture_release(&fixture);
	fill(&fixture, "全省", "公办", numbers);
	fixture.chart.whole = 100;
	fixture.chart.rest = STR_NONE;
	golden_both(&fixture, "share-one-part", check_numbers);
	fixture_release(&fixture);
}

static void
divides_many_rows_and_many_parts(void **state)
{
	static const struct {
		int rows;
		int parts;
	} sizes[] = { { 12, 3 }, { 30, 4 }, { 40, 2 }, { 120, 3 }, { 3, 12 }, { 2, 64 } };
	struct fixture fixture;

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct arena arena;
		const char *name;

		arena_init(&arena);
		fill(&fixture, golden_labels(&arena, "城市", 1, sizes[i].rows),
		    golden_labels(&arena, "部分", 1, sizes[i].parts),
		    golden_numbers(&arena, (size_t)sizes[i].rows * (size_t)sizes[i].parts, 100));
		name = str_zero(&arena, str_format(&arena, "share-%dx%d", sizes[i].rows, sizes[i].parts));
		golden_both(&fixture, sizes[i].rows > 40 ? "" : name, check_numbers);
		fixture_release(&fixture);
		arena_release(&arena);
	}
}

static void
divides_huge_equal_and_no_amounts(void **state)
{
	static const double huge[] = { 9876543210, 5e9, 1e9, 1, 1234567890.5, 3e9 };
	static const double equal[] = { 25, 25, 25, 25, 25, 25 };
	static const double zero[] = { 0, 0, 12, 0, 0, 0 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "财政|其他", huge);
	golden_both(&fixture, "share-huge", check_numbers);
	fixture_release(&fixture);
	fill(&fixture, years, "财政|其他", equal);
	golden_both(&fixture, "share-equal", check_numbers);
	fixture_release(&fixture);
	fill(&fixture, years, "财政|其他", zero);
	golden_both(&fixture, "share-zero", check_numbers);
	assert_non_null(fixture_text(&fixture, "0.0"));
	fixture_release(&fixture);
}

static void
takes_rounding_for_what_it_is(void **state)
{
	static const double numbers[] = { 33.4, 33.2, 50.2, 33.3, 33.2, 50.2, 33.4, 33.2, 0 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "甲|乙|丙", numbers);
	fixture.chart.whole = 100;
	golden_both(&fixture, "share-rounded", check_numbers);
	assert_null(fixture_text(&fixture, "未升学"));
	fixture_release(&fixture);
}

static void
has_an_axis_when_no_value_is_written(void **state)
{
	static const double numbers[] = { 20, 30, 40, 50, 45, 40 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "甲|乙", numbers);
	fixture.chart.whole = 100;
	fixture.chart.unit = STR("份");
	for (size_t i = 0; i < 6; i++)
		value_at(&fixture, i / 3, i % 3)->text = STR_NONE;
	golden_both(&fixture, "share-axis", check_numbers);
	assert_non_null(fixture_text(&fixture, "100"));
	fixture_release(&fixture);
}

static void
steps_back_for_an_emphasised_part(void **state)
{
	static const double numbers[] = { 20, 30, 40, 50, 45, 40, 30, 25, 20 };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "甲|乙|丙", numbers);
	((struct chart_series *)fixture.chart.series)[1].emphasised = true;
	golden_both(&fixture, "share-emphasis", check_numbers);
	fixture_release(&fixture);
}

/* One finding a wrong row, which has no bar; the other rows have theirs. */
static void
refuses_parts_below_zero_or_over_the_whole(void **state)
{
	static const double numbers[] = { 60, -5, 70, 30, 20, 40 };
	struct fixture fixture;
	double height = 0;
	size_t at = 0;

	(void)state;
	fill(&fixture, years, "甲|乙", numbers);
	fixture.chart.whole = 100;
	for (enum diag_language language = DIAG_ENGLISH; language <= DIAG_CHINESE; language++) {
		diags_init(&fixture.diags, &fixture.arena, language);
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.diags.count, 2);
		for (size_t i = 0; i < 2; i++) {
			assert_string_equal(fixture.diags.items[i].code, "chart-share");
			assert_true(fixture.diags.items[i].hint.len > 0);
		}
		assert_true(str_find(fixture.diags.items[0].text, STR("甲"), 0) != SIZE_MAX);
		assert_true(str_find(fixture.diags.items[0].text, STR("2021 年"), 0) != SIZE_MAX);
		assert_true(str_find(fixture.diags.items[0].text, STR("-5"), 0) != SIZE_MAX);
		assert_true(str_find(fixture.diags.items[1].text, STR("2022 年"), 0) != SIZE_MAX);
		assert_true(str_find(fixture.diags.items[1].text, STR("110"), 0) != SIZE_MAX);
	}
	golden_drawn(&fixture, "share-wrong");
	check_row(&fixture, 0, &at, &height);
	assert_null(next_part(&fixture, &at, &height));
	assert_int_equal(fixture.list.spots.count, 3);
	fixture_release(&fixture);
}

static void
says_no_data_when_nothing_is_there(void **state)
{
	static const double numbers[] = { N, N, N, N, N, N };
	struct fixture fixture;

	(void)state;
	fill(&fixture, years, "甲|乙", numbers);
	assert_true(fixture_layout(&fixture));
	golden_drawn(&fixture, "share-nothing");
	fixture_release(&fixture);
}

static void
makes_hostile_texts_safe(void **state)
{
	static const double numbers[] = { 2, 1, 3, 3 };
	struct fixture fixture;
	struct strbuf label = { 0 };
	struct str labels[2] = { { 0 } };

	(void)state;
	fill(&fixture, "a|b", "c|d", numbers);
	for (int i = 0; i < 10000; i++)
		strbuf_adds(&label, "长");
	labels[0] = strbuf_view(&label);
	labels[1] = STR("\x01\x1b[31m红\xe2\x80\xae倒\xff\n\t &amp; <b>");
	fixture.chart.categories = labels;
	fixture.chart.whole = 7;
	fixture.chart.rest = labels[0];
	((struct chart_series *)fixture.chart.series)[0].label = labels[0];
	((struct chart_series *)fixture.chart.series)[1].label = labels[1];
	value_at(&fixture, 0, 0)->text = labels[0];
	value_at(&fixture, 1, 1)->text = labels[1];
	for (int small = 0; small <= 1; small++) {
		fixture.chart.width = small ? CHART_WIDTH_SMALL : CHART_WIDTH;
		assert_true(fixture_layout(&fixture));
		golden_drawn(&fixture, small ? "share-hostile-small" : "share-hostile");
	}
	strbuf_release(&label);
	fixture_release(&fixture);
}

static void
takes_what_is_no_number_as_missing_and_says_so(void **state)
{
	static const double wrong[] = { N, INFINITY, -INFINITY, 1e16, -1e300 };
	static const double numbers[] = { 5, 4, 3, 2, 1, 6 };
	struct fixture fixture;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		fill(&fixture, years, "甲|乙", numbers);
		value_at(&fixture, 0, 1)->number = wrong[i];
		fixture.chart.whole = wrong[i];
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.diags.count, 1);
		assert_string_equal(fixture.diags.items[0].code, "chart-number");
		golden_drawn(&fixture, "share-no-number");
		fixture_release(&fixture);
	}
}

static void
refuses_too_many_rows(void **state)
{
	static const double numbers[CHART_CATEGORIES_MAX] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
	struct fixture fixture;

	(void)state;
	fixture_init(&fixture);
	fixture.chart.kind = CHART_SHARE;
	fixture_fill(&fixture, golden_labels(&fixture.arena, "城市", 1, CHART_CATEGORIES_MAX), "甲", numbers);
	assert_false(fixture_layout(&fixture));
	assert_string_equal(fixture.diags.items[0].code, "chart-size");
	assert_int_equal(fixture.list.count, 0);
	assert_int_equal(fixture.list.spots.count, 0);
	fixture_release(&fixture);
}

static void
keeps_texts_apart_whatever_the_numbers(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < 300; seed++) {
		double numbers[60];
		unsigned random = seed * 2654435761U + 1;
		struct fixture fixture;

		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
			random = random * 1664525U + 1013904223U;
			numbers[i] = random >> 28 == 0 ? N : (random >> 8) % 1000 * pow(10, random >> 4 & 3) / 100;
		}
		fill(&fixture, "城市1|城市2|城市3|城市4|城市5|城市6|城市7|城市8|城市9|城市10",
		    "甲|乙|丙|其他部分|戊|己", numbers);
		fixture.chart.category_count = 1 + seed % 10;
		fixture.chart.series_count = 1 + seed % 6;
		fixture.chart.whole = seed % 3 ? 0 : 60000;
		fixture.chart.width = seed % 2 ? CHART_WIDTH : CHART_WIDTH_SMALL;
		assert_true(fixture_layout(&fixture));
		if (fixture_clash(&fixture).len > 0)
			fail_msg("seed %u: %.*s", seed, STR_ARG(fixture_clash(&fixture)));
		fixture_release(&fixture);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_what_is_left_of_a_whole),
		cmocka_unit_test(divides_by_the_sum_without_a_whole),
		cmocka_unit_test(writes_small_values_below_with_a_leader),
		cmocka_unit_test(counts_a_missing_part_to_the_rest_of_a_given_whole_only),
		cmocka_unit_test(names_long_parts_and_rows),
		cmocka_unit_test(divides_one_row_and_one_part),
		cmocka_unit_test(divides_many_rows_and_many_parts),
		cmocka_unit_test(divides_huge_equal_and_no_amounts),
		cmocka_unit_test(takes_rounding_for_what_it_is),
		cmocka_unit_test(has_an_axis_when_no_value_is_written),
		cmocka_unit_test(steps_back_for_an_emphasised_part),
		cmocka_unit_test(refuses_parts_below_zero_or_over_the_whole),
		cmocka_unit_test(says_no_data_when_nothing_is_there),
		cmocka_unit_test(makes_hostile_texts_safe),
		cmocka_unit_test(takes_what_is_no_number_as_missing_and_says_so),
		cmocka_unit_test(refuses_too_many_rows),
		cmocka_unit_test(keeps_texts_apart_whatever_the_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
