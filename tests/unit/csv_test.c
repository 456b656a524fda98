#include "small_site.h"

#define HEADER                                                                                                         \
	"\xEF\xBB\xBF"                                                                                                 \
	"city_code,city,indicator_id,indicator,year,by,item,statement,value,unit,status,version,note,stated,report,"   \
	"page\r\n"

#define HANGZHOU_2022 "330100,杭州市,enrolment,在校生数,2022,,,main,45000,人,,,,4.5万人,杭州年报2022,\r\n"

#define HANGZHOU_2023_ENROLMENT                                                                                        \
	"330100,杭州市,enrolment,在校生数,2022,,,main,,人,none,,,,杭州年报2023,\r\n"                       \
	"330100,杭州市,enrolment,在校生数,2023,,,main,47907,人,provisional,,,,杭州年报2023,\r\n"           \
	"330100,杭州市,enrolment,在校生数,2023,区县,市本级,main,30000,人,,,,,杭州年报2023,\r\n"       \
	"330100,杭州市,enrolment,在校生数,2023,区县,建德市,main,17907,人,,,,,杭州年报2023,\r\n"

#define HANGZHOU_2023_EMPLOYMENT                                                                                       \
	"330100,杭州市,employment_rate,就业率,2023,,,main,97.50,%,,,含升学,,杭州年报2023,"                \
	"hangzhou/2023/jobs.html#就业\r\n"                                                                           \
	"330100,杭州市,employment_rate,就业率,2023,,,other,97.4,%,,,另一章,约97.4%,杭州年报2023,\r\n"

#define SHAOXING_2022 "330600,绍兴市,enrolment,在校生数,2021,,,main,-0.50,人,,,,,绍兴年报2022,\r\n"

static void
sorts_all_statements_by_city_report_indicator_and_year(void **state)
{
	struct small_site *small = *state;
	struct str csv;

	small_site_plan(small);
	csv = small_site_render(small, "data/observations.csv", render_observations_csv);
	assert_bytes(
	    &small->arena, csv, HEADER HANGZHOU_2022 HANGZHOU_2023_ENROLMENT HANGZHOU_2023_EMPLOYMENT SHAOXING_2022);
}

static void
keeps_one_indicator_or_one_report(void **state)
{
	struct small_site *small = *state;
	struct str csv;

	small_site_plan(small);
	csv = small_site_render(small, "data/indicators/enrolment.csv", render_indicator_csv);
	assert_bytes(&small->arena, csv, HEADER HANGZHOU_2022 HANGZHOU_2023_ENROLMENT SHAOXING_2022);
	csv = small_site_render(small, "data/reports/hangzhou-2023.csv", render_report_csv);
	assert_bytes(&small->arena, csv, HEADER HANGZHOU_2023_ENROLMENT HANGZHOU_2023_EMPLOYMENT);
}

static void
has_a_header_only_when_there_is_no_data(void **state)
{
	struct small_site *small = *state;

	small->site.cities = (struct map){ 0 };
	small_site_plan(small);
	assert_bytes(&small->arena, small_site_render(small, "data/observations.csv", render_observations_csv), HEADER);
}

static void
keeps_the_order_of_years_and_parts_whatever_data_json_has(void **state)
{
	struct small_site *small = *state;
	struct observation_list *list = &small->shaoxing_2022->observations;
	struct str csv;

	small_observation(small, list, small->shaoxing_2022, small->enrolment, 2019, STR("3"));
	small_observation(small, list, small->shaoxing_2022, small->enrolment, 2020, STR("4"));
	small_site_plan(small);
	csv = small_site_render(small, "data/reports/shaoxing-2022.csv", render_report_csv);
	assert_bytes(&small->arena, csv,
	    HEADER "330600,绍兴市,enrolment,在校生数,2019,,,main,3,人,,,,,绍兴年报2022,\r\n"
		   "330600,绍兴市,enrolment,在校生数,2020,,,main,4,人,,,,,绍兴年报2022,\r\n" SHAOXING_2022);
}

static void
keeps_a_kind_of_breakdown_that_the_theme_has_no_word_for(void **state)
{
	struct small_site *small = *state;

	small->hangzhou_2023->breakdowns.items[0].by = STR("ownership");
	small_site_plan(small);
	assert_has(&small->arena, small_site_render(small, "data/reports/hangzhou-2023.csv", render_report_csv),
	    ",2023,ownership,市本级,");
}

static void
gives_each_statement_its_own_page(void **state)
{
	struct small_site *small = *state;

	small->hangzhou_2023->observations.items[0].also->origin.section = small->jobs;
	small_site_plan(small);
	assert_has(&small->arena, small_site_render(small, "data/reports/hangzhou-2023.csv", render_report_csv),
	    ",约97.4%,杭州年报2023,hangzhou/2023/jobs.html\r\n");
}

/* The cell of the note, as the file has it. */
static void
assert_note(struct small_site *small, struct str note, const char *cell)
{
	struct str csv;

	small->shaoxing_2022->observations.items[0].note = note;
	csv = small_site_render(small, "data/reports/shaoxing-2022.csv", render_report_csv);
	assert_has(&small->arena, csv,
	    str_zero(&small->arena, str_format(&small->arena, ",-0.50,人,,,%s,,绍兴年报2022,\r\n", cell)));
}

static void
tells_the_version_of_the_definition_of_every_statement(void **state)
{
	struct small_site *small = *state;
	struct str csv;

	small->hangzhou_2023->observations.items[0].version = STR("2019");
	small_site_plan(small);
	csv = small_site_render(small, "data/reports/hangzhou-2023.csv", render_report_csv);
	assert_has(&small->arena, csv, ",2023,,,main,97.50,%,,2019,含升学,,");
	assert_has(&small->arena, csv, ",2023,,,other,97.4,%,,2019,另一章,约97.4%,");
}

static void
quotes_commas_quotes_and_line_breaks(void **state)
{
	struct small_site *small = *state;

	small_site_plan(small);
	assert_note(small, STR("a b；c"), "a b；c");
	assert_note(small, STR("a,b"), "\"a,b\"");
	assert_note(small, STR("“a” \"b\""), "\"“a” \"\"b\"\"\"");
	assert_note(small, STR("一\n二\r\n三\r四"), "\"一\r\n二\r\n三\r\n四\"");
}

static void
defuses_texts_that_look_like_formulas(void **state)
{
	struct small_site *small = *state;

	small_site_plan(small);
	assert_note(small, STR("=1+1"), "'=1+1");
	assert_note(small, STR("+8"), "'+8");
	assert_note(small, STR("-0.5个百分点"), "'-0.5个百分点");
	assert_note(small, STR("@SUM(A1,B1)"), "\"'@SUM(A1,B1)\"");
	assert_note(small, STR("\tx"), "'\tx");
	assert_note(small, STR("\rx"), "\"'\r\nx\"");
	assert_note(small, STR("a=1"), "a=1");
	assert_note(small, STR("'=1"), "'=1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(sorts_all_statements_by_city_report_indicator_and_year),
		TEST(keeps_one_indicator_or_one_report),
		TEST(has_a_header_only_when_there_is_no_data),
		TEST(keeps_the_order_of_years_and_parts_whatever_data_json_has),
		TEST(keeps_a_kind_of_breakdown_that_the_theme_has_no_word_for),
		TEST(gives_each_statement_its_own_page),
		TEST(tells_the_version_of_the_definition_of_every_statement),
		TEST(quotes_commas_quotes_and_line_breaks),
		TEST(defuses_texts_that_look_like_formulas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
