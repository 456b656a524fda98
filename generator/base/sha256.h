#ifndef QSITE_BASE_SHA256_H
#define QSITE_BASE_SHA256_H

#include "base/str.h"

/* SHA-256 (FIPS 180-4) by libcrypto. */

#define SHA256_HEX_LENGTH 64

/* 64 lower-case hexadecimal digits, not zero-ended. */
void
sha256_hex(struct str bytes, char hex[SHA256_HEX_LENGTH]);

struct str
sha256_text(struct arena *arena, struct str bytes);

#endif
