#include "check/prose.h"

#include <math.h>

/* Shares and rates in per cent against the figures beside them: "X 名，其中 Y 名，占 Z%",
 * "毕业生 A 人，… 就业 B 人，就业率 C%", "A 家，其中大中型 B 家，占比 C%".
 *
 * A finding needs words that make part and base certain, and that no other pair of figures
 * near gives the percentage. */

enum { NEAR = 14, PAIRS = 24 };

static const char GROWTH[] = "增长 增加 提高 提升 上升 下降 减少 降低 下滑 回落 削减 增幅 降幅 增速 涨 高于 低于 高出 超出";
static const char PERSONS[] = "毕业生 学生 一次 初次 总体 平均 总 的 毕业 全体 当年 人员 资金";
static const char SPENDING[] = "执行 完成 使用 到位 支出 任务完成 目标完成 预算执行";

/* What a percentage is said to be. */
struct share {
	const struct prose *prose;
	size_t at;       /* the percentage */
	size_t part;     /* index of the figure it is a share of, and */
	size_t base;     /* of the whole; SIZE_MAX: not known */
	struct str stem; /* of a rate: 就业, 上线 */
	bool far;        /* the base is in another passage */
};

static const struct named *
item(const struct share *share, size_t index)
{
	return &share->prose->items[index];
}

static struct str
without_persons(struct str words)
{
	bool again = true;

	while (again && words.len > 0) {
		struct str rest = str_from(PERSONS), word;

		again = false;
		while (rest.len > 0) {
			rest = str_cut(rest, ' ', &word);
			if (str_starts(words, word) && words.len > word.len) {
				words = str_slice(words, word.len, words.len);
				again = true;
			}
		}
	}
	return words;
}

/* "全市中职学校毕业生就业率" → "就业". */
static struct str
rate_stem(const struct prose *prose, struct str before)
{
	struct str name = words_bare(prose, before);

	if (str_ends(name, STR("率")))
		return without_persons(str_slice(name, 0, name.len - STR("率").len));
	if (str_ends(name, STR("比例")) && !has(name, "占"))
		return without_persons(str_slice(name, 0, name.len - STR("比例").len));
	return STR_NONE;
}

/* The nearest count before whose words have the stem, in the same sentence. */
static bool
part_by_stem(struct share *share)
{
	const struct named *named = item(share, share->at);

	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR;) {
		const struct named *other = item(share, i);

		if (other->passage != named->passage || other->sentence != named->sentence)
			return false;
		if (is_count(other) && other->figure->unit.len > 0 && other->depth == named->depth &&
		    (words_within(share->stem, words_core(other->before)) || str_eq(share->stem, other->name)) &&
		    !has_any(other->before, GROWTH)) {
			share->part = i;
			return true;
		}
	}
	return false;
}

/* "投入 A 万元，使用 B 万元，执行率": exactly two amounts in the part of the sentence. */
static bool
pair_of_part(struct share *share)
{
	const struct named *named = item(share, share->at);
	size_t counts = 0;

	if (!ends_any(share->stem, SPENDING))
		return false;
	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR && counts < 2;) {
		const struct named *other = item(share, i);

		if (other->passage != named->passage || other->part != named->part || other->depth != named->depth)
			break;
		if (!is_count(other)) {
			if (quantity_is_figure(other->figure))
				break;
			continue;
		}
		if (counts == 1 && !same_unit(other->figure, item(share, share->part)->figure))
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
	    item(share, at)->part == item(share, share->part)->part && !has_any(item(share, at)->before, GROWTH) &&
	    item(share, share->part)->clause - item(share, at)->clause <= 1)
		share->base = at;
}

static void
base_before(struct share *share)
{
	size_t at = share->part;

	for (int tries = 0; tries < 6; tries++) {
		at = count_before(share->prose, at, share->part, 0);
		if (at == SIZE_MAX)
			return;
		if (item(share, at)->figure->value >= item(share, share->part)->figure->value &&
		    !has_any(item(share, at)->before, GROWTH)) {
			share->base = at;
			return;
		}
	}
}

/* What rates of going on and of work are counted on, where the passage does not say it. */
static void
graduates(struct share *share)
{
	const struct named *named = item(share, share->at), *far;

	if (!ends_any(share->stem, "就业 升学") || named->scope.len > 0)
		return;
	far = named_find(share->prose, STR("毕业生"), named->year, item(share, share->part)->figure);
	if (!far || !is_count(far) || far->figure->value < item(share, share->part)->figure->value)
		return;
	share->base = (size_t)(far - share->prose->items);
	share->far = true;
}

static bool
rate_resolve(struct share *share)
{
	share->stem = rate_stem(share->prose, item(share, share->at)->before);
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
	if (subject->len == 0 && words_core(str_slice(before, 0, at)).len > 0)
		return false;
	*base = words_core(str_slice(before, at + STR("占").len, before.len));
	while (ends_any(*base, "比例 比重 比 总数 总 的 数 人数 约 总量 总额 总人数 达"))
		base->len -= ends_any(*base, "比例 比重 总数 人数 总量 总额") ? 6 : 3;
	return !begins_any(*base, "地 领 据 用");
}

/* The nearest count before that is the subject: named so, or without a subject simply the
 * nearest of the clause before. */
static bool
part_by_subject(struct share *share, struct str subject)
{
	const struct named *named = item(share, share->at);

	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR;) {
		const struct named *other = item(share, i);

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
	return str_eq(named->name, name) || (characters(name) >= 3 && str_ends(named->name, name) && !begins_any(named->before, "其中"));
}

/* The count that the words after 占 name: near, or else in the document. */
static bool
base_by_words(struct share *share, struct str words)
{
	const struct named *named = item(share, share->at), *far;
	struct str name = words_name(share->prose, words, STR_NONE);

	if (name.len == 0)
		return false;
	for (size_t i = share->at; i-- > 0 && share->at - i <= NEAR;) {
		const struct named *other = item(share, i);

		if (other->passage != named->passage)
			break;
		if (i != share->part && is_count(other) && is_named_like(other, name) &&
		    same_unit(other->figure, item(share, share->part)->figure)) {
			share->base = i;
			return true;
		}
	}
	far = named_find(share->prose, name, named->year, item(share, share->part)->figure);
	if (!far || !is_count(far) || named->scope.len > 0)
		return false;
	share->base = (size_t)(far - share->prose->items);
	share->far = far->passage != named->passage;
	return true;
}

/* Whether some whole number has the part as this percentage. */
static bool
some_base(const struct quantity *stated, double part, bool cut)
{
	double about = part * 100 / stated->value;
	double low = floor(part * 100 / (stated->high + (cut ? stated->high - stated->low : 0))) - 1;

	for (double base = low > 1 ? low : 1; base <= about + part * 100 / stated->low - about + 2; base++)
		if (cut ? quantity_agrees_cut(stated, 100 * part / base) : quantity_agrees(stated, 100 * part / base))
			return true;
	return false;
}

enum { FEW = 300 };

/* "7 家企业，占全市的 41.1%": no number of 家 makes it that. */
static void
judge_unknown_base(const struct share *share)
{
	const struct prose *prose = share->prose;
	const struct named *stated = item(share, share->at), *part = item(share, share->part);
	const struct quantity *figure = stated->figure;
	bool cut;

	if (figure->bound != BOUND_EXACT || part->figure->bound != BOUND_EXACT || figure->low <= 0 || figure->value >= 100 ||
	    part->figure->value * 100 / figure->value > FEW || part->figure->decimals > 0 || part->figure->scale > 1 ||
	    some_base(figure, part->figure->value, false))
		return;
	cut = some_base(figure, part->figure->value, true);
	checker_find(prose->checker, cut ? "prose-cut" : "prose-share", named_place(stated),
	    cut ? tell(prose, "'%.*s' is cut off instead of rounded", "“%.*s”是截断的，没有四舍五入")
		: tell(prose, "no whole number has this part as '%.*s'", "没有哪个整数能使该部分占“%.*s”"),
	    STR_ARG(figure_text(stated->passage, figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s %% = %.*s, which is no whole number", "%.*s / %.*s %% = %.*s，不是整数"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, stated)),
	    STR_ARG(show_number(prose, part->figure->value * 100 / figure->value, 2)));
	also(prose, part);
}

static bool
share_resolve(struct share *share)
{
	const struct named *named = item(share, share->at);
	struct str subject, base;

	if (!share_words(share->prose, named->before, &subject, &base) || !part_by_subject(share, subject))
		return false;
	if (base.len > 0) {
		if (base_by_words(share, base))
			return true;
		if (subject.len == 0 && has_any(item(share, share->part)->figure->unit, "所 家 个 人 名 项"))
			judge_unknown_base(share);
		return false;
	}
	base_before(share);
	if (share->base == SIZE_MAX && subject.len > 0)
		base_alone(share);
	return share->base != SIZE_MAX;
}

/* ---- judging ---- */

static double
percent(const struct share *share, size_t part, size_t base)
{
	double whole = item(share, base)->figure->value;

	return whole > 0 ? 100 * item(share, part)->figure->value / whole : NAN;
}

static bool
rough(const struct quantity *figure)
{
	return figure->bound != BOUND_EXACT;
}

/* Whether a percentage can stand for a value: exact, or as its 约 and 以上 allow; figures
 * rounded themselves give some room. */
static bool
stands_for(const struct share *share, double value)
{
	const struct quantity *stated = item(share, share->at)->figure;
	const struct quantity *part = item(share, share->part)->figure, *base = item(share, share->base)->figure;
	double room;

	if (stated->negative)
		return false;
	room = value * ((part->high - part->low) / (2 * part->value + 1e-9) +
				(base->high - base->low) / (2 * base->value + 1e-9));

	if (quantity_agrees(stated, value) || (value - room <= stated->high && value + room >= stated->low))
		return true;
	switch (stated->bound) {
	case BOUND_ABOUT:
		return fabs(value - stated->value) <= 0.1 * stated->value;
	case BOUND_ABOVE:
		return value >= stated->value - 1e-9;
	case BOUND_BELOW:
		return value <= stated->value + 1e-9;
	default:
		return false;
	}
}

/* Whether two other figures near give the percentage: another reading. Pairs only of one
 * unit; with two parts added, too. */
static bool
other_reading(const struct share *share)
{
	const struct quantity *stated = item(share, share->at)->figure;
	const struct named *named = item(share, share->at);
	size_t first = share->at > PAIRS ? share->at - PAIRS : 0, last = share->at + 3;
	size_t back = item(share, share->base)->part == named->part ? 0 : 1;

	for (size_t a = first; a < last && a < share->prose->count; a++)
		for (size_t b = first; b < last && b < share->prose->count; b++) {
			const struct named *part = item(share, a), *base = item(share, b);

			if (a == b || part->passage != named->passage || base->passage != named->passage ||
			    !is_count(part) || !is_count(base) || !same_unit(part->figure, base->figure) ||
			    base->figure->value < part->figure->value || part->sentence + back < named->sentence || base->sentence + back < named->sentence ||
			    part->sentence > named->sentence || base->sentence > named->sentence ||
			    part->figure->unit.len == 0)
				continue;
			if (quantity_agrees(stated, percent(share, a, b)))
				return true;
		}
	return false;
}

static void
find_cut(const struct share *share, double value)
{
	const struct prose *prose = share->prose;
	const struct named *stated = item(share, share->at), *part = item(share, share->part),
			   *base = item(share, share->base);

	checker_find(prose->checker, "prose-cut", named_place(stated),
	    tell(prose, "the percentage is cut off instead of rounded", "百分比是截断的，没有四舍五入"));
	diag_computation(prose->checker->diags, tell(prose, "%.*s / %.*s = %.*s %%, stated %.*s %%", "%.*s / %.*s = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals + 1)), STR_ARG(show_figure(prose, stated)));
	also(prose, part);
	also(prose, base);
}

static void
hint_base(const struct share *share, double value)
{
	const struct prose *prose = share->prose;
	const struct named *stated = item(share, share->at);
	double scale = item(share, share->base)->figure->scale;
	double needed = item(share, share->part)->figure->value * 100 / stated->figure->value / scale;
	size_t before = prose->checker->diags->count;

	hint_slip(prose, stated, value);
	if (prose->checker->diags->items[before - 1].hint.len == 0 && stated->figure->value > 0 && !stated->figure->negative)
		diag_hint(prose->checker->diags,
		    tell(prose, "the stated percentage would need a base of about %.*s%s", "按原文的百分比，总数应约为 %.*s%s"),
		    STR_ARG(show_number(prose, needed, scale > 1 ? 2 : 0)), scale_word(scale));
}

static void
find_wrong(const struct share *share, double value)
{
	const struct prose *prose = share->prose;
	const struct named *stated = item(share, share->at), *part = item(share, share->part),
			   *base = item(share, share->base);

	checker_find(prose->checker, share->far ? "prose-rate-base" : "prose-rate", named_place(stated),
	    tell(prose, "'%.*s' is not what the figures give", "“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags, tell(prose, "%.*s / %.*s = %.*s %%, stated %.*s %%", "%.*s / %.*s = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals)), STR_ARG(show_figure(prose, stated)));
	hint_base(share, value);
	also(prose, part);
	also(prose, base);
}

/* ---- a rate that counts others in: "就业率（含升学学生）" ---- */

/* The words behind 含 in the brackets after a figure; empty: none. */
static struct str
counted_in(const struct prose *prose, const struct named *named)
{
	struct str text = named->passage->text.text;
	struct str rest = str_slice(text, named->figure->to, text.len);
	size_t from = str_starts(rest, STR("（含")) ? STR("（含").len : SIZE_MAX, to;

	to = from == SIZE_MAX ? SIZE_MAX : str_find(str_slice(rest, 0, rest.len < 120 ? rest.len : 120), STR("）"), 0);
	return to == SIZE_MAX ? STR_NONE
			      : words_name(prose, words_plain(prose->checker->arena, rest, from, to), STR_NONE);
}

static void
judge_with(const struct share *share, struct str name)
{
	const struct prose *prose = share->prose;
	const struct named *stated = item(share, share->at), *part = item(share, share->part),
			   *base = item(share, share->base);
	const struct named *more = named_find(prose, name, stated->year, part->figure);
	double value;

	if (!more || !is_count(more) || base->figure->value <= 0 || more->figure->value + part->figure->value > base->figure->value)
		return;
	value = 100 * (part->figure->value + more->figure->value) / base->figure->value;
	if (stands_for(share, value) || quantity_agrees_cut(stated->figure, value))
		return;
	checker_find(prose->checker, "prose-rate-base", named_place(stated),
	    tell(prose, "'%.*s' is not what the figures give", "“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "(%.*s + %.*s) / %.*s = %.*s %%, stated %.*s %%", "(%.*s + %.*s) / %.*s = %.*s %%，原文 %.*s %%"),
	    STR_ARG(show_figure(prose, part)), STR_ARG(show_figure(prose, more)), STR_ARG(show_figure(prose, base)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals)), STR_ARG(show_figure(prose, stated)));
	hint_slip(prose, stated, value);
	also(prose, part);
	also(prose, more);
	also(prose, base);
}

static void
judge(const struct share *share)
{
	const struct named *stated = item(share, share->at);
	double value = percent(share, share->part, share->base);
	struct str in = counted_in(share->prose, stated);

	if (isnan(value) || rough(item(share, share->part)->figure) || rough(item(share, share->base)->figure) ||
	    stands_for(share, value))
		return;
	if (quantity_agrees_cut(stated->figure, value) && !stated->figure->negative)
		find_cut(share, value);
	else if (other_reading(share) && !stated->figure->negative)
		return;
	else if (in.len > 0)
		judge_with(share, in);
	else if (stated->figure->value <= 100 || value > 50)
		find_wrong(share, value);
}

/* ---- multiples ---- */

static void
find_times(const struct prose *prose, const struct named *stated, const struct named *part, const struct named *base)
{
	double value = base->figure->value > 0 ? part->figure->value / base->figure->value : 0;

	if (base->figure->value <= 0 || part->figure->bound != BOUND_EXACT || base->figure->bound != BOUND_EXACT ||
	    quantity_agrees(stated->figure, value) || quantity_agrees_cut(stated->figure, value))
		return;
	checker_find(prose->checker, "prose-times", named_place(stated),
	    tell(prose, "'%.*s' is not what the figures give", "“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags, tell(prose, "%.*s / %.*s = %.*s, stated %.*s", "%.*s / %.*s = %.*s，原文 %.*s"),
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
	struct str core = words_core(subject);

	for (size_t i = at; i-- > 0 && at - i <= NEAR && prose->items[i].passage == prose->items[at].passage;) {
		const struct named *other = &prose->items[i];

		if (!is_count(other) || other->figure->unit.len == 0 || (visits && !str_eq(other->figure->unit, STR("人次"))))
			continue;
		if (core.len == 0 ? other->sentence == prose->items[at].sentence : str_find(other->before, core, 0) != SIZE_MAX)
			return other;
	}
	return NULL;
}

/* "A，是 X 的 2.27 倍", "A 人次。培训人次是在校生 B 人的 2.27 倍" */
static void
judge_times(const struct prose *prose, size_t at)
{
	const struct named *stated = &prose->items[at], *base = NULL, *part;
	struct str before = stated->before;
	size_t is;

	if (!str_ends(before, STR("的")) || at == 0 || stated->scope.len > 0 || stated->figure->bound != BOUND_EXACT)
		return;
	if (str_eq(before, STR("的")) && prose->items[at - 1].clause == stated->clause && is_count(&prose->items[at - 1])) {
		base = &prose->items[at - 1];
		before = base->before;
	}
	is = str_find(before, STR("是"), 0);
	if (is == SIZE_MAX)
		return;
	if (!base)
		base = named_find(prose, words_name(prose, str_slice(before, is + STR("是").len, before.len - STR("的").len), STR_NONE),
		    stated->year, NULL);
	if (!base || !is_count(base))
		return;
	part = part_of_times(prose, base == &prose->items[at - 1] ? at - 1 : at, str_slice(before, 0, is));
	if (part)
		find_times(prose, stated, part, base);
}

void
prose_rates(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];
		struct share share = { .prose = prose, .at = i, .part = SIZE_MAX, .base = SIZE_MAX };

		if (named->figure->kind == QUANTITY_TIMES && !named->cell)
			judge_times(prose, i);
		if (named->cell || named->figure->kind != QUANTITY_PERCENT || named->listed ||
		    has_any(named->before, GROWTH) || named->figure->value <= 0)
			continue;
		if (has(named->before, "占") ? share_resolve(&share) : rate_resolve(&share))
			judge(&share);
	}
}
