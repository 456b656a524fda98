#ifndef QSITE_CHECK_RULE_H
#define QSITE_CHECK_RULE_H

#include "check/check.h"
#include "check/checker.h"

/* The table of rules: what each finding code of check means, and how sure it is. A
 * family is a folder of thought: its rules stand in one table, beside the functions that
 * find them. */

struct rule {
	const char *code;
	enum severity
	    severity; /* error: the arithmetic is wrong; warning: cannot be right as written; note: look here */
	const char *english, *chinese; /* one sentence: what, and why it matters */
};

typedef void
rule_run(const struct checker *checker);

struct rule_family {
	const char *name; /* as in --rules */
	const char *english, *chinese;
	const struct rule *rules;
	size_t rule_count;
	rule_run *const *documents; /* each called for every document */
	size_t document_count;
	rule_run *const *sites; /* each called once for a site */
	size_t site_count;
	const char *const *gov; /* codes that are found only when checker.gov is set, NULL behind the last; or NULL */
};

/* What each family's files give. */
extern const struct rule_family family_content, family_data, family_tables, family_prose, family_structure,
    family_language, family_publishing;

enum { RULE_FAMILIES = 7 };

extern const struct rule_family *const rule_families[RULE_FAMILIES];

/* The rule of a code, or NULL; *family is set when it is not NULL. */
const struct rule *
rule_of(const char *code, const struct rule_family **family);

/* Whether the options want what the rule, or any rule of the family, finds. */
bool
rule_wanted(const struct check_options *options, const struct rule *rule, const struct rule_family *family);

/* Whether a code is not among those not wanted. */
bool
code_wanted(const struct check_options *options, const char *code);

bool
family_wanted(const struct check_options *options, const struct rule_family *family);

/* The code nearest to a misspelt one, or the empty text. */
struct str
rule_nearest(struct arena *arena, struct str code);

/* The family of a name, or NULL; and all names, with commas between. */
const struct rule_family *
family_named(struct str name);

struct str
family_names(struct arena *arena);

#endif
