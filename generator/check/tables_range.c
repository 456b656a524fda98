#include "check/tables.h"

#include <math.h>
#include <stdlib.h>

/* Figures that cannot be beside the others of their table: parts larger than the whole,
 * shares over 100 %, other magnitudes, copies. */

/* ---- parts ---- */

static void
find_part(const struct sheet *sheet, size_t part, size_t whole, size_t column)
{
	const struct entry *small = sheet_at(sheet, part, column), *large = sheet_at(sheet, whole, column);

	checker_find(sheet->checker, "table-part", entry_place(small),
	    diag_tr(
		sheet->checker->diags, "'%.*s' is larger than '%.*s', which it is part of", "“%.*s”大于其总数“%.*s”"),
	    STR_ARG(line_name(sheet, &sheet->row[part], part, true)),
	    STR_ARG(line_name(sheet, &sheet->row[whole], whole, true)));
	diag_computation(sheet->checker->diags, "%.*s > %.*s", STR_ARG(small->text), STR_ARG(large->text));
	find_also(sheet, whole, column);
}

static bool
is_larger(const struct entry *part, const struct entry *whole)
{
	return part && whole && !part->percent && !whole->percent && !part->ratio && !whole->ratio &&
	       str_eq(part->unit, whole->unit) && extent_of(part).low > extent_of(whole).high;
}

static void
check_part(const struct sheet *sheet, size_t part, size_t whole)
{
	if (!sheet->row[part].sums || !sheet->row[whole].sums)
		return;
	for (size_t c = 0; c < sheet->columns; c++)
		if (sheet->column[c].sums && sheet->column[c].kind != LINE_CHANGE &&
		    is_larger(sheet_figure(sheet, part, c), sheet_figure(sheet, whole, c)))
			find_part(sheet, part, whole, c);
}

void
check_parts(const struct sheet *sheet)
{
	size_t whole = SIZE_MAX;

	for (size_t r = 0; r < sheet->rows; r++) {
		if (sheet->row[r].kind == LINE_PART && whole != SIZE_MAX)
			check_part(sheet, r, whole);
		else if (sheet->row[r].kind != LINE_PART)
			whole = sheet->row[r].kind == LINE_EMPTY || sheet->row[r].kind == LINE_CHANGE ? SIZE_MAX : r;
	}
}

/* ---- shares over 100 % ---- */

static bool
is_bounded(struct str label)
{
	static const char *const words[] = { "占比", "比重", "就业率", "升学率", "合格率", "及格率", "优秀率", "覆盖率",
		"上线率", "取证率", "取得率", "获证率", "对口率", "录取率", "巩固率", "开出率", "普及率", "达标率",
		"出勤率", "优良率", "辍学率", "流失率", "满意率", "通过率", "双师型", NULL };
	static const char *const not_so[] = { "增", "完成", "超", "比上年", "倍", NULL };

	return str_has_any(label, words) && !str_has_any(label, not_so);
}

void
check_percents(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		const struct line *line = &sheet->column[c];

		if (line->kind == LINE_CHANGE || !is_bounded(line->label))
			continue;
		for (size_t r = 0; r < sheet->rows; r++) {
			const struct entry *entry = sheet_figure(sheet, r, c);

			if (!entry || (!entry->percent && !line->percent) || entry->value <= 100 ||
			    sheet->row[r].kind == LINE_CHANGE)
				continue;
			checker_find(sheet->checker, "table-percent", entry_place(entry),
			    diag_tr(sheet->checker->diags, "'%.*s' is over 100 %%", "“%.*s”超过 100%%"),
			    STR_ARG(line->label));
		}
	}
}

/* ---- magnitudes ---- */

enum { OTHERS_LEAST = 4, RATIO_LEAST = 8, YEARS_LEAST = 3 };

/* How far the others may be apart; from year to year of one place, much less. */
static const double SPREAD_MOST = 4, YEARS_SPREAD = 1.5;

struct others {
	double *values; /* rising */
	size_t count;
	bool years; /* one from each */
};

static int
compare_values(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static bool
is_compared(const struct sheet *sheet, size_t row)
{
	return sheet->row[row].kind == LINE_PLAIN;
}

static void
others_read(struct others *others, const struct sheet *sheet, size_t column)
{
	*others = (struct others){
		.values = arena_array(sheet->checker->arena, double, sheet->rows + 1),
		.years = true,
	};
	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *entry = sheet_figure(sheet, r, column);

		if (!entry || !is_compared(sheet, r) || entry->scale != 1)
			continue;
		others->years &= sheet->row[r].is_year;
		others->values[others->count++] = entry->value;
	}
	qsort(others->values, others->count, sizeof *others->values, compare_values);
}

/* Whether the first or the last of the sorted values stands alone, a power of ten away. */
static bool
stands_alone(const struct others *others, bool top)
{
	size_t count = others->count;
	const double *values = others->values + !top;
	double least, most, odd, power;

	if (count < (others->years ? YEARS_LEAST : OTHERS_LEAST + 1))
		return false;
	least = values[0];
	most = values[count - 2];
	odd = top ? others->values[count - 1] : others->values[0];
	if (least <= 0 || odd <= 0 || most / least > (count > OTHERS_LEAST ? SPREAD_MOST : YEARS_SPREAD) ||
	    (top ? odd / most : least / odd) < RATIO_LEAST)
		return false;
	power = log10(odd / values[(count - 1) / 2]);
	return fabs(power - round(power)) < 0.25;
}

static void
find_magnitude(const struct sheet *sheet, size_t column, double value)
{
	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *entry = sheet_figure(sheet, r, column);

		if (!entry || !is_compared(sheet, r) || entry->value != value)
			continue;
		checker_find(sheet->checker, "table-magnitude", entry_place(entry),
		    diag_tr(sheet->checker->diags, "'%.*s' is of another magnitude than all others of '%.*s'",
			"“%.*s”与“%.*s”的其他数据相差一个数量级"),
		    STR_ARG(entry->text), STR_ARG(line_name(sheet, &sheet->column[column], column, false)));
		find_also(sheet, r > 0 ? r - 1 : r + 1, column);
		return;
	}
}

void
check_magnitude(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		struct others others;

		if (sheet->column[c].kind == LINE_CHANGE || sheet->column[c].kind == LINE_EMPTY)
			continue;
		others_read(&others, sheet, c);
		if (stands_alone(&others, true))
			find_magnitude(sheet, c, others.values[others.count - 1]);
		else if (stands_alone(&others, false))
			find_magnitude(sheet, c, others.values[0]);
	}
}

/* ---- copies ---- */

enum { COPY_DIGITS = 4 };

static bool
is_long(const struct entry *entry)
{
	return entry->percent && entry->decimals > 1 && fabs(entry->value) < 100 &&
	       fabs(entry->value) / entry->step >= pow(10, COPY_DIGITS - 1);
}

/* Two neighbours alike in one column, and in no other. */
static bool
is_copy(const struct sheet *sheet, size_t row, size_t column)
{
	const struct entry *entry = sheet_figure(sheet, row, column), *above = sheet_figure(sheet, row - 1, column);

	if (!entry || !above || !is_long(entry) || !str_eq(entry->text, above->text))
		return false;
	for (size_t c = 0; c < sheet->columns; c++)
		if (c != column && str_eq(sheet_at(sheet, row, c)->text, sheet_at(sheet, row - 1, c)->text))
			return false;
	return sheet->columns > 1;
}

static void
find_copy(const struct sheet *sheet, size_t row, size_t column)
{
	const struct entry *entry = sheet_at(sheet, row, column);

	checker_find(sheet->checker, "table-copied", entry_place(entry),
	    diag_tr(sheet->checker->diags, "'%.*s' stands in two rows of the column", "“%.*s”在同一列中出现两次"),
	    STR_ARG(entry->text));
	find_also(sheet, row - 1, column);
}

void
check_copies(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		bool asked = false;

		for (size_t r = 1; r < sheet->rows; r++) {
			if (!is_copy(sheet, r, c))
				continue;
			if (!asked && column_is_computed(sheet, c))
				break;
			asked = true;
			find_copy(sheet, r, c);
		}
	}
}
