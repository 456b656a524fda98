#include "base/source.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

struct source *
source_add(struct sources *sources, struct str path, struct str text)
{
	struct source *source = arena_new(sources->arena, struct source);

	*source = (struct source){ .path = path, .text = text, .id = sources->count };
	*arena_push(sources->arena, sources) = source;
	return source;
}

struct place
place_at(const struct source *source, size_t offset, size_t length)
{
	return (struct place){ .source = source, .offset = offset, .length = length };
}

struct place
place_file(const struct source *source)
{
	return (struct place){ .source = source, .offset = 0, .length = SIZE_MAX };
}

struct place
place_path(struct arena *arena, struct str path)
{
	struct source *source = arena_new(arena, struct source);

	*source = (struct source){ .path = str_copy(arena, path), .id = SIZE_MAX };
	return place_file(source);
}

bool
place_is_file(struct place place)
{
	return place.length == SIZE_MAX;
}

static size_t
line_start(struct str text, size_t offset)
{
	const char *newline = offset > 0 ? memrchr(text.at, '\n', offset) : NULL;

	return newline ? (size_t)(newline - text.at) + 1 : 0;
}

/* The place's offset, within the text. */
static size_t
place_offset(struct place place)
{
	return place.offset < place.source->text.len ? place.offset : place.source->text.len;
}

struct line_column
place_line_column(struct place place)
{
	struct line_column at = { .line = 1, .column = 1 };
	size_t offset;
	size_t start;

	if (!place.source)
		return at;
	offset = place_offset(place);
	start = line_start(place.source->text, offset);
	at.column += utf8_count(str_slice(place.source->text, start, offset));
	for (size_t i = str_find(place.source->text, STR("\n"), 0); i < start;
	     i = str_find(place.source->text, STR("\n"), i + 1))
		at.line++;
	return at;
}
