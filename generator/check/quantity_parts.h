#ifndef QSITE_CHECK_QUANTITY_PARTS_H
#define QSITE_CHECK_QUANTITY_PARTS_H

#include "base/utf8.h"
#include "check/quantity.h"

#include <stdint.h>

/* What the quantity*.c files share; not for others. */

/* ---- quantity_token.c: digits, and what stands beside them ---- */

/* A run of digits with marks between them. */
struct token {
	size_t from, to;
	double value;
	int digits;   /* before the point */
	int decimals; /* behind the first point */
	unsigned dots;
	bool wide, narrow;
	bool zero_first; /* begins with a 0 that is not the whole of its part before the point */
};

/* The digit at an offset, 0 to 9, and its bytes; -1: none. */
int
digit_at(struct str text, size_t at, size_t *length);

/* Reads the digits at an offset; false when there are none. */
bool
token_take(struct str text, size_t at, struct token *token);

/* The character at an offset, 0 behind the end; with *next behind it. */
static inline uint32_t
char_at(struct str text, size_t at, size_t *next)
{
	*next = at;
	return at < text.len ? utf8_next(text, next) : 0;
}

/* Whether a zero-ended word stands at an offset. */
static inline bool
starts_at(struct str text, size_t at, const char *word)
{
	while (*word && at < text.len && text.at[at] == *word) {
		word++;
		at++;
	}
	return !*word;
}

/* The character that ends at an offset, 0 before the begin. */
uint32_t
char_before(struct str text, size_t at);

/* The offset behind blanks, and before them. */
size_t
skip_blanks(struct str text, size_t at);

size_t
back_blanks(struct str text, size_t at);

/* ---- quantity_unit.c: what stands behind digits ---- */

/* Reads scale and unit behind the digits into a figure whose value they are, and moves
 * quantity->to behind them. */
void
unit_take(struct quantity *quantity, struct str text);

/* Whether a unit begins at the offset. */
bool
unit_starts(struct str text, size_t at);

/* What stands before the figure and says how exact it is. */
void
bound_take(struct quantity *quantity, struct str text);

/* ---- quantity_spelt.c: Chinese numerals ---- */

/* Reads a figure in Chinese numerals at an offset. False when it is none: then *end is
 * behind what needs not be looked at again. */
bool
spelt_take(struct quantity *quantity, struct str text, size_t at, size_t *end);

#endif
