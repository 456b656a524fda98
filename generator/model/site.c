#include "model/site.h"

#include "base/file.h"
#include "model/doc.h"

struct indicator *
site_indicator(const struct site *site, struct str id)
{
	return map_get(&site->indicators, id);
}

struct city *
site_city(const struct site *site, struct str slug)
{
	return map_get(&site->cities, slug);
}

bool
site_has_above(const struct map *paths, struct str path)
{
	while (path.len > 0 && !map_has(paths, path))
		path = path_folder(path);
	return path.len > 0;
}

bool
subject_is_figure(const struct subject *subject)
{
	return str_starts(subject->origin.text, STR("observations.")) ||
	       str_starts(subject->origin.text, STR("breakdowns."));
}

bool
subject_is_file(const struct subject *subject)
{
	return str_eq(subject->origin.text, STR("data.json")) || str_eq(subject->origin.text, STR("report.json"));
}

const struct observation *
report_figure_at(const struct report *report, struct str path)
{
	struct str kind, id, year, item = str_cut(path, '.', &kind);
	bool whole = str_eq(kind, STR("observations"));

	item = str_cut(item, '.', &id);
	item = str_cut(item, '.', &year);
	for (size_t i = 0; whole && i < report->observations.count; i++) {
		const struct observation *observation = &report->observations.items[i];

		if (item.len == 0 && observation->year == str_to_natural(year) &&
		    str_eq(observation->indicator->id, id))
			return observation;
	}
	for (size_t i = 0; !whole && i < report->breakdowns.count; i++) {
		const struct breakdown *breakdown = &report->breakdowns.items[i];

		for (size_t k = 0; k < breakdown->parts.count; k++)
			if (breakdown->year == str_to_natural(year) && str_eq(breakdown->indicator->id, id) &&
			    str_eq(breakdown->parts.items[k].item, item))
				return &breakdown->parts.items[k];
	}
	return NULL;
}

const struct breakdown *
report_breakdown(const struct report *report, const struct indicator *indicator, int year, struct str by)
{
	for (size_t i = 0; i < report->breakdowns.count; i++) {
		const struct breakdown *breakdown = &report->breakdowns.items[i];

		if (breakdown->indicator == indicator && breakdown->year == year &&
		    (by.len == 0 || str_eq(breakdown->by, by)))
			return breakdown;
	}
	return NULL;
}

static const struct observation *
list_find(const struct observation_list *list, const struct indicator *indicator, int year, struct str item)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct observation *observation = &list->items[i];

		if (observation->indicator == indicator && observation->year == year && str_eq(observation->item, item))
			return observation;
	}
	return NULL;
}

const struct observation *
report_observation(const struct report *report, const struct indicator *indicator, int year, struct str item)
{
	const struct breakdown *breakdown;

	if (item.len == 0)
		return list_find(&report->observations, indicator, year, item);
	breakdown = report_breakdown(report, indicator, year, STR_NONE);
	return breakdown ? list_find(&breakdown->parts, indicator, year, item) : NULL;
}

const struct series *
indicator_series(const struct indicator *indicator, const struct city *city)
{
	for (size_t i = 0; i < indicator->series.count; i++)
		if (indicator->series.items[i]->city == city)
			return indicator->series.items[i];
	return NULL;
}

const struct observation *
series_at(const struct series *series, int year)
{
	for (size_t i = 0; series && i < series->count; i++)
		if (series->items[i]->year == year)
			return series->items[i];
	return NULL;
}

bool
observation_is_figure(const struct observation *observation)
{
	return observation && observation->status != STATUS_MISSING;
}

const struct observation *
series_latest(const struct series *series)
{
	for (size_t i = series ? series->count : 0; i > 0; i--)
		if (observation_is_figure(series->items[i - 1]))
			return series->items[i - 1];
	return NULL;
}

struct str
section_title(const struct section *section)
{
	return section->doc->title;
}

size_t
report_section_count(const struct report *report)
{
	return report->chapters.count + report->cases.count + report->annexes.count;
}

struct section *
report_section(const struct report *report, size_t index)
{
	if (index < report->chapters.count)
		return report->chapters.items[index];
	index -= report->chapters.count;
	if (index < report->cases.count)
		return report->cases.items[index];
	return report->annexes.items[index - report->cases.count];
}

size_t
indicator_city_count(const struct indicator *indicator, int year)
{
	size_t count = 0;

	for (size_t i = 0; i < indicator->series.count; i++) {
		const struct series *series = indicator->series.items[i];
		const struct observation *figure = year > 0 ? series_at(series, year) : series_latest(series);

		count += observation_is_figure(figure);
	}
	return count;
}

static bool
chapter_requires(const struct chapter_spec *chapter, const struct indicator *indicator)
{
	for (size_t i = 0; i < chapter->require_count; i++)
		if (chapter->requires[i] == indicator)
			return true;
	return false;
}

bool
topic_requires(const struct site *site, const struct topic *topic, const struct indicator *indicator)
{
	for (size_t i = 0; i < site->chapter_sets.count; i++) {
		const struct chapter_set *set = site->chapter_sets.entries[i].value;

		for (size_t k = 0; k < set->chapter_count; k++)
			if (set->chapters[k].topic == topic && chapter_requires(&set->chapters[k], indicator))
				return true;
	}
	return false;
}

const struct target *
indicator_target(const struct site *site, const struct indicator *indicator)
{
	for (size_t i = 0; i < site->policies.count; i++) {
		const struct policy *policy = site->policies.entries[i].value;

		for (size_t k = 0; k < policy->target_count; k++)
			if (policy->targets[k].indicator == indicator)
				return &policy->targets[k];
	}
	return NULL;
}
