#include "check/tables.h"

#include <math.h>

/* Total rows, and total columns on the turned sheet: which lines a total adds up is tried
 * out, and the choice that the most figures agree with is taken for meant. */

enum { TOTALS_MOST = 64, RUN_MOST = 10, SHOWN_MOST = 12, ALSO_MOST = 40 };

static const double WHOLE_STEP = 1e-6;

/* The lines that a total may be the sum of. */
struct addends {
	size_t *items;
	size_t count, capacity;
};

struct total {
	const struct sheet *sheet;
	size_t row;
	bool weak; /* the label does not quite say that it is a total */
	struct addends best;
	size_t fits, checked; /* columns, with the best */
};

/* A sum over a column. */
struct sum {
	struct extent extent;
	double value;
	size_t figures;
	double least, most;
	bool known; /* every addend can be computed with */
};

static bool
is_total(const struct line *line)
{
	return line->kind == LINE_TOTAL || line->kind == LINE_SUBTOTAL;
}

static bool
is_addend(const struct line *line)
{
	return line->kind == LINE_PLAIN && line->sums;
}

/* ---- sums ---- */

static bool
is_nothing(struct str text)
{
	static const char *const words[] = { "", "-", "—", "--", "——", "–", "－", "/", "／", "无", NULL };

	for (size_t i = 0; words[i]; i++)
		if (str_eq(text, str_from(words[i])))
			return true;
	return false;
}

static void
sum_add(struct sum *sum, const struct entry *entry)
{
	struct extent extent = extent_of(entry);

	sum->extent.low += extent.low;
	sum->extent.high += extent.high;
	sum->value += entry->value;
	sum->least = sum->figures == 0 ? entry->value : fmin(sum->least, entry->value);
	sum->most = sum->figures == 0 ? entry->value : fmax(sum->most, entry->value);
	sum->figures++;
}

static struct sum
sum_of(const struct sheet *sheet, const struct addends *addends, size_t column, bool percent)
{
	struct sum sum = { .known = true };

	for (size_t i = 0; i < addends->count && sum.known; i++) {
		const struct entry *entry = sheet_figure(sheet, addends->items[i], column);

		if (entry && entry->percent == percent && !entry->ratio)
			sum_add(&sum, entry);
		else
			sum.known = is_nothing(sheet_at(sheet, addends->items[i], column)->text);
	}
	sum.known &= sum.figures > 1;
	return sum;
}

/* A sum has no digits to cut off. */
static enum verdict
sum_verdict(const struct entry *stated, const struct sum *sum)
{
	enum verdict verdict = entry_verdict(stated, sum->extent, sum->value);

	return verdict == FITS_CUT ? FITS_NOT : verdict;
}

/* The total's figure in a column whose figures can be added up. */
static const struct entry *
total_entry(const struct total *total, size_t column)
{
	const struct line *line = &total->sheet->column[column];
	const struct entry *entry = sheet_figure(total->sheet, total->row, column);

	return entry && line->sums && line->kind != LINE_MEAN && line->kind != LINE_CHANGE && !entry->percent &&
		       !entry->ratio
		   ? entry
		   : NULL;
}

static void
try_addends(struct total *total, const struct addends *addends)
{
	size_t fits = 0, checked = 0;

	if (addends->count < 2)
		return;
	for (size_t c = 0; c < total->sheet->columns; c++) {
		const struct entry *entry = total_entry(total, c);
		struct sum sum;

		if (!entry)
			continue;
		sum = sum_of(total->sheet, addends, c, false);
		checked += sum.known;
		fits += sum.known && sum_verdict(entry, &sum) != FITS_NOT;
	}
	if (fits > total->fits || (total->best.count == 0 && checked > 0)) {
		total->best = *addends;
		total->fits = fits;
		total->checked = checked;
	}
}

/* ---- choices ---- */

static void
add_line(const struct sheet *sheet, struct addends *addends, size_t row)
{
	*arena_push(sheet->checker->arena, addends) = row;
}

/* The plain lines from a total on, up (step -1) or down, to the next total, or past it. */
static struct addends
lines_from(const struct total *total, int step, bool past)
{
	const struct sheet *sheet = total->sheet;
	struct addends addends = { 0 };

	for (size_t r = total->row + (size_t)step; r < sheet->rows; r += (size_t)step) {
		if (is_total(&sheet->row[r]) && !past)
			break;
		if (is_addend(&sheet->row[r]))
			add_line(sheet, &addends, r);
	}
	return addends;
}

static struct addends
totals_from(const struct total *total, int step)
{
	const struct sheet *sheet = total->sheet;
	struct addends addends = { 0 };

	for (size_t r = total->row + (size_t)step; r < sheet->rows; r += (size_t)step)
		if (is_total(&sheet->row[r]))
			add_line(sheet, &addends, r);
	return addends;
}

static struct addends
parts_below(const struct total *total)
{
	const struct sheet *sheet = total->sheet;
	struct addends addends = { 0 };

	for (size_t r = total->row + 1; r < sheet->rows && sheet->row[r].kind == LINE_PART; r++)
		add_line(sheet, &addends, r);
	return addends;
}

/* Columns stand beside others that have nothing to do with them: shorter runs may be meant. */
static void
try_runs(struct total *total, const struct addends *all)
{
	for (size_t count = 2; count < all->count && count <= RUN_MOST; count++)
		try_addends(total, &(struct addends){ .items = all->items, .count = count });
}

static void
find_addends(struct total *total)
{
	static const int steps[] = { -1, 1 };
	struct addends parts = parts_below(total);

	for (size_t i = 0; i < 2; i++) {
		struct addends near = lines_from(total, steps[i], false), all = lines_from(total, steps[i], true);
		struct addends totals = totals_from(total, steps[i]);

		try_addends(total, &near);
		try_addends(total, &all);
		try_addends(total, &totals);
		if (total->sheet->turned)
			try_runs(total, &near);
	}
	try_addends(total, &parts);
}

/* ---- findings ---- */

/* From above to below, also when gathered from below. */
static size_t
addend_at(const struct addends *addends, size_t i)
{
	bool falling = addends->items[0] > addends->items[addends->count - 1];

	return addends->items[falling ? addends->count - 1 - i : i];
}

static void
also_addends(const struct sheet *sheet, const struct addends *addends, size_t column)
{
	for (size_t i = 0; i < addends->count && i < ALSO_MOST; i++)
		if (sheet_figure(sheet, addend_at(addends, i), column))
			find_also(sheet, addend_at(addends, i), column);
}

static void
add_sum(struct strbuf *out, const struct sheet *sheet, const struct addends *addends, size_t column)
{
	size_t shown = 0;

	for (size_t i = 0; i < addends->count; i++) {
		const struct entry *entry = sheet_figure(sheet, addend_at(addends, i), column);

		if (!entry || shown > SHOWN_MOST)
			continue;
		strbuf_adds(out, shown > 0 ? " + " : "");
		if (shown++ == SHOWN_MOST)
			strbuf_adds(out, "…");
		else
			add_entry(out, entry);
	}
}

static void
tell_sum(const struct total *total, size_t column, double value)
{
	const struct sheet *sheet = total->sheet;
	const struct entry *stated = sheet_at(sheet, total->row, column);
	struct strbuf out = { 0 };

	add_sum(&out, sheet, &total->best, column);
	add_result(sheet->checker, &out, value, stated);
	find_computation(sheet->checker, &out);
	also_addends(sheet, &total->best, column);
}

static void
find_total(const struct total *total, size_t column, double value)
{
	const struct sheet *sheet = total->sheet;
	struct str of = line_name(sheet, &sheet->column[column], column, false);
	struct str name = line_name(sheet, &sheet->row[total->row], total->row, true);

	checker_find(sheet->checker, "table-total", entry_place(sheet_at(sheet, total->row, column)),
	    diag_tr(
		sheet->checker->diags, "'%.*s' of '%.*s' is not the sum of its parts", "“%.*s”的“%.*s”不等于各项之和"),
	    STR_ARG(name), STR_ARG(of));
	tell_sum(total, column, value);
	find_slip(sheet->checker, sheet_at(sheet, total->row, column), value);
}

static void
find_loose_total(const struct total *total, size_t column, double value)
{
	const struct sheet *sheet = total->sheet;

	checker_find(sheet->checker, "table-rounding", entry_place(sheet_at(sheet, total->row, column)),
	    diag_tr(sheet->checker->diags, "'%.*s' is the sum only if its parts were rounded",
		"“%.*s”只有在各项经过四舍五入时才等于其和"),
	    STR_ARG(line_name(sheet, &sheet->row[total->row], total->row, true)));
	tell_sum(total, column, value);
}

static void
find_total_parts(const struct total *total, size_t column, double value)
{
	const struct sheet *sheet = total->sheet;
	struct str name = line_name(sheet, &sheet->row[total->row], total->row, true);

	checker_find(sheet->checker, "table-total-parts", entry_place(sheet_at(sheet, total->row, column)),
	    diag_tr(sheet->checker->diags, "no figure of '%.*s' is the sum of the figures above or below",
		"“%.*s”的各个数据都不等于所列各项之和"),
	    STR_ARG(name));
	tell_sum(total, column, value);
}

/* A mean, or a figure of its own: it lies among the parts, and nothing says that it counts. */
static bool
may_be_mean(const struct total *total, size_t column, const struct sum *sum)
{
	static const char *const counts[] = { "数", "人", "量", "额", "元", "次", "册", "所", "个", "家", "项", "面积",
		"万", NULL };
	const struct line *line = &total->sheet->column[column];
	const struct entry *entry = sheet_at(total->sheet, total->row, column);
	double power = log10(sum->value / entry->value);

	if (entry->value < sum->least || entry->value > sum->most)
		return false;
	if (fabs(power - round(power)) < 1e-3 && (total->fits > 0 || total->best.count % 10 != 0))
		return false;
	return total->fits == 0 || (line->label.len > 0 && !line->is_year && !str_has_any(line->label, counts));
}

/* Without one column that adds up, the label alone must carry it. */
static bool
is_sure(const struct total *total)
{
	if (total->weak)
		return total->fits > 1 && total->fits + 1 >= total->checked;
	if (total->sheet->turned)
		return total->fits * 2 >= total->checked;
	return total->fits > 0 || total->checked == 1;
}

static void
check_columns(const struct total *total)
{
	bool sure = is_sure(total), told = false;

	for (size_t c = 0; c < total->sheet->columns && !told; c++) {
		const struct entry *entry = total_entry(total, c);
		struct sum sum;

		if (!entry)
			continue;
		sum = sum_of(total->sheet, &total->best, c, false);
		if (!sum.known || may_be_mean(total, c, &sum))
			continue;
		if (sum_verdict(entry, &sum) == FITS_LOOSE && sure)
			find_loose_total(total, c, sum.value);
		if (sum_verdict(entry, &sum) != FITS_NOT)
			continue;
		if (sure)
			find_total(total, c, sum.value);
		else
			find_total_parts(total, c, sum.value);
		told = !sure;
	}
}

/* ---- shares ---- */

static bool
is_share(struct str label)
{
	static const char *const words[] = { "占比", "比重", "构成", "比例", "占", NULL };

	return str_has_any(label, words);
}

/* The shares of a column whose total says 100 %. */
static void
check_share(const struct total *total, size_t column)
{
	const struct sheet *sheet = total->sheet;
	const struct entry *entry = sheet_figure(sheet, total->row, column);
	struct entry whole;
	struct sum sum;
	struct strbuf out = { 0 };

	if (!entry || !entry->percent || entry->value != 100 || !is_share(sheet->column[column].label))
		return;
	sum = sum_of(sheet, &total->best, column, true);
	whole = *entry;
	whole.step = WHOLE_STEP; /* 100 % is not rounded */
	if (!sum.known || sum.most >= 100 || sum_verdict(&whole, &sum) != FITS_NOT)
		return;
	checker_find(sheet->checker, "table-share", entry_place(entry),
	    diag_tr(sheet->checker->diags, "the shares of '%.*s' do not make 100 %%", "“%.*s”各项之和不等于 100%%"),
	    STR_ARG(sheet->column[column].label));
	add_sum(&out, sheet, &total->best, column);
	strbuf_adds(&out, " = ");
	add_value(&out, sum.value, entry->decimals > 1 ? entry->decimals : 2, true);
	find_computation(sheet->checker, &out);
	also_addends(sheet, &total->best, column);
}

/* ---- all of them ---- */

static void
check_total(const struct sheet *sheet, size_t row, bool weak)
{
	struct total total = { .sheet = sheet, .row = row, .weak = weak };

	find_addends(&total);
	if (total.best.count > 1 && (!weak || is_sure(&total)) && (!sheet->turned || total.fits > 0))
		check_columns(&total);
	if (total.best.count == 0)
		total.best = lines_from(&total, -1, true);
	for (size_t c = 0; c < sheet->columns && !weak && total.best.count > 1; c++)
		check_share(&total, c);
}

/* 全市, 总收入, 教职工总数: a total, if the figures say so. */
static bool
is_weak_total(const struct sheet *sheet, const struct line *line)
{
	if (str_eq(line->label, STR("全市")))
		return true;
	return line->kind == LINE_PLAIN && line->sums &&
	       (sheet->turned ? str_has(line->label, "总") : str_starts(line->label, STR("总")));
}

void
check_totals(const struct sheet *sheet)
{
	size_t seen = 0;

	for (size_t r = 0; r < sheet->rows && seen < TOTALS_MOST; r++) {
		bool weak = is_weak_total(sheet, &sheet->row[r]);

		if (!weak && !is_total(&sheet->row[r]))
			continue;
		check_total(sheet, r, weak);
		seen++;
	}
}
