#include "chart/bar.h"

#include <math.h>

enum {
	PLOT_HEIGHT = 240,
	BAR_LEAST = 6,
	BAR_MOST = 72,
	LABEL_LINES = 2,   /* of a category, at most */
	LABEL_GAP = 8,     /* between the labels of neighbouring categories */
	NO_DATA_SIZE = 12, /* font size */
	ABOVE_BAR = 5,     /* from a bar's end to its text's letters */
	HALO = 3,
};

#define ABSENT STR("–")

static double
bar_width(const struct bar_upright *upright, size_t count, double share)
{
	double room = upright->band * share - (double)(count - 1) * upright->gap;

	return fmin(BAR_MOST, room / (double)count);
}

/* Whether every value's text has room over its own bar. */
static bool
values_fit(const struct frame *frame, double room, double size)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->series_count; i++) {
		for (size_t j = 0; j < chart->category_count; j++) {
			if (chart->series[i].values[j].present &&
			    frame_width(frame, bar_value_text(frame, i, j, size)) > room)
				return false;
		}
	}
	return true;
}

/* Roomy bars with large figures where that is possible, else wider bars, else
 * smaller figures, else none. */
static void
measure_bars(const struct frame *frame, struct bar_upright *upright)
{
	static const struct {
		double share; /* of the band */
		double size;
	} ways[] = { { 0.72, FRAME_VALUE }, { 0.88, FRAME_VALUE }, { 0.88, 12 }, { 0.88, 11 } };
	size_t count = frame->chart->series_count;

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		double bar = bar_width(upright, count, ways[i].share);
		double room = count > 1 ? bar : upright->band - LABEL_GAP;

		if (values_fit(frame, room, ways[i].size)) {
			upright->bar = bar;
			upright->value_size = ways[i].size;
			return;
		}
	}
	upright->bar = bar_width(upright, count, ways[0].share);
}

/* Whether the labels are whole, on that many lines, and no word is broken. */
static bool
measure_labels(const struct frame *frame, struct bar_upright *upright, double size, size_t lines_most)
{
	const struct chart *chart = frame->chart;
	struct text_font font = { .size = size, .weight = TEXT_REGULAR };
	bool whole = true;

	upright->label_size = size;
	upright->labels = arena_array(frame->arena, struct text_lines, chart->category_count);
	for (size_t i = 0; i < chart->category_count && whole; i++) {
		struct text_lines *lines = &upright->labels[i];

		*lines = text_wrap(frame->metrics, frame->arena, font, chart->categories[i], upright->band - LABEL_GAP);
		whole = !lines->cut && !lines->broken && lines->count <= lines_most;
	}
	return whole;
}

/* Smaller letters are better than a second line. */
static bool
find_labels(const struct frame *frame, struct bar_upright *upright)
{
	static const double sizes[] = { FRAME_LABEL, 13, 12 };

	for (size_t lines = 1; lines <= LABEL_LINES; lines++) {
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			if (measure_labels(frame, upright, sizes[i], lines))
				return true;
		}
	}
	return false;
}

struct bar_upright
bar_upright_measure(const struct frame *frame)
{
	const struct chart *chart = frame->chart;
	struct bar_upright upright = { .scale = scale_with_zero(frame->low, frame->high, chart->decimals) };

	upright.left = FRAME_EDGE + frame_ticks_width(frame, &upright.scale) + FRAME_TICK_GAP;
	upright.left = frame_snap(frame, upright.left);
	upright.right = frame->list->width - FRAME_EDGE;
	upright.band = (upright.right - upright.left) / (double)chart->category_count;
	upright.gap = upright.band / (double)chart->series_count > 24 ? 3 : 1;
	measure_bars(frame, &upright);
	upright.fits = find_labels(frame, &upright) && upright.bar >= BAR_LEAST;
	return upright;
}

/* Where things are while drawing. */
struct columns {
	struct frame *frame;
	const struct bar_upright *upright;
	struct plot plot;
	double base; /* y of zero */
	double bar;  /* on whole device pixels, all the same */
};

static double
bar_x(const struct columns *columns, size_t series, size_t category)
{
	const struct bar_upright *upright = columns->upright;
	size_t count = columns->frame->chart->series_count;
	double group = (double)count * columns->bar + (double)(count - 1) * upright->gap;
	double middle = upright->left + ((double)category + 0.5) * upright->band;

	return frame_snap(columns->frame, middle - group / 2) + (double)series * (columns->bar + upright->gap);
}

static double
value_y(const struct columns *columns, double number)
{
	double share = scale_at(&columns->upright->scale, number);

	return columns->plot.bottom - share * (columns->plot.bottom - columns->plot.top);
}

static void
draw_bar(const struct columns *columns, size_t series, size_t category)
{
	double number = columns->frame->chart->series[series].values[category].number;
	double y = value_y(columns, number);
	double height = fmax(1, fabs(columns->base - y)); /* the least that is seen */

	if (number == 0)
		return;
	draw_rect(columns->frame->list,
	    (struct draw_rect){
		.x = bar_x(columns, series, category),
		.y = number > 0 ? columns->base - height : columns->base,
		.width = columns->bar,
		.height = height,
	    },
	    frame_color(columns->frame, series).fill);
}

static void
draw_value(const struct columns *columns, size_t series, size_t category)
{
	double size = columns->upright->value_size;
	double number = columns->frame->chart->series[series].values[category].number;
	struct draw_text text = bar_value_text(columns->frame, series, category, size);
	double middle = bar_x(columns, series, category) + columns->bar / 2;

	if (number < 0)
		text.at = (struct draw_point){ middle,
			fmax(columns->base + 1, value_y(columns, number)) + ABOVE_BAR + 0.75 * size };
	else
		text.at = (struct draw_point){ middle, fmin(columns->base - 1, value_y(columns, number)) - ABOVE_BAR };
	text.anchor = DRAW_MIDDLE;
	text.halo = HALO;
	draw_text(columns->frame->list, text);
}

static void
draw_absent(const struct columns *columns, struct str text, double middle, double room)
{
	struct frame *frame = columns->frame;
	struct draw_text absent = frame_text(text, NO_DATA_SIZE, TEXT_REGULAR);

	if (frame_width(frame, absent) > room)
		absent.text = ABSENT;
	absent.color = chart_style.muted;
	absent.anchor = DRAW_MIDDLE;
	absent.halo = HALO;
	absent.at = (struct draw_point){ middle, columns->base - ABOVE_BAR };
	draw_text(frame->list, absent);
}

static bool
all_absent(const struct chart *chart, size_t category)
{
	for (size_t i = 0; i < chart->series_count; i++) {
		if (chart->series[i].values[category].present)
			return false;
	}
	return true;
}

static void
add_spots(const struct columns *columns)
{
	const struct plot *plot = &columns->plot;

	for (size_t i = 0; i < columns->frame->chart->category_count; i++) {
		double left = columns->upright->left + (double)i * columns->upright->band;

		frame_category_spot(columns->frame,
		    (struct draw_rect){ left, plot->top, columns->upright->band, plot->bottom - plot->top }, i);
	}
}

/* Texts first: their halo clears grid lines, and the bars then cover the halo. */
static void
draw_category_texts(const struct columns *columns, size_t category)
{
	const struct chart *chart = columns->frame->chart;
	double middle = columns->upright->left + ((double)category + 0.5) * columns->upright->band;

	if (all_absent(chart, category)) {
		draw_absent(columns, chart->no_data, middle, columns->upright->band - LABEL_GAP);
		return;
	}
	for (size_t i = 0; i < chart->series_count; i++) {
		double x = bar_x(columns, i, category) + columns->bar / 2;

		if (!chart->series[i].values[category].present)
			draw_absent(columns, chart->no_data, x, columns->bar);
		else if (columns->upright->value_size > 0)
			draw_value(columns, i, category);
	}
}

/* Returns how many lines the longest label has. */
static size_t
draw_labels(const struct columns *columns, double top)
{
	const struct bar_upright *upright = columns->upright;
	size_t most = 1;

	for (size_t i = 0; i < columns->frame->chart->category_count; i++) {
		const struct text_lines *lines = &upright->labels[i];

		for (size_t k = 0; k < lines->count; k++) {
			struct draw_text text = frame_text(lines->lines[k], upright->label_size, TEXT_REGULAR);

			text.anchor = DRAW_MIDDLE;
			text.at.x = upright->left + ((double)i + 0.5) * upright->band;
			text.at.y = frame_baseline(top + FRAME_LINE * ((double)k + 0.5), upright->label_size);
			draw_text(columns->frame->list, text);
		}
		most = lines->count > most ? lines->count : most;
	}
	return most;
}

void
bar_upright_draw(struct frame *frame, const struct bar_upright *upright)
{
	const struct chart *chart = frame->chart;
	struct columns columns = { .frame = frame, .upright = upright };
	double value_room = upright->value_size > 0 ? FRAME_LINE : FRAME_LINE / 2.0;
	double label_top;

	frame_head(frame, STR_NONE, true);
	columns.plot.left = upright->left;
	columns.plot.right = upright->right;
	columns.plot.top = frame_snap(frame, frame->top + value_room);
	columns.plot.bottom = columns.plot.top + PLOT_HEIGHT;
	columns.bar = frame_snap(frame, upright->bar);
	columns.base = columns.plot.bottom - frame_base(&upright->scale) * PLOT_HEIGHT;
	columns.base = frame_snap(frame, columns.base);

	frame_axis_standing(frame, &upright->scale, &columns.plot);
	for (size_t i = 0; i < chart->category_count; i++)
		draw_category_texts(&columns, i);
	for (size_t i = 0; i < chart->category_count; i++) {
		for (size_t j = 0; j < chart->series_count; j++) {
			if (chart->series[j].values[i].present)
				draw_bar(&columns, j, i);
		}
	}
	draw_rect(frame->list, (struct draw_rect){ upright->left, columns.base, upright->right - upright->left, 1 },
	    chart_style.axis);
	add_spots(&columns);

	label_top = columns.plot.bottom + FRAME_TICK_GAP + (frame->low < 0 ? value_room : 0);
	frame->list->height = label_top + FRAME_LINE * (double)draw_labels(&columns, label_top) + FRAME_EDGE - 4;
}
