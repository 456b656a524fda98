#include "check/rules.h"

#include "model/grid.h"

/* ---- {{value.…}} ---- */

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
	if (report->data_damaged || report_observation(report, indicator, year, item))
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
		ok = diag_error(diags, "block-city", word->place,
		    diag_tr(diags, "unknown city '%.*s'", "未知的城市“%.*s”"), STR_ARG(word->text));
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

static void
check_block(const struct site *site, const struct section *section, const struct block *block, struct diags *diags)
{
	const struct grid *grid;

	if (site->dictionary_damaged || (section->report && section->report->data_damaged))
		return;
	if (!check_words(site, block, diags) || block->indicators.count == 0 || !check_units(site, block, diags))
		return;
	grid = grid_of_block(diags->arena, site, section->report, block, STR_NONE);
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++)
		if (grid->cells[i])
			return;
	diag_error(diags, "block-empty", block->place, "%s",
	    diag_tr(diags, "there are no data for this block", "没有可供显示的数据"));
}

void
check_blocks(const struct site *site, const struct section *section, struct diags *diags)
{
	for (size_t i = 0; i < section->doc->block_count; i++)
		check_block(site, section, &section->doc->blocks[i], diags);
}
