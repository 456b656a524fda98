#include "chart/style.h"
#include "check/check.h"
#include "load/load.h"
#include "render/render_parts.h"

#include <stdio.h>
#include <stdlib.h>

/* Writes what every chart of a site shows and how it is drawn, for charts_test.py:
 *
 *     draw_site SITE
 *
 * First the colours, then each picture of the plan: its path, kind, target, the labels of
 * its rows and columns, what each cell stands for (but not its number: the test reads that
 * for itself), and its draw list. Fields are parted by tabs. */

static const char *const shape_names[CHART_SHAPES] = {
	[SHAPE_BAR] = "bar",
	[SHAPE_LINE] = "line",
	[SHAPE_RANK] = "rank",
	[SHAPE_SHARE] = "share",
	[SHAPE_MULTIPLES] = "multiples",
	[SHAPE_SLOPE] = "slope",
};

struct drawing {
	struct site site;
	struct theme theme;
	struct plan plan;
	struct renderer renderer;
	struct arena *arena;
	struct diags *diags;
	struct strbuf out;
};

static void
write_style(struct strbuf *out)
{
	strbuf_addf(out, "style\t#%06x\t#%06x\t#%06x\t#%06x\t#%06x\n", chart_style.background, chart_style.muted,
	    chart_style.grid, chart_style.axis, chart_style.target);
	strbuf_addf(out, "color\t#%06x\t#%06x\n", chart_style.subdued.fill, chart_style.subdued.text);
	for (size_t i = 0; i < CHART_PALETTE; i++)
		strbuf_addf(out, "color\t#%06x\t#%06x\n", chart_style.palette[i].fill, chart_style.palette[i].text);
	for (size_t i = 0; i < CHART_SHADES; i++)
		strbuf_addf(out, "color\t#%06x\t#%06x\n", chart_style.shades[i].fill, chart_style.shades[i].text);
}

static void
write_axis(struct strbuf *out, const char *name, const struct grid_axis *axis, size_t count)
{
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "%s\t%.*s\n", name, STR_ARG(axis[i].label));
}

static void
write_cells(struct strbuf *out, const struct grid *grid)
{
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++) {
		const struct observation *cell = grid->cells[i];

		if (cell)
			strbuf_addf(out, "cell\t%zu\t%zu\t%.*s\t%.*s\t%d\t%.*s\n", i / grid->column_count,
			    i % grid->column_count, STR_ARG(cell->report->city->slug), STR_ARG(cell->indicator->id),
			    cell->year, STR_ARG(cell->item));
	}
}

static void
write_chart(struct strbuf *out, const struct output *output)
{
	const struct plan_chart *chart = output->chart;

	strbuf_addf(out, "output\t%.*s\n", STR_ARG(output->path));
	strbuf_addf(out, "shape\t%s\n", shape_names[chart->shape]);
	if (chart->target)
		strbuf_addf(out, "target\t%.*s\n", STR_ARG(chart->target->indicator->id));
	write_axis(out, "row", chart->grid->rows, chart->grid->row_count);
	write_axis(out, "column", chart->grid->columns, chart->grid->column_count);
	write_cells(out, chart->grid);
}

static bool
draw(struct drawing *drawing, const struct output *output)
{
	struct arena scratch;
	struct draw_list list = { 0 };
	struct render_job job = { &drawing->renderer, output, &scratch, NULL, drawing->diags };
	bool ok;

	arena_init(&scratch);
	ok = render_chart_list(&job, &list);
	if (ok) {
		write_chart(&drawing->out, output);
		draw_list_text(&list, &drawing->out);
	}
	arena_release(&scratch);
	return ok;
}

static bool
draw_all(struct drawing *drawing)
{
	bool ok = renderer_open(&drawing->renderer, &drawing->plan, drawing->arena, drawing->diags);

	write_style(&drawing->out);
	for (size_t i = 0; i < drawing->plan.count; i++)
		if (drawing->plan.items[i].kind == OUTPUT_CHART)
			ok = ok && draw(drawing, &drawing->plan.items[i]);
	renderer_close(&drawing->renderer);
	return ok;
}

static bool
draw_site(struct drawing *drawing, const char *root)
{
	struct sources sources = { .arena = drawing->arena };
	const struct load_options options = { .root = str_from(root), .workers = 1, .scratch = "/tmp" };

	drawing->site.arena = drawing->arena;
	drawing->site.sources = &sources;
	load_site(&drawing->site, &options, drawing->diags);
	check_site(&drawing->site, drawing->diags);
	if (diags_status(drawing->diags, false) != 0 ||
	    !load_theme(&drawing->theme, &drawing->site, options.root, drawing->diags))
		return false;
	plan_build(&drawing->plan, &drawing->site, &drawing->theme, drawing->arena, drawing->diags);
	return draw_all(drawing);
}

int
main(int argc, char **argv)
{
	struct diag_print print = { 0 };
	struct drawing drawing = { 0 };
	struct arena arena;
	struct diags diags;
	bool ok;

	if (argc != 2) {
		fputs("usage: draw_site SITE\n", stderr);
		return 2;
	}
	arena_init(&arena);
	diags_init(&diags, &arena, DIAG_ENGLISH);
	drawing.arena = &arena;
	drawing.diags = &diags;
	ok = draw_site(&drawing, argv[1]);
	ok = fwrite(drawing.out.at, 1, drawing.out.len, stdout) == drawing.out.len && fflush(stdout) == 0 && ok;
	diags_print(&diags, stderr, &print);
	strbuf_release(&drawing.out);
	arena_release(&arena);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
