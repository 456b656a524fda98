#include "search/grams.h"

#include "search/fold.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { DIGIT_BITS = 10, DIGITS = 1 << DIGIT_BITS, FIRST_CAPACITY = 1024 };

static void
add_posting(struct grams *grams, uint64_t posting)
{
	if (grams->count == grams->capacity) {
		grams->capacity = grams->capacity > 0 ? grams->capacity * 2 : FIRST_CAPACITY;
		grams->items = memory_resize(grams->items, grams->capacity * sizeof *grams->items);
	}
	grams->items[grams->count++] = posting;
}

/* A gram starts at each character of a word, which is what stands between blanks. */
static void
add_word(struct grams *grams, struct str word, const struct gram_text *text)
{
	const unsigned char *bytes;
	size_t length;

	strbuf_clear(&grams->coded);
	alphabet_add(grams->alphabet, &grams->coded, word);
	length = grams->coded.len;
	strbuf_add(&grams->coded, (struct str){ (const char[GRAM_BYTES]){ 0 }, GRAM_BYTES });
	bytes = (const unsigned char *)grams->coded.at;
	for (size_t i = 0; i < length; i += alphabet_length(bytes[i])) {
		uint64_t gram = 0;

		for (size_t k = 0; k < GRAM_BYTES; k++)
			gram = gram << 8 | bytes[i + k];
		add_posting(grams, posting_make(gram, text->document, text->level));
	}
}

void
grams_add(struct grams *grams, const struct gram_text *text)
{
	struct str folded;
	size_t from = 0;

	strbuf_clear(&grams->folded);
	fold_add(&grams->folded, text->text);
	folded = strbuf_view(&grams->folded);
	for (size_t i = 0; i <= folded.len; i++) {
		if (i < folded.len && folded.at[i] != ' ' && folded.at[i] != '\n')
			continue;
		if (i > from)
			add_word(grams, str_slice(folded, from, i), text);
		from = i + 1;
	}
}

/* One pass of a radix sort, which leaves alone the order of what is equal. */
static void
sort_digit(const uint64_t *from, uint64_t *to, size_t count, int shift)
{
	size_t starts[DIGITS + 1] = { 0 };

	for (size_t i = 0; i < count; i++)
		starts[(posting_gram(from[i]) >> shift) % DIGITS + 1]++;
	for (size_t i = 0; i < DIGITS; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < count; i++)
		to[starts[(posting_gram(from[i]) >> shift) % DIGITS]++] = from[i];
}

/* Of sorted postings the first of each gram in each document, which has the best level. */
static void
keep_best(struct grams *grams)
{
	uint64_t *items = grams->items;
	size_t kept = 0;

	for (size_t i = 0; i < grams->count; i++)
		if (kept == 0 || items[i] >> LEVEL_BITS != items[kept - 1] >> LEVEL_BITS)
			items[kept++] = items[i];
	grams->count = kept;
}

struct postings
grams_sort(struct grams *grams)
{
	uint64_t *other = memory_resize(NULL, (grams->count + 1) * sizeof *other);

	for (int shift = 0; shift < GRAM_BITS; shift += DIGIT_BITS) {
		uint64_t *sorted = other;

		sort_digit(grams->items, sorted, grams->count, shift);
		other = grams->items;
		grams->items = sorted;
	}
	free(other);
	grams->capacity = grams->count;
	keep_best(grams);
	return (struct postings){ grams->items, grams->count };
}

void
grams_release(struct grams *grams)
{
	free(grams->items);
	strbuf_release(&grams->folded);
	strbuf_release(&grams->coded);
}
