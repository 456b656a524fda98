#include "load/markdown_writer.h"

#include "base/utf8.h"

#include <cmark-gfm-core-extensions.h>

#include <string.h>

/* Tables. Alignment is said by classes: "right" and "center" where the author asks
 * for it, "num" for columns of figures that the author did not align otherwise. The
 * first column names its rows and is never one of figures. */

enum { CELL_BYTES = 64 }; /* no figure is longer */

/* ---- figures ---- */

enum cell_look { CELL_EMPTY, CELL_FIGURE, CELL_WORDS };

/* Takes any of the characters of `set` off the front; how many there were. */
static size_t
take_marks(struct str *text, struct str set)
{
	size_t count = 0;

	while (text->len > 0) {
		size_t length = 0, at = 0;
		uint32_t front = utf8_next(*text, &length);
		bool found = false;

		while (at < set.len && !found)
			found = utf8_next(set, &at) == front;
		if (!found)
			break;
		*text = str_slice(*text, length, text->len);
		count++;
	}
	return count;
}

static size_t
take_placeholder(struct str *text)
{
	size_t end = str_starts(*text, STR("{{")) ? str_find(*text, STR("}}"), 2) : SIZE_MAX;

	if (end == SIZE_MAX)
		return 0;
	*text = str_slice(*text, end + 2, text->len);
	return 1;
}

/* A unit behind a figure: a few Chinese characters. */
static bool
is_unit(struct str text)
{
	enum { UNIT_CHARACTERS = 4 };
	size_t count = 0;

	for (size_t offset = 0; offset < text.len; count++)
		if (!utf8_is_han(utf8_next(text, &offset)))
			return false;
	return count <= UNIT_CHARACTERS;
}

/* "1,234.5", "-7.42%", "约12所", "0.04 : 1", "{{value.schools}}"; "—" is empty. */
static enum cell_look
look_of(struct str text)
{
	size_t figures = 0, taken;

	text = str_trim(text);
	take_marks(&text, STR("+-−＋－—–±约近超≥≤<> "));
	if (text.len == 0)
		return CELL_EMPTY;
	do {
		taken = take_marks(&text, STR("0123456789")) + take_placeholder(&text);
		figures += taken;
		if (taken > 0)
			take_marks(&text, STR(".,，:：/%‰~～—–- "));
	} while (taken > 0);
	return figures > 0 && is_unit(text) ? CELL_FIGURE : CELL_WORDS;
}

static enum cell_look
cell_look(cmark_node *cell)
{
	struct strbuf text = { 0 };
	enum cell_look look;

	node_text(cell, CELL_BYTES, &text);
	look = text.len < CELL_BYTES ? look_of(strbuf_view(&text)) : CELL_WORDS;
	strbuf_release(&text);
	return look;
}

/* By column, whether it has figures and nothing else below the head. */
static bool *
columns_of_figures(struct writer *writer, cmark_node *table, size_t columns)
{
	bool *figures = arena_array(writer->arena, bool, columns);
	bool *words = arena_array(writer->arena, bool, columns);
	cmark_node *head = cmark_node_first_child(table);

	for (cmark_node *row = head ? cmark_node_next(head) : NULL; row; row = cmark_node_next(row)) {
		cmark_node *cell = cmark_node_first_child(row);

		for (size_t i = 0; i < columns && cell; i++, cell = cmark_node_next(cell)) {
			enum cell_look look = words[i] ? CELL_WORDS : cell_look(cell);

			figures[i] |= look == CELL_FIGURE;
			words[i] |= look == CELL_WORDS || i == 0;
		}
	}
	for (size_t i = 0; i < columns; i++)
		figures[i] &= !words[i];
	return figures;
}

/* ---- where it stands ---- */

static bool
is_delimiter_row(struct str line)
{
	bool dashes = false;

	for (size_t i = 0; i < line.len; i++) {
		if (line.at[i] == '\0' || !strchr("|-: \t>\r\n", line.at[i]))
			return false;
		dashes |= line.at[i] == '-';
	}
	return dashes;
}

size_t
table_line(const struct writer *writer, cmark_node *table)
{
	size_t first = (size_t)cmark_node_get_start_line(table), last = (size_t)cmark_node_get_end_line(table);

	for (size_t line = first + 1; line <= last; line++) {
		size_t from = lines_start(&writer->lines, line), end = lines_start(&writer->lines, line + 1);

		if (is_delimiter_row(str_slice(writer->source->text, from, end)))
			return line - 1;
	}
	return first;
}

/* ---- writing ---- */

void
table_enter(struct writer *writer, cmark_node *node)
{
	size_t columns = cmark_gfm_extensions_get_table_columns(node);
	bool captioned = writer->table.captioned;

	writer->table = (struct writer_table){
		.alignments = cmark_gfm_extensions_get_table_alignments(node),
		.numeric = columns_of_figures(writer, node, columns),
		.columns = columns,
		.captioned = captioned,
	};
	if (!captioned)
		pieces_html(&writer->pieces, "<div class=\"table\">\n");
	/* a wide table scrolls on a phone: the keyboard must reach it too */
	pieces_html(&writer->pieces, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
	pieces_string(&writer->pieces, "table.region");
	pieces_html(&writer->pieces, "\">\n<table>\n");
}

void
table_exit(struct writer *writer, cmark_node *node)
{
	(void)node;
	paper_end_table(&writer->paper, 1);
	if (writer->table.body)
		pieces_html(&writer->pieces, "</tbody>\n");
	pieces_html(&writer->pieces, "</table>\n</div>\n");
	pieces_html(&writer->pieces, writer->table.captioned ? "</figure>\n" : "</div>\n");
	writer->table = (struct writer_table){ 0 };
}

void
row_enter(struct writer *writer, cmark_node *node)
{
	struct writer_table *table = &writer->table;
	size_t line = (size_t)cmark_node_get_start_line(node);

	table->head = cmark_gfm_extensions_get_table_row_is_header(node);
	if (table->head) {
		line = table_line(writer, cmark_node_parent(node));
		pieces_html(&writer->pieces, "<thead>\n");
	} else if (!table->body) {
		table->body = true;
		pieces_html(&writer->pieces, "<tbody>\n");
	}
	table->column = 0;
	paper_row(&writer->paper);
	trace_begin(&writer->trace, writer->source->text, lines_start(&writer->lines, line),
	    lines_start(&writer->lines, line + 1));
	pieces_html(&writer->pieces, "<tr>");
}

void
row_exit(struct writer *writer, cmark_node *node)
{
	(void)node;
	pieces_html(&writer->pieces, writer->table.head ? "</tr>\n</thead>\n" : "</tr>\n");
	pieces_plain_break(&writer->pieces);
}

static const char *
cell_class(const struct writer_table *table)
{
	uint8_t alignment = table->column < table->columns ? table->alignments[table->column] : 0;
	bool numeric = table->column < table->columns && table->numeric[table->column];

	if (alignment == 'c')
		return " class=\"center\"";
	if (alignment == 'r')
		return numeric ? " class=\"right num\"" : " class=\"right\"";
	return numeric && alignment == 0 ? " class=\"num\"" : "";
}

void
cell_enter(struct writer *writer, cmark_node *node)
{
	(void)node;
	if (writer->table.column > 0)
		strbuf_addc(&writer->pieces.plain, ' ');
	pieces_html(&writer->pieces, writer->table.head ? "<th scope=\"col\"" : "<td");
	pieces_html(&writer->pieces, cell_class(&writer->table));
	pieces_html(&writer->pieces, ">");
}

void
cell_exit(struct writer *writer, cmark_node *node)
{
	(void)node;
	paper_end_cell(&writer->paper);
	pieces_html(&writer->pieces, writer->table.head ? "</th>" : "</td>");
	writer->table.column++;
}
