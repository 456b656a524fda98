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

static bool
has_text(const struct str_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->items[i], str_from(text)))
			return true;
	return false;
}

bool
family_wanted(const struct check_options *options, const struct rule_family *family)
{
	return options->rules.count == 0 || has_text(&options->rules, family->name);
}

bool
code_wanted(const struct check_options *options, const char *code)
{
	return !has_text(&options->no, code);
}

static bool
is_for_gov(const struct rule *rule, const struct rule_family *family)
{
	for (const char *const *code = family->gov; code && *code; code++)
		if (strcmp(*code, rule->code) == 0)
			return true;
	return false;
}

bool
rule_wanted(const struct check_options *options, const struct rule *rule, const struct rule_family *family)
{
	if (!options->gov && is_for_gov(rule, family))
		return false;
	return family_wanted(options, family) && code_wanted(options, rule->code) &&
	       (options->only.count == 0 || has_text(&options->only, rule->code));
}

struct str
rule_nearest(struct arena *arena, struct str code)
{
	struct str_list codes = { 0 };

	for (size_t i = 0; i < RULE_FAMILIES; i++)
		for (size_t k = 0; k < rule_families[i]->rule_count; k++)
			*arena_push(arena, &codes) = str_from(rule_families[i]->rules[k].code);
	return str_nearest(code, codes.items, codes.count);
}

const struct rule_family *
family_named(struct str name)
{
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		if (str_eq(name, str_from(rule_families[i]->name)))
			return rule_families[i];
	return NULL;
}

struct str
family_names(struct arena *arena)
{
	struct strbuf names = { 0 };

	for (size_t i = 0; i < RULE_FAMILIES; i++)
		strbuf_addf(&names, "%s%s", i > 0 ? ", " : "", rule_families[i]->name);
	return strbuf_take(arena, &names);
}

void
checker_find(const struct checker *checker, const char *code, struct place place, const char *format, ...)
{
	const struct rule *rule = rule_of(code, NULL);
	struct str text;
	va_list args;

	va_start(args, format);
	text = str_vformat(checker->diags->arena, format, args);
	va_end(args);
	diag_finding(checker->diags, rule ? rule->severity : SEVERITY_ERROR, code, place, text);
}
