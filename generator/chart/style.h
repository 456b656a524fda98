#ifndef QSITE_CHART_STYLE_H
#define QSITE_CHART_STYLE_H

#include <stddef.h>
#include <stdint.h>

/* The colours of a chart, 0xRRGGBB: of a light card, which stays one on a dark page, so
 * that a page needs no second picture and print is always right. Against the background texts have a contrast of
 * at least 4.5:1 and shapes of 3:1 (WCAG 2.1, 1.4.3 and 1.4.11); grid lines only
 * help the eye and may be fainter. */

enum {
	CHART_PALETTE = 8,
	CHART_SHADES = 5,
};

struct chart_color {
	uint32_t fill; /* bars, lines, markers */
	uint32_t text; /* labels of that series */
};

struct chart_style {
	uint32_t background;
	uint32_t text;
	uint32_t muted; /* text of less weight: ticks, units */
	uint32_t grid;
	uint32_t axis;
	uint32_t target;                           /* the line of a target and its text */
	struct chart_color subdued;                /* series beside an emphasised one */
	struct chart_color palette[CHART_PALETTE]; /* in this order told apart with any colour vision */
	struct chart_color shades[CHART_SHADES];   /* of one colour, faint to strong */
};

enum chart_colors {
	CHART_COLORS_DISTINCT, /* series are different things: cities */
	CHART_COLORS_ORDERED,  /* series have an order, the last matters most: years */
};

extern const struct chart_style chart_style;

/* The colour of series `index` of `count`. More than there are colours: they start
 * over; more ordered series than shades: they are taken as different things. */
struct chart_color
chart_style_color(enum chart_colors colors, size_t index, size_t count);

/* The colour of a text that lies on `fill`, with a contrast of at least 4.5:1. */
uint32_t
chart_style_ink(uint32_t fill);

#endif
