#ifndef QSITE_SEARCH_GRAMS_H
#define QSITE_SEARCH_GRAMS_H

#include "search/alphabet.h"

/* Grams: the first five bytes of the coded text (search/alphabet.h) from each of its
 * characters on, as far as the word or line goes; what is missing is 0. They are two to
 * five Chinese characters. As every character starts one, the texts that contain any
 * string of up to five bytes are those with a gram that starts with it: characters,
 * pairs and most triples are found without looking into a text.
 *
 * A posting is a gram with a document that has it, and how prominent it is there. */

enum { GRAM_BYTES = 5, GRAM_BITS = 8 * GRAM_BYTES, LEVEL_BITS = 2, DOCUMENT_BITS = 64 - GRAM_BITS - LEVEL_BITS };

/* Lower is better. */
enum search_level { LEVEL_TITLE, LEVEL_HEADING, LEVEL_TEXT, LEVEL_AROUND, SEARCH_LEVELS };

/* A gram, a document and a level in one number, so that the order of numbers is theirs. */
static inline uint64_t
posting_gram(uint64_t posting)
{
	return posting >> (DOCUMENT_BITS + LEVEL_BITS);
}

static inline uint32_t
posting_document(uint64_t posting)
{
	return (uint32_t)(posting >> LEVEL_BITS) & ((1U << DOCUMENT_BITS) - 1);
}

static inline unsigned
posting_level(uint64_t posting)
{
	return (unsigned)posting & (SEARCH_LEVELS - 1U);
}

static inline uint64_t
posting_make(uint64_t gram, uint32_t document, unsigned level)
{
	return gram << (DOCUMENT_BITS + LEVEL_BITS) | (uint64_t)document << LEVEL_BITS | level;
}

struct postings {
	uint64_t *items;
	size_t count;
};

struct gram_text {
	uint32_t document;
	enum search_level level;
	struct str text; /* lines, ended by '\n', not folded */
};

struct grams {
	const struct alphabet *alphabet;
	uint64_t *items;
	size_t count, capacity;
	struct strbuf folded, coded;
};

/* Adds a text: documents rise, and within a document levels do. */
void
grams_add(struct grams *grams, const struct gram_text *text);

/* All postings, by gram and document; of one gram in one document the best level only. */
struct postings
grams_sort(struct grams *grams);

void
grams_release(struct grams *grams);

#endif
