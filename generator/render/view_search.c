#include "render/view.h"

/* The search page: what its results can be narrowed down to. render/search.c numbers
 * cities, years and topics in the same order. */

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

static struct list *
year_options(const struct view *view)
{
	struct list *list = list_new(view->arena);
	int *years;
	size_t count = search_years(view->site, view->arena, &years);

	for (size_t i = 0; i < count; i++)
		object_text(list_add_object(list), "id", str_format(view->arena, "%d", years[i]));
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
