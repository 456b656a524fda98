#ifndef QSITE_BASE_ESCAPE_H
#define QSITE_BASE_ESCAPE_H

#include "base/strbuf.h"

/* Text as markup: & < > " ' become references, so that it is safe between tags and
 * in quoted attributes of HTML and XML. The only place that turns one into the
 * other. */
void
escape_add(struct strbuf *out, struct str text);

#endif
