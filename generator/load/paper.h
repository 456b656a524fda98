#ifndef QSITE_LOAD_PAPER_H
#define QSITE_LOAD_PAPER_H

#include "base/diag.h"
#include "model/paper.h"

/* Reads a document that is in no site. */

/* Plain text as drawn from a PDF or Word file: lines that were broken are joined, headings,
 * tables, captions and the table of contents are recognised by their look. Never fails. */
void
paper_read_plain(struct arena *arena, const struct source *source, struct paper *paper);

/* A file by its path: Markdown when its name ends in .md, else plain text. False after a
 * finding (see text.h). */
bool
paper_load(struct sources *sources, struct arena *arena, struct str path, struct paper *paper, struct diags *diags);

#endif
