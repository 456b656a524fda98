#include "load/paper_builder.h"

void
paper_builder_init(struct paper_builder *builder, struct arena *arena, struct paper *paper)
{
	*builder = (struct paper_builder){ .arena = arena, .paper = paper };
}

void
paper_builder_release(struct paper_builder *builder)
{
	strbuf_release(&builder->text);
}

static void
add_span(struct paper_builder *builder, size_t source, size_t length)
{
	const struct paper_span *last =
	    builder->spans.count > 0 ? &builder->spans.items[builder->spans.count - 1] : NULL;
	size_t text = builder->text.len;

	if (last && last->length == 0 && length == 0 && last->source + (text - last->text) == source)
		return;
	*arena_push(builder->arena, &builder->spans) = (struct paper_span){
		.text = (uint32_t)text,
		.source = (uint32_t)source,
		.length = (uint32_t)length,
	};
}

/* A placeholder's mark cannot come from the document itself. */
static void
add_text(struct paper_builder *builder, struct str text)
{
	size_t from = 0, at;

	while ((at = str_find(text, STR(PAPER_HOLE), from)) != SIZE_MAX) {
		strbuf_add(&builder->text, str_slice(text, from, at));
		strbuf_adds(&builder->text, "\xEF\xBF\xBD");
		from = at + STR(PAPER_HOLE).len;
	}
	strbuf_add(&builder->text, str_slice(text, from, text.len));
}

void
paper_add(struct paper_builder *builder, struct str text, size_t source)
{
	if (text.len == 0)
		return;
	add_span(builder, source, 0);
	add_text(builder, text);
}

/* What stands for no byte is shown at the nearest one. */
static void
add_span_for(struct paper_builder *builder, size_t source, size_t length)
{
	size_t end = builder->paper->source->text.len;

	if (length == 0 && source == end)
		source--;
	add_span(builder, source, length > 0 ? length : 1);
}

void
paper_add_for(struct paper_builder *builder, struct str text, size_t source, size_t length)
{
	if (text.len == 0)
		return;
	add_span_for(builder, source, length);
	add_text(builder, text);
}

void
paper_add_hole(struct paper_builder *builder, size_t source, size_t length)
{
	add_span_for(builder, source, length);
	strbuf_adds(&builder->text, PAPER_HOLE);
}

/* How many bytes of blanks, half or full width, the text begins with. */
static size_t
blanks_before(struct str text)
{
	size_t at = 0;

	for (;;) {
		struct str rest = str_slice(text, at, text.len);

		if (str_starts(rest, STR("　")))
			at += STR("　").len;
		else if (rest.len > 0 && (unsigned char)rest.at[0] <= ' ')
			at++;
		else
			return at;
	}
}

static size_t
end_without_blanks(struct str text)
{
	for (;;) {
		if (str_ends(text, STR("　")))
			text.len -= STR("　").len;
		else if (text.len > 0 && (unsigned char)text.at[text.len - 1] <= ' ')
			text.len--;
		else
			return text.len;
	}
}

/* The spans of text[from] to text[to], counted from there. */
static void
take_spans(struct paper_builder *builder, struct paper_text *taken, size_t from, size_t to)
{
	struct paper_span *spans;
	size_t first = 0, end = builder->spans.count;

	while (first + 1 < end && builder->spans.items[first + 1].text <= from)
		first++;
	while (end > first && builder->spans.items[end - 1].text >= to)
		end--;
	spans = arena_copy(builder->arena, builder->spans.items + first, (end - first) * sizeof *spans);
	for (size_t i = 0; i < end - first; i++) {
		size_t cut = spans[i].text < from ? from - spans[i].text : 0;

		spans[i].text = (uint32_t)(spans[i].text + cut - from);
		spans[i].source += spans[i].length > 0 ? 0 : (uint32_t)cut;
	}
	taken->spans = spans;
	taken->span_count = end - first;
}

/* What was added, without blanks at its ends. */
static struct paper_text
take_text(struct paper_builder *builder)
{
	struct str text = strbuf_view(&builder->text);
	size_t to = end_without_blanks(text), from = blanks_before(str_slice(text, 0, to));
	struct paper_text taken = { .text = str_copy(builder->arena, str_slice(text, from, to)) };

	if (taken.text.len > 0)
		take_spans(builder, &taken, from, to);
	strbuf_clear(&builder->text);
	builder->spans.count = 0;
	return taken;
}

struct paper_block *
paper_end(struct paper_builder *builder, enum paper_kind kind)
{
	struct paper_text text = take_text(builder);
	struct paper_block *block;

	if (text.text.len == 0)
		return NULL;
	block = arena_push(builder->arena, builder->paper);
	*block = (struct paper_block){ .kind = kind, .page = -1, .text = text };
	return block;
}

void
paper_row(struct paper_builder *builder)
{
	*arena_push(builder->arena, &builder->rows) = builder->cells.count;
}

void
paper_end_cell(struct paper_builder *builder)
{
	*arena_push(builder->arena, &builder->cells) = take_text(builder);
}

/* Where a row ends among the cells. */
static size_t
row_end(const struct paper_builder *builder, size_t row)
{
	return row + 1 < builder->rows.count ? builder->rows.items[row + 1] : builder->cells.count;
}

static struct paper_table *
take_table(struct paper_builder *builder, size_t head)
{
	struct paper_table *table = arena_new(builder->arena, struct paper_table);

	table->rows = builder->rows.count;
	table->head = head;
	for (size_t i = 0; i < table->rows; i++) {
		size_t width = row_end(builder, i) - builder->rows.items[i];

		table->columns = width > table->columns ? width : table->columns;
	}
	table->cells = arena_array(builder->arena, struct paper_text, table->rows * table->columns);
	for (size_t i = 0; i < table->rows; i++)
		for (size_t k = builder->rows.items[i]; k < row_end(builder, i); k++)
			table->cells[i * table->columns + k - builder->rows.items[i]] = builder->cells.items[k];
	return table;
}

struct paper_block *
paper_end_table(struct paper_builder *builder, size_t head)
{
	struct paper_block *block = NULL;

	if (builder->cells.count > 0) {
		block = arena_push(builder->arena, builder->paper);
		*block = (struct paper_block){ .kind = PAPER_TABLE, .page = -1, .table = take_table(builder, head) };
	}
	builder->cells.count = builder->rows.count = 0;
	return block;
}
