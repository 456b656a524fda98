#ifndef QSITE_MUSTACHE_PROGRAM_H
#define QSITE_MUSTACHE_PROGRAM_H

#include "mustache/mustache.h"

/* Private to mustache/: what templates are compiled to. A template is a row of
 * instructions; one that has a body is followed by it. `size` counts the
 * instruction and its body, so that `op + op->size` is the next one on the same
 * level and a body can be run, skipped or run again without any table. */

enum op_kind {
	OP_LITERAL,
	OP_VARIABLE,
	OP_RAW,
	OP_SECTION,
	OP_INVERTED,
	OP_PARTIAL,
	OP_PARENT,   /* its body: one OP_ARGUMENT after the other */
	OP_ARGUMENT, /* its body: what is put into the block */
	OP_BLOCK,    /* its body: what is shown when there is no argument */
};

struct name_part {
	struct str text;
	uint32_t hash;
};

/* A dotted name; no parts: the implicit iterator `.`. */
struct name {
	const struct name_part *parts;
	size_t count;
};

struct op {
	enum op_kind kind;
	bool lone;    /* partial, parent: alone on its line, to be indented */
	bool dynamic; /* partial, parent: the data says which template */
	size_t size;
	struct place place;           /* of the name in its tag, or of the first literal text */
	struct str text;              /* the literal, or the name as written */
	struct str indent;            /* partial, parent, block: for the lines put in */
	struct name name;             /* of data: variable, section, dynamic partial and parent */
	const struct program *target; /* static partial, parent: NULL when it is not in the set */
};

/* A compiled template. */
struct program {
	const struct source *source;
	struct op *items;
	size_t count;
	size_t capacity;
	size_t index; /* in its set */
	bool usable;  /* scanned and paired without errors, compiled */
};

/* parse.c: source to instructions. */
bool
program_parse(struct template_set *set, struct program *program, struct diags *diags);

/* lint.c: finds the targets of all partials and parents of a set whose templates
 * are parsed; when strict, reports those that are missing and arguments that no
 * block takes. */
bool
template_set_link(const struct template_set *set, struct diags *diags);

/* Reports a template that is not in the set. Used for static names when linking
 * and for dynamic ones when rendering. Returns false. */
bool
template_report_missing(const struct template_set *set, struct place place, struct str name, struct diags *diags);

#endif
