#include "load/markdown_writer.h"

/* Footnotes. cmark-gfm numbers them by first use, moves those that are used to the
 * end of the document in that order, and drops the others. */

static struct str
note_id(const struct writer *writer, const char *kind, size_t number, size_t use)
{
	return use > 1 ? str_format(writer->arena, "%s-%zu-%zu", kind, number, use)
		       : str_format(writer->arena, "%s-%zu", kind, number);
}

/* References so far to a note. */
static size_t *
note_uses(struct writer *writer, size_t number)
{
	struct writer_notes *notes = &writer->notes;

	while (notes->count < number) {
		notes->uses =
		    arena_grow(writer->arena, notes->uses, notes->count, &notes->capacity, sizeof *notes->uses);
		notes->count++;
	}
	return &notes->uses[number - 1];
}

static void
id_write(struct writer *writer, const char *before, struct str id)
{
	pieces_html(&writer->pieces, before);
	pieces_id(&writer->pieces, id);
}

void
reference_enter(struct writer *writer, cmark_node *node)
{
	long number = str_to_natural(node_literal(node));
	struct place place = writer_since(writer, trace_note(&writer->trace));
	struct str id;

	if (number <= 0 || caption_bars(writer, place))
		return;
	id = note_id(writer, "fnref", (size_t)number, ++*note_uses(writer, (size_t)number));
	anchors_claim(&writer->anchors, id, place, writer->diags);
	id_write(writer, "<sup class=\"footnote-ref\"><a href=\"#", note_id(writer, "fn", (size_t)number, 1));
	id_write(writer, "\" id=\"", id);
	pieces_htmlf(&writer->pieces, "\" role=\"doc-noteref\">%ld</a></sup>", number);
}

/* The accessible name of a link back: the theme's words and the note's number. */
static void
back_link_write(struct writer *writer, size_t number, size_t use)
{
	id_write(writer, " <a class=\"footnote-back\" href=\"#", note_id(writer, "fnref", number, use));
	pieces_html(&writer->pieces, "\" role=\"doc-backlink\" aria-label=\"");
	pieces_string(&writer->pieces, "footnote.back");
	if (use > 1)
		pieces_htmlf(&writer->pieces, " %zu-%zu\">↩</a>", number, use);
	else
		pieces_htmlf(&writer->pieces, " %zu\">↩</a>", number);
}

void
note_back_links(struct writer *writer)
{
	size_t number = writer->notes.defined;
	size_t uses = number > 0 ? *note_uses(writer, number) : 0;

	for (size_t use = 1; use <= uses; use++)
		back_link_write(writer, number, use);
	writer->notes.back_done = true;
}

void
note_enter(struct writer *writer, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	struct str id = note_id(writer, "fn", ++writer->notes.defined, 1);

	if (line > 0 && (size_t)line <= writer->lines.count)
		writer->claimed_lines[line - 1] = true;
	if (writer->notes.defined == 1) {
		pieces_html(&writer->pieces, "<div class=\"footnotes\" role=\"group\" aria-label=\"");
		pieces_string(&writer->pieces, "footnote.section");
		pieces_html(&writer->pieces, "\">\n<ol>\n");
	}
	writer->notes.back_done = false;
	anchors_claim(&writer->anchors, id, block_place(writer, node), writer->diags);
	id_write(writer, "<li id=\"", id);
	pieces_html(&writer->pieces, "\">\n");
}

void
note_exit(struct writer *writer, cmark_node *node)
{
	(void)node;
	if (!writer->notes.back_done) {
		pieces_html(&writer->pieces, "<p>");
		note_back_links(writer);
		pieces_html(&writer->pieces, "</p>\n");
	}
	pieces_html(&writer->pieces, "</li>\n");
}

void
document_exit(struct writer *writer, cmark_node *node)
{
	(void)node;
	if (writer->notes.defined > 0)
		pieces_html(&writer->pieces, "</ol>\n</div>\n");
}

/* The [^name] of a line that defines a note; empty for other lines. */
static struct str
definition_label(struct str line)
{
	size_t from = 0, end;

	while (from < 3 && from < line.len && line.at[from] == ' ')
		from++;
	line = str_slice(line, from, line.len);
	end = str_starts(line, STR("[^")) ? str_find(line, STR("]:"), 3) : SIZE_MAX;
	return end < line.len ? str_slice(line, 0, end + 1) : STR_NONE;
}

void
notes_check(struct writer *writer)
{
	const struct lines *lines = &writer->lines;

	for (size_t i = 0; i < lines->count; i++) {
		size_t from = lines->items[i], end = lines_start(lines, i + 2);
		struct str label = definition_label(str_slice(writer->source->text, from, end));

		if (label.len == 0 || writer->claimed_lines[i])
			continue;
		diag_warning(writer->diags, "footnote-unused", place_at(writer->source, from, label.len),
		    diag_tr(writer->diags, "the note '%.*s' is left out: nothing refers to it, or it is defined twice",
			"注释“%.*s”已略去：没有被引用，或重复定义"),
		    STR_ARG(label));
	}
}
