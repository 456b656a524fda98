#include "load/paper.h"

#include "load/markdown.h"
#include "load/text.h"

bool
paper_load(struct sources *sources, struct arena *arena, struct str path, struct paper *paper, struct diags *diags)
{
	const struct source *source = text_load_named(sources, path, diags);
	struct doc doc;

	if (!source)
		return false;
	if (!str_ends(path, STR(".md"))) {
		paper_read_plain(arena, source, paper);
		return true;
	}
	markdown_compile(arena, source, &doc, diags);
	*paper = doc.paper;
	return true;
}
