#include "write/paths.h"

#include "base/file.h"
#include "base/utf8.h"
#include "write/manifest.h"

#include <stdlib.h>

static bool
is_control(uint32_t code_point)
{
	return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

static bool
has_control(struct str text)
{
	for (size_t offset = 0; offset < text.len;) {
		if (is_control(utf8_next(text, &offset)))
			return true;
	}
	return false;
}

bool
path_is_output(struct str path)
{
	struct str first;
	struct str rest = path;

	if (utf8_invalid_at(path) != SIZE_MAX || has_control(path) || str_ends(path, STR("/")))
		return false;
	str_cut(path, '/', &first);
	if (str_eq(first, MANIFEST_NAME))
		return false;
	do {
		struct str part;

		rest = str_cut(rest, '/', &part);
		if (part.len == 0 || str_eq(part, STR(".")) || str_eq(part, STR("..")))
			return false;
	} while (rest.len > 0);
	return true;
}

struct str
path_copy(struct arena *arena, struct str path)
{
	return (struct str){ str_zero(arena, path), path.len };
}

static int
compare_paths(const void *left, const void *right)
{
	const struct str *a = left;
	const struct str *b = right;

	return str_cmp(*a, *b);
}

void
paths_sort(struct str_list *paths)
{
	if (paths->count > 0)
		qsort(paths->items, paths->count, sizeof *paths->items, compare_paths);
}

/* Where a path is against all paths below a folder, which lie side by side in a
 * sorted list: before them, among them (0), behind them. */
static int
compare_below(struct str path, struct str folder)
{
	int order = str_cmp(str_slice(path, 0, folder.len), folder);

	if (order != 0)
		return order;
	return path.len == folder.len ? -1 : (unsigned char)path.at[folder.len] - '/';
}

static bool
paths_search(const struct str_list *paths, struct str key, int (*compare)(struct str path, struct str key))
{
	size_t from = 0;
	size_t to = paths->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = compare(paths->items[middle], key);

		if (order == 0)
			return true;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

bool
paths_has(const struct str_list *paths, struct str path)
{
	return paths_search(paths, path, str_cmp);
}

bool
paths_has_below(const struct str_list *paths, struct str folder)
{
	return paths_search(paths, folder, compare_below);
}

bool
paths_has_above(const struct str_list *paths, struct str path, struct str *above)
{
	for (*above = path_folder(path); above->len > 0; *above = path_folder(*above)) {
		if (paths_has(paths, *above))
			return true;
	}
	return false;
}
