#ifndef QSITE_CHART_DRAW_H
#define QSITE_CHART_DRAW_H

#include "base/source.h"
#include "base/strbuf.h"
#include "chart/text.h"

/* A draw list: what a chart looks like, before there are any pixels. Coordinates
 * are CSS pixels from the top left corner, y downwards, with fractions; colours
 * are 0xRRGGBB. Later items lie over earlier ones. Everything borrowed (texts)
 * must live as long as the list; points are copied into its arena.
 *
 * Every coordinate is made finite and brought within ±DRAW_FAR on the way in, so
 * that whoever reads the list can count on it; what lies outside the list's own
 * width and height is cut off when drawn. */

enum {
	DRAW_FAR = 16384,
	DRAW_MARKERS = 8,
};

enum draw_kind {
	DRAW_RECT,   /* filled, its edges on whole device pixels */
	DRAW_LINE,   /* through its points, ends and joints round */
	DRAW_DOTS,   /* the same, dotted */
	DRAW_MARKER, /* a filled shape */
	DRAW_TEXT,
};

/* Told apart also in grey print. */
enum draw_shape {
	DRAW_CIRCLE,
	DRAW_SQUARE,
	DRAW_TRIANGLE,
	DRAW_DIAMOND,
	DRAW_TRIANGLE_DOWN,
	DRAW_CROSS, /* a plus sign */
	DRAW_PENTAGON,
	DRAW_SALTIRE, /* a cross like an x */
};

enum draw_anchor { DRAW_START, DRAW_MIDDLE, DRAW_END };

struct draw_point {
	double x, y;
};

struct draw_rect {
	double x, y, width, height;
};

struct draw_line {
	struct draw_point *points;
	size_t count;
	double width;
};

struct draw_marker {
	struct draw_point at; /* the middle */
	double radius;        /* of the circle; other shapes look about as big */
	enum draw_shape shape;
};

struct draw_text {
	struct str text;
	struct draw_point at; /* on the baseline, by anchor */
	enum draw_anchor anchor;
	struct text_font font;
	uint32_t color;
	double halo; /* clears this much around the text in the colour of the background; 0: nothing */
};

struct draw_item {
	enum draw_kind kind;
	uint32_t color;
	bool joined; /* with the next item: see draw_join */
	union {
		struct draw_rect rect;
		struct draw_line line; /* of DRAW_DOTS too */
		struct draw_marker marker;
		struct draw_text text;
	};
};

/* A part of the picture, and its figures in words: a page shows them when the pointer
 * or the keyboard is there. */
struct draw_spot {
	struct draw_rect area;
	struct draw_rect box; /* room for the words, inside the picture where that is possible */
	struct str title;     /* "2021" */
	struct str *lines;    /* "临水 94.62%" */
	size_t line_count;
};

enum {
	DRAW_SPOT_SIZE = 13, /* font size of a spot's words */
	DRAW_SPOT_LINE = 18, /* from one line to the next */
	DRAW_SPOT_EDGE = 10, /* from the box's edge to the words */
};

struct draw_spots {
	struct draw_spot *items;
	size_t count, capacity;
};

struct draw_list {
	struct draw_item *items;
	size_t count;
	size_t capacity;
	struct arena *arena;
	double width, height;
	int scale; /* device pixels a CSS pixel */
	uint32_t background;
	struct draw_spots spots;
	struct place place; /* what the chart is about, for findings */
};

void
draw_rect(struct draw_list *list, struct draw_rect rect, uint32_t color);

void
draw_line(struct draw_list *list, struct draw_line line, uint32_t color);

void
draw_dots(struct draw_list *list, struct draw_line line, uint32_t color);

void
draw_marker(struct draw_list *list, struct draw_marker marker, uint32_t color);

/* Makes one shape of the newest item and the next to come, both lines, dots or
 * markers of one colour: where they overlap or touch there is no seam. */
void
draw_join(struct draw_list *list);

/* An empty text adds nothing. */
void
draw_text(struct draw_list *list, struct draw_text text);

/* One line an item, then one a spot, for tests and for people: kind, colour, numbers
 * with two decimals, text last. */
void
draw_list_text(const struct draw_list *list, struct strbuf *out);

#endif
