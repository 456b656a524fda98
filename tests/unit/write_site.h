#ifndef QSITE_TESTS_WRITE_SITE_H
#define QSITE_TESTS_WRITE_SITE_H

#include "base/file.h"
#include "write/write.h"

#include <dirent.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A folder of its own for each test of the writer: the destination is "public" in it.
 * A site is a table of path and text by turns, ended by NULL. */

struct site {
	struct arena arena;
	struct diags diags;
	struct changes changes;
	struct str root;
	struct str destination;
	size_t open_files; /* before the test */
};

static inline size_t
count_open_files(void)
{
	DIR *folder = opendir("/proc/self/fd");
	size_t count = 0;

	assert_non_null(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static inline int
site_setup(void **state)
{
	static struct site site;
	char root[] = "/tmp/qsite-write-XXXXXX";

	if (!mkdtemp(root))
		return -1;
	site = (struct site){ .open_files = count_open_files() };
	arena_init(&site.arena);
	diags_init(&site.diags, &site.arena, DIAG_ENGLISH);
	site.root = str_copy(&site.arena, str_from(root));
	site.destination = path_join(&site.arena, site.root, STR("public"));
	*state = &site;
	return 0;
}

static inline int
site_teardown(void **state)
{
	struct site *site = *state;
	bool leaked = count_open_files() != site->open_files;
	bool removed = tree_remove(site->root, &site->diags);

	arena_release(&site->arena);
	if (leaked)
		print_error("files were left open\n");
	return leaked || !removed;
}

/* The full path of something in the test's folder, zero-ended. */
static inline char *
site_path(struct site *site, const char *path)
{
	return str_zero(&site->arena, path_join(&site->arena, site->root, str_from(path)));
}

/* Puts a file into the test's folder, with the folders above it. */
static inline void
site_put(struct site *site, const char *path, const char *text)
{
	struct str full = str_from(site_path(site, path));

	assert_true(folder_make(path_folder(full), &site->diags));
	assert_true(file_write(full, str_from(text), &site->diags));
}

static inline bool
site_has(struct site *site, const char *path)
{
	return file_type(str_from(site_path(site, path))) != FILE_NONE;
}

static inline struct str
site_text(struct site *site, const char *path)
{
	struct str text;

	assert_true(file_read(&site->arena, str_from(site_path(site, path)), &text, &site->diags));
	return text;
}

#define assert_site_text(site, path, expected) assert_true(str_eq(site_text((site), (path)), STR(expected)))

static inline int
compare_entries(const FTSENT **left, const FTSENT **right)
{
	return strcmp((*left)->fts_name, (*right)->fts_name);
}

/* Everything below a folder as text, one thing a line: type, path and a file's text;
 * with `whole` also inode, mode and time of last change. */
static inline struct str
site_picture(struct site *site, const char *folder, bool whole)
{
	char *roots[] = { site_path(site, folder), NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, compare_entries);
	struct strbuf out = { 0 };
	struct str picture;
	const FTSENT *entry;

	assert_non_null(tree);
	while ((entry = fts_read(tree))) {
		const char *path = entry->fts_path + site->root.len;
		const struct stat *status = entry->fts_statp;

		if (entry->fts_info == FTS_DP || entry->fts_info == FTS_NS)
			continue;
		strbuf_addf(&out, "%d %s", (int)entry->fts_info, path);
		if (whole)
			strbuf_addf(&out, " %ju %o %jd.%09ld", (uintmax_t)status->st_ino, status->st_mode,
			    (intmax_t)status->st_mtim.tv_sec, status->st_mtim.tv_nsec);
		if (entry->fts_info == FTS_F) {
			strbuf_addc(&out, ' ');
			strbuf_add(&out, site_text(site, path + 1));
		}
		strbuf_addc(&out, '\n');
	}
	fts_close(tree);
	picture = str_copy(&site->arena, strbuf_view(&out));
	strbuf_release(&out);
	return picture;
}

static inline void
site_add(struct writer *writer, const char *const *files)
{
	for (size_t i = 0; files[i]; i += 2)
		writer_add(writer, str_from(files[i]), str_from(files[i + 1]));
}

/* One whole build. */
static inline bool
site_build(struct site *site, const char *const *files, bool dry_run)
{
	struct writer writer;
	bool ok;

	if (!writer_open(&writer, site->destination, dry_run, &site->arena, &site->diags))
		return false;
	site_add(&writer, files);
	ok = writer_commit(&writer, &site->changes, &site->diags);
	writer_close(&writer);
	return ok;
}

#define FILES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* A build that must succeed and leave nothing beside the destination. */
#define assert_built(site, ...)                                                                                        \
	do {                                                                                                           \
		assert_true(site_build((site), FILES(__VA_ARGS__), false));                                            \
		assert_false(site_has((site), ".public.qsite"));                                                       \
	} while (0)

/* A build that must fail with this finding only, which is about this path of the
 * test's folder, and must leave everything in the folder as it is. */
static inline void
assert_refuses(struct site *site, const char *const *files, const char *code, const char *path)
{
	struct str before = site_has(site, "public") ? site_picture(site, "public", true) : STR_NONE;
	bool ok = site_build(site, files, false);
	const struct finding *finding = site->diags.items;

	assert_false(ok);
	assert_int_equal(site->diags.count, 1);
	assert_string_equal(finding->code, code);
	assert_int_equal(finding->severity, SEVERITY_SYSTEM);
	assert_string_equal(str_zero(&site->arena, finding->place.source->path), site_path(site, path));
	assert_true(finding->text.len > 0);
	assert_true(str_eq(site_has(site, "public") ? site_picture(site, "public", true) : STR_NONE, before));
	assert_false(site_has(site, ".public.qsite"));
	site->diags.count = 0;
}

/* "added replaced deleted unchanged" and the changes one by one. */
static inline struct str
site_changes(struct site *site)
{
	static const char marks[] = { [CHANGE_ADDED] = '+', [CHANGE_REPLACED] = '!', [CHANGE_DELETED] = '-' };
	const struct changes *changes = &site->changes;
	struct str text = str_format(
	    &site->arena, "%zu %zu %zu %zu", changes->added, changes->replaced, changes->deleted, changes->unchanged);

	for (size_t i = 0; i < changes->count; i++)
		text = str_format(&site->arena, "%.*s %c%.*s", STR_ARG(text), marks[changes->items[i].kind],
		    STR_ARG(changes->items[i].path));
	return text;
}

#define assert_changes(site, expected) assert_string_equal(site_changes(site).at, (expected))

#endif
