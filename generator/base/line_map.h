#ifndef QSITE_BASE_LINE_MAP_H
#define QSITE_BASE_LINE_MAP_H

#include "base/source.h"

/* Lines and columns of many places: place_line_column counts from the beginning of the
 * file each time, this remembers marks on the way. Memory is the arena's. The bytes up
 * to a place must be UTF-8, as for all places that are told.
 *
 *     struct line_maps maps = { .arena = arena };
 *     struct line_column at = line_maps_find(&maps, place);
 */

struct line_map;

struct line_maps {
	struct arena *arena;
	struct line_map **items; /* by the id of the source; NULL: not asked for yet */
	size_t count;
};

/* As place_line_column. */
struct line_column
line_maps_find(struct line_maps *maps, struct place place);

#endif
