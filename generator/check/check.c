#include "check/check.h"

#include "check/rule.h"
#include "check/rules.h"

typedef void
section_rule(const struct site *site, const struct section *section, struct diags *diags);

static section_rule *const section_rules[] = { check_links, check_values, check_blocks };

bool
check_site(const struct site *site, struct diags *diags)
{
	size_t before = diags_count(diags, SEVERITY_ERROR);

	for (size_t i = 0; i < site->sections.count; i++)
		for (size_t k = 0; k < sizeof section_rules / sizeof *section_rules; k++)
			section_rules[k](site, site->sections.entries[i].value, diags);
	check_sources(site, diags);
	return diags_count(diags, SEVERITY_ERROR) == before;
}

/* ---- the rules about documents and data ---- */

static void
check_reading(struct checker *checker, const struct reading *reading)
{
	checker->reading = reading;
	checker->report = reading->report;
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		for (size_t k = 0; k < rule_families[i]->document_count; k++)
			rule_families[i]->documents[k](checker);
	checker->reading = NULL;
	checker->report = NULL;
}

static void
check_report(struct checker *checker, const struct report *report)
{
	struct arena arena;
	struct reading reading;

	arena_init(&arena);
	checker->arena = &arena;
	reading_of_report(&reading, &arena, checker->site, report);
	check_reading(checker, &reading);
	arena_release(&arena);
}

static void
check_section(struct checker *checker, const struct section *section)
{
	struct arena arena;
	struct reading reading;

	arena_init(&arena);
	checker->arena = &arena;
	reading_of_section(&reading, &arena, checker->site, section);
	check_reading(checker, &reading);
	arena_release(&arena);
}

static void
check_documents(struct checker *checker)
{
	const struct site *site = checker->site;

	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			check_report(checker, city->reports.items[k]);
	}
	for (size_t i = 0; i < site->policies.count; i++) {
		const struct policy *policy = site->policies.entries[i].value;

		for (size_t k = 0; k < policy->sections.count; k++)
			check_section(checker, policy->sections.items[k]);
	}
	for (size_t i = 0; i < site->pages.count; i++)
		check_section(checker, site->pages.items[i]);
}

void
check_figures(const struct site *site, const struct check_options *options, struct diags *diags)
{
	struct checker checker = { .site = site, .diags = diags, .gov = options->gov };
	struct arena arena;

	check_documents(&checker);
	arena_init(&arena);
	checker.arena = &arena;
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		for (size_t k = 0; k < rule_families[i]->site_count; k++)
			rule_families[i]->sites[k](&checker);
	arena_release(&arena);
}

void
check_paper(
    const struct site *site, const struct paper *paper, const struct check_options *options, struct diags *diags)
{
	struct checker checker = { .site = site, .diags = diags, .gov = options->gov };
	struct arena arena;
	struct reading reading;

	arena_init(&arena);
	checker.arena = &arena;
	reading_of_paper(&reading, &arena, site, paper);
	check_reading(&checker, &reading);
	arena_release(&arena);
}
