#ifndef QSITE_BASE_MAP_H
#define QSITE_BASE_MAP_H

#include "base/str.h"

/* A map from text to pointer that keeps the order of insertion: entries[0] to
 * entries[count - 1]. Keys are borrowed and must outlive the map; the memory is
 * the arena's. Zero-initialised is empty. */

struct map_entry {
	struct str key;
	void *value;
};

struct map {
	struct map_entry *entries;
	size_t count;
	size_t capacity;
	size_t *slots; /* index + 1 into entries, 0 is free */
	size_t slot_count;
};

/* False, and nothing changed, when the key is there already. */
bool
map_add(struct map *map, struct arena *arena, struct str key, void *value);

/* The value, or NULL. */
void *
map_get(const struct map *map, struct str key);

bool
map_has(const struct map *map, struct str key);

/* The key nearest to a misspelt one, or the empty text (see str_nearest). */
struct str
map_nearest(const struct map *map, struct str word);

#endif
