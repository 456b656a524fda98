#include "base/sha256.h"

#include <openssl/sha.h>
#include <stdlib.h>

void
sha256_hex(struct str bytes, char hex[SHA256_HEX_LENGTH])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char digest[SHA256_DIGEST_LENGTH];

	/* It fails only where libcrypto itself is broken; then no sum may be given. */
	if (!SHA256((const unsigned char *)(bytes.at ? bytes.at : ""), bytes.len, digest))
		abort();
	for (size_t i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 0x0F];
	}
}

struct str
sha256_text(struct arena *arena, struct str bytes)
{
	char *hex = arena_alloc(arena, SHA256_HEX_LENGTH);

	sha256_hex(bytes, hex);
	return (struct str){ hex, SHA256_HEX_LENGTH };
}
