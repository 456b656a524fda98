#include "rule_fixture.h"

/* Personal data and addresses in documents. */

static void
finds_identity_numbers_by_their_check_digit(void **state)
{
	struct doc_fixture *it = *state;

	rule_markdown(
	    it, &family_publishing, "证号 11010519491231002X，不是 110105194912310021，也不是 1101051949123100\n");
	assert_codes(&it->diags, "private-identity");
	assert_finding(&it->diags, "private-identity", 4, 4, "11010519491231002X");
}

static void
finds_mobile_numbers(void **state)
{
	struct doc_fixture *it = *state;

	rule_markdown(
	    it, &family_publishing, "电话 13800138000，经费 12345678901 元，长号 138001380001，3.13800138000\n");
	assert_codes(&it->diags, "private-mobile");
	assert_finding(&it->diags, "private-mobile", 4, 4, "13800138000");
}

static void
finds_addresses_outside_government(void **state)
{
	struct doc_fixture *it = *state;

	rule_plain(it, &family_publishing, "信箱 zhang.san@example.com。公务 zlnb@edu.example.gov.cn，@用户，a@b\n");
	assert_codes(&it->diags, "private-email");
	assert_finding(&it->diags, "private-email", 1, 4, "zhang.san@example.com");
}

static void
finds_personal_data_in_tables(void **state)
{
	struct doc_fixture *it = *state;

	rule_markdown(it, &family_publishing, "| 姓名 | 电话 |\n|---|---|\n| 甲 | 13912345678 |\n");
	assert_codes(&it->diags, "private-mobile");
	assert_finding(&it->diags, "private-mobile", 6, 7, "13912345678");
}

static void
finds_links_out_of_government_in_plain_text(void **state)
{
	struct doc_fixture *it = *state;

	rule_plain(it, &family_publishing, "见 https://edu.example.gov.cn/a 和<http://www.example.com/b?c>。\n");
	assert_codes(&it->diags, "link-leaves");
	assert_finding(&it->diags, "link-leaves", 1, 34, "http://www.example.com/b?c");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		doc_test(finds_identity_numbers_by_their_check_digit),
		doc_test(finds_mobile_numbers),
		doc_test(finds_addresses_outside_government),
		doc_test(finds_personal_data_in_tables),
		doc_test(finds_links_out_of_government_in_plain_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
