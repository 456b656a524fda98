#include "load/paper.h"
#include "load/text.h"

#include <stdio.h>

/* Prints a document as its reader sees it, block by block, to be looked at:
 *
 *     show_paper FILE…
 *
 * A line a block: the line of the file it begins on, its kind, the level of a heading or
 * entry, the page of an entry, its text. A table is a line a row, with | between its cells
 * and = before the rows of its head. */

static const char *const kinds[PAPER_KINDS] = { "TITLE", "CONTENTS", "HEADING", "PARAGRAPH", "ITEM", "CAPTION", "TABLE",
	"NOTE" };

static void
show_table(const struct paper_table *table)
{
	printf("%zu x %zu, head %zu\n", table->rows, table->columns, table->head);
	for (size_t row = 0; row < table->rows; row++) {
		printf("      %s", row < table->head ? "= " : "  ");
		for (size_t column = 0; column < table->columns; column++)
			printf("%s%.*s", column > 0 ? " | " : "", STR_ARG(paper_cell(table, row, column)->text));
		putchar('\n');
	}
}

/* The first cell that has text. */
static const struct paper_text *
first_text(const struct paper_table *table)
{
	size_t at = 0;

	while (at + 1 < table->rows * table->columns && table->cells[at].text.len == 0)
		at++;
	return &table->cells[at];
}

/* Where in the file the last block was: places rise, most of them. */
struct cursor {
	size_t offset, line;
};

static size_t
line_of(struct cursor *cursor, struct place place)
{
	if (place.offset < cursor->offset)
		*cursor = (struct cursor){ 0, 1 };
	for (; cursor->offset < place.offset; cursor->offset++)
		cursor->line += place.source->text.at[cursor->offset] == '\n';
	return cursor->line;
}

static void
show_block(const struct paper *paper, const struct paper_block *block, struct cursor *cursor)
{
	const struct paper_text *text = block->table ? first_text(block->table) : &block->text;
	struct place place = paper_place(paper, text, 0, text->text.len > 0 ? 1 : 0);

	printf("%4zu %-9s ", line_of(cursor, place), kinds[block->kind]);
	if (block->level > 0)
		printf("%u ", block->level);
	if (block->page >= 0)
		printf("p. %ld ", block->page);
	if (block->table)
		show_table(block->table);
	else
		printf("%.*s\n", STR_ARG(block->text.text));
}

int
main(int argc, char **argv)
{
	struct arena arena;
	struct sources sources = { .arena = &arena };
	struct diags diags;
	struct paper paper;
	struct cursor cursor;
	bool ok = true;

	arena_init(&arena);
	diags_init(&diags, &arena, DIAG_ENGLISH);
	for (int i = 1; i < argc; i++) {
		if (!paper_load(&sources, &arena, str_from(argv[i]), &paper, &diags)) {
			fprintf(stderr, "%s: cannot be read\n", argv[i]);
			ok = false;
			continue;
		}
		cursor = (struct cursor){ 0, 1 };
		for (size_t k = 0; k < paper.count; k++)
			show_block(&paper, &paper.items[k], &cursor);
	}
	arena_release(&arena);
	return ok ? 0 : 1;
}
