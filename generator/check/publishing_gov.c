#include "check/publishing.h"

#include "model/address.h"

#include <stdint.h>

/* What government websites must show: the identifiers of site.json, and what the page tags
 * of every article need (国办发〔2017〕47号, 政府网站发展指引, with its annex on page tags). */

static void
find_site(const struct checker *checker, const char *key, const char *why)
{
	checker_find(checker, "gov-site", place_file(checker->site->source),
	    diag_tr(checker->diags, "'%s' %s", "“%s”%s"), key, why);
}

/* ---- what is missing ---- */

static void
check_present(const struct checker *checker)
{
	const struct site *site = checker->site;
	const struct government *government = &site->government;
	const struct {
		const char *key;
		struct str value;
	} needed[] = {
		{ "publisher", site->publisher },
		{ "contact", site->contact },
		{ "description", site->description },
		{ "government.site_name", government->site_name },
		{ "government.site_domain", government->site_domain },
		{ "government.site_id_code", government->site_id_code },
		{ "government.icp", government->icp },
		{ "government.police", government->police },
		{ "government.error_report_url", government->error_report_url },
	};

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i].value.len == 0)
			find_site(checker, needed[i].key, diag_tr(checker->diags, "is not set", "没有填写"));
	if (site->keywords.count == 0)
		find_site(checker, "keywords", diag_tr(checker->diags, "is not set", "没有填写"));
}

/* ---- what cannot be right ---- */

static bool
is_host_of(struct str host, struct str domain)
{
	return str_ends(host, domain) && (host.len == domain.len || host.at[host.len - domain.len - 1] == '.');
}

static void
check_forms(const struct checker *checker)
{
	const struct site *site = checker->site;
	const struct government *government = &site->government;
	struct str host = address_host(site->base_url);

	if (government->site_domain.len > 0 && !is_host_of(host, government->site_domain))
		find_site(checker, "government.site_domain",
		    diag_tr(checker->diags, "is not the host of base_url", "与 base_url 的域名不一致"));
	if (government->icp.len > 0 && str_find(government->icp, STR("ICP备"), 0) == SIZE_MAX)
		find_site(
		    checker, "government.icp", diag_tr(checker->diags, "is no ICP record number", "不是 ICP 备案号"));
	if (government->police.len > 0 && str_find(government->police, STR("公网安备"), 0) == SIZE_MAX)
		find_site(checker, "government.police",
		    diag_tr(checker->diags, "is no public-security record number", "不是公安机关备案号"));
	if (government->error_report_url.len > 0 && !address_is_web(government->error_report_url))
		find_site(
		    checker, "government.error_report_url", diag_tr(checker->diags, "is no web address", "不是网址"));
}

/* ---- articles ---- */

static void
check_article(const struct checker *checker, const struct source *source, const char *key, struct str value)
{
	if (value.len > 0)
		return;
	checker_find(checker, "gov-report", place_file(source),
	    diag_tr(checker->diags, "'%s' is not set, but its page tag is required", "“%s”没有填写，页面标签需要它"),
	    key);
}

static void
check_articles(const struct checker *checker)
{
	for (size_t i = 0; i < checker->site->cities.count; i++) {
		const struct city *city = checker->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++) {
			const struct report *report = city->reports.items[k];

			check_article(checker, report->source, "published",
			    report->published.len > 0 ? report->published : report->release);
			check_article(checker, report->source, "publisher", report->publisher);
		}
	}
	for (size_t i = 0; i < checker->site->policies.count; i++) {
		const struct policy *policy = checker->site->policies.entries[i].value;

		check_article(checker, policy->source, "published", policy->published);
		check_article(checker, policy->source, "issuer", policy->issuer);
	}
	for (size_t i = 0; i < checker->site->pages.count; i++)
		check_article(checker, checker->site->pages.items[i]->source, "updated",
		    checker->site->pages.items[i]->doc->updated);
}

void
publishing_gov(const struct checker *checker)
{
	if (!checker->gov)
		return;
	check_present(checker);
	check_forms(checker);
	check_articles(checker);
}
