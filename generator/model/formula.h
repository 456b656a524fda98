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

/* The indicators of a formula, each once, in the order of reading; `most` of them at most.
 * How many. */
size_t
formula_inputs(const struct indicator *indicator, const struct indicator **inputs, size_t most);

/* The same with what the inputs may have been rounded from: low and high are the least
 * and the greatest value that they allow. `written` is the computation with the figures
 * in place of ids: "(4183 + 9712) / 14020". Inputs that are estimates give no result. */
struct formula_result {
	double value, low, high;
	struct str written;
};

bool
formula_result(const struct indicator *indicator, const struct report *report, int year, struct arena *arena,
    struct formula_result *result);

#endif
