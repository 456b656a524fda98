#include "render/view.h"

/* The search page: what its results can be narrowed down to. render/search.c numbers
 * cities and topics in the same order. */

static struct list *
city_options(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = view->site->cities.entries[i].value;
		struct object *option = list_add_object(list);

		object_text(option, "id", city->slug);
		object_text(option, "name", city->name);
	}
	return list;
}

static struct list *
topic_options(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->topics.count; i++) {
		const struct topic *topic = view->site->topics.entries[i].value;
		struct object *option = list_add_object(list);

		object_text(option, "id", topic->id);
		object_text(option, "name", topic->name);
	}
	return list;
}

static bool
has_report_of(const struct site *site, int year)
{
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			if (city->reports.items[k]->report_year == year)
				return true;
	}
	return false;
}

/* The newest first. */
static struct list *
year_options(const struct view *view)
{
	enum { FIRST = 1949, LAST = 2200 };
	struct list *list = list_new(view->arena);

	for (int year = LAST; year >= FIRST; year--)
		if (has_report_of(view->site, year))
			object_text(list_add_object(list), "id", str_format(view->arena, "%d", year));
	return list;
}

bool
view_search(struct view *view)
{
	view_list(view->root, "search_cities", city_options(view));
	view_list(view->root, "search_years", year_options(view));
	view_list(view->root, "search_topics", topic_options(view));
	object_text(view->root, "cities_url", view_url(view, STR("cities.html")));
	object_text(view->root, "indicators_url", view_url(view, STR("indicators/index.html")));
	object_text(view->root, "topics_url", view_url(view, STR("topics/index.html")));
	return true;
}
