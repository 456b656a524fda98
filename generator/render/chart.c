#include "chart/chart.h"

#include "base/number.h"
#include "model/value.h"
#include "render/render_parts.h"

/* A grid of observations as a chart: rows are categories, columns are series. */

enum { SCALE = 2 };

static struct chart_value
chart_value_of(struct arena *arena, const struct observation *observation)
{
	struct chart_value value = { .present = false };
	struct str number;

	if (!observation || observation->status == STATUS_MISSING)
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

	for (size_t row = 0; row < grid->row_count; row++)
		values[row] = chart_value_of(arena, grid_cell(grid, row, column));
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

static struct chart
chart_of(const struct render_job *job)
{
	const struct theme *theme = job->renderer->theme;
	const struct plan_chart *spec = job->output->chart;
	const struct grid *grid = spec->grid;
	struct str *categories = arena_array(job->arena, struct str, grid->row_count);
	struct chart_series *series = arena_array(job->arena, struct chart_series, grid->column_count);

	for (size_t i = 0; i < grid->row_count; i++)
		categories[i] = grid->rows[i].label;
	for (size_t i = 0; i < grid->column_count; i++)
		series[i] = (struct chart_series){ .label = grid->columns[i].label,
			.values = series_values(job->arena, grid, i) };
	return (struct chart){
		.kind = spec->shape == SHAPE_LINE ? CHART_LINE : CHART_BAR,
		.place = job->output->origin,
		.categories = categories,
		.category_count = grid->row_count,
		.series = series,
		.series_count = grid->column_count,
		.decimals = most_decimals(grid),
		.unit = grid->unit,
		.no_data = theme_string(theme, "chart.no_data"),
		.zero_note = theme_string(theme, "chart.axis_break"),
		.colors = colors_of(grid),
		.scale = SCALE,
	};
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
render_chart(struct render_job *job)
{
	struct canvas_fonts *fonts = job->renderer->fonts;
	struct chart chart = chart_of(job);
	struct draw_list list = { 0 };
	struct text_metrics metrics;

	if (!canvas_fonts_open(fonts, job->diags))
		return false;
	metrics = canvas_fonts_metrics(fonts);
	return chart_layout(&chart, &metrics, job->arena, &list, job->diags) &&
	       canvas_png(fonts, &list, job->arena, job->out, job->diags);
}

/* The four bytes of a number in a PNG's header, most significant first. */
static int
big_endian(struct str bytes, size_t at)
{
	unsigned number = 0;

	for (size_t i = at; i < at + 4; i++)
		number = number << 8 | (unsigned char)bytes.at[i];
	return (int)number;
}

void
renderer_note_chart(struct renderer *renderer, const struct output *output, struct str png)
{
	enum { WIDTH_AT = 16, HEIGHT_AT = 20, HEADER = 24 }; /* PNG, 11.2.2: IHDR comes first */
	struct picture_size *size;

	if (png.len < HEADER)
		return;
	size = arena_new(renderer->arena, struct picture_size);
	size->width = big_endian(png, WIDTH_AT) / SCALE;
	size->height = big_endian(png, HEIGHT_AT) / SCALE;
	map_add(&renderer->sizes, renderer->arena, output->path, size);
}
