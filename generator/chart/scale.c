#include "chart/scale.h"

#include "base/number.h"

#include <math.h>
#include <stdint.h>

enum { INTERVALS_MAX = 6 };

static const double CALM_SHARE = 0.2; /* of the greatest magnitude: the least range that a calm scale has */
static const double GROUPED = 10000;  /* with ticks from here on, digits are in groups */
static const double SLACK = 1e-9;     /* of a step: rounding errors of a division */

/* How many steps reach from the tick below `low` to the tick above `high`. */
static double
intervals(double low, double high, double step)
{
	return ceil(high / step - SLACK) - floor(low / step + SLACK);
}

/* The smallest round step that needs few enough intervals. */
static void
choose_step(struct scale *scale, double low, double high, int decimals)
{
	/* Numbers, not pow(): the same on every machine. */
	static const double powers[] = { 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4,
		1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
	static const struct {
		double factor;
		int decimals;
	} rounds[] = { { 1, 0 }, { 2, 0 }, { 2.5, 1 }, { 5, 0 } };

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
		for (size_t j = 0; j < sizeof rounds / sizeof *rounds; j++) {
			int needed = SCALE_DECIMALS_MAX - (int)i + rounds[j].decimals;

			scale->step = powers[i] * rounds[j].factor;
			scale->decimals = needed > 0 ? needed : 0;
			if (needed <= decimals && intervals(low, high, scale->step) <= INTERVALS_MAX)
				return;
		}
	}
}

static struct scale
scale_make(double low, double high, int decimals)
{
	struct scale scale = { 0 };
	double first;

	if (decimals < 0)
		decimals = 0;
	if (decimals > SCALE_DECIMALS_MAX)
		decimals = SCALE_DECIMALS_MAX;
	choose_step(&scale, low, high, decimals);

	first = floor(low / scale.step + SLACK);
	scale.count = 1;
	while (scale.count < 2 || (first + scale.count - 1) * scale.step < high - SLACK * scale.step)
		scale.count++;
	scale.low = first * scale.step;
	scale.high = (first + scale.count - 1) * scale.step;
	return scale;
}

struct scale
scale_with_zero(double low, double high, int decimals)
{
	if (low > 0)
		low = 0;
	if (high < 0)
		high = 0;
	if (low == 0 && high == 0)
		high = 1;
	return scale_make(low, high, decimals);
}

struct scale
scale_close(double low, double high, int decimals)
{
	double far = fmax(fabs(low), fabs(high));
	double room = high - low;

	/* Half the way to zero or nearer: showing it costs little. */
	if (low == 0 || high == 0 || (low > 0) != (high > 0) || (room > 0 && room >= far / 2))
		return scale_with_zero(low, high, decimals);

	/* Differences that only rounding made are none. */
	if (room < far * 1e-9) {
		room = far / 50;
		low -= room;
		high += room;
	}
	return scale_make(low, high, decimals);
}

struct scale
scale_calm(double low, double high, int decimals)
{
	double lack = fmax(fabs(low), fabs(high)) * CALM_SHARE - (high - low);

	if (lack <= 0)
		return scale_close(low, high, decimals);
	return scale_make(low - lack / 2, high + lack / 2, decimals);
}

double
scale_at(const struct scale *scale, double value)
{
	return (value - scale->low) / (scale->high - scale->low);
}

double
scale_tick(const struct scale *scale, int index)
{
	return scale->low + index * scale->step;
}

/* The digits of a number in groups of three. */
static void
add_grouped(struct strbuf *out, struct str number)
{
	size_t start = str_starts(number, STR("-")) ? 1 : 0;
	size_t end = str_find(number, STR("."), 0);

	end = end == SIZE_MAX ? number.len : end;
	for (size_t i = 0; i < number.len; i++) {
		if (i > start && i < end && (end - i) % 3 == 0)
			strbuf_adds(out, ",");
		strbuf_add(out, str_slice(number, i, i + 1));
	}
}

struct str
scale_tick_text(const struct scale *scale, int index, struct arena *arena)
{
	struct strbuf plain = { 0 };
	struct strbuf grouped = { 0 };

	number_add_fixed(&plain, scale_tick(scale, index), scale->decimals);
	if (fmax(fabs(scale->low), fabs(scale->high)) < GROUPED)
		return strbuf_take(arena, &plain);
	add_grouped(&grouped, strbuf_view(&plain));
	strbuf_release(&plain);
	return strbuf_take(arena, &grouped);
}
