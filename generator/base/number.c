#include "base/number.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* strtod and printf follow the locale of the program. qsite never sets one, so
 * they speak C whatever the environment says. */

enum {
	DIGITS_EXACT = 17,  /* significant digits that always read back as the same double */
	DECIMALS_MOST = 15, /* of number_add_fixed */
	PLAIN_MOST = 21,    /* digits before the point, beyond which an exponent is shorter */
	PLAIN_LEAST = -7,
};

static const double magnitude_most = 1.7e308;

static size_t
digits_end(struct str text, size_t from)
{
	while (from < text.len && text.at[from] >= '0' && text.at[from] <= '9')
		from++;
	return from;
}

static bool
has_at(struct str text, size_t offset, char byte)
{
	return offset < text.len && text.at[offset] == byte;
}

/* int, then frac and exp where they are (RFC 8259, section 6). */
static bool
is_json_number(struct str text)
{
	size_t start = has_at(text, 0, '-') ? 1 : 0;
	size_t end = has_at(text, start, '0') ? start + 1 : digits_end(text, start);

	if (end == start)
		return false;
	if (has_at(text, end, '.')) {
		start = end + 1;
		end = digits_end(text, start);
		if (end == start)
			return false;
	}
	if (has_at(text, end, 'e') || has_at(text, end, 'E')) {
		start = end + 1;
		if (has_at(text, start, '+') || has_at(text, start, '-'))
			start++;
		end = digits_end(text, start);
		if (end == start)
			return false;
	}
	return end == text.len;
}

bool
number_parse(struct str text, double *value)
{
	struct strbuf zero_ended = { 0 };

	if (!is_json_number(text))
		return false;
	strbuf_add(&zero_ended, text);
	strbuf_addc(&zero_ended, '\0');
	*value = strtod(zero_ended.at, NULL);
	strbuf_release(&zero_ended);
	return fabs(*value) <= magnitude_most;
}

int
number_decimals(struct str text)
{
	size_t point = str_find(text, STR("."), 0);
	size_t digits = point < text.len ? digits_end(text, point + 1) - (point + 1) : 0;

	return digits < INT_MAX ? (int)digits : INT_MAX;
}

static bool
add_unless_finite(struct strbuf *buf, double value)
{
	if (isfinite(value))
		return false;
	strbuf_adds(buf, "—");
	return true;
}

/* "-0", "-0.00": what is left of a small negative number by rounding. */
static bool
is_minus_zero(struct str text)
{
	if (!str_starts(text, STR("-")))
		return false;
	for (size_t i = 1; i < text.len; i++) {
		if (text.at[i] != '0' && text.at[i] != '.')
			return false;
	}
	return true;
}

void
number_add_fixed(struct strbuf *buf, double value, int decimals)
{
	size_t start = buf->len;

	if (add_unless_finite(buf, value))
		return;
	if (decimals < 0)
		decimals = 0;
	if (decimals > DECIMALS_MOST)
		decimals = DECIMALS_MOST;
	/* The C library rounds the exact binary value, half to even. */
	strbuf_addf(buf, "%.*f", decimals, value);

	if (is_minus_zero(str_slice(strbuf_view(buf), start, buf->len))) {
		memmove(buf->at + start, buf->at + start + 1, buf->len - start - 1);
		buf->len--;
	}
}

/* A number as 0.DIGITS times ten to the power of `point`. */
struct spelling {
	char digits[DIGITS_EXACT + 1];
	int count;
	int point;
};

/* The fewest digits that read back as the same value, which is positive. */
static struct spelling
spelling_shortest(double value)
{
	struct spelling spelling = { 0 };
	char text[DIGITS_EXACT + 16]; /* d.ddde-ddd */
	int precision = 1;

	do {
		snprintf(text, sizeof text, "%.*e", precision - 1, value);
	} while (strtod(text, NULL) != value && precision++ < DIGITS_EXACT);

	for (const char *at = text; *at != 'e'; at++) {
		if (*at != '.')
			spelling.digits[spelling.count++] = *at;
	}
	spelling.point = (int)strtol(strchr(text, 'e') + 1, NULL, 10) + 1;
	return spelling;
}

static void
add_zeros(struct strbuf *buf, int count)
{
	for (int i = 0; i < count; i++)
		strbuf_addc(buf, '0');
}

void
number_add_shortest(struct strbuf *buf, double value)
{
	struct spelling spelling;

	if (add_unless_finite(buf, value))
		return;
	if (value == 0) {
		strbuf_addc(buf, '0');
		return;
	}
	if (value < 0)
		strbuf_addc(buf, '-');
	spelling = spelling_shortest(fabs(value));

	if (spelling.point > PLAIN_MOST || spelling.point <= PLAIN_LEAST + 1) {
		strbuf_addc(buf, spelling.digits[0]);
		if (spelling.count > 1)
			strbuf_addf(buf, ".%s", spelling.digits + 1);
		strbuf_addf(buf, "e%+d", spelling.point - 1);
	} else if (spelling.point <= 0) {
		strbuf_adds(buf, "0.");
		add_zeros(buf, -spelling.point);
		strbuf_adds(buf, spelling.digits);
	} else if (spelling.point >= spelling.count) {
		strbuf_adds(buf, spelling.digits);
		add_zeros(buf, spelling.point - spelling.count);
	} else {
		strbuf_addf(buf, "%.*s.%s", spelling.point, spelling.digits, spelling.digits + spelling.point);
	}
}
