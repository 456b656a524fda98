#include "check/rule.h"

#include <string.h>

const struct rule_family *const rule_families[RULE_FAMILIES] = {
	&family_content,
	&family_data,
	&family_tables,
	&family_prose,
	&family_structure,
	&family_language,
	&family_publishing,
};

const struct rule *
rule_of(const char *code, const struct rule_family **family)
{
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		for (size_t k = 0; k < rule_families[i]->rule_count; k++)
			if (strcmp(rule_families[i]->rules[k].code, code) == 0) {
				if (family)
					*family = rule_families[i];
				return &rule_families[i]->rules[k];
			}
	return NULL;
}

void
checker_find(const struct checker *checker, const char *code, struct place place, const char *format, ...)
{
	const struct rule *rule = rule_of(code, NULL);
	va_list args;

	va_start(args, format);
	diag_finding(checker->diags, rule ? rule->severity : SEVERITY_ERROR, code, place, format, args);
	va_end(args);
}
