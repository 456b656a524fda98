#include "chart/draw.h"

#include <math.h>

static const char *const shape_names[DRAW_MARKERS] = {
	[DRAW_CIRCLE] = "circle",
	[DRAW_SQUARE] = "square",
	[DRAW_TRIANGLE] = "triangle",
	[DRAW_DIAMOND] = "diamond",
	[DRAW_TRIANGLE_DOWN] = "triangle-down",
	[DRAW_CROSS] = "cross",
	[DRAW_PENTAGON] = "pentagon",
	[DRAW_SALTIRE] = "saltire",
};

/* Not-a-number is 0; fmin and fmax take care of the infinities. */
static double
tame(double number)
{
	return isnan(number) ? 0 : fmax(-DRAW_FAR, fmin(DRAW_FAR, number));
}

/* The same for lengths, which are not below zero. */
static double
tame_length(double number)
{
	return fmax(0, tame(number));
}

static struct draw_point
tame_point(struct draw_point point)
{
	return (struct draw_point){ tame(point.x), tame(point.y) };
}

static struct draw_item *
add(struct draw_list *list, enum draw_kind kind, uint32_t color)
{
	struct draw_item *item = arena_push(list->arena, list);

	item->kind = kind;
	item->color = color;
	return item;
}

void
draw_rect(struct draw_list *list, struct draw_rect rect, uint32_t color)
{
	add(list, DRAW_RECT, color)->rect = (struct draw_rect){
		.x = tame(rect.x),
		.y = tame(rect.y),
		.width = tame_length(rect.width),
		.height = tame_length(rect.height),
	};
}

static void
add_line(struct draw_list *list, enum draw_kind kind, struct draw_line line, uint32_t color)
{
	struct draw_point *points = arena_array(list->arena, struct draw_point, line.count);

	for (size_t i = 0; i < line.count; i++)
		points[i] = tame_point(line.points[i]);
	add(list, kind, color)->line = (struct draw_line){ points, line.count, tame_length(line.width) };
}

void
draw_line(struct draw_list *list, struct draw_line line, uint32_t color)
{
	add_line(list, DRAW_LINE, line, color);
}

void
draw_dots(struct draw_list *list, struct draw_line line, uint32_t color)
{
	add_line(list, DRAW_DOTS, line, color);
}

void
draw_marker(struct draw_list *list, struct draw_marker marker, uint32_t color)
{
	marker.at = tame_point(marker.at);
	marker.radius = tame_length(marker.radius);
	add(list, DRAW_MARKER, color)->marker = marker;
}

void
draw_join(struct draw_list *list)
{
	if (list->count > 0)
		list->items[list->count - 1].joined = true;
}

void
draw_text(struct draw_list *list, struct draw_text text)
{
	if (text.text.len == 0)
		return;
	text.at = tame_point(text.at);
	text.font.size = tame_length(text.font.size);
	text.halo = tame_length(text.halo);
	add(list, DRAW_TEXT, text.color)->text = text;
}

static void
print_rect(const struct draw_item *item, struct strbuf *out)
{
	const struct draw_rect *rect = &item->rect;

	strbuf_addf(out, "rect #%06x %.2f,%.2f %.2fx%.2f", item->color, rect->x, rect->y, rect->width, rect->height);
}

static void
print_line(const struct draw_item *item, struct strbuf *out)
{
	const struct draw_line *line = &item->line;

	strbuf_addf(out, "%s #%06x %.2f", item->kind == DRAW_DOTS ? "dots" : "line", item->color, line->width);
	for (size_t i = 0; i < line->count; i++)
		strbuf_addf(out, " %.2f,%.2f", line->points[i].x, line->points[i].y);
}

static void
print_marker(const struct draw_item *item, struct strbuf *out)
{
	const struct draw_marker *marker = &item->marker;

	strbuf_addf(out, "marker #%06x %.2f,%.2f %.2f %s", item->color, marker->at.x, marker->at.y, marker->radius,
	    shape_names[marker->shape]);
}

static void
print_text(const struct draw_item *item, struct strbuf *out)
{
	static const char *const anchors[] = {
		[DRAW_START] = "start",
		[DRAW_MIDDLE] = "middle",
		[DRAW_END] = "end",
	};
	const struct draw_text *text = &item->text;

	strbuf_addf(out, "text #%06x %.2f,%.2f %s %.2f %s", item->color, text->at.x, text->at.y, anchors[text->anchor],
	    text->font.size, text->font.weight == TEXT_BOLD ? "bold" : "regular");
	if (text->halo > 0)
		strbuf_addf(out, " halo %.2f", text->halo);
	strbuf_addf(out, " \"%.*s\"", STR_ARG(text->text));
}

static void
print_spot(const struct draw_spot *spot, struct strbuf *out)
{
	strbuf_addf(out, "spot %.2f,%.2f %.2fx%.2f box %.2f,%.2f %.2fx%.2f \"%.*s\"", spot->area.x, spot->area.y,
	    spot->area.width, spot->area.height, spot->box.x, spot->box.y, spot->box.width, spot->box.height,
	    STR_ARG(spot->title));
	for (size_t i = 0; i < spot->line_count; i++)
		strbuf_addf(out, " \"%.*s\"", STR_ARG(spot->lines[i]));
	strbuf_addc(out, '\n');
}

void
draw_list_text(const struct draw_list *list, struct strbuf *out)
{
	static void (*const printers[])(const struct draw_item *, struct strbuf *) = {
		[DRAW_RECT] = print_rect,
		[DRAW_LINE] = print_line,
		[DRAW_DOTS] = print_line,
		[DRAW_MARKER] = print_marker,
		[DRAW_TEXT] = print_text,
	};

	strbuf_addf(out, "chart #%06x %.2fx%.2f scale %d\n", list->background, list->width, list->height, list->scale);
	for (size_t i = 0; i < list->count; i++) {
		printers[list->items[i].kind](&list->items[i], out);
		strbuf_adds(out, list->items[i].joined ? " joined\n" : "\n");
	}
	for (size_t i = 0; i < list->spots.count; i++)
		print_spot(&list->spots.items[i], out);
}
