#include "search/grams.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* In the alphabet of this test 'a' is 1, 'b' 2 and so on to 'h'. */

struct fixture {
	struct arena arena;
	struct alphabet alphabet;
	struct grams grams;
};

static int
setup(void **state)
{
	static struct fixture it;

	it = (struct fixture){ 0 };
	arena_init(&it.arena);
	alphabet_init(&it.alphabet, &it.arena);
	for (uint32_t i = 0; i < 8; i++)
		it.alphabet.counts['a' + i] = 100 - i;
	alphabet_rank(&it.alphabet, &it.arena);
	it.grams.alphabet = &it.alphabet;
	*state = &it;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *it = *state;

	grams_release(&it->grams);
	arena_release(&it->arena);
	return 0;
}

static void
add(struct fixture *it, uint32_t document, enum search_level level, const char *text)
{
	struct gram_text lines = { document, level, str_from(text) };

	grams_add(&it->grams, &lines);
}

/* "0102030405:7/2" of all postings, with blanks between. */
static void
assert_postings(struct fixture *it, const char *expected)
{
	struct postings postings = grams_sort(&it->grams);
	struct strbuf told = { 0 };

	for (size_t i = 0; i < postings.count; i++)
		strbuf_addf(&told, "%s%010llx:%u/%u", i > 0 ? " " : "",
		    (unsigned long long)posting_gram(postings.items[i]), posting_document(postings.items[i]),
		    posting_level(postings.items[i]));
	strbuf_addc(&told, 0);
	assert_string_equal(told.at, expected);
	strbuf_release(&told);
}

static void
packs_a_posting_in_a_number(void **state)
{
	uint64_t gram = UINT64_MAX >> (64 - GRAM_BITS);
	uint32_t document = (1U << DOCUMENT_BITS) - 1;

	(void)state;
	for (unsigned level = 0; level < SEARCH_LEVELS; level++) {
		uint64_t posting = posting_make(gram, document, level);

		assert_true(posting_gram(posting) == gram);
		assert_int_equal(posting_document(posting), document);
		assert_int_equal(posting_level(posting), level);
	}
	assert_true(posting_make(1, 0, 0) > posting_make(0, document, SEARCH_LEVELS - 1));
	assert_true(posting_make(0, 1, 0) > posting_make(0, 0, SEARCH_LEVELS - 1));
}

static void
begins_a_gram_at_every_character(void **state)
{
	struct fixture *it = *state;

	add(it, 7, LEVEL_TEXT, "abcdefg\n");
	assert_postings(it, "0102030405:7/2 0203040506:7/2 0304050607:7/2 0405060700:7/2 0506070000:7/2 0607000000:7/2 "
			    "0700000000:7/2");
}

static void
ends_grams_at_blanks_and_lines(void **state)
{
	struct fixture *it = *state;

	add(it, 0, LEVEL_TEXT, " ab  c\nd\n\n");
	assert_postings(it, "0102000000:0/2 0200000000:0/2 0300000000:0/2 0400000000:0/2");
}

/* A character that is cut off at the end of a gram still keeps its first bytes. */
static void
cuts_characters_after_five_bytes(void **state)
{
	struct fixture *it = *state;

	add(it, 1, LEVEL_TEXT, "ab教a");
	assert_postings(it, "0100000000:1/2 0102ff0065:1/2 02ff006559:1/2 ff00655901:1/2");
}

static void
keeps_the_best_level_of_a_document(void **state)
{
	struct fixture *it = *state;

	add(it, 3, LEVEL_TITLE, "b\n");
	add(it, 3, LEVEL_HEADING, "a\n");
	add(it, 3, LEVEL_TEXT, "b a a c\n");
	add(it, 4, LEVEL_AROUND, "c b\n");
	assert_postings(it, "0100000000:3/1 0200000000:3/0 0200000000:4/3 0300000000:3/2 0300000000:4/3");
}

static void
folds_before_it_cuts(void **state)
{
	struct fixture *it = *state;

	add(it, 0, LEVEL_TEXT, "Ａb");
	add(it, 1, LEVEL_TEXT, "aB");
	assert_postings(it, "0102000000:0/2 0102000000:1/2 0200000000:0/2 0200000000:1/2");
}

static void
has_nothing_of_nothing(void **state)
{
	struct fixture *it = *state;

	add(it, 0, LEVEL_TEXT, "");
	add(it, 0, LEVEL_AROUND, " \n \n");
	assert_postings(it, "");
}

/* More than the first capacity, in an order that makes every pass of the sort work. */
static void
sorts_many(void **state)
{
	struct fixture *it = *state;
	struct postings postings;
	uint32_t number = 1;

	for (uint32_t document = 0; document < 200; document++) {
		char text[41];

		for (size_t i = 0; i < sizeof text - 1; i++) {
			number = number * 1664525 + 1013904223;
			text[i] = (char)('a' + (number >> 24) % 8);
		}
		text[sizeof text - 1] = 0;
		add(it, document, document % 2 ? LEVEL_TEXT : LEVEL_HEADING, text);
	}
	postings = grams_sort(&it->grams);
	assert_true(postings.count > 7000);
	for (size_t i = 1; i < postings.count; i++)
		assert_true(postings.items[i - 1] < postings.items[i]);
	for (size_t i = 0; i < postings.count; i++)
		assert_int_equal(posting_level(postings.items[i]),
		    posting_document(postings.items[i]) % 2 ? LEVEL_TEXT : LEVEL_HEADING);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packs_a_posting_in_a_number),
		cmocka_unit_test_setup_teardown(begins_a_gram_at_every_character, setup, teardown),
		cmocka_unit_test_setup_teardown(ends_grams_at_blanks_and_lines, setup, teardown),
		cmocka_unit_test_setup_teardown(cuts_characters_after_five_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(keeps_the_best_level_of_a_document, setup, teardown),
		cmocka_unit_test_setup_teardown(folds_before_it_cuts, setup, teardown),
		cmocka_unit_test_setup_teardown(has_nothing_of_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(sorts_many, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
