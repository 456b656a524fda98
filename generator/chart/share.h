#ifndef QSITE_CHART_SHARE_H
#define QSITE_CHART_SHARE_H

#include "chart/rows.h"

/* A share chart: share.c divides the rows and says where they are, share_draw.c draws
 * them. What the parts leave of a whole is made a series of its own, the last one: from
 * then on it is a part like the others, but for its looks. */

struct share_row {
	bool divided;     /* else there is no bar */
	struct str words; /* that stand in its place; maybe none */
	double whole;     /* what the widths are a share of */
};

/* A part in its row. */
struct share_span {
	double x;
	double width; /* 0: nothing to see */
};

struct share {
	struct frame *frame;
	struct share_row *rows; /* a category */
	bool has_rest;          /* the last series is what is left */
	struct rows layout;
	struct plot plot;
	double below; /* room below a bar for values that have none in it */
	bool named;   /* the names of the parts stand above the first row */
	bool axis;    /* there are no values to read */
	struct scale scale;
};

/* Where the parts of a category are: a span a series, in the arena. */
struct share_span *
share_spans(const struct share *share, size_t category);

/* The text of a value, its place not set. */
struct draw_text
share_value(const struct share *share, size_t series, size_t category);

/* Whether that text has room in its part. */
bool
share_value_fits(const struct share *share, const struct draw_text *text, const struct share_span *span);

/* Whether a part is what the others leave. */
bool
share_is_rest(const struct share *share, size_t series);

/* The name of a part, its place not set. */
struct draw_text
share_name(const struct share *share, size_t series);

/* Colours of a part: neighbours differ in lightness too. */
struct chart_color
share_color(const struct share *share, size_t series);

/* How a part looks in the legend; the context is the share. */
frame_swatch share_swatch;

/* Everything but the head. */
void
share_draw(const struct share *share);

#endif
