#ifndef QSITE_WRITE_JOURNAL_H
#define QSITE_WRITE_JOURNAL_H

#include "base/strbuf.h"

/* What a commit does, step by step. Written down before the first step is taken, it
 * lets another run finish a commit that was killed: every step can be taken twice,
 * and so can all of them, from the first on.
 *
 *     qsite journal 1
 *     remove a                    a file that is in the way of a/b.html
 *     add 0 a/b.html              the staged file 0 goes where nothing is
 *     replace 3 index.html        … goes where an owned file is, or was
 *     remove old/page.html
 *     remove-folder old           unless something is left in it
 *     replace 4 manifest.json
 *     end 9f86…
 *
 * The last line holds the SHA-256 of all lines before it: a journal that does not
 * end so was never finished, and its commit not begun. */

enum step_kind { STEP_ADD, STEP_REPLACE, STEP_REMOVE, STEP_REMOVE_FOLDER };

struct step {
	enum step_kind kind;
	size_t staged;   /* to add and to replace: which staged file */
	struct str path; /* see write/paths.h */
};

struct journal {
	struct step *items; /* in the order they are taken */
	size_t count;
	size_t capacity;
};

void
journal_write(const struct journal *journal, struct strbuf *out);

/* False when the text is not a finished journal. */
bool
journal_read(struct arena *arena, struct str text, struct journal *journal);

#endif
