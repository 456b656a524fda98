#ifndef QSITE_WRITE_WRITE_H
#define QSITE_WRITE_WRITE_H

#include "base/diag.h"

/* Puts a finished site on disk so that the destination is never half-made.
 *
 *     struct writer writer;
 *     if (writer_open(&writer, STR("public"), dry_run, arena, diags)) {    lock, roll forward
 *             writer_add(&writer, path, bytes);                            every file, any order
 *             ok = writer_commit(&writer, &changes, diags);                once
 *             writer_close(&writer);
 *     }
 *
 * Opening takes the lock (one build at a time), finishes what a killed build had
 * begun to commit, and refuses a destination that is not empty and that qsite did
 * not make (one that holds only .gitkeep counts as empty): qsite's own hold a
 * manifest.json of its form (write/manifest.h). Committing stages every new or
 * changed file beside the destination, syncs it, writes a journal, renames the files
 * into place, deletes what the old manifest owned and the new one does not, with the
 * folders that this empties, writes manifest.json last, and drops the journal. A
 * file whose bytes are the same is not touched, so its time stays; one that somebody
 * altered is repaired.
 *
 * Files that qsite does not own are never touched or deleted. Where one is in the
 * way of an output it is an error, unless its bytes are those of the output: then it
 * is qsite's from now on. Symbolic links inside the destination are never followed;
 * the destination itself may be one. The folder that holds it must exist.
 *
 * An error before the journal is complete leaves the destination as it was, times
 * included; after one behind that (a folder made read-only that very moment) the
 * next opening goes on. Everything needed for that lies in the work folder,
 * .NAME.qsite beside the destination, which is gone between builds.
 *
 * Findings are of severity SYSTEM: "write-foreign", "write-locked", "write-link",
 * "write-type" (a folder in a file's place or the other way round), "write-path"
 * (a path that could leave the destination, or two outputs that cannot both be
 * there), "write-mount" (a file system of its own in or at the destination), and
 * failed system calls as "file-write", "file-read" …; and a warning
 * "write-pending". */

struct writer_file {
	struct str path;  /* relative to the destination, with / */
	struct str bytes; /* borrowed until commit */
};

struct writer {
	struct arena *arena;
	struct str destination; /* as given, less a slash at its end; where a link leads */
	struct str work;        /* the folder beside it: lock, stage, journal */
	bool dry_run;
	bool pending;      /* the work folder holds a complete journal */
	int parent_folder; /* open folders; -1: not there (yet) */
	int destination_folder;
	int work_folder;
	int lock;
	struct writer_file *items; /* by path once committed */
	size_t count, capacity;
	struct str manifest;   /* the bytes of the one that is there */
	struct str_list owned; /* what it lists, sorted */
};

enum change_kind { CHANGE_ADDED, CHANGE_REPLACED, CHANGE_DELETED };

struct change {
	enum change_kind kind;
	struct str path;
};

/* manifest.json goes along with any change and is not one itself. */
struct changes {
	struct change *items; /* by path */
	size_t count, capacity;
	size_t added, replaced, deleted, unchanged;
};

/* With `dry_run` nothing on disk changes, now or later, and the lock, where there is
 * one to take, is shared with other dry runs; what a killed build left is not
 * finished but a warning "write-pending". When this fails nothing needs closing. */
bool
writer_open(struct writer *writer, struct str destination, bool dry_run, struct arena *arena, struct diags *diags);

/* `path` is copied. */
void
writer_add(struct writer *writer, struct str path, struct str bytes);

/* In a dry run only `changes` is filled. It lives in the writer's arena. */
bool
writer_commit(struct writer *writer, struct changes *changes, struct diags *diags);

void
writer_close(struct writer *writer);

#endif
