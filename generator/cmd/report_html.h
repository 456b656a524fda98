#ifndef QSITE_CMD_REPORT_HTML_H
#define QSITE_CMD_REPORT_HTML_H

#include "base/line_map.h"
#include "cmd/report.h"

/* The proof sheet while it is written; for report_html.c and report_finding.c. */

struct sheet {
	struct check_report *report;
	struct strbuf *out;
	struct line_maps lines;
	size_t number; /* of the last finding */

	/* what is open */
	bool open;
	struct str path;
	size_t heading;  /* index + 1 */
	size_t *parents; /* of the document's headings */
};

/* Adds a text, escaped. */
void
sheet_add(const struct sheet *sheet, struct str text);

/* Adds words of the sheet's own, which need no escaping. */
void
sheet_word(const struct sheet *sheet, const char *english, const char *chinese);

/* <tag class="kind">text</tag> */
void
sheet_element(const struct sheet *sheet, const char *tag, const char *kind, struct str text);

/* A finding: a box to tick, what it says, the passages with their figures marked, the
 * computation. */
void
sheet_finding(struct sheet *sheet, const struct finding *finding);

#endif
