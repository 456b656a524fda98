#include "search/script.h"

#include <stdlib.h>
#define ZLIB_CONST
#include <zlib.h>

/* The best level, 9, takes three times as long for a quarter of a per cent. */
enum { LEVEL = 7, MEMORY_LEVEL = 8 };
enum { UNIT_BITS = 15, UNIT_FIRST = 0x3400, BYTE_ORDER_MARK = 0xFEFF };

static void
add_unit(struct strbuf *out, unsigned unit)
{
	strbuf_addc(out, (char)(unit & 0xFF));
	strbuf_addc(out, (char)(unit >> 8));
}

static void
add_ascii(struct strbuf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		add_unit(out, (unsigned char)text.at[i]);
}

static void *
zlib_alloc(void *context, unsigned count, unsigned size)
{
	(void)context;
	return memory_resize(NULL, (size_t)count * size);
}

static void
zlib_free(void *context, void *bytes)
{
	(void)context;
	free(bytes);
}

/* With memory that never runs out and room for all that can come, zlib cannot fail. */
static struct str
deflate_bytes(struct strbuf *room, struct str bytes)
{
	z_stream stream = { .zalloc = zlib_alloc, .zfree = zlib_free };

	deflateInit2(&stream, LEVEL, Z_DEFLATED, MAX_WBITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY);
	room->capacity = deflateBound(&stream, bytes.len);
	room->at = memory_resize(NULL, room->capacity);
	stream.next_in = (const unsigned char *)bytes.at;
	stream.avail_in = (unsigned)bytes.len;
	stream.next_out = (unsigned char *)room->at;
	stream.avail_out = (unsigned)room->capacity;
	deflate(&stream, Z_FINISH);
	room->len = stream.total_out;
	deflateEnd(&stream);
	return strbuf_view(room);
}

static void
add_packed(struct strbuf *out, struct str bytes)
{
	unsigned bits = 0, count = 0;

	for (size_t i = 0; i < bytes.len; i++) {
		bits |= (unsigned)(unsigned char)bytes.at[i] << count;
		count += 8;
		if (count >= UNIT_BITS) {
			add_unit(out, UNIT_FIRST + bits % (1U << UNIT_BITS));
			bits >>= UNIT_BITS;
			count -= UNIT_BITS;
		}
	}
	if (count > 0)
		add_unit(out, UNIT_FIRST + bits);
}

void
script_add(struct strbuf *out, struct str name, struct str version, struct str bytes)
{
	struct strbuf deflated = { 0 }, length = { 0 };

	add_unit(out, BYTE_ORDER_MARK);
	add_ascii(out, STR("qsiteSearch(\""));
	add_ascii(out, name);
	add_ascii(out, STR("\",\""));
	add_ascii(out, version);
	add_ascii(out, STR("\",\""));
	add_packed(out, deflate_bytes(&deflated, bytes));
	add_ascii(out, STR("\","));
	strbuf_addf(&length, "%zu)\n", deflated.len);
	add_ascii(out, strbuf_view(&length));
	strbuf_release(&length);
	strbuf_release(&deflated);
}
