#ifndef QSITE_LOAD_MARKDOWN_H
#define QSITE_LOAD_MARKDOWN_H

#include "base/diag.h"
#include "model/doc.h"

/* Compiles one Markdown file: GFM with tables, strikethrough (~~ only), autolinks,
 * task lists and footnotes, read with cmark-gfm (only in markdown*.c) and written as
 * HTML from the syntax tree by our own functions, one a node kind. cmark-gfm is not
 * re-entrant while extensions are attached: call it in one thread of a process.
 *
 * Content is not trusted: raw HTML is dropped, every text is escaped, link schemes
 * are checked later. All findings have the place in the file. A file that goes wrong
 * is compiled as far as it goes, so that one run shows all mistakes. Findings are
 * those of head.h and block.h, and
 *
 *     heading-top       an h1 in the text: the title is the h1
 *     heading-empty
 *     anchor-syntax     {#…} that can be no id
 *     anchor-duplicate  the same id given twice
 *     caption-place     a caption with nothing to belong to
 *     caption-plain     a link or note in the caption of a chart or table block
 *     block-place       a chart or table block in a quote
 *     value-syntax      {{…}} that is no placeholder
 *     value-place       a placeholder in a heading, link, picture's text or block's caption
 *     link-bare         an address that runs on into Chinese text
 *     footnote-unknown  a reference to a note that is not there
 *     markdown-limit    nesting, tables or paragraphs beyond any reason
 *   warnings:
 *     html-dropped      raw HTML
 *     emphasis-left     stars that did not become emphasis
 *     footnote-unused   a note that nothing refers to; it is not shown
 *
 * The body's classes: div.table or figure.table around div.scroll around tables, .right
 * .center .num on cells, figure.picture, span.label in a figcaption, li.task, sup.footnote-ref,
 * section.footnotes, a.footnote-back, code.language-…. Its strings of the theme, all of
 * them accessible names: table.region, footnote.section, footnote.back. */
bool
markdown_compile(struct arena *arena, const struct source *source, struct doc *doc, struct diags *diags);

#endif
