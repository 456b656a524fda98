#include "chart/chart.h"

#include "base/number.h"
#include "model/value.h"
#include "render/render_parts.h"

#include <math.h>

/* A grid of observations as a chart: rows are categories, columns are series. */

enum {
	SCALE = 2,
	WIDTH_WIDE = 640,   /* as wide as a column of text */
	WIDTH_PAIRED = 560, /* two beside each other */
};

static const enum chart_kind kinds[CHART_SHAPES] = {
	[SHAPE_BAR] = CHART_BAR,
	[SHAPE_LINE] = CHART_LINE,
	[SHAPE_RANK] = CHART_RANK,
	[SHAPE_SHARE] = CHART_SHARE,
	[SHAPE_MULTIPLES] = CHART_MULTIPLES,
	[SHAPE_SLOPE] = CHART_SLOPE,
};

static struct chart_value
chart_value_of(struct arena *arena, const struct observation *observation)
{
	struct chart_value value = { .present = false };
	struct str number;

	if (!observation_is_figure(observation))
		return value;
	number = observation_number(observation);
	value.present = true;
	value.number = observation->value;
	value.text =
	    str_eq(observation->indicator->unit, STR("%")) ? str_format(arena, "%.*s%%", STR_ARG(number)) : number;
	return value;
}

static const struct chart_value *
series_values(struct arena *arena, const struct grid *grid, size_t column)
{
	struct chart_value *values = arena_array(arena, struct chart_value, grid->row_count);

	for (size_t row = 0; row < grid->row_count; row++) {
		values[row] = chart_value_of(arena, grid_cell(grid, row, column));
		values[row].breaks = grid_breaks(grid, row, column);
	}
	return values;
}

static int
most_decimals(const struct grid *grid)
{
	int most = 0;

	for (size_t i = 0; i < grid->row_count * grid->column_count; i++) {
		int decimals = grid->cells[i] ? number_decimals(grid->cells[i]->number) : 0;

		most = decimals > most ? decimals : most;
	}
	return most;
}

/* Years come in order, the newest matters most; cities and indicators are just
 * different. */
static enum chart_colors
colors_of(const struct grid *grid)
{
	bool years = grid->column_count > 1 && !grid->columns[0].city && !grid->columns[0].indicator;

	return years ? CHART_COLORS_ORDERED : CHART_COLORS_DISTINCT;
}

/* A single line needs no name: the title has it. */
static struct chart_series *
series_of(const struct render_job *job, const struct plan_chart *spec)
{
	const struct grid *grid = spec->grid;
	struct chart_series *series = arena_array(job->arena, struct chart_series, grid->column_count);

	for (size_t i = 0; i < grid->column_count; i++) {
		if (grid->column_count > 1 || spec->shape == SHAPE_MULTIPLES)
			series[i].label = grid->columns[i].label;
		series[i].values = series_values(job->arena, grid, i);
	}
	return series;
}

static struct chart_target
target_of(const struct render_job *job, const struct target *target)
{
	struct chart_target line = { .set = target != NULL };
	struct str value;

	if (!target)
		return line;
	value = str_format(job->arena, "%.*s%.*s", STR_ARG(target->number), STR_ARG(target->indicator->unit));
	line.at_most = target->at_most;
	line.number = target->value;
	line.text = str_format(
	    job->arena, "%.*s %.*s", STR_ARG(theme_string(job->renderer->theme, "chart.target")), STR_ARG(value));
	return line;
}

static double
width_of(const struct output *output)
{
	if (output->size == CHART_SMALL)
		return CHART_WIDTH_SMALL;
	return output->chart->paired ? WIDTH_PAIRED : WIDTH_WIDE;
}

static struct chart
chart_of(const struct render_job *job)
{
	const struct theme *theme = job->renderer->theme;
	const struct plan_chart *spec = job->output->chart;
	const struct grid *grid = spec->grid;
	struct str *categories = arena_array(job->arena, struct str, grid->row_count);

	for (size_t i = 0; i < grid->row_count; i++)
		categories[i] = grid->rows[i].label;
	return (struct chart){
		.kind = kinds[spec->shape],
		.place = job->output->origin,
		.categories = categories,
		.category_count = grid->row_count,
		.series = series_of(job, spec),
		.series_count = grid->column_count,
		.decimals = most_decimals(grid),
		.unit = grid->unit,
		.no_data = theme_string(theme, "chart.no_data"),
		.zero_note = theme_string(theme, "chart.axis_break"),
		.break_note = theme_string(theme, "chart.break"),
		.target = target_of(job, spec->target),
		.whole = str_eq(grid->unit, STR("%")) ? 100 : 0,
		.rest = theme_string(theme, "chart.rest"),
		.colors = colors_of(grid),
		.width = width_of(job->output),
		.scale = SCALE,
	};
}

/* ---- from process to process ---- */

/* Tenths of a pixel. */
static void
pack_length(struct strbuf *out, double length)
{
	strbuf_pack_u64(out, (uint64_t)llround(length * 10));
}

static double
unpack_length(struct unpack *from)
{
	return (double)(int64_t)unpack_u64(from) / 10;
}

static void
pack_rect(struct strbuf *out, struct draw_rect rect)
{
	pack_length(out, rect.x);
	pack_length(out, rect.y);
	pack_length(out, rect.width);
	pack_length(out, rect.height);
}

static struct draw_rect
unpack_rect(struct unpack *from)
{
	struct draw_rect rect;

	rect.x = unpack_length(from);
	rect.y = unpack_length(from);
	rect.width = unpack_length(from);
	rect.height = unpack_length(from);
	return rect;
}

static void
pack_spot(struct strbuf *out, const struct draw_spot *spot)
{
	pack_rect(out, spot->area);
	pack_rect(out, spot->box);
	strbuf_pack_str(out, spot->title);
	strbuf_pack_u64(out, spot->line_count);
	for (size_t i = 0; i < spot->line_count; i++)
		strbuf_pack_str(out, spot->lines[i]);
}

static void
unpack_spot(struct unpack *from, struct draw_spot *spot, struct arena *arena)
{
	spot->area = unpack_rect(from);
	spot->box = unpack_rect(from);
	spot->title = unpack_str(from);
	spot->line_count = unpack_count(from);
	spot->lines = arena_array(arena, struct str, spot->line_count);
	for (size_t i = 0; i < spot->line_count; i++)
		spot->lines[i] = unpack_str(from);
}

/* Size, spots, picture. */
static void
pack_drawing(struct strbuf *out, const struct draw_list *list, struct str png)
{
	strbuf_pack_u64(out, (uint64_t)list->width);
	strbuf_pack_u64(out, (uint64_t)list->height);
	strbuf_pack_u64(out, list->spots.count);
	for (size_t i = 0; i < list->spots.count; i++)
		pack_spot(out, &list->spots.items[i]);
	strbuf_pack_str(out, png);
}

bool
renderer_take_chart(struct renderer *renderer, const struct output *output, struct str drawn, struct str *png)
{
	struct picture *picture = arena_new(renderer->arena, struct picture);
	struct unpack from = { .rest = drawn };
	size_t count;

	picture->width = (int)unpack_u64(&from);
	picture->height = (int)unpack_u64(&from);
	count = unpack_count(&from);
	for (size_t i = 0; i < count && !from.failed; i++)
		unpack_spot(&from, arena_push(renderer->arena, &picture->spots), renderer->arena);
	*png = unpack_str(&from);
	map_add(&renderer->pictures, renderer->arena, output->path, picture);
	return !from.failed;
}

bool
renderer_open_charts(struct renderer *renderer, struct strbuf *seal, struct diags *diags)
{
	bool ok = canvas_fonts_open(renderer->fonts, diags);

	if (ok)
		canvas_fonts_seal(renderer->fonts, seal);
	return ok;
}

bool
render_chart_list(struct render_job *job, struct draw_list *list)
{
	struct canvas_fonts *fonts = job->renderer->fonts;
	struct chart chart = chart_of(job);
	struct text_metrics metrics;

	if (!canvas_fonts_open(fonts, job->diags))
		return false;
	metrics = canvas_fonts_metrics(fonts);
	return chart_layout(&chart, &metrics, job->arena, list, job->diags);
}

bool
render_chart(struct render_job *job)
{
	struct draw_list list = { 0 };
	struct strbuf png = { 0 };
	bool ok =
	    render_chart_list(job, &list) && canvas_png(job->renderer->fonts, &list, job->arena, &png, job->diags);

	if (ok)
		pack_drawing(job->out, &list, strbuf_view(&png));
	strbuf_release(&png);
	return ok;
}
