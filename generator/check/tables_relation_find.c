#include "check/tables_relation.h"

#include "base/number.h"
#include "base/utf8.h"

#include <math.h>

/* What heads say of a relation, and what is said of the rows that break it. */

enum { BASES_MOST = 20 };

/* ---- heads ---- */

/* A head without what only says that it counts, or that it is a share. */
static struct str
core_of(struct str label)
{
	static const char *const ends[] = { "人数", "总数", "数量", "数", "率", "所占比例", "占比", "比例", "比重",
		"百分比", "总额", "总值", "值", "（%）", "(%)", "（人）", "（元）", "（万元）", "（所）", "（个）",
		"（名）", "（册）", NULL };
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; ends[i]; i++)
			if (str_ends(label, str_from(ends[i])) && label.len > str_from(ends[i]).len) {
				label = str_slice(label, 0, label.len - str_from(ends[i]).len);
				again = true;
			}
	}
	return label;
}

static struct str
before_bracket(struct str label)
{
	size_t at = str_find(label, STR("（"), 0);

	return at == SIZE_MAX || at == 0 ? label : str_slice(label, 0, at);
}

/* All characters of a word come in the text, in their order: 甲类招生 in 甲类学校招生占比. */
static bool
has_in_order(struct str text, struct str word)
{
	size_t at = 0;

	for (size_t i = 0; i < word.len;) {
		size_t from = i, found;

		utf8_next(word, &i);
		found = str_find(text, str_slice(word, from, i), at);
		if (found == SIZE_MAX)
			return false;
		at = found + (i - from);
	}
	return true;
}

/* The two heads speak of one thing: 就业率 and 就业人数（含升学）. */
static bool
names_operand(struct str target, struct str operand)
{
	struct str a = core_of(before_bracket(target)), b = core_of(before_bracket(operand));

	if (a.len < 6 || b.len < 6)
		return false;
	return has_in_order(a, b) || str_find(b, a, 0) != SIZE_MAX;
}

static bool
is_share_head(struct str label)
{
	static const char *const words[] = { "占比", "比例", "比重", "百分比", "占", "率", NULL };

	return str_has_any(label, words);
}

/* 占比 alone stands right behind what it is the share of. */
static bool
follows_operand(const struct relation *relation)
{
	static const char *const bare[] = { "占比", "比例", "比重", "百分比", "占比（%）", "比例（%）", "占比(%)",
		NULL };
	struct str label = relation->sheet->column[relation->target].label;

	for (size_t i = 0; bare[i]; i++)
		if (str_ends(label, str_from(bare[i])))
			return relation->target == relation->first + 1 && label.len < 24;
	return false;
}

static enum evidence
share_evidence(const struct relation *relation)
{
	const struct line *lines = relation->sheet->column;
	struct str target = lines[relation->target].label;

	if (!is_share_head(target) && !lines[relation->target].percent)
		return relation->op == OP_TOTAL || relation->op == OP_SHARE ? EVIDENCE_KIND : EVIDENCE_NONE;
	if (names_operand(target, lines[relation->first].label) || follows_operand(relation))
		return EVIDENCE_NAMES;
	return EVIDENCE_KIND;
}

static enum evidence
quotient_evidence(const struct relation *relation)
{
	static const char *const words[] = { "均", "师生比", "生师比", "之比", "每", NULL };
	const struct line *lines = relation->sheet->column;
	struct str target = lines[relation->target].label;

	if (str_has(target, "生师比"))
		return str_has(lines[relation->first].label, "生") && str_has(lines[relation->second].label, "师")
			   ? EVIDENCE_NAMES
			   : EVIDENCE_KIND;
	if ((str_has(target, "生均") && str_has(lines[relation->second].label, "生")) ||
	    (str_has(target, "校均") && str_has(lines[relation->second].label, "校")))
		return EVIDENCE_NAMES;
	return str_has_any(target, words) ? EVIDENCE_KIND : EVIDENCE_NONE;
}

enum evidence
relation_evidence(const struct relation *relation)
{
	switch (relation->op) {
	case OP_SHARE:
	case OP_PART:
	case OP_TOTAL:
		return share_evidence(relation);
	case OP_QUOTIENT:
		return quotient_evidence(relation);
	default:
		return EVIDENCE_NONE;
	}
}

/* ---- computations ---- */

static void
add_operand(struct strbuf *out, const struct relation *relation, const struct entry *entry, size_t column)
{
	double scale = relation->sheet->column[column].scale;

	if (scale == relation->sheet->column[relation->target].scale || relation->op == OP_REST)
		add_entry(out, entry);
	else
		number_add_shortest(out, entry->value * scale);
}

static void
add_computation(struct strbuf *out, const struct relation *relation, const struct entry *const cells[3])
{
	bool rate = relation->op == OP_GROWTH;

	if (relation->op == OP_REST)
		strbuf_adds(out, "100 - ");
	strbuf_adds(out, rate ? "(" : "");
	add_operand(out, relation, cells[1], relation->first);
	if (relation->op == OP_REST)
		return;
	strbuf_adds(out, relation->op == OP_PLUS ? " + " : rate ? " - " : relation->op == OP_PART ? " / (" : " / ");
	if (relation->op == OP_TOTAL) {
		number_add_shortest(out, relation->total / relation->sheet->column[relation->target].scale);
		return;
	}
	if (relation->op == OP_PART) {
		add_operand(out, relation, cells[1], relation->first);
		strbuf_adds(out, " + ");
	}
	add_operand(out, relation, cells[2], relation->second);
	strbuf_adds(out, relation->op == OP_PART ? ")" : "");
	if (rate) {
		strbuf_adds(out, ") / ");
		add_operand(out, relation, cells[2], relation->second);
	}
}

/* The share is one of another column. */
static bool
find_other_base(const struct relation *relation, size_t row, const struct entry *const cells[3])
{
	const struct sheet *sheet = relation->sheet;

	for (size_t c = 0; relation->op == OP_SHARE && c < sheet->columns && c < BASES_MOST; c++) {
		struct relation other = *relation;
		const struct entry *tried[3] = { cells[0], cells[1], sheet_figure(sheet, row, c) };

		other.second = c;
		if (c == relation->target || c == relation->first || !tried[2] || tried[2]->percent ||
		    relation_verdict(&other, tried) != FITS)
			continue;
		diag_hint(sheet->checker->diags,
		    diag_tr(sheet->checker->diags, "perhaps computed on the base of '%.*s', not '%.*s'",
			"可能以“%.*s”而不是“%.*s”为基数"),
		    STR_ARG(line_name(sheet, &sheet->column[c], c, false)),
		    STR_ARG(line_name(sheet, &sheet->column[relation->second], relation->second, false)));
		return true;
	}
	return false;
}

static void
tell_relation(const struct relation *relation, size_t row, const struct entry *const cells[3])
{
	const struct sheet *sheet = relation->sheet;
	struct entry stated = *cells[0];
	double value = relation_value(relation, cells);
	struct strbuf out = { 0 };

	stated.percent = relation->op != OP_PLUS && relation->op != OP_QUOTIENT;
	add_computation(&out, relation, cells);
	add_result(sheet->checker, &out, value, &stated);
	find_computation(sheet->checker, &out);
	find_also(sheet, row, relation->first);
	if (relation->op != OP_REST && relation->op != OP_TOTAL)
		find_also(sheet, row, relation->second);
	if (relation_verdict(relation, cells) == FITS_NOT && !find_other_base(relation, row, cells))
		find_slip(sheet->checker, &stated, value);
}

/* ---- findings ---- */

static void
find_formula(const struct relation *relation, size_t row, const struct entry *cell)
{
	const struct sheet *sheet = relation->sheet;

	checker_find(sheet->checker, "table-formula", entry_place(cell),
	    diag_tr(sheet->checker->diags, "'%.*s' of '%.*s' is not what the figures beside it give",
		"“%.*s”的“%.*s”与旁边的数据不符"),
	    STR_ARG(line_name(sheet, &sheet->row[row], row, true)),
	    STR_ARG(line_name(sheet, &sheet->column[relation->target], relation->target, false)));
}

static void
find_odd_row(const struct relation *relation, size_t row, const struct entry *cell)
{
	const struct sheet *sheet = relation->sheet;

	checker_find(sheet->checker, "table-relation", entry_place(cell),
	    diag_tr(sheet->checker->diags, "'%.*s' of '%.*s' is not computed as everywhere else in this table",
		"“%.*s”的“%.*s”与表中其他各行的计算关系不一致"),
	    STR_ARG(line_name(sheet, &sheet->row[row], row, true)),
	    STR_ARG(line_name(sheet, &sheet->column[relation->target], relation->target, false)));
}

static void
find_rounding(const struct relation *relation, const struct entry *cell, bool cut)
{
	const struct sheet *sheet = relation->sheet;

	checker_find(sheet->checker, "table-rounding", entry_place(cell),
	    cut ? diag_tr(sheet->checker->diags, "'%.*s' is cut off, not rounded", "“%.*s”被截断，未四舍五入")
		: diag_tr(sheet->checker->diags, "'%.*s' is not quite what the figures beside it give",
		      "“%.*s”与旁边的数据略有出入"),
	    STR_ARG(line_name(sheet, &sheet->column[relation->target], relation->target, false)));
}

void
relation_find(const struct relation *relation, size_t row)
{
	const struct entry *cells[3];
	enum verdict verdict;

	if (!relation_cells(relation, row, cells))
		return;
	verdict = relation_verdict(relation, cells);
	if (verdict == FITS || (verdict == FITS_LOOSE && relation->exact + 1 != relation->fits))
		return;
	if (verdict != FITS_NOT)
		find_rounding(relation, cells[0], verdict == FITS_CUT);
	else if (relation->evidence == EVIDENCE_NAMES || (relation->evidence == EVIDENCE_KIND && relation->fits > 1))
		find_formula(relation, row, cells[0]);
	else
		find_odd_row(relation, row, cells[0]);
	tell_relation(relation, row, cells);
}
