#include "model/value.h"

#include "base/number.h"

#include <math.h>

struct str
observation_number(const struct observation *observation)
{
	return observation->status == STATUS_MISSING ? STR("—") : observation->number;
}

struct str
observation_text(struct arena *arena, const struct observation *observation)
{
	if (observation->stated.len > 0)
		return observation->stated;
	if (observation->status == STATUS_MISSING)
		return STR("—");
	return str_format(arena, "%.*s%.*s", STR_ARG(observation->number), STR_ARG(observation->indicator->unit));
}

struct str
restatement_text(struct arena *arena, const struct observation *observation, const struct restatement *also)
{
	if (also->stated.len > 0)
		return also->stated;
	return str_format(arena, "%.*s%.*s", STR_ARG(also->number), STR_ARG(observation->indicator->unit));
}

struct str
indicator_text(struct arena *arena, const struct indicator *indicator, double value)
{
	struct strbuf text = { 0 };

	number_add_fixed(&text, value, indicator->decimals);
	strbuf_add(&text, indicator->unit);
	return strbuf_take(arena, &text);
}

struct str
observation_change(struct arena *arena, const struct observation *now, const struct observation *before)
{
	struct strbuf text = { 0 };
	int decimals, other;

	if (!now || !before || now->status == STATUS_MISSING || before->status == STATUS_MISSING)
		return STR_NONE;
	decimals = number_decimals(now->number);
	other = number_decimals(before->number);
	if (now->value > before->value)
		strbuf_addc(&text, '+');
	number_add_fixed(&text, now->value - before->value, decimals > other ? decimals : other);
	return strbuf_take(arena, &text);
}

/* The first number of a spelling with its decimals: "约0.99万元" has 0.99; false without. */
static bool
spelt_number(struct str text, double *value, int *decimals)
{
	size_t from = 0, to;

	while (from < text.len && (text.at[from] < '0' || text.at[from] > '9'))
		from++;
	for (to = from; to < text.len && ((text.at[to] >= '0' && text.at[to] <= '9') || text.at[to] == '.');)
		to++;
	*decimals = number_decimals(str_slice(text, from, to));
	return number_parse(str_slice(text, from, to), value) && *value > 0;
}

/* 10, 100 … when one is that many times the other, else 0. */
static double
power_between(double large, double small)
{
	double power = large > small ? log10(large / small) : 0;

	return power > 0.5 && fabs(power - round(power)) < 1e-9 ? pow(10, round(power)) : 0;
}

double
observation_slack(const struct observation *observation)
{
	const struct indicator *indicator = observation->indicator;
	int decimals = number_decimals(observation->number), spelt_decimals;
	bool whole = indicator->kind == INDICATOR_COUNT && !str_starts(indicator->unit, STR("万")) &&
		     !str_starts(indicator->unit, STR("亿"));
	double spelt, scale = 0;

	if (spelt_number(observation->stated, &spelt, &spelt_decimals))
		scale = power_between(observation->value, spelt);
	if (scale > 0)
		return 0.5 * scale / pow(10, spelt_decimals);
	return decimals > 0 || !whole ? 0.5 / pow(10, decimals) : 0;
}
