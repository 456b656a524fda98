#include "check/tables.h"

/* The cells of a table before their meaning: the pieces that a page break made of one
 * are joined, heads and labels are found. */

enum { HEAD_MOST = 4, LABELS_MOST = 4 };

const struct reading_cell *
grid_at(const struct grid_rows *grid, size_t row, size_t column)
{
	return grid->cells[row * grid->columns + column];
}

static struct str
cell_text(const struct reading_cell *cell)
{
	return str_trim(cell->passage.text.text);
}

static bool
is_blank_cell(const struct reading_cell *cell)
{
	return cell_text(cell).len == 0;
}

/* A figure that is no year and stands for itself. */
static bool
is_figure(const struct reading_cell *cell)
{
	return cell->is_figure && quantity_is_figure(&cell->figure) && !cell->figure.spelt &&
	       label_year(cell_text(cell)) == 0;
}

/* ---- pieces ---- */

static bool
same_row(const struct reading_block *a, const struct reading_block *b, size_t row)
{
	for (size_t c = 0; c < a->columns; c++)
		if (!str_eq(cell_text(reading_cell(a, row, c)), cell_text(reading_cell(b, row, c))))
			return false;
	return true;
}

/* How many rows of `next` say the head of `first` again. */
static size_t
repeated_head(const struct reading_block *first, const struct reading_block *next, size_t head)
{
	size_t row = 0;

	while (row < head && row < next->rows && row < first->rows && same_row(first, next, row))
		row++;
	return row;
}

static enum line_kind
row_kind(const struct reading_block *table, size_t row)
{
	struct line line = { .label = STR_NONE };

	for (size_t c = 0; c < table->columns && c < 2 && line.kind != LINE_TOTAL; c++) {
		line.label = cell_text(reading_cell(table, row, c));
		line_read(&line);
	}
	return line.kind;
}

/* Whether the rows of two pieces count on: not from 1 again, nor from the same name or a
 * year that is not the next. */
static bool
rows_go_on(const struct reading_block *first, const struct reading_block *next, size_t head)
{
	struct str begin = cell_text(reading_cell(first, head, 0)), again = cell_text(reading_cell(next, head, 0));
	struct str last = cell_text(reading_cell(first, first->rows - 1, 0));
	int step = label_year(again) - label_year(last);

	if (row_kind(first, first->rows - 1) == LINE_TOTAL || str_eq(begin, again))
		return false;
	return label_year(again) == 0 || step == 1 || step == -1;
}

/* Whether a table goes on with another: nothing stands between them, and the head is
 * said again. */
static bool
goes_on(
    const struct reading_block *first, const struct reading_block *last, const struct reading_block *next, size_t head)
{
	return next->kind == PAPER_TABLE && next->columns == first->columns && next->section == first->section &&
	       head > 0 && head < last->rows && head < next->rows && repeated_head(first, next, head) == head &&
	       rows_go_on(last, next, head);
}

/* ---- head ---- */

static bool
row_has_figures(const struct reading_block *table, size_t row)
{
	for (size_t c = 0; c < table->columns; c++)
		if (is_figure(reading_cell(table, row, c)))
			return true;
	return false;
}

static size_t
filled_cells(const struct reading_block *table, size_t row)
{
	size_t count = 0;

	for (size_t c = 0; c < table->columns; c++)
		count += !is_blank_cell(reading_cell(table, row, c));
	return count;
}

/* Heads of two or three rows: rows without figures below the one that is marked. */
static size_t
head_rows(const struct reading_block *table)
{
	size_t head = table->head;

	while (head < table->rows && head < HEAD_MOST && !row_has_figures(table, head) && filled_cells(table, head) > 1)
		head++;
	return head < table->rows ? head : table->head;
}

/* ---- labels ---- */

static bool
is_index_head(struct str head)
{
	static const char *const words[] = { "序号", "编号", "序", "No.", "NO.", "No", "#", NULL };

	for (size_t i = 0; words[i]; i++)
		if (str_eq(head, str_from(words[i])))
			return true;
	return false;
}

static bool
is_label_head(struct str head)
{
	static const char *const words[] = { "年份", "年度", "学年", "项目", "指标", "名称", "学校", "地区", "区县",
		NULL };

	return label_year(head) == 0 && head.len > 0 && (str_eq(head, STR("年")) || str_has_any(head, words)) &&
	       !str_ends(head, STR("数"));
}

struct tally {
	size_t filled, figures, years, next;
};

static struct tally
tally_column(const struct grid_rows *grid, size_t column)
{
	struct tally tally = { 0 };
	double last = -1;

	for (size_t r = grid->head; r < grid->rows; r++) {
		const struct reading_cell *cell = grid_at(grid, r, column);

		tally.filled += !is_blank_cell(cell);
		tally.years += label_year(cell_text(cell)) > 0;
		tally.figures += is_figure(cell);
		if (!is_figure(cell))
			continue;
		tally.next += cell->figure.value == last + 1 && cell->figure.decimals == 0;
		last = cell->figure.value;
	}
	return tally;
}

/* The first column counts the rows, although no head says so. */
static bool
counts_rows(const struct grid_rows *grid, size_t column, const struct tally *tally)
{
	struct tally beside;

	if (column > 0 || grid->columns < 3 || tally->figures < 3)
		return false;
	beside = tally_column(grid, column + 1);
	return tally->next + 2 >= tally->figures && tally->next * 2 > tally->figures &&
	       beside.figures * 2 < beside.filled;
}

static bool
is_label_column(struct grid_rows *grid, size_t column)
{
	struct tally tally = tally_column(grid, column);
	struct str head = grid->head > 0 ? cell_text(grid_at(grid, grid->head - 1, column)) : STR_NONE;

	if (is_index_head(head) || counts_rows(grid, column, &tally)) {
		grid->index = column + 1;
		return true;
	}
	if (tally.years * 2 > tally.filled || (tally.years > 0 && is_label_head(head)))
		return true;
	return tally.figures * 2 < tally.filled || (tally.filled == 0 && column == 0);
}

static void
find_labels(struct grid_rows *grid)
{
	while (grid->labels + 1 < grid->columns && grid->labels < LABELS_MOST && is_label_column(grid, grid->labels))
		grid->labels++;
}

/* ---- rows ---- */

/* A total row without a running number is a cell shorter in plain text: its cells stand
 * one to the left. */
static bool
is_shifted(const struct grid_rows *grid, const struct reading_cell *const *row)
{
	struct line line = { .label = cell_text(row[0]) };

	if (grid->columns < 3 || !is_blank_cell(row[grid->columns - 1]) || !is_figure(row[1]))
		return false;
	line_read(&line);
	return line.kind == LINE_TOTAL || line.kind == LINE_SUBTOTAL;
}

static void
mend_rows(struct grid_rows *grid)
{
	for (size_t r = grid->head; grid->index == 1 && grid->labels > 1 && r < grid->rows; r++) {
		const struct reading_cell **row = &grid->cells[r * grid->columns], *last = row[grid->columns - 1];

		if (!is_shifted(grid, row))
			continue;
		for (size_t c = grid->columns - 1; c > 0; c--)
			row[c] = row[c - 1];
		row[0] = last;
	}
}

static size_t
add_rows(struct grid_rows *grid, const struct reading_block *table, size_t from)
{
	for (size_t r = from; r < table->rows; r++)
		for (size_t c = 0; c < table->columns; c++)
			grid->cells[(grid->rows + r - from) * grid->columns + c] = reading_cell(table, r, c);
	return grid->rows + table->rows - from;
}

void
grid_read(struct grid_rows *grid, const struct checker *checker, size_t *at)
{
	const struct reading *reading = checker->reading;
	const struct reading_block *first = &reading->items[*at];
	size_t head = head_rows(first), end = *at + 1, rows = first->rows;

	while (end < reading->count && goes_on(first, &reading->items[end - 1], &reading->items[end], head))
		rows += reading->items[end++].rows;
	*grid = (struct grid_rows){ .columns = first->columns, .head = head };
	grid->cells = arena_alloc_array(checker->arena, rows * first->columns, sizeof *grid->cells);
	for (size_t i = *at; i < end; i++)
		grid->rows = add_rows(grid, &reading->items[i], i > *at ? head : 0);
	find_labels(grid);
	mend_rows(grid);
	*at = end;
}
