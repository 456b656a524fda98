#ifndef QSITE_CHART_LINE_H
#define QSITE_CHART_LINE_H

#include "chart/frame.h"
#include "chart/label.h"

/* Lines over categories: line.c draws a line chart, line_stroke.c the lines of every
 * chart that has some, line_labels.c finds places for the labels at their ends. */

struct line_plot {
	struct frame *frame;
	struct scale scale;
	struct plot plot;
	double first;  /* x of the first category */
	double step;   /* from one category to the next */
	double radius; /* of markers */
	double column; /* x of the labels at the right */
};

/* What a line is drawn with. */
struct line_look {
	uint32_t color;
	enum draw_shape shape; /* of markers */
	double width;
	double radius; /* of markers; 0: none */
};

extern const double line_radius; /* of markers that have room */

/* The last category for which a series has a value, or SIZE_MAX. */
size_t
line_last(const struct chart *chart, size_t series);

/* Where a value lies that is present. */
struct draw_point
line_point(const struct line_plot *line, size_t series, size_t category);

/* Spaces the categories over the plot; sets first, step and radius. */
void
line_place_categories(struct line_plot *line);

/* The words below a category, not wider than `room`. */
struct draw_text
line_category_text(const struct frame *frame, size_t category, double room);

/* The lying line at zero, or at the end of the scale that is nearer to it. */
void
line_draw_base(const struct line_plot *line);

/* A series: lines between neighbours and their markers, dots over its gaps, a mark
 * where it breaks, a halo around all. */
void
line_draw_series(const struct line_plot *line, size_t series, struct line_look look);

/* The lines and markers alone. */
void
line_draw_shape(const struct line_plot *line, size_t series, struct line_look look);

/* All series in their colours: those that stepped back lie below the others. */
void
line_draw_all(const struct line_plot *line);

/* What the head says besides the unit, a line each: that the axis does not start at zero, and what
 * the mark of a break means. */
struct str
line_note(const struct frame *frame, const struct scale *scale);

/* The same, and which series have no data at all. */
struct str
line_note_absent(const struct frame *frame, const struct scale *scale);

/* A rectangle that a label would fill. */
struct line_box {
	double left, top, right, bottom;
};

/* Where a label stands beside its point: across 1 begins behind the marker, 0 is centred,
 * -1 ends before it; down is how many lines of text its nearest line is below the point. */
struct line_place {
	double across, down;
};

/* Moved to within the plot's left and right edge when it is centred. */
struct line_box
line_label_box(const struct line_plot *line, const struct label *label, struct line_place place);

/* How many pieces of a series' line a box is too near to; more for those it lies on. */
int
line_count_hits(const struct line_plot *line, size_t series, const struct line_box *box);

/* A label names its line and the last value. Lines that reach the last category have
 * theirs in a column at the right, the others beside their last points. */
struct line_labels {
	struct labels column;
	struct labels inner;
};

/* `room` is the widest that a label may be. */
struct line_labels
line_labels_measure(const struct frame *frame, double room);

void
line_labels_draw(const struct line_plot *line, struct line_labels *labels);

#endif
