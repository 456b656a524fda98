#include "check/tables.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>

/* How one number may have become another under a typist's fingers. */

/* The digits of both, with as many decimals as are written. */
struct pair {
	struct strbuf stated, expected;
	size_t first, last; /* where they differ */
	size_t differing;
};

static void
pair_compare(struct pair *pair)
{
	pair->differing = 0;
	for (size_t i = 0; i < pair->stated.len; i++) {
		if (pair->stated.at[i] == pair->expected.at[i])
			continue;
		if (pair->differing++ == 0)
			pair->first = i;
		pair->last = i;
	}
}

static bool
is_swap(const struct pair *pair)
{
	return pair->differing == 2 && pair->stated.at[pair->first] == pair->expected.at[pair->last] &&
	       pair->stated.at[pair->last] == pair->expected.at[pair->first];
}

static struct str
without(struct strbuf *buffer, const struct strbuf *text, size_t at)
{
	strbuf_clear(buffer);
	strbuf_add(buffer, str_slice(strbuf_view(text), 0, at));
	strbuf_add(buffer, str_slice(strbuf_view(text), at + 1, text->len));
	return strbuf_view(buffer);
}

/* One has a digit more. */
static bool
is_one_more(const struct strbuf *longer, const struct strbuf *shorter)
{
	struct strbuf buffer = { 0 };
	bool found = false;

	for (size_t i = 0; longer->len == shorter->len + 1 && i < longer->len && !found; i++)
		found = longer->at[i] != '.' && str_eq(without(&buffer, longer, i), strbuf_view(shorter));
	strbuf_release(&buffer);
	return found;
}

/* The power of ten that one is of the other, 0: none. */
static int
power_between(double stated, double expected, double step)
{
	double ratio = stated / expected, power = round(log10(fabs(ratio)));

	if (power == 0 || fabs(power) > 8 || ratio <= 0 || !isfinite(power))
		return 0;
	return fabs(stated - expected * pow(10, power)) <= 0.51 * fmax(step, step * pow(10, power)) ? (int)power : 0;
}

static const char *
digits_hint(const struct diags *diags, struct pair *pair)
{
	if (pair->stated.len == pair->expected.len) {
		pair_compare(pair);
		if (is_swap(pair))
			return diag_tr(diags, "perhaps two digits are swapped: %.*s", "可能是两个数字颠倒：应为 %.*s");
		if (pair->differing == 1)
			return diag_tr(diags, "perhaps one digit is wrong: %.*s", "可能有一个数字写错：应为 %.*s");
	}
	if (is_one_more(&pair->stated, &pair->expected))
		return diag_tr(diags, "perhaps there is a digit too many: %.*s", "可能多写了一个数字：应为 %.*s");
	if (is_one_more(&pair->expected, &pair->stated))
		return diag_tr(diags, "perhaps a digit is lost: %.*s", "可能漏写了一个数字：应为 %.*s");
	return NULL;
}

static bool
hint_digits(const struct checker *checker, const struct entry *stated, double expected)
{
	struct pair pair = { 0 };
	const char *format;

	number_add_fixed(&pair.stated, fabs(stated->value) / stated->scale, stated->decimals);
	number_add_fixed(&pair.expected, fabs(expected) / stated->scale, stated->decimals);
	format = digits_hint(checker->diags, &pair);
	if (format) {
		if (expected < 0) {
			strbuf_clear(&pair.stated);
			strbuf_addc(&pair.stated, '-');
			strbuf_add(&pair.stated, strbuf_view(&pair.expected));
		}
		diag_hint(checker->diags, format, STR_ARG(strbuf_view(expected < 0 ? &pair.stated : &pair.expected)));
	}
	strbuf_release(&pair.stated);
	strbuf_release(&pair.expected);
	return format != NULL;
}

bool
find_slip(const struct checker *checker, const struct entry *stated, double expected)
{
	int power;

	if (!isfinite(expected))
		return false;
	if (expected != 0 && fabs(stated->value + expected) <= stated->step * 0.51) {
		diag_hint(checker->diags, "%s",
		    expected < 0 ? diag_tr(checker->diags, "perhaps the minus sign is missing", "可能漏写了负号")
				 : diag_tr(checker->diags, "perhaps there is a minus sign too many", "可能多写了负号"));
		return true;
	}
	power = power_between(stated->value, expected, stated->step);
	if (power == 4 || power == -4)
		diag_hint(checker->diags, "%s",
		    power > 0 ? diag_tr(checker->diags, "perhaps 万 is counted twice", "可能多算了一个“万”")
			      : diag_tr(checker->diags, "perhaps 万 is missing", "可能漏了“万”"));
	else if (power != 0)
		diag_hint(checker->diags,
		    diag_tr(checker->diags, "perhaps the point has moved by %d", "可能是小数点错了 %d 位"), abs(power));
	return power != 0 || hint_digits(checker, stated, expected);
}
