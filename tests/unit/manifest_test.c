#include "write/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HASH_A "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define HASH_B "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"

static const char two_files[] = "{\n"
				"\"generator\": \"qsite\",\n"
				"\"files\": [\n"
				"{ \"path\": \"a \\\"b\\\" \\\\.html\", \"size\": 0, \"sha256\": \"" HASH_A "\" },\n"
				"{ \"path\": \"杭州/index.html\", \"size\": 1234, \"sha256\": \"" HASH_B "\" }\n"
				"]\n"
				"}\n";

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

/* The text with the first `what` in it replaced. */
static struct str
with(struct str text, const char *what, const char *by)
{
	size_t at = str_find(text, str_from(what), 0);
	struct str head = str_slice(text, 0, at);
	struct str tail;

	assert_true(at != SIZE_MAX);
	tail = str_slice(text, at + str_from(what).len, text.len);
	return str_format(&arena, "%.*s%s%.*s", STR_ARG(head), by, STR_ARG(tail));
}

static struct str
written(const struct manifest *manifest)
{
	struct strbuf out = { 0 };
	struct str text;

	manifest_write(manifest, &out);
	text = str_copy(&arena, strbuf_view(&out));
	strbuf_release(&out);
	return text;
}

static void
assert_text(struct str text, const char *expected)
{
	assert_string_equal(str_zero(&arena, text), expected);
	assert_int_equal(text.len, str_from(expected).len);
}

static void
writes_one_file_a_line(void **state)
{
	struct manifest_file files[] = {
		{ STR("a \"b\" \\.html"), 0, STR(HASH_A) },
		{ STR("杭州/index.html"), 1234, STR(HASH_B) },
	};
	struct manifest manifest = { .items = files, .count = 2 };

	(void)state;
	assert_text(written(&manifest), two_files);
}

static void
reads_what_it_wrote(void **state)
{
	struct manifest manifest;
	size_t line;

	(void)state;
	assert_true(manifest_read(&arena, str_from(two_files), &manifest, &line));
	assert_int_equal(line, 0);
	assert_int_equal(manifest.count, 2);
	assert_text(manifest.items[0].path, "a \"b\" \\.html");
	assert_int_equal(manifest.items[0].size, 0);
	assert_text(manifest.items[1].path, "杭州/index.html");
	assert_int_equal(manifest.items[1].path.at[manifest.items[1].path.len], '\0');
	assert_int_equal(manifest.items[1].size, 1234);
	assert_text(manifest.items[1].hash, HASH_B);
	assert_text(written(&manifest), two_files);
}

static void
writes_and_reads_an_empty_list(void **state)
{
	struct manifest manifest = { 0 };
	struct str text = written(&manifest);
	size_t line;

	(void)state;
	assert_text(text, "{\n\"generator\": \"qsite\",\n\"files\": [\n]\n}\n");
	assert_true(manifest_read(&arena, text, &manifest, &line));
	assert_int_equal(manifest.count, 0);
}

static void
names_the_line_that_is_wrong(void **state)
{
	static const struct {
		const char *what, *by;
		size_t line;
	} cases[] = {
		{ "{\n", "{ \n", 1 },
		{ "qsite", "other", 1 },
		{ "\"files\"", "\"Files\"", 3 },
		{ "{ \"path\"", "{\"path\"", 4 },
		{ "\\.html", "n.html", 4 },           /* an escape of ours only */
		{ "a \\\"b", "\\u0061 \\\"b", 4 },    /* another spelling of the same path */
		{ "a \\\"b", "a \\\\\"b", 4 },        /* a quote that ends the path early */
		{ "a \\\"b", "../b", 4 },             /* leaves the destination */
		{ "a \\\"b", "/b", 4 },               /* absolute */
		{ "a \\\"b", "x//b", 4 },             /* an empty part */
		{ "\"a \\\"b", "\"\nb", 5 },          /* a control character */
		{ "a \\\"b", "\xff", 4 },             /* not UTF-8 */
		{ "\"size\": 0", "\"size\": ", 4 },   /* no digit */
		{ "\"size\": 0", "\"size\": 00", 4 }, /* a needless zero */
		{ "\"size\": 0", "\"size\": -1", 4 },
		{ "\"size\": 0", "\"size\": 1e3", 4 },
		{ "\"size\": 0", "\"size\": 99999999999999999999", 4 },
		{ "9f86d0", "9F86d0", 4 },
		{ "9f86d0", "9f86d", 4 },
		{ "9f86d0", "9f86d00", 4 },
		{ " },\n", " }\n", 5 },   /* a comma short */
		{ " }\n]", " },\n]", 6 }, /* a comma too many */
		{ "杭州/index", "A", 5 }, /* not in order: before the first */
		{ "杭州/index", "manifest.json/x", 5 },
		{ "]\n}\n", "]\n}\n\n", 8 },
		{ "]\n}\n", "]\n}", 6 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = with(str_from(two_files), cases[i].what, cases[i].by);
		struct manifest manifest;
		size_t line = 0;

		if (manifest_read(&arena, text, &manifest, &line))
			fail_msg("case %zu was read", i);
		if (line != cases[i].line)
			fail_msg("case %zu: line %zu and not %zu", i, line, cases[i].line);
	}
}

static void
refuses_the_same_path_twice(void **state)
{
	struct str text = with(str_from(two_files), "a \\\"b\\\" \\\\.html", "杭州/index.html");
	struct manifest manifest;
	size_t line;

	(void)state;
	assert_false(manifest_read(&arena, text, &manifest, &line));
	assert_int_equal(line, 5);
}

static void
refuses_every_cut(void **state)
{
	struct str text = str_from(two_files);

	(void)state;
	for (size_t length = 0; length < text.len; length++) {
		struct manifest manifest;
		size_t line;

		if (manifest_read(&arena, str_slice(text, 0, length), &manifest, &line))
			fail_msg("read when cut to %zu bytes", length);
	}
}

static bool
is_own_spelling(struct str text)
{
	struct manifest manifest;
	size_t line;

	return !manifest_read(&arena, text, &manifest, &line) || str_eq(written(&manifest), text);
}

/* One form only: what can be read at all is what writing gives. */
static void
reads_no_second_spelling(void **state)
{
	struct str text = str_from(two_files);

	(void)state;
	for (size_t at = 0; at < text.len; at++) {
		char *changed = str_zero(&arena, text);

		for (int byte = 0; byte <= UINT8_MAX; byte++) {
			changed[at] = (char)byte;
			assert_true(is_own_spelling((struct str){ changed, text.len }));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(writes_one_file_a_line, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_what_it_wrote, setup, teardown),
		cmocka_unit_test_setup_teardown(writes_and_reads_an_empty_list, setup, teardown),
		cmocka_unit_test_setup_teardown(names_the_line_that_is_wrong, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_the_same_path_twice, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_every_cut, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_no_second_spelling, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
