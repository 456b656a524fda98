#ifndef QSITE_LOAD_MARKDOWN_TRACE_H
#define QSITE_LOAD_MARKDOWN_TRACE_H

#include "base/source.h"

/* Finds where in the file an inline element stands. cmark-gfm gives good lines for
 * blocks, but for inlines its columns are wrong or missing in too many cases
 * (links it found by itself, lazy continuations, whatever follows code of more than
 * one line). So a trace follows the text of a block while its inlines are visited
 * in reading order: each is looked for from where the one before it ended. Between
 * two texts there is only syntax, so the first match is the right one.
 *
 * A trace that loses the text says so by the block's own place; it never looks far
 * ahead, and after a few misses it stops looking, so that the cost stays linear. */

struct trace {
	struct str text; /* of the source */
	size_t from;     /* the block's */
	size_t end;
	size_t at;
	unsigned misses;
};

void
trace_begin(struct trace *trace, struct str text, size_t from, size_t end);

/* A text element found in the source. Its literal has entities and backslashes
 * resolved, so that offsets in it are translated step by step, never backwards. */
struct trace_run {
	struct str text;
	struct str literal;
	size_t end;
	size_t raw;    /* where literal[offset] is written */
	size_t offset; /* in the literal */
	bool lost;
};

struct trace_run
trace_text(struct trace *trace, struct str literal);

/* Where in the source literal[offset] is written. */
size_t
trace_run_at(struct trace_run *run, size_t offset);

/* Moves on over the characters before literal[to] that are written as they are; returns the
 * offset of the first that may not be. */
size_t
trace_run_over(struct trace_run *run, size_t to);

/* Whether `length` bytes from literal[offset] on are written as they are, without
 * backslash or entity. */
bool
trace_run_plain(struct trace_run *run, size_t offset, size_t length);

/* Each moves behind the next element of its kind and gives the place it found. */

size_t
trace_newline(struct trace *trace);

size_t
trace_code(struct trace *trace);

size_t
trace_html(struct trace *trace, struct str literal);

size_t
trace_note(struct trace *trace);

size_t
trace_image(struct trace *trace);

/* A link is open while its text is visited. */
struct trace_link {
	size_t from;
	char closing; /* "]", ">", or 0 for a bare address */
};

struct trace_link
trace_link_open(struct trace *trace);

/* Moves behind the link. */
void
trace_link_close(struct trace *trace, const struct trace_link *link);

/* ---- lines ---- */

/* Where the lines of a part of a source begin, as cmark-gfm counts them: from 1,
 * ended by LF, CR or CRLF. */
struct lines {
	size_t *items;
	size_t count, capacity;
	size_t end; /* of the part */
};

void
lines_find(struct lines *lines, struct arena *arena, struct str text, size_t from);

/* The offset at which a line starts; the end of the part for lines behind it. */
size_t
lines_start(const struct lines *lines, size_t line);

#endif
