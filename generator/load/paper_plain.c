#include "load/paper_plain.h"

#include "load/paper.h"

/* Tries what may begin at a line, the surest first. */
static size_t
read_block(struct plain *plain, size_t at)
{
	static size_t (*const readers[])(struct plain *, size_t) = { plain_contents, plain_columns, plain_layout,
		plain_table, plain_title, plain_prose };
	size_t next = at;

	for (size_t i = 0; i < sizeof readers / sizeof *readers && next == at; i++)
		next = readers[i](plain, at);
	return next;
}

void
paper_read_plain(struct arena *arena, const struct source *source, struct paper *paper)
{
	struct plain plain = { .arena = arena };

	*paper = (struct paper){ .source = source, .plain = true };
	paper_builder_init(&plain.builder, arena, paper);
	plain_clean(arena, source->text, &plain.clean);
	plain_lines(&plain);
	plain_drop_running(&plain);
	plain_measure(&plain);
	for (size_t at = 0; at < plain.count;)
		at = read_block(&plain, at);
	paper_builder_release(&plain.builder);
}
