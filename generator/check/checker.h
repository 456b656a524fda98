#ifndef QSITE_CHECK_CHECKER_H
#define QSITE_CHECK_CHECKER_H

#include "check/lexicon.h"
#include "check/reading.h"

/* What a rule gets, and how it says what it found. */

struct checker {
	struct arena *arena;
	const struct site *site;       /* NULL: a file is checked that is in no site */
	const struct site *dictionary; /* never NULL: names and aliases are those of its indicators, and but for its
					  words nothing else of it need be there; it is the site, or one whose
					  dictionary alone is loaded, or the built-in one (dictionary.h) */
	const struct lexicon *lexicon; /* for the rules about language */
	const struct report *report;   /* NULL: the document is none */
	const struct reading *reading; /* NULL for rules that look at the site as a whole */
	struct diags *diags;
	bool gov; /* what the rules for government websites ask for is wanted too */
};

/* Adds a finding with the severity that the table of rules gives its code. What belongs
 * to it (diag_computation, diag_also, diag_hint) is added behind it. Words are chosen by
 * diag_tr(checker->diags, english, chinese). */
void
checker_find(const struct checker *checker, const char *code, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
