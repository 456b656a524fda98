#include "base/number.h"
#include "model/formula.h"
#include "model/value.h"
#include "render/view.h"

#include <math.h>

/* An indicator across cities and years. */

static const char *const kind_keys[] = {
	[INDICATOR_COUNT] = "kind.count",
	[INDICATOR_SHARE] = "kind.share",
	[INDICATOR_RATIO] = "kind.ratio",
	[INDICATOR_MONEY] = "kind.money",
	[INDICATOR_INDEX] = "kind.index",
};

/* Where the id, number or single mark ends that begins here. */
static size_t
word_end(struct str text, size_t from)
{
	size_t to = from;

	while (to < text.len && (text.at[to] == '_' || (text.at[to] >= 'a' && text.at[to] <= 'z') ||
				    (text.at[to] >= '0' && text.at[to] <= '9')))
		to++;
	return to > from ? to : from + 1;
}

/* The formula with the names of the indicators instead of their ids. */
static struct str
formula_words(const struct view *view, struct str text)
{
	struct strbuf words = { 0 };
	size_t from = 0;

	while (from < text.len) {
		size_t to = word_end(text, from);
		const struct indicator *indicator = site_indicator(view->site, str_slice(text, from, to));

		if (indicator)
			strbuf_add(&words, indicator->name);
		else if (text.at[from] == '*' || text.at[from] == '/')
			strbuf_adds(&words, text.at[from] == '*' ? "×" : "÷");
		else
			strbuf_add(&words, str_slice(text, from, to));
		from = to;
	}
	return strbuf_take(view->arena, &words);
}

static struct str
group_url(const struct view *view, const struct indicator_group *group)
{
	return str_format(
	    view->arena, "%.*s#%.*s", STR_ARG(view_url(view, STR("indicators/index.html"))), STR_ARG(group->id));
}

static void
indicator_object(const struct view *view, const struct indicator *indicator)
{
	struct object *object = object_new(view->arena);
	struct list *aliases = list_new(view->arena);
	struct str formula = formula_words(view, indicator->formula_text);
	struct str direction = STR_NONE;

	for (size_t i = 0; i < indicator->aliases.count; i++)
		object_text(list_add_object(aliases), "text", indicator->aliases.items[i]);
	if (indicator->direction != DIRECTION_NONE)
		direction = view_text(view, indicator->direction == DIRECTION_UP ? "direction.up" : "direction.down");
	object_text(object, "id", indicator->id);
	object_text(object, "name", indicator->name);
	object_text(object, "unit", indicator->unit);
	object_text(object, "kind_text", view_text(view, kind_keys[indicator->kind]));
	object_text_or_absent(object, "direction_text", direction);
	object_text(object, "definition", indicator->definition);
	object_text_or_absent(object, "formula", formula);
	view_list(object, "aliases", aliases);
	object_text_or_absent(object, "version", indicator->version);
	object_text(object, "group", indicator->group->name);
	object_text(object, "group_url", group_url(view, indicator->group));
	object_object(view->root, "indicator", object);
}

/* What the formula gives beside what is stated, rounded as the statement is. */
static void
detail_computed(const struct view *view, struct object *object, const struct observation *observation)
{
	const struct indicator *indicator = observation->indicator;
	int decimals = number_decimals(observation->number);
	struct strbuf text = { 0 };
	double computed;
	bool differs;

	if (observation->status == STATUS_MISSING ||
	    !formula_value(indicator, observation->report, observation->year, &computed)) {
		object_absent(object, "computed");
		object_bool(object, "differs", false);
		return;
	}
	number_add_fixed(&text, computed, decimals);
	differs = fabs(computed - observation->value) > 0.5 * pow(10, -decimals) * (1 + 1e-9);
	strbuf_add(&text, indicator->unit);
	object_text(object, "computed", strbuf_take(view->arena, &text));
	object_bool(object, "differs", differs);
}

static void
add_detail(const struct view *view, struct list *list, const struct observation *observation)
{
	struct object *object = list_add_object(list);
	const struct report *report = observation->report;

	object_text(object, "city", report->city->name);
	object_text(object, "city_url", view_url(view, route_city(view->arena, report->city)));
	object_text(object, "year", str_format(view->arena, "%d", observation->year));
	object_text(object, "text", observation_text(view->arena, observation));
	object_text_or_absent(object, "note", view_remark(view, observation));
	view_status(view, object, observation);
	view_origin(view, object, &observation->origin);
	object_text(object, "report", report->title);
	object_text(object, "report_url", view_url(view, route_report(view->arena, report)));
	detail_computed(view, object, observation);
	view_also(view, object, observation);
}

static struct list *
details_of(const struct view *view, const struct indicator *indicator)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < indicator->series.count; i++)
		for (size_t k = 0; k < indicator->series.items[i]->count; k++)
			add_detail(view, list, indicator->series.items[i]->items[k]);
	return list;
}

/* ---- breakdowns ---- */

static void
add_breakdown(
    const struct view *view, struct list *list, const struct report *report, const struct breakdown *breakdown)
{
	struct object *object;
	struct block block = { .kind = BLOCK_TABLE, .by = breakdown->by, .year_count = 1 };
	const struct grid *grid;
	int year = breakdown->year;

	block.years = &year;
	*arena_push(view->arena, &block.indicators) = (struct block_word){ .text = breakdown->indicator->id };
	grid = grid_of_block(view->arena, view->site, report, &block, view_text(view, "caption.total"));
	object = list_add_object(list);
	object_text(object, "title", str_format(view->arena, "%.*s %d", STR_ARG(report->city->name), year));
	object_text(object, "report", report->title);
	object_text(object, "report_url", view_url(view, route_report(view->arena, report)));
	object_object(object, "table", view_grid(view, grid));
}

static struct list *
breakdowns_of(const struct view *view, const struct indicator *indicator)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = view->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++) {
			const struct report *report = city->reports.items[k];

			for (size_t j = 0; j < report->breakdowns.count; j++)
				if (report->breakdowns.items[j].indicator == indicator)
					add_breakdown(view, list, report, &report->breakdowns.items[j]);
		}
	}
	return list;
}

static struct list *
targets_of(const struct view *view, const struct indicator *indicator)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->policies.count; i++) {
		const struct policy *policy = view->site->policies.entries[i].value;

		for (size_t k = 0; k < policy->target_count; k++)
			if (policy->targets[k].indicator == indicator)
				view_target(view, list, &policy->targets[k], NULL);
	}
	return list;
}

static struct list *
related_to(const struct view *view, const struct indicator *indicator)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < indicator->group->count; i++) {
		const struct indicator *other = indicator->group->items[i];

		if (other != indicator)
			view_link(view, list, other->name, route_indicator(view->arena, other));
	}
	return list;
}

bool
view_indicator(struct view *view)
{
	const struct indicator *indicator = view->output->indicator;

	view->heading = indicator->name;
	view->description = indicator->definition;
	indicator_object(view, indicator);
	view_compare_link(view, "i", indicator->id);
	view_page_charts(view);
	object_object(view->root, "table", view_grid(view, grid_of_indicator(view->arena, view->site, indicator)));
	view_list(view->root, "details", details_of(view, indicator));
	view_list(view->root, "breakdowns", breakdowns_of(view, indicator));
	view_list(view->root, "targets", targets_of(view, indicator));
	view_list(view->root, "related", related_to(view, indicator));
	object_text(view->root, "csv", view_url(view, route_indicator_data(view->arena, indicator, "csv")));
	object_text(view->root, "json", view_url(view, route_indicator_data(view->arena, indicator, "json")));
	object_text(view->root, "xlsx", view_url(view, route_indicator_data(view->arena, indicator, "xlsx")));
	view_cite_indicator(view, indicator);
	view_linked_indicator(view, indicator);
	view_crumb(view, view_text(view, "page.indicators"), STR("indicators/index.html"));
	return true;
}
