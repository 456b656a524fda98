#ifndef QSITE_MODEL_PROGRESS_H
#define QSITE_MODEL_PROGRESS_H

#include "model/site.h"

/* How far a city is on the way to a target, on the straight line from its first
 * observation, or the first after a break of the series or by another definition, to
 * the target in the year it is due. */

enum progress_status { PROGRESS_NO_DATA, PROGRESS_REACHED, PROGRESS_ON_COURSE, PROGRESS_BEHIND };

struct progress {
	const struct target *target;
	const struct city *city;
	enum progress_status status;
	const struct observation *first, *latest; /* NULL without data; the same with one year only */
	double gap;                               /* what is missing, never below 0 */
	int years_left;                           /* from the latest observation's year */
	double expected;                          /* of the line in that year */
};

/* With one observation only there is no line: then it is behind unless reached. */
struct progress
target_progress(const struct target *target, const struct city *city);

#endif
