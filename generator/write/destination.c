#include "write/destination.h"

#include "base/file.h"
#include "write/manifest.h"
#include "write/paths.h"
#include "write/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FOLDER = O_PATH | O_DIRECTORY | O_CLOEXEC };

/* Where a link leads, and what "." and ".." are: the work folder is named after the
 * destination. */
static bool
follow_link(struct writer *writer, struct diags *diags)
{
	struct path_zero real;
	int error;

	if (realpath(writer->destination.at, real.at)) {
		writer->destination = path_copy(writer->arena, str_from(real.at));
		return true;
	}
	error = errno;
	if (file_type(writer->destination) == FILE_LINK)
		return diag_system(diags, "write-link", writer->destination, error,
		    diag_tr(diags, "cannot follow the symbolic link", "无法跟随符号链接"));
	return diag_system(diags, "folder-read", writer->destination, error,
	    diag_tr(diags, "cannot open the destination", "无法打开目标文件夹"));
}

static bool
needs_following(struct str destination)
{
	struct str name = path_name(destination);

	return str_eq(name, STR(".")) || str_eq(name, STR("..")) || file_type(destination) == FILE_LINK;
}

bool
destination_resolve(struct writer *writer, struct str given, struct diags *diags)
{
	struct arena *arena = writer->arena;
	struct str name;
	struct str parent;

	while (given.len > 1 && str_ends(given, STR("/")))
		given.len--;
	writer->destination = path_copy(arena, given);
	if (needs_following(given) && !follow_link(writer, diags))
		return false;

	name = path_name(writer->destination);
	if (name.len == 0)
		return diag_system(diags, "write-path", writer->destination, 0,
		    diag_tr(diags, "the destination must be a folder with a name", "目标必须是一个有名字的文件夹"));
	parent = path_folder(writer->destination);
	writer->work = path_join(arena, parent, str_format(arena, ".%.*s.qsite", STR_ARG(name)));
	writer->work = path_copy(arena, writer->work);
	writer->parent_folder = open(parent.len > 0 ? str_zero(arena, parent) : ".", OPEN_FOLDER);
	if (writer->parent_folder < 0)
		return diag_system(diags, "folder-read", parent, errno,
		    diag_tr(diags, "cannot open the folder that is to hold the destination",
			"无法打开目标文件夹所在的文件夹"));
	return true;
}

bool
destination_open(struct writer *writer, struct diags *diags)
{
	const char *name = path_name(writer->destination).at;

	writer->destination_folder = openat(writer->parent_folder, name, OPEN_FOLDER | O_NOFOLLOW);
	if (writer->destination_folder < 0 && errno == ENOENT)
		return true;
	if (writer->destination_folder < 0)
		return diag_system(diags, errno == ENOTDIR ? "write-type" : "folder-read", writer->destination, errno,
		    diag_tr(diags, "cannot open the destination", "无法打开目标文件夹"));
	if (!walk_crosses(writer->parent_folder, writer->destination_folder))
		return true;
	diag_system(diags, "write-mount", writer->destination, 0,
	    diag_tr(diags, "the destination is a file system of its own: files cannot be renamed into it",
		"目标是另一个文件系统：无法把文件改名移入"));
	diag_hint(diags, diag_tr(diags, "build into a folder inside it", "请构建到其中的一个文件夹"));
	return false;
}

bool
destination_make(struct writer *writer, struct diags *diags)
{
	const char *name = path_name(writer->destination).at;
	const mode_t mode = 0755; /* less the umask */

	if (writer->destination_folder >= 0)
		return true;
	if (mkdirat(writer->parent_folder, name, mode) == 0)
		writer->destination_folder = openat(writer->parent_folder, name, OPEN_FOLDER | O_NOFOLLOW);
	if (writer->destination_folder < 0)
		return diag_system(diags, "folder-make", writer->destination, errno,
		    diag_tr(diags, "cannot make the destination", "无法创建目标文件夹"));
	return true;
}

/* Finds the first name that is not .gitkeep, or "" when there is none. Gives 0 or an
 * errno. */
static int
find_entry(DIR *folder, struct arena *arena, struct str *found)
{
	for (;;) {
		const struct dirent *entry;
		struct str name;

		errno = 0;
		entry = readdir(folder);
		if (!entry)
			return errno;
		name = str_from(entry->d_name);
		if (str_eq(name, STR(".")) || str_eq(name, STR("..")) || str_eq(name, STR(".gitkeep")))
			continue;
		*found = str_copy(arena, name);
		return 0;
	}
}

static bool
refuse_foreign(const struct writer *writer, struct diags *diags)
{
	DIR *folder = opendir(writer->destination.at);
	struct str found = STR_NONE;
	int error = folder ? find_entry(folder, writer->arena, &found) : errno;

	if (folder)
		closedir(folder); /* nothing was written that could be lost */
	if (error != 0)
		return diag_system(diags, "folder-read", writer->destination, error,
		    diag_tr(diags, "cannot read the folder", "无法读取文件夹"));
	if (found.len == 0)
		return true;
	diag_system(diags, "write-foreign", writer->destination, 0,
	    diag_tr(diags, "the destination was not made by qsite: it holds '%.*s' but no 'manifest.json'",
		"目标文件夹不是 qsite 生成的：里面有“%.*s”，却没有“manifest.json”"),
	    STR_ARG(found));
	diag_hint(
	    diags, diag_tr(diags, "choose an empty folder, or empty this one", "请选择一个空文件夹，或清空这个文件夹"));
	return false;
}

static bool
refuse_manifest(struct str path, size_t line, struct diags *diags)
{
	if (line <= MANIFEST_HEAD_LINES)
		diag_system(diags, "write-foreign", path, 0,
		    diag_tr(diags, "the destination was not made by qsite: this 'manifest.json' is something else",
			"目标文件夹不是 qsite 生成的：这个“manifest.json”是别的文件"));
	else
		diag_system(diags, "write-foreign", path, 0,
		    diag_tr(diags, "the manifest is damaged at line %zu: it cannot tell which files are qsite's",
			"清单第 %zu 行已损坏：无法判断哪些文件是 qsite 生成的"),
		    line);
	diag_hint(diags, diag_tr(diags, "put the right one back, choose another folder, or empty this one",
			     "请恢复原来的清单，另选一个文件夹，或清空这个文件夹"));
	return false;
}

static bool
read_manifest(struct writer *writer, struct str path, struct diags *diags)
{
	struct manifest manifest;
	size_t line;

	if (!file_read(writer->arena, path, &writer->manifest, diags))
		return false;
	if (!manifest_read(writer->arena, writer->manifest, &manifest, &line))
		return refuse_manifest(path, line, diags);
	for (size_t i = 0; i < manifest.count; i++)
		*arena_push(writer->arena, &writer->owned) = manifest.items[i].path;
	return true;
}

bool
destination_read(struct writer *writer, struct diags *diags)
{
	struct str path = path_join(writer->arena, writer->destination, MANIFEST_NAME);

	if (writer->destination_folder < 0)
		return true;
	switch (file_type(path)) {
	case FILE_REGULAR:
		return read_manifest(writer, path, diags);
	case FILE_NONE:
		/* A first build that was killed left files and no manifest. */
		return writer->pending || refuse_foreign(writer, diags);
	case FILE_LINK:
		return walk_blame_link(path, diags);
	default:
		return diag_system(
		    diags, "write-type", path, 0, diag_tr(diags, "the manifest is not a file", "清单不是文件"));
	}
}

void
destination_close(struct writer *writer)
{
	/* Opened for their paths only: nothing can be lost. */
	if (writer->destination_folder >= 0)
		close(writer->destination_folder);
	if (writer->parent_folder >= 0)
		close(writer->parent_folder);
	writer->destination_folder = -1;
	writer->parent_folder = -1;
}
