#include "cmd/options.h"

#include "findings.h"

#include <stdlib.h>

struct fixture {
	struct arena arena;
	struct diags diags;
	struct options options;
};

static int
setup(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ 0 };
	arena_init(&fixture.arena);
	diags_init(&fixture.diags, &fixture.arena, DIAG_ENGLISH);
	unsetenv("SOURCE_DATE_EPOCH");
	*state = &fixture;
	return 0;
}

static int
teardown(void **state)
{
	arena_release(&((struct fixture *)*state)->arena);
	return 0;
}

/* Words with blanks between; "''" is an empty one. */
static bool
parse(struct fixture *it, const char *line)
{
	char *words[16] = { NULL };
	struct str rest = str_from(line);
	int count = 0;

	it->diags.count = 0;
	while (rest.len > 0) {
		struct str word;

		rest = str_cut(rest, ' ', &word);
		words[count++] = str_zero(&it->arena, str_eq(word, STR("''")) ? STR_NONE : word);
	}
	return options_parse(&it->options, count, words, &it->diags);
}

static void
must_parse(struct fixture *it, const char *line)
{
	bool ok = parse(it, line);

	assert_codes(&it->diags, "");
	assert_true(ok);
}

static void
must_fail(struct fixture *it, const char *line, const char *codes)
{
	bool ok = parse(it, line);

	assert_codes(&it->diags, codes);
	assert_false(ok);
	assert_int_equal(diags_status(&it->diags, false), 2);
}

static void
has_defaults(void **state)
{
	struct fixture *it = *state;

	must_parse(it, "qsite build");
	assert_int_equal(it->options.command, COMMAND_BUILD);
	assert_text(it->options.site, ".");
	assert_text(it->options.destination, "public");
	assert_text(it->options.base_url, "");
	assert_true(it->options.workers >= 1 && it->options.workers <= 256);
	assert_false(it->options.drafts || it->options.dry_run || it->options.quiet || it->options.verbose ||
		     it->options.strict);
	assert_true(it->options.now > 1700000000);
}

static void
takes_values_beside_or_behind_an_option(void **state)
{
	static const char *const lines[] = { "qsite build -s site -d out -b https://x -j 3",
		"qsite build -ssite -dout -bhttps://x -j3",
		"qsite build --site site --destination out --base-url https://x --jobs 3",
		"qsite build --jobs=3 --site=site --base-url=https://x --destination=out" };
	struct fixture *it = *state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		must_parse(it, lines[i]);
		assert_text(it->options.site, "site");
		assert_text(it->options.destination, "out");
		assert_text(it->options.base_url, "https://x");
		assert_int_equal(it->options.workers, 3);
	}
	must_parse(it, "qsite build -b http://x=y --site=a=b");
	assert_text(it->options.base_url, "http://x=y");
	assert_text(it->options.site, "a=b");
	must_parse(it, "qsite build -s -n");
	assert_text(it->options.site, "-n");
	assert_false(it->options.dry_run);
}

static void
takes_switches(void **state)
{
	struct fixture *it = *state;

	must_parse(it, "qsite build -D -n -q -v --strict");
	assert_true(it->options.drafts && it->options.dry_run && it->options.quiet && it->options.verbose &&
		    it->options.strict);
	must_parse(it, "qsite build --drafts --dry-run --quiet --verbose");
	assert_true(it->options.drafts && it->options.dry_run && it->options.quiet && it->options.verbose);
	assert_false(it->options.strict);
}

static void
writes_into_the_site_folder(void **state)
{
	struct fixture *it = *state;

	must_parse(it, "qsite build -s site");
	assert_text(it->options.destination, "site/public");
	must_parse(it, "qsite build -s site/");
	assert_text(it->options.destination, "site/public");
	must_parse(it, "qsite build -s /");
	assert_text(it->options.destination, "/public");
	must_parse(it, "qsite build -s . -d ..");
	assert_text(it->options.destination, "..");
}

static void
takes_the_time_from_option_environment_or_clock(void **state)
{
	struct fixture *it = *state;

	setenv("SOURCE_DATE_EPOCH", "1704067200", 1);
	must_parse(it, "qsite build");
	assert_int_equal(it->options.now, 1704067200);
	must_parse(it, "qsite build --now 2024-01-20T10:00+08:00");
	assert_int_equal(it->options.now, 1705716000);
	must_parse(it, "qsite build --now=2024-01-20");
	assert_int_equal(it->options.now, 1705708800);
}

/* A wrong time would publish what must not be published yet. */
static void
refuses_a_time_in_the_environment_that_is_none(void **state)
{
	static const char *const epochs[] = { "today", "1704067200x", "1704067200.5", " 1", "+1", "-1", "0x10",
		"99999999999999999999" };
	struct fixture *it = *state;

	for (size_t i = 0; i < sizeof epochs / sizeof *epochs; i++) {
		setenv("SOURCE_DATE_EPOCH", epochs[i], 1);
		must_fail(it, "qsite build", "usage-value");
		assert_told(&it->diags, "usage-value", "SOURCE_DATE_EPOCH");
		must_parse(it, "qsite version");
		must_parse(it, "qsite build --now 2024-01-20");
	}
	setenv("SOURCE_DATE_EPOCH", "", 1);
	must_parse(it, "qsite build");
	assert_true(it->options.now > 1700000000);
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	must_parse(it, "qsite build");
	assert_int_equal(it->options.now, 0);
	unsetenv("SOURCE_DATE_EPOCH");
}

static void
knows_the_commands(void **state)
{
	struct fixture *it = *state;

	must_parse(it, "qsite version");
	assert_int_equal(it->options.command, COMMAND_VERSION);
	must_parse(it, "qsite --version");
	assert_int_equal(it->options.command, COMMAND_VERSION);
	must_parse(it, "qsite help");
	assert_int_equal(it->options.command, COMMAND_HELP);
	must_parse(it, "qsite --help");
	assert_int_equal(it->options.command, COMMAND_HELP);
	must_parse(it, "qsite -h");
	assert_int_equal(it->options.command, COMMAND_HELP);
	must_parse(it, "qsite help build");
	assert_text(it->options.topic, "build");
}

static void
tells_commands_that_are_not_there(void **state)
{
	struct fixture *it = *state;

	must_fail(it, "qsite", "usage-command");
	must_fail(it, "", "usage-command");
	must_fail(it, "qsite biuld", "usage-command");
	assert_hint(&it->diags, "usage-command", "'build'");
	must_fail(it, "qsite -s site build", "usage-command");
	must_fail(it, "qsite ''", "usage-command");
	must_fail(it, "qsite help biuld", "usage-command");
	must_fail(it, "qsite help ''", "usage-command");
}

static void
tells_options_that_are_not_there(void **state)
{
	struct fixture *it = *state;

	must_fail(it, "qsite build --draft", "usage-option");
	assert_hint(&it->diags, "usage-option", "'--drafts'");
	must_fail(it, "qsite build --destnation=out", "usage-option");
	assert_hint(&it->diags, "usage-option", "'--destination'");
	must_fail(it, "qsite build -x --y -- -é", "usage-option usage-option usage-option usage-option");
	must_fail(it, "qsite build --n", "usage-option");
}

static void
tells_values_that_are_wrong_or_missing(void **state)
{
	static const char *const lines[] = { "qsite build -j 0", "qsite build -j -1", "qsite build -j 257",
		"qsite build -j 4x", "qsite build -j 99999999999999999999", "qsite build -j ''", "qsite build -j",
		"qsite build -s", "qsite build -s ''", "qsite build --site=", "qsite build --destination= out",
		"qsite build -b example.cn", "qsite build -b ftp://x", "qsite build --now yesterday",
		"qsite build --now 2024", "qsite build --now", "qsite build --drafts=yes",
		"qsite build --drafts=", "qsite build -nv" };
	struct fixture *it = *state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		assert_false(parse(it, lines[i]));
		if (strcmp(it->diags.items[0].code, "usage-value") != 0)
			fail_msg("%s: %s", lines[i], findings_told(&it->diags));
	}
	assert_true(it->options.workers >= 1);
}

static void
tells_arguments_that_a_command_does_not_take(void **state)
{
	struct fixture *it = *state;

	must_fail(it, "qsite build site", "usage-argument");
	must_fail(it, "qsite build - ''", "usage-argument usage-argument");
	must_fail(it, "qsite help build version", "usage-argument");
	must_fail(it, "qsite version x", "usage-argument");
}

static void
reads_what_check_is_to_do(void **state)
{
	struct fixture *it = *state;

	must_parse(it, "qsite check");
	assert_int_equal(it->options.format, FORMAT_TEXT);
	assert_int_equal(it->options.files.count, 0);
	assert_true(it->options.now > 1700000000);
	must_parse(it, "qsite check a.txt --format=json b.md --gov -q --strict -s site");
	assert_int_equal(it->options.format, FORMAT_JSON);
	assert_int_equal(it->options.files.count, 2);
	assert_text(it->options.files.items[1], "b.md");
	assert_true(it->options.check.gov && it->options.quiet && it->options.strict);
	must_parse(
	    it, "qsite check --rules data,tables --only link-file,link-anchor --only html-dropped --no link-file");
	assert_int_equal(it->options.check.rules.count, 2);
	assert_text(it->options.check.rules.items[1], "tables");
	assert_int_equal(it->options.check.only.count, 3);
	assert_text(it->options.check.no.items[0], "link-file");
}

static void
takes_a_code_to_explain_or_none(void **state)
{
	struct fixture *it = *state;

	must_parse(it, "qsite check --explain");
	assert_true(it->options.explain);
	assert_text(it->options.explained, "");
	must_parse(it, "qsite check --explain link-file");
	assert_text(it->options.explained, "link-file");
	must_parse(it, "qsite check --explain=link-file");
	assert_text(it->options.explained, "link-file");
	must_fail(it, "qsite check --explain link-fil", "usage-value");
	assert_hint(&it->diags, "usage-value", "'link-file'");
	must_fail(it, "qsite check --explain --gov", "usage-option");
	must_fail(it, "qsite check --explain link-file a.txt", "usage-option");
}

static void
tells_names_of_rules_that_are_not_there(void **state)
{
	struct fixture *it = *state;

	must_fail(it, "qsite check --rules data,table", "usage-value");
	assert_hint(&it->diags, "usage-value", "content, data, tables");
	must_fail(it, "qsite check --only link-flie --no link-ancor", "usage-value usage-value");
	assert_hint(&it->diags, "usage-value", "'link-file'");
	must_fail(it, "qsite check --only link-file,", "usage-value");
	must_fail(it, "qsite check --rules ''", "usage-value");
	must_fail(it, "qsite check --format yaml", "usage-value");
	must_fail(it, "qsite check --gov=yes", "usage-value");
}

static void
tells_options_of_other_commands(void **state)
{
	struct fixture *it = *state;

	must_fail(it, "qsite build --format json", "usage-option");
	assert_hint(&it->diags, "usage-option", "check");
	must_fail(it, "qsite check -n -v", "usage-option usage-option");
	assert_hint(&it->diags, "usage-option", "build");
	must_fail(it, "qsite check -b https://x -d out", "usage-option usage-option");
	must_fail(it, "qsite version -q", "usage-option");
	must_fail(it, "qsite help build --strict", "usage-option");
	must_fail(it, "qsite check -D --now 2024-01-20 -j 2 a.txt", "usage-option usage-option usage-option");
}

static void
tells_all_mistakes_at_once(void **state)
{
	struct fixture *it = *state;

	must_fail(it, "qsite build -x -j 0 site -b", "usage-option usage-value usage-argument usage-value");
}

/* What is printed as help, as long as that is below 8 KiB. */
static struct str
help_of(struct fixture *it, const char *line, enum diag_language language)
{
	char bytes[8192] = { 0 };
	FILE *file = fmemopen(bytes, sizeof bytes - 1, "w");

	assert_non_null(file);
	must_parse(it, line);
	options_help(&it->options, language, file);
	assert_int_equal(fclose(file), 0);
	return str_copy(&it->arena, str_from(bytes));
}

static void
assert_has(struct str text, const char *piece)
{
	if (str_find(text, str_from(piece), 0) == SIZE_MAX)
		fail_msg("no '%s' in:\n%.*s", piece, STR_ARG(text));
}

static void
explains_commands_and_options(void **state)
{
	struct fixture *it = *state;
	struct str help = help_of(it, "qsite help", DIAG_ENGLISH);

	assert_has(help, "usage: qsite COMMAND [OPTIONS]\n");
	assert_has(help, "  build      build the site\n");
	assert_has(help, "  -s, --site DIR            the site folder");
	assert_has(help, "  --strict                  treat warnings as errors\n");
	help = help_of(it, "qsite help build", DIAG_ENGLISH);
	assert_true(str_starts(help, STR("qsite build [OPTIONS]: build the site\n")));
	assert_has(help, "--now TIME");
	assert_text(help_of(it, "qsite help version", DIAG_ENGLISH), "qsite version: print the version\n");
	assert_has(help_of(it, "qsite help", DIAG_CHINESE), "用法：qsite 命令 [选项]\n");
	assert_has(help_of(it, "qsite help build", DIAG_CHINESE), "--drafts              包括草稿\n");
}

static void
explains_to_each_command_its_own_options(void **state)
{
	struct fixture *it = *state;
	struct str build = help_of(it, "qsite help build", DIAG_ENGLISH);
	struct str check = help_of(it, "qsite help check", DIAG_ENGLISH);

	assert_true(str_starts(check, STR("qsite check [OPTIONS] [FILE…]: ")));
	assert_has(check, "  --explain [CODE] ");
	assert_has(check, "  --format FORMAT ");
	assert_has(check, "  -s, --site DIR ");
	assert_true(str_find(check, STR("--dry-run"), 0) == SIZE_MAX);
	assert_true(str_find(build, STR("--format"), 0) == SIZE_MAX);
}

int
main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(has_defaults),
		TEST(takes_values_beside_or_behind_an_option),
		TEST(takes_switches),
		TEST(writes_into_the_site_folder),
		TEST(takes_the_time_from_option_environment_or_clock),
		TEST(refuses_a_time_in_the_environment_that_is_none),
		TEST(knows_the_commands),
		TEST(tells_commands_that_are_not_there),
		TEST(tells_options_that_are_not_there),
		TEST(tells_values_that_are_wrong_or_missing),
		TEST(tells_arguments_that_a_command_does_not_take),
		TEST(reads_what_check_is_to_do),
		TEST(takes_a_code_to_explain_or_none),
		TEST(tells_names_of_rules_that_are_not_there),
		TEST(tells_options_of_other_commands),
		TEST(tells_all_mistakes_at_once),
		TEST(explains_commands_and_options),
		TEST(explains_to_each_command_its_own_options),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
