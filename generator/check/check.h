#ifndef QSITE_CHECK_CHECK_H
#define QSITE_CHECK_CHECK_H

#include "model/site.h"

/* Says what is wrong with content; the site is only read. The rules and their codes are
 * in rule.h. */

struct check_options {
	bool gov; /* what the rules for government websites ask for, too */
};

/* Proves what load has left open: links, values, blocks, sources. False when a finding
 * is an error. After a true answer render needs no error path for content: every
 * reference, value and block can be filled. */
bool
check_site(const struct site *site, struct diags *diags);

/* Reads the whole site as an auditor would: data, and every document. For after
 * check_site. */
void
check_figures(const struct site *site, const struct check_options *options, struct diags *diags);

/* The same for one document that belongs to no report. `site` may be NULL. */
void
check_paper(
    const struct site *site, const struct paper *paper, const struct check_options *options, struct diags *diags);

#endif
