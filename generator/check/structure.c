#include "check/structure.h"

static const struct rule rules[] = {
	{ "caption-double", SEVERITY_ERROR,
	    "two tables, figures, cases or annexes have one number: a reference may mean either",
	    "表、图、案例或附件编号重复，引用时所指不明" },
	{ "caption-gap", SEVERITY_WARNING, "a number of tables, figures, cases or annexes is left out",
	    "表、图、案例或附件编号缺漏" },
	{ "caption-order", SEVERITY_WARNING, "numbers of tables, figures, cases or annexes out of order",
	    "表、图、案例或附件编号次序颠倒" },
	{ "contents-missing", SEVERITY_WARNING, "the table of contents and the headings do not name the same parts",
	    "目录与正文标题不能一一对应" },
	{ "contents-page", SEVERITY_WARNING, "page numbers of the table of contents that cannot all be right",
	    "目录页码前后矛盾" },
	{ "contents-wording", SEVERITY_WARNING, "a heading has other words in the table of contents",
	    "同一标题在目录与正文中文字不同" },
	{ "number-alone", SEVERITY_NOTE, "a part is divided into one part only: a heading behind it may be missing",
	    "某一部分之下只有一个分节，其后可能缺少标题" },
	{ "number-double", SEVERITY_WARNING, "a number of a heading or list is there twice", "标题或列举编号重复" },
	{ "number-gap", SEVERITY_WARNING, "a number of a heading or list is left out", "标题或列举编号缺漏" },
	{ "number-mark", SEVERITY_NOTE, "numbers of one list with different marks behind them",
	    "同级编号后的标点不一致" },
	{ "number-order", SEVERITY_WARNING, "numbers of headings or of a list out of order", "标题或列举编号次序颠倒" },
	{ "number-parent", SEVERITY_WARNING, "a heading's number belongs to another chapter than it stands in",
	    "标题编号与所在章节不符" },
	{ "reference-missing", SEVERITY_WARNING, "the text refers to a table, figure, case or annex that is not there",
	    "正文引用的表、图、案例或附件不存在" },
	{ "title-cut", SEVERITY_NOTE, "the title of a document does not end with what kind of document it is",
	    "公文标题缺少文种" },
	{ "title-wording", SEVERITY_NOTE, "one title in two wordings", "同一标题前后文字不一" },
};

static rule_run *const documents[] = { structure_order, structure_captions, structure_contents, structure_titles };

const struct rule_family family_structure = {
	.name = "structure",
	.english = "numbers of chapters and tables, contents, references",
	.chinese = "章节表图编号、目录、引用",
	.rules = rules,
	.rule_count = sizeof rules / sizeof *rules,
	.documents = documents,
	.document_count = sizeof documents / sizeof *documents,
};
