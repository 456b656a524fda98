#ifndef QSITE_CHART_TEXT_H
#define QSITE_CHART_TEXT_H

#include "base/str.h"

#include <stdint.h>

/* The texts of a chart: made safe, measured, shortened and broken into lines.
 * Sizes and widths are CSS pixels. Who measures is given from outside, so that
 * layout needs no font (tests measure with made-up numbers). */

enum text_weight { TEXT_REGULAR, TEXT_BOLD };

struct text_font {
	double size; /* of the em */
	enum text_weight weight;
};

/* The width of one character in ems. It may be called for any code point. */
struct text_metrics {
	double (*advance)(void *context, uint32_t code_point, enum text_weight weight);
	void *context;
};

enum {
	TEXT_LENGTH_MAX = 120, /* characters that text_clean lets through */
	TEXT_LINES_MAX = 3,
};

/* Text fit to be drawn: control, zero-width and direction characters are gone,
 * every run of white space is one space, none stands at an end; longer than
 * TEXT_LENGTH_MAX it is cut and ends with an ellipsis. */
struct str
text_clean(struct arena *arena, struct str text);

/* Walks over a text character by character:
 *
 *     struct text_walk walk = { .metrics = metrics, .font = font, .rest = text };
 *     while (text_next(&walk))
 *             draw(walk.code_point, walk.x);
 *
 * An eighth of an em stands between a Chinese character and a Latin letter or
 * digit (W3C, Requirements for Chinese Text Layout, 3.2.2). */
struct text_walk {
	const struct text_metrics *metrics;
	struct text_font font;
	struct str rest;
	uint32_t code_point; /* the character at hand */
	double x;            /* where it starts */
	double end;          /* where it ends */
};

bool
text_next(struct text_walk *walk);

double
text_width(const struct text_metrics *metrics, struct text_font font, struct str text);

/* The text itself when it is not wider than `width`, else its start and "…". When
 * there is no room even for that: the empty text. */
struct str
text_fit(const struct text_metrics *metrics, struct arena *arena, struct text_font font, struct str text, double width);

/* A text on as few lines as hold it, of about the same length. */
struct text_lines {
	struct str lines[TEXT_LINES_MAX];
	size_t count;
	double width; /* of the widest */
	bool cut;     /* the last line ends with "…": not all had room */
	bool broken;  /* within a word, which was too long for a line */
};

/* Lines break at spaces and beside Chinese characters, though never before a closing
 * mark or behind an opening one; a word too long for a line breaks anywhere. */
struct text_lines
text_wrap(
    const struct text_metrics *metrics, struct arena *arena, struct text_font font, struct str text, double width);

#endif
