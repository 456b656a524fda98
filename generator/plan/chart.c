#include "plan/plan_parts.h"

#include "base/sha256.h"

/* Charts are named by what they show: the same figures give the same file, other
 * figures another one, so that a copy in a browser's cache is never wrong. */

enum { HASH_DIGITS = 12 };

static struct str
chart_path(struct planner *planner, const struct plan_chart *chart)
{
	struct strbuf print = { 0 };
	char hex[SHA256_HEX_LENGTH];

	strbuf_adds(&print, QSITE_VERSION);
	strbuf_addc(&print, chart->shape == SHAPE_LINE ? 'l' : 'b');
	strbuf_pack_str(&print, planner->plan->theme->settings);
	strbuf_pack_str(&print, theme_string(planner->plan->theme, "chart.no_data"));
	grid_fingerprint(chart->grid, &print);
	sha256_hex(strbuf_view(&print), hex);
	strbuf_release(&print);
	return str_format(planner->arena, "charts/%.*s-%.*s.png", STR_ARG(chart->name), HASH_DIGITS, hex);
}

/* Two charts that are alike in all, name included, are one file. */
static void
add_chart(struct planner *planner, struct str key, struct plan_chart spec, struct place origin)
{
	struct plan_chart *chart = arena_new(planner->arena, struct plan_chart);
	struct map *charts = &planner->plan->charts;

	*chart = spec;
	chart->path = chart_path(planner, chart);
	map_add(charts, planner->arena, key, chart);
	if (map_add(charts, planner->arena, chart->path, chart))
		planner_add(planner, OUTPUT_CHART, chart->path, origin)->chart = chart;
}

/* Names can be alike ("a/b-c" and "a-b/c"), keys never are. */
static struct str
block_chart_key(struct arena *arena, const struct section *section, size_t block)
{
	return str_format(arena, "%.*s#%zu", STR_ARG(route_section(arena, section)), block);
}

/* "hangzhou-2023-basics-1"; cases and annexes say so: "…-cases-bridge-1". */
static struct str
block_chart_name(struct arena *arena, const struct section *section, size_t block)
{
	struct str path = route_section(arena, section);
	char *name = str_zero(arena, str_slice(path, 0, path.len - STR(".html").len));

	for (char *c = name; *c; c++)
		*c = *c == '/' ? '-' : *c;
	return str_format(arena, "%s-%zu", name, block + 1);
}

void
plan_section_charts(struct planner *planner, const struct section *section)
{
	for (size_t i = 0; i < section->doc->block_count; i++) {
		const struct block *block = &section->doc->blocks[i];

		if (block->kind != BLOCK_CHART)
			continue;
		add_chart(planner, block_chart_key(planner->arena, section, i),
		    (struct plan_chart){ .name = block_chart_name(planner->arena, section, i),
			.shape = block->shape,
			.grid = grid_of_block(planner->arena, planner->plan->site, section->report, block, STR_NONE) },
		    block->place);
	}
}

static size_t
count_values(const struct series *series)
{
	size_t count = 0;

	for (size_t i = 0; i < series->count; i++)
		count += series->items[i]->status != STATUS_MISSING;
	return count;
}

static bool
has_several_years(const struct indicator *indicator)
{
	for (size_t i = 0; i < indicator->series.count; i++)
		if (count_values(indicator->series.items[i]) > 1)
			return true;
	return false;
}

/* Cities over the years as lines; where no city has two years, bars side by side. */
void
plan_indicator_charts(struct planner *planner, const struct indicator *indicator)
{
	struct block_word word = { .text = indicator->id }, all = { .text = STR("*") };
	struct block block = {
		.kind = BLOCK_CHART,
		.shape = has_several_years(indicator) ? SHAPE_LINE : SHAPE_BAR,
		.indicators = { &word, 1, 1 },
		.cities = { &all, 1, 1 },
		.title = indicator->name,
	};
	struct plan_chart chart = { .name = str_format(planner->arena, "indicator-%.*s", STR_ARG(indicator->id)),
		.shape = block.shape };

	if (indicator->series.count < 2 && block.shape == SHAPE_BAR)
		return;
	chart.grid = grid_of_block(planner->arena, planner->plan->site, NULL, &block, STR_NONE);
	add_chart(planner, route_indicator(planner->arena, indicator), chart, indicator->place);
}

const struct plan_chart *
plan_block_chart(const struct plan *plan, struct arena *arena, const struct section *section, size_t block)
{
	return map_get(&plan->charts, block_chart_key(arena, section, block));
}

const struct plan_chart *
plan_indicator_chart(const struct plan *plan, struct arena *arena, const struct indicator *indicator)
{
	return map_get(&plan->charts, route_indicator(arena, indicator));
}
