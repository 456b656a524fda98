#include "check/structure.h"

#include "base/utf8.h"
#include "check/letters.h"

#include <stdlib.h>

/* Titles of documents, 《…》: two that differ in a few characters are likely meant to be the
 * same. */

enum {
	TITLE_OPENS = 0x300A, /* 《 */
	TITLE_MIN = 8,        /* characters of a title that is long enough to be told apart by a few of them */
	TITLE_MAX = 120,      /* longer ones are no titles */
	EDITS_MAX = 6,
	EDITS_SHARE = 4, /* at most one character in so many may differ */
	NEIGHBOURS = 4,  /* that a title is compared with, in either order */
};

struct title {
	struct str text;   /* as written */
	struct str words;  /* without marks */
	uint32_t *letters; /* of the words */
	size_t count;
	struct place place;
	struct str digits; /* of the words: other figures are another edition */
	bool told;
};

struct titles {
	const struct checker *checker;
	struct title **items;
	size_t count, capacity;
	struct map by_text; /* of the text as written, without blanks -> struct title */
};

/* ---- gathering ---- */

static struct str
without_blanks(struct arena *arena, struct str text)
{
	char *bytes = arena_alloc(arena, text.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] != ' ' && text.at[i] != '\t' && text.at[i] != '\n')
			bytes[len++] = text.at[i];
	return (struct str){ bytes, len };
}

static struct str
digits_of(struct arena *arena, struct str words)
{
	char *bytes = arena_alloc(arena, words.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < words.len; i++)
		if (words.at[i] >= '0' && words.at[i] <= '9')
			bytes[len++] = words.at[i];
	return (struct str){ bytes, len };
}

static void
add_title(struct titles *titles, const struct passage *passage, size_t from, size_t to)
{
	struct arena *arena = titles->checker->arena;
	struct str text = str_slice(passage->text.text, from, to), whole = without_blanks(arena, text);
	struct title *title;
	size_t at = 0;

	if (utf8_count(whole) < TITLE_MIN || utf8_count(whole) > TITLE_MAX || map_has(&titles->by_text, whole))
		return;
	title = arena_new(arena, struct title);
	title->text = text;
	title->words = plain_words(arena, text);
	title->letters = arena_array(arena, uint32_t, title->words.len + 1);
	while (at < title->words.len)
		title->letters[title->count++] = utf8_next(title->words, &at);
	title->digits = digits_of(arena, title->words);
	title->place = passage_place(passage, from, to);
	map_add(&titles->by_text, arena, whole, title);
	*arena_push(arena, titles) = title;
}

static bool
ends_title(struct str title)
{
	static const struct str kinds[] = { { "通知", 6 }, { "意见", 6 }, { "方案", 6 }, { "办法", 6 }, { "规定", 6 },
		{ "批复", 6 }, { "决定", 6 }, { "公告", 6 }, { "通告", 6 }, { "通报", 6 }, { "报告", 6 }, { "请示", 6 },
		{ "函", 3 }, { "说明", 6 }, { "解释", 6 }, { "建议", 6 }, { "计划", 6 }, { "规划", 6 }, { "条例", 6 },
		{ "细则", 6 }, { "决议", 6 }, { "命令", 6 }, { "指示", 6 }, { "答复", 6 }, { "公报", 6 }, { "纪要", 6 },
		{ "标准", 6 }, { "措施", 6 }, { "举措", 6 }, { "政策", 6 }, { "要点", 6 }, { "倡议", 6 },
		{ "倡议书", 9 }, { "提示", 6 }, { "指南", 6 }, { "规范", 6 }, { "协议", 6 }, { "制度", 6 },
		{ "总结", 6 }, { "议案", 6 }, { "讲话", 6 }, { "论述", 6 }, { "指引", 6 }, { "指导", 6 }, { "清单", 6 },
		{ "目录", 6 }, { "名单", 6 }, { "研究", 6 }, { "思考", 6 }, { "探索", 6 }, { "分析", 6 }, { "调查", 6 },
		{ "备忘录", 9 }, { "决策", 6 }, { "令", 3 }, { "法", 3 }, { "信", 3 }, { "书", 3 }, { "案", 3 },
		{ "论", 3 }, { "谈", 3 }, { "）", 3 }, { ")", 1 }, { "”", 3 } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_ends(title, kinds[i]))
			return true;
	return false;
}

/* 《…关于做好…工作》 has lost its 的通知. */
static void
look_at_end(const struct titles *titles, const struct passage *passage, size_t from, size_t to)
{
	const struct checker *checker = titles->checker;
	struct str title = str_trim(str_slice(passage->text.text, from, to));
	size_t about = str_find(title, STR("关于"), 0);

	if (about == SIZE_MAX || about == 0 || ends_title(title) || utf8_count(title) < 2 * TITLE_MIN)
		return;
	if (utf8_count(title) > TITLE_MAX || str_find(title, STR("印发"), 0) != SIZE_MAX)
		return;
	checker_find(checker, "title-cut", passage_place(passage, from, to),
	    diag_tr(checker->diags, "the title '%.*s' does not say what it is the title of",
		"标题“%.*s”缺少文种（通知、意见等）"),
	    STR_ARG(title));
}

static void
look_at_passage(struct titles *titles, const struct passage *passage)
{
	struct str text = passage->text.text, open = STR("《"), close = STR("》");
	size_t from = 0, to;

	if (!letters_have_sign(&passage->letters, TITLE_OPENS))
		return;
	while ((from = str_find(text, open, from)) != SIZE_MAX && (to = str_find(text, close, from)) != SIZE_MAX) {
		size_t again;

		from += open.len;
		while ((again = str_find(str_slice(text, 0, to), open, from)) != SIZE_MAX)
			from = again + open.len; /* the innermost */
		add_title(titles, passage, from, to);
		look_at_end(titles, passage, from, to);
		from = to;
	}
}

static void
look_at_block(struct titles *titles, const struct reading_block *block)
{
	if (block->kind == PAPER_TABLE)
		for (size_t i = 0; i < block->rows * block->columns; i++)
			look_at_passage(titles, &block->cells[i].passage);
	else
		look_at_passage(titles, &block->passage);
}

/* ---- how much two differ ---- */

/* The least edits that make one of the other, or more than `most`. */
static size_t
edits_between(const struct title *a, const struct title *b, size_t most)
{
	size_t rows[2][TITLE_MAX + 2], *row = rows[0], *next = rows[1];

	for (size_t k = 0; k <= b->count; k++)
		row[k] = k;
	for (size_t i = 1; i <= a->count; i++) {
		size_t least = next[0] = i, *done;

		for (size_t k = 1; k <= b->count; k++) {
			size_t swap = row[k - 1] + (a->letters[i - 1] != b->letters[k - 1]);

			next[k] = row[k] + 1 < next[k - 1] + 1 ? row[k] + 1 : next[k - 1] + 1;
			next[k] = swap < next[k] ? swap : next[k];
			least = next[k] < least ? next[k] : least;
		}
		if (least > most)
			return most + 1;
		done = row;
		row = next;
		next = done;
	}
	return row[b->count];
}

/* What is different between the begin and the end that they share. */
struct gap {
	size_t from, a_to, b_to;
};

static struct gap
gap_between(const struct title *a, const struct title *b)
{
	size_t least = a->count < b->count ? a->count : b->count;
	struct gap gap = { 0, a->count, b->count };

	while (gap.from < least && a->letters[gap.from] == b->letters[gap.from])
		gap.from++;
	while (gap.a_to > gap.from && gap.b_to > gap.from && a->letters[gap.a_to - 1] == b->letters[gap.b_to - 1]) {
		gap.a_to--;
		gap.b_to--;
	}
	return gap;
}

static bool
is_one_of(uint32_t code, struct str set)
{
	char bytes[4];
	size_t length = utf8_encode(code, bytes);

	return str_find(set, (struct str){ bytes, length }, 0) != SIZE_MAX;
}

/* Two things that are named alike: 高职/中职, 省/市, 上/下, 第一批/第二批, those of two
 * places or offices. */
static bool
is_contrast(const struct title *a, const struct title *b)
{
	static const struct str set = {
		"一二三四五六七八九十高中初小大上下省市县区国本专男女内外甲乙丙东西南北前后左右",
		sizeof "一二三四五六七八九十高中初小大上下省市县区国本专男女内外甲乙丙东西南北前后左右" - 1
	};
	struct gap gap = gap_between(a, b);
	bool swapped = gap.a_to > gap.from && gap.b_to > gap.from && gap.a_to - gap.from == gap.b_to - gap.from;
	bool place = gap.a_to < a->count && is_one_of(a->letters[gap.a_to], STR("省市县区州"));

	for (size_t i = gap.from; swapped && i < gap.a_to; i++)
		swapped = is_one_of(a->letters[i], set) && is_one_of(b->letters[i + gap.b_to - gap.a_to], set);
	return swapped || gap.from == 0 || (place && gap.a_to > gap.from && gap.b_to > gap.from);
}

/* A title that is only shortened at one of its ends, as is usual. */
static bool
is_shortened(const struct title *a, const struct title *b)
{
	if (a->words.len == b->words.len)
		return false;
	return str_starts(a->words, b->words) || str_starts(b->words, a->words) || str_ends(a->words, b->words) ||
	       str_ends(b->words, a->words);
}

static bool
is_same_thing(const struct title *a, const struct title *b)
{
	size_t shorter = a->count < b->count ? a->count : b->count, most = shorter / EDITS_SHARE;

	most = most > EDITS_MAX ? EDITS_MAX : most;
	if (!str_eq(a->digits, b->digits) || shorter < TITLE_MIN)
		return false;
	if (str_eq(a->words, b->words))
		return true;
	return !is_shortened(a, b) && !is_contrast(a, b) && edits_between(a, b, most) <= most;
}

/* ---- all titles ---- */

static int
compare_words(const void *a, const void *b)
{
	return str_cmp((*(struct title *const *)a)->words, (*(struct title *const *)b)->words);
}

/* By the end, backwards: titles that end alike stand together. */
static int
compare_ends(const void *a, const void *b)
{
	const struct title *x = *(struct title *const *)a, *y = *(struct title *const *)b;

	for (size_t i = 1; i <= x->count && i <= y->count; i++)
		if (x->letters[x->count - i] != y->letters[y->count - i])
			return x->letters[x->count - i] < y->letters[y->count - i] ? -1 : 1;
	return (x->count > y->count) - (x->count < y->count);
}

static void
tell_pair(const struct titles *titles, struct title *a, struct title *b)
{
	const struct checker *checker = titles->checker;
	bool swap = a->place.source == b->place.source && a->place.offset > b->place.offset;
	const struct title *first = swap ? b : a, *second = swap ? a : b;

	a->told = b->told = true;
	checker_find(checker, "title-wording", second->place,
	    diag_tr(checker->diags, "the title '%.*s' is also written '%.*s'", "标题“%.*s”另一处写作“%.*s”"),
	    STR_ARG(second->text), STR_ARG(first->text));
	diag_also(checker->diags, first->place, "%s", diag_tr(checker->diags, "the other wording", "另一种写法"));
}

static void
compare_neighbours(const struct titles *titles)
{
	for (size_t i = 0; i < titles->count; i++)
		for (size_t k = i + 1; k < titles->count && k <= i + NEIGHBOURS; k++) {
			struct title *a = titles->items[i], *b = titles->items[k];

			if (!(a->told && b->told) && is_same_thing(a, b))
				tell_pair(titles, a, b);
		}
}

void
structure_titles(const struct checker *checker)
{
	struct titles titles = { .checker = checker };

	for (size_t i = 0; i < checker->reading->count; i++)
		look_at_block(&titles, &checker->reading->items[i]);
	if (titles.count < 2)
		return;
	qsort(titles.items, titles.count, sizeof *titles.items, compare_words);
	compare_neighbours(&titles);
	qsort(titles.items, titles.count, sizeof *titles.items, compare_ends);
	compare_neighbours(&titles);
}
