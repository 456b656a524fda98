#include "render/json_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
assert_written(struct strbuf *out, const char *expected)
{
	strbuf_addc(out, '\0');
	assert_string_equal(out->at, expected);
	strbuf_release(out);
}

static void
indents_by_two_and_ends_with_a_line_feed(void **state)
{
	struct strbuf out = { 0 };
	struct json_writer json = { .out = &out };

	(void)state;
	json_begin(&json, NULL, '{');
	json_put_text(&json, "name", STR("在校生数"));
	json_begin(&json, "values", '[');
	json_put_int(&json, NULL, -1);
	json_put_number(&json, NULL, STR("97.50"));
	json_put_number(&json, NULL, STR_NONE);
	json_begin(&json, NULL, '{');
	json_put_bool(&json, "yes", true);
	json_put_bool(&json, "no", false);
	json_end(&json);
	json_end(&json);
	json_put_text_or_null(&json, "note", STR_NONE);
	json_put_text_or_null(&json, "unit", STR("人"));
	json_put_null(&json, "none");
	json_end(&json);
	assert_written(&out, "{\n"
			     "  \"name\": \"在校生数\",\n"
			     "  \"values\": [\n"
			     "    -1,\n"
			     "    97.50,\n"
			     "    null,\n"
			     "    {\n"
			     "      \"yes\": true,\n"
			     "      \"no\": false\n"
			     "    }\n"
			     "  ],\n"
			     "  \"note\": null,\n"
			     "  \"unit\": \"人\",\n"
			     "  \"none\": null\n"
			     "}\n");
}

static void
writes_empty_lists_and_objects_on_one_line(void **state)
{
	struct strbuf out = { 0 };
	struct json_writer json = { .out = &out };

	(void)state;
	json_begin(&json, NULL, '[');
	json_begin(&json, NULL, '{');
	json_end(&json);
	json_begin(&json, NULL, '[');
	json_end(&json);
	json_end(&json);
	assert_written(&out, "[\n  {},\n  []\n]\n");
}

static void
escapes_quotes_backslashes_and_control_characters(void **state)
{
	struct strbuf out = { 0 };
	struct json_writer json = { .out = &out };

	(void)state;
	json_begin(&json, NULL, '[');
	json_put_text(&json, NULL, STR("\"a\\/b\"\b\t\n\v\f\r\x01\x1F\x7F<é"));
	json_put_text(&json, NULL, (struct str){ "\0", 1 });
	json_put_text(&json, NULL, STR_NONE);
	json_end(&json);
	assert_written(&out, "[\n"
			     "  \"\\\"a\\\\/b\\\"\\b\\t\\n\\u000b\\f\\r\\u0001\\u001f\x7F<é\",\n"
			     "  \"\\u0000\",\n"
			     "  \"\"\n"
			     "]\n");
}

static void
escapes_what_could_end_a_script_or_a_string_in_it(void **state)
{
	struct strbuf out = { 0 };
	struct json_writer json = { .out = &out, .in_html = true };

	(void)state;
	json_begin(&json, NULL, '{');
	json_put_text(&json, "a<b", STR("</script><!--&>"));
	json_put_text(&json, "lines", STR("1\u20282\u2029\u2027\u202A\xE2\x80"));
	json_end(&json);
	assert_written(&out, "{\n  \"a\\u003cb\": \"\\u003c/script>\\u003c!--&>\",\n"
			     "  \"lines\": \"1\\u20282\\u2029\u2027\u202A\xE2\x80\"\n}\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(indents_by_two_and_ends_with_a_line_feed),
		cmocka_unit_test(writes_empty_lists_and_objects_on_one_line),
		cmocka_unit_test(escapes_quotes_backslashes_and_control_characters),
		cmocka_unit_test(escapes_what_could_end_a_script_or_a_string_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
