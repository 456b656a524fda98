#include "chart/line.h"

#include <limits.h>
#include <math.h>

enum {
	PANEL_ABOUT = 160,                  /* a panel and the gap beside it: as many columns as have that */
	PANEL_LEAST = 96,                   /* narrower, and there are fewer columns */
	PANEL_GAP = 18,                     /* between the panels of a row */
	ROW_GAP = 14,                       /* between rows */
	ROWS_MOST = CHART_HEIGHT_MAX - 200, /* the height of all: the rest is the head's */
	CATEGORIES_HEIGHT = 22,             /* from a plot down to below its categories */
	NAME_BELOW = 14,                    /* from a name to the plot: a value may stand there */
	TICKS_APART = 24,                   /* one of two ticks is written when they are nearer */
	CATEGORY_GAP = 12,                  /* between the texts of categories */
	CATEGORY_SIZE = 12,                 /* font size of those, and of the words for no data */
	BEHIND_MOST = 12,                   /* more series, and the others are not drawn behind each */
	BEHIND_STEP = 8,                    /* nor where points are nearer than this */
	HALO = 2,
};

static const double LINE_WIDTH = 2.25;
static const double BEHIND_WIDTH = 1;
static const double RADIUS = 3.25;

/* The panels: their plots are all of one size, and beside each other in rows. */
struct grid {
	struct frame *frame;
	struct scale scale;
	size_t columns;
	size_t rows;
	double ticks; /* from the card's edge to the first plot */
	double width; /* of a plot */
	double height;
	double top; /* of the first row */
	struct text_lines *names;
	double *names_heights; /* by row: of the longest name */
	int tick_stride;       /* every how many ticks one is drawn, counted from the base */
};

static double
panel_width(const struct grid *grid, size_t columns)
{
	double room = grid->frame->list->width - grid->ticks - FRAME_EDGE;

	return floor((room - (double)(columns - 1) * PANEL_GAP) / (double)columns);
}

/* The widest text of a last value: a panel has room for it. */
static double
widest_value(const struct frame *frame)
{
	double widest = 0;

	for (size_t i = 0; i < frame->chart->series_count; i++) {
		size_t last = line_last(frame->chart, i);

		if (last != SIZE_MAX)
			widest = fmax(widest, frame_width(frame, frame_text(frame->chart->series[i].values[last].text,
								     LABEL_SIZE, TEXT_BOLD)));
	}
	return widest;
}

/* As many columns as have room, and then so few that the rows are about as long. */
static void
choose_columns(struct grid *grid)
{
	size_t count = grid->frame->chart->series_count;
	double least = fmax(PANEL_LEAST, widest_value(grid->frame));
	double width = grid->frame->list->width;
	size_t columns = 1;

	while (
	    columns < count && (double)(columns + 1) * PANEL_ABOUT <= width && panel_width(grid, columns + 1) >= least)
		columns++;
	grid->rows = (count + columns - 1) / columns;
	while (columns > 1 && (count + columns - 2) / (columns - 1) == grid->rows)
		columns--;
	grid->columns = columns;
	grid->width = panel_width(grid, columns);
}

/* On as many lines as the longest of a row needs, or each shortened to one. */
static void
measure_names(struct grid *grid, bool shortened)
{
	const struct frame *frame = grid->frame;
	struct text_font font = { .size = FRAME_LABEL, .weight = TEXT_BOLD };

	grid->names_heights = arena_array(frame->arena, double, grid->rows);
	grid->names = arena_array(frame->arena, struct text_lines, frame->chart->series_count);
	for (size_t i = 0; i < frame->chart->series_count; i++) {
		struct str name = frame->chart->series[i].label;
		double *row;

		if (shortened)
			name = text_fit(frame->metrics, frame->arena, font, name, grid->width);
		grid->names[i] = text_wrap(frame->metrics, frame->arena, font, name, grid->width);
		row = &grid->names_heights[i / grid->columns];
		*row = fmax(*row, FRAME_LINE * (double)grid->names[i].count);
	}
}

/* The height of some rows, without the gap below the last. */
static double
rows_height(const struct grid *grid, size_t rows)
{
	double height = (double)rows * (NAME_BELOW + grid->height + CATEGORIES_HEIGHT + ROW_GAP) - ROW_GAP;

	for (size_t i = 0; i < rows; i++)
		height += grid->names_heights[i];
	return height;
}

/* High plots where that is possible; false when even low ones have no room. */
static bool
choose_height(struct grid *grid)
{
	static const double heights[] = { 104, 84, 48 };
	size_t i = 0;

	do
		grid->height = heights[i++];
	while (i < sizeof heights / sizeof *heights && rows_height(grid, grid->rows) > ROWS_MOST);
	grid->tick_stride = (int)ceil(TICKS_APART * (grid->scale.count - 1) / grid->height);
	return rows_height(grid, grid->rows) <= ROWS_MOST;
}

static bool
measure(struct grid *grid)
{
	struct frame *frame = grid->frame;

	grid->ticks = FRAME_EDGE + frame_ticks_width(frame, &grid->scale) + FRAME_TICK_GAP;
	grid->ticks = frame_snap(frame, grid->ticks);
	choose_columns(grid);
	measure_names(grid, false);
	if (choose_height(grid))
		return true;
	measure_names(grid, true);
	return choose_height(grid);
}

static struct line_plot
place_panel(const struct grid *grid, size_t series)
{
	struct line_plot panel = { .frame = grid->frame, .scale = grid->scale };
	size_t column = series % grid->columns;
	size_t row = series / grid->columns;

	panel.plot.left = grid->ticks + (double)column * (grid->width + PANEL_GAP);
	panel.plot.right = panel.plot.left + grid->width;
	panel.plot.bottom = frame_snap(grid->frame, grid->top + rows_height(grid, row + 1) - CATEGORIES_HEIGHT);
	panel.plot.top = panel.plot.bottom - grid->height;
	line_place_categories(&panel);
	panel.radius = fmin(panel.radius, RADIUS);
	return panel;
}

static void
draw_name(const struct grid *grid, const struct line_plot *panel, size_t series)
{
	const struct text_lines *name = &grid->names[series];
	double bottom = panel->plot.top - NAME_BELOW;

	for (size_t k = 0; k < name->count; k++) {
		struct draw_text text = frame_text(name->lines[k], FRAME_LABEL, TEXT_BOLD);
		double middle = bottom - FRAME_LINE * ((double)(name->count - k) - 0.5);

		text.at = (struct draw_point){ panel->plot.left, frame_baseline(middle, FRAME_LABEL) };
		draw_text(grid->frame->list, text);
	}
}

/* Every how many categories one is written: the first and the last always are, and
 * those between only evenly. */
static size_t
category_stride(const struct line_plot *panel, double room)
{
	const struct frame *frame = panel->frame;
	size_t last = frame->chart->category_count - 1;
	double widest = 0;

	for (size_t i = 0; i <= last; i++)
		widest = fmax(widest, frame_width(frame, line_category_text(frame, i, room)));
	for (size_t stride = 1; stride < last; stride++) {
		if (last % stride == 0 && (double)stride * panel->step >= widest + CATEGORY_GAP)
			return stride;
	}
	return last > 0 ? last : 1;
}

static void
draw_categories(const struct line_plot *panel)
{
	const struct frame *frame = panel->frame;
	const struct plot *plot = &panel->plot;
	size_t count = frame->chart->category_count;
	double room = plot->right - plot->left;
	size_t stride;

	if (count > 1)
		room = (room - CATEGORY_GAP) / 2;
	stride = category_stride(panel, room);
	for (size_t i = 0; i < count; i += stride) {
		struct draw_text text = line_category_text(frame, i, room);
		double half = frame_width(frame, text) / 2;

		text.at.x = panel->first + (double)i * panel->step;
		text.at.x = fmax(plot->left + half, fmin(plot->right - half, text.at.x));
		text.at.y = frame_baseline(plot->bottom + CATEGORIES_HEIGHT / 2.0 + 1, text.font.size);
		draw_text(frame->list, text);
	}
}

static void
draw_axes(const struct grid *grid, const struct line_plot *panel, bool first)
{
	int base = (int)round(frame_base(&grid->scale) * (grid->scale.count - 1));

	for (int i = base % grid->tick_stride; i < grid->scale.count; i += grid->tick_stride)
		frame_axis_tick(grid->frame, &grid->scale, &panel->plot, i, first);
	line_draw_base(panel);
	draw_categories(panel);
}

/* The other series, for comparison. */
static void
draw_behind(const struct line_plot *panel, size_t series)
{
	size_t count = panel->frame->chart->series_count;
	struct line_look look = { .color = chart_style.subdued.fill, .width = BEHIND_WIDTH };

	if (count > BEHIND_MOST || panel->step < BEHIND_STEP)
		return;
	for (size_t i = 0; i < count; i++) {
		if (i != series)
			line_draw_shape(panel, i, look);
	}
}

/* The last value, where it lies on its own line the least. */
static void
draw_value(const struct line_plot *panel, struct label *label)
{
	static const struct line_place places[] = { { 0, -0.8 }, { 0, 0.8 }, { 0, -1.2 }, { 0, 1.2 }, { 0, -1.7 },
		{ 0, 1.7 }, { 0, -2.1 }, { 0, 2.1 }, { -1, 0.4 }, { -1, -0.4 } };
	struct line_box best = { 0 };
	int best_faults = INT_MAX;

	for (size_t i = 0; i < sizeof places / sizeof *places && best_faults > 0; i++) {
		struct line_box box = line_label_box(panel, label, places[i]);
		int faults = line_count_hits(panel, label->series, &box);

		if (box.top < panel->plot.top - NAME_BELOW || box.bottom > panel->plot.bottom ||
		    box.left < panel->plot.left)
			faults += 1000;
		if (faults < best_faults) {
			best = box;
			best_faults = faults;
		}
	}
	label->middle = (best.top + best.bottom) / 2;
	label_draw(label, panel->frame, best.left, DRAW_START);
}

static void
draw_line_of(const struct line_plot *panel, size_t series)
{
	const struct frame *frame = panel->frame;
	size_t last = line_last(frame->chart, series);
	struct chart_color color = chart_style_color(CHART_COLORS_DISTINCT, 0, 1);
	struct draw_text text = label_text(frame, series, frame->chart->series[series].values[last].text);
	struct label label = { .series = series, .point = line_point(panel, series, last) };

	if (frame_is_subdued(frame, series))
		color = chart_style.subdued;
	draw_behind(panel, series);
	line_draw_series(panel, series, (struct line_look){ color.fill, DRAW_CIRCLE, LINE_WIDTH, panel->radius });
	text.color = color.text;
	text.text = text_fit(frame->metrics, frame->arena, text.font, text.text, panel->plot.right - panel->plot.left);
	label_add(frame, &label, text);
	draw_value(panel, &label);
}

static void
draw_absent(const struct line_plot *panel)
{
	struct draw_text text = frame_text(panel->frame->chart->no_data, CATEGORY_SIZE, TEXT_REGULAR);

	text.text = text_fit(
	    panel->frame->metrics, panel->frame->arena, text.font, text.text, panel->plot.right - panel->plot.left);
	text.color = chart_style.muted;
	text.anchor = DRAW_MIDDLE;
	text.halo = HALO;
	text.at.x = (panel->plot.left + panel->plot.right) / 2;
	text.at.y = frame_baseline((panel->plot.top + panel->plot.bottom) / 2, CATEGORY_SIZE);
	draw_text(panel->frame->list, text);
}

static void
draw_panel(const struct grid *grid, size_t series)
{
	struct line_plot panel = place_panel(grid, series);
	double top = panel.plot.top - NAME_BELOW - grid->names_heights[series / grid->columns];

	draw_name(grid, &panel, series);
	draw_axes(grid, &panel, series % grid->columns == 0);
	if (line_last(grid->frame->chart, series) == SIZE_MAX)
		draw_absent(&panel);
	else
		draw_line_of(&panel, series);
	frame_series_spot(grid->frame,
	    (struct draw_rect){ panel.plot.left, top, grid->width, panel.plot.bottom + CATEGORIES_HEIGHT - top },
	    series);
}

bool
multiples_layout(struct frame *frame, struct diags *diags)
{
	struct grid grid = { .frame = frame, .scale = scale_close(frame->low, frame->high, frame->chart->decimals) };

	if (!measure(&grid))
		return frame_refuse(frame->chart, diags);
	frame_head(frame, line_note(frame, &grid.scale), false);
	grid.top = frame->top;
	for (size_t i = 0; i < frame->chart->series_count; i++)
		draw_panel(&grid, i);
	frame->list->height = grid.top + rows_height(&grid, grid.rows) + FRAME_EDGE - 4;
	return true;
}
