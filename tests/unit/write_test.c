#include "write/write.h"

#include "base/sha256.h"
#include "write/manifest.h"
#include "write_site.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum { NOBODY = 65534 };

/* Syncing is left out, as it takes most of the time of so many builds; commit_test
 * watches that it is done. */
int
syncfs(int fd)
{
	(void)fd;
	return 0;
}

int
fsync(int fd)
{
	(void)fd;
	return 0;
}

static void
makes_a_site_with_its_manifest(void **state)
{
	struct site *site = *state;
	struct manifest manifest;
	size_t line;

	assert_built(site, "index.html", "home", "a/b/c.html", "deep", "empty.txt", "");
	assert_changes(site, "3 0 0 0 +a/b/c.html +empty.txt +index.html");
	assert_site_text(site, "public/index.html", "home");
	assert_site_text(site, "public/a/b/c.html", "deep");
	assert_site_text(site, "public/empty.txt", "");

	assert_true(manifest_read(&site->arena, site_text(site, "public/manifest.json"), &manifest, &line));
	assert_int_equal(manifest.count, 3);
	assert_true(str_eq(manifest.items[0].path, STR("a/b/c.html")));
	assert_true(str_eq(manifest.items[2].hash, sha256_text(&site->arena, STR("home"))));
	assert_int_equal(manifest.items[2].size, 4);
	assert_int_equal(site->diags.count, 0);
}

static void
makes_an_empty_site(void **state)
{
	struct site *site = *state;
	const char *const none[] = { NULL };

	assert_true(site_build(site, none, false));
	assert_true(site_has(site, "public/manifest.json"));
	assert_built(site, "a/b", "x");
	assert_true(site_build(site, none, false));
	assert_changes(site, "0 0 1 0 -a/b");
	assert_false(site_has(site, "public/a"));
}

static void
touches_nothing_when_nothing_changed(void **state)
{
	struct site *site = *state;
	struct str before;

	assert_built(site, "index.html", "home", "a/b.html", "b");
	before = site_picture(site, "public", true);
	assert_built(site, "a/b.html", "b", "index.html", "home");
	assert_changes(site, "0 0 0 2");
	assert_true(str_eq(site_picture(site, "public", true), before));
}

static void
keeps_the_times_of_files_that_are_the_same(void **state)
{
	struct site *site = *state;
	const struct timespec long_ago[] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	struct stat status;

	assert_built(site, "same", "text", "other", "before");
	assert_int_equal(utimensat(AT_FDCWD, site_path(site, "public/same"), long_ago, 0), 0);
	assert_int_equal(utimensat(AT_FDCWD, site_path(site, "public/other"), long_ago, 0), 0);
	assert_built(site, "same", "text", "other", "behind");
	assert_changes(site, "0 1 0 1 !other");
	assert_int_equal(stat(site_path(site, "public/same"), &status), 0);
	assert_int_equal(status.st_mtime, 1000);
	assert_int_equal(stat(site_path(site, "public/other"), &status), 0);
	assert_true(status.st_mtime > 1000);
	assert_site_text(site, "public/other", "behind");
}

static void
deletes_what_is_no_longer_made_and_the_folders_it_empties(void **state)
{
	struct site *site = *state;

	assert_built(site, "index.html", "home", "a/b/c.html", "c", "a/d.html", "d", "k/l/m.html", "m");
	site_put(site, "public/k/own.txt", "mine");
	assert_built(site, "index.html", "home", "a/d.html", "d");
	assert_changes(site, "0 0 2 2 -a/b/c.html -k/l/m.html");
	assert_false(site_has(site, "public/a/b"));
	assert_true(site_has(site, "public/a/d.html"));
	assert_false(site_has(site, "public/k/l"));
	assert_site_text(site, "public/k/own.txt", "mine");
}

static void
leaves_empty_folders_of_others_alone(void **state)
{
	struct site *site = *state;

	assert_built(site, "index.html", "home", "a/b.html", "b");
	assert_int_equal(mkdir(site_path(site, "public/uploads"), 0755), 0);
	assert_built(site, "index.html", "home");
	assert_true(site_has(site, "public/uploads"));
	assert_false(site_has(site, "public/a"));
}

static void
repairs_a_file_that_was_altered_or_lost(void **state)
{
	struct site *site = *state;

	assert_built(site, "a", "one", "b", "two", "c", "three");
	site_put(site, "public/a", "ONE");
	site_put(site, "public/b", "two and more");
	assert_int_equal(unlink(site_path(site, "public/c")), 0);
	assert_built(site, "a", "one", "b", "two", "c", "three");
	assert_changes(site, "1 2 0 0 !a !b +c");
	assert_site_text(site, "public/a", "one");
	assert_site_text(site, "public/b", "two");
	assert_site_text(site, "public/c", "three");
}

static void
does_not_miss_what_somebody_deleted_already(void **state)
{
	struct site *site = *state;

	assert_built(site, "index.html", "home", "a/b.html", "b");
	assert_int_equal(unlink(site_path(site, "public/a/b.html")), 0);
	assert_built(site, "index.html", "home");
	assert_changes(site, "0 0 0 1");
	assert_false(site_has(site, "public/a"));
}

static void
turns_a_file_into_a_folder_and_back(void **state)
{
	struct site *site = *state;

	assert_built(site, "a", "file", "z", "z");
	assert_built(site, "a/b/c", "deep", "a/d", "d", "z", "z");
	assert_changes(site, "2 0 1 1 -a +a/b/c +a/d");
	assert_site_text(site, "public/a/b/c", "deep");
	assert_built(site, "a", "file again", "z", "z");
	assert_changes(site, "1 0 2 1 +a -a/b/c -a/d");
	assert_site_text(site, "public/a", "file again");
}

static void
turns_a_folder_that_somebody_emptied_into_a_file(void **state)
{
	struct site *site = *state;

	assert_built(site, "a/b/c", "deep");
	assert_int_equal(unlink(site_path(site, "public/a/b/c")), 0);
	assert_built(site, "a", "file");
	assert_site_text(site, "public/a", "file");
}

static void
refuses_a_folder_of_others_in_place_of_a_file(void **state)
{
	struct site *site = *state;

	assert_built(site, "a/b", "b", "z", "z");
	site_put(site, "public/a/.hidden", "mine");
	assert_refuses(site, FILES("a", "file", "z", "z"), "write-type", "public/a");
	assert_int_equal(unlink(site_path(site, "public/a/.hidden")), 0);
	assert_int_equal(mkdir(site_path(site, "public/a/empty"), 0755), 0);
	assert_refuses(site, FILES("a", "file", "z", "z"), "write-type", "public/a");
	assert_int_equal(rmdir(site_path(site, "public/a/empty")), 0);
	assert_built(site, "a", "file", "z", "z");
}

static void
refuses_a_file_of_others_in_place_of_a_folder(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	site_put(site, "public/a", "mine");
	/* Two files in it: one finding. */
	assert_refuses(site, FILES("a/b", "b", "a/c", "c", "z", "z"), "write-type", "public/a");
}

static void
refuses_a_pipe_in_place_of_a_file(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	assert_int_equal(mkfifo(site_path(site, "public/a"), 0644), 0);
	assert_refuses(site, FILES("a", "a", "z", "z"), "write-type", "public/a");
	assert_refuses(site, FILES("a/b", "b", "z", "z"), "write-type", "public/a");
}

static void
adopts_a_file_of_others_with_the_same_bytes(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	site_put(site, "public/a/b", "same");
	assert_built(site, "z", "z", "a/b", "same");
	assert_changes(site, "0 0 0 2");
	assert_built(site, "z", "z");
	assert_changes(site, "0 0 1 1 -a/b");
	assert_false(site_has(site, "public/a"));
}

static void
refuses_a_file_of_others_with_other_bytes(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	site_put(site, "public/a/b", "mine");
	assert_refuses(site, FILES("a/b", "ours", "y", "new", "z", "changed"), "write-foreign", "public/a/b");
	assert_refuses(site, FILES("a/b", "longer", "y", "new", "z", "changed"), "write-foreign", "public/a/b");
}

static void
finds_all_files_in_the_way_at_once(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	site_put(site, "public/a", "mine");
	site_put(site, "public/b", "mine");
	assert_false(site_build(site, FILES("a", "ours", "b", "ours"), false));
	assert_int_equal(site->diags.count, 2);
}

static void
refuses_links_inside_the_destination(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z", "old", "old");
	site_put(site, "elsewhere/b", "same");
	assert_int_equal(symlink("../elsewhere", site_path(site, "public/a")), 0);
	assert_refuses(site, FILES("a/b", "same", "a/c", "c"), "write-link", "public/a");
	assert_refuses(site, FILES("a", "same"), "write-link", "public/a");
	assert_int_equal(unlink(site_path(site, "public/a")), 0);
	assert_int_equal(symlink("../elsewhere/b", site_path(site, "public/a")), 0);
	assert_refuses(site, FILES("a", "same"), "write-link", "public/a");
}

static void
deletes_nothing_behind_a_link(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z", "a/b", "b", "c", "c");
	assert_int_equal(rename(site_path(site, "public/a"), site_path(site, "moved")), 0);
	assert_int_equal(symlink("../moved", site_path(site, "public/a")), 0);
	assert_int_equal(rename(site_path(site, "public/c"), site_path(site, "kept")), 0);
	assert_int_equal(symlink("../kept", site_path(site, "public/c")), 0);
	assert_built(site, "z", "z");
	assert_changes(site, "0 0 0 1");
	assert_site_text(site, "moved/b", "b");
	assert_site_text(site, "kept", "c");
	assert_true(site_has(site, "public/a"));
	assert_true(site_has(site, "public/c"));
}

static void
refuses_paths_that_leave_the_destination(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	assert_refuses(site, FILES("../a", "a"), "write-path", "public");
	assert_refuses(site, FILES("/tmp/a", "a"), "write-path", "public");
	assert_refuses(site, FILES("manifest.json", "a"), "write-path", "public");
	assert_false(site_has(site, "a"));
}

static void
refuses_outputs_that_cannot_both_be_there(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	assert_refuses(site, FILES("a", "1", "b", "2", "a", "1"), "write-path", "public");
	assert_refuses(site, FILES("a", "1", "a.html", "2", "a/b/c", "3"), "write-path", "public");
}

static void
gives_the_usual_modes(void **state)
{
	static const struct {
		mode_t mask, file, folder;
	} cases[] = {
		{ 0, 0644, 0755 },
		{ 077, 0600, 0700 },
	};
	struct site *site = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		mode_t before = umask(cases[i].mask);
		struct stat status;

		assert_built(site, i == 0 ? "a/b" : "c/d", "text");
		umask(before);
		assert_int_equal(stat(site_path(site, i == 0 ? "public/a/b" : "public/c/d"), &status), 0);
		assert_int_equal(status.st_mode & 0777, cases[i].file);
		assert_int_equal(stat(site_path(site, i == 0 ? "public/a" : "public/c"), &status), 0);
		assert_int_equal(status.st_mode & 0777, cases[i].folder);
		assert_int_equal(stat(site_path(site, "public/manifest.json"), &status), 0);
		assert_int_equal(status.st_mode & 0777, cases[i].file);
	}
}

static void
says_what_a_dry_run_would_change_and_changes_nothing(void **state)
{
	struct site *site = *state;
	struct str before;

	before = site_picture(site, ".", true);
	assert_true(site_build(site, FILES("a", "1"), true));
	assert_changes(site, "1 0 0 0 +a");
	assert_true(str_eq(site_picture(site, ".", true), before));

	assert_built(site, "a", "1", "b/c", "2", "d", "3");
	before = site_picture(site, ".", true);
	assert_true(site_build(site, FILES("a", "1", "b", "new", "d", "4"), true));
	assert_changes(site, "1 1 1 1 +b -b/c !d");
	assert_true(str_eq(site_picture(site, ".", true), before));
	assert_int_equal(site->diags.count, 0);
}

static void
lets_one_build_run_at_a_time(void **state)
{
	struct site *site = *state;
	struct writer first;
	struct writer second;

	assert_true(writer_open(&first, site->destination, false, &site->arena, &site->diags));
	assert_false(writer_open(&second, site->destination, false, &site->arena, &site->diags));
	assert_string_equal(site->diags.items[0].code, "write-locked");
	assert_false(writer_open(&second, site->destination, true, &site->arena, &site->diags));
	assert_string_equal(site->diags.items[1].code, "write-locked");
	assert_int_equal(site->diags.count, 2);
	assert_true(site_has(site, ".public.qsite/lock"));
	writer_close(&first);
	assert_built(site, "a", "a");
}

/* Builds again and again; 1 when another build ran at the same time. */
static int
build_against_others(struct site *site, int rounds)
{
	int lock = open(site_path(site, "alone"), O_RDWR);
	int built = 0;

	while (built < rounds) {
		struct writer writer;

		if (!writer_open(&writer, site->destination, false, &site->arena, &site->diags))
			continue;
		if (flock(lock, LOCK_EX | LOCK_NB) != 0)
			return 1;
		writer_add(&writer, STR("a"), str_format(&site->arena, "%d %d", getpid(), built));
		if (!writer_commit(&writer, &site->changes, &site->diags) || flock(lock, LOCK_UN) != 0)
			return 2;
		writer_close(&writer);
		built++;
	}
	for (size_t i = 0; i < site->diags.count; i++) {
		if (strcmp(site->diags.items[i].code, "write-locked") != 0)
			return 3;
	}
	return 0;
}

static void
keeps_builds_apart_while_the_lock_comes_and_goes(void **state)
{
	enum { BUILDERS = 4, ROUNDS = 10 };
	struct site *site = *state;
	pid_t builders[BUILDERS];

	site_put(site, "alone", "");
	for (int i = 0; i < BUILDERS; i++) {
		builders[i] = fork();
		assert_true(builders[i] >= 0);
		if (builders[i] == 0)
			_exit(build_against_others(site, ROUNDS));
	}
	for (int i = 0; i < BUILDERS; i++) {
		int status;

		assert_int_equal(waitpid(builders[i], &status, 0), builders[i]);
		assert_int_equal(status, 0);
	}
	assert_false(site_has(site, ".public.qsite"));
}

static void
shares_its_lock_among_dry_runs(void **state)
{
	struct site *site = *state;
	struct writer first;
	struct writer second;
	struct writer third;

	site_put(site, ".public.qsite/lock", ""); /* as a killed build leaves it */
	assert_true(writer_open(&first, site->destination, true, &site->arena, &site->diags));
	assert_true(writer_open(&second, site->destination, true, &site->arena, &site->diags));
	assert_false(writer_open(&third, site->destination, false, &site->arena, &site->diags));
	writer_close(&first);
	writer_close(&second);
	assert_true(site_has(site, ".public.qsite/lock"));
	assert_built(site, "a", "a");
}

static void
takes_over_what_a_killed_build_staged(void **state)
{
	struct site *site = *state;

	assert_built(site, "a", "1");
	site_put(site, ".public.qsite/lock", "");
	site_put(site, ".public.qsite/stage/0", "half of a fi");
	site_put(site, ".public.qsite/stage/1", "x");
	site_put(site, ".public.qsite/journal", "qsite journal 1\nremove a\nreplace 0 b\n");
	assert_built(site, "a", "1", "c", "2");
	assert_changes(site, "1 0 0 1 +c");
	assert_false(site_has(site, "public/b"));
}

static void
says_where_the_disk_is_full_and_leaves_nothing_behind(void **state)
{
	struct site *site = *state;
	struct rlimit before;
	struct rlimit small;
	char big[5000] = { 0 };

	assert_built(site, "a", "1", "b", "2");
	memset(big, 'x', sizeof big - 1);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = 4096;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_refuses(site, FILES("a", "new", "big", big, "c", "new"), "file-write", "public/big");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
}

/* Gives the test's folder to somebody without rights and goes on as him. */
static void
drop_rights(struct site *site)
{
	char *roots[] = { str_zero(&site->arena, site->root), NULL };
	FTS *tree;

	if (geteuid() != 0)
		return;
	tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	assert_non_null(tree);
	for (const FTSENT *entry; (entry = fts_read(tree));)
		assert_int_equal(lchown(entry->fts_path, NOBODY, NOBODY), 0);
	fts_close(tree);
	assert_int_equal(seteuid(NOBODY), 0);
}

static void
regain_rights(void)
{
	assert_int_equal(seteuid(getuid()), 0);
}

static void
says_which_folder_cannot_be_written_before_it_touches_any(void **state)
{
	struct site *site = *state;

	assert_built(site, "a/b/c", "1", "d/e", "2", "d/f/g", "3", "z", "4");
	drop_rights(site);
	assert_int_equal(chmod(site_path(site, "public/a/b"), 0555), 0);
	assert_refuses(site, FILES("a/b/c", "new", "a/b/d", "new", "d/e", "2", "d/f/g", "3", "z", "new"), "file-write",
	    "public/a/b");
	assert_refuses(site, FILES("a/b/c", "1", "a/b/x/y", "new", "d/e", "2", "d/f/g", "3", "z", "new"), "file-write",
	    "public/a/b");
	assert_refuses(site, FILES("d/e", "2", "d/f/g", "3", "z", "new"), "file-write", "public/a/b");
	assert_int_equal(chmod(site_path(site, "public/a/b"), 0755), 0);
	/* The folder d/f would be left empty and can only be removed from d. */
	assert_int_equal(chmod(site_path(site, "public/d"), 0555), 0);
	assert_refuses(site, FILES("a/b/c", "1", "d/e", "2", "z", "new"), "file-write", "public/d");
	assert_int_equal(chmod(site_path(site, "public/d"), 0755), 0);
	assert_int_equal(chmod(site_path(site, "public"), 0555), 0);
	assert_refuses(site, FILES("a/b/c", "1", "d/e", "2", "new/x", "5", "new.html", "6"), "file-write", "public");
	assert_int_equal(chmod(site_path(site, "public"), 0755), 0);
	assert_built(site, "a/b/c", "1", "d/e", "2", "z", "new");
	regain_rights();
}

static void
says_which_file_cannot_be_read(void **state)
{
	struct site *site = *state;

	assert_built(site, "a", "1", "z", "2");
	drop_rights(site);
	assert_int_equal(chmod(site_path(site, "public/a"), 0), 0);
	assert_false(site_build(site, FILES("a", "9", "z", "3"), false));
	assert_int_equal(chmod(site_path(site, "public/a"), 0644), 0);
	assert_string_equal(site->diags.items[0].code, "file-read");
	assert_site_text(site, "public/z", "2");
	regain_rights();
}

static void
says_when_there_can_be_no_work_folder(void **state)
{
	struct site *site = *state;

	assert_built(site, "a", "1");
	drop_rights(site);
	assert_int_equal(chmod(str_zero(&site->arena, site->root), 0555), 0);
	assert_refuses(site, FILES("a", "2"), "folder-make", ".public.qsite");
	/* A dry run needs none. */
	assert_true(site_build(site, FILES("a", "2"), true));
	assert_int_equal(chmod(str_zero(&site->arena, site->root), 0755), 0);
	regain_rights();
}

static void
says_when_a_name_is_too_long(void **state)
{
	struct site *site = *state;
	char name[NAME_MAX + 3];
	char path[NAME_MAX + 5];

	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	snprintf(path, sizeof path, "%s/x", name);
	assert_built(site, "z", "z");
	assert_false(site_build(site, FILES(name, "x"), false));
	assert_string_equal(site->diags.items[0].code, "file-read");
	assert_false(site_build(site, FILES(path, "x"), false));
	assert_string_equal(site->diags.items[1].code, "folder-read");
	assert_site_text(site, "public/z", "z");
}

static void
builds_and_rebuilds_many_files(void **state)
{
	enum { FILES_MANY = 3000 };
	struct site *site = *state;

	for (int round = 0; round < 2; round++) {
		struct writer writer;

		assert_true(writer_open(&writer, site->destination, false, &site->arena, &site->diags));
		for (int i = FILES_MANY; i > 0; i--)
			writer_add(&writer, str_format(&site->arena, "%d/%d/index.html", i % 7, i),
			    str_format(&site->arena, "page %d", i % 1000 + round * (i % 3 == 0)));
		assert_true(writer_commit(&writer, &site->changes, &site->diags));
		writer_close(&writer);
		assert_int_equal(site->changes.added, round == 0 ? FILES_MANY : 0);
		assert_int_equal(site->changes.replaced, round == 0 ? 0 : FILES_MANY / 3);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, site_setup, site_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(makes_a_site_with_its_manifest),
		TEST(makes_an_empty_site),
		TEST(touches_nothing_when_nothing_changed),
		TEST(keeps_the_times_of_files_that_are_the_same),
		TEST(deletes_what_is_no_longer_made_and_the_folders_it_empties),
		TEST(leaves_empty_folders_of_others_alone),
		TEST(repairs_a_file_that_was_altered_or_lost),
		TEST(does_not_miss_what_somebody_deleted_already),
		TEST(turns_a_file_into_a_folder_and_back),
		TEST(turns_a_folder_that_somebody_emptied_into_a_file),
		TEST(refuses_a_folder_of_others_in_place_of_a_file),
		TEST(refuses_a_file_of_others_in_place_of_a_folder),
		TEST(refuses_a_pipe_in_place_of_a_file),
		TEST(adopts_a_file_of_others_with_the_same_bytes),
		TEST(refuses_a_file_of_others_with_other_bytes),
		TEST(finds_all_files_in_the_way_at_once),
		TEST(refuses_links_inside_the_destination),
		TEST(deletes_nothing_behind_a_link),
		TEST(refuses_paths_that_leave_the_destination),
		TEST(refuses_outputs_that_cannot_both_be_there),
		TEST(gives_the_usual_modes),
		TEST(says_what_a_dry_run_would_change_and_changes_nothing),
		TEST(lets_one_build_run_at_a_time),
		TEST(keeps_builds_apart_while_the_lock_comes_and_goes),
		TEST(shares_its_lock_among_dry_runs),
		TEST(takes_over_what_a_killed_build_staged),
		TEST(says_where_the_disk_is_full_and_leaves_nothing_behind),
		TEST(says_which_folder_cannot_be_written_before_it_touches_any),
		TEST(says_which_file_cannot_be_read),
		TEST(says_when_there_can_be_no_work_folder),
		TEST(says_when_a_name_is_too_long),
		TEST(builds_and_rebuilds_many_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
