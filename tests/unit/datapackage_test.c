#include "small_site.h"

#include <cjson/cJSON.h>

static struct str
render(struct small_site *small)
{
	return small_site_render(small, "data/datapackage.json", render_datapackage);
}

static void
begins_with_what_the_package_is(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small_site_plan(small);
	json = render(small);
	assert_bytes(&small->arena, str_slice(json, 0, str_find(json, STR("    {\n      \"name\": \"indicator-"), 0)),
	    "{\n"
	    "  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n"
	    "  \"name\": \"edu.example.gov.cn-zlnb\",\n"
	    "  \"title\": \"质量年报\",\n"
	    "  \"description\": \"说明文字\",\n"
	    "  \"homepage\": \"https://edu.example.gov.cn/zlnb/data/\",\n"
	    "  \"licenses\": [\n"
	    "    {\n"
	    "      \"path\": \"https://creativecommons.org/licenses/by/4.0/\",\n"
	    "      \"title\": \"CC BY 4.0\"\n"
	    "    }\n"
	    "  ],\n"
	    "  \"contributors\": [\n"
	    "    {\n"
	    "      \"title\": \"示例站\",\n"
	    "      \"roles\": [\n"
	    "        \"publisher\"\n"
	    "      ]\n"
	    "    }\n"
	    "  ],\n"
	    "  \"sources\": [\n"
	    "    {\n"
	    "      \"title\": \"杭州年报2022\"\n"
	    "    },\n"
	    "    {\n"
	    "      \"title\": \"杭州年报2023\",\n"
	    "      \"path\": \"https://edu.hangzhou.gov.cn/\"\n"
	    "    },\n"
	    "    {\n"
	    "      \"title\": \"绍兴年报2022\"\n"
	    "    }\n"
	    "  ],\n"
	    "  \"resources\": [\n"
	    "    {\n"
	    "      \"name\": \"observations\",\n"
	    "      \"title\": \"质量年报\",\n"
	    "      \"type\": \"table\",\n"
	    "      \"path\": \"observations.csv\",\n"
	    "      \"format\": \"csv\",\n"
	    "      \"mediatype\": \"text/csv\",\n"
	    "      \"encoding\": \"utf-8\",\n"
	    "      \"dialect\": {\n"
	    "        \"header\": true,\n"
	    "        \"lineTerminator\": \"\\r\\n\"\n"
	    "      },\n"
	    "      \"schema\": \"schema.json\"\n"
	    "    },\n");
}

static const char *
member(const cJSON *object, const char *name)
{
	const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));

	return text ? text : "";
}

static void
names_every_csv_file_with_its_schema(void **state)
{
	static const char *const expected[][2] = {
		{ "observations", "observations.csv" },
		{ "indicator-employment_rate", "indicators/employment_rate.csv" },
		{ "indicator-enrolment", "indicators/enrolment.csv" },
		{ "report-hangzhou-2022", "reports/hangzhou-2022.csv" },
		{ "report-hangzhou-2023", "reports/hangzhou-2023.csv" },
		{ "report-shaoxing-2022", "reports/shaoxing-2022.csv" },
	};
	struct small_site *small = *state;
	const cJSON *resources;
	struct str json;
	cJSON *root;

	small_site_plan(small);
	json = render(small);
	root = cJSON_ParseWithLength(json.at, json.len);
	resources = cJSON_GetObjectItemCaseSensitive(root, "resources");
	assert_int_equal(cJSON_GetArraySize(resources), sizeof expected / sizeof *expected);
	for (int i = 0; i < cJSON_GetArraySize(resources); i++) {
		const cJSON *resource = cJSON_GetArrayItem(resources, i);

		assert_string_equal(member(resource, "name"), expected[i][0]);
		assert_string_equal(member(resource, "path"), expected[i][1]);
		assert_string_equal(member(resource, "schema"), "schema.json");
	}
	cJSON_Delete(root);
}

static void
tells_units_definitions_and_sources_of_files(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->enrolment->unit = STR_NONE;
	small_site_plan(small);
	json = render(small);
	assert_has(&small->arena, json,
	    "      \"title\": \"就业率\",\n"
	    "      \"description\": \"就业率的定义\",\n"
	    "      \"unit\": \"%\",\n"
	    "      \"type\": \"table\",\n");
	assert_has(&small->arena, json,
	    "      \"description\": \"在校生数的定义\",\n"
	    "      \"type\": \"table\",\n");
	assert_has(&small->arena, json,
	    "      \"title\": \"杭州年报2023\",\n"
	    "      \"sources\": [\n"
	    "        {\n"
	    "          \"title\": \"杭州年报2023\",\n"
	    "          \"path\": \"https://edu.hangzhou.gov.cn/\"\n"
	    "        }\n"
	    "      ],\n"
	    "      \"type\": \"table\",\n");
}

/* The header line of a CSV file, put together from the fields of the schema. */
static struct str
header_of(struct small_site *small, struct str schema)
{
	cJSON *root = cJSON_ParseWithLength(schema.at, schema.len);
	const cJSON *field;
	struct str header = STR_NONE;

	cJSON_ArrayForEach(field, cJSON_GetObjectItemCaseSensitive(root, "fields"))
	{
		const char *comma = header.len > 0 ? "," : "\xEF\xBB\xBF";

		header = str_format(&small->arena, "%.*s%s%s", STR_ARG(header), comma, member(field, "name"));
	}
	cJSON_Delete(root);
	return header;
}

static void
has_a_schema_of_the_header(void **state)
{
	struct small_site *small = *state;
	struct str header, csv;

	small_site_plan(small);
	header = header_of(small, small_site_render(small, "data/schema.json", render_table_schema));
	csv = small_site_render(small, "data/observations.csv", render_observations_csv);
	assert_true(header.len > 0);
	assert_true(str_starts(csv, str_format(&small->arena, "%.*s\r\n", STR_ARG(header))));
}

static void
tells_types_and_words_of_fields(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small_site_plan(small);
	json = small_site_render(small, "data/schema.json", render_table_schema);
	assert_has(&small->arena, json,
	    "      \"name\": \"year\",\n"
	    "      \"type\": \"year\",\n"
	    "      \"description\": \"about data.year\",\n"
	    "      \"rdfType\": \"http://purl.org/linked-data/sdmx/2009/dimension#refPeriod\",\n"
	    "      \"constraints\": {\n"
	    "        \"required\": true\n"
	    "      }\n");
	assert_has(&small->arena, json,
	    "      \"name\": \"statement\",\n"
	    "      \"type\": \"string\",\n"
	    "      \"description\": \"about data.statement\",\n"
	    "      \"constraints\": {\n"
	    "        \"required\": true,\n"
	    "        \"enum\": [\n"
	    "          \"main\",\n"
	    "          \"other\"\n"
	    "        ]\n"
	    "      }\n");
	assert_has(&small->arena, json, "      \"name\": \"value\",\n      \"type\": \"number\",\n");
	assert_has(&small->arena, json, "  \"missingValues\": [\n    \"\"\n  ]\n");
}

static void
leaves_out_a_license_and_a_source_without_an_address(void **state)
{
	struct small_site *small = *state;
	struct str json;

	small->site.license_url = STR_NONE;
	small->hangzhou_2023->url = STR("ftp://edu.hangzhou.gov.cn/");
	small_site_plan(small);
	json = render(small);
	assert_int_equal(str_find(json, STR("\"licenses\""), 0), SIZE_MAX);
	assert_int_equal(str_find(json, STR("ftp:"), 0), SIZE_MAX);
}

static void
names_itself_after_the_address_of_the_site(void **state)
{
	struct small_site *small = *state;

	small->site.base_url = STR("http://Localhost:8000/A//年报_b/");
	small_site_plan(small);
	assert_has(&small->arena, render(small), "  \"name\": \"localhost-8000-a-b\",\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(begins_with_what_the_package_is),
		TEST(names_every_csv_file_with_its_schema),
		TEST(tells_units_definitions_and_sources_of_files),
		TEST(has_a_schema_of_the_header),
		TEST(tells_types_and_words_of_fields),
		TEST(leaves_out_a_license_and_a_source_without_an_address),
		TEST(names_itself_after_the_address_of_the_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
