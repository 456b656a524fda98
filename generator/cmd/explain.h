#ifndef QSITE_CMD_EXPLAIN_H
#define QSITE_CMD_EXPLAIN_H

#include "check/rule.h"

/* `qsite check --explain CODE`: code, severity, family, and the sentence. */
void
explain_rule(const struct rule *rule, const struct rule_family *family, bool chinese, FILE *out);

/* `qsite check --explain`: all rules, a line each, under the line of their family. */
void
explain_rules(bool chinese, FILE *out);

#endif
