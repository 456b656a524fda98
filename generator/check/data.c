#include "check/rule.h"

const struct rule_family family_data = {
	.name = "data",
	.english = "the figures of data.json",
	.chinese = "data.json 的数据",
};
