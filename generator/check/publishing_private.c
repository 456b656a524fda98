#include "check/publishing.h"

#include <stdint.h>
#include <string.h>

/* Personal data in texts and tables. */

enum { IDENTITY_DIGITS = 18, MOBILE_DIGITS = 11 };

static bool
is_digit(struct str text, size_t at)
{
	return at < text.len && text.at[at] >= '0' && text.at[at] <= '9';
}

static bool
is_word(struct str text, size_t at)
{
	char byte = at < text.len ? text.at[at] : ' ';

	return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static int
digit(struct str text, size_t at)
{
	return text.at[at] - '0';
}

/* ---- GB 11643: seventeen digits, and one that checks them by ISO 7064 MOD 11-2 ---- */

static bool
is_date(struct str text)
{
	long year = str_to_natural(str_slice(text, 0, 4)), month = str_to_natural(str_slice(text, 4, 6));
	long day = str_to_natural(str_slice(text, 6, 8));

	return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool
is_identity(struct str text)
{
	static const int weights[IDENTITY_DIGITS - 1] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	static const char checks[] = "10X98765432";
	int sum = 0;
	char last = text.at[IDENTITY_DIGITS - 1];

	for (size_t i = 0; i < IDENTITY_DIGITS - 1; i++)
		sum += weights[i] * digit(text, i);
	return is_date(str_slice(text, 6, 14)) && checks[sum % 11] == (last == 'x' ? 'X' : last);
}

/* ---- runs of digits ---- */

static void
find_identity(const struct checker *checker, const struct passage *passage, size_t from)
{
	checker_find(checker, "private-identity", passage_place(passage, from, from + IDENTITY_DIGITS), "%s",
	    diag_tr(checker->diags, "an identity number must not be published", "公民身份号码不得公开"));
}

static void
find_mobile(const struct checker *checker, const struct passage *passage, size_t from)
{
	checker_find(checker, "private-mobile", passage_place(passage, from, from + MOBILE_DIGITS), "%s",
	    diag_tr(checker->diags, "a mobile telephone number", "手机号码属于个人信息"));
	diag_hint(checker->diags, "%s",
	    diag_tr(checker->diags, "leave it out, or give the office's number", "请删去，或改为办公电话"));
}

/* An X may end an identity number. */
static void
check_digits(const struct checker *checker, const struct passage *passage, size_t from, size_t to)
{
	struct str text = passage->text.text;
	size_t count = to - from;

	if (count == IDENTITY_DIGITS - 1 && to < text.len && (text.at[to] | 0x20) == 'x')
		count++;
	if (from > 0 && (is_word(text, from - 1) || text.at[from - 1] == '.'))
		return;
	if (is_word(text, from + count))
		return;
	if (count == IDENTITY_DIGITS && is_identity(str_slice(text, from, from + count)))
		find_identity(checker, passage, from);
	else if (count == MOBILE_DIGITS && text.at[from] == '1' && text.at[from + 1] >= '3')
		find_mobile(checker, passage, from);
}

/* ---- addresses ---- */

static bool
is_mail_byte(struct str text, size_t at)
{
	return is_word(text, at) || (at < text.len && text.at[at] != '\0' && strchr("._%+-", text.at[at]));
}

static void
check_address(const struct checker *checker, const struct passage *passage, size_t at)
{
	struct str text = passage->text.text, host;
	size_t from = at, to = at + 1;

	while (from > 0 && at - from < 64 && is_mail_byte(text, from - 1))
		from--;
	while (to < text.len && to - at < 255 && is_mail_byte(text, to))
		to++;
	host = str_slice(text, at + 1, to);
	while (str_ends(host, STR(".")))
		host.len--;
	if (from == at || str_find(host, STR("."), 0) == SIZE_MAX || str_ends(host, STR(".gov.cn")))
		return;
	checker_find(checker, "private-email", passage_place(passage, from, at + 1 + host.len),
	    diag_tr(checker->diags, "'%.*s' is no mailbox of a government host", "“%.*s”不是政务邮箱"),
	    STR_ARG(str_slice(text, from, at + 1 + host.len)));
}

static void
check_passage(const struct checker *checker, const struct passage *passage)
{
	const struct letters *letters = &passage->letters;
	struct str text = passage->text.text;
	size_t to = 0;

	for (size_t i = 0; i < letters->sign_count; i++) {
		const struct letter *sign = &letters->items[letters->signs[i]];
		size_t at = sign->from;

		if (sign->code == '@')
			check_address(checker, passage, at);
		if (at < to || sign->code < '0' || sign->code > '9')
			continue;
		for (to = at; is_digit(text, to);)
			to++;
		check_digits(checker, passage, at, to);
	}
}

void
publishing_private(const struct checker *checker)
{
	for (size_t i = 0; i < checker->reading->count; i++) {
		const struct reading_block *block = &checker->reading->items[i];

		check_passage(checker, &block->passage);
		for (size_t k = 0; k < block->rows * block->columns; k++)
			check_passage(checker, &block->cells[k].passage);
	}
}
