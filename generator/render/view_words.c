#include "base/number.h"
#include "model/value.h"
#include "render/view.h"

/* What a chart shows, in words: for those who do not see it, and for all who would
 * rather read. Every number comes from the data. */

enum {
	CHANGES_MOST = 8, /* that are told one by one */
	MISSING_MOST = 8, /* series whose gaps are told */
};

static const char *const kind_keys[CHART_SHAPES] = {
	[SHAPE_BAR] = "chart.kind_bar",
	[SHAPE_LINE] = "chart.kind_line",
	[SHAPE_RANK] = "chart.kind_rank",
	[SHAPE_SHARE] = "chart.kind_share",
	[SHAPE_MULTIPLES] = "chart.kind_multiples",
	[SHAPE_SLOPE] = "chart.kind_slope",
};

struct words {
	const struct view *view;
	const struct plan_chart *chart;
	const struct grid *grid;
	struct grid_span span;
	struct strbuf text;
};

static void
add_part(struct strbuf *text, struct str part)
{
	if (text->len > 0 && part.len > 0)
		strbuf_addc(text, ' ');
	strbuf_add(text, part);
}

/* As charts write it: the digits of the data with their unit. */
static struct str
figure_text(const struct words *words, const struct observation *observation)
{
	return str_format(words->view->arena, "%.*s%.*s", STR_ARG(observation_number(observation)),
	    STR_ARG(observation->indicator->unit));
}

/* What tells a figure from the others of the grid; `with_year` as far as they are of
 * several years. Never empty: the city serves where nothing tells them apart. */
static struct str
name_figure(
    const struct view *view, const struct grid_span *span, const struct observation *observation, bool with_year)
{
	struct strbuf text = { 0 };
	struct str name;

	if (!span->city)
		add_part(&text, observation->report->city->short_name);
	if (!span->indicator)
		add_part(&text, observation->indicator->name);
	add_part(&text, observation->item);
	if (text.len == 0)
		add_part(&text, observation->report->city->short_name);
	name = strbuf_take(view->arena, &text);
	if (!with_year || span->first_year == span->last_year)
		return name;
	return view_text_with(view, "chart.figure",
	    (const struct view_name[]){
		{ "name", name },
		{ "year", str_format(view->arena, "%d", observation->year) },
	    },
	    2);
}

static struct str
figure_name(const struct words *words, const struct observation *observation, bool with_year)
{
	return name_figure(words->view, &words->span, observation, with_year);
}

struct str
view_figure_name(const struct view *view, const struct grid_span *span, const struct observation *observation)
{
	return name_figure(view, span, observation, true);
}

/* A sentence of the theme with its names filled in. */
static void
say(struct words *words, const char *key, const struct view_name *names, size_t count)
{
	strbuf_add(&words->text, view_text_with(words->view, key, names, count));
}

static void
say_what(struct words *words, struct str title)
{
	const struct view *view = words->view;

	say(words, title.len > 0 ? "chart.what" : "chart.what_untitled",
	    (const struct view_name[]){
		{ "kind", view_text(view, kind_keys[words->chart->shape]) },
		{ "title", title },
		{ "scope", view_chart_scope(view, words->grid, &words->span) },
	    },
	    3);
}

/* ---- highest and lowest ---- */

/* Where two years are compared, the changes say all. */
static void
say_extremes(struct words *words)
{
	const struct observation *high = NULL, *low = NULL;
	size_t count = 0;

	for (size_t i = 0; i < words->grid->row_count * words->grid->column_count; i++) {
		const struct observation *cell = words->grid->cells[i];

		if (!observation_is_figure(cell))
			continue;
		high = !high || cell->value > high->value ? cell : high;
		low = !low || cell->value < low->value ? cell : low;
		count++;
	}
	if (count == 0)
		return;
	say(words,
	    count == 1                  ? "chart.single"
	    : high->value == low->value ? "chart.equal"
					: "chart.extremes",
	    (const struct view_name[]){
		{ "name", figure_name(words, high, true) },
		{ "value", figure_text(words, high) },
		{ "low_name", figure_name(words, low, true) },
		{ "low_value", figure_text(words, low) },
	    },
	    4);
}

/* ---- changes ---- */

/* The cells of one thing over the years: a column where years are rows, a row where
 * they are columns. */
struct course {
	const struct observation *first, *last;
	bool breaks;
};

static const struct observation *
course_cell(const struct grid *grid, bool down, size_t course, size_t step)
{
	return down ? grid_cell(grid, step, course) : grid_cell(grid, course, step);
}

static struct course
follow(const struct grid *grid, bool down, size_t index)
{
	size_t steps = down ? grid->row_count : grid->column_count;
	struct course course = { 0 };

	for (size_t i = 0; i < steps; i++) {
		const struct observation *cell = course_cell(grid, down, index, i);

		if (!observation_is_figure(cell))
			continue;
		course.breaks = course.breaks || (course.last && course.last->indicator == cell->indicator &&
						     observation_breaks(course.last, cell));
		course.first = course.first ? course.first : cell;
		course.last = cell;
	}
	return course;
}

struct str
view_change_text(const struct view *view, const struct observation *now, const struct observation *before)
{
	struct str change = observation_change(view->arena, now, before);

	if (change.len > 0 && (change.at[0] == '+' || change.at[0] == '-'))
		change = str_slice(change, 1, change.len);
	return str_format(view->arena, "%.*s%.*s", STR_ARG(change), STR_ARG(view_change_unit(view, now->indicator)));
}

static void
say_change(struct words *words, const struct course *course)
{
	const struct view *view = words->view;
	const struct observation *first = course->first, *last = course->last;
	const char *key = last->value > first->value ? "chart.rise" : "chart.fall";

	if (last->value == first->value)
		key = "chart.same";
	if (course->breaks)
		key = "chart.broken";
	say(words, key,
	    (const struct view_name[]){
		{ "name", figure_name(words, last, false) },
		{ "first_year", str_format(view->arena, "%d", first->year) },
		{ "first", figure_text(words, first) },
		{ "last_year", str_format(view->arena, "%d", last->year) },
		{ "last", figure_text(words, last) },
		{ "change", view_change_text(view, last, first) },
	    },
	    6);
}

static void
say_changes(struct words *words)
{
	const struct grid *grid = words->grid;
	bool down = grid->row_count > 1 && grid->rows[0].year && !grid->rows[0].city && !grid->rows[0].indicator;
	bool across = grid->column_count > 1 && grid->columns[0].year && !grid->columns[0].city;
	size_t courses = down ? grid->column_count : grid->row_count;

	if (!down && !across)
		return;
	for (size_t i = 0; i < courses && i < CHANGES_MOST; i++) {
		struct course course = follow(grid, down, i);

		if (course.first && course.first->year < course.last->year &&
		    course.first->indicator == course.last->indicator)
			say_change(words, &course);
	}
}

/* ---- the target ---- */

static void
add_name(const struct view *view, struct strbuf *list, struct str name)
{
	if (list->len > 0)
		strbuf_add(list, view_text(view, "list.pause"));
	strbuf_add(list, name);
}

/* "临水（差 1.29个百分点）" */
static struct str
gap_name(const struct words *words, const struct target *target, const struct observation *observation)
{
	const struct view *view = words->view;
	double gap = target->at_most ? observation->value - target->value : target->value - observation->value;
	int decimals = number_decimals(observation->number), wanted = number_decimals(target->number);
	struct strbuf text = { 0 };

	number_add_fixed(&text, gap, decimals > wanted ? decimals : wanted);
	strbuf_add(&text, view_change_unit(view, target->indicator));
	return view_text_with(view, "chart.gap",
	    (const struct view_name[]){
		{ "name", figure_name(words, observation, true) },
		{ "gap", strbuf_take(view->arena, &text) },
	    },
	    2);
}

static void
say_list(struct words *words, const char *key, struct strbuf *list)
{
	if (list->len > 0)
		say(words, key, &(struct view_name){ "list", strbuf_take(words->view->arena, list) }, 1);
}

static void
say_target(struct words *words, const struct target *target)
{
	const struct view *view = words->view;
	struct strbuf reached = { 0 }, missed = { 0 };

	say(words, target->at_most ? "chart.goal_most" : "chart.goal_least",
	    (const struct view_name[]){
		{ "year", str_format(view->arena, "%d", target->by) },
		{ "target",
		    str_format(view->arena, "%.*s%.*s", STR_ARG(target->number), STR_ARG(target->indicator->unit)) },
	    },
	    2);
	for (size_t i = 0; i < words->grid->row_count * words->grid->column_count; i++) {
		const struct observation *cell = words->grid->cells[i];

		if (!observation_is_figure(cell))
			continue;
		if (target->at_most ? cell->value <= target->value : cell->value >= target->value)
			add_name(view, &reached, figure_name(words, cell, true));
		else
			add_name(view, &missed, gap_name(words, target, cell));
	}
	say_list(words, "chart.goal_reached", &reached);
	say_list(words, "chart.goal_missed", &missed);
}

/* ---- what is missing ---- */

/* "临水 2019、2020": the rows without a figure in one column; false when it has all. */
static bool
missing_rows(const struct words *words, size_t column, struct strbuf *text)
{
	const struct grid *grid = words->grid;
	bool any = false;

	for (size_t row = 0; row < grid->row_count; row++) {
		if (observation_is_figure(grid_cell(grid, row, column)))
			continue;
		if (!any && grid->column_count > 1)
			strbuf_addf(text, "%.*s ", STR_ARG(grid->columns[column].label));
		if (any)
			strbuf_add(text, view_text(words->view, "list.pause"));
		strbuf_add(text, grid->rows[row].label);
		any = true;
	}
	return any;
}

static void
say_missing(struct words *words)
{
	struct strbuf list = { 0 };
	size_t count = 0;

	for (size_t column = 0; column < words->grid->column_count; column++) {
		struct strbuf rows = { 0 };

		if (missing_rows(words, column, &rows) && count++ < MISSING_MOST) {
			if (list.len > 0)
				strbuf_add(&list, view_text(words->view, "list.semicolon"));
			strbuf_add(&list, strbuf_view(&rows));
		}
		strbuf_release(&rows);
	}
	if (count > MISSING_MOST)
		strbuf_add(&list, view_text_for(words->view, "chart.and_more", view_number(words->view, count)));
	say_list(words, "chart.missing", &list);
}

struct str
view_chart_words(const struct view *view, const struct plan_chart *chart, struct str title)
{
	struct words words = {
		.view = view,
		.chart = chart,
		.grid = chart->grid,
		.span = grid_span(chart->grid, view->arena),
	};

	say_what(&words, title);
	say_extremes(&words);
	say_changes(&words);
	if (chart->target)
		say_target(&words, chart->target);
	say_missing(&words);
	return str_trim(strbuf_take(view->arena, &words.text));
}
