#include "render/view.h"
#include "small_site.h"

/* The view of the page at a path, as far as these functions need it. */
static struct view
view_of(struct small_site *small, const char *path)
{
	struct view view = { .renderer = &small->renderer, .site = &small->site, .arena = &small->arena };

	small_string(small, STR("linked.data"), STR("{name}：数据"));
	small_string(small, STR("description.report"), STR("关于{name}"));
	small_string(small, STR("cite.digest"), STR("摘编"));
	small_site_plan(small);
	view.output = plan_find(&small->plan, str_from(path));
	assert_non_null(view.output);
	view.diags = &small->diags;
	view.root = object_new(&small->arena);
	return view;
}

static struct str
linked_report(struct small_site *small, const char *path)
{
	struct view view = view_of(small, path);

	view_linked_report(&view, view.output->report);
	return view.linked_data;
}

static struct str
linked_indicator(struct small_site *small, const char *path)
{
	struct view view = view_of(small, path);

	view_linked_indicator(&view, view.output->indicator);
	return view.linked_data;
}

/* ---- linked data ---- */

static void
describes_a_digest_by_its_original(void **state)
{
	struct small_site *small = *state;
	struct str json = linked_report(small, "hangzhou/2023/index.html");

	assert_has(&small->arena, json, "  \"@type\": \"Report\",\n");
	assert_has(&small->arena, json, "  \"@id\": \"https://edu.example.gov.cn/zlnb/hangzhou/2023/\",\n");
	assert_has(&small->arena, json,
	    "  \"author\": {\n    \"@type\": \"Organization\",\n    \"name\": \"杭州市教育局\"\n  },\n");
	assert_has(&small->arena, json,
	    "  \"publisher\": {\n    \"@type\": \"Organization\",\n    \"name\": \"示例站\"\n  },\n");
	assert_has(
	    &small->arena, json, "  \"isBasedOn\": {\n    \"@type\": \"Report\",\n    \"name\": \"杭州年报2023\",\n");
	assert_has(&small->arena, json, "    \"url\": \"https://edu.hangzhou.gov.cn/\"\n");
}

static void
names_the_same_report_elsewhere_when_it_is_no_digest(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->hangzhou_2023->digest = false;
	json = linked_report(small, "hangzhou/2023/index.html");
	assert_has(&small->arena, json, "  \"sameAs\": \"https://edu.hangzhou.gov.cn/\",\n");
	assert_has(&small->arena, json,
	    "  \"publisher\": {\n    \"@type\": \"Organization\",\n    \"name\": \"杭州市教育局\"\n  },\n");
	assert_int_equal(str_find(json, STR("isBasedOn"), 0), SIZE_MAX);
}

static void
tells_cities_years_and_reports_of_an_indicator_once(void **state)
{
	struct small_site *small = *state;
	struct str json = linked_indicator(small, "indicators/enrolment.html");

	assert_has(&small->arena, json, "  \"@type\": \"Dataset\",\n");
	assert_has(&small->arena, json, "  \"temporalCoverage\": \"2021/2023\",\n");
	assert_has(&small->arena, json,
	    "  \"spatialCoverage\": [\n"
	    "    {\n"
	    "      \"@type\": \"AdministrativeArea\",\n"
	    "      \"name\": \"杭州市\",\n"
	    "      \"identifier\": \"330100\"\n"
	    "    },\n"
	    "    {\n"
	    "      \"@type\": \"AdministrativeArea\",\n"
	    "      \"name\": \"绍兴市\",\n"
	    "      \"identifier\": \"330600\"\n"
	    "    }\n"
	    "  ],\n");
	assert_has(&small->arena, json, "      \"@id\": \"https://edu.example.gov.cn/zlnb/hangzhou/2022/\",\n");
	assert_has(&small->arena, json, "      \"@id\": \"https://edu.example.gov.cn/zlnb/hangzhou/2023/\",\n");
	assert_has(&small->arena, json, "      \"@id\": \"https://edu.example.gov.cn/zlnb/shaoxing/2022/\",\n");
	assert_has(&small->arena, json,
	    "      \"contentUrl\": \"https://edu.example.gov.cn/zlnb/data/indicators/enrolment.csv\"\n");
}

static void
is_silent_about_places_and_years_without_data(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small_indicator(small, STR("training"), STR("培训"), STR_NONE);
	json = linked_indicator(small, "indicators/training.html");
	assert_int_equal(str_find(json, STR("Coverage"), 0), SIZE_MAX);
	assert_int_equal(str_find(json, STR("isBasedOn"), 0), SIZE_MAX);
	assert_int_equal(str_find(json, STR("unitText"), 0), SIZE_MAX);
	assert_has(&small->arena, json, "\"encodingFormat\": \"text/csv\"");
}

static void
cannot_end_the_script_element(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->hangzhou_2023->title = STR("</script><script>alert(1)</script><!--");
	json = linked_report(small, "hangzhou/2023/index.html");
	assert_has(&small->arena, json, "\"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\\u003c!--\"");
	assert_int_equal(str_find(json, STR("<"), 0), SIZE_MAX);
}

/* ---- citations ---- */

/* The whole line, with "[]" where the theme puts the day of reading. */
static struct str
line_of(struct small_site *small, const struct view *view)
{
	const struct value *cite = object_get(view->root, STR("cite"));
	const struct value *before, *after;

	assert_non_null(cite);
	before = object_get(cite->object, STR("before"));
	after = object_get(cite->object, STR("after"));
	assert_true(before->type == VALUE_TEXT && after->type == VALUE_TEXT);
	return str_format(&small->arena, "%.*s[]%.*s", STR_ARG(before->text), STR_ARG(after->text));
}

static struct str
cite_report(struct small_site *small, const char *path)
{
	struct view view = view_of(small, path);

	view_cite_report(&view, view.output->report);
	return line_of(small, &view);
}

static struct str
cite_indicator(struct small_site *small, const char *path)
{
	struct view view = view_of(small, path);

	view_cite_indicator(&view, view.output->indicator);
	return line_of(small, &view);
}

static void
cites_a_digest_as_what_it_is(void **state)
{
	struct small_site *small = *state;

	assert_bytes(&small->arena, cite_report(small, "hangzhou/2023/index.html"),
	    "杭州市教育局. 杭州年报2023: 摘编[R/OL]. (2024-01)[]. https://edu.example.gov.cn/zlnb/hangzhou/2023/.");
}

static void
cites_a_report_without_a_date(void **state)
{
	struct small_site *small = *state;

	assert_bytes(&small->arena, cite_report(small, "shaoxing/2022/index.html"),
	    "绍兴市教育局. 绍兴年报2022[R/OL]. []. https://edu.example.gov.cn/zlnb/shaoxing/2022/.");
}

static void
cites_an_indicator_by_its_newest_report(void **state)
{
	struct small_site *small = *state;

	small->hangzhou_2022->published = STR("2023-05");
	assert_bytes(&small->arena, cite_indicator(small, "indicators/enrolment.html"),
	    "示例站. 质量年报: 在校生数[DS/OL]. (2024-01)[]. "
	    "https://edu.example.gov.cn/zlnb/indicators/enrolment.html.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(describes_a_digest_by_its_original),
		TEST(names_the_same_report_elsewhere_when_it_is_no_digest),
		TEST(tells_cities_years_and_reports_of_an_indicator_once),
		TEST(is_silent_about_places_and_years_without_data),
		TEST(cannot_end_the_script_element),
		TEST(cites_a_digest_as_what_it_is),
		TEST(cites_a_report_without_a_date),
		TEST(cites_an_indicator_by_its_newest_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
