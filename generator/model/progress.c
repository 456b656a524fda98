#include "model/progress.h"

#include <math.h>

/* Figures before a series break, or by another definition, do not compare with those
 * behind it. */
static const struct observation *
series_first(const struct series *series)
{
	const struct observation *first = NULL;

	for (size_t i = 0; series && i < series->count; i++) {
		const struct observation *figure = series->items[i];

		if (figure->status != STATUS_MISSING &&
		    (!first || figure->status == STATUS_BREAK || !str_eq(figure->version, first->version)))
			first = figure;
	}
	return first;
}

/* How far `value` is from the bound on the wrong side; 0 when it is met, also when
 * only the rounding of sums keeps it from that. */
static double
gap_to(const struct target *target, double bound, double value)
{
	double gap = target->at_most ? value - bound : bound - value;

	return gap > 1e-9 * fabs(bound) ? gap : 0;
}

struct progress
target_progress(const struct target *target, const struct city *city)
{
	const struct series *series = indicator_series(target->indicator, city);
	struct progress progress = { .target = target, .city = city, .status = PROGRESS_NO_DATA };
	int first, latest;

	progress.first = series_first(series);
	progress.latest = series_latest(series);
	if (!progress.latest)
		return progress;
	first = progress.first->year;
	latest = progress.latest->year;
	progress.gap = gap_to(target, target->value, progress.latest->value);
	progress.years_left = target->by - latest;
	progress.expected = target->value;
	progress.status = progress.gap > 0 ? PROGRESS_BEHIND : PROGRESS_REACHED;
	if (progress.gap > 0 && first < latest && latest < target->by) {
		progress.expected = progress.first->value +
				    (target->value - progress.first->value) * (latest - first) / (target->by - first);
		if (gap_to(target, progress.expected, progress.latest->value) <= 0)
			progress.status = PROGRESS_ON_COURSE;
	}
	return progress;
}
