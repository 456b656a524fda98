#ifndef QSITE_MODEL_GRID_H
#define QSITE_MODEL_GRID_H

#include "model/site.h"

/* A rectangle of observations with labelled rows and columns: what a table block
 * shows and what a chart draws (rows are categories, columns are series). */

struct grid_axis {
	struct str label;
	struct str unit;                   /* of the axis' one indicator, else empty */
	const struct indicator *indicator; /* when the axis is one, else NULL */
	const struct city *city;
	int year;   /* that all of its cells speak of, unless they say another; 0: not one */
	bool item;  /* a part of a breakdown, or the sum of them */
	bool total; /* the row of sums under a breakdown */
};

struct grid {
	struct str title;
	struct str unit; /* common to all cells, else empty */
	struct grid_axis *rows, *columns;
	size_t row_count, column_count;
	const struct observation **cells; /* [row * column_count + column]; NULL: none */
	bool has_notes;
};

/* Grids of blocks in a report, a policy or a page (report NULL). The block must
 * have passed check. Years without any observation are left out, but for lines, which
 * have a row for every year. A ranking of cities takes each city's newest figure, and
 * when these are not of one year the rows say of which. */
struct grid *
grid_of_block(struct arena *arena, const struct site *site, const struct report *report, const struct block *block,
    struct str total_label);

/* One indicator: cities by years, for its own page. */
struct grid *
grid_of_indicator(struct arena *arena, const struct site *site, const struct indicator *indicator);

const struct observation *
grid_cell(const struct grid *grid, size_t row, size_t column);

/* What all figures of a grid have in common. */
struct grid_span {
	const struct city *city;           /* NULL: of several cities */
	const struct indicator *indicator; /* NULL: several */
	size_t city_count;
	int first_year, last_year; /* 0: no figure */
};

/* Missing values count, empty cells don't. */
struct grid_span
grid_span(const struct grid *grid, struct arena *scratch);

/* Whether a cell is counted by another definition than the value before it in its
 * column, as years run along the rows: the two do not compare. */
bool
grid_breaks(const struct grid *grid, size_t row, size_t column);

/* Whether two figures of one thing, the earlier first, were counted by different
 * definitions; what stands between them in the series counts too. */
bool
observation_breaks(const struct observation *before, const struct observation *now);

/* Whether a cell does not compare with the figure before it, though neither says so: the
 * break is in a year between them that the grid leaves out. Years may run along rows or
 * columns. */
bool
grid_hides_break(const struct grid *grid, size_t row, size_t column);

/* A text that is equal exactly when two grids draw equally: labels, units, values,
 * breaks. For naming charts by their content. */
void
grid_fingerprint(const struct grid *grid, struct strbuf *out);

#endif
