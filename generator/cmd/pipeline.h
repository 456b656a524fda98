#ifndef QSITE_CMD_PIPELINE_H
#define QSITE_CMD_PIPELINE_H

#include "cmd/options.h"
#include "write/write.h"

/* The stages in their order: load, check, plan, render, write. Each goes on as far as
 * it can after mistakes of an earlier one, so that one run tells them all; nothing is
 * written unless everything is right. */

struct summary {
	size_t pages, charts;
	struct changes changes;
};

/* A site that is loaded and checked. It lives in the arena given. */
struct checked {
	struct sources sources;
	struct site site;
	size_t acknowledged; /* findings that reports acknowledge, and that are left out */
};

/* Load and check alone. */
void
pipeline_check(const struct options *options, struct arena *arena, struct checked *checked, struct diags *diags);

bool
pipeline_build(const struct options *options, struct arena *arena, struct summary *summary, struct diags *diags);

#endif
