#ifndef QSITE_LOAD_LOAD_H
#define QSITE_LOAD_LOAD_H

#include "base/pool.h"
#include "model/site.h"
#include "model/theme.h"

/* Reads a site folder into the model. Everything that can be read is read, so that
 * one run reports all mistakes; false when any of them is an error. Sections are
 * compiled in worker processes. The site is complete but for what check proves:
 * links, values, blocks, sources and targets still need not lead anywhere. */

struct load_options {
	struct str root;     /* the site folder, "." for here */
	bool drafts;         /* sections with draft: true too */
	long long now;       /* seconds since 1970 UTC: reports with a later release time are left out */
	struct str base_url; /* instead of site.json's; may be empty */
	int workers;
	const char *scratch; /* folder for the workers' result files */
};

bool
load_site(struct site *site, const struct load_options *options, struct diags *diags);

/* Reads only what gives things their names, content/indicators.json, and the wrong words
 * of words.json: all that documents want that are in no site. False when the site has no
 * indicators.json, which is no finding, or when it is damaged. */
bool
load_names(struct site *site, const struct load_options *options, struct diags *diags);

/* The theme named by site.json, from themes/NAME/. Templates are not parsed here.
 * The strings are those of `language`; every strings file must have the same keys
 * (finding "strings-key"). */
bool
load_theme(struct theme *theme, const struct site *site, struct str root, struct diags *diags);

#endif
