#include "load/markdown_writer.h"

#include "base/utf8.h"

/* The paper of a Markdown file (model/paper.h): its blocks with every character's place. */

/* ---- texts ---- */

void
paper_add_run(struct writer *writer, struct trace_run *run, size_t from, size_t to)
{
	struct str literal = run->literal;

	while (from < to) {
		size_t raw = trace_run_at(run, from), next = trace_run_over(run, to);
		struct str character;

		if (next > from) {
			paper_add(&writer->paper, str_slice(literal, from, next), raw);
			from = next;
			continue;
		}
		next = from;
		utf8_next(literal, &next);
		character = str_slice(literal, from, next);
		if (!run->lost && trace_run_plain(run, from, next - from))
			paper_add(&writer->paper, character, raw);
		else
			paper_add_for(&writer->paper, character, raw, trace_run_at(run, next) - raw);
		from = next;
	}
}

void
paper_add_since(struct writer *writer, struct str text, size_t from)
{
	struct place place = writer_since(writer, from);

	paper_add_for(&writer->paper, text, place.offset, place.length);
}

/* ---- blocks ---- */

static bool
is_within(cmark_node *node, cmark_node_type type)
{
	while (node && !node_is(node, type))
		node = cmark_node_parent(node);
	return node != NULL;
}

void
paper_end_paragraph(struct writer *writer, cmark_node *node, bool caption)
{
	enum paper_kind kind = PAPER_PARAGRAPH;

	if (caption)
		kind = PAPER_CAPTION;
	else if (is_within(node, CMARK_NODE_FOOTNOTE_DEFINITION))
		kind = PAPER_NOTE;
	else if (is_within(node, CMARK_NODE_LIST))
		kind = PAPER_ITEM;
	paper_end(&writer->paper, kind);
}

void
paper_end_heading(struct writer *writer, cmark_node *node)
{
	struct paper_block *block = paper_end(&writer->paper, PAPER_HEADING);

	if (block)
		block->level = (unsigned)cmark_node_get_heading_level(node);
}
