#include "chart/rows.h"

#include <math.h>

enum { LEADING = 4 }; /* a line of text is so much taller than its font */

const struct rows_way *
rows_choose(const struct rows_way *ways, size_t count, size_t rows)
{
	size_t i = 0;

	while (i + 1 < count && rows > ways[i].most)
		i++;
	return &ways[i];
}

/* False when a label is cut. */
static bool
measure_at(const struct frame *frame, struct rows_labels *labels, double size, double room)
{
	const struct chart *chart = frame->chart;
	struct text_font font = { .size = size, .weight = TEXT_REGULAR };
	bool whole = true;

	*labels = (struct rows_labels){ .size = size };
	labels->lines = arena_array(frame->arena, struct text_lines, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++) {
		struct text_lines *lines = &labels->lines[i];

		*lines = text_wrap(frame->metrics, frame->arena, font, chart->categories[i], room);
		labels->width = fmax(labels->width, lines->width);
		labels->height = fmax(labels->height, (double)lines->count * (size + LEADING));
		whole = whole && !lines->cut;
	}
	return whole;
}

struct rows_labels
rows_measure(const struct frame *frame, double size, double room)
{
	static const double smaller[] = { 12, 11 };
	struct rows_labels first;
	struct rows_labels labels;

	if (measure_at(frame, &first, size, room))
		return first;
	for (size_t i = 0; i < sizeof smaller / sizeof *smaller; i++) {
		if (smaller[i] < size && measure_at(frame, &labels, smaller[i], room))
			return labels;
	}
	return first;
}

double
rows_height(const struct rows_way *way, const struct rows_labels *labels)
{
	bool one_line = labels->height <= labels->size + LEADING;

	return one_line ? way->row : fmax(way->row, labels->height + ROWS_PAD);
}

void
rows_draw_label(const struct frame *frame, const struct rows_labels *labels, size_t category, double middle)
{
	const struct text_lines *lines = &labels->lines[category];

	for (size_t i = 0; i < lines->count; i++) {
		double below = (double)i - ((double)lines->count - 1) / 2;
		struct draw_text text = frame_text(lines->lines[i], labels->size, TEXT_REGULAR);

		text.at.x = FRAME_EDGE;
		text.at.y = frame_baseline(middle + below * (labels->size + LEADING), labels->size);
		draw_text(frame->list, text);
	}
}

void
rows_spot(const struct frame *frame, size_t category, double top, double height)
{
	frame_category_spot(frame,
	    (struct draw_rect){
		.x = FRAME_EDGE, .y = top, .width = frame->list->width - 2 * FRAME_EDGE, .height = height },
	    category);
}

bool
rows_fit(const struct frame *frame, double bottom, struct diags *diags)
{
	if (bottom <= CHART_HEIGHT_MAX)
		return true;
	frame->list->count = 0;
	return frame_refuse(frame->chart, diags);
}
