#include "render/view.h"

/* A city, a report, its sections, the whole report, and free pages. */

/* ---- city ---- */

static struct object *
city_object(const struct view *view, const struct city *city)
{
	struct object *object = object_new(view->arena);
	struct list *districts = list_new(view->arena);

	for (size_t i = 0; i < city->districts.count; i++)
		object_text(list_add_object(districts), "name", city->districts.items[i]);
	object_text(object, "name", city->name);
	object_text(object, "short", city->short_name);
	object_text(object, "code", city->code);
	object_text(object, "province", city->province);
	object_text_or_absent(object, "bureau", city->bureau);
	view_list(object, "districts", districts);
	return object;
}

/* The main indicators of one city over all its years. */
static struct object *
city_trend(const struct view *view, const struct city *city)
{
	const struct map *indicators = &view->site->indicators;
	struct block block = { .kind = BLOCK_TABLE, .transpose = true };

	*arena_push(view->arena, &block.cities) = (struct block_word){ .text = city->slug };
	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *indicator = indicators->entries[i].value;

		if (indicator->main && indicator_series(indicator, city))
			*arena_push(view->arena, &block.indicators) = (struct block_word){ .text = indicator->id };
	}
	return view_grid(view, grid_of_block(view->arena, view->site, NULL, &block, STR_NONE));
}

static struct list *
all_targets(const struct view *view, const struct city *city)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->policies.count; i++) {
		const struct policy *policy = view->site->policies.entries[i].value;

		for (size_t k = 0; k < policy->target_count; k++)
			view_target(view, list, &policy->targets[k], city);
	}
	return list;
}

bool
view_city(struct view *view)
{
	const struct city *city = view->output->city;
	struct list *reports = list_new(view->arena), *others = list_new(view->arena);

	view->heading = city->name;
	object_object(view->root, "city", city_object(view, city));
	view_compare_link(view, "c", city->slug);
	for (size_t i = 0; i < city->reports.count; i++)
		view_report_link(view, reports, city->reports.items[i]);
	view_list(view->root, "reports", reports);
	view_list(view->root, "cards", view_cards(view, city, NULL));
	view_page_charts(view);
	object_object(view->root, "trend", city_trend(view, city));
	view_list(view->root, "targets", all_targets(view, city));
	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *other = view->site->cities.entries[i].value;

		if (other != city)
			view_link(view, others, other->name, route_city(view->arena, other));
	}
	view_list(view->root, "other_cities", others);
	view_crumb(view, view_text(view, "page.cities"), STR("cities.html"));
	return true;
}

/* ---- report ---- */

static void
city_crumbs(struct view *view, const struct city *city)
{
	view_crumb(view, view_text(view, "page.cities"), STR("cities.html"));
	view_crumb(view, city->name, route_city(view->arena, city));
}

/* All data of a report in one table a group: indicators down, years across. */
static void
group_table(
    const struct view *view, struct list *groups, const struct report *report, const struct indicator_group *group)
{
	struct block block = { .kind = BLOCK_TABLE, .transpose = true };
	const struct grid *grid;
	struct object *object;

	for (size_t i = 0; i < group->count; i++)
		*arena_push(view->arena, &block.indicators) = (struct block_word){ .text = group->items[i]->id };
	if (block.indicators.count == 0)
		return;
	grid = grid_of_block(view->arena, view->site, report, &block, STR_NONE);
	if (grid->row_count == 0)
		return;
	object = list_add_object(groups);
	object_text(object, "name", group->name);
	object_text(object, "id", group->id);
	object_object(object, "table", view_grid(view, grid));
}

static void
report_neighbours(const struct view *view, const struct report *report)
{
	struct list *years = list_new(view->arena), *cities = list_new(view->arena);

	for (size_t i = 0; i < report->city->reports.count; i++)
		if (report->city->reports.items[i] != report)
			view_report_link(view, years, report->city->reports.items[i]);
	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = view->site->cities.entries[i].value;

		if (city != report->city && city->reports.count > 0)
			view_report_link(view, cities, city->reports.items[0]);
	}
	view_list(view->root, "other_years", years);
	view_list(view->root, "other_cities", cities);
}

bool
view_report(struct view *view)
{
	const struct report *report = view->output->report;
	struct list *groups = list_new(view->arena);

	view->heading = report->title;
	city_crumbs(view, report->city);
	view_report_object(view, report);
	view_list(view->root, "cards", view_cards(view, report->city, report));
	view_page_charts(view);
	view_list(view->root, "chapters", view_section_links(view, &report->chapters, NULL));
	view_list(view->root, "cases", view_section_links(view, &report->cases, NULL));
	view_list(view->root, "annexes", view_section_links(view, &report->annexes, NULL));
	for (size_t i = 0; i < view->site->group_count; i++)
		group_table(view, groups, report, &view->site->groups[i]);
	view_list(view->root, "groups", groups);
	view_doubts(view, view->root, report);
	view_corrections(view, view->root, report);
	view_captions(view, report, false);
	report_neighbours(view, report);
	view_cite_report(view, report);
	view_linked_report(view, report);
	return true;
}

/* ---- sections ---- */

static void
neighbour_link(const struct view *view, const char *name, const struct section *section)
{
	struct object *link;

	if (!section) {
		object_absent(view->root, name);
		return;
	}
	link = object_new(view->arena);
	object_text(link, "title", section_title(section));
	object_text(link, "url", view_section_url(view, section, STR_NONE));
	object_object(view->root, name, link);
}

static void
section_head(struct view *view, const struct section *section)
{
	const struct doc *doc = section->doc;

	view->heading = doc->title;
	view->description = doc->summary;
	object_text_or_absent(view->root, "number", doc->number);
	object_text_or_absent(view->root, "summary", doc->summary);
	object_text_or_absent(view->root, "updated", doc->updated);
	view_section_remarks(view, view->root, section, STR_NONE);
	neighbour_link(view, "previous", plan_previous(section));
	neighbour_link(view, "next", plan_next(section));
}

static bool
section_body(struct view *view, const struct section *section)
{
	struct body body = { .section = section };
	struct strbuf html = { 0 };
	bool ok = view_body(view, &body, &html);

	object_html(view->root, "body", strbuf_take(view->arena, &html));
	view_toc(view, section);
	return ok;
}

static struct list *
all_sections(const struct view *view, const struct report *report, const struct section *current)
{
	struct section_list all = { 0 };

	for (size_t i = 0; i < report_section_count(report); i++)
		*arena_push(view->arena, &all) = report_section(report, i);
	return view_section_links(view, &all, current);
}

/* "校企合作 · 临水市 2023": chapters of many reports have the same title. */
static struct str
section_page_title(const struct view *view, const struct section *section)
{
	return str_format(view->arena, "%.*s · %.*s %d", STR_ARG(section_title(section)),
	    STR_ARG(section->report->city->name), section->report->report_year);
}

bool
view_section(struct view *view)
{
	const struct section *section = view->output->section;

	section_head(view, section);
	view->title = section_page_title(view, section);
	city_crumbs(view, section->report->city);
	view_crumb(view, section->report->title, route_report(view->arena, section->report));
	view_report_object(view, section->report);
	view_list(view->root, "sections", all_sections(view, section->report, section));
	object_bool(view->root, "is_case", section->kind == SECTION_CASE);
	object_bool(view->root, "is_annex", section->kind == SECTION_ANNEX);
	view_same_topic(view, section);
	return section_body(view, section);
}

/* As the part's heading has it: "1 人才培养". */
static struct str
headline(const struct view *view, const struct section *section)
{
	if (section->doc->number.len == 0)
		return section_title(section);
	return str_format(view->arena, "%.*s %.*s", STR_ARG(section->doc->number), STR_ARG(section_title(section)));
}

static bool
full_part(struct view *view, struct list *parts, const struct section *section)
{
	struct object *part = list_add_object(parts);
	struct str id = view_part_id(view, section);
	struct str prefix = str_format(view->arena, "%.*s--", STR_ARG(id));
	struct body body = { .section = section, .prefix = prefix, .deeper = 1, .whole = section->report };
	struct strbuf html = { 0 };
	bool ok = view_body(view, &body, &html);

	object_text(part, "id", id);
	object_text_or_absent(part, "number", section->doc->number);
	object_text(part, "title", section_title(section));
	object_html(part, "body", strbuf_take(view->arena, &html));
	view_toc_add(view, id, headline(view, section), false);
	return ok;
}

bool
view_full(struct view *view)
{
	const struct report *report = view->output->report;
	struct list *parts = list_new(view->arena);
	bool ok = true;

	view->heading = view_text_for(view, "full.title", report->title);
	city_crumbs(view, report->city);
	view_crumb(view, report->title, route_report(view->arena, report));
	view_report_object(view, report);
	for (size_t i = 0; i < report_section_count(report); i++)
		ok = full_part(view, parts, report_section(report, i)) && ok;
	view_list(view->root, "parts", parts);
	view_captions(view, report, true);
	return ok;
}

bool
view_page(struct view *view)
{
	const struct section *section = view->output->section;

	section_head(view, section);
	return section_body(view, section);
}

/* ---- policies ---- */

static void
policy_object(const struct view *view, const struct policy *policy)
{
	struct object *object = object_new(view->arena);

	object_text(object, "title", policy->title);
	object_text(object, "url", view_url(view, route_policy(view->arena, policy)));
	object_text(object, "issuer", policy->issuer);
	object_text_or_absent(object, "number", policy->number);
	object_text_or_absent(object, "published", policy->published);
	view_outside(view, object, "original", policy->url);
	view_disclosure(view, object, &policy->disclosure);
	object_object(view->root, "policy", object);
}

bool
view_policy(struct view *view)
{
	const struct policy *policy = view->output->policy;
	struct list *targets = list_new(view->arena);

	view->heading = policy->title;
	view_crumb(view, view_text(view, "page.policies"), STR("policies/index.html"));
	policy_object(view, policy);
	view_list(view->root, "sections", view_section_links(view, &policy->sections, NULL));
	for (size_t i = 0; i < policy->target_count; i++)
		view_target(view, targets, &policy->targets[i], NULL);
	view_list(view->root, "targets", targets);
	return true;
}

bool
view_policy_section(struct view *view)
{
	const struct section *section = view->output->section;

	section_head(view, section);
	view->title =
	    str_format(view->arena, "%.*s · %.*s", STR_ARG(section_title(section)), STR_ARG(section->policy->title));
	view_crumb(view, view_text(view, "page.policies"), STR("policies/index.html"));
	view_crumb(view, section->policy->title, route_policy(view->arena, section->policy));
	policy_object(view, section->policy);
	view_list(view->root, "sections", view_section_links(view, &section->policy->sections, section));
	return section_body(view, section);
}
