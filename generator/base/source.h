#ifndef QSITE_BASE_SOURCE_H
#define QSITE_BASE_SOURCE_H

#include "base/str.h"

/* Where something was written. A source is a file's text under the path that
 * messages show; a place is a range of it. Only offsets are kept: line and
 * column are computed when a message is printed. */

struct source {
	struct str path;
	struct str text;
	size_t id; /* its index in struct sources; SIZE_MAX when it is in none */
};

struct place {
	const struct source *source; /* NULL: nowhere */
	size_t offset;
	size_t length; /* bytes */
};

/* All sources of a run, by id. A worker process shares the ids of its parent. */
struct sources {
	struct source **items;
	size_t count;
	size_t capacity;
	struct arena *arena;
};

struct source *
source_add(struct sources *sources, struct str path, struct str text);

struct place
place_at(const struct source *source, size_t offset, size_t length);

/* The whole file: messages show its beginning, without the line's text. */
struct place
place_file(const struct source *source);

/* A file that is no source, for one that cannot be read or has no text: a place
 * with a copy of its path only. */
struct place
place_path(struct arena *arena, struct str path);

/* Whether a place is a whole file: place_file or place_path. */
bool
place_is_file(struct place place);

/* Line and column from 1; columns count characters (code points), a tab is one.
 * A place that ends behind the text is taken at its end. */
struct line_column {
	size_t line;
	size_t column;
};

struct line_column
place_line_column(struct place place);

#endif
