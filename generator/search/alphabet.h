#ifndef QSITE_SEARCH_ALPHABET_H
#define QSITE_SEARCH_ALPHABET_H

#include "base/strbuf.h"

/* The characters of a site's texts, numbered so that frequent ones are short. A text
 * coded with it is about 1.4 bytes a Chinese character, and deflates to three quarters
 * of what its UTF-8 does.
 *
 *     0             the end of a line; no character
 *     1 to 223      the 223 most frequent characters
 *     224 to 254    and a second byte: the 7936 characters behind them
 *     255           and three bytes: the code point of any other
 *
 * The first 991 characters (what fits before the second byte of 227) come by falling
 * frequency, the others by code point, which makes the table itself small. */

enum { ALPHABET_SHORT = 223, ALPHABET_LEAD = 224, ALPHABET_OTHER = 255, ALPHABET_FREQUENT = 991 };
enum { ALPHABET_CODE = 4 }; /* bytes of the longest code */

struct alphabet {
	uint32_t *counts; /* by code point */
	uint32_t *chars;  /* by rank */
	size_t count;
	uint16_t *ranks; /* by code point, + 1; 0: none */
};

void
alphabet_init(struct alphabet *alphabet, struct arena *arena);

/* Counts the characters of a text. */
void
alphabet_count(struct alphabet *alphabet, struct str text);

/* Numbers what was counted; from then on the alphabet is only read. */
void
alphabet_rank(struct alphabet *alphabet, struct arena *arena);

/* The code of a character: 1, 2 or 4 bytes. */
size_t
alphabet_code(const struct alphabet *alphabet, uint32_t code_point, unsigned char code[ALPHABET_CODE]);

/* Appends a coded text. */
void
alphabet_add(const struct alphabet *alphabet, struct strbuf *out, struct str text);

/* How many bytes the code has that starts with this one. */
static inline size_t
alphabet_length(unsigned char first)
{
	if (first < ALPHABET_LEAD)
		return 1;
	return first < ALPHABET_OTHER ? 2 : ALPHABET_CODE;
}

#endif
