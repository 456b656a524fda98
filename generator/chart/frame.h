#ifndef QSITE_CHART_FRAME_H
#define QSITE_CHART_FRAME_H

#include "chart/chart.h"
#include "chart/scale.h"

/* What all kinds of charts share: the card's edges, the head with unit and legend,
 * the value axis, colours by emphasis. Only for the kinds themselves. */

enum {
	FRAME_EDGE = 16,  /* from the card's edge to whatever is outermost */
	FRAME_LABEL = 14, /* font sizes */
	FRAME_TICK = 13,
	FRAME_VALUE = 13,
	FRAME_LINE = 18,    /* from one line of text to the next */
	FRAME_TICK_GAP = 8, /* between an axis and its texts */
	FRAME_PLOT = 40,    /* a plot is not narrower, whatever the texts beside it take */
};

/* Draws how a series looks in the legend. */
typedef void
frame_swatch(const void *context, size_t series, struct draw_rect area);

struct frame {
	const struct chart *chart; /* texts clean, numbers drawable, sizes set */
	const struct text_metrics *metrics;
	struct arena *arena;
	struct draw_list *list;
	double top; /* what is above is taken already */
	double low; /* the least and the greatest value there is */
	double high;
	frame_swatch *swatch; /* NULL: a square of its colour */
	const void *swatch_context;
};

/* The plot: where values are drawn. */
struct plot {
	double left, top, right, bottom;
};

/* A kind's layout: sets the height of the list. False after a finding. */
typedef bool
frame_layout(struct frame *frame, struct diags *diags);

frame_layout bar_layout;
frame_layout line_layout;
frame_layout rank_layout;
frame_layout share_layout;
frame_layout multiples_layout;
frame_layout slope_layout;

/* The finding "chart-size": always false. */
bool
frame_refuse(const struct chart *chart, struct diags *diags);

/* A regular or bold text in the usual colour: what most texts are. */
struct draw_text
frame_text(struct str text, double size, enum text_weight weight);

double
frame_width(const struct frame *frame, struct draw_text text);

/* The baseline of a line of text whose letters stand around `middle`. */
double
frame_baseline(double middle, double size);

/* To whole device pixels. */
double
frame_snap(const struct frame *frame, double position);

bool
frame_is_subdued(const struct frame *frame, size_t series);

struct chart_color
frame_color(const struct frame *frame, size_t series);

/* The unit at the left, the lines of `note` beside it and each other or below, and a legend
 * when there is more than one series and `legend`. Moves frame->top below. */
void
frame_head(struct frame *frame, struct str note, bool legend);

/* How wide the widest tick text is. */
double
frame_ticks_width(const struct frame *frame, const struct scale *scale);

/* A standing value axis: tick texts left of the plot, lying grid lines through it. */
void
frame_axis_standing(const struct frame *frame, const struct scale *scale, const struct plot *plot);

/* One line of it, with or without its text. */
void
frame_axis_tick(const struct frame *frame, const struct scale *scale, const struct plot *plot, int index, bool written);

/* A lying one: tick texts below the plot. */
void
frame_axis_lying(const struct frame *frame, const struct scale *scale, const struct plot *plot);

/* Where on the scale (0 to 1) its base line is: at zero, or at the end nearer to
 * zero when that is not on the scale. */
double
frame_base(const struct scale *scale);

/* Spots: the values of a category ("临水 94.62%" a series) or of a series ("2021 94.62%"
 * a category), missing ones too. Their boxes are placed when the layout is done. */
void
frame_category_spot(const struct frame *frame, struct draw_rect area, size_t category);

void
frame_series_spot(const struct frame *frame, struct draw_rect area, size_t series);

void
frame_place_spots(const struct frame *frame);

/* The marker of a series. */
enum draw_shape
frame_shape(size_t series);

#endif
