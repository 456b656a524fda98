#include "check/publishing.h"

/* What must not be published, and what must be there to publish. */

static const struct rule rules[] = {
	{ "gov-report", SEVERITY_ERROR,
	    "a report lacks what the page tags of government websites need: a title, a date or a source (with --gov)",
	    "报告缺少政府网站页面标签所需的标题、发布日期或来源（--gov）" },
	{ "gov-site", SEVERITY_ERROR,
	    "site.json lacks an identifier that government websites must show, or it cannot be right (with --gov)",
	    "site.json 缺少政府网站必须标明的标识，或其格式不对（--gov）" },
	{ "link-leaves", SEVERITY_NOTE,
	    "a link leaves for a site that is neither .gov.cn nor one that site.json trusts",
	    "链接离开 .gov.cn 或 site.json 所信任的网站" },
	{ "private-email", SEVERITY_WARNING, "an e-mail address that is no public mailbox of a .gov.cn host",
	    "不属于 .gov.cn 公务邮箱的电子邮件地址" },
	{ "private-few", SEVERITY_NOTE,
	    "a breakdown counts fewer than five persons, who may be recognised: consider to put parts together",
	    "分组中不足 5 人，可能识别到个人，可考虑合并" },
	{ "private-identity", SEVERITY_ERROR, "an identity number with a valid check digit: never to be published",
	    "校验位正确的公民身份号码，不得公开" },
	{ "private-mobile", SEVERITY_WARNING, "a mobile telephone number: a person's, unless it is an office's",
	    "手机号码，除非是办公电话，否则属于个人信息" },
	{ "publish-date", SEVERITY_WARNING, "a report says no date of publication", "报告没有写明发布日期" },
	{ "publish-source", SEVERITY_WARNING, "a report does not say where its original stands",
	    "报告没有写明原文出处" },
};

static rule_run *const documents[] = { publishing_private, publishing_addresses };
static rule_run *const sites[] = { publishing_links, publishing_few, publishing_reports, publishing_gov };

const struct rule_family family_publishing = {
	.name = "publishing",
	.english = "what must and must not be published",
	.chinese = "公开要求",
	.rules = rules,
	.rule_count = sizeof rules / sizeof *rules,
	.documents = documents,
	.document_count = sizeof documents / sizeof *documents,
	.sites = sites,
	.site_count = sizeof sites / sizeof *sites,
};
