#ifndef QSITE_CHECK_DATA_H
#define QSITE_CHECK_DATA_H

#include "check/rule.h"

/* What the data*.c files share; not for others. */

/* Calls a function for every report of the site: by city, newest first. */
typedef void
report_run(const struct checker *checker, const struct report *report);

void
data_each_report(const struct checker *checker, report_run *run);

/* A computed number with as many decimals as what it is compared with, and two more where
 * that leaves them equal. */
struct str
data_number(struct arena *arena, double value, const struct observation *like);

/* data_figures.c: "data-range", "data-formula", "data-truncated", "data-sum", "data-shares" */
rule_run data_ranges, data_formulas, data_breakdowns;

/* data_series.c: "data-jump", "data-magnitude", "data-restated", "data-inverse" */
rule_run data_changes, data_restatements, data_inverse_ratios;

/* data_required.c: "data-required" */
rule_run data_requirements;

#endif
