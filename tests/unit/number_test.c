#include "base/number.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
reads_json_numbers(void **state)
{
	static const struct {
		const char *text;
		double value;
	} cases[] = {
		{ "0", 0 },
		{ "-0", 0 },
		{ "97.50", 97.5 },
		{ "-1.25", -1.25 },
		{ "1e3", 1000 },
		{ "1E+3", 1000 },
		{ "25e-1", 2.5 },
		{ "0.1", 0.1 },
		{ "1250000", 1250000 },
		{ "1e-400", 0 },
		{ "1.7e308", 1.7e308 },
	};
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		value = -1;
		assert_true(number_parse(str_from(cases[i].text), &value));
		assert_true(value == cases[i].value);
	}
	assert_true(number_parse(str_slice(STR("123456"), 0, 3), &value));
	assert_true(value == 123);
}

static void
refuses_everything_else(void **state)
{
	static const char *const cases[] = { "", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "1.e3", " 1", "1 ",
		"0x10", "inf", "nan", "-inf", "1,5", "1_000", "1.2.3", "--1", "1e5.5", "１", "1e309", "-1e309",
		"1.75e308" };
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_false(number_parse(str_from(cases[i]), &value));
	assert_false(number_parse(STR("1\0"), &value));
}

static void
reads_a_number_of_many_digits(void **state)
{
	char digits[2000];
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof digits; i++)
		digits[i] = i == 1 ? '.' : '3';
	assert_true(number_parse((struct str){ digits, sizeof digits }, &value));
	assert_true(value == 10.0 / 3);
}

static void
counts_digits_behind_the_point(void **state)
{
	(void)state;
	assert_int_equal(number_decimals(STR("97.50")), 2);
	assert_int_equal(number_decimals(STR("97")), 0);
	assert_int_equal(number_decimals(STR("-0.125")), 3);
	assert_int_equal(number_decimals(STR("1.5e3")), 1);
	assert_int_equal(number_decimals(STR_NONE), 0);
}

static void
assert_fixed(double value, int decimals, const char *expected)
{
	struct strbuf buf = { 0 };

	strbuf_adds(&buf, "-");
	number_add_fixed(&buf, value, decimals);
	strbuf_addc(&buf, '\0');
	assert_string_equal(buf.at + 1, expected);
	strbuf_release(&buf);
}

static void
writes_fixed_point_rounded_half_to_even(void **state)
{
	(void)state;
	assert_fixed(97.5, 2, "97.50");
	assert_fixed(0.5, 0, "0");
	assert_fixed(1.5, 0, "2");
	assert_fixed(2.5, 0, "2");
	assert_fixed(0.125, 2, "0.12");
	assert_fixed(0.375, 2, "0.38");
	assert_fixed(2.675, 2, "2.67"); /* a little less in binary */
	assert_fixed(-1.25, 1, "-1.2");
	assert_fixed(1250000, 0, "1250000");
	assert_fixed(1, 99, "1.000000000000000");
	assert_fixed(1.5, -3, "2");
}

static void
writes_the_largest_numbers_in_full(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	number_add_fixed(&buf, -DBL_MAX, 15);
	assert_int_equal(buf.len, 1 + 309 + 1 + 15);
	assert_true(str_starts(strbuf_view(&buf), STR("-17976931348623157")));
	strbuf_release(&buf);
}

static void
writes_no_sign_before_zero(void **state)
{
	(void)state;
	assert_fixed(-0.0, 0, "0");
	assert_fixed(-0.001, 2, "0.00");
	assert_fixed(-0.005, 2, "-0.01");
	assert_fixed(-0.4, 0, "0");
}

static void
writes_a_dash_for_no_number(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	assert_fixed(NAN, 2, "—");
	assert_fixed(INFINITY, 2, "—");
	assert_fixed(-INFINITY, 0, "—");
	number_add_shortest(&buf, NAN);
	assert_true(str_eq(strbuf_view(&buf), STR("—")));
	strbuf_release(&buf);
}

static void
assert_shortest(double value, const char *expected)
{
	struct strbuf buf = { 0 };

	number_add_shortest(&buf, value);
	strbuf_addc(&buf, '\0');
	assert_string_equal(buf.at, expected);
	assert_true(strtod(buf.at, NULL) == value);
	strbuf_release(&buf);
}

static void
writes_the_shortest_that_reads_back(void **state)
{
	(void)state;
	assert_shortest(0, "0");
	assert_shortest(-0.0, "0");
	assert_shortest(0.1, "0.1");
	assert_shortest(0.1 + 0.2, "0.30000000000000004");
	assert_shortest(97, "97");
	assert_shortest(97.5, "97.5");
	assert_shortest(-12.25, "-12.25");
	assert_shortest(1250000, "1250000");
	assert_shortest(9007199254740993.0, "9007199254740992");
	assert_shortest(1e20, "100000000000000000000");
	assert_shortest(1e21, "1e+21");
	assert_shortest(1.5e22, "1.5e+22");
	assert_shortest(0.000001, "0.000001");
	assert_shortest(1.5e-7, "1.5e-7");
	assert_shortest(DBL_MAX, "1.7976931348623157e+308");
	assert_shortest(5e-324, "5e-324");
	assert_shortest(DBL_MIN, "2.2250738585072014e-308");
	assert_shortest(1.0 / 3, "0.3333333333333333");
}

static void
reads_back_any_value_it_wrote(void **state)
{
	struct strbuf buf = { 0 };
	uint64_t bits = 88172645463325252U;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		double value = 0;
		double back = 1;

		bits ^= bits << 13;
		bits ^= bits >> 7;
		bits ^= bits << 17;
		value = ldexp((double)(bits >> 11), (int)(bits % 1900) - 1000);
		strbuf_clear(&buf);
		number_add_shortest(&buf, value);
		if (value <= 1.7e308)
			assert_true(number_parse(strbuf_view(&buf), &back) && back == value);
	}
	strbuf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_json_numbers),
		cmocka_unit_test(refuses_everything_else),
		cmocka_unit_test(reads_a_number_of_many_digits),
		cmocka_unit_test(counts_digits_behind_the_point),
		cmocka_unit_test(writes_fixed_point_rounded_half_to_even),
		cmocka_unit_test(writes_the_largest_numbers_in_full),
		cmocka_unit_test(writes_no_sign_before_zero),
		cmocka_unit_test(writes_a_dash_for_no_number),
		cmocka_unit_test(writes_the_shortest_that_reads_back),
		cmocka_unit_test(reads_back_any_value_it_wrote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
