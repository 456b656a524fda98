#ifndef QSITE_SEARCH_INDEX_H
#define QSITE_SEARCH_INDEX_H

#include "search/grams.h"

/* An index of documents, cut into parts of which a query needs a few:
 *
 *     core     what every query needs: the alphabet, where the parts begin, the facets
 *     grams    which documents have a gram; cut between grams
 *     common   the same for beginnings of grams that would need several parts
 *     texts    address, title and text of each document; cut between documents
 *
 * Documents are numbered as they are given, which is also how results of equal rank are
 * shown. How many parts there are is the caller's to say, so that files have names before
 * there are texts.
 *
 * The bytes, for whoever reads them (themes/bureau/static/search.js). A number is 7 bits
 * a byte, the lowest first, with the eighth bit set in all but the last.
 *
 *     core     the alphabet: how many characters, the code points of the first 991, the
 *              distances of the others; then for grams, common, texts: how many parts,
 *              and of each the distance of its first gram or document from that of the
 *              part before; how many documents; each facet of all documents
 *     grams    how many grams; their distances; how many documents each has; of each
 *              gram the distances of its documents; the levels of all, four a byte
 *     texts    of each document four groups of lines: path and title, headings, text, what
 *              is around it. A line is coded and ended by 0, a group by another 0
 *
 * Everything lives in the arena. */

enum { SEARCH_FACETS = 3 };

struct search_document {
	struct str path, title;
	struct str lines[SEARCH_LEVELS]; /* each line ended by '\n', without blanks at its ends */
	unsigned facets[SEARCH_FACETS];  /* any numbers, small ones are short */
};

struct search_documents {
	const struct search_document *items;
	size_t count;
};

enum search_part { SEARCH_CORE, SEARCH_GRAMS, SEARCH_COMMON, SEARCH_TEXTS, SEARCH_PARTS };

struct search_index {
	size_t counts[SEARCH_PARTS];
	struct str *parts[SEARCH_PARTS];
};

/* `index->counts` says how many parts are wanted: one core, at least one of the others. */
void
search_index_build(struct search_index *index, struct search_documents documents, struct arena *arena);

#endif
