#include "check/prose_rate.h"

/* Parts of one whole that is not given, each with its share: "男 72 人，占 51.4%；女 68 人，
 * 占 48.6%". Any of them gives the whole. */

enum { BACK = 24, AHEAD = 12, SHARE_NEAR = 3 };

struct span {
	double low, high;
};

size_t
share_of(const struct prose *prose, size_t count)
{
	const struct named *part = &prose->items[count];

	for (size_t i = count + 1; i < prose->count && i <= count + SHARE_NEAR; i++) {
		const struct named *named = &prose->items[i];

		if (named->passage != part->passage || named->sentence != part->sentence)
			break;
		if (named->depth > part->depth)
			continue;
		if (named->depth < part->depth || named->figure->kind != QUANTITY_PERCENT)
			break;
		return begins_any(named->before, "占 约占") ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

/* What the whole may be, by a part and its share. */
static struct span
whole_by(const struct prose *prose, size_t part, size_t share)
{
	const struct quantity *count = prose->items[part].figure, *stated = prose->items[share].figure;

	return stated->low > 0 ? (struct span){ 100 * count->low / stated->high, 100 * count->high / stated->low }
			       : (struct span){ 1, 0 };
}

bool
share_has_sibling(const struct share *share)
{
	const struct prose *prose = share->prose;
	const struct named *own = share_item(share, share->part);
	size_t first = share->at > BACK ? share->at - BACK : 0;
	struct span whole = whole_by(prose, share->part, share->at);

	for (size_t i = first; i < prose->count && i < share->at + AHEAD; i++) {
		const struct named *other = share_item(share, i);
		size_t at;
		struct span its;

		if (i == share->part || other->passage != own->passage || !is_count(other) ||
		    !same_unit(other->figure, own->figure) || (at = share_of(prose, i)) == SIZE_MAX)
			continue;
		its = whole_by(prose, i, at);
		if (its.low <= its.high && its.low <= whole.high && whole.low <= its.high)
			return true;
	}
	return false;
}

void
share_judge_sibling(const struct share *share)
{
	const struct prose *prose = share->prose;
	const struct named *stated = share_item(share, share->at), *part = share_item(share, share->part),
			   *other = share_item(share, share->base), *its;
	size_t at = share_of(prose, share->base);
	double value;

	if (at == SIZE_MAX || share_item(share, at)->figure->bound != BOUND_EXACT ||
	    stated->figure->bound != BOUND_EXACT || stated->figure->negative)
		return;
	its = share_item(share, at);
	value = part->figure->value / other->figure->value * its->figure->value;
	named_not_given(prose, "prose-rate-base", stated);
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / (%.*s / %.*s %%) = %.*s %%, stated %.*s %%",
		"%.*s / (%.*s / %.*s %%) = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, other)), STR_ARG(show_figure(prose, its)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals)), STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, part);
	also(prose, other);
	also(prose, its);
}
