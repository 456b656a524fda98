#include "load/date.h"

#include "findings.h"

static void
takes_years_months_and_days(void **state)
{
	static const char *const dates[] = { "1900", "2024", "2200", "2024-01", "2024-12", "2024-01-01", "2024-01-31",
		"2024-02-29", "2000-02-29", "2023-04-30", "2023-12-31" };

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (!date_valid(str_from(dates[i])))
			fail_msg("'%s' is a date", dates[i]);
}

static void
refuses_days_that_there_are_not(void **state)
{
	static const char *const dates[] = { "1899", "2201", "2024-00", "2024-13", "2024-01-00", "2024-01-32",
		"2023-02-29", "1900-02-29", "2100-02-29", "2024-04-31", "2023-06-31" };

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (date_valid(str_from(dates[i])))
			fail_msg("'%s' is no date", dates[i]);
}

static void
refuses_other_spellings(void **state)
{
	static const char *const dates[] = { "", "202", "20240", "2024-", "2024-1", "2024-1-1", "2024-01-", "2024-01-1",
		"2024-01-011", "2024/01/01", "2024-01-01 ", " 2024", "2024年", "+2024", "-2024", "2024-+1", "２０２４",
		"2024-01-20T10:00Z" };

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (date_valid(str_from(dates[i])))
			fail_msg("'%s' is no date", dates[i]);
	assert_false(date_valid((struct str){ "2024\0", 5 }));
}

static void
counts_seconds_since_1970(void **state)
{
	static const struct {
		const char *text;
		long long seconds;
	} times[] = {
		{ "1970-01-01", 0 },
		{ "1970-01-01T00:00Z", 0 },
		{ "1970-01-01T00:00:01Z", 1 },
		{ "1970-01-02", 86400 },
		{ "1969-12-31T23:59:59Z", -1 },
		{ "1900-01-01", -2208988800 },
		{ "2000-03-01", 951868800 },
		{ "2024-01-20T10:00+08:00", 1705716000 },
		{ "2024-01-20T02:00Z", 1705716000 },
		{ "2024-01-19T20:30:00-05:30", 1705716000 },
		{ "2024-01-20T16:00+14:00", 1705716000 },
		{ "2024-02-29T23:59:59Z", 1709251199 },
		{ "2016-12-31T23:59:60Z", 1483228800 },
		{ "2200-12-31T00:00-00:00", 7289568000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		long long seconds = 0;

		if (!time_parse(str_from(times[i].text), &seconds) || seconds != times[i].seconds)
			fail_msg("'%s' is %lld, not %lld", times[i].text, times[i].seconds, seconds);
	}
}

static void
refuses_what_is_no_time(void **state)
{
	static const char *const times[] = { "", "2024", "2024-01", "2024-02-30", "2024-01-20T", "2024-01-20T10:00",
		"2024-01-20T10:00:00", "2024-01-20 10:00Z", "2024-01-20T10Z", "2024-01-20T24:00Z", "2024-01-20T10:60Z",
		"2024-01-20T10:00:61Z", "2024-01-20T10:00:Z", "2024-01-20T1:00Z", "2024-01-20T10:00+8",
		"2024-01-20T10:00+0800", "2024-01-20T10:00+15:00", "2024-01-20T10:00+08:60", "2024-01-20T10:00ZZ",
		"2024-01-20T10:00Z ", "2024-01-20Z", "2024-01-20T10:00+08:00:00" };

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		long long seconds = 0;

		if (time_parse(str_from(times[i]), &seconds))
			fail_msg("'%s' is no time", times[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_years_months_and_days),
		cmocka_unit_test(refuses_days_that_there_are_not),
		cmocka_unit_test(refuses_other_spellings),
		cmocka_unit_test(counts_seconds_since_1970),
		cmocka_unit_test(refuses_what_is_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
