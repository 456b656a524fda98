#ifndef QSITE_CHART_SPREAD_H
#define QSITE_CHART_SPREAD_H

#include "base/arena.h"

/* What neighbours on a line need, and where the line ends. */
struct spread_room {
	double gap;
	double low;
	double high;
};

/* Moves places on a line apart: `places` are in rising order; afterwards neighbours
 * are at least a gap apart, all lie between `low` and `high`, their order is kept
 * and the sum of the squared moves is the least possible. When there is no room for
 * all, they start at `low` and run over `high`. The arena is for scratch. */
void
spread(struct arena *arena, double *places, size_t count, struct spread_room room);

#endif
