#include "model/grid.h"

#include "model_fixture.h"

/* Three cities; enrolment and admissions over years, teachers of one year:
 *
 *              enrolment          admissions   teachers
 *     hangzhou 2021 2022 2023     2022 2023    2023
 *     ningbo        2022               2023
 *     quzhou   2021      2023 (x)
 *
 * hangzhou's report of 2023 breaks enrolment down for 2022 and 2023, and apprentices
 * for 2020, a year that nothing else speaks of. */
struct fixture {
	struct model *model;
	struct city *hangzhou, *ningbo, *quzhou;
	struct report *report;
	struct indicator *enrolment, *admissions, *teachers, *apprentices;
};

static struct fixture
fixture_of(struct model *model)
{
	static const char *const parts_2023[] = { "市本级", "3", "建德市", "2", NULL };
	static const char *const parts_2022[] = { "市本级", "4", "淳安县", "1", NULL };
	struct fixture it = { .model = model };
	struct report *ningbo, *quzhou;

	it.hangzhou = model_city(model, "hangzhou", "330100");
	it.ningbo = model_city(model, "ningbo", "330200");
	it.quzhou = model_city(model, "quzhou", "330800");
	it.enrolment = model_indicator(model, "enrolment", "人");
	it.admissions = model_indicator(model, "admissions", "人");
	it.teachers = model_indicator(model, "teachers", "名");
	it.apprentices = model_indicator(model, "apprentices", "人");
	it.report = model_report(model, it.hangzhou, 2023);
	ningbo = model_report(model, it.ningbo, 2022);
	quzhou = model_report(model, it.quzhou, 2023);
	model_observe(model, it.report, it.enrolment, 2021, "11");
	model_observe(model, it.report, it.enrolment, 2022, "12");
	model_observe(model, it.report, it.enrolment, 2023, "13");
	model_observe(model, it.report, it.admissions, 2022, "22");
	model_observe(model, it.report, it.admissions, 2023, "23");
	model_observe(model, it.report, it.teachers, 2023, "33");
	model_observe(model, ningbo, it.enrolment, 2022, "52");
	model_observe(model, ningbo, it.admissions, 2023, "63");
	model_observe(model, quzhou, it.enrolment, 2021, "71");
	model_observe(model, quzhou, it.enrolment, 2023, "");
	model_break_down(model, it.report, it.enrolment, 2022, parts_2022);
	model_break_down(model, it.report, it.enrolment, 2023, parts_2023);
	model_break_down(model, it.report, it.apprentices, 2020, parts_2022);
	site_index(&model->site);
	return it;
}

/* Words with blanks between: "enrolment admissions". */
static struct block_words
words_of(struct model *model, const char *text)
{
	struct block_words words = { 0 };
	struct str rest = str_from(text);

	while (rest.len > 0) {
		struct block_word *word = arena_push(&model->arena, &words);

		rest = str_cut(rest, ' ', &word->text);
	}
	return words;
}

static struct block
table_of(struct fixture *it, const char *indicators, const char *cities)
{
	return (struct block){ .kind = BLOCK_TABLE,
		.indicators = words_of(it->model, indicators),
		.cities = words_of(it->model, cities) };
}

static struct block
chart_of(struct fixture *it, enum chart_shape shape, const char *indicators, const char *cities)
{
	struct block block = table_of(it, indicators, cities);

	block.kind = BLOCK_CHART;
	block.shape = shape;
	return block;
}

static struct grid *
grid_of(struct fixture *it, const struct report *report, const struct block *block)
{
	return grid_of_block(&it->model->arena, &it->model->site, report, block, STR_NONE);
}

/* A grid as text: "|2021|2022;hangzhou|11|12;", a missing value "—", none "". */
static void
assert_grid(const struct grid *grid, const char *expected)
{
	struct strbuf text = { 0 };
	struct arena arena;
	char *actual;

	for (size_t i = 0; i < grid->column_count; i++)
		strbuf_addf(&text, "|%.*s", STR_ARG(grid->columns[i].label));
	strbuf_adds(&text, ";");
	for (size_t i = 0; i < grid->row_count; i++) {
		strbuf_add(&text, grid->rows[i].label);
		for (size_t k = 0; k < grid->column_count; k++) {
			const struct observation *cell = grid_cell(grid, i, k);

			strbuf_addf(&text, "|%s%.*s", cell && cell->status == STATUS_MISSING ? "—" : "",
			    STR_ARG(cell ? cell->number : STR_NONE));
		}
		strbuf_adds(&text, ";");
	}
	arena_init(&arena);
	actual = str_zero(&arena, strbuf_view(&text));
	assert_string_equal(actual, expected);
	strbuf_release(&text);
	arena_release(&arena);
}

/* ---- tables ---- */

static void
shows_years_by_indicators_of_a_report(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment admissions", "");
	const struct grid *grid;

	block.title = STR("规模");
	grid = grid_of(&it, it.report, &block);
	assert_grid(grid, "|enrolment|admissions;2021|11|;2022|12|22;2023|13|23;");
	assert_text(grid->title, "规模");
	assert_text(grid->unit, "人");
	assert_text(grid->columns[0].unit, "人");
	assert_ptr_equal(grid->columns[1].indicator, it.admissions);
	assert_int_equal(grid->rows[0].year, 2021);
	block = table_of(&it, "enrolment teachers", "");
	grid = grid_of(&it, it.report, &block);
	assert_text(grid->unit, "");
	assert_text(grid->columns[1].unit, "名");
	assert_grid(grid, "|enrolment|teachers;2021|11|;2022|12|;2023|13|33;");
}

static void
shows_cities_by_years_of_one_indicator(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "*");
	const struct grid *grid = grid_of(&it, it.report, &block);

	assert_grid(grid, "|2021|2022|2023;hangzhou|11|12|13;ningbo||52|;quzhou|71||—;");
	assert_true(grid->has_notes);
	assert_ptr_equal(grid->rows[2].city, it.quzhou);
	block = table_of(&it, "enrolment", "quzhou ningbo");
	assert_grid(grid_of(&it, NULL, &block), "|2021|2022|2023;quzhou|71||—;ningbo||52|;");
}

static void
shows_cities_and_years_by_several_indicators(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment admissions", "hangzhou ningbo");
	struct grid *grid;

	block.first_year = 2022;
	grid = grid_of(&it, NULL, &block);
	assert_grid(
	    grid, "|enrolment|admissions;hangzhou 2022|12|22;hangzhou 2023|13|23;ningbo 2022|52|;ningbo 2023||63;");
	assert_false(grid->has_notes);
	block.last_year = 2022;
	assert_grid(grid_of(&it, NULL, &block), "|enrolment|admissions;hangzhou|12|22;ningbo|52|;");
}

static void
turns_rows_and_columns(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment admissions", "");

	block.transpose = true;
	assert_grid(grid_of(&it, it.report, &block), "|2021|2022|2023;enrolment|11|12|13;admissions||22|23;");
	block = table_of(&it, "enrolment", "*");
	block.transpose = true;
	assert_grid(grid_of(&it, NULL, &block), "|hangzhou|ningbo|quzhou;2021|11||71;2022|12|52|;2023|13||—;");
}

static void
keeps_the_years_that_were_asked_for(void **state)
{
	int years[] = { 2023, 2019, 2021 };
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "");

	block.years = years;
	block.year_count = 3;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;2023|13;2019|;2021|11;");
	block.year_count = 0;
	block.first_year = 2022;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;2022|12;2023|13;");
	block.first_year = 0;
	block.last_year = 2021;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;2021|11;");
}

static void
leaves_out_cities_without_data(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "admissions", "*");

	assert_grid(grid_of(&it, NULL, &block), "|2022|2023;hangzhou|22|23;ningbo||63;");
}

static void
shows_one_city_on_a_page_of_no_report(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "ningbo");

	assert_grid(grid_of(&it, NULL, &block), "|enrolment;2022|52;");
	block = table_of(&it, "teachers", "");
	assert_grid(grid_of(&it, NULL, &block), "|2023;hangzhou|33;");
}

/* ---- breakdowns ---- */

static void
shows_the_parts_of_a_breakdown(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "");
	const struct grid *grid;

	block.by = STR("district");
	block.first_year = block.last_year = 2023;
	grid = grid_of_block(&it.model->arena, &it.model->site, it.report, &block, STR("合计"));
	assert_grid(grid, "|enrolment;市本级|3;建德市|2;合计|13;");
	assert_true(grid->rows[0].item);
	assert_false(grid->rows[0].total);
	assert_true(grid->rows[2].total);
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;市本级|3;建德市|2;");
	block.transpose = true;
	assert_grid(grid_of(&it, it.report, &block), "|市本级|建德市;enrolment|3|2;");
}

static void
shows_all_items_of_several_years(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "");

	block.by = STR("district");
	block.first_year = 2022;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment 2022|enrolment 2023;市本级|4|3;淳安县|1|;建德市||2;");
}

static void
shows_a_year_that_only_a_breakdown_speaks_of(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "apprentices", "");

	block.by = STR("district");
	assert_grid(grid_of(&it, it.report, &block), "|apprentices;市本级|4;淳安县|1;");
}

static void
puts_years_of_breakdowns_in_their_order(void **state)
{
	static const char *const parts[] = { "市本级", "7", NULL };
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "");

	model_break_down(it.model, it.report, it.enrolment, 2020, parts);
	block.by = STR("district");
	block.last_year = 2022;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment 2020|enrolment 2022;市本级|7|4;淳安县||1;");
}

/* The year 0 stands for one that could not be read. */
static void
takes_no_year_that_could_not_be_read(void **state)
{
	static const char *const parts[] = { "市本级", "7", NULL };
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "teachers", "");

	model_break_down(it.model, it.report, it.teachers, 0, parts);
	it.report->observations.count = 0;
	it.model->site.year_count = 0;
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block.by = STR("type");
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block.by = STR("district");
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
}

static void
has_nothing_to_show_by_another_breakdown(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "");

	block.by = STR("type");
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block.by = STR("district");
	assert_int_equal(grid_of(&it, NULL, &block)->row_count, 0);
	block = table_of(&it, "enrolment", "hangzhou");
	block.by = STR("district");
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
}

/* ---- charts ---- */

static void
draws_lines_over_years(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_LINE, "enrolment admissions", "");

	assert_grid(grid_of(&it, it.report, &block), "|enrolment|admissions;2021|11|;2022|12|22;2023|13|23;");
	block = chart_of(&it, SHAPE_LINE, "enrolment", "*");
	assert_grid(grid_of(&it, NULL, &block), "|hangzhou|ningbo|quzhou;2021|11||71;2022|12|52|;2023|13||—;");
	block = chart_of(&it, SHAPE_LINE, "enrolment admissions", "hangzhou ningbo");
	assert_grid(grid_of(&it, NULL, &block),
	    "|hangzhou enrolment|hangzhou admissions|ningbo enrolment|ningbo admissions;"
	    "2021|11|||;2022|12|22|52|;2023|13|23||63;");
}

static void
draws_bars_side_by_side(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_BAR, "enrolment", "");

	assert_grid(grid_of(&it, it.report, &block), "|enrolment;2021|11;2022|12;2023|13;");
	block = chart_of(&it, SHAPE_BAR, "enrolment admissions", "");
	assert_grid(grid_of(&it, it.report, &block), "|2021|2022|2023;enrolment|11|12|13;admissions||22|23;");
	block = chart_of(&it, SHAPE_BAR, "enrolment", "*");
	assert_grid(grid_of(&it, NULL, &block), "|2021|2022|2023;hangzhou|11|12|13;ningbo||52|;quzhou|71||—;");
	block.by = STR("district");
	block.cities.count = 0;
	assert_grid(grid_of(&it, it.report, &block), "|2022|2023;市本级|4|3;淳安县|1|;建德市||2;");
}

/* Cities whose reports are of different years: the year stands beside the name. */
static void
draws_cities_with_one_year_each(void **state)
{
	int years[] = { 2021, 2022 };
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_BAR, "enrolment", "quzhou ningbo");

	block.years = years;
	block.year_count = 2;
	assert_grid(grid_of(&it, NULL, &block), "|enrolment;quzhou 2021|71;ningbo 2022|52;");
	block.year_count = 1;
	assert_grid(grid_of(&it, NULL, &block), "|2021;quzhou|71;");
	block = chart_of(&it, SHAPE_BAR, "enrolment admissions", "hangzhou ningbo");
	block.first_year = block.last_year = 2022;
	assert_grid(grid_of(&it, NULL, &block), "|enrolment|admissions;hangzhou|12|22;ningbo|52|;");
}

/* No line leads past a year without a place for it. */
static void
gives_lines_a_place_for_every_year(void **state)
{
	int years[] = { 2023, 2020 };
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_LINE, "enrolment", "quzhou");

	assert_grid(grid_of(&it, NULL, &block), "|enrolment;2021|71;2022|;2023|—;");
	block = chart_of(&it, SHAPE_MULTIPLES, "enrolment", "quzhou hangzhou");
	assert_grid(grid_of(&it, NULL, &block), "|quzhou|hangzhou;2021|71|11;2022||12;2023|—|13;");
	block = chart_of(&it, SHAPE_LINE, "enrolment", "");
	block.years = years;
	block.year_count = 2;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;2020|;2021|11;2022|12;2023|13;");
}

static void
follows_the_parts_of_a_breakdown_over_years(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_LINE, "enrolment", "");

	block.by = STR("district");
	assert_grid(grid_of(&it, it.report, &block), "|市本级|淳安县|建德市;2022|4|1|;2023|3||2;");
}

/* Each city's newest figure, the best first; of quzhou's figures the newest is missing. */
static void
ranks_the_newest_figures(void **state)
{
	int years[] = { 2022 };
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_RANK, "enrolment", "*");

	assert_grid(grid_of(&it, NULL, &block), "|enrolment;quzhou 2021|71;ningbo 2022|52;hangzhou 2023|13;");
	it.enrolment->direction = DIRECTION_DOWN;
	assert_grid(grid_of(&it, NULL, &block), "|enrolment;hangzhou 2023|13;ningbo 2022|52;quzhou 2021|71;");
	block.years = years;
	block.year_count = 1;
	assert_grid(grid_of(&it, NULL, &block), "|enrolment 2022;hangzhou|12;ningbo|52;");
	block = chart_of(&it, SHAPE_RANK, "admissions", "*");
	assert_grid(grid_of(&it, NULL, &block), "|admissions 2023;ningbo|63;hangzhou|23;");
}

static void
ranks_parts_and_indicators_of_one_city(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_RANK, "enrolment admissions", "");

	assert_grid(grid_of(&it, it.report, &block), "|2023;admissions|23;enrolment|13;");
	block = chart_of(&it, SHAPE_RANK, "enrolment", "");
	block.by = STR("district");
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;市本级|3;建德市|2;");
	block = chart_of(&it, SHAPE_RANK, "enrolment admissions", "*");
	assert_true(grid_of(&it, NULL, &block)->column_count > 1);
}

static void
divides_into_indicators_or_parts(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_SHARE, "enrolment admissions", "");

	assert_grid(grid_of(&it, it.report, &block), "|enrolment|admissions;2021|11|;2022|12|22;2023|13|23;");
	block = chart_of(&it, SHAPE_SHARE, "enrolment admissions", "hangzhou ningbo");
	block.first_year = block.last_year = 2022;
	assert_grid(grid_of(&it, NULL, &block), "|enrolment|admissions;hangzhou|12|22;ningbo|52|;");
	block = chart_of(&it, SHAPE_SHARE, "enrolment", "");
	block.by = STR("district");
	assert_grid(grid_of(&it, it.report, &block), "|市本级|淳安县|建德市;2022|4|1|;2023|3||2;");
}

static void
compares_the_two_newest_years(void **state)
{
	int years[] = { 2021, 2023 };
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_SLOPE, "enrolment admissions", "");

	assert_grid(grid_of(&it, it.report, &block), "|enrolment|admissions;2022|12|22;2023|13|23;");
	block.years = years;
	block.year_count = 2;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment|admissions;2021|11|;2023|13|23;");
}

/* ---- what compares ---- */

static void
tells_where_the_definition_changes(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_LINE, "enrolment", "hangzhou");
	const struct grid *grid;
	int years[] = { 2021, 2023 };

	it.report->observations.items[1].status = STATUS_BREAK;
	grid = grid_of(&it, NULL, &block);
	assert_false(grid_breaks(grid, 0, 0));
	assert_true(grid_breaks(grid, 1, 0));
	assert_false(grid_breaks(grid, 2, 0));
	it.report->observations.items[1].status = STATUS_NORMAL;
	it.report->observations.items[1].version = it.report->observations.items[0].version = STR("2019");
	assert_false(grid_breaks(grid, 1, 0));
	assert_true(grid_breaks(grid, 2, 0));

	/* a break between the two years that are shown */
	it.report->observations.items[0].version = it.report->observations.items[1].version = STR_NONE;
	it.report->observations.items[1].status = STATUS_BREAK;
	block.shape = SHAPE_SLOPE;
	block.years = years;
	block.year_count = 2;
	assert_true(grid_breaks(grid_of(&it, NULL, &block), 1, 0));

	assert_true(grid_hides_break(grid_of(&it, NULL, &block), 1, 0));
	assert_false(grid_hides_break(grid_of(&it, NULL, &block), 0, 0));

	/* the same with years as columns: nothing joins them, but the page says so */
	block.shape = SHAPE_BAR;
	block.transpose = true;
	grid = grid_of(&it, NULL, &block);
	assert_false(grid_breaks(grid, 0, 1));
	assert_true(grid_hides_break(grid, 0, 1));
	block.transpose = false;

	/* what says so itself hides nothing */
	it.report->observations.items[1].status = STATUS_NORMAL;
	it.report->observations.items[0].version = STR("2019");
	block.shape = SHAPE_SLOPE;
	assert_true(grid_breaks(grid_of(&it, NULL, &block), 1, 0));
	assert_false(grid_hides_break(grid_of(&it, NULL, &block), 1, 0));

	/* cities in the rows are no course of time */
	block = chart_of(&it, SHAPE_RANK, "enrolment", "*");
	assert_false(grid_breaks(grid_of(&it, NULL, &block), 2, 0));
}

static void
tells_what_all_figures_have_in_common(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = chart_of(&it, SHAPE_LINE, "enrolment", "*");
	struct grid_span span = grid_span(grid_of(&it, NULL, &block), &it.model->arena);

	assert_null(span.city);
	assert_int_equal(span.city_count, 3);
	assert_ptr_equal(span.indicator, it.enrolment);
	assert_int_equal(span.first_year, 2021);
	assert_int_equal(span.last_year, 2023);
	block = chart_of(&it, SHAPE_LINE, "enrolment admissions", "ningbo");
	span = grid_span(grid_of(&it, NULL, &block), &it.model->arena);
	assert_ptr_equal(span.city, it.ningbo);
	assert_null(span.indicator);
	assert_int_equal(span.first_year, 2022);
	block = chart_of(&it, SHAPE_LINE, "apprentices", "*");
	span = grid_span(grid_of(&it, NULL, &block), &it.model->arena);
	assert_int_equal(span.first_year, 0);
}

/* ---- odd blocks ---- */

static void
takes_each_city_once(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "ningbo * * * * * * * ningbo hangzhou");

	assert_grid(grid_of(&it, NULL, &block), "|2021|2022|2023;ningbo||52|;hangzhou|11|12|13;quzhou|71||—;");
}

static void
takes_each_indicator_and_year_once(void **state)
{
	int years[] = { 2022, 2023, 2022 };
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment enrolment", "");

	block.years = years;
	block.year_count = 3;
	assert_grid(grid_of(&it, it.report, &block), "|enrolment;2022|12;2023|13;");
}

static void
survives_blocks_that_have_not_passed_check(void **state)
{
	int years[] = { 2022, 2023 };
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "none", "*");

	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block = chart_of(&it, SHAPE_BAR, "none", "*");
	block.years = years;
	block.year_count = 2;
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block = table_of(&it, "", "");
	assert_int_equal(grid_of(&it, it.report, &block)->column_count, 0);
	block = table_of(&it, "enrolment", "none");
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block = chart_of(&it, SHAPE_LINE, "apprentices", "*");
	assert_int_equal(grid_of(&it, it.report, &block)->row_count, 0);
	block.by = STR("district");
	assert_int_equal(grid_of(&it, NULL, &block)->row_count, 0);
}

static void
is_empty_on_a_site_without_cities(void **state)
{
	struct fixture it = { .model = *state };
	struct block block = table_of(&it, "enrolment", "*");

	it.enrolment = model_indicator(it.model, "enrolment", "人");
	site_index(&it.model->site);
	assert_int_equal(grid_of(&it, NULL, &block)->row_count, 0);
	assert_int_equal(grid_of_indicator(&it.model->arena, &it.model->site, it.enrolment)->row_count, 0);
}

/* ---- the page of an indicator ---- */

static void
shows_an_indicator_across_cities(void **state)
{
	struct fixture it = fixture_of(*state);
	const struct grid *grid = grid_of_indicator(&it.model->arena, &it.model->site, it.enrolment);

	assert_grid(grid, "|2021|2022|2023;hangzhou|11|12|13;ningbo||52|;quzhou|71||—;");
	assert_text(grid->title, "enrolment");
	assert_text(grid->unit, "人");
	grid = grid_of_indicator(&it.model->arena, &it.model->site, it.teachers);
	assert_grid(grid, "|2023;hangzhou|33;");
}

/* ---- fingerprints ---- */

static bool
same_print(const struct grid *a, const struct grid *b)
{
	struct strbuf one = { 0 }, two = { 0 };
	bool same;

	grid_fingerprint(a, &one);
	grid_fingerprint(b, &two);
	same = str_eq(strbuf_view(&one), strbuf_view(&two));
	strbuf_release(&one);
	strbuf_release(&two);
	return same;
}

static void
has_the_fingerprint_of_what_is_drawn(void **state)
{
	struct fixture it = fixture_of(*state);
	struct block block = table_of(&it, "enrolment", "*"), own = table_of(&it, "enrolment", "");
	const struct grid *grid = grid_of(&it, NULL, &block), *same = grid_of(&it, it.report, &block),
			  *other = grid_of(&it, it.report, &own);

	assert_true(same_print(grid, same));
	assert_false(same_print(grid, other));
	it.report->observations.items[0].number = STR("11.0");
	assert_true(same_print(grid, same));
	it.enrolment->unit = STR("名");
	assert_false(same_print(grid, grid_of(&it, NULL, &block)));
}

static void
tells_grids_of_other_shape_apart(void **state)
{
	struct grid_axis axes[] = { { .label = STR("a") }, { .label = STR("b") }, { .label = STR("c") } };
	const struct observation *cells[2] = { NULL, NULL };
	struct grid tall = { .rows = axes, .row_count = 2, .columns = axes + 2, .column_count = 1, .cells = cells };
	struct grid wide = { .rows = axes, .row_count = 1, .columns = axes + 1, .column_count = 2, .cells = cells };

	(void)state;
	assert_false(same_print(&tall, &wide));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(shows_years_by_indicators_of_a_report),
		MODEL_TEST(shows_cities_by_years_of_one_indicator),
		MODEL_TEST(shows_cities_and_years_by_several_indicators),
		MODEL_TEST(turns_rows_and_columns),
		MODEL_TEST(keeps_the_years_that_were_asked_for),
		MODEL_TEST(leaves_out_cities_without_data),
		MODEL_TEST(shows_one_city_on_a_page_of_no_report),
		MODEL_TEST(shows_the_parts_of_a_breakdown),
		MODEL_TEST(shows_all_items_of_several_years),
		MODEL_TEST(shows_a_year_that_only_a_breakdown_speaks_of),
		MODEL_TEST(puts_years_of_breakdowns_in_their_order),
		MODEL_TEST(takes_no_year_that_could_not_be_read),
		MODEL_TEST(has_nothing_to_show_by_another_breakdown),
		MODEL_TEST(draws_lines_over_years),
		MODEL_TEST(draws_bars_side_by_side),
		MODEL_TEST(draws_cities_with_one_year_each),
		MODEL_TEST(gives_lines_a_place_for_every_year),
		MODEL_TEST(follows_the_parts_of_a_breakdown_over_years),
		MODEL_TEST(ranks_the_newest_figures),
		MODEL_TEST(ranks_parts_and_indicators_of_one_city),
		MODEL_TEST(divides_into_indicators_or_parts),
		MODEL_TEST(compares_the_two_newest_years),
		MODEL_TEST(tells_where_the_definition_changes),
		MODEL_TEST(tells_what_all_figures_have_in_common),
		MODEL_TEST(takes_each_city_once),
		MODEL_TEST(takes_each_indicator_and_year_once),
		MODEL_TEST(survives_blocks_that_have_not_passed_check),
		MODEL_TEST(is_empty_on_a_site_without_cities),
		MODEL_TEST(shows_an_indicator_across_cities),
		MODEL_TEST(has_the_fingerprint_of_what_is_drawn),
		MODEL_TEST(tells_grids_of_other_shape_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
