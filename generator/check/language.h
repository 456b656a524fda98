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
};

void
matcher_add(struct matcher *matcher, struct str word, const char *except, size_t id);

/* The longest word that begins at an index and stands in none of its exceptions, or NULL.
 * One look into a table: the time does not grow with the number of words. */
const struct match_word *
matcher_at(struct matcher *matcher, const struct letters *letters, size_t index);

#endif
