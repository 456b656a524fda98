#include "model/value.h"
#include "render/json_write.h"
#include "render/table.h"
#include "render/view.h"

/* compare.html: what can be chosen, as controls that a script shows; and the figures
 * that the script loads, compare/ID.js, one file an indicator. Such a file is one call,
 * qsiteCompare({…}), since pages on disk can load scripts but no data. Numbers stand
 * in it as text, which keeps their digits, and so do years; addresses are relative to
 * compare.html. */

void
view_compare_link(const struct view *view, const char *what, struct str id)
{
	struct str url = view_url(view, STR("compare.html"));

	object_text(view->root, "compare_url",
	    str_format(view->arena, "%.*s?%s=%.*s", STR_ARG(url), what, STR_ARG(route_encode(view->arena, id))));
}

/* ---- the page ---- */

static void
city_choices(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = view->site->cities.entries[i].value;
		struct object *object = list_add_object(list);

		object_text(object, "id", city->slug);
		object_text(object, "name", city->name);
	}
	view_list(view->root, "cities", list);
}

static void
year_choices(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->year_count; i++) {
		struct object *object = list_add_object(list);
		int year = view->site->years[i];

		object_text(object, "year", str_format(view->arena, "%d", year));
		object_text(object, "url", view_url(view, route_year(view->arena, year)));
	}
	view_list(view->root, "years", list);
}

/* The indicators of a group that have figures. */
static struct list *
indicator_choices(const struct view *view, const struct indicator_group *group)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < group->count; i++) {
		const struct indicator *indicator = group->items[i];
		struct object *object;

		if (indicator->series.count == 0)
			continue;
		object = list_add_object(list);
		object_text(object, "id", indicator->id);
		object_text(object, "name", indicator->name);
		object_bool(object, "main", indicator->main);
		object_text(object, "cities", view_number(view, indicator->series.count));
	}
	return list;
}

static void
group_choices(const struct view *view)
{
	struct list *groups = list_new(view->arena);

	for (size_t i = 0; i < view->site->group_count; i++) {
		struct list *indicators = indicator_choices(view, &view->site->groups[i]);
		struct object *object;

		if (indicators->count == 0)
			continue;
		object = list_add_object(groups);
		object_text(object, "name", view->site->groups[i].name);
		view_list(object, "indicators", indicators);
	}
	view_list(view->root, "groups", groups);
}

bool
view_compare(struct view *view)
{
	city_choices(view);
	year_choices(view);
	group_choices(view);
	object_text(view->root, "data_folder", view_url(view, STR("compare/")));
	return true;
}

/* ---- the figures ---- */

static void
put_figure(struct json_writer *json, const struct view *view, const struct observation *observation)
{
	bool missing = observation->status == STATUS_MISSING;
	const struct origin *origin = &observation->origin;

	json_begin(json, NULL, '{');
	json_put_text(json, "city", observation->report->city->slug);
	json_put_text(json, "year", str_format(view->arena, "%d", observation->year));
	json_put_text_or_null(json, "number", missing ? STR_NONE : observation_number(observation));
	json_put_text_or_null(json, "stated", missing ? STR_NONE : observation->stated);
	json_put_text_or_null(json, "status", status_code(observation->status));
	json_put_text_or_null(json, "version", observation->version);
	json_put_text_or_null(json, "note", observation->note);
	json_put_text_or_null(json, "remark", view_figure_note(view, observation, observation->year));
	json_put_text(json, "page",
	    origin->section ? view_section_url(view, origin->section, origin->anchor)
			    : view_url(view, route_report(view->arena, observation->report)));
	json_end(json);
}

static void
put_figures(struct json_writer *json, const struct view *view, const struct indicator *indicator)
{
	json_begin(json, "figures", '[');
	for (size_t i = 0; i < indicator->series.count; i++) {
		const struct series *series = indicator->series.items[i];

		for (size_t k = 0; k < series->count; k++)
			put_figure(json, view, series->items[k]);
	}
	json_end(json);
}

bool
render_compare_data(struct render_job *job)
{
	const struct indicator *indicator = job->output->indicator;
	const struct output page = { .kind = OUTPUT_COMPARE, .path = STR("compare.html") };
	const struct view view = {
		.renderer = job->renderer,
		.site = job->renderer->site,
		.output = &page,
		.arena = job->arena,
		.diags = job->diags,
	};
	struct json_writer json = { .out = job->out, .in_html = true };

	strbuf_adds(job->out, "qsiteCompare(");
	json_begin(&json, NULL, '{');
	json_put_text(&json, "id", indicator->id);
	json_put_text(&json, "name", indicator->name);
	json_put_text(&json, "unit", indicator->unit);
	json_put_text(&json, "change_unit", view_change_unit(&view, indicator));
	json_put_text(&json, "page", view_url(&view, route_indicator(job->arena, indicator)));
	put_figures(&json, &view, indicator);
	json_end(&json);
	strbuf_adds(job->out, ");\n");
	return true;
}
