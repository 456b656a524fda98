#include "base/arena.h"

#include "base/asan.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct numbers {
	int *items;
	size_t count;
	size_t capacity;
};

static bool
is_zeroed(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] != 0)
			return false;
	}
	return true;
}

static void
gives_zeroed_aligned_memory_of_any_size(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t size = 0; size < 70000; size = size * 3 + 1) {
		unsigned char *bytes = arena_alloc(&arena, size);

		assert_non_null(bytes);
		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		assert_true(is_zeroed(bytes, size));
		memset(bytes, 0xAA, size);
	}
	arena_release(&arena);
	assert_null(arena.last);
}

static void
keeps_allocations_apart(void **state)
{
	enum { COUNT = 20000 };
	struct arena arena;
	size_t **numbers;

	(void)state;
	arena_init(&arena);
	numbers = arena_array(&arena, size_t *, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		numbers[i] = arena_new(&arena, size_t);
		*numbers[i] = i;
	}
	for (size_t i = 0; i < COUNT; i++)
		assert_int_equal(*numbers[i], i);
	assert_int_equal(arena.total, COUNT * (sizeof(size_t) + sizeof(size_t *)));
	arena_release(&arena);
}

static void
is_empty_and_zeroed_again_after_a_reset(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	arena_reset(&arena);
	for (int round = 0; round < 3; round++) {
		unsigned char *bytes = arena_alloc(&arena, 100000);

		assert_true(is_zeroed(bytes, 100000));
		memset(bytes, 0xAA, 100000);
		memset(arena_alloc(&arena, 50), 0xAA, 50);
		arena_reset(&arena);
		assert_int_equal(arena.total, 0);
	}
	arena_release(&arena);
}

/* Copies and arrays that grow take memory that was used before as it is. */
static void
is_zeroed_beside_copies_after_a_reset(void **state)
{
	struct numbers list = { 0 };
	struct arena arena;
	unsigned char bytes[100];

	(void)state;
	memset(bytes, 0xAA, sizeof bytes);
	arena_init(&arena);
	for (int i = 0; i < 100; i++)
		arena_copy(&arena, bytes, sizeof bytes);
	arena_reset(&arena);
	arena_copy(&arena, bytes, 1);
	assert_true(is_zeroed(arena_alloc(&arena, 3000), 3000));
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(*arena_push(&arena, &list), 0);
	arena_reset(&arena);
	assert_true(is_zeroed(arena_alloc(&arena, 12000), 12000));
	arena_release(&arena);
}

static void
copies_bytes(void **state)
{
	struct arena arena;
	char bytes[] = "abc";
	const char *copy;

	(void)state;
	arena_init(&arena);
	copy = arena_copy(&arena, bytes, sizeof bytes);
	bytes[0] = 'x';
	assert_string_equal(copy, "abc");
	assert_non_null(arena_copy(&arena, NULL, 0));
	arena_release(&arena);
}

static void
grows_an_array_and_keeps_its_items(void **state)
{
	struct numbers list = { 0 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (int i = 0; i < 1000; i++)
		*arena_push(&arena, &list) = i;
	assert_int_equal(list.count, 1000);
	assert_true(list.capacity >= 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list.items[i], i);
	arena_release(&arena);
}

static void
pushes_a_zeroed_item_also_where_one_was_taken_off(void **state)
{
	struct numbers list = { 0 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	*arena_push(&arena, &list) = 1;
	*arena_push(&arena, &list) = 2;
	list.count--;
	assert_int_equal(*arena_push(&arena, &list), 0);
	assert_int_equal(list.items[0], 1);
	arena_release(&arena);
}

#if ASAN_BUILD
static void
poisons_what_was_not_handed_out(void **state)
{
	struct arena arena;
	char *bytes;

	(void)state;
	arena_init(&arena);
	bytes = arena_alloc(&arena, 5);
	assert_false(__asan_address_is_poisoned(bytes + 4));
	assert_true(__asan_address_is_poisoned(bytes + 5));
	assert_true(__asan_address_is_poisoned(bytes + 16));
	arena_reset(&arena);
	assert_true(__asan_address_is_poisoned(bytes));
	arena_release(&arena);
}
#endif

/* The exit status of a child that asks for count items of a size. */
static int
status_of_asking_for(size_t count, size_t size)
{
	struct arena arena;
	int status = -1;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(99);
		arena_init(&arena);
		arena_alloc_array(&arena, count, size);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
ends_the_program_with_3_when_a_size_cannot_be(void **state)
{
	(void)state;
	assert_int_equal(status_of_asking_for(10, 10), 0);
	assert_int_equal(status_of_asking_for(SIZE_MAX / 2, 3), 3);
	assert_int_equal(status_of_asking_for(SIZE_MAX, 1), 3);
	assert_int_equal(status_of_asking_for(1, SIZE_MAX / 2), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_zeroed_aligned_memory_of_any_size),
		cmocka_unit_test(keeps_allocations_apart),
		cmocka_unit_test(is_empty_and_zeroed_again_after_a_reset),
		cmocka_unit_test(is_zeroed_beside_copies_after_a_reset),
		cmocka_unit_test(copies_bytes),
		cmocka_unit_test(grows_an_array_and_keeps_its_items),
		cmocka_unit_test(pushes_a_zeroed_item_also_where_one_was_taken_off),
#if ASAN_BUILD
		cmocka_unit_test(poisons_what_was_not_handed_out),
#endif
		cmocka_unit_test(ends_the_program_with_3_when_a_size_cannot_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
