#include "load/compiled_parts.h"

/* The paper of a compiled document. */

static void
pack_paper_text(struct strbuf *out, const struct paper_text *text)
{
	strbuf_pack_str(out, text->text);
	strbuf_pack_u64(out, text->span_count);
	for (size_t i = 0; i < text->span_count; i++) {
		strbuf_pack_u64(out, text->spans[i].text);
		strbuf_pack_u64(out, text->spans[i].source);
		strbuf_pack_u64(out, text->spans[i].length);
	}
}

/* Spans rise from the text's begin on, and no character stands outside the source. */
static struct paper_text
unpack_paper_text(struct compiled *compiled)
{
	struct paper_text text = { .text = unpack_str(&compiled->from) };
	size_t count = unpack_items(compiled, 3), limit = compiled->source->text.len + 1;
	struct paper_span *spans = arena_array(compiled->arena, struct paper_span, count);

	for (size_t i = 0; i < count; i++) {
		size_t first = i > 0 ? spans[i - 1].text + 1 : 0;

		spans[i].text = (uint32_t)unpack_below(compiled, i > 0 ? text.text.len : 1);
		spans[i].source = (uint32_t)unpack_below(compiled, limit);
		spans[i].length = (uint32_t)unpack_below(compiled, limit - spans[i].source);
		compiled->from.failed |= spans[i].text < first;
	}
	compiled->from.failed |= (count == 0) != (text.text.len == 0);
	text.spans = spans;
	text.span_count = count;
	return text;
}

static void
pack_paper_table(struct strbuf *out, const struct paper_table *table)
{
	strbuf_pack_u64(out, table->rows);
	strbuf_pack_u64(out, table->columns);
	strbuf_pack_u64(out, table->head);
	for (size_t i = 0; i < table->rows * table->columns; i++)
		pack_paper_text(out, &table->cells[i]);
}

static struct paper_table *
unpack_paper_table(struct compiled *compiled)
{
	struct paper_table *table = arena_new(compiled->arena, struct paper_table);
	size_t cells;

	table->rows = unpack_items(compiled, 2);
	table->columns = unpack_items(compiled, 2 * (table->rows > 0 ? table->rows : 1));
	table->head = unpack_below(compiled, table->rows + 1);
	cells = table->rows * table->columns;
	compiled->from.failed |= cells == 0;
	table->cells = arena_array(compiled->arena, struct paper_text, cells);
	for (size_t i = 0; i < cells; i++)
		table->cells[i] = unpack_paper_text(compiled);
	return table;
}

void
pack_paper(const struct doc *doc, struct strbuf *out)
{
	strbuf_pack_u64(out, doc->paper.count);
	for (size_t i = 0; i < doc->paper.count; i++) {
		const struct paper_block *block = &doc->paper.items[i];

		strbuf_pack_u64(out, block->kind);
		strbuf_pack_u64(out, block->level);
		if (block->kind == PAPER_TABLE)
			pack_paper_table(out, block->table);
		else
			pack_paper_text(out, &block->text);
	}
}

void
unpack_paper(struct compiled *compiled, struct doc *doc)
{
	struct paper *paper = &doc->paper;

	paper->source = compiled->source;
	paper->count = paper->capacity = unpack_items(compiled, 4);
	paper->items = arena_array(compiled->arena, struct paper_block, paper->count);
	for (size_t i = 0; i < paper->count; i++) {
		struct paper_block *block = &paper->items[i];

		block->kind = (enum paper_kind)unpack_below(compiled, PAPER_KINDS);
		block->level = (unsigned)unpack_below(compiled, HEADING_LEVEL_LAST + 1);
		block->page = -1;
		if (block->kind == PAPER_TABLE)
			block->table = unpack_paper_table(compiled);
		else
			block->text = unpack_paper_text(compiled);
	}
}
