#include "search/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
assert_folds(const char *text, const char *expected)
{
	struct strbuf folded = { 0 };

	fold_add(&folded, str_from(text));
	strbuf_addc(&folded, 0);
	assert_string_equal(folded.at, expected);
	strbuf_release(&folded);
}

/* By two rows of twins; all other code points stay as they are. */
static void
makes_twins_the_same_and_nothing_else(void **state)
{
	(void)state;
	for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
		uint32_t expected = code_point;

		if (code_point >= 0xFF10 && code_point <= 0xFF19)
			expected = code_point - 0xFF10 + '0';
		else if (code_point >= 0xFF21 && code_point <= 0xFF3A)
			expected = code_point - 0xFF21 + 'a';
		else if (code_point >= 0xFF41 && code_point <= 0xFF5A)
			expected = code_point - 0xFF41 + 'a';
		else if (code_point >= 'A' && code_point <= 'Z')
			expected = code_point - 'A' + 'a';
		assert_int_equal(fold_char(code_point), expected);
	}
}

static void
folds_width_and_capitals(void **state)
{
	(void)state;
	assert_folds("", "");
	assert_folds("２０２３年ＡＢＣａｂｃ", "2023年abcabc");
	assert_folds("iPhone 15、GDP", "iphone 15、gdp");
	/* punctuation has no twin: it means other things in either width */
	assert_folds("（１）！，", "（1）！，");
	assert_folds("É ß Ω", "É ß Ω");
}

static void
takes_commas_between_digits_off(void **state)
{
	static const char *const cases[][2] = {
		{ "1,234", "1234" },
		{ "1,234,567人", "1234567人" },
		{ "１２,３４５", "12345" },
		{ "12,345.67", "12345.67" },
		{ "1,234.", "1234." },
		{ "12,34", "1234" },
		{ "1,2345", "12345" },
		{ "1,234,56", "123456" },
		{ ",123", ",123" },
		{ "a,123", "a,123" },
		{ "1,,234", "1,,234" },
		{ "1, 234", "1, 234" },
		{ "1,234,", "1234," },
		{ "1，234", "1，234" },
		{ "1,23四", "123四" },
		{ "1,", "1," },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_folds(cases[i][0], cases[i][1]);
}

/* A query is folded as a text was: what is folded stays. */
static void
folds_once(void **state)
{
	static const char *const texts[] = { "1,234,567", "１,２３４Ｂ", "共 1,000 人，ＡＢ" };
	struct strbuf once = { 0 }, twice = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		strbuf_clear(&once);
		strbuf_clear(&twice);
		fold_add(&once, str_from(texts[i]));
		fold_add(&twice, strbuf_view(&once));
		assert_true(str_eq(strbuf_view(&once), strbuf_view(&twice)));
	}
	strbuf_release(&once);
	strbuf_release(&twice);
}

static void
survives_what_is_no_text(void **state)
{
	(void)state;
	assert_folds("a\xFF\xE4\xB8", "a\xFF\xE4\xB8");
	assert_folds("1,\xEF", "1,\xEF");
	assert_folds("A\xFF\xE4"
		     "B",
	    "a\xFF\xE4"
	    "b");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_twins_the_same_and_nothing_else),
		cmocka_unit_test(folds_width_and_capitals),
		cmocka_unit_test(takes_commas_between_digits_off),
		cmocka_unit_test(folds_once),
		cmocka_unit_test(survives_what_is_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
