#ifndef QSITE_CHART_LINE_H
#define QSITE_CHART_LINE_H

#include "chart/frame.h"

/* A line chart while it is laid out: line.c draws lines and axes, line_labels.c
 * finds places for the labels at the ends of the lines. */

struct line_plot {
	struct frame *frame;
	struct scale scale;
	struct plot plot;
	double first;  /* x of the first category */
	double step;   /* from one category to the next */
	double radius; /* of markers */
};

/* The last category for which a series has a value, or SIZE_MAX. */
size_t
line_last(const struct chart *chart, size_t series);

/* Where a value lies that is present. */
struct draw_point
line_point(const struct line_plot *line, size_t series, size_t category);

/* A label names its line and the last value. Lines that reach the last category
 * have theirs in a column at the right; the others beside their last point. */
struct line_label {
	size_t series;
	size_t category; /* the last one present */
	struct draw_text text;
	double width;
};

struct line_labels {
	struct line_label *items;
	size_t count;
	size_t capacity;
	size_t column_count;
	double column_width; /* 0: no label stands in the column */
};

struct line_labels
line_labels_measure(const struct frame *frame);

/* The height of the column. */
double
line_labels_height(const struct line_labels *labels);

void
line_labels_draw(const struct line_plot *line, const struct line_labels *labels);

#endif
