#include "check/check.h"

#include "check/rule.h"
#include "cmd/commands.h"
#include "cmd/explain.h"
#include "cmd/pipeline.h"
#include "cmd/report.h"
#include "cmd/terminal.h"
#include "load/load.h"
#include "load/paper.h"

#include <unistd.h>

/* ---- documents that are in no site ---- */

/* What the documents are read with. */
struct papers {
	const struct options *options;
	struct arena *arena;
	struct sources sources;
	struct site names; /* of which only the dictionary is loaded, if it is */
	bool has_names;
};

/* A document that is in no site needs no head and no certain headings: what load says of
 * these is left out, what no rule is about. */
static void
keep_rules(struct diags *diags, size_t from)
{
	size_t kept = from;

	for (size_t i = from; i < diags->count; i++)
		if (rule_of(diags->items[i].code, NULL))
			diags->items[kept++] = diags->items[i];
	diags->count = kept;
}

static void
check_papers(struct papers *papers, struct locator *locator, struct diags *diags)
{
	const struct options *options = papers->options;
	const struct load_options load = { .root = options->site };

	papers->has_names = load_names(&papers->names, &load, diags);
	for (size_t i = 0; i < options->files.count; i++) {
		struct paper *paper = arena_new(papers->arena, struct paper);
		size_t before = diags->count;

		if (!paper_load(&papers->sources, papers->arena, options->files.items[i], paper, diags))
			continue;
		keep_rules(diags, before);
		locator_add_paper(locator, paper);
		check_paper(papers->has_names ? &papers->names : NULL, paper, &options->check, diags);
	}
	check_select(&options->check, diags);
	diags_sort(diags);
}

static void
add_family(struct strbuf *names, const struct rule_family *family, const struct diags *diags)
{
	if (names->len > 0)
		strbuf_adds(names, diag_tr(diags, ", ", "，"));
	strbuf_addf(names, diag_tr(diags, "%s (%s)", "%s（%s）"), family->name,
	    diag_tr(diags, family->english, family->chinese));
}

static struct str
file_names(const struct options *options, struct arena *arena, const struct diags *diags)
{
	struct strbuf names = { 0 };

	for (size_t i = 0; i < options->files.count; i++) {
		strbuf_adds(&names, i > 0 ? diag_tr(diags, ", ", "、") : "");
		strbuf_add(&names, options->files.items[i]);
	}
	return strbuf_take(arena, &names);
}

/* The families that have nothing to say of a document, and those that look at a site too. */
static struct str
skipped_words(const struct papers *papers, const struct diags *diags)
{
	struct strbuf whole = { 0 }, part = { 0 }, words = { 0 };

	for (size_t i = 0; i < RULE_FAMILIES; i++) {
		const struct rule_family *family = rule_families[i];
		bool some = family->document_count > 0 || family == &family_content;

		if (!family_wanted(&papers->options->check, family))
			continue;
		if (!some)
			add_family(&whole, family, diags);
		else if (family->document_count == 0 || family->site_count > 0)
			add_family(&part, family, diags);
	}
	strbuf_adds(&words, papers->has_names
				? diag_tr(diags, "names are those of the site's dictionary", "名称用站点的指标词典")
				: diag_tr(diags, "names are those of the built-in dictionary", "名称用内置的指标词典"));
	if (whole.len > 0)
		strbuf_addf(&words, diag_tr(diags, "; not checked without a site: %.*s", "；没有站点，未检查：%.*s"),
		    STR_ARG(strbuf_view(&whole)));
	if (part.len > 0)
		strbuf_addf(&words, diag_tr(diags, "; checked in part: %.*s", "；只检查了一部分：%.*s"),
		    STR_ARG(strbuf_view(&part)));
	strbuf_release(&whole);
	strbuf_release(&part);
	return strbuf_take(papers->arena, &words);
}

/* ---- printing ---- */

struct str
report_counts(const struct check_report *report)
{
	struct diags *diags = report->diags;
	struct str counts = diag_counts_text(diags, diags_counts(diags, &report->print));

	if (counts.len == 0 && diags_count(diags, SEVERITY_USAGE) == 0)
		counts = str_from(diag_tr(diags, "nothing found", "没有发现问题"));
	if (report->acknowledged == 0)
		return counts;
	return str_format(diags->arena, diag_tr(diags, "%.*s; %zu acknowledged", "%.*s；已确认 %zu 个"),
	    STR_ARG(counts), report->acknowledged);
}

static void
print_report(struct check_report *report, enum check_format format)
{
	struct strbuf out = { 0 };

	switch (format) {
	case FORMAT_TEXT:
		diags_print(report->diags, stdout, &report->print);
		break;
	case FORMAT_JSON:
		report_json(report, &out);
		break;
	case FORMAT_HTML:
		report_html(report, &out);
		break;
	}
	if (out.len > 0)
		fwrite(out.at, 1, out.len, stdout);
	strbuf_release(&out);
}

static struct str
closing_line(const struct check_report *report)
{
	struct str counts = report_counts(report);

	if (report->skipped.len == 0 || counts.len == 0)
		return report->skipped.len > 0 ? report->skipped : counts;
	return str_format(report->arena, "%.*s\n%.*s", STR_ARG(report->skipped), STR_ARG(counts));
}

static void
explain(const struct options *options, const struct diags *diags)
{
	bool chinese = diags->language == DIAG_CHINESE;
	const struct rule_family *family;
	const struct rule *rule;

	if (options->explained.len == 0) {
		explain_rules(chinese, stdout);
		return;
	}
	rule = rule_of(str_zero(diags->arena, options->explained), &family);
	explain_rule(rule, family, chinese, stdout);
}

struct str
command_check(const struct options *options, struct arena *arena, struct diags *diags)
{
	struct checked *checked = arena_new(arena, struct checked);
	struct check_report report = {
		.diags = diags,
		.print = { .color = terminal_wants_color(STDOUT_FILENO),
		    .quiet = options->quiet,
		    .strict = options->strict,
		    .part = DIAG_CONTENT },
		.arena = arena,
		.locator = { .arena = arena },
	};

	if (options->explain) {
		explain(options, diags);
		return STR_NONE;
	}
	if (options->files.count > 0) {
		struct papers papers = { .options = options, .arena = arena, .sources = { .arena = arena } };

		papers.names = (struct site){ .arena = arena, .sources = &papers.sources };
		check_papers(&papers, &report.locator, diags);
		report.checked = file_names(options, arena, diags);
		report.skipped = skipped_words(&papers, diags);
	} else {
		pipeline_check(options, arena, checked, diags);
		report.locator.site = &checked->site;
		report.checked = checked->site.title;
		report.acknowledged = checked->acknowledged;
	}
	print_report(&report, options->format);
	return closing_line(&report);
}
