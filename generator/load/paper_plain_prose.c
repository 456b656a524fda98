#include "load/paper_plain.h"

#include "base/utf8.h"

/* Titles, headings and paragraphs. */

static const struct plain_line *
line_at(const struct plain *plain, size_t at)
{
	return at < plain->count ? &plain->lines[at] : NULL;
}

/* Puts lines together into the block in hand. */
static void
add_lines(struct plain *plain, size_t from, size_t to)
{
	plain_add(plain, plain->lines[from].from, plain->lines[from].to);
	for (size_t i = from + 1; i < to; i++)
		if (plain->lines[i].from < plain->lines[i].to)
			plain_join(plain, plain->lines[i - 1].to, plain->lines[i].from, plain->lines[i].to);
}

static void
end_block(struct plain *plain, enum paper_kind kind, unsigned level)
{
	struct paper_block *block = paper_end(&plain->builder, kind);

	if (block)
		block->level = level;
}

/* ---- titles ---- */

static bool
is_title_word(struct str text)
{
	static const char *const words[] = { "报告", "方案", "计划", "意见", "通知", "办法", "规划", "规定", "纲要",
		"细则", "条例", "公报", "年报", "白皮书", "蓝皮书", "要点", "总结", "通报", "决定", "公告", "说明",
		"报告书", "报告（公开版）" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ends(text, str_from(words[i])))
			return true;
	return false;
}

/* A date, a year in brackets, a name alone cannot begin a title; what has the marks of a
 * sentence cannot be in one. */
static bool
may_be_title(const struct plain *plain, const struct plain_line *line)
{
	struct str text = plain_text(plain, line);

	return !line->tab && !line->tabs && !line->stop && !line->comma && !line->pause && !line->ended &&
	       line->width <= 90 && text.len > 0 && line->style == PLAIN_NONE && !str_starts(text, STR("（")) &&
	       !str_starts(text, STR("(")) && line->figures * 2 < line->cells + (line->cells == 1);
}

size_t
plain_title(struct plain *plain, size_t at)
{
	for (size_t i = at; i < plain->count && i < at + 4; i++) {
		const struct plain_line *line = &plain->lines[i];

		if (plain->headed || !may_be_title(plain, line) || (i > at && (line->gap > 2 || line->page)))
			return at;
		if (!is_title_word(plain_text(plain, line)))
			continue;
		add_lines(plain, at, i + 1);
		end_block(plain, PAPER_TITLE, 0);
		return i + 1;
	}
	return at;
}

/* ---- what a line begins ---- */

/* A number that begins a paragraph or a heading wherever it stands; with `weak` also one
 * that a line inside a paragraph can begin with by chance. */
static bool
begins_numbered(const struct plain_line *line, bool weak)
{
	return line->style != PLAIN_NONE && (weak || line->style < PLAIN_DECIMAL);
}

static bool
is_in_contents(const struct plain *plain, const struct plain_line *line)
{
	return plain->contents.count > 0 && line->width <= 120 && !line->stop &&
	       map_has(&plain->contents, plain_squeeze(plain->arena, plain_text(plain, line)));
}

static bool
begins_item(struct str text)
{
	static const char *const bullets[] = { "•", "●", "○", "◆", "◇", "■", "□", "▪", "·", "★", "☆", "➢",
		"\xEF\x82\xB7", "\xEF\x81\xAE", "\xEF\x83\x98", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "- ",
		"* " };

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (str_starts(text, str_from(bullets[i])))
			return true;
	return false;
}

/* Whether a line can go on a paragraph at all. */
static bool
begins_other(const struct plain *plain, const struct plain_line *line)
{
	struct str text = plain_text(plain, line);

	return line->tab || line->caption || begins_item(text) || is_in_contents(plain, line);
}

/* ---- paragraphs ---- */

/* The first line of a paragraph may have lost its indentation. */
static bool
is_full(const struct plain *plain, size_t from, size_t at)
{
	struct plain_line line = plain->lines[at];

	if (at == from && line.indent < 4)
		line.width += 4;
	return plain_is_full(plain, &line);
}

/* Whether what was read so far is running text and no label. */
static bool
is_prose(const struct plain *plain, size_t from, size_t last)
{
	return last > from || plain->lines[from].comma || plain->lines[from].pause || plain->lines[from].stop ||
	       plain->lines[from].open || plain_is_full(plain, &plain->lines[from]);
}

static enum plain_style
heading_style(const struct plain *plain, size_t from, size_t to);

/* What looks like a heading goes on only where it reaches the right edge: then it is a
 * long one, or the first sentence of a paragraph. */
static bool
heading_goes_on(const struct plain *plain, size_t from, size_t last)
{
	const struct plain_line *before = &plain->lines[last], *line = &plain->lines[last + 1];

	return last == from && is_full(plain, from, last) && (line->gap <= before->gap || !plain->gaps) &&
	       line->indent < 2 && !begins_numbered(line, true);
}

/* In a document where a blank ends a paragraph. */
static bool
goes_on_without_blank(const struct plain *plain, size_t from, size_t last)
{
	const struct plain_line *before = &plain->lines[last], *line = &plain->lines[last + 1];

	if (before->trail)
		return is_full(plain, from, last) && !before->ended && is_prose(plain, from, last) &&
		       !begins_numbered(line, true) && !begins_other(plain, line) && line->stop;
	return before->width * 5 >= plain->full * 3 || before->comma || last > from;
}

/* Behind the end of a sentence. */
static bool
goes_on_behind_end(const struct plain *plain, size_t from, size_t last)
{
	const struct plain_line *before = &plain->lines[last], *line = &plain->lines[last + 1];

	if (!is_full(plain, from, last) || !before->stop || begins_numbered(line, true))
		return false;
	if (line->gap > 0 && plain->gaps && !line->page)
		return false;
	return line->indent < (plain->indents ? 2 : 4);
}

/* Whether line last + 1 goes on what lines from to last began. */
static bool
goes_on(const struct plain *plain, size_t from, size_t last)
{
	const struct plain_line *before = &plain->lines[last], *line = line_at(plain, last + 1);

	if (!line || (line->from == line->to) || line->tab)
		return false;
	if (plain->trailing && (before->trail || goes_on_without_blank(plain, from, last)))
		return goes_on_without_blank(plain, from, last);
	if (begins_other(plain, line) || !is_prose(plain, from, last))
		return false;
	if (heading_style(plain, from, last + 1) != PLAIN_NONE)
		return heading_goes_on(plain, from, last);
	if (before->ended)
		return goes_on_behind_end(plain, from, last);
	if (begins_numbered(line, !is_full(plain, from, last)))
		return false;
	if (plain->full == 0)
		return line->comma || line->pause || line->stop;
	return is_full(plain, from, last) || !plain->gaps || line->gap == 0 || line->page;
}

/* Whether lines from to `to` have the form of a heading with a number. */
static enum plain_style
heading_style(const struct plain *plain, size_t from, size_t to)
{
	const struct plain_line *first = &plain->lines[from], *last = &plain->lines[to - 1];
	enum plain_style style = first->style;
	struct str text = plain_text(plain, last);

	if (to - from > 2 || first->stop || last->stop || first->width + (to - from > 1 ? last->width : 0) > 120)
		return PLAIN_NONE;
	if (str_ends(text, STR("，")) || str_ends(text, STR("、")))
		return style == PLAIN_HAN && first->behind == text.len ? style : PLAIN_NONE;
	if (style == PLAIN_NONE && to - from == 1 && is_in_contents(plain, first))
		return PLAIN_UNNUMBERED;
	return style == PLAIN_ROUND || (last->ended && style != PLAIN_ANNEX && style != PLAIN_CASE) ? PLAIN_NONE
												    : style;
}

/* The level that the table of contents gives, or that its number has. */
static unsigned
level_of(struct plain *plain, size_t from, size_t to, enum plain_style style)
{
	const unsigned *level = NULL;

	if (to - from == 1 && style == PLAIN_UNNUMBERED)
		level = map_get(&plain->contents, plain_squeeze(plain->arena, plain_text(plain, &plain->lines[from])));
	return level ? *level : plain_level(&plain->outline, style);
}

/* The title of an annex stands below its number. */
static bool
is_annex_title(const struct plain *plain, size_t from, size_t to)
{
	const struct plain_line *line = &plain->lines[from];

	return plain->annex_open && to - from == 1 && !line->stop && !line->ended && line->width <= 80;
}

static void
end_heading(struct plain *plain, size_t from, size_t to, enum plain_style style)
{
	const struct plain_line *first = &plain->lines[from];

	end_block(plain, PAPER_HEADING, level_of(plain, from, to, style));
	plain->headed = true;
	plain->annex_open = style == PLAIN_ANNEX && first->behind == first->to - first->from;
}

size_t
plain_prose(struct plain *plain, size_t at)
{
	size_t to = at + 1;
	enum plain_style style;
	struct str text = plain_text(plain, &plain->lines[at]);

	if (text.len == 0)
		return to;
	while (goes_on(plain, at, to - 1))
		to++;
	add_lines(plain, at, to);
	style = heading_style(plain, at, to);
	if (style == PLAIN_NONE && is_annex_title(plain, at, to))
		style = PLAIN_UNNUMBERED;
	if (style != PLAIN_NONE) {
		end_heading(plain, at, to, style);
		return to;
	}
	plain->annex_open = false;
	end_block(plain,
	    to - at == 1 && plain->lines[at].caption && !plain->lines[at].ended ? PAPER_CAPTION
	    : begins_item(text)                                                 ? PAPER_ITEM
										: PAPER_PARAGRAPH,
	    0);
	return to;
}
