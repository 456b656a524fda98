#include "check/prose_growth.h"

#include <math.h>

/* Changes that are no percentages: differences of counts and of rates. */

/* "A，比上年的 B 增加 D" */
bool
growth_judge_more(const struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at], *then, *now;
	size_t at = growth->at;
	double value, room;

	if (at < 2)
		return false;
	then = &prose->items[at - 1];
	if (then->passage != stated->passage || then->clause != stated->clause || !is_count(then) ||
	    !same_unit(then->figure, stated->figure) || !growth_is_base(prose, then))
		return false;
	at = count_before(prose, at - 1, at - 1, 0);
	if (at == SIZE_MAX)
		return false;
	now = &prose->items[at];
	value = growth->sign * (now->figure->value - then->figure->value);
	room = (now->figure->high - now->figure->low + then->figure->high - then->figure->low + stated->figure->high -
		   stated->figure->low) /
	       2;
	if (fabs(value - stated->figure->value) <= room + 1e-9 || now->figure->bound != BOUND_EXACT ||
	    then->figure->bound != BOUND_EXACT || stated->figure->bound != BOUND_EXACT)
		return true;
	checker_find(prose->checker, "prose-growth", named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减数“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s - %.*s = %.*s, stated %s%.*s", "%.*s - %.*s = %.*s，原文 %s%.*s"),
	    STR_ARG(show_figure(prose, now)), STR_ARG(show_figure(prose, then)),
	    STR_ARG(show_number(prose, growth->sign * value, stated->figure->decimals)), growth->sign < 0 ? "-" : "",
	    STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, now);
	also(prose, then);
	return true;
}

/* "生均图书增长 3.5 册", "升学率提高 2.1 个百分点": the figures of both years are given. */
void
growth_judge_step(struct growth *growth)
{
	const struct prose *prose = growth->prose;
	const struct named *stated = &prose->items[growth->at];
	int year = growth_year(growth);
	double value, room;

	growth->now = stated->scope.len == 0 ? growth_now(growth) : NULL;
	if (!growth->now || year == 0 || growth->now->scope.len > 0 || stated->figure->bound != BOUND_EXACT)
		return;
	growth->then = named_find(prose, growth->now->name, year, NULL);
	if (!growth->then || growth->then->figure->kind != growth->now->figure->kind || growth->then == growth->now ||
	    (growth->now->figure->kind == QUANTITY_PERCENT) != (stated->figure->kind == QUANTITY_POINTS) ||
	    growth->now->figure->bound != BOUND_EXACT || growth->then->figure->bound != BOUND_EXACT)
		return;
	value = growth->sign * (growth->now->figure->value - growth->then->figure->value);
	room = (growth->now->figure->high - growth->now->figure->low + growth->then->figure->high -
		   growth->then->figure->low + stated->figure->high - stated->figure->low) /
	       2;
	if (fabs(value - stated->figure->value) <= room + 1e-9)
		return;
	checker_find(prose->checker, "prose-growth-base", named_place(stated),
	    tell(prose, "the change '%.*s' is not what the figures give", "增减数“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s - %.*s = %.*s, stated %s%.*s", "%.*s - %.*s = %.*s，原文 %s%.*s"),
	    STR_ARG(show_figure(prose, growth->now)), STR_ARG(show_figure(prose, growth->then)),
	    STR_ARG(show_number(prose, growth->sign * value, stated->figure->decimals)), growth->sign < 0 ? "-" : "",
	    STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, growth->now);
	also(prose, growth->then);
}
