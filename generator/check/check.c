#include "check/check.h"

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
