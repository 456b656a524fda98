#include "base/str.h"

#include "base/utf8.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
	NATURAL_DIGITS = 9,
	NEAREST_LENGTH = 64, /* longer words are not compared */
	NEAREST_EDITS = 3,
	SHORT = 16, /* bytes that memmem would take longer to prepare for than to find */
	SEEK_BYTE = 3,
};

int
str_print_length(struct str text)
{
	return text.len < INT_MAX ? (int)text.len : INT_MAX;
}

int
str_cmp(struct str a, struct str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter > 0 ? memcmp(a.at, b.at, shorter) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* A short word. Its third byte is sought, since that is where Chinese characters differ most. */
static const char *
find_short(struct str text, struct str what)
{
	size_t key = what.len < SEEK_BYTE ? what.len - 1 : SEEK_BYTE - 1;
	const char *end = text.at + text.len - what.len, *at = text.at;

	while (at <= end) {
		const char *found = memchr(at + key, what.at[key], (size_t)(end - at) + 1);

		if (!found)
			return NULL;
		at = found - key;
		if (memcmp(at, what.at, what.len) == 0)
			return at;
		at++;
	}
	return NULL;
}

size_t
str_find(struct str text, struct str what, size_t from)
{
	struct str rest = str_slice(text, from, text.len);
	const char *found;

	if (what.len == 0)
		return from <= text.len ? from : SIZE_MAX;
	if (rest.len < what.len)
		return SIZE_MAX;
	found = what.len <= SHORT ? find_short(rest, what) : memmem(rest.at, rest.len, what.at, what.len);
	return found ? (size_t)(found - text.at) : SIZE_MAX;
}

/* The bytes of a word of a list when the text begins with it, else 0. */
static size_t
word_at_begin(struct str text, const char *word)
{
	size_t length = 0;

	while (length < text.len && word[length] == text.at[length] && word[length] != ' ' && word[length] != 0)
		length++;
	return word[length] == ' ' || word[length] == 0 ? length : 0;
}

/* A byte of the text is sought in the list: the third of the text, for the same reason. */
size_t
str_begin_of(struct str text, const char *words)
{
	size_t key = text.len >= SEEK_BYTE && (unsigned char)text.at[0] >= 0xE0 ? SEEK_BYTE - 1 : 0, length;
	const char *at = words;

	if (text.len == 0 || text.at[0] == ' ')
		return 0;
	while ((at = strchr(at, text.at[key])) && *at) {
		size_t from = (size_t)(at++ - words); /* the byte's */

		if (from >= key && (from == key || words[from - key - 1] == ' ') &&
		    (length = word_at_begin(text, words + from - key)) > 0)
			return length;
	}
	return 0;
}

/* The last byte of the text is sought. */
size_t
str_end_of(struct str text, const char *words)
{
	char last = text.len > 0 ? text.at[text.len - 1] : ' ';

	for (const char *at = words; last != ' ' && (at = strchr(at, last)) && *at; at++) {
		const char *word = at;
		size_t length;

		if (at[1] != ' ' && at[1] != 0)
			continue;
		while (word > words && word[-1] != ' ')
			word--;
		length = (size_t)(at - word) + 1;
		if (length <= text.len && memcmp(text.at + text.len - length, word, length) == 0)
			return length;
	}
	return 0;
}

static bool
is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct str
str_trim(struct str text)
{
	size_t from = 0;
	size_t to = text.len;

	while (from < to && is_space(text.at[from]))
		from++;
	while (to > from && is_space(text.at[to - 1]))
		to--;
	return str_slice(text, from, to);
}

struct str
str_cut(struct str text, char mark, struct str *head)
{
	const char *found = text.len > 0 ? memchr(text.at, mark, text.len) : NULL;
	size_t at = found ? (size_t)(found - text.at) : text.len;

	*head = str_slice(text, 0, at);
	return str_slice(text, at + 1, text.len);
}

long
str_to_natural(struct str text)
{
	long number = 0;

	if (text.len == 0 || text.len > NATURAL_DIGITS)
		return -1;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return -1;
		number = number * 10 + (text.at[i] - '0');
	}
	return number;
}

struct str
str_copy(struct arena *arena, struct str text)
{
	if (text.len == 0)
		return STR_NONE;
	return (struct str){ arena_copy(arena, text.at, text.len), text.len };
}

char *
str_zero(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, text.len + 1);

	if (text.len > 0)
		memcpy(copy, text.at, text.len);
	return copy;
}

struct str
str_format(struct arena *arena, const char *format, ...)
{
	struct str text;
	va_list args;

	va_start(args, format);
	text = str_vformat(arena, format, args);
	va_end(args);
	return text;
}

struct str
str_vformat(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	int length;
	char *text;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length <= 0)
		return STR_NONE;

	text = arena_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, args);
	return (struct str){ text, (size_t)length };
}

/* A word as code points, for counting edits. */
struct letters {
	uint32_t at[NEAREST_LENGTH];
	size_t count;
};

/* False when the word is too long. */
static bool
letters_read(struct letters *letters, struct str word)
{
	letters->count = 0;
	for (size_t offset = 0; offset < word.len;) {
		if (letters->count == NEAREST_LENGTH)
			return false;
		letters->at[letters->count++] = utf8_next(word, &offset);
	}
	return true;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits that turn one word into the other, where an edit puts in, takes out or
 * changes a letter or swaps two neighbours (Damerau-Levenshtein in the form of
 * optimal string alignment). Three rows of the table suffice. */
static size_t
letters_distance(const struct letters *a, const struct letters *b)
{
	size_t rows[3][NEAREST_LENGTH + 1] = { 0 };
	size_t *before = rows[0];
	size_t *above = rows[1];
	size_t *row = rows[2];

	for (size_t j = 0; j <= b->count; j++)
		row[j] = j;
	for (size_t i = 1; i <= a->count; i++) {
		size_t *oldest = before;

		before = above;
		above = row;
		row = oldest;
		row[0] = i;
		for (size_t j = 1; j <= b->count; j++) {
			size_t change = above[j - 1] + (a->at[i - 1] != b->at[j - 1]);

			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b->count];
}

struct str
str_nearest(struct str word, const struct str *candidates, size_t count)
{
	struct str best = STR_NONE;
	struct letters wanted;
	struct letters letters;
	size_t limit; /* a candidate must be nearer than this */

	if (!letters_read(&wanted, word))
		return best;
	limit = least(wanted.count / 3, NEAREST_EDITS) + 1;
	for (size_t i = 0; i < count; i++) {
		size_t distance;

		if (!letters_read(&letters, candidates[i]))
			continue;
		distance = letters_distance(&wanted, &letters);
		if (distance < limit) {
			limit = distance;
			best = candidates[i];
		}
	}
	return best;
}
