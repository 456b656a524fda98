#ifndef QSITE_LOAD_HEAD_H
#define QSITE_LOAD_HEAD_H

#include "base/diag.h"
#include "model/doc.h"

/* The YAML head of a Markdown file: a first line `---`, a flat mapping, a line
 * `---`. Read with libyaml; only here. Keys: title, number, topic, summary,
 * updated, draft. Findings: "head-syntax", "head-key" (unknown, with the nearest),
 * "head-duplicate", "head-type" (a list or mapping where text belongs; draft not
 * true or false; updated no date), "head-open" (no closing line), "head-missing" (no
 * title, which every file must have), "value-place" (a placeholder).
 *
 * Texts are on one line: white space and control characters become one blank.
 * Fills the head's fields of `doc` and sets *body to the offset behind the head (0
 * without one). False after a finding; *body is right even then where it can be. */
bool
head_read(struct arena *arena, const struct source *source, struct doc *doc, size_t *body, struct diags *diags);

#endif
