#include "check/tables.h"

#include "base/utf8.h"

/* Cells that should be figures and are not well written. */

enum { TEXT_MOST = 48, THOUSANDS = 3 };

/* What the characters of a cell are. */
struct make {
	unsigned digits, narrow, wide;
	unsigned points, percents, signs;
	unsigned letters;   /* that look like digits */
	unsigned invisible; /* private use */
	unsigned strange;   /* anything that is not part of a figure or a unit */
	bool joined;        /* a dash or colon between digits: a range, a ratio, a date */
	bool doubled;       /* two marks in a row */
	bool comma_wrong;
	bool zero_first; /* before another digit of a decimal or a percentage */
};

/* How the digits of a column are written. */
struct widths {
	size_t wide, narrow;
	size_t zero_first; /* of any cells: where there are several they are codes */
};

static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool
is_lookalike(uint32_t c)
{
	static const uint32_t letters[] = { 'O', 'o', 'l', 'I', '|', 0xFF2F, 0xFF4F, 0xFF4C, 0xFF29, 0x041E, 0x043E,
		0x039F, 0x03BF, 0x25CB, 0x3007 };

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (c == letters[i])
			return true;
	return false;
}

static bool
is_private(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

static bool
is_mark(uint32_t c)
{
	return c == '.' || c == ',' || c == '%' || c == 0xFF0E || c == 0xFF0C || c == 0xFF05;
}

static bool
is_sign(uint32_t c)
{
	return c == '-' || c == '+' || c == 0x2212 || c == 0xFF0D || c == 0xFF0B;
}

static bool
is_joint(uint32_t c)
{
	return c == '-' || c == 0x2014 || c == 0x2013 || c == '~' || c == 0xFF5E || c == ':' || c == 0xFF1A ||
	       c == 0x2236 || c == '/' || c == 0xFF0F || c == 0x2192 || c == 0x81F3;
}

static void
make_add(struct make *make, uint32_t c, uint32_t before)
{
	if (c >= '0' && c <= '9') { /* nothing else is a digit, and most are */
		make->digits++;
		make->narrow++;
		return;
	}
	make->digits += is_digit(c);
	make->wide += c >= 0xFF10 && c <= 0xFF19;
	make->points += c == '.' || c == 0xFF0E;
	make->percents += c == '%' || c == 0xFF05;
	make->signs += is_sign(c) && make->digits == 0;
	make->letters += is_lookalike(c);
	make->invisible += is_private(c);
	make->joined |= is_joint(c) && make->digits > 0;
	make->doubled |= is_mark(c) && is_mark(before);
	make->strange += !is_digit(c) && !is_mark(c) && !is_sign(c) && !is_lookalike(c) && !is_private(c) &&
			 !(utf8_is_han(c) && make->digits > 0) && c > ' ';
}

/* A comma between digits that does not part thousands. */
static bool
has_wrong_comma(struct str text)
{
	size_t group = 0, groups = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_next(text, &at);

		if (is_digit(c)) {
			group++;
		} else if (c == ',' || c == 0xFF0C) {
			if (group > THOUSANDS || group == 0 || (groups > 0 && group != THOUSANDS))
				return true;
			groups++;
			group = 0;
		} else {
			break;
		}
	}
	return groups > 0 && group != THOUSANDS;
}

static bool
has_zero_first(struct str text)
{
	size_t at = 0;
	uint32_t c = text.len > 0 ? utf8_next(text, &at) : 0;

	if (is_sign(c) && at < text.len)
		c = utf8_next(text, &at);
	return (c == '0' || c == 0xFF10) && at < text.len && is_digit(utf8_next(text, &at));
}

static struct make
make_of(struct str text)
{
	struct make make = { 0 };
	uint32_t before = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_next(text, &at);

		make_add(&make, c, before);
		before = c;
	}
	make.comma_wrong = has_wrong_comma(text);
	make.zero_first = has_zero_first(text);
	return make;
}

/* ---- findings ---- */

static void
tell_cell(const struct sheet *sheet, const char *code, const struct entry *entry, const char *text)
{
	checker_find(sheet->checker, code, entry_place(entry), text, STR_ARG(entry->text));
}

static bool
check_lookalike(const struct sheet *sheet, const struct entry *entry, const struct make *make)
{
	if (make->strange > 0 || make->digits == 0)
		return false;
	if (make->invisible > 0)
		tell_cell(sheet, "table-lookalike", entry,
		    diag_tr(sheet->checker->diags,
			"the figure '%.*s' holds a character for private use: perhaps a lost point",
			"数字“%.*s”中有私用区字符：可能是丢失的小数点"));
	else if (make->letters > 0 && make->letters <= make->digits && !make->joined && !entry->numeric)
		tell_cell(sheet, "table-lookalike", entry,
		    diag_tr(sheet->checker->diags, "the figure '%.*s' holds a letter that looks like a digit",
			"数字“%.*s”中有形似数字的字母"));
	else
		return false;
	return true;
}

static const char *
malformed_text(const struct diags *diags, const struct make *make, const struct widths *widths)
{
	if (make->points > 1)
		return diag_tr(diags, "'%.*s' has two points", "“%.*s”有两个小数点");
	if (make->comma_wrong)
		return diag_tr(diags, "the comma of '%.*s' parts no thousands", "“%.*s”的逗号不是千位分隔");
	if (make->percents > 1)
		return diag_tr(diags, "'%.*s' has two per cent signs", "“%.*s”有两个百分号");
	if (make->signs > 1)
		return diag_tr(diags, "'%.*s' has two signs", "“%.*s”有两个正负号");
	if (make->zero_first && widths->zero_first == 1)
		return diag_tr(diags, "'%.*s' begins with a 0", "“%.*s”以 0 开头");
	return make->doubled ? diag_tr(diags, "'%.*s' has two marks side by side", "“%.*s”有两个符号相连") : NULL;
}

static bool
check_make(const struct sheet *sheet, const struct entry *entry, const struct make *make, const struct widths *widths)
{
	const char *text = make->strange == 0 && make->digits > 0 && !make->joined
			       ? malformed_text(sheet->checker->diags, make, widths)
			       : NULL;

	if (text)
		tell_cell(sheet, "table-malformed", entry, text);
	return text != NULL;
}

/* ---- columns ---- */

static struct widths
widths_of(const struct sheet *sheet, size_t column)
{
	struct widths widths = { 0 };

	for (size_t r = 0; r < sheet->rows; r++) {
		const struct entry *entry = sheet_at(sheet, r, column);
		struct make make = { 0 };

		if (entry->text.len > 0 && entry->text.len <= TEXT_MOST)
			make = make_of(entry->text);
		widths.wide += entry->numeric && make.wide > 0;
		widths.narrow += entry->numeric && make.narrow > 0;
		widths.zero_first += make.zero_first && make.strange == 0;
	}
	return widths;
}

static bool
is_dated(struct str label)
{
	static const char *const words[] = { "日期", "时间", "年月", "文号", "编号", "版本", "代码", "电话", NULL };

	return str_has_any(label, words);
}

static bool
row_has_figure(const struct sheet *sheet, size_t row)
{
	return sheet->row[row].kind != LINE_EMPTY;
}

static void
check_cell(const struct sheet *sheet, size_t row, size_t column, const struct widths *widths)
{
	const struct entry *entry = sheet_at(sheet, row, column);
	struct make make;

	if (entry->text.len == 0 || entry->text.len > TEXT_MOST)
		return;
	make = make_of(entry->text);
	if (check_lookalike(sheet, entry, &make) || check_make(sheet, entry, &make, widths))
		return;
	if (entry->numeric && make.wide > 0 && (make.narrow > 0 || widths->narrow > widths->wide))
		tell_cell(sheet, "table-width", entry,
		    diag_tr(sheet->checker->diags, "'%.*s' has full-width digits", "“%.*s”用了全角数字"));
}

/* A column with figures, or a cell in a row with figures when there is one row only. */
void
check_malformed(const struct sheet *sheet)
{
	for (size_t c = 0; c < sheet->columns; c++) {
		struct widths widths = widths_of(sheet, c);
		bool figures = widths.wide + widths.narrow > 0;

		if (is_dated(sheet->column[c].label))
			continue;
		for (size_t r = 0; r < sheet->rows; r++)
			if (figures || (sheet->rows < 3 && row_has_figure(sheet, r)))
				check_cell(sheet, r, c, &widths);
	}
}
