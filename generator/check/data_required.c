#include "check/data.h"

/* What the chapters of a report must have. */

static bool
has_any(const struct report *report, const struct indicator *indicator)
{
	for (size_t i = 0; i < report->observations.count; i++)
		if (report->observations.items[i].indicator == indicator)
			return true;
	return false;
}

/* One finding a chapter, with all that it lacks. */
static void
check_chapter(const struct checker *checker, const struct report *report, const struct chapter_spec *chapter)
{
	struct strbuf missing = { 0 };

	for (size_t i = 0; i < chapter->require_count; i++)
		if (!has_any(report, chapter->requires[i]))
			strbuf_addf(&missing, "%s%.*s (%.*s)",
			    missing.len > 0 ? diag_tr(checker->diags, ", ", "、") : "",
			    STR_ARG(chapter->requires[i] -> name), STR_ARG(chapter->requires[i] -> id));
	if (missing.len > 0)
		checker_find(checker, "data-required", place_file(report->data_source),
		    diag_tr(checker->diags, "the chapter '%.*s' requires %.*s", "章节“%.*s”要求的数据没有填报：%.*s"),
		    STR_ARG(chapter->title), STR_ARG(strbuf_view(&missing)));
	strbuf_release(&missing);
}

static void
required_report(const struct checker *checker, const struct report *report)
{
	for (size_t i = 0; report->chapter_set && i < report->chapter_set->chapter_count; i++)
		check_chapter(checker, report, &report->chapter_set->chapters[i]);
}

void
data_requirements(const struct checker *checker)
{
	data_each_report(checker, required_report);
}
