#include "load/markdown.h"

#include "load/head.h"
#include "load/markdown_guard.h"
#include "load/markdown_writer.h"

#include <cmark-gfm-core-extensions.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- the walk ---- */

/* What writes a kind of node: markup around its children, or functions. The nodes of
 * extensions are known by name only. */
struct kind {
	cmark_node_type type;
	const char *name;
	const char *opening, *closing;
	node_function *enter, *exit;
};

static const struct kind kinds[] = {
	{ .type = CMARK_NODE_TEXT, .enter = text_enter },
	{ .type = CMARK_NODE_SOFTBREAK, .enter = soft_break_enter },
	{ .type = CMARK_NODE_PARAGRAPH, .enter = paragraph_enter, .exit = paragraph_exit },
	{ .name = "table_cell", .enter = cell_enter, .exit = cell_exit },
	{ .name = "table_row", .enter = row_enter, .exit = row_exit },
	{ .name = "table_header", .enter = row_enter, .exit = row_exit },
	{ .name = "table", .enter = table_enter, .exit = table_exit },
	{ .name = "tasklist", .opening = "<li class=\"task\">", .closing = "</li>\n" },
	{ .name = "strikethrough", .opening = "<del>", .closing = "</del>" },
	{ .type = CMARK_NODE_ITEM, .opening = "<li>", .closing = "</li>\n" },
	{ .type = CMARK_NODE_LIST, .enter = list_enter, .exit = list_exit },
	{ .type = CMARK_NODE_HEADING, .enter = heading_enter, .exit = heading_exit },
	{ .type = CMARK_NODE_CODE_BLOCK, .enter = code_block_enter },
	{ .type = CMARK_NODE_BLOCK_QUOTE, .opening = "<blockquote>\n", .closing = "</blockquote>\n" },
	{ .type = CMARK_NODE_HTML_BLOCK, .enter = html_block_enter },
	{ .type = CMARK_NODE_THEMATIC_BREAK, .opening = "<hr>\n" },
	{ .type = CMARK_NODE_LINEBREAK, .enter = hard_break_enter },
	{ .type = CMARK_NODE_CODE, .enter = code_enter },
	{ .type = CMARK_NODE_HTML_INLINE, .enter = html_enter },
	{ .type = CMARK_NODE_EMPH, .opening = "<em>", .closing = "</em>" },
	{ .type = CMARK_NODE_STRONG, .opening = "<strong>", .closing = "</strong>" },
	{ .type = CMARK_NODE_LINK, .enter = link_enter, .exit = link_exit },
	{ .type = CMARK_NODE_IMAGE, .enter = image_enter },
	{ .type = CMARK_NODE_FOOTNOTE_REFERENCE, .enter = reference_enter },
	{ .type = CMARK_NODE_FOOTNOTE_DEFINITION, .enter = note_enter, .exit = note_exit },
	{ .type = CMARK_NODE_DOCUMENT, .exit = document_exit },
};

static const struct kind *
kind_of(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	const char *name = cmark_node_get_type_string(node);

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].name ? strcmp(kinds[i].name, name) == 0 : kinds[i].type == type)
			return &kinds[i];
	return NULL;
}

static void
node_write(struct writer *writer, cmark_node *node, bool entering)
{
	const struct kind *kind = kind_of(node);
	node_function *function;
	const char *markup;

	if (!kind)
		return;
	function = entering ? kind->enter : kind->exit;
	markup = entering ? kind->opening : kind->closing;
	if (function)
		function(writer, node);
	if (markup)
		pieces_html(&writer->pieces, markup);
}

static void
tree_write(struct writer *writer, cmark_node *root)
{
	cmark_event_type event;

	writer->iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(writer->iter)) != CMARK_EVENT_DONE)
		node_write(writer, cmark_iter_get_node(writer->iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(writer->iter);
}

/* ---- the tree ---- */

/* cmark-gfm's memory: it ends the program on its own when calloc fails, but running
 * out must end it in the one place where it does for everything. */
static void *
memory_zeroed(size_t count, size_t size)
{
	size_t total = size > 0 && count > SIZE_MAX / size ? SIZE_MAX : count * size;

	return memset(memory_resize(NULL, total), 0, total);
}

/* One tilde is no mark: "3~5 人，10~20 人" are ranges. */
enum { OPTIONS = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE };

static cmark_node *
tree_parse(struct str text, cmark_mem *memory)
{
	static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
	cmark_parser *parser = cmark_parser_new_with_mem(OPTIONS, memory);
	cmark_node *root;

	cmark_gfm_core_extensions_ensure_registered();
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(parser, text.at ? text.at : "", text.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void
body_compile(struct arena *arena, const struct source *source, size_t body, struct doc *doc, struct diags *diags)
{
	struct writer writer = { .arena = arena, .source = source, .diags = diags, .anchors = { .arena = arena } };
	cmark_mem memory = { memory_zeroed, memory_resize, free };
	cmark_node *root = tree_parse(str_slice(source->text, body, source->text.len), &memory);

	doc->paper.source = source;
	pieces_init(&writer.pieces, arena);
	paper_builder_init(&writer.paper, arena, &doc->paper);
	lines_find(&writer.lines, arena, source->text, body);
	writer.claimed_lines = arena_array(arena, bool, writer.lines.count);
	tree_write(&writer, root);
	cmark_node_free(root);

	notes_check(&writer);
	pieces_finish(&writer.pieces, doc);
	pieces_release(&writer.pieces);
	paper_builder_release(&writer.paper);
	anchors_complete(&writer.anchors, doc->headings, doc->heading_count);
	doc->anchors = anchors_sorted(&writer.anchors, &doc->anchor_count);
}

bool
markdown_compile(struct arena *arena, const struct source *source, struct doc *doc, struct diags *diags)
{
	size_t errors = diags_count(diags, SEVERITY_ERROR);
	size_t body = 0;

	*doc = (struct doc){ 0 };
	head_read(arena, source, doc, &body, diags);
	if (guard_check(source, body, diags))
		body_compile(arena, source, body, doc, diags);
	return diags_count(diags, SEVERITY_ERROR) == errors;
}
