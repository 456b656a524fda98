#ifndef QSITE_LOAD_MARKDOWN_H
#define QSITE_LOAD_MARKDOWN_H

#include "base/diag.h"
#include "model/doc.h"

/* Compiles one Markdown file: GFM with tables, strikethrough, autolinks, task
 * lists and footnotes, read with cmark-gfm (only in markdown*.c) and written as
 * HTML from the syntax tree by our own functions, one a node kind. cmark-gfm is
 * not re-entrant while extensions are attached: call it in one thread of a process.
 *
 * Content is not trusted: raw HTML is dropped (warning "html-dropped"), every text
 * is escaped, link schemes are checked later. All findings have the place in the
 * file. Codes: "heading-top" (an h1 in the body: the title is the h1),
 * "anchor-duplicate" (the same explicit id twice), "caption-place" (a caption with
 * nothing to belong to), "value-syntax", "emphasis-left" (warning: marks that did
 * not become emphasis), those of head.h and block.h. A file that goes wrong is
 * compiled as far as it goes, so that one run shows all mistakes. */
bool
markdown_compile(struct arena *arena, const struct source *source, struct doc *doc, struct diags *diags);

#endif
