#include "check/structure.h"

#include "base/strbuf.h"
#include "base/utf8.h"

/* ---- characters ---- */

static uint32_t
code_at(struct str text, size_t at, size_t *next)
{
	*next = at;
	return at < text.len ? utf8_next(text, next) : 0;
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == 0xA0 || code == 0x3000;
}

static size_t
behind_blanks(struct str text, size_t at)
{
	size_t next;

	while (is_blank(code_at(text, at, &next)))
		at = next;
	return at;
}

static bool
take_word(struct str text, size_t *at, struct str word)
{
	if (!str_starts(str_slice(text, *at, text.len), word))
		return false;
	*at += word.len;
	return true;
}

/* ---- numbers ---- */

static int
digit_value(uint32_t code)
{
	if (code >= '0' && code <= '9')
		return (int)(code - '0');
	return code >= 0xFF10 && code <= 0xFF19 ? (int)(code - 0xFF10) : -1;
}

static int
numeral_value(uint32_t code)
{
	static const uint32_t numerals[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
		0x4E5D, 0x5341 }; /* 零 to 十 */

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (numerals[i] == code)
			return (int)i;
	return code == 0x3007 ? 0 : -1; /* 〇 */
}

static int
take_digits(struct str text, size_t *at)
{
	size_t next = *at, end = *at;
	int number = 0, digit;

	while ((digit = digit_value(code_at(text, end, &next))) >= 0) {
		number = 10 * number + digit;
		end = next;
		if (number > LABEL_NUMBER_MAX)
			return -1;
	}
	if (end == *at)
		return -1;
	*at = end;
	return number;
}

/* 一 to 九十九. */
static int
take_numerals(struct str text, size_t *at)
{
	size_t next = *at, end = *at;
	int number = 0, last = 0, value;

	while ((value = numeral_value(code_at(text, end, &next))) >= 0) {
		if (value == 10) {
			number = 10 * (last > 0 ? last : 1);
			last = 0;
		} else {
			last = value;
		}
		end = next;
		if (end - *at > 9)
			return -1;
	}
	if (end == *at)
		return -1;
	*at = end;
	return number + last;
}

static int
take_number(struct str text, size_t *at)
{
	int number = take_digits(text, at);

	return number >= 0 ? number : take_numerals(text, at);
}

/* ---- labels ---- */

/* The mark behind the number, and where the title begins. */
static bool
end_label(struct label *label, struct str text, size_t from, size_t to)
{
	static const uint32_t marks[] = { '.', 0xFF0E, 0x3001, ':', 0xFF1A };
	size_t next;
	uint32_t mark = code_at(text, behind_blanks(text, to), &next);

	label->from = from;
	label->to = to;
	label->mark_to = to;
	label->title = behind_blanks(text, to);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (mark != marks[i])
			continue;
		label->mark = mark;
		label->mark_to = next;
		label->title = behind_blanks(text, next);
	}
	return true;
}

/* 第N部分. */
static bool
read_ordinal(struct label *label, struct str text, size_t at)
{
	static const struct {
		struct str word;
		enum label_style style;
	} words[] = { { { "部分", 6 }, LABEL_PART }, { { "篇", 3 }, LABEL_PART }, { { "编", 3 }, LABEL_PART },
		{ { "章", 3 }, LABEL_CHAPTER }, { { "节", 3 }, LABEL_SECTION } };
	size_t from = at;
	int number;

	if (!take_word(text, &at, STR("第")))
		return false;
	at = behind_blanks(text, at);
	number = take_number(text, &at);
	at = behind_blanks(text, at);
	for (size_t i = 0; number >= 0 && i < sizeof words / sizeof *words; i++) {
		if (!take_word(text, &at, words[i].word))
			continue;
		*label = (struct label){ .style = words[i].style, .depth = 1, .path = { number } };
		return end_label(label, text, from, at);
	}
	return false;
}

bool
label_read_named(struct label *label, struct str text, size_t at)
{
	static const struct {
		struct str word;
		enum label_style style;
	} words[] = { { { "表", 3 }, LABEL_TABLE }, { { "图", 3 }, LABEL_FIGURE }, { { "案例", 6 }, LABEL_CASE },
		{ { "附件", 6 }, LABEL_ANNEX } };
	size_t from = at, next;
	int number = -1;

	*label = (struct label){ .style = LABEL_STYLES };
	for (size_t i = 0; i < sizeof words / sizeof *words && label->style == LABEL_STYLES; i++)
		if (take_word(text, &at, words[i].word))
			label->style = words[i].style;
	if (label->style == LABEL_STYLES)
		return false;
	at = behind_blanks(text, at);
	while (label->depth < LABEL_DEPTH) {
		size_t joint;
		uint32_t code;

		number = label->depth == 0 ? take_number(text, &at) : take_digits(text, &at);
		if (number < 0)
			return false;
		label->path[label->depth++] = number;
		code = code_at(text, at, &joint);
		if ((code != '-' && code != '.' && code != 0x2014 && code != 0xFF0D) ||
		    digit_value(code_at(text, joint, &next)) < 0)
			break;
		at = joint;
	}
	return end_label(label, text, from, at);
}

/* 一、 （一） （1） 1） */
static bool
read_bracketed(struct label *label, struct str text, size_t at)
{
	size_t from = at, next, end;
	uint32_t code = code_at(text, at, &next);
	bool open = code == '(' || code == 0xFF08;
	int number;

	end = open ? behind_blanks(text, next) : at;
	number = take_digits(text, &end);
	label->style = LABEL_DIGIT_BRACKET;
	if (number < 0) {
		number = take_numerals(text, &end);
		label->style = open ? LABEL_HAN_BRACKET : LABEL_HAN;
	}
	code = code_at(text, behind_blanks(text, end), &next);
	label->depth = 1;
	label->path[0] = number;
	if (number < 0)
		return false;
	if (label->style == LABEL_HAN)
		return code == 0x3001 && end_label(label, text, from, end);
	return (code == ')' || code == 0xFF09) && end_label(label, text, from, next);
}

/* 1.1, 1.1.1, 1., 1、, and "1 规模". */
static bool
read_decimal(struct label *label, struct str text, size_t at)
{
	size_t from = at, next = at, end = at;
	uint32_t code;

	label->depth = 0;
	do {
		int number = take_digits(text, &at);

		if (number < 0)
			break;
		label->path[label->depth++] = number;
		end = at;
		code = code_at(text, at, &next);
		at = next;
	} while (label->depth < LABEL_DEPTH && (code == '.' || code == 0xFF0E));
	if (label->depth == 0)
		return false;
	code = code_at(text, end, &next);
	if (digit_value(code) >= 0 || code == '%' || code == 0xFF05)
		return false;
	label->style = label->depth > 1 ? LABEL_DECIMAL : LABEL_DIGIT;
	end_label(label, text, from, end);
	if (label->depth > 1)
		return true;
	code = code_at(text, label->title, &next);
	return digit_value(code) < 0 && (label->mark == '.' || label->mark == 0xFF0E || label->mark == 0x3001);
}

/* Whether a label may begin with a character: most texts have none, and are told by it. */
static bool
begins_label(uint32_t code)
{
	switch (code) {
	case 0x7B2C: /* 第 */
	case 0x8868: /* 表 */
	case 0x56FE: /* 图 */
	case 0x6848: /* 案例 */
	case 0x9644: /* 附件 */
	case 0xFF08: /* （ */
	case '(':
		return true;
	default:
		return digit_value(code) >= 0 || numeral_value(code) >= 0;
	}
}

bool
label_read(struct label *label, struct str text, size_t at)
{
	size_t next;

	at = behind_blanks(text, at);
	if (code_at(text, at, &next) == 0x3010) /* 【 */
		at = behind_blanks(text, next);
	*label = (struct label){ .style = LABEL_STYLES };
	if (!begins_label(code_at(text, at, &next)))
		return false;
	if (read_ordinal(label, text, at) || label_read_named(label, text, at) || read_bracketed(label, text, at) ||
	    read_decimal(label, text, at))
		return true;
	*label = (struct label){ .style = LABEL_STYLES };
	return false;
}

/* ---- as text ---- */

struct str
label_number(struct arena *arena, const int *path, size_t depth)
{
	struct strbuf number = { 0 };

	for (size_t i = 0; i < depth; i++)
		strbuf_addf(&number, "%s%d", i > 0 ? "." : "", path[i]);
	return strbuf_take(arena, &number);
}

struct str
label_key(struct arena *arena, const struct label *label)
{
	return str_format(arena, "%d:%.*s", label->style, STR_ARG(label_number(arena, label->path, label->depth)));
}

struct str
plain_words(struct arena *arena, struct str text)
{
	struct strbuf words = { 0 };
	size_t at = 0;

	while (at < text.len) {
		uint32_t code = utf8_next(text, &at);
		char bytes[4];

		if (code >= 0xFF01 && code <= 0xFF5E)
			code -= 0xFEE0;
		if (utf8_is_word(code))
			strbuf_add(&words, (struct str){ bytes, utf8_encode(code, bytes) });
	}
	return strbuf_take(arena, &words);
}
