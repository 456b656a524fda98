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

/* chart.c: names the chart's pictures and plans them, at both sizes or the small one. */
struct plan_chart *
planner_add_chart(struct planner *planner, struct plan_chart spec, bool wide, struct place origin);

void
plan_section_charts(struct planner *planner, const struct section *section);

/* page_charts.c: for each page that has charts of its own. */
void
plan_indicator_charts(struct planner *planner, const struct indicator *indicator);

void
plan_city_charts(struct planner *planner, const struct city *city);

void
plan_report_charts(struct planner *planner, const struct report *report);

void
plan_year_charts(struct planner *planner, int year);

void
plan_topic_charts(struct planner *planner, const struct topic *topic);

/* search.c: the files of the search index, once all pages are planned. */
void
plan_search(struct planner *planner);

#endif
