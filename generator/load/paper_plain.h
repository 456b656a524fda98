#ifndef QSITE_LOAD_PAPER_PLAIN_H
#define QSITE_LOAD_PAPER_PLAIN_H

#include "base/map.h"
#include "load/paper_builder.h"

/* The parts of the reader of plain text. First the text is cleaned: what cannot be seen
 * goes, line ends become one kind. Then it is cut into lines, each with what can be said
 * of it alone, and the habits of the whole document are measured: how wide a full line
 * is, what ends a paragraph. Then the lines are taken one after the other: each kind of
 * block has a function that looks whether one begins at a line, puts it on the paper and
 * says where the next block begins.
 *
 * Offsets are those of the cleaned text. */

enum {
	PLAIN_COLUMNS = 64,    /* lines of more cells are no row of a table */
	PLAIN_HEAD_LINES = 24, /* over which the head of a table may be broken */
};

/* What a line, or a heading, is numbered with. The order is that of an outline. */
enum plain_style {
	PLAIN_NONE,
	PLAIN_PART,     /* 第一部分, 第二编 */
	PLAIN_ANNEX,    /* 附件 1： */
	PLAIN_CHAPTER,  /* 第一章 */
	PLAIN_SECTION,  /* 第一节 */
	PLAIN_WORD,     /* 前言 */
	PLAIN_CASE,     /* 【案例 1】, 案例一： */
	PLAIN_HAN,      /* 一、 */
	PLAIN_BRACKET,  /* （一） */
	PLAIN_DECIMAL,  /* 1. */
	PLAIN_DECIMAL2, /* 1.1 */
	PLAIN_DECIMAL3,
	PLAIN_DECIMAL4,
	PLAIN_ROUND, /* （1） */
	PLAIN_UNNUMBERED,
	PLAIN_STYLES,
};

struct plain_line {
	uint32_t from, to; /* without blanks at its ends */
	uint32_t width;    /* columns, wide characters are two */
	uint32_t indent;   /* columns of blanks before it */
	uint32_t gap;      /* empty lines before it */
	uint16_t cells;    /* parted by blanks, a unit belongs to its figure; at most PLAIN_COLUMNS + 1 */
	uint16_t figures;  /* of these */
	uint16_t wide;     /* cells parted by two blanks or a tab; at most PLAIN_COLUMNS + 1 */
	uint32_t behind;   /* its number ends there, counted from `from` */
	uint8_t style;     /* enum plain_style of its number */
	bool caption;
	bool open;        /* has a quotation or bracket that it does not close */
	bool tab;         /* begins with one */
	bool tabs;        /* has one inside */
	bool trail;       /* ends with a blank */
	bool page;        /* a page begins before it */
	bool stop;        /* has 。！？； */
	bool comma;       /* has ， */
	bool pause;       /* has 、 */
	bool ended;       /* ends as a sentence does */
	bool figure_last; /* its last cell is a figure */
};

/* How deep an outline is: the styles in force, and in which order they came up. */
struct plain_outline {
	enum plain_style open[PLAIN_STYLES];
	unsigned depth;
	unsigned first[PLAIN_STYLES]; /* 0: not seen yet */
	unsigned seen;
};

struct plain {
	struct arena *arena;
	struct paper_builder builder;
	struct paper_text clean;
	struct plain_line *lines;
	size_t count;

	uint32_t full; /* columns of a full line; 0: lines are paragraphs */
	bool trailing; /* a blank at the end of a line ends the paragraph */
	bool gaps;     /* an empty line ends a paragraph */
	bool indents;  /* the first line of a paragraph is indented */

	struct plain_outline outline;          /* of the text */
	struct plain_outline contents_outline; /* of its table of contents */
	struct map contents;                   /* entries without blanks, to their level */
	bool headed;                           /* a heading has been */
	size_t no_layout;                      /* a line before which no table in columns begins */
	bool annex_open;                       /* an annex whose title is still to come */
};

/* ---- paper_plain_clean.c ---- */

void
plain_clean(struct arena *arena, struct str source, struct paper_text *clean);

struct str
plain_text(const struct plain *plain, const struct plain_line *line);

/* Adds a piece of the cleaned text to the block or cell in hand. */
void
plain_add(struct plain *plain, size_t from, size_t to);

/* The same for what goes on behind `end`, where a line was broken: between words of
 * half width stands a blank. */
void
plain_join(struct plain *plain, size_t end, size_t from, size_t to);

/* ---- paper_plain_words.c ---- */

/* Bytes of the blank of whatever width at the start of the text; 0: it is none. */
size_t
plain_blank(struct str text);

/* Cuts the next word off; *blanks is how many blanks stood before it, a tab counts as
 * two. False at the end. */
bool
plain_word(struct str text, size_t *at, struct str *word, unsigned *blanks);

/* A number as it stands in a table, perhaps with a sign, a unit, a percent sign. */
bool
plain_is_figure(struct str word);

bool
plain_is_unit(struct str word);

/* Reads a line cell by cell: words, but a unit belongs to its figure, and so do the parts
 * of a ratio. */
struct plain_cells {
	struct str text;
	size_t at;
	size_t from, to; /* of the cell read last */
	unsigned blanks; /* before it */
	bool figure;     /* it is one */
};

bool
plain_next_cell(struct plain_cells *cells);

/* The text without its blanks. */
struct str
plain_squeeze(struct arena *arena, struct str text);

/* ---- paper_plain_lines.c ---- */

void
plain_lines(struct plain *plain);

/* Drops the lines at the top and the foot of pages that are the same on at least three. */
void
plain_drop_running(struct plain *plain);

/* Measures the habits of the document. */
void
plain_measure(struct plain *plain);

/* Whether a line goes to the right edge. */
bool
plain_is_full(const struct plain *plain, const struct plain_line *line);

/* ---- paper_plain_number.c ---- */

/* How a text is numbered; *end is behind the number and its mark. */
enum plain_style
plain_number(struct str text, size_t *end);

/* A caption: 表 1 名称, 图2：名称. */
bool
plain_is_caption(struct str text);

/* The level of a heading that comes now. */
unsigned
plain_level(struct plain_outline *outline, enum plain_style style);

/* ---- paper_plain_prose.c: titles, headings, paragraphs ---- */

size_t
plain_title(struct plain *plain, size_t at);

size_t
plain_prose(struct plain *plain, size_t at);

/* ---- paper_plain_contents.c ---- */

size_t
plain_contents(struct plain *plain, size_t at);

/* Whether a line is the title of a table of contents or, by its dots, an entry of one. */
bool
plain_is_contents(const struct plain *plain, size_t at);

/* ---- paper_plain_tables.c ---- */

/* A caption and the table below it, or a table alone. */
size_t
plain_table(struct plain *plain, size_t at);

bool
plain_is_row(const struct plain *plain, size_t at);

/* ---- paper_plain_columns.c ---- */

/* A table with tabs. */
size_t
plain_columns(struct plain *plain, size_t at);

/* ---- paper_plain_layout.c ---- */

/* A table whose cells stand below one another, parted by two blanks and more. */
size_t
plain_layout(struct plain *plain, size_t at);

bool
plain_is_layout(const struct plain *plain, size_t at);

/* ---- paper_plain_head.c ---- */

/* Puts the broken head of a table, lines `from` to `to`, into rows of so many columns.
 * How many rows it makes, 1 or 2. */
size_t
plain_head(struct plain *plain, size_t from, size_t to, size_t columns);

/* Whether it can be divided into so many. */
bool
plain_head_fits(const struct plain *plain, size_t from, size_t to, size_t columns);

#endif
