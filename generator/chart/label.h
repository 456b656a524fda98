#ifndef QSITE_CHART_LABEL_H
#define QSITE_CHART_LABEL_H

#include "chart/frame.h"

/* Labels in a column beside the points they belong to: a name and a value on as many
 * lines as they need. Where points are too near each other their labels move apart,
 * each with a thin line to its point.
 *
 *     *arena_push(arena, &labels) = label_make(frame, series, category, room);
 *     labels_measure(&labels);
 *     labels_spread(&labels, arena, low, high);        (after every point.y is set)
 *     labels_draw(&labels, frame, column);             (after every point.x is set) */

enum {
	LABEL_SIZE = 13,
	LABEL_LINES = TEXT_LINES_MAX + 2,
};

struct label {
	size_t series;
	struct draw_text lines[LABEL_LINES]; /* without places */
	size_t line_count;
	double width;
	double height;
	struct draw_point point; /* what it belongs to */
	double order;            /* of labels whose points are at one height, from the top */
	double middle;           /* where it stands: set by labels_spread */
};

struct labels {
	struct label *items;
	size_t count;
	size_t capacity;
	double width;  /* of the widest */
	double height; /* of all, one below the other */
};

/* Where labels stand: right of `x`, or left of it with the anchor DRAW_END. */
struct label_column {
	double x;
	enum draw_anchor anchor;
	double radius; /* of the points' markers */
};

/* A text in the colour of a series: bold, unless it stepped back. */
struct draw_text
label_text(const struct frame *frame, size_t series, struct str words);

/* "name value" not wider than `room`: on one line, else the name on three lines at most
 * and the value behind or below it. What has no room even then is shortened, the name
 * before the value. */
struct label
label_make(const struct frame *frame, size_t series, size_t category, double room);

void
label_add(const struct frame *frame, struct label *label, struct draw_text line);

void
labels_measure(struct labels *labels);

/* Sorts by the heights of the points, and finds a place for each between `low` and
 * `high`, as near to its point as the others allow. */
void
labels_spread(struct labels *labels, struct arena *arena, double low, double high);

/* Whether any label had to leave the height of its point. */
bool
labels_moved(const struct labels *labels);

/* At its height, on the side of `x` that the anchor says. */
void
label_draw(const struct label *label, const struct frame *frame, double x, enum draw_anchor anchor);

void
labels_draw(const struct labels *labels, const struct frame *frame, struct label_column column);

#endif
