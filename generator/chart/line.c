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
	PACKED = 8,          /* and nearer than this none but at the ends of lines */
};

static const double LINE_WIDTH = 2.5;
static const double DOTS_WIDTH = 1.75;
static const double RADIUS = 4.5;
static const double RADIUS_SMALL = 3;
static const double BREAK_APART = 2.5; /* of the two strokes from their middle */
static const double BREAK_SLANT = 2.5;
static const double BREAK_HEIGHT = 6;
static const double HALO = 1.5; /* around lines and markers that lie over others */

size_t
line_last(const struct chart *chart, size_t series)
{
	for (size_t i = chart->category_count; i > 0; i--) {
		if (chart->series[series].values[i - 1].present)
			return i - 1;
	}
	return SIZE_MAX;
}

struct draw_point
line_point(const struct line_plot *line, size_t series, size_t category)
{
	double share = scale_at(&line->scale, line->frame->chart->series[series].values[category].number);

	return (struct draw_point){
		.x = line->first + (double)category * line->step,
		.y = line->plot.bottom - share * (line->plot.bottom - line->plot.top),
	};
}

static bool
has_break(const struct chart *chart)
{
	for (size_t i = 0; i < chart->series_count; i++) {
		for (size_t j = 0; j < chart->category_count; j++) {
			if (chart->series[i].values[j].present && chart->series[i].values[j].breaks)
				return true;
		}
	}
	return false;
}

/* What the head says besides the unit: that the axis does not start at zero, what the
 * mark of a break means, and which series have no data at all. */
static struct str
head_note(const struct frame *frame, const struct scale *scale)
{
	const struct chart *chart = frame->chart;
	struct str note = scale->low > 0 || scale->high < 0 ? chart->zero_note : STR_NONE;

	if (has_break(chart) && chart->break_note.len > 0)
		note = str_format(frame->arena, "%.*s%s// %.*s", STR_ARG(note), note.len > 0 ? "   " : "",
		    STR_ARG(chart->break_note));
	for (size_t i = 0; i < chart->series_count; i++) {
		if (line_last(chart, i) != SIZE_MAX)
			continue;
		note = str_format(frame->arena, "%.*s%s%.*s %.*s", STR_ARG(note), note.len > 0 ? "   " : "",
		    STR_ARG(chart->series[i].label), STR_ARG(chart->no_data));
	}
	return note;
}

static struct draw_text
category_text(const struct frame *frame, size_t category)
{
	struct draw_text text = frame_text(frame->chart->categories[category], FRAME_TICK, TEXT_REGULAR);

	text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, CATEGORY_MOST);
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
		widest = fmax(widest, frame_width(line->frame, category_text(line->frame, i)));
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
		struct draw_text text = category_text(frame, i);
		double half = frame_width(frame, text) / 2;

		draw_rect(
		    frame->list, (struct draw_rect){ x - 0.5, line->plot.bottom, 1, TICK_LENGTH }, chart_style.axis);
		text.at.x = fmax(FRAME_EDGE + half, fmin(frame->list->width - FRAME_EDGE - half, x));
		text.at.y = frame_baseline(middle, FRAME_TICK);
		draw_text(frame->list, text);
	}
}

static void
draw_axes(const struct line_plot *line)
{
	const struct frame *frame = line->frame;
	const struct plot *plot = &line->plot;
	double base = plot->bottom - frame_base(&line->scale) * (plot->bottom - plot->top);

	frame_axis_standing(frame, &line->scale, plot);
	draw_rect(frame->list, (struct draw_rect){ plot->left, frame_snap(frame, base), plot->right - plot->left, 1 },
	    chart_style.axis);
	draw_categories(line);
}

static bool
is_present(const struct frame *frame, size_t series, size_t category)
{
	return category < frame->chart->category_count && frame->chart->series[series].values[category].present;
}

/* Whether a value has a marker: all have, but where points are packed only the ends
 * of a line and points without a neighbour. */
static bool
has_marker(const struct line_plot *line, size_t series, size_t category)
{
	const struct frame *frame = line->frame;
	bool within = is_present(frame, series, category - 1) && is_present(frame, series, category + 1);

	return is_present(frame, series, category) && (!within || line->step >= PACKED);
}

/* Whether a line leads from a value to the one of the next category. */
static bool
goes_on(const struct frame *frame, size_t series, size_t category)
{
	return is_present(frame, series, category + 1) && !frame->chart->series[series].values[category + 1].breaks;
}

/* The lines between values that are neighbours, and the markers, as one shape;
 * wider by `halo` on all sides. */
static void
draw_shape(const struct line_plot *line, size_t series, double halo, uint32_t color)
{
	const struct frame *frame = line->frame;
	size_t count = frame->chart->category_count;
	struct draw_point *points = arena_array(frame->arena, struct draw_point, count);
	size_t stretch = 0; /* points of the line at hand */

	for (size_t i = 0; i < count; i++) {
		if (!is_present(frame, series, i))
			continue;
		points[stretch++] = line_point(line, series, i);
		if (has_marker(line, series, i)) {
			draw_marker(frame->list,
			    (struct draw_marker){ points[stretch - 1], line->radius + halo, frame_shape(series) },
			    color);
			draw_join(frame->list);
		}
		if (goes_on(frame, series, i))
			continue;
		draw_line(frame->list, (struct draw_line){ points, stretch, LINE_WIDTH + 2 * halo }, color);
		if (i != line_last(frame->chart, series))
			draw_join(frame->list);
		stretch = 0;
	}
}

/* Two slanted strokes over the middle of a stretch: what is left of it and what is
 * right of it do not compare. */
static void
draw_break(const struct line_plot *line, const struct draw_point ends[2], uint32_t color)
{
	struct draw_point middle = { (ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2 };

	for (int side = -1; side <= 1; side += 2) {
		double x = middle.x + side * BREAK_APART;
		struct draw_point stroke[] = {
			{ x - BREAK_SLANT, middle.y + BREAK_HEIGHT },
			{ x + BREAK_SLANT, middle.y - BREAK_HEIGHT },
		};

		draw_line(line->frame->list, (struct draw_line){ stroke, 2, DOTS_WIDTH }, color);
	}
}

/* Dots over the gaps of a line, and where it breaks. */
static void
draw_gaps(const struct line_plot *line, size_t series, uint32_t color)
{
	const struct frame *frame = line->frame;
	size_t before = SIZE_MAX;

	for (size_t i = 0; i < frame->chart->category_count; i++) {
		if (!is_present(frame, series, i))
			continue;
		if (before != SIZE_MAX && (before + 1 < i || !goes_on(frame, series, before))) {
			struct draw_point gap[] = { line_point(line, series, before), line_point(line, series, i) };

			draw_dots(frame->list, (struct draw_line){ gap, 2, DOTS_WIDTH }, color);
			if (frame->chart->series[series].values[i].breaks)
				draw_break(line, gap, color);
		}
		before = i;
	}
}

static void
draw_series(const struct line_plot *line, size_t series)
{
	uint32_t color = frame_color(line->frame, series).fill;

	draw_gaps(line, series, color);
	draw_shape(line, series, HALO, line->frame->list->background);
	draw_shape(line, series, 0, color);
}

/* Series that stepped back lie below the others. */
static void
draw_all(const struct line_plot *line)
{
	static const bool passes[] = { true, false };

	for (size_t pass = 0; pass < sizeof passes / sizeof *passes; pass++) {
		for (size_t i = 0; i < line->frame->chart->series_count; i++) {
			if (frame_is_subdued(line->frame, i) == passes[pass])
				draw_series(line, i);
		}
	}
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

static void
place_categories(struct line_plot *line)
{
	size_t count = line->frame->chart->category_count;
	double width = line->plot.right - line->plot.left;
	double inset = fmin(INSET_MOST, width / (double)count / 2);

	line->first = count > 1 ? line->plot.left + inset : line->plot.left + width / 2;
	line->step = count > 1 ? (width - inset - INSET_LAST) / (double)(count - 1) : width;
	line->radius = line->step < CROWDED ? RADIUS_SMALL : RADIUS;
}

bool
line_layout(struct frame *frame, struct diags *diags)
{
	struct line_plot line = { .frame = frame,
		.scale = scale_close(frame->low, frame->high, frame->chart->decimals) };
	struct line_labels labels = line_labels_measure(frame);
	double column = labels.column_width > 0 ? labels.column_width + COLUMN_GAP : 0;
	double height = fmax(PLOT_HEIGHT, line_labels_height(&labels));

	(void)diags;
	frame_head(frame, head_note(frame, &line.scale), false);
	line.plot.left = FRAME_EDGE + frame_ticks_width(frame, &line.scale) + FRAME_TICK_GAP;
	line.plot.left = frame_snap(frame, line.plot.left);
	line.plot.right = frame_snap(frame, frame->list->width - FRAME_EDGE - column);
	line.plot.right = fmax(line.plot.right, line.plot.left + FRAME_PLOT);
	line.plot.top = frame_snap(frame, frame->top + FRAME_LINE / 2.0);
	line.plot.bottom = line.plot.top + height;
	place_categories(&line);

	draw_axes(&line);
	draw_all(&line);
	line_labels_draw(&line, &labels);
	add_spots(&line);
	frame->list->height = line.plot.bottom + FRAME_TICK_GAP + FRAME_LINE + FRAME_EDGE - 4;
	return true;
}
