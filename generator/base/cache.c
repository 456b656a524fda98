#include "base/cache.h"

#include "base/seal.h"
#include "base/sha256.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char top_folder[] = ".qsite";
static const struct str format = { "qsite cache 1", 13 }; /* another number when entries change their form */
static const struct str seal_key = { "seal", 4 };
static const struct str new_start = { "new-", 4 }; /* of the names of files that are being written */

/* https://bford.info/cachedir/: backups leave the folder out. It also keeps the folder
 * from being empty, so that it is never taken for a place to publish to. */
static const char tag_name[] = "CACHEDIR.TAG";
static const struct str tag = { "Signature: 8a477f597d28d172789f06886806bc55\n", 44 };

enum {
	FOLDER_MODE = 0777, /* less the umask, as the next */
	FILE_MODE = 0666,
	ENTRY_MOST = 1 << 26, /* bytes */
	NAME_LENGTH = SHA256_HEX_LENGTH,
};

_Static_assert((int)CACHE_SUM == (int)SHA256_HEX_LENGTH, "the header spares its readers sha256.h");

/* The name of an entry's file, zero-ended: any key is fit to be one. */
struct entry_name {
	char at[NAME_LENGTH + 1];
};

static struct entry_name
entry_name(struct str key)
{
	struct entry_name name = { { 0 } };

	sha256_hex(key, name.at);
	return name;
}

/* What stands before the bytes in a file. The seal's own entry is under no seal. */
static void
entry_sum(const struct cache *cache, struct str key, struct str bytes, char sum[CACHE_SUM])
{
	struct strbuf all = { 0 };

	strbuf_pack_str(&all, format);
	strbuf_pack_str(&all, str_eq(key, seal_key) ? STR_NONE : (struct str){ cache->seal, CACHE_SUM });
	strbuf_pack_str(&all, key);
	strbuf_add(&all, bytes);
	sha256_hex(strbuf_view(&all), sum);
	strbuf_release(&all);
}

static void
note_used(struct cache *cache, const struct entry_name *name)
{
	map_add(&cache->used, cache->arena, str_copy(cache->arena, str_from(name->at)), NULL);
}

/* ---- files; a short read or write is a failure like any other here ---- */

static bool
read_file(const struct cache *cache, const char *name, struct str *bytes)
{
	/* O_NONBLOCK: to open a pipe must not wait for its writer. */
	int file = openat(cache->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat status;
	bool ok = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= ENTRY_MOST;

	if (ok) {
		char *buffer = arena_alloc(cache->arena, (size_t)status.st_size);

		*bytes = (struct str){ buffer, (size_t)status.st_size };
		ok = read(file, buffer, bytes->len) == (ssize_t)bytes->len;
	}
	if (file >= 0)
		close(file);
	return ok;
}

static bool
write_file(const struct cache *cache, const char *name, struct str bytes)
{
	int file = openat(cache->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
	bool ok;

	if (file < 0)
		return false;
	ok = write(file, bytes.at, bytes.len) == (ssize_t)bytes.len;
	return close(file) == 0 && ok;
}

/* Replaces a link, not what it leads to. */
static bool
replace_file(const struct cache *cache, const char *name, struct str bytes)
{
	struct strbuf temporary = { 0 };
	bool ok;

	strbuf_addf(&temporary, "%.*s%ld%c", STR_ARG(new_start), (long)getpid(), '\0');
	ok = write_file(cache, temporary.at, bytes) && renameat(cache->folder, temporary.at, cache->folder, name) == 0;
	if (!ok)
		unlinkat(cache->folder, temporary.at, 0);
	strbuf_release(&temporary);
	return ok;
}

/* ---- the cache ---- */

static int
open_folder(int parent, const char *name, bool make)
{
	if (parent < 0)
		return -1;
	if (make)
		mkdirat(parent, name, FOLDER_MODE); /* what it could not make cannot be opened */
	return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int
open_folders(struct str root, const char *name, bool make, struct arena *arena)
{
	int site = open(root.len > 0 ? str_zero(arena, root) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int top = open_folder(site, top_folder, make);
	int folder = open_folder(top, name, make);

	if (site >= 0)
		close(site);
	if (top >= 0)
		close(top);
	return folder;
}

void
cache_open(struct cache *cache, struct str root, const char *name, bool read_only, struct arena *arena)
{
	struct str seal;

	*cache = (struct cache){ .writable = !read_only, .arena = arena };
	cache->folder = open_folders(root, name, cache->writable, arena);
	if (cache->folder < 0)
		return;
	if (cache->writable)
		write_file(cache, tag_name, tag);
	cache->sealed = cache_get(cache, seal_key, &seal) && seal_holds(seal);
	if (cache->sealed)
		sha256_hex(seal, cache->seal);
}

void
cache_close(struct cache *cache)
{
	if (cache->folder >= 0)
		close(cache->folder);
	cache->folder = -1;
}

bool
cache_get(struct cache *cache, struct str key, struct str *bytes)
{
	struct entry_name name = entry_name(key);
	char sum[CACHE_SUM];
	struct str file;

	if (cache->folder < 0 || !(cache->sealed || str_eq(key, seal_key)) || !read_file(cache, name.at, &file) ||
	    file.len < CACHE_SUM)
		return false;
	*bytes = str_slice(file, CACHE_SUM, file.len);
	entry_sum(cache, key, *bytes, sum);
	if (memcmp(sum, file.at, CACHE_SUM) != 0)
		return false;
	note_used(cache, &name);
	return true;
}

void
cache_put(struct cache *cache, struct str key, struct str bytes)
{
	struct entry_name name = entry_name(key);
	struct strbuf file = { 0 };
	char sum[CACHE_SUM];

	if (cache->folder < 0 || !cache->writable || !cache->sealed)
		return;
	entry_sum(cache, key, bytes, sum);
	strbuf_add(&file, (struct str){ sum, CACHE_SUM });
	strbuf_add(&file, bytes);
	if (replace_file(cache, name.at, strbuf_view(&file)))
		note_used(cache, &name);
	strbuf_release(&file);
}

bool
cache_seal(struct cache *cache, struct str seal)
{
	char sum[CACHE_SUM];
	bool same;

	sha256_hex(seal, sum);
	same = cache->sealed && memcmp(sum, cache->seal, CACHE_SUM) == 0;
	if (!same) {
		memcpy(cache->seal, sum, CACHE_SUM);
		cache->sealed = true;
		cache_put(cache, seal_key, seal);
	}
	return same;
}

/* Other people's files are left alone. */
static bool
is_left_over(const struct cache *cache, struct str name)
{
	bool entry = name.len == NAME_LENGTH;

	for (size_t i = 0; entry && i < name.len; i++)
		entry = (name.at[i] >= '0' && name.at[i] <= '9') || (name.at[i] >= 'a' && name.at[i] <= 'f');
	return (entry && !map_has(&cache->used, name)) || str_starts(name, new_start);
}

void
cache_prune(struct cache *cache)
{
	int again =
	    cache->folder >= 0 && cache->writable ? openat(cache->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	DIR *folder = again >= 0 ? fdopendir(again) : NULL;
	const struct dirent *entry;

	if (!folder) {
		if (again >= 0)
			close(again);
		return;
	}
	while ((entry = readdir(folder)) != NULL)
		if (is_left_over(cache, str_from(entry->d_name)))
			unlinkat(cache->folder, entry->d_name, 0);
	closedir(folder);
}
