#include "load/markdown_writer.h"

#include "load/block.h"

#include <stdint.h>

/* Captions, and what they belong to: pictures, tables, chart and table blocks. */

/* How a caption begins. */
struct caption_mark {
	struct str text;
	enum caption_kind kind;
};

/* The mark that a text begins with, or NULL. */
static const struct caption_mark *
mark_of_text(cmark_node *text)
{
	static const struct caption_mark marks[] = {
		{ { "表：", sizeof "表：" - 1 }, CAPTION_TABLE },
		{ { "表:", sizeof "表:" - 1 }, CAPTION_TABLE },
		{ { "图：", sizeof "图：" - 1 }, CAPTION_FIGURE },
		{ { "图:", sizeof "图:" - 1 }, CAPTION_FIGURE },
	};

	for (size_t i = 0; node_is(text, CMARK_NODE_TEXT) && i < sizeof marks / sizeof *marks; i++)
		if (str_starts(node_literal(text), marks[i].text))
			return &marks[i];
	return NULL;
}

static const struct caption_mark *
mark_of(cmark_node *paragraph)
{
	return node_is(paragraph, CMARK_NODE_PARAGRAPH) ? mark_of_text(cmark_node_first_child(paragraph)) : NULL;
}

bool
caption_is(cmark_node *paragraph)
{
	return mark_of(paragraph) != NULL;
}

static void
set_literal(struct writer *writer, cmark_node *text, struct str literal)
{
	cmark_node_set_literal(text, str_zero(writer->arena, literal));
}

/* Where the {#id} of a block stands: the last one, or the whole block when it is spelt
 * in another way. */
static struct place
id_place(const struct writer *writer, struct place block, struct str id)
{
	struct str text = str_slice(writer->source->text, block.offset, block.offset + block.length);
	struct str mark = str_format(writer->arena, "{#%.*s}", STR_ARG(id));
	struct place place = block;

	for (size_t at = str_find(text, mark, 0); at != SIZE_MAX; at = str_find(text, mark, at + 1))
		place = place_at(writer->source, block.offset + at, mark.len);
	return place;
}

struct str
id_take(struct writer *writer, cmark_node *block)
{
	cmark_node *last = cmark_node_last_child(block);
	struct str literal = node_is(last, CMARK_NODE_TEXT) ? node_literal(last) : STR_NONE;
	struct place place = block_place(writer, block);
	struct str id = STR_NONE, before;
	size_t at = anchor_find(literal, &id);

	if (at == SIZE_MAX)
		return STR_NONE;
	id = str_copy(writer->arena, id);
	place = id_place(writer, place, id);
	for (before = str_slice(literal, 0, at); str_ends(before, STR(" "));)
		before.len--;
	set_literal(writer, last, before);
	if (!anchor_valid(id)) {
		diag_error(writer->diags, "anchor-syntax", place,
		    diag_tr(writer->diags, "'%.*s' cannot be an id: letters, digits, - _ . only",
			"“%.*s”不能作为标识：只能用文字、数字和 - _ ."),
		    STR_ARG(id));
		return STR_NONE;
	}
	return anchors_claim(&writer->anchors, id, place, writer->diags) ? id : STR_NONE;
}

/* ---- captions ---- */

static size_t
caption_add(struct writer *writer, cmark_node *paragraph, enum caption_kind kind)
{
	struct caption_list *captions = &writer->pieces.captions;

	*arena_push(writer->arena, captions) = (struct caption){
		.kind = kind,
		.number = ++writer->caption_numbers[kind],
		.place = block_place(writer, paragraph),
		.id = id_take(writer, paragraph),
	};
	return captions->count - 1;
}

/* <figure class="…" id="…"> */
static void
figure_open(struct writer *writer, const char *open, struct str id)
{
	pieces_html(&writer->pieces, open);
	if (id.len > 0) {
		pieces_html(&writer->pieces, " id=\"");
		pieces_id(&writer->pieces, id);
		pieces_html(&writer->pieces, "\"");
	}
	pieces_html(&writer->pieces, ">\n");
}

static void
label_write(struct writer *writer)
{
	pieces_html(&writer->pieces, "<figcaption><span class=\"label\">");
	pieces_ref(&writer->pieces, PIECE_CAPTION, writer->caption.index);
	pieces_html(&writer->pieces, "</span> ");
}

static bool
is_data_block(cmark_node *node, enum block_kind *kind)
{
	const char *info = node_is(node, CMARK_NODE_CODE_BLOCK) ? cmark_node_get_fence_info(node) : NULL;
	struct str word = STR_NONE;

	if (info)
		str_cut(str_from(info), ' ', &word);
	*kind = str_eq(word, STR("chart")) ? BLOCK_CHART : BLOCK_TABLE;
	return *kind == BLOCK_CHART || str_eq(word, STR("table"));
}

/* The caption of the picture or chart before it; that has claimed it already. */
static void
caption_behind(struct writer *writer)
{
	writer->caption.behind = NULL;
	writer->pieces.muted = writer->caption.drawn_by_block;
	label_write(writer);
	writer->paragraph_close = writer->caption.drawn_by_block ? "" : "</figcaption>\n</figure>\n";
}

/* The caption of the table behind it: false when there is none. */
static bool
caption_before(struct writer *writer, cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	enum block_kind kind;

	if (is_data_block(next, &kind) && kind == BLOCK_TABLE) {
		writer->caption.index = caption_add(writer, node, CAPTION_TABLE);
		writer->caption.for_block = writer->caption.index + 1;
		writer->pieces.muted = true;
		writer->paragraph_close = "";
		return true;
	}
	if (!node_is_table(next))
		return false;
	writer->caption.index = caption_add(writer, node, CAPTION_TABLE);
	writer->table.captioned = true;
	figure_open(writer, "<figure class=\"table\"", writer->pieces.captions.items[writer->caption.index].id);
	label_write(writer);
	writer->paragraph_close = "</figcaption>\n";
	return true;
}

static bool
caption_misplaced(struct writer *writer, struct place place, enum caption_kind kind)
{
	diag_error(writer->diags, "caption-place", place, "%s",
	    diag_tr(writer->diags, "a caption with nothing to belong to", "题注没有对应的表或图"));
	diag_hint(writer->diags, "%s",
	    kind == CAPTION_TABLE
		? diag_tr(writer->diags, "the caption of a table stands in a paragraph of its own right before it",
		      "表的题注应独立成段，紧接在表之前")
		: diag_tr(writer->diags,
		      "the caption of a picture or chart stands in a paragraph of its own right behind it",
		      "图的题注应独立成段，紧接在图片或图表之后"));
	return false;
}

/* The line of a block that begins with a mark, or the block. */
static struct place
mark_place(const struct writer *writer, struct place block, const struct caption_mark *mark)
{
	struct str rest = str_slice(writer->source->text, block.offset, block.offset + block.length), line;

	while (rest.len > 0) {
		rest = str_cut(rest, '\n', &line);
		line = str_trim(line);
		if (str_starts(line, mark->text))
			return place_at(writer->source, (size_t)(line.at - writer->source->text.at), line.len);
	}
	return block;
}

void
caption_inside(struct writer *writer, cmark_node *node)
{
	bool picture = node_is(cmark_node_first_child(node), CMARK_NODE_IMAGE);

	if (!picture && !node_is_table(cmark_node_next(node)))
		return;
	for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
		const struct caption_mark *mark =
		    node_is(child, CMARK_NODE_SOFTBREAK) ? mark_of_text(cmark_node_next(child)) : NULL;

		if (mark) {
			caption_misplaced(writer, mark_place(writer, block_place(writer, node), mark), mark->kind);
			return;
		}
	}
}

static struct str
text_behind(struct str literal, const struct caption_mark *mark)
{
	size_t from = mark->text.len;

	while (from < literal.len && literal.at[from] == ' ')
		from++;
	return str_slice(literal, from, literal.len);
}

bool
caption_enter(struct writer *writer, cmark_node *node)
{
	const struct caption_mark *mark = mark_of(node);
	cmark_node *first = cmark_node_first_child(node);

	if (writer->caption.behind == node)
		caption_behind(writer);
	else if (mark->kind == CAPTION_FIGURE || !caption_before(writer, node))
		return caption_misplaced(writer, block_place(writer, node), mark->kind);

	set_literal(writer, first, text_behind(node_literal(first), mark));
	writer->in_caption = true;
	writer->plain_from = writer->pieces.plain.len;
	return true;
}

void
caption_exit(struct writer *writer, cmark_node *node)
{
	(void)node;
	writer->pieces.captions.items[writer->caption.index].text =
	    pieces_plain_from(&writer->pieces, writer->plain_from);
	writer->pieces.muted = false;
	writer->in_caption = false;
}

/* Claims the paragraph behind a picture or chart when it is a caption: its index
 * + 1, else 0. */
static size_t
caption_claim(struct writer *writer, cmark_node *node, bool drawn_by_block)
{
	cmark_node *next = cmark_node_next(node);
	const struct caption_mark *mark = mark_of(next);

	if (!mark || mark->kind != CAPTION_FIGURE)
		return 0;
	writer->caption.behind = next;
	writer->caption.drawn_by_block = drawn_by_block;
	writer->caption.index = caption_add(writer, next, CAPTION_FIGURE);
	return writer->caption.index + 1;
}

/* ---- pictures ---- */

bool
figure_is(cmark_node *paragraph)
{
	cmark_node *first = cmark_node_first_child(paragraph);

	if (node_is(first, CMARK_NODE_LINK))
		first = cmark_node_next(first) ? NULL : cmark_node_first_child(first);
	return node_is(first, CMARK_NODE_IMAGE) && !cmark_node_next(first);
}

void
figure_enter(struct writer *writer, cmark_node *node)
{
	size_t caption = caption_claim(writer, node, false);

	figure_open(writer, "<figure class=\"picture\"",
	    caption > 0 ? writer->pieces.captions.items[caption - 1].id : STR_NONE);
	writer->paragraph_close = caption > 0 ? "\n" : "\n</figure>\n";
}

/* ---- chart and table blocks ---- */

bool
data_block_is(cmark_node *code)
{
	enum block_kind kind;

	return is_data_block(code, &kind);
}

/* The JSON between the fences, in the file. */
static struct place
data_place(const struct writer *writer, cmark_node *code)
{
	struct str json = node_literal(code);
	size_t first = (size_t)cmark_node_get_start_line(code) + 1, count = 0;
	size_t from = lines_start(&writer->lines, first);

	for (size_t i = 0; i < json.len; i++)
		count += json.at[i] == '\n';
	return place_at(writer->source, from, lines_start(&writer->lines, first + count) - from);
}

/* The lines of a quote begin with > in the file: no JSON could be read there. */
static bool
is_quoted(cmark_node *node)
{
	while (node && !node_is(node, CMARK_NODE_BLOCK_QUOTE))
		node = cmark_node_parent(node);
	return node != NULL;
}

void
data_block_enter(struct writer *writer, cmark_node *node)
{
	struct block block = { 0 };
	struct place place = data_place(writer, node);
	enum block_kind kind = BLOCK_TABLE;
	size_t caption;

	is_data_block(node, &kind);
	caption = kind == BLOCK_CHART ? caption_claim(writer, node, true) : writer->caption.for_block;
	writer->caption.for_block = 0;
	if (is_quoted(node)) {
		diag_error(writer->diags, "block-place", block_place(writer, node), "%s",
		    diag_tr(writer->diags, "a chart or table cannot stand in a quote", "图表不能放在引用中"));
		return;
	}
	if (!block_read(writer->arena, place, kind, &block, writer->diags))
		return;
	block.caption = caption;
	*arena_push(writer->arena, &writer->pieces.blocks) = block;
	pieces_ref(&writer->pieces, PIECE_BLOCK, writer->pieces.blocks.count - 1);
}
