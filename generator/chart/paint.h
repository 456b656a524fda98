#ifndef QSITE_CHART_PAINT_H
#define QSITE_CHART_PAINT_H

#include "chart/raster.h"

/* A draw list to the pixels of a raster. Glyphs come from outside, ready made. */

enum {
	PAINT_COLUMNS = 4, /* places within a pixel at which a glyph can stand */
};

/* What a glyph's picture depends on. There is no padding: its bytes may serve as a key. */
struct paint_glyph {
	uint32_t code_point;
	uint16_t size;  /* pixels an em */
	uint8_t weight; /* enum text_weight */
	uint8_t phase;  /* PAINT_COLUMNSths of a pixel that it stands right of the pixel's edge */
};

struct paint {
	struct raster *raster;
	const struct text_metrics *metrics;
	const struct raster_stamp *(*glyph)(void *context, const struct paint_glyph *glyph);
	void *context; /* of `glyph` */
};

/* Paints all items over what is there. Text stands on whole pixel rows; across, at
 * quarters of a pixel, or at halves with two device pixels to a CSS pixel. */
void
paint_list(const struct paint *paint, const struct draw_list *list);

#endif
