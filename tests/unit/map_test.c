#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
finds_nothing_in_an_empty_map(void **state)
{
	const struct map map = { 0 };

	(void)state;
	assert_null(map_get(&map, STR("a")));
	assert_false(map_has(&map, STR("")));
	assert_int_equal(map_nearest(&map, STR("abc")).len, 0);
}

static void
finds_what_was_added_and_keeps_the_order(void **state)
{
	enum { COUNT = 5000 };
	struct map map = { 0 };
	struct arena arena;
	int *values;

	(void)state;
	arena_init(&arena);
	values = arena_array(&arena, int, COUNT);
	for (int i = 0; i < COUNT; i++)
		assert_true(map_add(&map, &arena, str_format(&arena, "key %d", i), &values[i]));
	assert_int_equal(map.count, COUNT);
	for (int i = 0; i < COUNT; i++) {
		struct str key = str_format(&arena, "key %d", i);

		assert_ptr_equal(map_get(&map, key), &values[i]);
		assert_ptr_equal(map.entries[i].value, &values[i]);
		assert_true(str_eq(map.entries[i].key, key));
	}
	assert_null(map_get(&map, STR("key 5000")));
	arena_release(&arena);
}

static void
refuses_a_key_that_is_there(void **state)
{
	struct map map = { 0 };
	struct arena arena;
	int first;
	int second;

	(void)state;
	arena_init(&arena);
	assert_true(map_add(&map, &arena, STR("杭州"), &first));
	assert_false(map_add(&map, &arena, STR("杭州"), &second));
	assert_int_equal(map.count, 1);
	assert_ptr_equal(map_get(&map, STR("杭州")), &first);
	arena_release(&arena);
}

static void
tells_a_key_without_value_from_no_key(void **state)
{
	struct map map = { 0 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_true(map_add(&map, &arena, STR(""), NULL));
	assert_true(map_has(&map, STR_NONE));
	assert_null(map_get(&map, STR_NONE));
	assert_false(map_has(&map, STR("a")));
	arena_release(&arena);
}

static void
names_the_nearest_key_the_first_of_equals(void **state)
{
	static const char *const keys[] = { "bat", "cat", "admissions", "admission" };
	struct map map = { 0 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		map_add(&map, &arena, str_from(keys[i]), NULL);
	assert_true(str_eq(map_nearest(&map, STR("hat")), STR("bat")));
	assert_true(str_eq(map_nearest(&map, STR("admision")), STR("admission")));
	assert_true(str_eq(map_nearest(&map, STR("admisions")), STR("admissions")));
	assert_int_equal(map_nearest(&map, STR("weather")).len, 0);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_nothing_in_an_empty_map),
		cmocka_unit_test(finds_what_was_added_and_keeps_the_order),
		cmocka_unit_test(refuses_a_key_that_is_there),
		cmocka_unit_test(tells_a_key_without_value_from_no_key),
		cmocka_unit_test(names_the_nearest_key_the_first_of_equals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
