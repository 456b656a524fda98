#include "model/formula.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Any bytes as a formula over three indicators: one with a value, one that is zero,
 * one without.
 *
 * Always true: what is refused was told once and leaves no formula; what is accepted
 * gives a number or says that there is none. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static struct indicator *
add_indicator(struct site *site, struct str id)
{
	struct indicator *indicator = arena_new(site->arena, struct indicator);

	indicator->id = id;
	map_add(&site->indicators, site->arena, id, indicator);
	return indicator;
}

static void
observe(struct site *site, struct report *report, const struct indicator *indicator, double value)
{
	*arena_push(site->arena, &report->observations) = (struct observation){
		.indicator = indicator,
		.report = report,
		.year = 2023,
		.value = value,
		.status = isnan(value) ? STATUS_MISSING : STATUS_NORMAL,
	};
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct site site = { 0 };
	struct report report = { 0 };
	struct arena arena;
	struct diags diags;
	double value;

	arena_init(&arena);
	site.arena = &arena;
	diags_init(&diags, &arena, DIAG_ENGLISH);
	observe(&site, &report, add_indicator(&site, STR("a")), 2.5);
	observe(&site, &report, add_indicator(&site, STR("zero")), 0);
	observe(&site, &report, add_indicator(&site, STR("missing")), NAN);
	struct indicator *result = add_indicator(&site, STR("result"));
	result->formula_text = (struct str){ (const char *)data, size };
	bool ok = formula_parse(&site, result, &diags);
	require(ok == (diags.count == 0) && diags.count <= 1);
	require(ok == (result->formula != NULL));
	if (formula_value(result, &report, 2023, &value))
		require(ok && isfinite(value));
	arena_release(&arena);
	return 0;
}
