#include "load/paper.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Any UTF-8 text as a document of plain text.
 *
 * Always true: every block has text or a table with all its cells; every character is
 * written inside the file, at its place, and where it is not it stands for white space. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static bool
is_same(struct str text, size_t at, struct place place)
{
	return text.at[at] == place.source->text.at[place.offset];
}

/* The mark of a hole comes from no document. */
static bool
was_hole(struct str text, size_t at)
{
	struct str mark = STR("\xEF\xBF\xBD");

	for (size_t back = 0; back < mark.len && back <= at; back++)
		if (str_starts(str_slice(text, at - back, text.len), mark))
			return true;
	return false;
}

static void
require_text(const struct paper *paper, const struct paper_text *text)
{
	for (size_t i = 0; i < text->span_count; i++)
		require(
		    text->spans[i].text < text->text.len && (i == 0 || text->spans[i - 1].text < text->spans[i].text));
	for (size_t i = 0; i < text->text.len; i++) {
		struct place place = paper_place(paper, text, i, i + 1);

		require(place.source == paper->source && place.length > 0);
		require(place.offset < place.source->text.len);
		require(place.length <= place.source->text.len - place.offset);
		require(is_same(text->text, i, place) || text->text.at[i] == ' ' || was_hole(text->text, i));
	}
}

static void
require_block(const struct paper *paper, const struct paper_block *block)
{
	const struct paper_table *table = block->table;

	require(block->kind < PAPER_KINDS && (block->kind == PAPER_TABLE) == (table != NULL));
	if (!table) {
		require(block->text.text.len > 0 && block->text.span_count > 0);
		require_text(paper, &block->text);
		return;
	}
	require(table->rows > 0 && table->columns > 0 && table->head <= table->rows && table->columns <= 200);
	for (size_t i = 0; i < table->rows * table->columns; i++)
		require_text(paper, &table->cells[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct arena arena;
	struct sources sources = { .arena = &arena };
	struct paper paper;

	if (utf8_invalid_at(text) != SIZE_MAX)
		return -1;
	arena_init(&arena);
	paper_read_plain(&arena, source_add(&sources, STR("a.txt"), text), &paper);
	for (size_t i = 0; i < paper.count; i++)
		require_block(&paper, &paper.items[i]);
	arena_release(&arena);
	return 0;
}
