#ifndef QSITE_MUSTACHE_TOKEN_H
#define QSITE_MUSTACHE_TOKEN_H

#include "base/diag.h"

/* Private to mustache/: a template between scanning and compiling, as a row of
 * tags and the text between them. Text is cut after each end of line, so that the
 * white space rules can look at one line at a time. */

enum token_kind {
	TOKEN_TEXT,
	TOKEN_VARIABLE,
	TOKEN_RAW,      /* {{{ }}} and {{& }} */
	TOKEN_SECTION,  /* # */
	TOKEN_INVERTED, /* ^ */
	TOKEN_BLOCK,    /* $ */
	TOKEN_PARENT,   /* < */
	TOKEN_CLOSE,    /* / */
	TOKEN_PARTIAL,  /* > */
	TOKEN_COMMENT,
	TOKEN_DELIMITERS,
};

struct token {
	enum token_kind kind;
	struct str text; /* all of it, a view into the source */
	struct str name; /* what a tag names, a view into the source */
	bool dynamic;    /* written *name */
	bool lone;       /* alone on its line: tokens_space */
	bool dropped;    /* text that goes with a lone tag: tokens_space */
	bool argument;   /* a block right inside a parent: tokens_pair */
	size_t partner;  /* index of the closing tag, and back: tokens_pair */
};

struct tokens {
	struct token *items;
	size_t count;
	size_t capacity;
	struct arena *arena;
	const struct source *source;
	bool torn; /* a tag could not be read: there may be no telling which tags belong together */
};

enum {
	NESTING_LIMIT = 64,     /* sections, blocks and parents within each other in one file */
	TEMPLATE_FINDINGS = 20, /* in one file, then the scan gives up */
};

/* Where in its source a view into it lies. */
struct place
tokens_place(const struct tokens *tokens, struct str view);

/* scan.c: fills the row. Tags with a wrong name are in it too. */
bool
tokens_scan(struct tokens *tokens, struct diags *diags);

/* pair.c: finds the partner of every opening and closing tag. */
bool
tokens_pair(struct tokens *tokens, struct diags *diags);

/* space.c: applies the white space rules to paired tokens. */
void
tokens_space(struct tokens *tokens);

/* The blanks a lone tag, or a tag that is the first of its line, stands behind. */
struct str
tokens_indent(const struct tokens *tokens, size_t index);

/* The indentation of what is between a block's tags (see mustache.h). */
struct str
tokens_content_indent(const struct tokens *tokens, size_t open);

/* Whether a line begins with this token. */
bool
tokens_line_start(const struct tokens *tokens, size_t index);

bool
text_is_blank(struct str text);

#endif
