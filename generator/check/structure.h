#ifndef QSITE_CHECK_STRUCTURE_H
#define QSITE_CHECK_STRUCTURE_H

#include "check/rule.h"

#include <stdint.h>

/* What the structure*.c files share; not for others. */

/* ---- structure_label.c: numbers that headings and captions begin with ---- */

enum label_style {
	LABEL_PART,          /* 第一部分, 第二篇 */
	LABEL_CHAPTER,       /* 第一章 */
	LABEL_SECTION,       /* 第一节 */
	LABEL_HAN,           /* 一、 */
	LABEL_HAN_BRACKET,   /* （一） */
	LABEL_DECIMAL,       /* 1.1, 1.1.1 */
	LABEL_DIGIT,         /* 1., 1．, 1、 */
	LABEL_DIGIT_BRACKET, /* （1）, 1） */
	LABEL_TABLE,         /* 表 1, 表 1-2; and so on */
	LABEL_FIGURE,
	LABEL_CASE,
	LABEL_ANNEX,
	LABEL_STYLES,
};

enum { LABEL_DEPTH = 6, LABEL_NUMBER_MAX = 999 };

struct label {
	enum label_style style;
	size_t depth;          /* how many numbers: 1.1 has two */
	int path[LABEL_DEPTH]; /* each at least 0 */
	size_t from, to;       /* bytes of the text: the number with its words, without the mark behind it */
	size_t title;          /* where the words behind it begin */
	uint32_t mark;         /* . ． 、 : ： behind the number, 0 for others */
	size_t mark_to;        /* where the mark ends; `to` when there is none */
};

/* Reads the label that a text begins with, from an offset on. */
bool
label_read(struct label *label, struct str text, size_t at);

/* The same for one of the four with a word: 表, 图, 案例, 附件. */
bool
label_read_named(struct label *label, struct str text, size_t at);

/* The label as a key: equal for equal numbers, however they are written. */
struct str
label_key(struct arena *arena, const struct label *label);

/* "3.2", "5" */
struct str
label_number(struct arena *arena, const int *path, size_t depth);

/* Letters, digits and Chinese characters of a text, without marks and blanks, full width
 * made half. */
struct str
plain_words(struct arena *arena, struct str text);

/* ---- the rules ---- */

/* structure_order.c: "number-gap", "number-double", "number-order", "number-parent",
 * "number-alone", "number-mark". */
void
structure_order(const struct checker *checker);

/* structure_caption.c: "caption-gap", "caption-double", "caption-order", "reference-missing". */
void
structure_captions(const struct checker *checker);

/* structure_contents.c: "contents-wording", "contents-missing", "contents-page". */
void
structure_contents(const struct checker *checker);

/* structure_title.c: "title-wording", "title-cut". */
void
structure_titles(const struct checker *checker);

#endif
