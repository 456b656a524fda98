#include "load/compiled_parts.h"

#include <limits.h>

/* Each noun has a function that packs it and one that unpacks it, side by side: the
 * two must agree. Damage never goes further than here: an unpacked document has
 * only indices that exist, kinds that are known and places inside its source. */

enum { WORD = 8 }; /* bytes that any field takes at least */

/* ---- fields ---- */

size_t
unpack_below(struct compiled *compiled, size_t limit)
{
	uint64_t number = unpack_u64(&compiled->from);

	if (number < limit)
		return (size_t)number;
	compiled->from.failed = true;
	return 0;
}

size_t
unpack_items(struct compiled *compiled, size_t fields)
{
	return unpack_below(compiled, compiled->from.rest.len / (fields * WORD) + 1);
}

/* A place is nowhere or in the document's source. */
static void
pack_place(struct strbuf *out, struct place place)
{
	strbuf_pack_u64(out, place.source != NULL);
	strbuf_pack_u64(out, place.offset);
	strbuf_pack_u64(out, place.length);
}

static struct place
unpack_place(struct compiled *compiled)
{
	bool somewhere = unpack_below(compiled, 2) == 1;
	size_t limit = somewhere ? compiled->source->text.len + 1 : 1;
	size_t offset = unpack_below(compiled, limit);
	size_t length = unpack_below(compiled, limit - offset);

	return somewhere ? place_at(compiled->source, offset, length) : (struct place){ 0 };
}

static void
pack_head(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_str(out, doc->title);
	strbuf_pack_str(out, doc->number);
	strbuf_pack_str(out, doc->topic);
	strbuf_pack_str(out, doc->summary);
	strbuf_pack_str(out, doc->updated);
	pack_place(out, doc->title_place);
	pack_place(out, doc->topic_place);
	strbuf_pack_u64(out, doc->draft);
	strbuf_pack_str(out, doc->plain);
}

static void
unpack_head(struct compiled *compiled, struct doc *doc)
{
	doc->title = unpack_str(&compiled->from);
	doc->number = unpack_str(&compiled->from);
	doc->topic = unpack_str(&compiled->from);
	doc->summary = unpack_str(&compiled->from);
	doc->updated = unpack_str(&compiled->from);
	doc->title_place = unpack_place(compiled);
	doc->topic_place = unpack_place(compiled);
	doc->draft = unpack_below(compiled, 2) == 1;
	doc->plain = unpack_str(&compiled->from);
}

/* ---- headings, links, values, captions, anchors ---- */

static void
pack_headings(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->heading_count);
	for (size_t i = 0; i < doc->heading_count; i++) {
		const struct heading *heading = &doc->headings[i];

		strbuf_pack_u64(out, heading->level);
		strbuf_pack_str(out, heading->id);
		strbuf_pack_str(out, heading->text);
		pack_place(out, heading->place);
	}
}

static unsigned
unpack_level(struct compiled *compiled)
{
	size_t level = unpack_below(compiled, HEADING_LEVEL_LAST + 1);

	if (level < HEADING_LEVEL_FIRST)
		compiled->from.failed = true;
	return (unsigned)level;
}

static void
unpack_headings(struct compiled *compiled, struct doc *doc)
{
	doc->heading_count = unpack_items(compiled, 6);
	doc->headings = arena_array(compiled->arena, struct heading, doc->heading_count);
	for (size_t i = 0; i < doc->heading_count; i++) {
		struct heading *heading = &doc->headings[i];

		heading->level = unpack_level(compiled);
		heading->id = unpack_str(&compiled->from);
		heading->text = unpack_str(&compiled->from);
		heading->place = unpack_place(compiled);
	}
}

static void
pack_links(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->link_count);
	for (size_t i = 0; i < doc->link_count; i++) {
		const struct doc_link *link = &doc->links[i];

		strbuf_pack_str(out, link->target);
		strbuf_pack_u64(out, link->image);
		strbuf_pack_u64(out, link->empty);
		pack_place(out, link->place);
	}
}

static void
unpack_links(struct compiled *compiled, struct doc *doc)
{
	doc->link_count = unpack_items(compiled, 6);
	doc->links = arena_array(compiled->arena, struct doc_link, doc->link_count);
	for (size_t i = 0; i < doc->link_count; i++) {
		struct doc_link *link = &doc->links[i];

		link->target = unpack_str(&compiled->from);
		link->image = unpack_below(compiled, 2) == 1;
		link->empty = unpack_below(compiled, 2) == 1;
		link->place = unpack_place(compiled);
	}
}

/* Years are 0 (open, or the report's own) or of four digits. */
static void
pack_year(struct strbuf *out, int year)
{
	strbuf_pack_u64(out, year > 0 ? (uint64_t)year : 0);
}

static int
unpack_year(struct compiled *compiled)
{
	return (int)unpack_below(compiled, 10000);
}

static void
pack_values(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->value_count);
	for (size_t i = 0; i < doc->value_count; i++) {
		const struct doc_value *value = &doc->values[i];

		strbuf_pack_str(out, value->indicator);
		pack_year(out, value->year);
		strbuf_pack_str(out, value->item);
		pack_place(out, value->place);
	}
}

static void
unpack_values(struct compiled *compiled, struct doc *doc)
{
	doc->value_count = unpack_items(compiled, 6);
	doc->values = arena_array(compiled->arena, struct doc_value, doc->value_count);
	for (size_t i = 0; i < doc->value_count; i++) {
		struct doc_value *value = &doc->values[i];

		value->indicator = unpack_str(&compiled->from);
		value->year = unpack_year(compiled);
		value->item = unpack_str(&compiled->from);
		value->place = unpack_place(compiled);
	}
}

static void
pack_captions(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->caption_count);
	for (size_t i = 0; i < doc->caption_count; i++) {
		const struct caption *caption = &doc->captions[i];

		strbuf_pack_u64(out, caption->kind);
		strbuf_pack_u64(out, caption->number);
		strbuf_pack_str(out, caption->id);
		strbuf_pack_str(out, caption->text);
		pack_place(out, caption->place);
	}
}

static void
unpack_captions(struct compiled *compiled, struct doc *doc)
{
	doc->caption_count = unpack_items(compiled, 7);
	doc->captions = arena_array(compiled->arena, struct caption, doc->caption_count);
	for (size_t i = 0; i < doc->caption_count; i++) {
		struct caption *caption = &doc->captions[i];

		caption->kind =
		    unpack_below(compiled, CAPTION_FIGURE + 1) == CAPTION_TABLE ? CAPTION_TABLE : CAPTION_FIGURE;
		caption->number = (unsigned)unpack_below(compiled, doc->caption_count + 1);
		caption->id = unpack_str(&compiled->from);
		caption->text = unpack_str(&compiled->from);
		caption->place = unpack_place(compiled);
	}
}

static void
pack_anchors(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->anchor_count);
	for (size_t i = 0; i < doc->anchor_count; i++)
		strbuf_pack_str(out, doc->anchors[i]);
}

/* They must be sorted: they are looked up by bisection. */
static void
unpack_anchors(struct compiled *compiled, struct doc *doc)
{
	doc->anchor_count = unpack_items(compiled, 1);
	doc->anchors = arena_array(compiled->arena, struct str, doc->anchor_count);
	for (size_t i = 0; i < doc->anchor_count; i++) {
		doc->anchors[i] = unpack_str(&compiled->from);
		if (i > 0 && str_cmp(doc->anchors[i - 1], doc->anchors[i]) >= 0)
			compiled->from.failed = true;
	}
}

/* ---- blocks ---- */

static void
pack_words(struct strbuf *out, const struct block_words *words)
{
	strbuf_pack_u64(out, words->count);
	for (size_t i = 0; i < words->count; i++) {
		strbuf_pack_str(out, words->items[i].text);
		pack_place(out, words->items[i].place);
	}
}

static struct block_words
unpack_words(struct compiled *compiled)
{
	struct block_words words = { .count = unpack_items(compiled, 4) };

	words.capacity = words.count;
	words.items = arena_array(compiled->arena, struct block_word, words.count);
	for (size_t i = 0; i < words.count; i++) {
		words.items[i].text = unpack_str(&compiled->from);
		words.items[i].place = unpack_place(compiled);
	}
	return words;
}

static void
pack_block(struct strbuf *out, const struct block *block)
{
	strbuf_pack_u64(out, block->kind);
	strbuf_pack_u64(out, block->shape);
	pack_words(out, &block->indicators);
	pack_words(out, &block->cities);
	strbuf_pack_u64(out, block->year_count);
	for (size_t i = 0; i < block->year_count; i++)
		pack_year(out, block->years[i]);
	pack_year(out, block->first_year);
	pack_year(out, block->last_year);
	strbuf_pack_str(out, block->by);
	strbuf_pack_u64(out, block->transpose);
	strbuf_pack_str(out, block->title);
	pack_place(out, block->place);
	strbuf_pack_u64(out, block->caption);
}

static void
unpack_block(struct compiled *compiled, const struct doc *doc, struct block *block)
{
	block->kind = unpack_below(compiled, BLOCK_TABLE + 1) == BLOCK_CHART ? BLOCK_CHART : BLOCK_TABLE;
	block->shape = (enum chart_shape)unpack_below(compiled, CHART_SHAPES);
	block->indicators = unpack_words(compiled);
	block->cities = unpack_words(compiled);
	block->year_count = unpack_items(compiled, 1);
	block->years = arena_array(compiled->arena, int, block->year_count);
	for (size_t i = 0; i < block->year_count; i++)
		block->years[i] = unpack_year(compiled);
	block->first_year = unpack_year(compiled);
	block->last_year = unpack_year(compiled);
	block->by = unpack_str(&compiled->from);
	block->transpose = unpack_below(compiled, 2) == 1;
	block->title = unpack_str(&compiled->from);
	block->place = unpack_place(compiled);
	block->caption = unpack_below(compiled, doc->caption_count + 1);
}

static void
pack_blocks(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->block_count);
	for (size_t i = 0; i < doc->block_count; i++)
		pack_block(out, &doc->blocks[i]);
}

static void
unpack_blocks(struct compiled *compiled, struct doc *doc)
{
	doc->block_count = unpack_items(compiled, 14);
	doc->blocks = arena_array(compiled->arena, struct block, doc->block_count);
	for (size_t i = 0; i < doc->block_count; i++)
		unpack_block(compiled, doc, &doc->blocks[i]);
}

/* ---- pieces ---- */

static void
pack_pieces(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->piece_count);
	for (size_t i = 0; i < doc->piece_count; i++) {
		const struct piece *piece = &doc->pieces[i];

		strbuf_pack_u64(out, piece->kind);
		strbuf_pack_u64(out, piece->number);
		strbuf_pack_u64(out, piece->ref);
		strbuf_pack_str(out, piece->text);
	}
}

/* How many things a piece of this kind can refer to: 1, for ref 0, when to none. */
static size_t
ref_limit(const struct doc *doc, enum piece_kind kind)
{
	switch (kind) {
	case PIECE_HEADING:
		return doc->heading_count;
	case PIECE_HREF:
	case PIECE_LINK_LABEL:
	case PIECE_LINK_END:
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
unpack_piece(struct compiled *compiled, const struct doc *doc, struct piece *piece)
{
	bool heading;

	piece->kind = (enum piece_kind)unpack_below(compiled, PIECE_STRING + 1);
	heading = piece->kind == PIECE_HEADING || piece->kind == PIECE_HEADING_END;
	piece->number = heading ? unpack_level(compiled) : (unsigned)unpack_below(compiled, 1);
	piece->ref = unpack_below(compiled, ref_limit(doc, piece->kind));
	piece->text = unpack_str(&compiled->from);
}

/* Last, when all is known that they refer to. */
static void
unpack_pieces(struct compiled *compiled, struct doc *doc)
{
	doc->piece_count = unpack_items(compiled, 4);
	doc->pieces = arena_array(compiled->arena, struct piece, doc->piece_count);
	for (size_t i = 0; i < doc->piece_count; i++)
		unpack_piece(compiled, doc, &doc->pieces[i]);
}

/* ---- the document ---- */

void
compiled_pack(const struct doc *doc, struct strbuf *out)
{
	pack_head(doc, out);
	pack_headings(doc, out);
	pack_links(doc, out);
	pack_values(doc, out);
	pack_captions(doc, out);
	pack_anchors(doc, out);
	pack_blocks(doc, out);
	pack_pieces(doc, out);
	pack_paper(doc, out);
}

bool
compiled_unpack(struct arena *arena, const struct source *source, struct str bytes, struct doc *doc)
{
	struct compiled compiled = { .from = { .rest = bytes }, .arena = arena, .source = source };

	*doc = (struct doc){ 0 };
	unpack_head(&compiled, doc);
	unpack_headings(&compiled, doc);
	unpack_links(&compiled, doc);
	unpack_values(&compiled, doc);
	unpack_captions(&compiled, doc);
	unpack_anchors(&compiled, doc);
	unpack_blocks(&compiled, doc);
	unpack_pieces(&compiled, doc);
	unpack_paper(&compiled, doc);
	if (!compiled.from.failed && compiled.from.rest.len == 0)
		return true;
	*doc = (struct doc){ 0 };
	return false;
}
