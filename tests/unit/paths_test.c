#include "write/paths.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
takes_paths_that_stay_inside(void **state)
{
	static const char *const cases[] = { "index.html", "a/b/c", "杭州/2023/人才.html", ".nojekyll", ".well-known/x",
		"...", "..a/b..", "a b\"\\'.html", "a/manifest.json", "manifest.jsonl" };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!path_is_output(str_from(cases[i])))
			fail_msg("'%s' was refused", cases[i]);
	}
}

static void
refuses_paths_that_could_leave(void **state)
{
	static const char *const cases[] = { "", "/", "/a", "a/", "a//b", ".", "..", "./a", "a/.", "a/..", "../a",
		"a/../b", "a\nb", "a\tb", "\x7f", "a\xc2\x9b.html", "a\xff", "manifest.json", "manifest.json/a" };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (path_is_output(str_from(cases[i])))
			fail_msg("case %zu, '%s', was taken", i, cases[i]);
	}
	assert_false(path_is_output((struct str){ "a\0b", 3 }));
}

/* "a.html" and "a0" lie around "a/…" in the order of bytes. */
static int
setup_paths(void **state)
{
	static struct str items[6];
	static struct str_list paths;
	const struct str unsorted[] = { STR("a0"), STR("b/c/d"), STR("a/x/y"), STR("a.html"), STR("b"),
		STR("a/x.html") };

	memcpy(items, unsorted, sizeof unsorted);
	paths = (struct str_list){ .items = items, .count = sizeof items / sizeof *items };
	paths_sort(&paths);
	*state = &paths;
	return 0;
}

static void
finds_paths_below_a_folder(void **state)
{
	const struct str_list *paths = *state;

	assert_true(paths_has_below(paths, STR("a")));
	assert_true(paths_has_below(paths, STR("a/x")));
	assert_true(paths_has_below(paths, STR("b")));
	assert_true(paths_has_below(paths, STR("b/c")));
	assert_false(paths_has_below(paths, STR("a/x.html")));
	assert_false(paths_has_below(paths, STR("b/c/d")));
	assert_false(paths_has_below(paths, STR("a0")));
	assert_false(paths_has_below(paths, STR("c")));
	assert_false(paths_has_below(paths, STR("A")));
	assert_true(paths_has(paths, STR("a.html")));
	assert_false(paths_has(paths, STR("a")));
}

static void
finds_the_nearest_path_above(void **state)
{
	const struct str_list *paths = *state;
	struct str above;

	assert_true(paths_has_above(paths, STR("b/c/d"), &above));
	assert_true(str_eq(above, STR("b")));
	assert_false(paths_has_above(paths, STR("b"), &above));
	assert_false(paths_has_above(paths, STR("a/x/y"), &above));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_paths_that_stay_inside),
		cmocka_unit_test(refuses_paths_that_could_leave),
		cmocka_unit_test_setup(finds_paths_below_a_folder, setup_paths),
		cmocka_unit_test_setup(finds_the_nearest_path_above, setup_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
