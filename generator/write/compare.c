#include "write/compare.h"

#include "base/file.h"
#include "write/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_SIZE = 64 * 1024 };

/* What stands in an output's place. */
enum found {
	FOUND_NOTHING, /* or what early removals take away */
	FOUND_SAME,
	FOUND_DIFFERENT,
	FOUND_OBSTACLE, /* a finding was added */
};

static struct str
full_path(const struct comparison *comparison, struct str path)
{
	struct str destination = comparison->writer->destination;

	return path.len > 0 ? path_join(comparison->diags->arena, destination, path) : destination;
}

/* Whether this is the first finding about a path: one for a folder is enough, however
 * many outputs are in it. */
static bool
is_first_blame(struct comparison *comparison, struct str path)
{
	return map_add(&comparison->blamed, comparison->writer->arena, path, NULL);
}

bool
compare_writable(struct comparison *comparison)
{
	const struct walk *walk = &comparison->walk;
	struct diags *diags = comparison->diags;
	int error;

	if (walk->folder < 0 || faccessat(walk->folder, ".", W_OK | X_OK, AT_EACCESS) == 0)
		return true;
	error = errno;
	if (is_first_blame(comparison, walk->reached))
		diag_system(diags, "file-write", full_path(comparison, walk->reached), error,
		    diag_tr(diags, "cannot write in the folder", "无法写入文件夹"));
	return false;
}

static enum found
read_failed(const struct comparison *comparison, struct str path)
{
	int error = errno;

	diag_system(comparison->diags, "file-read", full_path(comparison, path), error,
	    diag_tr(comparison->diags, "cannot read the file that is there", "无法读取现有的文件"));
	return FOUND_OBSTACLE;
}

/* FOUND_SAME or FOUND_DIFFERENT, or FOUND_OBSTACLE with errno set. */
static enum found
compare_open(int file, struct str bytes)
{
	char buffer[BUFFER_SIZE];

	for (;;) {
		ssize_t size = read(file, buffer, sizeof buffer);
		struct str piece = { buffer, size > 0 ? (size_t)size : 0 };

		if (size < 0 && errno == EINTR)
			continue;
		if (size < 0)
			return FOUND_OBSTACLE;
		if (size == 0)
			return bytes.len == 0 ? FOUND_SAME : FOUND_DIFFERENT;
		if (!str_starts(bytes, piece))
			return FOUND_DIFFERENT;
		bytes = str_slice(bytes, piece.len, bytes.len);
	}
}

static enum found
compare_bytes(const struct comparison *comparison, const struct writer_file *output)
{
	int file =
	    openat(comparison->walk.folder, path_name(output->path).at, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	enum found found;

	if (file < 0)
		return read_failed(comparison, output->path);
	found = compare_open(file, output->bytes);
	if (found == FOUND_OBSTACLE)
		read_failed(comparison, output->path);
	close(file); /* nothing was written that could be lost */
	return found;
}

static bool
is_owned_entry(const FTSENT *entry, struct str path, const struct str_list *owned)
{
	switch (entry->fts_info) {
	case FTS_F:
		return paths_has(owned, path);
	case FTS_D:
	case FTS_DP:
		return paths_has_below(owned, path);
	default:
		return false;
	}
}

/* Whether a folder and all below it are qsite's, so that it can make way for a file. */
static bool
is_owned_folder(const struct comparison *comparison, struct str path)
{
	char *roots[] = { str_zero(comparison->diags->arena, full_path(comparison, path)), NULL };
	size_t skip = strlen(roots[0]) - path.len;
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	const FTSENT *entry;
	bool owned = tree != NULL;

	while (owned && (entry = fts_read(tree)))
		owned = is_owned_entry(entry, str_from(entry->fts_path + skip), &comparison->writer->owned);
	if (tree)
		fts_close(tree);
	return owned;
}

static enum found
blame_entry(const struct comparison *comparison, struct str path, mode_t mode)
{
	struct diags *diags = comparison->diags;

	if (S_ISLNK(mode))
		walk_blame_link(full_path(comparison, path), diags);
	else if (S_ISDIR(mode))
		diag_system(diags, "write-type", full_path(comparison, path), 0,
		    diag_tr(diags, "a folder that holds more than qsite's files stands in the place of an output",
			"输出文件的位置上是一个文件夹，其中有不是 qsite 生成的内容"));
	else
		diag_system(diags, "write-type", full_path(comparison, path), 0,
		    diag_tr(diags, "a device, pipe or socket stands in the place of an output",
			"输出文件的位置上是设备、管道或套接字"));
	return FOUND_OBSTACLE;
}

/* What is in the folder under the output's name. */
static enum found
find_entry(const struct comparison *comparison, const struct writer_file *output)
{
	struct stat status;

	if (fstatat(comparison->walk.folder, path_name(output->path).at, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? FOUND_NOTHING : read_failed(comparison, output->path);
	if (S_ISREG(status.st_mode)) {
		if (status.st_size < 0 || (uintmax_t)status.st_size != output->bytes.len)
			return FOUND_DIFFERENT;
		return compare_bytes(comparison, output);
	}
	if (S_ISDIR(status.st_mode) && is_owned_folder(comparison, output->path))
		return FOUND_NOTHING;
	return blame_entry(comparison, output->path, status.st_mode);
}

static enum found
find_output(struct comparison *comparison, const struct writer_file *output)
{
	struct walk *walk = &comparison->walk;

	switch (walk_to(walk, path_folder(output->path), false)) {
	case WALK_THERE:
		return find_entry(comparison, output);
	case WALK_MISSING:
		return FOUND_NOTHING;
	case WALK_FILE:
		if (paths_has(&comparison->writer->owned, walk->obstacle))
			return FOUND_NOTHING;
		break;
	default:
		break;
	}
	if (is_first_blame(comparison, walk->obstacle))
		walk_blame(walk, comparison->writer->destination, comparison->diags);
	return FOUND_OBSTACLE;
}

static void
changes_add(struct comparison *comparison, enum change_kind kind, struct str path)
{
	*arena_push(comparison->writer->arena, comparison->changes) = (struct change){ .kind = kind, .path = path };
}

static bool
blame_foreign(const struct comparison *comparison, struct str path)
{
	struct diags *diags = comparison->diags;

	diag_system(diags, "write-foreign", full_path(comparison, path), 0,
	    diag_tr(diags, "a file that qsite did not make is in the way", "不是 qsite 生成的文件占住了位置"));
	diag_hint(
	    diags, diag_tr(diags, "move it out of the destination, or remove it", "请把它移出目标文件夹，或删除它"));
	return false;
}

/* Adds the step for one output, if it needs one. */
static bool
compare_output(struct comparison *comparison, size_t index, struct journal *journal)
{
	const struct writer *writer = comparison->writer;
	const struct writer_file *output = &writer->items[index];
	struct step step = { .kind = STEP_ADD, .staged = index, .path = output->path };

	switch (find_output(comparison, output)) {
	case FOUND_OBSTACLE:
		return false;
	case FOUND_SAME:
		comparison->changes->unchanged++;
		return true;
	case FOUND_DIFFERENT:
		if (!paths_has(&writer->owned, output->path))
			return blame_foreign(comparison, output->path);
		step.kind = STEP_REPLACE;
		comparison->changes->replaced++;
		changes_add(comparison, CHANGE_REPLACED, output->path);
		break;
	case FOUND_NOTHING:
		comparison->changes->added++;
		changes_add(comparison, CHANGE_ADDED, output->path);
		break;
	}
	*arena_push(writer->arena, journal) = step;
	return compare_writable(comparison);
}

static void
add_removal(struct arena *arena, struct journal *journal, const struct removal *removal)
{
	for (size_t i = 0; i < removal->files.count; i++)
		*arena_push(arena, journal) = (struct step){ .kind = STEP_REMOVE, .path = removal->files.items[i] };
	for (size_t i = 0; i < removal->folders.count; i++)
		*arena_push(arena, journal) =
		    (struct step){ .kind = STEP_REMOVE_FOLDER, .path = removal->folders.items[i] };
}

static int
compare_changes(const void *left, const void *right)
{
	const struct change *a = left;
	const struct change *b = right;

	return str_cmp(a->path, b->path);
}

bool
compare_all(const struct writer *writer, const struct str_list *outputs, struct journal *journal,
    struct changes *changes, struct diags *diags)
{
	struct comparison comparison = { .writer = writer, .outputs = outputs, .changes = changes, .diags = diags };
	struct removal early = { 0 };
	struct removal late = { 0 };
	bool ok;

	*changes = (struct changes){ 0 };
	walk_init(&comparison.walk, writer->destination_folder);
	ok = compare_removals(&comparison, &early, &late);
	add_removal(writer->arena, journal, &early);
	for (size_t i = 0; i < writer->count; i++)
		ok = compare_output(&comparison, i, journal) && ok;
	add_removal(writer->arena, journal, &late);
	walk_release(&comparison.walk);
	if (changes->count > 0)
		qsort(changes->items, changes->count, sizeof *changes->items, compare_changes);
	return ok;
}
