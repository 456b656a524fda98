#include "load/text.h"

#include "site_fixture.h"

static struct source *
load(struct site_fixture *it, struct str bytes)
{
	it->sources = (struct sources){ .arena = &it->arena };
	it->diags.count = 0;
	site_write_bytes(it, "a.txt", bytes);
	return text_load(&it->sources, str_from(it->folder), STR("a.txt"), &it->diags);
}

static void
reads_a_file_as_a_source(void **state)
{
	struct site_fixture *it = *state;
	struct source *source = load(it, STR("年报\r\n"));

	assert_codes(&it->diags, "");
	assert_text(source->text, "年报\r\n");
	assert_int_equal(it->sources.count, 1);
	assert_true(str_eq(source->path, site_path(it, "a.txt")));
}

static void
drops_one_byte_order_mark(void **state)
{
	struct site_fixture *it = *state;

	assert_text(load(it, STR("\xEF\xBB\xBF{}"))->text, "{}");
	assert_text(load(it, STR("\xEF\xBB\xBF\xEF\xBB\xBF{}"))->text, "\xEF\xBB\xBF{}");
	assert_text(load(it, STR("a\xEF\xBB\xBF"))->text, "a\xEF\xBB\xBF");
}

static void
refuses_empty_files(void **state)
{
	struct site_fixture *it = *state;

	assert_null(load(it, STR("")));
	assert_codes(&it->diags, "file-empty");
	assert_finding(&it->diags, "file-empty", 1, 1, "");
	assert_null(load(it, STR("\xEF\xBB\xBF")));
	assert_codes(&it->diags, "file-empty");
	assert_text(load(it, STR("\n"))->text, "\n");
}

static void
tells_the_first_byte_that_is_not_utf_8(void **state)
{
	struct site_fixture *it = *state;

	assert_null(load(it, STR("标题\n年\xff报\xfe")));
	assert_codes(&it->diags, "utf8-invalid");
	assert_finding(&it->diags, "utf8-invalid", 2, 2, "\xff");
	assert_int_equal(finding_of(&it->diags, "utf8-invalid")->hint.len, 0);
	assert_null(load(it, STR("a\xED\xA0\x80")));
	assert_finding(&it->diags, "utf8-invalid", 1, 2, "\xED");
	assert_null(load(it, STR("\xFF\xFE"
				 "a\0")));
	assert_finding(&it->diags, "utf8-invalid", 1, 1, "\xFF");
}

static void
says_when_it_looks_like_gbk(void **state)
{
	struct site_fixture *it = *state;

	/* 年报 */
	assert_null(load(it, STR("title: \xC4\xEA\xB1\xA8\n")));
	assert_finding(&it->diags, "utf8-invalid", 1, 8, "\xC4");
	assert_hint(&it->diags, "utf8-invalid", "GBK");
}

static void
refuses_links_folders_and_what_is_not_there(void **state)
{
	struct site_fixture *it = *state;

	it->sources = (struct sources){ .arena = &it->arena };
	assert_int_equal(symlink("content/site.json", str_zero(&it->arena, site_path(it, "link"))), 0);
	assert_null(text_load(&it->sources, str_from(it->folder), STR("link"), &it->diags));
	assert_null(text_load(&it->sources, str_from(it->folder), STR("content"), &it->diags));
	assert_null(text_load(&it->sources, str_from(it->folder), STR("none"), &it->diags));
	assert_codes(&it->diags, "file-link file-read file-missing");
	assert_told(&it->diags, "file-link", "'link'");
	assert_int_equal(it->sources.count, 0);
}

static void
joins_paths_as_messages_show_them(void **state)
{
	struct site_fixture *it = *state;

	assert_text(text_disk_path(&it->arena, STR("."), STR("content/a")), "content/a");
	assert_text(text_disk_path(&it->arena, STR(""), STR("content/a")), "content/a");
	assert_text(text_disk_path(&it->arena, STR("site"), STR("content/a")), "site/content/a");
	assert_text(text_disk_path(&it->arena, STR("site/"), STR("content/a")), "site/content/a");
	assert_text(text_disk_path(&it->arena, STR("/"), STR("content/a")), "/content/a");
	assert_text(text_disk_path(&it->arena, STR("./"), STR("content/a")), "./content/a");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITE_TEST(reads_a_file_as_a_source),
		SITE_TEST(drops_one_byte_order_mark),
		SITE_TEST(refuses_empty_files),
		SITE_TEST(tells_the_first_byte_that_is_not_utf_8),
		SITE_TEST(says_when_it_looks_like_gbk),
		SITE_TEST(refuses_links_folders_and_what_is_not_there),
		SITE_TEST(joins_paths_as_messages_show_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
