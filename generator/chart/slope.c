#include "chart/line.h"

#include <math.h>

enum {
	PLOT_LEAST = 120,                     /* the height of the plot: for one series, */
	PLOT_MOST = 260,                      /* for many, */
	PLOT_STEP = 40,                       /* and what each series adds */
	LABELS_MOST = CHART_HEIGHT_MAX - 200, /* the highest column of labels: the rest is the head's */
	AXIS_BEYOND = 12,                     /* the axes reach beyond the highest and the lowest value */
	NAMES_APART = 16,                     /* between the names of the categories */
	LABEL_GAP = 14,                       /* from an axis to labels that stand beside their points */
	LABEL_FAR = 30,                       /* and to those that moved */
	SPOT_REACH = 24,                      /* how far a spot reaches from the axis into the plot, */
	SPOT_BEYOND = 6,                      /* and beyond its label, up and down */
	ABSENT_SIZE = 12,                     /* font size of the words for a missing end */
};

static const double VALUE_SHARE = 0.3;  /* of the card's width: values are not written wider */
static const double NAME_SHARE = 0.25;  /* names at the left wrap there */
static const double RIGHT_SHARE = 0.34; /* and names at the right there, */
static const double PLOT_SHARE = 0.3;   /* or before, to leave this to the plot */

enum side { BEFORE, AFTER };

struct slope {
	struct line_plot line;
	struct labels labels[2]; /* by side */
};

static bool
is_there(const struct frame *frame, size_t series, enum side side)
{
	return frame->chart->series[series].values[side].present;
}

/* The value alone: the name stands at the other end. */
static struct label
value_label(const struct frame *frame, size_t series)
{
	struct label label = { .series = series };
	struct draw_text text = label_text(frame, series, frame->chart->series[series].values[BEFORE].text);

	text.font.weight = TEXT_REGULAR;
	text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, VALUE_SHARE * frame->list->width);
	label_add(frame, &label, text);
	return label;
}

/* "2022 无数据" below the name and value of the only end there is. */
static void
add_absent(const struct frame *frame, struct label *label, enum side missing, double room)
{
	const struct chart *chart = frame->chart;
	struct draw_text text = frame_text(STR_NONE, ABSENT_SIZE, TEXT_REGULAR);
	struct str tail = str_format(frame->arena, " %.*s", STR_ARG(chart->no_data));
	double left = room - text_width(frame->metrics, text.font, tail);
	struct str name = text_fit(frame->metrics, frame->arena, text.font, chart->categories[missing], left);

	text.text = str_format(frame->arena, "%.*s%.*s", STR_ARG(name), STR_ARG(tail));
	text.text = text_fit(frame->metrics, frame->arena, text.font, str_trim(text.text), room);
	text.color = chart_style.muted;
	label_add(frame, label, text);
}

static void
measure_left(struct slope *slope)
{
	const struct frame *frame = slope->line.frame;
	double room = NAME_SHARE * frame->list->width;

	for (size_t i = 0; i < frame->chart->series_count; i++) {
		struct label label;

		if (!is_there(frame, i, BEFORE))
			continue;
		label = value_label(frame, i);
		if (!is_there(frame, i, AFTER)) {
			room = fmax(room, label.width);
			label = label_make(frame, i, BEFORE, room);
			add_absent(frame, &label, AFTER, room);
		}
		if (label.line_count > 0)
			*arena_push(frame->arena, &slope->labels[BEFORE]) = label;
	}
	labels_measure(&slope->labels[BEFORE]);
}

/* What the labels at the right may take: the plot has its share, but for values. */
static double
right_room(const struct slope *slope)
{
	const struct frame *frame = slope->line.frame;
	double width = frame->list->width;
	double room = width - 2 * FRAME_EDGE - slope->labels[BEFORE].width - LABEL_GAP - LABEL_FAR - PLOT_SHARE * width;

	room = fmin(room, RIGHT_SHARE * width);
	for (size_t i = 0; i < frame->chart->series_count; i++) {
		struct draw_text text = label_text(frame, i, frame->chart->series[i].values[AFTER].text);

		if (is_there(frame, i, AFTER))
			room = fmax(room, fmin(frame_width(frame, text), VALUE_SHARE * width));
	}
	return room;
}

static void
measure_right(struct slope *slope)
{
	const struct frame *frame = slope->line.frame;
	double room = right_room(slope);

	for (size_t i = 0; i < frame->chart->series_count; i++) {
		struct label label;

		if (!is_there(frame, i, AFTER))
			continue;
		label = label_make(frame, i, AFTER, room);
		if (!is_there(frame, i, BEFORE))
			add_absent(frame, &label, BEFORE, room);
		if (label.line_count > 0)
			*arena_push(frame->arena, &slope->labels[AFTER]) = label;
	}
	labels_measure(&slope->labels[AFTER]);
}

/* Labels of points at one height stand in the order of the other ends. */
static void
spread_labels(struct slope *slope, enum side side)
{
	struct line_plot *line = &slope->line;
	struct labels *labels = &slope->labels[side];
	enum side other = side == BEFORE ? AFTER : BEFORE;

	for (size_t i = 0; i < labels->count; i++) {
		struct label *label = &labels->items[i];

		label->point = line_point(line, label->series, side);
		if (is_there(line->frame, label->series, other))
			label->order = line_point(line, label->series, other).y;
	}
	labels_spread(
	    labels, line->frame->arena, line->plot.top - FRAME_LINE / 2.0, line->plot.bottom + FRAME_LINE / 2.0);
}

static double
label_gap(const struct labels *labels)
{
	return labels_moved(labels) ? LABEL_FAR : LABEL_GAP;
}

/* The name of a category above its axis, in its half of the card, down to `bottom`. */
static void
draw_name(const struct slope *slope, enum side side, const struct text_lines *name, double bottom)
{
	const struct frame *frame = slope->line.frame;
	double middle = side == BEFORE ? slope->line.plot.left : slope->line.plot.right;
	double reach = (frame->list->width - NAMES_APART - name->width) / 2; /* from the card's middle line */

	if (side == BEFORE)
		middle = fmax(FRAME_EDGE + name->width / 2, fmin(middle, reach));
	else
		middle =
		    fmin(frame->list->width - FRAME_EDGE - name->width / 2, fmax(middle, frame->list->width - reach));
	for (size_t k = 0; k < name->count; k++) {
		struct draw_text text = frame_text(name->lines[k], FRAME_LABEL, TEXT_BOLD);
		double row = bottom - FRAME_LINE * ((double)(name->count - k) - 0.5);

		text.anchor = DRAW_MIDDLE;
		text.at = (struct draw_point){ middle, frame_baseline(row, FRAME_LABEL) };
		draw_text(frame->list, text);
	}
}

static struct text_lines
measure_name(const struct frame *frame, enum side side)
{
	struct text_font font = { .size = FRAME_LABEL, .weight = TEXT_BOLD };

	return text_wrap(frame->metrics, frame->arena, font, frame->chart->categories[side],
	    frame->list->width / 2 - FRAME_EDGE - NAMES_APART / 2.0);
}

static void
draw_axis(const struct slope *slope, double x)
{
	const struct plot *plot = &slope->line.plot;

	draw_rect(slope->line.frame->list,
	    (struct draw_rect){
		.x = x - 0.5,
		.y = plot->top - AXIS_BEYOND,
		.width = 1,
		.height = plot->bottom - plot->top + 2 * AXIS_BEYOND,
	    },
	    chart_style.axis);
}

static void
draw_labels(const struct slope *slope, enum side side)
{
	const struct plot *plot = &slope->line.plot;
	struct labels labels = slope->labels[side];
	double gap = label_gap(&labels);
	struct label_column column = {
		.x = side == BEFORE ? plot->left - gap : plot->right + gap,
		.anchor = side == BEFORE ? DRAW_END : DRAW_START,
		.radius = slope->line.radius,
	};

	for (size_t i = 0; i < labels.count; i++)
		labels.items[i].point.x = side == BEFORE ? plot->left : plot->right;
	labels_draw(&labels, slope->line.frame, column);
}

/* Where the band of a label ends: beyond it a little, or half the way to the next. */
static double
band_end(const struct label *label, const struct label *next, double way)
{
	double end = label->height / 2 + SPOT_BEYOND;

	if (next) {
		double apart = fabs(next->middle - label->middle) - (next->height + label->height) / 2;

		end = fmin(end, label->height / 2 + apart / 2);
	}
	return label->middle + way * end;
}

/* A band around each label and the end of its axis; a series that has labels on both
 * sides has its band at the right. */
static void
add_spots(const struct slope *slope, enum side side)
{
	const struct frame *frame = slope->line.frame;
	const struct labels *labels = &slope->labels[side];
	const struct label *before = NULL;
	double left = side == BEFORE ? FRAME_EDGE : slope->line.plot.right - SPOT_REACH;
	double right = side == BEFORE ? slope->line.plot.left + SPOT_REACH : frame->list->width - FRAME_EDGE;

	for (size_t i = 0; i < labels->count; i++) {
		const struct label *label = &labels->items[i];
		const struct label *next = i + 1 < labels->count ? label + 1 : NULL;
		double top = band_end(label, before, -1);

		before = label;
		if (side == AFTER || !is_there(frame, label->series, AFTER))
			frame_series_spot(frame,
			    (struct draw_rect){ left, top, right - left, band_end(label, next, 1) - top },
			    label->series);
	}
}

static double
plot_height(const struct slope *slope)
{
	double wanted = PLOT_LEAST + PLOT_STEP * ((double)slope->line.frame->chart->series_count - 1);
	double labels = fmax(slope->labels[BEFORE].height, slope->labels[AFTER].height);

	return fmax(fmin(wanted, PLOT_MOST), labels);
}

/* Top and bottom of the plot first: how far labels stand from the axes depends on
 * whether they have to move. */
static void
place_plot(struct slope *slope, double top)
{
	struct line_plot *line = &slope->line;
	struct plot *plot = &line->plot;
	double width = line->frame->list->width;

	plot->top = frame_snap(line->frame, top + FRAME_TICK_GAP + AXIS_BEYOND);
	plot->bottom = plot->top + plot_height(slope);
	spread_labels(slope, BEFORE);
	spread_labels(slope, AFTER);
	plot->left = FRAME_EDGE + slope->labels[BEFORE].width + label_gap(&slope->labels[BEFORE]);
	plot->right = width - FRAME_EDGE - slope->labels[AFTER].width - label_gap(&slope->labels[AFTER]);
	plot->left = frame_snap(line->frame, plot->left);
	plot->right = fmax(frame_snap(line->frame, plot->right), plot->left + FRAME_PLOT);
	line->first = plot->left;
	line->step = plot->right - plot->left;
	line->radius = line_radius;
}

static bool
refuse_kind(const struct chart *chart, struct diags *diags)
{
	diag_error(diags, "chart-kind", chart->place,
	    diag_tr(diags, "a slope chart compares two categories, and here are %zu",
		"斜率图只比较两个类别，这里有 %zu 个"),
	    chart->category_count);
	diag_hint(diags, "%s",
	    diag_tr(diags, "choose the two that are to be compared, or draw a line chart",
		"只选要比较的两个，或改用折线图"));
	return false;
}

bool
slope_layout(struct frame *frame, struct diags *diags)
{
	struct slope slope = { .line = { .frame = frame,
				   .scale = scale_calm(frame->low, frame->high, frame->chart->decimals) } };
	struct text_lines names[2];
	double bottom;

	if (frame->chart->category_count != 2)
		return refuse_kind(frame->chart, diags);
	names[BEFORE] = measure_name(frame, BEFORE);
	names[AFTER] = measure_name(frame, AFTER);
	measure_left(&slope);
	measure_right(&slope);
	if (fmax(slope.labels[BEFORE].height, slope.labels[AFTER].height) > LABELS_MOST)
		return frame_refuse(frame->chart, diags);

	frame_head(frame, line_note_absent(frame, &slope.line.scale), false);
	bottom = frame->top + FRAME_LINE * fmax((double)names[BEFORE].count, (double)names[AFTER].count);
	place_plot(&slope, bottom);
	for (enum side side = BEFORE; side <= AFTER; side++) {
		draw_name(&slope, side, &names[side], bottom);
		draw_axis(&slope, side == BEFORE ? slope.line.plot.left : slope.line.plot.right);
	}
	line_draw_all(&slope.line);
	for (enum side side = BEFORE; side <= AFTER; side++) {
		draw_labels(&slope, side);
		add_spots(&slope, side);
	}
	frame->list->height = slope.line.plot.bottom + AXIS_BEYOND + FRAME_EDGE;
	return true;
}
