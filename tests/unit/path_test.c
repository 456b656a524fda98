#include "base/file.h"

#include <errno.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_str(text, expected) assert_true(str_eq((text), STR(expected)))

static void
resolves_references_within_the_root(void **state)
{
	static const struct {
		const char *folder;
		const char *relative;
		const char *path;
	} cases[] = {
		{ "a/b", "../c", "a/c" },
		{ "a/b", "c.md", "a/b/c.md" },
		{ "", "c.md", "c.md" },
		{ "a", "./b//c/", "a/b/c" },
		{ "a/b", "../..", "" },
		{ "a/b", "../../c/../d", "d" },
		{ "a", "", "a" },
		{ "a", "..b/...", "a/..b/..." },
		{ "杭州/2023", "../../绍兴/2022/04.md", "绍兴/2022/04.md" },
	};
	struct arena arena;
	struct str path;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(path_resolve(&arena, str_from(cases[i].folder), str_from(cases[i].relative), &path));
		assert_true(str_eq(path, str_from(cases[i].path)));
	}
	arena_release(&arena);
}

static void
refuses_to_leave_the_root(void **state)
{
	struct arena arena;
	struct str path;

	(void)state;
	arena_init(&arena);
	assert_false(path_resolve(&arena, STR("a/b"), STR("../../../c"), &path));
	assert_false(path_resolve(&arena, STR(""), STR(".."), &path));
	assert_false(path_resolve(&arena, STR("a"), STR("b/../../../a"), &path));
	assert_false(path_resolve(&arena, STR("a"), STR("/etc/passwd"), &path));
	assert_false(path_resolve(&arena, STR("../a"), STR("b"), &path));
	assert_int_equal(path.len, 0);
	arena_release(&arena);
}

static void
splits_a_path_into_folder_and_name(void **state)
{
	(void)state;
	assert_str(path_folder(STR("a/b/c.html")), "a/b");
	assert_str(path_name(STR("a/b/c.html")), "c.html");
	assert_str(path_folder(STR("c.html")), "");
	assert_str(path_name(STR("c.html")), "c.html");
	assert_str(path_folder(STR("/c")), "/");
	assert_str(path_name(STR("/c")), "c");
	assert_str(path_folder(STR_NONE), "");
	assert_str(path_name(STR_NONE), "");
}

static void
joins_with_one_slash(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_str(path_join(&arena, STR("a/b"), STR("c")), "a/b/c");
	assert_str(path_join(&arena, STR("a/"), STR("c")), "a/c");
	assert_str(path_join(&arena, STR("/"), STR("c")), "/c");
	assert_str(path_join(&arena, STR(""), STR("c")), "c");
	arena_release(&arena);
}

static void
refuses_paths_no_system_call_takes(void **state)
{
	struct path_zero zero;
	char bytes[PATH_MAX];

	(void)state;
	memset(bytes, 'a', sizeof bytes);
	assert_int_equal(path_zero(&zero, (struct str){ bytes, sizeof bytes }), ENAMETOOLONG);
	assert_int_equal(path_zero(&zero, (struct str){ bytes, sizeof bytes - 1 }), 0);
	assert_int_equal(strlen(zero.at), sizeof bytes - 1);
	assert_int_equal(path_zero(&zero, STR("a\0b")), EINVAL);
	assert_int_equal(path_zero(&zero, STR_NONE), 0);
	assert_string_equal(zero.at, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves_references_within_the_root),
		cmocka_unit_test(refuses_to_leave_the_root),
		cmocka_unit_test(splits_a_path_into_folder_and_name),
		cmocka_unit_test(joins_with_one_slash),
		cmocka_unit_test(refuses_paths_no_system_call_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
