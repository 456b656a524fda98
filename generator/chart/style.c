#include "chart/style.h"

const struct chart_style chart_style_light = {
	.background = 0xffffff,
	.text = 0x1b232b,
	.muted = 0x5b6672,
	.grid = 0xdfe3e8,
	.axis = 0x7d8894,
	.subdued = { 0x8794a1, 0x5b6672 },
	.palette = {
		{ 0x15466e, 0x15466e }, /* navy */
		{ 0xd9690f, 0xa84c0c }, /* orange */
		{ 0x1a8077, 0x12675f }, /* teal */
		{ 0x8c1138, 0x8c1138 }, /* burgundy */
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

const struct chart_style chart_style_dark = {
	.background = 0x161b21,
	.text = 0xe6eaee,
	.muted = 0xa3adb8,
	.grid = 0x2c343d,
	.axis = 0x6c7885,
	.subdued = { 0x6b7683, 0xa3adb8 },
	.palette = {
		{ 0x7fb2e5, 0x7fb2e5 }, /* sky */
		{ 0xf0923e, 0xf0923e }, /* orange */
		{ 0x58c9b4, 0x58c9b4 }, /* teal */
		{ 0xc94677, 0xe87fa2 }, /* rose */
		{ 0xefe8d2, 0xefe8d2 }, /* cream */
		{ 0x8d62d6, 0xb08ff0 }, /* violet */
		{ 0xa35a1c, 0xd9794a }, /* rust */
		{ 0xe6cd55, 0xe6cd55 }, /* yellow */
	},
	.shades = {
		{ 0x4f6b86, 0xa3adb8 },
		{ 0x4a76a0, 0xa3adb8 },
		{ 0x5f92c2, 0x7fb2e5 },
		{ 0x7fb2e5, 0x7fb2e5 },
		{ 0xb5d5f5, 0xb5d5f5 },
	},
};

struct chart_color
chart_style_color(const struct chart_style *style, enum chart_colors colors, size_t index, size_t count)
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
		return style->shades[taken[count - 1][index]];
	return style->palette[index % CHART_PALETTE];
}
