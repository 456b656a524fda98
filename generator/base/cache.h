#ifndef QSITE_BASE_CACHE_H
#define QSITE_BASE_CACHE_H

#include "base/map.h"

/* A folder that keeps results from one run to the next: bytes under a key. It is only
 * ever a cache: whatever is wrong with it, a result is absent at worst, and nothing
 * here fails or is reported.
 *
 * An entry is a file with a sum of its key, its bytes and the seal (base/seal.h) that it
 * was made under: damaged, cut off, under another name or made with other libraries, it
 * is absent. It is written under another name and renamed; runs may share the folder.
 * No symbolic link is followed. */

enum { CACHE_SUM = 64 };

struct cache {
	int folder; /* -1: none, then nothing is found or kept */
	bool writable;
	bool sealed;          /* false: all entries are absent */
	char seal[CACHE_SUM]; /* the sum of the seal */
	struct map used;      /* names of files that were found or kept in this run; no values */
	struct arena *arena;
};

/* Opens ROOT/.qsite/NAME, which is made when it is not there. With `read_only` nothing
 * is made or changed. The arena holds the results that are found. */
void
cache_open(struct cache *cache, struct str root, const char *name, bool read_only, struct arena *arena);

void
cache_close(struct cache *cache);

/* False when it is absent. */
bool
cache_get(struct cache *cache, struct str key, struct str *bytes);

/* Keeps bytes that were made under the seal. */
void
cache_put(struct cache *cache, struct str key, struct str bytes);

/* Sets the seal under which the entries to come are made. False when it differs from
 * that of the entries which were there: these are absent from now on. */
bool
cache_seal(struct cache *cache, struct str seal);

/* Deletes all entries that were neither found nor kept in this run. */
void
cache_prune(struct cache *cache);

#endif
