#include "write/compare.h"

#include "base/file.h"
#include "write/paths.h"

#include <fcntl.h>
#include <sys/stat.h>

/* Whether a path that no output has is in the way of one: an output lies below it, or
 * is one of the folders above it. */
static bool
is_in_the_way(const struct str_list *outputs, struct str path)
{
	struct str above;

	return paths_has_below(outputs, path) || paths_has_above(outputs, path, &above);
}

/* Whether the file is still there to be deleted. What came in its place, a link or a
 * folder, is somebody else's. */
static bool
is_there(struct comparison *comparison, struct str path)
{
	struct stat status;

	return walk_to(&comparison->walk, path_folder(path), false) == WALK_THERE &&
	       fstatat(comparison->walk.folder, path_name(path).at, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(status.st_mode);
}

static bool
add_file(struct comparison *comparison, struct str path, struct removal *removal)
{
	struct arena *arena = comparison->writer->arena;

	if (!is_there(comparison, path))
		return true;
	*arena_push(arena, &removal->files) = path;
	*arena_push(arena, comparison->changes) = (struct change){ .kind = CHANGE_DELETED, .path = path };
	comparison->changes->deleted++;
	return compare_writable(comparison);
}

/* The folders above a file, each once and as long as no output is below. */
static void
add_folders(const struct comparison *comparison, struct str path, struct map *folders)
{
	struct arena *arena = comparison->writer->arena;

	for (struct str folder = path_folder(path); folder.len > 0; folder = path_folder(folder)) {
		if (paths_has_below(comparison->outputs, folder) || map_has(folders, folder))
			return;
		map_add(folders, arena, path_copy(arena, folder), NULL);
	}
}

/* The deepest first: what lies in a folder comes behind it in the order of bytes. */
static bool
sort_folders(struct comparison *comparison, const struct map *folders, struct removal *early, struct removal *late)
{
	struct arena *arena = comparison->writer->arena;
	struct str_list sorted = { 0 };
	bool ok = true;

	for (size_t i = 0; i < folders->count; i++)
		*arena_push(arena, &sorted) = folders->entries[i].key;
	paths_sort(&sorted);
	while (sorted.count > 0) {
		struct str folder = sorted.items[--sorted.count];
		bool in_the_way = paths_has(comparison->outputs, folder) || is_in_the_way(comparison->outputs, folder);
		struct removal *removal = in_the_way ? early : late;

		*arena_push(arena, &removal->folders) = folder;
		if (walk_to(&comparison->walk, path_folder(folder), false) == WALK_THERE)
			ok = compare_writable(comparison) && ok;
	}
	return ok;
}

bool
compare_removals(struct comparison *comparison, struct removal *early, struct removal *late)
{
	const struct str_list *owned = &comparison->writer->owned;
	struct map folders = { 0 };
	bool ok = true;

	for (size_t i = 0; i < owned->count; i++) {
		struct str path = owned->items[i];

		if (paths_has(comparison->outputs, path))
			continue;
		ok = add_file(comparison, path, is_in_the_way(comparison->outputs, path) ? early : late) && ok;
		add_folders(comparison, path, &folders);
	}
	return sort_folders(comparison, &folders, early, late) && ok;
}
