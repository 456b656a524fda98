#include "check/tables.h"

static const struct rule rules[] = {
	{ "table-total", SEVERITY_ERROR, "a total is not the sum of what it adds up", "合计数不等于各项之和" },
	{ "table-total-parts", SEVERITY_WARNING,
	    "no column of a total row adds up: parts are missing, or the total is of something else",
	    "合计行的各列都不等于各项之和：可能缺少项目，或合计的口径不同" },
	{ "table-number", SEVERITY_ERROR, "a running number is missing, doubled or out of order",
	    "序号缺失、重复或错乱" },
	{ "table-name", SEVERITY_WARNING, "two rows of a table have the same name", "表中两行的名称相同" },
	{ "table-year", SEVERITY_WARNING, "the years of a table are doubled or out of order", "表中的年份重复或错乱" },
	{ "table-change", SEVERITY_ERROR, "a change is not what its two figures give", "增减数与前后两个数据不符" },
	{ "table-change-sign", SEVERITY_WARNING, "a decline is written without its sign, or a rise with one",
	    "下降没有写负号，或上升写了负号" },
	{ "table-change-kind", SEVERITY_WARNING,
	    "a difference stands where a rate of change is said to stand, or the other way round",
	    "应为增长率处写的是差额，或相反" },
	{ "table-points", SEVERITY_NOTE, "the difference of two percentages is in percentage points, not in per cent",
	    "两个百分数之差应以百分点表示" },
	{ "table-formula", SEVERITY_ERROR, "a rate, share or average is not what the figures beside it give",
	    "比率、占比或平均数与同行数据不符" },
	{ "table-relation", SEVERITY_WARNING, "one row does not follow the computation that all others follow",
	    "有一行不符合其他各行共同的计算关系" },
	{ "table-rounding", SEVERITY_NOTE, "a figure is cut off where it should be rounded",
	    "数据被截断而没有四舍五入" },
	{ "table-share", SEVERITY_WARNING, "the shares of a whole do not make 100 %", "各项占比之和不等于 100%" },
	{ "table-part", SEVERITY_ERROR, "a part (其中) is larger than its whole", "“其中”项大于总数" },
	{ "table-percent", SEVERITY_WARNING, "a share is over 100 %", "比率超过 100%" },
	{ "table-malformed", SEVERITY_ERROR, "a figure is no number: two points, a misplaced comma, two signs",
	    "数字书写有误：两个小数点、逗号位置不对、符号重复" },
	{ "table-lookalike", SEVERITY_ERROR,
	    "a figure holds a letter or a character that only looks like a digit, or that no font has",
	    "数字中混有形似的字母或无法显示的字符" },
	{ "table-width", SEVERITY_NOTE, "full-width digits stand among half-width ones", "全角数字与半角数字混用" },
	{ "table-unit", SEVERITY_WARNING, "one figure of a column has another unit than the others",
	    "同一列中有一个数据的单位与其他的不同" },
	{ "table-gap", SEVERITY_NOTE, "a cell is empty in a column of figures", "数据列中有空单元格" },
	{ "table-cells", SEVERITY_WARNING, "a row has fewer cells than the others", "有一行的单元格比其他行少" },
	{ "table-magnitude", SEVERITY_WARNING,
	    "one figure is of another magnitude than all others of its column: a point or digit is likely lost",
	    "有一个数据与同列其他数据相差一个数量级：可能错了小数点或位数" },
	{ "table-copied", SEVERITY_NOTE, "the same long figure stands in two rows of one column",
	    "同一列的两行写有相同的多位数据" },
};

static void
check_both_ways(const struct sheet *sheet, sheet_rule *rule)
{
	struct sheet turned = sheet_turned(sheet);

	rule(sheet);
	rule(&turned);
}

static void
check_sheet(const struct sheet *sheet)
{
	struct sheet turned = sheet_turned(sheet);
	const struct sheet *measures = sheet->measures_in_rows ? &turned : sheet;

	check_malformed(sheet);
	check_units(measures);
	if (sheet->measures_in_rows)
		check_change_units(sheet);
	check_both_ways(sheet, check_percent_changes);
	check_gaps(sheet);
	check_numbers(sheet);
	check_names(sheet);
	check_both_ways(sheet, check_years);
	check_both_ways(sheet, check_totals);
	check_both_ways(sheet, check_changes);
	check_series(measures);
	check_relations(measures);
	check_parts(sheet);
	check_parts(&turned);
	check_percents(measures);
	check_magnitude(measures);
	check_copies(sheet);
}

static void
check_tables(const struct checker *checker)
{
	for (size_t at = 0; at < checker->reading->count;) {
		struct grid_rows grid;
		struct sheet sheet;

		if (checker->reading->items[at].kind != PAPER_TABLE) {
			at++;
			continue;
		}
		grid_read(&grid, checker, &at);
		sheet_read(&sheet, checker, &grid);
		if (sheet.rows > 0)
			check_sheet(&sheet);
	}
}

static rule_run *const documents[] = { check_tables };

const struct rule_family family_tables = {
	.name = "tables",
	.english = "tables",
	.chinese = "表格",
	.rules = rules,
	.rule_count = sizeof rules / sizeof *rules,
	.documents = documents,
	.document_count = sizeof documents / sizeof *documents,
};
