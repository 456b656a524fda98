#include "model/grid.h"

#include "model/value.h"

/* Which of the four dimensions run along the rows and which along the columns. A
 * cell is where a row's key and a column's key meet. */

enum dimension { BY_CITY = 1, BY_YEAR = 2, BY_INDICATOR = 4, BY_ITEM = 8 };

struct key {
	const struct city *city;
	int year;
	const struct indicator *indicator;
	struct str item;
	bool total;
};

struct keys {
	struct key *items;
	size_t count, capacity;
};

struct axes {
	unsigned rows, columns; /* enum dimension, added up */
};

struct frame {
	struct arena *arena;
	const struct site *site;
	const struct report *own; /* whose own figures are shown; NULL: the cities' series */
	const struct indicator **indicators;
	size_t indicator_count;
	const struct city **cities;
	size_t city_count;
	int *years;
	size_t year_count;
	bool keep_empty; /* years the author asked for stay when they are empty */
	struct str by, total_label;
	struct axes axes;
};

static const struct observation *
frame_cell(const struct frame *frame, const struct key *row, const struct key *column)
{
	const struct indicator *indicator = row->indicator ? row->indicator : column->indicator;
	const struct city *city = row->city ? row->city : column->city;
	int year = row->year ? row->year : column->year;
	struct str item = row->item.len > 0 ? row->item : column->item;

	indicator = indicator ? indicator : frame->indicators[0];
	year = year ? year : frame->years[0];
	if (frame->own)
		return report_observation(frame->own, indicator, year, item);
	return series_at(indicator_series(indicator, city ? city : frame->cities[0]), year);
}

/* ---- the dimensions' members ---- */

/* Naming one twice shows it once. */
static void
add_indicator(struct frame *frame, const struct indicator *indicator)
{
	for (size_t i = 0; i < frame->indicator_count; i++)
		if (frame->indicators[i] == indicator)
			return;
	frame->indicators[frame->indicator_count++] = indicator;
}

static void
add_city(struct frame *frame, const struct city *city)
{
	for (size_t i = 0; i < frame->city_count; i++)
		if (frame->cities[i] == city)
			return;
	frame->cities[frame->city_count++] = city;
}

static bool
has_year(const struct frame *frame, int year)
{
	for (size_t i = 0; i < frame->year_count; i++)
		if (frame->years[i] == year)
			return true;
	return false;
}

static void
take_indicators(struct frame *frame, const struct block *block)
{
	frame->indicators = arena_array(frame->arena, const struct indicator *, block->indicators.count);
	for (size_t i = 0; i < block->indicators.count; i++) {
		const struct indicator *indicator = site_indicator(frame->site, block->indicators.items[i].text);

		if (indicator)
			add_indicator(frame, indicator);
	}
}

static void
take_all_cities(struct frame *frame)
{
	for (size_t i = 0; i < frame->site->cities.count; i++)
		add_city(frame, frame->site->cities.entries[i].value);
}

static void
take_cities(struct frame *frame, const struct report *report, const struct block *block)
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
has_data(const struct frame *frame, int year)
{
	struct key row = { .year = year };

	for (size_t i = 0; i < frame->indicator_count; i++) {
		row.indicator = frame->indicators[i];
		if (frame->own && frame->by.len > 0 && report_breakdown(frame->own, row.indicator, year, frame->by))
			return true;
		for (size_t k = 0; k < frame->city_count; k++) {
			row.city = frame->cities[k];
			if (frame_cell(frame, &row, &row))
				return true;
		}
	}
	return false;
}

/* A year of the block's range, in rising order, if there is anything to show. 0 stands
 * for one that could not be read. */
static void
offer_year(struct frame *frame, const struct block *block, int year)
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

static void
take_years(struct frame *frame, const struct block *block)
{
	const struct site *site = frame->site;
	size_t breakdowns = frame->own ? frame->own->breakdowns.count : 0;

	frame->years = arena_array(frame->arena, int, site->year_count + breakdowns + block->year_count);
	frame->keep_empty = block->year_count > 0;
	for (size_t i = 0; i < block->year_count; i++)
		if (!has_year(frame, block->years[i]))
			frame->years[frame->year_count++] = block->years[i];
	if (frame->keep_empty)
		return;
	for (size_t i = 0; i < site->year_count; i++)
		offer_year(frame, block, site->years[i]);
	for (size_t i = 0; i < breakdowns; i++)
		offer_year(frame, block, frame->own->breakdowns.items[i].year);
}

/* ---- the two axes ---- */

static struct axes
table_axes(const struct frame *frame)
{
	unsigned years = frame->year_count > 1 ? BY_YEAR : 0;

	if (frame->by.len > 0)
		return (struct axes){ BY_ITEM, BY_INDICATOR | years };
	if (frame->city_count == 1)
		return (struct axes){ BY_YEAR, BY_INDICATOR };
	if (frame->indicator_count > 1)
		return (struct axes){ BY_CITY | years, BY_INDICATOR };
	return (struct axes){ BY_CITY, BY_YEAR };
}

/* Whether no city has data for more than one of the years. */
static bool
years_are_single(const struct frame *frame)
{
	for (size_t i = 0; i < frame->city_count; i++) {
		size_t found = 0;

		for (size_t k = 0; k < frame->year_count; k++) {
			struct key key = { .city = frame->cities[i], .year = frame->years[k] };

			found += frame_cell(frame, &key, &key) != NULL;
		}
		if (found > 1)
			return false;
	}
	return true;
}

static struct axes
breakdown_axes(const struct frame *frame)
{
	if (frame->year_count == 1)
		return (struct axes){ BY_ITEM, BY_INDICATOR };
	return (struct axes){ BY_ITEM, frame->indicator_count > 1 ? BY_INDICATOR | BY_YEAR : BY_YEAR };
}

static struct axes
line_axes(const struct frame *frame)
{
	if (frame->city_count == 1)
		return (struct axes){ BY_YEAR, BY_INDICATOR };
	return (struct axes){ BY_YEAR, frame->indicator_count > 1 ? BY_CITY | BY_INDICATOR : BY_CITY };
}

/* Bars of several cities. With one year a city, the year goes to the city's name. */
static struct axes
city_bar_axes(const struct frame *frame)
{
	if (frame->year_count == 1)
		return (struct axes){ BY_CITY, frame->indicator_count > 1 ? BY_INDICATOR : BY_YEAR };
	if (frame->indicator_count > 1 || years_are_single(frame))
		return (struct axes){ BY_CITY | BY_YEAR, BY_INDICATOR };
	return (struct axes){ BY_CITY, BY_YEAR };
}

static struct axes
chart_axes(const struct frame *frame, enum chart_shape shape)
{
	if (frame->by.len > 0)
		return breakdown_axes(frame);
	if (shape == SHAPE_LINE)
		return line_axes(frame);
	if (frame->city_count > 1)
		return city_bar_axes(frame);
	if (frame->indicator_count > 1)
		return (struct axes){ BY_INDICATOR, BY_YEAR };
	return (struct axes){ BY_YEAR, BY_INDICATOR };
}

/* The parts of a breakdown that are not there yet: those of a later year can differ. */
static void
add_parts(const struct frame *frame, const struct breakdown *breakdown, struct keys *keys)
{
	for (size_t i = 0; i < breakdown->parts.count; i++) {
		struct str item = breakdown->parts.items[i].item;
		size_t at = 0;

		while (at < keys->count && !str_eq(keys->items[at].item, item))
			at++;
		if (at == keys->count)
			*arena_push(frame->arena, keys) = (struct key){ .item = item };
	}
}

static void
add_items(const struct frame *frame, struct keys *keys)
{
	for (size_t i = 0; frame->own && i < frame->indicator_count; i++) {
		for (size_t k = 0; k < frame->year_count; k++) {
			const struct breakdown *breakdown =
			    report_breakdown(frame->own, frame->indicators[i], frame->years[k], frame->by);

			if (breakdown)
				add_parts(frame, breakdown, keys);
		}
	}
	if (keys->count > 0 && frame->total_label.len > 0)
		*arena_push(frame->arena, keys) = (struct key){ .total = true };
}

/* Every city with every year with every indicator, as far as they are asked for. */
static struct keys
cross(const struct frame *frame, unsigned dimensions)
{
	struct keys keys = { 0 };
	size_t cities = dimensions & BY_CITY ? frame->city_count : 1;
	size_t years = dimensions & BY_YEAR ? frame->year_count : 1;
	size_t indicators = dimensions & BY_INDICATOR ? frame->indicator_count : 1;

	if (dimensions & BY_ITEM) {
		add_items(frame, &keys);
		return keys;
	}
	for (size_t i = 0; i < cities * years * indicators; i++) {
		struct key *key = arena_push(frame->arena, &keys);

		if (dimensions & BY_CITY)
			key->city = frame->cities[i / (years * indicators)];
		if (dimensions & BY_INDICATOR)
			key->indicator = frame->indicators[i / years % indicators];
		if (dimensions & BY_YEAR)
			key->year = frame->years[i % years];
	}
	return keys;
}

static bool
is_empty(const struct frame *frame, const struct key *key, const struct keys *others, bool is_row)
{
	for (size_t i = 0; i < others->count; i++)
		if (is_row ? frame_cell(frame, key, &others->items[i]) : frame_cell(frame, &others->items[i], key))
			return false;
	return true;
}

static void
drop_empty(const struct frame *frame, struct keys *keys, const struct keys *others, bool are_rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < keys->count; i++) {
		bool asked = frame->keep_empty && keys->items[i].year && !keys->items[i].city;

		if (asked || !is_empty(frame, &keys->items[i], others, are_rows))
			keys->items[kept++] = keys->items[i];
	}
	keys->count = kept;
}

static struct str
key_label(const struct frame *frame, const struct key *key)
{
	struct strbuf label = { 0 };

	if (key->total)
		return frame->total_label;
	if (key->city)
		strbuf_add(&label, key->city->short_name);
	if (key->item.len > 0)
		strbuf_add(&label, key->item);
	if (key->indicator)
		strbuf_addf(&label, "%s%.*s", label.len > 0 ? " " : "", STR_ARG(key->indicator->name));
	if (key->year)
		strbuf_addf(&label, "%s%d", label.len > 0 ? " " : "", key->year);
	return strbuf_take(frame->arena, &label);
}

static struct grid_axis *
label_axis(const struct frame *frame, const struct keys *keys)
{
	struct grid_axis *axis = arena_array(frame->arena, struct grid_axis, keys->count);

	for (size_t i = 0; i < keys->count; i++) {
		axis[i].label = key_label(frame, &keys->items[i]);
		axis[i].indicator = keys->items[i].indicator;
		axis[i].city = keys->items[i].city;
		axis[i].year = keys->items[i].year;
		axis[i].total = keys->items[i].total;
		axis[i].item = keys->items[i].total || keys->items[i].item.len > 0;
		if (axis[i].indicator)
			axis[i].unit = axis[i].indicator->unit;
	}
	return axis;
}

static struct str
common_unit(const struct frame *frame)
{
	for (size_t i = 1; i < frame->indicator_count; i++)
		if (!str_eq(frame->indicators[i]->unit, frame->indicators[0]->unit))
			return STR_NONE;
	return frame->indicator_count > 0 ? frame->indicators[0]->unit : STR_NONE;
}

static bool
is_blank(const struct frame *frame)
{
	return frame->indicator_count == 0 || frame->year_count == 0 || frame->city_count == 0;
}

static struct grid *
frame_grid(const struct frame *frame)
{
	struct grid *grid = arena_new(frame->arena, struct grid);
	struct keys rows, columns;

	grid->unit = common_unit(frame);
	if (is_blank(frame))
		return grid;
	rows = cross(frame, frame->axes.rows);
	columns = cross(frame, frame->axes.columns);
	drop_empty(frame, &rows, &columns, true);
	drop_empty(frame, &columns, &rows, false);
	grid->rows = label_axis(frame, &rows);
	grid->columns = label_axis(frame, &columns);
	grid->row_count = rows.count;
	grid->column_count = columns.count;
	grid->cells = arena_array(frame->arena, const struct observation *, rows.count *columns.count);
	for (size_t i = 0; i < rows.count * columns.count; i++) {
		const struct observation *cell =
		    frame_cell(frame, &rows.items[i / columns.count], &columns.items[i % columns.count]);

		grid->cells[i] = cell;
		grid->has_notes = grid->has_notes || (cell && (cell->note.len > 0 || cell->status != STATUS_NORMAL));
	}
	return grid;
}

static struct axes
block_axes(const struct frame *frame, const struct block *block)
{
	struct axes axes = block->kind == BLOCK_CHART ? chart_axes(frame, block->shape) : table_axes(frame);

	return block->transpose ? (struct axes){ axes.columns, axes.rows } : axes;
}

struct grid *
grid_of_block(struct arena *arena, const struct site *site, const struct report *report, const struct block *block,
    struct str total_label)
{
	struct frame frame = { .arena = arena, .site = site, .by = block->by, .total_label = total_label };
	struct grid *grid;

	take_indicators(&frame, block);
	take_cities(&frame, report, block);
	take_years(&frame, block);
	if (!is_blank(&frame))
		frame.axes = block_axes(&frame, block);
	grid = frame_grid(&frame);
	grid->title = block->title;
	return grid;
}

struct grid *
grid_of_indicator(struct arena *arena, const struct site *site, const struct indicator *indicator)
{
	struct block block = { .kind = BLOCK_TABLE };
	struct frame frame = { .arena = arena, .site = site };
	struct grid *grid;

	frame.indicators = arena_array(arena, const struct indicator *, 1);
	frame.indicators[frame.indicator_count++] = indicator;
	take_cities(&frame, NULL, &block);
	take_years(&frame, &block);
	frame.axes = (struct axes){ BY_CITY, BY_YEAR };
	grid = frame_grid(&frame);
	grid->title = indicator->name;
	return grid;
}

const struct observation *
grid_cell(const struct grid *grid, size_t row, size_t column)
{
	return grid->cells[row * grid->column_count + column];
}

static void
print_axis(const struct grid_axis *axis, size_t count, struct strbuf *out)
{
	strbuf_pack_u64(out, count);
	for (size_t i = 0; i < count; i++)
		strbuf_pack_str(out, axis[i].label);
}

void
grid_fingerprint(const struct grid *grid, struct strbuf *out)
{
	strbuf_pack_str(out, grid->unit);
	print_axis(grid->rows, grid->row_count, out);
	print_axis(grid->columns, grid->column_count, out);
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++)
		strbuf_pack_str(out, grid->cells[i] ? observation_number(grid->cells[i]) : STR_NONE);
}
