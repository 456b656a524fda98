#include "check/quantity_parts.h"

#include <math.h>

/* Digits, half and full width, and the characters beside them. */

enum { WIDE_ZERO = 0xFF10, WIDE_POINT = 0xFF0E, WIDE_COMMA = 0xFF0C, THOUSANDS = 3, MANTISSA_DIGITS = 17 };

uint32_t
char_before(struct str text, size_t at)
{
	size_t next;

	if (at == 0)
		return 0;
	do
		at--;
	while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80);
	return char_at(text, at, &next);
}

static bool
is_blank(uint32_t character)
{
	return character == ' ' || character == '\t' || character == 0xA0 || character == 0x3000;
}

/* Whether a byte may be the first of a blank. */
static bool
may_be_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\xC2' || byte == '\xE3';
}

size_t
skip_blanks(struct str text, size_t at)
{
	size_t next;

	while (at < text.len && may_be_blank(text.at[at]) && is_blank(char_at(text, at, &next)))
		at = next;
	return at;
}

/* The last byte of a blank tells most others apart. */
size_t
back_blanks(struct str text, size_t at)
{
	uint32_t before;

	while (at > 0 &&
	       (text.at[at - 1] == '\t' || text.at[at - 1] == ' ' || text.at[at - 1] == '\x80' ||
		   text.at[at - 1] == '\xA0') &&
	       is_blank(before = char_before(text, at)))
		at -= before == 0x3000 ? 3 : before == 0xA0 ? 2 : 1;
	return at;
}

int
digit_at(struct str text, size_t at, size_t *length)
{
	size_t next;
	uint32_t character = char_at(text, at, &next);

	*length = next - at;
	if (character >= '0' && character <= '9')
		return (int)(character - '0');
	if (character >= WIDE_ZERO && character <= WIDE_ZERO + 9)
		return (int)(character - WIDE_ZERO);
	return -1;
}

static size_t
digits_length(struct str text, size_t at, size_t most)
{
	size_t count = 0, length;

	for (; count < most && digit_at(text, at, &length) >= 0; at += length)
		count++;
	return count;
}

/* A mark between thousands: three digits behind it, and no fourth. */
static bool
is_separator(struct str text, size_t at, size_t *next)
{
	uint32_t character = char_at(text, at, next);

	return (character == ',' || character == WIDE_COMMA) && digits_length(text, *next, THOUSANDS + 1) == THOUSANDS;
}

static bool
is_point(struct str text, size_t at, size_t *next)
{
	uint32_t character = char_at(text, at, next);
	size_t length;

	return (character == '.' || character == WIDE_POINT) && digit_at(text, *next, &length) >= 0;
}

/* A figure of more digits than a number holds goes on by its magnitude alone. */
static void
add_digit(struct token *token, int digit, size_t length)
{
	token->wide |= length > 1;
	token->narrow |= length == 1;
	if (token->dots > 1)
		return;
	if (token->dots == 0)
		token->digits++;
	else
		token->decimals++;
	token->value = token->value * 10 + digit;
}

bool
token_take(struct str text, size_t at, struct token *token)
{
	size_t next = at, length;
	int first = digit_at(text, at, &length), digit;

	*token = (struct token){ .from = at, .to = at };
	if (first < 0)
		return false;
	for (;;) {
		if ((digit = digit_at(text, at, &length)) >= 0) {
			add_digit(token, digit, length);
			at += length;
		} else if (is_point(text, at, &next)) {
			token->dots++;
			at = next;
		} else if (token->dots == 0 && token->digits <= THOUSANDS * 4 && is_separator(text, at, &next)) {
			at = next;
		} else {
			break;
		}
	}
	token->to = at;
	token->zero_first = first == 0 && token->digits > 1;
	token->value /= pow(10, token->decimals);
	return true;
}
