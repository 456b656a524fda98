#include "check/prose.h"

#include <math.h>

/* Sums: "20 所（公办 16 所、民办 4 所）", "57 所，含 a、b、c", "N 人，其中 a、b、其他 c",
 * "a 万元，b 万元，共计 N 万元". */

enum { PARTS = 24, SEARCHED = 60 /* figures */, BETWEEN_BYTES = 400, NOUN_BYTES = 36 };

enum sum_kind {
	SUM_NONE,
	SUM_WHOLE, /* the parts are all there are */
	SUM_SOME,  /* 其中: perhaps not all */
};

struct sum {
	struct prose *prose;
	size_t whole;
	size_t parts[PARTS];
	size_t count;
	size_t first_count; /* up to the first ； */
	enum sum_kind kind;
};

static const struct named *
item(const struct sum *sum, size_t index)
{
	return &sum->prose->items[index];
}

static double
added(const struct sum *sum, size_t from, size_t to)
{
	double total = 0;

	for (size_t i = from; i < to; i++)
		total += item(sum, sum->parts[i])->figure->value;
	return total;
}

/* Whether the parts can be the whole, each within its rounding. */
static bool
adds_up(const struct sum *sum, size_t from, size_t to)
{
	const struct quantity *whole = item(sum, sum->whole)->figure;
	double room = (whole->high - whole->low) / 2 + 1e-6 * (1 + fabs(whole->value)) * 1e-3;

	for (size_t i = from; i < to; i++)
		room += (item(sum, sum->parts[i])->figure->high - item(sum, sum->parts[i])->figure->low) / 2;
	return fabs(added(sum, from, to) - whole->value) <= room;
}

static bool
any_rough(const struct sum *sum)
{
	bool rough = item(sum, sum->whole)->figure->bound != BOUND_EXACT;

	for (size_t i = 0; i < sum->count; i++)
		rough |= item(sum, sum->parts[i])->figure->bound != BOUND_EXACT ||
			 ends_any(item(sum, sum->parts[i])->before, "各");
	return rough;
}

/* The smallest step that any of the figures is written in. */
static double
finest(const struct sum *sum)
{
	const struct quantity *whole = item(sum, sum->whole)->figure;
	double step = whole->scale / pow(10, whole->decimals);

	for (size_t i = 0; i < sum->count; i++) {
		const struct quantity *part = item(sum, sum->parts[i])->figure;

		step = fmin(step, part->scale / pow(10, part->decimals));
	}
	return step;
}

/* ---- saying it ---- */

static void
find_sum(const struct sum *sum, const char *code, size_t from, size_t to)
{
	const struct prose *prose = sum->prose;
	const struct named *whole = item(sum, sum->whole);
	struct strbuf text = { 0 };
	double total = added(sum, from, to), scale = whole->figure->scale;
	int decimals = 0;

	for (size_t i = from; i < to; i++) {
		const struct named *part = item(sum, sum->parts[i]);

		if (part->figure->decimals > decimals)
			decimals = part->figure->decimals;
		strbuf_addf(&text, "%s%.*s", i > from ? " + " : "", STR_ARG(show_figure(prose, part)));
	}
	decimals = whole->figure->decimals > decimals ? whole->figure->decimals : decimals;
	checker_find(prose->checker, code, named_place(whole),
	    tell(prose, "'%.*s' is not the sum of its parts", "“%.*s”与各部分之和不符"),
	    STR_ARG(figure_text(whole->passage, whole->figure)));
	diag_computation(prose->checker->diags, tell(prose, "%.*s = %.*s, stated %.*s", "%.*s = %.*s，原文 %.*s"),
	    STR_ARG(strbuf_view(&text)), STR_ARG(show_number(prose, total / scale, decimals)),
	    STR_ARG(show_figure(prose, whole)));
	strbuf_release(&text);
	hint_slip(prose, whole, total);
	for (size_t i = from; i < to; i++)
		also(prose, item(sum, sum->parts[i]));
}

/* How many parts from the first are kinds of which a thing can be one only. */
static size_t
excluding(const struct sum *sum, size_t to)
{
	static const char *const kinds[] = { "公办 民办", "初级 中级 高级", "一等奖 二等奖 三等奖", "男 女",
		"A类 B类 C类", "优秀 良好 合格 不合格" };
	size_t most = 0;

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		size_t i = 0;

		while (i < to && (has_any(item(sum, sum->parts[i])->before, kinds[k]) ||
				     has_any(item(sum, sum->parts[i])->after, kinds[k])))
			i++;
		most = i > most ? i : most;
	}
	return most;
}

/* Two kinds beside which there is no third. A whole that is of one of them has not both:
 * the parts are of what stands before it. */
static bool
are_both(const struct sum *sum)
{
	struct str a = item(sum, sum->parts[0])->before, b = item(sum, sum->parts[1])->before;
	struct str whole = item(sum, sum->whole)->before;

	return (has_any(a, "公办 民办") && has_any(b, "公办 民办") && !has_any(whole, "公办 民办")) ||
	       (has(a, "男") && has(b, "女") && !has_any(whole, "男 女"));
}

/* "教学类 74 项，管理类 17 项，…" */
static bool
are_classes(const struct sum *sum, size_t to)
{
	for (size_t i = 0; i < to; i++)
		if (!str_ends(item(sum, sum->parts[i])->core, STR("类")))
			return false;
	return to >= 2;
}

/* The number of parts up to one that is called the rest; 0: none is. */
static size_t
up_to_others(const struct sum *sum, size_t to)
{
	for (size_t i = 1; i < to; i++)
		if (begins_any(item(sum, sum->parts[i])->before, "其他 其它 其余 、其他 、其它"))
			return i + 1;
	return 0;
}

static bool
adds_up_somehow(const struct sum *sum)
{
	for (size_t to = 2; to <= sum->count; to++)
		if (adds_up(sum, 0, to))
			return true;
	return false;
}

/* Behind 其中 the parts may still be all there are. */
static void
judge_some(const struct sum *sum, size_t to)
{
	size_t others = up_to_others(sum, to), kinds = excluding(sum, to);
	double whole = item(sum, sum->whole)->figure->value, step = finest(sum);

	if (kinds >= 2 && added(sum, 0, kinds) > whole)
		find_sum(sum, "prose-sum-some", 0, kinds);
	else if (others > 0)
		find_sum(sum, "prose-sum-some", 0, others);
	else if (whole / step >= 1000 && looks_like_slip((added(sum, 0, to) - whole) / step))
		find_sum(sum, "prose-sum-some", 0, to);
}

/* Whether the words of the parts leave no room for others. */
static bool
are_all(const struct sum *sum, size_t *to)
{
	size_t kinds = excluding(sum, *to);

	if (kinds == 2 && are_both(sum)) {
		*to = 2;
		return true;
	}
	return sum->kind == SUM_WHOLE || are_classes(sum, *to) ||
	       (kinds >= 3 && has(item(sum, sum->whole)->before, "获奖"));
}

static void
judge(const struct sum *sum)
{
	size_t to = sum->first_count >= 2 ? sum->first_count : sum->count;
	double most = 0;

	if (sum->count < 2 || any_rough(sum) || adds_up_somehow(sum))
		return;
	for (size_t i = 0; i < sum->count; i++)
		most = fmax(most, item(sum, sum->parts[i])->figure->value);
	if (!are_all(sum, &to))
		judge_some(sum, to);
	else if (most <= 20 * item(sum, sum->whole)->figure->value)
		find_sum(sum, "prose-sum", 0, to);
}

/* ---- parts behind their whole ---- */

/* "20 所（公办 16 所": what stands between when the part is in brackets. */
static enum sum_kind
kind_in_brackets(struct str between)
{
	size_t open = str_find(between, STR("（"), 0);

	if (open == SIZE_MAX || open > NOUN_BYTES)
		return SUM_NONE;
	return has_any(str_slice(between, open + STR("（").len, between.len), "其中 含 如 不 ， （") ? SUM_NONE
												     : SUM_WHOLE;
}

static enum sum_kind
kind_in_sentence(const struct sum *sum, size_t first)
{
	const struct named *whole = item(sum, sum->whole), *part = item(sum, first);
	struct str text = whole->passage->text.text;
	struct str words = words_plain(sum->prose->checker->arena, text, whole->figure->to, part->figure->from);

	if (has(words, "评出") && ends_any(part->before, "优秀"))
		return SUM_WHOLE;
	if (part->sentence != whole->sentence || has_any(words, "不含 包含 饱含 蕴含 如") ||
	    item(sum, sum->whole + 1)->figure->kind == QUANTITY_RATIO) /* the ： is its own */
		return SUM_NONE;
	return words.len <= 120 && has_any(words, "，含 ，分别 ，包括 ：") ? SUM_WHOLE : SUM_NONE;
}

/* "比上年增加 43 人": no quantity of its own. */
static bool
is_change(const struct named *named)
{
	return ends_any(named->core, "增加 减少 增长 下降 多 少");
}

/* The words between the whole and its first part say what the parts are. */
static enum sum_kind
kind_between(const struct sum *sum, size_t first)
{
	const struct named *whole = item(sum, sum->whole), *part = item(sum, first);
	size_t from = whole->figure->to, to = part->figure->from;
	struct str words;

	if (to < from || to - from > BETWEEN_BYTES)
		return SUM_NONE;
	words = str_slice(whole->passage->text.text, from, to);
	if (part->depth == whole->depth + 1)
		return kind_in_brackets(words);
	if (part->depth != whole->depth)
		return SUM_NONE;
	return has(words, "其中") ? SUM_SOME : kind_in_sentence(sum, first);
}

static bool
ends_parts(const struct sum *sum, const struct named *start, const struct named *part)
{
	if (part->passage != start->passage || part->sentence != start->sentence || part->depth < start->depth)
		return true;
	if (part->part == start->part)
		return false;
	return (sum->kind == SUM_WHOLE && sum->count >= 2) || start->depth > item(sum, sum->whole)->depth;
}

/* The next counts of the same unit and depth up to the end of the sentence. False: there
 * is a figure among them that makes the list unclear. */
static bool
parts_collect(struct sum *sum, size_t first)
{
	const struct named *whole = item(sum, sum->whole), *start = item(sum, first);
	bool clear = true;

	for (size_t i = first; i < sum->prose->count && i < first + SEARCHED && sum->count < PARTS; i++) {
		const struct named *part = item(sum, i);

		if (ends_parts(sum, start, part))
			break;
		if (part->depth > start->depth || !is_count(part))
			continue;
		if (i > first && has_any(part->before, "其中 共 总 合计 比 较 增 减 占 每 来自"))
			break;
		if (!same_unit(part->figure, whole->figure)) {
			clear = false;
			continue;
		}
		sum->parts[sum->count++] = i;
		sum->first_count += part->part == start->part;
	}
	return clear;
}

static bool
is_led_by(const struct named *whole, const struct named *part)
{
	return part->figure->from > whole->figure->to &&
	       has(str_slice(whole->passage->text.text, whole->figure->to, part->figure->from), "其中");
}

/* What a figure behind a whole is to it. */
enum first { FIRST_PART, FIRST_PASSED_OVER, FIRST_NONE };

/* In the sentence behind, a figure is a part only when 其中 comes first there. */
static enum first
look_behind(const struct named *whole, const struct named *part)
{
	bool alike = is_count(part) && same_unit(part->figure, whole->figure);

	if (is_led_by(whole, part))
		return alike ? FIRST_PART : FIRST_PASSED_OVER;
	return alike && part->depth <= whole->depth ? FIRST_NONE : FIRST_PASSED_OVER;
}

static enum first
look_at_first(const struct named *whole, const struct named *part)
{
	if (part->passage != whole->passage || part->sentence > whole->sentence + 1)
		return FIRST_NONE;
	if (is_change(part) && part->depth == whole->depth)
		return FIRST_PASSED_OVER;
	if (part->sentence > whole->sentence)
		return look_behind(whole, part);
	if (!is_count(part))
		return FIRST_PASSED_OVER;
	if (same_unit(part->figure, whole->figure))
		return FIRST_PART;
	return part->depth == whole->depth && part->sentence == whole->sentence ? FIRST_NONE : FIRST_PASSED_OVER;
}

/* The figure that would be the first part of this whole: the next with its unit. */
static size_t
first_part(const struct prose *prose, size_t whole)
{
	for (size_t i = whole + 1; i < prose->count && i <= whole + 6; i++) {
		enum first first = look_at_first(&prose->items[whole], &prose->items[i]);

		if (first != FIRST_PASSED_OVER)
			return first == FIRST_PART ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

static void
judge_whole(struct prose *prose, size_t at)
{
	struct sum sum = { .prose = prose, .whole = at };
	size_t first = is_change(&prose->items[at]) ? SIZE_MAX : first_part(prose, at);

	if (first == SIZE_MAX)
		return;
	sum.kind = kind_between(&sum, first);
	if (sum.kind == SUM_NONE)
		return;
	if (!parts_collect(&sum, first) && sum.kind == SUM_WHOLE)
		return;
	if (sum.count > 0 && sum.kind == SUM_WHOLE) {
		const struct named *last = item(&sum, sum.parts[sum.count - 1]);
		struct str rest = str_slice(last->passage->text.text, last->figure->to, last->passage->text.text.len);

		if (begins_any(rest, "等"))
			return;
	}
	judge(&sum);
}

/* ---- a total behind its parts ---- */

static void
parts_reverse(struct sum *sum)
{
	for (size_t i = 0; i < sum->count / 2; i++) {
		size_t swap = sum->parts[i];

		sum->parts[i] = sum->parts[sum->count - 1 - i];
		sum->parts[sum->count - 1 - i] = swap;
	}
}

/* Collects the counts before a total, in order. True: the last of them add up to it. */
static bool
parts_before(struct sum *sum)
{
	const struct named *whole = item(sum, sum->whole);

	for (size_t i = sum->whole; i-- > 0 && sum->count < 8 && sum->whole - i < SEARCHED;) {
		const struct named *part = item(sum, i);

		if (part->passage != whole->passage || part->part != whole->part)
			break;
		if (part->depth != whole->depth || !is_count(part))
			continue;
		if (!same_unit(part->figure, whole->figure) || has_any(part->before, "共 总 合计"))
			break;
		sum->parts[sum->count++] = i;
		if (sum->count >= 2 && adds_up(sum, 0, sum->count))
			return true;
	}
	parts_reverse(sum);
	return false;
}

/* "a 人，b 人，共计 N 人": of the counts before, the last two, three, … may be meant. */
static void
judge_total(struct prose *prose, size_t at)
{
	struct sum sum = { .prose = prose, .whole = at, .kind = SUM_WHOLE };
	double most = 0, stated = prose->items[at].figure->value;

	if (parts_before(&sum))
		return;
	for (size_t i = 0; i < sum.count; i++)
		most = fmax(most, item(&sum, sum.parts[i])->figure->value);
	if (sum.count >= 2 && !any_rough(&sum) && most < stated * 10 && added(&sum, 0, sum.count) > stated / 10)
		find_sum(&sum, "prose-sum", 0, sum.count);
}

static bool
is_total(const struct named *named)
{
	return named->after.len == 0 && named->before.len > 0 &&
	       ((named->core.len == 0 && has_any(named->before, "共计 合计 总计")) ||
		   (str_ends(named->before, STR("总数")) && characters(named->core) <= 2));
}

/* ---- the rest ---- */

/* "14 所申报，6 所入围，其余 8 所": a whole, one part, and the rest. */
static void
judge_rest(struct prose *prose, size_t at)
{
	const struct named *rest = &prose->items[at];
	struct sum sum = { .prose = prose, .whole = SIZE_MAX, .kind = SUM_WHOLE };
	size_t first, second;

	first = count_before(prose, at, at, 0);
	second = first == SIZE_MAX ? SIZE_MAX : count_before(prose, first, at, 0);
	if (second == SIZE_MAX || count_before(prose, second, at, 0) != SIZE_MAX || rest->depth > 0)
		return;
	if (has_any(prose->items[first].before, "其中 增 减 比 较") || has(prose->items[second].before, "其中") ||
	    prose->items[second].depth > 0)
		return;
	sum.whole = second;
	sum.parts[0] = first;
	sum.parts[1] = at;
	sum.count = sum.first_count = 2;
	judge(&sum);
}

void
prose_sums(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];

		if (named->cell)
			continue;
		if (!is_count(named) || named->figure->unit.len == 0)
			continue;
		if (is_total(named))
			judge_total(prose, i);
		if (begins_any(named->before, "其余 其它 其他") && named->core.len <= 6)
			judge_rest(prose, i);
		judge_whole(prose, i);
	}
}
