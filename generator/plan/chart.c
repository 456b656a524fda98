#include "plan/plan_parts.h"

#include "base/sha256.h"

/* Charts are named by what they show: the same figures give the same file, other
 * figures another one, so that a copy in a browser's cache is never wrong. */

enum { HASH_DIGITS = 12 };

static void
print_target(const struct target *target, struct strbuf *print)
{
	strbuf_pack_u64(print, target ? 1 + (target->at_most ? 1 : 0) : 0);
	if (target)
		strbuf_pack_str(print, target->number);
}

/* All that a picture depends on, with the words of the theme that charts use. */
static void
print_chart(const struct theme *theme, const struct plan_chart *chart, struct strbuf *print)
{
	static const char *const words[] = { "chart.no_data", "chart.axis_break", "chart.break", "chart.rest",
		"chart.target" };

	strbuf_adds(print, QSITE_VERSION);
	strbuf_pack_u64(print, chart->shape);
	strbuf_pack_u64(print, chart->paired);
	strbuf_pack_str(print, theme->settings);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		strbuf_pack_str(print, theme_string(theme, words[i]));
	print_target(chart->target, print);
	grid_fingerprint(chart->grid, print);
}

static struct str
picture_path(struct planner *planner, const struct plan_chart *chart, enum chart_size size)
{
	struct strbuf print = { 0 };
	char hex[SHA256_HEX_LENGTH];

	print_chart(planner->plan->theme, chart, &print);
	sha256_hex(strbuf_view(&print), hex);
	strbuf_release(&print);
	return str_format(planner->arena, "charts/%.*s%s-%.*s.png", STR_ARG(chart->name),
	    size == CHART_SMALL ? "-small" : "", HASH_DIGITS, hex);
}

/* Two charts that are alike in all, name included, are one file. */
struct plan_chart *
planner_add_chart(struct planner *planner, struct plan_chart spec, bool wide, struct place origin)
{
	struct plan_chart *chart = arena_new(planner->arena, struct plan_chart);

	*chart = spec;
	for (enum chart_size size = wide ? CHART_WIDE : CHART_SMALL; size < CHART_SIZES; size++) {
		struct output *output;

		chart->paths[size] = picture_path(planner, chart, size);
		if (!map_add(&planner->plan->pictures, planner->arena, chart->paths[size], chart))
			continue;
		output = planner_add(planner, OUTPUT_CHART, chart->paths[size], origin);
		output->chart = chart;
		output->size = size;
	}
	return chart;
}

/* Names can be alike ("a/b-c" and "a-b/c"), keys never are. */
static struct str
block_chart_key(struct arena *arena, const struct section *section, size_t block)
{
	return str_format(arena, "%.*s#%zu", STR_ARG(route_section(arena, section)), block);
}

/* "linshui-2023-basics-1"; cases and annexes say so: "…-cases-bridge-1". */
static struct str
block_chart_name(struct arena *arena, const struct section *section, size_t block)
{
	struct str path = route_section(arena, section);
	char *name = str_zero(arena, str_slice(path, 0, path.len - STR(".html").len));

	for (char *c = name; *c; c++)
		*c = *c == '/' ? '-' : *c;
	return str_format(arena, "%s-%zu", name, block + 1);
}

/* A ranking of one indicator has its target. */
static const struct target *
block_target(const struct site *site, const struct block *block)
{
	const struct indicator *indicator;

	if (block->shape != SHAPE_RANK || block->indicators.count != 1)
		return NULL;
	indicator = site_indicator(site, block->indicators.items[0].text);
	return indicator ? indicator_target(site, indicator) : NULL;
}

void
plan_section_charts(struct planner *planner, const struct section *section)
{
	const struct site *site = planner->plan->site;
	struct arena *arena = planner->arena;

	for (size_t i = 0; i < section->doc->block_count; i++) {
		const struct block *block = &section->doc->blocks[i];
		struct plan_chart chart = { .shape = block->shape };

		if (block->kind != BLOCK_CHART)
			continue;
		chart.name = block_chart_name(arena, section, i);
		chart.target = block_target(site, block);
		chart.grid = grid_of_block(arena, site, section->report, block, STR_NONE);
		map_add(&planner->plan->block_charts, arena, block_chart_key(arena, section, i),
		    planner_add_chart(planner, chart, true, block->place));
	}
}

const struct plan_chart *
plan_block_chart(const struct plan *plan, struct arena *arena, const struct section *section, size_t block)
{
	return map_get(&plan->block_charts, block_chart_key(arena, section, block));
}
