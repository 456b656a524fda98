#include "load/paper_plain.h"

/* Tables whose cells are parted by single blanks: one row a line, most cells figures. */

bool
plain_is_row(const struct plain *plain, size_t at)
{
	const struct plain_line *line = at < plain->count ? &plain->lines[at] : NULL;

	if (!line || line->tab || line->tabs || line->stop || line->comma || line->caption || line->cells < 2)
		return false;
	if (line->cells > PLAIN_COLUMNS || line->figures == 0 || line->figures * 2 < line->cells)
		return false;
	if (plain_is_contents(plain, at))
		return false;
	return line->cells > 2 || line->figure_last;
}

/* A line that may be part of a head: no sentence, no heading. */
static bool
may_be_head(const struct plain *plain, size_t at)
{
	const struct plain_line *line = &plain->lines[at];

	return line->to > line->from && !line->tab && !line->stop && !line->comma && !line->caption &&
	       line->cells <= PLAIN_COLUMNS && line->width <= 200 && !plain_is_contents(plain, at) &&
	       (line->style == PLAIN_NONE || line->style == PLAIN_ROUND || line->style == PLAIN_BRACKET);
}

/* The table in hand: its head and its body, which may begin again on another page. */
struct figure_table {
	size_t head, body, end; /* lines */
	size_t columns;
	bool numbered; /* its rows have running numbers */
};

/* Behind the rows that follow one another from `at` on, at most so many; one that
 * lacks most of its cells is of another table. */
static size_t
rows_end(const struct plain *plain, size_t at, size_t columns, size_t most)
{
	for (size_t from = at; at - from < most && plain_is_row(plain, at) && plain->lines[at].cells * 4 >= columns;)
		at++;
	return at;
}

/* The number of cells that most of the first rows have. */
static size_t
usual_columns(const struct plain *plain, size_t from, size_t to)
{
	size_t counts[PLAIN_COLUMNS + 1] = { 0 }, best = 0;

	for (size_t i = from; i < to; i++)
		counts[plain->lines[i].cells]++;
	for (size_t i = 1; i <= PLAIN_COLUMNS; i++)
		if (counts[i] >= counts[best])
			best = i;
	return best;
}

/* The first row at or below `at`, with nothing but a head before it; SIZE_MAX: none. */
static size_t
find_body(const struct plain *plain, size_t at, size_t most)
{
	for (size_t i = at; i < plain->count && i <= at + most; i++) {
		if (plain_is_row(plain, i))
			return i;
		if (!may_be_head(plain, i))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* Whether the lines of the head are repeated at `at`, and rows follow. */
static bool
head_again(const struct plain *plain, const struct figure_table *table, size_t at)
{
	size_t lines = table->body - table->head;

	if (lines == 0 || at + lines >= plain->count || !plain_is_row(plain, at + lines))
		return false;
	for (size_t i = 0; i < lines; i++)
		if (!str_eq(
			plain_text(plain, &plain->lines[table->head + i]), plain_text(plain, &plain->lines[at + i])))
			return false;
	return true;
}

/* ---- rows ---- */

struct cells {
	struct {
		size_t from, to;
		bool figure;
	} items[PLAIN_COLUMNS + 1];
	size_t count;
};

static void
read_cells(const struct plain *plain, const struct plain_line *line, struct cells *cells)
{
	struct plain_cells reader = { .text = plain_text(plain, line) };

	cells->count = 0;
	while (plain_next_cell(&reader)) {
		if (cells->count == PLAIN_COLUMNS)
			cells->count--;
		cells->items[cells->count].from = line->from + reader.from;
		cells->items[cells->count].to = line->from + reader.to;
		cells->items[cells->count++].figure = reader.figure;
	}
}

static void
drop_cell(struct cells *cells, size_t at)
{
	cells->items[at].to = cells->items[at + 1].to;
	cells->count--;
	for (size_t i = at + 1; i < cells->count; i++)
		cells->items[i] = cells->items[i + 1];
}

/* Words that stand side by side are one name when there are too many cells. */
static void
narrow(struct cells *cells, size_t columns)
{
	for (size_t i = 0; i + 1 < cells->count && cells->count > columns;)
		if (!cells->items[i].figure && !cells->items[i + 1].figure)
			drop_cell(cells, i);
		else
			i++;
	while (cells->count > columns)
		drop_cell(cells, cells->count - 2);
}

static void
empty_cells(struct plain *plain, size_t count)
{
	while (count-- > 0)
		paper_end_cell(&plain->builder);
}

static void
add_row(struct plain *plain, const struct figure_table *table, const struct plain_line *line)
{
	struct cells cells;
	size_t missing;

	read_cells(plain, line, &cells);
	narrow(&cells, table->columns);
	missing = table->columns - cells.count;
	paper_row(&plain->builder);
	/* A total has no running number. */
	if (missing == 1 && table->numbered && !cells.items[0].figure) {
		empty_cells(plain, 1);
		missing = 0;
	}
	for (size_t i = 0; i < cells.count; i++) {
		plain_add(plain, cells.items[i].from, cells.items[i].to);
		paper_end_cell(&plain->builder);
	}
	empty_cells(plain, missing);
}

/* Whether the rows begin with a number that is no year, and a name. */
static bool
has_running_numbers(const struct plain *plain, const struct figure_table *table)
{
	struct cells cells;

	read_cells(plain, &plain->lines[table->body], &cells);
	return cells.count == table->columns && cells.count > 2 && cells.items[0].figure &&
	       cells.items[0].to - cells.items[0].from <= 3 && !cells.items[1].figure;
}

static void
add_table(struct plain *plain, struct figure_table *table)
{
	size_t head = 0, at = table->body;

	table->numbered = has_running_numbers(plain, table);
	if (table->body > table->head)
		head = plain_head(plain, table->head, table->body, table->columns);
	while (at < table->end)
		if (plain_is_row(plain, at))
			add_row(plain, table, &plain->lines[at++]);
		else
			at += table->body - table->head;
	paper_end_table(&plain->builder, head);
}

/* ---- where a table is ---- */

enum { SAMPLE = 100 }; /* rows that show how many columns there are */

/* The table whose head begins at `at`, with as many rows as it takes to judge it. */
static bool
find_table(const struct plain *plain, size_t at, size_t most, struct figure_table *table)
{
	*table = (struct figure_table){ .head = at, .body = find_body(plain, at, most) };
	if (table->body == SIZE_MAX)
		return false;
	table->end = rows_end(plain, table->body, 0, SAMPLE);
	table->columns = usual_columns(plain, table->body, table->end);
	return true;
}

/* With all its rows. */
static void
find_end(const struct plain *plain, struct figure_table *table)
{
	table->end = rows_end(plain, table->body, table->columns, SIZE_MAX);
	while (head_again(plain, table, table->end))
		table->end = rows_end(plain, table->end + (table->body - table->head), table->columns, SIZE_MAX);
}

/* The name of a table that has no number: 实训设施一览表. */
static bool
is_plain_name(const struct plain *plain, size_t at)
{
	const struct plain_line *line = &plain->lines[at];

	return line->cells == 1 && line->width <= 80 && !line->stop && !line->ended && line->style == PLAIN_NONE &&
	       str_ends(plain_text(plain, line), STR("表"));
}

/* Without a caption it takes more to be sure. */
static size_t
bare_table(struct plain *plain, size_t at)
{
	struct figure_table table;

	if (!may_be_head(plain, at) && !plain_is_row(plain, at))
		return at;
	if (!find_table(plain, at, 8, &table) || table.columns < 3 || table.end - table.body < 2)
		return at;
	if (table.body > at && !plain_head_fits(plain, at, table.body, table.columns))
		return at;
	find_end(plain, &table);
	add_table(plain, &table);
	return table.end;
}

size_t
plain_table(struct plain *plain, size_t at)
{
	const struct plain_line *line = &plain->lines[at];
	struct figure_table table;

	if ((!line->caption || line->stop) && !is_plain_name(plain, at))
		return bare_table(plain, at);
	if (at + 1 == plain->count || plain_is_layout(plain, at + 1) ||
	    !find_table(plain, at + 1, PLAIN_HEAD_LINES, &table))
		return at;
	plain_add(plain, line->from, line->to);
	paper_end(&plain->builder, PAPER_CAPTION);
	find_end(plain, &table);
	add_table(plain, &table);
	return table.end;
}
