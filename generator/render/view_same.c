#include "render/view.h"

#include <stdlib.h>

/* Where else a section's topic is: in the cities that are near, and in other years of its
 * own city. All of them are on the topic's page. */

static void
add_same(const struct view *view, struct list *list, const struct section *section)
{
	struct object *object = list_add_object(list);

	object_text(object, "city", section->report->city->name);
	object_text(object, "year", str_format(view->arena, "%d", section->report->report_year));
	object_text(object, "title", section_title(section));
	object_text(object, "url", view_section_url(view, section, STR_NONE));
}

/* Of another city, whose sections on a topic begin at `from`, the report nearest in time:
 * all reports of all cities are on the topic's page. */
static void
add_nearest(const struct view *view, struct list *list, const struct section_list *sections, size_t from)
{
	int year = view->output->report->report_year, distance = 0;
	const struct report *nearest = NULL;
	size_t end = from;

	for (; end < sections->count && sections->items[end]->report->city == sections->items[from]->report->city;
	     end++) {
		const struct report *report = sections->items[end]->report;
		int other = abs(report->report_year - year);

		if (!nearest || other < distance) {
			nearest = report;
			distance = other;
		}
	}
	for (size_t i = from; i < end; i++)
		if (sections->items[i]->report == nearest)
			add_same(view, list, sections->items[i]);
}

static bool
is_of_city(const struct section_list *sections, size_t index, const struct city *city)
{
	return index < sections->count && sections->items[index]->report->city == city;
}

/* Where the sections of the cities begin, by city. */
static size_t
city_starts(const struct section_list *sections, size_t *starts)
{
	size_t count = 0;

	for (size_t i = 0; i < sections->count; i++)
		if (i == 0 || !is_of_city(sections, i - 1, sections->items[i]->report->city))
			starts[count++] = i;
	return count;
}

/* The same topic in the cities that stand before and behind this one: their codes say
 * that they are near. */
static void
other_cities(const struct view *view, struct list *list, const struct section *section)
{
	enum { MOST = 12 };
	const struct section_list *sections = &section->topic->sections;
	size_t *starts = arena_array(view->arena, size_t, sections->count), first = 0, own = 0;
	size_t count = city_starts(sections, starts);

	while (own < count && !is_of_city(sections, starts[own], section->report->city))
		own++;
	if (own > MOST / 2)
		first = own - MOST / 2;
	if (first + MOST + 1 > count)
		first = count > MOST ? count - MOST - 1 : 0;
	for (size_t i = first; i < count && i <= first + MOST; i++)
		if (i != own)
			add_nearest(view, list, sections, starts[i]);
}

static void
other_years(const struct view *view, struct list *list, const struct section *section)
{
	const struct section_list *sections = &section->topic->sections;

	for (size_t i = 0; i < sections->count; i++)
		if (is_of_city(sections, i, section->report->city) && sections->items[i]->report != section->report)
			add_same(view, list, sections->items[i]);
}

void
view_same_topic(const struct view *view, const struct section *section)
{
	struct list *cities = list_new(view->arena), *years = list_new(view->arena);
	const struct topic *topic = section->topic;
	struct object *link;

	if (topic) {
		other_cities(view, cities, section);
		other_years(view, years, section);
	}
	view_list(view->root, "same_topic", cities);
	view_list(view->root, "same_city", years);
	if (!topic) {
		object_absent(view->root, "topic");
		return;
	}
	link = object_new(view->arena);
	object_text(link, "title", topic->name);
	object_text(link, "url", view_url(view, route_topic(view->arena, topic)));
	object_object(view->root, "topic", link);
}
