#include "model_fixture.h"

static void
assert_years(const struct series *series, const int *years, size_t count)
{
	assert_non_null(series);
	assert_int_equal(series->count, count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(series->items[i]->year, years[i]);
}

static void
makes_a_series_a_city_in_rising_years(void **state)
{
	struct model *model = *state;
	struct city *hangzhou = model_city(model, "hangzhou", "330100"),
		    *ningbo = model_city(model, "ningbo", "330200"), *quzhou = model_city(model, "quzhou", "330800");
	struct indicator *enrolment = model_indicator(model, "enrolment", "人"),
			 *area = model_indicator(model, "area", "㎡");
	struct report *report = model_report(model, hangzhou, 2023);
	static const int years[] = { 2019, 2021, 2022, 2023 };

	model_observe(model, report, enrolment, 2023, "5");
	model_observe(model, report, enrolment, 2021, "3");
	model_observe(model, report, area, 2018, "1");
	model_observe(model, report, enrolment, 2022, "4");
	report = model_report(model, hangzhou, 2022);
	model_observe(model, report, enrolment, 2019, "1");
	model_observe(model, model_report(model, quzhou, 2023), enrolment, 2022, "9");
	site_index(&model->site);

	assert_int_equal(enrolment->series.count, 2);
	assert_ptr_equal(enrolment->series.items[0]->city, hangzhou);
	assert_ptr_equal(enrolment->series.items[1]->city, quzhou);
	assert_years(indicator_series(enrolment, hangzhou), years, 4);
	assert_null(indicator_series(enrolment, ningbo));
	assert_int_equal(model->site.year_count, 5);
	assert_int_equal(model->site.years[0], 2018);
	assert_int_equal(model->site.years[4], 2023);
}

static void
believes_the_newest_report_about_a_year(void **state)
{
	struct model *model = *state;
	struct city *city = model_city(model, "hangzhou", "330100");
	struct indicator *enrolment = model_indicator(model, "enrolment", "人");
	struct report *newer = model_report(model, city, 2023), *older = model_report(model, city, 2022);
	const struct series *series;

	model_observe(model, newer, enrolment, 2022, "46000");
	model_observe(model, older, enrolment, 2022, "45000");
	model_observe(model, older, enrolment, 2021, "44000");
	site_index(&model->site);
	series = indicator_series(enrolment, city);
	assert_int_equal(series->count, 2);
	assert_text(series_at(series, 2022)->number, "46000");
	assert_ptr_equal(series_at(series, 2022)->report, newer);
	assert_text(report_observation(older, enrolment, 2022, STR_NONE)->number, "45000");
}

static void
looks_for_years_in_a_series(void **state)
{
	struct model *model = *state;
	struct city *city = model_city(model, "hangzhou", "330100");
	struct indicator *enrolment = model_indicator(model, "enrolment", "人");
	struct report *report = model_report(model, city, 2023);
	const struct series *series;

	model_observe(model, report, enrolment, 2021, "1");
	model_observe(model, report, enrolment, 2022, "2");
	model_observe(model, report, enrolment, 2023, "");
	site_index(&model->site);
	series = indicator_series(enrolment, city);
	assert_int_equal(series_latest(series)->year, 2022);
	assert_int_equal(series_at(series, 2023)->status, STATUS_MISSING);
	assert_null(series_at(series, 2020));
	assert_null(series_at(NULL, 2020));
	assert_null(series_latest(NULL));
}

static void
finds_parts_of_a_breakdown(void **state)
{
	static const char *const parts[] = { "市本级", "628", "嘉善县", "504", NULL };
	struct model *model = *state;
	struct indicator *apprentices = model_indicator(model, "apprentices", "人");
	struct report *report = model_report(model, model_city(model, "jiaxing", "330400"), 2022);

	model_break_down(model, report, apprentices, 2022, parts);
	model_observe(model, report, apprentices, 2022, "1132");
	assert_text(report_observation(report, apprentices, 2022, STR("嘉善县"))->number, "504");
	assert_text(report_observation(report, apprentices, 2022, STR_NONE)->number, "1132");
	assert_null(report_observation(report, apprentices, 2022, STR("海盐县")));
	assert_null(report_observation(report, apprentices, 2021, STR("嘉善县")));
	assert_non_null(report_breakdown(report, apprentices, 2022, STR("district")));
	assert_non_null(report_breakdown(report, apprentices, 2022, STR_NONE));
	assert_null(report_breakdown(report, apprentices, 2022, STR("type")));
}

static void
lists_the_chapters_of_a_topic(void **state)
{
	struct model *model = *state;
	struct topic *topic = arena_new(&model->arena, struct topic);
	struct city *hangzhou = model_city(model, "hangzhou", "330100"),
		    *quzhou = model_city(model, "quzhou", "330800");
	struct section *newer = model_chapter(model, model_report(model, hangzhou, 2023), "04-cooperation.md"),
		       *older = model_chapter(model, model_report(model, hangzhou, 2022), "05-cooperation.md"),
		       *last = model_chapter(model, model_report(model, quzhou, 2020), "02-more.md");

	model_chapter(model, quzhou->reports.items[0], "03-other.md");
	newer->topic = older->topic = last->topic = topic;
	site_index(&model->site);
	assert_int_equal(topic->sections.count, 3);
	assert_ptr_equal(topic->sections.items[0], newer);
	assert_ptr_equal(topic->sections.items[1], older);
	assert_ptr_equal(topic->sections.items[2], last);
}

static void
reads_chapters_then_cases_then_annexes(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "hangzhou", "330100"), 2023);
	struct section *annex =
	    model_section(model, &report->annexes, SECTION_ANNEX, "content/cities/hangzhou/2023/annexes/01-a.md");
	struct section *chapter = model_chapter(model, report, "01-basics.md");
	struct section *first =
	    model_section(model, &report->cases, SECTION_CASE, "content/cities/hangzhou/2023/cases/01-c.md");

	assert_int_equal(report_section_count(report), 3);
	assert_ptr_equal(report_section(report, 0), chapter);
	assert_ptr_equal(report_section(report, 1), first);
	assert_ptr_equal(report_section(report, 2), annex);
	assert_text(section_title(chapter), "basics");
}

static void
indexes_a_site_without_anything(void **state)
{
	struct model *model = *state;

	site_index(&model->site);
	assert_int_equal(model->site.year_count, 0);
	assert_null(site_city(&model->site, STR("hangzhou")));
	assert_null(site_indicator(&model->site, STR("enrolment")));
}

/* All years that load lets through. */
static void
indexes_every_year(void **state)
{
	struct model *model = *state;
	struct city *city = model_city(model, "hangzhou", "330100");
	struct indicator *enrolment = model_indicator(model, "enrolment", "人");
	struct report *report = model_report(model, city, 2023);

	for (int year = 2200; year >= 1949; year--)
		model_observe(model, report, enrolment, year, "1");
	site_index(&model->site);
	assert_int_equal(model->site.year_count, 252);
	assert_int_equal(model->site.years[0], 1949);
	assert_int_equal(indicator_series(enrolment, city)->items[251]->year, 2200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(makes_a_series_a_city_in_rising_years),
		MODEL_TEST(believes_the_newest_report_about_a_year),
		MODEL_TEST(looks_for_years_in_a_series),
		MODEL_TEST(finds_parts_of_a_breakdown),
		MODEL_TEST(lists_the_chapters_of_a_topic),
		MODEL_TEST(reads_chapters_then_cases_then_annexes),
		MODEL_TEST(indexes_a_site_without_anything),
		MODEL_TEST(indexes_every_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
