#ifndef QSITE_CHECK_DICTIONARY_H
#define QSITE_CHECK_DICTIONARY_H

#include "model/site.h"

/* The indicators of a vocational-education report as such reports mostly name them, with
 * other wordings and formulas: for documents that are checked where no site's dictionary
 * is at hand. A site of which only the indicators are filled in; the arena's. */
const struct site *
dictionary_builtin(struct arena *arena);

#endif
