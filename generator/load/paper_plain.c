#include "load/paper.h"
#include "load/paper_builder.h"

void
paper_read_plain(struct arena *arena, const struct source *source, struct paper *paper)
{
	struct paper_builder builder;
	struct str rest = source->text, line;

	*paper = (struct paper){ .source = source, .plain = true };
	paper_builder_init(&builder, arena, paper);
	while (rest.len > 0) {
		rest = str_cut(rest, '\n', &line);
		paper_add(&builder, line, (size_t)(line.at - source->text.at));
		paper_end(&builder, PAPER_PARAGRAPH);
	}
	paper_builder_release(&builder);
}
