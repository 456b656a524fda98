#include "search/index.h"

#include "search/fold.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Indexes are read back here by what search/index.h says of their bytes, and compared
 * with what the documents have. */

enum { SHORT = 223, LEAD = 224, OTHER = 255, FREQUENT = 991, CODE_POINTS = 0x110000, BYTES = 5 };

struct hit {
	uint64_t gram;
	size_t document;
	unsigned level;
};

struct hits {
	struct hit *items;
	size_t count, capacity;
};

struct directory {
	uint64_t *keys;
	size_t count;
};

struct core {
	uint32_t *chars;
	uint16_t *ranks; /* by code point, + 1 */
	size_t char_count, document_count;
	struct directory parts[SEARCH_PARTS];
	unsigned *facets[SEARCH_FACETS];
};

struct fixture {
	struct arena arena;
	uint32_t number; /* of the next random one */
	struct search_document *items;
	struct search_documents documents;
	struct search_index index;
	struct core core;
};

static int
setup(void **state)
{
	static struct fixture it;

	it = (struct fixture){ .number = 1 };
	arena_init(&it.arena);
	*state = &it;
	return 0;
}

static int
teardown(void **state)
{
	arena_release(&((struct fixture *)*state)->arena);
	return 0;
}

/* ---- documents ---- */

static uint32_t
random_below(struct fixture *it, uint32_t limit)
{
	it->number = it->number * 1664525 + 1013904223;
	return (it->number >> 8) % limit;
}

static void
add_char(struct strbuf *out, uint32_t code_point)
{
	char bytes[4];
	size_t length = utf8_encode(code_point, bytes);

	strbuf_add(out, (struct str){ bytes, length });
}

/* Mostly Chinese of so many characters, the first ones more often, with words, figures
 * and blanks. */
static void
add_line(struct fixture *it, struct strbuf *lines, size_t length, uint32_t chars)
{
	static const char *const others[] = { " ", "iPhone", "1,234", "２０２３", " A", "。" };

	for (size_t i = 0; i < length; i++) {
		uint32_t own = random_below(it, 1 + random_below(it, chars));

		if (i > 0 && i + 1 < length && random_below(it, 10) == 0)
			strbuf_adds(lines, others[random_below(it, sizeof others / sizeof *others)]);
		add_char(lines, 0x4E00 + own);
	}
	strbuf_addc(lines, '\n');
}

static struct str
some_lines(struct fixture *it, size_t count, size_t length, uint32_t chars)
{
	struct strbuf lines = { 0 };

	for (size_t i = 0; i < count; i++)
		add_line(it, &lines, 1 + random_below(it, (uint32_t)length), chars);
	return strbuf_take(&it->arena, &lines);
}

static void
make_documents(struct fixture *it, size_t count, size_t lines, uint32_t chars)
{
	it->items = arena_array(&it->arena, struct search_document, count);
	it->documents = (struct search_documents){ it->items, count };
	for (size_t i = 0; i < count; i++) {
		struct search_document *document = &it->items[i];

		document->path = str_format(&it->arena, "hangzhou/%zu.html", i);
		document->lines[LEVEL_TITLE] = some_lines(it, 1, 8, chars);
		str_cut(document->lines[LEVEL_TITLE], '\n', &document->title);
		document->lines[LEVEL_HEADING] = some_lines(it, random_below(it, 4), 10, chars);
		document->lines[LEVEL_TEXT] = some_lines(it, random_below(it, (uint32_t)lines), 40, chars);
		document->lines[LEVEL_AROUND] = some_lines(it, random_below(it, 5), 8, chars);
		for (size_t facet = 0; facet < SEARCH_FACETS; facet++)
			document->facets[facet] = random_below(it, 300);
	}
}

/* ---- reading ---- */

struct reader {
	const unsigned char *at, *end;
};

static struct reader
reader_of(struct str bytes)
{
	const unsigned char *at = (const unsigned char *)bytes.at;

	return (struct reader){ at, bytes.len > 0 ? at + bytes.len : at };
}

static unsigned
next_byte(struct reader *reader)
{
	assert_true(reader->at < reader->end);
	return *reader->at++;
}

static uint64_t
next_number(struct reader *reader)
{
	uint64_t number = 0;
	unsigned byte, shift = 0;

	do {
		byte = next_byte(reader);
		assert_true(shift < 63);
		number |= (uint64_t)(byte & 0x7F) << shift;
		shift += 7;
	} while (byte & 0x80);
	return number;
}

static void
read_alphabet(struct fixture *it, struct reader *reader)
{
	struct core *core = &it->core;

	core->char_count = (size_t)next_number(reader);
	core->chars = arena_array(&it->arena, uint32_t, core->char_count);
	core->ranks = arena_array(&it->arena, uint16_t, CODE_POINTS);
	for (size_t i = 0; i < core->char_count; i++) {
		core->chars[i] = (uint32_t)next_number(reader) + (i > FREQUENT ? core->chars[i - 1] : 0);
		assert_true(core->chars[i] < CODE_POINTS);
		core->ranks[core->chars[i]] = (uint16_t)(i + 1);
	}
}

static void
read_core(struct fixture *it)
{
	struct core *core = &it->core;
	struct reader reader = reader_of(it->index.parts[SEARCH_CORE][0]);

	read_alphabet(it, &reader);
	for (size_t kind = SEARCH_GRAMS; kind < SEARCH_PARTS; kind++) {
		struct directory *directory = &core->parts[kind];

		directory->count = (size_t)next_number(&reader);
		directory->keys = arena_array(&it->arena, uint64_t, directory->count);
		for (size_t i = 0; i < directory->count; i++)
			directory->keys[i] = next_number(&reader) + (i > 0 ? directory->keys[i - 1] : 0);
	}
	core->document_count = (size_t)next_number(&reader);
	for (size_t facet = 0; facet < SEARCH_FACETS; facet++) {
		core->facets[facet] = arena_array(&it->arena, unsigned, core->document_count);
		for (size_t i = 0; i < core->document_count; i++)
			core->facets[facet][i] = (unsigned)next_number(&reader);
	}
	assert_ptr_equal(reader.at, reader.end);
}

/* The last part that does not begin behind a key. */
static size_t
part_of(const struct directory *directory, uint64_t key)
{
	size_t part = 0;

	for (size_t i = 0; i < directory->count; i++)
		if (directory->keys[i] <= key)
			part = i;
	return part;
}

static void
read_postings(struct fixture *it, struct str bytes, struct hits *hits)
{
	struct reader reader = reader_of(bytes);
	size_t gram_count = (size_t)next_number(&reader), total = 0, done = 0;
	uint64_t *grams = arena_array(&it->arena, uint64_t, gram_count);
	uint64_t *counts = arena_array(&it->arena, uint64_t, gram_count);
	const unsigned char *levels;

	for (size_t i = 0; i < gram_count; i++)
		grams[i] = next_number(&reader) + (i > 0 ? grams[i - 1] : 0);
	for (size_t i = 0; i < gram_count; i++)
		total += (size_t)(counts[i] = next_number(&reader));
	levels = reader.end - (total + 3) / 4;
	for (size_t i = 0; i < gram_count; i++) {
		size_t document = 0;

		for (size_t k = 0; k < counts[i]; k++, done++) {
			document += (size_t)next_number(&reader);
			*arena_push(&it->arena, hits) =
			    (struct hit){ grams[i], document, (unsigned)levels[done / 4] >> done % 4 * 2 & 3U };
		}
	}
	assert_ptr_equal(reader.at, levels);
}

/* All postings of a kind of parts, each in the part that its gram leads to. */
static struct hits
read_parts(struct fixture *it, enum search_part kind)
{
	const struct directory *directory = &it->core.parts[kind];
	struct hits hits = { 0 };

	assert_int_equal(directory->count, it->index.counts[kind]);
	for (size_t i = 0; i < directory->count; i++) {
		size_t from = hits.count;

		read_postings(it, it->index.parts[kind][i], &hits);
		for (size_t k = from; k < hits.count; k++)
			assert_int_equal(part_of(directory, hits.items[k].gram), i);
	}
	return hits;
}

static size_t
code_length(unsigned first)
{
	if (first < LEAD)
		return 1;
	return first < OTHER ? 2 : 4;
}

static uint32_t
next_char(const struct core *core, struct reader *reader, unsigned first)
{
	uint32_t code_point = 0;
	size_t rank;

	if (first == OTHER) {
		for (int i = 0; i < 3; i++)
			code_point = code_point << 8 | next_byte(reader);
		return code_point;
	}
	rank = first < LEAD ? first - 1 : SHORT + (first - LEAD) * 256 + next_byte(reader);
	assert_true(rank < core->char_count);
	return core->chars[rank];
}

/* Up to the 0 that ends it; false when it is empty. */
static bool
next_line(const struct core *core, struct reader *reader, struct strbuf *out)
{
	size_t before = out->len;

	for (unsigned first = next_byte(reader); first > 0; first = next_byte(reader))
		add_char(out, next_char(core, reader, first));
	return out->len > before;
}

static void
assert_line(const struct core *core, struct reader *reader, struct str expected)
{
	struct strbuf line = { 0 };

	next_line(core, reader, &line);
	assert_true(str_eq(strbuf_view(&line), expected));
	strbuf_release(&line);
}

static void
assert_lines(const struct core *core, struct reader *reader, struct str expected)
{
	struct strbuf lines = { 0 };

	while (next_line(core, reader, &lines))
		strbuf_addc(&lines, '\n');
	assert_true(str_eq(strbuf_view(&lines), expected));
	strbuf_release(&lines);
}

/* ---- what must be there ---- */

static void
add_code(const struct core *core, struct strbuf *out, uint32_t code_point)
{
	unsigned rank = core->ranks[code_point];

	if (rank == 0) {
		strbuf_addc(out, (char)OTHER);
		strbuf_addc(out, (char)(code_point >> 16));
		strbuf_addc(out, (char)(code_point >> 8));
		strbuf_addc(out, (char)code_point);
	} else if (rank <= SHORT) {
		strbuf_addc(out, (char)rank);
	} else {
		strbuf_addc(out, (char)(LEAD + (rank - 1 - SHORT) / 256));
		strbuf_addc(out, (char)((rank - 1 - SHORT) % 256));
	}
}

static void
expect_word(struct fixture *it, struct hits *hits, struct str word, struct hit hit)
{
	struct strbuf code = { 0 };

	for (size_t offset = 0; offset < word.len;)
		add_code(&it->core, &code, utf8_next(word, &offset));
	for (size_t at = 0; at < code.len; at += code_length((unsigned char)code.at[at])) {
		hit.gram = 0;
		for (size_t i = at; i < at + BYTES; i++)
			hit.gram = hit.gram << 8 | (i < code.len ? (unsigned char)code.at[i] : 0);
		*arena_push(&it->arena, hits) = hit;
	}
	strbuf_release(&code);
}

static void
expect_lines(struct fixture *it, struct hits *hits, struct str lines, struct hit hit)
{
	struct strbuf folded = { 0 };
	struct str rest, line, word;

	fold_add(&folded, lines);
	for (rest = strbuf_view(&folded); rest.len > 0;) {
		rest = str_cut(rest, '\n', &line);
		while (line.len > 0) {
			line = str_cut(line, ' ', &word);
			expect_word(it, hits, word, hit);
		}
	}
	strbuf_release(&folded);
}

static int
compare_hits(const void *a, const void *b)
{
	const struct hit *left = a, *right = b;

	if (left->gram != right->gram)
		return left->gram < right->gram ? -1 : 1;
	if (left->document != right->document)
		return left->document < right->document ? -1 : 1;
	return (left->level > right->level) - (left->level < right->level);
}

/* Sorted, each gram once a document, at its best level. */
static void
hits_close(struct hits *hits)
{
	size_t kept = 0;

	if (hits->count > 0)
		qsort(hits->items, hits->count, sizeof *hits->items, compare_hits);
	for (size_t i = 0; i < hits->count; i++)
		if (kept == 0 || hits->items[i].gram != hits->items[kept - 1].gram ||
		    hits->items[i].document != hits->items[kept - 1].document)
			hits->items[kept++] = hits->items[i];
	hits->count = kept;
}

static struct hits
expected_grams(struct fixture *it)
{
	struct hits hits = { 0 };

	for (size_t i = 0; i < it->documents.count; i++)
		for (unsigned level = 0; level < SEARCH_LEVELS; level++)
			expect_lines(it, &hits, it->items[i].lines[level], (struct hit){ 0, i, level });
	hits_close(&hits);
	return hits;
}

static bool
is_whole(uint64_t gram, size_t length)
{
	size_t at = 0;

	while (at < length)
		at += code_length((unsigned)(gram >> 8 * (BYTES - 1 - at)) & 0xFF);
	return at == length;
}

/* Beginnings that need more than one part of grams. */
static struct hits
expected_common(struct fixture *it, const struct hits *grams)
{
	const struct directory *directory = &it->core.parts[SEARCH_GRAMS];
	struct hits hits = { 0 };

	for (size_t length = 1; length < BYTES; length++)
		for (size_t i = 0; i < grams->count; i++) {
			struct hit hit = grams->items[i];
			uint64_t rest = (UINT64_C(1) << 8 * (BYTES - length)) - 1, last = hit.gram | rest;

			hit.gram &= ~rest;
			if (is_whole(hit.gram, length) && part_of(directory, last) != part_of(directory, hit.gram))
				*arena_push(&it->arena, &hits) = hit;
		}
	hits_close(&hits);
	return hits;
}

static void
assert_hits(const struct hits *actual, const struct hits *expected)
{
	assert_int_equal(actual->count, expected->count);
	for (size_t i = 0; i < actual->count && i < expected->count; i++)
		if (compare_hits(&actual->items[i], &expected->items[i]) != 0)
			fail_msg("posting %zu: gram %llx of %zu at %u, expected %llx of %zu at %u", i,
			    (unsigned long long)actual->items[i].gram, actual->items[i].document,
			    actual->items[i].level, (unsigned long long)expected->items[i].gram,
			    expected->items[i].document, expected->items[i].level);
}

static void
assert_document(const struct core *core, struct reader *reader, const struct search_document *expected)
{
	assert_line(core, reader, expected->path);
	if (expected->title.len > 0)
		assert_line(core, reader, expected->title);
	assert_line(core, reader, STR_NONE);
	for (size_t level = LEVEL_HEADING; level < SEARCH_LEVELS; level++)
		assert_lines(core, reader, expected->lines[level]);
}

static void
assert_texts(struct fixture *it)
{
	const struct directory *directory = &it->core.parts[SEARCH_TEXTS];
	size_t document = 0;

	assert_int_equal(directory->count, it->index.counts[SEARCH_TEXTS]);
	for (size_t i = 0; i < directory->count; i++) {
		struct reader reader = reader_of(it->index.parts[SEARCH_TEXTS][i]);

		if (reader.at < reader.end)
			assert_int_equal(directory->keys[i], document);
		for (; reader.at < reader.end; document++) {
			assert_true(document < it->documents.count);
			assert_int_equal(part_of(directory, document), i);
			assert_document(&it->core, &reader, &it->items[document]);
		}
	}
	assert_int_equal(document, it->documents.count);
}

/* Builds with so many parts and reads all of it back; how many common postings there are. */
static size_t
check_index(struct fixture *it, size_t grams, size_t common, size_t texts)
{
	struct hits expected, beginnings, actual;

	it->index = (struct search_index){ .counts = { 1, grams, common, texts } };
	search_index_build(&it->index, it->documents, &it->arena);
	read_core(it);
	expected = expected_grams(it);
	actual = read_parts(it, SEARCH_GRAMS);
	assert_hits(&actual, &expected);
	beginnings = expected_common(it, &expected);
	actual = read_parts(it, SEARCH_COMMON);
	assert_hits(&actual, &beginnings);
	assert_texts(it);
	assert_int_equal(it->core.document_count, it->documents.count);
	for (size_t facet = 0; facet < SEARCH_FACETS; facet++)
		for (size_t i = 0; i < it->documents.count; i++)
			assert_int_equal(it->core.facets[facet][i], it->items[i].facets[facet]);
	return actual.count;
}

/* ---- the tests ---- */

static void
has_all_of_a_few_documents(void **state)
{
	struct fixture *it = *state;

	make_documents(it, 5, 10, 60);
	assert_int_equal(check_index(it, 1, 1, 1), 0);
}

static void
finds_each_gram_in_the_part_it_leads_to(void **state)
{
	struct fixture *it = *state;

	make_documents(it, 120, 40, 600);
	/* beginnings that reach over parts have a list of their own */
	assert_true(check_index(it, 90, 2, 9) > 0);
	assert_true(check_index(it, 300, 11, 60) > 1000);
}

/* So many characters that codes of one, two and four bytes come up. */
static void
codes_more_characters_than_have_numbers(void **state)
{
	struct fixture *it = *state;
	struct strbuf all = { 0 };

	make_documents(it, 20, 20, 3000);
	for (uint32_t i = 0; i < 9000; i++)
		add_char(&all, 0x4E00 + i);
	strbuf_adds(&all, "𠮷\n");
	it->items[7].lines[LEVEL_TEXT] = strbuf_take(&it->arena, &all);
	assert_true(check_index(it, 300, 3, 4) > 0);
	assert_int_equal(it->core.char_count, SHORT + 31 * 256);
}

/* Empty parts begin where the next one does, so that none is looked into in vain. */
static void
leaves_parts_empty_where_there_is_not_enough(void **state)
{
	struct fixture *it = *state;

	make_documents(it, 3, 4, 20);
	check_index(it, 1, 1, 50);
	check_index(it, 500, 300, 4);
	it->documents.count = 1;
	check_index(it, 100, 20, 10);
}

/* One gram that is in all documents takes more than a part's share: it is not divided. */
static void
does_not_divide_a_gram(void **state)
{
	struct fixture *it = *state;
	size_t full = 0;

	make_documents(it, 300, 2, 2);
	for (size_t i = 0; i < it->documents.count; i++)
		for (size_t level = 0; level < SEARCH_LEVELS; level++)
			it->items[i].lines[level] = level == LEVEL_TEXT ? STR("一\n") : STR_NONE;
	check_index(it, 20, 2, 20);
	for (size_t i = 0; i < 20; i++)
		full += it->index.parts[SEARCH_GRAMS][i].len > 1;
	assert_int_equal(full, 1);
}

static void
has_documents_without_text(void **state)
{
	struct fixture *it = *state;

	make_documents(it, 6, 4, 20);
	for (size_t i = 0; i < 6; i += 2)
		it->items[i] = (struct search_document){ .path = it->items[i].path };
	check_index(it, 5, 2, 3);
	for (size_t i = 0; i < 6; i++)
		it->items[i] = (struct search_document){ .path = it->items[i].path };
	check_index(it, 5, 2, 3);
}

static void
is_empty_without_documents(void **state)
{
	struct fixture *it = *state;

	assert_int_equal(check_index(it, 1, 1, 1), 0);
	assert_int_equal(check_index(it, 3, 2, 3), 0);
	assert_int_equal(it->core.char_count, 0);
}

static void
gives_the_same_bytes_again(void **state)
{
	struct fixture *it = *state;
	struct search_index one = { .counts = { 1, 9, 3, 5 } }, other = one;

	make_documents(it, 40, 20, 300);
	search_index_build(&one, it->documents, &it->arena);
	search_index_build(&other, it->documents, &it->arena);
	for (size_t kind = 0; kind < SEARCH_PARTS; kind++)
		for (size_t i = 0; i < one.counts[kind]; i++)
			assert_true(str_eq(one.parts[kind][i], other.parts[kind][i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(has_all_of_a_few_documents, setup, teardown),
		cmocka_unit_test_setup_teardown(finds_each_gram_in_the_part_it_leads_to, setup, teardown),
		cmocka_unit_test_setup_teardown(codes_more_characters_than_have_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(leaves_parts_empty_where_there_is_not_enough, setup, teardown),
		cmocka_unit_test_setup_teardown(does_not_divide_a_gram, setup, teardown),
		cmocka_unit_test_setup_teardown(has_documents_without_text, setup, teardown),
		cmocka_unit_test_setup_teardown(is_empty_without_documents, setup, teardown),
		cmocka_unit_test_setup_teardown(gives_the_same_bytes_again, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
