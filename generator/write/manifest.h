#ifndef QSITE_WRITE_MANIFEST_H
#define QSITE_WRITE_MANIFEST_H

#include "base/strbuf.h"

/* manifest.json: every file of a finished site but itself, with size and SHA-256.
 * It says what qsite owns, and lets anyone check a copy. It is JSON (RFC 8259) in
 * one form only, one file a line, sorted by the bytes of the paths:
 *
 *     {
 *     "generator": "qsite",
 *     "files": [
 *     { "path": "about.html", "size": 1234, "sha256": "9f86…" },
 *     { "path": "index.html", "size": 5678, "sha256": "60a3…" }
 *     ]
 *     }
 *
 * Reading accepts this form and nothing else: files are deleted on the word of a
 * manifest, so one that somebody edited or cut short is not believed in part. */

#define MANIFEST_NAME STR("manifest.json")

struct manifest_file {
	struct str path; /* see write/paths.h */
	size_t size;     /* bytes */
	struct str hash; /* SHA-256, 64 lower-case hexadecimal digits */
};

struct manifest {
	struct manifest_file *items; /* by path */
	size_t count;
	size_t capacity;
};

void
manifest_write(const struct manifest *manifest, struct strbuf *out);

/* False when `text` is not of that form: then *line, from 1, is the first that is
 * wrong, at most MANIFEST_HEAD_LINES when qsite never wrote this. Hashes borrow
 * from `text`. */
enum { MANIFEST_HEAD_LINES = 2 };

bool
manifest_read(struct arena *arena, struct str text, struct manifest *manifest, size_t *line);

#endif
