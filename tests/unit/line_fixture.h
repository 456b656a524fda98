#ifndef QSITE_TESTS_LINE_FIXTURE_H
#define QSITE_TESTS_LINE_FIXTURE_H

#include "chart_golden.h"

/* What the tests of slopes and small multiples have in common: every number that is drawn
 * is the data's. */

/* Thinner strokes are lines behind, leaders, and marks of breaks. */
static const double LINES_THICK = 2;

/* Half a device pixel, and what rounding takes. */
static inline double
lines_tolerance(const struct fixture *fixture)
{
	return 0.5 / fixture->list.scale + 1e-6;
}

static inline bool
lines_any_emphasised(const struct chart *chart)
{
	for (size_t i = 0; i < chart->series_count; i++) {
		if (chart->series[i].emphasised)
			return true;
	}
	return false;
}

/* The points of all thick lines in the order they were drawn. */
static inline struct draw_point *
lines_points(struct fixture *fixture, size_t *count)
{
	struct {
		struct draw_point *items;
		size_t count, capacity;
	} all = { 0 };

	for (size_t i = 0; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];

		if (item->kind != DRAW_LINE || item->line.width < LINES_THICK ||
		    item->color == fixture->list.background)
			continue;
		for (size_t k = 0; k < item->line.count; k++)
			*arena_push(&fixture->arena, &all) = item->line.points[k];
	}
	*count = all.count;
	return all.items;
}

/* A value of the data and where it is drawn. */
struct lines_mark {
	size_t series, category;
	double number;
	struct draw_point at; /* from the lower left corner of its panel */
};

struct lines_marks {
	struct lines_mark *items;
	size_t count, capacity;
};

static inline void
lines_add_series(struct fixture *fixture, struct lines_marks *marks, size_t series)
{
	const struct chart_series *line = &fixture->chart.series[series];

	for (size_t j = 0; j < fixture->chart.category_count; j++) {
		if (line->values[j].present && isfinite(line->values[j].number) && fabs(line->values[j].number) <= 1e15)
			*arena_push(&fixture->arena, marks) =
			    (struct lines_mark){ series, j, line->values[j].number, { 0, 0 } };
	}
}

/* As many points as values; slopes draw series that stepped back before the others. */
static inline struct lines_marks
lines_marks(struct fixture *fixture)
{
	const struct chart *chart = &fixture->chart;
	bool panels = chart->kind == CHART_MULTIPLES;
	bool two = !panels && lines_any_emphasised(chart);
	struct lines_marks marks = { 0 };
	struct draw_point *points;
	size_t count;

	for (size_t i = 0; i < chart->series_count; i++) {
		if (!two || !chart->series[i].emphasised)
			lines_add_series(fixture, &marks, i);
	}
	for (size_t i = 0; i < chart->series_count; i++) {
		if (two && chart->series[i].emphasised)
			lines_add_series(fixture, &marks, i);
	}
	points = lines_points(fixture, &count);
	assert_int_equal(count, marks.count);
	for (size_t i = 0; i < count && points && marks.items; i++) {
		marks.items[i].at = points[i];
		if (panels) {
			const struct draw_rect *area = &fixture->list.spots.items[marks.items[i].series].area;

			marks.items[i].at.x -= area->x;
			marks.items[i].at.y -= area->y + area->height;
		}
	}
	return marks;
}

/* One straight rule leads from every value to its height, in all panels, and from every
 * category to its place. */
static inline void
lines_check_places(struct fixture *fixture)
{
	struct lines_marks marks = lines_marks(fixture);
	const struct lines_mark *low = &marks.items[0];
	const struct lines_mark *high = low;
	const struct lines_mark *first = low;
	const struct lines_mark *last = low;

	assert_non_null(marks.items);
	if (!marks.items)
		return;
	for (size_t i = 1; i < marks.count; i++) {
		const struct lines_mark *mark = &marks.items[i];

		low = mark->number < low->number ? mark : low;
		high = mark->number > high->number ? mark : high;
		first = mark->category < first->category ? mark : first;
		last = mark->category > last->category ? mark : last;
	}
	assert_true(low == high || low->number == high->number || high->at.y < low->at.y);
	assert_true(first->category == last->category || first->at.x < last->at.x);
	for (size_t i = 0; i < marks.count; i++) {
		const struct lines_mark *mark = &marks.items[i];
		double up =
		    low->number < high->number ? (mark->number - low->number) / (high->number - low->number) : 0;
		double along = first->category < last->category ? (double)(mark->category - first->category) /
								      (double)(last->category - first->category)
								: 0;

		assert_true(fabs(mark->at.y - (low->at.y + up * (high->at.y - low->at.y))) <= lines_tolerance(fixture));
		assert_true(
		    fabs(mark->at.x - (first->at.x + along * (last->at.x - first->at.x))) <= lines_tolerance(fixture));
	}
}

/* Every marker that is seen stands on a value. */
static inline void
lines_check_markers(struct fixture *fixture)
{
	size_t count;
	struct draw_point *points = lines_points(fixture, &count);

	for (size_t i = 0; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];
		bool on = item->kind != DRAW_MARKER;

		for (size_t k = 0; k < count && !on; k++)
			on = fabs(points[k].x - item->marker.at.x) < 1e-6 &&
			     fabs(points[k].y - item->marker.at.y) < 1e-6;
		assert_true(on);
	}
}

static inline void
lines_check(struct fixture *fixture)
{
	lines_check_places(fixture);
	lines_check_markers(fixture);
}

/* Whether a text is there that is `words` or ends with a space and them, between two
 * places from left to right. */
static inline bool
lines_has_words(const struct fixture *fixture, struct str words, const struct draw_rect *within)
{
	for (size_t i = 0; i < fixture->list.count; i++) {
		const struct draw_item *item = &fixture->list.items[i];
		struct str text = item->text.text;
		struct draw_rect box;

		if (item->kind != DRAW_TEXT || !str_ends(text, words) ||
		    (text.len > words.len && text.at[text.len - words.len - 1] != ' '))
			continue;
		box = fixture_box(&item->text);
		if (box.x >= within->x - 0.1 && box.x + box.width <= within->x + within->width + 0.1 &&
		    box.y >= within->y - 0.1 && box.y + box.height <= within->y + within->height + 0.1)
			return true;
	}
	return false;
}

/* Texts of all sorts that no data should have. */
static inline void
lines_make_hostile(struct fixture *fixture)
{
	struct chart *chart = &fixture->chart;
	struct str *categories = arena_array(&fixture->arena, struct str, chart->category_count);
	struct str lengthy = STR_NONE;
	struct strbuf all = { 0 };

	for (int i = 0; i < 10000; i++)
		strbuf_adds(&all, "长");
	lengthy = strbuf_take(&fixture->arena, &all);
	for (size_t i = 0; i < chart->category_count; i++)
		categories[i] = i % 2 ? lengthy : STR("\x01\x1b[31m红\xe2\x80\xae倒\xff\n\t &amp; <b>");
	chart->categories = categories;
	chart->unit = lengthy;
	chart->no_data = lengthy;
	for (size_t i = 0; i < chart->series_count; i++) {
		struct chart_series *series = (struct chart_series *)&chart->series[i];

		series->label = i % 2 ? lengthy : STR("\x1b[0m\xe2\x80\x8f\xff");
		((struct chart_value *)series->values)[0].text = lengthy;
	}
}

/* Charts of made-up numbers, with gaps, breaks and emphasis: texts stay apart. */
static inline void
lines_try_numbers(enum chart_kind kind, const char *categories)
{
	for (unsigned seed = 0; seed < 300; seed++) {
		double numbers[48];
		unsigned random = seed * 2654435761U + 1;
		double size = pow(10, seed % 9);
		struct fixture fixture;
		struct chart_series *series;

		fixture_init(&fixture);
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
			random = random * 1664525U + 1013904223U;
			numbers[i] = random >> 29 == 0 ? N : ((random >> 8) % 2000 - 700.0) / 1000 * size;
		}
		fixture.chart.kind = kind;
		fixture.chart.decimals = (int)(seed % 3);
		fixture.chart.unit = STR("万元");
		fixture.chart.break_note = STR("口径有变化");
		fixture.chart.width = seed % 2 ? CHART_WIDTH : CHART_WIDTH_SMALL;
		fixture_fill(&fixture, categories,
		    seed % 5 == 0 ? "杭州" : "杭州|宁波市鄞州区职业教育中心学校|温州|嘉兴|Huzhou Vocational|绍兴",
		    numbers);
		series = (struct chart_series *)fixture.chart.series;
		series[0].emphasised = seed % 7 == 0;
		((struct chart_value *)series[0].values)[1].breaks = seed % 4 == 0;
		assert_true(fixture_layout(&fixture));
		if (fixture_count(&fixture, DRAW_MARKER) > 0) {
			golden_sane(&fixture, str_zero(&fixture.arena, str_format(&fixture.arena, "seed %u", seed)));
			lines_check_places(&fixture);
			lines_check_markers(&fixture);
		}
		fixture_release(&fixture);
	}
}

/* What is no number: a finding, and the picture goes on without it. */
static inline void
lines_try_wrong_numbers(enum chart_kind kind)
{
	static const double wrong[] = { INFINITY, -INFINITY, 1e16, -1e300, 0 };
	static const double numbers[] = { 1, 2, 3, 4 };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct fixture fixture;

		fixture_init(&fixture);
		fixture.chart.kind = kind;
		fixture_fill(&fixture, "2022|2023", "杭州|宁波", numbers);
		((struct chart_value *)fixture.chart.series[1].values)[1].number = wrong[i] != 0 ? wrong[i] : N;
		assert_false(fixture_layout(&fixture));
		assert_int_equal(fixture.diags.count, 1);
		assert_string_equal(fixture.diags.items[0].code, "chart-number");
		golden_sane(&fixture, "wrong number");
		lines_check_places(&fixture);
		fixture_release(&fixture);
	}
}

#endif
