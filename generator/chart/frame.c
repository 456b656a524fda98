#include "chart/frame.h"

#include <math.h>

enum {
	SWATCH = 13,
	SWATCH_GAP = 6,
	ENTRY_GAP = 20,
	HEAD_GAP = 16, /* between unit, note and legend */
	HEAD_BELOW = 10,
	TICKS_APART = 10, /* between tick texts side by side */
};

/* From the baseline to the middle of capitals, digits and Chinese characters, in ems. */
static const double MIDDLE = 0.37;

static const double HAIRLINE = 1;

bool
frame_refuse(const struct chart *chart, struct diags *diags)
{
	return diag_error(diags, "chart-size", chart->place,
	    diag_tr(diags, "a chart has no room for %zu categories of %zu series",
		"图表容不下 %zu 个类别、每类 %zu 个系列"),
	    chart->category_count, chart->series_count);
}

struct draw_text
frame_text(struct str text, double size, enum text_weight weight)
{
	return (struct draw_text){
		.text = text,
		.font = { .size = size, .weight = weight },
		.color = chart_style.text,
	};
}

double
frame_width(const struct frame *frame, struct draw_text text)
{
	return text_width(frame->metrics, text.font, text.text);
}

double
frame_baseline(double middle, double size)
{
	return middle + MIDDLE * size;
}

double
frame_snap(const struct frame *frame, double position)
{
	return round(position * frame->chart->scale) / frame->chart->scale;
}

bool
frame_is_subdued(const struct frame *frame, size_t series)
{
	const struct chart *chart = frame->chart;

	for (size_t i = 0; i < chart->series_count; i++) {
		if (chart->series[i].emphasised)
			return !chart->series[series].emphasised;
	}
	return false;
}

struct chart_color
frame_color(const struct frame *frame, size_t series)
{
	const struct chart *chart = frame->chart;

	if (frame_is_subdued(frame, series))
		return chart_style.subdued;
	return chart_style_color(chart->colors, series, chart->series_count);
}

/* One entry of the legend, or where it would be: the texts are broken into lines once. */
struct entry {
	struct text_lines label; /* on several lines when it is too long for one */
	double width;            /* with swatch, without the gap to the next */
};

struct legend {
	struct entry *entries;
	size_t count;
	double width; /* on one line */
};

static struct legend
legend_measure(const struct frame *frame)
{
	const struct chart *chart = frame->chart;
	struct text_font font = { .size = FRAME_TICK, .weight = TEXT_REGULAR };
	struct legend legend = { .entries = arena_array(frame->arena, struct entry, chart->series_count) };
	double most = frame->list->width - 2 * FRAME_EDGE - SWATCH - SWATCH_GAP; /* a line for itself */

	for (size_t i = 0; i < chart->series_count; i++) {
		struct entry *entry = &legend.entries[legend.count++];

		entry->label = text_wrap(frame->metrics, frame->arena, font, chart->series[i].label, most);
		entry->width = SWATCH + SWATCH_GAP + (entry->label.count > 1 ? most : entry->label.width);
		legend.width += entry->width + (i > 0 ? ENTRY_GAP : 0);
	}
	return legend;
}

static void
draw_swatch(const struct frame *frame, size_t series, double x, double middle)
{
	struct draw_rect area = { frame_snap(frame, x), frame_snap(frame, middle - SWATCH / 2.0), SWATCH, SWATCH };

	if (frame->swatch)
		frame->swatch(frame->swatch_context, series, area);
	else
		draw_rect(frame->list, area, frame_color(frame, series).fill);
}

/* Returns the middle of the last line. */
static double
entry_draw(const struct frame *frame, const struct entry *entry, double x, double middle)
{
	for (size_t i = 0; i < entry->label.count; i++) {
		struct draw_text text = frame_text(entry->label.lines[i], FRAME_TICK, TEXT_REGULAR);

		middle += i > 0 ? FRAME_LINE : 0;
		text.at = (struct draw_point){ x + SWATCH + SWATCH_GAP, frame_baseline(middle, FRAME_TICK) };
		draw_text(frame->list, text);
	}
	return middle;
}

/* From (x, middle) on to the right, with new lines where the card ends. Returns
 * the middle of the last line. */
static double
legend_draw(const struct frame *frame, const struct legend *legend, double x, double middle)
{
	double right = frame->list->width - FRAME_EDGE;
	double at = x;

	for (size_t i = 0; i < legend->count; i++) {
		const struct entry *entry = &legend->entries[i];

		if (at > x && at + entry->width > right + 0.5) { /* half a pixel: rounding errors */
			at = x;
			middle += FRAME_LINE + 4;
		}
		draw_swatch(frame, i, at, middle);
		middle = entry_draw(frame, entry, at, middle);
		at += entry->width + ENTRY_GAP;
	}
	return middle;
}

/* A text of the head; returns where it ends. */
static double
head_text(const struct frame *frame, struct str words, double x, double middle)
{
	struct draw_text text = frame_text(words, FRAME_TICK, TEXT_REGULAR);

	text.text = text_fit(frame->metrics, frame->arena, text.font, words, frame->list->width - FRAME_EDGE - x);
	text.color = chart_style.muted;
	text.at = (struct draw_point){ x, frame_baseline(middle, FRAME_TICK) };
	draw_text(frame->list, text);
	return text.text.len > 0 ? x + frame_width(frame, text) : x;
}

/* A piece of a note behind what ends at `end`, or on lines of its own. Returns where the
 * last one ends, and moves the middle to it. */
static double
head_piece(const struct frame *frame, struct str piece, double end, double *middle)
{
	struct text_font font = { .size = FRAME_TICK, .weight = TEXT_REGULAR };
	double right = frame->list->width - FRAME_EDGE;
	double x = end > FRAME_EDGE ? end + HEAD_GAP : FRAME_EDGE;
	struct text_lines lines = text_wrap(frame->metrics, frame->arena, font, piece, right - FRAME_EDGE);

	if (x > FRAME_EDGE && x + text_width(frame->metrics, font, piece) > right) {
		x = FRAME_EDGE;
		*middle += FRAME_LINE;
	}
	for (size_t i = 0; i < lines.count; i++) {
		*middle += i > 0 ? FRAME_LINE : 0;
		end = head_text(frame, lines.lines[i], x, *middle);
	}
	return end;
}

/* Unit and note. Returns where the last line ends, and moves the middle to it. */
static double
head_texts(const struct frame *frame, struct str note, double *middle)
{
	double end = head_text(frame, frame->chart->unit, FRAME_EDGE, *middle);

	while (note.len > 0) {
		struct str piece;

		note = str_cut(note, '\n', &piece);
		end = head_piece(frame, piece, end, middle);
	}
	return end;
}

void
frame_head(struct frame *frame, struct str note, bool legend)
{
	double middle = frame->top + FRAME_LINE / 2.0;
	double texts_end = head_texts(frame, note, &middle);
	bool used = texts_end > FRAME_EDGE;

	if (legend && frame->chart->series_count > 1) {
		struct legend measured = legend_measure(frame);
		double x = frame->list->width - FRAME_EDGE - measured.width;

		/* At the right of the same line, or on lines of its own. */
		if (x < texts_end + HEAD_GAP) {
			x = FRAME_EDGE;
			middle += used ? FRAME_LINE + 4 : 0;
		}
		middle = legend_draw(frame, &measured, x, middle);
		used = true;
	}
	if (used)
		frame->top = middle + FRAME_LINE / 2.0 + HEAD_BELOW;
}

double
frame_ticks_width(const struct frame *frame, const struct scale *scale)
{
	double widest = 0;

	for (int i = 0; i < scale->count; i++) {
		struct str text = scale_tick_text(scale, i, frame->arena);

		widest = fmax(widest, frame_width(frame, frame_text(text, FRAME_TICK, TEXT_REGULAR)));
	}
	return widest;
}

static struct draw_text
tick_text(const struct frame *frame, const struct scale *scale, int index)
{
	struct draw_text text = frame_text(scale_tick_text(scale, index, frame->arena), FRAME_TICK, TEXT_REGULAR);

	text.color = chart_style.muted;
	return text;
}

double
frame_base(const struct scale *scale)
{
	if (scale->low > 0)
		return 0;
	return scale->high < 0 ? 1 : scale_at(scale, 0);
}

void
frame_axis_tick(const struct frame *frame, const struct scale *scale, const struct plot *plot, int index, bool written)
{
	double y = plot->bottom - (plot->bottom - plot->top) * index / (scale->count - 1);
	struct draw_text text = tick_text(frame, scale, index);

	draw_rect(
	    frame->list, (struct draw_rect){ plot->left, y, plot->right - plot->left, HAIRLINE }, chart_style.grid);
	if (!written)
		return;
	text.anchor = DRAW_END;
	text.at = (struct draw_point){ plot->left - FRAME_TICK_GAP, frame_baseline(y, FRAME_TICK) };
	draw_text(frame->list, text);
}

void
frame_axis_standing(const struct frame *frame, const struct scale *scale, const struct plot *plot)
{
	for (int i = 0; i < scale->count; i++)
		frame_axis_tick(frame, scale, plot, i, true);
}

/* Whether texts would touch when ticks are written from the first of `every` on, as far
 * apart as the second. */
static bool
ticks_touch(const struct frame *frame, const struct scale *scale, const struct plot *plot, const int every[2])
{
	double apart = (plot->right - plot->left) * every[1] / (scale->count - 1);
	double before = -apart;

	for (int i = every[0]; i < scale->count; i += every[1]) {
		double half = frame_width(frame, tick_text(frame, scale, i)) / 2;

		if (before + TICKS_APART + half > apart)
			return true;
		before = half;
	}
	return false;
}

/* Counted from zero: it is always written. */
void
frame_axis_lying(const struct frame *frame, const struct scale *scale, const struct plot *plot)
{
	double width = plot->right - plot->left;
	int zero = (int)round(frame_base(scale) * (scale->count - 1));
	int every[] = { 0, 1 }; /* which is the first to be written, and which are then */

	while (every[1] < scale->count && ticks_touch(frame, scale, plot, every)) {
		every[1]++;
		every[0] = zero % every[1];
	}
	for (int i = every[0]; i < scale->count; i += every[1]) {
		double x = plot->left + width * i / (scale->count - 1);
		struct draw_text text = tick_text(frame, scale, i);

		draw_rect(frame->list, (struct draw_rect){ x, plot->top, HAIRLINE, plot->bottom - plot->top },
		    chart_style.grid);
		text.anchor = DRAW_MIDDLE;
		text.at = (struct draw_point){ x,
			frame_baseline(plot->bottom + FRAME_TICK_GAP + FRAME_LINE / 2.0, FRAME_TICK) };
		draw_text(frame->list, text);
	}
}

enum draw_shape
frame_shape(size_t series)
{
	/* Moves on by one when the colours start over: colour and shape together stay
	 * distinct for 64 series. */
	return (enum draw_shape)((series + series / CHART_PALETTE) % DRAW_MARKERS);
}
