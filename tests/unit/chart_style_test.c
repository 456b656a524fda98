#include "chart/style.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct chart_style *const styles[] = { &chart_style_light, &chart_style_dark };

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
check_contrast(const struct chart_style *style, uint32_t color, double least)
{
	double ratio = contrast(style->background, color);

	if (ratio < least)
		fail_msg("#%06x on #%06x: %.2f", color, style->background, ratio);
}

static void
check_color(const struct chart_style *style, struct chart_color color)
{
	check_contrast(style, color.fill, 3);
	check_contrast(style, color.text, 4.5);
}

static void
has_enough_contrast(void **state)
{
	(void)state;
	for (size_t s = 0; s < 2; s++) {
		const struct chart_style *style = styles[s];

		check_contrast(style, style->text, 4.5);
		check_contrast(style, style->muted, 4.5);
		check_contrast(style, style->axis, 3);
		check_color(style, style->subdued);
		for (size_t i = 0; i < CHART_PALETTE; i++)
			check_color(style, style->palette[i]);
		for (size_t i = 0; i < CHART_SHADES; i++)
			check_color(style, style->shades[i]);
	}
}

static void
orders_shades_from_faint_to_strong(void **state)
{
	(void)state;
	for (size_t s = 0; s < 2; s++) {
		for (size_t i = 1; i < CHART_SHADES; i++)
			assert_true(contrast(styles[s]->background, styles[s]->shades[i].fill) >
				    contrast(styles[s]->background, styles[s]->shades[i - 1].fill) * 1.1);
	}
}

static void
gives_every_series_its_colour(void **state)
{
	const struct chart_style *style = &chart_style_light;

	(void)state;
	assert_int_equal(chart_style_color(style, CHART_COLORS_DISTINCT, 0, 9).fill, style->palette[0].fill);
	assert_int_equal(chart_style_color(style, CHART_COLORS_DISTINCT, 8, 9).fill, style->palette[0].fill);
	for (size_t count = 1; count <= CHART_SHADES; count++) {
		assert_int_equal(
		    chart_style_color(style, CHART_COLORS_ORDERED, count - 1, count).fill, style->shades[4].fill);
		for (size_t i = 1; i < count; i++)
			assert_int_not_equal(chart_style_color(style, CHART_COLORS_ORDERED, i, count).fill,
			    chart_style_color(style, CHART_COLORS_ORDERED, i - 1, count).fill);
	}
	assert_int_equal(chart_style_color(style, CHART_COLORS_ORDERED, 1, 6).fill, style->palette[1].fill);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_enough_contrast),
		cmocka_unit_test(orders_shades_from_faint_to_strong),
		cmocka_unit_test(gives_every_series_its_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
