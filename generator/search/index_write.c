#include "search/index_parts.h"

#include <string.h>

enum { NUMBER_BITS = 7, NUMBER_MORE = 1 << NUMBER_BITS, LEVELS_A_BYTE = 4 };

void
search_add_number(struct strbuf *out, size_t number)
{
	while (number >= NUMBER_MORE) {
		strbuf_addc(out, (char)(number % NUMBER_MORE | NUMBER_MORE));
		number >>= NUMBER_BITS;
	}
	strbuf_addc(out, (char)number);
}

/* ---- grams ---- */

/* What is alike stands together, so that it deflates well. */
struct columns {
	struct strbuf grams, counts, documents, levels;
	size_t count;
	unsigned packed; /* levels that fill no byte yet */
	size_t packed_count;
};

static void
flush_levels(struct columns *columns)
{
	if (columns->packed_count > 0)
		strbuf_addc(&columns->levels, (char)columns->packed);
	columns->packed = 0;
	columns->packed_count = 0;
}

static void
add_level(struct columns *columns, unsigned level)
{
	columns->packed |= level << (LEVEL_BITS * columns->packed_count++);
	if (columns->packed_count == LEVELS_A_BYTE)
		flush_levels(columns);
}

/* The postings of one gram from `at` on; returns where the next gram begins. */
static size_t
add_gram(struct columns *columns, struct postings postings, size_t at)
{
	uint64_t gram = posting_gram(postings.items[at]);
	size_t end = at, before = 0;

	for (; end < postings.count && posting_gram(postings.items[end]) == gram; end++) {
		size_t document = posting_document(postings.items[end]);

		search_add_number(&columns->documents, document - before);
		add_level(columns, posting_level(postings.items[end]));
		before = document;
	}
	search_add_number(&columns->counts, end - at);
	columns->count++;
	return end;
}

static struct str
columns_take(struct columns *columns, struct arena *arena)
{
	struct strbuf *const all[] = { &columns->grams, &columns->counts, &columns->documents, &columns->levels };
	struct strbuf out = { 0 };

	flush_levels(columns);
	search_add_number(&out, columns->count);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		strbuf_add(&out, strbuf_view(all[i]));
		strbuf_release(all[i]);
	}
	return strbuf_take(arena, &out);
}

void
search_write_postings(struct str *parts, struct postings postings, const struct cut *cut, struct arena *arena)
{
	for (size_t i = 0; i < cut->count; i++) {
		struct columns columns = { 0 };
		uint64_t before = 0;

		for (size_t at = cut->starts[i]; at < cut->starts[i + 1];) {
			search_add_number(&columns.grams, posting_gram(postings.items[at]) - before);
			before = posting_gram(postings.items[at]);
			at = add_gram(&columns, postings, at);
		}
		parts[i] = columns_take(&columns, arena);
	}
}

/* ---- texts ---- */

static void
add_line(struct strbuf *out, struct str line, const struct alphabet *alphabet)
{
	alphabet_add(alphabet, out, line);
	strbuf_addc(out, 0);
}

static void
add_lines(struct strbuf *out, struct str lines, const struct alphabet *alphabet)
{
	struct str line;

	while (lines.len > 0) {
		lines = str_cut(lines, '\n', &line);
		add_line(out, line, alphabet);
	}
	strbuf_addc(out, 0);
}

static void
add_document(struct strbuf *out, const struct search_texts *texts, size_t index)
{
	const struct search_document *document = &texts->documents.items[index];

	add_line(out, document->path, texts->alphabet);
	add_lines(out, document->title, texts->alphabet);
	for (size_t level = LEVEL_HEADING; level < SEARCH_LEVELS; level++)
		add_lines(out, document->lines[level], texts->alphabet);
}

void
search_write_texts(struct str *parts, const struct search_texts *texts, const struct cut *cut, struct arena *arena)
{
	for (size_t i = 0; i < cut->count; i++) {
		struct strbuf out = { 0 };

		for (size_t k = cut->starts[i]; k < cut->starts[i + 1]; k++)
			add_document(&out, texts, k);
		parts[i] = strbuf_take(arena, &out);
	}
}
