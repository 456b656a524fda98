#include "load/paper_plain.h"

#include "base/utf8.h"

/* The table of contents. */

struct entry {
	size_t to; /* its text ends there */
	long page;
	bool dots, tab, wide; /* what stands between text and page */
};

static bool
is_dot(uint32_t code_point)
{
	return code_point == '.' || code_point == 0xB7 || code_point == 0x2026 || code_point == 0x2025 ||
	       code_point == 0xFF0E || code_point == 0x22EF || code_point == '_';
}

/* The offset of the last character before `to`. */
static size_t
before(struct str text, size_t to)
{
	do
		to--;
	while (to > 0 && ((unsigned char)text.at[to] & 0xC0) == 0x80);
	return to;
}

/* Takes dots and blanks off the end, and notes which there were. */
static void
take_leader(struct str text, struct entry *entry)
{
	unsigned dots = 0, blanks = 0;

	while (entry->to > 0) {
		size_t from = before(text, entry->to), at = from;
		uint32_t code_point = utf8_next(text, &at);

		if (is_dot(code_point))
			dots += code_point == 0x2026 ? 3 : 1;
		else if (plain_blank(str_slice(text, from, entry->to)) > 0)
			blanks++;
		else
			break;
		entry->tab |= code_point == '\t';
		entry->to = from;
	}
	entry->dots = dots >= 2;
	entry->wide = blanks >= 2;
}

/* Whether a line is text and a page: "1.1 规模 ..... 12". */
static bool
read_entry(struct str text, struct entry *entry)
{
	size_t digits = text.len;

	*entry = (struct entry){ 0 };
	while (digits > 0 && text.len - digits < 5 && text.at[digits - 1] >= '0' && text.at[digits - 1] <= '9')
		digits--;
	if (digits == text.len || text.len - digits > 4)
		return false;
	entry->page = str_to_natural(str_slice(text, digits, text.len));
	entry->to = digits;
	take_leader(text, entry);
	return entry->to > 0 && entry->to < digits;
}

/* 目录, 目 录, 案例目录 */
static bool
is_contents_title(const struct plain *plain, const struct plain_line *line)
{
	struct str text = line->width <= 30 && line->to > line->from
			      ? plain_squeeze(plain->arena, plain_text(plain, line))
			      : STR_NONE;

	return text.len <= STR("主要图表目录").len &&
	       (str_ends(text, STR("目录")) || str_eq(text, STR("目次")) || str_ends(text, STR("目錄")));
}

static unsigned
entry_level(struct plain *plain, struct str text)
{
	size_t end;
	enum plain_style style = plain_number(text, &end);

	if (style == PLAIN_NONE || style == PLAIN_WORD)
		plain->contents_outline.depth = 0;
	return style == PLAIN_NONE ? 1 : plain_level(&plain->contents_outline, style);
}

static void
remember(struct plain *plain, struct str text, unsigned level)
{
	unsigned *kept = arena_new(plain->arena, unsigned);

	*kept = level;
	map_add(&plain->contents, plain->arena, plain_squeeze(plain->arena, text), kept);
}

/* An entry over lines at to `last`, the page being in the last. */
static void
add_entry(struct plain *plain, size_t at, size_t last, const struct entry *entry)
{
	const struct plain_line *first = &plain->lines[at], *line = &plain->lines[last];
	struct str text = str_slice(plain->clean.text, first->from, line->from + entry->to);
	unsigned level = entry_level(plain, text);
	struct paper_block *block;

	plain_add(plain, first->from, last > at ? first->to : line->from + entry->to);
	if (last > at)
		plain_join(plain, first->to, line->from, line->from + entry->to);
	block = paper_end(&plain->builder, PAPER_CONTENTS);
	if (block) {
		block->level = level;
		block->page = entry->page;
		remember(plain, block->text.text, level);
	}
}

/* Under the title of the table a blank before the page will do; elsewhere it takes dots. */
static bool
is_entry(const struct plain *plain, size_t at, bool titled, struct entry *entry)
{
	const struct plain_line *line = at < plain->count ? &plain->lines[at] : NULL;

	return line && line->from < line->to && line->width < 200 && read_entry(plain_text(plain, line), entry) &&
	       (entry->dots || (titled && !line->stop));
}

/* Entries from `at` on; one may be broken over two lines. */
static size_t
add_entries(struct plain *plain, size_t at)
{
	struct entry entry;

	for (;;) {
		if (is_entry(plain, at, true, &entry)) {
			add_entry(plain, at, at, &entry);
			at++;
		} else if (at + 1 < plain->count && plain->lines[at].from < plain->lines[at].to &&
			   !plain->lines[at].stop && !is_contents_title(plain, &plain->lines[at]) &&
			   is_entry(plain, at + 1, false, &entry)) {
			add_entry(plain, at, at + 1, &entry);
			at += 2;
		} else {
			return at;
		}
	}
}

enum { UNPAGED = 300 }; /* entries at most of a table of contents that has lost its pages */

static bool
same_lines(const struct plain *plain, size_t a, size_t b)
{
	return str_eq(plain_text(plain, &plain->lines[a]), plain_text(plain, &plain->lines[b]));
}

/* Where a table without pages ends: where its first entry comes again. `at`: it is none. */
static size_t
unpaged_end(const struct plain *plain, size_t at)
{
	for (size_t i = at; i < plain->count && i < at + UNPAGED; i++) {
		if (i > at && same_lines(plain, at, i))
			return i > at + 1 ? i : at;
		if (plain->lines[i].stop || plain->lines[i].width > 100)
			return at;
	}
	return at;
}

static size_t
add_unpaged(struct plain *plain, size_t at)
{
	size_t end = unpaged_end(plain, at);

	for (; at < end; at++) {
		struct entry entry = { .to = plain->lines[at].to - plain->lines[at].from, .page = -1 };

		add_entry(plain, at, at, &entry);
	}
	return at;
}

bool
plain_is_contents(const struct plain *plain, size_t at)
{
	struct entry entry;

	return is_entry(plain, at, false, &entry) || is_contents_title(plain, &plain->lines[at]);
}

size_t
plain_contents(struct plain *plain, size_t at)
{
	size_t from = at + 1, end;
	struct entry entry;

	if (is_entry(plain, at, false, &entry)) {
		add_entry(plain, at, at, &entry);
		return at + 1;
	}
	if (!is_contents_title(plain, &plain->lines[at]))
		return at;
	plain_add(plain, plain->lines[at].from, plain->lines[at].to);
	paper_end(&plain->builder, PAPER_PARAGRAPH);
	plain->contents_outline = (struct plain_outline){ 0 };
	end = add_entries(plain, from);
	return end > from ? end : add_unpaged(plain, from);
}
