#ifndef QSITE_CHART_LIBRARY_H
#define QSITE_CHART_LIBRARY_H

#include "base/diag.h"

/* Shared libraries that are loaded when they are needed, not when the program starts:
 * libgd alone brings in some fifty others, and most runs draw nothing. A library that
 * was loaded stays for as long as the process.
 *
 * Its functions are called through a table, a struct of pointers that has their names
 * and nothing else:
 *
 *     #define FUNCTIONS(x) x(gdImageCreate) x(gdImageDestroy)
 *     struct gd { FUNCTIONS(LIBRARY_POINTER) };
 *     static const char *const names[] = { FUNCTIONS(LIBRARY_NAME) }; */

#define LIBRARY_POINTER(function) __typeof__(function) *(function);
#define LIBRARY_NAME(function) #function,

struct library {
	const char *file;         /* "libgd.so.3" */
	const char *package;      /* of Debian, that has it */
	const char *const *names; /* of its functions, in the order of the table */
	size_t count;
};

/* Loads the library and fills the table of `count` pointers. False after
 * "chart-library". */
bool
library_open(const struct library *library, void *table, struct diags *diags);

/* Points a function pointer, whose address is `pointer`, to a function of a library
 * that another one has loaded. False, and nothing is changed, when there is none. */
bool
library_find(const char *file, const char *name, void *pointer);

#endif
