#ifndef QSITE_WRITE_COMPARE_H
#define QSITE_WRITE_COMPARE_H

#include "base/map.h"
#include "write/journal.h"
#include "write/walk.h"
#include "write/write.h"

/* Compares what should be in the destination with what is there. What counts is the
 * disk and not the old manifest's hashes: that manifest only says what is qsite's. */

struct comparison {
	const struct writer *writer;
	const struct str_list *outputs; /* sorted */
	struct walk walk;
	struct changes *changes;
	struct diags *diags;
	struct map blamed; /* folders, and what is in their place, that have a finding */
};

/* Fills the journal with all steps but the one for the manifest, which comes last,
 * and `changes`. False when an output cannot be put in its place; all such are
 * found. Nothing on disk is changed. */
bool
compare_all(const struct writer *writer, const struct str_list *outputs, struct journal *journal,
    struct changes *changes, struct diags *diags);

/* What the old manifest owned and no output needs: first files, then the folders
 * that may be empty without them, the deepest first. */
struct removal {
	struct str_list files;
	struct str_list folders;
};

/* `early` is what is in the way of an output, as a file where a folder is needed or
 * the other way round. */
bool
compare_removals(struct comparison *comparison, struct removal *early, struct removal *late);

/* Whether names can be put into and taken from the folder that the walk has reached; a
 * finding when not. Found out here, as behind the journal it would be late. */
bool
compare_writable(struct comparison *comparison);

#endif
