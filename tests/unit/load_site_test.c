#include "site_fixture.h"

/* What is right, and what is left out. */

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
	assert_text(it->site->title, "年报");
	assert_text(it->site->base_url, "https://example.cn/");
	assert_text(it->site->contact, "c");
	assert_text(it->site->license_name, "CC BY");
	assert_int_equal(it->site->menu_count, 1);
	assert_text(it->site->menu[0].to, "about.html");
	assert_text(it->site->government.icp, "浙ICP备1号");
}

static void
trusts_government_sites_unless_told_otherwise(void **state)
{
	struct site_fixture *it = *state;

	site_must_load(it);
	assert_true(it->site->leaving.notice);
	assert_int_equal(it->site->leaving.trusted.count, 1);
	assert_text(it->site->leaving.trusted.items[0], ".gov.cn");
	assert_text(it->site->content_language, "zh-CN");
	site_change(it, "content/site.json", "}\n",
	    ", \"leaving\": {\"notice\": false, \"trusted\": []}, \"content_language\": \"en\"}");
	site_must_load(it);
	assert_false(it->site->leaving.notice);
	assert_int_equal(it->site->leaving.trusted.count, 0);
	assert_text(it->site->content_language, "en");
}

static void
finds_what_corrections_are_about(void **state)
{
	struct site_fixture *it = *state;
	const struct report *report;

	site_change(it, "content/cities/hangzhou/2023/report.json", "\"status\": \"published\"",
	    "\"status\": \"published\", \"disclosure\": {\"index_number\": \"1\", \"issuer\": \"局\"},\n"
	    "\"corrections\": [{\"date\": \"2024\", \"text\": \"a\", \"where\": \"observations.rate.2023\"},\n"
	    "{\"date\": \"2024\", \"text\": \"b\", \"where\": \"breakdowns.enrolment.2023.建德市\"},\n"
	    "{\"date\": \"2024\", \"text\": \"c\", \"where\": \"01-basics.md#规模\"},\n"
	    "{\"date\": \"2024\", \"text\": \"d\", \"where\": \"observations.rate.2023.建德市\"}]");
	site_must_load(it);
	report = site_report(it);
	assert_text(report->corrections[0].where.figure->number, "97.50");
	assert_text(report->corrections[1].where.figure->number, "7907");
	assert_ptr_equal(report->corrections[2].where.origin.section, report->chapters.items[0]);
	assert_text(report->corrections[2].where.origin.anchor, "规模");
	assert_null(report->corrections[3].where.figure);
	assert_text(report->disclosure.index_number, "1");
	assert_int_equal(report->disclosure.validity, VALIDITY_UNKNOWN);
}

static void
withholds_the_files_of_what_is_not_published(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "assets/a b.txt", "only a draft leads to it");
	site_write(it, "assets/shown.txt", "a page leads to it too");
	site_write(it, "assets/free.txt", "nothing leads to it");
	site_write(it, "content/pages/later.md",
	    "---\ntitle: T\ndraft: true\n---\n[a](../../assets/a%20b.txt) [b](../../assets/shown.txt)\n");
	site_write(it, "content/pages/now.md", "---\ntitle: T\n---\n[b](../../assets/shown.txt)\n");
	site_must_load(it);
	assert_int_equal(it->site->assets.count, 2);
	assert_true(map_has(&it->site->assets, STR("assets/shown.txt")));
	assert_true(map_has(&it->site->assets, STR("assets/free.txt")));
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(it->site->assets.count, 3);
}

static void
ends_the_base_url_with_a_slash(void **state)
{
	struct site_fixture *it = *state;

	site_must_load(it);
	assert_text(it->site->base_url, "https://example.cn/zlnb/");
	it->options.base_url = STR("http://test");
	site_must_load(it);
	assert_text(it->site->base_url, "http://test/");
}

static void
reads_the_dictionary(void **state)
{
	struct site_fixture *it = *state;
	const struct indicator *rate, *employed;

	site_must_load(it);
	rate = site_indicator(it->site, STR("rate"));
	employed = site_indicator(it->site, STR("employed"));
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
	set = map_get(&it->site->chapter_sets, STR("moe"));
	topic = map_get(&it->site->topics, STR("basics"));
	assert_int_equal(set->chapter_count, 1);
	assert_ptr_equal(set->chapters[0].topic, topic);
	assert_ptr_equal(set->chapters[0].requires[0], site_indicator(it->site, STR("enrolment")));
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
	city = site_city(it->site, STR("hangzhou"));
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
	enrolment = report_observation(report, site_indicator(it->site, STR("enrolment")), 2023, STR_NONE);
	rate = report_observation(report, site_indicator(it->site, STR("rate")), 2023, STR_NONE);
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
	assert_int_equal(it->site->year_count, 2);
}

/* The version of the definition that a figure of the fixture follows. */
static struct str
version_of(struct site_fixture *it, const char *indicator, const char *item)
{
	return report_observation(site_report(it), site_indicator(it->site, str_from(indicator)), 2023, str_from(item))
	    ->version;
}

static void
reads_the_version_of_a_definition_unless_it_is_the_current_one(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, data_path, "\"note\": \"含升学\"", "\"note\": \"含升学\", \"version\": \"2\"");
	site_change(it, data_path, "\"value\": 47907,", "\"value\": 47907, \"version\": \"2019\",");
	site_change(it, data_path, "\"建德市\": 7907", "\"建德市\": {\"value\": 7907, \"version\": \"2018\"}");
	site_must_load(it);
	assert_text(version_of(it, "rate", ""), "");
	assert_text(version_of(it, "enrolment", ""), "2019");
	assert_text(version_of(it, "enrolment", "市本级"), "2019");
	assert_text(version_of(it, "enrolment", "建德市"), "2018");
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
	policy = map_get(&it->site->policies, STR("zhejiang-2020"));
	assert_text(policy->published, "2020-11-06");
	assert_int_equal(policy->target_count, 1);
	assert_text(policy->targets[0].number, "98.5");
	assert_false(policy->targets[0].at_most);
	assert_ptr_equal(policy->targets[0].origin.section, policy->sections.items[0]);
	site_change(it, "content/policies/zhejiang-2020/policy.json", "at_least", "at_most");
	site_must_load(it);
	policy = map_get(&it->site->policies, STR("zhejiang-2020"));
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
	assert_int_equal(it->site->cities.count, 3);
	assert_text(it->site->cities.entries[0].key, "hangzhou");
	assert_text(it->site->cities.entries[1].key, "aaa");
	assert_text(it->site->cities.entries[2].key, "zhoushan");
	city = site_city(it->site, STR("hangzhou"));
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
	asset = map_get(&it->site->assets, STR("assets/图/附表 1.bin"));
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
	assert_true(map_has(&it->site->assets, STR("assets/a.txt")));
	assert_text(it->site->source->path, "content/site.json");
	assert_int_equal(chdir(before), 0);
	free(before);
	it->options.root = str_format(&it->arena, "%s/", it->folder);
	site_must_load(it);
	assert_true(map_has(&it->site->assets, STR("assets/a.txt")));
	assert_true(map_has(&it->site->sections, str_from(basics_path)));
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
	assert_int_equal(it->site->cities.count, 0);
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
	assert_int_equal(it->site->pages.count, 1);
	assert_false(map_has(&it->site->sections, str_from(students_path)));
	assert_true(map_has(&it->site->unpublished, str_from(students_path)));
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(site_report(it)->chapters.count, 2);
	assert_int_equal(it->site->pages.count, 2);
	assert_true(map_has(&it->site->sections, str_from(students_path)));
}

static void
leaves_draft_reports_out_unless_asked_for(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, report_path, "\"published\"}", "\"draft\"}");
	site_must_load(it);
	assert_int_equal(site_city(it->site, STR("hangzhou"))->reports.count, 0);
	assert_int_equal(it->site->year_count, 0);
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(site_city(it->site, STR("hangzhou"))->reports.count, 1);
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
		assert_int_equal(site_city(it->site, STR("hangzhou"))->reports.count, cases[i].published);
	}
	/* drafts are another matter */
	it->options.drafts = true;
	site_must_load(it);
	assert_int_equal(site_city(it->site, STR("hangzhou"))->reports.count, 0);
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
		SITE_TEST(reads_the_version_of_a_definition_unless_it_is_the_current_one),
		SITE_TEST(takes_the_source_of_the_file_for_figures_without_one),
		SITE_TEST(reads_policies_and_their_targets),
		SITE_TEST(puts_sections_in_the_order_of_their_numbers),
		SITE_TEST(reads_cases_and_annexes),
		SITE_TEST(puts_cities_by_code_and_reports_newest_first),
		SITE_TEST(copies_assets_with_their_names),
		SITE_TEST(reads_the_folder_that_it_is_in),
		SITE_TEST(trusts_government_sites_unless_told_otherwise),
		SITE_TEST(finds_what_corrections_are_about),
		SITE_TEST(withholds_the_files_of_what_is_not_published),
		SITE_TEST(is_content_with_very_little),
		SITE_TEST(takes_empty_lists_and_objects),
		SITE_TEST(leaves_drafts_out_unless_asked_for),
		SITE_TEST(leaves_draft_reports_out_unless_asked_for),
		SITE_TEST(publishes_a_report_when_its_time_has_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
