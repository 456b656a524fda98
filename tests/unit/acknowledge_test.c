#include "check/check.h"
#include "check/locate.h"

#include "site_fixture.h"

/* What a report acknowledges, against findings that are made here. */

/* The report with this list of acknowledgements. */
static void
acknowledge(struct site_fixture *it, const char *list)
{
	struct str text = str_format(&it->arena,
	    "{\"title\": \"年报\", \"report_year\": 2023, \"data_year\": 2023, \"chapter_set\": \"moe\",\n"
	    " \"publisher\": \"杭州市教育局\", \"status\": \"published\", \"acknowledged\": [\n%s]}\n",
	    list);

	site_write_bytes(it, report_path, text);
}

/* The second chapter; its text begins on line 4. */
static void
write_students(struct site_fixture *it, const char *text)
{
	site_write(it, students_path, str_zero(&it->arena, str_format(&it->arena, "---\ntitle: t\n---\n%s\n", text)));
}

static struct place
place_of(struct site_fixture *it, const char *path, const char *text)
{
	for (size_t i = 0; i < it->sources.count; i++) {
		const struct source *source = it->sources.items[i];
		size_t at = str_find(source->text, str_from(text), 0);

		if (str_ends(source->path, str_from(path)) && at != SIZE_MAX)
			return place_at(source, at, strlen(text));
	}
	fail_msg("no '%s' in %s", text, path);
	return (struct place){ 0 };
}

/* A finding of a code that is in no table, so that it is always wanted. */
static void
find(struct site_fixture *it, const char *path, const char *text)
{
	diag_warning(&it->diags, "invented", place_of(it, path, text), "'%s'", text);
}

/* Loads, finds `texts` in the second chapter, and gives what is left. */
static size_t
acknowledged(struct site_fixture *it, const char *const *texts)
{
	const struct check_options options = { 0 };

	site_must_load(it);
	for (; *texts; texts++)
		find(it, "02-students.md", *texts);
	return check_acknowledge(it->site, &options, &it->diags);
}

static const char parts[] = "## 招生\n\n甲校 100 人。\n\n### 细目\n\n乙校 200 人。\n\n## 就业\n\n丙校 300 人。";

static void
fits_what_is_under_the_heading(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, parts);
	acknowledge(
	    it, "{\"code\": \"invented\", \"at\": \"02-students.md#招生\", \"quote\": \"人\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "100", "200", "300", NULL }), 2);
	assert_codes(&it->diags, "invented");
	assert_told(&it->diags, "invented", "'300'");

	acknowledge(it, "{\"code\": \"invented\", \"at\": \"02-students.md#细目\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "100", "200", "300", NULL }), 1);
	assert_codes(&it->diags, "invented invented");

	acknowledge(it, "{\"code\": \"invented\", \"at\": \"02-students.md\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "100", "200", "300", NULL }), 3);
	assert_codes(&it->diags, "");
}

static void
wants_the_quote_in_the_passage(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "## 就业\n\n甲校*在校*\n学生 {{value.enrolment}}，乙校 200 人。\n\n丙校 300 人。");
	acknowledge(it,
	    "{\"code\": \"invented\", \"at\": \"02-students.md\", \"quote\": \"在校学生 47907人\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "200", "300", NULL }), 1);
	assert_codes(&it->diags, "invented");

	acknowledge(it, "{\"code\": \"invented\", \"at\": \"02-students.md\", \"quote\": \"{{value.enrolment}}\", "
			"\"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "200", "300", NULL }), 1);

	acknowledge(it, "{\"code\": \"invented\", \"at\": \"02-students.md\", \"quote\": \"丁校\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "200", "300", NULL }), 0);
	assert_codes(&it->diags, "invented invented acknowledged-nothing");
	assert_finding(&it->diags, "acknowledged-nothing", 3, 28, "\"02-students.md\"");
}

static void
fits_a_captioned_table(void **state)
{
	struct site_fixture *it = *state;

	write_students(it, "## 就业\n\n表：甲 {#tbl-a}\n\n| 校 | 人 |\n|---|---|\n| 甲 | 100 |\n| 乙 | 200 |\n\n"
			   "表：乙 {#tbl-b}\n\n| 校 | 人 |\n|---|---|\n| 丙 | 300 |\n\n丁校 400 人。");
	acknowledge(
	    it, "{\"code\": \"invented\", \"at\": \"02-students.md#tbl-a\", \"quote\": \"乙\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "100", "200", "300", "400", NULL }), 1);
	acknowledge(it, "{\"code\": \"invented\", \"at\": \"02-students.md#tbl-b\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ "100", "200", "300", "400", "表：乙", NULL }), 2);
	assert_codes(&it->diags, "invented invented invented");
}

static void
fits_by_any_place_of_the_finding(void **state)
{
	struct site_fixture *it = *state;
	const struct check_options options = { 0 };

	write_students(it, parts);
	acknowledge(it, "{\"code\": \"invented\", \"at\": \"02-students.md#就业\", \"reason\": \"r\"}");
	site_must_load(it);
	find(it, "02-students.md", "100");
	diag_also(&it->diags, place_of(it, "02-students.md", "200"), "a part");
	diag_also(&it->diags, place_of(it, "02-students.md", "300"), "a part");
	assert_int_equal(check_acknowledge(it->site, &options, &it->diags), 1);
}

static void
fits_a_figure_of_the_data(void **state)
{
	struct site_fixture *it = *state;
	const struct check_options options = { 0 };

	acknowledge(it,
	    "{\"code\": \"invented\", \"at\": \"observations.rate.2023\", \"quote\": \"97.50%\", \"reason\": "
	    "\"r\"},\n{\"code\": \"invented\", \"at\": \"breakdowns.enrolment.2023.建德市\", \"quote\": \"9\", "
	    "\"reason\": \"r\"}");
	site_must_load(it);
	find(it, "data.json", "97.50");
	find(it, "data.json", "47845");
	find(it, "data.json", "7907}");
	find(it, "data.json", "97.4"); /* also stated for the rate */
	assert_int_equal(check_acknowledge(it->site, &options, &it->diags), 3);
	assert_codes(&it->diags, "invented");
	assert_told(&it->diags, "invented", "'47845'");
}

static void
fits_a_file_of_the_report(void **state)
{
	struct site_fixture *it = *state;
	const struct check_options options = { 0 };

	acknowledge(it, "{\"code\": \"invented\", \"at\": \"data.json\", \"reason\": \"r\"}");
	site_must_load(it);
	assert_true(check_site(it->site, &it->diags));
	diag_error(&it->diags, "invented", place_file(site_report(it)->data_source), "something is absent");
	diag_error(&it->diags, "invented", place_file(site_report(it)->source), "another file");
	assert_int_equal(check_acknowledge(it->site, &options, &it->diags), 1);
	assert_codes(&it->diags, "invented");
}

static void
has_the_nearest_code_for_one_that_is_not_known(void **state)
{
	struct site_fixture *it = *state;

	acknowledge(it, "{\"code\": \"emphasis-lef\", \"at\": \"02-students.md\", \"reason\": \"r\"}");
	assert_int_equal(acknowledged(it, (const char *[]){ NULL }), 0);
	assert_codes(&it->diags, "acknowledged-nothing");
	assert_hint(&it->diags, "acknowledged-nothing", "'emphasis-left'");
	assert_int_equal(diags_count(&it->diags, SEVERITY_ERROR), 0);
}

/* Pages could not be made with them. */
static void
leaves_mistakes_of_links_as_they_are(void **state)
{
	struct site_fixture *it = *state;
	const struct check_options options = { 0 };

	write_students(it, "## 就业\n\n[甲](gone.md)");
	acknowledge(it, "{\"code\": \"link-file\", \"at\": \"02-students.md\", \"reason\": \"r\"}");
	site_must_load(it);
	assert_false(check_site(it->site, &it->diags));
	assert_int_equal(check_acknowledge(it->site, &options, &it->diags), 0);
	assert_codes(&it->diags, "link-file acknowledged-nothing");
}

/* The finding may be in what could not be read. */
static void
says_nothing_when_not_all_could_be_read(void **state)
{
	struct site_fixture *it = *state;
	const struct check_options options = { 0 };

	acknowledge(it, "{\"code\": \"emphasis-left\", \"at\": \"02-students.md\", \"reason\": \"r\"}");
	site_write(it, students_path, "no head");
	assert_false(site_load(it));
	assert_int_equal(check_acknowledge(it->site, &options, &it->diags), 0);
	assert_codes(&it->diags, "head-missing");
}

/* One that belongs to a rule that is not asked says nothing when it fits nothing. */
static void
speaks_of_the_rules_that_are_wanted_only(void **state)
{
	struct site_fixture *it = *state;
	const struct str html = STR("html-dropped"), emphasis = STR("emphasis-left"),
			 nothing = STR("acknowledged-nothing");
	const struct check_options cases[] = {
		{ .only = { (struct str *)&html, 1, 1 } },
		{ .no = { (struct str *)&emphasis, 1, 1 } },
		{ .no = { (struct str *)&nothing, 1, 1 } },
		{ .only = { (struct str *)&emphasis, 1, 1 } },
	};

	acknowledge(it, "{\"code\": \"emphasis-left\", \"at\": \"02-students.md\", \"reason\": \"r\"}");
	site_must_load(it);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(check_acknowledge(it->site, &cases[i], &it->diags), 0);
		assert_codes(&it->diags, i == 3 ? "acknowledged-nothing" : "");
	}
}

/* ---- the passage of a place ---- */

static void
finds_the_passage_of_a_place(void **state)
{
	struct site_fixture *it = *state;
	struct locator locator = { .arena = &it->arena };
	struct location at;

	write_students(
	    it, "## 就业\n\n在校 {{value.enrolment}}，乙&amp;丙 200 人。\n\n| 校 | 人 |\n|---|---|\n| 甲 | 100 |");
	site_must_load(it);
	locator.site = it->site;
	at = locator_find(&locator, place_of(it, "02-students.md", "{{value.enrolment}}"));
	assert_text(str_slice(at.passage->text.text, at.from, at.to), "47907人");
	assert_int_equal(at.reading->items[at.block].heading, 1);
	assert_non_null(at.section);
	at = locator_find(&locator, place_of(it, "02-students.md", "乙&amp;丙 200"));
	assert_text(str_slice(at.passage->text.text, at.from, at.to), "乙&丙 200");
	at = locator_find(&locator, place_of(it, "02-students.md", "100"));
	assert_int_equal(at.cell, 3);
	assert_text(str_slice(at.passage->text.text, at.from, at.to), "100");
	at = locator_find(&locator, place_of(it, "02-students.md", "title"));
	assert_true(at.reading && !at.passage && at.block == SIZE_MAX);
	at = locator_find(&locator, place_of(it, "data.json", "97.50"));
	assert_null(at.reading);
	assert_null(locator_find(&locator, (struct place){ 0 }).reading);
	assert_null(locator_find(&locator, place_path(&it->arena, STR("gone"))).reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(fits_what_is_under_the_heading),
		SITE_TEST(wants_the_quote_in_the_passage),
		SITE_TEST(fits_a_captioned_table),
		SITE_TEST(fits_by_any_place_of_the_finding),
		SITE_TEST(fits_a_figure_of_the_data),
		SITE_TEST(fits_a_file_of_the_report),
		SITE_TEST(has_the_nearest_code_for_one_that_is_not_known),
		SITE_TEST(leaves_mistakes_of_links_as_they_are),
		SITE_TEST(says_nothing_when_not_all_could_be_read),
		SITE_TEST(speaks_of_the_rules_that_are_wanted_only),
		SITE_TEST(finds_the_passage_of_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
