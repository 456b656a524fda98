#include "model/grid_parts.h"

/* Naming one twice shows it once. */
static void
add_indicator(struct grid_frame *frame, const struct indicator *indicator)
{
	for (size_t i = 0; i < frame->indicator_count; i++)
		if (frame->indicators[i] == indicator)
			return;
	frame->indicators[frame->indicator_count++] = indicator;
}

static void
add_city(struct grid_frame *frame, const struct city *city)
{
	for (size_t i = 0; i < frame->city_count; i++)
		if (frame->cities[i] == city)
			return;
	frame->cities[frame->city_count++] = city;
}

static bool
has_year(const struct grid_frame *frame, int year)
{
	for (size_t i = 0; i < frame->year_count; i++)
		if (frame->years[i] == year)
			return true;
	return false;
}

static void
take_indicators(struct grid_frame *frame, const struct block *block)
{
	frame->indicators = arena_array(frame->arena, const struct indicator *, block->indicators.count);
	for (size_t i = 0; i < block->indicators.count; i++) {
		const struct indicator *indicator = site_indicator(frame->site, block->indicators.items[i].text);

		if (indicator)
			add_indicator(frame, indicator);
	}
}

static void
take_all_cities(struct grid_frame *frame)
{
	for (size_t i = 0; i < frame->site->cities.count; i++)
		add_city(frame, frame->site->cities.entries[i].value);
}

static void
take_cities(struct grid_frame *frame, const struct report *report, const struct block *block)
{
	/* all of them, and the report's own where its city could not be read */
	frame->cities = arena_array(frame->arena, const struct city *, frame->site->cities.count + 1);
	for (size_t i = 0; i < block->cities.count; i++) {
		const struct city *city = site_city(frame->site, block->cities.items[i].text);

		if (str_eq(block->cities.items[i].text, STR("*")))
			take_all_cities(frame);
		else if (city)
			add_city(frame, city);
	}
	if (block->cities.count > 0)
		return;
	frame->own = report;
	if (report)
		add_city(frame, report->city);
	else
		take_all_cities(frame);
}

static bool
has_data(const struct grid_frame *frame, int year)
{
	struct grid_key row = { .year = year };

	for (size_t i = 0; i < frame->indicator_count; i++) {
		row.indicator = frame->indicators[i];
		if (frame->own && frame->by.len > 0 && report_breakdown(frame->own, row.indicator, year, frame->by))
			return true;
		for (size_t k = 0; frame->by.len == 0 && k < frame->city_count; k++) {
			row.city = frame->cities[k];
			if (grid_meet(frame, &row, &row))
				return true;
		}
	}
	return false;
}

/* A year of the block's range, in rising order, if there is anything to show. 0 stands
 * for one that could not be read. */
static void
offer_year(struct grid_frame *frame, const struct block *block, int year)
{
	size_t at = frame->year_count;

	if (year == 0 || year < block->first_year || (block->last_year > 0 && year > block->last_year) ||
	    has_year(frame, year) || !has_data(frame, year))
		return;
	for (; at > 0 && frame->years[at - 1] > year; at--)
		frame->years[at] = frame->years[at - 1];
	frame->years[at] = year;
	frame->year_count++;
}

/* Lines over time have a place for every year, with data or without. */
static void
fill_years(struct grid_frame *frame)
{
	int first = frame->years[0], last = frame->years[0];

	for (size_t i = 1; i < frame->year_count; i++) {
		first = frame->years[i] < first ? frame->years[i] : first;
		last = frame->years[i] > last ? frame->years[i] : last;
	}
	frame->years = arena_array(frame->arena, int, (size_t)(last - first) + 1);
	frame->year_count = 0;
	for (int year = first; year <= last; year++)
		frame->years[frame->year_count++] = year;
	frame->keep_empty = true;
}

/* The newest years only: what a kind of chart has room for. */
static void
keep_newest(struct grid_frame *frame, size_t count)
{
	if (frame->year_count <= count)
		return;
	frame->years += frame->year_count - count;
	frame->year_count = count;
}

static void
fit_years(struct grid_frame *frame, bool asked)
{
	if (frame->block->kind != BLOCK_CHART || frame->year_count == 0)
		return;
	if (frame->block->shape == SHAPE_LINE || frame->block->shape == SHAPE_MULTIPLES)
		fill_years(frame);
	if (frame->block->shape == SHAPE_SLOPE && !asked)
		keep_newest(frame, 2);
	if (frame->block->shape == SHAPE_RANK && !asked && frame->city_count == 1)
		keep_newest(frame, 1);
}

static void
take_years(struct grid_frame *frame)
{
	const struct site *site = frame->site;
	const struct block *block = frame->block;
	size_t breakdowns = frame->own ? frame->own->breakdowns.count : 0;
	bool asked = block->year_count > 0;

	frame->years = arena_array(frame->arena, int, site->year_count + breakdowns + block->year_count);
	frame->keep_empty = asked;
	for (size_t i = 0; i < block->year_count; i++)
		if (!has_year(frame, block->years[i]))
			frame->years[frame->year_count++] = block->years[i];
	for (size_t i = 0; i < site->year_count && !asked; i++)
		offer_year(frame, block, site->years[i]);
	for (size_t i = 0; i < breakdowns && !asked; i++)
		offer_year(frame, block, frame->own->breakdowns.items[i].year);
	fit_years(frame, asked);
}

void
grid_take_members(struct grid_frame *frame, const struct report *report)
{
	take_indicators(frame, frame->block);
	take_cities(frame, report, frame->block);
	take_years(frame);
}

bool
grid_is_blank(const struct grid_frame *frame)
{
	return frame->indicator_count == 0 || frame->year_count == 0 || frame->city_count == 0;
}
