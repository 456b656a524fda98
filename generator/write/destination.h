#ifndef QSITE_WRITE_DESTINATION_H
#define QSITE_WRITE_DESTINATION_H

#include "write/write.h"

/* The destination as it is found: what it is called, that it can be written to by
 * renaming, and what in it is qsite's. */

/* Sets writer->destination and writer->work, and opens the folder that holds both,
 * which must exist. */
bool
destination_resolve(struct writer *writer, struct str given, struct diags *diags);

/* Opens the destination if it is there. Called with the lock held: another build may
 * have made it a moment ago. */
bool
destination_open(struct writer *writer, struct diags *diags);

/* Makes the destination if it is not there. */
bool
destination_make(struct writer *writer, struct diags *diags);

/* Reads the manifest, or refuses the destination. */
bool
destination_read(struct writer *writer, struct diags *diags);

void
destination_close(struct writer *writer);

#endif
