#ifndef QSITE_MODEL_VALUE_H
#define QSITE_MODEL_VALUE_H

#include "model/site.h"

/* How figures are spelt. A stated figure keeps the digits it was written with; a
 * computed one gets its indicator's decimals. The unit follows without a space
 * (36214人, 98.37%, 13.62:1). */

/* What the digits written may be rounded from: half a unit of the last one, also where
 * the report writes it with 万 or 亿; 0 for a count of single things. */
double
observation_slack(const struct observation *observation);

/* Digits without unit: "36214", "98.37"; a missing value gives "—". */
struct str
observation_number(const struct observation *observation);

/* As prose shows it: the stated spelling, else number and unit. */
struct str
observation_text(struct arena *arena, const struct observation *observation);

/* The same for another statement of the observation. */
struct str
restatement_text(struct arena *arena, const struct observation *observation, const struct restatement *also);

/* A computed value of an indicator, with its unit. */
struct str
indicator_text(struct arena *arena, const struct indicator *indicator, double value);

/* "+2.58" or "-0.1": the difference of two observations with the more precise of
 * their decimals, a sign always. Empty when one of them has no value. */
struct str
observation_change(struct arena *arena, const struct observation *now, const struct observation *before);

#endif
