#ifndef QSITE_CMD_COMMANDS_H
#define QSITE_CMD_COMMANDS_H

#include "cmd/options.h"

/* Each command does its work, prints what is asked for to stdout, and adds findings.
 * What it returns is its closing line, or nothing. Main prints the findings, then that
 * line, and turns the worst finding into the exit status. Of `check` the findings are
 * what is asked for: it prints them itself, and main only what went wrong besides. */

struct str
command_build(const struct options *options, struct arena *arena, struct diags *diags);

struct str
command_check(const struct options *options, struct arena *arena, struct diags *diags);

struct str
command_version(const struct options *options, struct arena *arena, struct diags *diags);

struct str
command_help(const struct options *options, struct arena *arena, struct diags *diags);

#endif
