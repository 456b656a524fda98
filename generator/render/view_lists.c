#include "render/view.h"

/* Pages that list: home, cities, years, topics, policies, cases and notes. */

static const struct city *
city_at(const struct view *view, size_t index)
{
	return view->site->cities.entries[index].value;
}

static struct list *
report_links(const struct view *view, const struct city *city)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < city->reports.count; i++)
		view_report_link(view, list, city->reports.items[i]);
	return list;
}

static struct list *
district_list(const struct view *view, const struct city *city)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < city->districts.count; i++)
		object_text(list_add_object(list), "name", city->districts.items[i]);
	return list;
}

static void
city_list(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = city_at(view, i);
		struct object *object = list_add_object(list);

		object_text(object, "name", city->name);
		object_text(object, "url", view_url(view, route_city(view->arena, city)));
		object_text_or_absent(object, "bureau", city->bureau);
		object_text(object, "code", city->code);
		object_text(object, "province", city->province);
		view_list(object, "districts", district_list(view, city));
		view_list(object, "reports", report_links(view, city));
	}
	view_list(view->root, "cities", list);
}

static void
topic_list(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->topics.count; i++) {
		const struct topic *topic = view->site->topics.entries[i].value;
		struct object *object = list_add_object(list);

		object_text(object, "title", topic->name);
		object_text(object, "url", view_url(view, route_topic(view->arena, topic)));
		object_text_or_absent(object, "summary", topic->summary);
		object_text(object, "count", view_number(view, topic->sections.count));
	}
	view_list(view->root, "topics", list);
}

static void
policy_list(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->policies.count; i++) {
		const struct policy *policy = view->site->policies.entries[i].value;
		struct object *object = list_add_object(list);

		object_text(object, "title", policy->title);
		object_text(object, "url", view_url(view, route_policy(view->arena, policy)));
		object_text(object, "issuer", policy->issuer);
		object_text_or_absent(object, "number", policy->number);
		object_text_or_absent(object, "published", policy->published);
		object_text(object, "targets", view_number(view, policy->target_count));
	}
	view_list(view->root, "policies", list);
}

/* Links to the pages of all years but one, newest first. */
static struct list *
year_links(const struct view *view, int but)
{
	struct list *list = list_new(view->arena);

	for (size_t i = view->site->year_count; i > 0; i--) {
		int year = view->site->years[i - 1];

		if (year != but)
			view_link(view, list, str_format(view->arena, "%d", year), route_year(view->arena, year));
	}
	return list;
}

static void
home_stats(const struct view *view)
{
	struct object *stats = object_new(view->arena);
	size_t reports = 0, observations = 0;

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = city_at(view, i);

		reports += city->reports.count;
		for (size_t k = 0; k < city->reports.count; k++)
			observations += city->reports.items[k]->observations.count;
	}
	object_text(stats, "cities", view_number(view, view->site->cities.count));
	object_text(stats, "reports", view_number(view, reports));
	object_text(stats, "indicators", view_number(view, view->site->indicators.count));
	object_text(stats, "observations", view_number(view, observations));
	object_object(view->root, "stats", stats);
}

bool
view_home(struct view *view)
{
	struct matrix matrix = view_pick(view, view_is_main);

	view->heading = view->title = view->site->title;
	view->description = view->site->description;
	home_stats(view);
	city_list(view);
	topic_list(view);
	policy_list(view);
	object_object(view->root, "overview", view_matrix(view, &matrix));
	view_list(view->root, "years", year_links(view, 0));
	return true;
}

bool
view_cities(struct view *view)
{
	city_list(view);
	return true;
}

/* ---- years ---- */

static bool
speaks_of(const struct report *report, int year)
{
	return report->data_year == year || report->report_year == year;
}

static struct list *
reports_of_year(const struct view *view, int year)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = city_at(view, i);

		for (size_t k = 0; k < city->reports.count; k++)
			if (speaks_of(city->reports.items[k], year))
				view_report_link(view, list, city->reports.items[k]);
	}
	return list;
}

static size_t
indicators_of_year(const struct view *view, int year)
{
	const struct map *indicators = &view->site->indicators;
	size_t count = 0;

	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *indicator = indicators->entries[i].value;
		bool found = false;

		for (size_t k = 0; k < indicator->series.count; k++)
			found = found || series_at(indicator->series.items[k], year);
		count += found;
	}
	return count;
}

bool
view_years(struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = view->site->year_count; i > 0; i--) {
		int year = view->site->years[i - 1];
		struct object *object = list_add_object(list);

		object_text(object, "title", str_format(view->arena, "%d", year));
		object_text(object, "url", view_url(view, route_year(view->arena, year)));
		object_text(object, "reports", view_number(view, reports_of_year(view, year)->count));
		object_text(object, "indicators", view_number(view, indicators_of_year(view, year)));
	}
	view_list(view->root, "years", list);
	return true;
}

bool
view_year(struct view *view)
{
	int year = view->output->year;
	struct str name = str_format(view->arena, "%d", year);
	struct matrix main = view_pick(view, view_is_main), others = view_pick(view, view_is_minor);

	view->heading = view_text_for(view, "year.title", name);
	main.year = others.year = year;
	others.least = 2;
	object_text(view->root, "year", name);
	view_compare_link(view, "y", name);
	view_list(view->root, "reports", reports_of_year(view, year));
	view_page_charts(view);
	object_object(view->root, "overview", view_matrix(view, &main));
	object_object(view->root, "table", view_matrix(view, &others));
	view_list(view->root, "other_years", year_links(view, year));
	view_crumb(view, view_text(view, "page.years"), STR("years/index.html"));
	return true;
}

/* ---- topics and policies ---- */

bool
view_topics(struct view *view)
{
	topic_list(view);
	return true;
}

static void
topic_sections(const struct view *view, const struct topic *topic)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < topic->sections.count; i++) {
		const struct section *section = topic->sections.items[i];
		const struct report *report = section->report;
		struct object *object = list_add_object(list);

		object_text(object, "city", report->city->name);
		object_text(object, "year", str_format(view->arena, "%d", report->report_year));
		object_text(object, "title", section_title(section));
		object_text_or_absent(object, "number", section->doc->number);
		object_text(object, "url", view_section_url(view, section, STR_NONE));
		object_text_or_absent(object, "summary", section->doc->summary);
		object_text(object, "report", report->title);
		object_text(object, "report_url", view_url(view, route_report(view->arena, report)));
	}
	view_list(view->root, "sections", list);
}

static struct matrix
topic_matrix(const struct view *view, const struct topic *topic)
{
	const struct map *all = &view->site->indicators;
	struct matrix matrix = { .least = 1 };

	matrix.indicators = arena_array(view->arena, const struct indicator *, all->count);
	for (size_t i = 0; i < all->count; i++)
		if (topic_requires(view->site, topic, all->entries[i].value))
			matrix.indicators[matrix.indicator_count++] = all->entries[i].value;
	return matrix;
}

bool
view_topic(struct view *view)
{
	const struct topic *topic = view->output->topic;
	struct object *object = object_new(view->arena);
	struct list *others = list_new(view->arena);
	struct matrix matrix = topic_matrix(view, topic);

	view->heading = topic->name;
	object_text(object, "title", topic->name);
	object_text_or_absent(object, "summary", topic->summary);
	object_object(view->root, "topic", object);
	topic_sections(view, topic);
	view_page_charts(view);
	object_object(view->root, "overview", view_matrix(view, &matrix));
	for (size_t i = 0; i < view->site->topics.count; i++) {
		const struct topic *other = view->site->topics.entries[i].value;

		if (other != topic)
			view_link(view, others, other->name, route_topic(view->arena, other));
	}
	view_list(view->root, "other_topics", others);
	view_crumb(view, view_text(view, "page.topics"), STR("topics/index.html"));
	return true;
}

bool
view_policies(struct view *view)
{
	policy_list(view);
	return true;
}

/* ---- cases and notes ---- */

static struct object *
report_entry(const struct view *view, struct list *list, const struct report *report)
{
	struct object *object = list_add_object(list);

	object_text(object, "title", report->title);
	object_text(object, "url", view_url(view, route_report(view->arena, report)));
	object_text(object, "city", report->city->name);
	return object;
}

bool
view_cases(struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = city_at(view, i);

		for (size_t k = 0; k < city->reports.count; k++) {
			const struct report *report = city->reports.items[k];
			struct object *object;

			if (report->cases.count + report->annexes.count == 0)
				continue;
			object = report_entry(view, list, report);
			view_list(object, "cases", view_section_links(view, &report->cases, NULL));
			view_list(object, "annexes", view_section_links(view, &report->annexes, NULL));
		}
	}
	view_list(view->root, "reports", list);
	return true;
}

static void
status_legend(const struct view *view)
{
	static const enum observation_status statuses[] = { STATUS_PROVISIONAL, STATUS_REVISED, STATUS_ESTIMATED,
		STATUS_BREAK, STATUS_MISSING };
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		struct object *object = list_add_object(list);

		object_text(object, "status", str_format(view->arena, "%c", (int)statuses[i]));
		object_text(object, "text", view_status_text(view, statuses[i]));
	}
	view_list(view->root, "statuses", list);
}

bool
view_notes(struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->cities.count; i++) {
		const struct city *city = city_at(view, i);

		for (size_t k = 0; k < city->reports.count; k++) {
			struct object *object = report_entry(view, list, city->reports.items[k]);

			view_doubts(view, object, city->reports.items[k]);
			view_corrections(view, object, city->reports.items[k]);
		}
	}
	view_list(view->root, "reports", list);
	status_legend(view);
	return true;
}

bool
view_not_found(struct view *view)
{
	(void)view; /* has nothing of its own to show */
	return true;
}
