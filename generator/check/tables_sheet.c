#include "check/tables.h"

#include "base/utf8.h"

#include <math.h>

/* A table as a sheet of figures with what its labels say of them. */

enum { FIGURE_MOST = 64, SPAN_MOST = 12 };

/* ---- cells ---- */

static struct str
trim_wide(struct str text)
{
	text = str_trim(text);
	while (str_starts(text, STR("　")))
		text = str_trim(str_slice(text, 3, text.len));
	while (str_ends(text, STR("　")))
		text = str_trim(str_slice(text, 0, text.len - 3));
	return text;
}

struct sign_word {
	const char *word;
	int sign;
};

static const struct sign_word signs[] = { { "+", 1 }, { "＋", 1 }, { "-", -1 }, { "−", -1 }, { "－", -1 }, { "–", -1 },
	{ "—", -1 }, { "↑", 1 }, { "↓", -1 }, { "增长", 1 }, { "增加", 1 }, { "上升", 1 }, { "提高", 1 }, { "提升", 1 },
	{ "下降", -1 }, { "减少", -1 }, { "降低", -1 }, { "升", 1 }, { "降", -1 }, { "增", 1 }, { "减", -1 } };

/* Takes a sign, or a word or arrow for one, off either end: 1, -1; 0: none. */
static int
take_sign(struct str *text)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct str word = str_from(signs[i].word);

		if (str_starts(*text, word) && text->len > word.len) {
			*text = trim_wide(str_slice(*text, word.len, text->len));
			return signs[i].sign;
		}
		if (str_ends(*text, word) && (str_eq(word, STR("↑")) || str_eq(word, STR("↓")))) {
			*text = trim_wide(str_slice(*text, 0, text->len - word.len));
			return signs[i].sign;
		}
	}
	return 0;
}

/* A remark in brackets behind a figure. */
static struct str
without_remark(struct str text)
{
	size_t open = str_find(text, STR("（"), 0);

	if (open == SIZE_MAX || open == 0 || !str_ends(text, STR("）")))
		return text;
	return trim_wide(str_slice(text, 0, open));
}

static void
set_figure(struct entry *entry, const struct quantity *quantity, int sign)
{
	double value = quantity->value;

	entry->ratio = quantity->kind == QUANTITY_RATIO;
	if (entry->ratio)
		value = quantity->ratio_second == 1 ? quantity->ratio_first : quantity->ratio_second;
	entry->percent = quantity->kind == QUANTITY_PERCENT || quantity->kind == QUANTITY_POINTS;
	entry->points = quantity->kind == QUANTITY_POINTS;
	entry->about = quantity->bound != BOUND_EXACT ||
		       (entry->ratio && quantity->ratio_first != 1 && quantity->ratio_second != 1);
	entry->value = sign < 0 || quantity->negative ? -value : value;
	entry->decimals = quantity->decimals;
	entry->scale = quantity->scale;
	entry->step = quantity->scale / pow(10, quantity->decimals);
	entry->exact = quantity->decimals == 0 && quantity->scale == 1 && !entry->percent && !entry->ratio;
	entry->unit = quantity->unit;
	entry->numeric = true;
}

void
entry_read(struct entry *entry, const struct reading_cell *cell)
{
	struct str text = trim_wide(cell->passage.text.text);
	struct quantity quantity;
	bool per_mille;
	int sign;

	*entry = (struct entry){ .cell = cell, .text = text, .scale = 1 };
	if (cell->is_figure) {
		if (quantity_is_figure(&cell->figure) && !cell->figure.spelt)
			set_figure(entry, &cell->figure, 0);
		return;
	}
	text = without_remark(text);
	per_mille = str_ends(text, STR("‰"));
	if (per_mille)
		text = str_slice(text, 0, text.len - STR("‰").len);
	sign = take_sign(&text);
	if (text.len == 0 || text.len > FIGURE_MOST || !quantity_of(&quantity, text))
		return;
	if (quantity_is_figure(&quantity) && !quantity.spelt)
		set_figure(entry, &quantity, sign);
	if (per_mille) {
		entry->unit = STR("‰");
		entry->about = true; /* not computed with */
	}
}

/* ---- lines ---- */

static struct str
head_text(const struct checker *checker, const struct grid_rows *grid, size_t row, size_t column)
{
	return str_squeeze(checker->arena, grid_at(grid, row, column)->passage.text.text);
}

/* The heads of a column, from above; one that spans several stands over its first. */
static struct str
column_label(const struct checker *checker, const struct grid_rows *grid, size_t column)
{
	struct strbuf out = { 0 };

	for (size_t r = 0; r < grid->head; r++) {
		size_t c = column;
		struct str text = head_text(checker, grid, r, c);

		while (text.len == 0 && r + 1 < grid->head && c > grid->labels && column - c < SPAN_MOST)
			text = head_text(checker, grid, r, --c);
		strbuf_add(&out, text);
	}
	return strbuf_take(checker->arena, &out);
}

static void
read_column(struct sheet *sheet, size_t column)
{
	const struct grid_rows *grid = sheet->grid;
	struct line *line = &sheet->column[column];

	line->label = column_label(sheet->checker, grid, grid->labels + column);
	line->passage = &grid_at(grid, grid->head > 0 ? grid->head - 1 : 0, grid->labels + column)->passage;
	line_read(line);
}

/* 指标, 单位, 2021, 2022: the unit belongs to the label before it. */
static bool
is_unit_column(const struct sheet *sheet, size_t column)
{
	const struct grid_rows *grid = sheet->grid;
	struct str head;

	if (grid->head == 0)
		return false;
	head = head_text(sheet->checker, grid, grid->head - 1, column);
	return str_eq(head, STR("单位")) || str_eq(head, STR("计量单位"));
}

/* The label of a row is the last one that is filled in; a total's word may stand in any. */
static void
read_row(struct sheet *sheet, size_t row)
{
	const struct grid_rows *grid = sheet->grid;
	struct line *line = &sheet->row[row];

	*line = (struct line){ .source_row = grid->head + row, .scale = 1, .sums = true };
	for (size_t c = 0; c < grid->labels; c++) {
		const struct reading_cell *cell = grid_at(grid, line->source_row, c);
		struct line part = { .label = str_squeeze(sheet->checker->arena, cell->passage.text.text),
			.passage = &cell->passage,
			.source_row = line->source_row };

		if (part.label.len == 0 || (c + 1 == grid->index && cell->is_figure))
			continue;
		if (line->label.len > 0 && is_unit_column(sheet, c))
			part.label = str_format(
			    sheet->checker->arena, "%.*s（%.*s）", STR_ARG(line->label), STR_ARG(part.label));
		line_read(&part);
		if (line->kind != LINE_TOTAL && line->kind != LINE_SUBTOTAL)
			*line = part;
	}
}

static void
mark_empty(struct sheet *sheet)
{
	for (size_t r = 0; r < sheet->rows; r++) {
		bool any = false;

		for (size_t c = 0; c < sheet->columns; c++)
			any |= sheet_at(sheet, r, c)->numeric;
		if (!any)
			sheet->row[r].kind = LINE_EMPTY;
	}
	for (size_t c = 0; c < sheet->columns; c++) {
		size_t figures = 0, filled = 0;

		for (size_t r = 0; r < sheet->rows; r++) {
			figures += sheet_at(sheet, r, c)->numeric;
			filled += sheet_at(sheet, r, c)->text.len > 0;
		}
		if (figures * 2 < filled || figures == 0)
			sheet->column[c].kind = LINE_EMPTY;
	}
}

/* ---- which way the measures go ---- */

bool
line_is_measure(const struct line *line)
{
	static const char *const words[] = { "率", "比例", "占比", "比重", "数", "值", "额", "量", "人次", "面积",
		"收入", "（", "(", NULL };

	return !line->is_year && line->kind != LINE_TOTAL && str_has_any(line->label, words);
}

static size_t
count_lines(const struct line *lines, size_t count, bool years)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += years ? lines[i].is_year || lines[i].kind == LINE_CHANGE : line_is_measure(&lines[i]);
	return found;
}

/* Years, or years and their change, over the columns: then each row is a measure. Else the
 * words of the labels decide. */
static bool
rows_are_measures(const struct sheet *sheet)
{
	size_t years = count_lines(sheet->column, sheet->columns, true);
	size_t in_rows = count_lines(sheet->row, sheet->rows, false);
	size_t in_columns = count_lines(sheet->column, sheet->columns, false);

	if (count_lines(sheet->row, sheet->rows, true) * 2 > sheet->rows)
		return false;
	if (years * 2 > sheet->columns && years > 1)
		return true;
	return in_rows * sheet->columns > in_columns * sheet->rows && in_rows * 2 > sheet->rows;
}

void
sheet_read(struct sheet *sheet, const struct checker *checker, const struct grid_rows *grid)
{
	*sheet = (struct sheet){ .checker = checker, .grid = grid };
	if (grid->rows <= grid->head || grid->columns <= grid->labels)
		return;
	sheet->rows = grid->rows - grid->head;
	sheet->columns = grid->columns - grid->labels;
	sheet->row = arena_array(checker->arena, struct line, sheet->rows);
	sheet->column = arena_array(checker->arena, struct line, sheet->columns);
	sheet->entries = arena_array(checker->arena, struct entry, sheet->rows * sheet->columns);
	sheet->row_step = sheet->columns;
	sheet->column_step = 1;
	for (size_t r = 0; r < sheet->rows; r++)
		for (size_t c = 0; c < sheet->columns; c++)
			entry_read(
			    &sheet->entries[r * sheet->columns + c], grid_at(grid, grid->head + r, grid->labels + c));
	for (size_t r = 0; r < sheet->rows; r++)
		read_row(sheet, r);
	for (size_t c = 0; c < sheet->columns; c++)
		read_column(sheet, c);
	mark_empty(sheet);
	sheet->measures_in_rows = rows_are_measures(sheet);
}

struct sheet
sheet_turned(const struct sheet *sheet)
{
	struct sheet turned = *sheet;

	turned.rows = sheet->columns;
	turned.columns = sheet->rows;
	turned.row = sheet->column;
	turned.column = sheet->row;
	turned.row_step = sheet->column_step;
	turned.column_step = sheet->row_step;
	turned.turned = !sheet->turned;
	turned.measures_in_rows = !sheet->measures_in_rows;
	return turned;
}

const struct entry *
sheet_at(const struct sheet *sheet, size_t row, size_t column)
{
	return &sheet->entries[row * sheet->row_step + column * sheet->column_step];
}

const struct entry *
sheet_figure(const struct sheet *sheet, size_t row, size_t column)
{
	const struct entry *entry = sheet_at(sheet, row, column);

	return entry->numeric && !entry->about ? entry : NULL;
}
