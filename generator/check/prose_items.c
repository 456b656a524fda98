#include "check/prose.h"

#include "base/utf8.h"

/* Counts of things that are named: "4 个，分别为 a、b、c 和 d", "八大任务（a、b、…）". */

enum { MOST = 99, LIST_BYTES = 3000, INTRODUCTION = 90 /* bytes */ };

/* How many items a list may have: 和 and ， inside names leave some room. */
struct span_of_items {
	size_t least, most;
	bool open; /* 等 ends it */
	bool figures;
};

struct list {
	const struct prose *prose;
	const struct named *named;
	size_t from, to; /* of the passage's text */
};

static bool
is_and(struct str rest)
{
	return begins_any(rest, "和 与 及 以及");
}

/* Whether 等 stands behind the last item; not as in 中等 and 同等. */
static bool
is_open(struct str list)
{
	size_t from = 0, next = 0;

	while ((next = str_find(list, STR("、"), next)) != SIZE_MAX)
		from = next += STR("、").len;
	next = from;
	while ((next = str_find(list, STR("等"), next)) != SIZE_MAX) {
		if (!ends_any(str_slice(list, 0, next), "中 高 初 同 平 优 均 对 相"))
			return true;
		next += STR("等").len;
	}
	return false;
}

/* What stands between the items of a list. */
struct marks {
	size_t enumerating, commas, parts; /* 、 and ， and ； */
	size_t ands;                       /* behind the last mark */
	size_t ands_in_all;
};

static void
mark_take(struct marks *marks, uint32_t character, struct str rest)
{
	bool enumerates = character == 0x3001, comma = character == 0xFF0C || character == ',';
	bool part = character == 0xFF1B, joins = !enumerates && !comma && !part && is_and(rest);

	marks->enumerating += enumerates;
	marks->commas += comma;
	marks->parts += part;
	marks->ands_in_all += joins;
	marks->ands = enumerates || comma || part ? 0 : marks->ands + joins;
}

/* Walks over a list: quotes, titles and brackets hide what they hold. */
static struct marks
marks_of(struct str list)
{
	struct marks marks = { 0 };
	unsigned depth = 0;

	for (size_t i = 0, next; i < list.len; i = next) {
		uint32_t character;

		next = i;
		character = utf8_next(list, &next);
		if (is_opening(character) || character == 0x201C || character == 0x300A)
			depth++;
		else if (is_closing(character) || character == 0x201D || character == 0x300B)
			depth -= depth > 0;
		else if (depth == 0)
			mark_take(&marks, character, str_slice(list, i, list.len));
	}
	return marks;
}

static void
count_items(const struct list *list, struct span_of_items *items)
{
	struct str text = str_slice(list->named->passage->text.text, list->from, list->to);
	struct marks marks = marks_of(text);

	*items = (struct span_of_items){ .least = marks.enumerating + 1, .open = is_open(text) };
	items->most = items->least + marks.ands + marks.commas + marks.parts;
	if (marks.enumerating > 0)
		return;
	items->least = (marks.parts > 0 ? marks.parts : marks.commas) + 1;
	items->most = items->least + marks.ands_in_all;
}

static bool
has_figures(const struct list *list)
{
	size_t index = (size_t)(list->named - list->prose->items) + 1;

	for (; index < list->prose->count; index++) {
		const struct named *other = &list->prose->items[index];

		if (other->passage != list->named->passage || other->figure->from >= list->to)
			return false;
		if (other->figure->from >= list->from && quantity_is_figure(other->figure) && !other->figure->spelt)
			return true;
	}
	return false;
}

static void
judge(const struct list *list)
{
	const struct named *named = list->named;
	const struct prose *prose = list->prose;
	size_t stated = (size_t)named->figure->value;
	struct span_of_items items;

	if (list->to <= list->from || list->to - list->from >= LIST_BYTES || has_figures(list))
		return;
	count_items(list, &items);
	if ((stated >= items.least && stated <= items.most) || items.most < 2 || (items.open && items.least < stated))
		return;
	checker_find(prose->checker, "prose-items", named_place(named),
	    tell(prose, "'%.*s' are announced, %zu are named", "写明“%.*s”，实际列举 %zu 项"),
	    STR_ARG(figure_text(named->passage, named->figure)), stated < items.least ? items.least : items.most);
	diag_also(prose->checker->diags, passage_place(named->passage, list->from, list->to), "%s",
	    tell(prose, "the list", "列举"));
}

/* ---- where lists are ---- */

/* As far as a list is looked at. */
static size_t
list_limit(struct str text, size_t from)
{
	return from + LIST_BYTES < text.len ? from + LIST_BYTES : text.len;
}

static size_t
list_end(struct str text, size_t from)
{
	return sentence_end(str_slice(text, 0, list_limit(text, from)), from);
}

/* "3 个县：a、b、c": behind a colon stands a list of names only when nothing else is between
 * the figure and it, and no clauses are behind it. */
static bool
is_listed_by_colon(struct str rest, size_t colon)
{
	size_t to = sentence_end(rest, colon);
	struct str list = str_slice(rest, colon, to);

	return !has_any(str_slice(rest, 0, colon), "和 与 及 “") && has(list, "、") && !has_any(list, "， ；");
}

/* The offset behind the words and the mark that introduce a list, or SIZE_MAX. */
static size_t
list_begin(struct arena *arena, struct str text, size_t from)
{
	static const char *const words[] = { "，分别是", "，分别为", "，分别有", "分别是", "分别为", "，即", "：" };
	struct str rest = str_slice(text, from, from + INTRODUCTION < text.len ? from + INTRODUCTION : text.len);
	size_t first = SIZE_MAX, length = 0;

	if (!has_any(rest, "分别 ，即 ："))
		return SIZE_MAX;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t at = str_find(rest, str_from(words[i]), 0);

		if (at != SIZE_MAX && at < first) {
			first = at;
			length = str_from(words[i]).len;
		}
	}
	if (first != SIZE_MAX && length == STR("：").len &&
	    !is_listed_by_colon(str_slice(text, from, list_limit(text, from)), first))
		return SIZE_MAX;
	if (first == SIZE_MAX || has_any(words_plain(arena, rest, 0, first), "， 。 ； 、 ："))
		return SIZE_MAX;
	return from + first + length;
}

/* "八大任务（a、b、c）": brackets right behind what is counted. */
static size_t
bracket_begin(struct str text, const struct named *named)
{
	struct str rest = str_slice(text, named->figure->to, text.len);
	size_t at = str_find(str_slice(rest, 0, rest.len < 60 ? rest.len : 60), STR("（"), 0);
	struct str inside;

	if (at == SIZE_MAX || has_any(str_slice(rest, 0, at), "， 。 ； 、 ： 县 市"))
		return SIZE_MAX;
	inside = str_slice(rest, at + STR("（").len, rest.len);
	return begins_any(inside, "含 不 如 其中 包括 市、 区、 县、 师 以 按 由 每")
		   ? SIZE_MAX
		   : named->figure->to + at + STR("（").len;
}

/* Names alone: no sentence that tells more of the thing counted. */
static bool
is_plain_list(const struct prose *prose, const struct list *list)
{
	struct str inside = str_slice(list->named->passage->text.text, list->from, list->to);
	size_t next = (size_t)(list->named - prose->items) + 1;

	if (next < prose->count && prose->items[next].passage == list->named->passage &&
	    prose->items[next].figure->from < list->to && !prose->items[next].figure->spelt)
		return false;
	return !has_any(inside, "， 。 ； 为 的 是 新增 由 主要 包括 截至");
}

/* ---- a list before its count ---- */

enum { BEFORE_LIST = 400 };

/* The item that begins at *from, up to a 、 or the end; *from is moved behind it. */
static struct str
next_item(struct str words, size_t *from)
{
	size_t end = str_find(words, STR("、"), *from);
	struct str item = str_slice(words, *from, end == SIZE_MAX ? words.len : end);

	*from = end == SIZE_MAX ? words.len + 1 : end + STR("、").len;
	return item;
}

/* "c和d" as the last of a list whose items have `length` characters. */
static bool
is_two(struct str item, size_t length)
{
	size_t at = str_find(item, STR("和"), 0);

	return at != SIZE_MAX && characters(str_slice(item, 0, at)) == length &&
	       characters(str_slice(item, at + STR("和").len, item.len)) == length;
}

/* "理念、制度、行为和环境四个维度": items of one length, so that the first is known to begin
 * where it ends; 0: the list is another. */
static size_t
items_before(struct str words)
{
	size_t from = 0, count = 1, length = 0, first = characters(next_item(words, &from));

	while (from <= words.len) {
		struct str item = next_item(words, &from);

		count++;
		if (count == 2)
			length = characters(item);
		else if (from > words.len && is_two(item, length))
			count++;
		else if (characters(item) != length)
			return 0;
	}
	return count >= 3 && length >= 2 && first >= length && first <= length + 4 ? count : 0;
}

static bool
judge_before(const struct prose *prose, const struct named *named)
{
	size_t count;

	if (named->before.len > BEFORE_LIST || !has(named->before, "、") ||
	    ends_any(named->before, "等 等共 共 有 为 近"))
		return false;
	count = items_before(named->before);
	if (count == 0 || count == (size_t)named->figure->value)
		return false;
	checker_find(prose->checker, "prose-items", named_place(named),
	    tell(prose, "'%.*s' are counted, %zu are named", "写明“%.*s”，实际列举 %zu 项"),
	    STR_ARG(figure_text(named->passage, named->figure)), count);
	return true;
}

static void
judge_figure(const struct prose *prose, const struct named *named)
{
	struct str text = named->passage->text.text;
	struct list list = {
		.prose = prose, .named = named, .from = list_begin(prose->checker->arena, text, named->figure->to)
	};

	if (judge_before(prose, named))
		return;
	if (list.from != SIZE_MAX) {
		struct str rest = str_slice(text, list.from, text.len);

		if (begins_any(rest, "一是 “一是 1 （1 （一 第一 首先"))
			return;
		list.to = list_end(text, list.from);
		judge(&list);
		return;
	}
	list.from = bracket_begin(text, named);
	if (list.from == SIZE_MAX)
		return;
	list.to = list_end(text, list.from);
	if (has(str_slice(text, list.from, list.to), "、") && is_plain_list(prose, &list))
		judge(&list);
}

void
prose_items(struct prose *prose)
{
	for (size_t i = 0; i < prose->count; i++) {
		const struct named *named = &prose->items[i];

		if (!named->cell && is_count(named) && named->figure->unit.len > 0 && named->figure->decimals == 0 &&
		    named->figure->scale == 1 && named->figure->value >= 1 && named->figure->value <= MOST &&
		    named->figure->bound == BOUND_EXACT && !has_any(named->figure->unit, "元 人次 年 分 米") &&
		    !ends_any(named->before, "前 每"))
			judge_figure(prose, named);
	}
}
