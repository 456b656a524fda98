#include "check/data.h"

#include "base/number.h"

#include <math.h>

/* The figures of data.json. */

void
data_each_report(const struct checker *checker, report_run *run)
{
	for (size_t i = 0; i < checker->site->cities.count; i++) {
		const struct city *city = checker->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			if (!city->reports.items[k]->data_damaged)
				run(checker, city->reports.items[k]);
	}
}

static struct str
fixed(struct arena *arena, double value, int decimals)
{
	struct strbuf text = { 0 };

	number_add_fixed(&text, value, decimals);
	return strbuf_take(arena, &text);
}

struct str
data_number(struct arena *arena, double value, const struct observation *like)
{
	int decimals = number_decimals(like->number);
	struct str text = fixed(arena, value, decimals);

	return str_eq(text, like->number) ? fixed(arena, value, decimals + 2) : text;
}

static const struct rule rules[] = {
	{ "data-formula", SEVERITY_ERROR,
	    "a stated figure is not what its indicator's formula gives from the report's own figures: one of them is "
	    "wrong",
	    "填报值与按指标公式用本报告数据算出的结果不一致，其中必有一处有误" },
	{ "data-inverse", SEVERITY_WARNING,
	    "a ratio is near the inverse of all others of its indicator: its two sides seem to be exchanged",
	    "比值与同一指标其他数据的倒数相近，前后项可能颠倒" },
	{ "data-jump", SEVERITY_NOTE,
	    "a figure changes on the year before by more than is likely: a slip, or a change worth a sentence",
	    "与上年相比变化过大：可能有误，或者值得说明" },
	{ "data-magnitude", SEVERITY_WARNING,
	    "a figure is ten, a hundred or more times that of the year before or after: a point or a 万 seems "
	    "misplaced",
	    "数据约为相邻年份的十倍、百倍或更多（或其几分之一）：小数点或“万”可能有误" },
	{ "data-range", SEVERITY_ERROR, "a figure is outside the range that its indicator can have",
	    "数据超出指标的取值范围" },
	{ "data-required", SEVERITY_WARNING,
	    "the chapter set of the report requires an indicator that its data.json does not have",
	    "报告所用章节体例要求的指标，data.json 中没有" },
	{ "data-restated", SEVERITY_WARNING,
	    "two reports of a city give one year two values, and neither says that it was revised",
	    "同一城市的两份报告对同一年份给出不同数值，且未注明修订" },
	{ "data-shares", SEVERITY_WARNING, "shares of one whole add up to nearly 100 %, but not to 100 %",
	    "各部分占比之和接近但不等于 100%" },
	{ "data-sum", SEVERITY_ERROR, "the parts of a breakdown do not add up to the whole that the report states",
	    "分组数据之和与报告给出的总数不一致" },
	{ "data-truncated", SEVERITY_NOTE, "a figure is cut off after its last digit instead of rounded",
	    "数据是截断而不是四舍五入得到的" },
};

static rule_run *const runs[] = { data_ranges, data_formulas, data_breakdowns, data_changes, data_restatements,
	data_inverse_ratios, data_requirements };

const struct rule_family family_data = {
	.name = "data",
	.english = "the figures of data.json",
	.chinese = "data.json 的数据",
	.rules = rules,
	.rule_count = sizeof rules / sizeof *rules,
	.sites = runs,
	.site_count = sizeof runs / sizeof *runs,
};
