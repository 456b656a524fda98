#include "chart/chart.h"

#include "chart/frame.h"

#include <math.h>

enum {
	WIDTH_LEAST = 320,
	WIDTH_MOST = 2000,
	SCALE_MOST = 2,
	EMPTY_HEIGHT = 120, /* of the place for values when there are none */
};

static struct str *
clean_texts(struct arena *arena, const struct str *texts, size_t count)
{
	struct str *clean = arena_array(arena, struct str, count);

	for (size_t i = 0; i < count; i++)
		clean[i] = text_clean(arena, texts[i]);
	return clean;
}

static bool
is_drawable(double number)
{
	return isfinite(number) && fabs(number) <= SCALE_NUMBER_MAX;
}

/* A single series may have no name. */
static bool
refuse_number(const struct chart *chart, struct str series, struct str category, struct diags *diags)
{
	if (series.len == 0)
		return diag_error(diags, "chart-number", chart->place,
		    diag_tr(diags, "the value for '%.*s' is not a number that a chart can show",
			"“%.*s”的数值无法用图表表示"),
		    STR_ARG(category));
	return diag_error(diags, "chart-number", chart->place,
	    diag_tr(diags, "the value of '%.*s' for '%.*s' is not a number that a chart can show",
		"“%.*s”在“%.*s”的数值无法用图表表示"),
	    STR_ARG(series), STR_ARG(category));
}

/* A copy that holds nothing but numbers that can be drawn: false when one could
 * not, which then counts as missing. `label` is the clean one of the series. */
static bool
clean_values(const struct chart *chart, const struct chart_value *values, struct chart_series *clean,
    struct arena *arena, struct diags *diags)
{
	struct chart_value *copy = arena_array(arena, struct chart_value, chart->category_count);
	bool ok = true;

	for (size_t i = 0; i < chart->category_count; i++) {
		if (!values[i].present)
			continue;
		if (is_drawable(values[i].number)) {
			copy[i] = values[i];
			copy[i].text = text_clean(arena, values[i].text);
		} else
			ok = refuse_number(chart, clean->label, chart->categories[i], diags);
	}
	clean->values = copy;
	return ok;
}

static bool
chart_clean(struct chart *chart, struct arena *arena, struct diags *diags)
{
	struct chart_series *series = arena_array(arena, struct chart_series, chart->series_count);
	bool ok = true;

	chart->categories = clean_texts(arena, chart->categories, chart->category_count);
	chart->unit = text_clean(arena, chart->unit);
	chart->no_data = text_clean(arena, chart->no_data);
	chart->zero_note = text_clean(arena, chart->zero_note);
	chart->break_note = text_clean(arena, chart->break_note);
	chart->rest = text_clean(arena, chart->rest);
	chart->target.text = text_clean(arena, chart->target.text);
	chart->target.set = chart->target.set && is_drawable(chart->target.number);
	if (!is_drawable(chart->whole) || chart->whole < 0)
		chart->whole = 0;
	for (size_t i = 0; i < chart->series_count; i++) {
		series[i] = chart->series[i];
		series[i].label = text_clean(arena, series[i].label);
		ok &= clean_values(chart, chart->series[i].values, &series[i], arena, diags);
	}
	chart->series = series;

	if (!(chart->width > 0))
		chart->width = CHART_WIDTH;
	chart->width = round(fmax(WIDTH_LEAST, fmin(WIDTH_MOST, chart->width)));
	if (chart->scale < 1 || chart->scale > SCALE_MOST)
		chart->scale = SCALE_MOST;
	return ok;
}

/* The least and the greatest value; false when there is none. */
static bool
find_range(struct frame *frame)
{
	const struct chart *chart = frame->chart;
	bool found = false;

	for (size_t k = 0; k < chart->series_count * chart->category_count; k++) {
		const struct chart_value *value =
		    &chart->series[k / chart->category_count].values[k % chart->category_count];

		if (!value->present)
			continue;
		frame->low = found ? fmin(frame->low, value->number) : value->number;
		frame->high = found ? fmax(frame->high, value->number) : value->number;
		found = true;
	}
	return found;
}

static void
draw_nothing(struct frame *frame)
{
	struct draw_text text = frame_text(frame->chart->no_data, FRAME_LABEL, TEXT_REGULAR);

	frame_head(frame, STR_NONE, true);
	frame->list->height = frame->top + EMPTY_HEIGHT + FRAME_EDGE;
	text.color = chart_style.muted;
	text.anchor = DRAW_MIDDLE;
	text.at =
	    (struct draw_point){ frame->list->width / 2, frame_baseline(frame->top + EMPTY_HEIGHT / 2.0, FRAME_LABEL) };
	draw_text(frame->list, text);
}

/* One row a kind. */
static frame_layout *const layouts[CHART_KINDS] = {
	[CHART_BAR] = bar_layout,
	[CHART_LINE] = line_layout,
	[CHART_RANK] = rank_layout,
	[CHART_SHARE] = share_layout,
	[CHART_MULTIPLES] = multiples_layout,
	[CHART_SLOPE] = slope_layout,
};

bool
chart_layout(const struct chart *chart, const struct text_metrics *metrics, struct arena *arena, struct draw_list *list,
    struct diags *diags)
{
	struct chart clean = *chart;
	struct frame frame = {
		.chart = &clean, .metrics = metrics, .arena = arena, .list = list, .top = FRAME_EDGE - 4
	};
	bool ok;

	*list = (struct draw_list){ .arena = arena, .place = chart->place };
	if (chart->category_count > CHART_CATEGORIES_MAX || chart->series_count > CHART_SERIES_MAX)
		return frame_refuse(chart, diags);

	ok = chart_clean(&clean, arena, diags);
	list->width = clean.width;
	list->scale = clean.scale;
	list->background = chart_style.background;
	if (find_range(&frame))
		ok &= layouts[clean.kind](&frame, diags);
	else
		draw_nothing(&frame);
	list->height = ceil(list->height);
	frame_place_spots(&frame);
	return ok;
}
