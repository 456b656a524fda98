#include "chart/raster.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 64, INK = 0x0000ff, PAPER = 0xffffff };

struct sheet {
	struct arena arena;
	struct palette palette;
	struct raster raster;
	uint8_t *rows[SIZE];
	uint8_t pixels[SIZE][SIZE];
	uint8_t ink;
};

static void
sheet_init(struct sheet *sheet)
{
	*sheet = (struct sheet){ 0 };
	arena_init(&sheet->arena);
	sheet->palette.arena = &sheet->arena;
	assert_int_equal(palette_add(&sheet->palette, PAPER), 0);
	sheet->ink = palette_add(&sheet->palette, INK);
	for (int y = 0; y < SIZE; y++)
		sheet->rows[y] = sheet->pixels[y];
	raster_init(&sheet->raster, sheet->rows, SIZE, SIZE, &sheet->palette);
}

static void
sheet_release(struct sheet *sheet)
{
	arena_release(&sheet->arena);
}

/* How much ink there is, in pixels: paper has none of the red that ink lacks. */
static double
ink_area(const struct sheet *sheet)
{
	double area = 0;

	for (int i = 0; i < SIZE * SIZE; i++)
		area += 1 - (sheet->palette.colors[sheet->pixels[i / SIZE][i % SIZE]] >> 16) / 255.0;
	return area;
}

static void
check_area(const struct sheet *sheet, double wanted, double tolerance)
{
	double area = ink_area(sheet);

	if (fabs(area - wanted) > tolerance)
		fail_msg("%g pixels of ink, not %g", area, wanted);
}

static void
turns_any_number_into_a_pixel(void **state)
{
	(void)state;
	assert_int_equal(raster_pixel((double)NAN), 0);
	assert_int_equal(raster_pixel((double)INFINITY), DRAW_FAR * 2);
	assert_int_equal(raster_pixel(-1e300), -DRAW_FAR * 2);
	assert_int_equal(raster_pixel(12.0), 12);
}

static void
fills_whole_pixels_and_cuts_off_the_rest(void **state)
{
	static const int inside[] = { 2, 3, 5, 7 };
	static const int over[] = { 60, 60, 100000, 100000 };
	static const int outside[] = { -50, -50, -10, 90 };
	static const int turned[] = { 9, 9, 4, 4 };
	struct sheet sheet;

	(void)state;
	sheet_init(&sheet);
	raster_fill(&sheet.raster, inside, sheet.ink);
	check_area(&sheet, 12, 0);
	assert_int_equal(sheet.pixels[3][2], sheet.ink);
	assert_int_equal(sheet.pixels[7][4], 0);
	raster_fill(&sheet.raster, over, sheet.ink);
	raster_fill(&sheet.raster, outside, sheet.ink);
	raster_fill(&sheet.raster, turned, sheet.ink);
	check_area(&sheet, 12 + 16, 0);
	sheet_release(&sheet);
}

static void
covers_the_area_of_a_stroke(void **state)
{
	struct sheet sheet;

	(void)state;
	for (int angle = 0; angle < 180; angle += 7) {
		double x = 20 * cos(angle / 57.3);
		double y = 20 * sin(angle / 57.3);

		sheet_init(&sheet);
		raster_stroke(&sheet.raster, (struct draw_point){ 32 - x, 32.3 - y },
		    (struct draw_point){ 32 + x, 32.3 + y }, 2.5);
		raster_paint(&sheet.raster, sheet.ink);
		check_area(&sheet, 40 * 5 + 3.1416 * 2.5 * 2.5, 2.5);
		sheet_release(&sheet);
	}
}

static void
counts_overlapping_strokes_once(void **state)
{
	struct sheet sheet;
	struct draw_point a = { 10.2, 10.7 };
	struct draw_point b = { 50.4, 30.1 };
	double once;

	(void)state;
	sheet_init(&sheet);
	raster_stroke(&sheet.raster, a, b, 1.7);
	raster_paint(&sheet.raster, sheet.ink);
	once = ink_area(&sheet);
	sheet_release(&sheet);

	sheet_init(&sheet);
	raster_stroke(&sheet.raster, a, b, 1.7);
	raster_stroke(&sheet.raster, b, a, 1.7);
	raster_paint(&sheet.raster, sheet.ink);
	check_area(&sheet, once, 0);
	/* The mask is empty again: nothing more comes of it. */
	raster_paint(&sheet.raster, sheet.ink);
	check_area(&sheet, once, 0);
	sheet_release(&sheet);
}

static void
covers_the_area_of_a_polygon(void **state)
{
	static const struct draw_point square[] = { { 10.5, 10.5 }, { 20.5, 10.5 }, { 20.5, 20.5 }, { 10.5, 20.5 } };
	static const struct draw_point triangle[] = { { 40, 20 }, { 52, 44 }, { 28, 44 } };
	struct sheet sheet;

	(void)state;
	sheet_init(&sheet);
	raster_polygon(&sheet.raster, square, 4);
	raster_paint(&sheet.raster, sheet.ink);
	check_area(&sheet, 100, 1.5);
	raster_polygon(&sheet.raster, triangle, 3);
	raster_paint(&sheet.raster, sheet.ink);
	check_area(&sheet, 100 + 288, 2);
	sheet_release(&sheet);
}

static void
draws_nothing_of_what_lies_far_outside(void **state)
{
	struct sheet sheet;
	struct draw_point far = { 1e9, -1e9 };
	struct draw_point farther = { 2e9, -1e9 };

	(void)state;
	sheet_init(&sheet);
	raster_stroke(&sheet.raster, far, farther, 3);
	raster_stroke(&sheet.raster, far, far, 3);
	raster_paint(&sheet.raster, sheet.ink);
	check_area(&sheet, 0, 0);
	raster_stroke(&sheet.raster, (struct draw_point){ -1e4, 32 }, (struct draw_point){ 1e4, 32 }, 1);
	raster_paint(&sheet.raster, sheet.ink);
	check_area(&sheet, 2 * SIZE, 0.1);
	sheet_release(&sheet);
}

static void
cuts_stamps_at_every_edge(void **state)
{
	static const uint8_t levels[] = { 16, 16, 16, 16, 16, 16 };
	static const struct raster_stamp stamp = { .left = -1, .top = -2, .width = 2, .height = 3, .levels = levels };
	struct sheet sheet;

	(void)state;
	sheet_init(&sheet);
	raster_stamp(&sheet.raster, &stamp, 10, 10, sheet.ink);
	check_area(&sheet, 6, 0);
	assert_int_equal(sheet.pixels[8][9], sheet.ink);
	raster_stamp(&sheet.raster, &stamp, 0, 0, sheet.ink);
	raster_stamp(&sheet.raster, &stamp, SIZE, SIZE + 1, sheet.ink);
	check_area(&sheet, 6 + 1 + 1, 0);
	raster_stamp(&sheet.raster, &stamp, -DRAW_FAR * 2, DRAW_FAR * 2, sheet.ink);
	check_area(&sheet, 8, 0);
	sheet_release(&sheet);
}

static void
mixes_colours_and_keeps_them(void **state)
{
	struct sheet sheet;
	uint8_t half;

	(void)state;
	sheet_init(&sheet);
	half = palette_blend(&sheet.palette, 0, sheet.ink, PALETTE_LEVELS / 2);
	assert_int_equal(sheet.palette.colors[half], 0x8080ff);
	assert_int_equal(palette_blend(&sheet.palette, 0, sheet.ink, PALETTE_LEVELS / 2), half);
	assert_int_equal(palette_blend(&sheet.palette, 0, sheet.ink, 0), 0);
	assert_int_equal(palette_blend(&sheet.palette, 0, sheet.ink, PALETTE_LEVELS), sheet.ink);
	assert_int_equal(sheet.palette.count, 3);
	sheet_release(&sheet);
}

static void
takes_the_nearest_colour_when_all_are_used(void **state)
{
	struct sheet sheet;
	uint8_t index;

	(void)state;
	sheet_init(&sheet);
	for (uint32_t i = 0; i < 300; i++)
		palette_add(&sheet.palette, i % 20 * 0x080000 + i / 20 * 0x0800);
	assert_int_equal(sheet.palette.count, PALETTE_SIZE);
	index = palette_add(&sheet.palette, 0x080803);
	assert_int_equal(sheet.palette.colors[index], 0x080800);
	index = palette_blend(&sheet.palette, 0, sheet.ink, 1);
	assert_int_equal(sheet.palette.colors[index], PAPER);
	sheet_release(&sheet);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_any_number_into_a_pixel),
		cmocka_unit_test(fills_whole_pixels_and_cuts_off_the_rest),
		cmocka_unit_test(covers_the_area_of_a_stroke),
		cmocka_unit_test(counts_overlapping_strokes_once),
		cmocka_unit_test(covers_the_area_of_a_polygon),
		cmocka_unit_test(draws_nothing_of_what_lies_far_outside),
		cmocka_unit_test(cuts_stamps_at_every_edge),
		cmocka_unit_test(mixes_colours_and_keeps_them),
		cmocka_unit_test(takes_the_nearest_colour_when_all_are_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
