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
	CHART_BAR,  /* a group of bars a category; lying when upright ones leave no room for their texts */
	CHART_LINE, /* a line a series over categories in their order */
};

enum {
	CHART_WIDTH = 720,
	CHART_HEIGHT_MAX = 4000,
	CHART_SERIES_MAX = 64,
	CHART_CATEGORIES_MAX = 512,
};

struct chart_value {
	double number;
	bool present;    /* false: no data; `number` and `text` mean nothing */
	struct str text; /* the number as people read it, "96.89%"; empty: not written at the value */
};

struct chart_series {
	struct str label;                 /* may be empty when it is the only one */
	const struct chart_value *values; /* one a category */
	bool emphasised;                  /* when any is, the others step back */
};

struct chart {
	enum chart_kind kind;
	struct place place; /* where the chart is asked for: the place of findings */
	const struct str *categories;
	size_t category_count;
	const struct chart_series *series;
	size_t series_count;
	int decimals;         /* of the values: ticks never have more */
	struct str unit;      /* shown once, at the value axis */
	struct str no_data;   /* stands where a value is missing */
	struct str zero_note; /* says that the axis does not start at zero; shown only when that is so */
	enum chart_colors colors;
	const struct chart_style *style; /* NULL: chart_style_light */
	double width;                    /* CSS pixels, 320 to 2000; 0: CHART_WIDTH */
	int scale;                       /* device pixels a CSS pixel, 1 or 2; 0: 2 */
};

/* Fills `list`, whose memory is the arena's; texts are copied and made safe
 * (text_clean). False after a finding at the chart's place:
 *
 *   chart-number  a value is not finite or over SCALE_NUMBER_MAX; the list is
 *                 complete but for that value, which counts as missing
 *   chart-size    more categories, series or bars than have room; the list is empty */
bool
chart_layout(const struct chart *chart, const struct text_metrics *metrics, struct arena *arena, struct draw_list *list,
    struct diags *diags);

#endif
