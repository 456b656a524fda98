#include "check/prose.h"

#include <math.h>

/* Shares that are all there are: "占比分别为 a%、b%、c%". */

enum { SHARES = 24 };

struct shares {
	const struct named *items[SHARES];
	size_t count;
	double total, room; /* what their roundings may make */
	int decimals;
};

/* The percentages from `at` on with nothing but marks between them. */
static void
shares_collect(struct shares *shares, const struct prose *prose, size_t at)
{
	for (size_t i = at; i < prose->count && shares->count < SHARES; i++) {
		const struct named *share = &prose->items[i];

		if (share->passage != prose->items[at].passage || share->sentence != prose->items[at].sentence ||
		    share->figure->kind != QUANTITY_PERCENT || (i > at && share->core.len > 0))
			break;
		shares->items[shares->count++] = share;
		shares->total += share->figure->value;
		shares->room += (share->figure->high - share->figure->low) / 2;
		if (share->figure->decimals > shares->decimals)
			shares->decimals = share->figure->decimals;
	}
}

/* Whether the shares make 100 with the point of one of them moved. */
static bool
is_point_moved(const struct shares *shares)
{
	for (size_t i = 0; i < shares->count; i++) {
		double share = shares->items[i]->figure->value;

		if (fabs(shares->total + 9 * share - 100) <= 10 * shares->room ||
		    fabs(shares->total - 0.9 * share - 100) <= shares->room)
			return true;
	}
	return false;
}

/* More than all is always wrong; less only when a slip or little is missing. */
static bool
are_wrong(const struct shares *shares)
{
	double over = shares->total - 100;

	if (shares->count < 3 || fabs(over) <= shares->room + 1e-9)
		return false;
	return over >= -5 || looks_like_slip(over * pow(10, shares->decimals)) || is_point_moved(shares);
}

static void
judge_shares(const struct prose *prose, size_t at)
{
	struct shares shares = { .count = 0 };

	shares_collect(&shares, prose, at);
	if (!are_wrong(&shares))
		return;
	checker_find(prose->checker, "prose-shares", named_place(&prose->items[at]), "%s",
	    tell(prose, "the shares do not make 100 %", "各部分占比之和不是 100%"));
	diag_computation(prose->checker->diags, tell(prose, "the %zu shares make %.*s %%", "%zu 个占比之和为 %.*s %%"),
	    shares.count, STR_ARG(show_number(prose, shares.total, shares.decimals)));
	for (size_t i = 1; i < shares.count; i++)
		also(prose, shares.items[i]);
}

/* Whether several things are told to have the shares: "甲、乙占比分别为". One thing's share is told
 * for several years or places, which make no whole. */
static bool
are_of_several(const struct prose *prose, struct str before)
{
	size_t at = str_find(before, STR("占"), 0);
	struct str subject;

	if (at == SIZE_MAX)
		at = str_find(before, STR("比例"), 0);
	subject = words_core(prose, str_slice(before, 0, at == SIZE_MAX ? 0 : at));
	return subject.len == 0 || has_any(subject, "、 和 与 及 类 各 者 分别");
}

void
prose_shares(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];

		if (!named->cell && named->figure->kind == QUANTITY_PERCENT && has(named->before, "分别") &&
		    has_any(named->before, "占比 比例 占") && are_of_several(prose, named->before))
			judge_shares(prose, i);
	}
}
