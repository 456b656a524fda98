#include "render/page_text.h"

#include "base/utf8.h"

#include <string.h>

enum { DEPTH = 64 };

/* What elements mean for the text in them; those that are not here divide lines and
 * mean nothing else. */
enum role { ROLE_BLOCK, ROLE_INLINE, ROLE_TITLE, ROLE_HEADING, ROLE_AROUND, ROLE_HIDDEN };

/* By name. */
static const struct {
	const char *name;
	enum role role;
} elements[] = {
	{ "a", ROLE_INLINE },
	{ "abbr", ROLE_INLINE },
	{ "aside", ROLE_AROUND },
	{ "b", ROLE_INLINE },
	{ "bdi", ROLE_INLINE },
	{ "bdo", ROLE_INLINE },
	{ "caption", ROLE_HEADING },
	{ "cite", ROLE_INLINE },
	{ "code", ROLE_INLINE },
	{ "data", ROLE_INLINE },
	{ "del", ROLE_INLINE },
	{ "dfn", ROLE_INLINE },
	{ "em", ROLE_INLINE },
	{ "figcaption", ROLE_HEADING },
	{ "footer", ROLE_AROUND },
	{ "h1", ROLE_TITLE },
	{ "h2", ROLE_HEADING },
	{ "h3", ROLE_HEADING },
	{ "h4", ROLE_HEADING },
	{ "h5", ROLE_HEADING },
	{ "h6", ROLE_HEADING },
	{ "i", ROLE_INLINE },
	{ "img", ROLE_INLINE },
	{ "input", ROLE_INLINE },
	{ "ins", ROLE_INLINE },
	{ "kbd", ROLE_INLINE },
	{ "label", ROLE_INLINE },
	{ "mark", ROLE_INLINE },
	{ "nav", ROLE_AROUND },
	{ "picture", ROLE_INLINE },
	{ "q", ROLE_INLINE },
	{ "s", ROLE_INLINE },
	{ "samp", ROLE_INLINE },
	{ "script", ROLE_HIDDEN },
	{ "small", ROLE_INLINE },
	{ "source", ROLE_INLINE },
	{ "span", ROLE_INLINE },
	{ "strong", ROLE_INLINE },
	{ "style", ROLE_HIDDEN },
	{ "sub", ROLE_INLINE },
	{ "sup", ROLE_INLINE },
	{ "template", ROLE_HIDDEN },
	{ "time", ROLE_INLINE },
	{ "u", ROLE_INLINE },
	{ "var", ROLE_INLINE },
	{ "wbr", ROLE_INLINE },
};

static const struct {
	const char *name;
	const char *text;
} references[] = {
	{ "amp", "&" },
	{ "apos", "'" },
	{ "gt", ">" },
	{ "lt", "<" },
	{ "nbsp", " " },
	{ "quot", "\"" },
};

struct scan {
	struct page_text *text;
	struct str rest;
	enum role stack[DEPTH]; /* roles of open elements that are neither block nor inline */
	size_t depth;
	bool blank;  /* a blank is due before the next character of the line */
	size_t line; /* how long the level was when the line began */
	enum search_level level;
};

static enum role
element_role(struct str name)
{
	size_t low = 0, high = sizeof elements / sizeof *elements;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(name, str_from(elements[middle].name));

		if (order == 0)
			return elements[middle].role;
		low = order > 0 ? middle + 1 : low;
		high = order < 0 ? middle : high;
	}
	return ROLE_BLOCK;
}

static bool
is_blank(char byte)
{
	return (unsigned char)byte <= ' ' &&
	       (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f');
}

static bool
is_inside(const struct scan *scan, enum role role)
{
	for (size_t i = 0; i < scan->depth && i < DEPTH; i++)
		if (scan->stack[i] == role)
			return true;
	return false;
}

/* ---- lines ---- */

/* Whether the line that was added is there already: menus of small screens repeat those
 * of large ones. */
static bool
is_repeated(const struct scan *scan)
{
	struct str lines = strbuf_view(&scan->text->lines[scan->level]), line = str_slice(lines, scan->line, lines.len);
	size_t at = str_find(lines, line, 0);

	while (at > 0 && at < scan->line && lines.at[at - 1] != '\n')
		at = str_find(lines, line, at + 1);
	return line.len > 0 && at < scan->line;
}

static void
end_line(struct scan *scan)
{
	struct strbuf *lines = &scan->text->lines[scan->level];

	if (lines->len > scan->line)
		strbuf_addc(lines, '\n');
	if (scan->level == LEVEL_AROUND && is_repeated(scan))
		lines->len = scan->line;
	scan->blank = false;
}

/* A page has one title. */
static void
begin_line(struct scan *scan)
{
	if (is_inside(scan, ROLE_TITLE) && scan->text->lines[LEVEL_TITLE].len == 0)
		scan->level = LEVEL_TITLE;
	else if (is_inside(scan, ROLE_AROUND))
		scan->level = LEVEL_AROUND;
	else
		scan->level = is_inside(scan, ROLE_HEADING) || is_inside(scan, ROLE_TITLE) ? LEVEL_HEADING : LEVEL_TEXT;
	scan->line = scan->text->lines[scan->level].len;
}

static void
add_text(struct scan *scan, struct str text)
{
	struct strbuf *lines = &scan->text->lines[scan->level];

	for (size_t from = 0, to; from < text.len; from = to) {
		for (to = from; to < text.len && !is_blank(text.at[to]);)
			to++;
		if (to == from) {
			scan->blank = true;
			to++;
			continue;
		}
		if (scan->blank && lines->len > scan->line)
			strbuf_addc(lines, ' ');
		scan->blank = false;
		strbuf_add(lines, str_slice(text, from, to));
	}
}

/* ---- markup ---- */

/* "#38" or "#x26" */
static void
add_code_point(struct scan *scan, struct str digits)
{
	bool hexadecimal = str_starts(digits, STR("x")) || str_starts(digits, STR("X"));
	uint32_t code_point = 0;
	char bytes[4];

	for (size_t i = hexadecimal; i < digits.len && code_point < 0x110000; i++) {
		char digit = digits.at[i];
		int value = digit <= '9' ? digit - '0' : (digit | ' ') - 'a' + 10;

		code_point = code_point * (hexadecimal ? 16 : 10) + (uint32_t)value;
	}
	if (code_point == 0xA0)
		code_point = ' ';
	if (code_point > 0 && code_point < 0x110000)
		add_text(scan, (struct str){ bytes, utf8_encode(code_point, bytes) });
}

static void
take_reference(struct scan *scan)
{
	struct str rest, name;

	rest = str_cut(str_slice(scan->rest, 1, scan->rest.len), ';', &name);
	scan->rest = rest;
	if (str_starts(name, STR("#"))) {
		add_code_point(scan, str_slice(name, 1, name.len));
		return;
	}
	for (size_t i = 0; i < sizeof references / sizeof *references; i++)
		if (str_eq(name, str_from(references[i].name)))
			add_text(scan, str_from(references[i].text));
}

/* The offset of a byte; the length when it is not there. */
static size_t
byte_at(struct str text, char byte)
{
	const char *at = text.len > 0 ? memchr(text.at, byte, text.len) : NULL;

	return at ? (size_t)(at - text.at) : text.len;
}

/* The offset behind a tag, whose attribute values may have a '>'. */
static size_t
tag_end(struct str html)
{
	for (size_t i = 1; i < html.len; i++) {
		char byte = html.at[i];

		if (byte == '>')
			return i + 1;
		if (byte == '"' || byte == '\'')
			i += byte_at(str_slice(html, i + 1, html.len), byte) + 1;
	}
	return html.len;
}

static struct str
tag_name(struct str tag)
{
	size_t from = tag.len > 1 && tag.at[1] == '/' ? 2 : 1, to = from;

	while (to < tag.len && !is_blank(tag.at[to]) && tag.at[to] != '>' && tag.at[to] != '/')
		to++;
	return str_slice(tag, from, to);
}

/* Elements with a role nest properly; deeper ones than there is room for count only. */
static void
nest(struct scan *scan, enum role role, bool closing)
{
	if (closing) {
		scan->depth -= scan->depth > 0;
		return;
	}
	if (scan->depth < DEPTH)
		scan->stack[scan->depth] = role;
	scan->depth++;
}

/* The text of scripts is no markup. */
static void
skip_hidden(struct scan *scan, struct str name)
{
	for (;;) {
		size_t at = str_find(scan->rest, STR("</"), 0);

		if (at == SIZE_MAX) {
			scan->rest = STR_NONE;
			return;
		}
		scan->rest = str_slice(scan->rest, at, scan->rest.len);
		at = tag_end(scan->rest);
		if (str_eq(tag_name(str_slice(scan->rest, 0, at)), name)) {
			scan->rest = str_slice(scan->rest, at, scan->rest.len);
			return;
		}
		scan->rest = str_slice(scan->rest, 2, scan->rest.len);
	}
}

static void
take_tag(struct scan *scan)
{
	size_t end = tag_end(scan->rest);
	struct str tag = str_slice(scan->rest, 0, end), name = tag_name(tag);
	enum role role = element_role(name);

	scan->rest = str_slice(scan->rest, end, scan->rest.len);
	if (role == ROLE_INLINE)
		return;
	end_line(scan);
	if (role == ROLE_HIDDEN)
		skip_hidden(scan, name);
	else if (role != ROLE_BLOCK)
		nest(scan, role, str_starts(tag, STR("</")));
	begin_line(scan);
}

static void
take_comment(struct scan *scan)
{
	size_t end = str_find(scan->rest, STR("-->"), 0);

	scan->rest = end == SIZE_MAX ? STR_NONE : str_slice(scan->rest, end + STR("-->").len, scan->rest.len);
}

static void
take_characters(struct scan *scan)
{
	struct str text = str_slice(scan->rest, 0, byte_at(scan->rest, '<'));

	text.len = byte_at(text, '&');
	add_text(scan, text);
	scan->rest = str_slice(scan->rest, text.len, scan->rest.len);
}

/* The inside of the page's main element, else of its body. */
static struct str
main_part(struct str html)
{
	static const struct {
		struct str open, close;
	} names[] = { { { "<main", 5 }, { "</main>", 7 } }, { { "<body", 5 }, { "</body>", 7 } } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t from = str_find(html, names[i].open, 0), to;

		if (from == SIZE_MAX)
			continue;
		from += tag_end(str_slice(html, from, html.len));
		to = str_find(html, names[i].close, from);
		return str_slice(html, from, to == SIZE_MAX ? html.len : to);
	}
	return html;
}

void
page_text_read(struct page_text *text, struct str html)
{
	struct scan scan = { .text = text, .rest = main_part(html) };

	*text = (struct page_text){ 0 };
	begin_line(&scan);
	while (scan.rest.len > 0) {
		if (str_starts(scan.rest, STR("<!--")))
			take_comment(&scan);
		else if (scan.rest.at[0] == '<')
			take_tag(&scan);
		else if (scan.rest.at[0] == '&')
			take_reference(&scan);
		else
			take_characters(&scan);
	}
	end_line(&scan);
}

void
page_text_release(struct page_text *text)
{
	for (size_t level = 0; level < SEARCH_LEVELS; level++)
		strbuf_release(&text->lines[level]);
}
