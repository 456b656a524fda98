#ifndef QSITE_CHECK_LEXICON_H
#define QSITE_CHECK_LEXICON_H

#include "model/site.h"

struct lexicon;

/* The words and characters that the rules about language look for, those of the
 * dictionary among them: made once for all documents. It is the arena's, and borrows from
 * the dictionary. */
const struct lexicon *
lexicon_of(struct arena *arena, const struct site *dictionary);

#endif
