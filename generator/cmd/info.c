#include "cmd/commands.h"

bool
command_version(const struct options *options, struct arena *arena, struct diags *diags)
{
	(void)options, (void)arena, (void)diags;
	fputs("qsite " QSITE_VERSION "\n", stdout);
	return true;
}

bool
command_help(const struct options *options, struct arena *arena, struct diags *diags)
{
	(void)arena;
	options_help(options, diags->language, stdout);
	return true;
}
