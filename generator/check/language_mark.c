#include "check/language.h"

#include "base/utf8.h"

/* Marks that stand side by side, and half-width ones in Chinese. */

enum { BRACKET_LOOK = 20, NUMBER_LOOK = 3, FULL_STOP = 0x3002, ENUMERATION_COMMA = 0x3001 };

static bool
is_stop(uint32_t code)
{
	switch (code) {
	case 0xFF0C: /* ， */
	case 0x3002: /* 。 */
	case 0xFF1B: /* ； */
	case 0xFF1A: /* ： */
	case 0x3001: /* 、 */
		return true;
	default:
		return false;
	}
}

static bool
is_opening(uint32_t code)
{
	switch (code) {
	case 0xFF08: /* （ */
	case 0x300A: /* 《 */
	case 0x3008: /* 〈 */
	case 0x3010: /* 【 */
	case 0x3014: /* 〔 */
	case 0x201C: /* “ */
	case 0x2018: /* ‘ */
	case 0x300C: /* 「 */
	case 0x300E: /* 『 */
		return true;
	default:
		return false;
	}
}

static bool
is_closing(uint32_t code)
{
	switch (code) {
	case 0xFF09: /* ） */
	case 0x300B: /* 》 */
	case 0x3009: /* 〉 */
	case 0x3011: /* 】 */
	case 0x3015: /* 〕 */
	case 0x201D: /* ” */
	case 0x2019: /* ’ */
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
		return true;
	default:
		return false;
	}
}

static bool
is_narrow(uint32_t code)
{
	switch (code) {
	case ',':
	case ';':
	case ':':
	case '?':
	case '!':
		return true;
	default:
		return false;
	}
}

static bool
is_percent(uint32_t code)
{
	switch (code) {
	case '%':
	case 0xFF05: /* ％ */
	case 0x2030: /* ‰ */
		return true;
	default:
		return false;
	}
}

static bool
is_closing_bracket(uint32_t code)
{
	switch (code) {
	case 0xFF09: /* ） */
	case 0x300B: /* 》 */
	case 0x3009: /* 〉 */
	case 0x3011: /* 】 */
	case 0x3015: /* 〕 */
		return true;
	default:
		return false;
	}
}

/* ---- side by side ---- */

/* Whether the marks are what a quotation is about: “，。” */
static bool
is_quoted(const struct letters *letters, size_t from, size_t to)
{
	return is_opening(letter_at(letters, from - 1)) && is_closing(letter_at(letters, to));
}

static void
find_clash(const struct spoken *spoken, size_t from, size_t to)
{
	const struct checker *checker = spoken->checker;

	checker_find(checker, "mark-clash", spoken_place(spoken, from, to),
	    diag_tr(checker->diags, "the marks '%.*s' cannot stand side by side", "标点“%.*s”不能连用"),
	    STR_ARG(spoken_text(spoken, from, to)));
}

static void
find_double(const struct spoken *spoken, size_t from, size_t to)
{
	const struct checker *checker = spoken->checker;

	checker_find(checker, "mark-double", spoken_place(spoken, from, to),
	    diag_tr(checker->diags, "the mark '%.*s' stands there %zu times", "标点“%.*s”重复了 %zu 次"),
	    STR_ARG(spoken_text(spoken, from, from + 1)), to - from);
}

/* A bracket may be closed behind a full stop only, a quotation not behind "、". */
static bool
clashes_with_end(uint32_t mark, uint32_t end)
{
	if (is_closing_bracket(end))
		return mark != FULL_STOP;
	return (end == 0x201D || end == 0x2019) && mark == ENUMERATION_COMMA;
}

/* A run of per cent signs. */
static size_t
look_at_percent(const struct spoken *spoken, size_t from)
{
	const struct letters *letters = &spoken->letters;
	size_t to = from;

	while (letter_at(letters, to) == letters->items[from].code)
		to++;
	if (to - from > 1)
		find_double(spoken, from, to);
	return to;
}

/* A run of marks from an index on; returns where it ends. */
static size_t
look_at_stops(const struct spoken *spoken, size_t from)
{
	const struct letters *letters = &spoken->letters;
	size_t to = from;
	bool same = true;

	for (; is_stop(letter_at(letters, to)); to++)
		same = same && letters->items[to].code == letters->items[from].code;
	if (is_quoted(letters, from, to))
		return to;
	if (to - from > 1 && same)
		find_double(spoken, from, to);
	else if (to - from > 1)
		find_clash(spoken, from, to);
	else if (clashes_with_end(letters->items[from].code, letter_at(letters, to)))
		find_clash(spoken, from, to + 1);
	else if (is_opening(letter_at(letters, from - 1)))
		find_clash(spoken, from - 1, to);
	return to;
}

/* ---- half width ---- */

/* The beginning or end of Chinese: a character or a mark that goes with them. */
static bool
is_chinese(uint32_t code)
{
	return utf8_is_han(code) || is_opening(code) || is_closing(code);
}

static bool
is_figure(uint32_t code)
{
	return letter_is_digit(code) || code == '%' || letter_is_latin(code);
}

static bool
is_narrow_stop(const struct letters *letters, size_t index)
{
	uint32_t before, next;

	if (!is_narrow(letters->items[index].code))
		return false;
	before = letter_at(letters, letters_before(letters, index));
	next = letter_at(letters, letters_next(letters, index + 1));
	return (is_chinese(before) && (is_chinese(next) || is_figure(next))) || (is_figure(before) && is_chinese(next));
}

/* "(一)", "(1)": the number of an item, which is often so. */
static bool
is_item_number(const struct letters *letters, size_t index)
{
	size_t at = index + 1;

	while (at - index <= NUMBER_LOOK &&
	       (letter_is_digit(letter_at(letters, at)) || letter_is_numeral(letter_at(letters, at))))
		at++;
	return at > index + 1 && (letter_at(letters, at) == ')' || letter_at(letters, at) == 0xFF09);
}

/* "(" before, behind or around Chinese. */
static bool
is_narrow_bracket(const struct letters *letters, size_t index)
{
	if (letters->items[index].code != '(' || is_item_number(letters, index))
		return false;
	if (utf8_is_han(letter_at(letters, letters_before(letters, index))))
		return true;
	for (size_t at = index + 1; at <= index + BRACKET_LOOK && letter_at(letters, at) != ')'; at++)
		if (utf8_is_han(letter_at(letters, at)))
			return true;
	return false;
}

struct marks {
	struct places narrow;
};

static void
look_at_marks(void *state, const struct spoken *spoken)
{
	struct marks *marks = state;
	const struct letters *letters = &spoken->letters;
	size_t behind = 0; /* what has been looked at */

	for (size_t k = 0; k < letters->sign_count; k++) {
		size_t i = letters->signs[k];

		if (i < behind)
			continue;
		if (is_narrow_stop(letters, i) || is_narrow_bracket(letters, i))
			places_add(&marks->narrow, spoken, i, i + 1);
		if (is_stop(letters->items[i].code))
			behind = look_at_stops(spoken, i);
		else if (is_percent(letters->items[i].code))
			behind = look_at_percent(spoken, i);
	}
}

void
language_marks(const struct checker *checker)
{
	struct marks marks = { 0 };

	spoken_each(checker, look_at_marks, &marks);
	if (marks.narrow.count == 0)
		return;
	checker_find(checker, "mark-narrow", marks.narrow.items[0],
	    diag_tr(checker->diags, "half-width marks in Chinese text: %zu", "中文中使用了半角标点，共 %zu 处"),
	    marks.narrow.count);
	places_also(checker, &marks.narrow);
}
