#include "check/rule.h"

/* The rules that prove what load leaves open: links, placeholders, blocks, sources; and
 * what load itself warns of. They run first (check.c); here is what their codes mean. */

static const struct rule rules[] = {
	{ "acknowledged-nothing", SEVERITY_WARNING,
	    "an acknowledgement of report.json fits no finding: it is mended, or place, quote or code are wrong",
	    "report.json 中的确认没有对应的检查结果：或已改正，或位置、引文、代码有误" },
	{ "block-city", SEVERITY_ERROR, "a chart or table block names a city that the site does not have",
	    "图表块写了站点中没有的城市" },
	{ "block-empty", SEVERITY_ERROR, "a chart or table block finds no data to show", "图表块没有可显示的数据" },
	{ "block-indicator", SEVERITY_ERROR,
	    "a chart or table block names an indicator that the dictionary does not have",
	    "图表块写了指标词典中没有的指标" },
	{ "block-kind", SEVERITY_ERROR, "a chart is of a kind that cannot show its data", "图的类型与数据不合" },
	{ "block-unit", SEVERITY_ERROR, "a chart would put two units on one axis", "一张图用了两个单位" },
	{ "emphasis-left", SEVERITY_WARNING,
	    "marks of emphasis do not work where they stand, so that readers see ** on the page",
	    "强调标记在此处不起作用，页面上会出现 ** 号" },
	{ "footnote-unused", SEVERITY_WARNING, "a note is left out because nothing refers to it, or it is there twice",
	    "脚注没有被引用或重复，已略去" },
	{ "html-dropped", SEVERITY_WARNING, "raw HTML is left out of pages", "原始 HTML 不会出现在页面上" },
	{ "link-anchor", SEVERITY_ERROR, "a link leads to a heading or caption that is not in the file",
	    "链接指向文件中没有的标题或表图" },
	{ "link-file", SEVERITY_ERROR, "a link leads to a file that is not there", "链接指向不存在的文件" },
	{ "link-indicator", SEVERITY_ERROR, "a link leads to an indicator that the dictionary does not have",
	    "链接指向指标词典中没有的指标" },
	{ "link-label", SEVERITY_ERROR, "a link without text leads to nothing that has a label",
	    "没有文字的链接指向没有编号的内容" },
	{ "link-outside", SEVERITY_ERROR, "a link leads out of the site folder", "链接指向站点文件夹之外" },
	{ "link-scheme", SEVERITY_ERROR, "a link is of a kind that pages may not have", "不允许的链接类型" },
	{ "picture-file", SEVERITY_ERROR, "a picture is not a file of assets/", "图片不是 assets/ 中的文件" },
	{ "picture-text", SEVERITY_ERROR, "a picture has no words for those who cannot see it", "图片没有替代文字" },
	{ "source-missing", SEVERITY_ERROR, "what a figure, target or remark refers to is not there",
	    "数据、目标或说明所指的出处不存在" },
	{ "value-indicator", SEVERITY_ERROR, "a placeholder names an indicator that the dictionary does not have",
	    "占位符写了指标词典中没有的指标" },
	{ "value-missing", SEVERITY_ERROR, "a placeholder asks for a figure that data.json does not have",
	    "占位符引用了 data.json 中没有的数据" },
	{ "value-place", SEVERITY_ERROR, "a placeholder stands where no figure can be filled in",
	    "占位符用在不能填入数据的地方" },
};

const struct rule_family family_content = {
	.name = "content",
	.english = "links, placeholders, charts, sources",
	.chinese = "链接、占位符、图表、出处",
	.rules = rules,
	.rule_count = sizeof rules / sizeof *rules,
};
