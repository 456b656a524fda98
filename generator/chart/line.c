#include "chart/line.h"

#include <math.h>
#include <stdint.h>

enum {
	PLOT_HEIGHT = 240,
	TICK_LENGTH = 5,
	CATEGORY_GAP = 12,   /* between the texts of categories */
	CATEGORY_MOST = 130, /* the widest of them */
	INSET_MOST = 24,     /* from the plot's left edge to the first point */
	INSET_LAST = 12,     /* from the last point to the plot's right edge */
	COLUMN_GAP = 12,     /* from there to the labels */
	CROWDED = 24,        /* points nearer than this have smaller markers */
};

static const double RADIUS_SMALL = 3;
static const double PLOT_SHARE = 0.46;  /* of the card's width, that labels at the right leave to the plot */
static const double LABEL_SHARE = 0.36; /* of it, that they take at most */

struct draw_text
line_category_text(const struct frame *frame, size_t category, double room)
{
	struct draw_text text = frame_text(frame->chart->categories[category], FRAME_TICK, TEXT_REGULAR);

	text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, room);
	text.color = chart_style.muted;
	text.anchor = DRAW_MIDDLE;
	return text;
}

/* Every how many categories one is written so that none touches the next. */
static size_t
category_stride(const struct line_plot *line)
{
	const struct chart *chart = line->frame->chart;
	double widest = 0;
	double stride;

	for (size_t i = 0; i < chart->category_count; i++)
		widest = fmax(widest, frame_width(line->frame, line_category_text(line->frame, i, CATEGORY_MOST)));
	stride = ceil((widest + CATEGORY_GAP) / line->step);
	return stride > 1 ? (size_t)stride : 1;
}

/* Counted from the last category: the newest year is always written. */
static void
draw_categories(const struct line_plot *line)
{
	const struct frame *frame = line->frame;
	size_t count = frame->chart->category_count;
	size_t stride = count > 1 ? category_stride(line) : 1;
	double middle = line->plot.bottom + FRAME_TICK_GAP + FRAME_LINE / 2.0;

	for (size_t i = (count - 1) % stride; i < count; i += stride) {
		double x = line->first + (double)i * line->step;
		struct draw_text text = line_category_text(frame, i, CATEGORY_MOST);
		double half = frame_width(frame, text) / 2;

		draw_rect(
		    frame->list, (struct draw_rect){ x - 0.5, line->plot.bottom, 1, TICK_LENGTH }, chart_style.axis);
		text.at.x = fmax(FRAME_EDGE + half, fmin(frame->list->width - FRAME_EDGE - half, x));
		text.at.y = frame_baseline(middle, FRAME_TICK);
		draw_text(frame->list, text);
	}
}

void
line_draw_base(const struct line_plot *line)
{
	const struct plot *plot = &line->plot;
	double y = plot->bottom - frame_base(&line->scale) * (plot->bottom - plot->top);

	draw_rect(line->frame->list,
	    (struct draw_rect){ plot->left, frame_snap(line->frame, y), plot->right - plot->left, 1 },
	    chart_style.axis);
}

static void
add_spots(const struct line_plot *line)
{
	const struct plot *plot = &line->plot;

	for (size_t i = 0; i < line->frame->chart->category_count; i++) {
		double middle = line->first + (double)i * line->step;
		double left = fmax(plot->left, middle - line->step / 2);
		double right = fmin(plot->right, middle + line->step / 2);

		frame_category_spot(
		    line->frame, (struct draw_rect){ left, plot->top, right - left, plot->bottom - plot->top }, i);
	}
}

void
line_place_categories(struct line_plot *line)
{
	size_t count = line->frame->chart->category_count;
	double width = line->plot.right - line->plot.left;
	double inset = fmin(INSET_MOST, width / (double)count / 2);

	line->first = count > 1 ? line->plot.left + inset : line->plot.left + width / 2;
	line->step = count > 1 ? (width - inset - INSET_LAST) / (double)(count - 1) : width;
	line->radius = line->step < CROWDED ? RADIUS_SMALL : line_radius;
}

/* What labels at the right may take: the plot has its share, but for values. */
static double
label_room(const struct line_plot *line)
{
	const struct chart *chart = line->frame->chart;
	double width = line->frame->list->width;
	double left = width - line->plot.left - COLUMN_GAP - FRAME_EDGE - PLOT_SHARE * width;
	double room = fmin(LABEL_SHARE * width, left);

	for (size_t i = 0; i < chart->series_count; i++) {
		size_t last = line_last(chart, i);
		struct str words = last == SIZE_MAX ? STR_NONE : chart->series[i].values[last].text;

		room =
		    fmax(room, fmin(frame_width(line->frame, label_text(line->frame, i, words)), LABEL_SHARE * width));
	}
	return room;
}

static void
place_plot(struct line_plot *line, const struct labels *column)
{
	struct frame *frame = line->frame;
	bool one = frame->chart->category_count == 1;
	double aside = column->width > 0 ? column->width + COLUMN_GAP : 0;

	line->plot.right = frame_snap(frame, frame->list->width - FRAME_EDGE - (one ? 0 : aside));
	line->plot.right = fmax(line->plot.right, line->plot.left + FRAME_PLOT);
	line->plot.top = frame_snap(frame, frame->top + FRAME_LINE / 2.0);
	line->plot.bottom = line->plot.top + fmax(PLOT_HEIGHT, column->height);
	line_place_categories(line);
	if (one) /* its labels stand in the plot */
		line->first = fmin(line->first, line->plot.right - aside - INSET_LAST);
	line->column = one ? line->first + INSET_LAST + COLUMN_GAP : frame->list->width - FRAME_EDGE - column->width;
}

bool
line_layout(struct frame *frame, struct diags *diags)
{
	struct line_plot line = { .frame = frame,
		.scale = scale_close(frame->low, frame->high, frame->chart->decimals) };
	struct line_labels labels;

	(void)diags;
	frame_head(frame, line_note_absent(frame, &line.scale), false);
	line.plot.left = FRAME_EDGE + frame_ticks_width(frame, &line.scale) + FRAME_TICK_GAP;
	line.plot.left = frame_snap(frame, line.plot.left);
	labels = line_labels_measure(frame, label_room(&line));
	place_plot(&line, &labels.column);

	frame_axis_standing(frame, &line.scale, &line.plot);
	line_draw_base(&line);
	draw_categories(&line);
	line_draw_all(&line);
	line_labels_draw(&line, &labels);
	add_spots(&line);
	frame->list->height = line.plot.bottom + FRAME_TICK_GAP + FRAME_LINE + FRAME_EDGE - 4;
	return true;
}
