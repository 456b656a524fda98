#include "load/head.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Any UTF-8 text between the fences of a head, and any text as a whole file.
 *
 * Always true: what fails has said why, inside the file; the body begins inside the
 * file; and the texts of the head are on one line. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static void
require_line(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		require((unsigned char)text.at[i] >= ' ');
	require(str_trim(text).len == text.len);
}

static void
read_file(struct str text)
{
	struct arena arena;
	struct sources sources = { .arena = &arena };
	struct doc doc = { 0 };
	size_t body = SIZE_MAX;
	struct diags diags;
	bool ok;

	arena_init(&arena);
	diags_init(&diags, &arena, DIAG_CHINESE);
	ok = head_read(&arena, source_add(&sources, STR("a.md"), text), &doc, &body, &diags);
	require(ok == (diags.count == 0));
	require(body <= text.len);
	for (size_t i = 0; i < diags.count; i++)
		require(diags.items[i].place.offset <= text.len);
	require(!ok || doc.title.len > 0);
	require_line(doc.title);
	require_line(doc.summary);
	require_line(doc.number);
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char opening[] = "---\n", closing[] = "\n---\nbody\n";
	struct strbuf text = { 0 };

	if (utf8_invalid_at((struct str){ (const char *)data, size }) != SIZE_MAX)
		return -1;
	read_file((struct str){ (const char *)data, size });
	strbuf_adds(&text, opening);
	strbuf_add(&text, (struct str){ (const char *)data, size });
	strbuf_adds(&text, closing);
	read_file(strbuf_view(&text));
	strbuf_release(&text);
	return 0;
}
