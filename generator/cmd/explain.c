#include "cmd/explain.h"
#include "check/rule.h"

static const char *
severity_name(enum severity severity, bool chinese)
{
	static const char *const names[][2] = {
		[SEVERITY_NOTE] = { "note", "说明" },
		[SEVERITY_WARNING] = { "warning", "警告" },
		[SEVERITY_ERROR] = { "error", "错误" },
	};

	return names[severity][chinese];
}

/* What a severity of the table of rules says. */
static const char *
severity_words(enum severity severity, bool chinese)
{
	static const char *const words[][2] = {
		[SEVERITY_NOTE] = { "look here", "请留意" },
		[SEVERITY_WARNING] = { "it cannot be right as written", "照此写法不可能正确" },
		[SEVERITY_ERROR] = { "it is certainly wrong", "肯定有误" },
	};

	return words[severity][chinese];
}

void
explain_rule(const struct rule *rule, const struct rule_family *family, bool chinese, FILE *out)
{
	const char *format = chinese ? "%s：%s（%s）；类别 %s（%s）\n  %s\n" : "%s: %s (%s); family %s (%s)\n  %s\n";

	fprintf(out, format, rule->code, severity_name(rule->severity, chinese),
	    severity_words(rule->severity, chinese), family->name, chinese ? family->chinese : family->english,
	    chinese ? rule->chinese : rule->english);
}

static void
explain_family(const struct rule_family *family, bool chinese, FILE *out)
{
	fprintf(out, chinese ? "%s：%s\n" : "%s: %s\n", family->name, chinese ? family->chinese : family->english);
	for (size_t i = 0; i < family->rule_count; i++) {
		const struct rule *rule = &family->rules[i];

		fprintf(out, "  %-24s %-7s  %s\n", rule->code, severity_name(rule->severity, chinese),
		    chinese ? rule->chinese : rule->english);
	}
}

void
explain_rules(bool chinese, FILE *out)
{
	for (size_t i = 0; i < RULE_FAMILIES; i++)
		explain_family(rule_families[i], chinese, out);
}
