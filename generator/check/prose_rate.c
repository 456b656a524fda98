#include "check/prose_rate.h"

/* Shares and rates in per cent against the figures beside them: "X 名，其中 Y 名，占 Z%",
 * "毕业生 A 人，… 就业 B 人，就业率 C%", "A 家，其中大中型 B 家，占比 C%".
 *
 * A finding needs words that make part and base certain, and that no other pair of figures
 * near gives the percentage. */

enum { NEAR = 14 };

static const char GROWTH[] =
    "增长 增加 提高 提升 上升 下降 减少 降低 下滑 回落 削减 增幅 降幅 增速 涨 高于 低于 高出 超出";
static const char PERSONS[] = "毕业生 学生 一次 初次 总体 平均 总 的 毕业 全体 当年 人员 资金";
static const char SPENDING[] = "执行 完成 使用 到位 支出 任务完成 目标完成 预算执行";

/* "全市中职学校毕业生就业率" → "就业". */
static struct str
rate_stem(const struct prose *prose, struct str before)
{
	struct str name = words_bare(prose, before);

	if (str_ends(name, STR("率")))
		return without_heads(str_slice(name, 0, name.len - STR("率").len), PERSONS);
	if (str_ends(name, STR("比例")) && !has(name, "占"))
		return without_heads(str_slice(name, 0, name.len - STR("比例").len), PERSONS);
	return STR_NONE;
}

/* The nearest count before whose words have the stem, in the same sentence. */
static bool
part_by_stem(struct share *share)
{
	const struct named *named = share_item(share, share->at);

	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR;) {
		const struct named *other = share_item(share, i);

		if (other->passage != named->passage || other->sentence != named->sentence)
			return false;
		if (is_count(other) && other->figure->unit.len > 0 && other->depth == named->depth &&
		    (words_within(share->stem, other->core) || str_eq(share->stem, other->name)) &&
		    !has_any(other->before, GROWTH)) {
			share->part = i;
			return true;
		}
	}
	return false;
}

static bool
is_beside(const struct named *named, const struct named *other)
{
	return other->passage == named->passage && other->part == named->part && other->depth == named->depth;
}

/* "投入 A 万元，使用 B 万元，执行率": exactly two amounts in the part of the sentence. */
static bool
pair_of_part(struct share *share)
{
	const struct named *named = share_item(share, share->at);
	size_t counts = 0;

	if (!ends_any(share->stem, SPENDING))
		return false;
	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR && counts < 2;) {
		const struct named *other = share_item(share, i);

		if (!is_beside(named, other))
			break;
		if (!quantity_is_figure(other->figure))
			continue;
		if (!is_count(other))
			break;
		if (counts == 1 && !same_unit(other->figure, share_item(share, share->part)->figure))
			return false;
		*(counts++ == 0 ? &share->part : &share->base) = i;
	}
	return counts == 2;
}

/* The only count of the sentence before the part must be its base, too small or not. */
static void
base_alone(struct share *share)
{
	size_t at = count_before(share->prose, share->part, share->part, 0);

	if (at != SIZE_MAX && count_before(share->prose, at, share->part, 0) == SIZE_MAX &&
	    share_item(share, at)->part == share_item(share, share->part)->part &&
	    !has_any(share_item(share, at)->before, GROWTH) &&
	    share_item(share, share->part)->clause - share_item(share, at)->clause <= 1)
		share->base = at;
	share->sibling = share->base != SIZE_MAX && share_of(share->prose, share->base) != SIZE_MAX;
}

/* The nearest count that is large enough. One with a share of its own is a part beside it
 * unless 其中 stands between, and is taken only when there is no other. */
static void
base_before(struct share *share)
{
	const struct named *part = share_item(share, share->part);
	size_t at = share->part, sibling = SIZE_MAX;
	bool within = begins_any(part->before, "其中");

	for (int tries = 0; tries < 6; tries++) {
		at = count_before(share->prose, at, share->part, 0);
		if (at == SIZE_MAX)
			break;
		if (share_item(share, at)->figure->value < part->figure->value ||
		    has_any(share_item(share, at)->before, GROWTH))
			continue;
		if (within || share_of(share->prose, at) == SIZE_MAX) {
			share->base = at;
			return;
		}
		sibling = sibling == SIZE_MAX ? at : sibling;
	}
	share->base = sibling;
	share->sibling = sibling != SIZE_MAX;
}

/* What rates of going on and of work are counted on, where the passage does not say it. */
static void
graduates(struct share *share)
{
	const struct named *named = share_item(share, share->at), *far;

	if (!ends_any(share->stem, "就业 升学") || named->scope.len > 0)
		return;
	far = named_find(share->prose, STR("毕业生"), named->year, share_item(share, share->part)->figure);
	if (!far || !is_count(far) || far->figure->value < share_item(share, share->part)->figure->value)
		return;
	share->base = (size_t)(far - share->prose->items);
	share->far = true;
}

static bool
rate_resolve(struct share *share)
{
	share->stem = rate_stem(share->prose, share_item(share, share->at)->before);
	if (share->stem.len == 0)
		return false;
	if (!part_by_stem(share))
		return pair_of_part(share);
	base_before(share);
	if (share->base == SIZE_MAX)
		base_alone(share);
	if (share->base == SIZE_MAX)
		graduates(share);
	return share->base != SIZE_MAX;
}

/* ---- 占 ---- */

/* "兼职教师占专任教师比例": subject and base. */
static bool
share_words(const struct prose *prose, struct str before, struct str *subject, struct str *base)
{
	size_t at = SIZE_MAX, next = 0;

	while ((next = str_find(before, STR("占"), next)) != SIZE_MAX) {
		at = next;
		next += STR("占").len;
	}
	if (at == SIZE_MAX || ends_any(str_slice(before, 0, at), "独 抢 侵"))
		return false;
	*subject = words_name(prose, str_slice(before, 0, at), STR_NONE);
	if (subject->len == 0 && words_core(prose, str_slice(before, 0, at)).len > 0)
		return false;
	*base = words_core(prose, str_slice(before, at + STR("占").len, before.len));
	while (ends_any(*base, "比例 比重 比 总数 总 的 数 人数 约 总量 总额 总人数 达"))
		base->len -= ends_any(*base, "比例 比重 总数 人数 总量 总额") ? 6 : 3;
	return !begins_any(*base, "地 领 据 用");
}

/* The nearest count before that is the subject: named so, or without a subject simply the
 * nearest of the clause before. */
static bool
part_by_subject(struct share *share, struct str subject)
{
	const struct named *named = share_item(share, share->at);

	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR;) {
		const struct named *other = share_item(share, i);

		if (other->passage != named->passage || other->sentence != named->sentence ||
		    other->depth != named->depth)
			return false;
		if (!is_count(other) || other->figure->unit.len == 0)
			continue;
		if (subject.len > 0 && !str_eq(other->name, subject))
			continue;
		share->part = i;
		return !has_any(other->before, GROWTH) && (subject.len > 0 || named->clause - other->clause <= 2);
	}
	return false;
}

/* "职业教育经费投入" is meant by "经费投入", too. */
static bool
is_named_like(const struct named *named, struct str name)
{
	return str_eq(named->name, name) ||
	       (characters(name) >= 3 && str_ends(named->name, name) && !begins_any(named->before, "其中"));
}

/* The count that the words after 占 name: near, or else in the document. */
static bool
base_by_words(struct share *share, struct str words)
{
	const struct named *named = share_item(share, share->at), *far;
	struct str name = words_name(share->prose, words, STR_NONE);

	if (name.len == 0)
		return false;
	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR;) {
		const struct named *other = share_item(share, i);

		if (other->passage != named->passage)
			break;
		if (i != share->part && is_count(other) && is_named_like(other, name) &&
		    same_unit(other->figure, share_item(share, share->part)->figure)) {
			share->base = i;
			return true;
		}
	}
	far = named_find(share->prose, name, named->year, share_item(share, share->part)->figure);
	if (!far || !is_count(far) || named->scope.len > 0)
		return false;
	share->base = (size_t)(far - share->prose->items);
	share->far = far->passage != named->passage;
	return true;
}

static bool
share_resolve(struct share *share)
{
	const struct named *named = share_item(share, share->at);
	struct str subject, base;

	if (!share_words(share->prose, named->before, &subject, &base) || !part_by_subject(share, subject))
		return false;
	if (base.len > 0) {
		if (base_by_words(share, base))
			return true;
		if (subject.len == 0 && has_any(share_item(share, share->part)->figure->unit, "所 家 个 人 名 项"))
			share_judge_part(share);
		return false;
	}
	base_before(share);
	if (share->base == SIZE_MAX && subject.len > 0)
		base_alone(share);
	return share->base != SIZE_MAX;
}

void
prose_rates(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];
		struct share share = { .prose = prose, .at = i, .part = SIZE_MAX, .base = SIZE_MAX };

		if (named->cell || named->figure->kind != QUANTITY_PERCENT || named->listed ||
		    has_any(named->before, GROWTH) || named->figure->value <= 0)
			continue;
		if (has(named->before, "占") ? share_resolve(&share) : rate_resolve(&share))
			share_judge(&share);
	}
}
