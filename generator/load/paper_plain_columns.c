#include "load/paper_plain.h"

/* Tables with tabs: a cell a line, each behind a tab and the rows parted by empty lines, or
 * a row a line. */

static bool
is_year(struct str text)
{
	if (str_ends(text, STR("年")))
		text.len -= STR("年").len;
	return text.len == 4 && (str_starts(text, STR("19")) || str_starts(text, STR("20"))) &&
	       str_to_natural(text) > 0;
}

/* Whether a row of the cells in hand has figures other than years behind its first cell. */
static bool
has_figures(const struct paper_builder *builder, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++) {
		struct str text = builder->cells.items[i].text;

		if (plain_is_figure(text) && !is_year(text))
			return true;
	}
	return false;
}

/* How many of the rows in hand name columns: those before the first figures, at most 3;
 * of a table without figures the first. */
static size_t
count_head(const struct paper_builder *builder)
{
	size_t rows = builder->rows.count;

	for (size_t i = 0; i < rows && i < 4; i++) {
		size_t to = i + 1 < rows ? builder->rows.items[i + 1] : builder->cells.count;

		if (has_figures(builder, builder->rows.items[i], to))
			return i;
	}
	return rows > 1 ? 1 : 0;
}

static void
add_cell(struct plain *plain, size_t from, size_t to)
{
	plain_add(plain, from, to);
	paper_end_cell(&plain->builder);
}

/* Whether a table would be mostly empty: a long row must not make many short ones long. */
static bool
is_sparse(const struct paper_builder *builder, size_t columns, size_t bytes)
{
	return builder->rows.count * columns > 4 * bytes + 4096;
}

/* ---- a cell a line ---- */

/* Behind the lines of one row, or behind as many as show that it is none. */
static size_t
tab_row_end(const struct plain *plain, size_t at)
{
	size_t from = at;

	while (at < plain->count && at - from <= PLAIN_COLUMNS && plain->lines[at].tab && !plain->lines[at].tabs &&
	       (at == from || plain->lines[at].gap == 0))
		at++;
	return at;
}

static bool
is_tab_row(size_t at, size_t end)
{
	return end - at >= 2 && end - at <= PLAIN_COLUMNS;
}

static size_t
cell_lines(struct plain *plain, size_t at)
{
	size_t end = tab_row_end(plain, at), body = at, rows = 0, widest = 0;

	if (end == at + 1) { /* the name of the table */
		body = end;
		end = tab_row_end(plain, body);
	}
	if (end <= body || plain->lines[body].gap > 2 || !is_tab_row(body, end) ||
	    !is_tab_row(end, tab_row_end(plain, end)))
		return at;
	if (body > at) {
		plain_add(plain, plain->lines[at].from, plain->lines[at].to);
		paper_end(&plain->builder, PAPER_CAPTION);
	}
	for (; is_tab_row(body, end) && (rows == 0 || plain->lines[body].gap <= 2); rows++) {
		widest = end - body > widest ? end - body : widest;
		if (is_sparse(&plain->builder, widest, plain->lines[body].from - plain->lines[at].from))
			break;
		paper_row(&plain->builder);
		for (; body < end; body++)
			add_cell(plain, plain->lines[body].from, plain->lines[body].to);
		end = tab_row_end(plain, body);
	}
	paper_end_table(&plain->builder, count_head(&plain->builder));
	return body;
}

/* ---- a row a line ---- */

static bool
is_tabbed(const struct plain *plain, size_t at)
{
	return at < plain->count && plain->lines[at].tabs && plain->lines[at].wide <= PLAIN_COLUMNS;
}

/* The cells of a line, each between tabs; a tab at its start is an empty cell. How many. */
static size_t
add_tabbed(struct plain *plain, const struct plain_line *line)
{
	size_t from = line->from, count = 0;

	paper_row(&plain->builder);
	for (size_t at = line->from; at <= line->to; at++)
		if (at == line->to || (plain->clean.text.at[at] == '\t' && count + 1 < PLAIN_COLUMNS)) {
			add_cell(plain, from, at);
			from = at + 1;
			count++;
		}
	return count;
}

static size_t
tabbed_lines(struct plain *plain, size_t at)
{
	size_t from = plain->lines[at].from, widest = 0;

	if (!is_tabbed(plain, at + 1))
		return at;
	while (is_tabbed(plain, at) && !is_sparse(&plain->builder, widest, plain->lines[at].from - from)) {
		size_t count = add_tabbed(plain, &plain->lines[at++]);

		widest = count > widest ? count : widest;
	}
	paper_end_table(&plain->builder, count_head(&plain->builder));
	return at;
}

size_t
plain_columns(struct plain *plain, size_t at)
{
	if (is_tabbed(plain, at))
		return tabbed_lines(plain, at);
	return plain->lines[at].tab ? cell_lines(plain, at) : at;
}
