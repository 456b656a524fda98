#ifndef QSITE_LOAD_TEXT_H
#define QSITE_LOAD_TEXT_H

#include "base/file.h"

/* A text file as a source. Findings: "utf8-invalid" at the first bad byte (with a
 * hint when it looks like GBK), "file-empty" for zero bytes, "file-missing",
 * "file-link" for a symbolic link, which is not followed, and the system's own. A
 * byte-order mark is dropped. NULL after a finding.
 *
 * `root` is the site folder as the user named it ("." for here); `path` is relative
 * to it. Messages show root/path, or path alone for ".". */
struct source *
text_load(struct sources *sources, struct str root, struct str path, struct diags *diags);

/* The same for a file that is in no site and that the user has named: a link is followed,
 * and that the file is not there is a finding of the system. */
struct source *
text_load_named(struct sources *sources, struct str path, struct diags *diags);

/* Adds the finding "file-link" about a path on disk; false. */
bool
text_refuse_link(struct arena *arena, struct str path, struct diags *diags);

/* The path on disk: root/path, or path alone for ".". */
struct str
text_disk_path(struct arena *arena, struct str root, struct str path);

#endif
