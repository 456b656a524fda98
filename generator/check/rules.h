#ifndef QSITE_CHECK_RULES_H
#define QSITE_CHECK_RULES_H

#include "model/site.h"

/* The rules, one a function; check.c lists them. Each looks at one section or one
 * report and adds findings. */

/* Links of a section: "link-file", "link-anchor", "link-indicator", "link-scheme",
 * "link-outside", "link-label"; "picture-file", "picture-text". */
void
check_links(const struct site *site, const struct section *section, struct diags *diags);

/* {{value.…}}: "value-place", "value-indicator", "value-missing". */
void
check_values(const struct site *site, const struct section *section, struct diags *diags);

/* Chart and table blocks: "block-indicator", "block-city", "block-unit",
 * "block-empty", "block-kind". */
void
check_blocks(const struct site *site, const struct section *section, struct diags *diags);

/* Where figures and targets are said to come from: "source-missing". */
void
check_sources(const struct site *site, struct diags *diags);

#endif
