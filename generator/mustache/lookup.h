#ifndef QSITE_MUSTACHE_LOOKUP_H
#define QSITE_MUSTACHE_LOOKUP_H

#include "mustache/program.h"

/* Private to mustache/: names to values. */

/* The context stack, innermost first. Each entry lives on the stack of the section
 * that pushed it. */
struct context {
	const struct value *value;
	const struct context *outer;
};

/* Why a name has no value. */
struct miss {
	size_t part;            /* the index of the first part that is not known */
	const struct value *in; /* where it was looked for; NULL: in all of the stack */
};

/* Finds the first part of a name in the innermost object that knows it, and the
 * others each in the value of the one before. What is absent has absent parts. NULL,
 * and `miss` filled, when a part is not known. */
const struct value *
name_find(const struct name *name, const struct context *context, struct miss *miss);

/* Reports a miss at its part of the name, with the nearest name that is known. */
void
name_report(const struct op *op, const struct context *context, const struct miss *miss, struct diags *diags);

/* "a list", in the language of the messages. */
const char *
value_describe(const struct value *value, const struct diags *diags);

#endif
