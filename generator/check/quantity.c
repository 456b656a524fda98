#include "check/letters.h"
#include "check/quantity_parts.h"

#include <math.h>

/* Telling figures from what only looks like one, by what stands around the digits. */

enum { YEAR_FIRST = 1900, YEAR_LAST = 2100, YEAR_DIGITS = 4, LONG_DIGITS = 11 };

static bool
ends_at(struct str text, size_t at, const char *word)
{
	return str_ends(str_slice(text, 0, at), str_from(word));
}

static bool
is_letter(uint32_t character)
{
	uint32_t folded = character >= 0xFF21 && character <= 0xFF5A ? character - 0xFEE0 : character;

	return (folded | 0x20) >= 'a' && (folded | 0x20) <= 'z';
}

static bool
is_plus(uint32_t character)
{
	return character == '+' || character == 0xFF0B;
}

static bool
is_year(const struct token *token)
{
	return token->dots == 0 && token->digits == YEAR_DIGITS && token->value >= YEAR_FIRST &&
	       token->value <= YEAR_LAST;
}

/* ---- what digits are part of ---- */

/* A number of a thing: 第 3, 表 5, 案例 11; but "图 4 幅" counts. */
static bool
is_ordinal(struct str text, const struct token *token)
{
	struct str head = str_slice(text, 0, back_blanks(text, token->from));

	if (str_ends(head, STR("第")))
		return true;
	return str_end_of(head, "表 图 附件 附表 附图 案例 附录 专栏") > 0 && token->dots == 0 &&
	       !unit_starts(text, skip_blanks(text, token->to));
}

/* Letters and plus signs make names: 1+X, 3D, CCTV-7, AI2. */
static bool
is_name(struct str text, const struct token *token)
{
	size_t next, before = back_blanks(text, token->from), behind = skip_blanks(text, token->to);
	uint32_t left = char_before(text, token->from), right = char_at(text, token->to, &next), far;

	if (is_letter(left) || is_letter(right) || left == 0x3014 || left == 0x3015 || left == '#' || left == '/' ||
	    right == '/')
		return true;
	if (is_plus(char_before(text, before)) && before > 1)
		return true;
	if (is_plus(char_at(text, behind, &next))) {
		far = char_at(text, skip_blanks(text, next), &next);
		return far != 0;
	}
	if ((left == '-' || left == '_') && is_letter(char_before(text, token->from - 1)))
		return true;
	if (token->zero_first || (token->digits >= LONG_DIGITS && token->decimals == 0))
		return true;
	return token->dots == 0 && starts_at(text, behind, "号") && !starts_at(text, behind, "号召");
}

/* 2021 年, 2021 学年, （2021）, 12 月, 15 日, 90 年代 */
static bool
is_date(struct str text, const struct token *token, enum quantity_kind *kind)
{
	size_t behind = skip_blanks(text, token->to), before = back_blanks(text, token->from);

	*kind = QUANTITY_YEAR;
	if (is_year(token)) {
		if (starts_at(text, behind, "年") || starts_at(text, behind, "学年") || starts_at(text, behind, "级") ||
		    starts_at(text, behind, "届"))
			return true;
		if ((ends_at(text, before, "（") || ends_at(text, before, "(")) &&
		    (starts_at(text, behind, "）") || starts_at(text, behind, ")")))
			return true;
	}
	*kind = QUANTITY_DATE;
	if (token->dots > 0)
		return false;
	if (starts_at(text, behind, "年代"))
		return true;
	if (starts_at(text, behind, "月") && token->value >= 1 && token->value <= 12)
		return true;
	return starts_at(text, behind, "日") && token->value >= 1 && token->value <= 31;
}

/* ---- pairs ---- */

/* The token behind a mark between two figures, with blanks around it. */
static bool
second_token(struct str text, size_t at, bool (*is_mark)(uint32_t), struct token *second)
{
	size_t mark = skip_blanks(text, at), next;

	return is_mark(char_at(text, mark, &next)) && token_take(text, skip_blanks(text, next), second);
}

static bool
is_colon(uint32_t character)
{
	return character == ':' || character == 0xFF1A || character == 0x2236;
}

static bool
is_dash(uint32_t character)
{
	return character == '-' || character == 0x2014 || character == 0x2013 || character == '~' ||
	       character == 0xFF5E || character == 0xFF0D || character == 0x81F3;
}

static bool
looks_like_time(const struct token *first, const struct token *second)
{
	return first->dots == 0 && second->dots == 0 && second->digits == 2 && first->digits == 2 &&
	       first->value < 24 && second->value < 60;
}

static void
set_interval(struct quantity *quantity, const struct token *token)
{
	double half = token->dots > 0 || quantity->scale > 1 ? 0.5 * quantity->scale / pow(10, token->decimals) : 0;

	if (quantity->kind != QUANTITY_COUNT && half == 0)
		half = 0.5;
	quantity->value = token->value * quantity->scale;
	quantity->low = quantity->value - half;
	quantity->high = quantity->value + half;
}

/* "1:13.62", "15.38 : 1" */
static bool
ratio_take(struct quantity *quantity, struct str text, const struct token *first)
{
	struct token second;

	if (first->dots > 1 || !second_token(text, first->to, is_colon, &second) || second.dots > 1)
		return false;
	quantity->kind = looks_like_time(first, &second) ? QUANTITY_NAME : QUANTITY_RATIO;
	quantity->to = quantity->digits_to = second.to;
	quantity->decimals = first->decimals > second.decimals ? first->decimals : second.decimals;
	quantity->ratio_first = first->value;
	quantity->ratio_second = second.value;
	quantity->value = first->value > 0 ? second.value / first->value : 0;
	quantity->low = quantity->high = quantity->value;
	quantity->wide |= second.wide;
	quantity->mixed |= first->wide != second.wide;
	return true;
}

/* "1-2 所", "2019—2020 年" */
static bool
range_take(struct quantity *quantity, struct str text, const struct token *first)
{
	struct token second;

	if (first->dots > 1 || !second_token(text, first->to, is_dash, &second) || second.dots > 1)
		return false;
	quantity->kind = is_year(first) ? QUANTITY_YEAR : QUANTITY_RANGE;
	quantity->to = quantity->digits_to = second.to;
	quantity->value = quantity->low = first->value;
	quantity->high = second.value;
	if (quantity->kind == QUANTITY_RANGE) {
		unit_take(quantity, text);
		quantity->kind = QUANTITY_RANGE;
	}
	return true;
}

/* ---- one figure ---- */

/* A minus sign, not the dash of a range or an inserted clause. */
static void
sign_take(struct quantity *quantity, struct str text)
{
	uint32_t mark = char_before(text, quantity->from);
	size_t width = mark == '-' ? 1 : 3;
	uint32_t before;

	if (mark != '-' && mark != 0x2212 && mark != 0xFF0D)
		return;
	before = char_before(text, quantity->from - width);
	if (before != 0 && before != ' ' && before != '\t' && before != '(' && before != 0xFF08 && before != 0xFF1A)
		return;
	quantity->negative = true;
	quantity->from -= width;
}

static void
figure_take(struct quantity *quantity, struct str text, const struct token *token)
{
	quantity->kind = QUANTITY_COUNT;
	unit_take(quantity, text);
	if (token->dots > 1) {
		quantity->kind = quantity->unit.len > 0 ? QUANTITY_MALFORMED : QUANTITY_NAME;
		quantity->value = 0;
		return;
	}
	set_interval(quantity, token);
	sign_take(quantity, text);
	bound_take(quantity, text);
}

static struct quantity
quantity_at(struct str text, const struct token *token)
{
	struct quantity quantity = {
		.value = token->value,
		.low = token->value,
		.high = token->value,
		.scale = 1,
		.decimals = token->decimals,
		.wide = token->wide,
		.mixed = token->wide && token->narrow,
		.from = token->from,
		.to = token->to,
		.digits_from = token->from,
		.digits_to = token->to,
	};
	enum quantity_kind date;

	if (token->from == 0 && token->to == text.len && !token->zero_first && token->digits < LONG_DIGITS) {
		figure_take(&quantity, text, token); /* a cell: nothing around it says that it is something else */
		return quantity;
	}
	if (is_ordinal(text, token))
		quantity.kind = QUANTITY_ORDINAL;
	else if (is_name(text, token))
		quantity.kind = QUANTITY_NAME;
	else if (ratio_take(&quantity, text, token) || range_take(&quantity, text, token))
		;
	else if (is_date(text, token, &date))
		quantity.kind = date;
	else
		figure_take(&quantity, text, token);
	return quantity;
}

/* Whether a sign may begin a figure: the Chinese ones among the signs are numerals. */
static bool
begins_figure(uint32_t sign)
{
	return letter_is_digit(sign) || utf8_is_han(sign);
}

void
quantities_find(struct quantity_list *list, struct arena *arena, struct str text, const struct letters *letters)
{
	size_t next = 0; /* what lies before it has been read */

	for (size_t i = 0; i < letters->sign_count; i++) {
		const struct letter *sign = &letters->items[letters->signs[i]];
		size_t at = sign->from;
		struct quantity quantity;
		struct token token;

		if (at < next || !begins_figure(sign->code))
			continue;
		if (token_take(text, at, &token)) {
			quantity = quantity_at(text, &token);
			*arena_push(arena, list) = quantity;
			next = quantity.to;
		} else if (spelt_take(&quantity, text, at, &next)) {
			*arena_push(arena, list) = quantity;
		}
	}
}

static bool
is_whole(const struct quantity *quantity, struct str text)
{
	return quantity->from == 0 && skip_blanks(text, quantity->to) == text.len;
}

const struct quantity *
quantity_whole(const struct quantity_list *list, struct str text)
{
	return list->count > 0 && is_whole(&list->items[0], text) ? &list->items[0] : NULL;
}

bool
quantity_of(struct quantity *quantity, struct str text)
{
	size_t at = 0, next;
	uint32_t first = char_at(text, 0, &next);
	struct token token;

	if (first == '-' || first == 0x2212 || first == 0xFF0D)
		at = next;
	if (token_take(text, at, &token))
		*quantity = quantity_at(text, &token);
	else if (!spelt_take(quantity, text, 0, &next))
		return false;
	return is_whole(quantity, text);
}

bool
quantity_is_figure(const struct quantity *quantity)
{
	return quantity->kind <= QUANTITY_RATIO;
}

/* Half a unit of the last digit, a little more for the binary fractions. */
bool
quantity_agrees(const struct quantity *quantity, double value)
{
	double slack = 1e-9 * (fabs(value) + 1);

	return value >= quantity->low - slack && value <= quantity->high + slack;
}

bool
quantity_agrees_cut(const struct quantity *quantity, double value)
{
	double unit = quantity->high - quantity->low, slack = 1e-9 * (fabs(value) + 1);

	return value >= quantity->value - slack && value < quantity->value + unit - slack;
}
