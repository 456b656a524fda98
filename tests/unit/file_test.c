#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define assert_str(text, expected) assert_true(str_eq((text), STR(expected)))

struct fixture {
	struct arena arena;
	struct diags diags;
	struct str root;
};

static int
fixture_new(void **state)
{
	static struct fixture fixture;
	char root[] = "/tmp/qsite-file-XXXXXX";

	if (!mkdtemp(root))
		return -1;
	arena_init(&fixture.arena);
	diags_init(&fixture.diags, &fixture.arena, DIAG_ENGLISH);
	fixture.root = str_copy(&fixture.arena, str_from(root));
	*state = &fixture;
	return 0;
}

static int
fixture_free(void **state)
{
	struct fixture *f = *state;
	bool removed = tree_remove(f->root, &f->diags);

	arena_release(&f->arena);
	return removed ? 0 : -1;
}

/* A path below the test's folder. */
static struct str
below(struct fixture *f, const char *name)
{
	return path_join(&f->arena, f->root, str_from(name));
}

static void
write_file(struct fixture *f, const char *name, struct str bytes)
{
	struct str path = below(f, name);

	assert_true(folder_make(path_folder(path), &f->diags));
	assert_true(file_write(path, bytes, &f->diags));
}

/* One finding, whose text has the words; then there is none. */
static void
assert_finding(struct fixture *f, const char *code, const char *words)
{
	assert_int_equal(f->diags.count, 1);
	assert_string_equal(f->diags.items[0].code, code);
	assert_true(str_find(f->diags.items[0].text, str_from(words), 0) != SIZE_MAX);
	f->diags.count = 0;
}

static void
assert_list(struct fixture *f, const struct file_list *list, const char *expected)
{
	struct strbuf text = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		assert_true(str_starts(list->items[i].path, f->root));
		assert_true(str_ends(list->items[i].path, list->items[i].name));
		strbuf_add(&text, str_slice(list->items[i].path, f->root.len + 1, SIZE_MAX));
		strbuf_addc(&text, ' ');
	}
	strbuf_addc(&text, '\0');
	assert_string_equal(text.at, expected);
	strbuf_release(&text);
}

static void
reads_back_what_it_wrote(void **state)
{
	struct fixture *f = *state;
	struct strbuf large = { 0 };
	struct str bytes;

	for (int i = 0; i < 300000; i++)
		strbuf_addf(&large, "%d,", i);
	write_file(f, "a", strbuf_view(&large));
	assert_true(file_read(&f->arena, below(f, "a"), &bytes, &f->diags));
	assert_true(str_eq(bytes, strbuf_view(&large)));
	write_file(f, "a", STR("sh\0rt"));
	assert_true(file_read(&f->arena, below(f, "a"), &bytes, &f->diags));
	assert_true(str_eq(bytes, STR("sh\0rt")));
	write_file(f, "empty", STR_NONE);
	assert_true(file_read(&f->arena, below(f, "empty"), &bytes, &f->diags));
	assert_int_equal(bytes.len, 0);
	assert_int_equal(f->diags.count, 0);
	strbuf_release(&large);
}

static void
reads_regular_files_only(void **state)
{
	struct fixture *f = *state;
	struct str bytes = STR("before");
	char *pipe = str_zero(&f->arena, below(f, "pipe"));

	assert_false(file_read(&f->arena, below(f, "missing"), &bytes, &f->diags));
	assert_int_equal(bytes.len, 0);
	assert_finding(f, "file-read", "No such file");
	assert_false(file_read(&f->arena, f->root, &bytes, &f->diags));
	assert_finding(f, "file-read", "Is a directory");
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_false(file_read(&f->arena, str_from(pipe), &bytes, &f->diags));
	assert_finding(f, "file-read", "device or a pipe");
	assert_false(file_read(&f->arena, STR("/dev/zero"), &bytes, &f->diags));
	assert_finding(f, "file-read", "device or a pipe");
	assert_false(file_read(&f->arena, STR("a\0b"), &bytes, &f->diags));
	assert_finding(f, "file-read", "Invalid argument");
}

static void
refuses_a_file_over_a_gibibyte(void **state)
{
	struct fixture *f = *state;
	struct str bytes;

	write_file(f, "huge", STR_NONE);
	assert_int_equal(truncate(str_zero(&f->arena, below(f, "huge")), (1L << 30) + 1), 0);
	assert_false(file_read(&f->arena, below(f, "huge"), &bytes, &f->diags));
	assert_finding(f, "file-read", "larger than 1 GiB");
}

static void
tells_a_file_whose_size_is_not_as_stated(void **state)
{
	struct fixture *f = *state;
	struct str bytes;

	/* The system states 0 for it, and there is more. */
	assert_false(file_read(&f->arena, STR("/proc/self/status"), &bytes, &f->diags));
	assert_finding(f, "file-read", "grew");
}

static void
reports_a_write_that_fails(void **state)
{
	struct fixture *f = *state;

	assert_false(file_write(STR("/dev/full"), STR("x"), &f->diags));
	assert_finding(f, "file-write", "No space left");
	assert_false(file_write(f->root, STR("x"), &f->diags));
	assert_finding(f, "file-write", "Is a directory");
	assert_false(file_write(below(f, "no/such/folder"), STR("x"), &f->diags));
	assert_finding(f, "file-write", "No such file");
}

static void
tells_types_without_following_links(void **state)
{
	struct fixture *f = *state;

	write_file(f, "folder/file", STR("x"));
	assert_int_equal(symlink("folder", str_zero(&f->arena, below(f, "link"))), 0);
	assert_int_equal(symlink("nowhere", str_zero(&f->arena, below(f, "dangling"))), 0);
	assert_int_equal(file_type(below(f, "folder")), FILE_FOLDER);
	assert_int_equal(file_type(below(f, "folder/file")), FILE_REGULAR);
	assert_int_equal(file_type(below(f, "link")), FILE_LINK);
	assert_int_equal(file_type(below(f, "dangling")), FILE_LINK);
	assert_int_equal(file_type(STR("/dev/null")), FILE_OTHER);
	assert_int_equal(file_type(below(f, "no/parent")), FILE_NONE);
	assert_int_equal(file_type(below(f, "folder/file/x")), FILE_NONE);
	assert_int_equal(file_type(STR_NONE), FILE_NONE);
}

static void
lists_a_folder_by_the_bytes_of_names(void **state)
{
	struct fixture *f = *state;
	struct file_list list;

	write_file(f, "b.md", STR("x"));
	write_file(f, "a/inner.md", STR("x"));
	write_file(f, "10.md", STR("x"));
	write_file(f, "9.md", STR("x"));
	write_file(f, "杭州.md", STR("x"));
	write_file(f, "B.md", STR("x"));
	write_file(f, ".hidden", STR("x"));
	assert_int_equal(symlink("b.md", str_zero(&f->arena, below(f, "link"))), 0);
	assert_true(folder_list(&f->arena, f->root, false, &list, &f->diags));
	assert_list(f, &list, "10.md 9.md B.md a b.md link 杭州.md ");
	assert_int_equal(list.items[3].type, FILE_FOLDER);
	assert_int_equal(list.items[5].type, FILE_LINK);
	assert_str(list.items[0].name, "10.md");
}

static void
lists_a_missing_folder_as_empty_only_when_optional(void **state)
{
	struct fixture *f = *state;
	struct file_list list = { .count = 7 };

	assert_true(folder_list(&f->arena, below(f, "missing"), true, &list, &f->diags));
	assert_int_equal(list.count, 0);
	assert_true(tree_list(&f->arena, below(f, "missing"), true, &list, &f->diags));
	assert_int_equal(list.count, 0);
	assert_int_equal(f->diags.count, 0);
	assert_false(folder_list(&f->arena, below(f, "missing"), false, &list, &f->diags));
	assert_finding(f, "folder-read", "No such file");
	assert_false(tree_list(&f->arena, below(f, "missing"), false, &list, &f->diags));
	assert_finding(f, "folder-read", "No such file");
	write_file(f, "file", STR("x"));
	assert_false(folder_list(&f->arena, below(f, "file"), true, &list, &f->diags));
	assert_finding(f, "folder-read", "Not a directory");
}

static void
lists_a_tree_by_whole_paths(void **state)
{
	struct fixture *f = *state;
	struct file_list list;

	write_file(f, "a/z.md", STR("x"));
	write_file(f, "a/b/c.md", STR("x"));
	write_file(f, "a.md", STR("x"));
	write_file(f, "a-b.md", STR("x"));
	write_file(f, "a/.git/config", STR("x"));
	assert_true(folder_make(below(f, "empty"), &f->diags));
	assert_true(tree_list(&f->arena, f->root, false, &list, &f->diags));
	assert_list(f, &list, "a-b.md a.md a/b/c.md a/z.md ");
}

static void
follows_no_link_and_names_each(void **state)
{
	struct fixture *f = *state;
	struct file_list list;

	write_file(f, "a/file", STR("x"));
	assert_int_equal(symlink("/etc", str_zero(&f->arena, below(f, "a/etc"))), 0);
	assert_false(tree_list(&f->arena, f->root, false, &list, &f->diags));
	assert_list(f, &list, "a/file ");
	assert_int_equal(f->diags.items[0].severity, SEVERITY_ERROR);
	assert_true(str_ends(f->diags.items[0].place.source->path, STR("a/etc")));
	assert_finding(f, "file-link", "'etc' is a symbolic link");

	assert_int_equal(unlink(str_zero(&f->arena, below(f, "a/etc"))), 0);
	assert_int_equal(mkfifo(str_zero(&f->arena, below(f, "a/pipe")), 0600), 0);
	assert_false(tree_list(&f->arena, f->root, false, &list, &f->diags));
	assert_finding(f, "file-type", "'pipe' is neither");
}

static void
makes_folders_with_their_parents(void **state)
{
	struct fixture *f = *state;

	assert_true(folder_make(below(f, "a/b//c/"), &f->diags));
	assert_true(folder_make(below(f, "a/b/c"), &f->diags));
	assert_true(folder_make(STR_NONE, &f->diags));
	assert_true(folder_make(STR("/"), &f->diags));
	assert_int_equal(file_type(below(f, "a/b/c")), FILE_FOLDER);
	write_file(f, "file", STR("x"));
	assert_false(folder_make(below(f, "file"), &f->diags));
	assert_finding(f, "folder-make", "File exists");
	assert_false(folder_make(below(f, "file/in"), &f->diags));
	assert_finding(f, "folder-make", "File exists");
}

static void
removes_a_tree_and_nothing_behind_links(void **state)
{
	struct fixture *f = *state;

	write_file(f, "kept/file", STR("x"));
	write_file(f, "gone/a/b/c", STR("x"));
	write_file(f, "gone/.hidden/x", STR("x"));
	assert_int_equal(symlink("../kept", str_zero(&f->arena, below(f, "gone/link"))), 0);
	assert_int_equal(symlink("kept", str_zero(&f->arena, below(f, "link"))), 0);
	assert_true(tree_remove(below(f, "gone"), &f->diags));
	assert_true(tree_remove(below(f, "link"), &f->diags));
	assert_true(tree_remove(below(f, "missing"), &f->diags));
	assert_int_equal(file_type(below(f, "gone")), FILE_NONE);
	assert_int_equal(file_type(below(f, "link")), FILE_NONE);
	assert_int_equal(file_type(below(f, "kept/file")), FILE_REGULAR);
	assert_int_equal(f->diags.count, 0);
}

static void
reports_what_it_cannot_remove(void **state)
{
	struct fixture *f = *state;

	assert_false(tree_remove(STR("/proc/self/status"), &f->diags));
	assert_finding(f, "file-remove", "cannot remove");
}

#define with_folder(test) cmocka_unit_test_setup_teardown(test, fixture_new, fixture_free)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_folder(reads_back_what_it_wrote),
		with_folder(reads_regular_files_only),
		with_folder(refuses_a_file_over_a_gibibyte),
		with_folder(tells_a_file_whose_size_is_not_as_stated),
		with_folder(reports_a_write_that_fails),
		with_folder(tells_types_without_following_links),
		with_folder(lists_a_folder_by_the_bytes_of_names),
		with_folder(lists_a_missing_folder_as_empty_only_when_optional),
		with_folder(lists_a_tree_by_whole_paths),
		with_folder(follows_no_link_and_names_each),
		with_folder(makes_folders_with_their_parents),
		with_folder(removes_a_tree_and_nothing_behind_links),
		with_folder(reports_what_it_cannot_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
