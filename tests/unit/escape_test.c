#include "base/escape.h"

#include "findings.h"

static void
assert_escaped(struct str text, const char *expected)
{
	struct strbuf out = { 0 };

	strbuf_adds(&out, "|");
	escape_add(&out, text);
	assert_text(str_slice(strbuf_view(&out), 0, 1), "|");
	assert_text(str_slice(strbuf_view(&out), 1, out.len), expected);
	strbuf_release(&out);
}

static void
makes_references_of_the_five_marks(void **state)
{
	(void)state;
	assert_escaped(STR("&<>\"'"), "&amp;&lt;&gt;&quot;&#39;");
	assert_escaped(STR("<a href='x?a=1&b=2'>"), "&lt;a href=&#39;x?a=1&amp;b=2&#39;&gt;");
	assert_escaped(STR("a<"), "a&lt;");
	assert_escaped(STR(">a"), "&gt;a");
}

static void
escapes_references_again(void **state)
{
	(void)state;
	assert_escaped(STR("&amp;"), "&amp;amp;");
}

static void
leaves_every_other_byte_as_it_is(void **state)
{
	char bytes[256];
	struct strbuf out = { 0 };
	size_t count = 0;

	(void)state;
	for (int i = 0; i < 256; i++)
		if (!strchr("&<>\"'", i) || i == 0)
			bytes[count++] = (char)i;
	escape_add(&out, (struct str){ bytes, count });
	assert_int_equal(count, 251);
	assert_true(str_eq(strbuf_view(&out), (struct str){ bytes, count }));
	strbuf_release(&out);
	assert_escaped(STR("产教融合 — “质量”"), "产教融合 — “质量”");
}

static void
adds_nothing_for_nothing(void **state)
{
	(void)state;
	assert_escaped(STR_NONE, "");
	assert_escaped(STR(""), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_references_of_the_five_marks),
		cmocka_unit_test(escapes_references_again),
		cmocka_unit_test(leaves_every_other_byte_as_it_is),
		cmocka_unit_test(adds_nothing_for_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
