#include "search/alphabet.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { TWO_BYTES = 31 * 256, FIRST_HAN = 0x4E00 };

struct fixture {
	struct arena arena;
	struct alphabet alphabet;
	struct strbuf out;
};

static int
setup(void **state)
{
	static struct fixture it;

	it = (struct fixture){ 0 };
	arena_init(&it.arena);
	alphabet_init(&it.alphabet, &it.arena);
	*state = &it;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *it = *state;

	strbuf_release(&it->out);
	arena_release(&it->arena);
	return 0;
}

static void
count_char(struct alphabet *alphabet, uint32_t code_point, size_t times)
{
	char bytes[4];
	struct str text = { bytes, utf8_encode(code_point, bytes) };

	for (size_t i = 0; i < times; i++)
		alphabet_count(alphabet, text);
}

/* Han characters from U+4E00 on, each rarer than the one before, down to once. */
static void
count_falling(struct fixture *it, size_t count)
{
	for (size_t i = 0; i < count; i++)
		it->alphabet.counts[FIRST_HAN + i] = (uint32_t)(count - i);
	alphabet_rank(&it->alphabet, &it->arena);
}

static void
assert_code(const struct fixture *it, uint32_t code_point, const char *expected, size_t length)
{
	unsigned char code[ALPHABET_CODE];

	assert_int_equal(alphabet_code(&it->alphabet, code_point, code), length);
	assert_memory_equal(code, expected, length);
	assert_int_equal(alphabet_length(code[0]), length);
}

static void
numbers_the_frequent_first(void **state)
{
	struct fixture *it = *state;

	alphabet_count(&it->alphabet, STR("教育教育教职业"));
	alphabet_rank(&it->alphabet, &it->arena);
	assert_int_equal(it->alphabet.count, 4);
	assert_int_equal(it->alphabet.chars[0], 0x6559);
	assert_int_equal(it->alphabet.chars[1], 0x80B2);
	/* as often as each other: by code point */
	assert_int_equal(it->alphabet.chars[2], 0x4E1A);
	assert_int_equal(it->alphabet.chars[3], 0x804C);
	alphabet_add(&it->alphabet, &it->out, STR("职教"));
	assert_int_equal(it->out.len, 2);
	assert_memory_equal(it->out.at, "\4\1", 2);
}

static void
codes_one_two_or_four_bytes(void **state)
{
	struct fixture *it = *state;

	count_falling(it, 9000);
	assert_int_equal(it->alphabet.count, ALPHABET_SHORT + TWO_BYTES);
	assert_code(it, FIRST_HAN, "\1", 1);
	assert_code(it, FIRST_HAN + ALPHABET_SHORT - 1, "\xDF", 1);
	assert_code(it, FIRST_HAN + ALPHABET_SHORT, "\xE0\0", 2);
	assert_code(it, FIRST_HAN + ALPHABET_SHORT + 255, "\xE0\xFF", 2);
	assert_code(it, FIRST_HAN + ALPHABET_SHORT + 256, "\xE1\0", 2);
	assert_code(it, FIRST_HAN + ALPHABET_SHORT + TWO_BYTES - 1, "\xFE\xFF", 2);
	assert_code(it, FIRST_HAN + ALPHABET_SHORT + TWO_BYTES, "\xFF\x00\x6D\xDF", 4);
	assert_code(it, 'x', "\xFF\0\0x", 4);
	assert_code(it, 0x10FFFF, "\xFF\x10\xFF\xFF", 4);
}

/* The first 991 by falling frequency, the others by code point. */
static void
orders_the_rare_by_code_point(void **state)
{
	struct fixture *it = *state;

	count_char(&it->alphabet, 'z', 3);
	for (uint32_t i = 0; i < ALPHABET_FREQUENT + 500; i++)
		it->alphabet.counts[FIRST_HAN + i] = i % 7 + 2;
	alphabet_rank(&it->alphabet, &it->arena);
	for (size_t i = 1; i < it->alphabet.count; i++) {
		uint32_t before = it->alphabet.chars[i - 1], now = it->alphabet.chars[i];

		if (i < ALPHABET_FREQUENT)
			assert_true(it->alphabet.counts[before] >= it->alphabet.counts[now]);
		else if (i > ALPHABET_FREQUENT)
			assert_true(before < now);
	}
}

/* What is coded can be told apart again, and no code has the 0 that ends a line first. */
static void
gives_every_character_a_code_of_its_own(void **state)
{
	struct fixture *it = *state;
	unsigned char code[ALPHABET_CODE];
	struct str coded;
	size_t at = 0;

	count_falling(it, 9000);
	for (uint32_t i = 0; i < 9000; i++) {
		size_t length = alphabet_code(&it->alphabet, FIRST_HAN + i, code);

		strbuf_add(&it->out, (struct str){ (const char *)code, length });
	}
	coded = strbuf_view(&it->out);
	for (uint32_t i = 0; i < 9000; i++) {
		const unsigned char *bytes = (const unsigned char *)coded.at + at;
		uint32_t code_point;

		assert_int_not_equal(bytes[0], 0);
		if (bytes[0] <= ALPHABET_SHORT)
			code_point = it->alphabet.chars[bytes[0] - 1];
		else if (bytes[0] < ALPHABET_OTHER)
			code_point = it->alphabet.chars[ALPHABET_SHORT + (bytes[0] - ALPHABET_LEAD) * 256 + bytes[1]];
		else
			code_point = (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
		assert_int_equal(code_point, FIRST_HAN + i);
		at += alphabet_length(bytes[0]);
	}
	assert_int_equal(at, coded.len);
}

static void
has_no_character_of_no_text(void **state)
{
	struct fixture *it = *state;

	alphabet_count(&it->alphabet, STR_NONE);
	alphabet_rank(&it->alphabet, &it->arena);
	assert_int_equal(it->alphabet.count, 0);
	alphabet_add(&it->alphabet, &it->out, STR_NONE);
	assert_int_equal(it->out.len, 0);
	assert_code(it, 0x6559, "\xFF\x00\x65\x59", 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(numbers_the_frequent_first, setup, teardown),
		cmocka_unit_test_setup_teardown(codes_one_two_or_four_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(orders_the_rare_by_code_point, setup, teardown),
		cmocka_unit_test_setup_teardown(gives_every_character_a_code_of_its_own, setup, teardown),
		cmocka_unit_test_setup_teardown(has_no_character_of_no_text, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
