#include "check/letters.h"

#include "base/strbuf.h"
#include "findings.h"

/* The letters as text, with the signs among them in angle brackets. */
static struct str
shown(struct arena *arena, struct str text, const struct letters *letters)
{
	struct strbuf out = { 0 };
	size_t next = 0; /* of the signs */

	for (size_t i = 0; i < letters->count; i++) {
		struct str one = str_slice(text, letters->items[i].from, letters->items[i].to);
		bool sign = next < letters->sign_count && letters->signs[next] == i;

		strbuf_addf(&out, sign ? "<%.*s>" : "%.*s", STR_ARG(one));
		next += sign;
	}
	assert_int_equal(next, letters->sign_count);
	return strbuf_take(arena, &out);
}

static void
assert_read(const char *text, const char *all, const char *tight)
{
	struct arena arena;
	struct letters letters = { 0 }, copy, tightened;

	arena_init(&arena);
	letters_read(&letters, &arena, STR("共 12 所，用过的地方"));
	letters_read(&letters, &arena, str_from(text));
	copy = letters_copy(&arena, &letters);
	tightened = letters_tighten(&arena, &copy);
	assert_true(str_eq(shown(&arena, str_from(text), &copy), str_from(all)));
	assert_true(str_eq(shown(&arena, str_from(text), &tightened), str_from(tight)));
	arena_release(&arena);
}

static void
notes_what_is_no_chinese_word(void **state)
{
	(void)state;
	assert_read("", "", "");
	assert_read("职教", "职教", "职教");
	assert_read("有3所，A类", "有<3>所<，><A>类", "有<3>所<，><A>类");
	assert_read("十亿元、两位", "<十><亿>元<、><两>位", "<十><亿>元<、><两>位");
	assert_read("𠀀é〇", "𠀀<é><〇>", "𠀀<é><〇>");
	assert_read("a\xFF校", "<a><\xFF>校", "<a><\xFF>校");
}

static void
leaves_out_blanks_that_are_layout(void **state)
{
	(void)state;
	assert_read(" 有 3 所 ", "< >有< ><3>< >所< >", "有<3>所");
	assert_read("学校 学生", "学校< >学生", "学校< >学生");
	assert_read("学校  　学生", "学校< >< ><　>学生", "学校< >学生");
	assert_read("   ", "< >< >< >", "");
	assert_read("共2 \t，", "共<2>< ><\t><，>", "共<2><，>");
}

static void
finds_a_sign(void **state)
{
	struct arena arena;
	struct letters letters = { 0 };

	(void)state;
	arena_init(&arena);
	letters_read(&letters, &arena, STR("见《规划》"));
	assert_true(letters_have_sign(&letters, 0x300A));
	assert_false(letters_have_sign(&letters, '('));
	assert_false(letters_have_sign(&letters, 0x89C1)); /* 见 is no sign */
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_what_is_no_chinese_word),
		cmocka_unit_test(leaves_out_blanks_that_are_layout),
		cmocka_unit_test(finds_a_sign),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
