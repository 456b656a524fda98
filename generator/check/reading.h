#ifndef QSITE_CHECK_READING_H
#define QSITE_CHECK_READING_H

#include "check/quantity.h"
#include "model/site.h"

/* What the rules about documents read: the papers of one document in reading order - the
 * sections of a report, or one file - as one list of blocks, with values filled in and
 * figures found. Everything lives in the arena given. */

/* A text as its characters, each with where it stands in the text. */
struct letter {
	uint32_t code;
	uint32_t from, to; /* bytes of the text */
};

struct letters {
	struct letter *items;
	size_t count;
	uint32_t *signs; /* indexes of those that are no Chinese words: marks, digits, numerals, Latin, blanks */
	size_t sign_count;
	size_t capacity; /* of both */
};

/* A text on its paper. */
struct passage {
	const struct paper *paper;
	struct paper_text text; /* values filled in */
	struct quantity_list figures;
	struct letters letters; /* all characters of the text */
	struct letters tight;   /* without blanks but those between two Chinese characters: the others are layout */
};

struct reading_cell {
	struct passage passage;
	bool is_figure; /* the whole cell is one figure: */
	struct quantity figure;
};

struct reading_block {
	enum paper_kind kind;
	unsigned level;
	long page;
	const struct section *section; /* NULL: a file of its own */
	struct passage passage;        /* all but tables */
	size_t heading;                /* index + 1 of the heading it stands under; 0: none */
	size_t rows, columns, head;    /* of a table */
	struct reading_cell *cells;
};

struct reading {
	const struct site *site;     /* NULL when there is none */
	const struct report *report; /* NULL for other documents */
	struct reading_block *items;
	size_t count, capacity;
	bool plain; /* drawn from plain text */
};

/* The whole report: chapters, cases, annexes. */
void
reading_of_report(struct reading *reading, struct arena *arena, const struct site *site, const struct report *report);

/* One section of a policy, or a free page. */
void
reading_of_section(
    struct reading *reading, struct arena *arena, const struct site *site, const struct section *section);

/* One file. `site` may be NULL. */
void
reading_of_paper(struct reading *reading, struct arena *arena, const struct site *site, const struct paper *paper);

/* Where passage[from] to passage[to] are written. */
struct place
passage_place(const struct passage *passage, size_t from, size_t to);

/* Where a figure of a passage is written. */
struct place
figure_place(const struct passage *passage, const struct quantity *figure);

/* The text of a figure, with its unit: "36214 名". */
struct str
figure_text(const struct passage *passage, const struct quantity *figure);

const struct reading_cell *
reading_cell(const struct reading_block *table, size_t row, size_t column);

#endif
