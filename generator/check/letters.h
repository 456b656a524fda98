#ifndef QSITE_CHECK_LETTERS_H
#define QSITE_CHECK_LETTERS_H

#include "check/rule.h"

#include <stdint.h>

/* Texts as their characters (reading.h), for rules that look at a character and its
 * neighbours. */

/* Reads them where others were read before: makes room only when there is too little. */
void
letters_read(struct letters *letters, struct arena *arena, struct str text);

/* A copy that takes no more room than it needs. */
struct letters
letters_copy(struct arena *arena, const struct letters *letters);

/* The same without layout; what has none shares the memory. */
struct letters
letters_tighten(struct arena *arena, const struct letters *letters);

/* The character at an index, 0 outside: letter_at(letters, i - 1) is 0 for the first. */
static inline uint32_t
letter_at(const struct letters *letters, size_t index)
{
	return index < letters->count ? letters->items[index].code : 0;
}

/* Whether a mark, digit or other sign is among them. */
bool
letters_have_sign(const struct letters *letters, uint32_t code);

/* The index of the next character that is no blank, and of the one before `index`;
 * letters->count and SIZE_MAX: none. */
size_t
letters_next(const struct letters *letters, size_t index);

size_t
letters_before(const struct letters *letters, size_t index);

bool
letter_is_blank(uint32_t code);

/* Of half or full width. */
static inline bool
letter_is_digit(uint32_t code)
{
	return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* ASCII. */
static inline bool
letter_is_latin(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* Chinese numerals, 〇 to 万. */
bool
letter_is_numeral(uint32_t code);

/* Whether the characters from `index` on are those of a text. */
bool
letters_match(const struct letters *letters, size_t index, struct str word);

/* Whether the characters before `index` are. */
bool
letters_match_before(const struct letters *letters, size_t index, struct str word);

/* ---- a walk over a document ---- */

struct spoken {
	const struct checker *checker;
	const struct reading_block *block;
	size_t index; /* of the block */
	const struct passage *passage;
	struct letters letters, tight; /* the passage's */
};

typedef void
spoken_look(void *state, const struct spoken *spoken);

/* Calls `look` for every text of the document, cells too, in reading order. */
void
spoken_each(const struct checker *checker, spoken_look *look, void *state);

/* Where the characters from `from` to before `to` are written. */
struct place
spoken_place(const struct spoken *spoken, size_t from, size_t to);

struct str
spoken_text(const struct spoken *spoken, size_t from, size_t to);

/* ---- findings that belong together ---- */

/* Places of one kind of slip: all of a document make one finding. */
struct places {
	struct place *items; /* as many as one can read */
	size_t count, capacity;
};

/* Counts one more, where the characters from `from` to before `to` are written. */
void
places_add(struct places *places, const struct spoken *spoken, size_t from, size_t to);

/* Adds the places behind the first to the newest finding. */
void
places_also(const struct checker *checker, const struct places *places);

#endif
