#include "model/theme.h"

#include "site_fixture.h"

static bool
load(struct site_fixture *it, struct theme *theme)
{
	site_must_load(it);
	*theme = (struct theme){ 0 };
	return load_theme(theme, it->site, it->options.root, &it->diags);
}

static void
must_fail(struct site_fixture *it, const char *codes)
{
	struct theme theme;
	bool ok = load(it, &theme);

	assert_codes(&it->diags, codes);
	assert_false(ok);
}

static void
reads_a_theme_as_named_texts(void **state)
{
	struct site_fixture *it = *state;
	struct theme theme;

	site_write(it, "themes/plain/partials/deep/er.mustache", "x");
	site_write(it, "themes/plain/partials/card.mustache~", "not read");
	site_write(it, "themes/plain/static/fonts/a.woff2", "");
	assert_true(load(it, &theme));
	assert_codes(&it->diags, "");
	assert_text(theme.name, "朴素");
	assert_text(theme.folder, "themes/plain");
	assert_int_equal(theme.templates.count, 3);
	assert_text(theme.templates.items[0].name, "layouts/home");
	assert_text(theme.templates.items[1].name, "partials/card");
	assert_text(theme.templates.items[2].name, "partials/deep/er");
	assert_text(theme.templates.items[0].source->text, "<p>home</p>\n");
	assert_int_equal(theme.files.count, 2);
	assert_text(theme.files.items[0].path, "fonts/a.woff2");
	assert_text(theme.files.items[1].bytes, "p { margin: 0 }\n");
	assert_int_equal(theme.text_fonts.count, 2);
	assert_int_equal(theme.strong_fonts.count, 2);
	assert_true(str_starts(theme.settings, STR("{\"name\"")));
}

static void
takes_the_strings_of_the_language(void **state)
{
	struct site_fixture *it = *state;
	struct theme theme;

	assert_true(load(it, &theme));
	assert_text(theme_string(&theme, "report.publisher"), "发布单位");
	assert_text(theme_string(&theme, "report"), "");
	assert_true(str_ends(theme.strings_place.source->path, STR("strings/zh-CN.json")));
	site_change(it, "content/site.json", "zh-CN", "en");
	assert_true(load(it, &theme));
	assert_text(theme_string(&theme, "report.publisher"), "Publisher");
}

static void
does_without_folders_that_are_empty(void **state)
{
	struct site_fixture *it = *state;
	struct theme theme;

	site_remove(it, "themes/plain/partials");
	site_remove(it, "themes/plain/static");
	site_remove(it, "themes/plain/layouts");
	assert_true(load(it, &theme));
	assert_int_equal(theme.templates.count + theme.files.count, 0);
}

static void
names_the_nearest_theme(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, "content/site.json", "plain", "plan");
	must_fail(it, "theme-missing");
	assert_hint(&it->diags, "theme-missing", "'plain'");
	assert_finding(&it->diags, "theme-missing", 2, 11, "\"plan\"");
	site_remove(it, "themes");
	must_fail(it, "theme-missing");
}

static void
reads_no_theme_through_a_link(void **state)
{
	struct site_fixture *it = *state;

	assert_int_equal(symlink("plain", str_zero(&it->arena, site_path(it, "themes/linked"))), 0);
	site_change(it, "content/site.json", "plain", "linked");
	must_fail(it, "theme-missing");
}

static void
tells_keys_that_a_language_lacks(void **state)
{
	struct site_fixture *it = *state;

	site_write(
	    it, "themes/plain/strings/zh-CN.json", "{\"report\": {\"title\": \"报告\", \"publish\": \"发布单位\"}}");
	must_fail(it, "strings-key strings-key");
	assert_told(&it->diags, "strings-key", "'report.publisher' is missing in 'zh-CN'");
	assert_hint(&it->diags, "strings-key", "'report.publish'");
	assert_finding(&it->diags, "strings-key", 1, 32, "\"publisher\"");
}

static void
tells_keys_that_only_some_of_three_languages_have(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "themes/plain/strings/fr.json", "{\"report\": {\"title\": \"Rapport\"}}");
	must_fail(it, "strings-key strings-key");
	assert_told(&it->diags, "strings-key", "missing in 'fr'");
}

static void
tells_what_is_no_string(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "themes/plain/strings/zh-CN.json",
	    "{\"report\": {\"title\": [\"报告\"], \"publisher\": null, \"empty\": {}}}");
	must_fail(it, "json-type json-type");
}

static void
tells_two_ways_to_one_key(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "themes/plain/strings/zh-CN.json",
	    "{\"report\": {\"title\": \"报告\", \"publisher\": \"发布单位\"},\n \"report.title\": \"又\"}");
	must_fail(it, "json-duplicate");
	assert_finding(&it->diags, "json-duplicate", 2, 2, "\"report.title\"");
	assert_int_equal(finding_of(&it->diags, "json-duplicate")->notes->place.offset, 12);
}

static void
says_when_there_are_no_strings_for_the_language(void **state)
{
	struct site_fixture *it = *state;

	site_change(it, "content/site.json", "zh-CN", "de");
	must_fail(it, "theme-language");
	assert_finding(&it->diags, "theme-language", 1, 70, "\"de\"");
}

static void
is_not_noisy_about_damaged_strings(void **state)
{
	static const char *const texts[] = { "{", "", "[]", "\xff" };
	static const char *const codes[] = { "json-syntax", "file-empty", "json-type", "utf8-invalid" };
	struct site_fixture *it = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		site_write(it, "themes/plain/strings/zh-CN.json", texts[i]);
		must_fail(it, codes[i]);
	}
	site_remove(it, "themes/plain/strings");
	must_fail(it, "folder-read");
}

static void
is_not_noisy_about_a_site_without_language(void **state)
{
	struct site_fixture *it = *state;
	struct theme theme = { 0 };

	site_change(it, "content/site.json", "\"zh-CN\"", "\"\"");
	assert_false(site_load(it));
	load_theme(&theme, it->site, it->options.root, &it->diags);
	assert_codes(&it->diags, "json-value");
}

static void
tells_mistakes_of_the_settings(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "themes/plain/theme.json",
	    "{\"name\": \"\", \"chart\": {\"font\": [], \"fonts\": {\"text\": [1], \"bold\": []}}, \"x\": 1}");
	must_fail(it, "json-key json-value json-key json-key json-type");
	site_write(it, "themes/plain/theme.json", "{\"name\": \"n\", \"chart\": {\"fonts\": {\"strong\": [\"A\"]}}}");
	must_fail(it, "json-missing");
	site_write(it, "themes/plain/theme.json", "{\"name\": \"n\", \"chart\": []}");
	must_fail(it, "json-type");
	site_write(it, "themes/plain/theme.json", "{\"name\" \"n\"}");
	must_fail(it, "json-syntax");
	site_remove(it, "themes/plain/theme.json");
	must_fail(it, "file-missing");
}

static void
tells_templates_that_are_damaged(void **state)
{
	struct site_fixture *it = *state;

	site_write(it, "themes/plain/layouts/home.mustache", "<p>\xff</p>");
	assert_int_equal(
	    symlink("home.mustache", str_zero(&it->arena, site_path(it, "themes/plain/layouts/x.mustache"))), 0);
	must_fail(it, "file-link utf8-invalid");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(reads_a_theme_as_named_texts),
		SITE_TEST(takes_the_strings_of_the_language),
		SITE_TEST(does_without_folders_that_are_empty),
		SITE_TEST(names_the_nearest_theme),
		SITE_TEST(reads_no_theme_through_a_link),
		SITE_TEST(tells_keys_that_a_language_lacks),
		SITE_TEST(tells_keys_that_only_some_of_three_languages_have),
		SITE_TEST(tells_what_is_no_string),
		SITE_TEST(tells_two_ways_to_one_key),
		SITE_TEST(says_when_there_are_no_strings_for_the_language),
		SITE_TEST(is_not_noisy_about_damaged_strings),
		SITE_TEST(is_not_noisy_about_a_site_without_language),
		SITE_TEST(tells_mistakes_of_the_settings),
		SITE_TEST(tells_templates_that_are_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
