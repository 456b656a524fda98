#ifndef QSITE_SEARCH_INDEX_PARTS_H
#define QSITE_SEARCH_INDEX_PARTS_H

#include "search/index.h"

/* What the files of the index share; not for others. */

/* Where parts begin. A part may be empty: then the next one has the same start and key,
 * so that the last part whose key is not above a wanted one is the one to look into. */
struct cut {
	size_t count;
	size_t *starts; /* indices of postings or documents; one more than there are parts */
	uint64_t *keys; /* the first gram or document of each */
};

size_t
search_cut_find(const struct cut *cut, uint64_t key);

/* index_cut.c */
struct cut
search_cut_postings(struct postings postings, size_t documents, size_t count, struct arena *arena);

struct cut
search_cut_texts(struct search_documents documents, size_t count, struct arena *arena);

/* Of each beginning of grams, made of whole characters, that reaches over more than one
 * part: one list of documents, under the beginning filled up with 0. */
struct postings
search_common(struct postings all, const struct cut *cut, size_t documents, struct arena *arena);

/* index_write.c */
void
search_add_number(struct strbuf *out, size_t number);

void
search_write_postings(struct str *parts, struct postings postings, const struct cut *cut, struct arena *arena);

struct search_texts {
	struct search_documents documents;
	const struct alphabet *alphabet;
};

void
search_write_texts(struct str *parts, const struct search_texts *texts, const struct cut *cut, struct arena *arena);

#endif
