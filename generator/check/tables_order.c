#include "check/tables.h"

#include "base/map.h"

#include <stdlib.h>

/* The order of rows: running numbers, names, years. */

enum { YEARS_APART = 10 };

/* ---- running numbers ---- */

/* "3", "3.", "（3）", "3、": the number; -1: none. */
static long
running_number(const struct sheet *sheet, const struct reading_cell *cell)
{
	static const char *const marks[] = { ".", "、", "．", "）", ")" };
	struct str text = str_squeeze(sheet->checker->arena, cell->passage.text.text);

	if (str_starts(text, STR("（")))
		text = str_slice(text, 3, text.len);
	else if (str_starts(text, STR("(")))
		text = str_slice(text, 1, text.len);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends(text, str_from(marks[i])))
			text = str_slice(text, 0, text.len - str_from(marks[i]).len);
	return str_to_natural(text);
}

struct counting {
	const struct sheet *sheet;
	const struct reading_cell *last; /* the number before */
	long expected;                   /* -1: any */
	long shown;                      /* by the number before */
	bool parted;                     /* a row without a number stands between */
};

static void
find_number(const struct counting *counting, const struct reading_cell *cell, long number)
{
	const struct diags *diags = counting->sheet->checker->diags;
	const char *text = diag_tr(diags, "the running number %ld should be %ld", "序号 %ld 应为 %ld");

	if (number == counting->shown)
		text = diag_tr(diags, "the running number %ld is doubled: %ld comes next", "序号 %ld 重复：应为 %ld");
	else if (number > counting->expected)
		text = diag_tr(diags, "the running number %ld comes too early: %ld is missing", "序号跳到 %ld：缺 %ld");
	checker_find(counting->sheet->checker, "table-number",
	    passage_place(&cell->passage, 0, cell->passage.text.text.len), text, number, counting->expected);
	if (counting->last)
		diag_also(counting->sheet->checker->diags,
		    passage_place(&counting->last->passage, 0, counting->last->passage.text.text.len), "%s",
		    diag_tr(diags, "the number before", "前一个序号"));
}

/* The number that the next row with one has; -1: none. */
static long
next_number(const struct sheet *sheet, size_t row)
{
	const struct grid_rows *grid = sheet->grid;

	for (size_t r = row + 1; r < grid->rows && r < row + 4; r++) {
		long number = running_number(sheet, grid_at(grid, r, grid->index - 1));

		if (number >= 0)
			return number;
	}
	return -1;
}

/* A number that is not the next: the slip of one row, or the count goes on from it. */
static void
count_row(struct counting *counting, size_t row)
{
	const struct grid_rows *grid = counting->sheet->grid;
	const struct reading_cell *cell = grid_at(grid, row, grid->index - 1);
	long number = running_number(counting->sheet, cell), next;

	if (number < 0) {
		counting->parted = true;
		return;
	}
	next = next_number(counting->sheet, row);
	if (counting->expected >= 0 && number != counting->expected) {
		bool again = number == 1 && counting->shown != 1 && (next == 2 || (next == -1 && counting->parted));

		if (!again)
			find_number(counting, cell, number);
		if (!again && next == counting->expected + 1)
			number = counting->expected;
	}
	counting->shown = running_number(counting->sheet, cell);
	counting->expected = number + 1;
	counting->last = cell;
	counting->parted = false;
}

void
check_numbers(const struct sheet *sheet)
{
	struct counting counting = { .sheet = sheet, .expected = -1, .shown = -1 };
	size_t head = sheet->grid->head;

	if (sheet->grid->index == 0)
		return;
	if (running_number(sheet, grid_at(sheet->grid, head, sheet->grid->index - 1)) != 1 &&
	    next_number(sheet, head) == 2)
		counting.expected = 1;
	for (size_t r = head; r < sheet->grid->rows; r++)
		count_row(&counting, r);
}

/* ---- names ---- */

/* All that names a row: its labels, empty ones as above, and what is no figure. */
static struct str
row_key(const struct sheet *sheet, size_t row, struct str *carried, size_t group)
{
	const struct grid_rows *grid = sheet->grid;
	struct strbuf key = { 0 };

	strbuf_addf(&key, "%zu", group);
	for (size_t c = 0; c < grid->columns; c++) {
		const struct reading_cell *cell = grid_at(grid, sheet->row[row].source_row, c);
		struct str text;

		if (c + 1 == grid->index || (c >= grid->labels && cell->is_figure))
			continue;
		text = str_squeeze(sheet->checker->arena, cell->passage.text.text);
		if (c + 1 < grid->labels && text.len > 0)
			carried[c] = text;
		strbuf_addc(&key, '\t');
		strbuf_add(&key, c + 1 < grid->labels ? carried[c] : text);
	}
	return strbuf_take(sheet->checker->arena, &key);
}

/* The names of a key with blanks between. */
static struct str
name_of_key(struct arena *arena, struct str key)
{
	struct strbuf out = { 0 };
	struct str rest = key, part;

	rest = str_cut(rest, '\t', &part); /* the group */
	while (rest.len > 0) {
		rest = str_cut(rest, '\t', &part);
		if (part.len > 0 && out.len > 0)
			strbuf_addc(&out, ' ');
		strbuf_add(&out, part);
	}
	return strbuf_take(arena, &out);
}

static void
find_name(const struct sheet *sheet, struct str key, const struct line *line, const struct line *first)
{
	struct str name = name_of_key(sheet->checker->arena, key);

	checker_find(sheet->checker, "table-name", passage_place(line->passage, 0, line->passage->text.text.len),
	    diag_tr(sheet->checker->diags, "there are two rows '%.*s'", "表中有两行“%.*s”"), STR_ARG(name));
	diag_also(sheet->checker->diags, passage_place(first->passage, 0, first->passage->text.text.len), "%s",
	    diag_tr(sheet->checker->diags, "the first", "第一处"));
}

void
check_names(const struct sheet *sheet)
{
	struct map rows = { 0 };
	struct str *carried = arena_array(sheet->checker->arena, struct str, sheet->grid->columns + 1);
	size_t group = 0;

	for (size_t r = 0; r < sheet->rows; r++) {
		struct line *line = &sheet->row[r];
		struct str key;

		if (line->kind != LINE_PLAIN) {
			group += line->kind != LINE_PART;
			continue;
		}
		if (line->label.len == 0 || line->is_year || !line->passage)
			continue;
		key = row_key(sheet, r, carried, group);
		if (!map_add(&rows, sheet->checker->arena, key, line))
			find_name(sheet, key, line, map_get(&rows, key));
	}
}

/* ---- years ---- */

/* Years that come again and again in the same order: groups. */
static bool
is_periodic(const struct line *const *lines, size_t count)
{
	size_t period = 1;

	while (period < count && lines[period]->year != lines[0]->year)
		period++;
	if (period < 2 || period * 2 > count)
		return false;
	for (size_t i = period; i < count; i++)
		if (lines[i]->year != lines[i - period]->year)
			return false;
	return true;
}

static void
find_year(const struct sheet *sheet, const struct line *line, const struct line *before)
{
	bool doubled = line->year == before->year;

	checker_find(sheet->checker, "table-year", passage_place(line->passage, 0, line->passage->text.text.len),
	    doubled ? diag_tr(sheet->checker->diags, "the year %d stands twice", "年份 %d 重复")
		    : diag_tr(sheet->checker->diags, "the year %d does not follow the one before",
			  "年份 %d 与前一个年份不相接"),
	    line->year);
	diag_also(sheet->checker->diags, passage_place(before->passage, 0, before->passage->text.text.len), "%s",
	    diag_tr(sheet->checker->diags, "the year before", "前一个年份"));
}

/* Whether a label of another column begins a group here. */
static bool
begins_group(const struct sheet *sheet, size_t row)
{
	const struct grid_rows *grid = sheet->grid;

	for (size_t c = 0; !sheet->turned && c + 1 < grid->labels; c++)
		if (grid_at(grid, sheet->row[row].source_row, c)->passage.text.text.len > 0)
			return true;
	return false;
}

static void
check_year_run(const struct sheet *sheet, const struct line *const *lines, size_t count)
{
	size_t rises = 0, ones = 0;

	if (count < 2 || is_periodic(lines, count))
		return;
	for (size_t i = 1; i < count; i++) {
		rises += lines[i]->year > lines[i - 1]->year;
		ones += lines[i]->year == lines[i - 1]->year + 1;
	}
	for (size_t i = 1; i < count; i++) {
		int step = lines[i]->year - lines[i - 1]->year;
		bool wrong = step == 0 || (step > 0) != (rises * 2 >= count - 1);

		if (wrong || abs(step) > YEARS_APART || (ones + 1 == count - 1 && ones > 1 && step > 2))
			find_year(sheet, lines[i], lines[i - 1]);
	}
}

/* A number in the place of a year. */
static void
check_no_year(const struct sheet *sheet, const struct line *line, const struct line *beside)
{
	struct str digits = line->label;

	if (str_ends(digits, STR("年")))
		digits = str_slice(digits, 0, digits.len - STR("年").len);
	if (line->is_year || !beside->is_year || digits.len < 3 || digits.len > 5 || str_to_natural(digits) < 0)
		return;
	checker_find(sheet->checker, "table-year", passage_place(line->passage, 0, line->passage->text.text.len),
	    diag_tr(sheet->checker->diags, "'%.*s' is no year", "“%.*s”不是年份"), STR_ARG(line->label));
	diag_also(sheet->checker->diags, passage_place(beside->passage, 0, beside->passage->text.text.len), "%s",
	    diag_tr(sheet->checker->diags, "a year beside it", "相邻的年份"));
}

void
check_years(const struct sheet *sheet)
{
	const struct line **lines =
	    (const struct line **)arena_alloc_array(sheet->checker->arena, sheet->rows + 1, sizeof *lines);
	size_t count = 0;

	for (size_t r = 0; r < sheet->rows && sheet->rows > 1; r++)
		check_no_year(sheet, &sheet->row[r], &sheet->row[r > 0 ? r - 1 : r + 1]);
	for (size_t r = 0; r < sheet->rows; r++) {
		if (sheet->row[r].is_year && begins_group(sheet, r)) {
			check_year_run(sheet, lines, count);
			count = 0;
		}
		if (sheet->row[r].is_year)
			lines[count++] = &sheet->row[r];
	}
	check_year_run(sheet, lines, count);
}
