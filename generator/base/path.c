#include "base/file.h"

#include <errno.h>
#include <string.h>

int
path_zero(struct path_zero *zero, struct str path)
{
	if (path.len >= sizeof zero->at)
		return ENAMETOOLONG;
	if (path.len > 0 && memchr(path.at, '\0', path.len))
		return EINVAL;
	if (path.len > 0)
		memcpy(zero->at, path.at, path.len);
	zero->at[path.len] = '\0';
	return 0;
}

/* Applies the parts of `path` to a list of parts: "." stays, ".." goes up. False
 * when that would leave the root. */
static bool
parts_follow(struct str_list *parts, struct arena *arena, struct str path)
{
	while (path.len > 0) {
		struct str part;

		path = str_cut(path, '/', &part);
		if (part.len == 0 || str_eq(part, STR(".")))
			continue;
		if (!str_eq(part, STR(".."))) {
			*arena_push(arena, parts) = part;
			continue;
		}
		if (parts->count == 0)
			return false;
		parts->count--;
	}
	return true;
}

bool
path_resolve(struct arena *arena, struct str folder, struct str relative, struct str *path)
{
	struct str_list parts = { 0 };

	*path = STR_NONE;
	if (str_starts(relative, STR("/")) || !parts_follow(&parts, arena, folder) ||
	    !parts_follow(&parts, arena, relative))
		return false;
	for (size_t i = 0; i < parts.count; i++)
		*path = path_join(arena, *path, parts.items[i]);
	return true;
}

/* The offset of the last part. */
static size_t
name_start(struct str path)
{
	const char *slash = path.len > 0 ? memrchr(path.at, '/', path.len) : NULL;

	return slash ? (size_t)(slash - path.at) + 1 : 0;
}

struct str
path_folder(struct str path)
{
	size_t start = name_start(path);

	/* "/name" is in "/", every other folder goes without its slash. */
	return str_slice(path, 0, start > 1 ? start - 1 : start);
}

struct str
path_name(struct str path)
{
	return str_slice(path, name_start(path), path.len);
}

struct str
path_join(struct arena *arena, struct str folder, struct str name)
{
	if (folder.len == 0)
		return str_copy(arena, name);
	return str_format(arena, str_ends(folder, STR("/")) ? "%.*s%.*s" : "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}
