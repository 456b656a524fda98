#include "write/journal.h"

#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* A journal of these lines with a right last line. */
static struct str
finished(const char *lines)
{
	struct str hash = sha256_text(&arena, str_from(lines));

	return str_format(&arena, "%send %.*s\n", lines, STR_ARG(hash));
}

static const char five_steps[] = "qsite journal 1\n"
				 "remove a\n"
				 "add 0 a/b c.html\n"
				 "replace 17 杭州/index.html\n"
				 "remove-folder old\n"
				 "replace 18 manifest.json\n";

static void
writes_what_it_reads(void **state)
{
	struct str text = finished(five_steps);
	struct strbuf out = { 0 };
	struct journal journal;

	(void)state;
	assert_true(journal_read(&arena, text, &journal));
	assert_int_equal(journal.count, 5);
	assert_int_equal(journal.items[1].kind, STEP_ADD);
	assert_int_equal(journal.items[1].staged, 0);
	assert_string_equal(journal.items[1].path.at, "a/b c.html");
	assert_int_equal(journal.items[2].kind, STEP_REPLACE);
	assert_int_equal(journal.items[2].staged, 17);
	assert_int_equal(journal.items[3].kind, STEP_REMOVE_FOLDER);

	journal_write(&journal, &out);
	assert_true(str_eq(strbuf_view(&out), text));
	strbuf_release(&out);
}

static void
is_not_finished_when_cut_anywhere(void **state)
{
	struct str text = finished(five_steps);
	struct journal journal;

	(void)state;
	for (size_t length = 0; length < text.len; length++) {
		if (journal_read(&arena, str_slice(text, 0, length), &journal))
			fail_msg("read when cut to %zu bytes", length);
	}
}

static void
is_not_finished_when_a_byte_is_wrong(void **state)
{
	struct str text = finished(five_steps);
	struct journal journal;

	(void)state;
	for (size_t at = 0; at < text.len; at++) {
		char *changed = str_zero(&arena, text);

		changed[at] = '\0'; /* as a block that never reached the disk */
		if (journal_read(&arena, (struct str){ changed, text.len }, &journal))
			fail_msg("read with byte %zu wrong", at);
	}
}

static void
refuses_steps_it_does_not_know(void **state)
{
	static const char *const cases[] = {
		"qsite journal 2\nremove a\n",
		"remove a\n",
		"qsite journal 1\nrename a\n",
		"qsite journal 1\n\n",
		"qsite journal 1\nremove\n",
		"qsite journal 1\nremove ../a\n",
		"qsite journal 1\nremove /a\n",
		"qsite journal 1\nremove-folder .\n",
		"qsite journal 1\nadd a\n",
		"qsite journal 1\nadd x a\n",
		"qsite journal 1\nadd -1 a\n",
		"qsite journal 1\nadd 1 \n",
	};
	struct journal journal;

	(void)state;
	assert_true(journal_read(&arena, finished("qsite journal 1\n"), &journal));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (journal_read(&arena, finished(cases[i]), &journal))
			fail_msg("case %zu was read", i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(writes_what_it_reads, setup, teardown),
		cmocka_unit_test_setup_teardown(is_not_finished_when_cut_anywhere, setup, teardown),
		cmocka_unit_test_setup_teardown(is_not_finished_when_a_byte_is_wrong, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_steps_it_does_not_know, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
