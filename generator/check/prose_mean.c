#include "check/prose.h"

#include <math.h>

/* Means: "培训规模 N 人次，总学分 T，平均学分 M", "占地面积 T 平方米，生均 M 平方米", and
 * ratios: "在校生 A 人，专任教师 B 人，生师比 C:1". */

enum { NEAR = 14 };

struct mean {
	const struct prose *prose;
	size_t at;
	const struct named *total, *count;
	bool far; /* the count stands elsewhere */
};

static const struct named *
item(const struct mean *mean, size_t index)
{
	return &mean->prose->items[index];
}

/* The room that roundings of total and count leave to the mean. */
static bool
stands_for(const struct mean *mean, const struct named *total, const struct named *count)
{
	const struct quantity *stated = item(mean, mean->at)->figure;
	double low, high;

	if (count->figure->value <= 0)
		return true;
	low = total->figure->low / count->figure->high;
	high = total->figure->high / count->figure->low;
	if (stated->bound == BOUND_ABOUT)
		return fabs(low - stated->value) <= 0.1 * stated->value;
	if (stated->bound == BOUND_ABOVE)
		return high >= stated->low;
	if (stated->bound == BOUND_BELOW)
		return low <= stated->high;
	return (high >= stated->low && low <= stated->high) ||
	       quantity_agrees(stated, total->figure->value / count->figure->value) ||
	       fabs(total->figure->value / count->figure->value - stated->value) * pow(10, stated->decimals) <=
		   0.5000001;
}

static void
find_mean(const struct mean *mean)
{
	const struct prose *prose = mean->prose;
	const struct named *stated = item(mean, mean->at);
	double value = mean->total->figure->value / mean->count->figure->value;
	double unit = pow(10, -stated->figure->decimals), below = value - stated->figure->value;
	bool cut = below > 0 && below < unit;

	checker_find(prose->checker,
	    cut         ? "prose-cut"
	    : mean->far ? "prose-mean-base"
			: "prose-mean",
	    named_place(stated),
	    cut ? tell(prose, "'%.*s' is cut off instead of rounded", "“%.*s”是截断的，没有四舍五入")
		: tell(prose, "the mean '%.*s' is not what the figures give",
		      "平均数“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s = %.*s, stated %.*s", "%.*s / %.*s = %.*s，原文 %.*s"),
	    STR_ARG(show_figure(prose, mean->total)), STR_ARG(show_figure(prose, mean->count)),
	    STR_ARG(show_number(prose, value, stated->figure->decimals + (cut ? 1 : 0))),
	    STR_ARG(show_figure(prose, stated)));
	if (!cut && value > stated->figure->value * 5000 && mean->total->figure->scale == 1e4)
		diag_hint(prose->checker->diags,
		    tell(prose, "perhaps one 万 too many in '%.*s'", "“%.*s”可能多写了一个“万”"),
		    STR_ARG(figure_text(mean->total->passage, mean->total->figure)));
	else if (!cut)
		hint_slip(prose, stated, value);
	also(prose, mean->total);
	also(prose, mean->count);
}

/* ---- 平均 in one sentence ---- */

/* "总学分" to "平均学分". */
static bool
is_total(const struct named *named, struct str what)
{
	struct str core = named->core;
	size_t at = str_find(core, STR("总"), 0);

	return is_count(named) && what.len > 0 && at != SIZE_MAX &&
	       str_starts(what, str_slice(core, at + STR("总").len, core.len)) && core.len > at + STR("总").len;
}

/* The words behind 生均 or 平均: "生均占地面积" → "占地面积". */
static struct str
mean_of_what(const struct prose *prose, struct str before, const char *word)
{
	size_t at = str_find(before, str_from(word), 0);

	return at == SIZE_MAX ? STR_NONE : words_core(prose, str_slice(before, at + str_from(word).len, before.len));
}

/* A total, or behind it in the search a count; whether the count gives the mean. */
static bool
mean_fits(struct mean *mean, const struct named *other, struct str what)
{
	if (!mean->total) {
		if (is_total(other, what) && other->figure->value > item(mean, mean->at)->figure->value)
			mean->total = other;
		return false;
	}
	if (other->figure->unit.len == 0 || other->figure->value <= 1)
		return false;
	mean->count = mean->count ? mean->count : other;
	return stands_for(mean, mean->total, other);
}

/* The total and the counts of the sentence before the mean; none of the counts may fit. */
static bool
mean_of_sentence(struct mean *mean)
{
	const struct named *stated = item(mean, mean->at);
	struct str what = mean_of_what(mean->prose, stated->before, "平均");

	for (size_t i = mean->at; i-- > 0 && mean->at - i <= NEAR;) {
		const struct named *other = item(mean, i);

		if (other->passage != stated->passage || other->sentence != stated->sentence)
			break;
		if (is_count(other) && other->depth == stated->depth && mean_fits(mean, other, what))
			return false;
	}
	return mean->total && mean->count;
}

/* ---- 生均, 校均 ---- */

/* Of whom it is a mean: the name of the count, and the unit it may have. */
struct per {
	const char *word;
	const char *names; /* that the count may have */
};

static const struct per pers[] = {
	{ "生均", "在校生 学生 在籍学生 在校学生" },
	{ "师均", "专任教师 教师" },
};

static bool
alike(struct str a, struct str b)
{
	return a.len > 0 && b.len > 0 && (str_find(a, b, 0) != SIZE_MAX || str_find(b, a, 0) != SIZE_MAX);
}

/* The total before in the same sentence whose words are those of the mean, or, without
 * words, the nearest with the same unit. */
static const struct named *
total_of(const struct mean *mean, struct str what)
{
	const struct named *stated = item(mean, mean->at);

	for (size_t i = mean->at; i-- > 0 && mean->at - i <= NEAR;) {
		const struct named *other = item(mean, i);

		if (other->passage != stated->passage || other->sentence != stated->sentence ||
		    other->depth > stated->depth)
			return NULL;
		if (is_count(other) && same_unit(other->figure, stated->figure) &&
		    other->figure->value > stated->figure->value && !has(other->before, "均") &&
		    alike(what, other->core))
			return other;
	}
	return NULL;
}

static const struct named *
persons(const struct mean *mean, const char *names)
{
	struct str rest = str_from(names), word;
	const struct named *stated = item(mean, mean->at);

	while (rest.len > 0) {
		const struct named *found;

		rest = str_cut(rest, ' ', &word);
		found = named_find(mean->prose, word, stated->year, NULL);
		if (found && is_count(found))
			return found;
	}
	return NULL;
}

static void
judge_per(struct mean *mean)
{
	const struct named *stated = item(mean, mean->at);

	for (size_t i = 0; i < sizeof pers / sizeof *pers; i++) {
		struct str what = mean_of_what(mean->prose, stated->before, pers[i].word);

		if (what.len == 0 || stated->scope.len > 0)
			continue;
		mean->total = total_of(mean, what);
		mean->count = mean->total ? persons(mean, pers[i].names) : NULL;
		mean->far = mean->count && mean->count->passage != stated->passage;
		if (mean->count && !stands_for(mean, mean->total, mean->count))
			find_mean(mean);
		return;
	}
}

/* 校均: the schools are the first figure of the document with 所 that names no kind. */
static const struct named *
schools(const struct prose *prose)
{
	for (size_t i = 0; i < prose->count && i < 200; i++) {
		const struct named *named = &prose->items[i];

		if (is_count(named) && str_eq(named->figure->unit, STR("所")) && named->depth == 0 &&
		    named->name.len == 0 &&
		    has(str_format(prose->checker->arena, "%.*s%.*s", STR_ARG(named->before), STR_ARG(named->after)),
			"学校"))
			return named;
	}
	return NULL;
}

static void
judge_school(struct mean *mean)
{
	const struct named *stated = item(mean, mean->at);

	if (stated->scope.len > 0 || stated->figure->bound != BOUND_EXACT)
		return;
	mean->total = NULL;
	for (size_t i = mean->at; i-- > 0 && mean->at - i <= NEAR && !mean->total;) {
		const struct named *other = item(mean, i);

		if (other->passage != stated->passage || other->sentence != stated->sentence)
			return;
		if (is_count(other) && same_unit(other->figure, stated->figure) && other->figure->unit.len > 0)
			mean->total = other;
	}
	mean->count = schools(mean->prose);
	if (!mean->total || !mean->count)
		return;
	mean->far = mean->count->passage != stated->passage;
	if (!stands_for(mean, mean->total, mean->count))
		find_mean(mean);
}

void
prose_means(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];
		struct mean mean = { .prose = prose, .at = i };

		if (named->cell || !is_count(named) || named->figure->value <= 0 || !has(named->before, "均") ||
		    has_any(named->before, "增长 增加 提高 减少 下降 标准 定额 不低于 不少于"))
			continue;
		if (has(named->before, "校均"))
			judge_school(&mean);
		else if (has_any(named->before, "生均 师均"))
			judge_per(&mean);
		else if (has(named->before, "平均") && mean_of_sentence(&mean))
			find_mean(&mean);
	}
}

/* ---- ratios ---- */

struct ratio_of {
	const char *words;  /* in the ratio's name */
	const char *larger; /* name of what the larger term counts, */
	const char *smaller;
};

static const struct ratio_of ratios[] = {
	{ "生师比 师生比", "在校生", "专任教师" },
	{ "职普比 普职比", "普高招生", "招生" },
};

/* A count of this name near, or else in the document. */
static const struct named *
counted(const struct prose *prose, size_t at, const char *name, bool *far)
{
	const struct named *stated = &prose->items[at];
	struct str words = words_name(prose, str_from(name), STR_NONE);

	for (size_t i = at; i-- > 0 && at - i <= NEAR && prose->items[i].passage == stated->passage;)
		if (is_count(&prose->items[i]) && str_eq(prose->items[i].name, words) && prose->items[i].depth == 0 &&
		    str_eq(prose->items[i].scope, stated->scope))
			return &prose->items[i];
	*far = true;
	return stated->scope.len > 0 ? NULL : named_find(prose, str_from(name), stated->year, NULL);
}

static void
find_ratio(const struct prose *prose, const struct named *stated, const struct named *counts[2], const char *code)
{
	double value = counts[0]->figure->value / counts[1]->figure->value;

	checker_find(prose->checker, code, named_place(stated),
	    str_eq(str_from(code), STR("prose-cut"))
		? tell(prose, "'%.*s' is cut off instead of rounded", "“%.*s”是截断的，没有四舍五入")
		: tell(
		      prose, "the ratio '%.*s' is not what the figures give", "比值“%.*s”与所依据的数字算出的结果不符"),
	    STR_ARG(figure_text(stated->passage, stated->figure)));
	diag_computation(prose->checker->diags,
	    tell(prose, "%.*s / %.*s = %.*s, stated %.*s", "%.*s / %.*s = %.*s，原文 %.*s"),
	    STR_ARG(show_figure(prose, counts[0])), STR_ARG(show_figure(prose, counts[1])),
	    STR_ARG(show_number(prose, value, stated->figure->decimals + 1)), STR_ARG(show_figure(prose, stated)));
	also(prose, counts[0]);
	also(prose, counts[1]);
}

static void
judge_ratio(const struct prose *prose, size_t at, const struct ratio_of *of)
{
	const struct named *stated = &prose->items[at], *counts[2];
	const struct quantity *figure = stated->figure;
	double first = figure->ratio_first, second = figure->ratio_second, term, value, unit;
	bool far = false;

	counts[0] = counted(prose, at, of->larger, &far);
	counts[1] = counted(prose, at, of->smaller, &far);
	if (!counts[0] || !counts[1] || counts[1]->figure->value <= 0 || first <= 0 || second <= 0 ||
	    figure->bound != BOUND_EXACT)
		return;
	term = first > second ? first / second : second / first;
	value = counts[0]->figure->value / counts[1]->figure->value;
	if (has(str_from(of->words), "普") && value < 1)
		value = 1 / value;
	unit = pow(10, -figure->decimals);
	if (fabs(value - term) <= unit * 0.5000001)
		return;
	find_ratio(prose, stated, counts,
	    value > term && value - term < unit ? "prose-cut"
	    : far                               ? "prose-ratio-base"
						: "prose-ratio");
}

void
prose_ratios(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++)
		for (size_t k = 0; k < sizeof ratios / sizeof *ratios; k++)
			if (!prose->items[i].cell && prose->items[i].figure->kind == QUANTITY_RATIO &&
			    !ends_any(prose->items[i].before, "由 从 由原来的 到 至") &&
			    has_any(prose->items[i].before, ratios[k].words))
				judge_ratio(prose, i, &ratios[k]);
}
