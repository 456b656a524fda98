#include "load/date.h"

struct date {
	int year, month, day;
};

/* Reads exactly `digits` digits off the front. */
static bool
take_number(struct str *text, size_t digits, int *number)
{
	long value = text->len >= digits ? str_to_natural(str_slice(*text, 0, digits)) : -1;

	if (value < 0)
		return false;
	*number = (int)value;
	*text = str_slice(*text, digits, text->len);
	return true;
}

static bool
take_mark(struct str *text, char mark)
{
	if (text->len == 0 || text->at[0] != mark)
		return false;
	*text = str_slice(*text, 1, text->len);
	return true;
}

static int
days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Takes a whole date off the front; missing parts are 1 when `partial`. */
static bool
take_date(struct str *text, bool partial, struct date *date)
{
	date->month = date->day = 1;
	if (!take_number(text, 4, &date->year) || date->year < 1900 || date->year > 2200)
		return false;
	if (partial && text->len == 0)
		return true;
	if (!take_mark(text, '-') || !take_number(text, 2, &date->month) || date->month < 1 || date->month > 12)
		return false;
	if (partial && text->len == 0)
		return true;
	return take_mark(text, '-') && take_number(text, 2, &date->day) && date->day >= 1 &&
	       date->day <= days_of_month(date->year, date->month);
}

bool
date_valid(struct str text)
{
	struct date date;

	return take_date(&text, true, &date) && text.len == 0;
}

static long long
days_since_1970(const struct date *date)
{
	long long days = 0;

	for (int year = 1970; year < date->year; year++)
		days += days_of_month(year, 2) == 29 ? 366 : 365;
	for (int year = date->year; year < 1970; year++)
		days -= days_of_month(year, 2) == 29 ? 366 : 365;
	for (int month = 1; month < date->month; month++)
		days += days_of_month(date->year, month);
	return days + date->day - 1;
}

/* "Z", "+08:00" or "-05:30": seconds east of Greenwich. */
static bool
take_zone(struct str *text, int *east)
{
	int hours, minutes, sign = 1;

	*east = 0;
	if (take_mark(text, 'Z'))
		return true;
	if (!take_mark(text, '+')) {
		if (!take_mark(text, '-'))
			return false;
		sign = -1;
	}
	if (!take_number(text, 2, &hours) || !take_mark(text, ':') || !take_number(text, 2, &minutes))
		return false;
	*east = sign * (hours * 3600 + minutes * 60);
	return hours <= 14 && minutes <= 59;
}

bool
time_parse(struct str text, long long *seconds)
{
	struct date date;
	int hour = 0, minute = 0, second = 0, east = 0;

	if (!take_date(&text, false, &date))
		return false;
	if (text.len > 0) {
		if (!take_mark(&text, 'T') || !take_number(&text, 2, &hour) || !take_mark(&text, ':') ||
		    !take_number(&text, 2, &minute))
			return false;
		if (take_mark(&text, ':') && !take_number(&text, 2, &second))
			return false;
		if (!take_zone(&text, &east))
			return false;
	}
	*seconds = days_since_1970(&date) * 86400 + hour * 3600LL + minute * 60LL + second - east;
	return text.len == 0 && hour <= 23 && minute <= 59 && second <= 60;
}
