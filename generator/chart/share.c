#include "chart/share.h"

#include "base/number.h"

#include <math.h>

enum {
	NAME_SIZE = 13, /* of the font */
	NAME_GAP = 12,  /* between names side by side */
	NAME_ROOM = FRAME_LINE + 6,
	BELOW = 20,      /* for values below a bar */
	BELOW_MOST = 14, /* rows that may have values below their bars */
	INSIDE = 5,      /* from a part's edge to its value, at least */
	DECIMALS_MAX = 15,
};

static const double SLACK = 0.005;      /* of the whole: what rounding may add or take away */
static const double LABEL_SHARE = 0.34; /* of the card's width, at most */

static const struct rows_way ways[] = {
	{ .most = 8, .bar = 34, .row = 52, .label = 14, .figure = 14 },
	{ .most = 16, .bar = 26, .row = 38, .label = 14, .figure = 13 },
	{ .most = 40, .bar = 18, .row = 26, .label = 14, .figure = 12 },
	{ .most = CHART_CATEGORIES_MAX, .bar = 13, .row = 16, .label = 12, .figure = 11 },
};

/* A number for a message: without the dust that adding leaves. */
static struct str
figure(const struct frame *frame, double number)
{
	struct strbuf buf = { 0 };

	number_add_shortest(&buf, round(number * 1e6) / 1e6);
	return strbuf_take(frame->arena, &buf);
}

static bool
refuse_negative(const struct frame *frame, size_t series, size_t category, struct diags *diags)
{
	const struct chart *chart = frame->chart;
	struct str number = figure(frame, chart->series[series].values[category].number);

	diag_error(diags, "chart-share", chart->place,
	    diag_tr(diags, "the part '%.*s' of '%.*s' is below zero: %.*s", "“%.*s”在“%.*s”中的部分小于零：%.*s"),
	    STR_ARG(chart->series[series].label), STR_ARG(chart->categories[category]), STR_ARG(number));
	diag_hint(diags, "%s",
	    diag_tr(diags, "shares are parts of a whole; draw a bar chart of what can be negative",
		"构成图只能显示整体的各部分；可能为负的数值请用柱形图"));
	return false;
}

static bool
refuse_sum(const struct frame *frame, size_t category, double sum, struct diags *diags)
{
	const struct chart *chart = frame->chart;

	diag_error(diags, "chart-share", chart->place,
	    diag_tr(diags, "the parts of '%.*s' are %.*s together, more than their whole of %.*s",
		"“%.*s”的各部分合计为 %.*s，超过整体 %.*s"),
	    STR_ARG(chart->categories[category]), STR_ARG(figure(frame, sum)), STR_ARG(figure(frame, chart->whole)));
	diag_hint(diags, "%s",
	    diag_tr(
		diags, "choose parts that do not overlap, or draw a bar chart", "请选择互不重叠的部分，或改用柱形图"));
	return false;
}

/* The sum of a row's parts and how many are there; false after a finding. */
static bool
add_parts(const struct frame *frame, size_t category, double *sum, size_t *present, struct diags *diags)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->series_count; i++) {
		const struct chart_value *value = &chart->series[i].values[category];

		if (value->present && value->number < 0)
			return refuse_negative(frame, i, category, diags);
		*sum += value->present ? value->number : 0;
		*present += value->present ? 1 : 0;
	}
	return chart->whole == 0 || *sum <= chart->whole * (1 + SLACK) || refuse_sum(frame, category, *sum, diags);
}

/* Sets the row, and *rest to what its parts leave. */
static bool
divide_row(const struct frame *frame, size_t category, struct share_row *row, double *rest, struct diags *diags)
{
	const struct chart *chart = frame->chart;
	double sum = 0;
	size_t present = 0;

	if (!add_parts(frame, category, &sum, &present, diags))
		return false;
	if (present == 0 || (present < chart->series_count && chart->whole == 0))
		row->words = chart->no_data;
	else if (chart->whole == 0 && sum == 0)
		row->words = chart->series[0].values[category].text;
	else {
		row->divided = true;
		row->whole = chart->whole > 0 ? chart->whole : sum;
		*rest = row->whole - sum > row->whole * SLACK ? row->whole - sum : 0;
	}
	return true;
}

/* The remainder in words, where the unit says how to write it. */
static struct str
rest_text(const struct frame *frame, double rest)
{
	struct strbuf buf = { 0 };

	if (!str_eq(frame->chart->unit, STR("%")))
		return STR_NONE;
	number_add_fixed(&buf, rest, (int)fmax(0, fmin(DECIMALS_MAX, frame->chart->decimals)));
	strbuf_add(&buf, frame->chart->unit);
	return strbuf_take(frame->arena, &buf);
}

static void
add_rest(struct frame *frame, const struct chart_value *values)
{
	struct chart *chart = arena_copy(frame->arena, frame->chart, sizeof *frame->chart);
	struct chart_series *series = arena_array(frame->arena, struct chart_series, chart->series_count + 1);

	for (size_t i = 0; i < chart->series_count; i++)
		series[i] = chart->series[i];
	series[chart->series_count++] = (struct chart_series){ .label = chart->rest, .values = values };
	chart->series = series;
	frame->chart = chart;
}

static bool
divide(struct share *share, struct diags *diags)
{
	struct frame *frame = share->frame;
	size_t count = frame->chart->category_count;
	struct chart_value *values = arena_array(frame->arena, struct chart_value, count);
	bool ok = true;

	share->rows = arena_array(frame->arena, struct share_row, count);
	for (size_t i = 0; i < count; i++) {
		double rest = 0;

		ok &= divide_row(frame, i, &share->rows[i], &rest, diags);
		values[i] = (struct chart_value){ .number = rest, .present = true };
		if (rest > 0) {
			values[i].text = rest_text(frame, rest);
			share->has_rest = true;
		}
	}
	if (share->has_rest)
		add_rest(frame, values);
	return ok;
}

struct share_span *
share_spans(const struct share *share, size_t category)
{
	const struct chart *chart = share->frame->chart;
	const struct share_row *row = &share->rows[category];
	struct share_span *spans = arena_array(share->frame->arena, struct share_span, chart->series_count);
	double x = share->plot.left;

	for (size_t i = 0; i < chart->series_count; i++) {
		const struct chart_value *value = &chart->series[i].values[category];

		spans[i].x = x;
		if (row->divided && value->present)
			spans[i].width = value->number / row->whole * (share->plot.right - share->plot.left);
		x += spans[i].width;
	}
	return spans;
}

struct draw_text
share_value(const struct share *share, size_t series, size_t category)
{
	struct str words = share->frame->chart->series[series].values[category].text;

	return frame_text(words, share->layout.way->figure, TEXT_BOLD);
}

bool
share_value_fits(const struct share *share, const struct draw_text *text, const struct share_span *span)
{
	return frame_width(share->frame, *text) + 2 * INSIDE <= span->width;
}

bool
share_is_rest(const struct share *share, size_t series)
{
	return share->has_rest && series + 1 == share->frame->chart->series_count;
}

struct draw_text
share_name(const struct share *share, size_t series)
{
	struct draw_text text = frame_text(share->frame->chart->series[series].label, NAME_SIZE, TEXT_BOLD);

	text.color = share_color(share, series).text;
	return text;
}

/* Whether a value somewhere has no room in its part, and the rows are few enough to
 * write it below. */
static bool
needs_below(const struct share *share)
{
	const struct chart *chart = share->frame->chart;

	for (size_t i = 0; i < chart->category_count && chart->category_count <= BELOW_MOST; i++) {
		const struct share_span *spans = share_spans(share, i);

		for (size_t k = 0; k < chart->series_count; k++) {
			struct draw_text text = share_value(share, k, i);

			if (text.text.len > 0 && spans[k].width > 0 && !share_value_fits(share, &text, &spans[k]))
				return true;
		}
	}
	return false;
}

/* Whether every part is in the first row, and its name has room above it up to the
 * next one. */
static bool
names_fit(const struct share *share)
{
	const struct chart *chart = share->frame->chart;
	const struct share_span *spans = share_spans(share, 0);

	for (size_t i = 0; i < chart->series_count; i++) {
		bool last = i + 1 == chart->series_count;
		double room = (last ? share->plot.right : spans[i + 1].x - NAME_GAP) - spans[i].x;

		if (spans[i].width == 0 || frame_width(share->frame, share_name(share, i)) > room)
			return false;
	}
	return share->layout.width > 0;
}

static bool
has_texts(const struct chart *chart)
{
	for (size_t k = 0; k < chart->series_count * chart->category_count; k++) {
		if (chart->series[k / chart->category_count].values[k % chart->category_count].text.len > 0)
			return true;
	}
	return false;
}

/* An axis helps only when its last tick is the whole. */
static void
measure(struct share *share)
{
	struct frame *frame = share->frame;
	const struct rows_way *way = rows_choose(ways, sizeof ways / sizeof *ways, frame->chart->category_count);
	double labels;

	share->layout = rows_measure(frame, way, frame->list->width * LABEL_SHARE);
	labels = share->layout.width > 0 ? share->layout.width + ROWS_GAP : 0;
	share->plot.left = frame_snap(frame, FRAME_EDGE + labels);
	share->plot.right = frame->list->width - FRAME_EDGE;
	share->named = names_fit(share);
	share->scale = scale_with_zero(0, frame->chart->whole, frame->chart->decimals);
	share->axis = share->scale.high == frame->chart->whole && !has_texts(frame->chart);
	if (needs_below(share)) {
		share->below = BELOW;
		share->layout.row += BELOW;
	}
}

/* Names need no room of their own that the first row has above its bar. */
static void
place(struct share *share)
{
	struct frame *frame = share->frame;
	double above = share->layout.middle - share->layout.way->bar / 2;
	double names = share->named ? fmax(0, NAME_ROOM - above) : 0;

	share->plot.top = frame_snap(frame, frame->top + names);
	share->plot.bottom = share->plot.top + (double)frame->chart->category_count * share->layout.row;
}

bool
share_layout(struct frame *frame, struct diags *diags)
{
	struct share *share = arena_new(frame->arena, struct share);
	bool ok;
	double bottom;

	share->frame = frame;
	ok = divide(share, diags);
	frame->swatch = share_swatch;
	frame->swatch_context = share;
	measure(share);
	frame_head(frame, STR_NONE, !share->named);
	place(share);
	bottom = share->plot.bottom + FRAME_EDGE - 4 + (share->axis ? FRAME_TICK_GAP + FRAME_LINE : 0);
	if (!rows_fit(frame, bottom, diags))
		return false;
	share_draw(share);
	frame->list->height = bottom;
	return ok;
}
