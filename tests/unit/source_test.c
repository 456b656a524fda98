#include "base/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
assert_at(struct place place, size_t line, size_t column)
{
	struct line_column at = place_line_column(place);

	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
}

static void
numbers_sources_as_they_are_added(void **state)
{
	struct arena arena;
	struct sources sources = { .arena = &arena };

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < 20; i++)
		assert_int_equal(source_add(&sources, str_format(&arena, "%zu.md", i), STR("text"))->id, i);
	assert_int_equal(sources.count, 20);
	assert_true(str_eq(sources.items[7]->path, STR("7.md")));
	assert_true(str_eq(sources.items[7]->text, STR("text")));
	arena_release(&arena);
}

static void
counts_lines_and_characters_from_one(void **state)
{
	const struct source source = { .path = { "a.md", 4 }, .text = STR("ab\n职业教育\tx\r\n\nend") };

	(void)state;
	assert_at(place_at(&source, 0, 1), 1, 1);
	assert_at(place_at(&source, 2, 1), 1, 3); /* the end of line 1 */
	assert_at(place_at(&source, 3, 3), 2, 1);
	assert_at(place_at(&source, 9, 3), 2, 3);
	assert_at(place_at(&source, 16, 1), 2, 6); /* behind the tab */
	assert_at(place_at(&source, 19, 0), 3, 1);
	assert_at(place_at(&source, 20, 0), 4, 1);
	assert_at(place_at(&source, 22, 1), 4, 3);
}

static void
takes_a_place_behind_the_text_at_its_end(void **state)
{
	const struct source source = { .text = STR("ab\ncd") };
	const struct source empty = { 0 };

	(void)state;
	assert_at(place_at(&source, 5, 0), 2, 3);
	assert_at(place_at(&source, 500, 1), 2, 3);
	assert_at(place_at(&empty, 3, 1), 1, 1);
	assert_at((struct place){ 0 }, 1, 1);
}

static void
tells_a_file_from_a_place_in_it(void **state)
{
	const struct source source = { .path = { "a.md", 4 }, .text = STR("ab") };
	char path[] = "gone.md";
	struct arena arena;
	struct place place;

	(void)state;
	arena_init(&arena);
	assert_true(place_is_file(place_file(&source)));
	assert_false(place_is_file(place_at(&source, 0, 2)));
	assert_false(place_is_file((struct place){ 0 }));
	place = place_path(&arena, (struct str){ path, sizeof path - 1 });
	path[0] = 'x';
	assert_true(place_is_file(place));
	assert_true(str_eq(place.source->path, STR("gone.md")));
	assert_true(place.source->id == SIZE_MAX);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_sources_as_they_are_added),
		cmocka_unit_test(counts_lines_and_characters_from_one),
		cmocka_unit_test(takes_a_place_behind_the_text_at_its_end),
		cmocka_unit_test(tells_a_file_from_a_place_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
