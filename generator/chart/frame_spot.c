#include "chart/frame.h"

#include <math.h>

/* The page writes a spot's words with a font of its own, which may run wider than the
 * one that is measured here. */
static const double WIDER = 1.12;

static const double APART = 6; /* between an area and its box */

static struct draw_spot *
add_spot(const struct frame *frame, struct draw_rect area, struct str title, size_t lines)
{
	struct draw_spot *spot = arena_push(frame->arena, &frame->list->spots);

	spot->area = area;
	spot->title = title;
	spot->lines = arena_array(frame->arena, struct str, lines);
	return spot;
}

/* A value without a text has nothing to say in words. */
static void
add_line(const struct frame *frame, struct draw_spot *spot, struct str label, const struct chart_value *value)
{
	struct str text = value->present ? value->text : frame->chart->no_data;

	if (text.len == 0)
		return;
	spot->lines[spot->line_count++] =
	    label.len == 0 ? text : str_format(frame->arena, "%.*s %.*s", STR_ARG(label), STR_ARG(text));
}

void
frame_category_spot(const struct frame *frame, struct draw_rect area, size_t category)
{
	const struct chart *chart = frame->chart;
	struct draw_spot *spot = add_spot(frame, area, chart->categories[category], chart->series_count);

	for (size_t i = 0; i < chart->series_count; i++)
		add_line(frame, spot, chart->series_count > 1 ? chart->series[i].label : STR_NONE,
		    &chart->series[i].values[category]);
}

void
frame_series_spot(const struct frame *frame, struct draw_rect area, size_t series)
{
	const struct chart *chart = frame->chart;
	struct draw_spot *spot = add_spot(frame, area, chart->series[series].label, chart->category_count);

	for (size_t i = 0; i < chart->category_count; i++)
		add_line(frame, spot, chart->categories[i], &chart->series[series].values[i]);
}

static double
spot_width(const struct frame *frame, const struct draw_spot *spot)
{
	struct text_font font = { .size = DRAW_SPOT_SIZE, .weight = TEXT_BOLD };
	double widest = text_width(frame->metrics, font, spot->title);

	for (size_t i = 0; i < spot->line_count; i++)
		widest = fmax(widest, text_width(frame->metrics, font, spot->lines[i]));
	return ceil(widest * WIDER) + 2 * DRAW_SPOT_EDGE;
}

/* Beside the area, right of it or else left of it, at its height; where neither side
 * has room, below it or above it; always within the picture as far as that is large
 * enough. */
static void
place_box(const struct frame *frame, struct draw_spot *spot)
{
	const struct draw_rect *area = &spot->area;
	struct draw_rect *box = &spot->box;
	double right = frame->list->width - 1;
	double bottom = frame->list->height - 1;

	box->width = fmin(spot_width(frame, spot), right - 1);
	box->height = (double)(spot->line_count + (spot->title.len > 0)) * DRAW_SPOT_LINE + DRAW_SPOT_EDGE;
	box->x = area->x + area->width + APART;
	box->y = area->y;
	if (box->x + box->width > right)
		box->x = area->x - APART - box->width;
	if (box->x < 1) {
		box->x = area->x + (area->width - box->width) / 2;
		box->y = area->y + area->height + APART;
		if (box->y + box->height > bottom)
			box->y = area->y - APART - box->height;
	}
	box->x = round(fmax(1, fmin(box->x, right - box->width)));
	box->y = round(fmax(1, fmin(box->y, bottom - box->height)));
}

void
frame_place_spots(const struct frame *frame)
{
	for (size_t i = 0; i < frame->list->spots.count; i++)
		place_box(frame, &frame->list->spots.items[i]);
}
