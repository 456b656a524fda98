#ifndef QSITE_BASE_DIAG_H
#define QSITE_BASE_DIAG_H

#include "base/source.h"
#include "base/strbuf.h"

#include <stdio.h>

/* Findings: everything qsite has to say about its input. They are collected,
 * never printed where they are found, so that one run shows all mistakes; then
 * sorted by path, place and text, and printed with a count.
 *
 *     return diag_error(diags, "year-range", place,
 *         diag_tr(diags, "year %d is before %d", "年份 %d 早于 %d"), year, first);
 *
 * Messages are written in English and Chinese side by side; diag_tr picks by the
 * language of the run. Style: no capital, no full stop, the subject in quotes.
 * A code is a lower-case word of the message's kind and is stable. */

enum severity {
	SEVERITY_NOTE,
	SEVERITY_WARNING,
	SEVERITY_ERROR,  /* the content is wrong: exit status 1 */
	SEVERITY_USAGE,  /* the command line is wrong: 2 */
	SEVERITY_SYSTEM, /* the machine said no: 3 */
};

enum diag_language { DIAG_ENGLISH, DIAG_CHINESE };

/* A second place that belongs to a finding, with its own sentence. */
struct diag_note {
	struct place place;
	struct str text;
	struct diag_note *next;
};

struct finding {
	enum severity severity;
	const char *code;
	struct place place;
	struct str text;
	struct str computation; /* written out: "(4183 + 9712) / 14020 = 99.11 %, stated 99.61 %"; may be empty */
	struct str hint;        /* may be empty */
	struct diag_note *notes, *last_note;
	size_t order; /* of being found: the last word when all else is equal */
};

struct diags {
	struct finding *items;
	size_t count;
	size_t capacity;
	struct arena *arena;
	enum diag_language language;
};

void
diags_init(struct diags *diags, struct arena *arena, enum diag_language language);

/* One of the two formats, by language. Both must take the same arguments. */
const char *
diag_tr(const struct diags *diags, const char *english, const char *chinese)
    __attribute__((format_arg(2), format_arg(3)));

/* Each adds a finding and returns false, so that a function can end with
 * `return diag_error(…)`. `code` must be a literal. */
bool
diag_error(struct diags *diags, const char *code, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

bool
diag_warning(struct diags *diags, const char *code, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same with a severity up to SEVERITY_ERROR and a text that is the arena's. */
bool
diag_finding(struct diags *diags, enum severity severity, const char *code, struct place place, struct str text);

bool
diag_usage(struct diags *diags, const char *code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A system call failed: the text gets ": " and the words for `error` (an errno);
 * with 0 it stays as it is, for what is wrong without a call having failed. */
bool
diag_system(struct diags *diags, const char *code, struct str path, int error, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Add to the newest finding: how it was computed, a hint, "did you mean 'x'?" when
 * `nearest` is not empty, or a second place. */
void
diag_computation(struct diags *diags, const char *format, ...) __attribute__((format(printf, 2, 3)));

void
diag_hint(struct diags *diags, const char *format, ...) __attribute__((format(printf, 2, 3)));

void
diag_hint_nearest(struct diags *diags, struct str nearest);

void
diag_also(struct diags *diags, struct place place, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* How many findings have at least this severity. */
size_t
diags_count(const struct diags *diags, enum severity at_least);

/* 0 fine, 1, 2 or 3: the worst. With `strict` warnings count as errors. */
int
diags_status(const struct diags *diags, bool strict);

/* Which findings are meant: what is said of content, or what went wrong besides - the
 * command line, the machine. */
enum diag_part { DIAG_ALL, DIAG_CONTENT, DIAG_TROUBLE };

struct diag_print {
	bool color;    /* ANSI colours */
	bool quiet;    /* only errors and worse */
	bool strict;   /* warnings are shown and counted as errors */
	bool no_notes; /* warnings and worse */
	enum diag_part part;
};

/* Sorts, and drops exact repeats. */
void
diags_sort(struct diags *diags);

/* Sorts, drops exact repeats and prints to `out`; of DIAG_ALL a line of counts ends
 * it, when there is anything. The caret stands under the place also after wide
 * characters and tabs. Takes n log n time also when all is on one line. */
void
diags_print(struct diags *diags, FILE *out, const struct diag_print *options);

/* Whether a finding is among those that are printed. */
bool
diag_is_printed(const struct finding *finding, const struct diag_print *options);

/* How sure it is as printed: a warning becomes an error when they are strict. */
enum severity
diag_severity(const struct finding *finding, const struct diag_print *options);

struct diag_counts {
	size_t errors, warnings, notes;
};

/* Of those that are printed. */
struct diag_counts
diags_counts(const struct diags *diags, const struct diag_print *options);

/* "2 errors, 1 warning", without what there is none of; empty for none at all. */
struct str
diag_counts_text(const struct diags *diags, struct diag_counts counts);

/* To and from another process of the same run (see pool.h). Sources go by id. */
void
diags_pack(const struct diags *diags, struct strbuf *out);

bool
diags_unpack(struct diags *diags, const struct sources *sources, struct unpack *from);

#endif
