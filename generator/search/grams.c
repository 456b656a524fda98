#include "search/grams.h"

#include "search/fold.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS, FIRST_CAPACITY = 1024 };

static void
add_posting(struct grams *grams, struct posting posting)
{
	if (grams->count == grams->capacity) {
		grams->capacity = grams->capacity > 0 ? grams->capacity * 2 : FIRST_CAPACITY;
		grams->items = memory_resize(grams->items, grams->capacity * sizeof *grams->items);
	}
	grams->items[grams->count++] = posting;
}

/* A gram starts at each character of a word, which is what stands between blanks. */
static void
add_word(struct grams *grams, struct str word, uint32_t at)
{
	const unsigned char *bytes;

	strbuf_clear(&grams->coded);
	alphabet_add(grams->alphabet, &grams->coded, word);
	bytes = (const unsigned char *)grams->coded.at;
	for (size_t i = 0; i < grams->coded.len; i += alphabet_length(bytes[i])) {
		uint32_t gram = 0;

		for (size_t k = i; k < i + GRAM_BYTES; k++)
			gram = gram << 8 | (k < grams->coded.len ? bytes[k] : 0);
		add_posting(grams, (struct posting){ gram, at });
	}
}

void
grams_add(struct grams *grams, const struct gram_text *text)
{
	uint32_t at = text->document * SEARCH_LEVELS + (uint32_t)text->level;
	struct str folded;
	size_t from = 0;

	strbuf_clear(&grams->folded);
	fold_add(&grams->folded, text->text);
	folded = strbuf_view(&grams->folded);
	for (size_t i = 0; i <= folded.len; i++) {
		if (i < folded.len && folded.at[i] != ' ' && folded.at[i] != '\n')
			continue;
		if (i > from)
			add_word(grams, str_slice(folded, from, i), at);
		from = i + 1;
	}
}

static int
compare_postings(const void *a, const void *b)
{
	const struct posting *left = a, *right = b;

	if (left->gram != right->gram)
		return left->gram < right->gram ? -1 : 1;
	return (left->at > right->at) - (left->at < right->at);
}

void
grams_close_document(struct grams *grams)
{
	struct posting *items = grams->items + grams->first;
	size_t count = grams->count - grams->first, kept = 0;

	if (count == 0)
		return;
	qsort(items, count, sizeof *items, compare_postings);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || items[i].gram != items[kept - 1].gram)
			items[kept++] = items[i];
	grams->count = grams->first += kept;
}

/* One pass of a radix sort, which leaves alone the order of what is equal. */
static void
sort_digit(const struct posting *from, struct posting *to, size_t count, int shift)
{
	size_t starts[DIGITS + 1] = { 0 };

	for (size_t i = 0; i < count; i++)
		starts[(from[i].gram >> shift) % DIGITS + 1]++;
	for (size_t i = 0; i < DIGITS; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < count; i++)
		to[starts[(from[i].gram >> shift) % DIGITS]++] = from[i];
}

struct postings
grams_sort(struct grams *grams)
{
	struct posting *other = memory_resize(NULL, (grams->count + 1) * sizeof *other);

	for (int shift = 0; shift < 32; shift += DIGIT_BITS) {
		struct posting *sorted = other;

		sort_digit(grams->items, sorted, grams->count, shift);
		other = grams->items;
		grams->items = sorted;
	}
	free(other);
	grams->capacity = grams->count;
	return (struct postings){ grams->items, grams->count };
}

void
grams_release(struct grams *grams)
{
	free(grams->items);
	strbuf_release(&grams->folded);
	strbuf_release(&grams->coded);
}
