#include "load/compiled.h"

#include <stdlib.h>

/* Any bytes as a packed document of a small source.
 *
 * Always true: what is unpacked packs to the same bytes, and refers to nothing that
 * is not there. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static size_t
things(const struct doc *doc, enum piece_kind kind)
{
	switch (kind) {
	case PIECE_HEADING:
		return doc->heading_count;
	case PIECE_HREF:
	case PIECE_LINK_LABEL:
		return doc->link_count;
	case PIECE_VALUE:
		return doc->value_count;
	case PIECE_BLOCK:
		return doc->block_count;
	case PIECE_CAPTION:
		return doc->caption_count;
	default:
		return 1;
	}
}

static void
require_sound(const struct doc *doc, struct str source)
{
	for (size_t i = 0; i < doc->piece_count; i++)
		require(doc->pieces[i].ref < things(doc, doc->pieces[i].kind));
	for (size_t i = 0; i < doc->block_count; i++)
		require(doc->blocks[i].caption <= doc->caption_count);
	for (size_t i = 0; i < doc->link_count; i++)
		require(doc->links[i].place.offset + doc->links[i].place.length <= source.len);
	for (size_t i = 0; i < doc->anchor_count; i++)
		require(doc_has_anchor(doc, doc->anchors[i]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct source source = { .path = STR("a.md"), .text = STR("a source of 24 characters") };
	const struct str bytes = { (const char *)data, size };
	struct strbuf again = { 0 };
	struct arena arena;
	struct doc doc;

	arena_init(&arena);
	if (compiled_unpack(&arena, &source, bytes, &doc)) {
		require_sound(&doc, source.text);
		compiled_pack(&doc, &again);
		require(str_eq(strbuf_view(&again), bytes));
	}
	strbuf_release(&again);
	arena_release(&arena);
	return 0;
}
