#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
takes_every_code_point_there_and_back(void **state)
{
	(void)state;
	for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
		char bytes[4];
		size_t offset = 0;
		struct str text = { bytes, utf8_encode(code_point, bytes) };

		if (code_point >= 0xD800 && code_point <= 0xDFFF)
			continue;
		assert_int_equal(utf8_next(text, &offset), code_point);
		assert_int_equal(offset, text.len);
		assert_true(utf8_invalid_at(text) == SIZE_MAX);
	}
}

static void
writes_the_replacement_for_what_is_no_character(void **state)
{
	static const uint32_t none[] = { 0xD800, 0xDFFF, 0x110000, UINT32_MAX };

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		char bytes[4];

		assert_int_equal(utf8_encode(none[i], bytes), 3);
		assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
	}
}

static void
finds_the_first_byte_that_is_not_utf8(void **state)
{
	static const struct {
		struct str bytes;
		size_t at;
	} cases[] = {
		{ { "", 0 }, SIZE_MAX },
		{ { "a\0b", 3 }, SIZE_MAX },
		{ { "ab\x80", 3 }, 2 },   /* continuation alone */
		{ { "\xC0\x80", 2 }, 0 }, /* overlong */
		{ { "\xC1\xBF", 2 }, 0 },
		{ { "\xE0\x9F\xBF", 3 }, 0 },
		{ { "\xF0\x8F\xBF\xBF", 4 }, 0 },
		{ { "a\xED\xA0\x80", 4 }, 1 },    /* surrogate */
		{ { "\xF4\x90\x80\x80", 4 }, 0 }, /* over U+10FFFF */
		{ { "\xF5\x80\x80\x80", 4 }, 0 },
		{ { "\xFF", 1 }, 0 },
		{ { "x\xE6\x9D", 3 }, 1 }, /* cut off */
		{ { "\xE6\x9D\x41", 3 }, 0 },
		{ { "\xE6\x9D\xAD", 3 }, SIZE_MAX },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_true(utf8_invalid_at(cases[i].bytes) == cases[i].at);
}

static void
steps_over_wrong_bytes_one_by_one(void **state)
{
	const struct str text = STR("\xE6\x9D"
				    "a");
	size_t offset = 0;

	(void)state;
	assert_int_equal(utf8_next(text, &offset), 0xFFFD);
	assert_int_equal(utf8_next(text, &offset), 0xFFFD);
	assert_int_equal(utf8_next(text, &offset), 'a');
	assert_int_equal(offset, 3);
	assert_int_equal(utf8_count(text), 3);
	assert_int_equal(utf8_count(STR("职业教育 2023")), 9);
	assert_int_equal(utf8_count(STR_NONE), 0);
}

static void
knows_gbk_when_it_sees_it(void **state)
{
	(void)state;
	assert_true(utf8_looks_gbk(STR("\xD6\xB0\xD2\xB5 2023"))); /* 职业 */
	assert_true(utf8_looks_gbk(STR("\x81\x30\x81\x30")));      /* four bytes */
	assert_true(utf8_looks_gbk(STR("\x81\x40")));
	assert_false(utf8_looks_gbk(STR("plain")));
	assert_false(utf8_looks_gbk(STR("")));
	assert_false(utf8_looks_gbk(STR("\xD6")));
	assert_false(utf8_looks_gbk(STR("\xD6 ")));
	assert_false(utf8_looks_gbk(STR("\xFF\xFE")));
	assert_false(utf8_looks_gbk(STR("\x81\x30\x81")));
	assert_false(utf8_looks_gbk(STR("\x81\x30\x41\x30")));
	assert_false(utf8_looks_gbk(STR("caf\xE9")));
}

static void
measures_terminal_columns(void **state)
{
	static const struct {
		uint32_t code_point;
		int width;
	} cases[] = {
		{ 'a', 1 },
		{ 0xE9, 1 },
		{ 0x2014, 1 },
		{ 0x2026, 1 },
		{ 0x4E00, 2 },
		{ 0x9FFF, 2 },
		{ 0x3007, 2 },
		{ 0x3001, 2 },
		{ 0xFF0C, 2 },
		{ 0xFF5E, 2 },
		{ 0xFF71, 1 },
		{ 0xAC00, 2 },
		{ 0x3042, 2 },
		{ 0x3000, 2 },
		{ 0x303F, 1 },
		{ 0x0301, 0 },
		{ 0x3099, 0 },
		{ 0x200B, 0 },
		{ 0xFE0F, 0 },
		{ 0xFEFF, 0 },
		{ 0x1F600, 2 },
		{ 0x20000, 2 },
		{ 0x3FFFD, 2 },
		{ 0x2FFFE, 1 },
		{ 0x10FFFF, 1 },
		{ 0x1F6DC, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(utf8_width(cases[i].code_point), cases[i].width);
}

static void
knows_chinese_characters(void **state)
{
	(void)state;
	assert_true(utf8_is_han(0x4E00));
	assert_true(utf8_is_han(0x3007));
	assert_true(utf8_is_han(0x3400));
	assert_true(utf8_is_han(0x20BB7));
	assert_true(utf8_is_han(0x31350));
	assert_false(utf8_is_han('a'));
	assert_false(utf8_is_han(0x3002));
	assert_false(utf8_is_han(0x3042));
	assert_false(utf8_is_han(0xA000));
}

static void
knows_the_length_of_a_character_by_its_first_byte(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code += code < 0x1000 ? 1 : 0x3F) {
		char bytes[4];
		size_t length = utf8_encode(code, bytes);

		assert_int_equal(utf8_length(bytes[0]), length);
	}
}

static void
knows_letters_and_digits_of_many_scripts(void **state)
{
	static const uint32_t letters[] = { '0', '9', 'A', 'z', 0xE9, 0x3B1, 0x416, 0x3042, 0x30A2, 0x30FC, 0xAC00,
		0x804C, 0x3007, 0xFF11, 0xFF21, 0xFF71 };
	static const uint32_t others[] = { ' ', '-', '_', '.', 0xD7, 0xF7, 0x2014, 0x3002, 0x300C, 0x30FB, 0xFF0C,
		0xFF1A, 0x1F600, 0xFFFD, 0x20, 0x7F };

	(void)state;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		assert_true(utf8_is_word(letters[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(utf8_is_word(others[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_every_code_point_there_and_back),
		cmocka_unit_test(writes_the_replacement_for_what_is_no_character),
		cmocka_unit_test(finds_the_first_byte_that_is_not_utf8),
		cmocka_unit_test(steps_over_wrong_bytes_one_by_one),
		cmocka_unit_test(knows_gbk_when_it_sees_it),
		cmocka_unit_test(measures_terminal_columns),
		cmocka_unit_test(knows_chinese_characters),
		cmocka_unit_test(knows_the_length_of_a_character_by_its_first_byte),
		cmocka_unit_test(knows_letters_and_digits_of_many_scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
