#ifndef QSITE_CHECK_LANGUAGE_H
#define QSITE_CHECK_LANGUAGE_H

#include "check/letters.h"

/* What the language*.c files share; not for others. */

/* language_mark.c: "mark-double", "mark-clash", "mark-narrow". */
void
language_marks(const struct checker *checker);

/* language_pair.c: "pair-unmatched". */
void
language_pairs(const struct checker *checker);

/* language_double.c: "word-double", "bound-double". */
void
language_doubles(const struct checker *checker);

/* language_script.c: "word-foreign", "char-traditional", "char-private", "digit-wide". */
void
language_scripts(const struct checker *checker);

/* language_date.c: "date-impossible", "date-range", "date-year", "date-double", "date-later". */
void
language_dates(const struct checker *checker);

/* language_word.c: "word-wrong"; language_term.c: "word-variant". */
void
language_words(const struct checker *checker);

void
language_terms(const struct checker *checker);

/* ---- language_traditional.c ---- */

/* Which characters have a simplified form: a bit for each of the first block of Chinese. */
struct traditional_set {
	uint64_t bits[0x5200 / 64];
};

void
traditional_learn(struct traditional_set *set);

/* Whether simplified_of has a form. */
static inline bool
is_traditional(const struct traditional_set *set, uint32_t code)
{
	uint32_t at = code - 0x4E00;

	return at < 0x5200 && (set->bits[at >> 6] >> (at & 63) & 1) > 0;
}

/* The simplified form of a character that simplified text does not have, 0 for others. */
uint32_t
simplified_of(uint32_t code);

/* ---- language_slips.c ---- */

/* A word that is wrong wherever it stands, but in the longer words of `except` (parted by
 * blanks) and where `unless` follows in the same sentence. NULL: none. */
struct slip {
	const char *wrong, *right, *except, *unless;
};

extern const struct slip slips[];
extern const size_t slip_count;

/* ---- language_match.c: many words sought at once ---- */

struct match_word {
	struct letters letters;
	struct str except;
	size_t id;   /* of whoever added it */
	size_t next; /* index + 1 of the next that begins alike; 0: none */
};

struct matcher {
	struct arena *arena;
	struct match_word *items;
	size_t count, capacity;
	size_t *slots;
	size_t slot_count;
	uint64_t firsts[64]; /* a bit for each first character of a word, by its number's last 12 bits */
	uint64_t pairs[128]; /* a bit for the first two, by matcher_pair */
};

void
matcher_add(struct matcher *matcher, struct str word, const char *except, size_t id);

/* 13 bits of two characters. */
static inline uint32_t
matcher_pair(uint32_t first, uint32_t second)
{
	return (first * 2654435761U ^ second * 2246822519U) >> 19;
}

/* Whether a word may begin at an index. */
static inline bool
matcher_may(const struct matcher *matcher, const struct letters *letters, size_t index)
{
	uint32_t first = letters->items[index].code, pair;

	if ((matcher->firsts[first >> 6 & 63] >> (first & 63) & 1) == 0)
		return false;
	pair = matcher_pair(first, letter_at(letters, index + 1));
	return (matcher->pairs[pair >> 6] >> (pair & 63) & 1) > 0;
}

/* The longest word that begins at an index and stands in none of its exceptions, or NULL.
 * One look into a table: the time does not grow with the number of words. */
const struct match_word *
matcher_at(struct matcher *matcher, const struct letters *letters, size_t index);

#endif
