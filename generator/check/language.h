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

/* language_word.c: "word-wrong", and, with language_term.c, "word-variant". */
void
language_words(const struct checker *checker);

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

/* How words begin: a cheap look at a character and the next, before the dear one. Several
 * matchers share it. */
struct match_filter {
	uint64_t firsts[64]; /* a bit for each first character of a word, by its number's last 12 bits */
	uint64_t alone[64];  /* for each that is a whole word */
	uint64_t pairs[128]; /* for the first two, by match_pair */
};

struct match_word {
	struct str text;
	size_t characters;
	uint32_t first, second; /* of them; 0: none */
	struct str except;
	size_t id;   /* of whoever added it */
	size_t next; /* index + 1 of the next that begins alike; 0: none */
};

struct matcher {
	struct arena *arena;
	struct match_filter *filter;
	struct match_word *items;
	size_t count, capacity;
	size_t *slots;
	size_t slot_count;
};

void
matcher_add(struct matcher *matcher, struct str word, const char *except, size_t id);

/* Makes the table, when all words are there. */
void
matcher_index(struct matcher *matcher);

/* 13 bits of two characters. */
static inline uint32_t
match_pair(uint32_t first, uint32_t second)
{
	return (first * 2654435761U ^ second * 2246822519U) >> 19;
}

/* Whether a word may begin at an index. */
static inline bool
match_may(const struct match_filter *filter, const struct letters *letters, size_t index)
{
	uint32_t first = letters->items[index].code, pair;

	if ((filter->firsts[first >> 6 & 63] >> (first & 63) & 1) == 0)
		return false;
	pair = match_pair(first, letter_at(letters, index + 1));
	return (filter->pairs[pair >> 6] >> (pair & 63) & 1) > 0 ||
	       (filter->alone[first >> 6 & 63] >> (first & 63) & 1) > 0;
}

/* The longest word that begins at an index and stands in none of its exceptions, or NULL.
 * One look into a table: the time does not grow with the number of words. */
const struct match_word *
matcher_at(const struct matcher *matcher, const struct letters *letters, size_t index);

/* ---- what all documents share ---- */

struct lexicon {
	struct match_filter filter; /* of both */
	struct matcher wrong, terms;
	struct traditional_set traditional;
};

/* ---- language_term.c: words that may be written in two ways ---- */

void
terms_learn(struct matcher *matcher);

struct term_search {
	const struct matcher *matcher;
	struct places *uses; /* two a term */
};

struct term_search
terms_begin(const struct checker *checker);

/* Notes the word that begins at an index, and gives the index behind it; without one the next. */
size_t
term_take(struct term_search *search, const struct spoken *spoken, size_t index);

/* Tells which words a document writes in both ways. */
void
terms_tell(const struct term_search *search, const struct checker *checker);

#endif
