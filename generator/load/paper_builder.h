#ifndef QSITE_LOAD_PAPER_BUILDER_H
#define QSITE_LOAD_PAPER_BUILDER_H

#include "base/strbuf.h"
#include "model/paper.h"

/* Puts a paper together, block by block, in reading order. Used by whatever reads a
 * document: the compiler of Markdown and the reader of plain text. */

struct paper_builder {
	struct arena *arena;
	struct paper *paper;
	struct strbuf text; /* of the block or cell in hand */
	struct {
		struct paper_span *items;
		size_t count, capacity;
	} spans;
	struct {
		struct paper_text *items;
		size_t count, capacity;
	} cells; /* of the table in hand */
	struct {
		size_t *items; /* index of the first cell of each row */
		size_t count, capacity;
	} rows;
};

/* The paper has its source already. */
void
paper_builder_init(struct paper_builder *builder, struct arena *arena, struct paper *paper);

void
paper_builder_release(struct paper_builder *builder);

/* Adds text that is written from `source` on, byte for byte. */
void
paper_add(struct paper_builder *builder, struct str text, size_t source);

/* Adds text that stands for `length` bytes from `source` on. */
void
paper_add_for(struct paper_builder *builder, struct str text, size_t source, size_t length);

/* Adds the mark of a placeholder, which is written as `length` bytes from `source` on. */
void
paper_add_hole(struct paper_builder *builder, size_t source, size_t length);

/* Ends a block: what was added since the last end becomes it, without blanks at its
 * ends. The new block, or NULL when there was no text. */
struct paper_block *
paper_end(struct paper_builder *builder, enum paper_kind kind);

/* A table: paper_row begins a row, paper_end_cell ends a cell with what was added,
 * paper_end_table ends it. NULL when it has no cells. */
void
paper_row(struct paper_builder *builder);

void
paper_end_cell(struct paper_builder *builder);

struct paper_block *
paper_end_table(struct paper_builder *builder, size_t head);

#endif
