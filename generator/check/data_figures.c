#include "check/data.h"

#include "model/formula.h"
#include "model/value.h"

#include <math.h>

/* Figures of one report and one year: their range, their formula, their parts. */

/* ---- range ---- */

static void
check_range(const struct checker *checker, const struct observation *observation)
{
	const struct indicator *indicator = observation->indicator;
	bool low = indicator->has_min && observation->value < indicator->min;
	bool high = indicator->has_max && observation->value > indicator->max;

	if (!observation_is_figure(observation) || (!low && !high))
		return;
	checker_find(checker, "data-range", observation->place,
	    diag_tr(checker->diags, "'%.*s' is %.*s, %s than it can be", "“%.*s”为%.*s，%s"), STR_ARG(indicator->name),
	    STR_ARG(observation_text(checker->arena, observation)),
	    low ? diag_tr(checker->diags, "less", "低于可能的下限")
		: diag_tr(checker->diags, "more", "高于可能的上限"));
	diag_computation(checker->diags, "%.*s %s %.*s", STR_ARG(observation->number), low ? "<" : ">",
	    STR_ARG(indicator_text(checker->arena, indicator, low ? indicator->min : indicator->max)));
}

static void
range_report(const struct checker *checker, const struct report *report)
{
	for (size_t i = 0; i < report->observations.count; i++)
		check_range(checker, &report->observations.items[i]);
	for (size_t i = 0; i < report->breakdowns.count; i++)
		for (size_t k = 0; k < report->breakdowns.items[i].parts.count; k++)
			check_range(checker, &report->breakdowns.items[i].parts.items[k]);
}

void
data_ranges(const struct checker *checker)
{
	data_each_report(checker, range_report);
}

/* ---- formula ---- */

/* What a computed number may be off: half a unit of the last digit written, also for a
 * count, and a little for binary fractions. */
static double
tolerance(const struct observation *observation)
{
	double slack = observation_slack(observation);

	return (slack > 0 ? slack : 0.5) + 1e-9 * (fabs(observation->value) + 1);
}

static bool
is_rounded(const struct observation *stated, const struct formula_result *result)
{
	double slack = tolerance(stated);

	return stated->value >= result->low - slack && stated->value <= result->high + slack;
}

static bool
is_cut_off(const struct observation *stated, const struct formula_result *result)
{
	double unit = 2 * tolerance(stated), slack = 1e-9 * (fabs(stated->value) + 1);

	return result->high >= stated->value - slack && result->low < stated->value + unit;
}

/* Two neighbouring digits exchanged, or the point moved, give the value. */
static const char *
slip(const struct checker *checker, const struct observation *stated, double value)
{
	double ratio = value != 0 ? stated->value / value : 0, power = ratio > 0 ? log10(ratio) : 0.5;

	if (fabs(power - round(power)) < 0.002 && fabs(power) > 0.5)
		return diag_tr(checker->diags, "a point or a 万 seems misplaced", "小数点或“万”可能有误");
	if (stated->indicator->kind == INDICATOR_RATIO && fabs(stated->value * value - 1) < 0.02)
		return diag_tr(checker->diags, "the two sides of the ratio seem to be exchanged", "比的前后项可能颠倒");
	return NULL;
}

static void
find_formula(const struct checker *checker, const struct observation *stated, const struct formula_result *result)
{
	const struct indicator *indicator = stated->indicator;
	struct str computed = data_number(checker->arena, result->value, stated);
	bool cut = is_cut_off(stated, result);
	const char *hint = cut ? NULL : slip(checker, stated, result->value);

	if (cut)
		checker_find(checker, "data-truncated", stated->place,
		    diag_tr(checker->diags, "'%.*s' %.*s is cut off, not rounded", "“%.*s”%.*s是截断的，没有四舍五入"),
		    STR_ARG(indicator->name), STR_ARG(observation_text(checker->arena, stated)));
	else
		checker_find(checker, "data-formula", stated->place,
		    diag_tr(checker->diags, "'%.*s' is stated as %.*s, but its formula gives %.*s%.*s",
			"“%.*s”填报为%.*s，按公式应为%.*s%.*s"),
		    STR_ARG(indicator->name), STR_ARG(observation_text(checker->arena, stated)), STR_ARG(computed),
		    STR_ARG(indicator->unit));
	diag_computation(checker->diags,
	    diag_tr(checker->diags, "%.*s = %.*s%.*s, stated %.*s", "%.*s = %.*s%.*s，填报 %.*s"),
	    STR_ARG(result->written), STR_ARG(computed), STR_ARG(indicator->unit),
	    STR_ARG(observation_text(checker->arena, stated)));
	if (hint)
		diag_hint(checker->diags, "%s", hint);
}

static void
also_inputs(const struct checker *checker, const struct observation *stated)
{
	const struct indicator *inputs[8];
	size_t count = formula_inputs(stated->indicator, inputs, sizeof inputs / sizeof *inputs);

	for (size_t i = 0; i < count; i++) {
		const struct observation *input = report_observation(stated->report, inputs[i], stated->year, STR_NONE);

		if (input)
			diag_also(checker->diags, input->place, "%.*s %.*s", STR_ARG(inputs[i]->name),
			    STR_ARG(observation_text(checker->arena, input)));
	}
}

static void
formula_report(const struct checker *checker, const struct report *report)
{
	for (size_t i = 0; i < report->observations.count; i++) {
		const struct observation *stated = &report->observations.items[i];
		struct formula_result result;

		if (!observation_is_figure(stated) || stated->status == STATUS_ESTIMATED || stated->version.len > 0 ||
		    !formula_result(stated->indicator, report, stated->year, checker->arena, &result) ||
		    is_rounded(stated, &result))
			continue;
		find_formula(checker, stated, &result);
		also_inputs(checker, stated);
	}
}

void
data_formulas(const struct checker *checker)
{
	data_each_report(checker, formula_report);
}

/* ---- parts ---- */

enum { SHARES_NEAR = 3 }; /* per cent from 100 that shares of one whole may be off */

/* The parts' sum with what it may have been rounded from, written out. */
static struct formula_result
sum_parts(const struct checker *checker, const struct breakdown *breakdown, bool *complete)
{
	struct formula_result sum = { 0 };
	struct strbuf written = { 0 };

	*complete = breakdown->parts.count > 1;
	for (size_t i = 0; i < breakdown->parts.count; i++) {
		const struct observation *part = &breakdown->parts.items[i];
		double slack = observation_slack(part);

		*complete = *complete && observation_is_figure(part) && part->status != STATUS_ESTIMATED;
		sum.value += part->value;
		sum.low += part->value - slack;
		sum.high += part->value + slack;
		strbuf_addf(&written, "%s%.*s", i > 0 ? " + " : "", STR_ARG(part->number));
	}
	sum.written = strbuf_take(checker->arena, &written);
	return sum;
}

/* Shares of districts have no sum; shares of one whole have 100. */
static void
check_shares(const struct checker *checker, const struct breakdown *breakdown, const struct formula_result *sum)
{
	struct str computed = data_number(checker->arena, sum->value, &breakdown->parts.items[0]);

	if (fabs(sum->value - 100) > SHARES_NEAR || (sum->low <= 100 + 1e-9 && sum->high >= 100 - 1e-9))
		return;
	checker_find(checker, "data-shares", breakdown->place,
	    diag_tr(checker->diags, "the shares of '%.*s' add up to %.*s%%, not to 100%%",
		"“%.*s”各部分占比之和为 %.*s%%，不等于 100%%"),
	    STR_ARG(breakdown->indicator->name), STR_ARG(computed));
	diag_computation(checker->diags, "%.*s = %.*s", STR_ARG(sum->written), STR_ARG(computed));
}

static void
check_sum(const struct checker *checker, const struct breakdown *breakdown, const struct observation *whole,
    const struct formula_result *sum)
{
	struct str computed = data_number(checker->arena, sum->value, whole);

	if (is_rounded(whole, sum))
		return;
	checker_find(checker, "data-sum", breakdown->place,
	    diag_tr(checker->diags, "the parts of '%.*s' add up to %.*s, but the whole is %.*s",
		"“%.*s”各部分之和为%.*s，总数却为%.*s"),
	    STR_ARG(breakdown->indicator->name), STR_ARG(computed), STR_ARG(observation_text(checker->arena, whole)));
	diag_computation(checker->diags, diag_tr(checker->diags, "%.*s = %.*s, stated %.*s", "%.*s = %.*s，填报 %.*s"),
	    STR_ARG(sum->written), STR_ARG(computed), STR_ARG(whole->number));
	diag_also(checker->diags, whole->place, "%s", diag_tr(checker->diags, "the whole", "总数"));
}

static void
breakdown_report(const struct checker *checker, const struct report *report)
{
	for (size_t i = 0; i < report->breakdowns.count; i++) {
		const struct breakdown *breakdown = &report->breakdowns.items[i];
		const struct observation *whole =
		    report_observation(report, breakdown->indicator, breakdown->year, STR_NONE);
		bool complete;
		struct formula_result sum = sum_parts(checker, breakdown, &complete);

		if (!complete)
			continue;
		if (breakdown->indicator->kind == INDICATOR_SHARE)
			check_shares(checker, breakdown, &sum);
		else if (breakdown->indicator->kind == INDICATOR_COUNT && observation_is_figure(whole) &&
			 whole->status != STATUS_ESTIMATED)
			check_sum(checker, breakdown, whole, &sum);
	}
}

void
data_breakdowns(const struct checker *checker)
{
	data_each_report(checker, breakdown_report);
}
