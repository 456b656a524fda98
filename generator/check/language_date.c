#include "check/language.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Dates that cannot be: "13 月", "2 月 30 日", a year far from all others, a range that
 * runs backwards, "2023 年今年", what is told before it has happened. */

enum {
	YEAR_MIN = 1000,
	YEAR_MAX = 2999,
	YEAR_DIGITS = 4,
	MONTH_DIGITS = 2, /* of a day, too */
	AHEAD_MAX = 60,   /* years before and behind the middle of all years of a document */
	NIAN = 0x5E74,    /* 年 */
	YUE = 0x6708,     /* 月 */
	RI = 0x65E5,      /* 日 */
	HAO = 0x53F7,     /* 号 */
};

/* A date as written; 0 for what is not said. */
struct date_read {
	int year, month, day;
	size_t from, to; /* characters, with the last sign */
};

struct year_said {
	int year;
	struct place place;
};

struct dates {
	const struct checker *checker;
	const struct letters *tight;
	const struct spoken *spoken;
	struct {
		struct year_said *items;
		size_t count, capacity;
	} years;
	struct date_read published; /* on the title page; year 0: nothing said */
	struct place published_place;
};

/* ---- reading ---- */

static int
digit_of(uint32_t code)
{
	return (int)(code <= '9' ? code - '0' : code - 0xFF10);
}

/* The digits at an index as a number, -1 when there are none or more than `most`. */
static int
number_at(const struct letters *letters, size_t at, size_t most, size_t *end)
{
	int number = 0;

	for (*end = at; letter_is_digit(letter_at(letters, *end)); (*end)++) {
		if (*end - at >= most)
			return -1;
		number = 10 * number + digit_of(letters->items[*end].code);
	}
	return *end > at ? number : -1;
}

/* "N月" or "N日" at an index; -1: neither. */
static int
part_at(const struct letters *letters, size_t at, uint32_t sign, size_t *end)
{
	size_t next;
	int number = number_at(letters, at, MONTH_DIGITS, &next);
	bool fits = letter_at(letters, next) == sign || (sign == RI && letter_at(letters, next) == HAO);

	if (number < 0 || !fits)
		return -1;
	if (sign == YUE && letters_match(letters, next + 1, STR("龄")))
		return -1;
	*end = next + 1;
	return number;
}

/* A date that begins with a year: "2023年", "2023年9月", "2023年9月1日". */
static bool
date_at(const struct letters *letters, size_t at, struct date_read *date)
{
	size_t end;
	int year = number_at(letters, at, YEAR_DIGITS, &end), month, day;

	*date = (struct date_read){ .from = at };
	if (end - at != YEAR_DIGITS || year < YEAR_MIN || year > YEAR_MAX || letter_at(letters, end) != NIAN)
		return false;
	date->year = year;
	date->to = end + 1;
	month = part_at(letters, date->to, YUE, &end);
	if (month < 0)
		return true;
	date->month = month;
	date->to = end;
	day = part_at(letters, end, RI, &end);
	date->day = day < 0 ? 0 : day;
	date->to = end;
	return true;
}

static struct place
tight_place(const struct dates *dates, size_t from, size_t to)
{
	return passage_place(dates->spoken->passage, dates->tight->items[from].from, dates->tight->items[to - 1].to);
}

static struct str
tight_text(const struct dates *dates, size_t from, size_t to)
{
	return str_slice(
	    dates->spoken->passage->text.text, dates->tight->items[from].from, dates->tight->items[to - 1].to);
}

/* ---- months and days ---- */

static int
days_of(int month, int year)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));

	return days[month - 1] + (month == 2 && leap);
}

static void
find_impossible(const struct dates *dates, size_t from, size_t to)
{
	const struct checker *checker = dates->checker;

	checker_find(checker, "date-impossible", tight_place(dates, from, to),
	    diag_tr(checker->diags, "there is no such date as '%.*s'", "不存在“%.*s”这一日期"),
	    STR_ARG(tight_text(dates, from, to)));
}

/* A month at an index, with the day behind it. Returns where to go on. */
static size_t
look_at_month(const struct dates *dates, size_t at, int year)
{
	const struct letters *letters = dates->tight;
	size_t end, day_end;
	int month = part_at(letters, at, YUE, &end), day;

	if (month < 0)
		return at;
	day = part_at(letters, end, RI, &day_end);
	if (month < 1 || month > 12)
		find_impossible(dates, at, end);
	else if (day >= 0 && (day < 1 || day > days_of(month, year)))
		find_impossible(dates, at, day_end);
	if (day >= 0 && month >= 1 && month <= 12 && day > days_of(month, year) && day <= 29)
		diag_computation(
		    dates->checker->diags, diag_tr(dates->checker->diags, "%d is no leap year", "%d 年不是闰年"), year);
	return day >= 0 ? day_end : end;
}

/* ---- years ---- */

static bool
is_joint(uint32_t code)
{
	return code == '-' || code == '~' || code == 0x2014 || code == 0x2013 || code == 0x2015 || code == 0xFF0D ||
	       code == 0xFF5E || code == 0x81F3; /* — – ― － ～ 至 */
}

static int
date_order(const struct date_read *a, const struct date_read *b)
{
	if (a->year != b->year)
		return a->year - b->year;
	if (a->month == 0 || b->month == 0 || a->month != b->month)
		return a->month == 0 || b->month == 0 ? 0 : a->month - b->month;
	return a->day == 0 || b->day == 0 ? 0 : a->day - b->day;
}

static void
find_backwards(const struct dates *dates, size_t from, size_t to)
{
	const struct checker *checker = dates->checker;

	checker_find(checker, "date-range", tight_place(dates, from, to),
	    diag_tr(checker->diags, "the time '%.*s' ends before it begins", "时间段“%.*s”的终点早于起点"),
	    STR_ARG(tight_text(dates, from, to)));
}

/* "2024—2020年", "2023年12月至2022年3月". */
static void
look_at_range(const struct dates *dates, const struct date_read *first)
{
	const struct letters *letters = dates->tight;
	struct date_read second;
	size_t joint = first->to;

	while (is_joint(letter_at(letters, joint)))
		joint++;
	if (joint > first->to && joint - first->to <= 2 && date_at(letters, joint, &second) &&
	    date_order(first, &second) > 0)
		find_backwards(dates, first->from, second.to);
}

/* Four digits, a joint and a year, as in "2024—2020年" and "（2024—2020）". */
static void
look_at_bare_range(const struct dates *dates, size_t at)
{
	const struct letters *letters = dates->tight;
	size_t end, joint, last;
	int first = number_at(letters, at, YEAR_DIGITS, &end), second;
	uint32_t before = letter_at(letters, at - 1);

	for (joint = end; is_joint(letter_at(letters, joint));)
		joint++;
	if (end - at != YEAR_DIGITS || joint == end || joint - end > 2 || is_joint(before) || letter_is_latin(before))
		return;
	second = number_at(letters, joint, YEAR_DIGITS, &last);
	if (last - joint != YEAR_DIGITS || first < 1900 || first > 2100 || second < 1900 || second >= first)
		return;
	if (letter_at(letters, last) == NIAN || letter_at(letters, last) == 0xFF09) /* ） */
		find_backwards(dates, at, last);
}

static void
look_at_words_behind(const struct dates *dates, const struct date_read *date)
{
	static const struct str words[] = { { "今年", 6 }, { "去年", 6 }, { "明年", 6 }, { "前年", 6 } };
	const struct checker *checker = dates->checker;

	for (size_t i = 0; date->month == 0 && i < sizeof words / sizeof *words; i++) {
		if (!letters_match(dates->tight, date->to, words[i]))
			continue;
		checker_find(checker, "date-double", tight_place(dates, date->from, date->to + 2),
		    diag_tr(checker->diags, "the year is said twice: '%.*s'", "“%.*s”重复说明年份"),
		    STR_ARG(tight_text(dates, date->from, date->to + 2)));
	}
}

/* ---- what lies ahead ---- */

/* A block that is nothing but a date says when the document was made. */
static void
take_published(struct dates *dates, const struct date_read *date)
{
	bool alone = date->from == 0 && date->to == dates->tight->count && date->month > 0;

	if (!alone || dates->published.year > 0 || dates->spoken->block->kind == PAPER_TABLE)
		return;
	dates->published = *date;
	dates->published_place = tight_place(dates, date->from, date->to);
}

/* What says that a date tells of what has been: 截至 2024 年 3 月. */
static void
look_at_past(const struct dates *dates, const struct date_read *date)
{
	static const struct str words[] = { { "截至", 6 }, { "截止", 6 }, { "截止到", 9 }, { "截至到", 9 } };
	const struct checker *checker = dates->checker;
	bool past = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		past = past || letters_match_before(dates->tight, date->from, words[i]);
	if (!past || dates->published.year == 0 || date_order(date, &dates->published) <= 0)
		return;
	checker_find(checker, "date-later", tight_place(dates, date->from, date->to),
	    diag_tr(checker->diags, "'%.*s' lies behind the date of the document", "“%.*s”晚于文件的日期"),
	    STR_ARG(tight_text(dates, date->from, date->to)));
	diag_also(checker->diags, dates->published_place, "%s",
	    diag_tr(checker->diags, "the date of the document", "文件的日期"));
}

/* ---- a document ---- */

static void
look_at_date(struct dates *dates, const struct date_read *date)
{
	*arena_push(dates->checker->arena, &dates->years) =
	    (struct year_said){ date->year, tight_place(dates, date->from, date->to) };
	look_at_range(dates, date);
	look_at_words_behind(dates, date);
	look_at_past(dates, date);
	take_published(dates, date);
}

/* The digits from `from` to before `to`. Returns where to go on. */
static size_t
look_at_digits(struct dates *dates, size_t from, size_t to)
{
	const struct letters *letters = dates->tight;
	struct date_read date;
	size_t behind;

	if (letter_at(letters, from - 1) == '.' || letter_at(letters, from - 1) == ',')
		return to;
	if (to - from == YEAR_DIGITS) {
		look_at_bare_range(dates, from);
		if (!date_at(letters, from, &date))
			return to;
		look_at_date(dates, &date);
		return look_at_month(dates, to + 1, date.year);
	}
	behind = to - from <= MONTH_DIGITS ? look_at_month(dates, from, 0) : from;
	return behind > from ? behind : to;
}

static void
look_at_dates(void *state, const struct spoken *spoken)
{
	struct dates *dates = state;
	const struct letters *letters = &spoken->tight;
	size_t behind = 0; /* what has been looked at */

	dates->tight = letters;
	dates->spoken = spoken;
	for (size_t i = 0; i < letters->sign_count; i++) {
		size_t at = letters->signs[i], end = at;

		if (at < behind || !letter_is_digit(letters->items[at].code))
			continue;
		while (letter_is_digit(letter_at(letters, end)))
			end++;
		behind = look_at_digits(dates, at, end);
	}
}

static int
year_compare(const void *a, const void *b)
{
	const struct year_said *x = a, *y = b;

	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	return (x->place.offset > y->place.offset) - (x->place.offset < y->place.offset);
}

/* Whether two years have the same digits in another order, or differ in one. */
static bool
is_slip_of(int year, int other)
{
	int counts[10] = { 0 }, differ = 0;
	bool same = true;

	for (int i = 0, a = year, b = other; i < YEAR_DIGITS; i++, a /= 10, b /= 10) {
		counts[a % 10]++;
		counts[b % 10]--;
		differ += a % 10 != b % 10;
	}
	for (int i = 0; i < 10; i++)
		same = same && counts[i] == 0;
	return same || differ == 1;
}

/* Years far from the middle one that a slip makes of it, or that nobody plans for. */
static void
tell_years(const struct dates *dates)
{
	const struct checker *checker = dates->checker;
	struct year_said *items = dates->years.items;
	size_t count = dates->years.count;
	int middle;

	if (count == 0)
		return;
	qsort(items, count, sizeof *items, year_compare);
	middle = items[count / 2].year;
	for (size_t i = 0; i < count; i++) {
		bool slip = is_slip_of(items[i].year, middle) || is_slip_of(items[i].year, middle - 1) ||
			    is_slip_of(items[i].year, middle + 1);

		if (items[i].year <= middle + AHEAD_MAX && (items[i].year >= middle - 2 * AHEAD_MAX || !slip))
			continue;
		checker_find(checker, "date-year", items[i].place,
		    diag_tr(checker->diags, "the year %d is far from those of the document, around %d",
			"年份 %d 与全文的年份（%d 年前后）相去甚远"),
		    items[i].year, middle);
		if (slip)
			diag_hint(checker->diags, "%s",
			    diag_tr(checker->diags, "digits swapped or mistyped?", "数字是否颠倒或误打？"));
	}
}

void
language_dates(const struct checker *checker)
{
	struct dates dates = { .checker = checker };

	spoken_each(checker, look_at_dates, &dates);
	tell_years(&dates);
}
