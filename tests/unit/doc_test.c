#include "model/doc.h"

#include "findings.h"

static void
finds_every_anchor_and_no_other(void **state)
{
	struct str anchors[] = { STR("a"), STR("ab"), STR("b"), STR("tbl-1"), STR("tbl-10"), STR("tbl-2"), STR("就业"),
		STR("规模") }; /* by bytes */
	static const char *const others[] = { "", "A", "aa", "abc", "c", "tbl", "tbl-", "tbl-11", "规", "规模2",
		"鿿" };
	struct doc doc = { .anchors = anchors };

	(void)state;
	assert_false(doc_has_anchor(&doc, STR("a")));
	for (size_t count = 1; count <= sizeof anchors / sizeof *anchors; count++) {
		doc.anchor_count = count;
		for (size_t i = 0; i < count; i++)
			assert_true(doc_has_anchor(&doc, anchors[i]));
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			assert_false(doc_has_anchor(&doc, str_from(others[i])));
	}
}

static void
reads_years_of_four_digits(void **state)
{
	static const char *const wrong[] = { "", "1899", "2201", "202", "20230", "02023", "+202", "-202", "2 23",
		"2023 ", "２０２３", "2e03", "20.3" };

	(void)state;
	assert_int_equal(doc_year(STR("1900")), 1900);
	assert_int_equal(doc_year(STR("2023")), 2023);
	assert_int_equal(doc_year(STR("2200")), 2200);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(doc_year(str_from(wrong[i])), -1);
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
