#include "check/tables.h"

#include "base/number.h"

#include <math.h>

/* What figures can be, and the words of findings about them. */

/* ---- extents ---- */

struct extent
extent_of(const struct entry *entry)
{
	double half = entry->exact ? 0 : entry->step / 2;

	return (struct extent){ entry->value - half, entry->value + half };
}

struct extent
extent_minus(struct extent a, struct extent b)
{
	return (struct extent){ a.low - b.high, a.high - b.low };
}

/* Of divisors that may be 0 nothing is known: not-a-number. */
struct extent
extent_over(struct extent a, struct extent b)
{
	double ends[4];
	struct extent result = { NAN, NAN };

	if (b.low <= 0 && b.high >= 0)
		return result;
	ends[0] = a.low / b.low;
	ends[1] = a.low / b.high;
	ends[2] = a.high / b.low;
	ends[3] = a.high / b.high;
	result = (struct extent){ ends[0], ends[0] };
	for (size_t i = 1; i < 4; i++) {
		result.low = fmin(result.low, ends[i]);
		result.high = fmax(result.high, ends[i]);
	}
	return result;
}

struct extent
extent_times(struct extent a, double factor)
{
	return (struct extent){ a.low * factor, a.high * factor };
}

double
extent_middle(struct extent extent)
{
	return (extent.low + extent.high) / 2;
}

/* ---- stated against computed ---- */

static double
slack_of(double value)
{
	return 1e-9 * (fabs(value) + 1);
}

enum verdict
entry_verdict(const struct entry *entry, struct extent computed, double value)
{
	double half = entry->step / 2, slack = slack_of(value);
	double cut = trunc((value + (value < 0 ? -slack : slack)) / entry->step) * entry->step;

	if (isnan(value) || isnan(computed.low))
		return FITS;
	if (fabs(value - entry->value) <= half + slack)
		return FITS;
	if (fabs(cut - entry->value) <= slack)
		return FITS_CUT;
	return computed.low <= entry->value + half + slack && computed.high >= entry->value - half - slack ? FITS_LOOSE
													   : FITS_NOT;
}

/* ---- places and names ---- */

struct place
entry_place(const struct entry *entry)
{
	const struct passage *passage = &entry->cell->passage;
	size_t from = entry->text.len > 0 ? (size_t)(entry->text.at - passage->text.text.at) : 0;

	return passage_place(passage, from, from + entry->text.len);
}

struct str
line_name(const struct sheet *sheet, const struct line *line, size_t index, bool row)
{
	if (line->label.len > 0)
		return line->label;
	return str_format(sheet->checker->arena,
	    row != sheet->turned ? diag_tr(sheet->checker->diags, "row %zu", "第 %zu 行")
				 : diag_tr(sheet->checker->diags, "column %zu", "第 %zu 列"),
	    index + 1);
}

void
find_also(const struct sheet *sheet, size_t row, size_t column)
{
	struct str of_row = line_name(sheet, &sheet->row[row], row, true);
	struct str of_column = line_name(sheet, &sheet->column[column], column, false);

	diag_also(sheet->checker->diags, entry_place(sheet_at(sheet, row, column)),
	    diag_tr(sheet->checker->diags, "'%.*s', '%.*s'", "“%.*s”的“%.*s”"),
	    STR_ARG(sheet->turned ? of_column : of_row), STR_ARG(sheet->turned ? of_row : of_column));
}

/* ---- computations ---- */

void
add_value(struct strbuf *out, double value, int decimals, bool percent)
{
	number_add_fixed(out, value, decimals < 0 ? 0 : decimals > 9 ? 9 : decimals);
	if (percent)
		strbuf_adds(out, " %");
}

void
add_entry(struct strbuf *out, const struct entry *entry)
{
	bool below = entry->value < 0;

	if (below)
		strbuf_addc(out, '(');
	if (entry->scale == 1)
		number_add_fixed(out, entry->value, entry->decimals);
	else
		number_add_shortest(out, entry->value);
	if (below)
		strbuf_addc(out, ')');
}

void
add_result(const struct checker *checker, struct strbuf *out, double value, const struct entry *stated)
{
	double shown = stated->scale == 1 ? value : value / stated->scale;

	strbuf_adds(out, " = ");
	add_value(out, shown, stated->decimals, stated->percent && !stated->points);
	strbuf_addf(out, diag_tr(checker->diags, ", stated %.*s", "，原文 %.*s"), STR_ARG(stated->text));
}

void
find_computation(const struct checker *checker, struct strbuf *computation)
{
	diag_computation(checker->diags, "%.*s", STR_ARG(strbuf_view(computation)));
	strbuf_release(computation);
}
