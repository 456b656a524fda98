#ifndef QSITE_LOAD_MARKDOWN_GUARD_H
#define QSITE_LOAD_MARKDOWN_GUARD_H

#include "base/diag.h"

/* Refuses, in one pass over the text, input on which cmark-gfm 0.29.0.gfm.6 takes
 * quadratic time or memory: very deep nesting in one line, very wide tables, very
 * long paragraphs right above a table, and paragraphs that consist of opened
 * pictures, declarations or closing parentheses.
 * The limits are far above what any text needs. False after the finding
 * "markdown-limit"; the text must then not be parsed. */
bool
guard_check(const struct source *source, size_t from, struct diags *diags);

#endif
