#include "check/prose_growth.h"

#include <math.h>

/* Plans measured on a year, and points of per cent that are called per cent. */

enum { CANDIDATES = 6, PLAN_SCAN = 4000 };

/* What is planned: the last two characters of the words before, or behind, that mean a
 * thing: 培训. */
static struct str
kernel(struct str name)
{
	name = without_tails(name, "规模 人次 任务 数量 总量 完成 总数");
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

	if (!is_count(other) || other->cell || other == planned || !same_unit(other->figure, planned->figure) ||
	    other->scope.len > 0 || !same_year(plan->growth->prose, other->year, plan->year) ||
	    !(has(other->before, "全") || has(other->before, "共")) ||
	    (str_find(other->before, plan->kernel, 0) == SIZE_MAX &&
		str_find(other->after, plan->kernel, 0) == SIZE_MAX &&
		str_find(str_slice(other->passage->text.text, other->figure->to,
			     other->figure->to + 30 < other->passage->text.text.len ? other->figure->to + 30
										    : other->figure->to),
		    plan->kernel, 0) == SIZE_MAX))
		return;
	if (growth_agrees(plan->growth, other->figure->value, planned->figure->value))
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

		strbuf_addf(&text, "%s%.*s / %.*s - 1 = %.*s %%", i > 0 ? "; " : "",
		    STR_ARG(show_figure(prose, plan->planned)), STR_ARG(show_figure(prose, plan->found[i])),
		    STR_ARG(show_number(prose, value, stated->figure->decimals + 1)));
	}
	diag_computation(prose->checker->diags, tell(prose, "%.*s, stated %.*s %%", "%.*s，原文 %.*s %%"),
	    STR_ARG(strbuf_view(&text)), STR_ARG(show_figure(prose, stated)));
	strbuf_release(&text);
	also(prose, plan->planned);
	for (size_t i = 0; i < plan->count; i++)
		also(prose, plan->found[i]);
}

/* The count that is planned: the nearest before the percentage in its sentence; or NULL. */
static const struct named *
planned_count(const struct growth *growth)
{
	const struct named *stated = &growth->prose->items[growth->at];

	for (size_t at = growth->at; at-- > 0 && growth->at - at <= 3;) {
		const struct named *other = &growth->prose->items[at];

		if (other->passage != stated->passage || other->sentence != stated->sentence)
			return NULL;
		if (is_count(other) && other->figure->unit.len > 0)
			return other;
	}
	return NULL;
}

/* Looks through the document once; only so many plans are looked after. */
void
growth_judge_plan(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	struct plan plan = { .growth = growth, .year = growth_year(growth), .planned = planned_count(growth) };

	if (!plan.planned)
		return;
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
	return named->figure->kind == QUANTITY_PERCENT &&
	       (ends_any(named->name, "率 比例") || has_any(named->before, "占 率 比例"));
}

/* "率 A%，较上年提高 C%": points are meant, or the sentence leaves it open. */
bool
growth_judge_points(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at], *rate = NULL;
	double level, points, relative;

	for (size_t i = growth->at; i-- > 0 && growth->at - i <= 3 && !rate;)
		if (prose->items[i].figure->kind != QUANTITY_YEAR)
			rate = &prose->items[i];
	if (!rate || rate->passage != stated->passage || rate->sentence != stated->sentence ||
	    rate->part != stated->part || rate->depth != stated->depth || !is_rate(rate) ||
	    stated->clause - rate->clause > 2 || !has_any(growth_clause(prose, stated), GROWTH_AGAINST) ||
	    growth_word(prose, rate->before, &level, &(struct str){ 0 }))
		return false;
	level = rate->figure->value;
	points = level - growth->sign * stated->figure->value;
	relative = level / (1 + growth->sign * stated->figure->value / 100);
	checker_find(prose->checker, "prose-points", named_place(stated),
	    tell(prose, "a rate that changes by '%.*s': per cent, or points of per cent?",
		"比率的增减写作“%.*s”：应为百分点还是百分比？"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "as points it was %.*s - %.*s = %.*s %% before, as growth %.*s %%",
		"按百分点算，原为 %.*s - %.*s = %.*s %%；按增长率算，原为 %.*s %%"),
	    STR_ARG(show_figure(prose, rate)),
	    STR_ARG(show_number(prose, growth->sign * stated->figure->value, stated->figure->decimals)),
	    STR_ARG(show_number(prose, points, stated->figure->decimals)),
	    STR_ARG(show_number(prose, relative, stated->figure->decimals)));
	diag_hint(prose->checker->diags, "%s",
	    tell(prose, "the difference of two rates is given in points (个百分点)", "两个比率之差应写“个百分点”"));
	also(prose, rate);
	return true;
}
