#ifndef QSITE_PLAN_PLAN_PARTS_H
#define QSITE_PLAN_PLAN_PARTS_H

#include "plan/plan.h"

/* What the files of this folder share while the plan is built; not for others. */

struct planner {
	struct plan *plan;
	struct arena *arena;
	struct diags *diags;
};

/* The address is good until the next output is added. */
struct output *
planner_add(struct planner *planner, enum output_kind kind, struct str path, struct place origin);

void
plan_section_charts(struct planner *planner, const struct section *section);

void
plan_indicator_charts(struct planner *planner, const struct indicator *indicator);

#endif
