#include "chart/palette.h"

#include <stdlib.h>

enum { SAME = 4 }; /* channels this near are not told apart */

static int
channel(uint32_t color, int shift)
{
	return (int)(color >> shift & 0xFF);
}

/* The greatest difference of a channel. */
static int
distance(uint32_t a, uint32_t b)
{
	int red = abs(channel(a, 16) - channel(b, 16));
	int green = abs(channel(a, 8) - channel(b, 8));
	int blue = abs(channel(a, 0) - channel(b, 0));
	int most = red > green ? red : green;

	return most > blue ? most : blue;
}

/* The nearest colour there is when that is at most `same` away, else a new one;
 * the nearest again when there is no room for that. */
static uint8_t
resolve(struct palette *palette, uint32_t color, int same)
{
	size_t best = 0;
	int best_distance = PALETTE_SIZE;

	for (size_t i = 0; i < palette->count && best_distance > 0; i++) {
		int apart = distance(palette->colors[i], color);

		if (apart < best_distance) {
			best = i;
			best_distance = apart;
		}
	}
	if (best_distance > same && palette->count < PALETTE_SIZE) {
		best = palette->count++;
		palette->colors[best] = color;
	}
	return (uint8_t)best;
}

uint8_t
palette_add(struct palette *palette, uint32_t color)
{
	return resolve(palette, color, 0);
}

static uint32_t
mix(uint32_t under, uint32_t ink, int level)
{
	uint32_t mixed = 0;

	for (int shift = 0; shift <= 16; shift += 8) {
		int sum = channel(under, shift) * (PALETTE_LEVELS - level) + channel(ink, shift) * level;

		mixed |= (uint32_t)((sum + PALETTE_LEVELS / 2) / PALETTE_LEVELS) << shift;
	}
	return mixed;
}

uint8_t
palette_blend(struct palette *palette, uint8_t under, uint8_t ink, int level)
{
	uint16_t *known;

	if (level <= 0)
		return under;
	if (level >= PALETTE_LEVELS)
		return ink;
	if (!palette->blends[ink])
		palette->blends[ink] = arena_array(palette->arena, uint16_t, PALETTE_SIZE * PALETTE_LEVELS);

	known = &palette->blends[ink][under * PALETTE_LEVELS + level];
	if (*known == 0)
		*known =
		    (uint16_t)(resolve(palette, mix(palette->colors[under], palette->colors[ink], level), SAME) + 1);
	return (uint8_t)(*known - 1);
}
