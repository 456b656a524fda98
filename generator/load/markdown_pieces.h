#ifndef QSITE_LOAD_MARKDOWN_PIECES_H
#define QSITE_LOAD_MARKDOWN_PIECES_H

#include "base/strbuf.h"
#include "model/doc.h"

/* Collects what a compiled document consists of, in reading order: finished HTML,
 * the open things between it, and the plain text beside it. Knows HTML's escapes
 * and nothing of Markdown. The memory of the results is the arena's.
 *
 * While `muted` is set nothing is written but plain text: for what is read here
 * and drawn elsewhere. */

struct piece_list {
	struct piece *items;
	size_t count, capacity;
};

struct heading_list {
	struct heading *items;
	size_t count, capacity;
};

struct link_list {
	struct doc_link *items;
	size_t count, capacity;
};

struct value_list {
	struct doc_value *items;
	size_t count, capacity;
};

struct block_list {
	struct block *items;
	size_t count, capacity;
};

struct caption_list {
	struct caption *items;
	size_t count, capacity;
};

struct pieces {
	struct arena *arena;
	struct strbuf html; /* not yet a piece */
	struct strbuf plain;
	bool muted;
	struct piece_list list;
	struct heading_list headings;
	struct link_list links;
	struct value_list values;
	struct block_list blocks;
	struct caption_list captions;
};

void
pieces_init(struct pieces *pieces, struct arena *arena);

void
pieces_release(struct pieces *pieces);

/* Markup as it is. */
void
pieces_html(struct pieces *pieces, const char *markup);

void
pieces_htmlf(struct pieces *pieces, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Text, escaped for elements and for attribute values in double quotes. */
void
pieces_escaped(struct pieces *pieces, struct str text);

/* Text of the page: escaped, and plain too. */
void
pieces_text(struct pieces *pieces, struct str text);

/* An open thing. */
void
pieces_add(struct pieces *pieces, struct piece piece);

void
pieces_ref(struct pieces *pieces, enum piece_kind kind, size_t ref);

/* The value of an id attribute, or of a link to it behind its #. */
void
pieces_id(struct pieces *pieces, struct str id);

void
pieces_string(struct pieces *pieces, const char *key);

/* Ends a line of the plain text, unless it is empty. */
void
pieces_plain_break(struct pieces *pieces);

/* The plain text from an offset of its buffer on, trimmed, in the arena. */
struct str
pieces_plain_from(const struct pieces *pieces, size_t from);

/* Moves everything into the document. */
void
pieces_finish(struct pieces *pieces, struct doc *doc);

#endif
