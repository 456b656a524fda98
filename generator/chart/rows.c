#include "chart/rows.h"

#include <math.h>

enum {
	LEADING = 4,      /* a line of text is so much taller than its font */
	PAD = 8,          /* above and below a label of two lines together */
	ABOVE_MOST = 40,  /* rows that may have their labels above their bars */
	ABOVE_BAR = 2,    /* between such a label and the bar */
	LINES_MOST = 2,   /* of a label beside a bar; more only where there are too many rows for labels above */
	ABOVE_LABEL = 14, /* between the bar before and such a label */
	ABOVE_CLEAR = 3,  /* at both ends of such a label there is no grid */
};

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
measure_at(const struct frame *frame, struct rows *rows, double size, double room)
{
	const struct chart *chart = frame->chart;
	struct text_font font = { .size = size, .weight = TEXT_REGULAR };
	bool whole = true;

	rows->size = size;
	rows->width = 0;
	rows->height = 0;
	rows->labels = arena_array(frame->arena, struct text_lines, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++) {
		struct text_lines *lines = &rows->labels[i];

		*lines = text_wrap(frame->metrics, frame->arena, font, chart->categories[i], room);
		rows->width = fmax(rows->width, lines->width);
		rows->height = fmax(rows->height, (double)lines->count * (size + LEADING));
		whole = whole && !lines->cut && !lines->broken && lines->count <= LINES_MOST;
	}
	return whole;
}

static void
put_above(const struct frame *frame, struct rows *rows)
{
	const struct rows_way *way = rows->way;

	measure_at(frame, rows, way->label, frame->list->width - 2 * FRAME_EDGE);
	rows->width = 0;
	rows->row = ABOVE_LABEL + rows->height + ABOVE_BAR + way->bar;
	rows->middle = rows->row - ABOVE_LABEL / 2.0 - way->bar / 2;
}

struct rows
rows_measure(const struct frame *frame, const struct rows_way *way, double room)
{
	static const double smaller[] = { 12, 11 };
	struct rows rows = { .way = way };
	bool whole = measure_at(frame, &rows, way->label, room);

	for (size_t i = 0; i < sizeof smaller / sizeof *smaller && !whole; i++)
		whole = smaller[i] < way->label && measure_at(frame, &rows, smaller[i], room);
	if (!whole && frame->chart->category_count <= ABOVE_MOST) {
		put_above(frame, &rows);
		return rows;
	}
	rows.row = way->row;
	if (rows.height > rows.size + LEADING)
		rows.row = fmax(rows.row, rows.height + PAD);
	rows.middle = rows.row / 2;
	return rows;
}

static void
clear_behind(const struct frame *frame, const struct text_lines *lines, double top, double line)
{
	struct draw_rect area = {
		.x = FRAME_EDGE - ABOVE_CLEAR,
		.y = top,
		.width = lines->width + 2 * ABOVE_CLEAR,
		.height = (double)lines->count * line,
	};

	if (lines->count > 0)
		draw_rect(frame->list, area, frame->list->background);
}

void
rows_draw_label(const struct frame *frame, const struct rows *rows, size_t category, double middle)
{
	const struct text_lines *lines = &rows->labels[category];
	double line = rows->size + LEADING;
	double first = middle - ((double)lines->count - 1) / 2 * line;

	if (rows->width == 0) {
		first = middle - rows->way->bar / 2 - ABOVE_BAR - ((double)lines->count - 0.5) * line;
		clear_behind(frame, lines, first - line / 2, line);
	}
	for (size_t i = 0; i < lines->count; i++) {
		struct draw_text text = frame_text(lines->lines[i], rows->size, TEXT_REGULAR);

		text.at.x = FRAME_EDGE;
		text.at.y = frame_baseline(first + (double)i * line, rows->size);
		draw_text(frame->list, text);
	}
}

void
rows_spot(const struct frame *frame, const struct rows *rows, size_t category, double top)
{
	struct draw_rect area = {
		.x = FRAME_EDGE,
		.y = top + (double)category * rows->row,
		.width = frame->list->width - 2 * FRAME_EDGE,
		.height = rows->row,
	};

	frame_category_spot(frame, area, category);
}

bool
rows_fit(const struct frame *frame, double bottom, struct diags *diags)
{
	if (bottom <= CHART_HEIGHT_MAX)
		return true;
	frame->list->count = 0;
	return frame_refuse(frame->chart, diags);
}
