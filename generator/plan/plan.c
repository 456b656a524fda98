#include "plan/plan.h"

#include "base/file.h"

#include "plan/plan_parts.h"

#include <stdlib.h>

struct output *
planner_add(struct planner *planner, enum output_kind kind, struct str path, struct place origin)
{
	struct output *output = arena_push(planner->arena, planner->plan);

	*output = (struct output){ .kind = kind, .path = path, .origin = origin };
	return output;
}

/* Outputs that every site has, whatever its content. */
static const struct {
	enum output_kind kind;
	const char *path;
} fixed_outputs[] = {
	{ OUTPUT_HOME, "index.html" },
	{ OUTPUT_CITIES, "cities.html" },
	{ OUTPUT_YEARS, "years/index.html" },
	{ OUTPUT_INDICATORS, "indicators/index.html" },
	{ OUTPUT_TOPICS, "topics/index.html" },
	{ OUTPUT_POLICIES, "policies/index.html" },
	{ OUTPUT_CASES, "cases.html" },
	{ OUTPUT_NOTES, "notes.html" },
	{ OUTPUT_DATA_INDEX, "data/index.html" },
	{ OUTPUT_COMPARE, "compare.html" },
	{ OUTPUT_SEARCH, "search.html" },
	{ OUTPUT_SITE_MAP, "sitemap.html" },
	{ OUTPUT_NOT_FOUND, "404.html" },
	{ OUTPUT_OBSERVATIONS_CSV, "data/observations.csv" },
	{ OUTPUT_DATAPACKAGE, "data/datapackage.json" },
	{ OUTPUT_TABLE_SCHEMA, "data/schema.json" },
	{ OUTPUT_CSVW, "data/csv-metadata.json" },
	{ OUTPUT_SITEMAP, "sitemap.xml" },
	{ OUTPUT_FEED, "feed.xml" },
	{ OUTPUT_ROBOTS, "robots.txt" },
};

static void
plan_fixed(struct planner *planner)
{
	struct place origin = place_file(planner->plan->site->source);

	for (size_t i = 0; i < sizeof fixed_outputs / sizeof *fixed_outputs; i++)
		planner_add(planner, fixed_outputs[i].kind, str_from(fixed_outputs[i].path), origin);
}

static void
plan_sections(struct planner *planner, enum output_kind kind, const struct section_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct section *section = list->items[i];
		struct output *output =
		    planner_add(planner, kind, route_section(planner->arena, section), place_file(section->source));

		output->section = section;
		output->report = section->report;
		output->policy = section->policy;
		plan_section_charts(planner, section);
	}
}

static void
plan_report(struct planner *planner, const struct report *report)
{
	static const struct {
		enum output_kind kind;
		const char *ending;
	} data[] = {
		{ OUTPUT_REPORT_CSV, "csv" },
		{ OUTPUT_REPORT_JSON, "json" },
		{ OUTPUT_REPORT_XLSX, "xlsx" },
	};
	struct place origin = place_file(report->source);

	planner_add(planner, OUTPUT_REPORT, route_report(planner->arena, report), origin)->report = report;
	planner_add(planner, OUTPUT_FULL, route_full(planner->arena, report), origin)->report = report;
	for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
		struct str path = route_report_data(planner->arena, report, data[i].ending);

		planner_add(planner, data[i].kind, path, origin)->report = report;
	}
	plan_sections(planner, OUTPUT_SECTION, &report->chapters);
	plan_sections(planner, OUTPUT_SECTION, &report->cases);
	plan_sections(planner, OUTPUT_SECTION, &report->annexes);
	plan_report_charts(planner, report);
}

/* The metadata of a folder's CSV files, which there must be one of at least. */
static void
plan_csvw(struct planner *planner, const char *path)
{
	planner_add(planner, OUTPUT_CSVW, str_from(path), place_file(planner->plan->site->source));
}

static void
plan_cities(struct planner *planner)
{
	const struct map *cities = &planner->plan->site->cities;
	bool reports = false;

	for (size_t i = 0; i < cities->count; i++) {
		const struct city *city = cities->entries[i].value;
		struct str path = route_city(planner->arena, city);

		planner_add(planner, OUTPUT_CITY, path, place_file(city->source))->city = city;
		plan_city_charts(planner, city);
		for (size_t k = 0; k < city->reports.count; k++)
			plan_report(planner, city->reports.items[k]);
		reports |= city->reports.count > 0;
	}
	if (reports)
		plan_csvw(planner, "data/reports/csv-metadata.json");
}

static void
plan_policies(struct planner *planner)
{
	const struct map *policies = &planner->plan->site->policies;

	for (size_t i = 0; i < policies->count; i++) {
		const struct policy *policy = policies->entries[i].value;
		struct str path = route_policy(planner->arena, policy);

		planner_add(planner, OUTPUT_POLICY, path, place_file(policy->source))->policy = policy;
		plan_sections(planner, OUTPUT_POLICY_SECTION, &policy->sections);
	}
}

static void
plan_indicators(struct planner *planner)
{
	static const struct {
		enum output_kind kind;
		const char *ending;
	} data[] = {
		{ OUTPUT_INDICATOR_CSV, "csv" },
		{ OUTPUT_INDICATOR_JSON, "json" },
		{ OUTPUT_INDICATOR_XLSX, "xlsx" },
	};
	const struct map *indicators = &planner->plan->site->indicators;

	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *indicator = indicators->entries[i].value;
		struct str path = route_indicator(planner->arena, indicator);

		planner_add(planner, OUTPUT_INDICATOR, path, indicator->place)->indicator = indicator;
		for (size_t k = 0; k < sizeof data / sizeof *data; k++) {
			path = route_indicator_data(planner->arena, indicator, data[k].ending);
			planner_add(planner, data[k].kind, path, indicator->place)->indicator = indicator;
		}
		if (indicator->series.count > 0)
			planner_add(planner, OUTPUT_COMPARE_DATA, route_compare_data(planner->arena, indicator),
			    indicator->place)
			    ->indicator = indicator;
		plan_indicator_charts(planner, indicator);
	}
	if (indicators->count > 0)
		plan_csvw(planner, "data/indicators/csv-metadata.json");
}

static void
plan_topics_and_years(struct planner *planner)
{
	const struct site *site = planner->plan->site;

	for (size_t i = 0; i < site->topics.count; i++) {
		const struct topic *topic = site->topics.entries[i].value;

		planner_add(planner, OUTPUT_TOPIC, route_topic(planner->arena, topic), topic->place)->topic = topic;
		plan_topic_charts(planner, topic);
	}
	for (size_t i = 0; i < site->year_count; i++) {
		struct str path = route_year(planner->arena, site->years[i]);

		planner_add(planner, OUTPUT_YEAR, path, place_file(site->source))->year = site->years[i];
		plan_year_charts(planner, site->years[i]);
	}
}

static void
plan_files(struct planner *planner)
{
	const struct plan *plan = planner->plan;

	for (size_t i = 0; i < plan->site->assets.count; i++) {
		const struct asset *asset = plan->site->assets.entries[i].value;

		planner_add(planner, OUTPUT_ASSET, asset->path, (struct place){ 0 })->asset = asset;
	}
	for (size_t i = 0; i < plan->theme->files.count; i++) {
		const struct theme_file *file = &plan->theme->files.items[i];
		struct str path = path_join(planner->arena, STR("theme"), file->path);

		planner_add(planner, OUTPUT_THEME_FILE, path, (struct place){ 0 })->file = file;
	}
}

static struct str
origin_path(const struct output *output)
{
	return output->origin.source ? output->origin.source->path : STR_NONE;
}

static int
compare_outputs(const void *a, const void *b)
{
	const struct output *left = a, *right = b;
	int order = str_cmp(left->path, right->path);

	/* the same path: a stable order for the finding */
	if (order == 0)
		order = str_cmp(origin_path(left), origin_path(right));
	return order != 0 ? order : (int)left->kind - (int)right->kind;
}

/* How much an author can do about the path of an output: a section's file can have
 * another name, a city's folder too; what every site has stays where it is. */
static int
freedom(const struct plan *plan, const struct output *output)
{
	if (output->section)
		return 2;
	return output->origin.source && output->origin.source != plan->site->source ? 1 : 0;
}

static bool
check_paths(const struct plan *plan, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 1; i < plan->count; i++) {
		const struct output *other = &plan->items[i - 1], *output = &plan->items[i];

		if (!str_eq(other->path, output->path))
			continue;
		if (freedom(plan, other) > freedom(plan, output)) {
			output = other;
			other = &plan->items[i];
		}
		ok = diag_error(diags, "path-taken", output->origin,
		    diag_tr(diags, "two pages want the path '%.*s'", "两个页面的路径同为“%.*s”"),
		    STR_ARG(output->path));
		diag_also(diags, other->origin, "%s", diag_tr(diags, "the other one is from here", "另一个来自这里"));
	}
	return ok;
}

static struct str
nearest_page(const struct plan *plan, struct str path, struct arena *arena)
{
	struct str_list paths = { 0 };

	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].kind < OUTPUT_PAGE_KINDS)
			*arena_push(arena, &paths) = plan->items[i].path;
	return str_nearest(path, paths.items, paths.count);
}

static bool
check_menu(const struct plan *plan, struct diags *diags)
{
	const struct site *site = plan->site;
	bool ok = true;

	if (site->unreadable.count > 0)
		return true; /* the page may be among what is missing, which has been told */
	for (size_t i = 0; i < site->menu_count; i++) {
		const struct menu_item *item = &site->menu[i];

		/* one that is empty has been told */
		if (item->to.len == 0 || str_starts(item->to, STR("https://")) ||
		    str_starts(item->to, STR("http://")) || plan_find(plan, item->to))
			continue;
		ok = diag_error(diags, "menu-path", item->place,
		    diag_tr(diags, "there is no page '%.*s'", "没有页面“%.*s”"), STR_ARG(item->to));
		diag_hint_nearest(diags, nearest_page(plan, item->to, diags->arena));
	}
	return ok;
}

bool
plan_build(
    struct plan *plan, const struct site *site, const struct theme *theme, struct arena *arena, struct diags *diags)
{
	struct planner planner = { plan, arena, diags };
	bool paths;

	*plan = (struct plan){ .site = site, .theme = theme };
	plan_fixed(&planner);
	plan_sections(&planner, OUTPUT_PAGE, &site->pages);
	plan_cities(&planner);
	plan_policies(&planner);
	plan_indicators(&planner);
	plan_topics_and_years(&planner);
	plan_files(&planner);
	plan_search(&planner);
	qsort(plan->items, plan->count, sizeof *plan->items, compare_outputs);
	paths = check_paths(plan, diags);
	return check_menu(plan, diags) && paths;
}

const struct output *
plan_find(const struct plan *plan, struct str path)
{
	size_t low = 0, high = plan->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(plan->items[middle].path, path);

		if (order == 0)
			return &plan->items[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The neighbour of a section `step` places on, in its report's or policy's order. */
static const struct section *
neighbour(const struct section *section, int step)
{
	size_t count = 0, at;

	if (section->report)
		count = report_section_count(section->report);
	else if (section->policy)
		count = section->policy->sections.count;
	for (at = 0; at < count; at++) {
		const struct section *other =
		    section->report ? report_section(section->report, at) : section->policy->sections.items[at];

		if (other == section)
			break;
	}
	if (at >= count || (step < 0 && at == 0) || (step > 0 && at + 1 >= count))
		return NULL;
	at = step < 0 ? at - 1 : at + 1;
	return section->report ? report_section(section->report, at) : section->policy->sections.items[at];
}

const struct section *
plan_previous(const struct section *section)
{
	return neighbour(section, -1);
}

const struct section *
plan_next(const struct section *section)
{
	return neighbour(section, 1);
}
