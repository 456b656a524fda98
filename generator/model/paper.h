#ifndef QSITE_MODEL_PAPER_H
#define QSITE_MODEL_PAPER_H

#include "base/source.h"

#include <stdint.h>

/* A document as one who proofreads it sees it: what stands on the paper in reading
 * order, block by block, without marks and line breaks, every character with the place
 * where it is written. Load makes it, from Markdown or from the plain text of a PDF or
 * Word file; check reads it. All memory is the arena's of whoever loads. */

/* From text offset `text` on the characters are written from source offset `source` on,
 * byte for byte; when `length` is not 0 they stand for those `length` bytes as a whole
 * (an entity, a filled-in value). */
struct paper_span {
	uint32_t text, source, length;
};

struct paper_text {
	struct str text;
	const struct paper_span *spans; /* rising, the first at 0; none when the text is empty */
	size_t span_count;
};

/* Stands in a text where the document's next placeholder is to be filled in (its value
 * is the next of doc.values): U+FFFC. */
#define PAPER_HOLE "\xEF\xBF\xBC"

enum paper_kind {
	PAPER_TITLE,    /* of the document, where it has one of its own */
	PAPER_CONTENTS, /* an entry of its table of contents */
	PAPER_HEADING,  /* with its number, as written */
	PAPER_PARAGRAPH,
	PAPER_ITEM,    /* a paragraph of a list */
	PAPER_CAPTION, /* of the table behind it, or of a figure; with its mark and number as written */
	PAPER_TABLE,
	PAPER_NOTE, /* a paragraph of a footnote */
	PAPER_KINDS,
};

struct paper_table {
	size_t rows, columns;     /* both at least 1 */
	size_t head;              /* rows that name the columns; 0: not known */
	struct paper_text *cells; /* rows * columns, row by row; short rows end with empty ones */
};

struct paper_block {
	enum paper_kind kind;
	unsigned level;         /* of a heading or an entry of contents: 1 is the highest */
	long page;              /* of an entry of contents; -1: none said */
	struct paper_text text; /* all but tables */
	struct paper_table *table;
};

struct paper {
	const struct source *source;
	struct paper_block *items;
	size_t count, capacity;
	bool plain; /* made from plain text: what is a heading or a table is a reading, not a mark */
};

/* Where text[from] to text[to] (to is behind it) are written. */
struct place
paper_place(const struct paper *paper, const struct paper_text *text, size_t from, size_t to);

/* The cell, row and column from 0. */
const struct paper_text *
paper_cell(const struct paper_table *table, size_t row, size_t column);

#endif
