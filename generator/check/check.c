#include "check/check.h"

#include "check/dictionary.h"
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

/* A run of the rules. */
struct run {
	struct checker checker;
	const struct check_options *options;
};

static void
check_reading(struct run *run, struct arena *arena, const struct reading *reading)
{
	struct checker *checker = &run->checker;

	checker->arena = arena;
	checker->reading = reading;
	checker->report = reading->report;
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		for (size_t k = 0; k < rule_families[i]->document_count; k++)
			if (family_wanted(run->options, rule_families[i]))
				rule_families[i]->documents[k](checker);
	checker->reading = NULL;
	checker->report = NULL;
}

static void
check_report(struct run *run, struct arena *arena, const struct report *report)
{
	struct reading reading;

	reading_of_report(&reading, arena, run->checker.site, report);
	check_reading(run, arena, &reading);
	arena_reset(arena);
}

static void
check_section(struct run *run, struct arena *arena, const struct section *section)
{
	struct reading reading;

	reading_of_section(&reading, arena, run->checker.site, section);
	check_reading(run, arena, &reading);
	arena_reset(arena);
}

/* The arena is empty before and behind every document. */
static void
check_documents(struct run *run, struct arena *arena)
{
	const struct site *site = run->checker.site;

	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			check_report(run, arena, city->reports.items[k]);
	}
	for (size_t i = 0; i < site->policies.count; i++) {
		const struct policy *policy = site->policies.entries[i].value;

		for (size_t k = 0; k < policy->sections.count; k++)
			check_section(run, arena, policy->sections.items[k]);
	}
	for (size_t i = 0; i < site->pages.count; i++)
		check_section(run, arena, site->pages.items[i]);
}

static struct run
run_of(const struct site *site, const struct site *dictionary, const struct check_options *options, struct diags *diags)
{
	return (struct run){
		.checker = { .site = site, .dictionary = dictionary, .diags = diags, .gov = options->gov },
		.options = options,
	};
}

void
check_figures(const struct site *site, const struct check_options *options, struct diags *diags)
{
	struct run run = run_of(site, site, options, diags);
	struct arena arena, lasting;

	arena_init(&arena);
	arena_init(&lasting);
	run.checker.lexicon = lexicon_of(&lasting, site);
	check_documents(&run, &arena);
	run.checker.arena = &arena;
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		for (size_t k = 0; k < rule_families[i]->site_count; k++)
			if (family_wanted(options, rule_families[i]))
				rule_families[i]->sites[k](&run.checker);
	arena_release(&lasting);
	arena_release(&arena);
}

void
check_paper(
    const struct site *dictionary, const struct paper *paper, const struct check_options *options, struct diags *diags)
{
	struct arena arena;
	struct reading reading;
	struct run run;

	arena_init(&arena);
	run = run_of(NULL, dictionary ? dictionary : dictionary_builtin(&arena), options, diags);
	run.checker.lexicon = lexicon_of(&arena, run.checker.dictionary);
	reading_of_paper(&reading, &arena, NULL, paper);
	check_reading(&run, &arena, &reading);
	arena_release(&arena);
}

void
check_select(const struct check_options *options, struct diags *diags)
{
	size_t kept = 0;

	for (size_t i = 0; i < diags->count; i++) {
		const struct rule_family *family;
		const struct rule *rule = rule_of(diags->items[i].code, &family);

		if (!rule || rule_wanted(options, rule, family))
			diags->items[kept++] = diags->items[i];
	}
	diags->count = kept;
}
