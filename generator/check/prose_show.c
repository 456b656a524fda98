#include "check/prose.h"

#include "base/number.h"
#include "base/utf8.h"

#include <math.h>

/* Figures in the words of findings. */

const char *
tell(const struct prose *prose, const char *english, const char *chinese)
{
	return diag_tr(prose->checker->diags, english, chinese);
}

struct place
named_place(const struct named *named)
{
	return figure_place(named->passage, named->figure);
}

struct str
show_number(const struct prose *prose, double value, int decimals)
{
	struct strbuf out = { 0 };

	number_add_fixed(&out, value, decimals < 0 ? 0 : decimals > 6 ? 6 : decimals);
	return strbuf_take(prose->checker->arena, &out);
}

const char *
scale_word(double scale)
{
	return scale == 1e8 ? " 亿" : scale == 1e4 ? " 万" : scale == 1e3 ? " 千" : scale == 1e2 ? " 百" : "";
}

struct str
show_figure(const struct prose *prose, const struct named *named)
{
	const struct quantity *figure = named->figure;
	struct strbuf out = { 0 };
	const char *word = scale_word(figure->scale);

	if (figure->kind == QUANTITY_RATIO) {
		number_add_shortest(&out, figure->ratio_first);
		strbuf_addc(&out, ':');
		number_add_shortest(&out, figure->ratio_second);
		return strbuf_take(prose->checker->arena, &out);
	}
	if (figure->negative)
		strbuf_addc(&out, '-');
	number_add_fixed(&out, *word ? figure->value / figure->scale : figure->value, figure->decimals);
	if (*word)
		strbuf_adds(&out, word);
	return strbuf_take(prose->checker->arena, &out);
}

void
also(const struct prose *prose, const struct named *named)
{
	struct str text = figure_text(named->passage, named->figure);

	diag_also(prose->checker->diags, named_place(named),
	    tell(prose, "computed with '%.*s' here", "用到此处的“%.*s”"), STR_ARG(text));
}

void
also_here(const struct prose *prose, const struct named *named)
{
	struct str text = figure_text(named->passage, named->figure);

	diag_also(prose->checker->diags, named_place(named), tell(prose, "'%.*s' here", "此处为“%.*s”"), STR_ARG(text));
}

void
named_not_given(const struct prose *prose, const char *code, const struct named *stated)
{
	struct str text = figure_text(stated->passage, stated->figure);

	checker_find(prose->checker, code, named_place(stated),
	    tell(prose, "'%.*s' is not what the figures give", "“%.*s”与所依据的数字算出的结果不符"), STR_ARG(text));
}

/* ---- likely slips ---- */

/* Both as digits without the point, to the same number of decimals. */
static bool
digits_of(const struct named *named, double value, char stated[32], char meant[32])
{
	const struct quantity *figure = named->figure;
	double power = pow(10, figure->decimals) / figure->scale;
	double a = floor(figure->value * power + 0.5), b = floor(value * power + 0.5);

	if (!(a >= 0 && b >= 0 && a < 1e15 && b < 1e15))
		return false;
	snprintf(stated, 32, "%.0f", a);
	snprintf(meant, 32, "%.0f", b);
	return true;
}

static bool
is_swap(const char *a, const char *b)
{
	size_t i = 0;

	while (a[i] && a[i] == b[i])
		i++;
	return a[i] && a[i + 1] && b[i] && b[i + 1] && a[i] == b[i + 1] && a[i + 1] == b[i] &&
	       str_eq(str_from(a + i + 2), str_from(b + i + 2));
}

static bool
is_one_digit(const char *a, const char *b)
{
	size_t different = 0, i = 0;

	for (; a[i] && b[i]; i++)
		different += a[i] != b[i];
	return a[i] == b[i] && different == 1;
}

void
hint_slip(const struct prose *prose, const struct named *stated, double value)
{
	struct diags *diags = prose->checker->diags;
	struct str meant = show_number(prose, value / stated->figure->scale, stated->figure->decimals);
	double times = value > 0 ? stated->figure->value / value : 0;
	char a[32], b[32];

	if (fabs(times - 1e4) < 200)
		diag_hint(diags, "%s", tell(prose, "perhaps one 万 too many", "可能多写了一个“万”"));
	else if (fabs(times - 1e-4) < 2e-6)
		diag_hint(diags, "%s", tell(prose, "perhaps a 万 is missing", "可能漏写了一个“万”"));
	else if (!digits_of(stated, value, a, b) || str_from(a).len < 3)
		return;
	else if (is_swap(a, b))
		diag_hint(diags, tell(prose, "perhaps two digits are swapped: %.*s", "可能是两个数字写反了：%.*s"),
		    STR_ARG(meant));
	else if (is_one_digit(a, b))
		diag_hint(diags, tell(prose, "perhaps one digit is wrong: %.*s", "可能是一个数字写错了：%.*s"),
		    STR_ARG(meant));
	else if (fabs(times - 10) < 0.1 || fabs(times - 0.1) < 0.001)
		diag_hint(diags, tell(prose, "perhaps the point is misplaced: %.*s", "可能是小数点错位：%.*s"),
		    STR_ARG(meant));
}

/* One digit written for another, or two swapped, somewhere in the sum. */
bool
looks_like_slip(double difference)
{
	double rest = floor(fabs(difference) + 0.5);

	if (rest < 1 || fabs(fabs(difference) - rest) > 1e-3)
		return false;
	while (rest >= 10 && fmod(rest, 10) == 0)
		rest /= 10;
	return rest <= 9 || (rest <= 81 && fmod(rest, 9) == 0);
}
