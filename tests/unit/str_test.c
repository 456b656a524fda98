#include "base/str.h"

#include <limits.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_str(text, expected) assert_true(str_eq((text), STR(expected)))

static void
compares_by_bytes(void **state)
{
	(void)state;
	assert_true(str_eq(STR_NONE, STR("")));
	assert_true(str_eq(STR("杭州"), STR("杭州")));
	assert_false(str_eq(STR("ab"), STR("abc")));
	assert_false(str_eq(STR("ab"), STR("aB")));
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("Z"), STR("杭")) < 0);
	assert_int_equal(str_cmp(STR_NONE, STR("")), 0);
	assert_int_equal(str_cmp(str_from("x"), STR("x")), 0);
}

static void
slices_within_the_text(void **state)
{
	const struct str text = STR("abcdef");

	(void)state;
	assert_str(str_slice(text, 1, 3), "bc");
	assert_str(str_slice(text, 4, 100), "ef");
	assert_str(str_slice(text, 6, 6), "");
	assert_str(str_slice(text, 5, 2), "");
	assert_str(str_slice(STR_NONE, 0, 3), "");
}

static void
tells_starts_and_ends(void **state)
{
	(void)state;
	assert_true(str_starts(STR("report.json"), STR("report")));
	assert_true(str_starts(STR("x"), STR("")));
	assert_false(str_starts(STR("re"), STR("report")));
	assert_true(str_ends(STR("report.json"), STR(".json")));
	assert_false(str_ends(STR("report.json"), STR(".jso")));
	assert_false(str_ends(STR("n"), STR("json")));
}

static void
finds_the_first_at_or_after_an_offset(void **state)
{
	const struct str text = STR("abcabc");

	(void)state;
	assert_int_equal(str_find(text, STR("bc"), 0), 1);
	assert_int_equal(str_find(text, STR("bc"), 1), 1);
	assert_int_equal(str_find(text, STR("bc"), 2), 4);
	assert_true(str_find(text, STR("bc"), 5) == SIZE_MAX);
	assert_true(str_find(text, STR("x"), 0) == SIZE_MAX);
	assert_true(str_find(text, STR("a"), 100) == SIZE_MAX);
	assert_int_equal(str_find(text, STR(""), 6), 6);
	assert_true(str_find(text, STR(""), 7) == SIZE_MAX);
	assert_true(str_find(STR_NONE, STR("a"), 0) == SIZE_MAX);
}

static void
finds_the_word_of_a_list_at_the_begin(void **state)
{
	(void)state;
	assert_int_equal(str_begin_of(STR("人次以上"), "人 人次"), 3);
	assert_int_equal(str_begin_of(STR("人次以上"), "人次 人"), 6);
	assert_int_equal(str_begin_of(STR("次"), "人次 次"), 3);
	assert_int_equal(str_begin_of(STR("人"), "人次 所"), 0);
	assert_int_equal(str_begin_of(STR("1 所"), "（1 1"), 1);
	assert_int_equal(str_begin_of(STR("（1）"), "1 （1"), 4);
	assert_int_equal(str_begin_of(STR("所"), "人  所 "), 3);
	assert_int_equal(str_begin_of(STR(" 所"), "人  所"), 0);
	assert_int_equal(str_begin_of(STR("a\0b"), "b a"), 1);
	assert_int_equal(str_begin_of(STR("\0"), "人 a"), 0);
	assert_int_equal(str_begin_of(STR_NONE, "人"), 0);
	assert_int_equal(str_begin_of(STR("人"), ""), 0);
}

static void
finds_the_word_of_a_list_at_the_end(void **state)
{
	(void)state;
	assert_int_equal(str_end_of(STR("共有"), "有 共有"), 3);
	assert_int_equal(str_end_of(STR("共有"), "共有 有"), 6);
	assert_int_equal(str_end_of(STR("有"), "共有 总有"), 0);
	assert_int_equal(str_end_of(STR("有一"), "有 共有"), 0);
	assert_int_equal(str_end_of(STR("见表"), "图 附表 表"), 3);
	assert_int_equal(str_end_of(STR("较 "), "较  比 "), 0);
	assert_int_equal(str_end_of(STR("相比"), "较  比 "), 3);
	assert_int_equal(str_end_of(STR("a\0"), "a"), 0);
	assert_int_equal(str_end_of(STR_NONE, "人"), 0);
	assert_int_equal(str_end_of(STR("人"), ""), 0);
}

static void
trims_white_space_at_both_ends_only(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\n a b \v\f")), "a b");
	assert_str(str_trim(STR(" \n ")), "");
	assert_str(str_trim(STR_NONE), "");
	assert_str(str_trim(STR("　全角　")), "　全角　");
}

static void
cuts_at_the_first_mark(void **state)
{
	struct str head;

	(void)state;
	assert_str(str_cut(STR("a/b/c"), '/', &head), "b/c");
	assert_str(head, "a");
	assert_str(str_cut(STR("abc"), '/', &head), "");
	assert_str(head, "abc");
	assert_str(str_cut(STR("/"), '/', &head), "");
	assert_str(head, "");
	assert_str(str_cut(STR_NONE, '/', &head), "");
	assert_str(head, "");
}

static void
reads_natural_numbers_of_up_to_nine_digits(void **state)
{
	(void)state;
	assert_int_equal(str_to_natural(STR("0")), 0);
	assert_int_equal(str_to_natural(STR("2023")), 2023);
	assert_int_equal(str_to_natural(STR("007")), 7);
	assert_int_equal(str_to_natural(STR("999999999")), 999999999);
	assert_int_equal(str_to_natural(STR("1234567890")), -1);
	assert_int_equal(str_to_natural(STR("")), -1);
	assert_int_equal(str_to_natural(STR("-1")), -1);
	assert_int_equal(str_to_natural(STR("+1")), -1);
	assert_int_equal(str_to_natural(STR("1 ")), -1);
	assert_int_equal(str_to_natural(STR("２")), -1);
}

static void
copies_and_formats_into_an_arena(void **state)
{
	char bytes[] = "abc";
	struct arena arena;
	struct str copy;

	(void)state;
	arena_init(&arena);
	copy = str_copy(&arena, (struct str){ bytes, 2 });
	bytes[0] = 'x';
	assert_str(copy, "ab");
	assert_str(str_copy(&arena, STR_NONE), "");
	assert_string_equal(str_zero(&arena, str_slice(STR("abc"), 0, 2)), "ab");
	assert_string_equal(str_zero(&arena, STR_NONE), "");
	assert_str(str_format(&arena, "%.*s-%d", STR_ARG(STR("杭州")), 2023), "杭州-2023");
	assert_str(str_format(&arena, "%.*s", STR_ARG(STR_NONE)), "");
	assert_int_equal(str_format(&arena, "%5000d", 1).len, 5000);
	arena_release(&arena);
}

static void
cuts_print_lengths_at_int_max(void **state)
{
	const struct str huge = { "", (size_t)INT_MAX + 10 };

	(void)state;
	assert_int_equal(str_print_length(huge), INT_MAX);
	assert_int_equal(str_print_length(STR("abc")), 3);
}

static struct str
nearest(struct str word)
{
	static const struct str candidates[] = {
		{ "enrolment", 9 },
		{ "admissions", 10 },
		{ "employment_rate", 15 },
		{ "杭州职业技术学院", 24 },
		{ "", 0 },
	};

	return str_nearest(word, candidates, sizeof candidates / sizeof *candidates);
}

static void
finds_the_nearest_word_by_every_kind_of_slip(void **state)
{
	(void)state;
	assert_str(nearest(STR("enrolment")), "enrolment");
	assert_str(nearest(STR("enrollment")), "enrolment");
	assert_str(nearest(STR("enrolmnt")), "enrolment");
	assert_str(nearest(STR("enrolmant")), "enrolment");
	assert_str(nearest(STR("enrolmetn")), "enrolment");
	assert_str(nearest(STR("neroltnem")), "");
}

static void
counts_edits_in_characters(void **state)
{
	(void)state;
	assert_str(nearest(STR("杭洲职业技术学院")), "杭州职业技术学院");
	assert_str(nearest(STR("杭洲职业技木学院")), "杭州职业技术学院");
	assert_str(nearest(STR("杭洲织业技木学院")), "");
}

static void
finds_nothing_that_is_too_far_off(void **state)
{
	const struct str pair[] = { STR("ab"), STR("abcd") };

	(void)state;
	assert_str(nearest(STR("weather")), "");
	assert_str(nearest(STR("")), "");
	/* at most 3 edits, however long the word */
	assert_str(nearest(STR("employment_rate123")), "employment_rate");
	assert_str(nearest(STR("employment_rate1234")), "");
	/* at most a third of the length */
	assert_str(str_nearest(STR("xb"), pair, 2), "");
	assert_str(str_nearest(STR("abx"), pair, 2), "ab");
	assert_str(str_nearest(STR("a"), NULL, 0), "");
}

static void
takes_the_first_of_equally_near_words(void **state)
{
	const struct str pair[] = { STR("cat"), STR("bat") };
	const struct str swapped[] = { STR("bat"), STR("cat") };

	(void)state;
	assert_str(str_nearest(STR("hat"), pair, 2), "cat");
	assert_str(str_nearest(STR("hat"), swapped, 2), "bat");
}

static void
compares_no_words_over_64_characters(void **state)
{
	char bytes[65];
	struct str word = { bytes, 64 };

	(void)state;
	memset(bytes, 'a', sizeof bytes);
	assert_int_equal(str_nearest(word, &word, 1).len, 64);
	word.len = 65;
	assert_int_equal(str_nearest(word, &word, 1).len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares_by_bytes),
		cmocka_unit_test(slices_within_the_text),
		cmocka_unit_test(tells_starts_and_ends),
		cmocka_unit_test(finds_the_first_at_or_after_an_offset),
		cmocka_unit_test(finds_the_word_of_a_list_at_the_begin),
		cmocka_unit_test(finds_the_word_of_a_list_at_the_end),
		cmocka_unit_test(trims_white_space_at_both_ends_only),
		cmocka_unit_test(cuts_at_the_first_mark),
		cmocka_unit_test(reads_natural_numbers_of_up_to_nine_digits),
		cmocka_unit_test(copies_and_formats_into_an_arena),
		cmocka_unit_test(cuts_print_lengths_at_int_max),
		cmocka_unit_test(finds_the_nearest_word_by_every_kind_of_slip),
		cmocka_unit_test(counts_edits_in_characters),
		cmocka_unit_test(finds_nothing_that_is_too_far_off),
		cmocka_unit_test(takes_the_first_of_equally_near_words),
		cmocka_unit_test(compares_no_words_over_64_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
