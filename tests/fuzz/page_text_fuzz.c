#include "render/page_text.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Any UTF-8 text as a page, and as what is in its main element.
 *
 * Always true: lines are as search/index.h wants them; there is one title at most;
 * what is around the text says nothing twice; nothing is made up. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f';
}

static void
check_line(struct str line)
{
	require(line.len > 0 && utf8_invalid_at(line) == SIZE_MAX);
	require(!is_blank(line.at[0]) && !is_blank(line.at[line.len - 1]));
	for (size_t i = 1; i < line.len; i++)
		require(!is_blank(line.at[i]) || (line.at[i] == ' ' && line.at[i - 1] != ' '));
}

/* How many lines there are. */
static size_t
check_lines(struct str lines)
{
	size_t count = 0;
	struct str line;

	require(lines.len == 0 || str_ends(lines, STR("\n")));
	for (; lines.len > 0; count++) {
		lines = str_cut(lines, '\n', &line);
		check_line(line);
	}
	return count;
}

static void
check_once(struct str lines)
{
	while (lines.len > 0) {
		struct str line, other, rest = str_cut(lines, '\n', &line);

		lines = rest;
		while (rest.len > 0) {
			rest = str_cut(rest, '\n', &other);
			require(!str_eq(line, other));
		}
	}
}

static void
read_page(struct str html)
{
	struct page_text text;
	size_t length = 0;

	page_text_read(&text, html);
	for (size_t level = 0; level < SEARCH_LEVELS; level++) {
		size_t count = check_lines(strbuf_view(&text.lines[level]));

		require(level != LEVEL_TITLE || count <= 1);
		length += text.lines[level].len;
	}
	check_once(strbuf_view(&text.lines[LEVEL_AROUND]));
	require(length <= html.len + 1);
	page_text_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strbuf page = { 0 };

	if (utf8_invalid_at((struct str){ (const char *)data, size }) != SIZE_MAX)
		return -1;
	read_page((struct str){ (const char *)data, size });
	strbuf_adds(&page, "<!DOCTYPE html><body><main id=\"main-content\">");
	strbuf_add(&page, (struct str){ (const char *)data, size });
	strbuf_adds(&page, "</main></body>");
	read_page(strbuf_view(&page));
	strbuf_release(&page);
	return 0;
}
