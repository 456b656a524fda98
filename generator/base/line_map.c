#include "base/line_map.h"

#include <stdint.h>
#include <string.h>

enum { MARK_BYTES = 1024 }; /* from one mark to the next */

struct line_map {
	struct line_column *marks; /* at 0, MARK_BYTES, 2 * MARK_BYTES … */
};

/* Moves on over text[from] to text[to]. A character is counted at its first byte. */
static struct line_column
line_column_after(struct line_column at, struct str text, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (text.at[i] == '\n')
			at = (struct line_column){ at.line + 1, 1 };
		else
			at.column += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	}
	return at;
}

static struct line_map *
line_map_new(struct arena *arena, struct str text)
{
	struct line_map *map = arena_new(arena, struct line_map);
	size_t count = text.len / MARK_BYTES + 1;

	map->marks = arena_array(arena, struct line_column, count);
	map->marks[0] = (struct line_column){ 1, 1 };
	for (size_t i = 1; i < count; i++)
		map->marks[i] = line_column_after(map->marks[i - 1], text, (i - 1) * MARK_BYTES, i * MARK_BYTES);
	return map;
}

static void
make_room(struct line_maps *maps, size_t id)
{
	size_t count = id + 1 > 2 * maps->count ? id + 1 : 2 * maps->count;
	struct line_map **items;

	if (id < maps->count)
		return;
	items = arena_array(maps->arena, struct line_map *, count);
	if (maps->count > 0)
		memcpy(items, maps->items, maps->count * sizeof(*items));
	maps->items = items;
	maps->count = count;
}

struct line_column
line_maps_find(struct line_maps *maps, struct place place)
{
	struct str text;
	size_t offset, mark, id;

	if (!place.source || place.source->id == SIZE_MAX)
		return place_line_column(place);
	text = place.source->text;
	id = place.source->id;
	make_room(maps, id);
	if (!maps->items[id])
		maps->items[id] = line_map_new(maps->arena, text);
	offset = place.offset < text.len ? place.offset : text.len;
	mark = offset / MARK_BYTES;
	return line_column_after(maps->items[id]->marks[mark], text, mark * MARK_BYTES, offset);
}
