#include "check/rule.h"

const struct rule_family family_publishing = {
	.name = "publishing",
	.english = "what must and must not be published",
	.chinese = "公开要求",
};
