#include "check/rule.h"
#include "model/formula.h"

#include "model_fixture.h"

/* The rules about data.json, on sites built by hand. */

static void
run_data(struct model *model)
{
	struct checker checker = { .arena = &model->arena, .site = &model->site, .diags = &model->diags };

	site_index(&model->site);
	for (size_t i = 0; i < family_data.site_count; i++)
		family_data.sites[i](&checker);
}

static void
assert_computation(const struct model *model, const char *code, const char *expected)
{
	assert_text(finding_of(&model->diags, code)->computation, expected);
}

/* Graduates, employed and their rate in a report of 2023. */
static void
observe_jobs(struct model *model, const char *employed, const char *graduates, const char *rate)
{
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *indicator;

	model_observe(model, report, model_indicator(model, "employed", "人"), 2023, employed);
	model_observe(model, report, model_indicator(model, "graduates", "人"), 2023, graduates);
	indicator = model_indicator(model, "rate", "%");
	indicator->formula_text = STR("employed / graduates");
	assert_true(formula_parse(&model->site, indicator, &model->diags));
	model_observe(model, report, indicator, 2023, rate);
}

static void
holds_a_figure_against_its_formula(void **state)
{
	struct model *model = *state;

	observe_jobs(model, "14136", "14259", "99.64");
	run_data(model);
	assert_codes(&model->diags, "data-formula");
	assert_computation(model, "data-formula", "14136 / 14259 = 99.14%, stated 99.64%");
}

static void
takes_what_rounds_to_the_figure(void **state)
{
	struct model *model = *state;

	observe_jobs(model, "14136", "14259", "99.1");
	run_data(model);
	assert_codes(&model->diags, "");
}

static void
tells_cut_off_from_rounded(void **state)
{
	struct model *model = *state;

	observe_jobs(model, "9869", "14259", "69.21");
	run_data(model);
	assert_codes(&model->diags, "");
	model->site.cities = (struct map){ 0 };
	model->site.indicators = (struct map){ 0 };
	observe_jobs(model, "14140", "14259", "99.16");
	run_data(model);
	assert_codes(&model->diags, "data-truncated");
	assert_computation(model, "data-truncated", "14140 / 14259 = 99.17%, stated 99.16%");
}

static void
allows_for_inputs_that_are_rounded(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *indicator;

	model_observe(model, report, model_indicator(model, "area", "万平方米"), 2023, "193");
	model_observe(model, report, model_indicator(model, "students", "人"), 2023, "47907");
	indicator = model_indicator(model, "area_each", "平方米");
	indicator->formula_text = STR("area * 10000 / students");
	assert_true(formula_parse(&model->site, indicator, &model->diags));
	model_observe(model, report, indicator, 2023, "40.38");
	run_data(model);
	assert_codes(&model->diags, "");
	report->observations.items[2].number = STR("40.48");
	report->observations.items[2].value = 40.48;
	run_data(model);
	assert_codes(&model->diags, "data-formula");
}

static void
reads_wan_in_the_stated_spelling(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *indicator;

	model_observe(model, report, model_indicator(model, "value", "万元"), 2023, "27600")->stated = STR("2.76亿元");
	model_observe(model, report, model_indicator(model, "students", "人"), 2023, "27782");
	indicator = model_indicator(model, "value_each", "元");
	indicator->formula_text = STR("value * 10000 / students");
	assert_true(formula_parse(&model->site, indicator, &model->diags));
	model_observe(model, report, indicator, 2023, "9900")->stated = STR("0.99万元");
	run_data(model);
	assert_codes(&model->diags, "");
}

static void
leaves_estimates_and_other_versions_alone(void **state)
{
	struct model *model = *state;

	observe_jobs(model, "14136", "14259", "50");
	((struct city *)model->site.cities.entries[0].value)->reports.items[0]->observations.items[0].status =
	    STATUS_ESTIMATED;
	run_data(model);
	assert_codes(&model->diags, "");
}

static void
holds_figures_against_their_range(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *rate = model_indicator(model, "rate", "%");

	rate->has_max = rate->has_min = true;
	rate->max = 100;
	model_observe(model, report, rate, 2022, "100");
	model_observe(model, report, rate, 2023, "101.5");
	model_break_down(model, report, rate, 2023, (const char *const[]){ "甲", "-1", NULL });
	run_data(model);
	assert_codes(&model->diags, "data-range data-range");
	assert_computation(model, "data-range", "101.5 > 100%");
}

static void
adds_up_the_parts(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *students = model_indicator(model, "students", "人");

	model_observe(model, report, students, 2022, "300");
	model_break_down(model, report, students, 2022, (const char *const[]){ "甲", "100", "乙", "200", NULL });
	model_observe(model, report, students, 2023, "310");
	model_break_down(model, report, students, 2023, (const char *const[]){ "甲", "100", "乙", "201", NULL });
	run_data(model);
	assert_codes(&model->diags, "data-sum");
	assert_computation(model, "data-sum", "100 + 201 = 301, stated 310");
}

static void
says_nothing_of_sums_when_a_part_is_missing(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *students = model_indicator(model, "students", "人");

	model_observe(model, report, students, 2023, "310");
	model_break_down(model, report, students, 2023, (const char *const[]){ "甲", "100", "乙", "", NULL });
	run_data(model);
	assert_codes(&model->diags, "");
}

static void
adds_shares_of_one_whole_up_to_100(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *share = model_indicator(model, "share", "%");

	model_break_down(
	    model, report, share, 2021, (const char *const[]){ "甲", "33.3", "乙", "33.3", "丙", "33.3", NULL });
	model_break_down(model, report, share, 2022, (const char *const[]){ "甲", "40.5", "乙", "60.9", NULL });
	model_break_down(model, report, share, 2023, (const char *const[]){ "甲", "95", "乙", "97", NULL });
	run_data(model);
	assert_codes(&model->diags, "data-shares");
	assert_computation(model, "data-shares", "40.5 + 60.9 = 101.4");
}

static void
tells_jumps_and_powers_of_ten(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *students = model_indicator(model, "students", "人");

	model_observe(model, report, students, 2018, "1000");
	model_observe(model, report, students, 2019, "1500");
	model_observe(model, report, students, 2020, "15600");
	model_observe(model, report, students, 2021, "4000")->status = STATUS_BREAK;
	model_observe(model, report, students, 2022, "7000");
	run_data(model);
	assert_codes(&model->diags, "data-magnitude data-jump");
	assert_computation(model, "data-magnitude", "15600 / 1500 = 10.4");
	assert_computation(model, "data-jump", "7000 / 4000 - 1 = +75%");
}

static void
takes_the_indicators_own_likely_change(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *rate = model_indicator(model, "rate", "%");

	rate->has_likely_change = true;
	rate->likely_change = 2;
	model_observe(model, report, rate, 2022, "96.5");
	model_observe(model, report, rate, 2023, "99");
	run_data(model);
	assert_codes(&model->diags, "data-jump");
	assert_computation(model, "data-jump", "99 - 96.5 = +2.5");
}

static void
tells_values_that_two_reports_state(void **state)
{
	struct model *model = *state;
	struct city *city = model_city(model, "a", "330100");
	struct report *newer = model_report(model, city, 2023), *older = model_report(model, city, 2022);
	struct indicator *students = model_indicator(model, "students", "人");

	model_observe(model, newer, students, 2021, "100");
	model_observe(model, older, students, 2021, "101");
	model_observe(model, newer, students, 2022, "110")->status = STATUS_REVISED;
	model_observe(model, older, students, 2022, "111");
	run_data(model);
	assert_codes(&model->diags, "data-restated");
	assert_told(
	    &model->diags, "data-restated", "'students' of 2021 is 100人 here, but 101人 in the report of 2022");
}

static void
tells_a_ratio_that_stands_the_wrong_way_round(void **state)
{
	struct model *model = *state;
	struct indicator *ratio = model_indicator(model, "ratio", ":1");
	const char *const values[] = { "14.8", "16.2", "0.0625" };
	const char *const codes[] = { "330100", "330200", "330300" };

	ratio->kind = INDICATOR_RATIO;
	for (size_t i = 0; i < 3; i++)
		model_observe(
		    model, model_report(model, model_city(model, codes[i], codes[i]), 2023), ratio, 2023, values[i]);
	run_data(model);
	assert_codes(&model->diags, "data-inverse");
	assert_computation(model, "data-inverse", "1 / 0.0625 = 16, median 14.8");
}

static void
asks_for_what_chapters_require(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "a", "330100"), 2023);
	struct indicator *has = model_indicator(model, "has", ""), *lacks = model_indicator(model, "lacks", "");
	struct chapter_spec chapter = { .title = STR("基本情况"), .require_count = 2 };
	struct chapter_set set = { .chapters = &chapter, .chapter_count = 1 };

	chapter.requires = (struct indicator *[]){ has, lacks };
	report->chapter_set = &set;
	report->data_source = source_add(&model->sources, STR("data.json"), STR("{}"));
	model_observe(model, report, has, 2023, "1");
	run_data(model);
	assert_codes(&model->diags, "data-required");
	assert_told(&model->diags, "data-required", "lacks (lacks)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(holds_a_figure_against_its_formula),
		MODEL_TEST(takes_what_rounds_to_the_figure),
		MODEL_TEST(tells_cut_off_from_rounded),
		MODEL_TEST(allows_for_inputs_that_are_rounded),
		MODEL_TEST(reads_wan_in_the_stated_spelling),
		MODEL_TEST(leaves_estimates_and_other_versions_alone),
		MODEL_TEST(holds_figures_against_their_range),
		MODEL_TEST(adds_up_the_parts),
		MODEL_TEST(says_nothing_of_sums_when_a_part_is_missing),
		MODEL_TEST(adds_shares_of_one_whole_up_to_100),
		MODEL_TEST(tells_jumps_and_powers_of_ten),
		MODEL_TEST(takes_the_indicators_own_likely_change),
		MODEL_TEST(tells_values_that_two_reports_state),
		MODEL_TEST(tells_a_ratio_that_stands_the_wrong_way_round),
		MODEL_TEST(asks_for_what_chapters_require),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
