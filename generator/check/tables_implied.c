#include "check/tables_relation.h"

#include <math.h>
#include <stdlib.h>

/* The total that a column of shares speaks of, when it does not stand in the table: each
 * row leaves room for it between two values, and most rows must have some in common. */

/* Where the room of a row begins or ends. */
struct end {
	double at;
	int step; /* 1: begins, -1: ends */
};

static int
compare_ends(const void *a, const void *b)
{
	const struct end *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return y->step - x->step;
}

static size_t
collect_ends(const struct relation *relation, struct end *ends)
{
	const struct sheet *sheet = relation->sheet;
	double scale = sheet->column[relation->first].scale;
	size_t count = 0;

	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *share = sheet_figure(sheet, r, relation->target);
		const struct entry *part = sheet_figure(sheet, r, relation->first);
		double half = share ? share->step / 2 : 0;

		if (!share || !part || part->percent || share->value <= half || part->value <= 0 ||
		    sheet->row[r].kind != LINE_PLAIN)
			continue;
		ends[count++] = (struct end){ extent_of(part).low * scale / (share->value + half) * 100, 1 };
		ends[count++] = (struct end){ extent_of(part).high * scale / (share->value - half) * 100, -1 };
	}
	return count;
}

/* A whole number of the room, where there is one. */
static double
rounded_within(double low, double high)
{
	double whole = round((low + high) / 2);

	return whole >= low && whole <= high ? whole : (low + high) / 2;
}

double
relation_implied_total(const struct relation *relation)
{
	struct end *ends = arena_array(relation->sheet->checker->arena, struct end, relation->sheet->rows * 2 + 1);
	size_t count = collect_ends(relation, ends), most = 0;
	double total = 0;
	size_t open = 0;

	qsort(ends, count, sizeof *ends, compare_ends);
	for (size_t i = 0; i + 1 < count; i++) {
		open += (size_t)ends[i].step;
		if (open <= most)
			continue;
		most = open;
		total = rounded_within(ends[i].at, ends[i + 1].at);
	}
	return most > 2 && most * 2 + 2 >= count ? total : 0;
}
