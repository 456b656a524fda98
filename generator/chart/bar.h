#ifndef QSITE_CHART_BAR_H
#define QSITE_CHART_BAR_H

#include "chart/frame.h"

/* The two ways to draw a bar chart; bar.c chooses. Each is measured first, which
 * draws nothing, and then drawn. */

/* Upright: columns side by side, categories below. */
struct bar_upright {
	struct scale scale;
	double left, right; /* of the plot */
	double band;        /* the width of a category */
	double bar;
	double gap;        /* between the bars of a group */
	double value_size; /* font size of the values; 0: they have no room */
	double label_size;
	struct text_lines *labels; /* of the categories */
	bool fits;                 /* the labels are whole and the bars wide enough */
};

struct bar_upright
bar_upright_measure(const struct frame *frame);

void
bar_upright_draw(struct frame *frame, const struct bar_upright *upright);

/* Lying: rows below each other, categories at the left. It takes any text, and as
 * much height as it needs. */
struct bar_lying {
	struct scale scale;
	double bar;
	double gap;
	double row; /* from one category to the next */
	double value_size;
	double label_width; /* 0: labels stand above their bars */
	struct text_lines *labels;
	size_t label_lines; /* of the longest */
	double height;      /* of all rows */
};

struct bar_lying
bar_lying_measure(const struct frame *frame);

void
bar_lying_draw(struct frame *frame, const struct bar_lying *lying);

/* Shared: the text at a value, or the words for its absence; its place is not set. */
struct draw_text
bar_value_text(const struct frame *frame, size_t series, size_t category, double size);

/* Whether any value has a text. */
bool
bar_has_texts(const struct frame *frame);

#endif
