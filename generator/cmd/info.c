#include "cmd/commands.h"

struct str
command_version(const struct options *options, struct arena *arena, struct diags *diags)
{
	(void)options, (void)arena, (void)diags;
	fputs("qsite " QSITE_VERSION "\n", stdout);
	return STR_NONE;
}

struct str
command_help(const struct options *options, struct arena *arena, struct diags *diags)
{
	(void)arena;
	options_help(options, diags->language, stdout);
	return STR_NONE;
}
