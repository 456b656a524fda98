#include "chart/raster.h"

#include <math.h>
#include <string.h>

enum { FAR = DRAW_FAR * 2 };

int
raster_pixel(double coordinate)
{
	if (isnan(coordinate))
		return 0;
	return (int)fmax(-FAR, fmin(FAR, coordinate));
}

static int
clamp(int value, int low, int high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

void
raster_init(struct raster *raster, uint8_t **rows, int width, int height, struct palette *palette)
{
	*raster = (struct raster){
		.rows = rows,
		.width = width,
		.height = height,
		.palette = palette,
		.mask = arena_alloc_array(palette->arena, (size_t)width, (size_t)height),
		.from = arena_array(palette->arena, int, (size_t)height),
		.to = arena_array(palette->arena, int, (size_t)height),
		.top = height,
	};
	for (int y = 0; y < height; y++)
		raster->from[y] = width;
}

void
raster_fill(struct raster *raster, const int box[4], uint8_t ink)
{
	int left = clamp(box[0], 0, raster->width);
	int right = clamp(box[2], left, raster->width);

	for (int y = clamp(box[1], 0, raster->height); y < box[3] && y < raster->height; y++)
		memset(raster->rows[y] + left, ink, (size_t)(right - left));
}

static uint8_t *
mask_row(const struct raster *raster, int y)
{
	return raster->mask + (size_t)y * (size_t)raster->width;
}

/* Notes that a row of the mask is about to be written to. */
static void
touch(struct raster *raster, int y, int from, int to)
{
	raster->from[y] = from < raster->from[y] ? from : raster->from[y];
	raster->to[y] = to > raster->to[y] ? to : raster->to[y];
	raster->top = y < raster->top ? y : raster->top;
	raster->bottom = y + 1 > raster->bottom ? y + 1 : raster->bottom;
}

/* `inside` is how far the pixel's centre lies within the edge. */
static void
cover(uint8_t *pixel, double inside)
{
	int level = raster_pixel((inside + 0.5) * PALETTE_LEVELS + 0.5);

	if (level > *pixel)
		*pixel = (uint8_t)(level > PALETTE_LEVELS ? PALETTE_LEVELS : level);
}

/* A stroke and what is computed once for it. */
struct stroke {
	struct draw_point a;
	struct draw_point way; /* from a to b */
	double length_squared;
	double radius;
};

static double
stroke_distance_squared(const struct stroke *stroke, double x, double y)
{
	double dx = x - stroke->a.x;
	double dy = y - stroke->a.y;
	double t = 0;

	if (stroke->length_squared > 0)
		t = fmax(0, fmin(1, (dx * stroke->way.x + dy * stroke->way.y) / stroke->length_squared));
	dx -= t * stroke->way.x;
	dy -= t * stroke->way.y;
	return dx * dx + dy * dy;
}

/* Most pixels lie wholly inside or outside: only the others need a root. */
static void
stroke_cover(const struct stroke *stroke, uint8_t *pixel, double x, double y)
{
	double squared = stroke_distance_squared(stroke, x, y);
	double outer = stroke->radius + 0.5;
	double inner = fmax(0, stroke->radius - 0.5);

	if (squared <= inner * inner)
		*pixel = PALETTE_LEVELS;
	else if (squared < outer * outer)
		cover(pixel, stroke->radius - sqrt(squared));
}

/* Between which x the part of the stroke's middle line lies that is no farther than
 * `reach` above or below y. */
static void
stroke_extent(const struct stroke *stroke, double y, double reach, double *left, double *right)
{
	double enter = 0;
	double leave = 1;

	if (stroke->way.y != 0) {
		double above = (y - reach - stroke->a.y) / stroke->way.y;
		double below = (y + reach - stroke->a.y) / stroke->way.y;

		enter = fmax(0, fmin(1, fmin(above, below)));
		leave = fmax(0, fmin(1, fmax(above, below)));
	}
	*left = stroke->a.x + fmin(enter * stroke->way.x, leave * stroke->way.x);
	*right = stroke->a.x + fmax(enter * stroke->way.x, leave * stroke->way.x);
}

void
raster_stroke(struct raster *raster, struct draw_point a, struct draw_point b, double radius)
{
	struct stroke stroke = { .a = a, .way = { b.x - a.x, b.y - a.y }, .radius = radius };
	double reach = radius + 1;
	int top = clamp(raster_pixel(floor(fmin(a.y, b.y) - reach)), 0, raster->height);
	int bottom = clamp(raster_pixel(ceil(fmax(a.y, b.y) + reach)), 0, raster->height);

	stroke.length_squared = stroke.way.x * stroke.way.x + stroke.way.y * stroke.way.y;
	for (int y = top; y < bottom; y++) {
		uint8_t *row = mask_row(raster, y);
		double left;
		double right;
		int from;
		int to;

		stroke_extent(&stroke, y + 0.5, reach, &left, &right);
		from = clamp(raster_pixel(floor(left - reach)), 0, raster->width);
		to = clamp(raster_pixel(ceil(right + reach)), from, raster->width);
		touch(raster, y, from, to);
		for (int x = from; x < to; x++)
			stroke_cover(&stroke, &row[x], x + 0.5, y + 0.5);
	}
}

/* The edge of a polygon: a point lies x * across + y * down + offset inside it. */
struct edge {
	double across, down, offset;
};

static struct edge
edge_between(struct draw_point a, struct draw_point b)
{
	double dx = b.x - a.x;
	double dy = b.y - a.y;
	double length = sqrt(dx * dx + dy * dy);

	if (length == 0)
		return (struct edge){ .offset = FAR };
	return (struct edge){ -dy / length, dx / length, (dy * a.x - dx * a.y) / length };
}

/* The pixels that a polygon can touch. */
static void
polygon_box(const struct raster *raster, const struct draw_point *points, size_t count, int box[4])
{
	double left = FAR, top = FAR, right = -FAR, bottom = -FAR;

	for (size_t i = 0; i < count; i++) {
		left = fmin(left, points[i].x);
		top = fmin(top, points[i].y);
		right = fmax(right, points[i].x);
		bottom = fmax(bottom, points[i].y);
	}
	box[0] = clamp(raster_pixel(floor(left)) - 1, 0, raster->width);
	box[1] = clamp(raster_pixel(floor(top)) - 1, 0, raster->height);
	box[2] = clamp(raster_pixel(ceil(right)) + 1, box[0], raster->width);
	box[3] = clamp(raster_pixel(ceil(bottom)) + 1, box[1], raster->height);
}

void
raster_polygon(struct raster *raster, const struct draw_point *points, size_t count)
{
	struct edge edges[RASTER_CORNERS];
	int box[4];

	polygon_box(raster, points, count, box);
	for (size_t i = 0; i < count; i++)
		edges[i] = edge_between(points[i], points[(i + 1) % count]);

	for (int y = box[1]; y < box[3]; y++) {
		uint8_t *row = mask_row(raster, y);

		touch(raster, y, box[0], box[2]);
		for (int x = box[0]; x < box[2]; x++) {
			double inside = FAR;

			for (size_t i = 0; i < count; i++)
				inside = fmin(
				    inside, edges[i].across * (x + 0.5) + edges[i].down * (y + 0.5) + edges[i].offset);
			cover(&row[x], inside);
		}
	}
}

/* The first x at or behind `from` where the mask is not 0, or `to`. Most of it is 0:
 * eight pixels are looked at together. */
static int
next_covered(const uint8_t *mask, int from, int to)
{
	uint64_t eight = 0;

	for (; from + 8 <= to; from += 8) {
		memcpy(&eight, mask + from, sizeof eight);
		if (eight != 0)
			break;
	}
	while (from < to && mask[from] == 0)
		from++;
	return from;
}

void
raster_paint(struct raster *raster, uint8_t ink)
{
	for (int y = raster->top; y < raster->bottom; y++) {
		uint8_t *mask = mask_row(raster, y);
		uint8_t *row = raster->rows[y];
		int to = raster->to[y];

		for (int x = next_covered(mask, raster->from[y], to); x < to; x = next_covered(mask, x + 1, to)) {
			row[x] = palette_blend(raster->palette, row[x], ink, mask[x]);
			mask[x] = 0;
		}
		raster->from[y] = raster->width;
		raster->to[y] = 0;
	}
	raster->top = raster->height;
	raster->bottom = 0;
}

void
raster_stamp(struct raster *raster, const struct raster_stamp *stamp, int x, int y, uint8_t ink)
{
	int left = x + stamp->left;
	int top = y + stamp->top;

	for (int row = clamp(-top, 0, stamp->height); row < stamp->height && top + row < raster->height; row++) {
		const uint8_t *levels = stamp->levels + (size_t)row * (size_t)stamp->width;
		uint8_t *pixels = raster->rows[top + row];

		for (int i = clamp(-left, 0, stamp->width); i < stamp->width && left + i < raster->width; i++) {
			if (levels[i] > 0)
				pixels[left + i] = palette_blend(raster->palette, pixels[left + i], ink, levels[i]);
		}
	}
}
