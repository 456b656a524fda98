#ifndef QSITE_CHART_PALETTE_H
#define QSITE_CHART_PALETTE_H

#include "base/arena.h"

#include <stdint.h>

/* The colours of a picture of at most 256, found while it is drawn: a pixel is the
 * index of its colour, and mixing two gives the index of a third. No quantiser
 * ever looks at the picture, so colours are exact, and the same drawing always
 * gives the same palette. */

enum {
	PALETTE_SIZE = 256,
	PALETTE_LEVELS = 16, /* of coverage, from 0 (nothing) to this (all) */
};

struct palette {
	uint32_t colors[PALETTE_SIZE]; /* 0xRRGGBB */
	size_t count;
	struct arena *arena;
	uint16_t *blends[PALETTE_SIZE]; /* by ink: what was mixed before, index + 1 by [under][level] */
};

/* The index of exactly this colour; when all are taken, of the nearest. Add pure
 * colours before anything is mixed. */
uint8_t
palette_add(struct palette *palette, uint32_t color);

/* `ink` laid over `under`, covering level / PALETTE_LEVELS of the pixel. Colours
 * that the eye does not tell apart at an edge (four steps of 255) become one. */
uint8_t
palette_blend(struct palette *palette, uint8_t under, uint8_t ink, int level);

#endif
