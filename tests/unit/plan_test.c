#include "plan/plan.h"

#include "model_fixture.h"

struct fixture {
	struct model *model;
	struct city *hangzhou, *quzhou;
	struct report *report;
	struct indicator *enrolment;
	struct policy *policy;
	struct theme theme;
	struct plan plan;
};

static struct fixture
fixture_of(struct model *model)
{
	struct fixture it = { .model = model };

	it.hangzhou = model_city(model, "hangzhou", "330100");
	it.quzhou = model_city(model, "quzhou", "330800");
	it.hangzhou->source = source_add(&model->sources, STR("content/cities/hangzhou/city.json"), STR("{}\n"));
	it.quzhou->source = source_add(&model->sources, STR("content/cities/quzhou/city.json"), STR("{}\n"));
	it.enrolment = model_indicator(model, "enrolment", "人");
	it.report = model_report(model, it.hangzhou, 2023);
	it.report->source = source_add(&model->sources, STR("content/cities/hangzhou/2023/report.json"), STR("{}\n"));
	it.policy = arena_new(&model->arena, struct policy);
	it.policy->slug = STR("zhejiang-2020");
	it.policy->source = source_add(&model->sources, STR("content/policies/zhejiang-2020/policy.json"), STR("{}\n"));
	map_add(&model->site.policies, &model->arena, it.policy->slug, it.policy);
	return it;
}

static bool
build(struct fixture *it)
{
	site_index(&it->model->site);
	return plan_build(&it->plan, &it->model->site, &it->theme, &it->model->arena, &it->model->diags);
}

static const struct output *
found(const struct fixture *it, const char *path)
{
	const struct output *output = plan_find(&it->plan, str_from(path));

	if (!output)
		fail_msg("there is no '%s'", path);
	return output;
}

static void
add_menu(struct fixture *it, const char *to)
{
	struct site *site = &it->model->site;
	struct menu_item *items = arena_array(&it->model->arena, struct menu_item, site->menu_count + 1);

	for (size_t i = 0; i < site->menu_count; i++)
		items[i] = site->menu[i];
	items[site->menu_count++] =
	    (struct menu_item){ .title = STR("x"), .to = str_from(to), .place = place_at(site->source, 0, 1) };
	site->menu = items;
}

/* A chart block of the report's own enrolment, in a section. */
static struct block *
add_charts(struct fixture *it, struct section *section, size_t count)
{
	static const struct block_word word = { .text = { "enrolment", 9 } };

	section->doc->blocks = arena_array(&it->model->arena, struct block, count);
	section->doc->block_count = count;
	for (size_t i = 0; i < count; i++)
		section->doc->blocks[i] = (struct block){ .kind = BLOCK_CHART,
			.shape = SHAPE_BAR,
			.indicators = { arena_copy(&it->model->arena, &word, sizeof word), 1, 1 } };
	return section->doc->blocks;
}

static struct section *
add_case(struct fixture *it, const char *path)
{
	struct section *section = model_section(it->model, &it->report->cases, SECTION_CASE, path);

	section->report = it->report;
	return section;
}

/* ---- outputs ---- */

static void
lists_what_every_site_has(void **state)
{
	static const char *const paths[] = { "404.html", "cases.html", "cities.html", "compare.html",
		"data/csv-metadata.json", "data/datapackage.json", "data/index.html", "data/observations.csv",
		"data/schema.json", "feed.xml", "index.html", "indicators/index.html", "notes.html",
		"policies/index.html", "robots.txt", "search.html", "search/c0.js", "search/core.js", "search/g0.js",
		"search/g1.js", "search/g2.js", "search/t0.js", "search/t1.js", "search/t2.js", "search/t3.js",
		"sitemap.html", "sitemap.xml", "topics/index.html", "years/index.html" };
	struct fixture it = { .model = *state };

	assert_true(build(&it));
	assert_codes(&it.model->diags, "");
	assert_int_equal(it.plan.count, sizeof paths / sizeof *paths);
	for (size_t i = 0; i < it.plan.count; i++)
		assert_text(it.plan.items[i].path, paths[i]);
}

static void
gives_every_noun_its_outputs(void **state)
{
	struct fixture it = fixture_of(*state);
	struct topic topic = { .id = STR("cooperation"), .place = place_at(it.model->site.source, 0, 1) };
	struct section *chapter = model_chapter(it.model, it.report, "01-basics.md");
	struct section *about = model_section(it.model, &it.model->site.pages, SECTION_PAGE, "content/pages/about.md");
	struct section *goals =
	    model_section(it.model, &it.policy->sections, SECTION_POLICY, "content/policies/zhejiang-2020/01-goals.md");

	goals->policy = it.policy;
	map_add(&it.model->site.topics, &it.model->arena, topic.id, &topic);
	model_observe(it.model, it.report, it.enrolment, 2022, "5");
	assert_true(build(&it));
	assert_ptr_equal(found(&it, "hangzhou/index.html")->city, it.hangzhou);
	assert_ptr_equal(found(&it, "hangzhou/2023/index.html")->report, it.report);
	assert_int_equal(found(&it, "hangzhou/2023/full.html")->kind, OUTPUT_FULL);
	assert_ptr_equal(found(&it, "hangzhou/2023/basics.html")->section, chapter);
	assert_ptr_equal(found(&it, "hangzhou/2023/basics.html")->report, it.report);
	assert_int_equal(found(&it, "data/reports/hangzhou-2023.xlsx")->kind, OUTPUT_REPORT_XLSX);
	assert_ptr_equal(found(&it, "indicators/enrolment.html")->indicator, it.enrolment);
	assert_int_equal(found(&it, "data/indicators/enrolment.json")->kind, OUTPUT_INDICATOR_JSON);
	assert_int_equal(found(&it, "compare.html")->kind, OUTPUT_COMPARE);
	assert_ptr_equal(found(&it, "compare/enrolment.js")->indicator, it.enrolment);
	assert_ptr_equal(found(&it, "about.html")->section, about);
	assert_ptr_equal(found(&it, "policies/zhejiang-2020/index.html")->policy, it.policy);
	assert_ptr_equal(found(&it, "policies/zhejiang-2020/goals.html")->section, goals);
	assert_ptr_equal(found(&it, "topics/cooperation.html")->topic, &topic);
	assert_int_equal(found(&it, "years/2022.html")->year, 2022);
	assert_null(plan_find(&it.plan, STR("years/2023.html")));
	assert_null(plan_find(&it.plan, STR("")));
	assert_null(plan_find(&it.plan, STR("zzz")));
}

static void
copies_files_of_assets_and_theme(void **state)
{
	struct fixture it = fixture_of(*state);
	struct asset asset = { .path = STR("assets/附表.pdf") };
	struct theme_file file = { .path = STR("fonts/a.woff2") };

	map_add(&it.model->site.assets, &it.model->arena, asset.path, &asset);
	it.theme.files = (struct theme_files){ &file, 1, 1 };
	assert_true(build(&it));
	assert_ptr_equal(found(&it, "assets/附表.pdf")->asset, &asset);
	assert_ptr_equal(found(&it, "theme/fonts/a.woff2")->file, &file);
}

static void
is_sorted_by_path(void **state)
{
	struct fixture it = fixture_of(*state);

	model_chapter(it.model, it.report, "02-b.md");
	model_chapter(it.model, it.report, "01-a.md");
	assert_true(build(&it));
	for (size_t i = 1; i < it.plan.count; i++)
		assert_true(str_cmp(it.plan.items[i - 1].path, it.plan.items[i].path) < 0);
}

/* ---- paths that are taken ---- */

static void
tells_two_sections_on_one_path(void **state)
{
	struct fixture it = fixture_of(*state);
	const struct finding *finding;

	model_chapter(it.model, it.report, "01-basics.md");
	model_chapter(it.model, it.report, "02-basics.md");
	assert_false(build(&it));
	assert_codes(&it.model->diags, "path-taken");
	finding = finding_of(&it.model->diags, "path-taken");
	assert_told(&it.model->diags, "path-taken", "hangzhou/2023/basics.html");
	assert_text(finding->place.source->path, "content/cities/hangzhou/2023/02-basics.md");
	assert_text(finding->notes->place.source->path, "content/cities/hangzhou/2023/01-basics.md");
}

static void
tells_sections_on_the_paths_of_other_pages(void **state)
{
	static const struct {
		const char *name;
		const char *path;
	} chapters[] = { { "01-index.md", "hangzhou/2023/index.html" }, { "02-full.md", "hangzhou/2023/full.html" } };
	static const char *const pages[] = { "content/pages/index.md", "content/pages/cities.md",
		"content/pages/404.md" };
	struct fixture it = fixture_of(*state);

	for (size_t i = 0; i < 2; i++)
		model_chapter(it.model, it.report, chapters[i].name);
	for (size_t i = 0; i < 3; i++)
		model_section(it.model, &it.model->site.pages, SECTION_PAGE, pages[i]);
	assert_false(build(&it));
	assert_codes(&it.model->diags, "path-taken path-taken path-taken path-taken path-taken");
	for (size_t i = 0; i < 5; i++)
		assert_true(str_ends(it.model->diags.items[i].place.source->path, STR(".md")));
}

static void
tells_what_the_author_can_change(void **state)
{
	static const char *const slugs[] = { "data", "assets" };
	struct fixture it = fixture_of(*state);
	struct asset asset = { .path = STR("assets/index.html") };

	map_add(&it.model->site.assets, &it.model->arena, asset.path, &asset);
	for (size_t i = 0; i < 2; i++) {
		struct str path = str_format(&it.model->arena, "content/cities/%s/city.json", slugs[i]);

		model_city(it.model, slugs[i], "330900")->source = source_add(&it.model->sources, path, STR("{}\n"));
	}
	assert_false(build(&it));
	assert_codes(&it.model->diags, "path-taken path-taken");
	assert_text(it.model->diags.items[0].place.source->path, "content/cities/assets/city.json");
	assert_told(&it.model->diags, "path-taken", "assets/index.html");
	assert_text(it.model->diags.items[1].place.source->path, "content/cities/data/city.json");
	assert_text(it.model->diags.items[1].notes->place.source->path, "content/site.json");
}

static void
tells_three_outputs_on_one_path(void **state)
{
	struct fixture it = fixture_of(*state);
	struct theme_file files[] = { { .path = STR("a.css") }, { .path = STR("a.css") }, { .path = STR("a.css") } };

	it.theme.files = (struct theme_files){ files, 3, 3 };
	assert_false(build(&it));
	assert_codes(&it.model->diags, "path-taken path-taken");
}

/* ---- the menu ---- */

static void
takes_menu_entries_to_pages_and_elsewhere(void **state)
{
	struct fixture it = fixture_of(*state);

	add_menu(&it, "cities.html");
	add_menu(&it, "hangzhou/index.html");
	add_menu(&it, "https://example.cn/");
	add_menu(&it, "http://example.cn/");
	assert_true(build(&it));
	assert_codes(&it.model->diags, "");
}

static void
tells_menu_entries_that_lead_nowhere(void **state)
{
	struct fixture it = fixture_of(*state);

	add_menu(&it, "citys.html");
	add_menu(&it, "/cities.html");
	add_menu(&it, "javascript:x");
	assert_false(build(&it));
	assert_codes(&it.model->diags, "menu-path menu-path menu-path");
	assert_hint(&it.model->diags, "menu-path", "'cities.html'");
	assert_finding(&it.model->diags, "menu-path", 1, 1, "{");
}

/* What is wrong with an entry in site.json has been told there. */
static void
is_silent_about_menu_entries_without_a_target(void **state)
{
	struct fixture it = fixture_of(*state);

	add_menu(&it, "");
	build(&it);
	assert_codes(&it.model->diags, "");
}

/* ---- charts ---- */

/* "NAME SHAPE both|small", with commas between: the charts that a page shows itself. */
static void
assert_charts(struct fixture *it, const char *page, const char *expected)
{
	static const char *const shapes[] = { "bar", "line", "rank", "share", "multiples", "slope" };
	const struct plan_charts *charts = plan_page_charts(&it->plan, str_from(page));
	struct strbuf text = { 0 };

	for (size_t i = 0; i < charts->count; i++) {
		const struct plan_chart *chart = charts->items[i];

		strbuf_addf(&text, "%s%.*s %s %s", i > 0 ? ", " : "", STR_ARG(chart->name), shapes[chart->shape],
		    chart->paths[CHART_WIDE].len > 0 ? "both" : "small");
		assert_non_null(plan_find(&it->plan, chart->paths[CHART_SMALL]));
	}
	assert_text(strbuf_view(&text), expected);
	strbuf_release(&text);
}

static void
names_charts_by_what_they_show(void **state)
{
	struct fixture it = fixture_of(*state);
	struct section *section = model_chapter(it.model, it.report, "01-basics.md");
	const struct plan_chart *first, *second;
	struct str before;

	model_observe(it.model, it.report, it.enrolment, 2022, "5");
	model_observe(it.model, it.report, it.enrolment, 2023, "6");
	add_charts(&it, section, 3)[1].kind = BLOCK_TABLE;
	assert_true(build(&it));
	first = plan_block_chart(&it.plan, &it.model->arena, section, 0);
	second = plan_block_chart(&it.plan, &it.model->arena, section, 2);
	assert_text(first->name, "hangzhou-2023-basics-1");
	assert_text(second->name, "hangzhou-2023-basics-3");
	assert_null(plan_block_chart(&it.plan, &it.model->arena, section, 1));
	before = first->paths[CHART_WIDE];
	assert_true(str_starts(before, STR("charts/hangzhou-2023-basics-1-")));
	assert_true(str_ends(before, STR(".png")));
	assert_ptr_equal(plan_find(&it.plan, before)->chart, first);
	assert_int_equal(plan_find(&it.plan, before)->size, CHART_WIDE);
	assert_true(str_starts(first->paths[CHART_SMALL], STR("charts/hangzhou-2023-basics-1-small-")));
	assert_int_equal(plan_find(&it.plan, first->paths[CHART_SMALL])->size, CHART_SMALL);

	it.report->observations.items[1].number = STR("7");
	it.model->diags.count = 0;
	assert_true(plan_build(&it.plan, &it.model->site, &it.theme, &it.model->arena, &it.model->diags));
	assert_false(str_eq(before, plan_block_chart(&it.plan, &it.model->arena, section, 0)->paths[CHART_WIDE]));
}

static void
draws_an_indicator_where_there_is_something_to_compare(void **state)
{
	struct fixture it = fixture_of(*state);
	struct indicator *single = model_indicator(it.model, "single", ""),
			 *both = model_indicator(it.model, "both", "");
	struct report *other = model_report(it.model, it.quzhou, 2020);

	model_observe(it.model, it.report, it.enrolment, 2022, "5");
	model_observe(it.model, it.report, it.enrolment, 2023, "6");
	model_indicator(it.model, "none", "");
	model_observe(it.model, it.report, single, 2023, "1");
	model_observe(it.model, it.report, both, 2023, "1");
	model_observe(it.model, other, both, 2020, "2");
	other->source = it.report->source;
	assert_true(build(&it));
	assert_charts(&it, "indicators/enrolment.html", "indicator-enrolment line both");
	assert_charts(&it, "indicators/both.html", "rank-both rank both");
	assert_charts(&it, "indicators/single.html", "");
	assert_charts(&it, "indicators/none.html", "");
}

static void
gives_many_cities_a_small_chart_each(void **state)
{
	struct fixture it = fixture_of(*state);

	for (size_t i = 0; i < 7; i++) {
		struct city *city =
		    model_city(it.model, str_zero(&it.model->arena, str_format(&it.model->arena, "c%zu", i)), "330000");
		struct report *report = model_report(it.model, city, 2023);

		city->source = report->source = it.report->source;
		model_observe(it.model, report, it.enrolment, 2022, "5");
		model_observe(it.model, report, it.enrolment, 2023, "6");
	}
	assert_true(build(&it));
	assert_charts(&it, "indicators/enrolment.html", "indicator-enrolment multiples both, rank-enrolment rank both");
}

/* Two years of one figure are a slope, whatever lies between, three a line; what has no second year, or is no
 * main indicator, is not drawn. */
static void
draws_a_citys_main_indicators_over_the_years(void **state)
{
	struct fixture it = fixture_of(*state);
	struct indicator *rate = model_indicator(it.model, "rate", "%"), *once = model_indicator(it.model, "once", "%"),
			 *minor = model_indicator(it.model, "minor", "%");
	const struct grid *grid;

	it.enrolment->main = rate->main = once->main = true;
	for (int year = 2021; year <= 2023; year++) {
		model_observe(it.model, it.report, it.enrolment, year, "5");
		model_observe(it.model, it.report, minor, year, "5");
	}
	model_observe(it.model, it.report, rate, 2021, "5");
	model_observe(it.model, it.report, rate, 2022, "");
	model_observe(it.model, it.report, rate, 2023, "6");
	model_observe(it.model, it.report, once, 2022, "");
	model_observe(it.model, it.report, once, 2023, "6");
	assert_true(build(&it));
	assert_charts(&it, "hangzhou/index.html", "hangzhou-enrolment line small, hangzhou-rate slope small");
	grid = plan_page_charts(&it.plan, STR("hangzhou/index.html"))->items[1]->grid;
	assert_int_equal(grid->row_count, 2);
	assert_int_equal(grid->rows[0].year, 2021);
	assert_int_equal(grid->rows[1].year, 2023);
	assert_charts(&it, "quzhou/index.html", "");
}

/* Figures that one axis can show are one chart. */
static void
draws_what_changed_in_a_report(void **state)
{
	static const struct {
		const char *id, *unit, *before, *now;
	} figures[] = {
		{ "high", "%", "90", "95" },
		{ "half", "%", "64", "47" },
		{ "low", "%", "40", "30" },
		{ "great", "人", "900", "950" },
		{ "tiny", "人", "3", "4" },
		{ "near", "人", "300", "240" },
		{ "gone", "%", "5", "" },
		{ "new", "%", "", "5" },
	};
	static const char *const expected[][2] = { { "high", "half" }, { "low" }, { "great", "near" }, { "tiny" } };
	struct fixture it = fixture_of(*state);
	const struct plan_charts *charts;

	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		struct indicator *indicator = model_indicator(it.model, figures[i].id, figures[i].unit);

		indicator->main = true;
		model_observe(it.model, it.report, indicator, 2022, figures[i].before);
		model_observe(it.model, it.report, indicator, 2023, figures[i].now);
	}
	assert_true(build(&it));
	charts = plan_page_charts(&it.plan, STR("hangzhou/2023/index.html"));
	assert_int_equal(charts->count, 4);
	for (size_t i = 0; i < charts->count; i++) {
		const struct grid *grid = charts->items[i]->grid;

		assert_int_equal(charts->items[i]->shape, SHAPE_SLOPE);
		assert_int_equal(grid->column_count, expected[i][1] ? 2 : 1);
		for (size_t k = 0; k < grid->column_count; k++)
			assert_text(grid->columns[k].label, expected[i][k]);
	}
	assert_text(charts->items[1]->name, "hangzhou-2023-changes-2");
}

static void
ranks_cities_on_the_pages_of_years_and_topics(void **state)
{
	struct fixture it = fixture_of(*state);
	struct report *other = model_report(it.model, it.quzhou, 2023);
	struct topic *topic = arena_new(&it.model->arena, struct topic);
	struct chapter_spec chapter = { .topic = topic, .requires = &it.enrolment, .require_count = 1 };
	struct chapter_set set = { .chapters = &chapter, .chapter_count = 1 };
	struct target target = { .policy = it.policy, .indicator = it.enrolment, .number = STR("5"), .value = 5 };

	topic->id = STR("basics");
	topic->place = place_at(it.model->site.source, 0, 1);
	map_add(&it.model->site.topics, &it.model->arena, topic->id, topic);
	map_add(&it.model->site.chapter_sets, &it.model->arena, STR("set"), &set);
	it.policy->targets = &target;
	it.policy->target_count = 1;
	it.enrolment->main = true;
	other->source = it.report->source;
	model_observe(it.model, it.report, it.enrolment, 2022, "5");
	model_observe(it.model, it.report, it.enrolment, 2023, "6");
	model_observe(it.model, other, it.enrolment, 2023, "7");
	assert_true(build(&it));
	assert_charts(&it, "years/2023.html", "rank-enrolment-2023 rank small");
	assert_charts(&it, "years/2022.html", "");
	assert_charts(&it, "topics/basics.html", "rank-enrolment rank small");
	assert_ptr_equal(plan_page_charts(&it.plan, STR("topics/basics.html"))->items[0]->target, &target);
	assert_text(plan_page_charts(&it.plan, STR("topics/basics.html"))->items[0]->paths[CHART_SMALL],
	    str_zero(&it.model->arena,
		plan_page_charts(&it.plan, STR("indicators/enrolment.html"))->items[1]->paths[CHART_SMALL]));
}

/* A chapter "cases-bridge" and a case "bridge": both charts would be called
 * hangzhou-2023-cases-bridge-1. */
static void
keeps_charts_apart_whose_names_are_alike(void **state)
{
	struct fixture it = fixture_of(*state);
	struct section *chapter = model_chapter(it.model, it.report, "01-cases-bridge.md"),
		       *bridge = add_case(&it, "content/cities/hangzhou/2023/cases/01-bridge.md");

	model_observe(it.model, it.report, it.enrolment, 2022, "5");
	model_observe(it.model, it.report, it.enrolment, 2023, "6");
	add_charts(&it, chapter, 1);
	add_charts(&it, bridge, 1)->first_year = 2023;
	assert_true(build(&it));
	assert_int_equal(plan_block_chart(&it.plan, &it.model->arena, chapter, 0)->grid->row_count, 2);
	assert_int_equal(plan_block_chart(&it.plan, &it.model->arena, bridge, 0)->grid->row_count, 1);
}

static void
shares_the_file_of_charts_that_are_alike_in_all(void **state)
{
	struct fixture it = fixture_of(*state);
	struct section *chapter = model_chapter(it.model, it.report, "01-cases-bridge.md"),
		       *bridge = add_case(&it, "content/cities/hangzhou/2023/cases/01-bridge.md");

	model_observe(it.model, it.report, it.enrolment, 2022, "5");
	add_charts(&it, chapter, 1);
	add_charts(&it, bridge, 1);
	assert_true(build(&it));
	assert_codes(&it.model->diags, "");
	assert_text(plan_block_chart(&it.plan, &it.model->arena, chapter, 0)->paths[CHART_SMALL],
	    str_zero(&it.model->arena, plan_block_chart(&it.plan, &it.model->arena, bridge, 0)->paths[CHART_SMALL]));
}

/* ---- neighbours ---- */

static void
goes_through_a_report_section_by_section(void **state)
{
	struct fixture it = fixture_of(*state);
	struct section *first = model_chapter(it.model, it.report, "01-a.md"),
		       *second = model_chapter(it.model, it.report, "02-b.md"),
		       *third = add_case(&it, "content/cities/hangzhou/2023/cases/01-c.md");

	assert_null(plan_previous(first));
	assert_ptr_equal(plan_next(first), second);
	assert_ptr_equal(plan_next(second), third);
	assert_ptr_equal(plan_previous(third), second);
	assert_null(plan_next(third));
}

static void
has_no_neighbours_of_free_pages_and_drafts(void **state)
{
	struct fixture it = fixture_of(*state);
	struct section *page = model_section(it.model, &it.model->site.pages, SECTION_PAGE, "content/pages/a.md");
	struct section *draft = model_chapter(it.model, it.report, "01-a.md");
	struct section *only =
	    model_section(it.model, &it.policy->sections, SECTION_POLICY, "content/policies/zhejiang-2020/01-a.md");

	only->policy = it.policy;
	it.report->chapters.count = 0;
	assert_null(plan_next(page));
	assert_null(plan_previous(page));
	assert_null(plan_next(draft));
	assert_null(plan_previous(draft));
	assert_null(plan_next(only));
	assert_null(plan_previous(only));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(lists_what_every_site_has),
		MODEL_TEST(gives_every_noun_its_outputs),
		MODEL_TEST(copies_files_of_assets_and_theme),
		MODEL_TEST(is_sorted_by_path),
		MODEL_TEST(tells_two_sections_on_one_path),
		MODEL_TEST(tells_sections_on_the_paths_of_other_pages),
		MODEL_TEST(tells_what_the_author_can_change),
		MODEL_TEST(tells_three_outputs_on_one_path),
		MODEL_TEST(takes_menu_entries_to_pages_and_elsewhere),
		MODEL_TEST(tells_menu_entries_that_lead_nowhere),
		MODEL_TEST(is_silent_about_menu_entries_without_a_target),
		MODEL_TEST(names_charts_by_what_they_show),
		MODEL_TEST(draws_an_indicator_where_there_is_something_to_compare),
		MODEL_TEST(gives_many_cities_a_small_chart_each),
		MODEL_TEST(draws_a_citys_main_indicators_over_the_years),
		MODEL_TEST(draws_what_changed_in_a_report),
		MODEL_TEST(ranks_cities_on_the_pages_of_years_and_topics),
		MODEL_TEST(keeps_charts_apart_whose_names_are_alike),
		MODEL_TEST(shares_the_file_of_charts_that_are_alike_in_all),
		MODEL_TEST(goes_through_a_report_section_by_section),
		MODEL_TEST(has_no_neighbours_of_free_pages_and_drafts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
