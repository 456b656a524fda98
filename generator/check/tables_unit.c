#include "check/tables.h"

/* Units that change inside a column, and cells that are empty. */

enum { UNITS_MOST = 8, GAP_SHARE = 4, CHANGE_OF = 3 };

/* The units of a column, as often as they come. */
struct units {
	struct {
		struct str unit;
		size_t count, first; /* first: a row that has it */
	} items[UNITS_MOST];
	size_t count, figures, most;
	bool many; /* more than fit: it is a column of all sorts */
};

static bool
is_row_checked(const struct line *line)
{
	return line->kind == LINE_PLAIN || line->kind == LINE_TOTAL || line->kind == LINE_SUBTOTAL;
}

/* Words that count go with what is counted: 3 所, 4 个 and 5 项 are one unit. */
static bool
is_counting(struct str unit)
{
	static const char *const words[] = { "个", "所", "家", "人", "名", "位", "项", "种", "门", "类", "件", "篇",
		"台", "套", "支", "批", "次", "人次", "场", "场次", "期", "届", "条", "间", "处", "本", "部", "节",
		"枚", "班", NULL };

	for (size_t i = 0; words[i]; i++)
		if (str_eq(unit, str_from(words[i])))
			return true;
	return false;
}

/* Unit and scale as one word; a ratio's is which side is 1. */
static struct str
unit_of(const struct sheet *sheet, size_t row, const struct entry *entry)
{
	const struct quantity *quantity = &entry->cell->figure;
	struct str unit = entry->unit;

	if (entry->ratio)
		return quantity->ratio_first == 1 ? STR("1:n") : STR("n:1");
	if (entry->points)
		return STR("百分点");
	if (entry->percent)
		return STR("%");
	if (!sheet->row[row].is_year && is_counting(unit))
		unit = STR("个");
	if (entry->scale == 1)
		return unit;
	return str_format(sheet->checker->arena, "%.0f%.*s", entry->scale, STR_ARG(unit));
}

static void
units_add(struct units *units, struct str unit, size_t row)
{
	size_t i = 0;

	units->figures++;
	while (i < units->count && !str_eq(units->items[i].unit, unit))
		i++;
	if (i == UNITS_MOST) {
		units->many = true;
		return;
	}
	if (i == units->count) {
		units->items[units->count].unit = unit;
		units->items[units->count++].first = row;
	}
	if (++units->items[i].count > units->items[units->most].count)
		units->most = i;
}

static struct units
units_of(const struct sheet *sheet, size_t column)
{
	struct units units = { .count = 0 };

	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *entry = sheet_at(sheet, r, column);

		if (entry->numeric && is_row_checked(&sheet->row[r]) && entry->value != 0)
			units_add(&units, unit_of(sheet, r, entry), r);
	}
	return units;
}

/* All figures of the row have other units than their columns: the row is a measure of its
 * own. */
static bool
is_row_apart(const struct sheet *sheet, size_t row, const struct units *units)
{
	size_t figures = 0, same = 0;

	if (sheet->row[row].is_year || sheet->row[row].kind != LINE_PLAIN)
		return false;
	for (size_t c = 0; c < sheet->columns; c++) {
		const struct entry *entry = sheet_at(sheet, row, c);

		if (!entry->numeric || units[c].figures == 0)
			continue;
		figures++;
		same += str_eq(unit_of(sheet, row, entry), units[c].items[units[c].most].unit);
	}
	return same == 0 && (figures > 1 || line_is_measure(&sheet->row[row]));
}

static void
find_unit(const struct sheet *sheet, size_t row, size_t column, const struct units *units)
{
	const struct entry *entry = sheet_at(sheet, row, column);
	size_t other = units->items[units->most].first;
	struct str unit = units->items[units->most].unit;

	checker_find(sheet->checker, "table-unit", entry_place(entry),
	    unit.len > 0 ? diag_tr(sheet->checker->diags, "'%.*s' has not the unit of the others of '%.*s'",
			       "“%.*s”的单位与“%.*s”的其他数据不同")
			 : diag_tr(sheet->checker->diags, "'%.*s' has a unit, the others of '%.*s' have none",
			       "“%.*s”带有单位，而“%.*s”的其他数据没有"),
	    STR_ARG(entry->text), STR_ARG(line_name(sheet, &sheet->column[column], column, false)));
	find_also(sheet, other, column);
}

static bool
is_few(size_t odd, size_t figures)
{
	return figures > 2 ? odd <= (figures > 7 ? figures / 4 : 1) : odd == 1;
}

/* is_row_apart, asked once a row. */
enum apart { APART_UNKNOWN, APART_YES, APART_NO };

static bool
is_apart(const struct sheet *sheet, size_t row, const struct units *units, enum apart *known)
{
	if (known[row] == APART_UNKNOWN)
		known[row] = is_row_apart(sheet, row, units) ? APART_YES : APART_NO;
	return known[row] == APART_YES;
}

static void
check_column(const struct sheet *sheet, size_t column, const struct units *all, enum apart *known)
{
	const struct units *units = &all[column];
	size_t odd = units->figures - (units->figures > 0 ? units->items[units->most].count : 0);

	if (odd == 0 || units->many || units->count > 3 || !is_few(odd, units->figures))
		return;
	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *entry = sheet_at(sheet, r, column);

		if (!entry->numeric || entry->value == 0 || !is_row_checked(&sheet->row[r]))
			continue;
		if (units->figures == 2 && sheet->row[r].year == 0)
			continue;
		if (!str_eq(unit_of(sheet, r, entry), units->items[units->most].unit) &&
		    !is_apart(sheet, r, all, known))
			find_unit(sheet, r, column, units);
	}
}

/* Of two figures the one that has a unit shows what is meant. */
static void
prefer_units(struct units *units)
{
	if (units->figures == 2 && units->count == 2 && units->items[0].unit.len == 0)
		units->most = 1;
}

void
check_units(const struct sheet *sheet)
{
	struct units *units = arena_array(sheet->checker->arena, struct units, sheet->columns + 1);
	enum apart *known = arena_array(sheet->checker->arena, enum apart, sheet->rows + 1);

	for (size_t c = 0; c < sheet->columns; c++) {
		units[c] = units_of(sheet, c);
		prefer_units(&units[c]);
	}
	for (size_t c = 0; c < sheet->columns; c++)
		if (sheet->column[c].kind != LINE_EMPTY)
			check_column(sheet, c, units, known);
}

/* Changes in per cent, said by the head, whichever way the measures go: all figures have
 * the sign, or none. */
void
check_change_units(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		struct units units;

		if (sheet->column[c].kind != LINE_CHANGE || !sheet->column[c].percent)
			continue;
		units = units_of(sheet, c);
		if (units.count != 2 || units.items[units.most].count + 1 != units.figures || units.figures < 3)
			continue;
		for (size_t r = 0; r < sheet->rows; r++) {
			const struct entry *entry = sheet_at(sheet, r, c);

			if (entry->numeric && entry->value != 0 && is_row_checked(&sheet->row[r]) &&
			    !str_eq(unit_of(sheet, r, entry), units.items[units.most].unit))
				find_unit(sheet, r, c, &units);
		}
	}
}

/* Whether a row's figures beside a change are percentages. */
static bool
is_of_percents(const struct sheet *sheet, size_t row, size_t column)
{
	size_t percents = 0, others = 0;

	for (size_t c = column; c-- > 0 && column - c <= CHANGE_OF;) {
		const struct entry *entry = sheet_figure(sheet, row, c);

		if (!entry || sheet->column[c].kind == LINE_CHANGE)
			continue;
		percents += entry->percent;
		others += !entry->percent;
	}
	return percents > 1 && others == 0;
}

/* Changes of percentages: all say per cent or points, or none does. */
void
check_percent_changes(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		size_t marked = 0, bare = 0, first = 0, last = 0;

		if (sheet->column[c].kind != LINE_CHANGE)
			continue;
		for (size_t r = 0; r < sheet->rows; r++) {
			const struct entry *entry = sheet_at(sheet, r, c);

			if (!entry->numeric || entry->value == 0 || !is_of_percents(sheet, r, c))
				continue;
			*(entry->percent ? &first : &last) = r;
			marked += entry->percent;
			bare += !entry->percent;
		}
		if (bare != 1 || marked == 0)
			continue;
		find_unit(
		    sheet, last, c, &(struct units){ .items = { { .unit = STR("%"), .first = first } }, .count = 1 });
	}
}

/* ---- gaps ---- */

static size_t
count_gaps(const struct sheet *sheet, size_t column, size_t *rows)
{
	size_t gaps = 0;

	*rows = 0;
	for (size_t r = 0; r < sheet->rows; r++) {
		if (sheet->row[r].kind != LINE_PLAIN)
			continue;
		++*rows;
		gaps += sheet_at(sheet, r, column)->text.len == 0;
	}
	return gaps;
}

/* For each row the first of the empty cells at its end. */
static size_t *
ends_of(const struct sheet *sheet)
{
	size_t *ends = arena_array(sheet->checker->arena, size_t, sheet->rows + 1);

	for (size_t r = 0; r < sheet->rows; r++) {
		ends[r] = sheet->columns;
		while (ends[r] > 0 && sheet_at(sheet, r, ends[r] - 1)->text.len == 0)
			ends[r]--;
	}
	return ends;
}

/* What is written nearest to a cell of a row, before it or else behind it; NULL: nothing. */
static const struct passage *
written_near(const struct grid_rows *grid, size_t row, size_t at)
{
	for (size_t i = at + 1; i > 0; i--)
		if (grid_at(grid, row, i - 1)->passage.text.text.len > 0)
			return &grid_at(grid, row, i - 1)->passage;
	for (size_t i = at; i < grid->columns; i++)
		if (grid_at(grid, row, i)->passage.text.text.len > 0)
			return &grid_at(grid, row, i)->passage;
	return NULL;
}

static void
find_gap(const struct sheet *sheet, size_t row, size_t column, bool brief)
{
	const struct line *line = &sheet->row[row];
	const struct passage *passage = written_near(sheet->grid, line->source_row, sheet->grid->labels + column);
	const char *format = diag_tr(sheet->checker->diags, "'%.*s' has no '%.*s'", "“%.*s”没有“%.*s”");

	if (!passage)
		return;
	if (brief)
		format =
		    diag_tr(sheet->checker->diags, "the row '%.*s' ends before '%.*s'", "“%.*s”一行到“%.*s”处已无数据");
	checker_find(sheet->checker, brief ? "table-cells" : "table-gap",
	    passage_place(passage, 0, passage->text.text.len), format, STR_ARG(line_name(sheet, line, row, true)),
	    STR_ARG(line_name(sheet, &sheet->column[column], column, false)));
}

void
check_gaps(const struct sheet *sheet)
{
	const size_t *ends = ends_of(sheet);

	for (size_t c = 0; c < sheet->columns; c++) {
		size_t rows, gaps = count_gaps(sheet, c, &rows);

		if (sheet->column[c].kind == LINE_EMPTY || gaps == 0 || rows < 3 || gaps * GAP_SHARE > rows)
			continue;
		for (size_t r = 0; r < sheet->rows; r++)
			if (sheet->row[r].kind == LINE_PLAIN && sheet_at(sheet, r, c)->text.len == 0 && ends[r] >= c)
				find_gap(sheet, r, c, ends[r] == c);
	}
}
