#ifndef QSITE_CHART_ROWS_H
#define QSITE_CHART_ROWS_H

#include "chart/frame.h"

/* A row a category, with its label at the left of a bar or, where labels would be cut
 * there, above it: what rankings and shares have in common. */

enum {
	ROWS_GAP = 10, /* between the labels and what they stand beside */
};

/* How tall things are, by how many rows there are. */
struct rows_way {
	size_t most; /* up to so many rows */
	double bar;
	double row;    /* from one row to the next, unless its label is taller */
	double label;  /* font sizes */
	double figure; /* of values */
};

struct rows {
	const struct rows_way *way;
	struct text_lines *labels; /* a category */
	double size;               /* of their font */
	double width;              /* of the widest line beside bars; 0: they stand above them */
	double height;             /* of the tallest label */
	double row;                /* from one row to the next */
	double middle;             /* from a row's top to the middle of its bar */
};

/* The first way that has room for so many rows, else the last of `count`. */
const struct rows_way *
rows_choose(const struct rows_way *ways, size_t count, size_t rows);

/* Labels on one line or two of at most `room`, in the largest font that leaves them
 * whole. When none does and the rows are not too many, they go above the bars. */
struct rows
rows_measure(const struct frame *frame, const struct rows_way *way, double room);

/* The label of a category whose bar's middle is at `middle`. */
void
rows_draw_label(const struct frame *frame, const struct rows *rows, size_t category, double middle);

/* The spot of a category, from edge to edge of the card. */
void
rows_spot(const struct frame *frame, const struct rows *rows, size_t category, double top);

/* False after a finding, and nothing is drawn any more, when a chart that reaches down
 * to `bottom` is too high. */
bool
rows_fit(const struct frame *frame, double bottom, struct diags *diags);

#endif
