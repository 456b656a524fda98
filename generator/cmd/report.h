#ifndef QSITE_CMD_REPORT_H
#define QSITE_CMD_REPORT_H

#include "check/locate.h"
#include "cmd/options.h"

/* What `qsite check` has found, as it is printed to stdout. The findings are sorted; of
 * them only those that `print` lets through are told.
 *
 * HTML is written here, by plain C, and not by render: a proof sheet belongs to no site.
 * It is made of documents that may be in none, looks the same under every theme, speaks
 * the language of whoever runs the command, and loads nothing. */

struct check_report {
	struct diags *diags;
	struct diag_print print;
	struct arena *arena;
	struct locator locator;
	size_t acknowledged;
	struct str checked; /* what was: the site's title, or the documents */
	struct str skipped; /* what could not be; may be empty */
};

void
report_json(const struct check_report *report, struct strbuf *out);

void
report_html(struct check_report *report, struct strbuf *out);

/* "2 errors, 1 warning; 3 acknowledged", or that there is nothing. */
struct str
report_counts(const struct check_report *report);

/* A text that may hold bytes which are not UTF-8, with U+FFFD instead of them. */
struct str
report_text(struct arena *arena, struct str text);

#endif
