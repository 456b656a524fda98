#include "check/rule.h"

const struct rule_family family_language = {
	.name = "language",
	.english = "characters, marks and words",
	.chinese = "文字、标点、用词",
};
