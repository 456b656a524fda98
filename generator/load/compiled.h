#ifndef QSITE_LOAD_COMPILED_H
#define QSITE_LOAD_COMPILED_H

#include "base/diag.h"
#include "model/doc.h"

/* A compiled document as bytes, for the way from a worker to its parent and for
 * the cache. Places are offsets into `source`, which both sides have. Texts of an
 * unpacked document are views of the bytes: keep them as long as the document. */

void
compiled_pack(const struct doc *doc, struct strbuf *out);

/* False when the bytes are damaged: every index in them is checked. */
bool
compiled_unpack(struct arena *arena, const struct source *source, struct str bytes, struct doc *doc);

#endif
