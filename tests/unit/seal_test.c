#include "base/seal.h"

#include "base/file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct diags diags;
	struct strbuf seal;
	char folder[32];
	struct str file;
};

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	arena_init(&fixture->arena);
	diags_init(&fixture->diags, &fixture->arena, DIAG_ENGLISH);
	strcpy(fixture->folder, "/tmp/seal_test.XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	fixture->file = path_join(&fixture->arena, str_from(fixture->folder), STR("file"));
	assert_true(file_write(fixture->file, STR("one"), &fixture->diags));
	seal_add_program(&fixture->seal);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	assert_true(tree_remove(str_from(fixture->folder), &fixture->diags));
	strbuf_release(&fixture->seal);
	arena_release(&fixture->arena);
	free(fixture);
	return 0;
}

static bool
holds(const struct fixture *fixture)
{
	return seal_holds(strbuf_view(&fixture->seal));
}

/* Writes the file anew and gives it a time. */
static void
rewrite(struct fixture *fixture, struct str bytes, long seconds, long nanoseconds)
{
	struct timespec times[2] = { { 0, 0 }, { seconds, nanoseconds } };

	assert_true(file_write(fixture->file, bytes, &fixture->diags));
	assert_int_equal(utimensat(AT_FDCWD, str_zero(&fixture->arena, fixture->file), times, 0), 0);
}

static void
holds_while_nothing_changes(void **state)
{
	struct fixture *fixture = *state;

	assert_true(holds(fixture));
	seal_add_libraries(&fixture->seal);
	seal_add_file(&fixture->seal, fixture->file);
	seal_add_variable(&fixture->seal, STR("PATH"));
	assert_true(holds(fixture));
	assert_true(str_find(strbuf_view(&fixture->seal), STR("libc.so.6"), 0) != SIZE_MAX);
}

static void
breaks_when_a_file_changes_in_size_or_time(void **state)
{
	struct fixture *fixture = *state;

	rewrite(fixture, STR("one"), 1000, 5);
	seal_add_file(&fixture->seal, fixture->file);
	rewrite(fixture, STR("one"), 1000, 5);
	assert_true(holds(fixture));
	rewrite(fixture, STR("three"), 1000, 5);
	assert_false(holds(fixture));
	rewrite(fixture, STR("one"), 1001, 5);
	assert_false(holds(fixture));
	rewrite(fixture, STR("one"), 1000, 6);
	assert_false(holds(fixture));
	rewrite(fixture, STR("one"), 1000, 5);
	assert_true(holds(fixture));
}

static void
breaks_when_a_file_comes_or_goes(void **state)
{
	struct fixture *fixture = *state;
	struct str folder = str_from(fixture->folder);

	seal_add_file(&fixture->seal, path_join(&fixture->arena, folder, STR("other")));
	assert_true(holds(fixture));
	assert_true(file_write(path_join(&fixture->arena, folder, STR("other")), STR("x"), &fixture->diags));
	assert_false(holds(fixture));
	assert_true(tree_remove(path_join(&fixture->arena, folder, STR("other")), &fixture->diags));
	assert_true(holds(fixture));

	seal_add_file(&fixture->seal, folder);
	assert_true(holds(fixture));
	assert_true(tree_remove(fixture->file, &fixture->diags));
	assert_false(holds(fixture));
}

static void
breaks_when_a_variable_changes(void **state)
{
	struct fixture *fixture = *state;

	unsetenv("SEAL_TEST");
	seal_add_variable(&fixture->seal, STR("SEAL_TEST"));
	assert_true(holds(fixture));
	setenv("SEAL_TEST", "", 1);
	assert_false(holds(fixture));
	seal_add_variable(&fixture->seal, STR("SEAL_TEST"));
	assert_false(holds(fixture));

	strbuf_clear(&fixture->seal);
	seal_add_program(&fixture->seal);
	seal_add_variable(&fixture->seal, STR("SEAL_TEST"));
	assert_true(holds(fixture));
	unsetenv("SEAL_TEST");
	assert_false(holds(fixture));
}

static void
holds_for_no_other_program(void **state)
{
	struct fixture *fixture = *state;
	struct str seal = str_copy(&fixture->arena, strbuf_view(&fixture->seal));
	size_t at = str_find(seal, STR("seal_test"), 0);

	assert_true(at != SIZE_MAX);
	((char *)seal.at)[at] = 'r'; /* a path as long, of another program */
	assert_false(seal_holds(seal));
}

static void
holds_for_no_damaged_bytes(void **state)
{
	struct fixture *fixture = *state;
	struct str seal;

	assert_false(seal_holds(STR_NONE));
	assert_false(seal_holds(STR("not a seal at all, but more bytes than a number takes")));
	seal_add_file(&fixture->seal, fixture->file);
	seal_add_libraries(&fixture->seal);
	seal = strbuf_view(&fixture->seal);
	for (size_t length = 0; length < seal.len; length += 7)
		(void)seal_holds(str_slice(seal, 0, length)); /* only whole parts can hold */
	for (size_t i = 0; i < seal.len; i++) {
		fixture->seal.at[i] ^= 0x40;
		assert_false(holds(fixture));
		fixture->seal.at[i] ^= 0x40;
	}
	assert_true(holds(fixture));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(holds_while_nothing_changes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(breaks_when_a_file_changes_in_size_or_time, set_up, tear_down),
		cmocka_unit_test_setup_teardown(breaks_when_a_file_comes_or_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(breaks_when_a_variable_changes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(holds_for_no_other_program, set_up, tear_down),
		cmocka_unit_test_setup_teardown(holds_for_no_damaged_bytes, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
