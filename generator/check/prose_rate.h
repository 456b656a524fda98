#ifndef QSITE_CHECK_PROSE_RATE_H
#define QSITE_CHECK_PROSE_RATE_H

#include "check/prose.h"

/* What prose_rate.c and prose_rate_judge.c share: a percentage with its part and base. */

/* What a percentage is said to be. */
struct share {
	const struct prose *prose;
	size_t at;       /* the percentage */
	size_t part;     /* index of the figure it is a share of, and */
	size_t base;     /* of the whole; SIZE_MAX: not known */
	struct str stem; /* of a rate: 就业, 上线 */
	bool far;        /* the base is in another passage */
	bool sibling;    /* the base is itself a part of what the percentage is of, with its own share */
};

static inline const struct named *
share_item(const struct share *share, size_t index)
{
	return &share->prose->items[index];
}

/* ---- prose_rate_sibling.c ---- */

/* The percentage that says of a count which share it is: "66 人，占 13%"; SIZE_MAX: none does. */
size_t
share_of(const struct prose *prose, size_t count);

/* Whether another part near with its share is of the same whole. */
bool
share_has_sibling(const struct share *share);

/* Says what is wrong when the base is a sibling: its share gives the whole of both. */
void
share_judge_sibling(const struct share *share);

/* ---- prose_rate_judge.c ---- */

/* Says what is wrong with a percentage whose part and base are known. */
void
share_judge(const struct share *share);

/* The same where only the part is known: "8 家企业，占全市的 38.6%". */
void
share_judge_part(const struct share *share);

#endif
