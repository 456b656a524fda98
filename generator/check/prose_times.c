#include "check/prose.h"

/* Multiples: "A 人次，是在校生的 2.5 倍". */

enum { NEAR = 14 };

static void
find_times(const struct prose *prose, const struct named *stated, const struct named *part, const struct named *base)
{
	double value = base->figure->value > 0 ? part->figure->value / base->figure->value : 0;

	if (base->figure->value <= 0 || part->figure->bound != BOUND_EXACT || base->figure->bound != BOUND_EXACT ||
	    quantity_agrees(stated->figure, value) || quantity_agrees_cut(stated->figure, value))
		return;
	named_not_given(prose, "prose-times", stated);
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s = %.*s, stated %.*s", "%.*s / %.*s = %.*s，原文 %.*s"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals)), STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, part);
	also(prose, base);
}

/* The nearest count before whose words have the subject: "培训人次" counts in 人次. */
static const struct named *
part_of_times(const struct prose *prose, size_t at, struct str subject)
{
	bool visits = str_ends(subject, STR("人次"));
	struct str core = words_core(prose, subject);

	for (size_t i = at; i-- > 0 && at - i <= NEAR && prose->items[i].passage == prose->items[at].passage;) {
		const struct named *other = &prose->items[i];

		if (!is_count(other) || other->figure->unit.len == 0 ||
		    (visits && !str_eq(other->figure->unit, STR("人次"))))
			continue;
		if (core.len == 0 ? other->sentence == prose->items[at].sentence
				  : str_find(other->before, core, 0) != SIZE_MAX)
			return other;
	}
	return NULL;
}

/* "A，是 X 的 2.5 倍", "A 人次。培训人次是在校生 B 人的 2.5 倍" */
static void
judge_times(const struct prose *prose, size_t at)
{
	const struct named *stated = &prose->items[at], *base = NULL, *part;
	struct str before = stated->before;
	size_t is;

	if (!str_ends(before, STR("的")) || at == 0 || stated->scope.len > 0 || stated->figure->bound != BOUND_EXACT)
		return;
	if (str_eq(before, STR("的")) && prose->items[at - 1].clause == stated->clause &&
	    is_count(&prose->items[at - 1])) {
		base = &prose->items[at - 1];
		before = base->before;
	}
	is = str_find(before, STR("是"), 0);
	if (is == SIZE_MAX)
		return;
	if (!base)
		base = named_find(prose,
		    words_name(prose, str_slice(before, is + STR("是").len, before.len - STR("的").len), STR_NONE),
		    stated->year, NULL);
	if (!base || !is_count(base))
		return;
	part = part_of_times(prose, base == &prose->items[at - 1] ? at - 1 : at, str_slice(before, 0, is));
	if (part)
		find_times(prose, stated, part, base);
}

void
prose_times(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++)
		if (prose->items[i].figure->kind == QUANTITY_TIMES && !prose->items[i].cell)
			judge_times(prose, i);
}
