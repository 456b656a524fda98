#ifndef QSITE_BASE_STR_H
#define QSITE_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A view of text that somebody else owns: UTF-8 unless said otherwise, not ended
 * by a zero byte. Passed by value. A zeroed view is the empty text; `at` may be
 * NULL only when `len` is 0. */

struct str {
	const char *at;
	size_t len;
};

struct str_list {
	struct str *items;
	size_t count;
	size_t capacity;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_NONE ((struct str){ 0 })

/* printf("%.*s", STR_ARG(name)): lengths over INT_MAX are cut. */
#define STR_ARG(text) str_print_length(text), ((text).len > 0 ? (text).at : "")

int
str_print_length(struct str text);

static inline struct str
str_from(const char *zero_ended)
{
	return (struct str){ zero_ended, strlen(zero_ended) };
}

/* Cut down to what the text has. */
static inline struct str
str_slice(struct str text, size_t from, size_t to)
{
	if (to > text.len)
		to = text.len;
	if (from >= to)
		return STR_NONE;
	return (struct str){ text.at + from, to - from };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* By bytes, which for UTF-8 is by code point: below 0, 0, above 0. */
int
str_cmp(struct str a, struct str b);

static inline bool
str_starts(struct str text, struct str start)
{
	return text.len >= start.len && str_eq(str_slice(text, 0, start.len), start);
}

static inline bool
str_ends(struct str text, struct str end)
{
	return text.len >= end.len && str_eq(str_slice(text, text.len - end.len, text.len), end);
}

/* The offset of the first `what` at or after `from`, or SIZE_MAX. */
size_t
str_find(struct str text, struct str what, size_t from);

/* Roughly which Chinese characters a text has: a bit for the last eight bits of each. A look
 * at it spares most searches for words that are not there. */
struct str_characters {
	uint64_t bits[4];
};

static inline struct str_characters
str_characters(struct str text)
{
	struct str_characters characters = { { 0 } };

	for (size_t at = 0; at < text.len;) {
		bool three = (unsigned char)text.at[at] >= 0xE0 && text.len - at >= 3;

		if (three)
			characters.bits[text.at[at + 1] & 3] |= UINT64_C(1) << (text.at[at + 2] & 63);
		at += three ? 3 : 1;
	}
	return characters;
}

/* Whether a text may have a word, by its first character. */
static inline bool
str_may_have(const struct str_characters *characters, const char *word)
{
	return (unsigned char)word[0] < 0xE0 || (characters->bits[word[1] & 3] >> (word[2] & 63) & 1) > 0;
}

/* The bytes of the first of some words that the text begins, or ends, with; 0: none. The
 * words are parted by blanks and have none. */
size_t
str_begin_of(struct str text, const char *words);

size_t
str_end_of(struct str text, const char *words);

/* ASCII white space off both ends. */
struct str
str_trim(struct str text);

/* Splits at the first `mark`: *head is before it, the result behind it; without a
 * mark *head is all of the text and the result is empty. */
struct str
str_cut(struct str text, char mark, struct str *head);

/* Digits only, at most 9 of them: the number, else -1. */
long
str_to_natural(struct str text);

struct str
str_copy(struct arena *arena, struct str text);

/* A zero-ended copy, for system calls. */
char *
str_zero(struct arena *arena, struct str text);

struct str
str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

struct str
str_vformat(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* The candidate with the fewest edits from `word`, if it is near enough to be a
 * likely slip (a third of its length, at most 3 edits); else the empty text.
 * Equal distances: the first. */
struct str
str_nearest(struct str word, const struct str *candidates, size_t count);

#endif
