#include "write/destination.h"

#include "write_site.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>

static void
refuses_a_destination_it_did_not_make(void **state)
{
	struct site *site = *state;

	site_put(site, "public/.htaccess", "mine");
	assert_refuses(site, FILES("a", "a"), "write-foreign", "public");
	site_put(site, "public/manifest.json", "{\n\"name\": \"another program\"\n}\n");
	assert_refuses(site, FILES("a", "a"), "write-foreign", "public/manifest.json");
	site_put(site, "public/manifest.json", "");
	assert_refuses(site, FILES("a", "a"), "write-foreign", "public/manifest.json");
}

static void
refuses_a_damaged_manifest_and_names_the_line(void **state)
{
	struct site *site = *state;
	struct str text;

	assert_built(site, "a", "a", "b", "b");
	text = site_text(site, "public/manifest.json");
	site_put(site, "public/manifest.json", str_zero(&site->arena, str_slice(text, 0, text.len - 20)));
	assert_false(site_build(site, FILES("a", "a"), false));
	assert_string_equal(site->diags.items[0].code, "write-foreign");
	assert_true(str_find(site->diags.items[0].text, STR("damaged at line 5"), 0) != SIZE_MAX);
	assert_true(site->diags.items[0].hint.len > 0);
	assert_true(site_has(site, "public/b"));
}

static void
never_deletes_outside_on_the_word_of_a_manifest(void **state)
{
	struct site *site = *state;

	site_put(site, "precious", "mine");
	site_put(site, "public/manifest.json",
	    "{\n\"generator\": \"qsite\",\n\"files\": [\n"
	    "{ \"path\": \"../precious\", \"size\": 4, \"sha256\": "
	    "\"0000000000000000000000000000000000000000000000000000000000000000\" }\n]\n}\n");
	assert_refuses(site, FILES("a", "a"), "write-foreign", "public/manifest.json");
	assert_true(site_has(site, "precious"));
}

static void
takes_a_folder_that_holds_only_gitkeep(void **state)
{
	struct site *site = *state;

	site_put(site, "public/.gitkeep", "");
	assert_built(site, "a", "a");
	assert_true(site_has(site, "public/.gitkeep"));
	assert_int_equal(mkdir(site_path(site, "empty"), 0755), 0);
	site->destination = str_from(site_path(site, "empty"));
	assert_true(site_build(site, FILES("a", "a"), false));
}

static void
refuses_a_destination_that_is_a_file(void **state)
{
	struct site *site = *state;

	site_put(site, "public", "a file");
	assert_refuses(site, FILES("a", "a"), "write-type", "public");
}

static void
refuses_a_destination_without_a_folder_to_hold_it(void **state)
{
	struct site *site = *state;

	site->destination = str_from(site_path(site, "missing/public"));
	assert_refuses(site, FILES("a", "a"), "folder-read", "missing");
	assert_false(site_has(site, "missing"));
}

static void
refuses_a_destination_without_a_name(void **state)
{
	struct site *site = *state;
	struct writer writer;

	assert_false(writer_open(&writer, STR("/"), false, &site->arena, &site->diags));
	assert_string_equal(site->diags.items[0].code, "write-path");
	assert_false(writer_open(&writer, STR(""), false, &site->arena, &site->diags));
	assert_string_equal(site->diags.items[1].code, "write-path");
}

static void
takes_a_destination_with_slashes_dots_or_a_relative_path(void **state)
{
	struct site *site = *state;
	char before[PATH_MAX];

	assert_int_equal(mkdir(site_path(site, "public"), 0755), 0);
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(site_path(site, "public")), 0);
	site->destination = STR(".");
	assert_built(site, "a", "1");
	assert_int_equal(chdir(".."), 0);
	site->destination = STR("public///");
	assert_built(site, "a", "2");
	site->destination = STR("./public");
	assert_built(site, "a", "3");
	site->destination = STR("public");
	assert_built(site, "a", "4");
	assert_changes(site, "0 1 0 0 !a");
	assert_int_equal(chdir(before), 0);
	assert_site_text(site, "public/a", "4");
}

static void
follows_a_link_that_is_the_destination_itself(void **state)
{
	struct site *site = *state;

	assert_int_equal(mkdir(site_path(site, "disk"), 0755), 0);
	assert_int_equal(mkdir(site_path(site, "disk/real"), 0755), 0);
	assert_int_equal(symlink("disk/real", site_path(site, "public")), 0);
	assert_built(site, "a", "a");
	assert_site_text(site, "disk/real/a", "a");
	assert_int_equal(file_type(site->destination), FILE_LINK);
	assert_false(site_has(site, "disk/.real.qsite"));
}

static void
refuses_a_link_to_nothing(void **state)
{
	struct site *site = *state;

	assert_int_equal(symlink("nowhere", site_path(site, "public")), 0);
	assert_false(site_build(site, FILES("a", "a"), false));
	assert_string_equal(site->diags.items[0].code, "write-link");
	assert_false(site_has(site, "nowhere"));
}

static void
refuses_a_manifest_that_is_a_link_or_a_folder(void **state)
{
	struct site *site = *state;

	assert_built(site, "z", "z");
	assert_int_equal(rename(site_path(site, "public/manifest.json"), site_path(site, "moved")), 0);
	assert_int_equal(symlink("../moved", site_path(site, "public/manifest.json")), 0);
	assert_refuses(site, FILES("a", "a"), "write-link", "public/manifest.json");
	assert_int_equal(unlink(site_path(site, "public/manifest.json")), 0);
	assert_int_equal(mkdir(site_path(site, "public/manifest.json"), 0755), 0);
	assert_refuses(site, FILES("a", "a"), "write-type", "public/manifest.json");
}

static void
refuses_a_destination_that_is_a_mount(void **state)
{
	struct site *site = *state;
	struct writer writer;
	struct stat here;
	struct stat above;

	if (stat("/dev/shm", &here) != 0 || stat("/dev", &above) != 0 || here.st_dev == above.st_dev ||
	    access("/dev", W_OK) != 0)
		skip();
	assert_false(writer_open(&writer, STR("/dev/shm"), false, &site->arena, &site->diags));
	assert_string_equal(site->diags.items[0].code, "write-mount");
	assert_int_equal(file_type(STR("/dev/.shm.qsite")), FILE_NONE);
}

/* In a name space of mounts of its own: 0 as it should be, 77 when there can be none. */
static int
build_over_mount(struct site *site)
{
	if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount(site_path(site, "disk"), site_path(site, "public/a"), "none", MS_BIND, NULL) != 0)
		return 77;
	assert_refuses(site, FILES("a/b", "new", "z", "new"), "write-mount", "public/a");
	site->destination = str_from(site_path(site, "public/a"));
	if (site_build(site, FILES("x", "x"), false))
		return 1;
	return strcmp(site->diags.items[0].code, "write-mount") == 0 ? 0 : 2;
}

static void
refuses_a_mount_inside_the_destination_even_of_the_same_disk(void **state)
{
	struct site *site = *state;
	pid_t child;
	int status;

	assert_built(site, "a/b", "b", "z", "z");
	assert_int_equal(mkdir(site_path(site, "disk"), 0755), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(build_over_mount(site));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 77)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
speaks_chinese(void **state)
{
	struct site *site = *state;

	site->diags.language = DIAG_CHINESE;
	site_put(site, "public/own.txt", "mine");
	assert_false(site_build(site, FILES("a", "a"), false));
	assert_true(str_find(site->diags.items[0].text, STR("“own.txt”"), 0) != SIZE_MAX);
	assert_true(str_find(site->diags.items[0].hint, STR("空文件夹"), 0) != SIZE_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, site_setup, site_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(refuses_a_destination_it_did_not_make),
		TEST(refuses_a_damaged_manifest_and_names_the_line),
		TEST(never_deletes_outside_on_the_word_of_a_manifest),
		TEST(takes_a_folder_that_holds_only_gitkeep),
		TEST(refuses_a_destination_that_is_a_file),
		TEST(refuses_a_destination_without_a_folder_to_hold_it),
		TEST(refuses_a_destination_without_a_name),
		TEST(takes_a_destination_with_slashes_dots_or_a_relative_path),
		TEST(follows_a_link_that_is_the_destination_itself),
		TEST(refuses_a_link_to_nothing),
		TEST(refuses_a_manifest_that_is_a_link_or_a_folder),
		TEST(refuses_a_destination_that_is_a_mount),
		TEST(refuses_a_mount_inside_the_destination_even_of_the_same_disk),
		TEST(speaks_chinese),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
