#include "check/check.h"

#include "site_fixture.h"

/* Content that loads, or does not, and what check has to say about it. The findings of
 * load come first. */

static void
assert_check(struct site_fixture *it, const char *codes)
{
	bool loaded = site_load(it), ok = check_site(it->site, &it->diags) && loaded;

	assert_codes(&it->diags, codes);
	assert_int_equal(ok, *codes == '\0');
}

/* The second chapter with this text. */
static void
write_students(struct site_fixture *it, const char *text)
{
	site_write(it, students_path,
	    str_zero(&it->arena, str_format(&it->arena, "---\ntitle: t\n---\n## 就业\n\n%s\n", text)));
}

/* A chart or table block in the second chapter; its JSON begins on line 7. */
static void
write_block(struct site_fixture *it, const char *kind, const char *json)
{
	write_students(it, str_zero(&it->arena, str_format(&it->arena, "```%s\n%s\n```", kind, json)));
}

static void
has_nothing_to_say_when_all_is_right(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "assets/map.png", "png");
	write_students(it,
	    "[a](01-basics.md#规模) [b](#就业) [c](..) [d](../2023) [e](../../../policies/zhejiang-2020/policy.json)\n"
	    "[f](https://example.cn) [g](mailto:a@example.cn) [h](indicator:rate) [i](../../../../assets/map.png)\n"
	    "{{value.rate}} {{value.enrolment.2022}} {{value.enrolment.2023.建德市}}\n\n"
	    "![图](../../../../assets/map.png)\n\n"
	    "表：规模 {#tbl-a}\n\n| a |\n|---|\n| 1 |\n\n见[](#tbl-a)。\n\n"
	    "```chart\n{\"kind\": \"bar\", \"indicators\": [\"enrolment\"], \"by\": \"district\"}\n```\n\n"
	    "```table\n{\"indicators\": [\"enrolment\", \"rate\"], \"cities\": [\"*\"]}\n```");
	assert_check(it, "");
}

/* ---- links ---- */

static void
tells_links_to_files_that_are_not_there(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "[a](01-basic.md)[b](../2022/01-basics.md)[c](x.pdf)[d](../../../../assets/x.pdf)");
	assert_check(it, "link-file link-file link-file link-file");
	assert_finding(&it->diags, "link-file", 6, 1, "[a](01-basic.md)");
	assert_told(&it->diags, "link-file", "'content/cities/hangzhou/2023/01-basic.md'");
	assert_hint(&it->diags, "link-file", "'01-basics.md'");
}

static void
tells_links_to_what_is_not_published(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, basics_path, "topic: basics\n", "topic: basics\ndraft: true\n");
	write_students(it, "[a](01-basics.md#规模)");
	site_change(it, data_path, ", \"source\": \"01-basics.md#规模\"", "");
	assert_check(it, "link-file link-file");
	assert_told(&it->diags, "link-file", "not published yet");
	it->options.drafts = true;
	assert_check(it, "");
	it->options.drafts = false;
	site_change(it, report_path, "\"published\"}", "\"draft\"}");
	assert_check(it, "link-file");
	assert_told(&it->diags, "link-file", "not published yet");
}

static void
tells_anchors_that_are_not_there(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "[a](01-basics.md#规)[b](#none)[c](../2023#x)[d](..#x)");
	assert_check(it, "link-anchor link-anchor link-anchor link-anchor");
	assert_told(
	    &it->diags, "link-anchor", "'content/cities/hangzhou/2023/01-basics.md' has no heading or caption '规'");
	assert_finding(&it->diags, "link-anchor", 6, 1, "[a](01-basics.md#规)");
}

static void
tells_indicators_schemes_and_ways_out(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "[a](indicator:rates)[b](ftp://x)[c](../../../../../x)[d](/x)");
	assert_check(it, "link-indicator link-scheme link-outside link-outside");
	assert_hint(&it->diags, "link-indicator", "'rate'");
}

static void
wants_a_caption_behind_a_link_without_text(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "[](01-basics.md) [](01-basics.md#规模) [](https://x) [](none.md) [](ftp://x)");
	assert_check(it, "link-label link-label link-label link-file link-scheme");
}

static void
wants_pictures_from_assets_with_words(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "assets/map.png", "png");
	write_students(
	    it, "![图](https://x/y.png) ![图](01-basics.md) ![](../../../../assets/map.png) ![图](none.png)");
	assert_check(it, "picture-file picture-file picture-text link-file");
}

/* ---- values ---- */

static void
tells_values_that_are_not_there(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "{{value.rates}}{{value.graduates}}{{value.rate.2022}}{{value.enrolment.2023.余杭区}}");
	assert_check(it, "value-indicator value-missing value-missing value-missing");
	assert_hint(&it->diags, "value-indicator", "'rate'");
	assert_finding(&it->diags, "value-missing", 6, 16, "{{value.graduates}}");
	assert_told(&it->diags, "value-missing", "'graduates' for 2023");
	assert_hint(&it->diags, "value-missing", "data.json");
	assert_text(it->diags.items[3].text, "the report has no 'enrolment' for 2023, 余杭区");
}

static void
has_values_in_reports_only(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/pages/about.md", "---\ntitle: t\n---\n{{value.rate}}\n");
	site_write(it, "content/policies/zhejiang-2020/01-goals.md", "---\ntitle: t\n---\n{{value.rate}}\n");
	assert_check(it, "value-place value-place");
}

/* ---- blocks ---- */

static void
tells_words_of_blocks_that_are_unknown(void **state)
{
	struct site_fixture *it = *state;

	write_block(
	    it, "table", "{\"indicators\": [\"rate\", \"rates\"], \"cities\": [\"hangzhou\", \"hanghzou\", \"*\"]}");
	assert_check(it, "block-indicator block-city");
	assert_finding(&it->diags, "block-indicator", 7, 25, "\"rates\"");
	assert_finding(&it->diags, "block-city", 7, 58, "\"hanghzou\"");
	assert_hint(&it->diags, "block-city", "'hangzhou'");
}

static void
wants_one_unit_in_a_chart(void **state)
{
	struct site_fixture *it = *state;

	write_block(it, "table", "{\"indicators\": [\"rate\", \"enrolment\"]}");
	assert_check(it, "");
	write_block(it, "chart", "{\"kind\": \"bar\", \"indicators\": [\"rate\", \"enrolment\"]}");
	assert_check(it, "block-unit");
	assert_finding(&it->diags, "block-unit", 7, 40, "\"enrolment\"");
}

static void
tells_blocks_without_data(void **state)
{
	static const char *const blocks[] = { "{\"indicators\": [\"graduates\"]}",
		"{\"indicators\": [\"rate\"], \"years\": [2019]}", "{\"indicators\": [\"rate\"], \"years\": \"-2020\"}",
		"{\"indicators\": [\"rate\"], \"by\": \"district\"}",
		"{\"indicators\": [\"enrolment\"], \"by\": \"type\"}" };
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		write_block(it, "table", blocks[i]);
		assert_check(it, "block-empty");
	}
}

static void
survives_blocks_that_name_a_city_many_times(void **state)
{
	struct site_fixture *it = *state;

	write_block(it, "table",
	    "{\"indicators\": [\"rate\"], \"cities\": [\"*\", \"*\", \"*\", \"*\", \"*\", \"*\", \"hangzhou\"]}");
	assert_check(it, "");
}

/* ---- sources ---- */

static void
tells_sources_that_are_not_there(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, data_path,
	    "{\"observations\": {\"enrolment\": {\"2023\": {\"value\": 1, \"source\": \"01-basic.md\",\n"
	    " \"also\": [{\"value\": 2, \"source\": \"#规模\"}]}},\n"
	    " \"rate\": {\"2023\": {\"value\": 1, \"source\": \"01-basics.md#规\"}}},\n"
	    " \"breakdowns\": {\"rate\": {\"by\": \"type\", \"2023\": {\"a\": {\"value\": 1, \"source\": "
	    "\"../x.md\"}}}}}");
	site_change(it, "content/policies/zhejiang-2020/policy.json", "01-goals.md", "02-goals.md");
	assert_check(it, "source-missing source-missing source-missing source-missing source-missing");
	assert_finding(&it->diags, "source-missing", 1, 64, "\"01-basic.md\"");
	assert_text(
	    it->diags.items[2].text, "'content/cities/hangzhou/2023/01-basics.md' has no heading or caption '规'");
}

static void
tells_a_wrong_source_of_the_file_in_one_place(void **state)
{
	struct site_fixture *it = *state;
	struct place first;

	site_write(
	    it, data_path, "{\"source\": \"x.md\", \"observations\": {\"enrolment\": {\"2022\": 1, \"2023\": 2}}}");
	assert_check(it, "source-missing source-missing");
	first = it->diags.items[0].place;
	assert_int_equal(first.offset, it->diags.items[1].place.offset);
	assert_finding(&it->diags, "source-missing", 1, 12, "\"x.md\"");
}

/* ---- what is damaged is told once ---- */

/* A page that leans on all there is. */
static void
lean_on_all(struct site_fixture *it)
{
	site_write(it, "content/pages/about.md",
	    "---\ntitle: t\n---\n[a](../cities/hangzhou/2023/01-basics.md#规模) "
	    "[b](../cities/hangzhou/2023/02-students.md)\n"
	    "[c](../cities/hangzhou) [d](../cities/hangzhou/2023/report.json) [e](../cities/hangzhou/city.json)\n"
	    "[f](../policies/zhejiang-2020/policy.json) [g](../policies/zhejiang-2020/01-goals.md) "
	    "[h](indicator:rate)\n\n"
	    "```table\n{\"indicators\": [\"rate\", \"enrolment\"], \"cities\": [\"hangzhou\"]}\n```\n\n"
	    "```chart\n{\"kind\": \"line\", \"indicators\": [\"rate\"], \"cities\": [\"*\"]}\n```\n");
	write_students(it,
	    "[a](01-basics.md#规模) {{value.rate}} {{value.enrolment.2022}} {{value.enrolment.2023.建德市}}\n\n"
	    "```table\n{\"indicators\": [\"enrolment\"], \"by\": \"district\"}\n```\n\n"
	    "```chart\n{\"kind\": \"bar\", \"indicators\": [\"rate\"]}\n```\n");
	assert_check(it, "");
}

static void
tells_a_damaged_file_once(void **state)
{
	static const char *const paths[] = { "content/indicators.json", "content/chapters.json",
		"content/cities/hangzhou/city.json", report_path, data_path,
		"content/policies/zhejiang-2020/policy.json" };
	static const char *const texts[] = { "{", "", "[]", "\xff" };
	static const char *const codes[] = { "json-syntax", "file-empty", "json-type", "utf8-invalid" };
	struct site_fixture *it = *state;

	lean_on_all(it);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct str text;

		assert_true(file_read(&it->arena, site_path(it, paths[i]), &text, &it->diags));
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
			site_write(it, paths[i], texts[k]);
			assert_check(it, codes[k]);
		}
		site_remove(it, paths[i]);
		assert_check(it, "file-missing");
		site_write_bytes(it, paths[i], text);
	}
	assert_check(it, "");
}

static void
tells_a_damaged_section_once(void **state)
{
	struct site_fixture *it = *state;

	lean_on_all(it);
	site_write(it, basics_path, "");
	assert_check(it, "file-empty");
	site_write(it, basics_path, "---\ntitle: \xff\n---\n## 规模\n");
	assert_check(it, "utf8-invalid");
	site_write(it, basics_path, "---\ntitle: t\ntitle: u\n---\n规模\n");
	assert_check(it, "head-duplicate");
	site_remove(it, basics_path);
	site_write(it, "content/cities/hangzhou/2023/01-Basics.md", "---\ntitle: t\n---\n");
	assert_false(site_load(it));
	assert_codes(&it->diags, "slug");
}

static void
tells_a_wrong_data_year_once(void **state)
{
	struct site_fixture *it = *state;

	lean_on_all(it);
	site_change(it, report_path, "\"data_year\": 2023", "\"data_year\": 20230");
	assert_check(it, "json-value");
	site_change(it, report_path, "\"data_year\": 20230, ", "");
	assert_check(it, "json-missing");
}

static void
tells_a_wrong_year_of_a_figure_once(void **state)
{
	struct site_fixture *it = *state;

	lean_on_all(it);
	site_change(it, data_path, "\"2022\": 47845", "\"20222\": 47845");
	assert_check(it, "data-year");
	site_change(it, data_path, "\"20222\": 47845", "\"2022\": 47845");
	site_change(it, data_path, "\"rate\": {\"2023\"", "\"rate\": {\"203\"");
	assert_check(it, "data-year");
}

static void
tells_wrong_types_in_the_data_once(void **state)
{
	static const char *const changes[][3] = {
		{ "{\"2022\": 47845", "[{\"2022\": 47845", "json-type" },
		{ "{\"observations\": {", "{\"observation\": {", "json-key" },
		{ "\"observations\": {", "\"observations\": null, \"x\": {", "json-key json-type" },
		{ "\"breakdowns\": {", "\"breakdowns\": [], \"x\": {", "json-key json-type" },
		{ "\"breakdowns\": {", "\"breakdown\": {", "json-key" },
		{ "\"rate\": {", "\"rate\": 5, \"employed\": {", "json-type" },
	};
	struct site_fixture *it = *state;
	struct str text;

	lean_on_all(it);
	assert_true(file_read(&it->arena, site_path(it, data_path), &text, &it->diags));
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		site_change(it, data_path, changes[i][0], changes[i][1]);
		if (i == 0)
			site_change(it, data_path, "\"01-basics.md#规模\"}}", "\"01-basics.md#规模\"}}]");
		assert_check(it, changes[i][2]);
		site_write_bytes(it, data_path, text);
	}
}

static void
tells_a_misspelt_indicator_of_the_data_once(void **state)
{
	struct site_fixture *it = *state;

	lean_on_all(it);
	site_change(it, data_path, "\"rate\"", "\"rates\"");
	assert_check(it, "indicator-unknown");
	assert_hint(&it->diags, "indicator-unknown", "'rate'");
}

static void
tells_other_values_that_are_missing_nevertheless(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "{{value.enrolment.2020}}");
	site_change(it, data_path, "\"rate\"", "\"rates\"");
	assert_check(it, "indicator-unknown value-missing");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(has_nothing_to_say_when_all_is_right),
		SITE_TEST(tells_links_to_files_that_are_not_there),
		SITE_TEST(tells_links_to_what_is_not_published),
		SITE_TEST(tells_anchors_that_are_not_there),
		SITE_TEST(tells_indicators_schemes_and_ways_out),
		SITE_TEST(wants_a_caption_behind_a_link_without_text),
		SITE_TEST(wants_pictures_from_assets_with_words),
		SITE_TEST(tells_values_that_are_not_there),
		SITE_TEST(has_values_in_reports_only),
		SITE_TEST(tells_words_of_blocks_that_are_unknown),
		SITE_TEST(wants_one_unit_in_a_chart),
		SITE_TEST(tells_blocks_without_data),
		SITE_TEST(survives_blocks_that_name_a_city_many_times),
		SITE_TEST(tells_sources_that_are_not_there),
		SITE_TEST(tells_a_wrong_source_of_the_file_in_one_place),
		SITE_TEST(tells_a_damaged_file_once),
		SITE_TEST(tells_a_damaged_section_once),
		SITE_TEST(tells_a_wrong_data_year_once),
		SITE_TEST(tells_a_wrong_year_of_a_figure_once),
		SITE_TEST(tells_wrong_types_in_the_data_once),
		SITE_TEST(tells_a_misspelt_indicator_of_the_data_once),
		SITE_TEST(tells_other_values_that_are_missing_nevertheless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
