#include "chart/frame.h"
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

/* A colour in CIE L*a*b* (D65). */
struct lab {
	double l, a, b;
};

static double
lab_part(double share)
{
	return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116;
}

/* From linear red, green and blue; what no screen shows is brought back. */
static struct lab
lab_from(const double rgb[3])
{
	static const double xyz[3][3] = {
		{ 0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047 },
		{ 0.2126729, 0.7151522, 0.0721750 },
		{ 0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883 },
	};
	double parts[3] = { 0 };

	for (size_t i = 0; i < 3; i++) {
		for (size_t k = 0; k < 3; k++)
			parts[i] += xyz[i][k] * fmin(1, fmax(0, rgb[k]));
		parts[i] = lab_part(parts[i]);
	}
	return (struct lab){ 116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2]) };
}

/* Ways to see: all colours, and without one of the three kinds of cones. Matrices for linear
 * light by Machado, Oliveira and Fernandes (2009), severity 1. */
static const struct vision {
	const char *name;
	double matrix[3][3];
} visions[] = {
	{ "all", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
	{ "protanopia", { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
			    { -0.003882, -0.048116, 1.051998 } } },
	{ "deuteranopia", { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
			      { -0.011820, 0.042940, 0.968881 } } },
	{ "tritanopia", { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
			    { 0.004733, 0.691367, 0.303900 } } },
};

static struct lab
seen(const struct vision *vision, uint32_t color)
{
	double rgb[3] = { 0 };

	for (size_t i = 0; i < 3; i++) {
		for (size_t k = 0; k < 3; k++)
			rgb[i] += vision->matrix[i][k] * linear(color >> (16 - 8 * k) & 0xFF);
	}
	return lab_from(rgb);
}

/* CIE 1976: 2.3 is just noticed side by side. */
static double
difference(struct lab one, struct lab other)
{
	return sqrt(pow(one.l - other.l, 2) + pow(one.a - other.a, 2) + pow(one.b - other.b, 2));
}

static double
lightness(uint32_t color)
{
	return seen(&visions[0], color).l;
}

static void
check_pair(const struct vision *vision, size_t first, size_t second, double least)
{
	struct lab one = seen(vision, chart_style.palette[first].fill);
	struct lab other = seen(vision, chart_style.palette[second].fill);

	if (difference(one, other) < least)
		fail_msg("%s: colours %zu and %zu differ by %.1f", vision->name, first, second, difference(one, other));
}

static void
check_apart(const struct vision *vision, size_t count, double least)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < i; k++)
			check_pair(vision, k, i, least);
	}
}

static void
knows_how_different_colours_are(void **state)
{
	struct lab red = seen(&visions[0], 0xff0000);

	(void)state;
	assert_true(fabs(red.l - 53.24) < 0.05 && fabs(red.a - 80.09) < 0.05 && fabs(red.b - 67.20) < 0.05);
	assert_true(difference(seen(&visions[0], 0xffffff), (struct lab){ 100, 0, 0 }) < 0.05);
	assert_true(difference(seen(&visions[1], 0xff0000), seen(&visions[1], 0x6b5f00)) < 12);
	assert_true(difference(red, seen(&visions[0], 0x6b5f00)) > 60);
}

static void
tells_colours_apart_with_any_colour_vision(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof visions / sizeof *visions; i++) {
		check_apart(&visions[i], 4, 15);
		check_apart(&visions[i], CHART_PALETTE, 10);
	}
}

/* What is printed in grey is told apart by lightness beside each other, and by the shapes of
 * markers, which never are the same for neighbours. */
static void
tells_neighbours_apart_in_grey(void **state)
{
	(void)state;
	for (size_t i = 1; i < CHART_PALETTE; i++) {
		assert_true(
		    fabs(lightness(chart_style.palette[i].fill) - lightness(chart_style.palette[i - 1].fill)) >= 8);
		assert_int_not_equal(frame_shape(i), frame_shape(i - 1));
	}
	for (size_t i = 1; i < CHART_SHADES; i++)
		assert_true(lightness(chart_style.shades[i - 1].fill) - lightness(chart_style.shades[i].fill) >= 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_enough_contrast),
		cmocka_unit_test(writes_readably_on_every_fill),
		cmocka_unit_test(orders_shades_from_faint_to_strong),
		cmocka_unit_test(knows_how_different_colours_are),
		cmocka_unit_test(tells_colours_apart_with_any_colour_vision),
		cmocka_unit_test(tells_neighbours_apart_in_grey),
		cmocka_unit_test(gives_every_series_its_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
