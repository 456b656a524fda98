#ifndef QSITE_CMD_COMMANDS_H
#define QSITE_CMD_COMMANDS_H

#include "cmd/options.h"

/* Each command does its work and adds findings; main prints them and turns the worst
 * into the exit status. */

bool
command_build(const struct options *options, struct arena *arena, struct diags *diags);

bool
command_version(const struct options *options, struct arena *arena, struct diags *diags);

bool
command_help(const struct options *options, struct arena *arena, struct diags *diags);

#endif
