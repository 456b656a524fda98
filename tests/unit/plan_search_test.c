#include "plan/plan_parts.h"

#include "model_fixture.h"

/* Plans of pages only, however many, and the files that search gets for them. */

struct counts {
	size_t grams, common, texts;
};

static struct plan
plan_of(struct model *model, enum output_kind kind, size_t pages)
{
	struct plan plan = { .site = &model->site };
	struct planner planner = { &plan, &model->arena, &model->diags };

	for (size_t i = 0; i < pages; i++)
		planner_add(&planner, kind, str_format(&model->arena, "p%zu.html", i), place_file(model->site.source));
	plan_search(&planner);
	return plan;
}

static void
assert_counts(struct model *model, size_t pages, struct counts expected)
{
	struct plan plan = plan_of(model, OUTPUT_SECTION, pages);

	assert_int_equal(plan_search_parts(&plan, OUTPUT_SEARCH_CORE), 1);
	assert_int_equal(plan_search_parts(&plan, OUTPUT_SEARCH_GRAMS), expected.grams);
	assert_int_equal(plan_search_parts(&plan, OUTPUT_SEARCH_COMMON), expected.common);
	assert_int_equal(plan_search_parts(&plan, OUTPUT_SEARCH_TEXTS), expected.texts);
	assert_int_equal(plan.count, pages + 1 + expected.grams + expected.common + expected.texts);
}

static void
makes_more_parts_for_more_pages(void **state)
{
	struct model *model = *state;

	assert_counts(model, 0, (struct counts){ 0, 0, 0 });
	assert_counts(model, 1, (struct counts){ 1, 1, 1 });
	assert_counts(model, 3, (struct counts){ 1, 1, 1 });
	assert_counts(model, 4, (struct counts){ 1, 1, 2 });
	assert_counts(model, 5, (struct counts){ 2, 1, 2 });
	assert_counts(model, 193, (struct counts){ 49, 5, 65 });
}

/* However large the site is, the files are some hundreds. */
static void
makes_some_hundred_parts_at_most(void **state)
{
	static const size_t pages[] = { 100, 1000, 1500, 2000, 5000, 20000 };
	size_t before = 0, parts = 0;

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		before = parts;
		parts = plan_of(*state, OUTPUT_SECTION, pages[i]).count - pages[i];
		assert_in_range(parts, before, 999);
	}
	assert_true(parts > 800);
	assert_int_equal(parts, before);
}

static void
names_and_numbers_the_parts(void **state)
{
	static const struct {
		const char *path;
		enum output_kind kind;
		size_t number;
	} expected[] = {
		{ "search/core.js", OUTPUT_SEARCH_CORE, 0 },
		{ "search/g0.js", OUTPUT_SEARCH_GRAMS, 0 },
		{ "search/g1.js", OUTPUT_SEARCH_GRAMS, 1 },
		{ "search/c0.js", OUTPUT_SEARCH_COMMON, 0 },
		{ "search/t0.js", OUTPUT_SEARCH_TEXTS, 0 },
		{ "search/t1.js", OUTPUT_SEARCH_TEXTS, 1 },
	};
	struct plan plan = plan_of(*state, OUTPUT_REPORT, 5);

	assert_int_equal(plan.count, 5 + sizeof expected / sizeof *expected);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_text(plan.items[5 + i].path, expected[i].path);
		assert_int_equal(plan.items[5 + i].kind, expected[i].kind);
		assert_int_equal(plan.items[5 + i].number, expected[i].number);
	}
}

/* Pages that repeat others or are no place to go, and what is no page. */
static void
searches_pages_once(void **state)
{
	static const enum output_kind none[] = { OUTPUT_FULL, OUTPUT_SEARCH, OUTPUT_NOT_FOUND, OUTPUT_CHART,
		OUTPUT_ASSET, OUTPUT_FEED, OUTPUT_SEARCH_CORE };
	static const enum output_kind some[] = { OUTPUT_HOME, OUTPUT_PAGE, OUTPUT_SECTION, OUTPUT_POLICY_SECTION,
		OUTPUT_INDICATOR, OUTPUT_NOTES, OUTPUT_COMPARE, OUTPUT_SITE_MAP };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(plan_is_searched(&(struct output){ .kind = none[i] }));
	for (size_t i = 0; i < sizeof some / sizeof *some; i++)
		assert_true(plan_is_searched(&(struct output){ .kind = some[i] }));
	for (size_t i = 0; i < 3; i++) {
		struct plan plan = plan_of(*state, none[i], 100);

		assert_int_equal(plan_search_parts(&plan, OUTPUT_SEARCH_GRAMS), 0);
		assert_int_equal(plan_search_parts(&plan, OUTPUT_SEARCH_TEXTS), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(makes_more_parts_for_more_pages),
		MODEL_TEST(makes_some_hundred_parts_at_most),
		MODEL_TEST(names_and_numbers_the_parts),
		MODEL_TEST(searches_pages_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
