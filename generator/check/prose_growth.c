#include "check/prose.h"

#include <math.h>

/* Growth: "由 A 增加到 B，增长 C%", "A，比上年增加 D，增长 C%", "A，比 Y 年增长 C%" with
 * the figure of that year elsewhere; and points of per cent called per cent. */

enum { NEAR = 14, CANDIDATES = 6, PLAN_SCAN = 4000 };

static const char UP[] = "增长 增加 提高 提升 上升 增幅 增速 增";
static const char DOWN[] = "下降 减少 降低 下滑 回落 削减 降幅 缩减";
static const char AGAINST[] = "较 比 同比 相比 上年 上一年 去年 环比";

struct growth {
	const struct prose *prose;
	size_t at;       /* the percentage */
	double sign;     /* 1 or -1 */
	struct str what; /* the words before the word of growth: 生均固定资产价值 */
	const struct named *now, *then;
};

/* The last word of growth in the words before a figure. */
static bool
growth_word(struct str before, double *sign, struct str *what)
{
	const char *const lists[] = { UP, DOWN };
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < 2; i++) {
		struct str rest = str_from(lists[i]), word;

		while (rest.len > 0) {
			size_t at = SIZE_MAX, next = 0;

			rest = str_cut(rest, ' ', &word);
			while ((next = str_find(before, word, next)) != SIZE_MAX)
				at = next++;
			if (at != SIZE_MAX && (last == SIZE_MAX || at > last)) {
				last = at;
				*sign = i == 0 ? 1 : -1;
			}
		}
	}
	*what = last == SIZE_MAX ? STR_NONE : str_slice(before, 0, last);
	return last != SIZE_MAX;
}

/* The whole clause before the figure, over figures like a year in it. */
static struct str
clause_words(const struct prose *prose, const struct named *named)
{
	const struct clause *clause = &prose->clauses.items[named->clause];
	size_t from = clause->from;

	if (named->figure->from - from > 200 || named->figure->from < from)
		return named->before;
	return words_plain(prose->checker->arena, named->passage->text.text, from, named->figure->from);
}

static bool
agrees(const struct growth *growth, double then, double now)
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
	double a = growth->sign * 100 * (now->low / then->high - 1), b = growth->sign * 100 * (now->high / then->low - 1);

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
	diag_computation(prose->checker->diags, tell(prose, "%.*s / %.*s - 1 = %.*s %%, stated %s%.*s %%", "%.*s / %.*s - 1 = %.*s %%，原文 %s%.*s %%"),
	    STR_ARG(show_figure(prose, growth->now)), STR_ARG(show_figure(prose, growth->then)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals > 0 ? stated->figure->decimals : 1)), growth->sign < 0 ? "-" : "",
	    STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, growth->sign * value);
	also(prose, growth->now);
	also(prose, growth->then);
}

/* ---- two values of one name in the passage ---- */

/* The words without what makes a count of them: "中职学校专业数" → "专业". */
static bool
counts_this(const struct prose *prose, const struct named *named, struct str what)
{
	struct str words = words_core(named->after.len > 0 ? named->after : named->before);

	(void)prose;
	return words.len > 0 && str_eq(words, what);
}

/* "由原来的 107 个专业布点，调整为 87 个专业布点 … 专业布点数削减 23%" */
static bool
pair_of_passage(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	struct str what = words_core(growth->what);
	const struct named *later = NULL;

	for (size_t i = growth->at; i-- > 0 && growth->at - i <= NEAR;) {
		const struct named *other = &prose->items[i];
		size_t cut;

		if (other->passage != stated->passage)
			return false;
		if (!is_count(other) || other->depth > 0)
			continue;
		cut = str_find(what, other->after, 0);
		if (other->after.len == 0 || cut == SIZE_MAX || !str_ends(what, other->after))
			continue;
		if (!later) {
			later = other;
		} else if (counts_this(prose, other, later->after) && same_unit(other->figure, later->figure) &&
			   other->sentence == later->sentence) {
			growth->now = later;
			growth->then = other;
			return has_any(str_slice(stated->passage->text.text, other->passage->text.text.len > 0 ? prose->clauses.items[other->clause].from : 0,
					   later->figure->from),
			    "由 从");
		} else {
			return false;
		}
	}
	return false;
}

/* ---- "A，比上年增加 D，增长 C%" ---- */

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
	    more->figure->unit.len == 0 || !growth_word(more->before, &sign, &what) || sign != growth->sign)
		return false;
	at = count_before(prose, at - 1, at - 1, 0);
	if (at == SIZE_MAX || growth->at - at > 4)
		return false;
	now = &prose->items[at];
	if (now->part != stated->part || growth_word(now->before, &sign, &what))
		return false;
	then = now->figure->value - growth->sign * more->figure->value;
	value = then > 0 ? 100 * more->figure->value / then : 0;
	if (then <= 0 || agrees(growth, then, now->figure->value) || quantity_agrees_cut(stated->figure, value) ||
	    stated->figure->bound != BOUND_EXACT || more->figure->bound != BOUND_EXACT || now->figure->bound != BOUND_EXACT ||
	    more->figure->scale != now->figure->scale)
		return then > 0;
	checker_find(prose->checker, "prose-growth", named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减幅度“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / (%.*s %s %.*s) = %.*s %%, stated %.*s %%", "%.*s / (%.*s %s %.*s) = %.*s %%，原文 %.*s %%"),
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
	const struct named *stated = &prose->items[growth->at], *other;
	size_t at = growth->at;
	double sign;
	struct str what;

	while (at-- > 0 && growth->at - at <= 3) {
		other = &prose->items[at];
		if (other->passage != stated->passage || other->sentence != stated->sentence)
			return false;
		if (is_count(other) && begins_any(other->before, "比 较") && !growth_word(other->before, &sign, &what))
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

/* "A，比上年的 B 增加 D" */
static bool
judge_more(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at], *then, *now;
	size_t at = growth->at;
	double value, room;

	if (at < 2)
		return false;
	then = &prose->items[at - 1];
	if (then->passage != stated->passage || then->clause != stated->clause || !is_count(then) ||
	    !same_unit(then->figure, stated->figure) || !begins_any(then->before, "比 较"))
		return false;
	at = count_before(prose, at - 1, at - 1, 0);
	if (at == SIZE_MAX)
		return false;
	now = &prose->items[at];
	value = growth->sign * (now->figure->value - then->figure->value);
	room = (now->figure->high - now->figure->low + then->figure->high - then->figure->low + stated->figure->high -
		   stated->figure->low) / 2;
	if (fabs(value - stated->figure->value) <= room + 1e-9 || now->figure->bound != BOUND_EXACT ||
	    then->figure->bound != BOUND_EXACT || stated->figure->bound != BOUND_EXACT)
		return true;
	checker_find(prose->checker, "prose-growth", named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减数“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags, tell(prose, "%.*s - %.*s = %.*s, stated %s%.*s", "%.*s - %.*s = %.*s，原文 %s%.*s"),
	    STR_ARG(show_figure(prose, now)), STR_ARG(show_figure(prose, then)),
	    STR_ARG(show_number(prose, growth->sign * value, stated->figure->decimals)), growth->sign < 0 ? "-" : "",
	    STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, now);
	also(prose, then);
	return true;
}

/* ---- against another year ---- */

/* The year that the sentence compares with: said, or the one before. */
static int
year_against(const struct growth *growth)
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

/* The figure that has grown: named before the word of growth, or the one of the clause before. */
static const struct named *
grown(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	struct str name = words_name(prose, growth->what, STR_NONE);
	size_t at = growth->at;

	if (has_any(growth->what, AGAINST) || name.len == 0) {
		while (at-- > 0 && growth->at - at <= 3) {
			const struct named *other = &prose->items[at];

			if (other->passage != stated->passage || other->part != stated->part)
				break;
			if (quantity_is_figure(other->figure) && other->depth == stated->depth)
				return other->name.len > 0 && !has_any(other->before, UP) ? other : NULL;
		}
		return NULL;
	}
	return named_find(prose, name, stated->year, NULL);
}

static void
judge_year(struct growth *growth)
{
	const struct named *stated = &growth->prose->items[growth->at];
	int year = year_against(growth);

	growth->now = stated->scope.len == 0 ? grown(growth) : NULL;
	if (!growth->now || year == 0 || growth->now->scope.len > 0)
		return;
	growth->then = named_find(growth->prose, growth->now->name, year, NULL);
	if (!growth->then || growth->then->figure->value <= 0 || growth->then->figure->kind != growth->now->figure->kind ||
	    growth->then == growth->now || near_enough(growth))
		return;
	if (growth->now->figure->kind == QUANTITY_PERCENT)
		return;
	find_growth(growth, "prose-growth-base");
}

/* ---- plans: "达到 A，比 Y 年增加 C%" ---- */

/* What is planned: the last two characters of the words before, or behind, that mean a
 * thing: 培训. */
static struct str
kernel(struct str name)
{
	static const char tails[] = "规模 人次 任务 数量 总量 完成 总数";
	bool again = true;

	while (again) {
		struct str rest = str_from(tails), word;

		again = false;
		while (rest.len > 0) {
			rest = str_cut(rest, ' ', &word);
			if (str_ends(name, word) && name.len > word.len) {
				name.len -= word.len;
				again = true;
			}
		}
	}
	return name.len >= 6 ? str_slice(name, name.len - 6, name.len) : STR_NONE;
}

struct plan {
	struct growth *growth;
	const struct named *planned;
	struct str kernel;
	int year;
	const struct named *found[CANDIDATES];
	size_t count;
	bool fits;
};

static void
plan_candidate(struct plan *plan, const struct named *other)
{
	const struct named *planned = plan->planned;

	if (!is_count(other) || other->cell || other == planned || !same_unit(other->figure, planned->figure) || other->scope.len > 0 ||
	    !same_year(plan->growth->prose, other->year, plan->year) || !(has(other->before, "全") || has(other->before, "共")) ||
	    (str_find(other->before, plan->kernel, 0) == SIZE_MAX && str_find(other->after, plan->kernel, 0) == SIZE_MAX &&
		str_find(str_slice(other->passage->text.text, other->figure->to, other->figure->to + 30 < other->passage->text.text.len ? other->figure->to + 30 : other->figure->to),
		    plan->kernel, 0) == SIZE_MAX))
		return;
	if (agrees(plan->growth, other->figure->value, planned->figure->value))
		plan->fits = true;
	if (plan->count < CANDIDATES)
		plan->found[plan->count++] = other;
}

static void
find_plan(const struct plan *plan)
{
	const struct prose *prose = plan->growth->prose;
	const struct named *stated = &prose->items[plan->growth->at];
	struct strbuf text = { 0 };

	checker_find(prose->checker, "prose-plan", named_place(stated),
	    tell(prose, "no figure of %d gives the change '%.*s'", "用 %d 年的数字算不出“%.*s”的增减幅度"), plan->year,
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	for (size_t i = 0; i < plan->count; i++) {
		double value = 100 * (plan->planned->figure->value / plan->found[i]->figure->value - 1);

		strbuf_addf(&text, "%s%.*s / %.*s - 1 = %.*s %%", i > 0 ? "; " : "", STR_ARG(show_figure(prose, plan->planned)),
		    STR_ARG(show_figure(prose, plan->found[i])),
		    STR_ARG(show_number(prose, value, stated->figure->decimals + 1)));
	}
	diag_computation(prose->checker->diags, tell(prose, "%.*s, stated %.*s %%", "%.*s，原文 %.*s %%"),
	    STR_ARG(strbuf_view(&text)), STR_ARG(show_figure(prose, stated)));
	strbuf_release(&text);
	also(prose, plan->planned);
	for (size_t i = 0; i < plan->count; i++)
		also(prose, plan->found[i]);
}

/* Looks through the document once; only so many plans are looked after. */
static void
judge_plan(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	struct plan plan = { .growth = growth, .year = year_against(growth) };
	size_t at = growth->at;

	while (at-- > 0 && growth->at - at <= 3) {
		const struct named *other = &prose->items[at];

		if (other->passage != prose->items[growth->at].passage || other->sentence != prose->items[growth->at].sentence)
			return;
		if (is_count(other) && other->figure->unit.len > 0)
			break;
	}
	if (at == SIZE_MAX || growth->at - at > 3)
		return;
	plan.planned = &prose->items[at];
	plan.kernel = kernel(plan.planned->name);
	if (plan.kernel.len == 0 || plan.planned->scope.len > 0)
		return;
	for (size_t i = 0; i < prose->count && i < PLAN_SCAN; i++)
		plan_candidate(&plan, &prose->items[i]);
	if (plan.count > 0 && plan.count < CANDIDATES && !plan.fits)
		find_plan(&plan);
}

/* ---- points ---- */

static bool
is_rate(const struct named *named)
{
	return named->figure->kind == QUANTITY_PERCENT && (ends_any(named->name, "率 比例") || has_any(named->before, "占 率 比例"));
}

/* "率 A%，较上年提高 C%": points are meant, or the sentence leaves it open. */
static bool
judge_points(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at], *rate = NULL;
	double level, points, relative;

	for (size_t i = growth->at; i-- > 0 && growth->at - i <= 3 && !rate;)
		if (prose->items[i].figure->kind != QUANTITY_YEAR)
			rate = &prose->items[i];
	if (!rate || rate->passage != stated->passage || rate->sentence != stated->sentence || rate->part != stated->part ||
	    rate->depth != stated->depth || !is_rate(rate) || stated->clause - rate->clause > 2 ||
	    !has_any(clause_words(prose, stated), AGAINST) || growth_word(rate->before, &level, &(struct str){ 0 }))
		return false;
	level = rate->figure->value;
	points = level - growth->sign * stated->figure->value;
	relative = level / (1 + growth->sign * stated->figure->value / 100);
	checker_find(prose->checker, "prose-points", named_place(stated),
	    tell(prose, "a rate that changes by '%.*s': per cent, or points of per cent?", "比率的增减写作“%.*s”：应为百分点还是百分比？"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "as points it was %.*s - %.*s = %.*s %% before, as growth %.*s %%",
		"按百分点算，原为 %.*s - %.*s = %.*s %%；按增长率算，原为 %.*s %%"),
	    STR_ARG(show_figure(prose, rate)), STR_ARG(show_number(prose, growth->sign * stated->figure->value, stated->figure->decimals)),
	    STR_ARG(show_number(prose, points, stated->figure->decimals)), STR_ARG(show_number(prose, relative, stated->figure->decimals)));
	diag_hint(prose->checker->diags, "%s", tell(prose, "the difference of two rates is given in points (个百分点)", "两个比率之差应写“个百分点”"));
	also(prose, rate);
	return true;
}

/* ---- differences ---- */

/* "生均图书增长 3.35 册", "升学率提高 2.1 个百分点": the figures of both years are given. */
static void
judge_step(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	int year = year_against(growth);
	double value, room;

	growth->now = stated->scope.len == 0 ? grown(growth) : NULL;
	if (!growth->now || year == 0 || growth->now->scope.len > 0 || stated->figure->bound != BOUND_EXACT)
		return;
	growth->then = named_find(prose, growth->now->name, year, NULL);
	if (!growth->then || growth->then->figure->kind != growth->now->figure->kind || growth->then == growth->now ||
	    (growth->now->figure->kind == QUANTITY_PERCENT) != (stated->figure->kind == QUANTITY_POINTS) ||
	    growth->now->figure->bound != BOUND_EXACT || growth->then->figure->bound != BOUND_EXACT)
		return;
	value = growth->sign * (growth->now->figure->value - growth->then->figure->value);
	room = (growth->now->figure->high - growth->now->figure->low + growth->then->figure->high - growth->then->figure->low +
		   stated->figure->high - stated->figure->low) / 2;
	if (fabs(value - stated->figure->value) <= room + 1e-9)
		return;
	checker_find(prose->checker, "prose-growth-base", named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减数“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags, tell(prose, "%.*s - %.*s = %.*s, stated %s%.*s", "%.*s - %.*s = %.*s，原文 %s%.*s"),
	    STR_ARG(show_figure(prose, growth->now)), STR_ARG(show_figure(prose, growth->then)),
	    STR_ARG(show_number(prose, growth->sign * value, stated->figure->decimals)), growth->sign < 0 ? "-" : "",
	    STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, growth->now);
	also(prose, growth->then);
}

static bool
is_step(const struct named *named)
{
	return named->figure->kind == QUANTITY_POINTS || (is_count(named) && named->figure->unit.len > 0);
}

void
prose_growth(struct prose *prose)
{
	int plans = 0;

	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];
		struct growth growth = { .prose = prose, .at = i };

		if (named->cell || (named->figure->kind != QUANTITY_PERCENT && !is_step(named)) ||
		    !growth_word(named->before, &growth.sign, &growth.what))
			continue;
		if (named->figure->negative)
			growth.sign = -growth.sign;
		if (named->figure->kind != QUANTITY_PERCENT) {
			if (!judge_more(&growth))
				judge_step(&growth);
			continue;
		}
		if (judge_points(&growth) || judge_against(&growth) || judge_difference(&growth))
			continue;
		if (pair_of_passage(&growth)) {
			if (!near_enough(&growth))
				find_growth(&growth, growth.now->sentence == named->sentence ? "prose-growth" : "prose-growth-base");
			continue;
		}
		judge_year(&growth);
		if (plans++ < 200 && has_any(clause_words(prose, named), AGAINST) && !growth.then)
			judge_plan(&growth);
	}
}
