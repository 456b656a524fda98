#include "chart/label.h"

#include "chart/spread.h"

#include <math.h>
#include <stdlib.h>

enum {
	LINE_APART = 16, /* from one line of a label to the next */
	BLOCK_APART = 4, /* more than that between labels of several lines */
	LEADER_FROM = 3, /* a label moved this far gets a line to its point */
	LEADER_GAP = 4,  /* at both ends of that line */
	HALO = 2,
};

struct draw_text
label_text(const struct frame *frame, size_t series, struct str words)
{
	struct draw_text text =
	    frame_text(words, LABEL_SIZE, frame_is_subdued(frame, series) ? TEXT_REGULAR : TEXT_BOLD);

	text.color = frame_color(frame, series).text;
	return text;
}

void
label_add(const struct frame *frame, struct label *label, struct draw_text line)
{
	if (line.text.len == 0)
		return;
	label->lines[label->line_count++] = line;
	label->width = fmax(label->width, frame_width(frame, line));
	label->height += label->line_count == 1 ? FRAME_LINE : LINE_APART;
	label->height += label->line_count == 2 ? BLOCK_APART : 0;
}

static struct str
join_words(struct arena *arena, struct str first, struct str second)
{
	if (first.len == 0 || second.len == 0)
		return first.len == 0 ? second : first;
	return str_format(arena, "%.*s %.*s", STR_ARG(first), STR_ARG(second));
}

struct label
label_make(const struct frame *frame, size_t series, size_t category, double room)
{
	const struct chart_series *line = &frame->chart->series[series];
	struct draw_text text = label_text(frame, series, STR_NONE);
	struct str value = text_fit(frame->metrics, frame->arena, text.font, line->values[category].text, room);
	struct text_lines name = text_wrap(frame->metrics, frame->arena, text.font, line->label, room);
	struct label label = { .series = series };

	text.text = join_words(frame->arena, line->label, value);
	if (frame_width(frame, text) <= room) {
		label_add(frame, &label, text);
		return label;
	}
	for (size_t i = 0; i < name.count; i++) {
		text.text = i + 1 < name.count ? name.lines[i] : join_words(frame->arena, name.lines[i], value);
		if (frame_width(frame, text) > room) {
			text.text = text_fit(frame->metrics, frame->arena, text.font, name.lines[i], room);
			label_add(frame, &label, text);
			text.text = i + 1 < name.count ? STR_NONE : value;
		}
		label_add(frame, &label, text);
	}
	return label;
}

void
labels_measure(struct labels *labels)
{
	for (size_t i = 0; i < labels->count; i++) {
		labels->width = fmax(labels->width, labels->items[i].width);
		labels->height += labels->items[i].height;
	}
}

static int
compare_labels(const void *a, const void *b)
{
	const struct label *first = a;
	const struct label *second = b;

	if (first->point.y != second->point.y)
		return first->point.y < second->point.y ? -1 : 1;
	if (first->order != second->order)
		return first->order < second->order ? -1 : 1;
	return first->series < second->series ? -1 : 1;
}

void
labels_spread(struct labels *labels, struct arena *arena, double low, double high)
{
	double *places = arena_array(arena, double, labels->count);
	double above = 0; /* the heights of the labels above */

	if (labels->count == 0)
		return;
	/* With the heights taken out only the order is left to be kept. */
	qsort(labels->items, labels->count, sizeof *labels->items, compare_labels);
	for (size_t i = 0; i < labels->count; i++) {
		places[i] = labels->items[i].point.y - labels->items[i].height / 2 - above;
		above += labels->items[i].height;
	}
	spread(arena, places, labels->count, (struct spread_room){ .low = low, .high = high - above });
	above = 0;
	for (size_t i = 0; i < labels->count; i++) {
		labels->items[i].middle = places[i] + above + labels->items[i].height / 2;
		above += labels->items[i].height;
	}
}

static bool
has_moved(const struct label *label)
{
	return fabs(label->point.y - label->middle) >= LEADER_FROM;
}

bool
labels_moved(const struct labels *labels)
{
	for (size_t i = 0; i < labels->count; i++) {
		if (has_moved(&labels->items[i]))
			return true;
	}
	return false;
}

static void
draw_leader(const struct label *label, const struct frame *frame, const struct label_column *column)
{
	double way = column->anchor == DRAW_END ? -1 : 1;
	struct draw_point ends[] = {
		{ label->point.x + way * (column->radius + LEADER_GAP), label->point.y },
		{ column->x - way * LEADER_GAP, label->middle },
	};

	draw_line(frame->list, (struct draw_line){ ends, 2, 1 }, frame_color(frame, label->series).fill);
}

void
label_draw(const struct label *label, const struct frame *frame, double x, enum draw_anchor anchor)
{
	double first = label->middle - (double)(label->line_count - 1) / 2 * LINE_APART;

	for (size_t k = 0; k < label->line_count; k++) {
		struct draw_text text = label->lines[k];

		text.at = (struct draw_point){ x, frame_baseline(first + (double)k * LINE_APART, text.font.size) };
		text.anchor = anchor;
		text.halo = HALO;
		draw_text(frame->list, text);
	}
}

void
labels_draw(const struct labels *labels, const struct frame *frame, struct label_column column)
{
	for (size_t i = 0; i < labels->count; i++) {
		const struct label *label = &labels->items[i];

		if (has_moved(label))
			draw_leader(label, frame, &column);
		label_draw(label, frame, column.x, column.anchor);
	}
}
