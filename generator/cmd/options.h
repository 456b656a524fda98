#ifndef QSITE_CMD_OPTIONS_H
#define QSITE_CMD_OPTIONS_H

#include "base/diag.h"

/* The command line: a command, its options, nothing else. Findings: "usage-command",
 * "usage-option", "usage-value", "usage-argument". */

enum command_kind { COMMAND_BUILD, COMMAND_CHECK, COMMAND_VERSION, COMMAND_HELP };

struct options {
	enum command_kind command;
	struct str site;        /* -s: the site folder */
	struct str destination; /* -d: where the site goes; by default public/ of the site folder */
	struct str base_url;    /* -b: instead of site.json's; may be empty */
	int workers;            /* -j */
	bool drafts;            /* -D */
	bool dry_run;           /* -n */
	bool quiet;             /* -q */
	bool verbose;           /* -v */
	bool strict;            /* --strict */
	long long now;          /* --now: seconds since 1970 UTC */
	struct str topic;       /* help: of which command; may be empty */
	struct str_list files;  /* check: documents that are in no site */
};

bool
options_parse(struct options *options, int argc, char **argv, struct diags *diags);

/* The text of `qsite help`, and of `qsite help COMMAND`. */
void
options_help(const struct options *options, enum diag_language language, FILE *out);

#endif
