#ifndef QSITE_CHECK_CHECK_H
#define QSITE_CHECK_CHECK_H

#include "model/site.h"

/* Says what is wrong with content; the site is only read. The rules and their codes are
 * in rule.h. */

/* Which rules are wanted. Names and codes that do not exist are no mistake here. */
struct check_options {
	bool gov;              /* what the rules for government websites ask for, too */
	struct str_list rules; /* names of families; none: all */
	struct str_list only;  /* codes; none: all */
	struct str_list no;    /* codes that are not wanted */
};

/* Proves what load has left open: links, values, blocks, sources. False when a finding
 * is an error. After a true answer render needs no error path for content: every
 * reference, value and block can be filled. */
bool
check_site(const struct site *site, struct diags *diags);

/* Reads the whole site as an auditor would: data, and every document. Findings of the
 * families that are not wanted are not made. */
void
check_figures(const struct site *site, const struct check_options *options, struct diags *diags);

/* The same for one document that is in no site. `dictionary` gives the names of things:
 * a site of which only the dictionary is loaded, or NULL for the built-in one. */
void
check_paper(
    const struct site *dictionary, const struct paper *paper, const struct check_options *options, struct diags *diags);

/* Takes away the findings of rules that are not wanted, also those of load and
 * check_site. Findings whose code is in no table of rules stay. */
void
check_select(const struct check_options *options, struct diags *diags);

/* Takes away the findings that reports acknowledge, and says how many they were; adds a
 * warning "acknowledged-nothing" for each acknowledgement of a wanted rule that fits
 * none, when all could be read. For after check_select and diags_sort.
 *
 * An acknowledgement fits a finding of its code when the quote stands in the passage, or
 * the line, around one of its places, and that place is where `at` says: in the file;
 * under the heading with the anchor, up to the next one that is not below it; in the
 * caption with the anchor or its table; in the figure of data.json. The errors of the
 * family "content" cannot be acknowledged: no page could be made. */
size_t
check_acknowledge(const struct site *site, const struct check_options *options, struct diags *diags);

#endif
