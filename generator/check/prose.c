#include "check/prose.h"

static const struct rule rules[] = {
	{ "prose-rate", SEVERITY_ERROR, "a share or rate is not what the two figures of the same passage give",
	    "同一段中的两个数字算不出所写的占比或比率" },
	{ "prose-rate-base", SEVERITY_WARNING, "a share or rate is not what figures of the document give",
	    "按文中其他地方的数字算不出所写的占比或比率" },
	{ "prose-share", SEVERITY_WARNING, "a count is said to be a share that no whole number gives",
	    "没有哪个总数能使所写的个数占这个百分比" },
	{ "prose-cut", SEVERITY_NOTE, "a rate or ratio is cut off instead of rounded",
	    "比率的末位是截断的，没有四舍五入" },
	{ "prose-mean", SEVERITY_ERROR, "a mean is not what total and count in the same passage give",
	    "同一段中的总数和个数算不出所写的平均数" },
	{ "prose-mean-base", SEVERITY_WARNING,
	    "a mean per pupil or per school is not what figures of the document give",
	    "按文中的总数和在校生数、学校数算不出所写的生均、校均数" },
	{ "prose-ratio", SEVERITY_ERROR,
	    "a ratio of pupils to teachers is not what the figures of the same passage give",
	    "同一段中的在校生数和教师数算不出所写的生师比" },
	{ "prose-ratio-base", SEVERITY_WARNING,
	    "a ratio of pupils to teachers is not what figures of the document give",
	    "按文中的在校生数和教师数算不出所写的生师比" },
	{ "prose-growth", SEVERITY_ERROR, "a change in per cent is not what the figures of the same sentence give",
	    "同一句中的数字算不出所写的增减幅度" },
	{ "prose-growth-base", SEVERITY_WARNING, "a change in per cent is not what the figures of both years give",
	    "按文中两个年份的数字算不出所写的增减幅度" },
	{ "prose-plan", SEVERITY_WARNING, "a plan is to grow on a year, and no figure of that year gives the growth",
	    "计划比某年增减若干，而文中该年的数字算不出这个幅度" },
	{ "prose-times", SEVERITY_WARNING, "a multiple is not what figures of the document give",
	    "按文中的数字算不出所写的倍数" },
	{ "prose-points", SEVERITY_WARNING,
	    "the change of a rate is written in per cent, where points of per cent are meant",
	    "比率的增减写成了百分比，应为百分点" },
	{ "prose-sum", SEVERITY_ERROR, "a total is not the sum of the parts that the sentence gives for it",
	    "总数与同一句所列各部分之和不符" },
	{ "prose-sum-some", SEVERITY_WARNING,
	    "the parts named behind 其中 miss the total by what looks like a slip of one digit",
	    "“其中”所列各部分之和与总数不符，差额像是写错了一个数字" },
	{ "prose-shares", SEVERITY_WARNING, "shares that are all there are do not make 100 %",
	    "分别列出的占比之和不是 100%" },
	{ "prose-part", SEVERITY_ERROR, "a part named behind 其中 is larger than its whole",
	    "“其中”所列的部分比总数还大" },
	{ "prose-items", SEVERITY_WARNING, "a sentence counts things and names another number of them",
	    "写明的个数与随后列举的项数不符" },
	{ "prose-series", SEVERITY_ERROR, "in a series 一是, 二是, … one is missing, doubled or out of order",
	    "“一是、二是……”有缺项、重复或乱序" },
	{ "prose-announced", SEVERITY_WARNING, "a series 一是, 二是, … has another number of members than announced",
	    "“一是、二是……”的项数与预告的个数不符" },
	{ "prose-conflict", SEVERITY_WARNING, "one quantity has two values in the text, for the same year and place",
	    "同一年度、同一范围的同一个量，文中两处数值不同" },
	{ "prose-table", SEVERITY_WARNING,
	    "a figure of the text is another than that of a table, for the same year and place",
	    "正文中的数值与表格中同一年度、同一范围的数值不同" },
	{ "prose-unit", SEVERITY_NOTE, "one quantity has the same number in two units, for the same year and place",
	    "同一年度、同一范围的同一个量，文中两处数字相同而单位不同" },
	{ "prose-unit-missing", SEVERITY_NOTE, "of two figures of a kind in one sentence the second has no unit",
	    "同一句中两个同类的数字，后一个没有单位" },
	{ "prose-claim", SEVERITY_WARNING, "all of a table is said to rise, and its column of changes has a fall",
	    "文中称各项均有提升，表中的变化却有下降" },
	{ "prose-rank", SEVERITY_WARNING, "a rank of the text is another than that of the table behind it",
	    "文中的名次与随后表格中的名次不符" },
};

static void
run(const struct checker *checker)
{
	static prose_rule *const all[] = { prose_rates, prose_times, prose_means, prose_ratios, prose_growth,
		prose_sums, prose_parts, prose_shares, prose_items, prose_series, prose_conflicts, prose_units,
		prose_claims };
	struct prose prose;

	prose_read(&prose, checker);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		all[i](&prose);
}

static rule_run *const documents[] = { run };

const struct rule_family family_prose = {
	.name = "prose",
	.english = "figures in the text",
	.chinese = "正文中的数字",
	.rules = rules,
	.rule_count = sizeof rules / sizeof *rules,
	.documents = documents,
	.document_count = sizeof documents / sizeof *documents,
};
