#include "rule_fixture.h"

/* Dates that cannot be. */

static void
says(void **state, const char *body, const char *codes)
{
	struct doc_fixture *fixture = *state;

	fixture->diags.count = 0;
	rule_markdown(fixture, &family_language, body);
	assert_codes(&fixture->diags, codes);
}

static void
finds(void **state, const char *body, const char *code, size_t column, const char *covered)
{
	struct doc_fixture *fixture = *state;

	says(state, body, code);
	assert_finding(&fixture->diags, code, 4, column, covered);
}

static void
finds_dates_that_no_calendar_has(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "2023 年 13 月起\n", "date-impossible", 8, "13 月");
	finds(state, "2 月 30 日\n", "date-impossible", 1, "2 月 30 日");
	finds(state, "2023年9月31日\n", "date-impossible", 6, "9月31日");
	finds(state, "2023年2月29日\n", "date-impossible", 6, "2月29日");
	assert_computed(&fixture->diags, "date-impossible", "2023 is no leap year");
	finds(state, "４月３１号\n", "date-impossible", 1, "４月３１号");
}

static void
knows_dates_that_are_right(void **state)
{
	says(state, "2024年2月29日，2 月 29 日，12 月 31 日，12 月 15～16 日，18个月，5—18 月龄，生均 99.13 月\n", "");
}

static void
finds_ranges_that_run_backwards(void **state)
{
	finds(state, "计划（2024—2020）\n", "date-range", 4, "2024—2020");
	finds(state, "2024-2020 年\n", "date-range", 1, "2024-2020");
	finds(state, "2023 年 12 月至 2022 年 3 月\n", "date-range", 1, "2023 年 12 月至 2022 年 3 月");
	says(state, "2020—2024 年，2019-2020 年度，12 月至 3 月，电话 0571-2024-2020\n", "");
}

static void
finds_years_far_from_all_others(void **state)
{
	struct doc_fixture *fixture = *state;

	finds(state, "2022 年，2023 年，2202 年，2021 年\n", "date-year", 15, "2202 年");
	assert_hint(&fixture->diags, "date-year", "swapped");
	finds(state, "2022 年，2023 年，1023 年，2021 年\n", "date-year", 15, "1023 年");
	says(state, "2022 年，2035 年，2050 年，1949 年，1697 年建校\n", "");
}

static void
finds_years_said_twice(void **state)
{
	finds(state, "2023 年今年 6 月\n", "date-double", 1, "2023 年今年");
	says(state, "2023 年。今年 6 月\n", "");
}

static void
finds_what_has_not_yet_happened(void **state)
{
	struct doc_fixture *fixture = *state;

	says(state, "2021 年 12 月\n\n截至 2022 年 3 月，共 5 所\n", "date-later");
	assert_finding(&fixture->diags, "date-later", 6, 4, "2022 年 3 月");
	says(state, "2022 年 4 月\n\n截至 2022 年 3 月，到 2025 年 12 月建成\n", "");
	says(state, "截至 2022 年 3 月\n", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(finds_dates_that_no_calendar_has),
		doc_test(knows_dates_that_are_right),
		doc_test(finds_ranges_that_run_backwards),
		doc_test(finds_years_far_from_all_others),
		doc_test(finds_years_said_twice),
		doc_test(finds_what_has_not_yet_happened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
