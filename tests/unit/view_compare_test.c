#include "render/view.h"
#include "small_site.h"

static struct str
compare_data(struct small_site *small, const char *path)
{
	small_string(small, STR("note.also"), STR("另作{name}"));
	small_string(small, STR("note.version"), STR("{name}版"));
	small_string(small, STR("unit.points"), STR("个百分点"));
	small_site_plan(small);
	return small_site_render(small, path, render_compare_data);
}

static void
calls_one_function_with_digits_as_text(void **state)
{
	struct small_site *small = *state;

	assert_bytes(&small->arena, compare_data(small, "compare/employment_rate.js"),
	    "qsiteCompare({\n"
	    "  \"id\": \"employment_rate\",\n"
	    "  \"name\": \"就业率\",\n"
	    "  \"unit\": \"%\",\n"
	    "  \"change_unit\": \"个百分点\",\n"
	    "  \"page\": \"indicators/employment_rate.html\",\n"
	    "  \"figures\": [\n"
	    "    {\n"
	    "      \"city\": \"hangzhou\",\n"
	    "      \"year\": \"2023\",\n"
	    "      \"number\": \"97.50\",\n"
	    "      \"stated\": null,\n"
	    "      \"status\": null,\n"
	    "      \"version\": null,\n"
	    "      \"note\": \"含升学\",\n"
	    "      \"remark\": \"含升学；另作约97.4%\",\n"
	    "      \"page\": \"hangzhou/2023/jobs.html#就业\"\n"
	    "    }\n"
	    "  ]\n"
	    "}\n"
	    ");\n");
}

/* "13.5:1" and "13.1:1" differ by 0.4; books a student, by books. */
static void
gives_a_difference_its_unit(void **state)
{
	struct small_site *small = *state;
	struct view view = { .arena = &small->arena };

	small->enrolment->kind = INDICATOR_RATIO;
	small->enrolment->unit = STR(":1");
	assert_bytes(&small->arena, view_change_unit(&view, small->enrolment), "");
	small->enrolment->unit = STR("册");
	assert_bytes(&small->arena, view_change_unit(&view, small->enrolment), "册");
	small->enrolment->kind = INDICATOR_INDEX;
	assert_bytes(&small->arena, view_change_unit(&view, small->enrolment), "册");
}

static void
leads_to_the_report_where_no_source_is_said(void **state)
{
	struct small_site *small = *state;
	struct str data = compare_data(small, "compare/enrolment.js");

	assert_has(&small->arena, data,
	    "      \"city\": \"hangzhou\",\n"
	    "      \"year\": \"2022\",\n"
	    "      \"number\": null,\n"
	    "      \"stated\": null,\n"
	    "      \"status\": \"x\",\n"
	    "      \"version\": null,\n"
	    "      \"note\": null,\n"
	    "      \"remark\": \"none\",\n"
	    "      \"page\": \"hangzhou/2023/index.html\"\n");
	assert_has(&small->arena, data, "      \"status\": \"p\",\n");
	assert_has(&small->arena, data, "      \"number\": \"-0.50\",\n");
}

static void
lets_no_text_end_the_script_or_its_string(void **state)
{
	struct small_site *small = *state;
	struct str data;

	small->hangzhou_2023->observations.items[0].note = STR("</script>\u2028\"");
	data = compare_data(small, "compare/employment_rate.js");
	assert_has(&small->arena, data, "      \"note\": \"\\u003c/script>\\u2028\\\"\",\n");
}

static void
has_no_file_of_an_indicator_without_figures(void **state)
{
	struct small_site *small = *state;

	small_indicator(small, STR("nothing"), STR("无"), STR_NONE);
	small_site_plan(small);
	assert_non_null(plan_find(&small->plan, STR("indicators/nothing.html")));
	assert_null(plan_find(&small->plan, STR("compare/nothing.js")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, small_site_setup, small_site_teardown)
		TEST(calls_one_function_with_digits_as_text),
		TEST(gives_a_difference_its_unit),
		TEST(leads_to_the_report_where_no_source_is_said),
		TEST(lets_no_text_end_the_script_or_its_string),
		TEST(has_no_file_of_an_indicator_without_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
