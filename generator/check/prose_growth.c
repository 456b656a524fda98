#include "check/prose_growth.h"

#include <math.h>

/* Growth: "由 A 增加到 B，增长 C%", "A，比上年增加 D，增长 C%", "A，比 Y 年增长 C%" with
 * the figure of that year elsewhere; and points of per cent called per cent. */

enum { NEAR = 14, PLANS = 200 /* looked after */ };

static const char UP[] = "增长 增加 提高 提升 上升 增幅 增速 增";
static const char DOWN[] = "下降 减少 降低 下滑 回落 削减 降幅 缩减";

/* The last word of growth in the words before a figure. */
bool
growth_word(const struct prose *prose, struct str before, double *sign, struct str *what)
{
	bool found = false;

	*sign = 1;
	*what = STR_NONE;
	for (size_t at = 0; at < before.len; at = word_step(before, at)) {
		struct str rest = str_slice(before, at, before.len);
		bool falls;

		if (!word_may_start(&prose->growing, before, at))
			continue;
		falls = begins_any(rest, DOWN);
		if (!falls && !begins_any(rest, UP))
			continue;
		*sign = falls ? -1 : 1;
		*what = str_slice(before, 0, at);
		found = true;
	}
	return found;
}

/* The whole clause before the figure, over figures like a year in it. */
struct str
growth_clause(const struct prose *prose, const struct named *named)
{
	const struct clause *clause = &prose->clauses.items[named->clause];
	size_t from = clause->from;

	if (named->figure->from - from > 200 || named->figure->from < from)
		return named->before;
	return words_plain(prose->checker->arena, named->passage->text.text, from, named->figure->from);
}

bool
growth_is_base(const struct prose *prose, const struct named *named)
{
	const struct clause *clause = &prose->clauses.items[named->clause];
	struct str words;
	double sign;

	if (growth_word(prose, named->before, &sign, &(struct str){ 0 }))
		return false;
	words = growth_clause(prose, named);
	if (begins_any(words, "比 较"))
		return true;
	return begins_any(words, "与 同 和") && named->figure->to < clause->to &&
	       has_any(str_slice(clause->passage->text.text, named->figure->to, clause->to), "相比 相较 比较");
}

bool
growth_agrees(const struct growth *growth, double then, double now)
{
	const struct quantity *stated = growth->prose->items[growth->at].figure;

	return then > 0 && quantity_agrees(stated, growth->sign * 100 * (now - then) / then);
}

/* Whether it agrees within the roundings of both figures, or cut off. */
static bool
near_enough(const struct growth *growth)
{
	const struct quantity *stated = growth->prose->items[growth->at].figure;
	const struct quantity *then = growth->then->figure, *now = growth->now->figure;
	double value = growth->sign * 100 * (now->value - then->value) / then->value;
	double a = growth->sign * 100 * (now->low / then->high - 1),
	       b = growth->sign * 100 * (now->high / then->low - 1);

	if (a > b) {
		double swap = a;

		a = b;
		b = swap;
	}
	return (b >= stated->low - 1e-9 && a <= stated->high + 1e-9) || quantity_agrees_cut(stated, value) ||
	       (stated->bound == BOUND_ABOVE && value >= stated->value) ||
	       (stated->bound == BOUND_ABOUT && fabs(value - stated->value) <= 0.1 * stated->value + 0.5);
}

static void
find_growth(const struct growth *growth, const char *code)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	double value = 100 * (growth->now->figure->value / growth->then->figure->value - 1);

	checker_find(prose->checker, code, named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减幅度“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s - 1 = %.*s %%, stated %s%.*s %%", "%.*s / %.*s - 1 = %.*s %%，原文 %s%.*s %%"),
	    STR_ARG(show_figure(prose, growth->now)), STR_ARG(show_figure(prose, growth->then)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals > 0 ? stated->figure->decimals : 1)),
	    growth->sign < 0 ? "-" : "", STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, growth->sign * value);
	also(prose, growth->now);
	also(prose, growth->then);
}

/* ---- two values of one name in the passage ---- */

/* The nearest count before `at` in the passage, not in brackets, whose words behind it end
 * the words given: "个专业布点" for "全市专业布点"; SIZE_MAX: none. */
static size_t
counted_before(const struct growth *growth, size_t at, struct str what)
{
	const struct prose *prose = growth->prose;

	for (size_t i = at; i-- > 0 && growth->at - i <= NEAR && prose->items[i].passage == prose->items[at].passage;) {
		const struct named *other = &prose->items[i];

		if (is_count(other) && other->depth == 0 && other->after.len > 0 && str_ends(what, other->after))
			return i;
	}
	return SIZE_MAX;
}

/* "由原来的 90 个专业布点，调整为 72 个专业布点 … 专业布点数削减 20%" */
static bool
pair_of_passage(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	struct str what = words_core(prose, growth->what), between;
	size_t later = counted_before(growth, growth->at, what);
	size_t first = later == SIZE_MAX ? SIZE_MAX : counted_before(growth, later, what);

	if (first == SIZE_MAX)
		return false;
	growth->now = &prose->items[later];
	growth->then = &prose->items[first];
	between = str_slice(growth->now->passage->text.text, prose->clauses.items[growth->then->clause].from,
	    growth->now->figure->from);
	return str_eq(words_core(prose, growth->then->after), growth->now->after) &&
	       growth->now->sentence == growth->then->sentence &&
	       same_unit(growth->now->figure, growth->then->figure) && has_any(between, "由 从");
}

/* ---- "A，比上年增加 D，增长 C%" ---- */

/* Whether the percentage is what the difference gives, each within its rounding, or cut off. */
static bool
difference_agrees(const struct growth *growth, const struct quantity *more, const struct quantity *now)
{
	const struct quantity *stated = growth->prose->items[growth->at].figure;
	double least = now->high - growth->sign * more->low, most = now->low - growth->sign * more->high;
	double value = 100 * more->value / (now->value - growth->sign * more->value);

	return (least > 0 && 100 * more->low / least <= stated->high + 1e-9 && most > 0 &&
		   100 * more->high / most >= stated->low - 1e-9) ||
	       quantity_agrees_cut(stated, value);
}

/* The figure of the year before, made from the difference. */
static bool
judge_difference(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at], *more, *now;
	double sign, then, value;
	struct str what;
	size_t at = growth->at;

	if (at < 2)
		return false;
	more = &prose->items[at - 1];
	if (more->passage != stated->passage || more->sentence != stated->sentence || !is_count(more) ||
	    more->figure->unit.len == 0 || !growth_word(prose, more->before, &sign, &what) || sign != growth->sign)
		return false;
	at = count_before(prose, at - 1, at - 1, 0);
	if (at == SIZE_MAX || growth->at - at > 4)
		return false;
	now = &prose->items[at];
	if (now->part != stated->part || growth_word(prose, now->before, &sign, &what) || growth_is_base(prose, now))
		return false;
	then = now->figure->value - growth->sign * more->figure->value;
	value = then > 0 ? 100 * more->figure->value / then : 0;
	if (then <= 0 || difference_agrees(growth, more->figure, now->figure) || stated->figure->bound != BOUND_EXACT ||
	    more->figure->bound != BOUND_EXACT || now->figure->bound != BOUND_EXACT ||
	    more->figure->scale != now->figure->scale)
		return then > 0;
	checker_find(prose->checker, "prose-growth", named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减幅度“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / (%.*s %s %.*s) = %.*s %%, stated %.*s %%",
		"%.*s / (%.*s %s %.*s) = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, more)), STR_ARG(show_figure(prose, now)), growth->sign > 0 ? "-" : "+",
	    STR_ARG(show_figure(prose, more)), STR_ARG(show_number(prose, value, stated->figure->decimals)),
	    STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, now);
	also(prose, more);
	return true;
}

/* ---- "A，比上年的 B 增长 C%" ---- */

/* B in the clause of the word of growth, with or without the difference D between it and
 * the percentage; A before it. */
static bool
judge_against(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	size_t at = growth->at;

	while (at-- > 0 && growth->at - at <= 3) {
		const struct named *other = &prose->items[at];

		if (other->passage != stated->passage || other->sentence != stated->sentence)
			return false;
		if (is_count(other) && growth_is_base(prose, other))
			break;
	}
	if (at == SIZE_MAX || growth->at - at > 3)
		return false;
	growth->then = &prose->items[at];
	at = count_before(prose, at, at, 0);
	if (at == SIZE_MAX || growth->then->figure->value <= 0 || growth->then->figure->bound != BOUND_EXACT)
		return false;
	growth->now = &prose->items[at];
	if (growth->now->figure->bound == BOUND_EXACT && !near_enough(growth))
		find_growth(growth, "prose-growth");
	return true;
}

/* ---- against another year ---- */

/* The year that the sentence compares with: said, or the one before. */
int
growth_year(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	int year = stated->year > 0 ? stated->year : prose->year;

	for (size_t i = growth->at; i-- > 0 && growth->at - i <= NEAR;) {
		const struct named *other = &prose->items[i];

		if (other->passage != stated->passage || other->sentence != stated->sentence)
			break;
		if (other->figure->kind == QUANTITY_YEAR && other->figure->high == other->figure->value &&
		    ends_any(str_slice(other->passage->text.text, 0, other->figure->from), "较 比 与 较  比  与 "))
			return (int)other->figure->value;
	}
	return year > 0 ? year - 1 : 0;
}

/* The nearest figure of the part of the sentence, when it has a name and is no change itself. */
static const struct named *
figure_beside(const struct growth *growth)
{
	const struct named *stated = &growth->prose->items[growth->at];

	for (size_t at = growth->at; at-- > 0 && growth->at - at <= 3;) {
		const struct named *other = &growth->prose->items[at];

		if (other->passage != stated->passage || other->part != stated->part)
			return NULL;
		if (quantity_is_figure(other->figure) && other->depth == stated->depth)
			return other->name.len > 0 && !has_any(other->before, UP) ? other : NULL;
	}
	return NULL;
}

const struct named *
growth_now(const struct growth *growth)
{
	struct str name = words_name(growth->prose, growth->what, STR_NONE);

	if (has_any(growth->what, GROWTH_AGAINST) || name.len == 0)
		return figure_beside(growth);
	return named_find(growth->prose, name, growth->prose->items[growth->at].year, NULL);
}

static void
judge_year(struct growth *growth)
{
	const struct named *stated = &growth->prose->items[growth->at];
	int year = growth_year(growth);

	growth->now = stated->scope.len == 0 ? growth_now(growth) : NULL;
	if (!growth->now || year == 0 || growth->now->scope.len > 0)
		return;
	growth->then = named_find(growth->prose, growth->now->name, year, NULL);
	if (!growth->then || growth->then->figure->value <= 0 ||
	    growth->then->figure->kind != growth->now->figure->kind || growth->then == growth->now ||
	    near_enough(growth))
		return;
	if (growth->now->figure->kind == QUANTITY_PERCENT)
		return;
	find_growth(growth, "prose-growth-base");
}

/* "上升到 80.53%" and "上升为" tell the level that was reached, "增幅达到" the change; and a
 * yearly mean is of another kind than the change of one year. */
static bool
is_other(const struct named *named)
{
	if (has_any(named->before, "年均 年平均"))
		return true;
	return ends_any(named->before, "到 至 到了 为") && !has_any(named->before, "幅 速 增长率 下降率");
}

static bool
is_step(const struct named *named)
{
	return named->figure->kind == QUANTITY_POINTS || (is_count(named) && named->figure->unit.len > 0);
}

/* Whether figures of the same passage settle it. */
static bool
judge_passage(struct growth *growth)
{
	if (growth_judge_points(growth) || judge_against(growth) || judge_difference(growth))
		return true;
	if (!pair_of_passage(growth)) {
		growth->then = NULL;
		return false;
	}
	if (!near_enough(growth))
		find_growth(growth, growth->now->sentence == growth->prose->items[growth->at].sentence
					? "prose-growth"
					: "prose-growth-base");
	return true;
}

static void
judge_step(struct growth *growth)
{
	if (!growth_judge_more(growth))
		growth_judge_step(growth);
}

static void
judge_percentage(struct growth *growth, int *plans)
{
	if (judge_passage(growth))
		return;
	judge_year(growth);
	if (*plans < PLANS && !growth->then &&
	    has_any(growth_clause(growth->prose, &growth->prose->items[growth->at]), GROWTH_AGAINST)) {
		(*plans)++;
		growth_judge_plan(growth);
	}
}

void
prose_growth(struct prose *prose)
{
	int plans = 0;

	word_starts_add_all(&prose->growing, UP);
	word_starts_add_all(&prose->growing, DOWN);
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];
		struct growth growth = { .prose = prose, .at = i };
		bool step = is_step(named);

		if (named->cell || (named->figure->kind != QUANTITY_PERCENT && !step) ||
		    !growth_word(prose, named->before, &growth.sign, &growth.what) || is_other(named))
			continue;
		growth.sign = named->figure->negative ? -growth.sign : growth.sign;
		if (step)
			judge_step(&growth);
		else
			judge_percentage(&growth, &plans);
	}
}
