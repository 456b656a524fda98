#ifndef QSITE_BASE_STRBUF_H
#define QSITE_BASE_STRBUF_H

#include "base/str.h"

#include <stdint.h>
#include <string.h>

/* A growing buffer of bytes that owns its memory. Zero-initialised is empty and
 * ready; there is no zero byte at the end. */

struct strbuf {
	char *at;
	size_t len;
	size_t capacity;
};

void
strbuf_release(struct strbuf *buf);

/* Empty again, memory kept. */
void
strbuf_clear(struct strbuf *buf);

/* The bytes as a text of the arena's; the buffer is released. */
struct str
strbuf_take(struct arena *arena, struct strbuf *buf);

/* Valid until the buffer changes. */
struct str
strbuf_view(const struct strbuf *buf);

/* Room for `more` bytes at the end. */
void
strbuf_reserve(struct strbuf *buf, size_t more);

/* These two are what most of a build consists of: they stand in place. */
static inline void
strbuf_add(struct strbuf *buf, struct str text)
{
	if (text.len == 0)
		return;
	if (text.len > buf->capacity - buf->len)
		strbuf_reserve(buf, text.len);
	memcpy(buf->at + buf->len, text.at, text.len);
	buf->len += text.len;
}

static inline void
strbuf_addc(struct strbuf *buf, char byte)
{
	if (buf->len == buf->capacity)
		strbuf_reserve(buf, 1);
	buf->at[buf->len++] = byte;
}

void
strbuf_adds(struct strbuf *buf, const char *zero_ended);

void
strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Packing for results that go from process to process on one machine: numbers in
 * the machine's own order, texts with their length before them. */
void
strbuf_pack_u64(struct strbuf *buf, uint64_t number);

void
strbuf_pack_str(struct strbuf *buf, struct str text);

/* Reads what strbuf_pack_… wrote, moving `*from` on. `failed` becomes true, and
 * the result zero, when the bytes do not suffice: check it once at the end. */
struct unpack {
	struct str rest;
	bool failed;
};

uint64_t
unpack_u64(struct unpack *from);

struct str
unpack_str(struct unpack *from); /* a view into the packed bytes */

/* A count that cannot be right for the bytes left (each item takes at least one
 * byte) fails too, so that damage never allocates without bound. */
size_t
unpack_count(struct unpack *from);

#endif
