#include "load/block.h"

#include "doc_fixture.h"

static struct block
read_block(struct doc_fixture *fixture, enum block_kind kind, const char *json)
{
	struct block block;

	doc_source(fixture, json);
	fixture->ok = block_read(
	    &fixture->arena, place_at(fixture->source, 0, fixture->source->text.len), kind, &block, &fixture->diags);
	return block;
}

static void
assert_block_findings(struct doc_fixture *fixture, enum block_kind kind, const char *json, const char *findings)
{
	read_block(fixture, kind, json);
	assert_string_equal(doc_findings(fixture), findings);
	assert_false(fixture->ok);
}

static void
reads_a_chart(void **state)
{
	struct doc_fixture *fixture = *state;
	struct block block = read_block(fixture, BLOCK_CHART,
	    "{ \"kind\": \"line\", \"indicators\": [\"a\", \"b\"], \"cities\": [\"*\"], \"years\": \"2019-2023\", "
	    "\"by\": \"district\", \"title\": \"甲\" }");

	assert_string_equal(doc_findings(fixture), "");
	assert_true(fixture->ok);
	assert_int_equal(block.kind, BLOCK_CHART);
	assert_int_equal(block.shape, SHAPE_LINE);
	assert_int_equal(block.indicators.count, 2);
	assert_string_equal(doc_text(fixture, block.indicators.items[1].text), "b");
	assert_string_equal(doc_at(fixture, block.indicators.items[1].place), "\"b\"");
	assert_string_equal(doc_text(fixture, block.cities.items[0].text), "*");
	assert_int_equal(block.first_year, 2019);
	assert_int_equal(block.last_year, 2023);
	assert_int_equal(block.year_count, 0);
	assert_string_equal(doc_text(fixture, block.by), "district");
	assert_string_equal(doc_text(fixture, block.title), "甲");
	assert_int_equal(block.caption, 0);
}

static void
reads_a_table(void **state)
{
	struct doc_fixture *fixture = *state;
	struct block block = read_block(
	    fixture, BLOCK_TABLE, "{ \"indicators\": [\"a\"], \"years\": [2020, 2021], \"transpose\": true }");

	assert_true(fixture->ok);
	assert_int_equal(block.kind, BLOCK_TABLE);
	assert_int_equal(block.year_count, 2);
	assert_int_equal(block.years[1], 2021);
	assert_true(block.transpose);
	assert_int_equal(block.cities.count, 0);
	assert_int_equal(block.first_year, 0);
}

static void
reads_ranges_that_are_open(void **state)
{
	struct doc_fixture *fixture = *state;
	struct block from = read_block(fixture, BLOCK_TABLE, "{ \"indicators\": [\"a\"], \"years\": \"2019-\" }");
	struct block until = read_block(fixture, BLOCK_TABLE, "{ \"indicators\": [\"a\"], \"years\": \"-2023\" }");

	assert_string_equal(doc_findings(fixture), "");
	assert_int_equal(from.first_year, 2019);
	assert_int_equal(from.last_year, 0);
	assert_int_equal(until.first_year, 0);
	assert_int_equal(until.last_year, 2023);
}

static void
refuses_years_that_are_none(void **state)
{
	static const char *const years[] = { "\"2019\"", "\"-\"", "\"2019-20\"", "\"19-2023\"", "\"2023-2019\"", "2020",
		"[]", "[\"2020\"]", "[20]", "[2020.5]", "null", "\"\"" };
	struct doc_fixture *fixture = *state;

	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		size_t before = fixture->diags.count;

		read_block(fixture, BLOCK_TABLE,
		    str_zero(&fixture->arena,
			str_format(&fixture->arena, "{ \"indicators\": [\"a\"], \"years\": %s }", years[i])));
		assert_false(fixture->ok);
		assert_int_equal(fixture->diags.count, before + 1);
		assert_string_equal(fixture->diags.items[before].code, "block-years");
	}
}

static void
wants_a_kind_for_charts_only(void **state)
{
	assert_block_findings(*state, BLOCK_CHART, "{ \"indicators\": [\"a\"] }", "json-missing: {");
}

static void
knows_the_keys_of_each_kind(void **state)
{
	assert_block_findings(*state, BLOCK_CHART,
	    "{ \"kind\": \"bar\", \"indicators\": [\"a\"], \"transpose\": true }", "json-key: \"transpose\"");
}

static void
knows_that_tables_have_no_kind(void **state)
{
	assert_block_findings(
	    *state, BLOCK_TABLE, "{ \"kind\": \"bar\", \"indicators\": [\"a\"] }", "json-key: \"kind\"");
}

static void
wants_indicators(void **state)
{
	assert_block_findings(
	    *state, BLOCK_TABLE, "{ \"indicators\": [], \"cities\": [3] }", "json-value: []\njson-type: 3");
}

static void
reports_json_that_is_none(void **state)
{
	struct doc_fixture *fixture = *state;

	read_block(fixture, BLOCK_TABLE, "{ \"indicators\": [\"a\" }");
	assert_false(fixture->ok);
	assert_string_equal(fixture->diags.items[0].code, "json-syntax");
}

static void
reports_a_block_that_is_empty_or_no_object(void **state)
{
	struct doc_fixture *fixture = *state;

	read_block(fixture, BLOCK_TABLE, "");
	assert_false(fixture->ok);
	read_block(fixture, BLOCK_TABLE, "[1]");
	assert_false(fixture->ok);
	assert_string_equal(fixture->diags.items[1].code, "json-type");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(reads_a_chart),
		doc_test(reads_a_table),
		doc_test(reads_ranges_that_are_open),
		doc_test(refuses_years_that_are_none),
		doc_test(wants_a_kind_for_charts_only),
		doc_test(knows_the_keys_of_each_kind),
		doc_test(knows_that_tables_have_no_kind),
		doc_test(wants_indicators),
		doc_test(reports_json_that_is_none),
		doc_test(reports_a_block_that_is_empty_or_no_object),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
