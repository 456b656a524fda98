#include "load/paper_plain.h"

#include "base/utf8.h"

#include <string.h>

/* Cuts the text into lines and measures the habits of the document. */

struct line_list {
	struct plain_line *items;
	size_t count, capacity;
};

static bool
is_stop(uint32_t code_point)
{
	return code_point == 0x3002 || code_point == 0xFF01 || code_point == 0xFF1F || code_point == 0xFF1B;
}

/* Closing quotes and brackets may stand behind the mark that ends a sentence. */
static bool
is_closing(uint32_t code_point)
{
	return code_point == 0x201D || code_point == 0x2019 || code_point == 0xFF09 || code_point == 0x300B ||
	       code_point == ')' || code_point == '"' || code_point == 0x300D;
}

static int
depth_of(uint32_t code_point)
{
	switch (code_point) {
	case 0x201C: /* “ */
	case 0x300A: /* 《 */
	case 0xFF08: /* （ */
		return 1;
	case 0x201D:
	case 0x300B:
	case 0xFF09:
		return -1;
	default:
		return 0;
	}
}

static void
look_at_characters(struct plain_line *line, struct str text)
{
	size_t at = 0;
	long depth = 0;

	while (at < text.len) {
		uint32_t code_point = utf8_next(text, &at);

		line->width += (uint32_t)utf8_width(code_point);
		line->tabs |= code_point == '\t';
		line->comma |= code_point == 0xFF0C;
		line->pause |= code_point == 0x3001;
		if (is_stop(code_point))
			line->stop = line->ended = true;
		else if (code_point == 0xFF1A || code_point == ':' || code_point == 0x2026)
			line->ended = true;
		else if (!is_closing(code_point))
			line->ended = false;
		depth += depth_of(code_point);
	}
	line->open = depth > 0;
}

static void
look_at_cells(struct plain_line *line, struct str text)
{
	struct plain_cells cells = { .text = text };

	while (line->cells <= PLAIN_COLUMNS && plain_next_cell(&cells)) {
		if (line->cells == 0 || cells.blanks > 1)
			line->wide++;
		if (cells.figure)
			line->figures++;
		line->cells++;
		line->figure_last = cells.figure;
	}
}

static void
look_at_number(struct plain_line *line, struct str text)
{
	size_t behind;

	line->style = (uint8_t)plain_number(text, &behind);
	line->behind = (uint32_t)behind;
	line->caption = plain_is_caption(text);
}

/* Sets the ends of the line, and what the blanks at them say. */
static void
trim(struct plain_line *line, struct str all)
{
	size_t step;

	for (; line->from < line->to; line->from += (uint32_t)step) {
		step = plain_blank(str_slice(all, line->from, line->to));
		if (step == 0)
			break;
		line->tab |= line->indent == 0 && all.at[line->from] == '\t';
		line->indent += all.at[line->from] == '\t' ? 8 : step == 3 ? 2 : 1;
	}
	while (line->to > line->from) {
		uint32_t back = line->to - 1;

		while (back > line->from && ((unsigned char)all.at[back] & 0xC0) == 0x80)
			back--;
		if (plain_blank(str_slice(all, back, line->to)) == 0)
			break;
		line->trail = true;
		line->to = back;
	}
}

static size_t
without_dashes(struct str *text)
{
	static const char *const dashes[] = { "-", "—", "–", "－", " ", "·" };
	size_t taken = 0;

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		struct str dash = str_from(dashes[i]);

		while (str_starts(*text, dash)) {
			*text = str_slice(*text, dash.len, text->len);
			taken++;
		}
		while (str_ends(*text, dash)) {
			text->len -= dash.len;
			taken++;
		}
	}
	return taken;
}

/* The number of a page alone on its line: 11, - 11 -, 第 11 页. */
static bool
is_page_number(struct str text)
{
	struct str digits = text;

	if (text.len > 40 || text.len == 0)
		return false;
	if (str_starts(text, STR("第")) && str_ends(text, STR("页")))
		digits = str_trim(str_slice(text, STR("第").len, text.len - STR("页").len));
	without_dashes(&digits);
	without_dashes(&digits);
	return digits.len > 0 && digits.len <= 3 && str_to_natural(digits) >= 0;
}

/* What comes between the last line kept and the next. */
struct between {
	uint32_t gap;
	bool page;
};

static void
add_line(struct plain *plain, struct line_list *list, struct between *between, struct plain_line line)
{
	struct str text;

	trim(&line, plain->clean.text);
	text = plain_text(plain, &line);
	if (text.len == 0 && !line.tab) {
		between->gap++;
		return;
	}
	if (!line.tab && is_page_number(text)) {
		between->page = true;
		return;
	}
	look_at_characters(&line, text);
	look_at_cells(&line, text);
	look_at_number(&line, text);
	line.gap = between->gap;
	line.page = between->page;
	*between = (struct between){ 0 };
	*arena_push(plain->arena, list) = line;
}

void
plain_lines(struct plain *plain)
{
	struct str all = plain->clean.text;
	struct line_list list = { 0 };
	struct between between = { 0 };
	size_t from = 0;

	for (size_t at = 0; at <= all.len; at++) {
		if (at < all.len && all.at[at] != '\n' && all.at[at] != '\f')
			continue;
		if (at > from || at < all.len)
			add_line(
			    plain, &list, &between, (struct plain_line){ .from = (uint32_t)from, .to = (uint32_t)at });
		between.page |= at < all.len && all.at[at] == '\f';
		from = at + 1;
	}
	plain->lines = list.items;
	plain->count = list.count;
}

/* ---- running heads ---- */

/* The first or last line of a page that is no row of a table and can be left out. */
static bool
may_run(const struct plain *plain, size_t at)
{
	const struct plain_line *line = &plain->lines[at];

	return (line->page || at + 1 == plain->count || plain->lines[at + 1].page) && line->width <= 100 &&
	       line->cells < 4 && line->to > line->from && !line->tab && !line->stop && !line->comma &&
	       line->style == PLAIN_NONE;
}

static void
count_running(struct plain *plain, struct map *counts, size_t at)
{
	struct str text = plain_text(plain, &plain->lines[at]);
	size_t *count = map_get(counts, text);

	if (!count) {
		count = arena_new(plain->arena, size_t);
		map_add(counts, plain->arena, text, count);
	}
	++*count;
}

void
plain_drop_running(struct plain *plain)
{
	struct map counts = { 0 };
	size_t kept = 0;
	bool page = false;

	for (size_t i = 0; i < plain->count; i++)
		if (may_run(plain, i))
			count_running(plain, &counts, i);
	for (size_t i = 0; i < plain->count; i++) {
		bool runs = may_run(plain, i) && *(size_t *)map_get(&counts, plain_text(plain, &plain->lines[i])) >= 3;

		page |= plain->lines[i].page || runs;
		if (runs)
			continue;
		plain->lines[kept] = plain->lines[i];
		plain->lines[kept++].page = page;
		page = false;
	}
	plain->count = kept;
}

/* ---- habits ---- */

enum {
	WIDTHS = 200, /* wider lines were not broken by a layout */
	LONG = 40,    /* columns from which on a line may be a full one */
	RAGGED = 6,   /* columns that a full line may lack */
};

/* The width near which most long lines end. */
static uint32_t
full_width(const struct plain *plain)
{
	size_t widths[WIDTHS + 1] = { 0 }, total = 0, most = 0;
	uint32_t full = 0;

	for (size_t i = 0; i < plain->count; i++)
		if (plain->lines[i].width >= LONG) {
			widths[plain->lines[i].width < WIDTHS ? plain->lines[i].width : WIDTHS]++;
			total++;
		}
	for (uint32_t width = LONG + RAGGED; width < WIDTHS; width++) {
		size_t near = 0;

		for (uint32_t k = width - RAGGED; k <= width; k++)
			near += widths[k];
		if (near > most && widths[width] > 0) {
			most = near;
			full = width;
		}
	}
	return most * 5 >= total * 2 ? full : 0;
}

bool
plain_is_full(const struct plain *plain, const struct plain_line *line)
{
	return plain->full > 0 && line->width + RAGGED >= plain->full;
}

/* How often full lines and short lines end with a blank. */
static bool
ends_with_blanks(const struct plain *plain)
{
	size_t full = 0, full_trail = 0, small = 0, small_trail = 0;

	for (size_t i = 0; i < plain->count; i++) {
		const struct plain_line *line = &plain->lines[i];

		if (plain_is_full(plain, line)) {
			full++;
			full_trail += line->trail;
		} else if (line->width < plain->full * 2 / 3) {
			small++;
			small_trail += line->trail;
		}
	}
	return small >= 2 && small_trail * 5 >= small * 4 && full >= 1 && full_trail * 3 <= full;
}

void
plain_measure(struct plain *plain)
{
	size_t joined = 0, close = 0, begun = 0, indented = 0;

	plain->full = full_width(plain);
	plain->trailing = plain->full > 0 && ends_with_blanks(plain);
	for (size_t i = 1; i < plain->count; i++) {
		const struct plain_line *before = &plain->lines[i - 1], *line = &plain->lines[i];

		if (plain_is_full(plain, before) && !before->ended && !line->page) {
			joined++;
			close += line->gap == 0;
		} else if (before->ended && !plain_is_full(plain, before)) {
			begun++;
			indented += line->indent >= 2 && !line->tab;
		}
	}
	plain->gaps = joined > 0 && close * 2 > joined;
	plain->indents = begun > 0 && indented * 2 > begun;
}
