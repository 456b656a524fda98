#include "model/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
finds_every_anchor_and_no_other(void **state)
{
	struct str anchors[] = { STR("a"), STR("ab"), STR("b"), STR("学生"), STR("质量") };

	(void)state;
	for (size_t count = 0; count <= sizeof anchors / sizeof *anchors; count++) {
		const struct doc doc = { .anchors = anchors, .anchor_count = count };

		for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
			assert_int_equal(doc_has_anchor(&doc, anchors[i]), i < count);
		assert_false(doc_has_anchor(&doc, STR("")));
		assert_false(doc_has_anchor(&doc, STR("aa")));
		assert_false(doc_has_anchor(&doc, STR("质量保障")));
	}
}

static void
reads_years_of_four_digits(void **state)
{
	(void)state;
	assert_int_equal(doc_year(STR("1900")), 1900);
	assert_int_equal(doc_year(STR("2200")), 2200);
	assert_int_equal(doc_year(STR("1899")), -1);
	assert_int_equal(doc_year(STR("2201")), -1);
	assert_int_equal(doc_year(STR("202")), -1);
	assert_int_equal(doc_year(STR("02021")), -1);
	assert_int_equal(doc_year(STR("2e03")), -1);
	assert_int_equal(doc_year(STR("")), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_every_anchor_and_no_other),
		cmocka_unit_test(reads_years_of_four_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
