#ifndef QSITE_CHART_SCALE_H
#define QSITE_CHART_SCALE_H

#include "base/str.h"

/* A value axis with ticks at round numbers: 1, 2, 2.5 and 5 times a power of ten,
 * three to seven of them where the values allow. */

enum {
	SCALE_DECIMALS_MAX = 9,
};

#define SCALE_NUMBER_MAX 1e15 /* greater magnitudes have no place on an axis */

struct scale {
	double low; /* the first and the last tick */
	double high;
	double step;
	int count;    /* ticks */
	int decimals; /* that the ticks need */
};

/* `low` and `high` are the least and the greatest value; both are finite and their
 * magnitude is not over SCALE_NUMBER_MAX. Ticks get no more than `decimals` digits
 * behind the point. */

/* For bars: zero is always on the axis. */
struct scale
scale_with_zero(double low, double high, int decimals);

/* For lines: zero is on the axis unless the values lie close together far from it.
 * With all values equal they get room on both sides. */
struct scale
scale_close(double low, double high, int decimals);

/* For lines without ticks beside them: like scale_close, but values that lie close
 * together fill a part of the range only, so that a small change looks small. */
struct scale
scale_calm(double low, double high, int decimals);

/* The place of a value: 0 at the first tick, 1 at the last. */
double
scale_at(const struct scale *scale, double value);

double
scale_tick(const struct scale *scale, int index);

/* When the scale reaches 10,000, thousands are set apart by commas: 7,500. */
struct str
scale_tick_text(const struct scale *scale, int index, struct arena *arena);

#endif
