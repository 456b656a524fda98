#include "check/publishing.h"

/* What reports say of themselves, and persons who could be recognised in their figures. */

enum { FEW = 5 };

/* ---- few persons ---- */

static bool
counts_persons(const struct indicator *indicator)
{
	static const char *const units[] = { "人", "名", "人次", "位" };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (indicator->kind == INDICATOR_COUNT && str_eq(indicator->unit, str_from(units[i])))
			return true;
	return false;
}

static void
check_parts(const struct checker *checker, const struct breakdown *breakdown)
{
	for (size_t i = 0; counts_persons(breakdown->indicator) && i < breakdown->parts.count; i++) {
		const struct observation *part = &breakdown->parts.items[i];

		if (!observation_is_figure(part) || part->value <= 0 || part->value >= FEW)
			continue;
		checker_find(checker, "private-few", part->place,
		    diag_tr(checker->diags, "'%.*s' of '%.*s' counts only %.*s%.*s", "“%.*s”的“%.*s”只有%.*s%.*s"),
		    STR_ARG(breakdown->indicator->name), STR_ARG(part->item), STR_ARG(part->number),
		    STR_ARG(breakdown->indicator->unit));
	}
}

/* ---- source and date ---- */

static void
check_report(const struct checker *checker, const struct report *report)
{
	if (report->url.len == 0) {
		checker_find(checker, "publish-source", place_file(report->source), "%s",
		    diag_tr(
			checker->diags, "the report does not say where its original stands", "报告没有写明原文出处"));
		diag_hint(checker->diags, "%s",
		    diag_tr(checker->diags, "give \"url\" in report.json", "请在 report.json 中填写 url"));
	}
	if (report->published.len == 0 && report->release.len == 0) {
		checker_find(checker, "publish-date", place_file(report->source), "%s",
		    diag_tr(checker->diags, "the report has no date of publication", "报告没有发布日期"));
		diag_hint(checker->diags, "%s",
		    diag_tr(checker->diags, "give \"published\" in report.json", "请在 report.json 中填写 published"));
	}
}

void
publishing_few(const struct checker *checker)
{
	for (size_t i = 0; i < checker->site->cities.count; i++) {
		const struct city *city = checker->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			for (size_t j = 0; j < city->reports.items[k]->breakdowns.count; j++)
				check_parts(checker, &city->reports.items[k]->breakdowns.items[j]);
	}
}

void
publishing_reports(const struct checker *checker)
{
	for (size_t i = 0; i < checker->site->cities.count; i++) {
		const struct city *city = checker->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			check_report(checker, city->reports.items[k]);
	}
}
