#include "check/letters.h"

#include "base/utf8.h"

#include <string.h>

enum { ALSO_MAX = 30, IDEOGRAPHIC_SPACE = 0x3000, NO_BREAK_SPACE = 0xA0, YI = 0x4EBF /* 亿 */ };

/* A bit for the last six bits of each numeral: few other characters have one of them. */
static const uint64_t numeral_bits =
    UINT64_C(1) << (0x3007 & 63) | UINT64_C(1) << (0x96F6 & 63) | UINT64_C(1) << (0x4E00 & 63) |
    UINT64_C(1) << (0x4E8C & 63) | UINT64_C(1) << (0x4E09 & 63) | UINT64_C(1) << (0x56DB & 63) |
    UINT64_C(1) << (0x4E94 & 63) | UINT64_C(1) << (0x516D & 63) | UINT64_C(1) << (0x4E03 & 63) |
    UINT64_C(1) << (0x516B & 63) | UINT64_C(1) << (0x4E5D & 63) | UINT64_C(1) << (0x5341 & 63) |
    UINT64_C(1) << (0x767E & 63) | UINT64_C(1) << (0x5343 & 63) | UINT64_C(1) << (0x4E24 & 63) |
    UINT64_C(1) << (0x4E07 & 63) | UINT64_C(1) << (YI & 63);

static bool
is_sign(uint32_t code)
{
	if (!utf8_is_han(code))
		return true;
	return (numeral_bits >> (code & 63) & 1) > 0 && (code == YI || letter_is_numeral(code));
}

static void
make_room(struct letters *letters, struct arena *arena, size_t count)
{
	if (letters->capacity >= count)
		return;
	letters->capacity = count > 2 * letters->capacity ? count : 2 * letters->capacity;
	letters->items = arena_array(arena, struct letter, letters->capacity);
	letters->signs = arena_array(arena, uint32_t, letters->capacity);
}

void
letters_read(struct letters *letters, struct arena *arena, struct str text)
{
	size_t at = 0;
	struct letter *letter;
	uint32_t *sign;

	make_room(letters, arena, text.len);
	letter = letters->items;
	sign = letters->signs;
	for (uint32_t i = 0; at < text.len; i++, letter++) {
		letter->from = (uint32_t)at;
		letter->code = utf8_next(text, &at);
		letter->to = (uint32_t)at;
		if (is_sign(letter->code))
			*sign++ = i;
	}
	letters->count = (size_t)(letter - letters->items);
	letters->sign_count = (size_t)(sign - letters->signs);
}

struct letters
letters_copy(struct arena *arena, const struct letters *letters)
{
	return (struct letters){
		.items = arena_copy(arena, letters->items, letters->count * sizeof *letters->items),
		.count = letters->count,
		.signs = arena_copy(arena, letters->signs, letters->sign_count * sizeof *letters->signs),
		.sign_count = letters->sign_count,
	};
}

/* A blank that does not part two Chinese characters; of several the first counts. */
static bool
is_layout(const struct letters *letters, size_t index)
{
	size_t before, next;

	if (!letter_is_blank(letters->items[index].code))
		return false;
	if (letter_is_blank(letter_at(letters, index - 1)))
		return true;
	before = letters_before(letters, index);
	next = letters_next(letters, index);
	return !utf8_is_han(letter_at(letters, before)) || !utf8_is_han(letter_at(letters, next));
}

static bool
has_blank(const struct letters *letters)
{
	for (size_t i = 0; i < letters->sign_count; i++)
		if (letter_is_blank(letters->items[letters->signs[i]].code))
			return true;
	return false;
}

struct letters
letters_tighten(struct arena *arena, const struct letters *letters)
{
	struct letters tight = { 0 };

	if (!has_blank(letters))
		return *letters;
	make_room(&tight, arena, letters->count);
	for (size_t k = 0, from = 0; from < letters->count; k++) {
		size_t to = k < letters->sign_count ? letters->signs[k] : letters->count;

		memcpy(tight.items + tight.count, letters->items + from, (to - from) * sizeof *tight.items);
		tight.count += to - from;
		from = to;
		if (to == letters->count)
			break;
		if (is_layout(letters, to))
			from++;
		else
			tight.signs[tight.sign_count++] = (uint32_t)tight.count;
	}
	return tight;
}

bool
letters_have_sign(const struct letters *letters, uint32_t code)
{
	for (size_t i = 0; i < letters->sign_count; i++)
		if (letters->items[letters->signs[i]].code == code)
			return true;
	return false;
}

size_t
letters_next(const struct letters *letters, size_t index)
{
	while (index < letters->count && letter_is_blank(letters->items[index].code))
		index++;
	return index;
}

size_t
letters_before(const struct letters *letters, size_t index)
{
	while (index > 0 && letter_is_blank(letter_at(letters, index - 1)))
		index--;
	return index - 1;
}

bool
letter_is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == NO_BREAK_SPACE ||
	       code == IDEOGRAPHIC_SPACE;
}

bool
letter_is_numeral(uint32_t code)
{
	switch (code) {
	case 0x3007: /* 〇 */
	case 0x96F6: /* 零 */
	case 0x4E00: /* 一 */
	case 0x4E8C: /* 二 */
	case 0x4E09: /* 三 */
	case 0x56DB: /* 四 */
	case 0x4E94: /* 五 */
	case 0x516D: /* 六 */
	case 0x4E03: /* 七 */
	case 0x516B: /* 八 */
	case 0x4E5D: /* 九 */
	case 0x5341: /* 十 */
	case 0x767E: /* 百 */
	case 0x5343: /* 千 */
	case 0x4E24: /* 两 */
	case 0x4E07: /* 万 */
		return true;
	default:
		return false;
	}
}

bool
letters_match(const struct letters *letters, size_t index, struct str word)
{
	for (size_t at = 0; at < word.len; index++)
		if (utf8_next(word, &at) != letter_at(letters, index))
			return false;
	return true;
}

bool
letters_match_before(const struct letters *letters, size_t index, struct str word)
{
	size_t count = utf8_count(word);

	return index != SIZE_MAX && count <= index && letters_match(letters, index - count, word);
}

/* ---- a walk over a document ---- */

static void
look_at(struct spoken *spoken, const struct passage *passage, spoken_look *look, void *state)
{
	if (passage->text.text.len == 0)
		return;
	spoken->passage = passage;
	spoken->letters = passage->letters;
	spoken->tight = passage->tight;
	look(state, spoken);
}

void
spoken_each(const struct checker *checker, spoken_look *look, void *state)
{
	struct spoken spoken = { .checker = checker };

	for (size_t i = 0; i < checker->reading->count; i++) {
		const struct reading_block *block = &checker->reading->items[i];

		spoken.block = block;
		spoken.index = i;
		if (block->kind != PAPER_TABLE)
			look_at(&spoken, &block->passage, look, state);
		for (size_t k = 0; block->kind == PAPER_TABLE && k < block->rows * block->columns; k++)
			look_at(&spoken, &block->cells[k].passage, look, state);
	}
}

struct place
spoken_place(const struct spoken *spoken, size_t from, size_t to)
{
	const struct letter *items = spoken->letters.items;

	return passage_place(spoken->passage, items[from].from, items[to - 1].to);
}

struct str
spoken_text(const struct spoken *spoken, size_t from, size_t to)
{
	const struct letter *items = spoken->letters.items;

	return str_slice(spoken->passage->text.text, items[from].from, items[to - 1].to);
}

void
places_add(struct places *places, const struct spoken *spoken, size_t from, size_t to)
{
	if (places->count > ALSO_MAX)
		places->count++;
	else
		*arena_push(spoken->checker->arena, places) = spoken_place(spoken, from, to);
}

void
places_also(const struct checker *checker, const struct places *places)
{
	for (size_t i = 1; i < places->count && i <= ALSO_MAX; i++)
		diag_also(checker->diags, places->items[i], "%s", diag_tr(checker->diags, "here too", "此处也是"));
}
