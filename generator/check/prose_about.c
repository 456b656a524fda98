#include "check/prose.h"

#include "base/utf8.h"

/* What a document is about: its city, its year, and whether it is of vocational education. */

enum { CITY_BLOCKS = 40, CITY_BYTES = 6, TITLE_BLOCKS = 3 };

static bool
city_of(struct prose *prose, struct str text)
{
	size_t at = str_find(text, STR("市"), 0);

	if (at == SIZE_MAX || at < CITY_BYTES)
		return false;
	for (size_t i = at - CITY_BYTES, next; i < at; i = next) {
		next = i;
		if (!utf8_is_han(utf8_next(text, &next)))
			return false;
	}
	if (ends_any(str_slice(text, 0, at), "全 我 本 各 省 城 都 超 上"))
		return false;
	prose->city = str_slice(text, at - CITY_BYTES, at + STR("市").len);
	return true;
}

static void
find_city(struct prose *prose)
{
	const struct reading *reading = prose->checker->reading;

	for (size_t i = 0; i < reading->count && i < CITY_BLOCKS; i++)
		if (reading->items[i].kind != PAPER_TABLE && city_of(prose, reading->items[i].passage.text.text))
			return;
}

/* Whether none of the first blocks, a title among them, speaks of vocational education. */
static bool
is_general(const struct reading *reading)
{
	for (size_t i = 0; i < reading->count && i < TITLE_BLOCKS; i++)
		if (reading->items[i].kind != PAPER_TABLE &&
		    has_any(reading->items[i].passage.text.text, "职业 职教 中职 高职"))
			return false;
	return true;
}

void
prose_find_subject(struct prose *prose)
{
	prose->general = !prose->checker->report && is_general(prose->checker->reading);
	find_city(prose);
}

/* The year that the report is of, or else that most figures speak of, the latest of them. */
void
prose_find_year(struct prose *prose)
{
	const struct report *report = prose->checker->report;
	size_t counts[PROSE_YEAR_LAST - PROSE_YEAR_FIRST + 1] = { 0 }, most = 0;

	if (report && report->data_year > 0) {
		prose->year = report->data_year;
		return;
	}
	for (size_t i = 0; i < prose->count; i++) {
		int year = prose->items[i].year;

		if (year >= PROSE_YEAR_FIRST && year <= PROSE_YEAR_LAST && quantity_is_figure(prose->items[i].figure))
			counts[year - PROSE_YEAR_FIRST]++;
	}
	for (size_t i = 0; i <= PROSE_YEAR_LAST - PROSE_YEAR_FIRST; i++)
		if (counts[i] > 0 && counts[i] >= most) {
			most = counts[i];
			prose->year = PROSE_YEAR_FIRST + (int)i;
		}
}
