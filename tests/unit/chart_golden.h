#ifndef QSITE_TESTS_CHART_GOLDEN_H
#define QSITE_TESTS_CHART_GOLDEN_H

#include "base/file.h"
#include "chart_fixture.h"
#include "chart_gallery.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Draw lists are compared with tests/draw/NAME.txt. After a wanted change run the test
 * with UPDATE_GOLDEN=1 from the top folder, and read the difference. Each of them is also a
 * picture of `make gallery` (chart_gallery.h). */

#define N ((double)NAN)

enum { GOLDEN_TEXT_LEAST = 11 }; /* no text is smaller */

static inline void
golden_compare(struct fixture *fixture, struct str path, struct str drawn)
{
	struct str expected = STR_NONE;

	if (getenv("UPDATE_GOLDEN")) {
		assert_true(file_write(path, drawn, &fixture->diags));
		return;
	}
	if (!file_read(&fixture->arena, path, &expected, &fixture->diags))
		fail_msg("%.*s is not there: run with UPDATE_GOLDEN=1", STR_ARG(path));
	if (!str_eq(expected, drawn))
		fail_msg("%.*s differs; now it is:\n%.*s", STR_ARG(path), STR_ARG(drawn));
}

/* The first text that a later rectangle lies on; the empty text when there is none. */
static inline struct str
golden_covered(struct fixture *fixture)
{
	const struct draw_list *list = &fixture->list;

	for (size_t i = 0; i < list->count; i++) {
		const struct draw_item *text = &list->items[i];

		for (size_t k = i + 1; k < list->count && text->kind == DRAW_TEXT; k++) {
			const struct draw_item *item = &list->items[k];

			if (item->kind == DRAW_RECT && fixture_overlap(fixture_box(&text->text), item->rect))
				return str_format(&fixture->arena, "covered: %.*s", STR_ARG(text->text.text));
		}
	}
	return STR_NONE;
}

/* Texts are whole, readable and apart; spots are in the picture and apart. */
static inline void
golden_sane(struct fixture *fixture, const char *name)
{
	const struct draw_list *list = &fixture->list;
	struct str clash = fixture_clash(fixture);
	struct str covered = golden_covered(fixture);

	if (clash.len > 0 || covered.len > 0)
		fail_msg("%s: %.*s %.*s", name, STR_ARG(clash), STR_ARG(covered));
	assert_true(list->height <= CHART_HEIGHT_MAX);
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].kind == DRAW_TEXT)
			assert_true(list->items[i].text.font.size >= GOLDEN_TEXT_LEAST);
	}
	for (size_t i = 0; i < list->spots.count; i++) {
		const struct draw_rect *area = &list->spots.items[i].area;

		assert_true(area->x >= 0 && area->x + area->width <= list->width);
		assert_true(area->y >= 0 && area->y + area->height <= list->height);
		for (size_t k = 0; k < i; k++)
			assert_false(fixture_overlap(*area, list->spots.items[k].area));
	}
}

/* Compares what was laid out, with findings or without. */
static inline void
golden_drawn(struct fixture *fixture, const char *name)
{
	struct strbuf drawn = { 0 };

	gallery_add(&fixture->chart, name);
	golden_sane(fixture, name);
	draw_list_text(&fixture->list, &drawn);
	golden_compare(fixture, str_format(&fixture->arena, "tests/draw/%s.txt", name), strbuf_view(&drawn));
	strbuf_release(&drawn);
}

/* Lays out without any finding, and compares; nothing is compared when the name is empty: for
 * what is too long to read. */
static inline void
golden_check(struct fixture *fixture, const char *name)
{
	assert_true(fixture_layout(fixture));
	assert_int_equal(fixture->diags.count, 0);
	if (*name)
		golden_drawn(fixture, name);
	else
		golden_sane(fixture, "without a name");
}

/* At both widths that matter; the second is NAME-small, unless there is no name. `check` may be
 * NULL. */
static inline void
golden_both(struct fixture *fixture, const char *name, void (*check)(struct fixture *))
{
	static const double widths[] = { CHART_WIDTH, CHART_WIDTH_SMALL };

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		fixture->chart.width = widths[i];
		golden_check(fixture, str_zero(&fixture->arena,
					  str_format(&fixture->arena, "%s%s", name, i > 0 && *name ? "-small" : "")));
		if (check)
			check(fixture);
	}
}

/* `count` labels "PREFIX1|PREFIX2|…". */
static inline const char *
golden_labels(struct arena *arena, const char *prefix, int first, int count)
{
	struct str all = STR_NONE;

	for (int i = 0; i < count; i++)
		all = str_format(arena, "%.*s%s%s%d", STR_ARG(all), i > 0 ? "|" : "", prefix, first + i);
	return str_zero(arena, all);
}

/* Numbers that look like any, the same every time, from 0 to `most`. */
static inline double *
golden_numbers(struct arena *arena, size_t count, double most)
{
	double *numbers = arena_array(arena, double, count);
	unsigned random = 7;

	for (size_t i = 0; i < count; i++) {
		random = random * 1664525U + 1013904223U;
		numbers[i] = round((random >> 8) % 1000 * most / 100) / 10;
	}
	return numbers;
}

#endif
