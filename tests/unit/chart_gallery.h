#ifndef QSITE_TESTS_CHART_GALLERY_H
#define QSITE_TESTS_CHART_GALLERY_H

#include "base/escape.h"
#include "base/file.h"
#include "chart/canvas.h"
#include "chart/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The pictures of `make gallery`: with GALLERY=FOLDER in the environment every golden chart
 * is drawn there too, with the fonts of the site, at one and two device pixels a CSS pixel,
 * with a piece of HTML that shows both. tests/tools/gallery makes a page of the pieces. */

struct gallery {
	struct arena arena;
	struct diags diags;
	struct canvas_fonts *fonts;
	struct strbuf html;
};

static inline void
gallery_html(struct gallery *gallery, struct str text)
{
	strbuf_add(&gallery->html, text);
}

/* What the page of a site shows beside the pointer. */
static inline void
gallery_add_spots(struct gallery *gallery, const struct draw_list *list)
{
	gallery_html(gallery, str_format(&gallery->arena, "<svg viewBox=\"0 0 %g %g\">", list->width, list->height));
	for (size_t i = 0; i < list->spots.count; i++) {
		const struct draw_spot *spot = &list->spots.items[i];

		gallery_html(
		    gallery, str_format(&gallery->arena, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\"><title>",
				 spot->area.x, spot->area.y, spot->area.width, spot->area.height));
		escape_add(&gallery->html, spot->title);
		for (size_t k = 0; k < spot->line_count; k++) {
			strbuf_adds(&gallery->html, "\n");
			escape_add(&gallery->html, spot->lines[k]);
		}
		strbuf_adds(&gallery->html, "</title></rect>");
	}
	strbuf_adds(&gallery->html, "</svg>\n");
}

/* A finding stands where the picture is wrong, or would be. */
static inline void
gallery_add_findings(struct gallery *gallery)
{
	for (size_t i = 0; i < gallery->diags.count; i++) {
		strbuf_adds(&gallery->html, "<p>");
		escape_add(&gallery->html, gallery->diags.items[i].text);
		strbuf_adds(&gallery->html, "</p>\n");
	}
}

static inline void
gallery_draw(struct gallery *gallery, struct chart chart, const char *name, int scale)
{
	struct text_metrics metrics = canvas_fonts_metrics(gallery->fonts);
	struct str file = str_format(&gallery->arena, "%d-%s@%d.png", (int)chart.kind, name, scale);
	struct draw_list list = { 0 };
	struct strbuf png = { 0 };

	chart.scale = scale;
	diags_init(&gallery->diags, &gallery->arena, DIAG_ENGLISH);
	chart_layout(&chart, &metrics, &gallery->arena, &list, &gallery->diags);
	if (canvas_png(gallery->fonts, &list, &gallery->arena, &png, &gallery->diags)) {
		assert_true(file_write(str_format(&gallery->arena, "%s/%.*s", getenv("GALLERY"), STR_ARG(file)),
		    strbuf_view(&png), &gallery->diags));
		gallery_html(
		    gallery, str_format(&gallery->arena, "<div><img src=\"%.*s\" width=\"%g\" height=\"%g\" alt=\"\">",
				 STR_ARG(file), list.width, list.height));
		gallery_add_spots(gallery, &list);
		strbuf_adds(&gallery->html, "</div>\n");
	}
	gallery_add_findings(gallery);
	strbuf_release(&png);
}

/* Does nothing when nobody asked for pictures. */
static inline void
gallery_add(const struct chart *chart, const char *name)
{
	static const struct str families[] = { { "Noto Sans CJK SC", 16 } };
	struct gallery gallery = { 0 };

	if (!getenv("GALLERY"))
		return;
	arena_init(&gallery.arena);
	diags_init(&gallery.diags, &gallery.arena, DIAG_ENGLISH);
	gallery.fonts = canvas_fonts_new((struct font_names){ families, 1 }, (struct font_names){ families, 1 });
	assert_true(canvas_fonts_open(gallery.fonts, &gallery.diags));
	gallery_html(&gallery, str_format(&gallery.arena, "<figure><figcaption>%s</figcaption>\n", name));
	for (int scale = 1; scale <= 2; scale++)
		gallery_draw(&gallery, *chart, name, scale);
	strbuf_adds(&gallery.html, "</figure>\n");
	assert_true(file_write(str_format(&gallery.arena, "%s/%d-%s.html", getenv("GALLERY"), (int)chart->kind, name),
	    strbuf_view(&gallery.html), &gallery.diags));
	canvas_fonts_free(gallery.fonts);
	strbuf_release(&gallery.html);
	arena_release(&gallery.arena);
}

#endif
