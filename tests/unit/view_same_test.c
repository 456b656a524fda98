#include "render/view.h"
#include "small_site.h"

/* Cities c00, c01 … in the order of their codes, with reports that have a chapter each on
 * one topic. */

static struct topic *
add_topic(struct small_site *small)
{
	struct topic *topic = arena_new(&small->arena, struct topic);

	topic->id = STR("basics");
	topic->name = STR("基本情况");
	map_add(&small->site.topics, &small->arena, topic->id, topic);
	return topic;
}

/* Newest first. */
static void
add_city(struct small_site *small, struct topic *topic, size_t number, const char *years)
{
	struct str slug = str_format(&small->arena, "c%02zu", number), rest = str_from(years), year;
	struct city *city = small_city(small, slug, str_format(&small->arena, "4401%02zu", number), slug);

	while (rest.len > 0) {
		struct report *report;

		rest = str_cut(rest, ' ', &year);
		report = small_report(small, city, year, slug);
		small_section(small, &report->chapters, SECTION_CHAPTER, report, STR("basics"))->topic = topic;
	}
}

static void
add_told(struct strbuf *told, const struct object *entry)
{
	struct str city = object_get(entry, STR("city"))->text, year = object_get(entry, STR("year"))->text;

	assert_true(str_ends(object_get(entry, STR("url"))->text, STR("basics.html")));
	strbuf_addf(told, "%s%.*s %.*s", told->len > 0 ? ", " : "", STR_ARG(city), STR_ARG(year));
}

/* A list of the section at a path as "c01 2022, c02 2023". */
static void
assert_list(struct small_site *small, const char *path, const char *name, const char *expected)
{
	struct view view = { .renderer = &small->renderer, .site = &small->site, .arena = &small->arena };
	struct strbuf told = { 0 };
	const struct list *list;

	view.output = plan_find(&small->plan, str_from(path));
	assert_non_null(view.output);
	view.root = object_new(&small->arena);
	view_same_topic(&view, view.output->section);
	list = object_get(view.root, str_from(name))->list;
	for (size_t i = 0; i < list->count; i++)
		add_told(&told, list->items[i].object);
	assert_bytes(&small->arena, strbuf_view(&told), expected);
	strbuf_release(&told);
}

static void
lists_the_report_nearest_in_time_of_each_city(void **state)
{
	struct small_site *small = *state;
	struct topic *topic = add_topic(small);

	add_city(small, topic, 0, "2024 2021 2019");
	add_city(small, topic, 1, "2024 2022 2018");
	add_city(small, topic, 2, "2020");
	/* as far behind as before: the newer one */
	add_city(small, topic, 3, "2023 2021");
	small_site_plan(small);
	assert_list(small, "c01/2022/basics.html", "same_topic", "c00 2021, c02 2020, c03 2023");
	assert_list(small, "c01/2022/basics.html", "same_city", "c01 2024, c01 2018");
	assert_list(small, "c01/2018/basics.html", "same_topic", "c00 2019, c02 2020, c03 2021");
	assert_list(small, "c02/2020/basics.html", "same_topic", "c00 2021, c01 2022, c03 2021");
	assert_list(small, "c02/2020/basics.html", "same_city", "");
}

/* Two chapters of one report on one topic are both there. */
static void
lists_all_chapters_of_that_report(void **state)
{
	struct small_site *small = *state;
	struct topic *topic = add_topic(small);
	struct report *report;

	add_city(small, topic, 0, "2023");
	add_city(small, topic, 1, "2023 2022");
	report = site_city(&small->site, STR("c01"))->reports.items[0];
	small_section(small, &report->chapters, SECTION_CHAPTER, report, STR("more-basics"))->topic = topic;
	small_site_plan(small);
	assert_list(small, "c00/2023/basics.html", "same_topic", "c01 2023, c01 2023");
}

static void
lists_the_twelve_nearest_cities(void **state)
{
	struct small_site *small = *state;
	struct topic *topic = add_topic(small);

	for (size_t i = 0; i < 30; i++)
		add_city(small, topic, i, "2023");
	small_site_plan(small);
	assert_list(small, "c15/2023/basics.html", "same_topic",
	    "c09 2023, c10 2023, c11 2023, c12 2023, c13 2023, c14 2023, "
	    "c16 2023, c17 2023, c18 2023, c19 2023, c20 2023, c21 2023");
	/* at the ends there are more on one side */
	assert_list(small, "c00/2023/basics.html", "same_topic",
	    "c01 2023, c02 2023, c03 2023, c04 2023, c05 2023, c06 2023, "
	    "c07 2023, c08 2023, c09 2023, c10 2023, c11 2023, c12 2023");
	assert_list(small, "c27/2023/basics.html", "same_topic",
	    "c17 2023, c18 2023, c19 2023, c20 2023, c21 2023, c22 2023, "
	    "c23 2023, c24 2023, c25 2023, c26 2023, c28 2023, c29 2023");
}

static void
lists_all_cities_up_to_twelve(void **state)
{
	struct small_site *small = *state;
	struct topic *topic = add_topic(small);
	static const char expected[] = "c00 2023, c01 2023, c02 2023, c03 2023, c04 2023, c05 2023, "
				       "c06 2023, c07 2023, c08 2023, c09 2023, c10 2023, c11 2023";

	for (size_t i = 0; i < 13; i++)
		add_city(small, topic, i, "2023");
	small_site_plan(small);
	assert_list(small, "c12/2023/basics.html", "same_topic", expected);
}

static void
has_nothing_without_a_topic(void **state)
{
	struct small_site *small = *state;

	small_site_plan(small);
	assert_list(small, "hangzhou/2023/jobs.html", "same_topic", "");
	assert_list(small, "hangzhou/2023/jobs.html", "same_city", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    lists_the_report_nearest_in_time_of_each_city, small_site_setup, small_site_teardown),
		cmocka_unit_test_setup_teardown(
		    lists_all_chapters_of_that_report, small_site_setup, small_site_teardown),
		cmocka_unit_test_setup_teardown(lists_the_twelve_nearest_cities, small_site_setup, small_site_teardown),
		cmocka_unit_test_setup_teardown(lists_all_cities_up_to_twelve, small_site_setup, small_site_teardown),
		cmocka_unit_test_setup_teardown(has_nothing_without_a_topic, small_site_setup, small_site_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
