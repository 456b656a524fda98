#ifndef QSITE_BASE_FILE_H
#define QSITE_BASE_FILE_H

#include "base/diag.h"

#include <limits.h>

/* Files and folders. Paths are zero-ended or views; results live in the arena.
 * Functions that can fail return false after adding a system finding, unless
 * they say otherwise. */

/* A zero-ended path for a system call where no arena is at hand. path_zero gives
 * 0, or the errno of a path that no system call could take. */
struct path_zero {
	char at[PATH_MAX];
};

int
path_zero(struct path_zero *zero, struct str path);

/* The whole of a regular file. A folder, a device or a pipe in its place is an
 * error; so is a file over 1 GiB. */
bool
file_read(struct arena *arena, struct str path, struct str *bytes, struct diags *diags);

/* Creates or truncates, writes all, closes; every step checked. */
bool
file_write(struct str path, struct str bytes, struct diags *diags);

enum file_type { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

/* Without following a link in the last place; FILE_NONE also when a parent is
 * missing. */
enum file_type
file_type(struct str path);

/* One thing in a folder. */
struct file_entry {
	struct str name;
	struct str path; /* as walked: root/…/name */
	enum file_type type;
};

struct file_list {
	struct file_entry *items;
	size_t count;
	size_t capacity;
};

/* The entries of one folder sorted by the bytes of their names, without "." and
 * "..", and without names that begin with a dot. A missing folder gives an empty
 * list and no finding when `optional`. */
bool
folder_list(struct arena *arena, struct str path, bool optional, struct file_list *list, struct diags *diags);

/* All regular files below `root`, sorted by path (folders closed up: byte order
 * of the whole path). A symbolic link is a finding "file-link", and a pipe, device
 * or socket "file-type": nothing outside the tree is ever read. */
bool
tree_list(struct arena *arena, struct str root, bool optional, struct file_list *list, struct diags *diags);

/* mkdir -p; "" is the working folder. */
bool
folder_make(struct str path, struct diags *diags);

/* Removes a tree, or a file or link, not following links. Fine when nothing is
 * there. */
bool
tree_remove(struct str path, struct diags *diags);

/* "a/b" and "../c" -> "a/c"; false when it would leave the root or is absolute.
 * `folder` is the folder of the file that holds the reference ("" for the root). */
bool
path_resolve(struct arena *arena, struct str folder, struct str relative, struct str *path);

/* "a/b/c.html" -> "a/b"; "c.html" -> "". */
struct str
path_folder(struct str path);

struct str
path_name(struct str path); /* the last part */

struct str
path_join(struct arena *arena, struct str folder, struct str name);

#endif
