#include "model/value.h"
#include "render/view.h"

/* Tables of observations, with their notes numbered under them. */

struct table_notes {
	struct list *list;
	struct str_list texts;
};

/* The number of a note under the table; the same text has the same number. */
static struct str
note_mark(const struct view *view, struct table_notes *notes, struct str text)
{
	struct object *note;
	struct str mark;

	for (size_t i = 0; i < notes->texts.count; i++)
		if (str_eq(notes->texts.items[i], text))
			return view_number(view, i + 1);
	*arena_push(view->arena, &notes->texts) = text;
	mark = view_number(view, notes->texts.count);
	note = list_add_object(notes->list);
	object_text(note, "mark", mark);
	object_text(note, "text", text);
	return mark;
}

static void
note_add(const struct view *view, struct strbuf *text, struct str part)
{
	if (text->len > 0 && part.len > 0)
		strbuf_add(text, view_text(view, "list.semicolon"));
	strbuf_add(text, part);
}

struct str
view_figure_note(const struct view *view, const struct observation *observation, int year)
{
	struct strbuf text = { 0 };

	if (year != 0 && observation->year != year)
		strbuf_addf(&text, "%d", observation->year);
	note_add(view, &text, view_status_text(view, observation->status));
	note_add(view, &text, view_remark(view, observation));
	for (size_t i = 0; i < observation->also_count; i++)
		note_add(view, &text,
		    view_text_for(
			view, "note.also", restatement_text(view->arena, observation, &observation->also[i])));
	return strbuf_take(view->arena, &text);
}

static void
empty_cell(struct object *cell)
{
	object_text(cell, "text", STR("—"));
	object_bool(cell, "missing", true);
	object_bool(cell, "differs", false);
	object_bool(cell, "corrected", false);
	object_absent(cell, "note");
	object_absent(cell, "mark");
	object_absent(cell, "status");
	object_absent(cell, "status_text");
	object_absent(cell, "source_url");
}

static void
table_cell(const struct view *view, struct object *cell, const struct observation *observation, struct str note,
    struct table_notes *notes)
{
	object_text(cell, "text", observation->stated.len > 0 ? observation->stated : observation_number(observation));
	object_bool(cell, "missing", observation->status == STATUS_MISSING);
	object_bool(cell, "differs", observation->also_count > 0);
	object_bool(cell, "corrected", view_is_corrected(observation));
	object_text_or_absent(cell, "note", note);
	if (note.len > 0)
		object_text(cell, "mark", note_mark(view, notes, note));
	else
		object_absent(cell, "mark");
	view_status(view, cell, observation);
	if (observation->origin.section)
		object_text(cell, "source_url",
		    view_section_url(view, observation->origin.section, observation->origin.anchor));
	else
		object_absent(cell, "source_url");
}

static void
axis_url(const struct view *view, struct object *object, const struct grid_axis *axis)
{
	if (axis->indicator)
		object_text(object, "url", view_url(view, route_indicator(view->arena, axis->indicator)));
	else if (axis->city)
		object_text(object, "url", view_url(view, route_city(view->arena, axis->city)));
	else
		object_absent(object, "url");
}

static void
table_row(const struct view *view, struct list *rows, const struct grid *grid, size_t row, struct table_notes *notes)
{
	struct object *object = list_add_object(rows);
	struct list *cells = list_new(view->arena);

	object_text(object, "label", grid->rows[row].label);
	object_text_or_absent(object, "unit", grid->rows[row].unit);
	object_bool(object, "total", grid->rows[row].total);
	axis_url(view, object, &grid->rows[row]);
	for (size_t i = 0; i < grid->column_count; i++) {
		const struct observation *observation = grid_cell(grid, row, i);
		int year = grid->columns[i].year ? grid->columns[i].year : grid->rows[row].year;
		struct object *cell = list_add_object(cells);

		if (observation)
			table_cell(view, cell, observation, view_figure_note(view, observation, year), notes);
		else
			empty_cell(cell);
	}
	view_list(object, "cells", cells);
}

/* What the rows are, for the first head cell. */
static const char *
corner_key(const struct grid *grid)
{
	const struct grid_axis *first = grid->rows;

	if (grid->row_count == 0 || first->indicator)
		return "corner.indicator";
	if (first->city)
		return "corner.city";
	return first->item ? "corner.item" : "corner.year";
}

void
view_table(const struct view *view, struct object *object, const struct grid *grid)
{
	struct list *columns = list_new(view->arena), *rows = list_new(view->arena);
	struct table_notes notes = { .list = list_new(view->arena) };
	bool unit_in_title = grid->unit.len > 0;

	for (size_t i = 0; i < grid->column_count; i++) {
		struct object *column = list_add_object(columns);

		object_text(column, "label", grid->columns[i].label);
		object_text_or_absent(column, "unit", grid->columns[i].unit);
		axis_url(view, column, &grid->columns[i]);
	}
	for (size_t i = 0; i < grid->row_count; i++)
		table_row(view, rows, grid, i, &notes);
	object_absent(object, "id");
	object_absent(object, "label");
	object_text_or_absent(object, "title", grid->title);
	object_text_or_absent(object, "unit", unit_in_title ? grid->unit : STR_NONE);
	object_text(object, "corner", view_text(view, corner_key(grid)));
	view_list(object, "columns", columns);
	view_list(object, "rows", rows);
	view_list(object, "notes", notes.list);
}

struct object *
view_grid(const struct view *view, const struct grid *grid)
{
	struct object *object = object_new(view->arena);

	view_table(view, object, grid);
	return object;
}

/* ---- matrices: indicators by cities ---- */

bool
view_is_main(const struct indicator *indicator)
{
	return indicator->main;
}

bool
view_is_minor(const struct indicator *indicator)
{
	return !indicator->main;
}

struct matrix
view_pick(const struct view *view, bool (*wanted)(const struct indicator *indicator))
{
	const struct map *all = &view->site->indicators;
	struct matrix matrix = { .least = 1 };

	matrix.indicators = arena_array(view->arena, const struct indicator *, all->count);
	for (size_t i = 0; i < all->count; i++)
		if (wanted(all->entries[i].value))
			matrix.indicators[matrix.indicator_count++] = all->entries[i].value;
	return matrix;
}

static const struct observation *
matrix_cell(const struct matrix *matrix, const struct indicator *indicator, const struct city *city)
{
	const struct series *series = indicator_series(indicator, city);

	return matrix->year ? series_at(series, matrix->year) : series_latest(series);
}

static size_t
matrix_row(const struct view *view, const struct matrix *matrix, struct grid *grid, const struct indicator *indicator)
{
	const struct map *cities = &view->site->cities;
	size_t row = grid->row_count, found = 0;

	for (size_t i = 0; i < cities->count; i++) {
		const struct observation *cell = matrix_cell(matrix, indicator, cities->entries[i].value);

		grid->cells[row * grid->column_count + i] = cell;
		found += cell != NULL;
	}
	return found;
}

/* Columns of cities that have nothing to say are taken out. */
static void
drop_empty_columns(struct grid *grid)
{
	size_t kept = 0;

	for (size_t column = 0; column < grid->column_count; column++) {
		bool empty = true;

		for (size_t row = 0; row < grid->row_count; row++)
			empty = empty && !grid->cells[row * grid->column_count + column];
		if (empty)
			continue;
		grid->columns[kept] = grid->columns[column];
		for (size_t row = 0; row < grid->row_count; row++)
			grid->cells[row * grid->column_count + kept] = grid->cells[row * grid->column_count + column];
		kept++;
	}
	for (size_t row = 0; row < grid->row_count; row++)
		for (size_t column = 0; column < kept; column++)
			grid->cells[row * kept + column] = grid->cells[row * grid->column_count + column];
	grid->column_count = kept;
}

/* Newest values may be of several years: a column has the newest of its cells, which
 * stands in its head; a cell of another one has a note. */
static void
name_years(const struct view *view, struct grid *grid)
{
	for (size_t column = 0; column < grid->column_count; column++) {
		struct grid_axis *axis = &grid->columns[column];

		for (size_t row = 0; row < grid->row_count; row++) {
			const struct observation *cell = grid_cell(grid, row, column);

			if (cell && cell->year > axis->year)
				axis->year = cell->year;
		}
		axis->label = str_format(view->arena, "%.*s %d", STR_ARG(axis->label), axis->year);
	}
}

struct object *
view_matrix(const struct view *view, const struct matrix *matrix)
{
	const struct map *cities = &view->site->cities;
	struct grid *grid = arena_new(view->arena, struct grid);

	grid->column_count = cities->count;
	grid->columns = arena_array(view->arena, struct grid_axis, cities->count);
	grid->rows = arena_array(view->arena, struct grid_axis, matrix->indicator_count);
	grid->cells = arena_array(view->arena, const struct observation *, matrix->indicator_count * cities->count);
	for (size_t i = 0; i < cities->count; i++) {
		const struct city *city = cities->entries[i].value;

		grid->columns[i] = (struct grid_axis){ .label = city->short_name, .city = city };
	}
	for (size_t i = 0; i < matrix->indicator_count; i++) {
		const struct indicator *indicator = matrix->indicators[i];

		if (matrix_row(view, matrix, grid, indicator) < matrix->least)
			continue;
		grid->rows[grid->row_count++] =
		    (struct grid_axis){ .label = indicator->name, .unit = indicator->unit, .indicator = indicator };
	}
	drop_empty_columns(grid);
	if (matrix->year == 0)
		name_years(view, grid);
	return view_grid(view, grid);
}
