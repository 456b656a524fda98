#include "chart/scale.h"
#include "chart/spread.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
check_ticks(struct scale scale, double low, double high, double step)
{
	double slack = step * 1e-9;

	if (fabs(scale.low - low) > slack || fabs(scale.high - high) > slack || fabs(scale.step - step) > slack)
		fail_msg("%g to %g by %g", scale.low, scale.high, scale.step);
}

static void
chooses_round_steps(void **state)
{
	(void)state;
	check_ticks(scale_with_zero(79.95, 96.89, 2), 0, 100, 20);
	check_ticks(scale_with_zero(0, 47907, 0), 0, 50000, 10000);
	check_ticks(scale_with_zero(0, 1203, 0), 0, 1250, 250);
	check_ticks(scale_with_zero(0, 0.6, 1), 0, 0.6, 0.1);
	check_ticks(scale_with_zero(0, 100, 0), 0, 100, 20);
	check_ticks(scale_with_zero(0, 1e9, 0), 0, 1e9, 2e8);
}

static void
keeps_zero_on_the_axis_of_bars(void **state)
{
	(void)state;
	check_ticks(scale_with_zero(-11.75, 12.5, 2), -15, 15, 5);
	check_ticks(scale_with_zero(-90, -80, 0), -100, 0, 20);
	check_ticks(scale_with_zero(0, 0, 2), 0, 1, 0.2);
	check_ticks(scale_with_zero(999, 1000, 0), 0, 1000, 200);
}

static void
starts_lines_near_their_values(void **state)
{
	(void)state;
	check_ticks(scale_close(2840, 4385, 0), 2500, 4500, 500);
	check_ticks(scale_close(95.2, 99.64, 2), 95, 100, 1);
	check_ticks(scale_close(10, 90, 0), 0, 100, 20);
	check_ticks(scale_close(-99, -95, 0), -99, -95, 1);
}

static void
gives_equal_values_room_on_both_sides(void **state)
{
	static const double values[] = { 97.5, -97.5, 1e9, 1e-3, 1e15, -1e15, 3 };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct scale scale = scale_close(values[i], values[i], 3);

		assert_true(scale.low <= values[i] && values[i] <= scale.high);
		assert_true(scale_at(&scale, values[i]) > 0.05 && scale_at(&scale, values[i]) < 0.95);
	}
}

static void
lets_small_changes_look_small(void **state)
{
	struct scale calm = scale_calm(98.89, 98.99, 2), wide = scale_calm(30, 99, 0);

	(void)state;
	assert_true(scale_at(&calm, 98.99) - scale_at(&calm, 98.89) < 0.01);
	assert_true(scale_at(&calm, 98.89) > 0.3 && scale_at(&calm, 98.99) < 0.7);
	assert_true(wide.low == scale_close(30, 99, 0).low && wide.high == scale_close(30, 99, 0).high);
	assert_true(scale_calm(0, 0, 0).high > 0);
}

static void
never_has_finer_ticks_than_the_values(void **state)
{
	struct scale scale = scale_with_zero(0, 2, 0);

	(void)state;
	assert_int_equal(scale.decimals, 0);
	check_ticks(scale, 0, 2, 1);
	check_ticks(scale_with_zero(0, 26, 0), 0, 30, 5);
	check_ticks(scale_with_zero(0, 13, 1), 0, 15, 2.5);
	assert_int_equal(scale_with_zero(0, 13, 1).decimals, 1);
	check_ticks(scale_with_zero(0, 13, 0), 0, 15, 5);
}

static void
covers_every_range_with_few_ticks(void **state)
{
	static const double marks[] = { -1e15, -123456.7, -1, -1e-12, 0, 1e-12, 0.3, 1, 7, 99.99, 1e6, 1e15 };
	size_t count = sizeof marks / sizeof *marks;

	(void)state;
	for (size_t i = 0; i < count * count; i++) {
		double low = fmin(marks[i / count], marks[i % count]);
		double high = fmax(marks[i / count], marks[i % count]);
		struct scale scales[] = { scale_with_zero(low, high, (int)(i % 12) - 1), scale_close(low, high, 2) };

		for (size_t k = 0; k < 2; k++) {
			assert_in_range(scales[k].count, 2, 7);
			assert_true(scales[k].low <= low + scales[k].step * 1e-6);
			assert_true(scales[k].high >= high - scales[k].step * 1e-6);
		}
	}
}

static void
writes_ticks_with_the_digits_they_need(void **state)
{
	struct scale scale = scale_with_zero(-13, 13, 1);
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_true(str_eq(scale_tick_text(&scale, 0, &arena), STR("-15")));
	scale = scale_with_zero(0, 13, 1);
	assert_true(str_eq(scale_tick_text(&scale, 0, &arena), STR("0.0")));
	assert_true(str_eq(scale_tick_text(&scale, 1, &arena), STR("2.5")));
	scale = scale_with_zero(0, 47907, 2);
	assert_true(str_eq(scale_tick_text(&scale, 5, &arena), STR("50,000")));
	scale = scale_with_zero(-9000, 0, 0);
	assert_true(str_eq(scale_tick_text(&scale, 0, &arena), STR("-10,000")));
	assert_true(str_eq(scale_tick_text(&scale, 1, &arena), STR("-8,000")));
	scale = scale_with_zero(0, 8000, 0);
	assert_true(str_eq(scale_tick_text(&scale, 4, &arena), STR("8000")));
	scale = scale_close(1234567, 1234567.5, 1);
	assert_true(str_find(scale_tick_text(&scale, 0, &arena), STR("1,2"), 0) == 0);
	arena_release(&arena);
}

static void
moves_places_apart_as_little_as_possible(void **state)
{
	static const struct spread_room room = { .gap = 10, .low = 0, .high = 100 };
	double apart[] = { 10, 30, 90 };
	double pair[] = { 50, 52 };
	double crowd[] = { 49, 50, 51, 95 };
	double edges[] = { -5, 0, 99, 100 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	spread(&arena, apart, 3, room);
	assert_true(apart[0] == 10 && apart[1] == 30 && apart[2] == 90);
	spread(&arena, pair, 2, room);
	assert_true(pair[0] == 46 && pair[1] == 56);
	spread(&arena, crowd, 4, room);
	assert_true(crowd[0] == 40 && crowd[1] == 50 && crowd[2] == 60 && crowd[3] == 95);
	spread(&arena, edges, 4, room);
	assert_true(edges[0] == 0 && edges[1] == 10 && edges[2] == 90 && edges[3] == 100);
	spread(&arena, NULL, 0, room);
	arena_release(&arena);
}

static void
runs_over_the_end_when_there_is_no_room(void **state)
{
	static const struct spread_room room = { .gap = 10, .low = 5, .high = 20 };
	double places[] = { 6, 7, 8, 9 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	spread(&arena, places, 4, room);
	assert_true(places[0] == 5 && places[1] == 15 && places[2] == 25 && places[3] == 35);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chooses_round_steps),
		cmocka_unit_test(keeps_zero_on_the_axis_of_bars),
		cmocka_unit_test(starts_lines_near_their_values),
		cmocka_unit_test(gives_equal_values_room_on_both_sides),
		cmocka_unit_test(lets_small_changes_look_small),
		cmocka_unit_test(never_has_finer_ticks_than_the_values),
		cmocka_unit_test(covers_every_range_with_few_ticks),
		cmocka_unit_test(writes_ticks_with_the_digits_they_need),
		cmocka_unit_test(moves_places_apart_as_little_as_possible),
		cmocka_unit_test(runs_over_the_end_when_there_is_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
