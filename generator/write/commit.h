#ifndef QSITE_WRITE_COMMIT_H
#define QSITE_WRITE_COMMIT_H

#include "write/journal.h"
#include "write/write.h"

/* Takes all steps of the journal in the work folder, makes them durable and takes
 * journal and stage away. Steps that a killed build took already are passed over, so
 * this is both the end of a commit and its rolling forward. When it fails the journal
 * stays. */
bool
commit_finish(struct writer *writer, const struct journal *journal, struct diags *diags);

#endif
