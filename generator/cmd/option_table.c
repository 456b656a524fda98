#include "cmd/option_table.h"

#include "load/date.h"

enum { WORKERS_MAX = 256 };

const struct command_entry command_table[COMMANDS] = {
	[COMMAND_BUILD] = { "build", "build the site", "生成网站", " [OPTIONS]", " [选项]" },
	[COMMAND_CHECK] = { "check", "check the site, or documents that are in none", "检查网站，或不在网站中的文档",
	    " [OPTIONS] [FILE…]", " [选项] [文件…]" },
	[COMMAND_VERSION] = { "version", "print the version", "显示版本", "", "" },
	[COMMAND_HELP] = { "help", "explain a command and its options", "说明命令和选项", " [COMMAND]", " [命令]" },
};

int
command_by_name(struct str word)
{
	for (int i = 0; i < COMMANDS; i++)
		if (str_eq(word, str_from(command_table[i].name)))
			return i;
	return -1;
}

/* ---- what each option does ---- */

static bool
set_site(struct options *options, struct str value, struct arena *arena)
{
	(void)arena;
	options->site = value;
	return value.len > 0;
}

static bool
set_destination(struct options *options, struct str value, struct arena *arena)
{
	(void)arena;
	options->destination = value;
	return value.len > 0;
}

static bool
set_base_url(struct options *options, struct str value, struct arena *arena)
{
	(void)arena;
	options->base_url = value;
	return str_starts(value, STR("https://")) || str_starts(value, STR("http://"));
}

static bool
set_workers(struct options *options, struct str value, struct arena *arena)
{
	long number = str_to_natural(value);

	(void)arena;
	options->workers = number > 0 ? (int)number : 1;
	return number >= 1 && number <= WORKERS_MAX;
}

static bool
set_now(struct options *options, struct str value, struct arena *arena)
{
	(void)arena;
	return time_parse(value, &options->now);
}

static bool
set_drafts(struct options *options, struct str value, struct arena *arena)
{
	(void)value, (void)arena;
	return options->drafts = true;
}

static bool
set_dry_run(struct options *options, struct str value, struct arena *arena)
{
	(void)value, (void)arena;
	return options->dry_run = true;
}

static bool
set_quiet(struct options *options, struct str value, struct arena *arena)
{
	(void)value, (void)arena;
	return options->quiet = true;
}

static bool
set_verbose(struct options *options, struct str value, struct arena *arena)
{
	(void)value, (void)arena;
	return options->verbose = true;
}

static bool
set_strict(struct options *options, struct str value, struct arena *arena)
{
	(void)value, (void)arena;
	return options->strict = true;
}

static bool
set_gov(struct options *options, struct str value, struct arena *arena)
{
	(void)value, (void)arena;
	return options->check.gov = true;
}

static bool
set_format(struct options *options, struct str value, struct arena *arena)
{
	static const char *const names[] = { [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", [FORMAT_HTML] = "html" };

	(void)arena;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!str_eq(value, str_from(names[i])))
			continue;
		options->format = (enum check_format)i;
		return true;
	}
	return false;
}

/* Names with commas between. */
static bool
add_names(struct str_list *list, struct str value, struct arena *arena)
{
	struct str rest = value, name;
	bool more = true;

	while (more) {
		more = str_find(rest, STR(","), 0) != SIZE_MAX;
		rest = str_cut(rest, ',', &name);
		if (name.len == 0)
			return false;
		*arena_push(arena, list) = name;
	}
	return true;
}

static bool
set_rules(struct options *options, struct str value, struct arena *arena)
{
	return add_names(&options->check.rules, value, arena);
}

static bool
set_only(struct options *options, struct str value, struct arena *arena)
{
	return add_names(&options->check.only, value, arena);
}

static bool
set_no(struct options *options, struct str value, struct arena *arena)
{
	return add_names(&options->check.no, value, arena);
}

static bool
set_explain(struct options *options, struct str value, struct arena *arena)
{
	(void)arena;
	options->explained = value;
	return options->explain = true;
}

#define OPTION_BOTH (OPTION_BUILD | OPTION_CHECK)

const struct option option_table[] = {
	{ 's', false, OPTION_BOTH, "site", "DIR", set_site,
	    "the site folder, with content/ and themes/ (default: here)",
	    "站点文件夹，含 content/ 和 themes/（默认：当前文件夹）" },
	{ 'd', false, OPTION_BUILD, "destination", "DIR", set_destination,
	    "where the site goes (default: public/ in the site folder)", "输出文件夹（默认：站点文件夹中的 public/）" },
	{ 'b', false, OPTION_BUILD, "base-url", "URL", set_base_url, "the site's address, instead of site.json's",
	    "网站地址，代替 site.json 中的地址" },
	{ 0, false, OPTION_CHECK, "format", "FORMAT", set_format,
	    "text, json, or html: a sheet to print and sign (default: text)",
	    "text、json，或 html：可打印签字的校核单（默认：text）" },
	{ 0, false, OPTION_CHECK, "rules", "LIST", set_rules,
	    "only these families of rules: data,tables (default: all)",
	    "只用这几类规则，如 data,tables（默认：全部）" },
	{ 0, false, OPTION_CHECK, "only", "CODES", set_only, "only these rules", "只用这些规则" },
	{ 0, false, OPTION_CHECK, "no", "CODES", set_no, "all but these rules", "不用这些规则" },
	{ 0, false, OPTION_CHECK, "gov", NULL, set_gov, "also what the rules for government websites ask for",
	    "同时检查政府网站规范所要求的内容" },
	{ 0, true, OPTION_CHECK, "explain", "CODE", set_explain, "say what a rule is about; without a code, all rules",
	    "说明一条规则；不写代码则列出全部规则" },
	{ 'j', false, OPTION_BOTH | OPTION_SITE, "jobs", "N", set_workers,
	    "worker processes (default: one a processor)", "工作进程数（默认：每个处理器一个）" },
	{ 'D', false, OPTION_BOTH | OPTION_SITE, "drafts", NULL, set_drafts, "drafts too", "包括草稿" },
	{ 'n', false, OPTION_BUILD, "dry-run", NULL, set_dry_run, "list what would change, change nothing",
	    "只列出会改变的文件，不写入" },
	{ 'q', false, OPTION_BOTH, "quiet", NULL, set_quiet, "print errors only", "只显示错误" },
	{ 'v', false, OPTION_BUILD, "verbose", NULL, set_verbose, "list every file that changes",
	    "列出每个改变的文件" },
	{ 0, false, OPTION_BOTH, "strict", NULL, set_strict, "treat warnings as errors", "把警告当作错误" },
	{ 0, false, OPTION_BOTH | OPTION_SITE, "now", "TIME", set_now,
	    "the time that release times are compared with, such as 2024-01-20T10:00+08:00 (default: "
	    "SOURCE_DATE_EPOCH, else the clock)",
	    "用来比较发布时间的时刻，如 2024-01-20T10:00+08:00（默认：SOURCE_DATE_EPOCH，否则为系统时钟）" },
};

const size_t option_count = sizeof option_table / sizeof *option_table;
