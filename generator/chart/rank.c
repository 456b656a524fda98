#include "chart/rows.h"

#include <math.h>

/* A ranking: bars in the order given, and their figures in a column of their own. */

enum {
	FIGURE_GAP = 18, /* between the plot and the figures */
	PLOT_WANTED = 90,
	AXIS_BELOW = FRAME_TICK_GAP + FRAME_LINE + FRAME_EDGE - 4,
	TARGET_SIZE = 13, /* of the font of its text */
	TARGET_GAP = 5,   /* between that text and the line */
	TARGET_WIDTH = 2,
	TARGET_CLEAR = 2,  /* on both sides of the line where it crosses a bar */
	TARGET_BEYOND = 8, /* a bar that ends nearer to the line is not cut by it */
	DASH = 6,
	DASH_GAP = 4,
	MARK_GAP = 6, /* between the mark of what reaches the target and the figure */
};

static const double LABEL_SHARE = 0.34; /* of the card's width, at most */
static const double LABEL_LEAST = 0.2;  /* even beside wide figures */
static const double MARK_SIZE = 0.8;    /* of the figures' font size */
static const double MARK_WIDTH = 1.75;

static const struct rows_way ways[] = {
	{ .most = 8, .bar = 26, .row = 42, .label = 14, .figure = 14 },
	{ .most = 20, .bar = 20, .row = 31, .label = 14, .figure = 14 },
	{ .most = 40, .bar = 16, .row = 24, .label = 14, .figure = 13 },
	{ .most = 80, .bar = 12, .row = 18, .label = 12, .figure = 12 },
	{ .most = CHART_CATEGORIES_MAX, .bar = 9, .row = 14, .label = 11, .figure = 11 },
};

/* Measured first, then drawn. */
struct rank {
	struct frame *frame;
	struct scale scale;
	const struct rows_way *way;
	struct rows rows;
	double column;            /* the width of the figures with their marks */
	double marks;             /* from the right end of the column to the left end of marks */
	bool cut;                 /* the column is narrower than its texts */
	struct text_lines target; /* the lines of its text */
	struct plot plot;
	double base;     /* x of zero */
	double target_x; /* of the line's middle */
};

static const struct chart_value *
value_of(const struct rank *rank, size_t category)
{
	return &rank->frame->chart->series[0].values[category];
}

static const struct chart_target *
target_of(const struct rank *rank)
{
	return &rank->frame->chart->target;
}

static bool
reaches(const struct chart_target *target, double number)
{
	return target->at_most ? number <= target->number : number >= target->number;
}

static struct draw_text
figure_text(const struct rank *rank, size_t category)
{
	const struct chart_value *value = value_of(rank, category);
	struct str words = value->present ? value->text : rank->frame->chart->no_data;
	struct draw_text text = frame_text(words, rank->way->figure, value->present ? TEXT_BOLD : TEXT_REGULAR);

	if (!value->present)
		text.color = chart_style.muted;
	text.anchor = DRAW_END;
	return text;
}

static double
mark_width(const struct rank *rank)
{
	return target_of(rank)->set ? MARK_SIZE * rank->way->figure + MARK_GAP : 0;
}

/* Without marks; `present` tells of which figures: values, or words for their absence. */
static double
figures_width(const struct rank *rank, bool present)
{
	double widest = 0;

	for (size_t i = 0; i < rank->frame->chart->category_count; i++) {
		if (value_of(rank, i)->present == present)
			widest = fmax(widest, frame_width(rank->frame, figure_text(rank, i)));
	}
	return widest;
}

/* Figures are not cut for anything but to leave labels and bars a little room. */
static void
measure_columns(struct rank *rank)
{
	struct frame *frame = rank->frame;
	double width = frame->list->width;
	double room = width - 2 * FRAME_EDGE - ROWS_GAP - FIGURE_GAP;
	double marked = figures_width(rank, true) + mark_width(rank);
	double figures = fmax(marked, figures_width(rank, false));
	double labels = fmin(width * LABEL_SHARE, room - figures - PLOT_WANTED);

	rank->rows = rows_measure(frame, rank->way, fmax(labels, width * LABEL_LEAST));
	rank->column = fmin(figures, room - rank->rows.width - FRAME_PLOT);
	rank->marks = fmin(marked, rank->column);
	rank->cut = figures > rank->column;
}

static struct scale
find_scale(const struct frame *frame)
{
	const struct chart_target *target = &frame->chart->target;
	double low = target->set ? fmin(frame->low, target->number) : frame->low;
	double high = target->set ? fmax(frame->high, target->number) : frame->high;

	return scale_with_zero(low, high, frame->chart->decimals);
}

static double
tick_width(const struct rank *rank, int index)
{
	struct str words = scale_tick_text(&rank->scale, index, rank->frame->arena);

	return frame_width(rank->frame, frame_text(words, FRAME_TICK, TEXT_REGULAR));
}

/* Where the plot is; its first and last tick text stay inside the card. */
static void
place_plot(struct rank *rank)
{
	struct frame *frame = rank->frame;
	struct plot *plot = &rank->plot;
	double right = frame->list->width - FRAME_EDGE;
	double lines = (double)rank->target.count * FRAME_LINE;
	double labels = rank->rows.width > 0 ? rank->rows.width + ROWS_GAP : 0;

	plot->left = FRAME_EDGE + fmax(labels, tick_width(rank, 0) / 2);
	plot->left = frame_snap(frame, plot->left);
	plot->right = right - tick_width(rank, rank->scale.count - 1) / 2;
	if (rank->column > 0)
		plot->right = fmin(plot->right, right - rank->column - FIGURE_GAP);
	plot->right = fmax(frame_snap(frame, plot->right), plot->left + FRAME_PLOT);
	plot->top = frame_snap(frame, frame->top + lines + (lines > 0 ? TARGET_GAP : 0));
	plot->bottom = plot->top + (double)frame->chart->category_count * rank->rows.row;
}

static double
value_x(const struct rank *rank, double number)
{
	return rank->plot.left + scale_at(&rank->scale, number) * (rank->plot.right - rank->plot.left);
}

/* The middle of a category's bar. */
static double
bar_middle(const struct rank *rank, size_t category)
{
	return rank->plot.top + (double)category * rank->rows.row + rank->rows.middle;
}

/* A gap where the line of the target crosses the bar, so that both are seen. */
static void
draw_gap(const struct rank *rank, const struct draw_rect *bar)
{
	double half = TARGET_WIDTH / 2.0 + TARGET_CLEAR;
	double x = rank->target_x;

	if (target_of(rank)->set && x > bar->x + TARGET_BEYOND && x < bar->x + bar->width - TARGET_BEYOND)
		draw_rect(rank->frame->list, (struct draw_rect){ x - half, bar->y, 2 * half, bar->height },
		    rank->frame->list->background);
}

static void
draw_bar(const struct rank *rank, size_t category)
{
	const struct chart_value *value = value_of(rank, category);
	const struct chart_target *target = target_of(rank);
	bool strong = !target->set || reaches(target, value->number);
	struct draw_rect bar = { .height = rank->way->bar };

	if (!value->present || value->number == 0)
		return;
	bar.x = fmin(rank->base, value_x(rank, value->number));
	bar.width = fabs(value_x(rank, value->number) - rank->base);
	bar.y = frame_snap(rank->frame, bar_middle(rank, category) - bar.height / 2);
	draw_rect(rank->frame->list, bar, strong ? frame_color(rank->frame, 0).fill : chart_style.subdued.fill);
	draw_gap(rank, &bar);
}

/* A tick: what reaches the target is known also without colours. */
static void
draw_mark(const struct rank *rank, double x, double middle)
{
	double size = MARK_SIZE * rank->way->figure;
	struct draw_point points[] = {
		{ x + 0.05 * size, middle + 0.05 * size },
		{ x + 0.36 * size, middle + 0.36 * size },
		{ x + 0.95 * size, middle - 0.38 * size },
	};

	draw_line(rank->frame->list, (struct draw_line){ points, 3, MARK_WIDTH }, frame_color(rank->frame, 0).text);
}

static void
draw_figure(const struct rank *rank, size_t category)
{
	const struct frame *frame = rank->frame;
	const struct chart_value *value = value_of(rank, category);
	double middle = bar_middle(rank, category);
	double right = frame->list->width - FRAME_EDGE;
	struct draw_text text = figure_text(rank, category);
	double room = value->present ? rank->marks - mark_width(rank) : rank->column;

	if (rank->cut)
		text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, room);
	text.at = (struct draw_point){ right, frame_baseline(middle, text.font.size) };
	draw_text(frame->list, text);
	if (value->present && target_of(rank)->set && reaches(target_of(rank), value->number))
		draw_mark(rank, right - rank->marks, middle);
}

/* The text above the plot, around the line as far as the card allows. */
static void
draw_target_text(const struct rank *rank)
{
	const struct frame *frame = rank->frame;

	for (size_t i = 0; i < rank->target.count; i++) {
		struct draw_text text = frame_text(rank->target.lines[i], TARGET_SIZE, TEXT_BOLD);
		double half = frame_width(frame, text) / 2;
		double middle = frame->top + ((double)i + 0.5) * FRAME_LINE;

		text.color = chart_style.target;
		text.anchor = DRAW_MIDDLE;
		text.at.x = fmin(fmax(rank->target_x, FRAME_EDGE + half), frame->list->width - FRAME_EDGE - half);
		text.at.y = frame_baseline(middle, TARGET_SIZE);
		draw_text(frame->list, text);
	}
}

static void
draw_target(const struct rank *rank)
{
	double top = rank->plot.top - 2;
	double bottom = rank->plot.bottom;
	int dashes = (int)ceil((bottom - top) / (DASH + DASH_GAP));

	if (!target_of(rank)->set)
		return;
	draw_target_text(rank);
	for (int i = 0; i < dashes; i++) {
		double y = top + i * (DASH + DASH_GAP);

		draw_rect(rank->frame->list,
		    (struct draw_rect){ rank->target_x - TARGET_WIDTH / 2.0, y, TARGET_WIDTH, fmin(DASH, bottom - y) },
		    chart_style.target);
	}
}

/* Texts last: labels above bars clear what is behind them. */
static void
draw_rank(const struct rank *rank)
{
	const struct frame *frame = rank->frame;
	const struct plot *plot = &rank->plot;
	size_t count = frame->chart->category_count;

	frame_axis_lying(frame, &rank->scale, plot);
	for (size_t i = 0; i < count; i++)
		draw_bar(rank, i);
	draw_rect(
	    frame->list, (struct draw_rect){ rank->base, plot->top, 1, plot->bottom - plot->top }, chart_style.axis);
	draw_target(rank);
	for (size_t i = 0; i < count; i++) {
		rows_draw_label(frame, &rank->rows, i, bar_middle(rank, i));
		draw_figure(rank, i);
		rows_spot(frame, &rank->rows, i, plot->top);
	}
}

static bool
refuse_series(const struct chart *chart, struct diags *diags)
{
	diag_error(diags, "chart-kind", chart->place,
	    diag_tr(diags, "a ranking shows one series, not %zu", "排名图只显示一个系列，这里有 %zu 个"),
	    chart->series_count);
	diag_hint(diags, "%s", diag_tr(diags, "rank one of them, or draw a bar chart", "只排其中一个，或改用柱形图"));
	return false;
}

bool
rank_layout(struct frame *frame, struct diags *diags)
{
	const struct chart *chart = frame->chart;
	struct rank rank = { .frame = frame, .scale = find_scale(frame) };
	struct text_font font = { .size = TARGET_SIZE, .weight = TEXT_BOLD };

	if (chart->series_count != 1)
		return refuse_series(chart, diags);
	rank.way = rows_choose(ways, sizeof ways / sizeof *ways, chart->category_count);
	measure_columns(&rank);
	if (chart->target.set)
		rank.target = text_wrap(
		    frame->metrics, frame->arena, font, chart->target.text, frame->list->width - 2 * FRAME_EDGE);
	frame_head(frame, STR_NONE, false);
	place_plot(&rank);
	if (!rows_fit(frame, rank.plot.bottom + AXIS_BELOW, diags))
		return false;

	rank.base = rank.plot.left + frame_base(&rank.scale) * (rank.plot.right - rank.plot.left);
	rank.base = frame_snap(frame, rank.base);
	rank.target_x = frame_snap(frame, value_x(&rank, chart->target.number));
	draw_rank(&rank);
	frame->list->height = rank.plot.bottom + AXIS_BELOW;
	return true;
}
