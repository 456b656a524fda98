#include "model/reference.h"

#include "model_fixture.h"

/* Two cities, three reports, a policy, a page, two assets; links are looked at from a
 * chapter of the first report. */
struct fixture {
	struct model *model;
	struct site *site;
	struct city *hangzhou, *quzhou;
	struct report *report, *older;
	struct section *basics, *talent, *other, *bridge, *goals, *about;
	struct policy *policy;
};

static void
add_asset(struct model *model, const char *path)
{
	struct asset *asset = arena_new(&model->arena, struct asset);

	asset->path = model_text(model, path);
	map_add(&model->site.assets, &model->arena, asset->path, asset);
}

static struct fixture
fixture_of(struct model *model)
{
	static const char *const anchors[] = { "tbl-jobs", "现代学徒制", "规模", NULL };
	struct fixture it = { .model = model, .site = &model->site };

	it.hangzhou = model_city(model, "hangzhou", "330100");
	it.quzhou = model_city(model, "quzhou", "330800");
	it.report = model_report(model, it.hangzhou, 2023);
	it.older = model_report(model, it.hangzhou, 2022);
	it.basics = model_chapter(model, it.report, "01-basics.md");
	it.talent = model_chapter(model, it.report, "02-talent.md");
	it.other = model_chapter(model, model_report(model, it.quzhou, 2020), "04-cooperation.md");
	it.bridge =
	    model_section(model, &it.report->cases, SECTION_CASE, "content/cities/hangzhou/2023/cases/01-bridge.md");
	it.bridge->report = it.report;
	it.policy = arena_new(&model->arena, struct policy);
	it.policy->slug = STR("zhejiang-2020");
	map_add(&it.site->policies, &model->arena, it.policy->slug, it.policy);
	it.goals =
	    model_section(model, &it.policy->sections, SECTION_POLICY, "content/policies/zhejiang-2020/01-goals.md");
	it.goals->policy = it.policy;
	it.about = model_section(model, &it.site->pages, SECTION_PAGE, "content/pages/about.md");
	model_anchors(model, it.talent, anchors);
	model_anchors(model, it.other, anchors);
	model_indicator(model, "employment_rate", "%");
	add_asset(model, "assets/map.png");
	add_asset(model, "assets/附表 1#a?.pdf");
	return it;
}

static struct reference
resolve(const struct fixture *it, const struct section *from, const char *target)
{
	return reference_resolve(&it->model->arena, it->site, from, str_from(target));
}

static void
assert_section(const struct fixture *it, const struct section *from, const char *target, const struct section *section,
    const char *anchor)
{
	struct reference reference = resolve(it, from, target);

	if (reference.kind != REFERENCE_SECTION || reference.section != section)
		fail_msg("'%s' is of kind %d, path '%.*s'", target, reference.kind, STR_ARG(reference.path));
	assert_text(reference.anchor, anchor);
}

static void
assert_kind(const struct fixture *it, const char *target, enum reference_kind kind, const char *path)
{
	struct reference reference = resolve(it, it->basics, target);

	if (reference.kind != kind)
		fail_msg("'%s' is of kind %d, path '%.*s'", target, reference.kind, STR_ARG(reference.path));
	assert_text(reference.path, path);
}

static void
leads_to_sections_by_relative_paths(void **state)
{
	struct fixture it = fixture_of(*state);

	assert_section(&it, it.basics, "02-talent.md", it.talent, "");
	assert_section(&it, it.basics, "./02-talent.md", it.talent, "");
	assert_section(&it, it.basics, "cases/01-bridge.md", it.bridge, "");
	assert_section(&it, it.bridge, "../02-talent.md", it.talent, "");
	assert_section(&it, it.basics, "../../quzhou/2020/04-cooperation.md", it.other, "");
	assert_section(&it, it.basics, "../../../policies/zhejiang-2020/01-goals.md", it.goals, "");
	assert_section(&it, it.about, "../cities/hangzhou/2023/02-talent.md", it.talent, "");
	assert_section(&it, it.goals, "../../pages/about.md", it.about, "");
	assert_section(&it, it.basics, ".././2023//02-talent.md", it.talent, "");
	assert_section(&it, it.basics, "../../../../content/pages/about.md", it.about, "");
}

static void
leads_to_anchors(void **state)
{
	struct fixture it = fixture_of(*state);
	struct reference reference;

	assert_section(&it, it.basics, "02-talent.md#tbl-jobs", it.talent, "tbl-jobs");
	assert_section(&it, it.basics, "../../quzhou/2020/04-cooperation.md#现代学徒制", it.other, "现代学徒制");
	assert_section(&it, it.basics, "02-talent.md#%E8%A7%84%E6%A8%A1", it.talent, "规模");
	assert_section(&it, it.talent, "#tbl-jobs", it.talent, "tbl-jobs");
	assert_section(&it, it.talent, "", it.talent, "");
	assert_section(&it, it.talent, "#", it.talent, "");
	assert_section(&it, it.basics, "02-talent.md#", it.talent, "");
	reference = resolve(&it, it.basics, "02-talent.md#tbl-job");
	assert_int_equal(reference.kind, REFERENCE_NO_ANCHOR);
	assert_ptr_equal(reference.section, it.talent);
	assert_text(reference.anchor, "tbl-job");
	assert_int_equal(resolve(&it, it.basics, "#tbl-jobs").kind, REFERENCE_NO_ANCHOR);
	assert_int_equal(resolve(&it, it.basics, "02-talent.md#tbl-jobs#x").kind, REFERENCE_NO_ANCHOR);
}

static void
undoes_percent_encoding_once(void **state)
{
	struct fixture it = fixture_of(*state);

	assert_section(&it, it.basics, "02%2Dtalent.md", it.talent, "");
	assert_section(&it, it.basics, "%2e%2e/2023/02-talent.md", it.talent, "");
	assert_section(&it, it.basics, "..%2F2023%2f02-talent.md", it.talent, "");
	assert_kind(&it, "../../../../assets/附表%201%23a%3F.pdf", REFERENCE_ASSET, "assets/附表 1#a?.pdf");
	assert_kind(
	    &it, "../../../../assets/%E9%99%84%E8%A1%A8%201%23a%3F.pdf", REFERENCE_ASSET, "assets/附表 1#a?.pdf");
	assert_kind(&it, "02%252Dtalent.md", REFERENCE_NO_FILE, "content/cities/hangzhou/2023/02%2Dtalent.md");
	assert_kind(&it, "02-talent.md%", REFERENCE_NO_FILE, "content/cities/hangzhou/2023/02-talent.md%");
	assert_kind(&it, "a%4", REFERENCE_NO_FILE, "content/cities/hangzhou/2023/a%4");
	assert_kind(&it, "a%zz%4Gb", REFERENCE_NO_FILE, "content/cities/hangzhou/2023/a%zz%4Gb");
	assert_int_equal(resolve(&it, it.basics, "02-talent.md%00").kind, REFERENCE_NO_FILE);
}

static void
leads_to_folders_and_their_descriptions(void **state)
{
	struct fixture it = fixture_of(*state);
	static const char *const cities[] = { "..", "../", "../city.json", "../../hangzhou", "../../hangzhou/" };
	static const char *const reports[] = { "../2022", "../2022/", "../2022/report.json", "../2022/." };
	static const char *const policies[] = { "../../../policies/zhejiang-2020", "../../../policies/zhejiang-2020/",
		"../../../policies/zhejiang-2020/policy.json" };

	for (size_t i = 0; i < sizeof cities / sizeof *cities; i++) {
		assert_int_equal(resolve(&it, it.basics, cities[i]).kind, REFERENCE_CITY);
		assert_ptr_equal(resolve(&it, it.basics, cities[i]).city, it.hangzhou);
	}
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		assert_int_equal(resolve(&it, it.basics, reports[i]).kind, REFERENCE_REPORT);
		assert_ptr_equal(resolve(&it, it.basics, reports[i]).report, it.older);
	}
	for (size_t i = 0; i < sizeof policies / sizeof *policies; i++) {
		assert_int_equal(resolve(&it, it.basics, policies[i]).kind, REFERENCE_POLICY);
		assert_ptr_equal(resolve(&it, it.basics, policies[i]).policy, it.policy);
	}
	assert_ptr_equal(resolve(&it, it.basics, ".").report, it.report);
	assert_kind(&it, "../../../../assets/map.png", REFERENCE_ASSET, "assets/map.png");
}

static void
leads_to_no_file_that_is_not_there(void **state)
{
	static const char *const targets[] = { "03-none.md", "02-talent.md?raw=1", "?raw=1", "../2021", "../../ningbo",
		"../../..", "../..", "../../../policies", "../../../../assets", "../../../policies/none",
		"../2023/cases", "../2022/x", "data.json", "../../city.json", "city.json", "../report.json",
		"policy.json", "../policy.json", "../../../policies/zhejiang-2020/city.json", "../../../site.json",
		"02-Talent.md", "02-talent", "02-talent.md.", "../../../cities/hangzhou/city.json/city.json" };
	struct fixture it = fixture_of(*state);

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		struct reference reference = resolve(&it, it.basics, targets[i]);

		if (reference.kind != REFERENCE_NO_FILE)
			fail_msg(
			    "'%s' is of kind %d, path '%.*s'", targets[i], reference.kind, STR_ARG(reference.path));
	}
	assert_kind(&it, "../2021/x.md", REFERENCE_NO_FILE, "content/cities/hangzhou/2021/x.md");
}

/* Pages made of data have no anchors that a text may lean on. */
static void
leads_to_no_anchor_of_a_folder(void **state)
{
	static const char *const targets[] = { "../2022#规模", "..#x", "../city.json#x",
		"../../../policies/zhejiang-2020#x" };
	struct fixture it = fixture_of(*state);

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		assert_int_equal(resolve(&it, it.basics, targets[i]).kind, REFERENCE_NO_ANCHOR);
		assert_null(resolve(&it, it.basics, targets[i]).section);
	}
	assert_int_equal(resolve(&it, it.basics, "../2022#").kind, REFERENCE_REPORT);
}

static void
never_leaves_the_site_folder(void **state)
{
	static const char *const targets[] = { "/etc/passwd", "/content/pages/about.md", "//host/x", "../../../../../x",
		"../../../../..", "%2Fetc/passwd", "..%2f..%2f..%2f..%2f..%2fx", "../../../../assets/../../x" };
	struct fixture it = fixture_of(*state);

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
		if (resolve(&it, it.basics, targets[i]).kind != REFERENCE_OUTSIDE)
			fail_msg("'%s' is of kind %d", targets[i], resolve(&it, it.basics, targets[i]).kind);
}

static void
knows_four_schemes(void **state)
{
	static const char *const bad[] = { "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:x",
		"data:text/html,x", "ftp://host/", "file:///etc/passwd", "vbscript:x", "https:host", "http:/host",
		"C:\\x", "tel:110", " https://x", "\x01javascript:x", "mail to:x" };
	struct fixture it = fixture_of(*state);

	assert_kind(&it, "https://example.cn/a?b#c", REFERENCE_EXTERNAL, "https://example.cn/a?b#c");
	assert_kind(&it, "http://example.cn", REFERENCE_EXTERNAL, "http://example.cn");
	assert_kind(&it, "mailto:a@example.cn", REFERENCE_EXTERNAL, "mailto:a@example.cn");
	assert_kind(&it, "indicator:employment_rate", REFERENCE_INDICATOR, "employment_rate");
	assert_kind(&it, "indicator:employment", REFERENCE_NO_INDICATOR, "employment");
	assert_kind(&it, "indicator:", REFERENCE_NO_INDICATOR, "");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (resolve(&it, it.basics, bad[i]).kind != REFERENCE_BAD_SCHEME)
			fail_msg("'%s' is of kind %d", bad[i], resolve(&it, it.basics, bad[i]).kind);
	assert_int_equal(resolve(&it, it.basics, ":x").kind, REFERENCE_NO_FILE);
	assert_int_equal(resolve(&it, it.basics, "#a:b").kind, REFERENCE_NO_ANCHOR);
	assert_int_equal(resolve(&it, it.basics, "./a:b.md").kind, REFERENCE_NO_FILE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(leads_to_sections_by_relative_paths),
		MODEL_TEST(leads_to_anchors),
		MODEL_TEST(undoes_percent_encoding_once),
		MODEL_TEST(leads_to_folders_and_their_descriptions),
		MODEL_TEST(leads_to_no_file_that_is_not_there),
		MODEL_TEST(leads_to_no_anchor_of_a_folder),
		MODEL_TEST(never_leaves_the_site_folder),
		MODEL_TEST(knows_four_schemes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
