#include "base/line_map.h"

#include "base/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Every offset at the begin of a character, and those behind the text. */
static void
assert_same_as_counting(struct line_maps *maps, const struct source *source)
{
	for (size_t i = 0; i < source->text.len + 3; i++) {
		struct line_column found, expected;

		if (i < source->text.len && ((unsigned char)source->text.at[i] & 0xC0) == 0x80)
			continue;
		found = line_maps_find(maps, place_at(source, i, 1));
		expected = place_line_column(place_at(source, i, 1));
		assert_int_equal(found.line, expected.line);
		assert_int_equal(found.column, expected.column);
	}
}

static void
gives_what_counting_gives(void **state)
{
	static const char *const units[] = { "", "x", "职", "一行\n", "a\r\n", "\n", "长长长长长长长长长长长长长长a" };
	struct arena arena;
	struct sources sources = { .arena = &arena };
	struct line_maps maps = { .arena = &arena };

	(void)state;
	arena_init(&arena);
	for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
		struct strbuf text = { 0 };

		for (size_t i = 0; i < 300; i++)
			strbuf_adds(&text, units[k]);
		source_add(&sources, STR("a"), strbuf_take(&arena, &text));
	}
	for (size_t i = sources.count; i-- > 0;)
		assert_same_as_counting(&maps, sources.items[i]);
	arena_release(&arena);
}

static void
has_an_answer_for_files_without_text(void **state)
{
	struct arena arena;
	struct line_maps maps = { .arena = &arena };

	(void)state;
	arena_init(&arena);
	assert_int_equal(line_maps_find(&maps, (struct place){ 0 }).line, 1);
	assert_int_equal(line_maps_find(&maps, place_path(&arena, STR("gone.md"))).column, 1);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_what_counting_gives),
		cmocka_unit_test(has_an_answer_for_files_without_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
