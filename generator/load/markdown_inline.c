#include "load/markdown_writer.h"

#include "base/utf8.h"

/* Inlines: code, breaks, links, pictures. */

void
code_enter(struct writer *writer, cmark_node *node)
{
	size_t from = trace_code(&writer->trace);

	paper_add_since(writer, node_literal(node), from);
	pieces_html(&writer->pieces, "<code>");
	pieces_text(&writer->pieces, node_literal(node));
	pieces_html(&writer->pieces, "</code>");
}

void
html_enter(struct writer *writer, cmark_node *node)
{
	size_t at = trace_html(&writer->trace, node_literal(node));

	diag_warning(writer->diags, "html-dropped", writer_since(writer, at), "%s",
	    diag_tr(writer->diags, "raw HTML is left out", "原始 HTML 已略去"));
}

/* ---- breaks ---- */

static bool
is_wide(uint32_t character)
{
	return utf8_width(character) == 2;
}

/* Quotes, dashes and dots that Chinese shares with other scripts. */
static bool
is_shared(uint32_t character)
{
	return (character >= 0x2014 && character <= 0x201D) || character == 0x2026 || character == 0xB7;
}

static uint32_t
last_character(struct str text)
{
	size_t at = text.len > 0 ? text.len - 1 : 0;

	while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at < text.len ? utf8_next(text, &at) : 0;
}

/* The first character behind a break. */
static uint32_t
next_character(cmark_node *node)
{
	struct str literal;
	size_t at = 0;

	for (node = cmark_node_next(node); node && cmark_node_first_child(node);)
		node = cmark_node_first_child(node);
	literal = node_literal(node);
	return literal.len > 0 ? utf8_next(literal, &at) : 0;
}

/* A line break in the source is a blank on the page, but Chinese is written without
 * blanks: between two of its characters there is nothing. */
void
soft_break_enter(struct writer *writer, cmark_node *node)
{
	uint32_t before = last_character(strbuf_view(&writer->pieces.plain)), after = next_character(node);
	bool chinese = is_wide(before) ? is_wide(after) || is_shared(after) : is_shared(before) && is_wide(after);

	size_t from = trace_newline(&writer->trace);

	if (chinese)
		return;
	paper_add_since(writer, STR(" "), from);
	pieces_html(&writer->pieces, "\n");
	strbuf_addc(&writer->pieces.plain, ' ');
}

void
hard_break_enter(struct writer *writer, cmark_node *node)
{
	size_t from = trace_newline(&writer->trace);

	(void)node;
	paper_add_since(writer, STR(" "), from);
	pieces_html(&writer->pieces, "<br>\n");
	strbuf_addc(&writer->pieces.plain, ' ');
}

/* ---- links and pictures ---- */

bool
caption_bars(struct writer *writer, struct place place)
{
	if (!writer->pieces.muted)
		return false;
	diag_error(writer->diags, "caption-plain", place, "%s",
	    diag_tr(writer->diags, "the caption of a chart or table block is plain text, without links and notes",
		"图表块的题注只能是纯文本，不能有链接和注释"));
	return true;
}

static size_t
link_add(struct writer *writer, cmark_node *node, size_t from, bool empty)
{
	struct link_list *links = &writer->pieces.links;
	const char *url = cmark_node_get_url(node);

	*arena_push(writer->arena, links) = (struct doc_link){
		.target = str_copy(writer->arena, str_from(url ? url : "")),
		.image = node_is(node, CMARK_NODE_IMAGE),
		.empty = empty,
		.place = writer_since(writer, from),
	};
	return links->count - 1;
}

/* title="…" and the end of the tag. */
static void
title_write(struct writer *writer, cmark_node *node)
{
	const char *title = cmark_node_get_title(node);

	if (title && *title != '\0') {
		pieces_html(&writer->pieces, " title=\"");
		pieces_escaped(&writer->pieces, str_from(title));
		pieces_html(&writer->pieces, "\"");
	}
	pieces_html(&writer->pieces, ">");
}

void
link_enter(struct writer *writer, cmark_node *node)
{
	bool empty = cmark_node_first_child(node) == NULL;
	size_t ref;

	writer->link = trace_link_open(&writer->trace);
	ref = link_add(writer, node, writer->link.from, empty);
	writer->link_ref = ref;
	writer->in_link = true;
	pieces_html(&writer->pieces, "<a href=\"");
	pieces_ref(&writer->pieces, PIECE_HREF, ref);
	pieces_html(&writer->pieces, "\"");
	title_write(writer, node);
	if (empty)
		pieces_ref(&writer->pieces, PIECE_LINK_LABEL, ref);
}

/* An address without brackets ends at a blank only, so that Chinese text right
 * behind it would become part of it. */
static void
bare_check(struct writer *writer, cmark_node *node, struct place place)
{
	struct str text = node_literal(cmark_node_first_child(node));
	const char *url = cmark_node_get_url(node);

	if (writer->link.closing != '\0' || !url || !str_ends(str_from(url), text))
		return;
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.at[i] < 0x80)
			continue;
		diag_error(writer->diags, "link-bare", place, "%s",
		    diag_tr(
			writer->diags, "the address runs on into the text behind it", "网址与后面的文字连在了一起"));
		diag_hint(writer->diags, "%s",
		    diag_tr(writer->diags, "write <https://…> or [text](https://…)",
			"请写成 <https://…> 或 [文字](https://…)"));
		return;
	}
}

void
link_exit(struct writer *writer, cmark_node *node)
{
	struct place *place = &writer->pieces.links.items[writer->link_ref].place;

	writer->in_link = false;
	trace_link_close(&writer->trace, &writer->link);
	*place = writer_since(writer, place->offset);
	bare_check(writer, node, *place);
	caption_bars(writer, *place);
	pieces_ref(&writer->pieces, PIECE_LINK_END, writer->link_ref);
	pieces_html(&writer->pieces, "</a>");
}

void
image_enter(struct writer *writer, cmark_node *node)
{
	size_t from = trace_image(&writer->trace);
	struct strbuf buffer = { 0 };
	struct str alt;
	size_t ref;

	node_text(node, SIZE_MAX, &buffer);
	alt = strbuf_view(&buffer);
	ref = link_add(writer, node, from, alt.len == 0);
	caption_bars(writer, writer->pieces.links.items[ref].place);
	if (str_find(alt, STR("{{"), 0) != SIZE_MAX)
		value_barred(writer, writer->pieces.links.items[ref].place);
	pieces_html(&writer->pieces, "<img src=\"");
	pieces_ref(&writer->pieces, PIECE_HREF, ref);
	pieces_html(&writer->pieces, "\" alt=\"");
	pieces_text(&writer->pieces, alt);
	pieces_html(&writer->pieces, "\"");
	title_write(writer, node);
	strbuf_release(&buffer);
	writer_skip_children(writer, node);
}
