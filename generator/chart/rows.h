#ifndef QSITE_CHART_ROWS_H
#define QSITE_CHART_ROWS_H

#include "chart/frame.h"

/* A row a category, its label at the left of what it shows: what rankings and shares
 * have in common. */

enum {
	ROWS_GAP = 10, /* between the labels and what they stand beside */
	ROWS_PAD = 8,  /* above and below a label of two lines together */
};

struct rows_labels {
	struct text_lines *lines; /* a category */
	double size;              /* of the font */
	double width;             /* of the widest line */
	double height;            /* of the tallest label */
};

/* How tall a row is, by how many there are. */
struct rows_way {
	size_t most; /* up to so many rows */
	double bar;
	double row;    /* from one row to the next, unless its label is taller */
	double label;  /* font sizes */
	double figure; /* of values */
};

/* The first way that has room for so many rows, else the last of `count`. */
const struct rows_way *
rows_choose(const struct rows_way *ways, size_t count, size_t rows);

/* On one line or two of at most `room`, in the largest font up to `size` that leaves
 * them whole; when none does, in that of `size`. */
struct rows_labels
rows_measure(const struct frame *frame, double size, double room);

/* From one row to the next. */
double
rows_height(const struct rows_way *way, const struct rows_labels *labels);

/* The label of a category, its lines around `middle`. */
void
rows_draw_label(const struct frame *frame, const struct rows_labels *labels, size_t category, double middle);

/* The spot of a category, from edge to edge of the card. */
void
rows_spot(const struct frame *frame, size_t category, double top, double height);

/* False after a finding, and nothing is drawn any more, when a chart that reaches down
 * to `bottom` is too high. */
bool
rows_fit(const struct frame *frame, double bottom, struct diags *diags);

#endif
