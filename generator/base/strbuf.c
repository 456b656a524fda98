#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY_FIRST = 64 };

void
strbuf_release(struct strbuf *buf)
{
	free(buf->at);
	*buf = (struct strbuf){ 0 };
}

struct str
strbuf_take(struct arena *arena, struct strbuf *buf)
{
	struct str text = str_copy(arena, strbuf_view(buf));

	strbuf_release(buf);
	return text;
}

void
strbuf_clear(struct strbuf *buf)
{
	buf->len = 0;
}

struct str
strbuf_view(const struct strbuf *buf)
{
	return (struct str){ buf->at, buf->len };
}

/* Lengths stay below SIZE_MAX / 2, as memory_resize ends the program long before. */
void
strbuf_reserve(struct strbuf *buf, size_t more)
{
	size_t capacity = buf->capacity > 0 ? buf->capacity : CAPACITY_FIRST;

	if (more <= buf->capacity - buf->len)
		return;
	while (capacity <= SIZE_MAX / 2 && capacity - buf->len < more)
		capacity *= 2;
	if (capacity - buf->len < more)
		capacity = SIZE_MAX;
	buf->at = memory_resize(buf->at, capacity);
	buf->capacity = capacity;
}

void
strbuf_adds(struct strbuf *buf, const char *zero_ended)
{
	strbuf_add(buf, str_from(zero_ended));
}

void
strbuf_addf(struct strbuf *buf, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length <= 0)
		return;

	/* vsnprintf ends with a zero byte: it needs room, it is not part of the buffer. */
	strbuf_reserve(buf, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(buf->at + buf->len, (size_t)length + 1, format, args);
	va_end(args);
	buf->len += (size_t)length;
}

void
strbuf_pack_u64(struct strbuf *buf, uint64_t number)
{
	strbuf_add(buf, (struct str){ (const char *)&number, sizeof number });
}

void
strbuf_pack_str(struct strbuf *buf, struct str text)
{
	strbuf_pack_u64(buf, text.len);
	strbuf_add(buf, text);
}

static struct str
unpack_bytes(struct unpack *from, uint64_t size)
{
	struct str bytes;

	if (from->failed || size > from->rest.len) {
		from->failed = true;
		return STR_NONE;
	}
	bytes = str_slice(from->rest, 0, (size_t)size);
	from->rest = str_slice(from->rest, (size_t)size, from->rest.len);
	return bytes;
}

uint64_t
unpack_u64(struct unpack *from)
{
	uint64_t number = 0;
	struct str bytes = unpack_bytes(from, sizeof number);

	if (bytes.len == sizeof number)
		memcpy(&number, bytes.at, sizeof number);
	return number;
}

struct str
unpack_str(struct unpack *from)
{
	uint64_t length = unpack_u64(from);

	return unpack_bytes(from, length);
}

size_t
unpack_count(struct unpack *from)
{
	uint64_t count = unpack_u64(from);

	if (count > from->rest.len) {
		from->failed = true;
		return 0;
	}
	return (size_t)count;
}
