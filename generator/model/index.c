#include "model/site.h"

/* site_index: what the nouns know of each other once all are loaded. */

static struct series *
series_of(struct site *site, struct indicator *indicator, const struct city *city)
{
	struct series *series;

	/* cities come one after the other: only the last series can be the one */
	if (indicator->series.count > 0) {
		series = indicator->series.items[indicator->series.count - 1];
		if (series->city == city)
			return series;
	}
	series = arena_new(site->arena, struct series);
	series->indicator = indicator;
	series->city = city;
	*arena_push(site->arena, &indicator->series) = series;
	return series;
}

/* In rising order of years; the newest report was first to say, so it stays. */
static void
series_add(struct site *site, struct series *series, const struct observation *observation)
{
	size_t at;

	if (series_at(series, observation->year))
		return;
	*arena_push(site->arena, series) = observation;
	for (at = series->count - 1; at > 0 && series->items[at - 1]->year > observation->year; at--)
		series->items[at] = series->items[at - 1];
	series->items[at] = observation;
}

static void
note_year(struct site *site, int year)
{
	size_t at = site->year_count;

	for (size_t i = 0; i < site->year_count; i++)
		if (site->years[i] == year)
			return;
	for (; at > 0 && site->years[at - 1] > year; at--)
		site->years[at] = site->years[at - 1];
	site->years[at] = year;
	site->year_count++;
}

static void
index_report(struct site *site, const struct report *report)
{
	for (size_t i = 0; i < report->observations.count; i++) {
		const struct observation *observation = &report->observations.items[i];
		struct indicator *indicator = site_indicator(site, observation->indicator->id);

		if (observation->year == 0)
			continue; /* its year could not be read, which has been told */
		series_add(site, series_of(site, indicator, report->city), observation);
		note_year(site, observation->year);
	}
	for (size_t i = 0; i < report->chapters.count; i++) {
		struct section *section = report->chapters.items[i];

		if (section->topic)
			*arena_push(site->arena, &section->topic->sections) = section;
	}
}

void
site_index(struct site *site)
{
	enum { YEARS = 512 }; /* load lets only 1949 to 2200 through */

	site->years = arena_array(site->arena, int, YEARS);
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			index_report(site, city->reports.items[k]);
	}
}
