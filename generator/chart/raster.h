#ifndef QSITE_CHART_RASTER_H
#define QSITE_CHART_RASTER_H

#include "chart/draw.h"
#include "chart/palette.h"

/* Shapes to pixels of a palette picture; coordinates are device pixels here, and
 * what lies outside the picture is cut off. Smooth shapes are first laid into a mask
 * of coverages, where overlapping parts count once (the greatest), and then
 * painted in one go: a line that crosses itself or a joint is not darker.
 *
 * Coverage comes from the distance of the pixel's centre to the shape's edge, which
 * differs from the exact area by a few hundredths. */

enum { RASTER_CORNERS = 8 };

struct raster {
	uint8_t **rows; /* palette indices, row by row; somebody else's memory */
	int width, height;
	struct palette *palette;
	uint8_t *mask;   /* coverage levels, all 0 between two paintings */
	int *from, *to;  /* per row of the mask: what may be other than 0, from <= x < to */
	int top, bottom; /* rows of the mask that may have some, top <= y < bottom */
};

/* The one place where a coordinate becomes a number of pixels: not-a-number is 0,
 * and nothing is farther than DRAW_FAR * 2. */
int
raster_pixel(double coordinate);

/* `rows` holds `height` rows of `width` pixels. The mask is memory of
 * the palette's arena. */
void
raster_init(struct raster *raster, uint8_t **rows, int width, int height, struct palette *palette);

/* Fills from left to right - 1 and top to bottom - 1. */
void
raster_fill(struct raster *raster, const int box[4], uint8_t ink);

/* All pixels no farther than `radius` from the way from a to b: a stroke with
 * round ends; a disc when both are the same. Into the mask. */
void
raster_stroke(struct raster *raster, struct draw_point a, struct draw_point b, double radius);

/* A polygon of at most RASTER_CORNERS whose edges all turn the same way, clockwise on
 * the screen. Into the mask. */
void
raster_polygon(struct raster *raster, const struct draw_point *points, size_t count);

/* Paints what is in the mask and empties it. */
void
raster_paint(struct raster *raster, uint8_t ink);

/* Coverage levels of a little picture, a glyph. */
struct raster_stamp {
	int left, top; /* from the point it is placed at to its first column and row */
	int width, height;
	const uint8_t *levels;
};

void
raster_stamp(struct raster *raster, const struct raster_stamp *stamp, int x, int y, uint8_t ink);

#endif
