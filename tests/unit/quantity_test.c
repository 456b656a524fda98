#include "check/letters.h"

#include "findings.h"

/* Each figure as KIND VALUE UNIT, with marks for how it is meant. */
static const char *
shown(struct arena *arena, const char *text)
{
	static const char *const kinds[QUANTITY_KINDS] = { "count", "percent", "points", "times", "ratio", "year",
		"date", "ordinal", "name", "range", "malformed" };
	static const char bounds[] = {
		[BOUND_EXACT] = '=', [BOUND_ABOUT] = '~', [BOUND_ABOVE] = '>', [BOUND_BELOW] = '<'
	};
	struct quantity_list list = { 0 };
	struct letters letters = { 0 };
	struct strbuf out = { 0 };
	char *result;

	letters_read(&letters, arena, str_from(text));
	quantities_find(&list, arena, str_from(text), &letters);
	for (size_t i = 0; i < list.count; i++) {
		const struct quantity *quantity = &list.items[i];

		strbuf_addf(&out, "%s%s%c%.10g%.*s", i > 0 ? "; " : "", kinds[quantity->kind], bounds[quantity->bound],
		    quantity->negative ? -quantity->value : quantity->value, STR_ARG(quantity->unit));
	}
	result = str_zero(arena, strbuf_view(&out));
	strbuf_release(&out);
	return result;
}

static void
reads(struct arena *arena, const char *text, const char *expected)
{
	assert_string_equal(shown(arena, text), expected);
}

static void
reads_figures_with_units(void **state)
{
	struct arena *arena = *state;

	reads(arena, "在校生 47907 名，校均 2662 人", "count=47907名; count=2662人");
	reads(arena, "约193万平方米", "count~1930000平方米");
	reads(arena, "经费123859.5万元，增长5.39%", "count=1238595000元; percent=5.39%");
	reads(arena, "高于全省5.76个百分点", "points=5.76个百分点");
	reads(arena, "是在校生的 2.27 倍", "times=2.27倍");
	reads(arena, "1,234.5 元", "count=1234.5元");
	reads(arena, "29.21万人次", "count=292100人次");
	reads(arena, "生均0.483", "count=0.483");
	reads(arena, "占 15.00‰", "percent=1.5‰");
}

static void
reads_how_exact_they_are(void **state)
{
	struct arena *arena = *state;

	reads(arena, "200 多场，940余人，10万余人次", "count>200场; count>940人; count>100000人次");
	reads(arena, "占比近50%，90%以上，不足10%", "percent~50%; percent>90%; percent<10%");
}

static void
tells_dates_numbers_and_names_apart(void **state)
{
	struct arena *arena = *state;

	reads(arena, "2021 年 12 月 15 日", "year=2021; date=12; date=15");
	reads(arena, "2019-2020年度，（2020—2024）", "year=2019; year=2020");
	reads(arena, "第 46 届，表 3，案例 11，附件 2", "ordinal=46; ordinal=3; ordinal=11; ordinal=2");
	reads(arena, "“1+X”证书、3D 打印、〔2020〕27 号", "name=1; name=3; name=2020; name=27");
	reads(arena, "1-2 所", "range=1所");
}

static void
reads_ratios(void **state)
{
	struct arena *arena = *state;

	reads(arena, "师生比为1:14.79", "ratio=14.79");
	reads(arena, "16.22 : 1", "ratio=0.06165228113");
	reads(arena, "１ ２∶ １", "count=1; ratio=0.5");
}

static void
reads_full_width_digits(void **state)
{
	struct arena *arena = *state;

	reads(arena, "培育 ３００ 家以上，５０％以上", "count>300家; percent>50％");
}

static void
reads_chinese_numerals_before_units(void **state)
{
	struct arena *arena = *state;

	reads(arena, "包括四个子工程，一是规划，十二项，一百二十三家", "count=4个; count=12项; count=123家");
	reads(arena, "“五个一批”，第三项，五年制，一个", "");
	reads(arena, "百分之三十", "percent=30");
}

static void
tells_what_is_malformed(void **state)
{
	struct arena *arena = *state;

	reads(arena, "91.2.0%", "malformed=0%");
	reads(arena, "3.3.1 师资培训", "name=0");
}

static void
knows_what_digits_may_be_rounded_from(void **state)
{
	struct quantity quantity;

	(void)state;
	assert_true(quantity_of(&quantity, STR("99.64%")));
	assert_true(quantity_agrees(&quantity, 99.6351));
	assert_false(quantity_agrees(&quantity, 99.646));
	assert_true(quantity_agrees_cut(&quantity, 99.649));
	assert_true(quantity_of(&quantity, STR("15.00‰")));
	assert_int_equal(quantity.kind, QUANTITY_PERCENT);
	assert_true(quantity_agrees(&quantity, 1.5));
	assert_false(quantity_agrees(&quantity, 1.501));
	assert_true(quantity_of(&quantity, STR("193万平方米")));
	assert_true(quantity_agrees(&quantity, 1926000));
	assert_true(quantity_of(&quantity, STR("14259")));
	assert_false(quantity_agrees(&quantity, 14259.4));
	assert_false(quantity_of(&quantity, STR("共 3 所")));
}

static int
setup(void **state)
{
	static struct arena arena;

	arena_init(&arena);
	*state = &arena;
	return 0;
}

static int
teardown(void **state)
{
	arena_release(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_figures_with_units),
		cmocka_unit_test(reads_how_exact_they_are),
		cmocka_unit_test(tells_dates_numbers_and_names_apart),
		cmocka_unit_test(reads_ratios),
		cmocka_unit_test(reads_full_width_digits),
		cmocka_unit_test(reads_chinese_numerals_before_units),
		cmocka_unit_test(tells_what_is_malformed),
		cmocka_unit_test(knows_what_digits_may_be_rounded_from),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
