#ifndef QSITE_RENDER_XML_H
#define QSITE_RENDER_XML_H

#include "base/strbuf.h"

/* Text for XML 1.0 documents. */

/* Appends the text without the characters that XML does not allow even when they
 * are escaped (section 2.2: control characters but tab, line feed and carriage
 * return; U+FFFE and U+FFFF). Nothing is escaped. */
void
xml_add_allowed(struct strbuf *out, struct str text);

/* The same with markup escaped: for content and quoted attributes. */
void
xml_add_text(struct strbuf *out, struct str text);

#endif
