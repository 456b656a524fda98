#include "check/prose.h"

/* A part larger than its whole: "选派 120 人，其中 210 人". */

/* What stands before 其中 in the sentence, or else in the one before. */
static double
whole_before(const struct prose *prose, size_t at, size_t *nearest)
{
	const struct named *part = &prose->items[at];
	size_t sentence = SIZE_MAX;
	double total = 0;

	*nearest = SIZE_MAX;
	for (size_t i = at; i-- > 0 && at - i <= 20;) {
		const struct named *other = &prose->items[i];

		if (other->passage != part->passage || (sentence != SIZE_MAX && other->sentence != sentence) ||
		    other->sentence + 1 < part->sentence)
			break;
		if (!is_count(other) || other->depth > part->depth || !same_unit(other->figure, part->figure))
			continue;
		sentence = other->sentence;
		*nearest = *nearest == SIZE_MAX ? i : *nearest;
		total += other->figure->bound == BOUND_EXACT ? other->figure->high : 1e300;
	}
	return total;
}

void
prose_parts(struct prose *prose)
{
	double whole = 0;
	size_t nearest = SIZE_MAX, governs = SIZE_MAX;

	for (size_t i = 0; i < prose->count; i++) {
		const struct named *part = &prose->items[i];

		if (part->cell || !is_count(part) || part->figure->unit.len == 0 || part->depth > 0)
			continue;
		if (begins_any(part->before, "其中")) {
			whole = whole_before(prose, i, &nearest);
			governs = part->part;
		}
		if (part->part != governs || nearest == SIZE_MAX || part->figure->low <= whole || part->figure->spelt ||
		    has_any(part->before, "每 至 占 比 较 共 总") ||
		    !same_unit(part->figure, prose->items[nearest].figure))
			continue;
		checker_find(prose->checker, "prose-part", named_place(part),
		    tell(prose, "the part '%.*s' is larger than its whole", "其中的“%.*s”比总数还大"),
		    STR_ARG(figure_text(part->passage, part->figure)));
		diag_computation(prose->checker->diags, "%.*s > %.*s", STR_ARG(show_figure(prose, part)),
		    STR_ARG(show_figure(prose, &prose->items[nearest])));
		also(prose, &prose->items[nearest]);
	}
}
