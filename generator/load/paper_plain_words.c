#include "load/paper_plain.h"

#include "base/utf8.h"

/* Words, figures and units of a line. */

size_t
plain_blank(struct str text)
{
	unsigned char first = text.len > 0 ? (unsigned char)text.at[0] : 'a';
	size_t at = 0;
	uint32_t code_point;

	if (first <= ' ')
		return 1;
	if (first != 0xC2 && first != 0xE2 && first != 0xE3)
		return 0;
	code_point = utf8_next(text, &at);
	return code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F ||
		       code_point == 0x205F || code_point == 0x3000
		   ? at
		   : 0;
}

bool
plain_word(struct str text, size_t *at, struct str *word, unsigned *blanks)
{
	size_t from, step;

	*blanks = 0;
	for (; (step = plain_blank(str_slice(text, *at, text.len))) > 0; *at += step)
		*blanks += text.at[*at] == '\t' || step > 1 ? 2 : 1;
	from = *at;
	while (*at < text.len && plain_blank(str_slice(text, *at, text.len)) == 0)
		utf8_next(text, at);
	*word = str_slice(text, from, *at);
	return *at > from;
}

static bool
is_digit(uint32_t code_point)
{
	return (code_point >= '0' && code_point <= '9') || (code_point >= 0xFF10 && code_point <= 0xFF19);
}

/* What stands in and about the digits of a figure: 1:14.5, -2.5, 41.25%, 2020-2021, and
 * the characters of private use that stand for a point. */
static bool
is_figure_mark(uint32_t code_point)
{
	static const uint32_t marks[] = { ' ', '.', ',', ':', '%', '+', '-', '/', '~', '(', ')', '<', '>', '=', 0xB1,
		0xB7, 0x2013, 0x2014, 0x2030, 0x2191, 0x2193, 0x2212, 0x2236, 0xFF05, 0xFF08, 0xFF09, 0xFF0B, 0xFF0C,
		0xFF0D, 0xFF0E, 0xFF0F, 0xFF1A, 0xFF5E, 0x2264, 0x2265 };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == code_point)
			return true;
	return code_point >= 0xE000 && code_point <= 0xF8FF;
}

bool
plain_is_unit(struct str word)
{
	static const char *const units[] = { "%", "％", "‰", "元", "万元", "亿元", "万", "亿", "人", "万人", "人次",
		"万人次", "名", "位", "所", "个", "家", "项", "册", "万册", "次", "台", "套", "台套", "门", "篇", "件",
		"平方米", "万平方米", "亩", "分", "课时", "学时", "学分", "年", "月", "日", "天", "岁", "倍", "对",
		"种", "类", "本", "部", "支", "间", "座", "条", "百分点", "个百分点", "元/生", "万元/生", "元/人",
		"册/生" };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq(word, str_from(units[i])))
			return true;
	return false;
}

/* A dash, a nil: a cell without a figure in a column of figures. */
static bool
is_nothing(struct str word)
{
	return str_eq(word, STR("-")) || str_eq(word, STR("—")) || str_eq(word, STR("——")) || str_eq(word, STR("–")) ||
	       str_eq(word, STR("/")) || str_eq(word, STR("／")) || str_eq(word, STR("--"));
}

bool
plain_is_figure(struct str word)
{
	bool digits = false;
	size_t at = 0, before = 0;

	if (word.len == 0 || word.len > 60)
		return false;
	while (at < word.len) {
		uint32_t code_point = utf8_next(word, &at);

		if (is_digit(code_point))
			digits = true;
		else if (!is_figure_mark(code_point))
			return digits && plain_is_unit(str_slice(word, before, word.len));
		before = at;
	}
	return digits || is_nothing(word);
}

static bool
is_colon(struct str word)
{
	return str_eq(word, STR(":")) || str_eq(word, STR("：")) || str_eq(word, STR("∶"));
}

/* Whether the text goes on the figure before it, as in 12 元, 13.5 : 1. */
static bool
belongs(struct str word, struct str rest)
{
	size_t at = 0;
	struct str next;
	unsigned blanks;

	return plain_is_unit(word) ||
	       (is_colon(word) && plain_word(rest, &at, &next, &blanks) && blanks == 1 && plain_is_figure(next));
}

bool
plain_next_cell(struct plain_cells *cells)
{
	size_t at = cells->at, end;
	struct str word, next;
	unsigned blanks;

	if (!plain_word(cells->text, &at, &word, &cells->blanks))
		return false;
	cells->from = at - word.len;
	cells->figure = plain_is_figure(word);
	for (end = at; cells->figure && plain_word(cells->text, &at, &next, &blanks) && blanks == 1; end = at) {
		if (!belongs(next, str_slice(cells->text, at, cells->text.len)))
			break;
		if (is_colon(next))
			plain_word(cells->text, &at, &next, &blanks);
	}
	cells->at = cells->to = end;
	return true;
}

struct str
plain_squeeze(struct arena *arena, struct str text)
{
	char *out = arena_array(arena, char, text.len + 1);
	struct str word;
	size_t at = 0, len = 0;
	unsigned blanks;

	while (plain_word(text, &at, &word, &blanks))
		for (size_t i = 0; i < word.len; i++)
			out[len++] = word.at[i];
	return (struct str){ out, len };
}
