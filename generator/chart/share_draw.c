#include "chart/share.h"

#include "chart/spread.h"

#include <math.h>

enum {
	GAP = 2,         /* of background between parts */
	INSET = 10,      /* from a part's edge to its value where there is room */
	VALUE_PAD = 4,   /* of the plain ground of a value in a hatched part */
	BELOW_SIZE = 12, /* font size of values below bars */
	BELOW_APART = 8, /* between them */
	LEADER = 7,      /* how far a leader leads down */
	GRID_ABOVE = 3,  /* the first bar */
	NAME_ABOVE = 6,  /* between a name and the bar */
	HATCH = 7,       /* from one stroke to the next */
	HATCH_LEAST = 4, /* narrower is not hatched */
};

static const double GAP_SHARE = 0.3; /* of the narrower neighbour, at most */

/* Of the palette: dark and light by turns. */
static const unsigned char order[CHART_PALETTE] = { 0, 4, 3, 1, 6, 2, 5, 7 };

struct chart_color
share_color(const struct share *share, size_t series)
{
	const struct chart *chart = share->frame->chart;
	size_t parts = chart->series_count - (share->has_rest ? 1 : 0);
	size_t turn = 0;

	if (share_is_rest(share, series))
		return (struct chart_color){ chart_style.grid, chart_style.muted };
	if (frame_is_subdued(share->frame, series))
		return chart_style.subdued;
	if (chart->colors == CHART_COLORS_ORDERED && parts <= CHART_SHADES)
		return chart_style_color(chart->colors, series, parts);
	for (size_t i = 0; i < series; i++)
		turn += frame_is_subdued(share->frame, i) ? 0 : 1;
	return chart_style.palette[order[turn % CHART_PALETTE]];
}

/* Strokes from the left and bottom edges up to the top and right ones, as one shape. */
static void
draw_hatch(struct draw_list *list, const struct draw_rect *area)
{
	int count = (int)ceil((area->width + area->height) / HATCH);

	for (int i = 1; i < count; i++) {
		double along = i * HATCH;
		struct draw_point stroke[] = {
			{ area->x + fmax(0, along - area->height), area->y + fmin(along, area->height) },
			{ area->x + fmin(along, area->width), area->y + fmax(0, along - area->width) },
		};

		draw_line(list, (struct draw_line){ stroke, 2, 1 }, chart_style.subdued.fill);
		if (i + 1 < count)
			draw_join(list);
	}
}

static void
draw_outline(struct draw_list *list, const struct draw_rect *area)
{
	double right = area->x + area->width - 1;
	double bottom = area->y + area->height - 1;

	draw_rect(list, (struct draw_rect){ area->x, area->y, area->width, 1 }, chart_style.axis);
	draw_rect(list, (struct draw_rect){ area->x, bottom, area->width, 1 }, chart_style.axis);
	draw_rect(list, (struct draw_rect){ area->x, area->y, 1, area->height }, chart_style.axis);
	draw_rect(list, (struct draw_rect){ right, area->y, 1, area->height }, chart_style.axis);
}

/* What is left does not look like a part: it is hatched, with an outline. */
static void
draw_rest(struct draw_list *list, struct draw_rect area)
{
	struct draw_rect inner = { area.x + 0.5, area.y + 0.5, area.width - 1, area.height - 1 };

	if (area.width >= HATCH_LEAST)
		draw_hatch(list, &inner);
	draw_outline(list, &area);
}

void
share_swatch(const void *context, size_t series, struct draw_rect area)
{
	const struct share *share = context;

	draw_rect(share->frame->list, area, share_color(share, series).fill);
	if (share_is_rest(share, series))
		draw_rest(share->frame->list, area);
}

/* A row while it is drawn. */
struct bar {
	const struct share *share;
	size_t category;
	const struct share_span *spans;
	double top; /* of the bar */
};

static double
bar_height(const struct bar *bar)
{
	return bar->share->layout.way->bar;
}

/* The gap of background before a part; thin parts keep most of what they have. */
static double
gap_before(const struct bar *bar, size_t series)
{
	size_t before = series;
	double gap;

	while (before > 0 && bar->spans[before - 1].width == 0)
		before--;
	if (before == 0 || bar->spans[series].width == 0)
		return 0;
	gap = GAP_SHARE * fmin(bar->spans[before - 1].width, bar->spans[series].width);
	return gap * bar->share->frame->chart->scale < 1 ? 0 : fmin(GAP, gap);
}

/* Parts at their full widths, then the gaps over where they meet. */
static void
draw_parts(const struct bar *bar)
{
	const struct share *share = bar->share;
	struct draw_list *list = share->frame->list;
	size_t count = share->frame->chart->series_count;

	for (size_t i = 0; i < count; i++) {
		struct draw_rect part = { bar->spans[i].x, bar->top, bar->spans[i].width, bar_height(bar) };

		if (part.width > 0)
			draw_rect(list, part, share_color(share, i).fill);
	}
	for (size_t i = 0; i < count; i++) {
		double gap = gap_before(bar, i);
		struct draw_rect part = { bar->spans[i].x, bar->top, bar->spans[i].width, bar_height(bar) };

		if (gap > 0)
			draw_rect(
			    list, (struct draw_rect){ part.x - gap / 2, part.y, gap, part.height }, list->background);
		part.x += gap / 2;
		part.width -= gap / 2;
		if (share_is_rest(share, i) && part.width > 0)
			draw_rest(list, part);
	}
}

/* A value in its part; on plain ground where that is hatched. */
static void
draw_inside(const struct bar *bar, size_t series, struct draw_text text)
{
	const struct share_span *span = &bar->spans[series];
	struct draw_list *list = bar->share->frame->list;
	double width = frame_width(bar->share->frame, text);
	double middle = bar->top + bar_height(bar) / 2;
	uint32_t fill = share_color(bar->share, series).fill;
	struct draw_rect ground = { .width = width + 2 * VALUE_PAD, .height = text.font.size + 2 };

	text.color = chart_style_ink(fill);
	text.at.x = span->x + fmin(INSET, (span->width - width) / 2);
	text.at.y = frame_baseline(middle, text.font.size);
	ground.x = text.at.x - VALUE_PAD;
	ground.y = middle - ground.height / 2;
	if (share_is_rest(bar->share, series))
		draw_rect(list, ground, fill);
	draw_text(list, text);
}

/* Values below the bar, from left to right. */
struct below {
	struct draw_text *texts;
	double *middles; /* of their parts */
	double *numbers;
	size_t count;
	double widest;
};

static void
add_below(const struct bar *bar, struct below *below, size_t series, struct draw_text text)
{
	const struct share *share = bar->share;
	const struct share_span *span = &bar->spans[series];

	text.font.size = BELOW_SIZE;
	text.color = share_color(share, series).text;
	text.anchor = DRAW_MIDDLE;
	below->texts[below->count] = text;
	below->middles[below->count] = span->x + span->width / 2;
	below->numbers[below->count] = share->frame->chart->series[series].values[bar->category].number;
	below->widest = fmax(below->widest, frame_width(share->frame, text));
	below->count++;
}

/* The smallest goes: the page has it in words. */
static void
drop_below(struct below *below)
{
	size_t least = 0;

	for (size_t i = 1; i < below->count; i++) {
		if (below->numbers[i] < below->numbers[least])
			least = i;
	}
	below->count--;
	for (size_t i = least; i < below->count; i++) {
		below->texts[i] = below->texts[i + 1];
		below->middles[i] = below->middles[i + 1];
		below->numbers[i] = below->numbers[i + 1];
	}
}

/* Moved apart, and led to from their parts. */
static void
draw_below(const struct bar *bar, struct below *below)
{
	const struct plot *plot = &bar->share->plot;
	struct frame *frame = bar->share->frame;
	double gap = below->widest + BELOW_APART;
	double half = below->widest / 2;
	double bottom = bar->top + bar_height(bar);
	double *places;

	while (below->count > 0 && (double)below->count * gap - BELOW_APART > plot->right - plot->left)
		drop_below(below);
	places = arena_copy(frame->arena, below->middles, below->count * sizeof *places);
	spread(frame->arena, places, below->count,
	    (struct spread_room){ .gap = gap, .low = plot->left + half, .high = plot->right - half });
	for (size_t i = 0; i < below->count; i++) {
		struct draw_text text = below->texts[i];
		struct draw_point leader[] = {
			{ below->middles[i], bottom + 1 },
			{ places[i], bottom + LEADER },
		};

		draw_line(frame->list, (struct draw_line){ leader, 2, 1 }, chart_style.axis);
		text.at = (struct draw_point){ places[i],
			frame_baseline(bottom + LEADER + 1 + BELOW_SIZE / 2.0, BELOW_SIZE) };
		draw_text(frame->list, text);
	}
}

static void
draw_values(const struct bar *bar)
{
	const struct share *share = bar->share;
	size_t count = share->frame->chart->series_count;
	struct below below = {
		.texts = arena_array(share->frame->arena, struct draw_text, count),
		.middles = arena_array(share->frame->arena, double, count),
		.numbers = arena_array(share->frame->arena, double, count),
	};

	for (size_t i = 0; i < count; i++) {
		struct draw_text text = share_value(share, i, bar->category);

		if (text.text.len == 0 || bar->spans[i].width == 0)
			continue;
		if (share_value_fits(share, &text, &bar->spans[i]))
			draw_inside(bar, i, text);
		else
			add_below(bar, &below, i, text);
	}
	if (share->below > 0)
		draw_below(bar, &below);
}

/* What stands where a row has no bar. */
static void
draw_words(const struct share *share, size_t category, double middle)
{
	const struct frame *frame = share->frame;
	struct draw_text text = frame_text(share->rows[category].words, share->layout.way->figure, TEXT_REGULAR);

	text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, share->plot.right - share->plot.left);
	text.color = chart_style.muted;
	text.at = (struct draw_point){ share->plot.left, frame_baseline(middle, text.font.size) };
	draw_text(frame->list, text);
}

/* From the first bar on: names stand above the grid. */
static void
draw_axis(const struct share *share)
{
	struct plot plot = share->plot;

	plot.top += share->layout.middle - share->layout.way->bar / 2 - GRID_ABOVE;
	if (share->axis)
		frame_axis_lying(share->frame, &share->scale, &plot);
}

static void
draw_names(const struct share *share)
{
	const struct share_span *spans = share_spans(share, 0);
	double bar = share->plot.top + share->layout.middle - share->layout.way->bar / 2;

	for (size_t i = 0; i < share->frame->chart->series_count && share->named; i++) {
		struct draw_text text = share_name(share, i);

		text.at = (struct draw_point){ spans[i].x,
			frame_baseline(bar - NAME_ABOVE - text.font.size / 2, text.font.size) };
		draw_text(share->frame->list, text);
	}
}

static void
draw_row(const struct share *share, size_t category)
{
	const struct rows *layout = &share->layout;
	double middle = share->plot.top + (double)category * layout->row + layout->middle;
	struct bar bar = { share, category, share_spans(share, category),
		frame_snap(share->frame, middle - layout->way->bar / 2) };

	rows_spot(share->frame, layout, category, share->plot.top);
	rows_draw_label(share->frame, layout, category, middle);
	if (share->rows[category].divided) {
		draw_parts(&bar);
		draw_values(&bar);
	} else
		draw_words(share, category, middle);
}

void
share_draw(const struct share *share)
{
	draw_axis(share);
	draw_names(share);
	for (size_t i = 0; i < share->frame->chart->category_count; i++)
		draw_row(share, i);
}
