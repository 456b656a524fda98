#include "check/language.h"

#include "base/utf8.h"

/* Words are found by their first two characters. */

static size_t
slot_of(const struct matcher *matcher, uint32_t first, uint32_t second)
{
	uint64_t key = ((uint64_t)first << 21 | second) * UINT64_C(0x9E3779B97F4A7C15);

	return (size_t)(key >> 32) & (matcher->slot_count - 1);
}

static void
matcher_link(struct matcher *matcher, size_t index)
{
	struct match_word *word = &matcher->items[index];
	size_t slot = slot_of(matcher, word->first, word->second);

	word->next = matcher->slots[slot];
	matcher->slots[slot] = index + 1;
}

void
matcher_index(struct matcher *matcher)
{
	matcher->slot_count = 64;
	while (matcher->slot_count < 2 * matcher->count)
		matcher->slot_count *= 2;
	matcher->slots = arena_array(matcher->arena, size_t, matcher->slot_count);
	for (size_t i = 0; i < matcher->count; i++)
		matcher_link(matcher, i);
}

static void
filter_add(struct match_filter *filter, const struct match_word *word)
{
	uint32_t first = word->first, pair = match_pair(first, word->second);

	filter->firsts[first >> 6 & 63] |= UINT64_C(1) << (first & 63);
	filter->pairs[pair >> 6] |= UINT64_C(1) << (pair & 63);
	if (word->characters == 1)
		filter->alone[first >> 6 & 63] |= UINT64_C(1) << (first & 63);
}

void
matcher_add(struct matcher *matcher, struct str word, const char *except, size_t id)
{
	struct match_word *added = arena_push(matcher->arena, matcher);
	size_t at = 0;

	added->text = word;
	added->characters = utf8_count(word);
	added->first = word.len > at ? utf8_next(word, &at) : 0;
	added->second = word.len > at ? utf8_next(word, &at) : 0;
	filter_add(matcher->filter, added);
	added->except = except ? str_from(except) : STR_NONE;
	added->id = id;
}

/* Whether the word at an index is a piece of one of its exceptions. */
static bool
is_excepted(const struct match_word *word, const struct letters *letters, size_t index)
{
	struct str rest = word->except, one;

	while (rest.len > 0) {
		size_t at = 0;

		rest = str_cut(rest, ' ', &one);
		for (size_t back = 0; at < one.len; back++) {
			if (back <= index && letters_match(letters, index - back, one))
				return true;
			utf8_next(one, &at);
		}
	}
	return false;
}

static bool
is_word_at(const struct match_word *word, const struct letters *letters, size_t index)
{
	if (word->characters == 0 || word->first != letters->items[index].code ||
	    (word->characters > 1 && word->second != letter_at(letters, index + 1)))
		return false;
	return letters_match(letters, index, word->text) && !is_excepted(word, letters, index);
}

static const struct match_word *
longest_in(const struct matcher *matcher, const struct letters *letters, size_t index, size_t slot,
    const struct match_word *best)
{
	for (size_t next = matcher->slots[slot]; next > 0; next = matcher->items[next - 1].next) {
		const struct match_word *word = &matcher->items[next - 1];

		if ((!best || word->characters > best->characters) && is_word_at(word, letters, index))
			best = word;
	}
	return best;
}

const struct match_word *
matcher_at(const struct matcher *matcher, const struct letters *letters, size_t index)
{
	uint32_t first = letter_at(letters, index), second = letter_at(letters, index + 1);
	const struct match_word *best;

	if (index >= letters->count)
		return NULL;
	best = longest_in(matcher, letters, index, slot_of(matcher, first, second), NULL);
	return best ? best : longest_in(matcher, letters, index, slot_of(matcher, first, 0), NULL);
}
