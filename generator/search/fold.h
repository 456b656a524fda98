#ifndef QSITE_SEARCH_FOLD_H
#define QSITE_SEARCH_FOLD_H

#include "base/strbuf.h"

/* What is the same for a reader is the same for search: capitals become small letters,
 * full-width letters and digits half-width ones, and commas between digits go ("1,234" is
 * "1234"). themes/bureau/static/search.js does the same to a query, where a comma beside
 * a digit goes at the ends of a word too: what is asked may be cut out of a number. */

enum { FOLD_LAST = 0xFF5A }; /* the last code point that becomes another */

uint32_t
fold_char(uint32_t code_point);

/* Appends the folded text. */
void
fold_add(struct strbuf *out, struct str text);

#endif
