#include "write/walk.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void
walk_init(struct walk *walk, int root)
{
	*walk = (struct walk){ .root = root, .folder = root, .end = root < 0 ? WALK_MISSING : WALK_THERE };
}

/* Back to the destination. */
static void
walk_restart(struct walk *walk)
{
	if (walk->folder != walk->root)
		close(walk->folder); /* opened for its path only: nothing can be lost */
	walk_init(walk, walk->root);
}

void
walk_release(struct walk *walk)
{
	walk_restart(walk);
}

bool
walk_crosses(int from, int to)
{
	struct statx above;
	struct statx below;

	/* What cannot be told is found out by the rename. */
	if (statx(from, "", AT_EMPTY_PATH, 0, &above) != 0 || statx(to, "", AT_EMPTY_PATH, 0, &below) != 0)
		return false;
	return above.stx_dev_major != below.stx_dev_major || above.stx_dev_minor != below.stx_dev_minor ||
	       (below.stx_attributes & below.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

/* What stands where a folder should be. */
static enum walk_end
obstacle_kind(struct walk *walk, const char *name)
{
	struct stat status;

	if (fstatat(walk->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		walk->error = errno;
		return WALK_FAILED;
	}
	if (S_ISLNK(status.st_mode))
		return WALK_LINK;
	return S_ISREG(status.st_mode) ? WALK_FILE : WALK_SPECIAL;
}

/* Why a folder could not be opened. */
static enum walk_end
step_failed(struct walk *walk, const char *name, int error)
{
	if (error == ENOENT)
		return WALK_MISSING;
	if (error == ENOTDIR || error == ELOOP)
		return obstacle_kind(walk, name);
	walk->error = error;
	return WALK_FAILED;
}

static enum walk_end
walk_step(struct walk *walk, const char *name, bool make)
{
	const int flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	const mode_t mode = 0755; /* less the umask */
	int next = openat(walk->folder, name, flags);

	if (next < 0 && errno == ENOENT && make) {
		if (mkdirat(walk->folder, name, mode) != 0) {
			walk->error = errno;
			return WALK_FAILED;
		}
		next = openat(walk->folder, name, flags);
	}
	if (next < 0)
		return step_failed(walk, name, errno);
	if (walk_crosses(walk->folder, next)) {
		close(next);
		return WALK_MOUNT;
	}
	if (walk->folder != walk->root)
		close(walk->folder);
	walk->folder = next;
	return WALK_THERE;
}

enum walk_end
walk_to(struct walk *walk, struct str folder, bool make)
{
	struct str rest = folder;

	if (walk->root < 0 || (str_eq(walk->wanted, folder) && (walk->end == WALK_THERE || !make)))
		return walk->end;

	walk_restart(walk);
	walk->wanted = folder;
	while (rest.len > 0 && walk->end == WALK_THERE) {
		struct path_zero zero;
		struct str part;

		rest = str_cut(rest, '/', &part);
		walk->obstacle = str_slice(folder, 0, (size_t)(part.at - folder.at) + part.len);
		walk->error = path_zero(&zero, part);
		walk->end = walk->error == 0 ? walk_step(walk, zero.at, make) : WALK_FAILED;
		if (walk->end == WALK_THERE)
			walk->reached = walk->obstacle;
	}
	return walk->end;
}

bool
walk_blame_link(struct str path, struct diags *diags)
{
	diag_system(
	    diags, "write-link", path, 0, diag_tr(diags, "a symbolic link is in the way", "一个符号链接占住了位置"));
	diag_hint(diags, diag_tr(diags, "links inside the destination are never followed: remove it or rename it",
			     "目标文件夹里的链接一律不跟随：请删除它或给它改名"));
	return false;
}

bool
walk_blame(const struct walk *walk, struct str destination, struct diags *diags)
{
	struct str path = path_join(diags->arena, destination, walk->obstacle);

	switch (walk->end) {
	case WALK_LINK:
		return walk_blame_link(path, diags);
	case WALK_MOUNT:
		return diag_system(diags, "write-mount", path, 0,
		    diag_tr(diags, "the folder is a file system of its own: files cannot be renamed into it",
			"这个文件夹是另一个文件系统：无法把文件改名移入"));
	case WALK_FAILED:
		return diag_system(diags, "folder-read", path, walk->error,
		    diag_tr(diags, "cannot open or make the folder", "无法打开或创建文件夹"));
	default:
		return diag_system(diags, "write-type", path, 0,
		    diag_tr(diags, "something else stands where a folder is needed", "需要文件夹的位置上是别的东西"));
	}
}
