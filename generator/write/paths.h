#ifndef QSITE_WRITE_PATHS_H
#define QSITE_WRITE_PATHS_H

#include "base/str.h"

/* Paths of outputs: relative to the destination, parts joined by one "/". Lists of
 * them are sorted by bytes and searched by halving. In this folder every path of an
 * output is followed by a zero byte, so that it and its last part can be given to
 * system calls as they are. */

/* Whether a path stays within the destination and can be listed in a manifest:
 * UTF-8, no empty part, "." or "..", not absolute, no control characters (U+0000 to
 * U+001F, U+007F to U+009F), and neither manifest.json nor below it. */
bool
path_is_output(struct str path);

/* A copy with the zero byte. */
struct str
path_copy(struct arena *arena, struct str path);

void
paths_sort(struct str_list *paths);

bool
paths_has(const struct str_list *paths, struct str path);

/* Whether any path lies below a folder. */
bool
paths_has_below(const struct str_list *paths, struct str folder);

/* Whether a folder above `path`, at any height, is itself in the list; *above is
 * the nearest. */
bool
paths_has_above(const struct str_list *paths, struct str path, struct str *above);

#endif
