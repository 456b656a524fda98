#include "check/rule.h"

const struct rule_family family_tables = {
	.name = "tables",
	.english = "tables",
	.chinese = "表格",
};
