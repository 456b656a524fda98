#include "chart/line.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>

enum {
	POINT_GAP = 5, /* between a marker and a label beside it */
	CLEAR = 2,     /* around a label, to lines */
	LIES_ON = 3,   /* how much worse it is to lie on a line than near to it */
};

struct line_labels
line_labels_measure(const struct frame *frame, double room)
{
	struct line_labels labels = { 0 };

	for (size_t i = 0; i < frame->chart->series_count; i++) {
		size_t category = line_last(frame->chart, i);
		bool reaches = category + 1 == frame->chart->category_count;

		if (category != SIZE_MAX)
			*arena_push(frame->arena, reaches ? &labels.column : &labels.inner) =
			    label_make(frame, i, category, room);
	}
	labels_measure(&labels.column);
	return labels;
}

static bool
boxes_meet(const struct line_box *a, const struct line_box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* Narrows the stretch [*from, *to] of a movement start + t * move to where it is
 * between low and high; false when nothing is left. */
static bool
clip(double start, double move, double low, double high, double range[2])
{
	double enter = (low - start) / move;
	double leave = (high - start) / move;

	if (move == 0)
		return start > low && start < high;
	range[0] = fmax(range[0], fmin(enter, leave));
	range[1] = fmin(range[1], fmax(enter, leave));
	return range[0] < range[1];
}

static bool
segment_meets(struct draw_point a, struct draw_point b, const struct line_box *box)
{
	double range[2] = { 0, 1 };

	return clip(a.x, b.x - a.x, box->left, box->right, range) && clip(a.y, b.y - a.y, box->top, box->bottom, range);
}

int
line_count_hits(const struct line_plot *line, size_t series, const struct line_box *box)
{
	const struct line_box wide = { box->left - CLEAR, box->top - CLEAR, box->right + CLEAR, box->bottom + CLEAR };
	const struct chart *chart = line->frame->chart;
	size_t before = SIZE_MAX;
	int count = 0;

	for (size_t j = 0; j < chart->category_count; j++) {
		struct draw_point from;
		struct draw_point to;

		if (!chart->series[series].values[j].present)
			continue;
		from = line_point(line, series, before == SIZE_MAX ? j : before);
		to = line_point(line, series, j);
		count += segment_meets(from, to, &wide) ? 1 : 0;
		count += segment_meets(from, to, box) ? LIES_ON : 0;
		before = j;
	}
	return count;
}

struct line_box
line_label_box(const struct line_plot *line, const struct label *label, struct line_place place)
{
	double half = label->width / 2;
	double middle = label->point.x + place.across * (line->radius + POINT_GAP + half);
	double more = place.down == 0 ? 0 : copysign((label->height - FRAME_LINE) / 2, place.down);
	double y = label->point.y + place.down * FRAME_LINE + more;

	if (place.across == 0)
		middle = fmax(line->plot.left + half, fmin(line->plot.right - half, middle));
	return (struct line_box){
		.left = middle - half,
		.top = y - label->height / 2 + 1,
		.right = middle + half,
		.bottom = y + label->height / 2 - 1,
	};
}

static int
box_faults(const struct line_plot *line, const struct line_box *box, const struct line_box *taken, size_t taken_count)
{
	const struct plot *plot = &line->plot;
	int faults = 0;

	if (box->left < plot->left || box->right > plot->right || box->top < plot->top - FRAME_LINE ||
	    box->bottom > plot->bottom)
		faults += 1000;
	for (size_t i = 0; i < line->frame->chart->series_count; i++)
		faults += line_count_hits(line, i, box);
	for (size_t i = 0; i < taken_count; i++)
		faults += boxes_meet(box, &taken[i]) ? 100 : 0;
	return faults;
}

/* The place around its last point where a label lies on the least. */
static struct line_box
best_box(const struct line_plot *line, const struct label *label, const struct line_box *taken, size_t taken_count)
{
	static const struct line_place places[] = { { 1, 0 }, { 1, 0.7 }, { 1, -0.7 }, { 0, 1 }, { 0, -1 }, { 1, 1.4 },
		{ 1, -1.4 }, { 0, 1.4 }, { 0, -1.4 }, { -1, 1 }, { -1, -1 }, { 0, 2 }, { 0, -2 }, { 0, 3 }, { 0, -3 },
		{ 0, 4 }, { 0, -4 } };
	struct line_box best = { 0 };
	int best_faults = INT_MAX;

	for (size_t i = 0; i < sizeof places / sizeof *places && best_faults > 0; i++) {
		struct line_box box = line_label_box(line, label, places[i]);
		int faults = box_faults(line, &box, taken, taken_count);

		if (faults < best_faults) {
			best = box;
			best_faults = faults;
		}
	}
	return best;
}

static void
draw_inner(const struct line_plot *line, const struct labels *labels)
{
	const struct frame *frame = line->frame;
	struct line_box *taken = arena_array(frame->arena, struct line_box, labels->count);

	for (size_t i = 0; i < labels->count; i++) {
		struct label *label = &labels->items[i];

		label->point = line_point(line, label->series, line_last(frame->chart, label->series));
		taken[i] = best_box(line, label, taken, i);
		label->middle = (taken[i].top + taken[i].bottom) / 2;
		label_draw(label, frame, taken[i].left, DRAW_START);
	}
}

static void
draw_column(const struct line_plot *line, struct labels *column)
{
	const struct frame *frame = line->frame;
	struct label_column place = { .x = line->column, .radius = line->radius };

	for (size_t i = 0; i < column->count; i++)
		column->items[i].point = line_point(line, column->items[i].series, frame->chart->category_count - 1);
	labels_spread(column, frame->arena, line->plot.top - FRAME_LINE / 2.0, line->plot.bottom + FRAME_LINE / 2.0);
	labels_draw(column, frame, place);
}

void
line_labels_draw(const struct line_plot *line, struct line_labels *labels)
{
	draw_inner(line, &labels->inner);
	draw_column(line, &labels->column);
}
