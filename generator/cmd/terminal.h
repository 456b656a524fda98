#ifndef QSITE_CMD_TERMINAL_H
#define QSITE_CMD_TERMINAL_H

#include <stdbool.h>

/* What is printed to, and what the environment says of it. */

/* A variable of the environment, "" when it is not set. */
const char *
terminal_variable(const char *name);

/* Whether ANSI colours are wanted on a file descriptor. */
bool
terminal_wants_color(int file);

#endif
