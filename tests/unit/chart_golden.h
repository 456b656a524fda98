#ifndef QSITE_TESTS_CHART_GOLDEN_H
#define QSITE_TESTS_CHART_GOLDEN_H

#include "base/file.h"
#include "chart_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Draw lists are compared with tests/draw/NAME.txt. After a wanted change run the test
 * with UPDATE_GOLDEN=1 from the top folder, and read the difference. */

#define N ((double)NAN)

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

/* Lays out, checks that no text is cut or covered, and compares. */
static inline void
golden_check(struct fixture *fixture, const char *name)
{
	struct strbuf drawn = { 0 };
	struct str clash;

	assert_true(fixture_layout(fixture));
	assert_int_equal(fixture->diags.count, 0);
	clash = fixture_clash(fixture);
	if (clash.len > 0)
		fail_msg("%s: %.*s", name, STR_ARG(clash));
	draw_list_text(&fixture->list, &drawn);
	golden_compare(fixture, str_format(&fixture->arena, "tests/draw/%s.txt", name), strbuf_view(&drawn));
	strbuf_release(&drawn);
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

#endif
