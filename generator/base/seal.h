#ifndef QSITE_BASE_SEAL_H
#define QSITE_BASE_SEAL_H

#include "base/strbuf.h"

/* A seal says what a result was made with: the running program, its libraries, other
 * files, variables of the environment. It is bytes that can be kept beside the result;
 * whether all of it is still as it was is told by looking at the files' sizes and
 * times, without loading or reading any of them.
 *
 *     struct strbuf seal = { 0 };
 *     seal_add_program(&seal);
 *     seal_add_file(&seal, font_path);
 *     … later, maybe in another process:
 *     if (seal_holds(strbuf_view(&seal))) */

/* The file of the running program. A seal without it never holds. */
void
seal_add_program(struct strbuf *seal);

/* All shared libraries that the process has loaded so far. */
void
seal_add_libraries(struct strbuf *seal);

/* A file or folder, which need not be there: then it must not be there later either. */
void
seal_add_file(struct strbuf *seal, struct str path);

void
seal_add_variable(struct strbuf *seal, struct str name);

/* Anything may be asked, also bytes that were damaged. */
bool
seal_holds(struct str seal);

#endif
