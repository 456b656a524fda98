#include "base/cache.h"

#include "base/file.h"
#include "base/seal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct diags diags;
	char root[32];
	struct str folder; /* ROOT/.qsite/things */
	struct strbuf seal;
	struct cache cache;
};

static const struct str key = { "charts/a-0123.png", 17 };
static const struct str payload = { "\x89PNG\r\n\0 and more", 16 };

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	arena_init(&fixture->arena);
	diags_init(&fixture->diags, &fixture->arena, DIAG_ENGLISH);
	strcpy(fixture->root, "/tmp/cache_test.XXXXXX");
	assert_non_null(mkdtemp(fixture->root));
	fixture->folder = path_join(&fixture->arena, str_from(fixture->root), STR(".qsite/things"));
	seal_add_program(&fixture->seal);
	fixture->cache.folder = -1;
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	cache_close(&fixture->cache);
	assert_true(tree_remove(str_from(fixture->root), &fixture->diags));
	strbuf_release(&fixture->seal);
	arena_release(&fixture->arena);
	free(fixture);
	return 0;
}

/* A new run over the same folder. */
static void
reopen(struct fixture *fixture, bool read_only)
{
	cache_close(&fixture->cache);
	cache_open(&fixture->cache, str_from(fixture->root), "things", read_only, &fixture->arena);
}

static bool
seal(struct fixture *fixture)
{
	return cache_seal(&fixture->cache, strbuf_view(&fixture->seal));
}

static bool
has(struct fixture *fixture, struct str wanted)
{
	struct str bytes = STR_NONE;

	return cache_get(&fixture->cache, key, &bytes) && str_eq(bytes, wanted);
}

/* A run that keeps one result. */
static void
keep(struct fixture *fixture)
{
	reopen(fixture, false);
	seal(fixture);
	cache_put(&fixture->cache, key, payload);
	reopen(fixture, false);
	assert_true(has(fixture, payload));
}

/* The files in the folder but for the tag. */
static struct file_list
files(struct fixture *fixture)
{
	struct file_list list = { 0 };
	struct file_list kept = { 0 };

	assert_true(folder_list(&fixture->arena, fixture->folder, true, &list, &fixture->diags));
	for (size_t i = 0; i < list.count; i++)
		if (!str_eq(list.items[i].name, STR("CACHEDIR.TAG")))
			*arena_push(&fixture->arena, &kept) = list.items[i];
	return kept;
}

static void
gives_back_what_was_kept(void **state)
{
	struct fixture *fixture = *state;

	reopen(fixture, false);
	assert_false(has(fixture, payload));
	cache_put(&fixture->cache, key, payload); /* under no seal: nothing */
	assert_false(has(fixture, payload));
	assert_false(seal(fixture));
	assert_false(has(fixture, payload));
	cache_put(&fixture->cache, key, payload);
	assert_true(has(fixture, payload));
	reopen(fixture, false);
	assert_true(has(fixture, payload));
	assert_true(seal(fixture));
	cache_put(&fixture->cache, key, STR_NONE);
	assert_true(has(fixture, STR_NONE));
	assert_int_equal(files(fixture).count, 2); /* the seal, and the entry */
}

static void
writes_nothing_when_it_may_only_read(void **state)
{
	struct fixture *fixture = *state;

	reopen(fixture, true);
	seal(fixture);
	cache_put(&fixture->cache, key, payload);
	cache_prune(&fixture->cache);
	assert_int_equal(file_type(fixture->folder), FILE_NONE);
	keep(fixture);
	reopen(fixture, true);
	assert_true(has(fixture, payload));
	cache_put(&fixture->cache, STR("other"), payload);
	cache_prune(&fixture->cache);
	assert_int_equal(files(fixture).count, 2);
}

static void
forgets_what_was_made_with_something_else(void **state)
{
	struct fixture *fixture = *state;

	keep(fixture);
	seal_add_file(&fixture->seal, STR("/nowhere"));
	assert_false(seal(fixture));
	assert_false(has(fixture, payload));
	cache_put(&fixture->cache, key, STR("new"));
	reopen(fixture, false);
	assert_true(has(fixture, STR("new")));
}

static void
finds_nothing_under_a_seal_that_broke(void **state)
{
	struct fixture *fixture = *state;
	struct str file = path_join(&fixture->arena, str_from(fixture->root), STR("library"));

	assert_true(file_write(file, STR("1"), &fixture->diags));
	seal_add_file(&fixture->seal, file);
	keep(fixture);
	assert_true(file_write(file, STR("22"), &fixture->diags));
	reopen(fixture, false);
	assert_false(has(fixture, payload));
	cache_prune(&fixture->cache); /* a run that made nothing */
	reopen(fixture, false);
	assert_false(has(fixture, payload));
}

/* Every file of the cache, the seal's too, by every byte and at every length. */
static void
takes_damage_for_absence(void **state)
{
	struct fixture *fixture = *state;
	struct file_list list;

	keep(fixture);
	list = files(fixture);
	assert_int_equal(list.count, 2);
	for (size_t i = 0; i < list.count; i++) {
		struct str bytes;

		assert_true(file_read(&fixture->arena, list.items[i].path, &bytes, &fixture->diags));
		for (size_t at = 0; at < bytes.len; at++) {
			struct str damaged = str_copy(&fixture->arena, bytes);

			((char *)damaged.at)[at] ^= 1;
			assert_true(file_write(list.items[i].path, damaged, &fixture->diags));
			reopen(fixture, false);
			assert_false(has(fixture, payload));
			assert_true(file_write(list.items[i].path, str_slice(bytes, 0, at), &fixture->diags));
			reopen(fixture, false);
			assert_false(has(fixture, payload));
		}
		assert_true(file_write(list.items[i].path, bytes, &fixture->diags));
		reopen(fixture, false);
		assert_true(has(fixture, payload));
	}
	assert_int_equal(fixture->diags.count, 0);
}

/* An entry under the name of another one. */
static void
mistakes_no_entry_for_another(void **state)
{
	struct fixture *fixture = *state;
	struct file_list before;
	struct file_list after;
	struct str other = STR_NONE;

	keep(fixture);
	before = files(fixture);
	seal(fixture);
	cache_put(&fixture->cache, STR("charts/b.png"), STR("of another chart"));
	after = files(fixture);
	for (size_t i = 0; i < after.count && str_find(other, STR("of another chart"), 0) == SIZE_MAX; i++)
		assert_true(file_read(&fixture->arena, after.items[i].path, &other, &fixture->diags));
	for (size_t i = 0; i < before.count; i++)
		assert_true(file_write(before.items[i].path, other, &fixture->diags));
	assert_false(has(fixture, payload));
	assert_false(has(fixture, STR("of another chart")));
}

static void
puts_up_with_a_folder_in_place_of_an_entry(void **state)
{
	struct fixture *fixture = *state;
	struct file_list list;

	keep(fixture);
	list = files(fixture);
	for (size_t i = 0; i < list.count; i++) {
		assert_true(tree_remove(list.items[i].path, &fixture->diags));
		assert_true(folder_make(path_join(&fixture->arena, list.items[i].path, STR("in")), &fixture->diags));
	}
	reopen(fixture, false);
	assert_false(has(fixture, payload));
	seal(fixture);
	cache_put(&fixture->cache, key, payload);
	cache_prune(&fixture->cache);
	assert_false(has(fixture, payload));
	assert_int_equal(files(fixture).count, 2);
}

static void
puts_up_with_a_file_in_place_of_the_folder(void **state)
{
	struct fixture *fixture = *state;

	assert_true(file_write(
	    path_join(&fixture->arena, str_from(fixture->root), STR(".qsite")), STR("mine"), &fixture->diags));
	reopen(fixture, false);
	assert_int_equal(fixture->cache.folder, -1);
	assert_false(seal(fixture));
	cache_put(&fixture->cache, key, payload);
	assert_false(has(fixture, payload));
	cache_prune(&fixture->cache);
}

static void
link_to(struct fixture *fixture, struct str target, struct str link)
{
	assert_int_equal(symlink(str_zero(&fixture->arena, target), str_zero(&fixture->arena, link)), 0);
}

static void
follows_no_link_to_a_folder(void **state)
{
	struct fixture *fixture = *state;
	struct str root = str_from(fixture->root);
	struct str elsewhere = path_join(&fixture->arena, root, STR("elsewhere"));
	struct file_list list = { 0 };

	assert_true(folder_make(elsewhere, &fixture->diags));
	link_to(fixture, elsewhere, path_join(&fixture->arena, root, STR(".qsite")));
	reopen(fixture, false);
	assert_int_equal(fixture->cache.folder, -1);

	assert_true(tree_remove(path_join(&fixture->arena, root, STR(".qsite")), &fixture->diags));
	assert_true(folder_make(path_folder(fixture->folder), &fixture->diags));
	link_to(fixture, elsewhere, fixture->folder);
	reopen(fixture, false);
	assert_int_equal(fixture->cache.folder, -1);
	assert_true(folder_list(&fixture->arena, elsewhere, false, &list, &fixture->diags));
	assert_int_equal(list.count, 0);
}

static void
follows_no_link_to_a_file(void **state)
{
	struct fixture *fixture = *state;
	struct str outside = path_join(&fixture->arena, str_from(fixture->root), STR("outside"));
	struct file_list list;
	struct str bytes;

	keep(fixture);
	list = files(fixture);
	for (size_t i = 0; i < list.count; i++) {
		struct str target = path_join(&fixture->arena, outside, list.items[i].name);

		assert_true(folder_make(outside, &fixture->diags));
		assert_int_equal(
		    rename(str_zero(&fixture->arena, list.items[i].path), str_zero(&fixture->arena, target)), 0);
		link_to(fixture, target, list.items[i].path);
		reopen(fixture, false);
		assert_false(has(fixture, payload));
		seal(fixture);
		cache_put(&fixture->cache, key, STR("new"));
		assert_true(has(fixture, STR("new")));
		assert_true(file_read(&fixture->arena, target, &bytes, &fixture->diags));
		assert_true(str_find(bytes, STR("new"), 0) == SIZE_MAX);
		assert_int_equal(file_type(list.items[i].path), FILE_REGULAR);
		cache_put(&fixture->cache, key, payload);
	}
}

static void
deletes_what_was_not_used_and_nothing_else(void **state)
{
	struct fixture *fixture = *state;
	struct str mine = path_join(&fixture->arena, fixture->folder, STR("notes.txt"));

	keep(fixture);
	seal(fixture);
	cache_put(&fixture->cache, STR("charts/old.png"), payload);
	assert_true(file_write(mine, STR("mine"), &fixture->diags));
	assert_true(
	    file_write(path_join(&fixture->arena, fixture->folder, STR("new-1")), STR("half"), &fixture->diags));
	assert_int_equal(files(fixture).count, 5);
	reopen(fixture, false);
	assert_true(has(fixture, payload));
	cache_prune(&fixture->cache);
	assert_int_equal(files(fixture).count, 3);
	assert_int_equal(file_type(mine), FILE_REGULAR);
	reopen(fixture, false);
	assert_true(has(fixture, payload));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(gives_back_what_was_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(writes_nothing_when_it_may_only_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(forgets_what_was_made_with_something_else, set_up, tear_down),
		cmocka_unit_test_setup_teardown(finds_nothing_under_a_seal_that_broke, set_up, tear_down),
		cmocka_unit_test_setup_teardown(takes_damage_for_absence, set_up, tear_down),
		cmocka_unit_test_setup_teardown(mistakes_no_entry_for_another, set_up, tear_down),
		cmocka_unit_test_setup_teardown(puts_up_with_a_folder_in_place_of_an_entry, set_up, tear_down),
		cmocka_unit_test_setup_teardown(puts_up_with_a_file_in_place_of_the_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(follows_no_link_to_a_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(follows_no_link_to_a_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(deletes_what_was_not_used_and_nothing_else, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
