#include "small_site.h"

#include <cjson/cJSON.h>

static struct str
render(struct small_site *small, const char *path)
{
	small_site_plan(small);
	return small_site_render(small, path, render_csvw);
}

static void
begins_with_what_all_tables_have(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->site.language = STR("zh-CN");
	json = render(small, "data/csv-metadata.json");
	assert_bytes(&small->arena,
	    str_slice(json, 0, str_find(json, STR("      {\n        \"name\": \"indicator_id\""), 0)),
	    "{\n"
	    "  \"@context\": [\n"
	    "    \"http://www.w3.org/ns/csvw\",\n"
	    "    {\n"
	    "      \"@language\": \"zh-CN\"\n"
	    "    }\n"
	    "  ],\n"
	    "  \"dc:title\": \"质量年报\",\n"
	    "  \"dc:publisher\": \"示例站\",\n"
	    "  \"dc:license\": {\n"
	    "    \"@id\": \"https://creativecommons.org/licenses/by/4.0/\"\n"
	    "  },\n"
	    "  \"dc:rights\": \"CC BY 4.0\",\n"
	    "  \"dialect\": {\n"
	    "    \"encoding\": \"utf-8\",\n"
	    "    \"lineTerminators\": \"\\r\\n\",\n"
	    "    \"header\": true\n"
	    "  },\n"
	    "  \"tableSchema\": {\n"
	    "    \"columns\": [\n"
	    "      {\n"
	    "        \"name\": \"city_code\",\n"
	    "        \"titles\": \"city_code\",\n"
	    "        \"dc:description\": \"about data.city_code\",\n"
	    "        \"datatype\": \"string\",\n"
	    "        \"null\": \"\",\n"
	    "        \"required\": true,\n"
	    "        \"propertyUrl\": \"http://purl.org/linked-data/sdmx/2009/dimension#refArea\"\n"
	    "      },\n"
	    "      {\n"
	    "        \"name\": \"city\",\n"
	    "        \"titles\": \"city\",\n"
	    "        \"dc:description\": \"about data.city\",\n"
	    "        \"datatype\": \"string\",\n"
	    "        \"null\": \"\",\n"
	    "        \"required\": true\n"
	    "      },\n");
}

/* The addresses of the tables, with a space behind each. */
static struct str
urls_of(struct small_site *small, struct str json)
{
	cJSON *root = cJSON_ParseWithLength(json.at, json.len);
	const cJSON *table;
	struct str urls = STR_NONE;

	cJSON_ArrayForEach(table, cJSON_GetObjectItemCaseSensitive(root, "tables"))
	{
		const char *url = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(table, "url"));

		urls = str_format(&small->arena, "%.*s%s ", STR_ARG(urls), url ? url : "?");
	}
	cJSON_Delete(root);
	return urls;
}

static void
names_the_files_of_its_folder_and_no_others(void **state)
{
	struct small_site *small = *state;

	small_site_plan(small);
	assert_bytes(&small->arena, urls_of(small, small_site_render(small, "data/csv-metadata.json", render_csvw)),
	    "observations.csv ");
	assert_bytes(&small->arena,
	    urls_of(small, small_site_render(small, "data/indicators/csv-metadata.json", render_csvw)),
	    "employment_rate.csv enrolment.csv ");
	assert_bytes(&small->arena,
	    urls_of(small, small_site_render(small, "data/reports/csv-metadata.json", render_csvw)),
	    "hangzhou-2022.csv hangzhou-2023.csv shaoxing-2022.csv ");
}

static void
tells_what_an_indicator_measures_and_in_which_unit(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->enrolment->unit = STR_NONE;
	json = render(small, "data/indicators/csv-metadata.json");
	assert_has(&small->arena, json,
	    "      \"url\": \"employment_rate.csv\",\n"
	    "      \"dc:title\": \"就业率\",\n"
	    "      \"dc:description\": \"就业率的定义\",\n"
	    "      \"schema:variableMeasured\": {\n"
	    "        \"@type\": \"schema:PropertyValue\",\n"
	    "        \"schema:propertyID\": \"employment_rate\",\n"
	    "        \"schema:name\": \"就业率\",\n"
	    "        \"schema:unitText\": \"%\"\n"
	    "      }\n");
	assert_has(&small->arena, json, "        \"schema:name\": \"在校生数\"\n      }\n");
}

static void
tells_whose_report_it_is(void **state)
{
	struct small_site *small = *state;
	struct str json = render(small, "data/reports/csv-metadata.json");

	assert_has(&small->arena, json,
	    "      \"url\": \"hangzhou-2023.csv\",\n"
	    "      \"dc:title\": \"杭州年报2023\",\n"
	    "      \"dc:creator\": \"杭州市教育局\",\n"
	    "      \"dc:spatial\": \"杭州市\",\n"
	    "      \"dc:issued\": \"2024-01\",\n"
	    "      \"dc:source\": {\n"
	    "        \"@id\": \"https://edu.hangzhou.gov.cn/\"\n"
	    "      }\n");
	/* one that has neither date nor address */
	assert_has(&small->arena, json, "      \"dc:spatial\": \"绍兴市\"\n    }\n");
}

static void
leaves_out_a_license_without_an_address(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->site.license_url = small->site.license_name = STR_NONE;
	json = render(small, "data/csv-metadata.json");
	assert_int_equal(str_find(json, STR("dc:license"), 0), SIZE_MAX);
	assert_int_equal(str_find(json, STR("dc:rights"), 0), SIZE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(begins_with_what_all_tables_have),
		TEST(names_the_files_of_its_folder_and_no_others),
		TEST(tells_what_an_indicator_measures_and_in_which_unit),
		TEST(tells_whose_report_it_is),
		TEST(leaves_out_a_license_without_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
