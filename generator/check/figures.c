#include "check/rules.h"

#include "model/grid.h"

/* ---- {{value.…}} ---- */

/* Whether a figure of the indicator stands under a year that could not be read. */
static bool
has_wrong_year(const struct report *report, const struct indicator *indicator)
{
	for (size_t i = 0; i < report->observations.count; i++)
		if (report->observations.items[i].indicator == indicator && report->observations.items[i].year == 0)
			return true;
	return report_breakdown(report, indicator, 0, STR_NONE) != NULL;
}

/* Whether that the report has no such value is a mistake of its own, and does not come
 * from one that has been told already. */
static bool
lack_says_something(const struct report *report, const struct indicator *indicator, int year)
{
	bool known = false;

	if (report->data_damaged || year == 0 || has_wrong_year(report, indicator))
		return false;
	for (size_t i = 0; i < report->observations.count; i++)
		known = known || report->observations.items[i].indicator == indicator;
	return known || !report->data_misnamed;
}

static void
check_value(const struct site *site, const struct report *report, const struct doc_value *value, struct diags *diags)
{
	const struct indicator *indicator = site_indicator(site, value->indicator);
	int year = value->year ? value->year : report->data_year;
	struct str item = value->item;

	if (!indicator && site->dictionary_damaged)
		return;
	if (!indicator) {
		diag_error(diags, "value-indicator", value->place,
		    diag_tr(diags, "unknown indicator '%.*s'", "未知的指标“%.*s”"), STR_ARG(value->indicator));
		diag_hint_nearest(diags, map_nearest(&site->indicators, value->indicator));
		return;
	}
	if (report_observation(report, indicator, year, item) || !lack_says_something(report, indicator, year))
		return;
	diag_error(diags, "value-missing", value->place,
	    diag_tr(diags, "the report has no '%.*s' for %d%s%.*s", "报告中没有“%.*s”%d 年的数据%s%.*s"),
	    STR_ARG(value->indicator), year, item.len > 0 ? ", " : "", STR_ARG(item));
	diag_hint(diags, diag_tr(diags, "add it to %.*s", "请补充到 %.*s"), STR_ARG(report->data_source->path));
}

void
check_values(const struct site *site, const struct section *section, struct diags *diags)
{
	for (size_t i = 0; i < section->doc->value_count; i++) {
		const struct doc_value *value = &section->doc->values[i];

		if (section->report)
			check_value(site, section->report, value, diags);
		else
			diag_error(diags, "value-place", value->place, "%s",
			    diag_tr(diags, "only the sections of a report have values", "只有报告的章节可以引用数据"));
	}
}

/* ---- blocks ---- */

static bool
is_unreadable_city(const struct site *site, struct arena *arena, struct str slug)
{
	return site_has_above(&site->unreadable, str_format(arena, "content/cities/%.*s", STR_ARG(slug)));
}

static bool
check_words(const struct site *site, const struct block *block, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < block->indicators.count; i++) {
		const struct block_word *word = &block->indicators.items[i];

		if (site_indicator(site, word->text))
			continue;
		ok = diag_error(diags, "block-indicator", word->place,
		    diag_tr(diags, "unknown indicator '%.*s'", "未知的指标“%.*s”"), STR_ARG(word->text));
		diag_hint_nearest(diags, map_nearest(&site->indicators, word->text));
	}
	for (size_t i = 0; i < block->cities.count; i++) {
		const struct block_word *word = &block->cities.items[i];

		if (str_eq(word->text, STR("*")) || site_city(site, word->text))
			continue;
		ok = false;
		if (is_unreadable_city(site, diags->arena, word->text))
			continue;
		diag_error(diags, "block-city", word->place, diag_tr(diags, "unknown city '%.*s'", "未知的城市“%.*s”"),
		    STR_ARG(word->text));
		diag_hint_nearest(diags, map_nearest(&site->cities, word->text));
	}
	return ok;
}

/* A chart has one axis, so one unit. */
static bool
check_units(const struct site *site, const struct block *block, struct diags *diags)
{
	const struct indicator *first = site_indicator(site, block->indicators.items[0].text);

	for (size_t i = 1; block->kind == BLOCK_CHART && i < block->indicators.count; i++) {
		const struct block_word *word = &block->indicators.items[i];
		const struct indicator *indicator = site_indicator(site, word->text);

		if (!str_eq(first->unit, indicator->unit)) {
			return diag_error(diags, "block-unit", word->place,
			    diag_tr(diags, "'%.*s' is measured in '%.*s', but '%.*s' in '%.*s': one chart has one unit",
				"“%.*s”的单位是“%.*s”，而“%.*s”的单位是“%.*s”：一张图只能有一个单位"),
			    STR_ARG(indicator->id), STR_ARG(indicator->unit), STR_ARG(first->id), STR_ARG(first->unit));
		}
	}
	return true;
}

/* Whether data are missing for a reason that has been told already. */
static bool
has_damaged_data(const struct site *site)
{
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			if (city->reports.items[k]->data_damaged || city->reports.items[k]->data_misnamed)
				return true;
	}
	return site->unreadable.count > 0;
}

/* Whether a kind of chart can show what the block asks for. */
static bool
check_kind(const struct block *block, const struct grid *grid, struct diags *diags)
{
	const char *wrong = NULL;

	if (block->kind != BLOCK_CHART)
		return true;
	if (block->shape == SHAPE_RANK && grid->column_count != 1)
		wrong = diag_tr(diags, "a ranking shows one figure a row: name one indicator, or one city and one year",
		    "排名图每行只有一个数：请只写一个指标，或者只写一个城市和一个年份");
	if (block->shape == SHAPE_SLOPE && grid->row_count != 2)
		wrong = diag_tr(
		    diags, "a slope chart shows two years: name them", "两年对比图只比较两个年份：请写明这两年");
	if (block->shape == SHAPE_SHARE && grid->column_count < 2)
		wrong = diag_tr(diags, "a division has two parts or more: name their indicators, or a breakdown",
		    "构成图至少有两个部分：请写明各部分的指标，或写明分组");
	return !wrong || diag_error(diags, "block-kind", block->place, "%s", wrong);
}

static bool
has_cells(const struct grid *grid)
{
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++)
		if (grid->cells[i])
			return true;
	return false;
}

static void
check_block(const struct site *site, const struct section *section, const struct block *block, struct diags *diags)
{
	const struct grid *grid;

	if (site->dictionary_damaged || (section->report && section->report->data_damaged))
		return;
	if (!check_words(site, block, diags) || block->indicators.count == 0 || !check_units(site, block, diags))
		return;
	grid = grid_of_block(diags->arena, site, section->report, block, STR_NONE);
	if (has_cells(grid))
		check_kind(block, grid, diags);
	else if (!has_damaged_data(site))
		diag_error(diags, "block-empty", block->place, "%s",
		    diag_tr(diags, "there are no data for this block", "没有可供显示的数据"));
}

void
check_blocks(const struct site *site, const struct section *section, struct diags *diags)
{
	for (size_t i = 0; i < section->doc->block_count; i++)
		check_block(site, section, &section->doc->blocks[i], diags);
}
