#include "base/number.h"
#include "render/view.h"

#include <math.h>

/* Charts in pages: pictures for wide and narrow screens, what lies over them, and what
 * stands around them. */

enum { CITIES_NAMED = 5 }; /* more are only counted */

/* From the middle of a line of a spot's words to their baseline, in font sizes. */
static const double MIDDLE = 0.37;

static struct str
length_text(const struct view *view, double length)
{
	struct strbuf text = { 0 };

	number_add_fixed(&text, length, length == round(length) ? 0 : 1);
	return strbuf_take(view->arena, &text);
}

/* ---- spots ---- */

static void
rect_fields(const struct view *view, struct object *object, struct draw_rect rect)
{
	object_text(object, "x", length_text(view, rect.x));
	object_text(object, "y", length_text(view, rect.y));
	object_text(object, "width", length_text(view, rect.width));
	object_text(object, "height", length_text(view, rect.height));
}

static void
spot_line(const struct view *view, struct list *lines, const struct draw_spot *spot, struct str text)
{
	struct object *line = list_add_object(lines);
	double middle = spot->box.y + DRAW_SPOT_EDGE / 2.0 + ((double)lines->count - 0.5) * DRAW_SPOT_LINE;

	object_text(line, "x", length_text(view, spot->box.x + DRAW_SPOT_EDGE));
	object_text(line, "y", length_text(view, middle + MIDDLE * DRAW_SPOT_SIZE));
	object_text(line, "text", text);
	object_bool(line, "first", lines->count == 1 && spot->title.len > 0);
}

/* "2021：临水 94.62%，东浦 93.05%" */
static struct str
spot_label(const struct view *view, const struct draw_spot *spot)
{
	struct strbuf label = { 0 };

	strbuf_add(&label, spot->title);
	for (size_t i = 0; i < spot->line_count; i++) {
		if (label.len > 0)
			strbuf_add(&label, view_text(view, i == 0 ? "list.colon" : "list.comma"));
		strbuf_add(&label, spot->lines[i]);
	}
	return strbuf_take(view->arena, &label);
}

static struct list *
spot_list(const struct view *view, const struct draw_spots *spots)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < spots->count; i++) {
		const struct draw_spot *spot = &spots->items[i];
		struct object *object = list_add_object(list), *box = object_new(view->arena);
		struct list *lines = list_new(view->arena);

		rect_fields(view, object, spot->area);
		rect_fields(view, box, spot->box);
		object_object(object, "box", box);
		object_text(object, "label", spot_label(view, spot));
		if (spot->title.len > 0)
			spot_line(view, lines, spot, spot->title);
		for (size_t k = 0; k < spot->line_count; k++)
			spot_line(view, lines, spot, spot->lines[k]);
		view_list(object, "lines", lines);
	}
	return list;
}

/* A picture of the chart, or absent when it is not drawn at that size. The sizes are
 * not known while pages are only tried out. */
static void
chart_picture(const struct view *view, struct object *object, const char *name, struct str path)
{
	static const struct picture unknown = { 0 };
	const struct picture *picture = map_get(&view->renderer->pictures, path);
	struct object *fields;

	if (path.len == 0) {
		object_absent(object, name);
		return;
	}
	picture = picture ? picture : &unknown;
	fields = object_new(view->arena);
	object_text(fields, "image", view_url(view, path));
	object_text(fields, "width", view_number(view, (size_t)picture->width));
	object_text(fields, "height", view_number(view, (size_t)picture->height));
	view_list(fields, "spots", spot_list(view, &picture->spots));
	object_object(object, name, fields);
}

/* ---- around the picture ---- */

static bool
has_city(const struct grid *grid, const struct city *city)
{
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++)
		if (grid->cells[i] && grid->cells[i]->report->city == city)
			return true;
	return false;
}

/* The cities of the figures, by name when they are few. */
static struct str
cities_text(const struct view *view, const struct grid *grid, size_t count)
{
	const struct map *cities = &view->site->cities;
	struct strbuf text = { 0 };

	if (count > CITIES_NAMED)
		return view_text_for(view, "chart.cities", view_number(view, count));
	for (size_t i = 0; i < cities->count; i++) {
		const struct city *city = cities->entries[i].value;

		if (!has_city(grid, city))
			continue;
		if (text.len > 0)
			strbuf_add(&text, view_text(view, "list.pause"));
		strbuf_add(&text, city->short_name);
	}
	return strbuf_take(view->arena, &text);
}

struct str
view_chart_scope(const struct view *view, const struct grid *grid, const struct grid_span *span)
{
	struct str years = str_format(view->arena, "%d", span->first_year);

	if (span->first_year == 0)
		return STR_NONE;
	if (span->last_year != span->first_year)
		years = str_format(view->arena, "%.*s%.*s%d", STR_ARG(years), STR_ARG(view_text(view, "years.range")),
		    span->last_year);
	return view_text_with(view, "chart.scope",
	    (const struct view_name[]){ { "cities", cities_text(view, grid, span->city_count) }, { "years", years } },
	    2);
}

static void
chart_sources(const struct view *view, struct object *object, const struct grid *grid)
{
	struct list *list = list_new(view->arena);
	struct map seen = { 0 };

	for (size_t i = 0; i < grid->row_count * grid->column_count; i++) {
		const struct report *report = grid->cells[i] ? grid->cells[i]->report : NULL;

		if (report && map_add(&seen, view->arena, report->folder, NULL))
			view_link(view, list, report->title, route_report(view->arena, report));
	}
	view_list(object, "sources", list);
}

/* The figures that one remark is about. */
struct remark {
	struct str text;
	struct strbuf names;
};

struct remarks {
	struct remark *items;
	size_t count, capacity;
};

static void
add_remark(const struct view *view, struct remarks *remarks, struct str text, struct str name)
{
	struct remark *remark = NULL;

	for (size_t i = 0; i < remarks->count && !remark; i++)
		if (str_eq(remarks->items[i].text, text))
			remark = &remarks->items[i];
	if (!remark) {
		remark = arena_push(view->arena, remarks);
		remark->text = text;
	}
	if (remark->names.len > 0 && name.len > 0)
		strbuf_add(&remark->names, view_text(view, "list.pause"));
	strbuf_add(&remark->names, name);
}

/* Figures that are counted differently are never side by side without a word: every
 * remark on scope, status and definition is told, when years differ, and where a break is
 * in a year that is not shown. */
static void
chart_remarks(
    const struct view *view, struct object *object, const struct plan_chart *chart, const struct grid_span *span)
{
	const struct grid *grid = chart->grid;
	struct list *list = list_new(view->arena);
	struct remarks remarks = { 0 };

	if (chart->shape == SHAPE_RANK && span->first_year != span->last_year)
		add_remark(view, &remarks, view_text(view, "chart.years_differ"), STR_NONE);
	for (size_t i = 0; i < grid->row_count * grid->column_count; i++) {
		const struct observation *cell = grid->cells[i];
		struct str note = cell ? view_figure_note(view, cell, 0) : STR_NONE;

		if (note.len > 0)
			add_remark(view, &remarks, note, view_figure_name(view, span, cell));
		if (grid_hides_break(grid, i / grid->column_count, i % grid->column_count))
			add_remark(view, &remarks, view_text(view, "chart.break"), view_figure_name(view, span, cell));
	}
	for (size_t i = 0; i < remarks.count; i++) {
		struct object *remark = list_add_object(list);

		object_text_or_absent(remark, "names", strbuf_take(view->arena, &remarks.items[i].names));
		object_text(remark, "text", remarks.items[i].text);
	}
	view_list(object, "remarks", list);
}

/* Where more of a chart's one indicator is to be found. */
static void
chart_url(const struct view *view, struct object *object, const struct indicator *indicator)
{
	if (indicator && indicator != view->output->indicator)
		object_text(object, "url", view_url(view, route_indicator(view->arena, indicator)));
	else
		object_absent(object, "url");
}

void
view_chart(const struct view *view, struct object *object, const struct plan_chart *chart, struct str title)
{
	const struct grid *grid = chart->grid;
	struct grid_span span = grid_span(grid, view->arena);
	struct object *table = view_grid(view, grid);

	object_absent(object, "id");
	object_absent(object, "label");
	object_text_or_absent(object, "title", title);
	object_text_or_absent(object, "scope", view_chart_scope(view, grid, &span));
	object_text_or_absent(object, "unit", grid->unit);
	chart_url(view, object, span.indicator);
	chart_picture(view, object, "wide", chart->paths[CHART_WIDE]);
	chart_picture(view, object, "small", chart->paths[CHART_SMALL]);
	object_text(object, "words", view_chart_words(view, chart, title));
	chart_sources(view, object, grid);
	chart_remarks(view, object, chart, &span);
	object_text_or_absent(table, "title", title);
	object_object(object, "table", table);
}

/* A page that is all about one indicator says what each chart shows of it, and a chart
 * of several indicators names the first: two charts of a page never have one title. */
static struct str
page_chart_title(const struct view *view, const struct plan_chart *chart)
{
	const struct grid *grid = chart->grid;

	if (view->output->indicator)
		return view_text_for(view, chart->shape == SHAPE_RANK ? "chart.title_rank" : "chart.title_years",
		    view->output->indicator->name);
	if (grid->title.len > 0 || grid->column_count == 0)
		return grid->title;
	if (grid->column_count == 1)
		return view_text_for(view, "chart.title_change", grid->columns[0].label);
	return view_text_with(view, "chart.title_changes",
	    (const struct view_name[]){
		{ "name", grid->columns[0].label },
		{ "count", view_number(view, grid->column_count) },
	    },
	    2);
}

void
view_page_charts(const struct view *view)
{
	const struct plan_charts *charts = plan_page_charts(view->renderer->plan, view->output->path);
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < charts->count; i++)
		view_chart(view, list_add_object(list), charts->items[i], page_chart_title(view, charts->items[i]));
	view_list(view->root, "charts", list);
}
