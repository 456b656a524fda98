#ifndef QSITE_CMD_OPTIONS_H
#define QSITE_CMD_OPTIONS_H

#include "base/diag.h"
#include "check/check.h"

/* The command line: a command, its options, nothing else. An option that means nothing
 * to its command, or to the documents named, is a mistake. Findings: "usage-command",
 * "usage-option", "usage-value", "usage-argument". */

enum command_kind { COMMAND_BUILD, COMMAND_CHECK, COMMAND_VERSION, COMMAND_HELP, COMMANDS };

enum check_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_HTML };

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

	/* of check */
	struct str_list files; /* documents that are in no site */
	enum check_format format;
	struct check_options check; /* --gov, --rules, --only, --no: all names are those of rules */
	bool explain;               /* --explain */
	struct str explained;       /* its code; empty: all rules */
};

bool
options_parse(struct options *options, int argc, char **argv, struct diags *diags);

/* The text of `qsite help`, and of `qsite help COMMAND`. */
void
options_help(const struct options *options, enum diag_language language, FILE *out);

#endif
