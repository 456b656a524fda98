#ifndef QSITE_CMD_OPTION_TABLE_H
#define QSITE_CMD_OPTION_TABLE_H

#include "cmd/options.h"

/* What options there are, for the files that read and explain them. */

struct command_entry {
	const char *name;
	const char *english, *chinese;
	const char *arguments, *arguments_chinese; /* behind its name */
};

extern const struct command_entry command_table[COMMANDS];

/* What an option goes with: commands, as bits, and … */
enum { OPTION_BUILD = 1 << COMMAND_BUILD, OPTION_CHECK = 1 << COMMAND_CHECK, OPTION_SITE = 1 << COMMANDS };

/* False when the value is none for the option. */
typedef bool
option_set(struct options *options, struct str value, struct arena *arena);

struct option {
	char letter;         /* 0: none */
	bool value_optional; /* taken when the next word is no option */
	unsigned with;       /* OPTION_SITE: not with documents that are in no site */
	const char *name;
	const char *value; /* what it takes, NULL: nothing */
	option_set *set;
	const char *english, *chinese;
};

extern const struct option option_table[];

extern const size_t option_count;

/* An index into command_table, or -1. */
int
command_by_name(struct str word);

#endif
