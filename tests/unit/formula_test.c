#include "model/formula.h"

#include "model_fixture.h"

#include <math.h>

static bool
parse_as(struct model *model, struct indicator *indicator, struct str text)
{
	model->diags.count = 0;
	indicator->formula = NULL;
	indicator->formula_text = text;
	return formula_parse(&model->site, indicator, &model->diags);
}

static bool
parse(struct model *model, const char *text)
{
	struct indicator *result = site_indicator(&model->site, STR("result"));

	return parse_as(model, result ? result : model_indicator(model, "result", ""), str_from(text));
}

/* The value of a formula where a is 2, b 3, c 5, zero 0 and big 1e308; missing has no
 * value and none was never observed. */
static bool
value_of(struct model *model, const char *text, double *value)
{
	static const char *const figures[][2] = { { "a", "2" }, { "b", "3" }, { "c", "5" }, { "zero", "0" },
		{ "big", "1e308" }, { "missing", "" } };
	struct report *report = model_report(model, model_city(model, text, "330100"), 2023);

	if (!site_indicator(&model->site, STR("none")))
		model_indicator(model, "none", "");
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		struct indicator *indicator = site_indicator(&model->site, str_from(figures[i][0]));

		indicator = indicator ? indicator : model_indicator(model, figures[i][0], "");
		model_observe(model, report, indicator, 2023, figures[i][1]);
	}
	if (!parse(model, text))
		fail_msg("'%s':%s", text, findings_told(&model->diags));
	return formula_value(site_indicator(&model->site, STR("result")), report, 2023, value);
}

static void
assert_value(struct model *model, const char *text, double expected)
{
	double value = NAN;

	if (!value_of(model, text, &value) || value != expected)
		fail_msg("'%s' is %g, not %g", text, expected, value);
}

static void
reckons_by_the_usual_precedence(void **state)
{
	assert_value(*state, "a", 2);
	assert_value(*state, "a + b * c", 17);
	assert_value(*state, "(a + b) * c", 25);
	assert_value(*state, "a * b + c", 11);
	assert_value(*state, "c - b - a", 0);
	assert_value(*state, "c - (b - a)", 4);
	assert_value(*state, "c / a / a", 1.25);
	assert_value(*state, "c / (a / a)", 5);
	assert_value(*state, "a - b", -1);
	assert_value(*state, "((a))", 2);
	assert_value(*state, "a+b*c-(a+b)/c", 16);
	assert_value(*state, "  ( a+b )*c ", 25);
}

static void
reads_numbers(void **state)
{
	assert_value(*state, "100", 100);
	assert_value(*state, "a * 1.5", 3);
	assert_value(*state, "a * 1e3", 2000);
	assert_value(*state, "0.5 + 0", 0.5);
}

static void
gives_shares_in_percent(void **state)
{
	struct model *model = *state;
	struct report *report = model_report(model, model_city(model, "hangzhou", "330100"), 2023);
	struct indicator *share = model_indicator(model, "share", "%"), *ratio = model_indicator(model, "ratio", ":1");
	double value = 0;

	model_observe(model, report, model_indicator(model, "part", "人"), 2023, "45");
	model_observe(model, report, model_indicator(model, "whole", "人"), 2023, "60");
	assert_true(parse_as(model, share, STR("part / whole")));
	assert_true(formula_value(share, report, 2023, &value));
	assert_true(value == 75);
	share->unit = STR("‰");
	assert_true(formula_value(share, report, 2023, &value));
	assert_true(value == 0.75);
	ratio->kind = INDICATOR_RATIO;
	assert_true(parse_as(model, ratio, STR("part / whole")));
	assert_true(formula_value(ratio, report, 2023, &value));
	assert_true(value == 0.75);
}

static void
has_no_value_without_all_inputs(void **state)
{
	struct model *model = *state;
	double value;

	assert_false(value_of(model, "none", &value));
	assert_false(value_of(model, "a + none", &value));
	assert_false(value_of(model, "missing * a", &value));
	assert_false(value_of(model, "zero * missing", &value));
	assert_true(value_of(model, "a + b", &value));
	assert_false(formula_value(site_indicator(&model->site, STR("result")),
	    ((struct city *)model->site.cities.entries[0].value)->reports.items[0], 2022, &value));
	assert_false(formula_value(site_indicator(&model->site, STR("a")),
	    ((struct city *)model->site.cities.entries[0].value)->reports.items[0], 2023, &value));
}

static void
has_no_value_that_is_no_number(void **state)
{
	struct model *model = *state;
	double value;

	assert_false(value_of(model, "a / zero", &value));
	assert_false(value_of(model, "zero / zero", &value));
	assert_false(value_of(model, "a / (b - b)", &value));
	assert_false(value_of(model, "big * a", &value));
	assert_false(value_of(model, "big * a - big * a", &value));
	assert_value(model, "zero / a", 0);
}

static void
tells_where_the_syntax_goes_wrong(void **state)
{
	static const struct {
		const char *text, *at;
	} cases[] = {
		{ "a b", "'b'" },
		{ "a)", "')'" },
		{ "(a * (b + c)", "'(its end)'" },
		{ "a +", "'(its end)'" },
		{ "a * / b", "'/ b'" },
		{ "-a", "'-a'" },
		{ "()", "')'" },
		{ "", "'(its end)'" },
		{ "  ", "'(its end)'" },
		{ "A", "'A'" },
		{ "a × b", "'× b'" },
		{ "（a + b）", "'（a + b）'" },
		{ "a / b;", "';'" },
		{ "a\t+ b", "'\t+ b'" },
	};
	struct model *model = *state;

	model_indicator(model, "a", "");
	model_indicator(model, "b", "");
	model_indicator(model, "c", "");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_false(parse(model, cases[i].text));
		assert_codes(&model->diags, "formula-syntax");
		assert_told(&model->diags, "formula-syntax", cases[i].at);
		assert_null(site_indicator(&model->site, STR("result"))->formula);
	}
}

static void
names_the_indicator_that_is_unknown(void **state)
{
	struct model *model = *state;

	model_indicator(model, "graduates", "人");
	assert_false(parse(model, "graduate / 2"));
	assert_codes(&model->diags, "indicator-unknown");
	assert_told(&model->diags, "indicator-unknown", "'graduate'");
	assert_hint(&model->diags, "indicator-unknown", "'graduates'");
	assert_false(parse(model, "1.2.3"));
	assert_codes(&model->diags, "indicator-unknown");
}

static struct str
repeated(struct model *model, const char *text, size_t count, const char *end)
{
	struct strbuf all = { 0 };
	struct str copy;

	for (size_t i = 0; i < count; i++)
		strbuf_adds(&all, text);
	strbuf_adds(&all, end);
	copy = str_copy(&model->arena, strbuf_view(&all));
	strbuf_release(&all);
	return copy;
}

static void
nests_32_deep_and_no_deeper(void **state)
{
	struct model *model = *state;
	struct indicator *indicator = model_indicator(model, "result", "");

	assert_true(parse_as(model, indicator,
	    str_format(
		&model->arena, "%.*s1%.*s", 32, repeated(model, "(", 32, "").at, 32, repeated(model, ")", 32, "").at)));
	assert_false(parse_as(model, indicator,
	    str_format(
		&model->arena, "%.*s1%.*s", 33, repeated(model, "(", 33, "").at, 33, repeated(model, ")", 33, "").at)));
	assert_codes(&model->diags, "formula-syntax");
	assert_false(parse_as(model, indicator, repeated(model, "(", 1000000, "")));
}

static void
is_not_longer_than_256_operations(void **state)
{
	struct model *model = *state;
	struct indicator *indicator = model_indicator(model, "result", "");
	struct report *report = model_report(model, model_city(model, "hangzhou", "330100"), 2023);
	double value = 0;

	assert_true(parse_as(model, indicator, repeated(model, "1+", 256, "1")));
	assert_true(formula_value(indicator, report, 2023, &value));
	assert_true(value == 257);
	assert_false(parse_as(model, indicator, repeated(model, "1*", 257, "1")));
	assert_codes(&model->diags, "formula-syntax");
	assert_false(parse_as(model, indicator, repeated(model, "1+", 1000000, "1")));
	assert_codes(&model->diags, "formula-syntax");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		MODEL_TEST(reckons_by_the_usual_precedence),
		MODEL_TEST(reads_numbers),
		MODEL_TEST(gives_shares_in_percent),
		MODEL_TEST(has_no_value_without_all_inputs),
		MODEL_TEST(has_no_value_that_is_no_number),
		MODEL_TEST(tells_where_the_syntax_goes_wrong),
		MODEL_TEST(names_the_indicator_that_is_unknown),
		MODEL_TEST(nests_32_deep_and_no_deeper),
		MODEL_TEST(is_not_longer_than_256_operations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
