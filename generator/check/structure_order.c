#include "check/structure.h"

/* Numbers of headings and lists: each follows the one before it under the same parent.
 *
 * Open is a stack of sequence: under 第三部分 there is 3.1, under 3.1 there is （一）. A number
 * closes what is deeper than the sequence that it goes on. */

enum { OPEN_MAX = 24, LIST_MAX = 50 };

struct sequence {
	enum label_style style;
	size_t depth;
	bool heading;
	unsigned level;
	int path[LABEL_DEPTH]; /* the last number */
	size_t count;          /* of its numbers under the parent so far */
	size_t loose;          /* headings without a number that had been there before the last one */
	struct place place;    /* of the last number */
	struct str text;
	struct {
		uint32_t mark;
		size_t count;
		struct place place; /* of the first */
		struct str text;
	} marks[2]; /* behind the numbers: the usual one, and another */
	bool scope; /* a case or annex, in which numbers begin anew */
};

struct order {
	const struct checker *checker;
	struct sequence open[OPEN_MAX];
	size_t count;
	size_t loose; /* headings without a number so far */
	const struct section *section;
};

/* A number in hand. */
struct numbered {
	const struct reading_block *block;
	struct label label;
	struct place place;
	struct str text, with_mark;
	bool heading;
};

/* ---- the end of a sequence ---- */

static void
tell_marks(const struct checker *checker, const struct sequence *sequence)
{
	size_t rare = sequence->marks[0].count < sequence->marks[1].count ? 0 : 1;

	if (sequence->marks[0].count == 0 || sequence->marks[1].count == 0)
		return;
	checker_find(checker, "number-mark", sequence->marks[rare].place,
	    diag_tr(checker->diags, "'%.*s' has another mark than '%.*s'", "编号“%.*s”与“%.*s”的标点不一致"),
	    STR_ARG(sequence->marks[rare].text), STR_ARG(sequence->marks[!rare].text));
	diag_also(
	    checker->diags, sequence->marks[!rare].place, "%s", diag_tr(checker->diags, "the usual one", "通常的写法"));
}

static void
end_sequence(const struct order *order, const struct sequence *sequence)
{
	const struct checker *checker = order->checker;

	tell_marks(checker, sequence);
	if (sequence->style != LABEL_DECIMAL || sequence->count != 1 || sequence->path[sequence->depth - 1] != 1)
		return;
	checker_find(checker, "number-alone", sequence->place,
	    diag_tr(checker->diags, "there is no other part beside '%.*s'", "“%.*s”之后没有同级的下一节"),
	    STR_ARG(sequence->text));
}

static void
close_to(struct order *order, size_t count)
{
	while (order->count > count)
		end_sequence(order, &order->open[--order->count]);
}

/* ---- one number behind another ---- */

static void
note_mark(struct sequence *sequence, const struct numbered *numbered)
{
	for (size_t i = 0; i < 2 && numbered->label.mark != 0; i++) {
		if (sequence->marks[i].count > 0 && sequence->marks[i].mark != numbered->label.mark)
			continue;
		if (sequence->marks[i].count++ > 0)
			return;
		sequence->marks[i].mark = numbered->label.mark;
		sequence->marks[i].place = numbered->place;
		sequence->marks[i].text = numbered->with_mark;
		return;
	}
}

static void
go_on(struct order *order, struct sequence *sequence, const struct numbered *numbered)
{
	for (size_t i = 0; i < numbered->label.depth; i++)
		sequence->path[i] = numbered->label.path[i];
	sequence->count++;
	sequence->place = numbered->place;
	sequence->text = numbered->text;
	sequence->loose = order->loose;
	note_mark(sequence, numbered);
}

static void
find_number(const struct order *order, const char *code, const struct numbered *numbered, const struct sequence *before,
    const char *words)
{
	const struct checker *checker = order->checker;

	checker_find(checker, code, numbered->place, words, STR_ARG(numbered->text), STR_ARG(before->text));
	diag_also(checker->diags, before->place, "%s", diag_tr(checker->diags, "the one before", "前一个编号"));
}

/* The last number of a label against the last number of its sequence. */
static void
compare(const struct order *order, const struct sequence *sequence, const struct numbered *numbered)
{
	const struct diags *diags = order->checker->diags;
	int last = sequence->path[sequence->depth - 1], number = numbered->label.path[numbered->label.depth - 1];

	if (number == last + 1)
		return;
	if (number == last && !(number == 1 && (!numbered->heading || sequence->loose != order->loose)))
		find_number(order, "number-double", numbered, sequence,
		    diag_tr(
			diags, "the number '%.*s' is there twice, behind '%.*s'", "编号“%.*s”重复，前一个为“%.*s”"));
	else if (number > last)
		find_number(order, "number-gap", numbered, sequence,
		    diag_tr(diags, "a number is missing: '%.*s' follows '%.*s'", "编号缺漏：“%.*s”紧接在“%.*s”之后"));
	else if (number > 1)
		find_number(order, "number-order", numbered, sequence,
		    diag_tr(diags, "'%.*s' follows '%.*s': out of order", "编号“%.*s”排在“%.*s”之后，次序颠倒"));
}

/* ---- 1.1 and its parent ---- */

/* The number of the part that a sequence stands under, as long as its labels are without
 * their last number. False: not known. */
static bool
parent_path(const struct order *order, size_t index, size_t depth, const int **path)
{
	const struct sequence *parent = index > 0 ? &order->open[index - 1] : NULL;

	if (!parent || parent->scope || !parent->heading || parent->depth + 1 != depth)
		return false;
	*path = parent->path;
	return true;
}

static bool
same_path(const int *a, const int *b, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static void
find_parent(const struct order *order, const struct numbered *numbered, const struct sequence *parent)
{
	const struct checker *checker = order->checker;

	checker_find(checker, "number-parent", numbered->place,
	    diag_tr(checker->diags, "'%.*s' stands under '%.*s'", "“%.*s”排在“%.*s”之下，编号不属于它"),
	    STR_ARG(numbered->text), STR_ARG(parent->text));
	diag_also(checker->diags, parent->place, "%s", diag_tr(checker->diags, "the part that it is in", "所在的部分"));
}

/* The part "5" is missing when 5.1 follows 4.3. */
static void
find_missing_parent(const struct order *order, const struct numbered *numbered, const struct sequence *before)
{
	const struct checker *checker = order->checker;
	struct str number = label_number(checker->arena, numbered->label.path, numbered->label.depth - 1);

	checker_find(checker, "number-gap", numbered->place,
	    diag_tr(checker->diags, "the heading '%.*s' is missing: '%.*s' follows '%.*s'",
		"缺少标题“%.*s”：“%.*s”紧接在“%.*s”之后"),
	    STR_ARG(number), STR_ARG(numbered->text), STR_ARG(before->text));
	diag_also(checker->diags, before->place, "%s", diag_tr(checker->diags, "the one before", "前一个编号"));
}

/* A number whose parent is not the part that it stands in. True when that has been told,
 * or when nothing can be said about its order. */
static bool
look_at_parent(struct order *order, size_t index, const struct numbered *numbered)
{
	struct sequence *sequence = &order->open[index], *parent = index > 0 ? sequence - 1 : NULL;
	size_t above = numbered->label.depth - 1;
	const int *path = numbered->label.path, *expected;

	if (!parent || !parent_path(order, index, numbered->label.depth, &expected))
		return false;
	if (same_path(path, expected, above)) {
		if (sequence->count == 0 && path[above] > 1)
			find_number(order, "number-gap", numbered, parent,
			    diag_tr(order->checker->diags, "a number is missing: '%.*s' follows '%.*s'",
				"编号缺漏：“%.*s”紧接在“%.*s”之后"));
		return false;
	}
	if (path[above] == 1 && path[above - 1] > expected[above - 1]) {
		find_missing_parent(order, numbered, sequence->place.source ? sequence : parent);
		parent->path[above - 1] = path[above - 1];
	} else {
		find_parent(order, numbered, parent);
	}
	return true;
}

/* ---- where a number belongs ---- */

/* The innermost sequence that the label goes on; else the innermost of its style; -1: none.
 * A first number in a case or annex begins a sequence of its own. */
static ptrdiff_t
sequence_of(const struct order *order, const struct numbered *numbered)
{
	const struct label *label = &numbered->label;
	int number = label->path[label->depth - 1];
	ptrdiff_t like = -1;
	bool scope = false;

	for (size_t i = order->count; i-- > 0;) {
		const struct sequence *sequence = &order->open[i];

		if (sequence->style == label->style && sequence->depth == label->depth) {
			if (sequence->path[label->depth - 1] + 1 == number &&
			    same_path(sequence->path, label->path, label->depth - 1))
				return (ptrdiff_t)i;
			if (like < 0 && sequence->heading == numbered->heading && !(scope && number == 1))
				like = (ptrdiff_t)i;
		}
		scope = scope || sequence->scope;
	}
	return like;
}

/* Closes what cannot hold a decimal of this depth: deeper decimals and lists. */
static void
make_room(struct order *order, const struct numbered *numbered)
{
	while (order->count > 0 && numbered->heading) {
		const struct sequence *top = &order->open[order->count - 1];

		if (top->heading && !(top->style == LABEL_DECIMAL && numbered->label.style == LABEL_DECIMAL &&
					top->depth >= numbered->label.depth))
			break;
		close_to(order, order->count - 1);
	}
}

static void
begin_sequence(struct order *order, const struct numbered *numbered)
{
	const struct label *label = &numbered->label;
	struct sequence *sequence;

	make_room(order, numbered);
	if (order->count == OPEN_MAX)
		return;
	sequence = &order->open[order->count++];
	*sequence = (struct sequence){ .style = label->style, .depth = label->depth, .heading = numbered->heading };
	sequence->level = numbered->block->level;
	sequence->scope = label->style >= LABEL_TABLE;
	if (!sequence->scope && label->depth > 1 && numbered->heading)
		look_at_parent(order, order->count - 1, numbered);
	go_on(order, sequence, numbered);
}

static void
take_decimal(struct order *order, size_t index, const struct numbered *numbered)
{
	struct sequence *sequence = &order->open[index];
	bool anew = !same_path(sequence->path, numbered->label.path, numbered->label.depth - 1);
	struct sequence before = *sequence;

	if (anew) {
		sequence->count = 0;
		sequence->marks[0].count = sequence->marks[1].count = 0;
	}
	if (look_at_parent(order, index, numbered) && numbered->label.path[numbered->label.depth - 1] != 1) {
		*sequence = before; /* taken as the next one here, with a slip in its number */
		sequence->path[sequence->depth - 1]++;
		sequence->count++;
		return;
	}
	if (anew)
		end_sequence(order, &before);
	else
		compare(order, sequence, numbered);
	go_on(order, sequence, numbered);
}

static void
take_numbered(struct order *order, const struct numbered *numbered)
{
	ptrdiff_t index = sequence_of(order, numbered);

	if (index < 0) {
		begin_sequence(order, numbered);
		return;
	}
	close_to(order, (size_t)index + 1);
	if (numbered->label.style == LABEL_DECIMAL)
		take_decimal(order, (size_t)index, numbered);
	else {
		if (!order->open[index].scope)
			compare(order, &order->open[index], numbered);
		go_on(order, &order->open[index], numbered);
	}
}

/* ---- a document ---- */

/* A heading without a number begins a part of its own. */
static void
take_loose(struct order *order, const struct reading_block *block)
{
	size_t count = order->count;

	order->loose++;
	while (count > 0) {
		const struct sequence *top = &order->open[count - 1];

		if (top->heading && (order->checker->reading->plain || top->level < block->level || top->level == 0))
			break;
		count--;
	}
	close_to(order, count);
}

static bool
is_list(const struct label *label)
{
	return (label->style == LABEL_HAN || label->style == LABEL_HAN_BRACKET || label->style == LABEL_DIGIT ||
		   label->style == LABEL_DIGIT_BRACKET) &&
	       label->path[0] >= 1 && label->path[0] <= LIST_MAX;
}

static void
look_at_block(struct order *order, const struct reading_block *block)
{
	struct numbered numbered = { .block = block, .heading = block->kind == PAPER_HEADING };
	struct str text = block->passage.text.text;

	if (block->section != order->section)
		close_to(order, 0);
	order->section = block->section;
	if (!numbered.heading && block->kind != PAPER_PARAGRAPH && block->kind != PAPER_ITEM)
		return;
	if (!label_read(&numbered.label, text, 0) || (!numbered.heading && !is_list(&numbered.label))) {
		if (numbered.heading)
			take_loose(order, block);
		return;
	}
	numbered.text = str_slice(text, numbered.label.from, numbered.label.to);
	numbered.with_mark = str_slice(text, numbered.label.from, numbered.label.mark_to);
	numbered.place = passage_place(&block->passage, numbered.label.from, numbered.label.to);
	take_numbered(order, &numbered);
}

void
structure_order(const struct checker *checker)
{
	struct order *order = arena_new(checker->arena, struct order);

	order->checker = checker;
	for (size_t i = 0; i < checker->reading->count; i++)
		look_at_block(order, &checker->reading->items[i]);
	close_to(order, 0);
}
