#include "small_site.h"

static const char report_json[] = "{\n"
				  "  \"report\": {\n"
				  "    \"id\": \"hangzhou-2023\",\n"
				  "    \"title\": \"杭州年报2023\",\n"
				  "    \"city_code\": \"330100\",\n"
				  "    \"city\": \"杭州市\",\n"
				  "    \"report_year\": 2023,\n"
				  "    \"data_year\": 2023,\n"
				  "    \"publisher\": \"杭州市教育局\",\n"
				  "    \"published\": \"2024-01\",\n"
				  "    \"original\": \"https://edu.hangzhou.gov.cn/\",\n"
				  "    \"digest\": true,\n"
				  "    \"page\": \"../../hangzhou/2023/index.html\",\n"
				  "    \"corrections\": [\n"
				  "      {\n"
				  "        \"date\": \"2024-03-02\",\n"
				  "        \"text\": \"改正“就业率”\",\n"
				  "        \"where\": null\n"
				  "      }\n"
				  "    ]\n"
				  "  },\n"
				  "  \"observations\": [\n"
				  "    {\n"
				  "      \"indicator\": \"enrolment\",\n"
				  "      \"name\": \"在校生数\",\n"
				  "      \"unit\": \"人\",\n"
				  "      \"year\": 2022,\n"
				  "      \"value\": null,\n"
				  "      \"status\": \"x\",\n"
				  "      \"version\": null,\n"
				  "      \"stated\": null,\n"
				  "      \"note\": null,\n"
				  "      \"page\": null,\n"
				  "      \"also\": []\n"
				  "    },\n"
				  "    {\n"
				  "      \"indicator\": \"enrolment\",\n"
				  "      \"name\": \"在校生数\",\n"
				  "      \"unit\": \"人\",\n"
				  "      \"year\": 2023,\n"
				  "      \"value\": 47907,\n"
				  "      \"status\": \"p\",\n"
				  "      \"version\": null,\n"
				  "      \"stated\": null,\n"
				  "      \"note\": null,\n"
				  "      \"page\": null,\n"
				  "      \"also\": []\n"
				  "    },\n"
				  "    {\n"
				  "      \"indicator\": \"employment_rate\",\n"
				  "      \"name\": \"就业率\",\n"
				  "      \"unit\": \"%\",\n"
				  "      \"year\": 2023,\n"
				  "      \"value\": 97.50,\n"
				  "      \"status\": null,\n"
				  "      \"version\": null,\n"
				  "      \"stated\": null,\n"
				  "      \"note\": \"含升学\",\n"
				  "      \"page\": \"../../hangzhou/2023/jobs.html#%E5%B0%B1%E4%B8%9A\",\n"
				  "      \"also\": [\n"
				  "        {\n"
				  "          \"value\": 97.4,\n"
				  "          \"stated\": \"约97.4%\",\n"
				  "          \"note\": \"另一章\",\n"
				  "          \"page\": null\n"
				  "        }\n"
				  "      ]\n"
				  "    }\n"
				  "  ],\n"
				  "  \"breakdowns\": [\n"
				  "    {\n"
				  "      \"indicator\": \"enrolment\",\n"
				  "      \"name\": \"在校生数\",\n"
				  "      \"unit\": \"人\",\n"
				  "      \"year\": 2023,\n"
				  "      \"by\": \"district\",\n"
				  "      \"parts\": [\n"
				  "        {\n"
				  "          \"item\": \"市本级\",\n"
				  "          \"value\": 30000,\n"
				  "          \"status\": null,\n"
				  "          \"version\": null,\n"
				  "          \"stated\": null,\n"
				  "          \"note\": null,\n"
				  "          \"page\": null,\n"
				  "          \"also\": []\n"
				  "        },\n"
				  "        {\n"
				  "          \"item\": \"建德市\",\n"
				  "          \"value\": 17907,\n"
				  "          \"status\": null,\n"
				  "          \"version\": null,\n"
				  "          \"stated\": null,\n"
				  "          \"note\": null,\n"
				  "          \"page\": null,\n"
				  "          \"also\": []\n"
				  "        }\n"
				  "      ]\n"
				  "    }\n"
				  "  ]\n"
				  "}\n";

static void
writes_a_report_with_its_observations_and_breakdowns(void **state)
{
	struct small_site *small = *state;
	struct correction correction = { .date = STR("2024-03-02"), .text = STR("改正“就业率”") };
	struct str json;

	small->hangzhou_2023->corrections = &correction;
	small->hangzhou_2023->correction_count = 1;
	small_site_plan(small);
	json = small_site_render(small, "data/reports/hangzhou-2023.json", render_report_json);
	assert_bytes(&small->arena, json, report_json);
}

static void
writes_an_indicator_with_what_it_means(void **state)
{
	struct small_site *small = *state;
	struct indicator *indicator = small->employment;
	struct str json;

	indicator->formula_text = STR("employed / graduates");
	indicator->has_min = true;
	indicator->min = 0;
	indicator->version = STR("2022");
	*arena_push(&small->arena, &indicator->aliases) = STR("初次就业率");
	*arena_push(&small->arena, &indicator->aliases) = STR("就业率（含升学）");
	small_site_plan(small);
	json = small_site_render(small, "data/indicators/employment_rate.json", render_indicator_json);
	assert_bytes(&small->arena, json,
	    "{\n"
	    "  \"indicator\": {\n"
	    "    \"id\": \"employment_rate\",\n"
	    "    \"name\": \"就业率\",\n"
	    "    \"unit\": \"%\",\n"
	    "    \"kind\": \"share\",\n"
	    "    \"decimals\": 2,\n"
	    "    \"direction\": \"up\",\n"
	    "    \"group\": \"学生\",\n"
	    "    \"definition\": \"就业率的定义\",\n"
	    "    \"formula\": \"employed / graduates\",\n"
	    "    \"range\": [\n"
	    "      0,\n"
	    "      null\n"
	    "    ],\n"
	    "    \"aliases\": [\n"
	    "      \"初次就业率\",\n"
	    "      \"就业率（含升学）\"\n"
	    "    ],\n"
	    "    \"version\": \"2022\",\n"
	    "    \"page\": \"../../indicators/employment_rate.html\"\n"
	    "  },\n"
	    "  \"observations\": [\n"
	    "    {\n"
	    "      \"city_code\": \"330100\",\n"
	    "      \"city\": \"杭州市\",\n"
	    "      \"report\": \"hangzhou-2023\",\n"
	    "      \"report_title\": \"杭州年报2023\",\n"
	    "      \"year\": 2023,\n"
	    "      \"value\": 97.50,\n"
	    "      \"status\": null,\n"
	    "      \"version\": null,\n"
	    "      \"stated\": null,\n"
	    "      \"note\": \"含升学\",\n"
	    "      \"page\": \"../../hangzhou/2023/jobs.html#%E5%B0%B1%E4%B8%9A\",\n"
	    "      \"also\": [\n"
	    "        {\n"
	    "          \"value\": 97.4,\n"
	    "          \"stated\": \"约97.4%\",\n"
	    "          \"note\": \"另一章\",\n"
	    "          \"page\": null\n"
	    "        }\n"
	    "      ]\n"
	    "    }\n"
	    "  ],\n"
	    "  \"breakdowns\": []\n"
	    "}\n");
}

static void
tells_an_indicator_without_data_and_bounds(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small_indicator(small, STR("training"), STR("培训\"人次\""), STR_NONE);
	small_site_plan(small);
	json = small_site_render(small, "data/indicators/training.json", render_indicator_json);
	assert_has(&small->arena, json, "    \"name\": \"培训\\\"人次\\\"\",\n    \"unit\": \"\",\n");
	assert_has(&small->arena, json, "    \"direction\": \"none\",\n");
	assert_has(&small->arena, json, "    \"formula\": null,\n    \"range\": null,\n    \"aliases\": [],\n");
	assert_has(&small->arena, json, "  \"observations\": [],\n  \"breakdowns\": []\n}\n");
}

/* Two breakdowns of one indicator in different years must not run together. */
static void
keeps_breakdowns_apart(void **state)
{
	struct small_site *small = *state;
	struct report *report = small->hangzhou_2023;
	struct breakdown *breakdown = arena_push(&small->arena, &report->breakdowns);
	struct observation *part;
	struct str json;

	*breakdown = (struct breakdown){ .indicator = small->enrolment, .by = STR("district"), .year = 2021 };
	part = small_observation(small, &breakdown->parts, report, small->enrolment, 2021, STR("5"));
	part->item = STR("市本级");
	part->also_count = 1;
	part->also = arena_new(&small->arena, struct restatement);
	part->also->value = 6;
	part->also->number = STR("6");
	small_site_plan(small);
	json = small_site_render(small, "data/indicators/enrolment.json", render_indicator_json);
	assert_has(&small->arena, json,
	    "      \"year\": 2021,\n"
	    "      \"by\": \"district\",\n"
	    "      \"parts\": [\n"
	    "        {\n"
	    "          \"item\": \"市本级\",\n"
	    "          \"value\": 5,\n"
	    "          \"status\": null,\n"
	    "          \"version\": null,\n"
	    "          \"stated\": null,\n"
	    "          \"note\": null,\n"
	    "          \"page\": null,\n"
	    "          \"also\": [\n"
	    "            {\n"
	    "              \"value\": 6,\n"
	    "              \"stated\": null,\n"
	    "              \"note\": null,\n"
	    "              \"page\": null\n"
	    "            }\n"
	    "          ]\n"
	    "        }\n"
	    "      ]\n"
	    "    },\n"
	    "    {\n");
	assert_has(&small->arena, json, "      \"year\": 2023,\n      \"by\": \"district\",\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(writes_a_report_with_its_observations_and_breakdowns),
		TEST(writes_an_indicator_with_what_it_means),
		TEST(tells_an_indicator_without_data_and_bounds),
		TEST(keeps_breakdowns_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
