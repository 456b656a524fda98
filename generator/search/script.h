#ifndef QSITE_SEARCH_SCRIPT_H
#define QSITE_SEARCH_SCRIPT_H

#include "base/strbuf.h"

/* Bytes as a script that a page can load from a folder on disk, where a browser gives
 * scripts nothing but scripts:
 *
 *     qsiteSearch("NAME","VERSION","DATA",LENGTH)
 *
 * The bytes are deflated (RFC 1950, by zlib: what DecompressionStream calls "deflate"), and 15 bits of them at a time
 * become a character from U+3400 to U+B3FF, the first bit the lowest. The file is UTF-16 with a byte order mark, which
 * every browser obeys whatever the server says: 16 bits of file for 15 of data, where base64 takes 20. */

void
script_add(struct strbuf *out, struct str name, struct str version, struct str bytes);

#endif
