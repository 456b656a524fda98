#ifndef QSITE_RENDER_PAGE_TEXT_H
#define QSITE_RENDER_PAGE_TEXT_H

#include "search/index.h"

/* What a reader sees of a page that was rendered: the text between <main> and </main>,
 * or of the body where there is no main, line by line as blocks divide it, with blanks
 * closed up and references replaced. Taken from the page itself, so that whatever a
 * template or a block shows can be found, and nothing that it does not show.
 *
 * Lines are sorted by where they stand: the first h1 is the title; other headings and
 * captions; the text; and what is around it: nav, footer, aside, each line of these once.
 * Scripts, styles, templates and pictures have no text. The page is our own output:
 * markup that no engine of ours writes is not looked for. */

struct page_text {
	struct strbuf lines[SEARCH_LEVELS]; /* each line ended by '\n' */
};

void
page_text_read(struct page_text *text, struct str html);

void
page_text_release(struct page_text *text);

#endif
