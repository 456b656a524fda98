#include "render/view.h"

/* The dictionary of indicators, and the page of downloads, which lists them too. */

/* "2020–2022", or one year. */
static struct str
year_range(const struct view *view, const struct indicator *indicator)
{
	int first = 0, last = 0;

	for (size_t i = 0; i < indicator->series.count; i++) {
		const struct series *series = indicator->series.items[i];

		if (first == 0 || series->items[0]->year < first)
			first = series->items[0]->year;
		if (series->items[series->count - 1]->year > last)
			last = series->items[series->count - 1]->year;
	}
	if (first == last)
		return first == 0 ? STR("—") : str_format(view->arena, "%d", first);
	return str_format(view->arena, "%d%.*s%d", first, STR_ARG(view_text(view, "years.range")), last);
}

static void
indicator_entry(const struct view *view, struct list *list, const struct indicator *indicator)
{
	struct object *object = list_add_object(list);

	object_text(object, "name", indicator->name);
	object_text(object, "url", view_url(view, route_indicator(view->arena, indicator)));
	object_text(object, "unit", indicator->unit);
	object_text(object, "definition", indicator->definition);
	object_bool(object, "main", indicator->main);
	object_text(object, "cities", view_number(view, indicator->series.count));
	object_text(object, "years", year_range(view, indicator));
	object_text(object, "csv", view_url(view, route_indicator_data(view->arena, indicator, "csv")));
	object_text(object, "json", view_url(view, route_indicator_data(view->arena, indicator, "json")));
	object_text(object, "xlsx", view_url(view, route_indicator_data(view->arena, indicator, "xlsx")));
}

/* The dictionary by groups; empty ones are left out. */
static void
group_list(struct view *view)
{
	struct list *groups = list_new(view->arena);

	for (size_t i = 0; i < view->site->group_count; i++) {
		const struct indicator_group *group = &view->site->groups[i];
		struct list *indicators = list_new(view->arena);
		struct object *object;

		if (group->count == 0)
			continue;
		for (size_t k = 0; k < group->count; k++)
			indicator_entry(view, indicators, group->items[k]);
		object = list_add_object(groups);
		object_text(object, "name", group->name);
		object_text(object, "id", group->id);
		view_list(object, "indicators", indicators);
		view_toc_add(view, group->id, group->name, false);
	}
	view_list(view->root, "groups", groups);
}

bool
view_indicators(struct view *view)
{
	group_list(view);
	return true;
}

/* What describes the files below data/: their names there as titles. */
static struct list *
descriptions(const struct view *view)
{
	const struct plan *plan = view->renderer->plan;
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < plan->count; i++) {
		enum output_kind kind = plan->items[i].kind;
		struct str path = plan->items[i].path;

		if (kind == OUTPUT_DATAPACKAGE || kind == OUTPUT_TABLE_SCHEMA || kind == OUTPUT_CSVW)
			view_link(view, list, str_slice(path, STR("data/").len, path.len), path);
	}
	return list;
}

bool
view_data(struct view *view)
{
	struct list *reports = list_new(view->arena);

	object_text(view->root, "observations", view_url(view, STR("data/observations.csv")));
	object_text_or_absent(view->root, "license_name", view->site->license_name);
	object_text(view->root, "datapackage", view_url(view, STR("data/datapackage.json")));
	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = view->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++) {
			const struct report *report = city->reports.items[k];
			struct object *object = list_add_object(reports);

			object_text(object, "title", report->title);
			object_text(object, "csv", view_url(view, route_report_data(view->arena, report, "csv")));
			object_text(object, "json", view_url(view, route_report_data(view->arena, report, "json")));
			object_text(object, "xlsx", view_url(view, route_report_data(view->arena, report, "xlsx")));
		}
	}
	view_list(view->root, "reports", reports);
	view_list(view->root, "descriptions", descriptions(view));
	group_list(view);
	return true;
}
