#include "load/paper_plain.h"

#include "base/utf8.h"

/* The numbers of headings and captions, and the levels they make. */

/* The text from an offset on. */
static struct str
behind(struct str text, size_t at)
{
	return str_slice(text, at, text.len);
}

static size_t
skip_blanks(struct str text, size_t at)
{
	size_t step;

	while ((step = plain_blank(behind(text, at))) > 0)
		at += step;
	return at;
}

static bool
is_han_digit(uint32_t code_point)
{
	static const uint32_t digits[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
		0x5341, 0x767E, 0x3007, 0x96F6 };

	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		if (digits[i] == code_point)
			return true;
	return false;
}

static bool
is_digit(uint32_t code_point)
{
	return (code_point >= '0' && code_point <= '9') || (code_point >= 0xFF10 && code_point <= 0xFF19);
}

/* Behind the digits of one kind at `at`, at most `most` of them; `at` when there are none. */
static size_t
skip_digits(struct str text, size_t at, bool (*is_one)(uint32_t), unsigned most)
{
	for (unsigned count = 0; at < text.len; count++) {
		size_t next = at;

		if (!is_one(utf8_next(text, &next)))
			break;
		if (count == most)
			return 0;
		at = next;
	}
	return at;
}

/* Behind a number of either kind; 0 when there is none. */
static size_t
skip_number(struct str text, size_t at)
{
	size_t end = skip_digits(text, at, is_digit, 2);

	if (end == at)
		end = skip_digits(text, at, is_han_digit, 3);
	return end > at ? end : 0;
}

/* Behind the first of the words that stands there; 0 when none does. */
static size_t
skip_word(struct str text, size_t at, const char *const *words)
{
	for (; *words; words++)
		if (str_starts(behind(text, at), str_from(*words)))
			return at + str_from(*words).len;
	return 0;
}

static const char *const colons[] = { "：", ":", "——", "—", "-", " ", "　", "】", NULL };

/* 第一部分, 第 2 章 */
static enum plain_style
ordinal(struct str text, size_t *end)
{
	static const struct {
		const char *word;
		enum plain_style style;
	} words[] = { { "部分", PLAIN_PART }, { "编", PLAIN_PART }, { "篇", PLAIN_PART }, { "章", PLAIN_CHAPTER },
		{ "节", PLAIN_SECTION } };
	size_t at;

	if (!str_starts(text, STR("第")))
		return PLAIN_NONE;
	at = skip_number(text, skip_blanks(text, STR("第").len));
	if (at == 0)
		return PLAIN_NONE;
	at = skip_blanks(text, at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(behind(text, at), str_from(words[i].word))) {
			*end = at + str_from(words[i].word).len;
			return words[i].style;
		}
	return PLAIN_NONE;
}

/* 附件, 附件 1：, 附录二 */
static enum plain_style
annex(struct str text, size_t *end)
{
	static const char *const words[] = { "附件", "附录", NULL };
	size_t at = skip_word(text, 0, words), number, mark;

	if (at == 0)
		return PLAIN_NONE;
	number = skip_number(text, skip_blanks(text, at));
	at = number > 0 ? number : at;
	mark = at < text.len ? skip_word(text, at, colons) : at;
	if (mark == 0)
		return PLAIN_NONE;
	*end = mark;
	return PLAIN_ANNEX;
}

/* 【案例 1】, 案例一：, 典型案例 2—— */
static enum plain_style
example(struct str text, size_t *end)
{
	static const char *const words[] = { "【案例", "【典型案例", "案例", "典型案例", NULL };
	size_t at = skip_word(text, 0, words), mark;

	if (at == 0)
		return PLAIN_NONE;
	at = skip_number(text, skip_blanks(text, at));
	if (at == 0)
		return PLAIN_NONE;
	mark = at < text.len ? skip_word(text, at, colons) : at;
	if (mark == 0)
		return PLAIN_NONE;
	*end = mark;
	return PLAIN_CASE;
}

/* 一、 */
static enum plain_style
han(struct str text, size_t *end)
{
	static const char *const marks[] = { "、", "．", ".", NULL };
	size_t at = skip_digits(text, 0, is_han_digit, 3);

	at = at > 0 ? skip_word(text, at, marks) : 0;
	*end = at;
	return at > 0 ? PLAIN_HAN : PLAIN_NONE;
}

/* （一）, (1) */
static enum plain_style
bracketed(struct str text, size_t *end)
{
	static const char *const open[] = { "（", "(", NULL }, *const close[] = { "）", ")", NULL };
	size_t from = skip_word(text, 0, open), at;
	bool spelt;

	if (from == 0)
		return PLAIN_NONE;
	at = skip_digits(text, from, is_han_digit, 3);
	spelt = at > from;
	if (!spelt)
		at = skip_digits(text, from, is_digit, 2);
	if (at <= from || (at = skip_word(text, at, close)) == 0)
		return PLAIN_NONE;
	*end = at;
	return spelt ? PLAIN_BRACKET : PLAIN_ROUND;
}

/* Whether what follows a number says that it is an amount: 7.5册, 5.25%. */
static bool
is_amount(struct str rest)
{
	static const char *const words[] = { "%", "％", "‰", "万", "亿", "元", "个", "人", "册", "所", "年", "月", "日",
		"倍", "家", "项", "名", "平方", "分", "米", "，", "。", "、", "；", "）", ")", "：", ":", "—", "-",
		"～", "~", "/", NULL };

	return skip_word(rest, 0, words) > 0;
}

/* 1., 1.1, 1.1.1 */
static enum plain_style
decimal(struct str text, size_t *end)
{
	static const char *const points[] = { ".", "．", NULL }, *const marks[] = { "、", NULL };
	unsigned parts = 0;
	size_t at = 0, next, point = 0;

	while (parts < 4 && (next = skip_digits(text, at, is_digit, 2)) > at) {
		parts++;
		at = next;
		point = skip_word(text, at, points);
		if (point == 0)
			break;
		at = point;
	}
	if (parts == 1 && point == 0)
		at = point = skip_word(text, at, marks);
	if (parts == 0 || at == 0 || (parts == 1 && point == 0) || skip_digits(text, at, is_digit, 1) != at)
		return PLAIN_NONE;
	if (is_amount(behind(text, at)) && parts + (point > 0) > 1 && !(parts == 1 && point > 0))
		return PLAIN_NONE;
	*end = at;
	return PLAIN_DECIMAL + parts - 1;
}

/* Chapters that have no number. */
static enum plain_style
word(struct str text, size_t *end)
{
	static const char *const words[] = { "前言", "前 言", "前  言", "前　言", "引言", "引 言", "导言", "序言",
		"序 言", "摘要", "结语", "结 语", "结束语", "后记", "参考文献", "编制说明", "编写说明", "编者按" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(text, str_from(words[i]))) {
			*end = text.len;
			return PLAIN_WORD;
		}
	return PLAIN_NONE;
}

enum plain_style
plain_number(struct str text, size_t *end)
{
	static enum plain_style (*const readers[])(
	    struct str, size_t *) = { ordinal, annex, example, han, bracketed, decimal, word };
	enum plain_style style;

	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		style = readers[i](text, end);
		if (style != PLAIN_NONE)
			return style;
	}
	*end = 0;
	return PLAIN_NONE;
}

/* ---- captions ---- */

/* What shows that a sentence speaks of a table; the short words only right behind its number. */
static bool
is_mention(struct str text, size_t number)
{
	static const char *const words[] = { "所示", "可见", "可知", "可以", "显示", "所列", "表明", "反映", NULL },
				 *const near[] = { "中", "为", "和", "、", "，", "。", "）", "是", "与", "至", "的",
					 "及", NULL };

	return skip_word(text, skip_blanks(text, number), words) > 0 || skip_word(text, number, near) > 0;
}

bool
plain_is_caption(struct str text)
{
	static const char *const words[] = { "表", "图", "附表", "附图", "续表", "（表", "（图", NULL },
				 *const marks[] = { "：", ":", NULL },
				 *const joints[] = { "-", "—", "–", ".", "．", NULL };
	size_t at = skip_word(text, 0, words), number, joint;

	if (at == 0 || text.len > 240)
		return false;
	at = skip_blanks(text, at);
	number = skip_number(text, at);
	if (number == 0)
		return skip_word(text, at, marks) > 0 || str_eq(text, STR("续表"));
	while ((joint = skip_word(text, number, joints)) > 0 && skip_digits(text, joint, is_digit, 2) > joint)
		number = skip_digits(text, joint, is_digit, 2);
	return !is_mention(text, number);
}

/* ---- levels ---- */

static bool
is_decimal(enum plain_style style)
{
	return style >= PLAIN_DECIMAL && style <= PLAIN_DECIMAL4;
}

/* Whether an open style ends when a heading of another comes: it stands below it, by its
 * nature or because it came up later. */
static bool
is_below(const struct plain_outline *outline, enum plain_style open, enum plain_style style)
{
	if (style <= PLAIN_ANNEX)
		return true;
	if (is_decimal(open) && is_decimal(style))
		return open > style;
	if (open <= PLAIN_SECTION)
		return style < open;
	return outline->first[style] > 0 && outline->first[style] < outline->first[open];
}

unsigned
plain_level(struct plain_outline *outline, enum plain_style style)
{
	unsigned depth = 0;

	if (style == PLAIN_WORD) {
		outline->depth = 0;
		return 1;
	}
	while (depth < outline->depth && outline->open[depth] != style)
		depth++;
	if (depth == outline->depth && style != PLAIN_UNNUMBERED)
		while (depth > 0 && is_below(outline, outline->open[depth - 1], style))
			depth--;
	if (outline->first[style] == 0)
		outline->first[style] = ++outline->seen;
	outline->open[depth] = style;
	outline->depth = depth + 1;
	return outline->depth;
}
