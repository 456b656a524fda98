#include "model/value.h"

#include "base/number.h"

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
