#include "check/structure.h"

#include "base/utf8.h"

/* Numbers of tables, figures, cases and annexes, and what refers to them. */

struct captioned {
	struct label label;
	struct place place;
	struct str text, key;
};

struct captions {
	const struct checker *checker;
	struct map seen; /* key -> struct captioned */
	struct captioned *last[LABEL_STYLES];
	size_t count[LABEL_STYLES];
};

/* ---- numbers ---- */

static void
find_caption(const struct captions *captions, const char *code, const struct captioned *caption,
    const struct captioned *other, const char *words)
{
	const struct checker *checker = captions->checker;

	checker_find(checker, code, caption->place, words, STR_ARG(caption->text), STR_ARG(other->text));
	diag_also(checker->diags, other->place, "%s", diag_tr(checker->diags, "the other one", "另一处"));
}

/* A caption against the one of its kind before it. */
static void
compare(const struct captions *captions, const struct captioned *last, const struct captioned *caption)
{
	const struct diags *diags = captions->checker->diags;
	size_t end = caption->label.depth - 1;
	int number = caption->label.path[end], expected = last->label.path[last->label.depth - 1] + 1;

	if (last->label.depth != caption->label.depth)
		return;
	for (size_t i = 0; i < end; i++)
		if (last->label.path[i] != caption->label.path[i])
			expected = 1;
	if (number > expected)
		find_caption(captions, "caption-gap", caption, last,
		    diag_tr(diags, "a number is missing: '%.*s' follows '%.*s'", "编号缺漏：“%.*s”紧接在“%.*s”之后"));
	else if (number < expected)
		find_caption(captions, "caption-order", caption, last,
		    diag_tr(diags, "'%.*s' follows '%.*s': out of order", "编号“%.*s”排在“%.*s”之后，次序颠倒"));
}

static void
add_caption(struct captions *captions, const struct reading_block *block, const struct label *label)
{
	struct arena *arena = captions->checker->arena;
	struct captioned *caption = arena_new(arena, struct captioned), *same;
	struct captioned **last = &captions->last[label->style];

	caption->label = *label;
	caption->text = str_slice(block->passage.text.text, label->from, label->to);
	caption->place = passage_place(&block->passage, label->from, label->to);
	caption->key = label_key(arena, label);
	captions->count[label->style]++;
	same = map_get(&captions->seen, caption->key);
	if (same) {
		find_caption(captions, "caption-double", caption, same,
		    diag_tr(captions->checker->diags, "the number '%.*s' is there twice, also as '%.*s'",
			"编号“%.*s”重复，另一处为“%.*s”"));
		return;
	}
	map_add(&captions->seen, arena, caption->key, caption);
	if (*last)
		compare(captions, *last, caption);
	if (!*last || label->depth != (*last)->label.depth || label->path[label->depth - 1] > 0)
		*last = caption;
}

/* 续表 3, 表 3（续）: the same table on the next page. */
static bool
is_continued(struct str text)
{
	return str_find(text, STR("续表"), 0) != SIZE_MAX || str_find(text, STR("（续"), 0) != SIZE_MAX ||
	       str_find(text, STR("(续"), 0) != SIZE_MAX;
}

static bool
is_caption(const struct reading_block *block)
{
	return block->kind == PAPER_CAPTION || block->kind == PAPER_HEADING;
}

/* "案例 2" behind a number of its own: "7.1 案例 2——…". */
static bool
read_caption(struct label *label, struct str text)
{
	struct label first;

	if (!label_read(&first, text, 0))
		return false;
	*label = first;
	return first.style >= LABEL_TABLE || label_read_named(label, text, first.title);
}

static void
look_at_caption(struct captions *captions, const struct reading_block *block)
{
	struct str text = block->passage.text.text;
	struct label label;

	if (is_caption(block) && !is_continued(text) && read_caption(&label, text))
		add_caption(captions, block, &label);
}

/* ---- references ---- */

static bool
ends_with_one(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends(text, words[i]))
			return true;
	return false;
}

static bool
starts_with_one(struct str text, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(text, words[i]))
			return true;
	return false;
}

/* Whether "表 3" is meant as one of the document: 见表 3, 表 3 所示, （表 3）. */
static bool
is_reference(struct str text, const struct label *label)
{
	static const struct str before[] = { { "见", 3 }, { "如", 3 }, { "参照", 6 }, { "对照", 6 } };
	static const struct str behind[] = { { "所示", 6 }, { "显示", 6 }, { "可见", 6 }, { "可知", 6 },
		{ "所列", 6 } };
	struct str head = str_trim(str_slice(text, 0, label->from));
	struct str tail = str_trim(str_slice(text, label->to, text.len));
	bool in_brackets = (str_ends(head, STR("（")) || str_ends(head, STR("("))) &&
			   (str_starts(tail, STR("）")) || str_starts(tail, STR(")")));

	return in_brackets || ends_with_one(head, before, sizeof before / sizeof *before) ||
	       starts_with_one(tail, behind, sizeof behind / sizeof *behind);
}

static void
look_at_reference(const struct captions *captions, const struct passage *passage, size_t at)
{
	const struct checker *checker = captions->checker;
	struct str text = passage->text.text;
	struct label label;

	if (!label_read_named(&label, text, at) || !is_reference(text, &label))
		return;
	if (map_has(&captions->seen, label_key(checker->arena, &label)))
		return;
	checker_find(checker, "reference-missing", passage_place(passage, label.from, label.to),
	    diag_tr(checker->diags, "there is no '%.*s' in the document", "文中没有“%.*s”"),
	    STR_ARG(str_slice(text, label.from, label.to)));
}

static void
look_at_references(const struct captions *captions, const struct reading_block *block)
{
	static const struct str words[] = { [LABEL_TABLE] = { "表", 3 },
		[LABEL_FIGURE] = { "图", 3 },
		[LABEL_CASE] = { "案例", 6 },
		[LABEL_ANNEX] = { "附件", 6 } };
	struct str text = block->passage.text.text;

	if (block->kind != PAPER_PARAGRAPH && block->kind != PAPER_ITEM && block->kind != PAPER_NOTE)
		return;
	for (size_t i = LABEL_TABLE; i < sizeof words / sizeof *words; i++)
		for (size_t at = 0; captions->count[i] > 0 && (at = str_find(text, words[i], at)) != SIZE_MAX;
		     at += words[i].len)
			look_at_reference(captions, &block->passage, at);
}

void
structure_captions(const struct checker *checker)
{
	struct captions captions = { .checker = checker };

	for (size_t i = 0; i < checker->reading->count; i++)
		look_at_caption(&captions, &checker->reading->items[i]);
	for (size_t i = 0; i < checker->reading->count; i++)
		look_at_references(&captions, &checker->reading->items[i]);
}
