#ifndef QSITE_CHECK_LOCATE_H
#define QSITE_CHECK_LOCATE_H

#include "check/reading.h"

/* Which passage of which document a place of a finding stands in. Documents are read
 * when they are first asked for, each once. All memory is the arena's.
 *
 *     struct locator locator = { .arena = arena, .site = site };
 *     struct location at = locator_find(&locator, finding->place);
 */

struct location {
	const struct section *section; /* NULL: a file of its own, or none of the documents */
	const struct reading *reading; /* NULL: the place is in no document */
	size_t block;                  /* of the reading; SIZE_MAX: between passages */
	size_t cell;                   /* row * columns + column of a table; SIZE_MAX: the block is none */
	const struct passage *passage; /* that of the block or cell; NULL when there is no block */
	size_t from, to;               /* in the passage's text */
};

struct located;

struct locator {
	struct arena *arena;
	const struct site *site; /* NULL: only papers that are added */
	struct located **items;  /* by the id of the source */
	size_t count;
};

/* A document that is in no site. It must live as long as the locator. */
void
locator_add_paper(struct locator *locator, const struct paper *paper);

struct location
locator_find(struct locator *locator, struct place place);

#endif
