#ifndef QSITE_WRITE_STAGE_H
#define QSITE_WRITE_STAGE_H

#include "write/journal.h"
#include "write/write.h"

/* What the work folder holds while a commit is on its way: the staged files, named by
 * number in the flat folder "stage", and "journal".
 *
 * Everything staged is made durable by one syncfs and not by an fsync for each file:
 * with 100,000 files that is two writes of the file system's log instead of 100,000.
 * It writes out what others have unsaved on that file system too; a build can wait for
 * that. The journal has an fsync of its own, after it. */

enum { STAGE_NAME_SIZE = 24 };

/* The name of a staged file in its folder. */
void
stage_name(size_t staged, char name[STAGE_NAME_SIZE]);

/* The open stage, or -1 after adding a finding. */
int
stage_open(const struct writer *writer, struct diags *diags);

/* Writes the files of all steps that need one, file N being output N and the one
 * after the last the manifest; then the journal. When it fails nothing is left. */
bool
stage_write(struct writer *writer, const struct journal *journal, struct str manifest, struct diags *diags);

/* Makes all that was written so far durable. */
bool
stage_sync(const struct writer *writer, struct diags *diags);

/* Finds the journal of a killed build and says whether it is complete in
 * writer->pending. */
bool
stage_find(struct writer *writer, struct journal *journal, struct diags *diags);

/* Takes journal and stage away, whether they are there or not. */
bool
stage_discard(struct writer *writer, struct diags *diags);

#endif
