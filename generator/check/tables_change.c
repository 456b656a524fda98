#include "check/tables.h"

#include <math.h>

/* Columns of change (on the turned sheet: rows) against the two years they compare. */

enum { LOOK_BACK = 10, OPERANDS_MOST = 8 };

enum model { MODEL_DIFFERENCE, MODEL_RATE, MODELS };

static double
change_value(const struct entry *old, const struct entry *new, enum model model)
{
	if (model == MODEL_DIFFERENCE)
		return new->value - old->value;
	return old->value == 0 ? NAN : (new->value / old->value - 1) * 100;
}

/* A column of change, and the two it is between. */
struct change {
	const struct sheet *sheet;
	size_t column, old, new;
	bool years; /* the labels say which is which */
	bool falls; /* the label speaks of a decline: no sign is needed */
	size_t fits, checked, exact;
	size_t by_model[MODELS];
};

/* ---- one cell ---- */

static struct extent
change_extent(const struct entry *old, const struct entry *new, enum model model)
{
	struct extent before = extent_of(old), difference = extent_minus(extent_of(new), before);

	if (model == MODEL_DIFFERENCE)
		return difference;
	/* The figure itself is on both sides: new / old - 1 is tighter than the difference over old. */
	difference = extent_over(extent_of(new), before);
	return (struct extent){ (difference.low - 1) * 100, (difference.high - 1) * 100 };
}

static struct extent
negated(struct extent extent)
{
	return (struct extent){ -extent.high, -extent.low };
}

/* The label says that the column holds rates. */
static bool
is_rate_label(const struct line *line)
{
	static const char *const words[] = { "增长率", "增减率", "变化率", "变动率", "幅", "速", NULL };

	return line->percent || str_has_any(line->label, words);
}

static bool
may_be(const struct change *change, const struct entry *stated, const struct entry *old, enum model model)
{
	static const char *const words[] = { "增长", "变化", "同比", "比", "率", NULL };
	const struct line *line = &change->sheet->column[change->column];

	if (stated->points)
		return model == MODEL_DIFFERENCE;
	if (model == MODEL_DIFFERENCE)
		return old->percent || (!stated->percent && !is_rate_label(line));
	return !stated->ratio && (stated->percent || is_rate_label(line) || str_has_any(line->label, words));
}

/* Whether a stated change can be one of the models; *model is the one, or the likelier. */
static enum verdict
change_verdict(const struct change *change, const struct entry *const cells[3], bool with_sign, enum model *model)
{
	enum verdict best = FITS_NOT;

	for (enum model m = 0; m < MODELS; m++) {
		struct extent computed = change_extent(cells[0], cells[1], m);
		double value = change_value(cells[0], cells[1], m);
		struct entry stated = *cells[2];
		enum verdict verdict;

		if (!may_be(change, &stated, cells[0], m))
			continue;
		if (!with_sign || (change->falls && value < 0)) {
			computed = value < 0 ? negated(computed) : computed;
			value = fabs(value);
			stated.value = fabs(stated.value);
		}
		verdict = entry_verdict(&stated, computed, value);
		if (verdict < best) {
			best = verdict;
			*model = m;
		}
	}
	return best;
}

/* Old, new and the change of a row; false when one is missing. */
static bool
change_cells(const struct change *change, size_t row, const struct entry *cells[3])
{
	cells[0] = sheet_figure(change->sheet, row, change->old);
	cells[1] = sheet_figure(change->sheet, row, change->new);
	cells[2] = sheet_figure(change->sheet, row, change->column);
	return cells[0] && cells[1] && cells[2] && cells[0]->percent == cells[1]->percent;
}

static void
count_row(struct change *change, const struct entry *const cells[3])
{
	enum model model = MODEL_DIFFERENCE;
	enum verdict verdict = change_verdict(change, cells, true, &model);

	change->checked++;
	change->exact += verdict == FITS;
	change->fits += verdict != FITS_NOT;
	change->by_model[model] += verdict != FITS_NOT;
}

static void
count_fits(struct change *change)
{
	const struct entry *cells[3];

	change->fits = change->checked = change->exact = 0;
	change->by_model[0] = change->by_model[1] = 0;
	for (size_t r = 0; r < change->sheet->rows; r++)
		if (change_cells(change, r, cells))
			count_row(change, cells);
}

/* ---- which two columns ---- */

static bool
is_operand(const struct sheet *sheet, size_t column)
{
	return sheet->column[column].kind != LINE_CHANGE && sheet->column[column].kind != LINE_EMPTY;
}

/* The columns before one of change, the nearest first; behind the last change or further. */
static size_t
operands_before(const struct sheet *sheet, size_t column, size_t operands[OPERANDS_MOST])
{
	size_t count = 0;

	for (size_t c = column; c-- > 0 && column - c <= LOOK_BACK && count < OPERANDS_MOST;) {
		if (is_operand(sheet, c))
			operands[count++] = c;
		else if (sheet->column[c].kind == LINE_CHANGE && count > 1)
			break;
	}
	if (count > 0)
		return count;
	for (size_t c = column + 1; c < sheet->columns && count < OPERANDS_MOST && is_operand(sheet, c); c++)
		operands[count++] = c;
	return count;
}

static bool
is_better(const struct change *a, const struct change *b)
{
	if (a->checked == 0)
		return false;
	if (a->fits != b->fits)
		return a->fits > b->fits;
	return b->checked == 0 || (a->years && !b->years);
}

static void
try_pair(struct change *best, size_t a, size_t b)
{
	const struct line *first = &best->sheet->column[a], *second = &best->sheet->column[b];
	struct change change = *best;
	bool years = first->year > 0 && second->year > 0 && first->year != second->year &&
		     (first->year > 2) == (second->year > 2);
	bool swap = years ? first->year > second->year : a > b;

	if (!years && (first->year > 0) != (second->year > 0))
		return;
	change.old = swap ? b : a;
	change.new = swap ? a : b;
	change.years = years;
	count_fits(&change);
	if (is_better(&change, best))
		*best = change;
}

static bool
find_operands(struct change *change)
{
	size_t operands[OPERANDS_MOST], count = operands_before(change->sheet, change->column, operands);

	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			try_pair(change, operands[i], operands[k]);
	return change->checked > 0;
}

/* Labels that name the years carry the rule for few rows; otherwise the rows must show it. */
static bool
is_sure(const struct change *change)
{
	if (change->years && change->checked <= 2)
		return true;
	return change->fits * 2 >= change->checked && change->fits > (change->years ? 0 : 1);
}

/* ---- findings ---- */

static void
add_change(struct strbuf *out, const struct entry *const cells[3], enum model model)
{
	if (model == MODEL_RATE)
		strbuf_addc(out, '(');
	add_entry(out, cells[1]);
	strbuf_adds(out, " - ");
	add_entry(out, cells[0]);
	if (model == MODEL_DIFFERENCE)
		return;
	strbuf_adds(out, ") / ");
	add_entry(out, cells[0]);
}

/* Gives what the change should be. */
static double
tell_change(const struct change *change, size_t row, const struct entry *const cells[3], enum model model)
{
	const struct sheet *sheet = change->sheet;
	struct entry stated = *cells[2];
	struct strbuf out = { 0 };
	double value = change_value(cells[0], cells[1], model);

	stated.percent = model == MODEL_RATE;
	add_change(&out, cells, model);
	add_result(sheet->checker, &out, value, &stated);
	find_computation(sheet->checker, &out);
	find_also(sheet, row, change->old);
	find_also(sheet, row, change->new);
	return value;
}

/* The model that the column follows elsewhere, or that unit and label say. */
static enum model
likely_model(const struct change *change, const struct entry *const cells[3])
{
	const struct line *line = &change->sheet->column[change->column];

	if (change->by_model[0] != change->by_model[1])
		return change->by_model[MODEL_RATE] > change->by_model[0] &&
			       may_be(change, cells[2], cells[0], MODEL_RATE)
			   ? MODEL_RATE
			   : MODEL_DIFFERENCE;
	if (cells[2]->points || cells[0]->percent)
		return MODEL_DIFFERENCE;
	return cells[2]->percent || is_rate_label(line) ? MODEL_RATE : MODEL_DIFFERENCE;
}

static void
find_change(const struct change *change, size_t row, const struct entry *const cells[3])
{
	const struct sheet *sheet = change->sheet;
	enum model model = likely_model(change, cells);

	checker_find(sheet->checker, "table-change", entry_place(cells[2]),
	    diag_tr(sheet->checker->diags, "'%.*s' of '%.*s' is not what the two figures give",
		"“%.*s”的“%.*s”与前后两个数据不符"),
	    STR_ARG(line_name(sheet, &sheet->row[row], row, true)),
	    STR_ARG(line_name(sheet, &sheet->column[change->column], change->column, false)));
	find_slip(sheet->checker, cells[2], tell_change(change, row, cells, model));
}

static bool
find_change_sign(const struct change *change, size_t row, const struct entry *const cells[3])
{
	const struct sheet *sheet = change->sheet;
	enum model model = MODEL_DIFFERENCE;

	if (change_verdict(change, cells, false, &model) == FITS_NOT)
		return false;
	checker_find(sheet->checker, "table-change-sign", entry_place(cells[2]),
	    diag_tr(sheet->checker->diags, "'%.*s' of '%.*s' has the wrong sign", "“%.*s”的“%.*s”正负号不对"),
	    STR_ARG(line_name(sheet, &sheet->row[row], row, true)),
	    STR_ARG(line_name(sheet, &sheet->column[change->column], change->column, false)));
	find_slip(sheet->checker, cells[2], tell_change(change, row, cells, model));
	return true;
}

/* A difference under a head of rates, or with a per cent sign; or a rate without one. */
static bool
find_change_kind(const struct change *change, size_t row, const struct entry *const cells[3])
{
	const struct sheet *sheet = change->sheet;

	for (enum model m = 0; m < MODELS; m++) {
		if (may_be(change, cells[2], cells[0], m) ||
		    entry_verdict(cells[2], change_extent(cells[0], cells[1], m),
			change_value(cells[0], cells[1], m)) == FITS_NOT)
			continue;
		checker_find(sheet->checker, "table-change-kind", entry_place(cells[2]),
		    m == MODEL_DIFFERENCE
			? diag_tr(sheet->checker->diags, "the difference of '%.*s' is written as a rate of change",
			      "“%.*s”的差额写成了增长率")
			: diag_tr(sheet->checker->diags, "the rate of change of '%.*s' is written as a difference",
			      "“%.*s”的增长率写成了差额"),
		    STR_ARG(line_name(sheet, &sheet->row[row], row, true)));
		tell_change(change, row, cells, m);
		return true;
	}
	return false;
}

static void
find_rounding(const struct change *change, size_t row, const struct entry *const cells[3], bool cut)
{
	const struct sheet *sheet = change->sheet;
	enum model model = MODEL_DIFFERENCE;

	change_verdict(change, cells, true, &model);
	checker_find(sheet->checker, "table-rounding", entry_place(cells[2]),
	    cut ? diag_tr(sheet->checker->diags, "the change of '%.*s' is cut off, not rounded",
		      "“%.*s”的增减数被截断，未四舍五入")
		: diag_tr(sheet->checker->diags,
		      "the change of '%.*s' is not what its figures give as they are written",
		      "“%.*s”的增减数与表中写出的数据略有出入"),
	    STR_ARG(line_name(sheet, &sheet->row[row], row, true)));
	tell_change(change, row, cells, model);
}

/* Once a column: the difference of percentages with a per cent sign. */
static void
find_points(const struct change *change, size_t row, const struct entry *const cells[3])
{
	const struct sheet *sheet = change->sheet;

	checker_find(sheet->checker, "table-points", entry_place(cells[2]),
	    diag_tr(sheet->checker->diags, "'%.*s' holds differences of percentages with a per cent sign",
		"“%.*s”是两个百分数之差，却用了百分号"),
	    STR_ARG(line_name(sheet, &sheet->column[change->column], change->column, false)));
	tell_change(change, row, cells, MODEL_DIFFERENCE);
	diag_hint(
	    sheet->checker->diags, "%s", diag_tr(sheet->checker->diags, "write percentage points", "应写“个百分点”"));
}

/* True when the note about percentage points has been given. */
static bool
check_change(const struct change *change, size_t row, bool pointed)
{
	const struct entry *cells[3];
	enum model model = MODEL_DIFFERENCE;
	enum verdict verdict;

	if (!change_cells(change, row, cells))
		return pointed;
	verdict = change_verdict(change, cells, true, &model);
	if (verdict == FITS_CUT || (verdict == FITS_LOOSE && change->exact + 1 == change->checked && change->exact > 0))
		find_rounding(change, row, cells, verdict == FITS_CUT);
	if (verdict == FITS_NOT && !find_change_kind(change, row, cells) && !find_change_sign(change, row, cells))
		find_change(change, row, cells);
	if (verdict != FITS || pointed || model != MODEL_DIFFERENCE || !cells[2]->percent || cells[2]->points ||
	    cells[2]->value == 0)
		return pointed;
	find_points(change, row, cells);
	return true;
}

void
check_changes(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		struct change change = { .sheet = sheet, .column = c, .falls = label_falls(sheet->column[c].label) };
		bool pointed = false;

		if (sheet->column[c].kind != LINE_CHANGE || !find_operands(&change) || !is_sure(&change))
			continue;
		for (size_t r = 0; r < sheet->rows; r++)
			pointed = check_change(&change, r, pointed);
	}
}

/* ---- change from row to row ---- */

/* Rows of years: a column of change beside the figure that changes from year to year. The
 * figures of two rows are put side by side, as if they were two columns. */

static bool
series_cells(const struct change *change, size_t row, const struct entry *cells[3])
{
	const struct sheet *sheet = change->sheet;
	int year = sheet->row[row].year;

	for (int step = -1; step <= 1; step += 2) {
		size_t other = row + (size_t)step;

		if (other >= sheet->rows || !sheet->row[other].is_year || sheet->row[other].year != year - 1)
			continue;
		cells[0] = sheet_figure(sheet, other, change->old);
		cells[1] = sheet_figure(sheet, row, change->old);
		cells[2] = sheet_figure(sheet, row, change->column);
		return cells[0] && cells[1] && cells[2] && cells[0]->percent == cells[1]->percent;
	}
	return false;
}

static void
count_series(struct change *change)
{
	for (size_t r = 0; r < change->sheet->rows; r++) {
		const struct entry *cells[3];

		if (change->sheet->row[r].is_year && series_cells(change, r, cells))
			count_row(change, cells);
	}
}

static const char *
series_text(const struct diags *diags, enum verdict verdict)
{
	if (verdict == FITS_CUT)
		return diag_tr(diags, "'%.*s' of '%.*s' is cut off, not rounded", "“%.*s”的“%.*s”被截断，未四舍五入");
	return diag_tr(diags, "'%.*s' of '%.*s' is not what the year before gives", "“%.*s”的“%.*s”与上年数据不符");
}

static void
tell_series(const struct change *change, const struct entry *const cells[3], enum model model, enum verdict verdict)
{
	struct diags *diags = change->sheet->checker->diags;
	double value = change_value(cells[0], cells[1], model);
	struct strbuf out = { 0 };

	add_change(&out, cells, model);
	add_result(change->sheet->checker, &out, value, cells[2]);
	find_computation(change->sheet->checker, &out);
	diag_also(diags, entry_place(cells[0]), "%s", diag_tr(diags, "the year before", "上年"));
	diag_also(diags, entry_place(cells[1]), "%s", diag_tr(diags, "the year itself", "当年"));
	if (verdict == FITS_NOT)
		find_slip(change->sheet->checker, cells[2], value);
}

static void
find_series(const struct change *change, size_t row)
{
	const struct sheet *sheet = change->sheet;
	const struct entry *cells[3];
	enum model model = MODEL_DIFFERENCE;
	enum verdict verdict;

	if (!sheet->row[row].is_year || !series_cells(change, row, cells))
		return;
	verdict = change_verdict(change, cells, true, &model);
	if (verdict == FITS || verdict == FITS_LOOSE)
		return;
	if (verdict == FITS_NOT)
		model = likely_model(change, cells);
	checker_find(sheet->checker, verdict == FITS_CUT ? "table-rounding" : "table-change", entry_place(cells[2]),
	    series_text(sheet->checker->diags, verdict), STR_ARG(line_name(sheet, &sheet->row[row], row, true)),
	    STR_ARG(line_name(sheet, &sheet->column[change->column], change->column, false)));
	tell_series(change, cells, model, verdict);
}

void
check_series(const struct sheet *sheet)
{
	for (size_t c = 1; c < sheet->columns; c++) {
		struct change change = { .sheet = sheet, .column = c, .falls = label_falls(sheet->column[c].label) };
		size_t from = c;

		if (sheet->column[c].kind != LINE_CHANGE)
			continue;
		while (from > 0 && c - from < LOOK_BACK && (from == c || !is_operand(sheet, from)))
			from--;
		if (!is_operand(sheet, from))
			continue;
		change.old = change.new = from;
		count_series(&change);
		/* One wrong figure spoils two changes. */
		if (change.fits == 0 || (change.fits * 2 < change.checked && change.fits + 2 < change.checked))
			continue;
		for (size_t r = 0; r < sheet->rows; r++)
			find_series(&change, r);
	}
}
