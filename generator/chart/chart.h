#ifndef QSITE_CHART_CHART_H
#define QSITE_CHART_CHART_H

#include "base/diag.h"
#include "chart/draw.h"
#include "chart/style.h"

/* Charts: numbers and labels to a draw list (draw.h), which canvas.h turns into a
 * PNG. A chart knows nothing of what its numbers mean, and no language: every word
 * comes from the caller. Title, source and notes are not drawn; they belong into
 * the page beside the picture.
 *
 *     struct draw_list list;
 *     if (chart_layout(&chart, &metrics, arena, &list, diags))
 *             canvas_png(fonts, &list, arena, &png, diags); */

enum chart_kind {
	CHART_BAR,       /* a group of bars a category; lying when upright ones leave no room for their texts */
	CHART_LINE,      /* a line a series over categories in their order */
	CHART_RANK,      /* a lying bar a category, in the order given, maybe with a target; one series */
	CHART_SHARE,     /* a lying bar a category, divided into the parts that the series are */
	CHART_MULTIPLES, /* a small line chart a series, all with the same axes */
	CHART_SLOPE,     /* two categories, before and after: a line a series between them */
	CHART_KINDS,
};

enum {
	CHART_WIDTH = 720,
	CHART_WIDTH_SMALL = 340, /* fits a phone */
	CHART_HEIGHT_MAX = 4000,
	CHART_SERIES_MAX = 64,
	CHART_CATEGORIES_MAX = 512,
};

struct chart_value {
	double number;
	bool present;    /* false: no data; `number` and `text` mean nothing */
	struct str text; /* the number as people read it, "94.62%"; empty: not written at the value */
	bool breaks;     /* counted in another way than the values before: nothing joins it to them */
};

struct chart_series {
	struct str label;                 /* may be empty when it is the only one */
	const struct chart_value *values; /* one a category */
	bool emphasised;                  /* when any is, the others step back */
};

/* What the values of a ranking are to reach. */
struct chart_target {
	bool set;
	bool at_most; /* values not over it reach it; else those not under it */
	double number;
	struct str text; /* stands at the line, "目标 90%" */
};

struct chart {
	enum chart_kind kind;
	struct place place; /* where the chart is asked for: the place of findings */
	const struct str *categories;
	size_t category_count;
	const struct chart_series *series;
	size_t series_count;
	int decimals;               /* of the values: ticks never have more */
	struct str unit;            /* shown once, at the value axis */
	struct str no_data;         /* stands where a value is missing */
	struct str zero_note;       /* says that the axis does not start at zero; shown only when that is so */
	struct str break_note;      /* says what the mark at a break means; shown only when there is one */
	struct chart_target target; /* of CHART_RANK */
	double whole;               /* of CHART_SHARE: what the parts belong to, 100 of shares; 0: their sum */
	struct str rest;            /* names what the parts leave of the whole */
	enum chart_colors colors;
	double width; /* CSS pixels, 320 to 2000; 0: CHART_WIDTH */
	int scale;    /* device pixels a CSS pixel, 1 or 2; 0: 2 */
};

/* Fills `list`, whose memory is the arena's; texts are copied and made safe
 * (text_clean). False after a finding at the chart's place:
 *
 *   chart-number  a value is not finite or over SCALE_NUMBER_MAX; the list is
 *                 complete but for that value, which counts as missing
 *   chart-size    more categories, series or bars than have room; the list is empty
 *   chart-kind    a kind that cannot show such data: a slope of other than two
 *                 categories, a ranking of several series; the list is empty
 *   chart-share   parts below zero, or that are more than their whole */
bool
chart_layout(const struct chart *chart, const struct text_metrics *metrics, struct arena *arena, struct draw_list *list,
    struct diags *diags);

#endif
