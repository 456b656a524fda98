#include "small_site.h"

#include "base/file.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct str
render_report(struct small_site *small)
{
	return small_site_render(small, "data/reports/hangzhou-2023.xlsx", render_report_xlsx);
}

/* Runs xlsx_dump.py; tests start in the project's root. The status of the process. */
static int
run_dump(const char *workbook, const char *text)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		if (freopen(text, "w", stdout))
			execlp("python3", "python3", "tests/unit/xlsx_dump.py", workbook, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

/* What a workbook holds, as text. */
static struct str
dump(struct small_site *small, struct str workbook)
{
	char folder[] = "/tmp/xlsx_test.XXXXXX";
	struct str path, text_path, text;

	assert_non_null(mkdtemp(folder));
	path = path_join(&small->arena, str_from(folder), STR("book.xlsx"));
	text_path = path_join(&small->arena, str_from(folder), STR("book.txt"));
	assert_true(file_write(path, workbook, &small->diags));
	assert_int_equal(run_dump(str_zero(&small->arena, path), str_zero(&small->arena, text_path)), 0);
	assert_true(file_read(&small->arena, text_path, &text, &small->diags));
	assert_true(tree_remove(str_from(folder), &small->diags));
	return text;
}

static void
writes_numbers_as_numbers_and_texts_as_texts(void **state)
{
	struct small_site *small = *state;
	struct str text;

	small_site_plan(small);
	text = dump(small, render_report(small));
	assert_has(&small->arena, text, "sheet 数据 filter ['A1:P7'] pane ['A2 frozen']\nA1 text city_code\n");
	assert_has(&small->arena, text, "P1 text page\n");
	/* a missing value has no cell */
	assert_has(&small->arena, text,
	    "A2 text 330100\n"
	    "B2 text 杭州市\n"
	    "C2 text enrolment\n"
	    "D2 text 在校生数\n"
	    "E2 number 2022.0 0\n"
	    "H2 text main\n"
	    "J2 text 人\n"
	    "K2 text none\n"
	    "O2 text 杭州年报2023\n"
	    "A3 ");
	assert_has(&small->arena, text, "I3 number 47907.0 0\n");
	assert_has(&small->arena, text, "F4 text 区县\nG4 text 市本级\nH4 text main\nI4 number 30000.0 0\n");
	assert_has(&small->arena, text, "E6 number 2023.0 0\nH6 text main\nI6 number 97.5 0.00\n");
	assert_has(&small->arena, text, "M6 text 含升学\nO6 text 杭州年报2023\nP6 text hangzhou/2023/jobs.html#就业\n");
	assert_has(&small->arena, text, "H7 text other\nI7 number 97.4 0.0\n");
	assert_int_equal(str_find(text, STR(" formula"), 0), SIZE_MAX);
}

static void
defines_the_indicators_of_a_report_in_order(void **state)
{
	struct small_site *small = *state;

	*arena_push(&small->arena, &small->employment->aliases) = STR("初次就业率");
	*arena_push(&small->arena, &small->employment->aliases) = STR("就业");
	small->employment->formula_text = STR("employed / graduates");
	small_site_plan(small);
	assert_has(&small->arena, dump(small, render_report(small)),
	    "A2 text enrolment\n"
	    "B2 text 在校生数\n"
	    "C2 text 人\n"
	    "D2 text 学生\n"
	    "E2 text number\n"
	    "G2 text 在校生数的定义\n"
	    "A3 text employment_rate\n"
	    "B3 text 就业率\n"
	    "C3 text %\n"
	    "D3 text 学生\n"
	    "E3 text share\n"
	    "F3 text more is better\n"
	    "G3 text 就业率的定义\n"
	    "H3 text employed / graduates\n"
	    "I3 text 初次就业率；就业\n"
	    "sheet 说明 ");
}

static void
tells_where_the_data_are_from(void **state)
{
	struct small_site *small = *state;
	struct str text;

	small_string(small, STR("data.notes_source"), STR("source"));
	small_site_plan(small);
	text = dump(small, render_report(small));
	assert_has(&small->arena, text, "B2 text 质量年报\n");
	assert_has(&small->arena, text, "B4 text https://edu.example.gov.cn/zlnb/hangzhou/2023/\n");
	assert_has(&small->arena, text, "B5 text CC BY 4.0 https://creativecommons.org/licenses/by/4.0/\n");
	assert_has(&small->arena, text,
	    "A6 text source\nB6 text 杭州年报2023 https://edu.hangzhou.gov.cn/\nA7 text city_code\n");
	assert_has(&small->arena, text, "A22 text page\nB22 text about data.page\n");
}

static void
writes_a_workbook_of_an_indicator_without_data(void **state)
{
	struct small_site *small = *state;
	struct str text;

	small_indicator(small, STR("training"), STR("培训"), STR_NONE);
	small_site_plan(small);
	text = dump(small, small_site_render(small, "data/indicators/training.xlsx", render_indicator_xlsx));
	assert_has(&small->arena, text, "title 培训\n");
	assert_has(&small->arena, text, "sheet 数据 filter ['A1:P1'] pane ['A2 frozen']\n");
	assert_has(&small->arena, text, "A2 text training\nB2 text 培训\n");
}

static void
keeps_texts_that_look_like_something_else(void **state)
{
	struct small_site *small = *state;
	struct observation *observation = &small->hangzhou_2023->observations.items[0];
	struct str text;

	observation->note = STR("=1+1");
	observation->stated = STR("a\x01\x0B_x0041_\xEF\xBF\xBF<&>_x00G1_");
	observation->also->note = STR("https://example.com/");
	small_site_plan(small);
	text = dump(small, render_report(small));
	assert_has(&small->arena, text, "M6 text =1+1\nN6 text a_x005F_x0041_<&>_x00G1_\n");
	assert_has(&small->arena, text, "M7 text https://example.com/\n");
}

static void
cuts_a_text_that_no_cell_can_hold(void **state)
{
	struct small_site *small = *state;
	struct strbuf note = { 0 };
	struct str text;

	strbuf_adds(&note, "𠮷");
	for (int i = 0; i < 40000; i++)
		strbuf_adds(&note, "年");
	small->hangzhou_2023->observations.items[0].note = strbuf_view(&note);
	small_site_plan(small);
	text = dump(small, render_report(small));
	text = str_slice(text, str_find(text, STR("M6 text 𠮷"), 0), text.len);
	str_cut(text, '\n', &text);
	/* two units are the first character, 32,765 the others: three bytes each */
	assert_int_equal(text.len, sizeof "M6 text 𠮷" - 1 + 32765 * 3);
	strbuf_release(&note);
}

/* The library would note the time. */
static void
has_the_same_bytes_whenever_and_wherever_it_is_made(void **state)
{
	struct small_site *small = *state;
	struct timespec pause = { .tv_sec = 1, .tv_nsec = 100000000 };
	struct str first, second;

	small_site_plan(small);
	first = str_copy(&small->arena, render_report(small));
	assert_has(&small->arena, dump(small, first),
	    "title 杭州年报2023\n"
	    "creator 示例站\n"
	    "lastModifiedBy 示例站\n"
	    "created 1980-01-01T00:00:00Z\n"
	    "modified 1980-01-01T00:00:00Z\n");
	nanosleep(&pause, NULL);
	assert_int_equal(setenv("TZ", "Asia/Shanghai", 1), 0);
	assert_int_equal(setenv("TMPDIR", "/var/tmp", 1), 0);
	tzset();
	second = render_report(small);
	assert_true(first.len > 1000 && str_eq(first, second));
	unsetenv("TZ");
	unsetenv("TMPDIR");
	tzset();
}

/* The library does not see whether it could write its temporary files. */
static void
makes_no_temporary_file_on_disk(void **state)
{
	struct small_site *small = *state;
	char folder[] = "/tmp/xlsx_test.XXXXXX", event[4096];
	int watch = inotify_init1(IN_NONBLOCK);

	small_site_plan(small);
	assert_non_null(mkdtemp(folder));
	assert_true(watch >= 0 && inotify_add_watch(watch, folder, IN_CREATE) >= 0);
	assert_int_equal(setenv("TMPDIR", folder, 1), 0);
	render_report(small);
	assert_int_equal(read(watch, event, sizeof event), -1);
	assert_int_equal(errno, EAGAIN);
	unsetenv("TMPDIR");
	close(watch);
	rmdir(folder);
}

static void
assert_fails(struct small_site *small, const char *piece)
{
	assert_false(small_site_try(small, "data/reports/hangzhou-2023.xlsx", render_report_xlsx));
	assert_int_equal(small->diags.count, 1);
	assert_string_equal(small->diags.items[0].code, "xlsx-write");
	assert_int_equal(small->diags.items[0].severity, SEVERITY_SYSTEM);
	assert_has(&small->arena, small->diags.items[0].text, piece);
}

static void
reports_a_sheet_name_that_excel_does_not_take(void **state)
{
	struct small_site *small = *state;
	struct str *name;

	small_site_plan(small);
	name = map_get(&small->theme.strings, STR("data.sheet_definitions"));
	*name = STR("a/b");
	assert_fails(small, "cannot contain invalid characters");
}

static void
reports_that_no_file_can_be_written(void **state)
{
	struct small_site *small = *state;
	struct rlimit limit, before;

	small_site_plan(small);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 0;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_fails(small, "cannot make the workbook");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
}

static void
reports_that_no_file_can_be_opened(void **state)
{
	struct small_site *small = *state;
	struct rlimit limit, before;

	small_site_plan(small);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	limit = before;
	limit.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	assert_false(small_site_try(small, "data/reports/hangzhou-2023.xlsx", render_report_xlsx));
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_has(&small->arena, small->diags.items[0].text, "memfd_create");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(writes_numbers_as_numbers_and_texts_as_texts),
		TEST(defines_the_indicators_of_a_report_in_order),
		TEST(tells_where_the_data_are_from),
		TEST(writes_a_workbook_of_an_indicator_without_data),
		TEST(keeps_texts_that_look_like_something_else),
		TEST(cuts_a_text_that_no_cell_can_hold),
		TEST(has_the_same_bytes_whenever_and_wherever_it_is_made),
		TEST(makes_no_temporary_file_on_disk),
		TEST(reports_a_sheet_name_that_excel_does_not_take),
		TEST(reports_that_no_file_can_be_written),
		TEST(reports_that_no_file_can_be_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
