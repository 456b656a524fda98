#ifndef QSITE_CHECK_PROSE_GROWTH_H
#define QSITE_CHECK_PROSE_GROWTH_H

#include "check/prose.h"

/* What prose_growth.c, prose_step.c and prose_plan.c share: a change and what changed. */

/* Words that say that something is compared. */
#define GROWTH_AGAINST "较 比 同比 相比 上年 上一年 去年 环比"

struct growth {
	const struct prose *prose;
	size_t at;       /* the percentage */
	double sign;     /* 1 or -1 */
	struct str what; /* the words before the word of growth: 生均固定资产价值 */
	const struct named *now, *then;
};

/* The last word of growth in the words before a figure: its direction, and what is before
 * it. For prose_growth and what it calls: it learns the words. */
bool
growth_word(const struct prose *prose, struct str before, double *sign, struct str *what);

/* The clause before the figure, over years and other figures in it. */
struct str
growth_clause(const struct prose *prose, const struct named *named);

/* Whether a count is what another is compared with: "比上年的 B", "与 2019 年的 B 相比". */
bool
growth_is_base(const struct prose *prose, const struct named *named);

/* Whether the percentage is what two values give, rounded. */
bool
growth_agrees(const struct growth *growth, double then, double now);

/* The year that the sentence compares with: said, or the one before; 0: not known. */
int
growth_year(const struct growth *growth);

/* The figure that has grown: named before the word of growth, or the one before; or NULL. */
const struct named *
growth_now(const struct growth *growth);

/* "A，比上年的 B 增加 D". True when the sentence is of that kind, whether or not it is right. */
bool
growth_judge_more(const struct growth *growth);

/* "生均图书增长 3.5 册", with the figures of both years elsewhere. */
void
growth_judge_step(struct growth *growth);

/* "达到 A，比 Y 年增加 C%", with figures of that year that give another. */
void
growth_judge_plan(struct growth *growth);

/* "率 A%，较上年提高 C%". True when it was found. */
bool
growth_judge_points(const struct growth *growth);

#endif
