#include "site_fixture.h"

/* What is wrong is told once, at its place; the rest is loaded nevertheless. */

/* The file that the first finding of a code is about, below the site folder. */
static void
assert_file(struct site_fixture *it, const char *code, const char *path)
{
	struct place place = finding_of(&it->diags, code)->place;

	assert_non_null(place.source);
	assert_text(str_slice(place.source->path, strlen(it->folder) + 1, place.source->path.len), path);
}

static void
must_fail(struct site_fixture *it, const char *codes)
{
	bool ok = site_load(it);

	assert_codes(&it->diags, codes);
	assert_false(ok);
}

static void
says_that_this_is_no_site_folder(void **state)
{
	struct site_fixture *it = *state;

	site_remove(it, "content");
	must_fail(it, "file-missing");
	assert_hint(&it->diags, "file-missing", "-s");
	it->options.root = STR("/nowhere/at/all");
	must_fail(it, "file-missing");
}

static void
tells_mistakes_of_the_settings(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/site.json",
	    "{\"title\": \"\", \"base_url\": \"ftp://x\", \"languages\": \"en\", \"theme\": \"../x\", \"publisher\": "
	    "null,\n"
	    "\"menu\": [1, {\"title\": \"t\"}, {\"title\": \"t\", \"to\": []}], \"government\": [], \"license\": {}}");
	must_fail(it, "json-key json-value json-missing json-type json-missing base-url slug json-type "
		      "json-type json-missing json-type json-missing");
	assert_hint(&it->diags, "json-key", "'language'");
	assert_finding(&it->diags, "base-url", 1, 27, "\"ftp://x\"");
	assert_finding(&it->diags, "slug", 1, 66, "\"../x\"");
}

/* What is not there must not be looked for: theme.c would leave the themes folder. */
static void
forgets_a_theme_that_cannot_be_a_name(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, "content/site.json", "plain", "../..");
	must_fail(it, "slug");
	assert_int_equal(it->site->theme.len, 0);
}

static void
keeps_only_menu_entries_that_are_whole(void **state)
{
	struct site_fixture *it = *state;

	site_change(
	    it, "content/site.json", "}\n", ", \"menu\": [null, {\"to\": \"a\"}, {\"title\": \"t\", \"to\": \"b\"}]}");
	must_fail(it, "json-type json-missing");
	assert_int_equal(it->site->menu_count, 1);
	assert_text(it->site->menu[0].to, "b");
}

static void
tells_mistakes_of_indicators(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/indicators.json",
	    "{\"groups\": [{\"id\": \"g\", \"name\": \"G\"}, {\"id\": \"g\", \"name\": \"H\"}],\n"
	    " \"indicators\": {\n"
	    "  \"Bad Id\": {\"name\": \"a\", \"kind\": \"count\", \"group\": \"g\", \"definition\": \"d\"},\n"
	    "  \"b\": {\"name\": \"b\", \"kind\": \"counts\", \"group\": \"h\", \"definition\": \"d\", \"range\": "
	    "[1]},\n"
	    "  \"c\": {\"name\": \"c\", \"kind\": \"count\", \"group\": \"g\", \"definition\": \"d\", \"range\": [5, "
	    "1]},\n"
	    "  \"d\": {\"name\": \"d\", \"kind\": \"count\", \"group\": \"g\", \"definition\": \"d\", \"decimals\": "
	    "7},\n"
	    "  \"e\": {\"name\": \"e\", \"kind\": \"count\", \"group\": \"g\", \"definition\": \"d\", \"range\": "
	    "[null, \"9\"]},\n"
	    "  \"f\": {\"name\": \"f\", \"kind\": \"count\", \"group\": \"g\", \"definition\": \"d\", \"range\": []},\n"
	    "  \"h\": {\"name\": \"h\", \"kind\": \"count\", \"group\": \"g\", \"definition\": \"d\", \"formula\": \"b "
	    "+\"},\n"
	    "  \"i\": [],\n"
	    "  \"j\": null}}\n");
	site_remove(it, "content/cities");
	site_remove(it, "content/policies");
	site_remove(it, "content/pages");
	site_write(it, "content/chapters.json", "{\"topics\": {}, \"sets\": {}}");
	must_fail(it, "json-value slug json-value group-unknown json-value json-value json-value json-value json-value "
		      "json-type json-type formula-syntax");
	assert_finding(&it->diags, "slug", 3, 3, "\"Bad Id\"");
	assert_finding(&it->diags, "group-unknown", 4, 49, "\"h\"");
	assert_finding(&it->diags, "formula-syntax", 9, 83, "\"b +\"");
}

static void
tells_mistakes_of_chapter_sets(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/chapters.json",
	    "{\"topics\": {\"basics\": {\"name\": \"n\"}, \"t\": 1},\n"
	    " \"sets\": {\"moe\": {\"name\": \"n\", \"chapters\": [\n"
	    "   {\"title\": \"a\", \"topic\": \"basic\", \"requires\": [\"enrolments\", 5]}, \"x\"]}}}");
	must_fail(it, "json-type topic-unknown indicator-unknown json-type json-type");
	assert_hint(&it->diags, "topic-unknown", "'basics'");
	assert_finding(&it->diags, "topic-unknown", 3, 28, "\"basic\"");
	assert_finding(&it->diags, "indicator-unknown", 3, 50, "\"enrolments\"");
}

static void
tells_mistakes_of_a_city(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/hangzhou/city.json",
	    "{\"name\": \"杭州市\", \"short\": \"杭州\", \"code\": \"33010\", \"province\": \"浙江省\", \"districts\": "
	    "[\"市本级\", 5, \"建德市\"]}");
	site_write(it, "content/cities/Bad Name/city.json",
	    "{\"name\": \"n\", \"short\": \"s\", \"code\": \"330200\", \"province\": \"p\"}");
	must_fail(it, "slug json-type json-value");
	assert_file(it, "slug", "content/cities/Bad Name/city.json");
	assert_told(&it->diags, "json-value", "six-digit");
	site_write(it, "content/cities/hangzhou/city.json", site_files[3][1]);
	site_remove(it, "content/cities/Bad Name");
	site_write(it, "content/cities/other/city.json",
	    "{\"name\": \"n\", \"short\": \"s\", \"code\": \"330100\", \"province\": \"p\"}");
	must_fail(it, "city-code");
	assert_finding(&it->diags, "city-code", 1, 37, "\"330100\"");
}

static void
does_not_compare_codes_that_are_missing(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/a/city.json", "{\"name\": \"n\", \"short\": \"s\", \"province\": \"p\"}");
	site_write(it, "content/cities/b/city.json", "{\"name\": \"n\", \"short\": \"s\", \"province\": \"p\"}");
	must_fail(it, "json-missing json-missing");
}

static void
tells_mistakes_of_a_report(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, report_path,
	    "{\"title\": \"t\", \"report_year\": 2022, \"data_year\": 1800, \"chapter_set\": \"mo\", \"publisher\": "
	    "\"p\",\n"
	    " \"published\": \"2024-13\", \"status\": \"publish\", \"release\": \"tomorrow\",\n"
	    " \"corrections\": [{\"date\": \"2024\", \"text\": \"\"}, []], \"acknowledged\": [{\"code\": \"c\", "
	    "\"reason\": \"r\"}]}");
	must_fail(it,
	    "json-value json-value json-value json-value chapter-set json-value json-type json-missing report-year");
	assert_finding(&it->diags, "report-year", 1, 31, "2022");
	assert_finding(&it->diags, "chapter-set", 1, 71, "\"mo\"");
	assert_finding(&it->diags, "json-value", 1, 50, "1800");
	assert_int_equal(
	    it->diags.items[3].place.offset, str_find(site_report(it)->source->text, STR("\"tomorrow\""), 0));
}

static void
wants_a_folder_named_exactly_like_the_year(void **state)
{
	struct site_fixture *it = *state;
	char *from = str_zero(&it->arena, site_path(it, "content/cities/hangzhou/2023"));
	char *to = str_zero(&it->arena, site_path(it, "content/cities/hangzhou/02023"));

	site_remove(it, "content/pages");
	assert_int_equal(rename(from, to), 0);
	must_fail(it, "report-year");
}

static void
tells_mistakes_of_data(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, data_path,
	    "{\"observations\": {\n"
	    "  \"enrolments\": {\"2023\": 1},\n"
	    "  \"enrolment\": {\"23\": 1, \"20233\": 2, \"1948\": 3, \"2201\": 4, \"２０２３\": 5, \"2023年\": 6, "
	    "\"+202\": 7, \"\": 8},\n"
	    "  \"rate\": {\"2019\": null, \"2020\": \"97\", \"2021\": [97], \"2022\": true, \"2023\": {}},\n"
	    "  \"graduates\": [], \"employed\": 5},\n"
	    " \"breakdown\": {}}");
	site_change(it, basics_path, "{{value.enrolment}}", "");
	must_fail(it,
	    "json-key indicator-unknown data-year data-year data-year data-year data-year data-year data-year "
	    "data-year json-type json-type json-type json-type json-missing json-type json-type");
	assert_finding(&it->diags, "indicator-unknown", 2, 3, "\"enrolments\"");
	assert_finding(&it->diags, "data-year", 3, 17, "\"23\"");
	assert_hint(&it->diags, "json-key", "'breakdowns'");
	assert_int_equal(it->site->year_count, 1 + 4);
	assert_int_equal(it->site->years[0], 2019);
}

static void
points_at_the_name_of_an_unknown_indicator(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, data_path, "{\"observations\": {\"enrolments\": \"text\"}}");
	must_fail(it, "indicator-unknown");
	assert_finding(&it->diags, "indicator-unknown", 1, 19, "\"enrolments\"");
}

static void
tells_figures_that_citizens_could_not_read(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, data_path,
	    "{\"observations\": {\"enrolment\": {\"2022\": 5e3, \"2023\": {\"value\": 1E5, \"also\": [{\"value\": "
	    "2e1}]}}},\n"
	    " \"breakdowns\": {\"rate\": {\"by\": \"type\", \"2023\": {\"a\": 1e0}}}}");
	site_change(it, "content/policies/zhejiang-2020/policy.json", "98.5", "9.85e1");
	must_fail(it, "json-value json-value json-value json-value json-value");
	assert_finding(&it->diags, "json-value", 1, 41, "5e3");
}

static void
tells_mistakes_of_single_figures(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, data_path,
	    "{\"observations\": {\"enrolment\": {\n"
	    " \"2019\": {\"value\": \"5\"}, \"2020\": {\"value\": 5, \"status\": \"z\"}, \"2021\": {\"status\": "
	    "\"x\"},\n"
	    " \"2022\": {\"valeu\": 5}, \"2023\": {\"value\": 5, \"also\": {}, \"source\": 7}}}}");
	must_fail(it, "json-type json-value json-key json-missing json-type json-type");
	assert_int_equal(site_report(it)->observations.items[2].status, STATUS_MISSING);
	assert_int_equal(site_report(it)->observations.items[0].status, STATUS_MISSING);
	assert_hint(&it->diags, "json-key", "'value'");
}

static void
tells_mistakes_of_breakdowns(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, data_path,
	    "{\"breakdowns\": {\n"
	    "  \"enrolment\": {\"2023\": {\"市本级\": 1}},\n"
	    "  \"rate\": {\"by\": \"district\", \"2023\": {\"建德\": 1, \"市本级\": 2}, \"202\": {}, \"2022\": 5},\n"
	    "  \"none\": {\"by\": \"district\"}, \"graduates\": 7,\n"
	    "  \"employed\": {\"by\": \"type\", \"2023\": {\"\": 1, \" \": 2, \"a\": null, \"b\": {\"value\": 1}}}}}");
	site_change(it, basics_path, "{{value.enrolment}}", "");
	must_fail(it, "json-missing district-unknown data-year json-type indicator-unknown json-type json-value "
		      "json-value json-type");
	assert_finding(&it->diags, "district-unknown", 3, 39, "\"建德\"");
	assert_finding(&it->diags, "data-year", 3, 59, "\"202\"");
}

static void
tells_mistakes_of_targets(void **state)
{
	struct site_fixture *it = *state;
	const struct policy *policy;

	site_write(it, "content/policies/zhejiang-2020/policy.json",
	    "{\"title\": \"t\", \"issuer\": \"i\", \"targets\": [null, {\"indicator\": \"rates\", \"at_least\": 1, "
	    "\"by\": 2025},\n"
	    " {\"indicator\": \"rate\", \"by\": 2025}, {\"indicator\": \"rate\", \"at_least\": 1, \"at_most\": 2, "
	    "\"by\": 2025},\n"
	    " {\"indicator\": \"rate\", \"at_least\": \"1\", \"by\": 20}, {\"indicator\": \"rate\", \"at_most\": 3, "
	    "\"by\": 2030}]}");
	must_fail(it, "json-type indicator-unknown target-bound target-bound json-value json-type");
	assert_finding(&it->diags, "indicator-unknown", 1, 63, "\"rates\"");
	policy = map_get(&it->site->policies, STR("zhejiang-2020"));
	assert_int_equal(policy->target_count, 1);
	assert_true(policy->targets[0].at_most);
	assert_int_equal(policy->targets[0].by, 2030);
}

static void
tells_names_of_files_that_cannot_be_sections(void **state)
{
	static const char *const names[] = { "readme", "03", "03-", "-x", "x-y", "03-Big", "03-第三章", "03--x",
		"00001-x" };
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		site_write(it,
		    str_zero(&it->arena, str_format(&it->arena, "content/cities/hangzhou/2023/%s.md", names[i])),
		    "---\ntitle: t\n---\n");
	must_fail(it, "section-name section-name slug section-name slug slug section-name section-name section-name");
	assert_int_equal(site_report(it)->chapters.count, 2);
}

static void
tells_topics_that_are_not_there(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, basics_path, "topic: basics", "topic: basic");
	must_fail(it, "topic-unknown");
	assert_finding(&it->diags, "topic-unknown", 3, 8, "basic");
	assert_hint(&it->diags, "topic-unknown", "'basics'");
}

/* ---- damage is told once ---- */

static void
is_not_noisy_about_a_damaged_dictionary(void **state)
{
	static const char *const texts[] = { "{", "", "[]", "{\"groups\": [], \"indicators\": []}",
		"{\"groups\": []}" };
	static const char *const codes[] = { "json-syntax", "file-empty", "json-type", "json-type", "json-missing" };
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		site_write(it, "content/indicators.json", texts[i]);
		must_fail(it, codes[i]);
		assert_true(it->site->dictionary_damaged);
	}
}

static void
is_not_noisy_about_damaged_groups(void **state)
{
	static const char *const groups[] = { "{}", "[1]", "[{\"id\": \"students\", \"name\": \"n\", \"x\": 1}]",
		"[{\"name\": \"a\"}, {\"name\": \"b\"}]", "[{\"id\": \"students\"}]" };
	static const char *const codes[] = { "json-type", "json-type", "json-key", "json-missing json-missing",
		"json-missing" };
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		site_write(it, "content/indicators.json", site_files[1][1]);
		site_change(it, "content/indicators.json", "[{\"id\": \"students\", \"name\": \"学生\"}]", groups[i]);
		must_fail(it, codes[i]);
	}
	site_write(it, "content/indicators.json", site_files[1][1]);
	site_change(it, "content/indicators.json", "\"groups\": [{\"id\": \"students\", \"name\": \"学生\"}],", "");
	must_fail(it, "json-missing");
}

static void
is_not_noisy_about_damaged_chapters(void **state)
{
	static const char *const texts[] = { "{", "{\"sets\": {}}", "{\"topics\": {}}",
		"{\"topics\": [], \"sets\": {}}",
		"{\"sets\": {\"moe\": {\"name\": \"n\", \"chapters\": [{\"title\": \"t\", \"topic\": \"basics\"}]}}}" };
	static const char *const codes[] = { "json-syntax", "json-missing", "json-missing", "json-type",
		"json-missing" };
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		site_write(it, "content/chapters.json", texts[i]);
		must_fail(it, codes[i]);
		assert_true(it->site->chapters_damaged);
	}
}

static void
goes_on_after_a_damaged_report(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, report_path, "{");
	site_write(it, data_path, "[]");
	must_fail(it, "json-syntax json-type");
	assert_true(map_has(&it->site->sections, str_from(basics_path)));
	assert_true(site_has_above(&it->site->unreadable, str_from(report_path)));
	assert_int_equal(site_city(it->site, STR("hangzhou"))->reports.count, 0);
}

static void
goes_on_after_a_damaged_city(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/hangzhou/city.json", "{\"name\": 1");
	must_fail(it, "json-syntax");
	assert_int_equal(it->site->cities.count, 0);
	assert_true(map_has(&it->site->sections, str_from(basics_path)));
}

static void
goes_on_after_a_damaged_policy(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/policies/zhejiang-2020/policy.json", "{\"a\" 1}");
	must_fail(it, "json-syntax");
	assert_int_equal(it->site->policies.count, 0);
	assert_true(map_has(&it->site->sections, STR("content/policies/zhejiang-2020/01-goals.md")));
}

static void
goes_on_after_damaged_sections(void **state)
{
	struct site_fixture *it = *state;

	site_write_bytes(it, basics_path, STR("---\ntitle: \xc3\xa9\xff\n---\n"));
	site_write(it, students_path, "");
	must_fail(it, "utf8-invalid file-empty");
	assert_finding(&it->diags, "utf8-invalid", 2, 9, "\xff");
	assert_int_equal(site_report(it)->chapters.count, 0);
	assert_true(map_has(&it->site->unreadable, str_from(basics_path)));
}

static void
goes_on_after_a_damaged_head(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, basics_path, "---\ntitle: [\n---\n## 规模\n");
	assert_false(site_load(it));
	assert_int_equal(it->diags.count, 1);
	assert_true(site_report(it)->chapters.items[0]->damaged);
	assert_false(site_report(it)->chapters.items[1]->damaged);
}

static void
reads_no_symbolic_links(void **state)
{
	static const char *const paths[] = { "assets/a", "content/cities/b", "content/cities/hangzhou/2022",
		"content/cities/hangzhou/2023/03-c.md", "content/cities/hangzhou/2023/cases", "content/policies/d",
		"content/pages/e.md" };
	struct site_fixture *it = *state;

	site_write(it, "assets/b.txt", "b");
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_int_equal(symlink("/etc", str_zero(&it->arena, site_path(it, paths[i]))), 0);
	assert_false(site_load(it));
	assert_int_equal(it->diags.count, sizeof paths / sizeof *paths);
	for (size_t i = 0; i < it->diags.count; i++)
		assert_string_equal(it->diags.items[i].code, "file-link");
	assert_true(map_has(&it->site->assets, STR("assets/b.txt")));
}

static void
tells_names_of_assets_that_cannot_be_addresses(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "assets/a.txt", "a");
	site_write(it, "assets/b\n.txt", "b");
	site_write(it, "assets/c\xff.txt", "c");
	must_fail(it, "asset-name asset-name");
	assert_int_equal(it->site->assets.count, 1);
	assert_true(site_has_above(&it->site->unreadable, STR("assets/x.txt")));
}

static void
tells_folders_in_the_place_of_files(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/hangzhou/2023/03-folder.md/x", "");
	must_fail(it, "file-read");
	site_remove(it, "content/cities/hangzhou/2023/03-folder.md");
	site_write(it, "content/cities/hangzhou/2022/x", "");
	must_fail(it, "file-missing file-missing");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(says_that_this_is_no_site_folder),
		SITE_TEST(tells_mistakes_of_the_settings),
		SITE_TEST(forgets_a_theme_that_cannot_be_a_name),
		SITE_TEST(keeps_only_menu_entries_that_are_whole),
		SITE_TEST(tells_mistakes_of_indicators),
		SITE_TEST(tells_mistakes_of_chapter_sets),
		SITE_TEST(tells_mistakes_of_a_city),
		SITE_TEST(does_not_compare_codes_that_are_missing),
		SITE_TEST(tells_mistakes_of_a_report),
		SITE_TEST(wants_a_folder_named_exactly_like_the_year),
		SITE_TEST(tells_mistakes_of_data),
		SITE_TEST(points_at_the_name_of_an_unknown_indicator),
		SITE_TEST(tells_figures_that_citizens_could_not_read),
		SITE_TEST(tells_mistakes_of_single_figures),
		SITE_TEST(tells_mistakes_of_breakdowns),
		SITE_TEST(tells_mistakes_of_targets),
		SITE_TEST(tells_names_of_files_that_cannot_be_sections),
		SITE_TEST(tells_topics_that_are_not_there),
		SITE_TEST(is_not_noisy_about_a_damaged_dictionary),
		SITE_TEST(is_not_noisy_about_damaged_groups),
		SITE_TEST(is_not_noisy_about_damaged_chapters),
		SITE_TEST(goes_on_after_a_damaged_report),
		SITE_TEST(goes_on_after_a_damaged_city),
		SITE_TEST(goes_on_after_a_damaged_policy),
		SITE_TEST(goes_on_after_damaged_sections),
		SITE_TEST(goes_on_after_a_damaged_head),
		SITE_TEST(reads_no_symbolic_links),
		SITE_TEST(tells_names_of_assets_that_cannot_be_addresses),
		SITE_TEST(tells_folders_in_the_place_of_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
