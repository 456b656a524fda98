#ifndef QSITE_WRITE_WORK_H
#define QSITE_WRITE_WORK_H

#include "write/write.h"

/* The work folder and the lock in it.
 *
 * The lock is an flock on the file "lock": the kernel drops it with the process and the
 * workers that it forked, so a killed build does not block the next. Folder and file are taken away when a build
 * ends, so that nothing strange lies beside the site. That is free of races because
 * only the holder of the lock deletes the file, as the last thing it does, and whoever
 * gets the lock then looks whether its file is still the one with that name; if not it
 * starts again. */

/* Makes the folder, opens it and takes the lock. A dry run makes nothing: with no
 * lock file there is no build to keep away from, and work_folder stays -1. */
bool
work_open(struct writer *writer, struct diags *diags);

/* Lets go of the lock; removes the folder unless a journal is pending in it. */
void
work_close(struct writer *writer);

#endif
