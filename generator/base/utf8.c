#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* First and last code point. */
struct range {
	uint32_t first;
	uint32_t last;
};

static bool
is_between(unsigned char byte, unsigned first, unsigned last)
{
	return byte >= first && byte <= last;
}

/* How many bytes the character that starts with this byte has; 0 when none does. */
static size_t
lead_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (is_between(lead, 0xC2, 0xDF))
		return 2;
	if (is_between(lead, 0xE0, 0xEF))
		return 3;
	return is_between(lead, 0xF0, 0xF4) ? 4 : 0;
}

/* The second byte is where overlong forms, surrogates and what is over U+10FFFF
 * are told (RFC 3629, section 4). */
static bool
second_fits(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xE0:
		return is_between(second, 0xA0, 0xBF);
	case 0xED:
		return is_between(second, 0x80, 0x9F);
	case 0xF0:
		return is_between(second, 0x90, 0xBF);
	case 0xF4:
		return is_between(second, 0x80, 0x8F);
	default:
		return is_between(second, 0x80, 0xBF);
	}
}

/* The length of the character at the start of `text`, which is not empty, and its
 * code point; 0 when the bytes are not UTF-8. */
static size_t
decode(struct str text, uint32_t *code_point)
{
	/* The bits of the first byte that belong to the code point, by length. */
	static const uint32_t masks[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	const unsigned char *bytes = (const unsigned char *)text.at;
	size_t length = lead_length(bytes[0]);

	if (length == 0 || length > text.len || (length > 1 && !second_fits(bytes[0], bytes[1])))
		return 0;
	*code_point = bytes[0] & masks[length];
	for (size_t i = 1; i < length; i++) {
		if (!is_between(bytes[i], 0x80, 0xBF))
			return 0;
		*code_point = *code_point << 6 | (bytes[i] & 0x3F);
	}
	return length;
}

size_t
utf8_invalid_at(struct str text)
{
	uint32_t code_point;

	for (size_t offset = 0; offset < text.len;) {
		size_t length = decode(str_slice(text, offset, text.len), &code_point);

		if (length == 0)
			return offset;
		offset += length;
	}
	return SIZE_MAX;
}

/* The length of the GB 18030 character at the start of `text`, which is not empty;
 * 0 when there is none. */
static size_t
gb18030_length(struct str text)
{
	const unsigned char *bytes = (const unsigned char *)text.at;

	if (bytes[0] < 0x80)
		return 1;
	if (!is_between(bytes[0], 0x81, 0xFE) || text.len < 2)
		return 0;
	if (is_between(bytes[1], 0x40, 0x7E) || is_between(bytes[1], 0x80, 0xFE))
		return 2;
	if (text.len < 4 || !is_between(bytes[1], '0', '9'))
		return 0;
	return is_between(bytes[2], 0x81, 0xFE) && is_between(bytes[3], '0', '9') ? 4 : 0;
}

bool
utf8_looks_gbk(struct str bytes)
{
	bool paired = false;

	for (size_t offset = 0; offset < bytes.len;) {
		size_t length = gb18030_length(str_slice(bytes, offset, bytes.len));

		if (length == 0)
			return false;
		paired = paired || length > 1;
		offset += length;
	}
	return paired;
}

uint32_t
utf8_next_any(struct str text, size_t *offset)
{
	uint32_t code_point = REPLACEMENT;
	size_t length = 0;

	if (*offset < text.len)
		length = decode(str_slice(text, *offset, text.len), &code_point);
	if (length == 0) {
		*offset += 1;
		return REPLACEMENT;
	}
	*offset += length;
	return code_point;
}

size_t
utf8_count(struct str text)
{
	size_t count = 0;

	for (size_t offset = 0; offset < text.len; count++)
		utf8_next(text, &offset);
	return count;
}

size_t
utf8_encode(uint32_t code_point, char out[4])
{
	static const unsigned leads[] = { 0, 0x00, 0xC0, 0xE0, 0xF0 };
	size_t length;

	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		code_point = REPLACEMENT;
	length = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code_point & 0x3F));
		code_point >>= 6;
	}
	out[0] = (char)(leads[length] | code_point);
	return length;
}

static bool
ranges_have(const struct range *ranges, size_t count, uint32_t code_point)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (code_point > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && code_point >= ranges[low].first;
}

#define RANGES_HAVE(ranges, code_point) ranges_have((ranges), sizeof(ranges) / sizeof *(ranges), (code_point))

int
utf8_width(uint32_t code_point)
{
	/* East_Asian_Width W and F of Unicode 15.0 (EastAsianWidth.txt); gaps without
	 * assigned characters are closed up within a block. */
	static const struct range wide[] = { { 0x1100, 0x115F }, { 0x231A, 0x231B }, { 0x2329, 0x232A },
		{ 0x23E9, 0x23EC }, { 0x23F0, 0x23F0 }, { 0x23F3, 0x23F3 }, { 0x25FD, 0x25FE }, { 0x2614, 0x2615 },
		{ 0x2648, 0x2653 }, { 0x267F, 0x267F }, { 0x2693, 0x2693 }, { 0x26A1, 0x26A1 }, { 0x26AA, 0x26AB },
		{ 0x26BD, 0x26BE }, { 0x26C4, 0x26C5 }, { 0x26CE, 0x26CE }, { 0x26D4, 0x26D4 }, { 0x26EA, 0x26EA },
		{ 0x26F2, 0x26F3 }, { 0x26F5, 0x26F5 }, { 0x26FA, 0x26FA }, { 0x26FD, 0x26FD }, { 0x2705, 0x2705 },
		{ 0x270A, 0x270B }, { 0x2728, 0x2728 }, { 0x274C, 0x274C }, { 0x274E, 0x274E }, { 0x2753, 0x2755 },
		{ 0x2757, 0x2757 }, { 0x2795, 0x2797 }, { 0x27B0, 0x27B0 }, { 0x27BF, 0x27BF }, { 0x2B1B, 0x2B1C },
		{ 0x2B50, 0x2B50 }, { 0x2B55, 0x2B55 }, { 0x2E80, 0x303E }, { 0x3041, 0x3247 }, { 0x3250, 0x4DBF },
		{ 0x4E00, 0xA4CF }, { 0xA960, 0xA97F }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0xFE10, 0xFE19 },
		{ 0xFE30, 0xFE6F }, { 0xFF01, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x16FE0, 0x18D08 }, { 0x1AFF0, 0x1B2FB },
		{ 0x1F004, 0x1F004 }, { 0x1F0CF, 0x1F0CF }, { 0x1F18E, 0x1F18E }, { 0x1F191, 0x1F19A },
		{ 0x1F200, 0x1F320 }, { 0x1F32D, 0x1F335 }, { 0x1F337, 0x1F37C }, { 0x1F37E, 0x1F393 },
		{ 0x1F3A0, 0x1F3CA }, { 0x1F3CF, 0x1F3D3 }, { 0x1F3E0, 0x1F3F0 }, { 0x1F3F4, 0x1F3F4 },
		{ 0x1F3F8, 0x1F43E }, { 0x1F440, 0x1F440 }, { 0x1F442, 0x1F4FC }, { 0x1F4FF, 0x1F53D },
		{ 0x1F54B, 0x1F54E }, { 0x1F550, 0x1F567 }, { 0x1F57A, 0x1F57A }, { 0x1F595, 0x1F596 },
		{ 0x1F5A4, 0x1F5A4 }, { 0x1F5FB, 0x1F64F }, { 0x1F680, 0x1F6C5 }, { 0x1F6CC, 0x1F6CC },
		{ 0x1F6D0, 0x1F6D2 }, { 0x1F6D5, 0x1F6DF }, { 0x1F6EB, 0x1F6EC }, { 0x1F6F4, 0x1F6FC },
		{ 0x1F7E0, 0x1F7F0 }, { 0x1F90C, 0x1F93A }, { 0x1F93C, 0x1F945 }, { 0x1F947, 0x1F9FF },
		{ 0x1FA70, 0x1FAF8 }, { 0x20000, 0x2FFFD }, { 0x30000, 0x3FFFD } };
	/* Marks that stand on the character before them, and characters without any
	 * width: those that occur in Latin, Chinese, Japanese and emoji text. */
	static const struct range zero[] = { { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD },
		{ 0x064B, 0x065F }, { 0x0E34, 0x0E3A }, { 0x0E47, 0x0E4E }, { 0x1AB0, 0x1ACE }, { 0x1DC0, 0x1DFF },
		{ 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x2064 }, { 0x2066, 0x206F }, { 0x20D0, 0x20F0 },
		{ 0x302A, 0x302D }, { 0x3099, 0x309A }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF },
		{ 0xE0100, 0xE01EF } };

	if (code_point < 0x300)
		return 1;
	if (RANGES_HAVE(zero, code_point))
		return 0;
	return RANGES_HAVE(wide, code_point) ? 2 : 1;
}

bool
utf8_is_han_any(uint32_t code_point)
{
	/* 〇, extension A, the first block, extensions B to F with the compatibility
	 * supplement, extensions G and H. */
	static const struct range han[] = { { 0x3007, 0x3007 }, { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF },
		{ 0x20000, 0x2FA1F }, { 0x30000, 0x323AF } };

	return RANGES_HAVE(han, code_point);
}

bool
utf8_is_word(uint32_t code_point)
{
	static const struct range word[] = { { '0', '9' }, { 'A', 'Z' }, { 'a', 'z' }, { 0xAA, 0xAA }, { 0xB5, 0xB5 },
		{ 0xBA, 0xBA }, { 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0x2AF }, { 0x370, 0x373 }, { 0x376, 0x377 },
		{ 0x37B, 0x37D }, { 0x37F, 0x37F }, { 0x386, 0x386 }, { 0x388, 0x3FF }, { 0x400, 0x481 },
		{ 0x48A, 0x52F }, { 0x1100, 0x11FF }, { 0x1E00, 0x1FBC }, { 0x3005, 0x3005 }, { 0x3041, 0x3096 },
		{ 0x309D, 0x309F }, { 0x30A1, 0x30FA }, { 0x30FC, 0x30FF }, { 0x3131, 0x318E }, { 0x31F0, 0x31FF },
		{ 0xAC00, 0xD7A3 }, { 0xF900, 0xFAD9 }, { 0xFF10, 0xFF19 }, { 0xFF21, 0xFF3A }, { 0xFF41, 0xFF5A },
		{ 0xFF66, 0xFF9F }, { 0xFFA1, 0xFFDC } };

	return RANGES_HAVE(word, code_point) || utf8_is_han(code_point);
}
