#include "model/reference.h"

#include "site_fixture.h"

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

/* ---- what is right ---- */

static void
reads_the_settings_of_the_site(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/site.json",
	    "{\"title\": \"年报\", \"base_url\": \"https://example.cn/\", \"language\": \"en\", \"theme\": \"plain\",\n"
	    "\"publisher\": \"p\", \"description\": \"d\", \"contact\": \"c\", \"license\": {\"name\": \"CC BY\", "
	    "\"url\": \"u\"},\n"
	    "\"menu\": [{\"title\": \"m\", \"to\": \"about.html\"}], \"government\": {\"icp\": \"浙ICP备1号\"}}");
	site_must_load(it);
	assert_text(it->site.title, "年报");
	assert_text(it->site.base_url, "https://example.cn/");
	assert_text(it->site.contact, "c");
	assert_text(it->site.license_name, "CC BY");
	assert_int_equal(it->site.menu_count, 1);
	assert_text(it->site.menu[0].to, "about.html");
	assert_text(it->site.government.icp, "浙ICP备1号");
}

static void
ends_the_base_url_with_a_slash(void **state)
{
	struct site_fixture *it = *state;

	site_must_load(it);
	assert_text(it->site.base_url, "https://example.cn/zlnb/");
	it->options.base_url = STR("http://test");
	site_must_load(it);
	assert_text(it->site.base_url, "http://test/");
}

static void
reads_the_dictionary(void **state)
{
	struct site_fixture *it = *state;
	const struct indicator *rate, *employed;

	site_must_load(it);
	rate = site_indicator(&it->site, STR("rate"));
	employed = site_indicator(&it->site, STR("employed"));
	assert_text(rate->name, "就业率");
	assert_int_equal(rate->kind, INDICATOR_SHARE);
	assert_int_equal(rate->decimals, 2);
	assert_int_equal(rate->direction, DIRECTION_UP);
	assert_text(rate->group->name, "学生");
	assert_int_equal(rate->group->count, 4);
	assert_ptr_equal(rate->group->items[1], rate);
	assert_non_null(rate->formula);
	assert_true(rate->has_min && rate->has_max && rate->max == 100);
	assert_true(employed->has_min && !employed->has_max);
	assert_text(rate->aliases.items[0], "就业");
	assert_text(rate->version, "2");
	assert_true(rate->main);
	assert_false(employed->main);
	assert_int_equal(employed->direction, DIRECTION_NONE);
}

static void
reads_topics_and_chapter_sets(void **state)
{
	struct site_fixture *it = *state;
	const struct chapter_set *set;
	const struct topic *topic;

	site_must_load(it);
	set = map_get(&it->site.chapter_sets, STR("moe"));
	topic = map_get(&it->site.topics, STR("basics"));
	assert_int_equal(set->chapter_count, 1);
	assert_ptr_equal(set->chapters[0].topic, topic);
	assert_ptr_equal(set->chapters[0].requires[0], site_indicator(&it->site, STR("enrolment")));
	assert_int_equal(topic->sections.count, 1);
	assert_text(topic->sections.items[0]->slug, "basics");
}

static void
reads_cities_and_reports(void **state)
{
	struct site_fixture *it = *state;
	const struct city *city;
	const struct report *report;

	site_must_load(it);
	city = site_city(&it->site, STR("hangzhou"));
	assert_text(city->short_name, "杭州");
	assert_int_equal(city->districts.count, 2);
	report = site_report(it);
	assert_text(report->folder, "content/cities/hangzhou/2023");
	assert_int_equal(report->data_year, 2023);
	assert_non_null(report->chapter_set);
	assert_int_equal(report->chapters.count, 2);
	assert_text(section_title(report->chapters.items[0]), "基本情况");
	assert_int_equal(report->chapters.items[1]->order, 2);
	assert_ptr_equal(report->chapters.items[0]->report, report);
}

static void
reads_the_data_of_a_report(void **state)
{
	struct site_fixture *it = *state;
	const struct observation *enrolment, *rate, *part;
	const struct report *report;

	site_must_load(it);
	report = site_report(it);
	enrolment = report_observation(report, site_indicator(&it->site, STR("enrolment")), 2023, STR_NONE);
	rate = report_observation(report, site_indicator(&it->site, STR("rate")), 2023, STR_NONE);
	part = report_observation(report, enrolment->indicator, 2023, STR("建德市"));
	assert_text(enrolment->number, "47907");
	assert_ptr_equal(enrolment->origin.section, report->chapters.items[0]);
	assert_text(enrolment->origin.anchor, "规模");
	assert_text(rate->number, "97.50");
	assert_int_equal(rate->status, STATUS_REVISED);
	assert_text(rate->note, "含升学");
	assert_true(rate->also[0].value == 97.4);
	assert_text(rate->also[0].number, "97.4");
	assert_ptr_equal(rate->also[0].origin.section, report->chapters.items[1]);
	assert_true(part->value == 7907);
	assert_ptr_equal(part->origin.section, report->chapters.items[0]);
	assert_int_equal(it->site.year_count, 2);
}

static void
takes_the_source_of_the_file_for_figures_without_one(void **state)
{
	struct site_fixture *it = *state;
	const struct report *report;

	site_change(it, data_path, "{\"observations\"", "{\"source\": \"02-students.md\", \"observations\"");
	site_must_load(it);
	report = site_report(it);
	assert_ptr_equal(report->observations.items[0].origin.section, report->chapters.items[1]);
	assert_ptr_equal(report->observations.items[1].origin.section, report->chapters.items[0]);
	assert_ptr_equal(report->breakdowns.items[0].parts.items[0].origin.section, report->chapters.items[0]);
}

static void
reads_policies_and_their_targets(void **state)
{
	struct site_fixture *it = *state;
	const struct policy *policy;

	site_must_load(it);
	policy = map_get(&it->site.policies, STR("zhejiang-2020"));
	assert_text(policy->published, "2020-11-06");
	assert_int_equal(policy->target_count, 1);
	assert_text(policy->targets[0].number, "98.5");
	assert_false(policy->targets[0].at_most);
	assert_ptr_equal(policy->targets[0].origin.section, policy->sections.items[0]);
	site_change(it, "content/policies/zhejiang-2020/policy.json", "at_least", "at_most");
	site_must_load(it);
	policy = map_get(&it->site.policies, STR("zhejiang-2020"));
	assert_true(policy->targets[0].at_most);
}

static void
puts_sections_in_the_order_of_their_numbers(void **state)
{
	struct site_fixture *it = *state;
	static const char *const slugs[] = { "zero", "basics", "students", "ten", "late" };

	site_write(it, "content/cities/hangzhou/2023/10-ten.md", "---\ntitle: t\n---\n");
	site_write(it, "content/cities/hangzhou/2023/100-late.md", "---\ntitle: t\n---\n");
	site_write(it, "content/cities/hangzhou/2023/0-zero.md", "---\ntitle: t\n---\n");
	site_write(it, "content/cities/hangzhou/2023/notes.txt", "not read");
	site_write(it, "content/cities/hangzhou/2023/.02-hidden.md", "not read");
	site_must_load(it);
	assert_int_equal(site_report(it)->chapters.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_text(site_report(it)->chapters.items[i]->slug, slugs[i]);
}

static void
reads_cases_and_annexes(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/hangzhou/2023/cases/01-bridge.md", "---\ntitle: 桥\n---\n");
	site_write(it, "content/cities/hangzhou/2023/annexes/01-list.md", "---\ntitle: 表\n---\n");
	site_must_load(it);
	assert_int_equal(site_report(it)->cases.items[0]->kind, SECTION_CASE);
	assert_int_equal(site_report(it)->annexes.items[0]->kind, SECTION_ANNEX);
	assert_int_equal(report_section_count(site_report(it)), 4);
}

static void
puts_cities_by_code_and_reports_newest_first(void **state)
{
	struct site_fixture *it = *state;
	const struct city *city;

	for (int year = 2021; year < 2023; year++) {
		struct str folder = str_format(&it->arena, "content/cities/hangzhou/%d", year);
		char *report = str_zero(&it->arena, str_format(&it->arena, "%.*s/report.json", STR_ARG(folder)));

		site_write(it, report,
		    "{\"title\": \"t\", \"report_year\": 20, \"data_year\": 2021, \"chapter_set\": \"moe\",\n"
		    " \"publisher\": \"p\", \"status\": \"published\"}");
		site_change(it, report, "20,", str_zero(&it->arena, str_format(&it->arena, "%d,", year)));
		site_write(it, str_zero(&it->arena, str_format(&it->arena, "%.*s/data.json", STR_ARG(folder))), "{}");
	}
	site_write(it, "content/cities/zhoushan/city.json",
	    "{\"name\": \"n\", \"short\": \"s\", \"code\": \"330900\", \"province\": \"p\"}");
	site_write(it, "content/cities/aaa/city.json",
	    "{\"name\": \"n\", \"short\": \"s\", \"code\": \"330200\", \"province\": \"p\"}");
	site_must_load(it);
	assert_int_equal(it->site.cities.count, 3);
	assert_text(it->site.cities.entries[0].key, "hangzhou");
	assert_text(it->site.cities.entries[1].key, "aaa");
	assert_text(it->site.cities.entries[2].key, "zhoushan");
	city = site_city(&it->site, STR("hangzhou"));
	assert_int_equal(city->reports.count, 3);
	assert_int_equal(city->reports.items[0]->report_year, 2023);
	assert_int_equal(city->reports.items[2]->report_year, 2021);
}

static void
copies_assets_with_their_names(void **state)
{
	struct site_fixture *it = *state;
	const struct asset *asset;

	site_write_bytes(it, "assets/图/附表 1.bin", (struct str){ "a\0b", 3 });
	site_must_load(it);
	asset = map_get(&it->site.assets, STR("assets/图/附表 1.bin"));
	assert_non_null(asset);
	assert_int_equal(asset->bytes.len, 3);
}

static void
reads_the_folder_that_it_is_in(void **state)
{
	struct site_fixture *it = *state;
	char *before = getcwd(NULL, 0);

	site_write(it, "assets/a.txt", "a");
	assert_int_equal(chdir(it->folder), 0);
	it->options.root = STR(".");
	site_must_load(it);
	assert_true(map_has(&it->site.assets, STR("assets/a.txt")));
	assert_text(it->site.source->path, "content/site.json");
	assert_int_equal(chdir(before), 0);
	free(before);
	it->options.root = str_format(&it->arena, "%s/", it->folder);
	site_must_load(it);
	assert_true(map_has(&it->site.assets, STR("assets/a.txt")));
	assert_true(map_has(&it->site.sections, str_from(basics_path)));
}

static void
is_content_with_very_little(void **state)
{
	struct site_fixture *it = *state;

	site_remove(it, "content/cities");
	site_remove(it, "content/policies");
	site_remove(it, "content/pages");
	site_write(it, "content/indicators.json", "{\"groups\": [], \"indicators\": {}}");
	site_write(it, "content/chapters.json", "{\"topics\": {}, \"sets\": {}}");
	site_must_load(it);
	assert_int_equal(it->site.cities.count, 0);
}

static void
takes_empty_lists_and_objects(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, "content/site.json", "}\n", ", \"menu\": [], \"government\": {}}");
	site_change(it, report_path, "}\n", ", \"corrections\": [], \"acknowledged\": []}");
	site_write(it, data_path,
	    "{\"observations\": {\"enrolment\": {}, \"rate\": {\"2023\": {\"value\": 1, \"also\": []}}},\n"
	    " \"breakdowns\": {\"enrolment\": {\"by\": \"district\", \"2023\": {}}}}");
	site_change(it, "content/policies/zhejiang-2020/policy.json", "[{\"indicator\": \"rate\"", "[], \"x\": [{");
	site_write(
	    it, "content/policies/zhejiang-2020/policy.json", "{\"title\": \"t\", \"issuer\": \"i\", \"targets\": []}");
	site_change(it, "content/cities/hangzhou/city.json", "[\"市本级\", \"建德市\"]", "[]");
	site_must_load(it);
	assert_int_equal(site_report(it)->observations.count, 1);
	assert_int_equal(site_report(it)->breakdowns.items[0].parts.count, 0);
	site_write(it, data_path, "{}");
	site_must_load(it);
	site_write(it, data_path, "{\"observations\": {}, \"breakdowns\": {}}");
	site_must_load(it);
}

/* ---- drafts and release ---- */

static void
leaves_drafts_out_unless_asked_for(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, students_path, "title: 学生发展\n", "title: 学生发展\ndraft: true\n");
	site_write(it, "content/pages/later.md", "---\ntitle: t\ndraft: true\n---\n");
	site_write(it, "content/policies/zhejiang-2020/02-more.md", "---\ntitle: t\ndraft: true\n---\n");
	site_must_load(it);
	assert_int_equal(site_report(it)->chapters.count, 1);
	assert_int_equal(it->site.pages.count, 1);
	assert_false(map_has(&it->site.sections, str_from(students_path)));
	assert_true(map_has(&it->site.unpublished, str_from(students_path)));
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(site_report(it)->chapters.count, 2);
	assert_int_equal(it->site.pages.count, 2);
	assert_true(map_has(&it->site.sections, str_from(students_path)));
}

static void
leaves_draft_reports_out_unless_asked_for(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, report_path, "\"published\"}", "\"draft\"}");
	site_must_load(it);
	assert_int_equal(site_city(&it->site, STR("hangzhou"))->reports.count, 0);
	assert_int_equal(it->site.year_count, 0);
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(site_city(&it->site, STR("hangzhou"))->reports.count, 1);
}

static void
publishes_a_report_when_its_time_has_come(void **state)
{
	static const struct {
		const char *release;
		bool published;
	} cases[] = {
		{ "2024-01-01T00:00Z", true },
		{ "2024-01-01T00:00:01Z", false },
		{ "2024-01-01T08:00+08:00", true },
		{ "2024-01-01T07:59:59+08:00", true },
		{ "2024-01-01T08:00:01+08:00", false },
		{ "2024-01-01", true },
		{ "2024-01-02", false },
	};
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		site_write(it, report_path, site_files[4][1]);
		site_change(it, report_path, "}\n",
		    str_zero(&it->arena, str_format(&it->arena, ", \"release\": \"%s\"}\n", cases[i].release)));
		site_must_load(it);
		assert_int_equal(site_city(&it->site, STR("hangzhou"))->reports.count, cases[i].published);
	}
	/* drafts are another matter */
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(site_city(&it->site, STR("hangzhou"))->reports.count, 0);
}

/* ---- mistakes, each told once at its place ---- */

static void
says_that_this_is_no_site_folder(void **state)
{
	struct site_fixture *it = *state;

	site_remove(it, "content");
	must_fail(it, "file-read");
	assert_hint(&it->diags, "file-read", "-s");
	it->options.root = STR("/nowhere/at/all");
	must_fail(it, "file-read");
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
	assert_finding(&it->diags, "base-url", 1, 28, "\"ftp://x\"");
	assert_finding(&it->diags, "slug", 1, 71, "\"../x\"");
}

/* What is not there must not be looked for: theme.c would leave the themes folder. */
static void
forgets_a_theme_that_cannot_be_a_name(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, "content/site.json", "plain", "../..");
	must_fail(it, "slug");
	assert_int_equal(it->site.theme.len, 0);
}

static void
keeps_only_menu_entries_that_are_whole(void **state)
{
	struct site_fixture *it = *state;

	site_change(
	    it, "content/site.json", "}\n", ", \"menu\": [null, {\"to\": \"a\"}, {\"title\": \"t\", \"to\": \"b\"}]}");
	must_fail(it, "json-type json-missing");
	assert_int_equal(it->site.menu_count, 1);
	assert_text(it->site.menu[0].to, "b");
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
	assert_finding(&it->diags, "group-unknown", 4, 47, "\"h\"");
	assert_finding(&it->diags, "formula-syntax", 9, 79, "\"b +\"");
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
	assert_finding(&it->diags, "chapter-set", 1, 72, "\"mo\"");
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
	assert_int_equal(it->site.year_count, 1 + 4);
	assert_int_equal(it->site.years[0], 2019);
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
	assert_finding(&it->diags, "district-unknown", 3, 43, "\"建德\"");
	assert_finding(&it->diags, "data-year", 3, 67, "\"202\"");
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
	must_fail(it, "json-type indicator-unknown target-bound target-bound json-type json-value");
	assert_finding(&it->diags, "indicator-unknown", 1, 65, "\"rates\"");
	policy = map_get(&it->site.policies, STR("zhejiang-2020"));
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
	must_fail(it, "section-name section-name slug section-name section-name slug slug section-name section-name");
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
		assert_true(it->site.dictionary_damaged);
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
		assert_true(it->site.chapters_damaged);
	}
}

static void
goes_on_after_a_damaged_report(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, report_path, "{");
	site_write(it, data_path, "[]");
	must_fail(it, "json-syntax json-type");
	assert_true(map_has(&it->site.sections, str_from(basics_path)));
	assert_true(site_has_above(&it->site.unreadable, str_from(report_path)));
	assert_int_equal(site_city(&it->site, STR("hangzhou"))->reports.count, 0);
}

static void
goes_on_after_a_damaged_city(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/hangzhou/city.json", "{\"name\": 1");
	must_fail(it, "json-syntax");
	assert_int_equal(it->site.cities.count, 0);
	assert_true(map_has(&it->site.sections, str_from(basics_path)));
}

static void
goes_on_after_a_damaged_policy(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/policies/zhejiang-2020/policy.json", "{\"a\" 1}");
	must_fail(it, "json-syntax");
	assert_int_equal(it->site.policies.count, 0);
	assert_true(map_has(&it->site.sections, STR("content/policies/zhejiang-2020/01-goals.md")));
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
	assert_true(map_has(&it->site.unreadable, str_from(basics_path)));
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
	assert_true(map_has(&it->site.assets, STR("assets/b.txt")));
}

static void
tells_folders_in_the_place_of_files(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "content/cities/hangzhou/2023/03-folder.md/x", "");
	must_fail(it, "file-read");
	site_remove(it, "content/cities/hangzhou/2023/03-folder.md");
	site_write(it, "content/cities/hangzhou/2022/x", "");
	must_fail(it, "file-read file-read");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(reads_the_settings_of_the_site),
		SITE_TEST(ends_the_base_url_with_a_slash),
		SITE_TEST(reads_the_dictionary),
		SITE_TEST(reads_topics_and_chapter_sets),
		SITE_TEST(reads_cities_and_reports),
		SITE_TEST(reads_the_data_of_a_report),
		SITE_TEST(takes_the_source_of_the_file_for_figures_without_one),
		SITE_TEST(reads_policies_and_their_targets),
		SITE_TEST(puts_sections_in_the_order_of_their_numbers),
		SITE_TEST(reads_cases_and_annexes),
		SITE_TEST(puts_cities_by_code_and_reports_newest_first),
		SITE_TEST(copies_assets_with_their_names),
		SITE_TEST(reads_the_folder_that_it_is_in),
		SITE_TEST(is_content_with_very_little),
		SITE_TEST(takes_empty_lists_and_objects),
		SITE_TEST(leaves_drafts_out_unless_asked_for),
		SITE_TEST(leaves_draft_reports_out_unless_asked_for),
		SITE_TEST(publishes_a_report_when_its_time_has_come),
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
		SITE_TEST(tells_folders_in_the_place_of_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
