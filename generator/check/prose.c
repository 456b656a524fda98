#include "check/rule.h"

const struct rule_family family_prose = {
	.name = "prose",
	.english = "figures in the text",
	.chinese = "正文中的数字",
};
