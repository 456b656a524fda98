#include "plan/plan_parts.h"

#include <stdlib.h>

/* The charts that pages show by themselves. */

enum {
	LINES_MOST = 6, /* more lines in one chart cannot be told apart: each gets a small one */
	TOPIC_MOST = 6, /* rankings on a topic's page */
};

/* How many times the smallest the greatest value of one slope may be: beyond that the
 * small ones look flat. Shares differ by less, and that matters more. */
static const double TIMES_MOST = 4;
static const double TIMES_SHARES = 1.5;

/* One page's charts while they are planned. */
struct page_charts {
	struct planner *planner;
	struct plan_charts *list;
	struct place origin;
};

static struct page_charts
page_begin(struct planner *planner, struct str path, struct place origin)
{
	struct page_charts page = { planner, arena_new(planner->arena, struct plan_charts), origin };

	map_add(&planner->plan->page_charts, planner->arena, path, page.list);
	return page;
}

static void
page_add(struct page_charts *page, const struct plan_chart *chart, bool wide)
{
	struct plan_chart spec = *chart;

	spec.paired = true;
	*arena_push(page->planner->arena, page->list) = planner_add_chart(page->planner, spec, wide, page->origin);
}

static struct block_words
one_word(struct arena *arena, struct str text)
{
	struct block_words words = { 0 };

	*arena_push(arena, &words) = (struct block_word){ .text = text };
	return words;
}

/* A block about one indicator in some cities: what an author would have written. */
static struct block
indicator_block(struct arena *arena, enum chart_shape shape, const struct indicator *indicator, struct str cities)
{
	return (struct block){
		.kind = BLOCK_CHART,
		.shape = shape,
		.indicators = one_word(arena, indicator->id),
		.cities = one_word(arena, cities),
		.title = indicator->name,
	};
}

static struct plan_chart
chart_of_block(struct planner *planner, struct str name, const struct block *block)
{
	return (struct plan_chart){
		.name = name,
		.shape = block->shape,
		.grid = grid_of_block(planner->arena, planner->plan->site, NULL, block, STR_NONE),
	};
}

static size_t
count_figures(const struct series *series)
{
	size_t count = 0;

	for (size_t i = 0; series && i < series->count; i++)
		count += observation_is_figure(series->items[i]);
	return count;
}

/* ---- rankings ---- */

/* Year 0: each city's newest figure. The same ranking on two pages is one picture. */
static void
add_ranking(struct page_charts *page, const struct indicator *indicator, int year, bool wide)
{
	struct planner *planner = page->planner;
	struct block block = indicator_block(planner->arena, SHAPE_RANK, indicator, STR("*"));
	struct plan_chart chart;
	struct str name = str_format(planner->arena, "rank-%.*s", STR_ARG(indicator->id));

	if (indicator_city_count(indicator, year) < 2)
		return;
	if (year > 0) {
		block.years = &year;
		block.year_count = 1;
		name = str_format(planner->arena, "%.*s-%d", STR_ARG(name), year);
	}
	chart = chart_of_block(planner, name, &block);
	chart.target = indicator_target(planner->plan->site, indicator);
	page_add(page, &chart, wide);
}

void
plan_year_charts(struct planner *planner, int year)
{
	const struct site *site = planner->plan->site;
	struct page_charts page = page_begin(planner, route_year(planner->arena, year), place_file(site->source));

	for (size_t i = 0; i < site->indicators.count; i++) {
		const struct indicator *indicator = site->indicators.entries[i].value;

		if (indicator->main)
			add_ranking(&page, indicator, year, false);
	}
}

void
plan_topic_charts(struct planner *planner, const struct topic *topic)
{
	const struct site *site = planner->plan->site;
	struct page_charts page = page_begin(planner, route_topic(planner->arena, topic), topic->place);

	for (size_t i = 0; i < site->indicators.count && page.list->count < TOPIC_MOST; i++) {
		const struct indicator *indicator = site->indicators.entries[i].value;

		if (topic_requires(site, topic, indicator))
			add_ranking(&page, indicator, 0, false);
	}
}

/* ---- an indicator, a city ---- */

static bool
has_several_years(const struct indicator *indicator)
{
	for (size_t i = 0; i < indicator->series.count; i++)
		if (count_figures(indicator->series.items[i]) > 1)
			return true;
	return false;
}

void
plan_indicator_charts(struct planner *planner, const struct indicator *indicator)
{
	struct page_charts page = page_begin(planner, route_indicator(planner->arena, indicator), indicator->place);

	if (has_several_years(indicator)) {
		enum chart_shape shape = indicator->series.count > LINES_MOST ? SHAPE_MULTIPLES : SHAPE_LINE;
		struct block block = indicator_block(planner->arena, shape, indicator, STR("*"));
		struct plan_chart chart = chart_of_block(
		    planner, str_format(planner->arena, "indicator-%.*s", STR_ARG(indicator->id)), &block);

		page_add(&page, &chart, true);
	}
	add_ranking(&page, indicator, 0, true);
}

/* The years of a slope: those with a figure, also when one without lies between. */
static void
take_years_of_figures(struct arena *arena, const struct series *series, struct block *block)
{
	block->years = arena_array(arena, int, series->count);
	for (size_t i = 0; i < series->count; i++)
		if (observation_is_figure(series->items[i]))
			block->years[block->year_count++] = series->items[i]->year;
}

/* Two years are a slope; more a line. */
void
plan_city_charts(struct planner *planner, const struct city *city)
{
	const struct map *indicators = &planner->plan->site->indicators;
	struct page_charts page = page_begin(planner, route_city(planner->arena, city), place_file(city->source));

	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *indicator = indicators->entries[i].value;
		const struct series *series = indicator_series(indicator, city);
		size_t figures = count_figures(series);
		struct block block =
		    indicator_block(planner->arena, figures > 2 ? SHAPE_LINE : SHAPE_SLOPE, indicator, city->slug);
		struct plan_chart chart;

		if (!indicator->main || figures < 2)
			continue;
		if (block.shape == SHAPE_SLOPE)
			take_years_of_figures(planner->arena, series, &block);
		chart = chart_of_block(planner,
		    str_format(planner->arena, "%.*s-%.*s", STR_ARG(city->slug), STR_ARG(indicator->id)), &block);
		page_add(&page, &chart, false);
	}
}

/* ---- what changed in a report ---- */

struct change {
	const struct indicator *indicator;
	double value; /* the greater of the two years */
	size_t order;
};

struct changes {
	struct change *items;
	size_t count, capacity;
};

static struct changes
collect_changes(struct planner *planner, const struct report *report)
{
	const struct map *indicators = &planner->plan->site->indicators;
	struct changes changes = { 0 };

	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *indicator = indicators->entries[i].value;
		const struct observation *now = report_observation(report, indicator, report->data_year, STR_NONE);
		const struct observation *before =
		    report_observation(report, indicator, report->data_year - 1, STR_NONE);

		if (!indicator->main || !observation_is_figure(now) || !observation_is_figure(before))
			continue;
		*arena_push(planner->arena, &changes) = (struct change){
			.indicator = indicator,
			.value = now->value > before->value ? now->value : before->value,
			.order = i,
		};
	}
	return changes;
}

/* By unit, then falling. */
static int
compare_changes(const void *a, const void *b)
{
	const struct change *left = a, *right = b;
	int order = str_cmp(left->indicator->unit, right->indicator->unit);

	if (order == 0 && left->value != right->value)
		order = left->value > right->value ? -1 : 1;
	return order != 0 ? order : (left->order < right->order ? -1 : 1);
}

/* Whether two figures are readable on one axis. */
static bool
share_axis(const struct change *greater, const struct change *smaller)
{
	double times = str_eq(greater->indicator->unit, STR("%")) ? TIMES_SHARES : TIMES_MOST;

	return str_eq(greater->indicator->unit, smaller->indicator->unit) && greater->value <= times * smaller->value;
}

static void
add_slope(struct page_charts *page, const struct report *report, const struct change *changes, size_t count)
{
	struct planner *planner = page->planner;
	int years[] = { report->data_year - 1, report->data_year };
	struct block block = { .kind = BLOCK_CHART, .shape = SHAPE_SLOPE, .years = years, .year_count = 2 };
	struct plan_chart chart = { .shape = SHAPE_SLOPE };

	for (size_t i = 0; i < count; i++)
		*arena_push(planner->arena, &block.indicators) =
		    (struct block_word){ .text = changes[i].indicator->id };
	chart.name = str_format(planner->arena, "%.*s-%.*s-changes-%zu", STR_ARG(report->city->slug),
	    STR_ARG(report->slug), page->list->count + 1);
	chart.grid = grid_of_block(planner->arena, planner->plan->site, report, &block, STR_NONE);
	page_add(page, &chart, true);
}

/* Figures that one axis can show stand in one chart. */
void
plan_report_charts(struct planner *planner, const struct report *report)
{
	struct page_charts page = page_begin(planner, route_report(planner->arena, report), place_file(report->source));
	struct changes changes = collect_changes(planner, report);
	size_t first = 0;

	if (changes.count > 0)
		qsort(changes.items, changes.count, sizeof *changes.items, compare_changes);
	for (size_t i = 1; i <= changes.count; i++) {
		if (i < changes.count && share_axis(&changes.items[first], &changes.items[i]))
			continue;
		add_slope(&page, report, &changes.items[first], i - first);
		first = i;
	}
}

const struct plan_charts *
plan_page_charts(const struct plan *plan, struct str path)
{
	static const struct plan_charts none = { 0 };
	const struct plan_charts *charts = map_get(&plan->page_charts, path);

	return charts ? charts : &none;
}
