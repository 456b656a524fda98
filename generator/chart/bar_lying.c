#include "chart/bar.h"

#include <math.h>

enum {
	LABEL_GAP = 10,      /* between a category and its bars */
	VALUE_GAP = 6,       /* between a bar's end and its text */
	HEIGHT_WANTED = 900, /* taller, and bars get thinner */
	HALO = 3,
	BARS_LEAST = 245, /* the width that labels leave to bars and figures on a small card */
};

enum {
	ABOVE_MOST = 40, /* categories with labels above their bars */
	ABOVE_GAP = 8,   /* between a label there and the bars before */
};

static const double LABEL_SHARE = 0.34; /* of the card's width, at most */

/* Whether the labels are whole, on lines of at most `room`. */
static bool
measure_labels(const struct frame *frame, struct bar_lying *lying, double room)
{
	const struct chart *chart = frame->chart;
	struct text_font font = { .size = FRAME_LABEL, .weight = TEXT_REGULAR };
	bool whole = true;

	lying->label_width = 0;
	lying->label_lines = 1;
	lying->labels = arena_array(frame->arena, struct text_lines, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++) {
		struct text_lines *lines = &lying->labels[i];

		*lines = text_wrap(frame->metrics, frame->arena, font, chart->categories[i], room);
		lying->label_width = fmax(lying->label_width, lines->width);
		lying->label_lines = lines->count > lying->label_lines ? lines->count : lying->label_lines;
		whole = whole && !lines->cut && !lines->broken;
	}
	return whole;
}

/* Beside the bars, or above them when they are too long and not too many for that. */
static void
place_labels(const struct frame *frame, struct bar_lying *lying)
{
	double room = fmin(frame->list->width * LABEL_SHARE, frame->list->width - BARS_LEAST);

	if (measure_labels(frame, lying, room) || frame->chart->category_count > ABOVE_MOST)
		return;
	measure_labels(frame, lying, frame->list->width - 2 * FRAME_EDGE);
	lying->label_width = 0;
}

/* From one category to the next. */
static double
row_height(const struct bar_lying *lying, double count)
{
	double lines = (double)lying->label_lines * FRAME_LINE;
	double bars = count * (lying->bar + lying->gap) + lying->bar * (count > 1 ? 0.9 : 0.5);

	return lying->label_width > 0 ? fmax(bars, lines + (lying->label_lines > 1 ? 10 : 4))
				      : bars + lines + ABOVE_GAP;
}

struct bar_lying
bar_lying_measure(const struct frame *frame)
{
	/* By falling preference; figures only where the bars are as tall as they. */
	static const struct {
		double bar;
		double value_size;
	} ways[] = { { 20, FRAME_VALUE }, { 16, FRAME_VALUE }, { 13, 12 }, { 11, 11 }, { 6, 0 }, { 3, 0 } };
	const struct chart *chart = frame->chart;
	struct bar_lying lying = { .scale = scale_with_zero(frame->low, frame->high, chart->decimals) };
	double count = (double)chart->series_count;
	size_t i = chart->series_count > 1 ? 1 : 0;

	place_labels(frame, &lying);
	do {
		lying.bar = ways[i].bar;
		lying.gap = lying.bar > 12 ? 2 : 1;
		lying.value_size = ways[i].value_size;
		lying.row = row_height(&lying, count);
		lying.height = lying.row * (double)chart->category_count;
		i++;
	} while (i < sizeof ways / sizeof *ways && lying.height > HEIGHT_WANTED);
	return lying;
}

/* Where things are while drawing. */
struct rows {
	struct frame *frame;
	const struct bar_lying *lying;
	struct plot plot;
	double base; /* x of zero */
};

static double
value_x(const struct rows *rows, double number)
{
	return rows->plot.left + scale_at(&rows->lying->scale, number) * (rows->plot.right - rows->plot.left);
}

static double
bar_y(const struct rows *rows, size_t series, size_t category)
{
	const struct bar_lying *lying = rows->lying;
	size_t count = rows->frame->chart->series_count;
	double group = (double)count * lying->bar + (double)(count - 1) * lying->gap;
	double middle = rows->plot.top + ((double)category + 0.5) * lying->row;

	if (lying->label_width == 0)
		middle += ((double)lying->label_lines * FRAME_LINE + ABOVE_GAP) / 2;
	return frame_snap(rows->frame, middle - group / 2) + (double)series * (lying->bar + lying->gap);
}

static double
value_width(const struct frame *frame, const struct bar_lying *lying, size_t series, size_t category)
{
	return frame_width(frame, bar_value_text(frame, series, category, lying->value_size)) + VALUE_GAP;
}

/* The room that the figures of negative bars need left of the axis. */
static double
room_before(const struct frame *frame, const struct bar_lying *lying)
{
	const struct chart *chart = frame->chart;
	double room = 0;

	for (size_t i = 0; i < chart->series_count; i++) {
		for (size_t j = 0; j < chart->category_count; j++) {
			if (chart->series[i].values[j].number < 0)
				room = fmax(room, value_width(frame, lying, i, j));
		}
	}
	return room;
}

/* Where the plot must end so that the figures right of their bars end at `edge`:
 * a short bar asks for less than a long one. */
static double
right_end(const struct frame *frame, const struct bar_lying *lying, double left, double edge)
{
	const struct chart *chart = frame->chart;
	double right = edge - frame_ticks_width(frame, &lying->scale) / 2;

	for (size_t i = 0; i < chart->series_count; i++) {
		for (size_t j = 0; j < chart->category_count; j++) {
			double number = chart->series[i].values[j].number;
			double share = scale_at(&lying->scale, number);
			double room = edge - left - value_width(frame, lying, i, j);

			if (number >= 0 && share > 0)
				right = fmin(right, left + room / share);
		}
	}
	return fmax(right, left + FRAME_PLOT);
}

/* The middle of the first line of a label: all lines are beside the middle of the bars, or the
 * last is above them. */
static double
label_top(const struct rows *rows, size_t category)
{
	double lines = (double)rows->lying->labels[category].count;

	if (rows->lying->label_width == 0)
		return bar_y(rows, 0, category) - (lines - 0.5) * FRAME_LINE - 1;
	return rows->plot.top + ((double)category + 0.5) * rows->lying->row - (lines - 1) / 2 * FRAME_LINE;
}

static void
draw_label(const struct rows *rows, size_t category)
{
	const struct text_lines *lines = &rows->lying->labels[category];
	double top = label_top(rows, category);

	for (size_t k = 0; k < lines->count; k++) {
		struct draw_text text = frame_text(lines->lines[k], FRAME_LABEL, TEXT_REGULAR);

		text.at = (struct draw_point){ FRAME_EDGE, frame_baseline(top + (double)k * FRAME_LINE, FRAME_LABEL) };
		text.halo = rows->lying->label_width == 0 ? HALO : 0;
		draw_text(rows->frame->list, text);
	}
}

static void
draw_bar(const struct rows *rows, size_t series, size_t category)
{
	const struct chart_value *value = &rows->frame->chart->series[series].values[category];
	double x = value_x(rows, value->number);
	double width = fmax(1, fabs(x - rows->base)); /* the least that is seen */

	if (!value->present || value->number == 0)
		return;
	draw_rect(rows->frame->list,
	    (struct draw_rect){
		.x = value->number > 0 ? rows->base : rows->base - width,
		.y = bar_y(rows, series, category),
		.width = width,
		.height = rows->lying->bar,
	    },
	    frame_color(rows->frame, series).fill);
}

static void
draw_value(const struct rows *rows, size_t series, size_t category)
{
	const struct chart_value *value = &rows->frame->chart->series[series].values[category];
	double size = rows->lying->value_size;
	struct draw_text text = bar_value_text(rows->frame, series, category, size);
	double end = value->present ? value_x(rows, value->number) : rows->base;
	bool negative = value->present && value->number < 0;

	text.anchor = negative ? DRAW_END : DRAW_START;
	text.halo = HALO;
	text.at.x = negative ? end - VALUE_GAP : end + VALUE_GAP;
	text.at.y = frame_baseline(bar_y(rows, series, category) + rows->lying->bar / 2, size);
	draw_text(rows->frame->list, text);
}

/* Figures first: their halo clears grid lines, and the bars then cover the halo. */
static void
draw_row(const struct rows *rows, size_t category)
{
	size_t count = rows->frame->chart->series_count;

	frame_category_spot(rows->frame,
	    (struct draw_rect){
		.x = FRAME_EDGE,
		.y = rows->plot.top + (double)category * rows->lying->row,
		.width = rows->plot.right - FRAME_EDGE,
		.height = rows->lying->row,
	    },
	    category);
	draw_label(rows, category);
	for (size_t i = 0; i < count && rows->lying->value_size > 0; i++)
		draw_value(rows, i, category);
	for (size_t i = 0; i < count; i++)
		draw_bar(rows, i, category);
}

static void
draw_base(const struct rows *rows)
{
	draw_rect(rows->frame->list, (struct draw_rect){ rows->base, rows->plot.top, 1, rows->lying->height },
	    chart_style.axis);
}

void
bar_lying_draw(struct frame *frame, const struct bar_lying *lying)
{
	struct rows rows = { .frame = frame, .lying = lying };

	frame_head(frame, STR_NONE, true);
	rows.plot.left = FRAME_EDGE + room_before(frame, lying);
	rows.plot.left += lying->label_width > 0 ? lying->label_width + LABEL_GAP : 0;
	rows.plot.left = frame_snap(frame, rows.plot.left);
	rows.plot.right = right_end(frame, lying, rows.plot.left, frame->list->width - FRAME_EDGE);
	rows.plot.top = frame_snap(frame, frame->top);
	rows.plot.bottom = rows.plot.top + lying->height;
	rows.base = rows.plot.left + frame_base(&lying->scale) * (rows.plot.right - rows.plot.left);
	rows.base = frame_snap(frame, rows.base);

	frame_axis_lying(frame, &lying->scale, &rows.plot);
	if (lying->label_width == 0) /* labels interrupt it */
		draw_base(&rows);
	for (size_t i = 0; i < frame->chart->category_count; i++)
		draw_row(&rows, i);
	if (lying->label_width > 0)
		draw_base(&rows);
	frame->list->height = rows.plot.bottom + FRAME_TICK_GAP + FRAME_LINE + FRAME_EDGE - 4;
}
