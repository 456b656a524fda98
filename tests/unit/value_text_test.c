#include "model/value.h"

#include "model/theme.h"

#include "model_fixture.h"

static struct observation
observation_of(struct model *model, const char *number, const char *unit)
{
	struct indicator *indicator = arena_new(&model->arena, struct indicator);

	indicator->unit = str_from(unit);
	return model_observation(model, NULL, indicator, 2023, number);
}

static void
keeps_the_digits_of_stated_figures(void **state)
{
	struct model *model = *state;
	struct observation share = observation_of(model, "97.50", "%"), ratio = observation_of(model, "14.79", ":1"),
			   plain = observation_of(model, "-0.10", "");

	assert_text(observation_number(&share), "97.50");
	assert_text(observation_text(&model->arena, &share), "97.50%");
	assert_text(observation_text(&model->arena, &ratio), "14.79:1");
	assert_text(observation_text(&model->arena, &plain), "-0.10");
}

static void
prefers_the_spelling_of_the_report(void **state)
{
	struct model *model = *state;
	struct observation observation = observation_of(model, "120000", "人");

	observation.stated = STR("12万余人");
	assert_text(observation_text(&model->arena, &observation), "12万余人");
	assert_text(observation_number(&observation), "120000");
}

static void
spells_a_second_value_the_same_way(void **state)
{
	struct model *model = *state;
	struct observation observation = observation_of(model, "97.50", "%");
	struct restatement also = { .value = 97.4, .number = STR("97.40") };

	assert_text(restatement_text(&model->arena, &observation, &also), "97.40%");
	also.stated = STR("约97.4%");
	assert_text(restatement_text(&model->arena, &observation, &also), "约97.4%");
}

static void
shows_a_dash_for_what_is_missing(void **state)
{
	struct model *model = *state;
	struct observation observation = observation_of(model, "", "人");

	assert_text(observation_number(&observation), "—");
	assert_text(observation_text(&model->arena, &observation), "—");
	observation.stated = STR("未统计");
	assert_text(observation_text(&model->arena, &observation), "未统计");
}

static void
gives_computed_values_the_decimals_of_the_indicator(void **state)
{
	struct model *model = *state;
	struct indicator indicator = { .unit = STR("%"), .decimals = 2 };

	assert_text(indicator_text(&model->arena, &indicator, 99.666), "99.67%");
	assert_text(indicator_text(&model->arena, &indicator, 75), "75.00%");
	assert_text(indicator_text(&model->arena, &indicator, -0.001), "0.00%");
	indicator.decimals = 0;
	assert_text(indicator_text(&model->arena, &indicator, 1e15), "1000000000000000%");
}

static struct str
change(struct model *model, const char *now, const char *before)
{
	struct observation later = observation_of(model, now, "%"), earlier = observation_of(model, before, "%");

	return observation_change(&model->arena, &later, &earlier);
}

static void
tells_a_change_with_sign_and_the_finer_decimals(void **state)
{
	assert_text(change(*state, "99.64", "97.06"), "+2.58");
	assert_text(change(*state, "97.06", "99.64"), "-2.58");
	assert_text(change(*state, "97.5", "97.55"), "-0.05");
	assert_text(change(*state, "47907", "47845"), "+62");
	assert_text(change(*state, "0.3", "0.1"), "+0.2");
	assert_text(change(*state, "-1", "-3.00"), "+2.00");
}

static void
tells_no_change_as_zero(void **state)
{
	assert_text(change(*state, "97.50", "97.5"), "0.00");
	assert_text(change(*state, "0", "-0"), "0");
}

static void
tells_no_change_without_two_values(void **state)
{
	struct model *model = *state;
	struct observation observation = observation_of(model, "1", "");

	assert_text(change(model, "1", ""), "");
	assert_text(change(model, "", "1"), "");
	assert_text(observation_change(&model->arena, NULL, &observation), "");
	assert_text(observation_change(&model->arena, &observation, NULL), "");
}

static void
finds_strings_of_a_theme_by_their_keys(void **state)
{
	struct model *model = *state;
	struct theme theme = { 0 };
	struct str text = STR("发布单位");

	assert_text(theme_string(&theme, "report.publisher"), "");
	map_add(&theme.strings, &model->arena, STR("report.publisher"), &text);
	assert_text(theme_string(&theme, "report.publisher"), "发布单位");
	assert_text(theme_string(&theme, "report"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(keeps_the_digits_of_stated_figures),
		MODEL_TEST(prefers_the_spelling_of_the_report),
		MODEL_TEST(spells_a_second_value_the_same_way),
		MODEL_TEST(shows_a_dash_for_what_is_missing),
		MODEL_TEST(gives_computed_values_the_decimals_of_the_indicator),
		MODEL_TEST(tells_a_change_with_sign_and_the_finer_decimals),
		MODEL_TEST(tells_no_change_as_zero),
		MODEL_TEST(tells_no_change_without_two_values),
		MODEL_TEST(finds_strings_of_a_theme_by_their_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
