#include "check/data.h"

#include "model/value.h"

#include <math.h>
#include <stdlib.h>

/* Figures of one indicator beside each other: over years, in two reports, in all cities. */

/* ---- the year before ---- */

/* A factor near a power of ten, from ten on: the power, else 0. */
static int
power_of_ten(double ratio)
{
	double power = ratio > 0 ? log10(ratio) : 0;

	return fabs(power) > 0.9 && fabs(power - round(power)) < 0.12 ? (int)round(power) : 0;
}

/* The largest change that is likely: the indicator's own word, in points for a share and
 * in per cent for others, else what its kind makes likely. */
static double
likely_change(const struct indicator *indicator)
{
	if (indicator->has_likely_change)
		return indicator->likely_change;
	return indicator->kind == INDICATOR_SHARE ? 20 : 60;
}

static double
change_of(const struct observation *now, const struct observation *before)
{
	if (now->indicator->kind == INDICATOR_SHARE)
		return now->value - before->value;
	return before->value != 0 ? (now->value / before->value - 1) * 100 : 0;
}

/* Counts of a few come and go. */
static bool
is_small(const struct observation *now, const struct observation *before)
{
	enum { FEW = 30 };

	return now->indicator->kind == INDICATOR_COUNT && !now->indicator->has_likely_change && now->value < FEW &&
	       before->value < FEW;
}

static void
find_magnitude(const struct checker *checker, const struct observation *now, const struct observation *before)
{
	checker_find(checker, "data-magnitude", now->place,
	    diag_tr(checker->diags, "'%.*s' is %.*s, but the year before %.*s: about 10^%d times as much",
		"“%.*s”为%.*s，上年为%.*s：约为其 10^%d 倍"),
	    STR_ARG(now->indicator->name), STR_ARG(observation_text(checker->arena, now)),
	    STR_ARG(observation_text(checker->arena, before)), power_of_ten(now->value / before->value));
	diag_computation(checker->diags, "%.*s / %.*s = %.4g", STR_ARG(now->number), STR_ARG(before->number),
	    now->value / before->value);
	diag_also(checker->diags, before->place, "%s", diag_tr(checker->diags, "the year before", "上年数据"));
	diag_hint(checker->diags, "%s",
	    diag_tr(
		checker->diags, "a point or a 万 seems misplaced in one of them", "其中一处的小数点或“万”可能有误"));
}

static void
find_jump(const struct checker *checker, const struct observation *now, const struct observation *before)
{
	bool share = now->indicator->kind == INDICATOR_SHARE;
	double change = change_of(now, before);

	checker_find(checker, "data-jump", now->place,
	    diag_tr(checker->diags, "'%.*s' is %.*s, the year before %.*s: a change of more than %g%s",
		"“%.*s”为%.*s，上年为%.*s：变化超过%g%s"),
	    STR_ARG(now->indicator->name), STR_ARG(observation_text(checker->arena, now)),
	    STR_ARG(observation_text(checker->arena, before)), likely_change(now->indicator),
	    share ? diag_tr(checker->diags, " points", "个百分点") : "%");
	diag_computation(checker->diags, share ? "%.*s - %.*s = %+.4g" : "%.*s / %.*s - 1 = %+.4g%%",
	    STR_ARG(now->number), STR_ARG(before->number), change);
	diag_also(checker->diags, before->place, "%s", diag_tr(checker->diags, "the year before", "上年数据"));
}

/* A marked break of the series is the explanation. */
static void
check_step(const struct checker *checker, const struct observation *now, const struct observation *before)
{
	bool told = now->status == STATUS_BREAK || !str_eq(now->version, before->version);

	if (!observation_is_figure(now) || !observation_is_figure(before) || told || now->year != before->year + 1)
		return;
	if (is_small(now, before))
		return;
	if (before->value != 0 && power_of_ten(now->value / before->value) != 0)
		find_magnitude(checker, now, before);
	else if (fabs(change_of(now, before)) > likely_change(now->indicator))
		find_jump(checker, now, before);
}

void
data_changes(const struct checker *checker)
{
	for (size_t i = 0; i < checker->site->indicators.count; i++) {
		const struct indicator *indicator = checker->site->indicators.entries[i].value;

		for (size_t k = 0; k < indicator->series.count; k++)
			for (size_t j = 1; j < indicator->series.items[k]->count; j++)
				check_step(checker, indicator->series.items[k]->items[j],
				    indicator->series.items[k]->items[j - 1]);
	}
}

/* ---- two reports ---- */

static bool
is_revised(const struct observation *observation)
{
	return observation->status == STATUS_REVISED || observation->status == STATUS_PROVISIONAL ||
	       observation->status == STATUS_BREAK || observation->status == STATUS_ESTIMATED;
}

static bool
differ(const struct observation *one, const struct observation *other)
{
	double slack = observation_slack(one) + observation_slack(other);

	return fabs(one->value - other->value) > slack + 1e-9 * (fabs(one->value) + 1);
}

/* `shown` is what the series has: the newest report's. */
static void
check_restated(const struct checker *checker, const struct observation *older, const struct observation *shown)
{
	if (!observation_is_figure(shown) || shown->report == older->report || !observation_is_figure(older))
		return;
	if (is_revised(shown) || is_revised(older) || !str_eq(shown->version, older->version) || !differ(shown, older))
		return;
	checker_find(checker, "data-restated", shown->place,
	    diag_tr(checker->diags, "'%.*s' of %d is %.*s here, but %.*s in the report of %d",
		"“%.*s”%d 年在此为%.*s，另一处为%.*s（%d 年度报告）"),
	    STR_ARG(shown->indicator->name), shown->year, STR_ARG(observation_text(checker->arena, shown)),
	    STR_ARG(observation_text(checker->arena, older)), older->report->report_year);
	diag_also(checker->diags, older->place, "%s", diag_tr(checker->diags, "the other report", "另一份报告"));
	diag_hint(checker->diags, "%s",
	    diag_tr(checker->diags, "mark the new value with \"status\": \"r\" when it was revised",
		"如为修订，请在新值上注明 \"status\": \"r\""));
}

static void
restated_report(const struct checker *checker, const struct report *report)
{
	for (size_t i = 0; i < report->observations.count; i++) {
		const struct observation *observation = &report->observations.items[i];

		check_restated(checker, observation,
		    series_at(indicator_series(observation->indicator, report->city), observation->year));
	}
}

void
data_restatements(const struct checker *checker)
{
	data_each_report(checker, restated_report);
}

/* ---- ratios the wrong way round ---- */

static int
compare_values(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;

	return (one > other) - (one < other);
}

/* All figures of an indicator. */
static double
median_of(struct arena *arena, const struct indicator *indicator, size_t *count)
{
	size_t capacity = 0;
	double *values;

	for (size_t i = 0; i < indicator->series.count; i++)
		capacity += indicator->series.items[i]->count;
	values = arena_array(arena, double, capacity);
	*count = 0;
	for (size_t i = 0; i < indicator->series.count; i++)
		for (size_t k = 0; k < indicator->series.items[i]->count; k++)
			if (observation_is_figure(indicator->series.items[i]->items[k]))
				values[(*count)++] = indicator->series.items[i]->items[k]->value;
	qsort(values, *count, sizeof *values, compare_values);
	return *count > 0 ? values[*count / 2] : 0;
}

/* The median must be far enough from 1 for an inverse to be another number. */
static void
check_inverse(const struct checker *checker, const struct observation *observation, double median)
{
	double product = observation->value * median;

	if (!observation_is_figure(observation) || (median < 2 && median > 0.5) || product < 0.5 || product > 2)
		return;
	checker_find(checker, "data-inverse", observation->place,
	    diag_tr(checker->diags, "'%.*s' is %.*s, near the inverse of the other figures of the indicator",
		"“%.*s”为%.*s，与该指标其他数据的倒数相近"),
	    STR_ARG(observation->indicator->name), STR_ARG(observation_text(checker->arena, observation)));
	diag_computation(checker->diags,
	    diag_tr(checker->diags, "1 / %.*s = %.4g, median %.4g", "1 / %.*s = %.4g，中位数 %.4g"),
	    STR_ARG(observation->number), 1 / observation->value, median);
}

void
data_inverse_ratios(const struct checker *checker)
{
	enum { ENOUGH = 3 };

	for (size_t i = 0; i < checker->site->indicators.count; i++) {
		const struct indicator *indicator = checker->site->indicators.entries[i].value;
		size_t count = 0;
		double median = indicator->kind == INDICATOR_RATIO ? median_of(checker->arena, indicator, &count) : 0;

		for (size_t k = 0; count >= ENOUGH && k < indicator->series.count; k++)
			for (size_t j = 0; j < indicator->series.items[k]->count; j++)
				check_inverse(checker, indicator->series.items[k]->items[j], median);
	}
}
