#include "check/prose_rate.h"

#include <math.h>

/* Percentages against part and base, and what else near could give them. */

enum { PAIRS = 24, FEW = 300 };

static double
percent(const struct share *share, size_t part, size_t base)
{
	double whole = share_item(share, base)->figure->value;

	return whole > 0 ? 100 * share_item(share, part)->figure->value / whole : NAN;
}

static bool
rough(const struct quantity *figure)
{
	return figure->bound != BOUND_EXACT;
}

/* Whether a percentage can stand for a value: exact, or as its 约 and 以上 allow; figures
 * rounded themselves give some room. */
static bool
stands_for(const struct share *share, double value)
{
	const struct quantity *stated = share_item(share, share->at)->figure;
	const struct quantity *part = share_item(share, share->part)->figure,
			      *base = share_item(share, share->base)->figure;
	double room;

	if (stated->negative)
		return false;
	room = value * ((part->high - part->low) / (2 * part->value + 1e-9) +
			   (base->high - base->low) / (2 * base->value + 1e-9));

	if (quantity_agrees(stated, value) || (value - room <= stated->high && value + room >= stated->low))
		return true;
	switch (stated->bound) {
	case BOUND_ABOUT:
		return fabs(value - stated->value) <= 0.1 * stated->value;
	case BOUND_ABOVE:
		return value >= stated->value - 1e-9;
	case BOUND_BELOW:
		return value <= stated->value + 1e-9;
	default:
		return false;
	}
}

/* The counts of the sentence, and of the one before when the base stands there. */
static size_t
counts_near(const struct share *share, size_t near[PAIRS + 3])
{
	const struct named *named = share_item(share, share->at);
	size_t first = share->at > PAIRS ? share->at - PAIRS : 0, last = share->at + 3, count = 0;
	size_t back = share_item(share, share->base)->part == named->part ? 0 : 1;

	for (size_t i = first; i < last && i < share->prose->count; i++) {
		const struct named *other = share_item(share, i);

		if (other->passage == named->passage && is_count(other) && other->sentence + back >= named->sentence &&
		    other->sentence <= named->sentence)
			near[count++] = i;
	}
	return count;
}

/* Whether two other figures near give the percentage: another reading. Pairs only of one
 * unit; with two parts added, too. */
static bool
other_reading(const struct share *share)
{
	const struct quantity *stated = share_item(share, share->at)->figure;
	size_t near[PAIRS + 3], count = counts_near(share, near);

	for (size_t a = 0; a < count; a++)
		for (size_t b = 0; b < count; b++) {
			const struct quantity *part = share_item(share, near[a])->figure;
			const struct quantity *base = share_item(share, near[b])->figure;

			if (a != b && base->value >= part->value && part->unit.len > 0 &&
			    quantity_agrees(stated, percent(share, near[a], near[b])) && same_unit(part, base))
				return true;
		}
	return false;
}

static void
find_cut(const struct share *share, double value)
{
	const struct prose *prose = share->prose;
	const struct named *stated = share_item(share, share->at), *part = share_item(share, share->part),
			   *base = share_item(share, share->base);

	checker_find(prose->checker, "prose-cut", named_place(stated),
	    tell(prose, "the percentage is cut off instead of rounded", "百分比是截断的，没有四舍五入"));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s = %.*s %%, stated %.*s %%", "%.*s / %.*s = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals + 1)), STR_ARG(show_figure(prose, stated)));
	also(prose, part);
	also(prose, base);
}

static void
hint_base(const struct share *share, double value)
{
	const struct prose *prose = share->prose;
	const struct named *stated = share_item(share, share->at);
	double scale = share_item(share, share->base)->figure->scale;
	double needed = share_item(share, share->part)->figure->value * 100 / stated->figure->value / scale;
	size_t before = prose->checker->diags->count;

	hint_slip(prose, stated, value);
	if (prose->checker->diags->items[before - 1].hint.len == 0 && stated->figure->value > 0 &&
	    !stated->figure->negative)
		diag_hint(prose->checker->diags,
		    tell(prose, "the stated percentage would need a base of about %.*s%s",
			"按原文的百分比，总数应约为 %.*s%s"),
		    STR_ARG(show_number(prose, needed, scale > 1 ? 2 : 0)), scale_word(scale));
}

static void
find_wrong(const struct share *share, double value)
{
	const struct prose *prose = share->prose;
	const struct named *stated = share_item(share, share->at), *part = share_item(share, share->part),
			   *base = share_item(share, share->base);

	named_not_given(prose, share->far ? "prose-rate-base" : "prose-rate", stated);
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s = %.*s %%, stated %.*s %%", "%.*s / %.*s = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals)), STR_ARG(show_figure(prose, stated)));
	hint_base(share, value);
	also(prose, part);
	also(prose, base);
}

/* ---- a rate that counts others in: "就业率（含升学学生）" ---- */

/* The words behind 含 in the brackets after a figure; empty: none. */
static struct str
counted_in(const struct prose *prose, const struct named *named)
{
	struct str text = named->passage->text.text;
	struct str rest = str_slice(text, named->figure->to, text.len);
	size_t from = str_starts(rest, STR("（含")) ? STR("（含").len : SIZE_MAX, to;

	to = from == SIZE_MAX ? SIZE_MAX : str_find(str_slice(rest, 0, rest.len < 120 ? rest.len : 120), STR("）"), 0);
	return to == SIZE_MAX ? STR_NONE
			      : words_name(prose, words_plain(prose->checker->arena, rest, from, to), STR_NONE);
}

static void
judge_with(const struct share *share, struct str name)
{
	const struct prose *prose = share->prose;
	const struct named *stated = share_item(share, share->at), *part = share_item(share, share->part),
			   *base = share_item(share, share->base);
	const struct named *more = named_find(prose, name, stated->year, part->figure);
	double value;

	if (!more || !is_count(more) || base->figure->value <= 0 ||
	    more->figure->value + part->figure->value > base->figure->value)
		return;
	value = 100 * (part->figure->value + more->figure->value) / base->figure->value;
	if (stands_for(share, value) || quantity_agrees_cut(stated->figure, value))
		return;
	named_not_given(prose, "prose-rate-base", stated);
	diag_computation(prose->checker->diags,
	    tell(prose, "(%.*s + %.*s) / %.*s = %.*s %%, stated %.*s %%",
		"(%.*s + %.*s) / %.*s = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, more)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals)), STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, part);
	also(prose, more);
	also(prose, base);
}

void
share_judge(const struct share *share)
{
	const struct named *stated = share_item(share, share->at);
	double value = percent(share, share->part, share->base);
	struct str in = counted_in(share->prose, stated);

	if (isnan(value) || rough(share_item(share, share->part)->figure) ||
	    rough(share_item(share, share->base)->figure) || stands_for(share, value) || share_has_sibling(share))
		return;
	if (quantity_agrees_cut(stated->figure, value) && !stated->figure->negative)
		find_cut(share, value);
	else if (other_reading(share) && !stated->figure->negative)
		return;
	else if (in.len > 0)
		judge_with(share, in);
	else if (share->sibling)
		share_judge_sibling(share);
	else if (stated->figure->value <= 100 || value > 50)
		find_wrong(share, value);
}

/* ---- shares without a base ---- */

/* Whether some whole number has the part as this percentage. */
static bool
some_base(const struct quantity *stated, double part, bool cut)
{
	double high = stated->high + (cut ? stated->high - stated->low : 0);
	long first = (long)(part * 100 / high) - 1, last = (long)(part * 100 / stated->low) + 2;

	for (long base = first > 1 ? first : 1; base <= last; base++) {
		double value = 100 * part / (double)base;

		if (cut ? quantity_agrees_cut(stated, value) : quantity_agrees(stated, value))
			return true;
	}
	return false;
}

/* "8 家企业，占全市的 38.6%": no number of 家 makes it that. */
void
share_judge_part(const struct share *share)
{
	const struct prose *prose = share->prose;
	const struct named *stated = share_item(share, share->at), *part = share_item(share, share->part);
	const struct quantity *figure = stated->figure;
	bool cut;

	if (figure->bound != BOUND_EXACT || part->figure->bound != BOUND_EXACT || figure->low <= 0 ||
	    figure->value >= 100 || part->figure->value * 100 / figure->value > FEW || part->figure->decimals > 0 ||
	    part->figure->scale > 1 || some_base(figure, part->figure->value, false))
		return;
	cut = some_base(figure, part->figure->value, true);
	checker_find(prose->checker, cut ? "prose-cut" : "prose-share", named_place(stated),
	    cut ? tell(prose, "'%.*s' is cut off instead of rounded", "“%.*s”是截断的，没有四舍五入")
		: tell(prose, "no whole number has this part as '%.*s'", "没有哪个整数能使该部分占“%.*s”"),
	    STR_ARG(figure_text(stated->passage, figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s %% = %.*s, which is no whole number", "%.*s / %.*s %% = %.*s，不是整数"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, stated)),
	    STR_ARG(show_number(prose, part->figure->value * 100 / figure->value, 2)));
	also(prose, part);
}
