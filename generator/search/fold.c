#include "search/fold.h"

#include "base/utf8.h"

enum { FULL_WIDTH = 0xFEE0 };

static bool
is_between(uint32_t code_point, uint32_t first, uint32_t last)
{
	return code_point >= first && code_point <= last;
}

static bool
is_digit(uint32_t code_point)
{
	return is_between(code_point, '0', '9');
}

uint32_t
fold_char(uint32_t code_point)
{
	if (code_point > 'Z' && code_point < 0xFF10)
		return code_point;
	if (is_between(code_point, 0xFF10, 0xFF19) || is_between(code_point, 0xFF21, 0xFF3A) ||
	    is_between(code_point, 0xFF41, 0xFF5A))
		code_point -= FULL_WIDTH;
	return is_between(code_point, 'A', 'Z') ? code_point + ('a' - 'A') : code_point;
}

static bool
digit_follows(struct str text, size_t offset)
{
	return offset < text.len && is_digit(fold_char(utf8_next(text, &offset)));
}

/* What becomes another character becomes one of ASCII. */
void
fold_add(struct strbuf *out, struct str text)
{
	uint32_t before = 0;
	size_t added = 0; /* up to here the text is in `out` */

	for (size_t offset = 0, next; offset < text.len; offset = next) {
		uint32_t written, folded;

		next = offset;
		written = utf8_next(text, &next);
		folded = fold_char(written);
		if (folded == ',' && is_digit(before) && digit_follows(text, next)) {
			strbuf_add(out, str_slice(text, added, offset));
			added = next;
			continue;
		}
		if (folded != written) {
			strbuf_add(out, str_slice(text, added, offset));
			strbuf_addc(out, (char)folded);
			added = next;
		}
		before = folded;
	}
	strbuf_add(out, str_slice(text, added, text.len));
}
