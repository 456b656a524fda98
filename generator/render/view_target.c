#include "base/number.h"
#include "model/value.h"
#include "render/view.h"

/* Targets of policies and how far the cities are. */

static const char *const status_names[] = {
	[PROGRESS_NO_DATA] = "no_data",
	[PROGRESS_REACHED] = "reached",
	[PROGRESS_ON_COURSE] = "on_course",
	[PROGRESS_BEHIND] = "behind",
};

static void
progress_status_fields(const struct view *view, struct object *object, enum progress_status status)
{
	struct str key = str_format(view->arena, "progress.%s", status_names[status]);

	object_text(object, "status", str_from(status_names[status]));
	object_text(object, "status_text", view_text(view, str_zero(view->arena, key)));
	for (size_t i = 0; i < sizeof status_names / sizeof *status_names; i++)
		object_bool(object, status_names[i], i == (size_t)status);
}

static void
progress_without_data(struct object *object)
{
	static const char *const names[] = { "value", "year", "gap", "years_left", "expected", "first", "first_year" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		object_absent(object, names[i]);
}

static struct str
gap_text(const struct view *view, const struct progress *progress)
{
	const struct indicator *indicator = progress->target->indicator;
	struct strbuf text = { 0 };

	number_add_fixed(&text, progress->gap, indicator->decimals);
	strbuf_add(&text, view_change_unit(view, indicator));
	return strbuf_take(view->arena, &text);
}

static void
progress_with_data(const struct view *view, struct object *object, const struct progress *progress)
{
	const struct indicator *indicator = progress->target->indicator;
	bool line = progress->first != progress->latest;

	object_text(object, "value", observation_text(view->arena, progress->latest));
	object_text(object, "year", str_format(view->arena, "%d", progress->latest->year));
	object_text_or_absent(object, "gap", progress->gap > 0 ? gap_text(view, progress) : STR_NONE);
	object_text(object, "years_left", str_format(view->arena, "%d", progress->years_left));
	object_text_or_absent(object, "expected",
	    line && progress->gap > 0 ? indicator_text(view->arena, indicator, progress->expected) : STR_NONE);
	object_text_or_absent(object, "first", line ? observation_text(view->arena, progress->first) : STR_NONE);
	object_text_or_absent(
	    object, "first_year", line ? str_format(view->arena, "%d", progress->first->year) : STR_NONE);
}

static void
add_progress(const struct view *view, struct list *list, const struct progress *progress)
{
	struct object *object = list_add_object(list);

	object_text(object, "city", progress->city->short_name);
	object_text(object, "city_url", view_url(view, route_city(view->arena, progress->city)));
	progress_status_fields(view, object, progress->status);
	if (progress->latest)
		progress_with_data(view, object, progress);
	else
		progress_without_data(object);
}

static void
target_where(const struct view *view, struct object *object, const struct origin *origin)
{
	if (!origin->section) {
		object_absent(object, "where_url");
		object_absent(object, "where_title");
		return;
	}
	object_text(object, "where_url", view_section_url(view, origin->section, origin->anchor));
	object_text(object, "where_title", section_title(origin->section));
}

void
view_target(const struct view *view, struct list *list, const struct target *target, const struct city *city)
{
	struct object *object = list_add_object(list);
	struct list *progress = list_new(view->arena);
	const struct map *cities = &view->site->cities;

	object_text(object, "indicator", target->indicator->name);
	object_text(object, "url", view_url(view, route_indicator(view->arena, target->indicator)));
	object_text(object, "text",
	    str_format(view->arena, "%s%.*s%.*s", target->at_most ? "≤" : "≥", STR_ARG(target->number),
		STR_ARG(target->indicator->unit)));
	object_text(object, "by", str_format(view->arena, "%d", target->by));
	target_where(view, object, &target->origin);
	object_text(object, "policy", target->policy->title);
	object_text(object, "policy_url", view_url(view, route_policy(view->arena, target->policy)));
	for (size_t i = 0; i < cities->count; i++) {
		const struct city *one = cities->entries[i].value;
		struct progress at = target_progress(target, one);

		if (!city || one == city)
			add_progress(view, progress, &at);
	}
	view_list(object, "progress", progress);
}
