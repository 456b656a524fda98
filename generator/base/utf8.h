#ifndef QSITE_BASE_UTF8_H
#define QSITE_BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

/* UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing over U+10FFFF. */

/* The offset of the first byte that is not UTF-8, or SIZE_MAX when all is. */
size_t
utf8_invalid_at(struct str text);

/* Whether bytes that are not UTF-8 look like GB 18030 / GBK text: all of them pair
 * up as two- or four-byte characters. Used for a hint only. */
bool
utf8_looks_gbk(struct str bytes);

/* The code point at *offset of valid UTF-8, moving *offset behind it. Bytes that
 * are not UTF-8 give U+FFFD and move on by one. */
uint32_t
utf8_next_any(struct str text, size_t *offset);

/* The first bytes of three-byte characters, from 0xE0 on, behind which any two bytes that
 * go on may stand: the others have overlong forms and surrogates. */
enum { UTF8_PLAIN_LEADS = 0xDFFE };

/* The offset by value, so that loops need not keep it in memory. */
static inline uint32_t
utf8_next_other(struct str text, size_t *offset)
{
	size_t at = *offset;
	uint32_t code_point = utf8_next_any(text, &at);

	*offset = at;
	return code_point;
}

/* The characters that most texts are made of are read in place. */
static inline uint32_t
utf8_next(struct str text, size_t *offset)
{
	const unsigned char *bytes;
	uint32_t first, second, third; /* without the bits that say where in a character they stand */
	size_t at = *offset;

	if (at >= text.len)
		return utf8_next_other(text, offset);
	bytes = (const unsigned char *)text.at + at;
	if (bytes[0] < 0x80) {
		*offset = at + 1;
		return bytes[0];
	}
	if (text.len - at < 3)
		return utf8_next_other(text, offset);
	first = bytes[0] ^ 0xE0U;
	second = bytes[1] ^ 0x80U;
	third = bytes[2] ^ 0x80U;
	if (first >= 16 || (UTF8_PLAIN_LEADS >> first & 1) == 0 || (second | third) >= 64)
		return utf8_next_other(text, offset);
	*offset = at + 3;
	return first << 12 | second << 6 | third;
}

size_t
utf8_count(struct str text); /* code points */

/* The bytes of the character that begins with this byte, in valid UTF-8. */
static inline size_t
utf8_length(char first)
{
	unsigned char byte = (unsigned char)first;

	return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* Columns on a terminal by Unicode East Asian Width: 2 for wide and full-width,
 * 0 for combining marks, else 1. */
int
utf8_width(uint32_t code_point);

/* Writes 1 to 4 bytes and returns how many. */
size_t
utf8_encode(uint32_t code_point, char out[4]);

/* Chinese characters: CJK unified ideographs with extensions, and 〇. */
bool
utf8_is_han_any(uint32_t code_point);

static inline bool
utf8_is_han(uint32_t code_point)
{
	if (code_point >= 0x4E00 && code_point <= 0x9FFF)
		return true;
	return code_point >= 0x3007 && (code_point < 0x4E00 || code_point >= 0x20000) && utf8_is_han_any(code_point);
}

/* Letters and digits of any script (as far as ids need it: ASCII, Latin, Greek,
 * Cyrillic, kana, Hangul, Han, full-width forms). */
bool
utf8_is_word(uint32_t code_point);

#endif
