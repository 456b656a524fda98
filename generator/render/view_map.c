#include "render/view.h"

/* The site map for people: every page, by kind. */

static struct list *
group_begin(const struct view *view, struct list *groups, struct str title)
{
	struct object *group = list_add_object(groups);
	struct list *links = list_new(view->arena);

	object_text(group, "title", title);
	object_list(group, "links", links);
	return links;
}

static struct str
page_title(const struct view *view, const struct output *output)
{
	const char *heading = view_kind_heading(output->kind);

	if (heading)
		return view_text(view, heading);
	switch (output->kind) {
	case OUTPUT_REPORT:
		return output->report->title;
	case OUTPUT_FULL:
		return view_text_for(view, "full.title", output->report->title);
	case OUTPUT_CITY:
		return output->city->name;
	case OUTPUT_YEAR:
		return view_text_for(view, "year.title", str_format(view->arena, "%d", output->year));
	case OUTPUT_INDICATOR:
		return output->indicator->name;
	case OUTPUT_TOPIC:
		return output->topic->name;
	case OUTPUT_POLICY:
		return output->policy->title;
	default:
		return section_title(output->section);
	}
}

static void
add_page(const struct view *view, struct list *links, struct str path)
{
	const struct output *output = plan_find(view->renderer->plan, path);

	if (output)
		view_link(view, links, page_title(view, output), path);
}

/* All pages of one kind, in the order of their paths. */
static void
add_kind(const struct view *view, struct list *links, enum output_kind kind)
{
	const struct plan *plan = view->renderer->plan;

	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].kind == kind)
			add_page(view, links, plan->items[i].path);
}

/* Pages that every site has, and the free ones. */
static void
main_group(const struct view *view, struct list *groups)
{
	struct list *links = group_begin(view, groups, view->site->title);

	for (int kind = 0; kind < OUTPUT_PAGE_KINDS; kind++)
		if (kind != OUTPUT_NOT_FOUND && (view_kind_heading((enum output_kind)kind) || kind == OUTPUT_PAGE))
			add_kind(view, links, (enum output_kind)kind);
}

static void
add_report(const struct view *view, struct list *links, const struct report *report)
{
	add_page(view, links, route_report(view->arena, report));
	for (size_t i = 0; i < report_section_count(report); i++)
		add_page(view, links, route_section(view->arena, report_section(report, i)));
	add_page(view, links, route_full(view->arena, report));
}

static void
city_groups(const struct view *view, struct list *groups)
{
	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = view->site->cities.entries[i].value;
		struct list *links = group_begin(view, groups, city->name);

		add_page(view, links, route_city(view->arena, city));
		for (size_t k = 0; k < city->reports.count; k++)
			add_report(view, links, city->reports.items[k]);
	}
}

static void
policy_groups(const struct view *view, struct list *groups)
{
	for (size_t i = 0; i < view->site->policies.count; i++) {
		const struct policy *policy = view->site->policies.entries[i].value;
		struct list *links = group_begin(view, groups, policy->title);

		add_page(view, links, route_policy(view->arena, policy));
		for (size_t k = 0; k < policy->sections.count; k++)
			add_page(view, links, route_section(view->arena, policy->sections.items[k]));
	}
}

static void
indicator_group_links(const struct view *view, struct list *groups)
{
	for (size_t i = 0; i < view->site->group_count; i++) {
		const struct indicator_group *group = &view->site->groups[i];
		struct list *links;

		if (group->count == 0)
			continue;
		links = group_begin(view, groups, group->name);
		for (size_t k = 0; k < group->count; k++)
			add_page(view, links, route_indicator(view->arena, group->items[k]));
	}
}

bool
view_site_map(struct view *view)
{
	const struct site *site = view->site;
	struct list *groups = list_new(view->arena);

	main_group(view, groups);
	city_groups(view, groups);
	indicator_group_links(view, groups);
	if (site->topics.count > 0)
		add_kind(view, group_begin(view, groups, view_text(view, "page.topics")), OUTPUT_TOPIC);
	if (site->year_count > 0)
		add_kind(view, group_begin(view, groups, view_text(view, "page.years")), OUTPUT_YEAR);
	policy_groups(view, groups);
	view_list(view->root, "groups", groups);
	return true;
}
