#include "model/grid_parts.h"

#include "model/value.h"

const struct observation *
grid_meet(const struct grid_frame *frame, const struct grid_key *row, const struct grid_key *column)
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

static struct str
key_label(const struct grid_frame *frame, const struct grid_key *key)
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
label_axis(const struct grid_frame *frame, const struct grid_keys *keys)
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
common_unit(const struct grid_frame *frame)
{
	for (size_t i = 1; i < frame->indicator_count; i++)
		if (!str_eq(frame->indicators[i]->unit, frame->indicators[0]->unit))
			return STR_NONE;
	return frame->indicator_count > 0 ? frame->indicators[0]->unit : STR_NONE;
}

static struct grid *
frame_grid(const struct grid_frame *frame)
{
	struct grid *grid = arena_new(frame->arena, struct grid);
	struct grid_keys rows, columns;

	grid->unit = common_unit(frame);
	if (grid_is_blank(frame))
		return grid;
	grid_lay_keys(frame, &rows, &columns);
	grid->rows = label_axis(frame, &rows);
	grid->columns = label_axis(frame, &columns);
	grid->row_count = rows.count;
	grid->column_count = columns.count;
	grid->cells = arena_array(frame->arena, const struct observation *, rows.count *columns.count);
	for (size_t i = 0; i < rows.count * columns.count; i++) {
		const struct observation *cell =
		    grid_meet(frame, &rows.items[i / columns.count], &columns.items[i % columns.count]);

		grid->cells[i] = cell;
		grid->has_notes = grid->has_notes || (cell && (cell->note.len > 0 || cell->status != STATUS_NORMAL));
	}
	return grid;
}

struct grid *
grid_of_block(struct arena *arena, const struct site *site, const struct report *report, const struct block *block,
    struct str total_label)
{
	struct grid_frame frame = {
		.arena = arena,
		.site = site,
		.block = block,
		.by = block->by,
		.total_label = total_label,
	};
	struct grid *grid;

	grid_take_members(&frame, report);
	grid = frame_grid(&frame);
	grid->title = block->title;
	return grid;
}

struct grid *
grid_of_indicator(struct arena *arena, const struct site *site, const struct indicator *indicator)
{
	struct block_word word = { .text = indicator->id };
	struct block block = { .kind = BLOCK_TABLE, .indicators = { &word, 1, 1 }, .title = indicator->name };

	return grid_of_block(arena, site, NULL, &block, STR_NONE);
}

const struct observation *
grid_cell(const struct grid *grid, size_t row, size_t column)
{
	return grid->cells[row * grid->column_count + column];
}

struct grid_span
grid_span(const struct grid *grid, struct arena *scratch)
{
	struct grid_span span = { 0 };
	struct map cities = { 0 };
	bool several = false;

	for (size_t i = 0; i < grid->row_count * grid->column_count; i++) {
		const struct observation *cell = grid->cells[i];

		if (!cell)
			continue;
		map_add(&cities, scratch, cell->report->city->slug, cell->report->city);
		several = several || (span.indicator && span.indicator != cell->indicator);
		span.indicator = cell->indicator;
		span.first_year = span.first_year && span.first_year < cell->year ? span.first_year : cell->year;
		span.last_year = span.last_year > cell->year ? span.last_year : cell->year;
	}
	span.city_count = cities.count;
	span.city = cities.count == 1 ? cities.entries[0].value : NULL;
	if (several)
		span.indicator = NULL;
	return span;
}

bool
observation_breaks(const struct observation *before, const struct observation *now)
{
	const struct series *series = indicator_series(now->indicator, now->report->city);

	for (size_t i = 0; series && now->item.len == 0 && i < series->count; i++)
		if (series->items[i]->year > before->year && series->items[i]->year < now->year &&
		    series->items[i]->status == STATUS_BREAK)
			return true;
	return now->status == STATUS_BREAK || !str_eq(before->version, now->version);
}

bool
grid_breaks(const struct grid *grid, size_t row, size_t column)
{
	const struct observation *now = grid_cell(grid, row, column);

	for (size_t i = row; now && i > 0; i--) {
		const struct observation *before = grid_cell(grid, i - 1, column);

		if (observation_is_figure(before))
			return before->indicator == now->indicator && before->report->city == now->report->city &&
			       observation_breaks(before, now);
	}
	return false;
}

/* The newer of two figures, of which `other` must be an earlier one of the same thing
 * as `now`. */
static const struct observation *
nearer(const struct observation *before, const struct observation *other, const struct observation *now)
{
	if (!observation_is_figure(other) || other->indicator != now->indicator ||
	    other->report->city != now->report->city || !str_eq(other->item, now->item) || other->year >= now->year)
		return before;
	return before && before->year >= other->year ? before : other;
}

bool
grid_hides_break(const struct grid *grid, size_t row, size_t column)
{
	const struct observation *now = grid_cell(grid, row, column), *before = NULL;

	if (!observation_is_figure(now) || now->status == STATUS_BREAK)
		return false;
	for (size_t i = 0; i < grid->row_count; i++)
		before = nearer(before, grid_cell(grid, i, column), now);
	for (size_t i = 0; i < grid->column_count; i++)
		before = nearer(before, grid_cell(grid, row, i), now);
	return before && str_eq(before->version, now->version) && observation_breaks(before, now);
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
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++) {
		strbuf_pack_str(out, grid->cells[i] ? observation_number(grid->cells[i]) : STR_NONE);
		strbuf_pack_u64(out, grid_breaks(grid, i / grid->column_count, i % grid->column_count));
	}
}
