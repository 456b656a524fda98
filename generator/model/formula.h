#ifndef QSITE_MODEL_FORMULA_H
#define QSITE_MODEL_FORMULA_H

#include "model/site.h"

/* A formula of the dictionary: indicator ids, numbers, + - * / and parentheses,
 * with the usual precedence. At most 32 levels of parentheses and 256 operations. */

/* Parses indicator->formula_text into indicator->formula. Findings:
 * "formula-syntax", "indicator-unknown". */
bool
formula_parse(struct site *site, struct indicator *indicator, struct diags *diags);

/* What the formula gives from a report's own observations of one year, in the
 * indicator's unit (a share in % is multiplied by 100). False when an input is
 * missing or the result is no number. */
bool
formula_value(const struct indicator *indicator, const struct report *report, int year, double *value);

#endif
