#include "load/markdown_writer.h"

#include <string.h>

/* Looking at nodes, and where they stand. */

void
writer_skip_children(struct writer *writer, cmark_node *node)
{
	cmark_iter_reset(writer->iter, node, CMARK_EVENT_EXIT);
}

struct str
node_literal(cmark_node *node)
{
	const char *literal = node ? cmark_node_get_literal(node) : NULL;

	return literal ? str_from(literal) : STR_NONE;
}

void
node_text(cmark_node *node, size_t most, struct strbuf *out)
{
	size_t limit = most < SIZE_MAX - out->len ? out->len + most : SIZE_MAX;
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && out->len < limit) {
		cmark_node *inner = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (node_is(inner, CMARK_NODE_TEXT) || node_is(inner, CMARK_NODE_CODE))
			strbuf_add(out, node_literal(inner));
		else if (node_is(inner, CMARK_NODE_SOFTBREAK) || node_is(inner, CMARK_NODE_LINEBREAK))
			strbuf_addc(out, ' ');
	}
	cmark_iter_free(iter);
}

bool
node_is(cmark_node *node, cmark_node_type type)
{
	return node && cmark_node_get_type(node) == type;
}

bool
node_is_table(cmark_node *node)
{
	return node && strcmp(cmark_node_get_type_string(node), "table") == 0;
}

static size_t
line_of(int line)
{
	return line > 0 ? (size_t)line : 0;
}

/* A range of the file without the white space at its end. */
static struct place
place_between(const struct writer *writer, size_t from, size_t end)
{
	while (end > from && (unsigned char)writer->source->text.at[end - 1] <= ' ')
		end--;
	return place_at(writer->source, from, end - from);
}

/* A paragraph right above a table has no position of its own: it begins where the
 * table says that it begins itself, and ends before the table's head. */
static struct place
above_table(const struct writer *writer, cmark_node *table)
{
	size_t first = line_of(cmark_node_get_start_line(table));

	return place_between(
	    writer, lines_start(&writer->lines, first), lines_start(&writer->lines, table_line(writer, table)));
}

struct place
block_place(const struct writer *writer, cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	size_t first, from;

	if (cmark_node_get_start_line(node) == 0 && node_is_table(next))
		return above_table(writer, next);
	while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node))
		node = cmark_node_parent(node);
	first = line_of(cmark_node_get_start_line(node));
	from = lines_start(&writer->lines, first) + line_of(cmark_node_get_start_column(node) - 1);
	if (from > lines_start(&writer->lines, first + 1))
		from = lines_start(&writer->lines, first);
	return place_between(writer, from, lines_start(&writer->lines, line_of(cmark_node_get_end_line(node)) + 1));
}

void
block_trace(struct writer *writer, cmark_node *node)
{
	struct place place = block_place(writer, node);

	trace_begin(&writer->trace, writer->source->text, place.offset, place.offset + place.length);
}

struct place
writer_since(const struct writer *writer, size_t from)
{
	size_t at = writer->trace.at;

	return place_at(writer->source, from, at > from ? at - from : 0);
}
