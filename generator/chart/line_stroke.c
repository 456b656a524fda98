#include "chart/line.h"

#include <math.h>
#include <stdint.h>

enum {
	PACKED = 8, /* points nearer than this have no markers but at the ends of lines */
};

const double line_radius = 4.5;

static const double LINE_WIDTH = 2.5;
static const double DOTS_SHARE = 0.7;  /* of a line's width: the dots over its gaps */
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

/* Whether a mark of a break is drawn: not before a first value, which nothing leads to. */
static bool
has_break(const struct chart *chart)
{
	for (size_t i = 0; i < chart->series_count; i++) {
		const struct chart_value *values = chart->series[i].values;
		bool before = false;

		for (size_t j = 0; j < chart->category_count; j++) {
			if (before && values[j].present && values[j].breaks)
				return true;
			before = before || values[j].present;
		}
	}
	return false;
}

static const char *
note_gap(struct str note)
{
	return note.len > 0 ? "\n" : "";
}

struct str
line_note(const struct frame *frame, const struct scale *scale)
{
	const struct chart *chart = frame->chart;
	struct str note = scale->low > 0 || scale->high < 0 ? chart->zero_note : STR_NONE;

	if (has_break(chart) && chart->break_note.len > 0)
		note = str_format(
		    frame->arena, "%.*s%s// %.*s", STR_ARG(note), note_gap(note), STR_ARG(chart->break_note));
	return note;
}

struct str
line_note_absent(const struct frame *frame, const struct scale *scale)
{
	const struct chart *chart = frame->chart;
	struct str note = line_note(frame, scale);

	for (size_t i = 0; i < chart->series_count; i++) {
		if (line_last(chart, i) == SIZE_MAX)
			note = str_format(frame->arena, "%.*s%s%.*s %.*s", STR_ARG(note), note_gap(note),
			    STR_ARG(chart->series[i].label), STR_ARG(chart->no_data));
	}
	return note;
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

void
line_draw_shape(const struct line_plot *line, size_t series, struct line_look look)
{
	const struct frame *frame = line->frame;
	size_t count = frame->chart->category_count;
	struct draw_point *points = arena_array(frame->arena, struct draw_point, count);
	size_t stretch = 0; /* points of the line at hand */

	for (size_t i = 0; i < count; i++) {
		if (!is_present(frame, series, i))
			continue;
		points[stretch++] = line_point(line, series, i);
		if (look.radius > 0 && has_marker(line, series, i)) {
			draw_marker(frame->list, (struct draw_marker){ points[stretch - 1], look.radius, look.shape },
			    look.color);
			draw_join(frame->list);
		}
		if (goes_on(frame, series, i))
			continue;
		draw_line(frame->list, (struct draw_line){ points, stretch, look.width }, look.color);
		if (i != line_last(frame->chart, series))
			draw_join(frame->list);
		stretch = 0;
	}
}

/* Two slanted strokes over the middle of a stretch: what is left of it and what is
 * right of it do not compare. */
static void
draw_break(const struct line_plot *line, const struct draw_point ends[2], const struct line_look *look)
{
	struct draw_point middle = { (ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2 };

	for (int side = -1; side <= 1; side += 2) {
		double x = middle.x + side * BREAK_APART;
		struct draw_point stroke[] = {
			{ x - BREAK_SLANT, middle.y + BREAK_HEIGHT },
			{ x + BREAK_SLANT, middle.y - BREAK_HEIGHT },
		};

		draw_line(line->frame->list, (struct draw_line){ stroke, 2, look->width * DOTS_SHARE }, look->color);
	}
}

/* Dots over the gaps of a line, and where it breaks. */
static void
draw_gaps(const struct line_plot *line, size_t series, const struct line_look *look)
{
	const struct frame *frame = line->frame;
	size_t before = SIZE_MAX;

	for (size_t i = 0; i < frame->chart->category_count; i++) {
		if (!is_present(frame, series, i))
			continue;
		if (before != SIZE_MAX && (before + 1 < i || !goes_on(frame, series, before))) {
			struct draw_point gap[] = { line_point(line, series, before), line_point(line, series, i) };

			draw_dots(frame->list, (struct draw_line){ gap, 2, look->width * DOTS_SHARE }, look->color);
			if (frame->chart->series[series].values[i].breaks)
				draw_break(line, gap, look);
		}
		before = i;
	}
}

void
line_draw_series(const struct line_plot *line, size_t series, struct line_look look)
{
	struct line_look around = look;

	around.color = line->frame->list->background;
	around.width += 2 * HALO;
	around.radius += HALO;
	draw_gaps(line, series, &look);
	line_draw_shape(line, series, around);
	line_draw_shape(line, series, look);
}

void
line_draw_all(const struct line_plot *line)
{
	static const bool passes[] = { true, false };

	for (size_t pass = 0; pass < sizeof passes / sizeof *passes; pass++) {
		for (size_t i = 0; i < line->frame->chart->series_count; i++) {
			struct line_look look = { frame_color(line->frame, i).fill, frame_shape(i), LINE_WIDTH,
				line->radius };

			if (frame_is_subdued(line->frame, i) == passes[pass])
				line_draw_series(line, i, look);
		}
	}
}
