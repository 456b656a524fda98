#include "check/quantity_parts.h"

#include <string.h>

/* Figures in Chinese numerals: "四个", "十二项", "百分之三十". Only before a unit are they
 * figures; "一是", "第三", "千方百计" and "“五个一批”" are not, nor is a mere 一个. */

static int
numeral_digit(uint32_t character)
{
	switch (character) {
	case 0x3007: /* 〇 */
	case 0x96F6: /* 零 */
		return 0;
	case 0x4E00: /* 一 */
		return 1;
	case 0x4E8C: /* 二 */
	case 0x4E24: /* 两 */
		return 2;
	case 0x4E09: /* 三 */
		return 3;
	case 0x56DB: /* 四 */
		return 4;
	case 0x4E94: /* 五 */
		return 5;
	case 0x516D: /* 六 */
		return 6;
	case 0x4E03: /* 七 */
		return 7;
	case 0x516B: /* 八 */
		return 8;
	case 0x4E5D: /* 九 */
		return 9;
	default:
		return -1;
	}
}

static double
numeral_scale(uint32_t character)
{
	switch (character) {
	case 0x5341:
		return 10; /* 十 */
	case 0x767E:
		return 100; /* 百 */
	case 0x5343:
		return 1000; /* 千 */
	case 0x4E07:
		return 1e4; /* 万 */
	case 0x4EBF:
		return 1e8; /* 亿 */
	default:
		return 0;
	}
}

/* The number that text[from] to text[to] spells: hundreds and tens within each part that
 * 万 or 亿 ends. */
static double
numeral_value(struct str text, size_t from, size_t to)
{
	double total = 0, part = 0, digit = -1;

	while (from < to) {
		uint32_t character = char_at(text, from, &from);
		double scale = numeral_scale(character);

		if (scale == 0) {
			digit = numeral_digit(character);
		} else if (scale < 1e4) {
			part += (digit < 0 ? 1 : digit) * scale;
			digit = -1;
		} else {
			total = (total + part + (digit < 0 ? 0 : digit)) * scale;
			part = 0;
			digit = -1;
		}
	}
	return total + part + (digit < 0 ? 0 : digit);
}

static bool
is_numeral(uint32_t character)
{
	return numeral_digit(character) >= 0 || numeral_scale(character) > 0;
}

static size_t
numerals_end(struct str text, size_t at)
{
	for (;;) {
		size_t next;
		uint32_t character = char_at(text, at, &next);

		if (!is_numeral(character))
			return at;
		at = next;
	}
}

static bool
opens_name(uint32_t before)
{
	return before == 0x201C || before == 0x2018 || before == 0x300A || before == 0x300C || before == 0x7B2C;
}

/* "三年制", "五年级", "两年来" name a span; "一次性" a manner. */
static bool
is_word(struct str text, size_t end)
{
	static const char *const behind[] = { "制", "级", "性", "行动", "计划", "方案", "期间" };

	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		if (starts_at(text, end, behind[i]))
			return true;
	return false;
}

static bool
percent_take(struct quantity *quantity, struct str text, size_t at, size_t *end)
{
	size_t from = at + STR("百分之").len;

	if (!starts_at(text, at, "百分之") || numerals_end(text, from) == from)
		return false;
	*end = numerals_end(text, from);
	*quantity = (struct quantity){ .kind = QUANTITY_PERCENT, .from = at, .to = *end, .digits_from = from };
	quantity->value = numeral_value(text, from, *end);
	return true;
}

bool
spelt_take(struct quantity *quantity, struct str text, size_t at, size_t *end)
{
	size_t stop;

	*end = stop = numerals_end(text, at);
	if (stop == at)
		return false;
	if (!percent_take(quantity, text, at, end)) {
		if (opens_name(char_before(text, at)) || !unit_starts(text, stop))
			return false;
		*quantity = (struct quantity){ .kind = QUANTITY_COUNT, .from = at, .to = stop, .digits_from = at };
		quantity->value = numeral_value(text, at, stop);
		quantity->digits_to = stop;
		unit_take(quantity, text);
		if (quantity->value < 2 || is_word(text, quantity->to))
			return false;
		*end = quantity->to;
	}
	quantity->digits_to = quantity->kind == QUANTITY_PERCENT ? *end : quantity->digits_to;
	quantity->spelt = true;
	quantity->scale = 1;
	quantity->low = quantity->high = quantity->value;
	return true;
}
