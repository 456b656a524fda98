#include "base/strbuf.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_buf(buf, expected) assert_true(str_eq(strbuf_view(buf), STR(expected)))

static void
is_empty_when_zeroed(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	assert_buf(&buf, "");
	strbuf_add(&buf, STR_NONE);
	strbuf_adds(&buf, "");
	strbuf_addf(&buf, "%s", "");
	assert_buf(&buf, "");
	strbuf_release(&buf);
}

static void
is_taken_as_a_text_that_outlives_it(void **state)
{
	struct strbuf buf = { 0 };
	struct arena arena;
	struct str text;

	(void)state;
	arena_init(&arena);
	strbuf_adds(&buf, "kept");
	text = strbuf_take(&arena, &buf);
	assert_true(str_eq(text, STR("kept")));
	assert_buf(&buf, "");
	assert_int_equal(buf.capacity, 0);
	strbuf_adds(&buf, "other");
	assert_true(str_eq(text, STR("kept")));
	strbuf_release(&buf);
	arena_release(&arena);
}

static void
adds_at_the_end(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	strbuf_add(&buf, STR("ab"));
	strbuf_addc(&buf, 'c');
	strbuf_adds(&buf, "de");
	strbuf_addf(&buf, "-%d-%s", 7, "f");
	assert_buf(&buf, "abcde-7-f");
	strbuf_clear(&buf);
	assert_buf(&buf, "");
	strbuf_adds(&buf, "x");
	assert_buf(&buf, "x");
	strbuf_release(&buf);
	assert_null(buf.at);
	assert_int_equal(buf.capacity, 0);
}

static void
grows_from_any_length_by_any_length(void **state)
{
	char bytes[200];

	(void)state;
	memset(bytes, 'y', sizeof bytes);
	for (size_t first = 0; first < sizeof bytes; first++) {
		struct strbuf buf = { 0 };

		strbuf_add(&buf, (struct str){ bytes, first });
		strbuf_addf(&buf, "%s", "0123456789");
		strbuf_add(&buf, (struct str){ bytes, sizeof bytes - first });
		assert_int_equal(buf.len, sizeof bytes + 10);
		assert_memory_equal(buf.at + first, "0123456789", 10);
		assert_int_equal(buf.at[buf.len - 1], 'y');
		strbuf_release(&buf);
	}
}

static void
unpacks_what_was_packed(void **state)
{
	struct strbuf buf = { 0 };
	struct unpack from;

	(void)state;
	strbuf_pack_u64(&buf, UINT64_MAX);
	strbuf_pack_str(&buf, STR("a\0b"));
	strbuf_pack_str(&buf, STR_NONE);
	strbuf_pack_u64(&buf, 3);
	strbuf_add(&buf, STR("xyz"));
	from = (struct unpack){ .rest = strbuf_view(&buf) };
	assert_true(unpack_u64(&from) == UINT64_MAX);
	assert_true(str_eq(unpack_str(&from), STR("a\0b")));
	assert_int_equal(unpack_str(&from).len, 0);
	assert_int_equal(unpack_count(&from), 3);
	assert_int_equal(from.rest.len, 3);
	assert_false(from.failed);
	strbuf_release(&buf);
}

static void
fails_on_every_cut_of_packed_bytes(void **state)
{
	struct strbuf buf = { 0 };

	(void)state;
	strbuf_pack_u64(&buf, 1);
	strbuf_pack_str(&buf, STR("text"));
	for (size_t cut = 0; cut < buf.len; cut++) {
		struct unpack from = { .rest = str_slice(strbuf_view(&buf), 0, cut) };

		unpack_u64(&from);
		assert_int_equal(unpack_str(&from).len, 0);
		assert_true(from.failed);
		assert_true(unpack_u64(&from) == 0);
	}
	strbuf_release(&buf);
}

static void
fails_on_lengths_and_counts_that_cannot_be(void **state)
{
	struct strbuf buf = { 0 };
	struct unpack from;

	(void)state;
	strbuf_pack_u64(&buf, UINT64_MAX);
	from = (struct unpack){ .rest = strbuf_view(&buf) };
	assert_int_equal(unpack_str(&from).len, 0);
	assert_true(from.failed);
	from = (struct unpack){ .rest = strbuf_view(&buf) };
	assert_int_equal(unpack_count(&from), 0);
	assert_true(from.failed);
	strbuf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_empty_when_zeroed),
		cmocka_unit_test(is_taken_as_a_text_that_outlives_it),
		cmocka_unit_test(adds_at_the_end),
		cmocka_unit_test(grows_from_any_length_by_any_length),
		cmocka_unit_test(unpacks_what_was_packed),
		cmocka_unit_test(fails_on_every_cut_of_packed_bytes),
		cmocka_unit_test(fails_on_lengths_and_counts_that_cannot_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
