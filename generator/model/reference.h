#ifndef QSITE_MODEL_REFERENCE_H
#define QSITE_MODEL_REFERENCE_H

#include "model/site.h"

/* What a link in a Markdown file points at. */

enum reference_kind {
	REFERENCE_EXTERNAL,  /* http, https, mailto: url */
	REFERENCE_SECTION,   /* section, anchor (may be empty) */
	REFERENCE_INDICATOR, /* indicator:ID */
	REFERENCE_CITY,      /* the folder or city.json of a city */
	REFERENCE_REPORT,    /* the folder or report.json of a report */
	REFERENCE_POLICY,
	REFERENCE_ASSET,
	/* and what is wrong with it: */
	REFERENCE_NO_FILE,
	REFERENCE_NO_ANCHOR, /* section is set, or it is a page made of data: those have none */
	REFERENCE_NO_INDICATOR,
	REFERENCE_BAD_SCHEME,
	REFERENCE_OUTSIDE, /* leaves the site folder, or absolute */
};

struct reference {
	enum reference_kind kind;
	const struct section *section;
	const struct indicator *indicator;
	const struct city *city;
	const struct report *report;
	const struct policy *policy;
	const struct asset *asset;
	struct str anchor;
	struct str path; /* what was looked for, in the site folder */
};

/* `from` is the file that holds the link. Percent-encoding is undone. */
struct reference
reference_resolve(struct arena *arena, const struct site *site, const struct section *from, struct str target);

#endif
