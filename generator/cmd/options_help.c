#include "cmd/option_table.h"

static void
print_option(const struct option *option, bool chinese, FILE *out)
{
	struct strbuf names = { 0 };

	if (option->letter)
		strbuf_addf(&names, "-%c, ", option->letter);
	strbuf_addf(&names, "--%s", option->name);
	if (option->value)
		strbuf_addf(&names, option->value_optional ? " [%s]" : " %s", option->value);
	fprintf(out, "  %-24.*s  %s\n", STR_ARG(strbuf_view(&names)), chinese ? option->chinese : option->english);
	strbuf_release(&names);
}

static void
print_options(unsigned command, bool chinese, FILE *out)
{
	for (size_t i = 0; i < option_count; i++)
		if (option_table[i].with & 1U << command)
			print_option(&option_table[i], chinese, out);
}

static bool
has_options(unsigned command)
{
	bool any = false;

	for (size_t i = 0; i < option_count; i++)
		any = any || option_table[i].with & 1U << command;
	return any;
}

static void
print_command(unsigned command, bool chinese, FILE *out)
{
	const struct command_entry *entry = &command_table[command];

	fprintf(out, "qsite %s%s", entry->name, chinese ? entry->arguments_chinese : entry->arguments);
	fprintf(out, chinese ? "：%s\n" : ": %s\n", chinese ? entry->chinese : entry->english);
	print_options(command, chinese, out);
}

void
options_help(const struct options *options, enum diag_language language, FILE *out)
{
	bool chinese = language == DIAG_CHINESE;
	int topic = command_by_name(options->topic);

	if (topic >= 0) {
		print_command((unsigned)topic, chinese, out);
		return;
	}
	fputs(chinese ? "用法：qsite 命令 [选项]\n" : "usage: qsite COMMAND [OPTIONS]\n", out);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-10s %s\n", command_table[i].name,
		    chinese ? command_table[i].chinese : command_table[i].english);
	for (unsigned i = 0; i < COMMANDS; i++) {
		if (!has_options(i))
			continue;
		fprintf(out, chinese ? "%s 的选项：\n" : "options of %s:\n", command_table[i].name);
		print_options(i, chinese, out);
	}
}
