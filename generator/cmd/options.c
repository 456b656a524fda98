#include "cmd/options.h"

#include "base/file.h"
#include "load/date.h"

#include <limits.h>
#include <sched.h>
#include <stdlib.h>
#include <time.h>

enum { WORKERS_MAX = 256, EPOCH_DIGITS = 12 };

#define NOW_UNSET LLONG_MIN

static const struct {
	const char *name;
	const char *english, *chinese;
} commands[] = {
	[COMMAND_BUILD] = { "build", "build the site", "生成网站" },
	[COMMAND_CHECK] = { "check", "check the content, or documents", "检查内容或文档" },
	[COMMAND_VERSION] = { "version", "print the version", "显示版本" },
	[COMMAND_HELP] = { "help", "explain a command and its options", "说明命令和选项" },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

/* ---- what each option does ---- */

typedef bool
option_set(struct options *options, struct str value);

static bool
set_site(struct options *options, struct str value)
{
	options->site = value;
	return value.len > 0;
}

static bool
set_destination(struct options *options, struct str value)
{
	options->destination = value;
	return value.len > 0;
}

static bool
set_base_url(struct options *options, struct str value)
{
	options->base_url = value;
	return str_starts(value, STR("https://")) || str_starts(value, STR("http://"));
}

static bool
set_workers(struct options *options, struct str value)
{
	long number = str_to_natural(value);

	options->workers = number > 0 ? (int)number : 1;
	return number >= 1 && number <= WORKERS_MAX;
}

static bool
set_now(struct options *options, struct str value)
{
	return time_parse(value, &options->now);
}

static bool
set_drafts(struct options *options, struct str value)
{
	(void)value;
	return options->drafts = true;
}

static bool
set_dry_run(struct options *options, struct str value)
{
	(void)value;
	return options->dry_run = true;
}

static bool
set_quiet(struct options *options, struct str value)
{
	(void)value;
	return options->quiet = true;
}

static bool
set_verbose(struct options *options, struct str value)
{
	(void)value;
	return options->verbose = true;
}

static bool
set_strict(struct options *options, struct str value)
{
	(void)value;
	return options->strict = true;
}

static const struct option {
	char letter; /* 0: none */
	const char *name;
	const char *value; /* what it takes, NULL: nothing */
	option_set *set;
	const char *english, *chinese;
} option_table[] = {
	{ 's', "site", "DIR", set_site, "the site folder, with content/ and themes/ (default: here)",
	    "站点文件夹，含 content/ 和 themes/（默认：当前文件夹）" },
	{ 'd', "destination", "DIR", set_destination, "where the site goes (default: public/ in the site folder)",
	    "输出文件夹（默认：站点文件夹中的 public/）" },
	{ 'b', "base-url", "URL", set_base_url, "the site's address, instead of site.json's",
	    "网站地址，代替 site.json 中的地址" },
	{ 'j', "jobs", "N", set_workers, "worker processes (default: one a processor)",
	    "工作进程数（默认：每个处理器一个）" },
	{ 'D', "drafts", NULL, set_drafts, "publish drafts too", "也发布草稿" },
	{ 'n', "dry-run", NULL, set_dry_run, "list what would change, change nothing", "只列出会改变的文件，不写入" },
	{ 'q', "quiet", NULL, set_quiet, "print errors only", "只显示错误" },
	{ 'v', "verbose", NULL, set_verbose, "list every file that changes", "列出每个改变的文件" },
	{ 0, "strict", NULL, set_strict, "treat warnings as errors", "把警告当作错误" },
	{ 0, "now", "TIME", set_now,
	    "the time that release times are compared with, such as 2024-01-20T10:00+08:00 (default: "
	    "SOURCE_DATE_EPOCH, else the clock)",
	    "用来比较发布时间的时刻，如 2024-01-20T10:00+08:00（默认：SOURCE_DATE_EPOCH，否则为系统时钟）" },
};

enum { OPTIONS = sizeof option_table / sizeof *option_table };

/* ---- reading ---- */

static void
set_defaults(struct options *options)
{
	cpu_set_t processors;

	*options = (struct options){ .command = COMMAND_HELP, .site = STR("."), .workers = 1, .now = NOW_UNSET };
	if (sched_getaffinity(0, sizeof processors, &processors) == 0)
		options->workers = CPU_COUNT(&processors);
	if (options->workers > WORKERS_MAX)
		options->workers = WORKERS_MAX;
}

/* The time of SOURCE_DATE_EPOCH, else of the clock. A wrong one is no reason to take
 * the clock: that could publish what must not be published yet. */
static bool
take_now(struct options *options, struct diags *diags)
{
	const char *value = getenv("SOURCE_DATE_EPOCH");
	struct str epoch = str_from(value ? value : "");
	long long seconds = 0;
	bool ok = epoch.len <= EPOCH_DIGITS;

	options->now = (long long)time(NULL);
	if (epoch.len == 0)
		return true;
	for (size_t i = 0; ok && i < epoch.len; i++) {
		ok = epoch.at[i] >= '0' && epoch.at[i] <= '9';
		seconds = seconds * 10 + (epoch.at[i] - '0');
	}
	if (!ok)
		return diag_usage(diags, "usage-value",
		    diag_tr(diags, "SOURCE_DATE_EPOCH is '%.*s', which is no number of seconds",
			"SOURCE_DATE_EPOCH 的值“%.*s”不是秒数"),
		    STR_ARG(epoch));
	options->now = seconds;
	return true;
}

/* value->at is NULL when the word holds none: "--site" is not "--site=". */
static const struct option *
find_option(struct str word, struct str *value)
{
	size_t mark = str_find(word, STR("="), 0);
	struct str name = str_slice(word, 2, mark);

	*value = STR_NONE;
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option *option = &option_table[i];

		if (str_starts(word, STR("--"))) {
			if (!str_eq(name, str_from(option->name)))
				continue;
			if (mark < word.len)
				*value = (struct str){ word.at + mark + 1, word.len - mark - 1 };
			return option;
		}
		if (option->letter == word.at[1]) {
			*value = str_slice(word, 2, word.len);
			return option;
		}
	}
	return NULL;
}

static bool
unknown_option(struct str word, struct diags *diags)
{
	struct str_list names = { 0 };

	for (size_t i = 0; i < OPTIONS; i++)
		*arena_push(diags->arena, &names) = str_format(diags->arena, "--%s", option_table[i].name);
	diag_usage(diags, "usage-option", diag_tr(diags, "unknown option '%.*s'", "未知的选项“%.*s”"), STR_ARG(word));
	diag_hint_nearest(
	    diags, str_nearest(str_slice(word, 0, str_find(word, STR("="), 0)), names.items, names.count));
	return false;
}

/* One option at argv[*at], with its value in the same word or the next one. */
static bool
read_option(struct options *options, int argc, char **argv, int *at, struct diags *diags)
{
	struct str word = str_from(argv[*at]), value;
	const struct option *option = find_option(word, &value);

	if (!option)
		return unknown_option(word, diags);
	if (!option->value && value.at)
		return diag_usage(
		    diags, "usage-value", diag_tr(diags, "'--%s' takes no value", "“--%s”不接受取值"), option->name);
	if (option->value && !value.at) {
		if (*at + 1 >= argc)
			return diag_usage(diags, "usage-value",
			    diag_tr(diags, "'%.*s' needs a value: %s", "“%.*s”需要一个值：%s"), STR_ARG(word),
			    option->value);
		value = str_from(argv[++*at]);
	}
	if (option->set(options, value))
		return true;
	diag_usage(diags, "usage-value",
	    diag_tr(diags, "'%.*s' is no good value for --%s", "“%.*s”不是 --%s 的合法取值"), STR_ARG(value),
	    option->name);
	diag_hint(diags, "--%s %s: %s", option->name, option->value, diag_tr(diags, option->english, option->chinese));
	return false;
}

static int
command_by_name(struct str word)
{
	for (int i = 0; i < COMMANDS; i++)
		if (str_eq(word, str_from(commands[i].name)))
			return i;
	return -1;
}

static bool
read_command(struct str word, enum command_kind *command, struct diags *diags)
{
	struct str names[COMMANDS];
	int found = command_by_name(word);

	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = str_from(commands[i].name);
	if (found >= 0) {
		*command = (enum command_kind)found;
		return true;
	}
	diag_usage(diags, "usage-command", diag_tr(diags, "unknown command '%.*s'", "未知的命令“%.*s”"), STR_ARG(word));
	diag_hint_nearest(diags, str_nearest(word, names, COMMANDS));
	return false;
}

/* `qsite --version` and `qsite --help` are the commands of these names. */
static struct str
command_word(const char *argument)
{
	struct str word = str_from(argument);

	if (str_eq(word, STR("--version")) || str_eq(word, STR("--help")))
		return str_slice(word, 2, word.len);
	return str_eq(word, STR("-h")) ? STR("help") : word;
}

static bool
read_argument(struct options *options, struct str word, struct diags *diags)
{
	enum command_kind topic;

	if (options->command == COMMAND_HELP && options->topic.len == 0) {
		options->topic = word;
		return read_command(word, &topic, diags);
	}
	if (options->command == COMMAND_CHECK) {
		*arena_push(diags->arena, &options->files) = word;
		return true;
	}
	return diag_usage(diags, "usage-argument",
	    diag_tr(diags, "'%s' takes no argument '%.*s'", "“%s”不接受参数“%.*s”"), commands[options->command].name,
	    STR_ARG(word));
}

bool
options_parse(struct options *options, int argc, char **argv, struct diags *diags)
{
	bool ok = true;

	set_defaults(options);
	if (argc < 2) {
		diag_usage(diags, "usage-command", "%s", diag_tr(diags, "no command is given", "没有给出命令"));
		diag_hint(
		    diags, "%s", diag_tr(diags, "try 'qsite build' or 'qsite help'", "试试 qsite build 或 qsite help"));
		return false;
	}
	if (!read_command(command_word(argv[1]), &options->command, diags))
		return false;
	for (int i = 2; i < argc; i++) {
		struct str word = str_from(argv[i]);

		if (word.len > 1 && word.at[0] == '-')
			ok = read_option(options, argc, argv, &i, diags) && ok;
		else
			ok = read_argument(options, word, diags) && ok;
	}
	if (options->destination.len == 0)
		options->destination = str_eq(options->site, STR("."))
					   ? STR("public")
					   : path_join(diags->arena, options->site, STR("public"));
	if (options->command == COMMAND_BUILD && options->now == NOW_UNSET)
		ok = take_now(options, diags) && ok;
	return ok;
}

/* ---- help ---- */

static void
print_options(bool chinese, FILE *out)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option *option = &option_table[i];
		struct strbuf names = { 0 };

		if (option->letter)
			strbuf_addf(&names, "-%c, ", option->letter);
		strbuf_addf(
		    &names, "--%s%s%s", option->name, option->value ? " " : "", option->value ? option->value : "");
		fprintf(
		    out, "  %-24.*s  %s\n", STR_ARG(strbuf_view(&names)), chinese ? option->chinese : option->english);
		strbuf_release(&names);
	}
}

static void
print_command(enum command_kind command, bool chinese, FILE *out)
{
	fprintf(out, "qsite %s", commands[command].name);
	if (command == COMMAND_BUILD)
		fputs(chinese ? " [选项]" : " [OPTIONS]", out);
	fprintf(out, chinese ? "：%s\n" : ": %s\n", chinese ? commands[command].chinese : commands[command].english);
	if (command == COMMAND_BUILD)
		print_options(chinese, out);
}

void
options_help(const struct options *options, enum diag_language language, FILE *out)
{
	bool chinese = language == DIAG_CHINESE;
	int topic = command_by_name(options->topic);

	if (topic >= 0) {
		print_command((enum command_kind)topic, chinese, out);
		return;
	}
	fputs(chinese ? "用法：qsite 命令 [选项]\n" : "usage: qsite COMMAND [OPTIONS]\n", out);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-10s %s\n", commands[i].name, chinese ? commands[i].chinese : commands[i].english);
	fputs(chinese ? "build 的选项：\n" : "options of build:\n", out);
	print_options(chinese, out);
}
