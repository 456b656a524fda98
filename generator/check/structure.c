#include "check/rule.h"

const struct rule_family family_structure = {
	.name = "structure",
	.english = "numbers of chapters and tables, contents, references",
	.chinese = "章节表图编号、目录、引用",
};
