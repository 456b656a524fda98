#include "cmd/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *
terminal_variable(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

bool
terminal_wants_color(int file)
{
	const char *kind = terminal_variable("TERM");

	return isatty(file) && !*terminal_variable("NO_COLOR") && *kind && strcmp(kind, "dumb") != 0;
}
