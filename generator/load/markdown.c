#include "load/markdown.h"

#include "load/head.h"
#include "load/markdown_guard.h"
#include "load/markdown_writer.h"

#include <cmark-gfm-core-extensions.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- the walk ---- */

/* What writes a kind of node. The nodes of extensions are known by name only. */
struct kind {
	cmark_node_type type;
	const char *name;
	node_function *enter, *exit;
};

static const struct kind kinds[] = {
	{ CMARK_NODE_TEXT, NULL, text_enter, NULL },
	{ CMARK_NODE_SOFTBREAK, NULL, soft_break_enter, NULL },
	{ CMARK_NODE_PARAGRAPH, NULL, paragraph_enter, paragraph_exit },
	{ CMARK_NODE_NONE, "table_cell", cell_enter, cell_exit },
	{ CMARK_NODE_NONE, "table_row", row_enter, row_exit },
	{ CMARK_NODE_NONE, "table_header", row_enter, row_exit },
	{ CMARK_NODE_NONE, "table", table_enter, table_exit },
	{ CMARK_NODE_NONE, "tasklist", task_enter, item_exit },
	{ CMARK_NODE_NONE, "strikethrough", strike_enter, strike_exit },
	{ CMARK_NODE_ITEM, NULL, item_enter, item_exit },
	{ CMARK_NODE_LIST, NULL, list_enter, list_exit },
	{ CMARK_NODE_HEADING, NULL, heading_enter, heading_exit },
	{ CMARK_NODE_CODE_BLOCK, NULL, code_block_enter, NULL },
	{ CMARK_NODE_BLOCK_QUOTE, NULL, quote_enter, quote_exit },
	{ CMARK_NODE_HTML_BLOCK, NULL, html_block_enter, NULL },
	{ CMARK_NODE_THEMATIC_BREAK, NULL, rule_enter, NULL },
	{ CMARK_NODE_LINEBREAK, NULL, hard_break_enter, NULL },
	{ CMARK_NODE_CODE, NULL, code_enter, NULL },
	{ CMARK_NODE_HTML_INLINE, NULL, html_enter, NULL },
	{ CMARK_NODE_EMPH, NULL, emphasis_enter, emphasis_exit },
	{ CMARK_NODE_STRONG, NULL, strong_enter, strong_exit },
	{ CMARK_NODE_LINK, NULL, link_enter, link_exit },
	{ CMARK_NODE_IMAGE, NULL, image_enter, NULL },
	{ CMARK_NODE_FOOTNOTE_REFERENCE, NULL, reference_enter, NULL },
	{ CMARK_NODE_FOOTNOTE_DEFINITION, NULL, note_enter, note_exit },
	{ CMARK_NODE_DOCUMENT, NULL, NULL, document_exit },
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
tree_write(struct writer *writer, cmark_node *root)
{
	cmark_event_type event;

	writer->iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(writer->iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(writer->iter);
		const struct kind *kind = kind_of(node);
		node_function *function = NULL;

		if (kind)
			function = event == CMARK_EVENT_ENTER ? kind->enter : kind->exit;
		if (function)
			function(writer, node);
	}
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

static cmark_node *
tree_parse(struct str text, cmark_mem *memory)
{
	static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, memory);
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

	pieces_init(&writer.pieces, arena);
	lines_find(&writer.lines, arena, source->text, body);
	writer.claimed_lines = arena_array(arena, bool, writer.lines.count);
	tree_write(&writer, root);
	cmark_node_free(root);

	notes_check(&writer);
	pieces_finish(&writer.pieces, doc);
	pieces_release(&writer.pieces);
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
