#include "check/prose.h"

#include <math.h>
#include <stdlib.h>

/* One quantity with two values: equal names, equal year and scope, equal unit, and values
 * that cannot be roundings of each other. */

enum { GROUP = 64, CLUSTERS = 3, OTHERS = 4, LONG_AFTER = 7, LABEL_BYTES = 60, LIST_BLOCKS = 8 };

/* ---- equality ---- */

/* Written out to the last digit, in spite of a 约: "约 2871 元". */
static bool
is_fine(const struct quantity *figure)
{
	return figure->scale == 1 && (figure->decimals > 1 || (figure->value >= 100 && fmod(figure->value, 10) != 0));
}

/* Whether one figure's 约, 以上, 不足 allows the other's value. */
static bool
allows(const struct quantity *a, const struct quantity *b)
{
	switch (a->bound) {
	case BOUND_ABOUT:
		return fabs(b->value - a->value) <= (is_fine(a) ? 0.01 : 0.1) * a->value;
	case BOUND_ABOVE:
		return b->high >= a->value * 0.99 && b->low <= a->value * (a->kind == QUANTITY_PERCENT ? 2 : 1.3);
	case BOUND_BELOW:
		return b->low <= a->value && b->high >= a->value * 0.5;
	default:
		return false;
	}
}

static bool
same_value(const struct quantity *a, const struct quantity *b)
{
	double slack = 1e-9 * (1 + fabs(a->value));

	if (a->kind == QUANTITY_RATIO)
		return fabs(a->value - b->value) <= 0.006 || fabs(a->value * b->value - 1) <= 0.0005;
	return (a->low <= b->high + slack && b->low <= a->high + slack) || allows(a, b) || allows(b, a);
}

/* A plan for a year to come is a plan also where its year is not said. */
static bool
years_agree(const struct prose *prose, const struct named *a, const struct named *b)
{
	if (prose->year > 0 && ((a->year > prose->year && b->year == 0) || (b->year > prose->year && a->year == 0)))
		return true;
	return same_year(prose, a->year, b->year);
}

/* What an item of a list is called: "（2）中级：…". */
static struct str
item_label(const struct named *named)
{
	struct str text = named->passage->text.text;
	size_t end = str_find(str_slice(text, 0, text.len < LABEL_BYTES ? text.len : LABEL_BYTES), STR("："), 0);

	return end == SIZE_MAX || end > named->figure->from ? STR_NONE : str_slice(text, 0, end);
}

/* Items of one list, each called by its own name, speak of different things. */
static bool
are_other_items(const struct named *a, const struct named *b)
{
	size_t far = a->block > b->block ? a->block - b->block : b->block - a->block;
	struct str left = item_label(a), right = item_label(b);

	return far > 0 && far <= LIST_BLOCKS && left.len > 0 && right.len > 0 && !str_eq(left, right);
}

static bool
comparable(const struct prose *prose, const struct named *a, const struct named *b)
{
	const struct quantity *left = a->figure, *right = b->figure;

	if (left->kind != right->kind || !years_agree(prose, a, b) || !str_eq(a->scope, b->scope) ||
	    (a->cell && b->cell) || are_other_items(a, b))
		return false;
	if (a->cell || b->cell)
		return left->unit.len == 0 || right->unit.len == 0 || same_unit(left, right);
	return same_unit(left, right);
}

/* ---- saying it ---- */

/* The words around a figure, as written. */
static struct str
shown_words(const struct prose *prose, const struct named *named)
{
	struct str core = named->core;

	if (named->cell)
		return named->name;
	if (named->after.len == 0)
		return core.len > 0 ? core : named->before;
	return str_format(prose->checker->arena, "%.*s…%.*s", STR_ARG(core), STR_ARG(named->after));
}

static void
say(const struct prose *prose, const struct named *odd, const struct named *const *others, size_t count)
{
	bool table = odd->cell || others[0]->cell;
	struct str what = shown_words(prose, odd);
	struct str mine = figure_text(odd->passage, odd->figure),
		   theirs = figure_text(others[0]->passage, others[0]->figure);

	checker_find(prose->checker, table ? "prose-table" : "prose-conflict", named_place(odd),
	    tell(prose, "'%.*s' is '%.*s' here and '%.*s' elsewhere", "“%.*s”此处为“%.*s”，另一处为“%.*s”"),
	    STR_ARG(what), STR_ARG(mine), STR_ARG(theirs));
	if (odd->figure->kind == QUANTITY_COUNT || odd->figure->kind == QUANTITY_PERCENT)
		diag_computation(prose->checker->diags, "%.*s ≠ %.*s", STR_ARG(show_figure(prose, odd)),
		    STR_ARG(show_figure(prose, others[0])));
	hint_slip(prose, odd, others[0]->figure->value);
	for (size_t i = 0; i < count; i++)
		also_here(prose, others[i]);
}

/* ---- groups of one name ---- */

struct cluster {
	const struct named *items[OTHERS];
	size_t kept, count;
};

struct clusters {
	struct cluster items[CLUSTERS + 1];
	size_t count;
};

static void
cluster_add(struct clusters *clusters, const struct named *named)
{
	struct cluster *cluster;

	for (size_t i = 0; i < clusters->count; i++)
		if (same_value(clusters->items[i].items[0]->figure, named->figure)) {
			cluster = &clusters->items[i];
			cluster->count++;
			if (cluster->kept < OTHERS)
				cluster->items[cluster->kept++] = named;
			return;
		}
	if (clusters->count > CLUSTERS)
		return;
	cluster = &clusters->items[clusters->count++];
	*cluster = (struct cluster){ .items = { named }, .kept = 1, .count = 1 };
}

/* A cell against a cell is no matter of the text. */
static bool
all_cells(const struct cluster *a, const struct cluster *b)
{
	for (size_t i = 0; i < a->kept; i++)
		if (!a->items[i]->cell)
			return false;
	for (size_t i = 0; i < b->kept; i++)
		if (!b->items[i]->cell)
			return false;
	return true;
}

/* The value that stands more often is taken for right; of equals a table's, else the first. */
static bool
is_likelier(const struct cluster *a, const struct cluster *b)
{
	return a->count > b->count || (a->count == b->count && a->items[0]->cell && !b->items[0]->cell);
}

static void
judge(const struct prose *prose, const struct clusters *clusters)
{
	size_t most = 0;

	if (clusters->count < 2 || clusters->count > CLUSTERS)
		return;
	for (size_t i = 1; i < clusters->count; i++)
		if (is_likelier(&clusters->items[i], &clusters->items[most]))
			most = i;
	for (size_t i = 0; i < clusters->count; i++)
		if (i != most && !all_cells(&clusters->items[i], &clusters->items[most]))
			say(prose, clusters->items[i].items[0], clusters->items[most].items,
			    clusters->items[most].kept);
}

/* A name that one passage gives two values tells nothing apart. */
static bool
is_ambiguous(const struct prose *prose, const struct named **group, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (group[i]->passage == group[i - 1]->passage && comparable(prose, group[i], group[i - 1]) &&
		    !same_value(group[i]->figure, group[i - 1]->figure))
			return true;
	return false;
}

/* Of equal counts the later is called the odd one. */
static void
judge_group(const struct prose *prose, const struct named **group, size_t count)
{
	bool done[GROUP] = { false };

	for (size_t i = 0; i < count; i++) {
		struct clusters clusters = { .count = 0 };

		if (done[i])
			continue;
		for (size_t k = i; k < count; k++)
			if (!done[k] &&
			    (k == i || comparable(prose, group[i], group[k]) ||
				(group[i]->cell && group[k]->cell && same_year(prose, group[i]->year, group[k]->year) &&
				    str_eq(group[i]->scope, group[k]->scope)))) {
				done[k] = true;
				cluster_add(&clusters, group[k]);
			}
		judge(prose, &clusters);
	}
}

/* Figures that speak of a quantity as a whole. */
static bool
is_stated(const struct named *named)
{
	const struct quantity *figure = named->figure;

	if (!quantity_is_figure(figure) || figure->kind == QUANTITY_POINTS || figure->kind == QUANTITY_TIMES ||
	    figure->negative || figure->spelt)
		return false;
	if (figure->kind == QUANTITY_PERCENT && !has_any(named->name, "率 比例 占 度"))
		return false;
	if (has_any(named->before, "增长 增加 提高 提升 减少 下降 每 各 计划 到") &&
	    !has_any(named->before, "达到 得到 受到 收到"))
		return false;
	if (figure->kind == QUANTITY_COUNT && figure->unit.len == 0 && !named->cell && characters(named->name) < 4)
		return false;
	if (begins_any(named->after, "月 工作日 星期 学期 小时 自然日") ||
	    begins_any(named->before, "比上 比去 较上 较去"))
		return false;
	return !begins_any(named->name, "其他 其它 其余") &&
	       !has_any(figure->unit, "年 届 天 周 金 银 铜 岁 期 分 步 小时");
}

/* A figure of the text without a year that stands in a table under another year is that
 * year's. */
static size_t
without_other_years(const struct prose *prose, const struct named **group, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool other = false;

		for (size_t k = 0; k < count && group[i]->year == 0 && !group[i]->cell && !other; k++)
			other = group[k]->cell && group[k]->year > 0 && !same_year(prose, group[k]->year, 0) &&
				str_eq(group[i]->scope, group[k]->scope) &&
				same_value(group[i]->figure, group[k]->figure);
		if (!other)
			group[kept++] = group[i];
	}
	return kept;
}

static void
judge_names(const struct prose *prose)
{
	const struct named *group[GROUP];

	for (size_t i = 0, next; i < prose->name_count; i = next) {
		size_t count = 0;

		for (next = i; next < prose->name_count && str_eq(prose->names[next].name, prose->names[i].name);
		     next++) {
			const struct named *named = &prose->items[prose->names[next].index];

			if (count < GROUP && is_stated(named))
				group[count++] = named;
		}
		count = without_other_years(prose, group, count);
		if (count > 1 && !is_ambiguous(prose, group, count))
			judge_group(prose, group, count);
	}
}

/* ---- the same words behind ---- */

static bool
says_the_same(const struct prose *prose, const struct named *a, const struct named *b)
{
	struct str left = words_bare(prose, a->before), right = words_bare(prose, b->before);
	static const char narrower[] = "新 首批 首次 第 另 累计 又 再 级 公办 民办 其中 部分 余 以上";

	if (has_any(left, narrower) || has_any(right, narrower))
		return false;
	return a->passage != b->passage && comparable(prose, a, b) && !str_eq(a->name, b->name) &&
	       !same_value(a->figure, b->figure) && (words_within(left, right) || words_within(right, left));
}

/* "与 431 家企业签订长期协议" and "先后与 398 家企业签订长期协议". */
static void
judge_after(const struct prose *prose)
{
	struct name_at *sorted = arena_array(prose->checker->arena, struct name_at, prose->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < prose->count; i++)
		if (!prose->items[i].cell && characters(prose->items[i].after) >= LONG_AFTER &&
		    is_count(&prose->items[i]) && !prose->items[i].listed && is_stated(&prose->items[i]))
			sorted[count++] = (struct name_at){ prose->items[i].after, i };
	if (count > 1)
		qsort(sorted, count, sizeof *sorted, name_at_compare);
	for (size_t i = 1; i < count; i++) {
		const struct named *a = &prose->items[sorted[i - 1].index], *b = &prose->items[sorted[i].index];

		if (str_eq(a->after, b->after) && says_the_same(prose, a, b))
			say(prose, b, &a, 1);
	}
}

/* ---- the same clause with other figures ---- */

enum { CLAUSE_BYTES = 400, CLAUSE_CHARACTERS = 9, CLAUSE_FIGURES = 6 };

/* How many figures of its clause, from the first on, a skeleton has. */
static size_t
skeleton_figures(const struct prose *prose, size_t first)
{
	const struct named *named = &prose->items[first];
	size_t count = 0, at = prose->clauses.items[named->clause].from;

	while (count < CLAUSE_FIGURES && first + count < prose->count && named[count].clause == named->clause &&
	       named[count].figure->from >= at && quantity_is_figure(named[count].figure))
		at = named[count++].figure->to;
	return count;
}

/* The words of a clause with "#" for each figure; empty when it is no clause to compare. */
static struct str
skeleton(const struct prose *prose, size_t first, size_t count)
{
	const struct named *named = &prose->items[first];
	const struct clause *clause = &prose->clauses.items[named->clause];
	struct str text = clause->passage->text.text, words;
	struct words_out plain;
	size_t at = clause->from, most = clause->to - clause->from;

	if (count == 0 || clause->to < clause->from || most > CLAUSE_BYTES)
		return STR_NONE;
	for (size_t i = 0; i < count; i++)
		most += STR("#").len + named[i].figure->unit.len;
	plain = words_out_begin(prose->checker->arena, most);
	for (size_t i = 0; i < count; i++) {
		words_out_add(&plain, str_slice(text, at, named[i].figure->from));
		words_out_add(&plain, STR("#"));
		words_out_add(&plain, named[i].figure->unit);
		at = named[i].figure->to;
	}
	words_out_add(&plain, str_slice(text, at, clause->to));
	words = (struct str){ plain.at, plain.len };
	words = words_bare(prose, words);
	if (begins_any(words, "比上 比去 较上 较去 同比 环比")) /* what is compared stands elsewhere */
		return STR_NONE;
	return characters(words) >= CLAUSE_CHARACTERS ? words : STR_NONE;
}

static void
judge_clauses_alike(const struct prose *prose, size_t a, size_t b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct named *left = &prose->items[a + i], *right = &prose->items[b + i];

		if (left->passage == right->passage || !comparable(prose, left, right) ||
		    same_value(left->figure, right->figure) ||
		    (left->name.len > 0 && str_eq(left->name, right->name)) ||
		    (right->after.len > 0 && characters(right->after) >= LONG_AFTER) || right->figure->spelt)
			continue;
		say(prose, right, &left, 1);
	}
}

static void
judge_skeletons(const struct prose *prose)
{
	struct name_at *sorted = arena_array(prose->checker->arena, struct name_at, prose->count + 1);
	size_t found = 0;

	for (size_t i = 0; i < prose->count; i++) {
		struct str words;

		if (prose->items[i].cell || prose->items[i].depth > 0 ||
		    (i > 0 && prose->items[i - 1].clause == prose->items[i].clause))
			continue;
		words = skeleton(prose, i, skeleton_figures(prose, i));
		if (words.len > 0)
			sorted[found++] = (struct name_at){ words, i };
	}
	if (found > 1)
		qsort(sorted, found, sizeof *sorted, name_at_compare);
	for (size_t i = 1; i < found; i++)
		if (str_eq(sorted[i].name, sorted[i - 1].name))
			judge_clauses_alike(
			    prose, sorted[i - 1].index, sorted[i].index, skeleton_figures(prose, sorted[i].index));
}

void
prose_conflicts(struct prose *prose)
{
	judge_names(prose);
	judge_after(prose);
	judge_skeletons(prose);
}
