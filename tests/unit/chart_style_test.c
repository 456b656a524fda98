#include "chart/style.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static double
linear(uint32_t channel)
{
	double value = channel / 255.0;

	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* Relative luminance and contrast ratio as WCAG 2.1 defines them. */
static double
luminance(uint32_t color)
{
	return 0.2126 * linear(color >> 16 & 0xFF) + 0.7152 * linear(color >> 8 & 0xFF) + 0.0722 * linear(color & 0xFF);
}

static double
contrast(uint32_t a, uint32_t b)
{
	double first = luminance(a) + 0.05;
	double second = luminance(b) + 0.05;

	return first > second ? first / second : second / first;
}

static void
check_contrast(uint32_t color, double least)
{
	double ratio = contrast(chart_style.background, color);

	if (ratio < least)
		fail_msg("#%06x on #%06x: %.2f", color, chart_style.background, ratio);
}

static void
check_color(struct chart_color color)
{
	check_contrast(color.fill, 3);
	check_contrast(color.text, 4.5);
}

static void
has_enough_contrast(void **state)
{
	(void)state;
	check_contrast(chart_style.text, 4.5);
	check_contrast(chart_style.muted, 4.5);
	check_contrast(chart_style.target, 4.5);
	check_contrast(chart_style.axis, 3);
	check_color(chart_style.subdued);
	for (size_t i = 0; i < CHART_PALETTE; i++)
		check_color(chart_style.palette[i]);
	for (size_t i = 0; i < CHART_SHADES; i++)
		check_color(chart_style.shades[i]);
}

static void
writes_readably_on_every_fill(void **state)
{
	(void)state;
	for (uint32_t grey = 0; grey <= 0xFF; grey++)
		assert_true(contrast(chart_style_ink(grey * 0x010101), grey * 0x010101) >= 4.5);
	for (size_t i = 0; i < CHART_PALETTE; i++)
		assert_true(contrast(chart_style_ink(chart_style.palette[i].fill), chart_style.palette[i].fill) >= 4.5);
	for (size_t i = 0; i < CHART_SHADES; i++)
		assert_true(contrast(chart_style_ink(chart_style.shades[i].fill), chart_style.shades[i].fill) >= 4.5);
	assert_int_equal(chart_style_ink(chart_style.palette[0].fill), chart_style.background);
	assert_int_equal(chart_style_ink(chart_style.grid), chart_style.text);
}

static void
orders_shades_from_faint_to_strong(void **state)
{
	(void)state;
	for (size_t i = 1; i < CHART_SHADES; i++)
		assert_true(contrast(chart_style.background, chart_style.shades[i].fill) >
			    contrast(chart_style.background, chart_style.shades[i - 1].fill) * 1.1);
}

static void
gives_every_series_its_colour(void **state)
{
	(void)state;
	assert_int_equal(chart_style_color(CHART_COLORS_DISTINCT, 0, 9).fill, chart_style.palette[0].fill);
	assert_int_equal(chart_style_color(CHART_COLORS_DISTINCT, 8, 9).fill, chart_style.palette[0].fill);
	for (size_t count = 1; count <= CHART_SHADES; count++) {
		assert_int_equal(
		    chart_style_color(CHART_COLORS_ORDERED, count - 1, count).fill, chart_style.shades[4].fill);
		for (size_t i = 1; i < count; i++)
			assert_int_not_equal(chart_style_color(CHART_COLORS_ORDERED, i, count).fill,
			    chart_style_color(CHART_COLORS_ORDERED, i - 1, count).fill);
	}
	assert_int_equal(chart_style_color(CHART_COLORS_ORDERED, 1, 6).fill, chart_style.palette[1].fill);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_enough_contrast),
		cmocka_unit_test(writes_readably_on_every_fill),
		cmocka_unit_test(orders_shades_from_faint_to_strong),
		cmocka_unit_test(gives_every_series_its_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
