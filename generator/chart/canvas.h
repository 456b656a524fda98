#ifndef QSITE_CHART_CANVAS_H
#define QSITE_CHART_CANVAS_H

#include "base/diag.h"
#include "chart/draw.h"
#include "chart/font.h"

/* A draw list to a PNG, by libgd. This is the only place that knows libgd. The
 * same list and fonts give the same bytes.
 *
 * Fonts are costly to open and warm up: keep one canvas_fonts for as long as a
 * process draws charts, and open it when the first one comes. libgd's fonts are
 * not safe to share between threads; a forked worker may go on with its own copy. */

enum {
	CANVAS_MAX = 8192, /* device pixels a side */
};

struct canvas_fonts;

/* Cheap: remembers names of families, for most texts and for those that stand out, which
 * are bold. They must live as long as the fonts. */
struct canvas_fonts *
canvas_fonts_new(struct font_names text, struct font_names strong);

/* Loads libgd and fontconfig, then finds and opens the first family of each role that is installed.
 * Again: does nothing. False after a finding: "chart-library" (one of them cannot be
 * loaded), "font-missing" (no family of a role is installed), "font-open" (libgd cannot read its
 * file). */
bool
canvas_fonts_open(struct canvas_fonts *fonts, struct diags *diags);

/* Measures with the opened fonts, for as long as they live. A character without a
 * glyph is as wide as the em. */
struct text_metrics
canvas_fonts_metrics(struct canvas_fonts *fonts);

/* Adds to a seal (base/seal.h) all that the pictures depend on besides their lists:
 * program, libraries, font files, and what chose them. The fonts must be open. */
void
canvas_fonts_seal(const struct canvas_fonts *fonts, struct strbuf *seal);

/* Closes libgd's fonts too: no other canvas_fonts may be open. */
void
canvas_fonts_free(struct canvas_fonts *fonts);

/* Appends the picture to `png`: a palette PNG of at most 256 colours, opaque, of
 * list->width * list->scale by list->height * list->scale pixels. The fonts must be
 * open; the arena is for scratch (about a byte a pixel). False after a finding:
 *
 *   font-glyph   the font lacks a character; names each of them; nothing is appended
 *   chart-size   wider or taller than CANVAS_MAX
 *   chart-png    libgd failed */
bool
canvas_png(struct canvas_fonts *fonts, const struct draw_list *list, struct arena *arena, struct strbuf *png,
    struct diags *diags);

#endif
