#include "load/compiled.h"
#include "load/markdown.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Any UTF-8 text as a Markdown file.
 *
 * Always true: what fails has said why; every finding stands inside the file; and a
 * compiled document comes back from its packed form with everything it refers to. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static void
require_inside(struct place place)
{
	require(place.source != NULL);
	require(place.offset <= place.source->text.len);
	require(place.length <= place.source->text.len - place.offset);
}

static void
require_places(const struct doc *doc, const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		require_inside(diags->items[i].place);
	for (size_t i = 0; i < doc->link_count; i++)
		require_inside(doc->links[i].place);
	for (size_t i = 0; i < doc->value_count; i++)
		require_inside(doc->values[i].place);
	for (size_t i = 0; i < doc->heading_count; i++)
		require(doc_has_anchor(doc, doc->headings[i].id));
}

/* The packed form is refused when anything in the document leads nowhere. */
static void
require_packs(struct arena *arena, const struct source *source, const struct doc *doc)
{
	struct strbuf once = { 0 };
	struct strbuf twice = { 0 };
	struct doc again;

	compiled_pack(doc, &once);
	require(compiled_unpack(arena, source, strbuf_view(&once), &again));
	compiled_pack(&again, &twice);
	require(str_eq(strbuf_view(&once), strbuf_view(&twice)));
	strbuf_release(&once);
	strbuf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct sources sources = { .arena = &arena };
	struct diags diags;
	struct source *source;
	struct doc doc;
	bool ok;

	if (utf8_invalid_at((struct str){ (const char *)data, size }) != SIZE_MAX)
		return -1;
	arena_init(&arena);
	diags_init(&diags, &arena, DIAG_ENGLISH);
	source = source_add(&sources, STR("a.md"), (struct str){ (const char *)data, size });
	ok = markdown_compile(&arena, source, &doc, &diags);
	require(ok == (diags_count(&diags, SEVERITY_ERROR) == 0));
	require_places(&doc, &diags);
	require_packs(&arena, source, &doc);
	arena_release(&arena);
	return 0;
}
