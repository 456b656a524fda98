#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* How a folder is read. */
struct scan {
	struct arena *arena;
	struct diags *diags;
	bool optional; /* a missing folder is an empty one */
	bool hidden;   /* names that begin with a dot, too */
};

static bool
is_wanted(const struct scan *scan, struct str name)
{
	if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
		return false;
	return scan->hidden || !str_starts(name, STR("."));
}

/* Adds what an open folder holds. Gives 0 or an errno. */
static int
scan_entries(const struct scan *scan, DIR *folder, struct str path, struct file_list *list)
{
	const struct dirent *entry;

	for (;;) {
		struct file_entry *added;
		struct str name;

		errno = 0;
		entry = readdir(folder);
		if (!entry)
			return errno;
		name = str_from(entry->d_name);
		if (!is_wanted(scan, name))
			continue;
		added = arena_push(scan->arena, list);
		added->path = path_join(scan->arena, path, name);
		added->name = path_name(added->path);
		added->type = file_type(added->path);
	}
}

static bool
scan_folder(const struct scan *scan, struct str path, struct file_list *list)
{
	struct path_zero zero;
	int error = path_zero(&zero, path.len > 0 ? path : STR("."));
	DIR *folder = error == 0 ? opendir(zero.at) : NULL;

	if (!folder && error == 0)
		error = errno;
	if (!folder && error == ENOENT && scan->optional)
		return true;
	if (folder) {
		error = scan_entries(scan, folder, path, list);
		closedir(folder); /* nothing was written that could be lost */
	}
	if (error != 0)
		return diag_system(scan->diags, "folder-read", path, error,
		    diag_tr(scan->diags, "cannot read the folder", "无法读取文件夹"));
	return true;
}

/* Within one folder the same as by name. */
static int
compare_paths(const void *left, const void *right)
{
	const struct file_entry *a = left;
	const struct file_entry *b = right;

	return str_cmp(a->path, b->path);
}

static void
list_sort(struct file_list *list)
{
	if (list->count > 0)
		qsort(list->items, list->count, sizeof *list->items, compare_paths);
}

bool
folder_list(struct arena *arena, struct str path, bool optional, struct file_list *list, struct diags *diags)
{
	const struct scan scan = { .arena = arena, .diags = diags, .optional = optional };
	bool ok;

	*list = (struct file_list){ 0 };
	ok = scan_folder(&scan, path, list);
	list_sort(list);
	return ok;
}

static bool
add_special(const struct scan *scan, const struct file_entry *entry)
{
	struct place place = place_path(scan->arena, entry->path);

	if (entry->type == FILE_LINK)
		return diag_error(scan->diags, "file-link", place,
		    diag_tr(scan->diags, "'%.*s' is a symbolic link", "“%.*s”是符号链接"), STR_ARG(entry->name));
	return diag_error(scan->diags, "file-type", place,
	    diag_tr(scan->diags, "'%.*s' is neither a file nor a folder", "“%.*s”既不是文件也不是文件夹"),
	    STR_ARG(entry->name));
}

/* Sorts what a folder holds to where it belongs. */
static bool
tree_add(const struct scan *scan, const struct file_list *found, struct str_list *folders, struct file_list *files)
{
	bool ok = true;

	for (size_t i = 0; i < found->count; i++) {
		const struct file_entry *entry = &found->items[i];

		if (entry->type == FILE_FOLDER)
			*arena_push(scan->arena, folders) = entry->path;
		else if (entry->type == FILE_REGULAR)
			*arena_push(scan->arena, files) = *entry;
		else
			ok = add_special(scan, entry);
	}
	return ok;
}

bool
tree_list(struct arena *arena, struct str root, bool optional, struct file_list *list, struct diags *diags)
{
	struct scan scan = { .arena = arena, .diags = diags, .optional = optional };
	struct str_list folders = { 0 };
	bool ok = true;

	*list = (struct file_list){ 0 };
	*arena_push(arena, &folders) = root;
	for (size_t i = 0; i < folders.count; i++) {
		struct file_list found = { 0 };

		ok = scan_folder(&scan, folders.items[i], &found) && ok;
		ok = tree_add(&scan, &found, &folders, list) && ok;
		scan.optional = false; /* only the root may be missing */
	}
	list_sort(list);
	return ok;
}

/* mkdir, fine when the folder is there. Gives 0 or an errno. */
static int
folder_make_one(const char *path)
{
	const mode_t mode = 0777; /* less the umask */
	struct stat status;

	if (mkdir(path, mode) == 0)
		return 0;
	if (errno != EEXIST)
		return errno;
	if (stat(path, &status) != 0)
		return errno;
	return S_ISDIR(status.st_mode) ? 0 : EEXIST;
}

bool
folder_make(struct str path, struct diags *diags)
{
	struct path_zero zero;
	int error = path_zero(&zero, path);

	for (size_t end = 1; end <= path.len && error == 0; end++) {
		if (end < path.len && path.at[end] != '/')
			continue;
		zero.at[end] = '\0';
		error = folder_make_one(zero.at);
		if (end < path.len)
			zero.at[end] = '/';
	}
	if (error != 0)
		return diag_system(
		    diags, "folder-make", path, error, diag_tr(diags, "cannot make the folder", "无法创建文件夹"));
	return true;
}

static bool
remove_one(struct str path, int (*call)(const char *), struct diags *diags)
{
	struct path_zero zero;
	int error = path_zero(&zero, path);

	if (error == 0 && call(zero.at) != 0 && errno != ENOENT)
		error = errno;
	if (error != 0)
		return diag_system(diags, "file-remove", path, error, diag_tr(diags, "cannot remove", "无法删除"));
	return true;
}

/* Removes everything in a tree but its folders, which it lists, parents first. */
static bool
tree_empty(const struct scan *scan, struct str_list *folders)
{
	bool ok = true;

	for (size_t i = 0; i < folders->count; i++) {
		struct file_list found = { 0 };

		ok = scan_folder(scan, folders->items[i], &found) && ok;
		for (size_t j = 0; j < found.count; j++) {
			if (found.items[j].type == FILE_FOLDER)
				*arena_push(scan->arena, folders) = found.items[j].path;
			else
				ok = remove_one(found.items[j].path, unlink, scan->diags) && ok;
		}
	}
	return ok;
}

bool
tree_remove(struct str path, struct diags *diags)
{
	struct str_list folders = { 0 };
	struct arena arena;
	const struct scan scan = { .arena = &arena, .diags = diags, .optional = true, .hidden = true };
	bool ok;

	if (file_type(path) != FILE_FOLDER)
		return remove_one(path, unlink, diags);

	arena_init(&arena);
	*arena_push(&arena, &folders) = path;
	ok = tree_empty(&scan, &folders);
	while (ok && folders.count > 0)
		ok = remove_one(folders.items[--folders.count], rmdir, diags);
	arena_release(&arena);
	return ok;
}
