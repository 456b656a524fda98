#include "chart/paint.h"

#include <math.h>

enum { GLYPH_SIZE_MAX = 256 }; /* pixels an em */

/* How far letters reach above and below the baseline, in ems. */
static const double ASCENT = 0.84;
static const double DESCENT = 0.14;

static const double DOTS_EVERY = 3; /* widths from one dot to the next */

/* An item with all it is painted with. */
struct job {
	const struct paint *paint;
	const struct draw_item *item;
	const struct draw_list *list;
	uint8_t ink;
};

static struct draw_point
device_point(const struct job *job, struct draw_point point)
{
	return (struct draw_point){ point.x * job->list->scale, point.y * job->list->scale };
}

static uint8_t
background(const struct job *job)
{
	return palette_add(job->paint->raster->palette, job->list->background);
}

/* Edges go to the nearest whole pixel; what has any size keeps at least one. */
static void
fill(const struct job *job, const struct draw_rect *rect, uint8_t ink)
{
	int scale = job->list->scale;
	int box[] = {
		raster_pixel(round(rect->x * scale)),
		raster_pixel(round(rect->y * scale)),
		raster_pixel(round((rect->x + rect->width) * scale)),
		raster_pixel(round((rect->y + rect->height) * scale)),
	};

	if (rect->width > 0 && box[2] == box[0])
		box[2]++;
	if (rect->height > 0 && box[3] == box[1])
		box[3]++;
	raster_fill(job->paint->raster, box, ink);
}

static void
paint_rect(const struct job *job)
{
	fill(job, &job->item->rect, job->ink);
}

/* What is in the mask, unless more of the same shape comes. */
static void
paint_shape(const struct job *job)
{
	if (!job->item->joined)
		raster_paint(job->paint->raster, job->ink);
}

static void
paint_line(const struct job *job)
{
	const struct draw_line *line = &job->item->line;
	double radius = line->width * job->list->scale / 2;

	for (size_t i = 1; i < line->count; i++)
		raster_stroke(job->paint->raster, device_point(job, line->points[i - 1]),
		    device_point(job, line->points[i]), radius);
	paint_shape(job);
}

/* Dots from a on, evenly, the last of them on b. */
static void
dot_segment(const struct job *job, struct draw_point a, struct draw_point b, double radius)
{
	double length = hypot(b.x - a.x, b.y - a.y);
	int count = raster_pixel(fmax(1, round(length / fmax(1, radius * 2 * DOTS_EVERY))));

	for (int i = 0; i <= count; i++) {
		double t = i / (double)count;
		struct draw_point dot = { a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };

		raster_stroke(job->paint->raster, dot, dot, radius);
	}
}

static void
paint_dots(const struct job *job)
{
	const struct draw_line *line = &job->item->line;
	double radius = line->width * job->list->scale / 2;

	for (size_t i = 1; i < line->count; i++)
		dot_segment(job, device_point(job, line->points[i - 1]), device_point(job, line->points[i]), radius);
	paint_shape(job);
}

/* A convex polygon around (0, 0), clockwise. */
struct polygon {
	struct draw_point points[RASTER_CORNERS];
	size_t count;
};

/* Shapes of about the area of a circle of radius 1, as one polygon or two that
 * overlap. The circle is none. */
static const struct polygon shapes[DRAW_MARKERS][2] = {
	[DRAW_SQUARE] = { { { { -0.89, -0.89 }, { 0.89, -0.89 }, { 0.89, 0.89 }, { -0.89, 0.89 } }, 4 } },
	[DRAW_TRIANGLE] = { { { { 0, -1.4 }, { 1.25, 0.8 }, { -1.25, 0.8 } }, 3 } },
	[DRAW_DIAMOND] = { { { { 0, -1.25 }, { 1.25, 0 }, { 0, 1.25 }, { -1.25, 0 } }, 4 } },
	[DRAW_TRIANGLE_DOWN] = { { { { -1.25, -0.8 }, { 1.25, -0.8 }, { 0, 1.4 } }, 3 } },
	[DRAW_CROSS] = {
		{ { { -1.25, -0.42 }, { 1.25, -0.42 }, { 1.25, 0.42 }, { -1.25, 0.42 } }, 4 },
		{ { { -0.42, -1.25 }, { 0.42, -1.25 }, { 0.42, 1.25 }, { -0.42, 1.25 } }, 4 },
	},
	[DRAW_PENTAGON] = { { { { 0, -1.15 }, { 1.09, -0.36 }, { 0.68, 0.93 }, { -0.68, 0.93 }, { -1.09, -0.36 } }, 5 } },
	[DRAW_SALTIRE] = {
		{ { { -1.3, -0.7 }, { -0.7, -1.3 }, { 1.3, 0.7 }, { 0.7, 1.3 } }, 4 },
		{ { { 0.7, -1.3 }, { 1.3, -0.7 }, { -0.7, 1.3 }, { -1.3, 0.7 } }, 4 },
	},
};

static void
paint_marker(const struct job *job)
{
	const struct draw_marker *marker = &job->item->marker;
	struct draw_point middle = device_point(job, marker->at);
	double radius = marker->radius * job->list->scale;

	if (marker->shape == DRAW_CIRCLE)
		raster_stroke(job->paint->raster, middle, middle, radius);
	for (size_t i = 0; i < 2; i++) {
		const struct polygon *polygon = &shapes[marker->shape][i];
		struct draw_point points[RASTER_CORNERS];

		for (size_t k = 0; k < polygon->count; k++)
			points[k] = (struct draw_point){
				middle.x + polygon->points[k].x * radius,
				middle.y + polygon->points[k].y * radius,
			};
		if (polygon->count > 0)
			raster_polygon(job->paint->raster, points, polygon->count);
	}
	paint_shape(job);
}

static void
clear_around(const struct job *job, double x, double width)
{
	const struct draw_text *text = &job->item->text;
	struct draw_rect rect = {
		.x = x - text->halo,
		.y = text->at.y - ASCENT * text->font.size - text->halo / 2,
		.width = width + 2 * text->halo,
		.height = (ASCENT + DESCENT) * text->font.size + text->halo,
	};

	fill(job, &rect, background(job));
}

static void
paint_text(const struct job *job)
{
	/* How much of the text stands before its place. */
	static const double before[] = { [DRAW_START] = 0, [DRAW_MIDDLE] = 0.5, [DRAW_END] = 1 };
	const struct draw_text *text = &job->item->text;
	const struct paint *paint = job->paint;
	int scale = job->list->scale;
	int places = scale > 1 ? PAINT_COLUMNS / 2 : PAINT_COLUMNS; /* in a pixel */
	double width = text_width(paint->metrics, text->font, text->text);
	double x = text->at.x - width * before[text->anchor];
	int y = raster_pixel(round(text->at.y * scale));
	struct text_walk walk = { .metrics = paint->metrics, .font = text->font, .rest = text->text };

	if (text->halo > 0)
		clear_around(job, x, width);
	while (text_next(&walk)) {
		double place = floor((x + walk.x) * scale * places + 0.5) / places;
		struct paint_glyph glyph = {
			.code_point = walk.code_point,
			.size = (uint16_t)raster_pixel(fmin(GLYPH_SIZE_MAX, text->font.size * scale)),
			.weight = (uint8_t)text->font.weight,
			.phase = (uint8_t)raster_pixel((place - floor(place)) * PAINT_COLUMNS),
		};

		raster_stamp(
		    paint->raster, paint->glyph(paint->context, &glyph), raster_pixel(floor(place)), y, job->ink);
	}
}

void
paint_list(const struct paint *paint, const struct draw_list *list)
{
	static void (*const painters[])(const struct job *) = {
		[DRAW_RECT] = paint_rect,
		[DRAW_LINE] = paint_line,
		[DRAW_DOTS] = paint_dots,
		[DRAW_MARKER] = paint_marker,
		[DRAW_TEXT] = paint_text,
	};

	/* Pure colours first: they must be exact, and mixing could fill the palette. */
	for (size_t i = 0; i < list->count; i++)
		palette_add(paint->raster->palette, list->items[i].color);
	for (size_t i = 0; i < list->count; i++) {
		struct job job = { .paint = paint, .item = &list->items[i], .list = list };

		job.ink = palette_add(paint->raster->palette, list->items[i].color);
		painters[list->items[i].kind](&job);
	}
}
