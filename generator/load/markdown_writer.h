#ifndef QSITE_LOAD_MARKDOWN_WRITER_H
#define QSITE_LOAD_MARKDOWN_WRITER_H

#include "load/markdown_anchor.h"
#include "load/markdown_pieces.h"
#include "load/markdown_trace.h"
#include "load/paper_builder.h"

#include <cmark-gfm.h>

/* What the markdown_*.c files share: the state of one walk over a syntax tree, and
 * the functions that write its nodes. Private to them.
 *
 * markdown.c walks the tree with cmark-gfm's iterator (there is no recursion over
 * the input) and by a table writes markup, or calls NODE_enter and NODE_exit,
 * before and after the children of a node. */

/* The table being written: tables do not nest. */
struct writer_table {
	const uint8_t *alignments; /* by column: 'l', 'c', 'r' or 0 */
	bool *numeric;             /* by column: looks like figures */
	size_t columns;
	size_t column;   /* the next cell's */
	bool head, body; /* standing in the head; the body has been opened */
	bool captioned;
};

struct writer_notes {
	size_t *uses; /* by number - 1: references so far */
	size_t count, capacity;
	size_t defined; /* definitions so far */
	bool back_done; /* the links back of the current one are written */
};

/* A block's caption is its own paragraph before or behind it. */
struct writer_caption {
	cmark_node *behind;  /* the paragraph that the thing before it has claimed */
	size_t index;        /* into captions: the claimed one, or the one being read */
	size_t for_block;    /* index + 1: a table block comes next and takes this caption */
	bool drawn_by_block; /* the claimed paragraph is drawn by its block */
};

struct writer {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	cmark_iter *iter;
	struct pieces pieces;
	struct paper_builder paper;
	struct anchors anchors;
	struct lines lines;
	bool *claimed_lines; /* lines of notes that are used, and of code: by line - 1 */
	struct trace trace;

	const char *paragraph_close; /* what ends the current paragraph */
	size_t plain_from;           /* where the plain text of a heading or caption begins */
	bool in_heading;
	bool in_caption;
	bool in_link;
	struct trace_link link;
	size_t link_ref;
	struct writer_table table;
	struct writer_notes notes;
	struct writer_caption caption;
	unsigned caption_numbers[CAPTION_FIGURE + 1];
};

/* A node's children are not visited. Only on entering it. */
void
writer_skip_children(struct writer *writer, cmark_node *node);

/* The text of a node, a view of it. */
struct str
node_literal(cmark_node *node);

/* The text of all that is in a node, without marks: for alternative texts and for
 * looking at a cell. Stops at `most` bytes or a little behind. */
void
node_text(cmark_node *node, size_t most, struct strbuf *out);

bool
node_is(cmark_node *node, cmark_node_type type);

bool
node_is_table(cmark_node *node);

/* The range of a block in the file. */
struct place
block_place(const struct writer *writer, cmark_node *node);

/* Follows the text of a block from here on. */
void
block_trace(struct writer *writer, cmark_node *node);

/* From a place that the trace has given to where it stands now. */
struct place
writer_since(const struct writer *writer, size_t from);

typedef void
node_function(struct writer *writer, cmark_node *node);

/* ---- markdown_block.c ---- */

node_function list_enter, list_exit, paragraph_enter, paragraph_exit, heading_enter, heading_exit;
node_function code_block_enter, html_block_enter;

/* ---- markdown_caption.c ---- */

/* Takes the {#id} off the end of a block's text: the empty text when there is none. */
struct str
id_take(struct writer *writer, cmark_node *block);

bool
caption_is(cmark_node *paragraph);

/* False when it has nothing to belong to: a finding, and a plain paragraph. */
bool
caption_enter(struct writer *writer, cmark_node *node);

node_function caption_exit;

/* Reports a caption that is a line of a paragraph, not one of its own: behind a
 * picture, or above a table. */
node_function caption_inside;

/* A picture alone in its paragraph. */
bool
figure_is(cmark_node *paragraph);

node_function figure_enter;

/* A ```chart or ```table block. */
bool
data_block_is(cmark_node *code);

node_function data_block_enter;

/* ---- markdown_table.c ---- */

node_function table_enter, table_exit, row_enter, row_exit, cell_enter, cell_exit;

/* The line of a table's head; cmark-gfm gives that of the paragraph before it when
 * nothing stands between them. */
size_t
table_line(const struct writer *writer, cmark_node *table);

/* ---- markdown_inline.c ---- */

node_function code_enter, html_enter, soft_break_enter, hard_break_enter;
node_function link_enter, link_exit, image_enter;

/* Reports markup in a block's caption, which is plain text. True when it was. */
bool
caption_bars(struct writer *writer, struct place place);

/* ---- markdown_paper.c: the same for the paper that check reads ---- */

/* The part literal[from] to literal[to] of a text; parts come in reading order. */
void
paper_add_run(struct writer *writer, struct trace_run *run, size_t from, size_t to);

/* Text that stands for what was read since `from`. */
void
paper_add_since(struct writer *writer, struct str text, size_t from);

/* End the block that a heading or paragraph is. */
node_function paper_end_heading;

void
paper_end_paragraph(struct writer *writer, cmark_node *node, bool caption);

/* ---- markdown_text.c ---- */

node_function text_enter;

/* Reports a placeholder where none may stand. */
void
value_barred(struct writer *writer, struct place place);

/* ---- markdown_note.c ---- */

node_function reference_enter, note_enter, note_exit, document_exit;

/* The links from a note back to where it is referred to. */
void
note_back_links(struct writer *writer);

/* Notes that nothing refers to: cmark-gfm drops them silently. */
void
notes_check(struct writer *writer);

#endif
