#include "write/commit.h"

#include "base/sha256.h"
#include "write/journal.h"
#include "write_site.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* Kills and failures at every system call that changes something on disk. These
 * functions stand in for those of the C library: they count, note down, and at the
 * call that was asked for end the process or fail. */

enum fault_kind { FAULT_NONE, FAULT_KILL, FAULT_FAIL };

enum { KILLED = 9, CALLS_MOST = 500 };

static struct {
	enum fault_kind kind;
	int at; /* which call, from 1 */
	int calls;
	char trace[4096];
	const char *stolen; /* a lock file that is deleted right before it is locked … */
	bool again;         /* … and made again, as by another build */
} fault;

static void
fault_arm(enum fault_kind kind, int at)
{
	memset(&fault, 0, sizeof fault);
	fault.kind = kind;
	fault.at = at;
}

/* Whether this call is to fail. */
static bool
fault_hits(const char *call, const char *name)
{
	size_t length = strlen(fault.trace);

	if (length < sizeof fault.trace - 1)
		snprintf(fault.trace + length, sizeof fault.trace - length, "%s %s\n", call, name);
	if (++fault.calls != fault.at || fault.kind == FAULT_NONE)
		return false;
	if (fault.kind == FAULT_KILL)
		_exit(KILLED);
	errno = EIO;
	return true;
}

int
openat(int fd, const char *file, int oflag, ...)
{
	mode_t mode = 0;

	if ((oflag & O_CREAT) != 0) {
		va_list args;

		va_start(args, oflag);
		mode = va_arg(args, mode_t);
		va_end(args);
		if (fault_hits("create", file))
			return -1;
	}
	return (int)syscall(SYS_openat, fd, file, oflag, mode);
}

int
mkdirat(int fd, const char *path, mode_t mode)
{
	return fault_hits("mkdir", path) ? -1 : (int)syscall(SYS_mkdirat, fd, path, mode);
}

int
renameat(int oldfd, const char *old, int newfd, const char *new)
{
	return fault_hits("rename", new) ? -1 : (int)syscall(SYS_renameat2, oldfd, old, newfd, new, 0);
}

int
unlinkat(int fd, const char *name, int flag)
{
	return fault_hits(flag != 0 ? "rmdir" : "unlink", name) ? -1 : (int)syscall(SYS_unlinkat, fd, name, flag);
}

/* Syncing itself is left out: a killed process loses nothing that it has written. */
int
syncfs(int fd)
{
	(void)fd;
	return fault_hits("syncfs", "") ? -1 : 0;
}

int
fsync(int fd)
{
	(void)fd;
	return fault_hits("fsync", "") ? -1 : 0;
}

int
flock(int fd, int operation)
{
	const char *stolen = fault.stolen;

	fault.stolen = NULL;
	if (stolen && (unlink(stolen) != 0 || (fault.again && mknod(stolen, S_IFREG | 0644, 0) != 0)))
		return -1;
	return (int)syscall(SYS_flock, fd, operation);
}

static int
setup(void **state)
{
	fault_arm(FAULT_NONE, 0);
	return site_setup(state);
}

/* Two sites that differ in every way: a file replaced, added, deleted, kept, made a
 * folder; a folder made a file; folders that are left empty. */
static const char *const old_site[] = { "index.html", "old home", "same.html", "same", "was-file", "file",
	"was-folder/deep/x", "x", "was-folder/y", "y", "gone/a/b", "b", "gone/c", "c", NULL };
static const char *const new_site[] = { "index.html", "new home", "same.html", "same", "was-file/a", "a",
	"was-file/b/c", "c", "was-folder", "file", "added/d", "d", NULL };

/* What a site looks like that was made from nothing; it is taken away again. */
static struct str
fresh_picture(struct site *site, const char *const *files)
{
	struct str picture;

	assert_true(site_build(site, files, false));
	picture = site_picture(site, "public", false);
	assert_true(tree_remove(site->destination, &site->diags));
	return picture;
}

/* Runs a build in a process that is killed at its nth call; false when it was not. With
 * no files it only opens and closes. */
static bool
build_killed(struct site *site, const char *const *files, int at)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct writer writer;
		bool ok;

		fault_arm(FAULT_KILL, at);
		if (files)
			_exit(site_build(site, files, false) ? 0 : 1);
		ok = writer_open(&writer, site->destination, false, &site->arena, &site->diags);
		if (ok)
			writer_close(&writer);
		_exit(ok ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == KILLED);
	return WEXITSTATUS(status) == KILLED;
}

static bool
has_whole_journal(struct site *site)
{
	struct journal journal;

	return site_has(site, ".public.qsite/journal") &&
	       journal_read(&site->arena, site_text(site, ".public.qsite/journal"), &journal);
}

static void
assert_opens(struct site *site)
{
	struct writer writer;

	assert_true(writer_open(&writer, site->destination, false, &site->arena, &site->diags));
	writer_close(&writer);
	assert_false(site_has(site, ".public.qsite"));
	assert_int_equal(site->diags.count, 0);
}

static void
assert_picture(struct site *site, struct str expected, int at)
{
	struct str picture = site_picture(site, "public", false);

	if (!str_eq(picture, expected))
		fail_msg("at call %d the site is\n%.*sand not\n%.*s", at, STR_ARG(picture), STR_ARG(expected));
}

static void
leaves_the_old_site_or_is_rolled_forward_when_killed_anywhere(void **state)
{
	struct site *site = *state;
	struct str old_picture = fresh_picture(site, old_site);
	struct str new_picture = fresh_picture(site, new_site);
	int before = 0;
	int behind = 0;

	for (int at = 1; at < CALLS_MOST; at++) {
		struct str untouched;

		assert_true(site_build(site, old_site, false));
		untouched = site_picture(site, "public", true);
		if (!build_killed(site, new_site, at))
			break;
		if (has_whole_journal(site) || behind > 0)
			behind++;
		else
			before++;
		if (behind == 0)
			assert_true(str_eq(site_picture(site, "public", true), untouched));
		assert_opens(site);
		assert_picture(site, behind > 0 ? new_picture : old_picture, at);
		assert_true(site_build(site, new_site, false));
		assert_picture(site, new_picture, at);
	}
	assert_true(before > 8);
	assert_true(behind > 15);
}

static void
is_rolled_forward_when_the_first_build_is_killed(void **state)
{
	struct site *site = *state;
	struct str picture = fresh_picture(site, new_site);
	bool killed = true;

	for (int at = 1; killed; at++) {
		killed = build_killed(site, new_site, at);
		assert_true(site_build(site, new_site, false));
		assert_picture(site, picture, at);
		assert_true(tree_remove(site->destination, &site->diags));
		assert_true(at < CALLS_MOST);
	}
}

static void
is_rolled_forward_when_rolling_forward_is_killed_anywhere(void **state)
{
	struct site *site = *state;
	struct str picture = fresh_picture(site, new_site);
	bool killed = true;
	int rolls = 0;

	for (int at = 1; killed; at++) {
		bool killed_again = true;

		for (int again = 1; killed_again; again++) {
			assert_true(site_build(site, old_site, false));
			killed = build_killed(site, new_site, at);
			killed_again = has_whole_journal(site);
			if (!killed_again)
				break;
			killed_again = build_killed(site, NULL, again);
			rolls++;
			assert_opens(site);
			assert_picture(site, picture, at);
		}
	}
	assert_true(rolls > 100);
}

/* The build may only succeed when what failed came behind the commit. */
static void
reports_a_failure_of_any_call_and_recovers(void **state)
{
	struct site *site = *state;
	struct str old_picture = fresh_picture(site, old_site);
	struct str new_picture = fresh_picture(site, new_site);
	int failures = 0;

	for (int at = 1; at < CALLS_MOST; at++) {
		struct str untouched;
		bool ok;

		assert_true(site_build(site, old_site, false));
		assert_picture(site, old_picture, at);
		untouched = site_picture(site, "public", true);
		fault_arm(FAULT_FAIL, at);
		ok = site_build(site, new_site, false);
		if (fault.calls < at)
			break;
		fault_arm(FAULT_NONE, 0);
		assert_true(ok == (site->diags.count == 0));
		if (!ok) {
			failures++;
			assert_int_equal(diags_count(&site->diags, SEVERITY_SYSTEM), site->diags.count);
			assert_true(has_whole_journal(site) || str_eq(site_picture(site, "public", true), untouched) ||
				    str_eq(site_picture(site, "public", false), new_picture));
		}
		site->diags.count = 0;
		assert_true(site_build(site, new_site, false));
		assert_picture(site, new_picture, at);
		assert_false(site_has(site, ".public.qsite"));
	}
	assert_true(failures > 20);
}

static void
syncs_before_each_point_of_no_return(void **state)
{
	struct site *site = *state;

	assert_true(site_build(site, FILES("a", "1", "b/c", "2", "f/g", "4", "f/h", "5"), false));
	fault_arm(FAULT_NONE, 0);
	assert_true(site_build(site, FILES("a", "9", "d/e", "3", "f/h", "5"), false));
	assert_string_equal(fault.trace, "mkdir .public.qsite\n"
					 "create lock\n"
					 "unlink journal\n"
					 "mkdir stage\n"
					 "create 0\n"
					 "create 1\n"
					 "create 3\n"
					 "syncfs \n"
					 "create journal\n"
					 "fsync \n"
					 "fsync \n"
					 "rename a\n"
					 "mkdir d\n"
					 "rename e\n"
					 "unlink c\n"
					 "unlink g\n"
					 "rmdir b\n"
					 "rename manifest.json\n"
					 "syncfs \n"
					 "unlink journal\n"
					 "fsync \n"
					 "unlink lock\n"
					 "rmdir .public.qsite\n");
}

/* A killed build as it stands on disk: the journal is complete; a was renamed or not
 * yet. */
static void
put_pending(struct site *site, bool first_renamed)
{
	struct str manifest;
	const char *lines = "qsite journal 1\n"
			    "replace 0 a\n"
			    "add 1 b/c\n"
			    "remove old/d\n"
			    "remove-folder old\n"
			    "replace 2 manifest.json\n";
	struct str hash = sha256_text(&site->arena, str_from(lines));

	assert_true(site_build(site, FILES("a", "new a", "b/c", "new c"), false));
	manifest = site_text(site, "public/manifest.json");
	assert_true(site_build(site, FILES("a", "old a", "old/d", "old d"), false));
	site_put(site, first_renamed ? "public/a" : ".public.qsite/stage/0", "new a");
	site_put(site, ".public.qsite/stage/1", "new c");
	site_put(site, ".public.qsite/stage/2", str_zero(&site->arena, manifest));
	site_put(site, ".public.qsite/journal", str_format(&site->arena, "%send %.*s\n", lines, STR_ARG(hash)).at);
	site_put(site, ".public.qsite/lock", "");
}

static void
rolls_forward_from_a_journal(void **state)
{
	struct site *site = *state;

	for (int renamed = 0; renamed < 2; renamed++) {
		put_pending(site, renamed == 1);
		assert_opens(site);
		assert_site_text(site, "public/a", "new a");
		assert_site_text(site, "public/b/c", "new c");
		assert_false(site_has(site, "public/old"));
		assert_true(site_build(site, FILES("a", "new a", "b/c", "new c"), false));
		assert_changes(site, "0 0 0 2");
	}
}

static void
throws_away_a_stage_whose_journal_is_cut_short(void **state)
{
	struct site *site = *state;
	struct str journal;

	put_pending(site, false);
	journal = site_text(site, ".public.qsite/journal");
	site_put(site, ".public.qsite/journal", str_zero(&site->arena, str_slice(journal, 0, journal.len - 1)));
	assert_opens(site);
	assert_site_text(site, "public/a", "old a");
	assert_site_text(site, "public/old/d", "old d");
	assert_false(site_has(site, "public/b"));
}

static void
a_dry_run_reports_a_pending_journal_and_leaves_it(void **state)
{
	struct site *site = *state;
	struct str before;

	put_pending(site, true);
	site_put(site, "public/b/c", "new c"); /* as if it had been renamed too */
	assert_int_equal(unlink(site_path(site, ".public.qsite/stage/1")), 0);
	before = site_picture(site, ".", true);
	assert_true(site_build(site, FILES("a", "newer a", "b/c", "newer c"), true));
	/* What the killed build put there is qsite's: nothing is foreign. */
	assert_changes(site, "0 2 1 0 !a !b/c -old/d");
	assert_int_equal(site->diags.count, 1);
	assert_string_equal(site->diags.items[0].code, "write-pending");
	assert_int_equal(site->diags.items[0].severity, SEVERITY_WARNING);
	assert_true(str_eq(site_picture(site, ".", true), before));
	site->diags.count = 0;
	assert_opens(site);
}

static void
does_not_roll_over_a_file_that_came_meanwhile(void **state)
{
	struct site *site = *state;

	put_pending(site, false);
	site_put(site, "public/b/c", "mine");
	assert_false(site_build(site, FILES("a", "x"), false));
	assert_string_equal(site->diags.items[0].code, "write-foreign");
	assert_true(site->diags.items[0].hint.len > 0);
	assert_site_text(site, "public/b/c", "mine");
	assert_true(has_whole_journal(site));
	site->diags.count = 0;

	assert_int_equal(unlink(site_path(site, "public/b/c")), 0);
	assert_opens(site);
	assert_site_text(site, "public/b/c", "new c");
}

static void
does_not_roll_through_a_link_that_came_meanwhile(void **state)
{
	struct site *site = *state;

	put_pending(site, false);
	site_put(site, "elsewhere/d", "mine");
	assert_int_equal(symlink("../elsewhere", site_path(site, "public/b")), 0);
	assert_false(site_build(site, FILES("a", "x"), false));
	assert_string_equal(site->diags.items[0].code, "write-link");
	assert_false(site_has(site, "elsewhere/c"));
	site->diags.count = 0;

	assert_int_equal(unlink(site_path(site, "public/b")), 0);
	assert_true(tree_remove(str_from(site_path(site, "public/old")), &site->diags));
	assert_int_equal(symlink("../elsewhere", site_path(site, "public/old")), 0);
	assert_opens(site);
	assert_site_text(site, "elsewhere/d", "mine");
}

static void
builds_anew_when_the_destination_was_deleted_meanwhile(void **state)
{
	struct site *site = *state;

	put_pending(site, true);
	assert_true(tree_remove(site->destination, &site->diags));
	assert_true(site_build(site, FILES("a", "new a", "b/c", "new c"), false));
	assert_site_text(site, "public/a", "new a");
	assert_site_text(site, "public/b/c", "new c");
}

static void
says_what_to_do_when_the_stage_is_lost(void **state)
{
	struct site *site = *state;

	put_pending(site, false);
	assert_true(tree_remove(str_from(site_path(site, ".public.qsite/stage")), &site->diags));
	assert_false(site_build(site, FILES("a", "x"), false));
	assert_string_equal(site->diags.items[0].code, "folder-read");
	assert_true(str_find(site->diags.items[0].hint, STR(".public.qsite"), 0) != SIZE_MAX);
	assert_site_text(site, "public/old/d", "old d");
}

/* Kills a build right behind its journal. */
static void
build_pending(struct site *site, const char *const *files)
{
	int at = 1;

	while (build_killed(site, files, at) && !has_whole_journal(site))
		at++;
	assert_true(has_whole_journal(site));
}

static void
makes_a_folder_again_that_was_deleted_meanwhile(void **state)
{
	struct site *site = *state;

	assert_true(site_build(site, FILES("a/x", "1", "z", "z"), false));
	build_pending(site, FILES("a/b", "2", "a/x/y", "3", "z", "z"));
	assert_true(tree_remove(str_from(site_path(site, "public/a")), &site->diags));
	assert_opens(site);
	assert_site_text(site, "public/a/b", "2");
	assert_site_text(site, "public/a/x/y", "3");
}

static void
a_dry_run_takes_a_first_build_that_was_killed_for_its_own(void **state)
{
	struct site *site = *state;
	bool begun = false;

	for (int at = 1; !begun; at++) {
		assert_true(tree_remove(site->destination, &site->diags));
		assert_true(tree_remove(str_from(site_path(site, ".public.qsite")), &site->diags));
		assert_true(build_killed(site, new_site, at));
		begun = site_has(site, "public/index.html") && !site_has(site, "public/manifest.json");
	}
	assert_true(site_build(site, FILES("index.html", "newer"), true));
	assert_int_equal(site->diags.count, 1);
	assert_string_equal(site->diags.items[0].code, "write-pending");
}

static void
a_dry_run_reports_a_commit_that_failed(void **state)
{
	struct site *site = *state;

	assert_true(site_build(site, FILES("a", "1"), false));
	for (int at = 1; !has_whole_journal(site); at++) {
		fault_arm(FAULT_FAIL, at);
		site_build(site, FILES("a", "2"), false);
		fault_arm(FAULT_NONE, 0);
		assert_true(at < CALLS_MOST);
	}
	site->diags.count = 0;
	assert_true(site_build(site, FILES("a", "2"), true));
	assert_int_equal(site->diags.count, 1);
	assert_string_equal(site->diags.items[0].code, "write-pending");
}

static void
starts_again_when_the_lock_file_went_before_it_was_locked(void **state)
{
	struct site *site = *state;

	for (int again = 0; again < 2; again++) {
		struct writer writer;
		struct stat held;
		struct stat named;

		fault.stolen = site_path(site, ".public.qsite/lock");
		fault.again = again == 1;
		assert_true(writer_open(&writer, site->destination, false, &site->arena, &site->diags));
		assert_null(fault.stolen);
		assert_int_equal(fstat(writer.lock, &held), 0);
		assert_int_equal(stat(site_path(site, ".public.qsite/lock"), &named), 0);
		assert_true(held.st_ino == named.st_ino);
		writer_close(&writer);
	}
}

static void
a_dry_run_does_without_a_lock_that_went_before_it_was_locked(void **state)
{
	struct site *site = *state;
	struct writer writer;

	site_put(site, ".public.qsite/lock", "");
	fault.stolen = site_path(site, ".public.qsite/lock");
	assert_true(writer_open(&writer, site->destination, true, &site->arena, &site->diags));
	assert_int_equal(writer.lock, -1);
	writer_close(&writer);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, site_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(leaves_the_old_site_or_is_rolled_forward_when_killed_anywhere),
		TEST(is_rolled_forward_when_the_first_build_is_killed),
		TEST(is_rolled_forward_when_rolling_forward_is_killed_anywhere),
		TEST(reports_a_failure_of_any_call_and_recovers),
		TEST(syncs_before_each_point_of_no_return),
		TEST(rolls_forward_from_a_journal),
		TEST(throws_away_a_stage_whose_journal_is_cut_short),
		TEST(a_dry_run_reports_a_pending_journal_and_leaves_it),
		TEST(does_not_roll_over_a_file_that_came_meanwhile),
		TEST(does_not_roll_through_a_link_that_came_meanwhile),
		TEST(builds_anew_when_the_destination_was_deleted_meanwhile),
		TEST(says_what_to_do_when_the_stage_is_lost),
		TEST(makes_a_folder_again_that_was_deleted_meanwhile),
		TEST(a_dry_run_takes_a_first_build_that_was_killed_for_its_own),
		TEST(a_dry_run_reports_a_commit_that_failed),
		TEST(starts_again_when_the_lock_file_went_before_it_was_locked),
		TEST(a_dry_run_does_without_a_lock_that_went_before_it_was_locked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
