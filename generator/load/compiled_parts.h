#ifndef QSITE_LOAD_COMPILED_PARTS_H
#define QSITE_LOAD_COMPILED_PARTS_H

#include "load/compiled.h"

/* What the compiled*.c files share; not for others. */

/* Unpacking: where it reads from and what the places refer to. */
struct compiled {
	struct unpack from;
	struct arena *arena;
	const struct source *source;
};

/* A number below `limit`. */
size_t
unpack_below(struct compiled *compiled, size_t limit);

/* How many items follow, each of at least `fields` fields. */
size_t
unpack_items(struct compiled *compiled, size_t fields);

/* compiled_paper.c */
void
pack_paper(const struct doc *doc, struct strbuf *out);

void
unpack_paper(struct compiled *compiled, struct doc *doc);

#endif
