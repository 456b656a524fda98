#include "cmd/options.h"

#include "base/file.h"
#include "check/rule.h"
#include "cmd/option_table.h"

#include <limits.h>
#include <sched.h>
#include <stdlib.h>
#include <time.h>

enum { WORKERS_MAX = 256, EPOCH_DIGITS = 12 };

#define NOW_UNSET LLONG_MIN

/* Reading a command line. */
struct reader {
	struct options *options;
	int argc;
	char **argv;
	int at;             /* of argv */
	unsigned long seen; /* options, as bits by their index */
	struct diags *diags;
};

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

/* ---- options ---- */

/* value->at is NULL when the word holds none: "--site" is not "--site=". */
static const struct option *
find_option(struct str word, struct str *value)
{
	size_t mark = str_find(word, STR("="), 0);
	struct str name = str_slice(word, 2, mark);

	*value = STR_NONE;
	for (size_t i = 0; i < option_count; i++) {
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
goes_with(const struct option *option, enum command_kind command)
{
	return option->with & 1U << command;
}

static bool
unknown_option(const struct reader *reader, struct str word)
{
	struct diags *diags = reader->diags;
	struct str_list names = { 0 };

	for (size_t i = 0; i < option_count; i++)
		if (goes_with(&option_table[i], reader->options->command))
			*arena_push(diags->arena, &names) = str_format(diags->arena, "--%s", option_table[i].name);
	diag_usage(diags, "usage-option", diag_tr(diags, "unknown option '%.*s'", "未知的选项“%.*s”"), STR_ARG(word));
	diag_hint_nearest(
	    diags, str_nearest(str_slice(word, 0, str_find(word, STR("="), 0)), names.items, names.count));
	return false;
}

/* An option that belongs to other commands. */
static bool
foreign_option(const struct reader *reader, const struct option *option)
{
	struct diags *diags = reader->diags;
	struct strbuf owners = { 0 };

	for (unsigned i = 0; i < COMMANDS; i++)
		if (goes_with(option, i))
			strbuf_addf(
			    &owners, "%s%s", owners.len > 0 ? diag_tr(diags, ", ", "、") : "", command_table[i].name);
	diag_usage(diags, "usage-option", diag_tr(diags, "'--%s' is no option of '%s'", "“--%s”不是“%s”的选项"),
	    option->name, command_table[reader->options->command].name);
	diag_hint(diags, diag_tr(diags, "it belongs to: %.*s", "它属于：%.*s"), STR_ARG(strbuf_view(&owners)));
	strbuf_release(&owners);
	return false;
}

/* Takes the value from the next word when it is not in the option's own. */
static bool
take_value(struct reader *reader, const struct option *option, struct str word, struct str *value)
{
	bool more = reader->at + 1 < reader->argc;

	if (value->at)
		return true;
	if (option->value_optional && (!more || reader->argv[reader->at + 1][0] == '-'))
		return true;
	if (!more)
		return diag_usage(reader->diags, "usage-value",
		    diag_tr(reader->diags, "'%.*s' needs a value: %s", "“%.*s”需要一个值：%s"), STR_ARG(word),
		    option->value);
	*value = str_from(reader->argv[++reader->at]);
	return true;
}

/* One option, with its value in the same word or the next one. */
static bool
read_option(struct reader *reader, struct str word)
{
	struct diags *diags = reader->diags;
	struct str value;
	const struct option *option = find_option(word, &value);

	if (!option)
		return unknown_option(reader, word);
	if (!option->value && value.at)
		return diag_usage(
		    diags, "usage-value", diag_tr(diags, "'--%s' takes no value", "“--%s”不接受取值"), option->name);
	if (option->value && !take_value(reader, option, word, &value))
		return false;
	if (!goes_with(option, reader->options->command))
		return foreign_option(reader, option);
	reader->seen |= 1UL << (option - option_table);
	if (option->set(reader->options, value, diags->arena))
		return true;
	diag_usage(diags, "usage-value",
	    diag_tr(diags, "'%.*s' is no good value for --%s", "“%.*s”不是 --%s 的合法取值"), STR_ARG(value),
	    option->name);
	diag_hint(diags, "--%s %s: %s", option->name, option->value, diag_tr(diags, option->english, option->chinese));
	return false;
}

/* ---- the command and its arguments ---- */

static bool
read_command(struct str word, enum command_kind *command, struct diags *diags)
{
	struct str names[COMMANDS];
	int found = command_by_name(word);

	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = str_from(command_table[i].name);
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
	    diag_tr(diags, "'%s' takes no argument '%.*s'", "“%s”不接受参数“%.*s”"),
	    command_table[options->command].name, STR_ARG(word));
}

/* ---- what must go together ---- */

static bool
unknown_rule(struct str code, struct diags *diags)
{
	diag_usage(diags, "usage-value", diag_tr(diags, "no rule has the code '%.*s'", "没有代码为“%.*s”的规则"),
	    STR_ARG(code));
	diag_hint_nearest(diags, rule_nearest(diags->arena, code));
	return false;
}

static bool
check_codes(const struct str_list *codes, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < codes->count; i++)
		if (!rule_of(str_zero(diags->arena, codes->items[i]), NULL))
			ok = unknown_rule(codes->items[i], diags);
	return ok;
}

static bool
check_families(const struct str_list *names, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < names->count; i++) {
		if (family_named(names->items[i]))
			continue;
		ok = diag_usage(diags, "usage-value",
		    diag_tr(diags, "no family of rules is named '%.*s'", "没有名为“%.*s”的规则类别"),
		    STR_ARG(names->items[i]));
		diag_hint(
		    diags, diag_tr(diags, "there are: %.*s", "可用的有：%.*s"), STR_ARG(family_names(diags->arena)));
	}
	return ok;
}

/* An explanation checks nothing; documents that are in no site have no drafts. */
static bool
check_company(const struct reader *reader)
{
	const struct options *options = reader->options;
	struct diags *diags = reader->diags;
	bool ok = true;

	if (options->explain && (options->files.count > 0 || (reader->seen & (reader->seen - 1)) != 0))
		return diag_usage(diags, "usage-option", "%s",
		    diag_tr(diags, "'--explain' goes with one code and nothing else",
			"“--explain”只能带一个代码，不能与其他选项同用"));
	for (size_t i = 0; i < option_count; i++)
		if (options->files.count > 0 && reader->seen & 1UL << i && option_table[i].with & OPTION_SITE)
			ok = diag_usage(diags, "usage-option",
			    diag_tr(diags, "'--%s' means nothing for documents that are in no site",
				"“--%s”不能用于不在网站中的文档"),
			    option_table[i].name);
	return ok;
}

static bool
check_choices(const struct options *options, struct diags *diags)
{
	bool ok = check_families(&options->check.rules, diags);

	ok = check_codes(&options->check.only, diags) && ok;
	ok = check_codes(&options->check.no, diags) && ok;
	if (options->explained.len > 0 && !rule_of(str_zero(diags->arena, options->explained), NULL))
		ok = unknown_rule(options->explained, diags);
	return ok;
}

static bool
reads_site(const struct options *options)
{
	return options->command == COMMAND_BUILD ||
	       (options->command == COMMAND_CHECK && options->files.count == 0 && !options->explain);
}

static bool
read_words(struct reader *reader)
{
	bool ok = true;

	for (reader->at = 2; reader->at < reader->argc; reader->at++) {
		struct str word = str_from(reader->argv[reader->at]);

		if (word.len > 1 && word.at[0] == '-')
			ok = read_option(reader, word) && ok;
		else
			ok = read_argument(reader->options, word, reader->diags) && ok;
	}
	return ok;
}

bool
options_parse(struct options *options, int argc, char **argv, struct diags *diags)
{
	struct reader reader = { .options = options, .argc = argc, .argv = argv, .diags = diags };
	bool ok;

	set_defaults(options);
	if (argc < 2) {
		diag_usage(diags, "usage-command", "%s", diag_tr(diags, "no command is given", "没有给出命令"));
		diag_hint(
		    diags, "%s", diag_tr(diags, "try 'qsite build' or 'qsite help'", "试试 qsite build 或 qsite help"));
		return false;
	}
	if (!read_command(command_word(argv[1]), &options->command, diags))
		return false;
	ok = read_words(&reader);
	ok = check_company(&reader) && ok;
	ok = check_choices(options, diags) && ok;
	if (options->destination.len == 0)
		options->destination = str_eq(options->site, STR("."))
					   ? STR("public")
					   : path_join(diags->arena, options->site, STR("public"));
	if (reads_site(options) && options->now == NOW_UNSET)
		ok = take_now(options, diags) && ok;
	return ok;
}
