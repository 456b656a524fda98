#ifndef QSITE_CHECK_QUANTITY_H
#define QSITE_CHECK_QUANTITY_H

#include "base/str.h"

/* Figures in running Chinese text: "36214 名", "约193万平方米", "98.37%", "1:13.62",
 * "２０ 所", "四个". What looks like a figure and is none (years, dates, numbers of
 * chapters, names) is told apart. */

enum quantity_kind {
	QUANTITY_COUNT,     /* with or without a unit: 18 所, 864.35 万元, 0.517 */
	QUANTITY_PERCENT,   /* 98.37% */
	QUANTITY_POINTS,    /* 4.66 个百分点 */
	QUANTITY_TIMES,     /* 2.27 倍 */
	QUANTITY_RATIO,     /* 1:13.62; value is the second over the first, in the order written */
	QUANTITY_YEAR,      /* 2021 年, 2021学年, 2020—2024 */
	QUANTITY_DATE,      /* 12 月, 15 日 */
	QUANTITY_ORDINAL,   /* 第 3, 第九, 表 5, 案例 11, 附件 2 */
	QUANTITY_NAME,      /* part of a name: 1+X, 3D, 〔2020〕27 号, TOP10 */
	QUANTITY_RANGE,     /* 1-2 所: value is the first, high the last */
	QUANTITY_MALFORMED, /* 91.2.0%: value is 0 */
	QUANTITY_KINDS,
};

/* How a figure is meant. */
enum quantity_bound {
	BOUND_EXACT,
	BOUND_ABOUT, /* 约, 近, 左右 */
	BOUND_ABOVE, /* 余, 多, 超过, 以上 */
	BOUND_BELOW, /* 不足, 以下 */
};

struct quantity {
	enum quantity_kind kind;
	enum quantity_bound bound;
	double value; /* in the unit without 万 and 亿: 864.35 万元 is 8643500; a percentage as written: 98.37, per
			 mille a tenth of it */
	double low,
	    high;     /* what the written digits may be rounded from; both are value when they are whole and unscaled */
	double scale; /* 1, 1e3, 1e4 … by the word behind the digits */
	int decimals; /* digits behind the point as written */
	double ratio_first, ratio_second; /* of a ratio */
	struct str unit;                  /* a view: "名", "元", "人次", "%"; empty: none known */
	bool spelt;                       /* in Chinese numerals */
	bool wide;                        /* in full-width digits */
	bool mixed;                       /* full-width and half-width ones */
	bool negative;                    /* a minus sign stands before it */
	size_t from, to;                  /* bytes of the text, with sign, scale and unit */
	size_t digits_from, digits_to;    /* the digits alone */
};

struct quantity_list {
	struct quantity *items;
	size_t count, capacity;
};

struct letters; /* reading.h */

/* Adds all figures of a text, given also as its characters, to a list, in order. Linear in
 * its length. */
void
quantities_find(struct quantity_list *list, struct arena *arena, struct str text, const struct letters *letters);

/* The first of the figures found in a text when the whole text is it; else NULL. */
const struct quantity *
quantity_whole(const struct quantity_list *list, struct str text);

/* The figure that a text is as a whole, as in a cell of a table: without unit, or with
 * unit and sign. False when it is something else. */
bool
quantity_of(struct quantity *quantity, struct str text);

/* Whether a kind is a figure that can be computed with. */
bool
quantity_is_figure(const struct quantity *quantity);

/* Whether `value` could have been written so: it rounds to the digits written. */
bool
quantity_agrees(const struct quantity *quantity, double value);

/* Whether it would agree if the digits were cut off instead of rounded. */
bool
quantity_agrees_cut(const struct quantity *quantity, double value);

#endif
