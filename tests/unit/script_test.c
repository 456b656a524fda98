#include "search/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

enum { MOST = 1 << 17 };

/* Reads a script as a browser does: UTF-16 units, the text of the call, 15 bits a
 * character, zlib's own inflate. */
struct script {
	uint16_t units[MOST];
	size_t count;
	unsigned char deflated[2 * MOST];
	size_t deflated_length;
	unsigned char bytes[MOST];
	size_t length;
};

static void
read_units(struct script *script, struct str file)
{
	assert_int_equal(file.len % 2, 0);
	assert_true(file.len / 2 < MOST);
	script->count = file.len / 2;
	for (size_t i = 0; i < script->count; i++)
		script->units[i] =
		    (uint16_t)((unsigned char)file.at[2 * i] | (unsigned)(unsigned char)file.at[2 * i + 1] << 8);
}

/* The ASCII text at *at, which is moved behind it. */
static void
skip_text(const struct script *script, size_t *at, const char *text)
{
	for (; *text; text++, ++*at) {
		assert_true(*at < script->count);
		assert_int_equal(script->units[*at], *text);
	}
}

static size_t
read_number(const struct script *script, size_t *at)
{
	size_t number = 0;

	for (; script->units[*at] >= '0' && script->units[*at] <= '9'; ++*at)
		number = number * 10 + (script->units[*at] - (size_t)'0');
	return number;
}

static void
unpack(struct script *script, size_t from, size_t to)
{
	unsigned long bits = 0, held = 0;

	script->deflated_length = 0;
	for (size_t i = from; i < to; i++) {
		assert_in_range(script->units[i], 0x3400, 0xB3FF);
		bits |= (unsigned long)(script->units[i] - 0x3400) << held;
		for (held += 15; held >= 8; held -= 8, bits >>= 8)
			script->deflated[script->deflated_length++] = (unsigned char)bits;
	}
	/* what is left over fills no byte, and is nothing */
	assert_int_equal(bits, 0);
}

static void
script_read(struct script *script, struct str file, const char *name)
{
	uLongf length = sizeof script->bytes;
	size_t at = 1, from, told;
	char begin[100];

	snprintf(begin, sizeof begin, "qsiteSearch(\"%s\",\"v1\",\"", name);
	read_units(script, file);
	assert_int_equal(script->units[0], 0xFEFF);
	skip_text(script, &at, begin);
	for (from = at; script->units[at] != '"';)
		assert_true(++at < script->count);
	unpack(script, from, at);
	skip_text(script, &at, "\",");
	told = read_number(script, &at);
	skip_text(script, &at, ")\n");
	assert_int_equal(at, script->count);
	/* a last character may have bits for one byte too many */
	assert_in_range(script->deflated_length, told, told + 1);
	assert_int_equal(uncompress(script->bytes, &length, script->deflated, told), Z_OK);
	script->length = length;
}

static void
assert_same_again(struct str bytes)
{
	static struct script script;
	struct strbuf out = { 0 };

	script_add(&out, STR("g12"), STR("v1"), bytes);
	script_read(&script, strbuf_view(&out), "g12");
	assert_int_equal(script.length, bytes.len);
	if (bytes.len > 0)
		assert_memory_equal(script.bytes, bytes.at, bytes.len);
	strbuf_release(&out);
}

static void
gives_the_bytes_back(void **state)
{
	(void)state;
	assert_same_again(STR_NONE);
	assert_same_again((struct str){ "\0\xFF\0\x80", 4 });
}

/* Random bytes do not shrink: all remainders of 15 bits come up. */
static void
gives_bytes_of_any_length_back(void **state)
{
	static char bytes[70000];
	uint32_t number = 7;

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++) {
		number = number * 1664525 + 1013904223;
		bytes[i] = (char)(number >> 24);
	}
	for (size_t length = 1; length <= 40; length++)
		for (size_t from = 0; from < 20; from++)
			assert_same_again((struct str){ bytes + from, length });
	assert_same_again((struct str){ bytes, sizeof bytes });
	memset(bytes, 'a', sizeof bytes);
	assert_same_again((struct str){ bytes, sizeof bytes });
}

/* What a browser could change or stumble over: surrogates, marks, ends of lines, quotes. */
static void
has_no_unit_that_is_not_plain(void **state)
{
	struct strbuf bytes = { 0 }, out = { 0 };
	struct script *script = calloc(1, sizeof *script);
	uint32_t number = 1;

	(void)state;
	assert_non_null(script);
	for (size_t i = 0; i < 60000; i++) {
		number = number * 1103515245 + 12345;
		strbuf_addc(&bytes, (char)(number >> 16));
	}
	script_add(&out, STR("t0"), STR("v1"), strbuf_view(&bytes));
	read_units(script, strbuf_view(&out));
	for (size_t i = 1; i < script->count - 1; i++)
		assert_true((script->units[i] >= ' ' && script->units[i] <= '~') ||
			    (script->units[i] >= 0x3400 && script->units[i] <= 0xB3FF));
	free(script);
	strbuf_release(&bytes);
	strbuf_release(&out);
}

static void
adds_to_what_is_there_and_is_the_same_each_time(void **state)
{
	struct strbuf one = { 0 }, two = { 0 };
	size_t length;

	(void)state;
	script_add(&one, STR("core"), STR("v1"), STR("教育教育教育"));
	length = one.len;
	script_add(&one, STR("core"), STR("v1"), STR("教育教育教育"));
	script_add(&two, STR("core"), STR("v1"), STR("教育教育教育"));
	assert_int_equal(one.len, 2 * length);
	assert_memory_equal(one.at, two.at, length);
	assert_memory_equal(one.at + length, two.at, length);
	strbuf_release(&one);
	strbuf_release(&two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_bytes_back),
		cmocka_unit_test(gives_bytes_of_any_length_back),
		cmocka_unit_test(has_no_unit_that_is_not_plain),
		cmocka_unit_test(adds_to_what_is_there_and_is_the_same_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
