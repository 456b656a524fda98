#include "load/markdown_writer.h"

#include <stdint.h>
#include <string.h>

/* Blocks: lists, paragraphs, headings, code. */

/* ---- lists ---- */

static bool
list_is_ordered(cmark_node *list)
{
	return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

void
list_enter(struct writer *writer, cmark_node *node)
{
	int start = cmark_node_get_list_start(node);

	if (!list_is_ordered(node))
		pieces_html(&writer->pieces, "<ul>\n");
	else if (start == 1)
		pieces_html(&writer->pieces, "<ol>\n");
	else
		pieces_htmlf(&writer->pieces, "<ol start=\"%d\">\n", start);
}

void
list_exit(struct writer *writer, cmark_node *node)
{
	pieces_html(&writer->pieces, list_is_ordered(node) ? "</ol>\n" : "</ul>\n");
}

/* ---- paragraphs ---- */

/* Paragraphs of a tight list are not marked up. */
static bool
is_tight(cmark_node *paragraph)
{
	cmark_node *list = cmark_node_parent(cmark_node_parent(paragraph));

	return node_is(list, CMARK_NODE_LIST) && cmark_node_get_list_tight(list);
}

/* The first paragraph of a task is the label of its box. */
static bool
is_task(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);

	return strcmp(cmark_node_get_type_string(item), "tasklist") == 0 && !cmark_node_previous(paragraph);
}

/* Whether the box of a task is ticked. cmark-gfm says yes for any [x] in the line. */
static bool
is_ticked(const struct writer *writer, cmark_node *item)
{
	size_t from = block_place(writer, item).offset;
	struct str mark = str_slice(writer->source->text, str_find(writer->source->text, STR("["), from), SIZE_MAX);

	return str_starts(mark, STR("[x]")) || str_starts(mark, STR("[X]"));
}

static void
text_paragraph_enter(struct writer *writer, cmark_node *node)
{
	static const char *const closing[2][2] = { { "</p>\n", "</label></p>\n" }, { "", "</label>" } };
	bool tight = is_tight(node), task = is_task(node);

	caption_inside(writer, node);
	writer->paragraph_close = closing[tight][task];
	if (!tight)
		pieces_html(&writer->pieces, "<p>");
	if (task)
		pieces_html(&writer->pieces, is_ticked(writer, cmark_node_parent(node))
						 ? "<label><input type=\"checkbox\" disabled checked> "
						 : "<label><input type=\"checkbox\" disabled> ");
}

void
paragraph_enter(struct writer *writer, cmark_node *node)
{
	block_trace(writer, node);
	if (caption_is(node) && caption_enter(writer, node))
		return;
	if (figure_is(node))
		figure_enter(writer, node);
	else
		text_paragraph_enter(writer, node);
}

static bool
ends_note(cmark_node *paragraph)
{
	return node_is(cmark_node_parent(paragraph), CMARK_NODE_FOOTNOTE_DEFINITION) && !cmark_node_next(paragraph);
}

void
paragraph_exit(struct writer *writer, cmark_node *node)
{
	bool caption = writer->in_caption;

	if (caption)
		caption_exit(writer, node);
	else if (ends_note(node) && !figure_is(node))
		note_back_links(writer);
	pieces_html(&writer->pieces, writer->paragraph_close);
	if (is_tight(node) && cmark_node_next(node))
		pieces_html(&writer->pieces, "\n");
	pieces_plain_break(&writer->pieces);
	paper_end_paragraph(writer, node, caption);
}

/* ---- headings ---- */

static unsigned
heading_level(struct writer *writer, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);

	if (level >= HEADING_LEVEL_FIRST)
		return (unsigned)level; /* never over 6 in Markdown */
	diag_error(writer->diags, "heading-top", block_place(writer, node), "%s",
	    diag_tr(writer->diags, "a top heading in the text: the page's title is its only one",
		"正文中出现一级标题：页面标题是唯一的一级标题"));
	diag_hint(writer->diags, "%s", diag_tr(writer->diags, "begin headings with ##", "标题请从 ## 开始"));
	return HEADING_LEVEL_FIRST;
}

void
heading_enter(struct writer *writer, cmark_node *node)
{
	struct heading_list *headings = &writer->pieces.headings;
	struct heading heading = { .level = heading_level(writer, node), .place = block_place(writer, node) };

	block_trace(writer, node);
	heading.id = id_take(writer, node);
	*arena_push(writer->arena, headings) = heading;
	pieces_add(&writer->pieces,
	    (struct piece){ .kind = PIECE_HEADING, .number = heading.level, .ref = headings->count - 1 });
	writer->plain_from = writer->pieces.plain.len;
	writer->in_heading = true;
}

void
heading_exit(struct writer *writer, cmark_node *node)
{
	struct heading_list *headings = &writer->pieces.headings;
	struct heading *heading = &headings->items[headings->count - 1];

	heading->text = pieces_plain_from(&writer->pieces, writer->plain_from);
	writer->in_heading = false;
	if (heading->text.len == 0)
		diag_error(writer->diags, "heading-empty", heading->place, "%s",
		    diag_tr(writer->diags, "a heading without text", "标题没有文字"));
	pieces_add(&writer->pieces, (struct piece){ .kind = PIECE_HEADING_END, .number = heading->level });
	pieces_plain_break(&writer->pieces);
	paper_end_heading(writer, node);
}

/* ---- code and HTML ---- */

/* Lines in which nothing is Markdown. */
static void
claim_lines(struct writer *writer, cmark_node *node)
{
	int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);

	for (int line = first > 0 ? first : 1; line <= last && (size_t)line <= writer->lines.count; line++)
		writer->claimed_lines[line - 1] = true;
}

void
code_block_enter(struct writer *writer, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	struct str language = STR_NONE;

	claim_lines(writer, node);
	if (data_block_is(node)) {
		data_block_enter(writer, node);
		return;
	}
	if (info)
		str_cut(str_from(info), ' ', &language);
	pieces_html(&writer->pieces, "<pre><code");
	if (language.len > 0) {
		pieces_html(&writer->pieces, " class=\"language-");
		pieces_escaped(&writer->pieces, language);
		pieces_html(&writer->pieces, "\"");
	}
	pieces_html(&writer->pieces, ">");
	pieces_text(&writer->pieces, node_literal(node));
	pieces_html(&writer->pieces, "</code></pre>\n");
	pieces_plain_break(&writer->pieces);
}

void
html_block_enter(struct writer *writer, cmark_node *node)
{
	struct place place = block_place(writer, node);
	struct str line;

	claim_lines(writer, node);
	str_cut(str_slice(writer->source->text, place.offset, place.offset + place.length), '\n', &line);
	place.length = line.len;
	diag_warning(writer->diags, "html-dropped", place, "%s",
	    diag_tr(writer->diags, "raw HTML is left out", "原始 HTML 已略去"));
}
