#include "chart/line.h"

#include "chart/spread.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum {
	LABEL_SIZE = 13,
	POINT_GAP = 5,   /* between a marker and a label beside it */
	LEADER_FROM = 3, /* a label moved this far gets a line to its point */
	LEADER_GAP = 4,  /* at both ends of that line */
	HALO = 2,
};

static const double LABEL_SHARE = 0.36; /* of the card's width, at most */

static bool
in_column(const struct frame *frame, const struct line_label *label)
{
	return label->category + 1 == frame->chart->category_count;
}

/* "label value"; when that is too wide the label is shortened, never the value. */
static struct str
label_words(const struct frame *frame, struct text_font font, size_t series, size_t category)
{
	const struct chart_series *line = &frame->chart->series[series];
	struct str value = line->values[category].text;
	const char *space = line->label.len > 0 && value.len > 0 ? " " : "";
	struct str tail = str_format(frame->arena, "%s%.*s", space, STR_ARG(value));
	double room = frame->list->width * LABEL_SHARE - text_width(frame->metrics, font, tail);

	return str_format(frame->arena, "%.*s%.*s",
	    STR_ARG(text_fit(frame->metrics, frame->arena, font, line->label, room)), STR_ARG(tail));
}

struct line_labels
line_labels_measure(const struct frame *frame)
{
	struct line_labels labels = { 0 };

	for (size_t i = 0; i < frame->chart->series_count; i++) {
		struct draw_text text = frame_text(STR_NONE, LABEL_SIZE, TEXT_BOLD);
		size_t category = line_last(frame->chart, i);
		struct line_label *label;

		if (category == SIZE_MAX)
			continue;
		if (frame_is_subdued(frame, i))
			text.font.weight = TEXT_REGULAR;
		text.text = label_words(frame, text.font, i, category);
		text.text =
		    text_fit(frame->metrics, frame->arena, text.font, text.text, frame->list->width * LABEL_SHARE);
		text.color = frame_color(frame, i).text;
		label = arena_push(frame->arena, &labels);
		*label = (struct line_label){ i, category, text, frame_width(frame, text) };
		if (in_column(frame, label)) {
			labels.column_count++;
			labels.column_width = fmax(labels.column_width, label->width);
		}
	}
	return labels;
}

double
line_labels_height(const struct line_labels *labels)
{
	return (double)labels->column_count * FRAME_LINE;
}

/* A rectangle that a label would fill, and what it would lie on. */
struct box {
	double left, top, right, bottom;
};

static bool
boxes_meet(const struct box *a, const struct box *b)
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
segment_meets(struct draw_point a, struct draw_point b, const struct box *box)
{
	double range[2] = { 0, 1 };

	return clip(a.x, b.x - a.x, box->left, box->right, range) && clip(a.y, b.y - a.y, box->top, box->bottom, range);
}

/* How many pieces of lines a box lies on. */
static int
count_lines(const struct line_plot *line, const struct box *box)
{
	const struct chart *chart = line->frame->chart;
	int count = 0;

	for (size_t i = 0; i < chart->series_count; i++) {
		size_t before = SIZE_MAX;

		for (size_t j = 0; j < chart->category_count; j++) {
			if (!chart->series[i].values[j].present)
				continue;
			if (segment_meets(
				line_point(line, i, before == SIZE_MAX ? j : before), line_point(line, i, j), box))
				count++;
			before = j;
		}
	}
	return count;
}

/* The label's box when it stands `across` widths and `down` lines from its point:
 * across 1 begins behind the marker, 0 is centred, -1 ends before it. */
static struct box
label_box(const struct line_plot *line, const struct line_label *label, double across, double down)
{
	struct draw_point point = line_point(line, label->series, label->category);
	double middle = point.x + across * (line->radius + POINT_GAP + label->width / 2);
	double y = point.y + down * FRAME_LINE;

	return (struct box){
		.left = middle - label->width / 2,
		.top = y - FRAME_LINE / 2.0 + 1,
		.right = middle + label->width / 2,
		.bottom = y + FRAME_LINE / 2.0 - 1,
	};
}

static int
box_faults(const struct line_plot *line, const struct box *box, const struct box *taken, size_t taken_count)
{
	const struct plot *plot = &line->plot;
	int faults = count_lines(line, box);

	if (box->left < plot->left || box->right > plot->right || box->top < plot->top - FRAME_LINE ||
	    box->bottom > plot->bottom)
		faults += 1000;
	for (size_t i = 0; i < taken_count; i++)
		faults += boxes_meet(box, &taken[i]) ? 100 : 0;
	return faults;
}

/* The place around its last point where a label lies on the least. */
static struct box
best_box(const struct line_plot *line, const struct line_label *label, const struct box *taken, size_t taken_count)
{
	static const struct {
		double across, down;
	} places[] = { { 1, 0 }, { 1, 0.7 }, { 1, -0.7 }, { 0, 1 }, { 0, -1 }, { 1, 1.4 }, { 1, -1.4 }, { -1, 1 },
		{ -1, -1 }, { 0, 2 }, { 0, -2 } };
	struct box best = label_box(line, label, places[0].across, places[0].down);
	int best_faults = box_faults(line, &best, taken, taken_count);

	for (size_t i = 1; i < sizeof places / sizeof *places && best_faults > 0; i++) {
		struct box box = label_box(line, label, places[i].across, places[i].down);
		int faults = box_faults(line, &box, taken, taken_count);

		if (faults < best_faults) {
			best = box;
			best_faults = faults;
		}
	}
	return best;
}

static void
draw_label(const struct line_plot *line, const struct line_label *label, double x, double middle)
{
	struct draw_text text = label->text;

	text.at = (struct draw_point){ x, frame_baseline(middle, LABEL_SIZE) };
	text.halo = HALO;
	draw_text(line->frame->list, text);
}

static void
draw_inner(const struct line_plot *line, const struct line_labels *labels)
{
	struct box *taken = arena_array(line->frame->arena, struct box, labels->count);
	size_t taken_count = 0;

	for (size_t i = 0; i < labels->count; i++) {
		const struct line_label *label = &labels->items[i];
		struct box box;

		if (in_column(line->frame, label))
			continue;
		box = best_box(line, label, taken, taken_count);
		draw_label(line, label, box.left, (box.top + box.bottom) / 2);
		taken[taken_count++] = box;
	}
}

/* A label of the column and the height of its point. */
struct wish {
	const struct line_label *label;
	double y;
};

static int
compare_wishes(const void *a, const void *b)
{
	const struct wish *first = a;
	const struct wish *second = b;

	if (first->y != second->y)
		return first->y < second->y ? -1 : 1;
	return first->label->series < second->label->series ? -1 : 1;
}

static void
draw_leader(const struct line_plot *line, const struct line_label *label, double x, double y)
{
	struct draw_point point = line_point(line, label->series, label->category);
	struct draw_point ends[] = {
		{ point.x + line->radius + LEADER_GAP, point.y },
		{ x - LEADER_GAP, y },
	};

	if (fabs(point.y - y) >= LEADER_FROM)
		draw_line(
		    line->frame->list, (struct draw_line){ ends, 2, 1 }, frame_color(line->frame, label->series).fill);
}

static void
draw_column(const struct line_plot *line, const struct line_labels *labels)
{
	const struct frame *frame = line->frame;
	struct wish *wishes = arena_array(frame->arena, struct wish, labels->column_count);
	double *places = arena_array(frame->arena, double, labels->column_count);
	double x = frame->list->width - FRAME_EDGE - labels->column_width;
	size_t count = 0;

	for (size_t i = 0; i < labels->count; i++) {
		const struct line_label *label = &labels->items[i];

		if (in_column(frame, label))
			wishes[count++] = (struct wish){ label, line_point(line, label->series, label->category).y };
	}
	if (count == 0)
		return;
	qsort(wishes, count, sizeof *wishes, compare_wishes);
	for (size_t i = 0; i < count; i++)
		places[i] = wishes[i].y;
	spread(frame->arena, places, count,
	    (struct spread_room){ .gap = FRAME_LINE, .low = line->plot.top, .high = line->plot.bottom });

	for (size_t i = 0; i < count; i++) {
		draw_leader(line, wishes[i].label, x, places[i]);
		draw_label(line, wishes[i].label, x, places[i]);
	}
}

void
line_labels_draw(const struct line_plot *line, const struct line_labels *labels)
{
	draw_inner(line, labels);
	draw_column(line, labels);
}
