#ifndef QSITE_MODEL_DOC_H
#define QSITE_MODEL_DOC_H

#include "base/diag.h"
#include "base/map.h"
#include "model/paper.h"

/* A compiled Markdown file: HTML in pieces, with everything left open that only
 * the whole site can answer (where a link leads, what a value is, what a chart
 * looks like). Compiled once, in a worker; check proves that the open things
 * exist, render fills them. */

enum piece_kind {
	PIECE_HTML,        /* text: finished HTML */
	PIECE_HEADING,     /* number: level 2..6, ref: headings[]; the opening tag with its id */
	PIECE_HEADING_END, /* number: level */
	PIECE_ID,          /* text: an id as an attribute value; prefixed on the whole-report page */
	PIECE_HREF,        /* ref: links[]; an attribute value */
	PIECE_LINK_LABEL,  /* ref: links[]; the text of a link that has none of its own (表 1) */
	PIECE_LINK_END,    /* ref: links[]; behind the text of a link */
	PIECE_VALUE,       /* ref: values[] */
	PIECE_BLOCK,       /* ref: blocks[]; a chart or a table drawn from data */
	PIECE_CAPTION,     /* ref: captions[]; the label "表 1" in front of a caption's own HTML */
	PIECE_STRING,      /* text: key of a string of the theme */
};

struct piece {
	enum piece_kind kind;
	unsigned number;
	size_t ref;
	struct str text;
};

enum { HEADING_LEVEL_FIRST = 2, HEADING_LEVEL_LAST = 6 };

struct heading {
	unsigned level; /* HEADING_LEVEL_FIRST to HEADING_LEVEL_LAST: h1 is the title */
	struct str id;
	struct str text; /* plain */
	struct place place;
};

struct doc_link {
	struct str target; /* as written */
	bool image;
	bool empty; /* has no text of its own */
	struct place place;
};

/* {{value.ID}}, {{value.ID.YEAR}}, {{value.ID.YEAR.ITEM}} (an item of a breakdown) */
struct doc_value {
	struct str indicator;
	int year; /* 0: the report's data year */
	struct str item;
	struct place place;
};

/* A word of a block with the place it was written at. */
struct block_word {
	struct str text;
	struct place place;
};

struct block_words {
	struct block_word *items;
	size_t count;
	size_t capacity;
};

enum block_kind { BLOCK_CHART, BLOCK_TABLE };

enum chart_shape {
	SHAPE_BAR,
	SHAPE_LINE,
	SHAPE_RANK,      /* one figure a row, the best first */
	SHAPE_SHARE,     /* rows divided into parts */
	SHAPE_MULTIPLES, /* a small line chart a city or indicator */
	SHAPE_SLOPE,     /* two years */
	CHART_SHAPES,
};

/* A chart or table block. Empty lists mean: all (years) or the own one (cities). */
struct block {
	enum block_kind kind;
	enum chart_shape shape;
	struct block_words indicators;
	struct block_words cities; /* "*": all */
	int *years;
	size_t year_count;
	int first_year, last_year; /* a range "2019-2023", when year_count is 0; 0: open */
	struct str by;             /* breakdown, e.g. "district"; empty: none */
	bool transpose;
	struct str title;
	struct place place;
	size_t caption; /* index + 1 into captions, 0: none */
};

enum caption_kind { CAPTION_TABLE, CAPTION_FIGURE };

struct caption {
	enum caption_kind kind;
	unsigned number; /* counted through the file, each kind from 1 */
	struct str id;   /* may be empty */
	struct str text; /* plain, without the mark in front */
	struct place place;
};

struct doc {
	/* the head */
	struct str title, number, topic, summary, updated;
	struct place title_place, topic_place;
	bool draft;

	struct piece *pieces;
	size_t piece_count;
	struct heading *headings;
	size_t heading_count;
	struct doc_link *links;
	size_t link_count;
	struct doc_value *values;
	size_t value_count;
	struct block *blocks;
	size_t block_count;
	struct caption *captions;
	size_t caption_count;
	struct str *anchors; /* every id on the page, sorted */
	size_t anchor_count;
	struct str plain;   /* the text without marks: for search and descriptions */
	struct paper paper; /* the same with places: for check */
};

bool
doc_has_anchor(const struct doc *doc, struct str id);

/* A year as texts write it: four digits, 1900 to 2200; else -1. */
int
doc_year(struct str text);

#endif
