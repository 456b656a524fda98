#include "model/progress.h"

#include "model_fixture.h"

struct state_of {
	struct model *model;
	struct city *city;
	struct report *report;
	struct target target;
};

/* A target that an indicator is at least 90 by 2025. */
static struct state_of
target_of(struct model *model)
{
	struct state_of it = { .model = model, .city = model_city(model, "hangzhou", "330100") };

	it.report = model_report(model, it.city, 2023);
	it.target =
	    (struct target){ .indicator = model_indicator(model, "dual_teacher_share", "%"), .value = 90, .by = 2025 };
	return it;
}

static struct progress
progress_with(struct state_of *it)
{
	site_index(&it->model->site);
	return target_progress(&it->target, it->city);
}

static void
observe(struct state_of *it, int year, const char *number)
{
	model_observe(it->model, it->report, it->target.indicator, year, number);
}

static void
says_when_there_are_no_data(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress = progress_with(&it);

	assert_int_equal(progress.status, PROGRESS_NO_DATA);
	assert_null(progress.first);
	assert_null(progress.latest);
	assert_ptr_equal(progress.target, &it.target);
	assert_ptr_equal(progress.city, it.city);
}

static void
takes_missing_values_for_no_data(void **state)
{
	struct state_of it = target_of(*state);

	observe(&it, 2021, "");
	observe(&it, 2022, "");
	assert_int_equal(progress_with(&it).status, PROGRESS_NO_DATA);
}

static void
is_reached_at_the_bound_and_beyond(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	observe(&it, 2021, "90");
	progress = progress_with(&it);
	assert_int_equal(progress.status, PROGRESS_REACHED);
	assert_true(progress.gap == 0);
	assert_int_equal(progress.years_left, 4);
	assert_ptr_equal(progress.first, progress.latest);
	it.target.at_most = true;
	assert_int_equal(target_progress(&it.target, it.city).status, PROGRESS_REACHED);
	it.target.value = 95;
	progress = target_progress(&it.target, it.city);
	assert_int_equal(progress.status, PROGRESS_REACHED);
	assert_true(progress.gap == 0);
	it.target.at_most = false;
	progress = target_progress(&it.target, it.city);
	assert_int_equal(progress.status, PROGRESS_BEHIND);
	assert_true(progress.gap == 5);
}

static void
is_behind_with_one_observation_that_is_not_enough(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	observe(&it, 2021, "89.9");
	observe(&it, 2022, "");
	progress = progress_with(&it);
	assert_int_equal(progress.status, PROGRESS_BEHIND);
	assert_int_equal(progress.latest->year, 2021);
	assert_int_equal(progress.years_left, 4);
	assert_true(progress.expected == 90);
}

static void
is_on_course_on_the_line_or_above(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	observe(&it, 2020, "80");
	observe(&it, 2021, "50");
	observe(&it, 2022, "84");
	progress = progress_with(&it);
	assert_true(progress.expected == 84);
	assert_true(progress.gap == 6);
	assert_int_equal(progress.years_left, 3);
	assert_int_equal(progress.status, PROGRESS_ON_COURSE);
	it.target.value = 90.01;
	assert_int_equal(target_progress(&it.target, it.city).status, PROGRESS_BEHIND);
}

/* In binary the line is a hair above what the report says in decimal. */
static void
is_on_course_exactly_on_the_line_in_decimal(void **state)
{
	struct state_of it = target_of(*state);

	it.target.value = 85.5;
	observe(&it, 2020, "61.7");
	observe(&it, 2021, "66.46");
	assert_int_equal(progress_with(&it).status, PROGRESS_ON_COURSE);
}

static void
has_a_line_downwards_for_what_should_be_at_most(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	it.target.at_most = true;
	it.target.value = 10;
	observe(&it, 2020, "20");
	observe(&it, 2022, "16");
	progress = progress_with(&it);
	assert_true(progress.expected == 16);
	assert_true(progress.gap == 6);
	assert_int_equal(progress.status, PROGRESS_ON_COURSE);
	it.target.value = 9;
	assert_int_equal(target_progress(&it.target, it.city).status, PROGRESS_BEHIND);
}

static void
has_no_line_once_the_year_has_come(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	observe(&it, 2020, "80");
	observe(&it, 2025, "89");
	progress = progress_with(&it);
	assert_int_equal(progress.status, PROGRESS_BEHIND);
	assert_int_equal(progress.years_left, 0);
	assert_true(progress.expected == 90);
	it.target.by = 2022;
	progress = target_progress(&it.target, it.city);
	assert_int_equal(progress.status, PROGRESS_BEHIND);
	assert_int_equal(progress.years_left, -3);
	it.target.by = 0;
	assert_int_equal(target_progress(&it.target, it.city).status, PROGRESS_BEHIND);
}

static void
begins_the_line_at_the_first_value_that_is_there(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	observe(&it, 2019, "");
	observe(&it, 2020, "80");
	observe(&it, 2023, "86");
	observe(&it, 2024, "");
	progress = progress_with(&it);
	assert_int_equal(progress.first->year, 2020);
	assert_int_equal(progress.latest->year, 2023);
	assert_int_equal(progress.status, PROGRESS_ON_COURSE);
}

/* Figures before a break do not compare with those behind it. */
static void
begins_the_line_behind_the_last_break_of_the_series(void **state)
{
	struct state_of it = target_of(*state);
	struct progress progress;

	observe(&it, 2019, "99");
	observe(&it, 2020, "70");
	it.report->observations.items[1].status = STATUS_BREAK;
	observe(&it, 2022, "78");
	progress = progress_with(&it);
	assert_int_equal(progress.first->year, 2020);
	assert_true(progress.expected == 78);
	assert_int_equal(progress.status, PROGRESS_ON_COURSE);
	it.report->observations.items[2].status = STATUS_BREAK;
	progress = target_progress(&it.target, it.city);
	assert_ptr_equal(progress.first, progress.latest);
	assert_int_equal(progress.status, PROGRESS_BEHIND);
	it.report->observations.items[2].status = it.report->observations.items[1].status = STATUS_NORMAL;
	it.report->observations.items[0].version = STR("2018");
	progress = target_progress(&it.target, it.city);
	assert_int_equal(progress.first->year, 2020);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(says_when_there_are_no_data),
		MODEL_TEST(takes_missing_values_for_no_data),
		MODEL_TEST(is_reached_at_the_bound_and_beyond),
		MODEL_TEST(is_behind_with_one_observation_that_is_not_enough),
		MODEL_TEST(is_on_course_on_the_line_or_above),
		MODEL_TEST(is_on_course_exactly_on_the_line_in_decimal),
		MODEL_TEST(has_a_line_downwards_for_what_should_be_at_most),
		MODEL_TEST(has_no_line_once_the_year_has_come),
		MODEL_TEST(begins_the_line_at_the_first_value_that_is_there),
		MODEL_TEST(begins_the_line_behind_the_last_break_of_the_series),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
