#include "load/markdown_writer.h"

#include "base/utf8.h"

#include <stdint.h>

/* Texts: the placeholders in them, and marks that were meant to be syntax. */

/* ---- placeholders ---- */

void
value_barred(struct writer *writer, struct place place)
{
	diag_error(writer->diags, "value-place", place, "%s",
	    diag_tr(writer->diags,
		"a placeholder cannot stand in a heading, a link, a picture's text or a chart or table block's caption",
		"占位符不能用在标题、链接、图片说明或图表块的题注中"));
}

static bool
is_indicator(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char byte = id.at[i];

		if (!(byte >= 'a' && byte <= 'z') && (i == 0 || !((byte >= '0' && byte <= '9') || byte == '_')))
			return false;
	}
	return id.len > 0;
}

/* value.ID, value.ID.YEAR, value.ID.YEAR.ITEM */
static bool
value_parse(struct str text, struct doc_value *value)
{
	struct str head, year;

	if (str_ends(text, STR(".")))
		return false;
	text = str_cut(text, '.', &head);
	if (!str_eq(head, STR("value")))
		return false;
	text = str_cut(text, '.', &value->indicator);
	if (!is_indicator(value->indicator))
		return false;
	value->item = str_cut(text, '.', &year);
	value->year = year.len > 0 ? doc_year(year) : 0;
	return value->year >= 0 && (year.len > 0 || value->item.len == 0);
}

static void
value_write(struct writer *writer, struct str text, struct place place)
{
	struct doc_value value = { .place = place };

	if (!value_parse(str_trim(text), &value)) {
		diag_error(writer->diags, "value-syntax", place,
		    diag_tr(writer->diags, "'{{%.*s}}' is not a placeholder", "“{{%.*s}}”不是占位符"), STR_ARG(text));
		diag_hint(writer->diags, "%s",
		    diag_tr(writer->diags,
			"write {{value.INDICATOR}}, {{value.INDICATOR.2021}} or {{value.INDICATOR.2021.ITEM}}",
			"请写成 {{value.指标}}、{{value.指标.2021}} 或 {{value.指标.2021.分项}}"));
		return;
	}
	if (writer->in_heading || writer->in_link || writer->pieces.muted) {
		value_barred(writer, place);
		return;
	}
	value.indicator = str_copy(writer->arena, value.indicator);
	value.item = str_copy(writer->arena, value.item);
	*arena_push(writer->arena, &writer->pieces.values) = value;
	paper_add_hole(&writer->paper, place.offset, place.length);
	pieces_ref(&writer->pieces, PIECE_VALUE, writer->pieces.values.count - 1);
}

/* The offset of the next {{ that is not escaped. */
static size_t
placeholder_next(struct trace_run *run, size_t from)
{
	size_t at = str_find(run->literal, STR("{{"), from);

	while (at != SIZE_MAX && !trace_run_plain(run, at, 2))
		at = str_find(run->literal, STR("{{"), at + 1);
	return at;
}

/* The place of literal[from] to literal[to]; of the block when it cannot be found. */
static struct place
run_place(const struct writer *writer, struct trace_run *run, size_t from, size_t to)
{
	size_t raw = trace_run_at(run, from);

	return place_at(writer->source, raw, trace_run_at(run, to) - raw);
}

/* Writes a text with its placeholders. */
static void
text_write(struct writer *writer, struct trace_run run)
{
	struct trace_run paper = run;
	struct str literal = run.literal;
	size_t from = 0, at;

	while ((at = placeholder_next(&run, from)) != SIZE_MAX) {
		size_t end = str_find(literal, STR("}}"), at + 2);

		if (end == SIZE_MAX) {
			diag_error(writer->diags, "value-syntax", run_place(writer, &run, at, at + 2), "%s",
			    diag_tr(writer->diags, "'{{' is not closed by '}}' in the same line",
				"“{{”在同一行内没有用“}}”闭合"));
			break;
		}
		pieces_text(&writer->pieces, str_slice(literal, from, at));
		paper_add_run(writer, &paper, from, at);
		from = end + 2;
		value_write(writer, str_slice(literal, at + 2, end), run_place(writer, &run, at, from));
	}
	pieces_text(&writer->pieces, str_slice(literal, from, literal.len));
	paper_add_run(writer, &paper, from, literal.len);
}

/* ---- marks left over ---- */

enum { EDGE = ' ' };

static uint32_t
character_before(struct str text, size_t at)
{
	if (at == 0)
		return EDGE;
	for (at--; at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80;)
		at--;
	return utf8_next(text, &at);
}

static uint32_t
character_at(struct str text, size_t at)
{
	return at < text.len ? utf8_next(text, &at) : EDGE;
}

static bool
is_ascii_word(uint32_t character)
{
	return character < 0x80 && utf8_is_word(character);
}

/* Whether stars between two characters look like emphasis that failed: ** beside
 * text, or * beside a Chinese character; not 2**3, a * b or 138****1234. */
static bool
looks_left_over(uint32_t before, uint32_t after, size_t stars)
{
	if (stars == 1)
		return utf8_is_han(before) || utf8_is_han(after);
	if (stars > 3 || (before == EDGE && after == EDGE))
		return false;
	return !is_ascii_word(before) || !is_ascii_word(after);
}

static void
emphasis_left(struct writer *writer, struct place place, size_t stars)
{
	diag_warning(writer->diags, "emphasis-left", place,
	    diag_tr(writer->diags, "'%.*s' is no emphasis here and stays on the page",
		"“%.*s”在此处不构成强调，会原样显示"),
	    (int)stars, "***");
	diag_hint(writer->diags, "%s",
	    diag_tr(writer->diags,
		"marks must touch a letter, not a quote or bracket, on their inner side; a star as such is \\*",
		"星号内侧应紧挨文字而不是引号或括号；要显示星号本身请写 \\*"));
}

static size_t
stars_at(struct str text, size_t at)
{
	size_t count = 0;

	while (at + count < text.len && text.at[at + count] == '*')
		count++;
	return count;
}

/* Reports the first of a pair: what comes next with as many stars belongs to it. */
static void
stars_check(struct writer *writer, struct trace_run run)
{
	struct str literal = run.literal;
	size_t partner = 0;

	for (size_t at = str_find(literal, STR("*"), 0), stars; at != SIZE_MAX;
	     at = str_find(literal, STR("*"), at + stars)) {
		stars = stars_at(literal, at);
		if (!trace_run_plain(&run, at, stars))
			continue;
		if (stars == partner)
			partner = 0;
		else if (looks_left_over(character_before(literal, at), character_at(literal, at + stars), stars)) {
			emphasis_left(writer, run_place(writer, &run, at, at + stars), stars);
			partner = stars;
		}
	}
}

/* [^name] stays text when there is no such note. */
static void
notes_unknown(struct writer *writer, struct trace_run run)
{
	struct str literal = run.literal;

	for (size_t at = str_find(literal, STR("[^"), 0); at != SIZE_MAX; at = str_find(literal, STR("[^"), at + 2)) {
		size_t end = at + 2;

		while (end < literal.len && literal.at[end] != ' ' && literal.at[end] != ']' && literal.at[end] != '[')
			end++;
		if (end == at + 2 || end >= literal.len || literal.at[end] != ']' || !trace_run_plain(&run, at, 2))
			continue;
		diag_error(writer->diags, "footnote-unknown", run_place(writer, &run, at, end + 1),
		    diag_tr(writer->diags, "there is no note '%.*s'", "没有注释“%.*s”"),
		    STR_ARG(str_slice(literal, at, end + 1)));
	}
}

void
text_enter(struct writer *writer, cmark_node *node)
{
	struct trace_run run = trace_text(&writer->trace, node_literal(node));

	stars_check(writer, run);
	notes_unknown(writer, run);
	text_write(writer, run);
}
