#ifndef QSITE_TESTS_SITE_FIXTURE_H
#define QSITE_TESTS_SITE_FIXTURE_H

#include "base/file.h"
#include "load/load.h"

#include "findings.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A small site folder on disk, right in everything, for tests to change: files are
 * written over, removed or added, then the site is loaded.
 *
 *     site_write(it, "content/cities/hangzhou/2023/data.json", "{}");
 *     assert_false(site_load(it));
 *     assert_codes(&it->diags, "json-type");
 *
 * One city with one report of two chapters, one policy with a target, one page. */

struct site_fixture {
	char folder[64];
	struct arena arena;
	struct sources sources;
	struct diags diags;
	struct site *site; /* of the last site_load */
	struct load_options options;
};

static const char *const site_files[][2] = {
	{ "content/site.json",
	    "{\"title\": \"质量年报\", \"base_url\": \"https://example.cn/zlnb\", \"language\": \"zh-CN\",\n"
	    " \"theme\": \"plain\", \"publisher\": \"示例站\", \"description\": \"说明\"}\n" },
	{ "content/indicators.json",
	    "{\"groups\": [{\"id\": \"students\", \"name\": \"学生\"}],\n"
	    " \"indicators\": {\n"
	    "  \"enrolment\": {\"name\": \"在校生\", \"unit\": \"人\", \"kind\": \"count\", \"group\": \"students\",\n"
	    "    \"definition\": \"d\"},\n"
	    "  \"rate\": {\"name\": \"就业率\", \"unit\": \"%\", \"kind\": \"share\", \"decimals\": 2, \"direction\": "
	    "\"up\",\n"
	    "    \"group\": \"students\", \"definition\": \"d\", \"formula\": \"employed / graduates\", \"range\": [0, "
	    "100],\n"
	    "    \"aliases\": [\"就业\"], \"version\": \"2\", \"main\": true},\n"
	    "  \"employed\": {\"name\": \"就业人数\", \"unit\": \"人\", \"kind\": \"count\", \"group\": \"students\",\n"
	    "    \"definition\": \"d\", \"range\": [0, null]},\n"
	    "  \"graduates\": {\"name\": \"毕业生\", \"unit\": \"人\", \"kind\": \"count\", \"group\": \"students\",\n"
	    "    \"definition\": \"d\"}}}\n" },
	{ "content/chapters.json",
	    "{\"topics\": {\"basics\": {\"name\": \"基本情况\"}},\n"
	    " \"sets\": {\"moe\": {\"name\": \"部颁\", \"chapters\": [\n"
	    "   {\"title\": \"基本情况\", \"topic\": \"basics\", \"requires\": [\"enrolment\"]}]}}}\n" },
	{ "content/cities/hangzhou/city.json",
	    "{\"name\": \"杭州市\", \"short\": \"杭州\", \"code\": \"330100\", \"province\": \"浙江省\",\n"
	    " \"bureau\": \"杭州市教育局\", \"districts\": [\"市本级\", \"建德市\"]}\n" },
	{ "content/cities/hangzhou/2023/report.json",
	    "{\"title\": \"年报\", \"report_year\": 2023, \"data_year\": 2023, \"chapter_set\": \"moe\",\n"
	    " \"publisher\": \"杭州市教育局\", \"status\": \"published\"}\n" },
	{ "content/cities/hangzhou/2023/data.json",
	    "{\"observations\": {\n"
	    "  \"enrolment\": {\"2022\": 47845, \"2023\": {\"value\": 47907, \"source\": \"01-basics.md#规模\"}},\n"
	    "  \"rate\": {\"2023\": {\"value\": 97.50, \"status\": \"r\", \"note\": \"含升学\",\n"
	    "    \"also\": [{\"value\": 97.4, \"source\": \"02-students.md\"}]}}},\n"
	    " \"breakdowns\": {\"enrolment\": {\"by\": \"district\", \"2023\": {\"市本级\": 40000, \"建德市\": "
	    "7907}}}}\n" },
	{ "content/cities/hangzhou/2023/01-basics.md",
	    "---\ntitle: 基本情况\ntopic: basics\n---\n## "
	    "规模\n\n在校生{{value.enrolment}}，见[学生](02-students.md)。\n" },
	{ "content/cities/hangzhou/2023/02-students.md",
	    "---\ntitle: 学生发展\n---\n## 就业\n\n[就业率](indicator:rate)。\n" },
	{ "content/policies/zhejiang-2020/policy.json",
	    "{\"title\": \"方案\", \"issuer\": \"省政府\", \"published\": \"2020-11-06\",\n"
	    " \"targets\": [{\"indicator\": \"rate\", \"at_least\": 98.5, \"by\": 2025, \"where\": "
	    "\"01-goals.md\"}]}\n" },
	{ "content/policies/zhejiang-2020/01-goals.md", "---\ntitle: 目标\n---\n文字。\n" },
	{ "content/pages/about.md", "---\ntitle: 关于\n---\n见[杭州](../cities/hangzhou/2023/01-basics.md#规模)。\n" },
	{ "themes/plain/theme.json",
	    "{\"name\": \"朴素\", \"chart\": {\"fonts\": {\"text\": [\"Noto Sans CJK SC\", \"sans\"]}}}\n" },
	{ "themes/plain/layouts/home.mustache", "<p>home</p>\n" },
	{ "themes/plain/partials/card.mustache", "<p>card</p>\n" },
	{ "themes/plain/static/style.css", "p { margin: 0 }\n" },
	{ "themes/plain/strings/en.json", "{\"report\": {\"title\": \"Report\", \"publisher\": \"Publisher\"}}\n" },
	{ "themes/plain/strings/zh-CN.json", "{\"report\": {\"title\": \"报告\", \"publisher\": \"发布单位\"}}\n" },
};

static const char report_path[] = "content/cities/hangzhou/2023/report.json";
static const char data_path[] = "content/cities/hangzhou/2023/data.json";
static const char basics_path[] = "content/cities/hangzhou/2023/01-basics.md";
static const char students_path[] = "content/cities/hangzhou/2023/02-students.md";

static inline struct str
site_path(struct site_fixture *it, const char *path)
{
	return str_format(&it->arena, "%s/%s", it->folder, path);
}

static inline void
site_write_bytes(struct site_fixture *it, const char *path, struct str bytes)
{
	struct str full = site_path(it, path);

	assert_true(folder_make(path_folder(full), &it->diags));
	assert_true(file_write(full, bytes, &it->diags));
}

static inline void
site_write(struct site_fixture *it, const char *path, const char *text)
{
	site_write_bytes(it, path, str_from(text));
}

static inline void
site_remove(struct site_fixture *it, const char *path)
{
	assert_true(tree_remove(site_path(it, path), &it->diags));
}

/* Replaces the first `from` in a file. */
static inline void
site_change(struct site_fixture *it, const char *path, const char *from, const char *to)
{
	struct str text;
	size_t at;

	assert_true(file_read(&it->arena, site_path(it, path), &text, &it->diags));
	at = str_find(text, str_from(from), 0);
	if (at == SIZE_MAX)
		fail_msg("no '%s' in %s", from, path);
	site_write_bytes(it, path,
	    str_format(&it->arena, "%.*s%s%.*s", STR_ARG(str_slice(text, 0, at)), to,
		STR_ARG(str_slice(text, at + strlen(from), text.len))));
}

/* Forgets what was loaded before, and loads. */
static inline bool
site_load(struct site_fixture *it)
{
	it->sources = (struct sources){ .arena = &it->arena };
	it->site = arena_new(&it->arena, struct site);
	it->site->arena = &it->arena;
	it->site->sources = &it->sources;
	it->diags.count = 0;
	return load_site(it->site, &it->options, &it->diags);
}

static inline void
site_must_load(struct site_fixture *it)
{
	bool ok = site_load(it);

	assert_codes(&it->diags, "");
	assert_true(ok);
}

static inline struct report *
site_report(const struct site_fixture *it)
{
	return site_city(it->site, STR("hangzhou"))->reports.items[0];
}

static inline int
site_setup(void **state)
{
	static struct site_fixture fixture;
	const char *base = getenv("TMPDIR");

	fixture = (struct site_fixture){ 0 };
	arena_init(&fixture.arena);
	diags_init(&fixture.diags, &fixture.arena, DIAG_ENGLISH);
	snprintf(
	    fixture.folder, sizeof fixture.folder, "%s/qsite-test-XXXXXX", base && strlen(base) < 40 ? base : "/tmp");
	assert_non_null(mkdtemp(fixture.folder));
	fixture.options = (struct load_options){
		.root = str_from(fixture.folder), .now = 1704067200, .workers = 1, .scratch = fixture.folder
	};
	for (size_t i = 0; i < sizeof site_files / sizeof *site_files; i++)
		site_write(&fixture, site_files[i][0], site_files[i][1]);
	*state = &fixture;
	return 0;
}

static inline int
site_teardown(void **state)
{
	struct site_fixture *it = *state;

	it->diags.count = 0;
	tree_remove(str_from(it->folder), &it->diags);
	assert_codes(&it->diags, "");
	arena_release(&it->arena);
	return 0;
}

#define SITE_TEST(function) cmocka_unit_test_setup_teardown(function, site_setup, site_teardown)

#endif
