#include "check/dictionary.h"

#include "findings.h"

/* The built-in dictionary, which serves documents that are in no site. */

static void
has_names_units_and_formulas(void **state)
{
	struct arena arena;
	const struct site *site;

	(void)state;
	arena_init(&arena);
	site = dictionary_builtin(&arena);
	assert_true(site->indicators.count > 40);
	for (size_t i = 0; i < site->indicators.count; i++) {
		const struct indicator *indicator = site->indicators.entries[i].value;

		assert_true(str_eq(indicator->id, site->indicators.entries[i].key));
		assert_true(indicator->name.len > 0 && indicator->unit.len > 0);
		assert_int_equal(indicator->kind == INDICATOR_SHARE, str_eq(indicator->unit, STR("%")));
		assert_int_equal(indicator->formula != NULL, indicator->formula_text.len > 0);
	}
	assert_non_null(site_indicator(site, STR("employment_rate"))->formula);
	assert_true(site_indicator(site, STR("employment_rate"))->has_max);
	arena_release(&arena);
}

/* One wording is never the name of two things. */
static void
gives_every_wording_once(void **state)
{
	struct arena arena;
	const struct site *site;
	struct map words = { 0 };

	(void)state;
	arena_init(&arena);
	site = dictionary_builtin(&arena);
	for (size_t i = 0; i < site->indicators.count; i++) {
		const struct indicator *indicator = site->indicators.entries[i].value;

		if (!map_add(&words, &arena, indicator->name, NULL))
			fail_msg("'%.*s' is there twice", STR_ARG(indicator->name));
		for (size_t k = 0; k < indicator->aliases.count; k++)
			if (!map_add(&words, &arena, indicator->aliases.items[k], NULL))
				fail_msg("'%.*s' is there twice", STR_ARG(indicator->aliases.items[k]));
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_names_units_and_formulas),
		cmocka_unit_test(gives_every_wording_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
