#include "chart/spread.h"

/* With the gaps taken out (i gaps off place i) what is wanted is the nearest rising
 * sequence: neighbours in the wrong order are pooled at their mean until none is
 * left. The limits clip that sequence, and the gaps are put back. */

struct run {
	double place; /* the mean of its members */
	size_t length;
};

static struct run
run_join(struct run a, struct run b)
{
	size_t length = a.length + b.length;

	return (struct run){
		.place = (a.place * (double)a.length + b.place * (double)b.length) / (double)length,
		.length = length,
	};
}

void
spread(struct arena *arena, double *places, size_t count, struct spread_room room)
{
	struct run *runs = arena_array(arena, struct run, count);
	size_t run_count = 0;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		runs[run_count++] = (struct run){ .place = places[i] - (double)i * room.gap, .length = 1 };
		while (run_count > 1 && runs[run_count - 2].place > runs[run_count - 1].place) {
			runs[run_count - 2] = run_join(runs[run_count - 2], runs[run_count - 1]);
			run_count--;
		}
	}
	if (count > 0)
		room.high -= (double)(count - 1) * room.gap;
	for (size_t r = 0; r < run_count; r++) {
		double place = runs[r].place > room.high ? room.high : runs[r].place;

		place = place < room.low ? room.low : place;
		for (size_t end = at + runs[r].length; at < end; at++)
			places[at] = place + (double)at * room.gap;
	}
}
