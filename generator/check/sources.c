#include "check/rules.h"

static void
check_origin(const struct site *site, const struct origin *origin, struct diags *diags)
{
	if (origin->text.len == 0)
		return;
	if (!origin->section && site_has_above(&site->unreadable, origin->path))
		return;
	if (!origin->section) {
		diag_error(diags, "source-missing", origin->place,
		    diag_tr(diags, "the source '%.*s' is no section", "来源“%.*s”不是已有的章节"),
		    STR_ARG(origin->text));
		diag_hint(diags, "%s",
		    diag_tr(diags, "write the section's file in this folder, with its anchor: 02-students.md#tbl-jobs",
			"请写本文件夹中的章节文件和锚点，如 02-students.md#tbl-jobs"));
		return;
	}
	if (origin->anchor.len == 0 || origin->section->damaged || doc_has_anchor(origin->section->doc, origin->anchor))
		return;
	diag_error(diags, "source-missing", origin->place,
	    diag_tr(diags, "'%.*s' has no heading or caption '%.*s'", "“%.*s”中没有标题或表图“%.*s”"),
	    STR_ARG(origin->section->path), STR_ARG(origin->anchor));
	diag_hint_nearest(
	    diags, str_nearest(origin->anchor, origin->section->doc->anchors, origin->section->doc->anchor_count));
}

/* What a correction or an acknowledged doubt is about. */
static void
check_subject(const struct site *site, const struct report *report, const struct subject *subject, struct diags *diags)
{
	if (subject_is_file(subject))
		return;
	if (!subject_is_figure(subject)) {
		check_origin(site, &subject->origin, diags);
		return;
	}
	if (subject->figure || report->data_damaged || report->data_misnamed)
		return;
	diag_error(diags, "source-missing", subject->origin.place,
	    diag_tr(diags, "data.json has no figure '%.*s'", "data.json 中没有数据“%.*s”"),
	    STR_ARG(subject->origin.text));
	diag_hint(diags, "%s",
	    diag_tr(diags, "write observations.enrolment.2021, or breakdowns.enrolment.2021 and the item",
		"请写 observations.enrolment.2021，或 breakdowns.enrolment.2021 加分组项"));
}

static void
check_remarks(const struct site *site, const struct report *report, struct diags *diags)
{
	for (size_t i = 0; i < report->correction_count; i++)
		check_subject(site, report, &report->corrections[i].where, diags);
	for (size_t i = 0; i < report->acknowledged_count; i++)
		check_subject(site, report, &report->acknowledged[i].at, diags);
}

static void
check_observations(const struct site *site, const struct observation_list *list, struct diags *diags)
{
	for (size_t i = 0; i < list->count; i++) {
		check_origin(site, &list->items[i].origin, diags);
		for (size_t k = 0; k < list->items[i].also_count; k++)
			check_origin(site, &list->items[i].also[k].origin, diags);
	}
}

void
check_sources(const struct site *site, struct diags *diags)
{
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++) {
			const struct report *report = city->reports.items[k];

			check_remarks(site, report, diags);
			check_observations(site, &report->observations, diags);
			for (size_t j = 0; j < report->breakdowns.count; j++)
				check_observations(site, &report->breakdowns.items[j].parts, diags);
		}
	}
	for (size_t i = 0; i < site->policies.count; i++) {
		const struct policy *policy = site->policies.entries[i].value;

		for (size_t k = 0; k < policy->target_count; k++)
			check_origin(site, &policy->targets[k].origin, diags);
	}
}
