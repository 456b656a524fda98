#include "base/file.h"
#include "base/number.h"
#include "chart/canvas.h"
#include "chart/chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Draws one chart many times, as the program draws its charts: layout, picture, PNG.
 * tests/bench/charts.py runs it and measures.
 *
 *     chart_bench bar|line|rank TABLE.tsv TIMES OUT.png
 *
 * The first row of the table has the names of the series behind a word that means
 * nothing, each other row a category and its values. */

enum { SERIES_MOST = 8, ROWS_MOST = 64, SCALE = 2 };

struct table {
	struct str categories[ROWS_MOST];
	struct chart_value values[SERIES_MOST][ROWS_MOST];
	struct chart_series series[SERIES_MOST];
	size_t series_count, row_count;
};

static struct chart_value
read_value(struct arena *arena, struct str cell)
{
	struct chart_value value = { .present = true, .text = str_format(arena, "%.*s%%", STR_ARG(cell)) };

	if (!number_parse(cell, &value.number))
		exit(EXIT_FAILURE);
	return value;
}

static void
read_row(struct table *table, struct str line, bool head, struct arena *arena)
{
	struct str cell;
	struct str rest = str_cut(line, '\t', &cell);

	if (!head)
		table->categories[table->row_count] = cell;
	for (size_t i = 0; rest.len > 0 && i < SERIES_MOST; i++) {
		rest = str_cut(rest, '\t', &cell);
		if (head)
			table->series[table->series_count++] = (struct chart_series){ .label = cell };
		else
			table->values[i][table->row_count] = read_value(arena, cell);
	}
	table->row_count += head ? 0 : 1;
}

static void
read_table(struct table *table, struct str bytes, struct arena *arena)
{
	bool head = true;

	for (struct str line; bytes.len > 0 && table->row_count < ROWS_MOST; head = false) {
		bytes = str_cut(bytes, '\n', &line);
		read_row(table, line, head, arena);
	}
	for (size_t i = 0; i < table->series_count; i++)
		table->series[i].values = table->values[i];
}

/* One chart from nothing, as a worker draws it. */
static bool
draw(const struct chart *chart, struct canvas_fonts *fonts, struct strbuf *png, struct diags *diags)
{
	struct text_metrics metrics = canvas_fonts_metrics(fonts);
	struct draw_list list = { 0 };
	struct arena scratch;
	bool ok;

	strbuf_clear(png);
	arena_init(&scratch);
	ok = chart_layout(chart, &metrics, &scratch, &list, diags) && canvas_png(fonts, &list, &scratch, png, diags);
	arena_release(&scratch);
	return ok;
}

/* CHART_KINDS when there is no such kind here. */
static enum chart_kind
find_kind(const char *name)
{
	static const char *const names[CHART_KINDS] = {
		[CHART_BAR] = "bar",
		[CHART_LINE] = "line",
		[CHART_RANK] = "rank",
	};
	enum chart_kind kind = CHART_BAR;

	while (kind < CHART_KINDS && (!names[kind] || strcmp(names[kind], name) != 0))
		kind++;
	return kind;
}

static bool
run(char **argv, struct arena *arena, struct diags *diags)
{
	static const struct str families[] = { { "Noto Sans CJK SC", 16 } };
	struct table *table = arena_new(arena, struct table);
	struct canvas_fonts *fonts =
	    canvas_fonts_new((struct font_names){ families, 1 }, (struct font_names){ families, 1 });
	struct strbuf png = { 0 };
	struct str bytes;
	bool ok = file_read(arena, str_from(argv[2]), &bytes, diags) && canvas_fonts_open(fonts, diags);
	struct chart chart = {
		.kind = find_kind(argv[1]),
		.categories = table->categories,
		.series = table->series,
		.decimals = 2,
		.unit = STR("%"),
		.no_data = STR("无数据"),
		.zero_note = STR("纵轴不从 0 开始"),
		.scale = SCALE,
	};

	if (ok)
		read_table(table, bytes, arena);
	chart.category_count = table->row_count;
	chart.series_count = table->series_count;
	for (long times = str_to_natural(str_from(argv[3])); ok && times > 0; times--)
		ok = draw(&chart, fonts, &png, diags);
	ok = ok && file_write(str_from(argv[4]), strbuf_view(&png), diags);
	strbuf_release(&png);
	canvas_fonts_free(fonts);
	return ok;
}

int
main(int argc, char **argv)
{
	struct diag_print print = { 0 };
	struct arena arena;
	struct diags diags;
	bool ok;

	if (argc != 5 || find_kind(argv[1]) == CHART_KINDS) {
		fputs("usage: chart_bench bar|line|rank TABLE.tsv TIMES OUT.png\n", stderr);
		return 2;
	}
	arena_init(&arena);
	diags_init(&diags, &arena, DIAG_ENGLISH);
	ok = run(argv, &arena, &diags);
	diags_print(&diags, stderr, &print);
	arena_release(&arena);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
