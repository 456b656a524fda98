#include "base/map.h"

#include <stdint.h>

enum { SLOTS_FIRST = 16 };

/* FNV-1a, 64 bits: fixed, so that nothing ever depends on a seed. */
static uint64_t
hash(struct str key)
{
	uint64_t value = 0xcbf29ce484222325U;

	for (size_t i = 0; i < key.len; i++) {
		value ^= (unsigned char)key.at[i];
		value *= 0x100000001b3U;
	}
	return value ^ value >> 32;
}

/* The slot of the key, or the free one where it would go. There always is a free
 * one: at most three of four are taken. */
static size_t *
slot_find(const struct map *map, struct str key)
{
	size_t mask = map->slot_count - 1;
	size_t i = (size_t)hash(key) & mask;

	while (map->slots[i] > 0 && !str_eq(map->entries[map->slots[i] - 1].key, key))
		i = (i + 1) & mask;
	return &map->slots[i];
}

static void
slots_grow(struct map *map, struct arena *arena)
{
	map->slot_count = map->slot_count > 0 ? map->slot_count * 2 : SLOTS_FIRST;
	map->slots = arena_array(arena, size_t, map->slot_count);
	for (size_t i = 0; i < map->count; i++)
		*slot_find(map, map->entries[i].key) = i + 1;
}

bool
map_add(struct map *map, struct arena *arena, struct str key, void *value)
{
	size_t *slot;

	if (map->count + 1 > map->slot_count / 4 * 3)
		slots_grow(map, arena);
	slot = slot_find(map, key);
	if (*slot > 0)
		return false;

	map->entries = arena_grow(arena, map->entries, map->count, &map->capacity, sizeof *map->entries);
	map->entries[map->count++] = (struct map_entry){ .key = key, .value = value };
	*slot = map->count;
	return true;
}

static struct map_entry *
entry_find(const struct map *map, struct str key)
{
	size_t slot = map->count > 0 ? *slot_find(map, key) : 0;

	return slot > 0 ? &map->entries[slot - 1] : NULL;
}

void *
map_get(const struct map *map, struct str key)
{
	const struct map_entry *entry = entry_find(map, key);

	return entry ? entry->value : NULL;
}

bool
map_has(const struct map *map, struct str key)
{
	return entry_find(map, key) != NULL;
}

struct str
map_nearest(const struct map *map, struct str word)
{
	struct str best = STR_NONE;

	/* A knock-out: each key against the best so far, which wins ties. */
	for (size_t i = 0; i < map->count; i++) {
		const struct str pair[] = { best, map->entries[i].key };

		best = str_nearest(word, pair, 2);
	}
	return best;
}
