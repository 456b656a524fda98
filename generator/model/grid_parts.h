#ifndef QSITE_MODEL_GRID_PARTS_H
#define QSITE_MODEL_GRID_PARTS_H

#include "model/grid.h"

/* What the files of the grid share; not for others. grid_members.c finds what a block
 * asks for, grid_axes.c lays it along rows and columns, grid.c fills the cells. */

/* Which of the four dimensions run along the rows and which along the columns. A
 * cell is where a row's key and a column's key meet. */

enum grid_dimension { BY_CITY = 1, BY_YEAR = 2, BY_INDICATOR = 4, BY_ITEM = 8 };

struct grid_key {
	const struct city *city;
	int year;
	const struct indicator *indicator;
	struct str item;
	bool total;
};

struct grid_keys {
	struct grid_key *items;
	size_t count, capacity;
};

struct grid_axes {
	unsigned rows, columns; /* enum grid_dimension, added up */
};

struct grid_frame {
	struct arena *arena;
	const struct site *site;
	const struct report *own; /* whose own figures are shown; NULL: the cities' series */
	const struct indicator **indicators;
	size_t indicator_count;
	const struct city **cities;
	size_t city_count;
	int *years;
	size_t year_count;
	bool keep_empty; /* years the author asked for stay when they are empty */
	struct str by, total_label;
	const struct block *block;
};

/* The members of the dimensions: indicators, cities and years. */
void
grid_take_members(struct grid_frame *frame, const struct report *report);

/* Whether there is anything to lay out. */
bool
grid_is_blank(const struct grid_frame *frame);

/* The keys of both axes, without those that have no data. */
void
grid_lay_keys(const struct grid_frame *frame, struct grid_keys *rows, struct grid_keys *columns);

/* Where a row's key and a column's key meet; NULL where there is nothing. */
const struct observation *
grid_meet(const struct grid_frame *frame, const struct grid_key *row, const struct grid_key *column);

#endif
