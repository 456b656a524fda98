#include "search/index_parts.h"

#include <string.h>

/* Bits of a gram, and of a posting that has no distance, about. */
enum { GRAM_COST = 18, POSTING_COST = 2 };

/* Of the bytes of a gram; no gram is the last one. */
static const uint64_t LAST_KEY = UINT64_MAX >> (64 - GRAM_BITS);

enum { NO_LEVEL = 0xFF };

size_t
search_cut_find(const struct cut *cut, uint64_t key)
{
	size_t low = 0, high = cut->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (cut->keys[middle] <= key)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static struct cut
cut_new(size_t count, size_t end, struct arena *arena)
{
	struct cut cut = { count, arena_array(arena, size_t, count + 1), arena_array(arena, uint64_t, count) };

	for (size_t i = 0; i < count; i++) {
		cut.starts[i] = i > 0 ? end : 0;
		cut.keys[i] = i > 0 ? LAST_KEY : 0;
	}
	cut.starts[count] = end;
	return cut;
}

/* Begins at `start` all parts that are due once `done` of `total` is in parts. */
static void
cut_at(struct cut *cut, size_t *part, size_t start, uint64_t key, const size_t progress[2])
{
	while (*part + 1 < cut->count && progress[0] * cut->count >= progress[1] * (*part + 1)) {
		++*part;
		cut->starts[*part] = start;
		cut->keys[*part] = key;
	}
}

static bool
begins_gram(struct postings postings, size_t index)
{
	return index == 0 || posting_gram(postings.items[index]) != posting_gram(postings.items[index - 1]);
}

static size_t
gram_end(struct postings postings, size_t at)
{
	size_t end = at + 1;

	while (end < postings.count && !begins_gram(postings, end))
		end++;
	return end;
}

/* About how many bits a gram takes with `count` of all documents: the more it has, the
 * shorter are their distances. */
static size_t
gram_cost(size_t count, size_t documents)
{
	size_t bits = POSTING_COST;

	for (size_t distance = documents / count; distance > 1; distance /= 2)
		bits++;
	return GRAM_COST + count * bits;
}

struct cut
search_cut_postings(struct postings postings, size_t documents, size_t count, struct arena *arena)
{
	struct cut cut = cut_new(count, postings.count, arena);
	size_t progress[2] = { 0 }, part = 0;

	for (size_t at = 0, end; at < postings.count; at = end) {
		end = gram_end(postings, at);
		progress[1] += gram_cost(end - at, documents);
	}
	for (size_t at = 0, end; at < postings.count; at = end) {
		end = gram_end(postings, at);
		if (at > 0)
			cut_at(&cut, &part, at, posting_gram(postings.items[at]), progress);
		progress[0] += gram_cost(end - at, documents);
	}
	return cut;
}

static size_t
text_length(const struct search_document *document)
{
	size_t length = document->path.len;

	for (size_t level = 0; level < SEARCH_LEVELS; level++)
		length += document->lines[level].len;
	return length;
}

struct cut
search_cut_texts(struct search_documents documents, size_t count, struct arena *arena)
{
	struct cut cut = cut_new(count, documents.count, arena);
	size_t progress[2] = { 0 }, part = 0;

	for (size_t i = 0; i < documents.count; i++)
		progress[1] += text_length(&documents.items[i]);
	for (size_t i = 0; i < documents.count; i++) {
		if (i > 0)
			cut_at(&cut, &part, i, i, progress);
		progress[0] += text_length(&documents.items[i]);
	}
	return cut;
}

/* ---- beginnings that reach over several parts ---- */

struct commons {
	const struct cut *cut;
	struct postings all;
	unsigned char *levels; /* by document, while a list is made */
	size_t documents;
	uint64_t *items;
	size_t count, capacity;
};

/* Grams that begin in the same way. */
struct range {
	uint64_t first, last;
};

static struct range
range_of(uint64_t gram, size_t length)
{
	uint64_t rest = LAST_KEY >> (8 * length);

	return (struct range){ gram & ~rest, gram | rest };
}

/* Whether the first `length` bytes of a gram are whole characters. */
static bool
is_whole(uint64_t gram, size_t length)
{
	size_t at = 0;

	while (at < length)
		at += alphabet_length((unsigned char)(gram >> (8 * (GRAM_BYTES - 1 - at))));
	return at == length;
}

static void
add_common(struct commons *commons, struct arena *arena, size_t from, struct range range)
{
	const uint64_t *items = commons->all.items;

	memset(commons->levels, NO_LEVEL, commons->documents);
	for (size_t i = from; i < commons->all.count && posting_gram(items[i]) <= range.last; i++) {
		unsigned char *level = &commons->levels[posting_document(items[i])];

		if (posting_level(items[i]) < *level)
			*level = (unsigned char)posting_level(items[i]);
	}
	for (uint32_t i = 0; i < commons->documents; i++)
		if (commons->levels[i] != NO_LEVEL)
			*arena_push(arena, commons) = posting_make(range.first, i, commons->levels[i]);
}

static void
find_commons(struct commons *commons, struct arena *arena, size_t index)
{
	uint64_t gram = posting_gram(commons->all.items[index]);

	for (size_t length = 1; length < GRAM_BYTES; length++) {
		struct range range = range_of(gram, length);

		if (index > 0 && posting_gram(commons->all.items[index - 1]) >= range.first)
			continue;
		if (is_whole(gram, length) &&
		    search_cut_find(commons->cut, range.last) != search_cut_find(commons->cut, range.first))
			add_common(commons, arena, index, range);
	}
}

struct postings
search_common(struct postings all, const struct cut *cut, size_t documents, struct arena *arena)
{
	struct commons commons = {
		.cut = cut, .all = all, .levels = arena_array(arena, unsigned char, documents), .documents = documents
	};

	for (size_t i = 0; i < all.count; i++)
		if (begins_gram(all, i))
			find_commons(&commons, arena, i);
	return (struct postings){ commons.items, commons.count };
}
