#include "chart/style.h"

#include <math.h>

static const double READABLE = 4.5; /* the contrast of a text, at least */

const struct chart_style chart_style = {
	.background = 0xffffff,
	.text = 0x1b232b,
	.muted = 0x5b6672,
	.grid = 0xdfe3e8,
	.axis = 0x7d8894,
	.target = 0xa84c0c,
	.subdued = { 0x8794a1, 0x5b6672 },
	.palette = {
		{ 0x15466e, 0x15466e }, /* navy */
		{ 0xd9690f, 0xa84c0c }, /* orange */
		{ 0x1a8077, 0x12675f }, /* teal */
		{ 0xa3173f, 0xa3173f }, /* burgundy */
		{ 0x5f92c2, 0x33699c }, /* sky */
		{ 0x7a45b8, 0x6a35a8 }, /* violet */
		{ 0x20262d, 0x20262d }, /* ink */
		{ 0x845a0f, 0x74500d }, /* brown */
	},
	.shades = {
		{ 0x6093c4, 0x33699c },
		{ 0x4d80af, 0x33699c },
		{ 0x3a6c99, 0x3a6c99 },
		{ 0x285984, 0x285984 },
		{ 0x15466e, 0x15466e },
	},
};

struct chart_color
chart_style_color(enum chart_colors colors, size_t index, size_t count)
{
	/* Which shades are taken for 1 to CHART_SHADES series: far apart, the strongest last. */
	static const unsigned char taken[][CHART_SHADES] = {
		{ 4 },
		{ 0, 4 },
		{ 0, 2, 4 },
		{ 0, 1, 3, 4 },
		{ 0, 1, 2, 3, 4 },
	};

	if (colors == CHART_COLORS_ORDERED && count >= 1 && count <= CHART_SHADES && index < count)
		return chart_style.shades[taken[count - 1][index]];
	return chart_style.palette[index % CHART_PALETTE];
}

static double
linear(uint32_t channel)
{
	double value = channel / 255.0;

	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* Relative luminance, as WCAG 2.1 defines it. */
static double
luminance(uint32_t color)
{
	return 0.2126 * linear(color >> 16 & 0xFF) + 0.7152 * linear(color >> 8 & 0xFF) + 0.0722 * linear(color & 0xFF);
}

uint32_t
chart_style_ink(uint32_t fill)
{
	double light = luminance(fill) + 0.05;

	if ((luminance(chart_style.background) + 0.05) / light >= READABLE)
		return chart_style.background;
	/* Black is left for what both the usual colours are too near to. */
	return light / (luminance(chart_style.text) + 0.05) >= READABLE ? chart_style.text : 0x000000;
}
