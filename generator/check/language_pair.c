#include "check/language.h"

/* Quotation marks and brackets: what is opened is closed. A quotation may go on over
 * several paragraphs, and a page may break it. */

enum {
	OPEN_BLOCKS = 3, /* so many blocks on, what is open is taken as never closed */
	OPEN_LOOK = 16,  /* so far down a closing mark looks for its partner */
	TELL_MAX = 20,   /* findings about closing marks of one block */
};

struct pair {
	uint32_t open, close;
};

static const struct pair pairs[] = {
	{ 0x201C, 0x201D }, /* “ ” */
	{ 0x2018, 0x2019 }, /* ‘ ’ */
	{ 0xFF08, 0xFF09 }, /* （ ） */
	{ 0x300A, 0x300B }, /* 《 》 */
	{ 0x3008, 0x3009 }, /* 〈 〉 */
	{ 0x3010, 0x3011 }, /* 【 】 */
	{ 0x3014, 0x3015 }, /* 〔 〕 */
	{ 0x300C, 0x300D }, /* 「 」 */
	{ 0x300E, 0x300F }, /* 『 』 */
};

enum { PAIRS = sizeof pairs / sizeof *pairs, DOUBLE_QUOTE = 0, SINGLE_QUOTE = 1, BRACKET = 2 };

struct open {
	size_t pair;
	size_t block;
	struct place place;
	struct str text; /* of the mark */
	bool crossed;    /* something that stands before it was closed while it was open */
};

struct open_list {
	struct open *items;
	size_t count, capacity;
};

struct nesting {
	const struct checker *checker;
	struct open_list stack;
	const struct section *section;
	size_t told, told_block; /* closing marks told of in a block: of damaged text not all */
};

/* Whether a mark may be one of a pair: most are not. */
static bool
may_pair(uint32_t code)
{
	return (code >= 0x2018 && code <= 0x201D) || (code >= 0x3008 && code <= 0x3015) || code == 0xFF08 ||
	       code == 0xFF09 || code == '(' || code == ')';
}

static size_t
pair_of(uint32_t code, bool closing)
{
	if (code == '(' || code == ')')
		return closing == (code == ')') ? BRACKET : PAIRS;
	for (size_t i = 0; i < PAIRS; i++)
		if ((closing ? pairs[i].close : pairs[i].open) == code)
			return i;
	return PAIRS;
}

/* ---- findings ---- */

/* The first `count` marks were never closed: one finding for all of a block. */
static void
tell_open(struct nesting *nesting, size_t count)
{
	const struct checker *checker = nesting->checker;
	struct open *items = nesting->stack.items;

	for (size_t i = 0, next; i < count; i = next) {
		struct places places = { 0 };

		for (next = i; next < count && items[next].block == items[i].block; next++)
			*arena_push(checker->arena, &places) = items[next].place;
		checker_find(checker, "pair-unmatched", items[i].place,
		    diag_tr(checker->diags, "'%.*s' is not closed", "“%.*s”没有对应的后一半"), STR_ARG(items[i].text));
		places_also(checker, &places);
		if (next - i == 2 && items[i].pair == items[i + 1].pair)
			diag_hint(checker->diags, "%s",
			    diag_tr(
				checker->diags, "perhaps the second should close the first", "第二个可能应为后一半"));
	}
	for (size_t i = count; i < nesting->stack.count; i++)
		items[i - count] = items[i];
	nesting->stack.count -= count;
}

/* What has been open for too long. */
static void
tell_old(struct nesting *nesting, size_t block)
{
	size_t count = 0;

	while (count < nesting->stack.count && nesting->stack.items[count].block + OPEN_BLOCKS <= block)
		count++;
	if (count > 0)
		tell_open(nesting, count);
}

/* Whether one more closing mark of a block is told of. */
static bool
tells_more(struct nesting *nesting, const struct spoken *spoken)
{
	if (nesting->told_block != spoken->index)
		nesting->told = 0;
	nesting->told_block = spoken->index;
	return nesting->told++ < TELL_MAX;
}

static void
tell_close(struct nesting *nesting, const struct spoken *spoken, size_t index)
{
	if (!tells_more(nesting, spoken))
		return;
	checker_find(spoken->checker, "pair-unmatched", spoken_place(spoken, index, index + 1),
	    diag_tr(spoken->checker->diags, "'%.*s' closes nothing", "“%.*s”没有对应的前一半"),
	    STR_ARG(spoken_text(spoken, index, index + 1)));
}

/* ---- opening and closing ---- */

/* A paragraph of a longer quotation begins with the mark again. */
static bool
goes_on(const struct nesting *nesting, const struct spoken *spoken, size_t pair, size_t index)
{
	const struct open *top = nesting->stack.count > 0 ? &nesting->stack.items[nesting->stack.count - 1] : NULL;

	return pair <= SINGLE_QUOTE && letters_before(&spoken->letters, index) == SIZE_MAX && top &&
	       top->pair == pair && top->block < spoken->index;
}

static void
take_open(struct nesting *nesting, const struct spoken *spoken, size_t pair, size_t index)
{
	struct open *open;

	if (goes_on(nesting, spoken, pair, index))
		return;
	open = arena_push(nesting->checker->arena, &nesting->stack);
	*open = (struct open){ .pair = pair, .block = spoken->index };
	open->place = spoken_place(spoken, index, index + 1);
	open->text = spoken_text(spoken, index, index + 1);
}

/* "1)", "a)", "一）", "student's": no closing marks. */
static bool
is_other(const struct letters *letters, size_t pair, size_t index)
{
	size_t at = index;

	if (pair == SINGLE_QUOTE)
		return letter_is_latin(letter_at(letters, index - 1));
	if (pair != BRACKET)
		return false;
	while (at > 0 && index - at < 3 &&
	       (letter_is_digit(letter_at(letters, at - 1)) || letter_is_numeral(letter_at(letters, at - 1)) ||
		   letter_is_latin(letter_at(letters, at - 1))))
		at--;
	return at < index && !letter_is_latin(letter_at(letters, at - 1)) &&
	       !letter_is_digit(letter_at(letters, at - 1));
}

static void
remove_open(struct open_list *stack, size_t at)
{
	for (size_t i = at + 1; i < stack->count; i++) {
		stack->items[i].crossed = true;
		stack->items[i - 1] = stack->items[i];
	}
	stack->count--;
}

static void
take_close(struct nesting *nesting, const struct spoken *spoken, size_t pair, size_t index)
{
	struct open_list *stack = &nesting->stack;
	size_t at = stack->count;

	while (at > 0 && stack->count - at < OPEN_LOOK && stack->items[at - 1].pair != pair)
		at--;
	if (at == 0 || stack->items[at - 1].pair != pair) {
		if (!is_other(&spoken->letters, pair, index))
			tell_close(nesting, spoken, index);
		return;
	}
	if (at == stack->count && stack->items[at - 1].crossed && tells_more(nesting, spoken)) {
		checker_find(nesting->checker, "pair-unmatched", spoken_place(spoken, index, index + 1),
		    diag_tr(nesting->checker->diags, "'%.*s' stands outside of what its partner stands in",
			"“%.*s”与前一半不在同一对括号或引号内"),
		    STR_ARG(spoken_text(spoken, index, index + 1)));
		diag_also(nesting->checker->diags, stack->items[at - 1].place, "%s",
		    diag_tr(nesting->checker->diags, "its partner", "前一半在此"));
	}
	remove_open(stack, at - 1);
}

static void
look_at_pairs(void *state, const struct spoken *spoken)
{
	struct nesting *nesting = state;
	bool cell = spoken->block->kind == PAPER_TABLE;

	if (cell && spoken->checker->reading->plain)
		return;
	if (cell || spoken->block->section != nesting->section)
		tell_open(nesting, nesting->stack.count);
	nesting->section = spoken->block->section;
	tell_old(nesting, spoken->index);
	for (size_t k = 0; k < spoken->letters.sign_count; k++) {
		size_t i = spoken->letters.signs[k];
		uint32_t code = spoken->letters.items[i].code;

		if (!may_pair(code))
			continue;
		if (pair_of(code, false) < PAIRS)
			take_open(nesting, spoken, pair_of(code, false), i);
		else if (pair_of(code, true) < PAIRS)
			take_close(nesting, spoken, pair_of(code, true), i);
	}
	if (cell)
		tell_open(nesting, nesting->stack.count);
}

void
language_pairs(const struct checker *checker)
{
	struct nesting nesting = { .checker = checker };

	spoken_each(checker, look_at_pairs, &nesting);
	tell_open(&nesting, nesting.stack.count);
}
