#include "cmd/report_html.h"

#include "base/escape.h"
#include "base/file.h"

#include <stdint.h>

/* `qsite check --format html`: the sheet as a whole; a finding is in report_finding.c. */

static const char style[] =
    "@page { size: A4; margin: 16mm 15mm; @bottom-center { content: counter(page) \" / \" counter(pages); font-size: "
    "9pt; } }\n"
    "html { color: #111; background: #fff; font: 10.5pt/1.55 \"Noto Sans CJK SC\", \"Source Han Sans SC\", "
    "\"Microsoft YaHei\", \"PingFang SC\", sans-serif; }\n"
    "body { max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }\n"
    "h1 { font-size: 17pt; margin: 0 0 .3rem; }\n"
    "h2 { font-size: 13pt; margin: 1.6rem 0 .2rem; padding-bottom: .15rem; border-bottom: 1.5pt solid #111; }\n"
    "h3 { font-size: 11pt; margin: 1rem 0 .3rem; color: #333; }\n"
    "h2, h3 { break-after: avoid; }\n"
    "p { margin: .2rem 0; }\n"
    ".path, .code, .at { color: #555; font-size: 9pt; }\n"
    "article { margin: .6rem 0; padding: .4rem .7rem .5rem; border: .75pt solid #999; border-left: 3pt solid #666; "
    "break-inside: avoid; }\n"
    "article.error { border-left-color: #b00020; }\n"
    "article.warning { border-left-color: #9a6200; }\n"
    "article > label { float: right; margin-left: 1rem; }\n"
    "input { width: 1.1em; height: 1.1em; vertical-align: -.15em; }\n"
    ".severity { font-weight: 700; }\n"
    ".passage, td, th { font-family: \"Noto Serif CJK SC\", \"Source Han Serif SC\", SimSun, \"Songti SC\", serif; }\n"
    ".passage { margin: .3rem 0; padding: .25rem .6rem; background: #f6f6f4; }\n"
    "mark { color: inherit; background: #ffe08a; padding: 0 .1em; border-bottom: 1.25pt solid #111; }\n"
    ".own { font-weight: 700; border-bottom-width: 2.5pt; }\n"
    "table { border-collapse: collapse; margin: .3rem 0; font-size: 9pt; }\n"
    "th, td { border: .5pt solid #999; padding: .1rem .4rem; text-align: left; vertical-align: top; }\n"
    ".computation { font-variant-numeric: tabular-nums; }\n"
    ".sign { display: flex; gap: 2rem; margin-top: 2.2rem; break-inside: avoid; }\n"
    ".sign p { flex: 1; border-bottom: .75pt solid #111; padding-bottom: 1.6rem; }\n"
    "@media print { body { max-width: none; padding: 0; } .passage, mark { print-color-adjust: exact; "
    "-webkit-print-color-adjust: exact; } }\n";

void
sheet_add(const struct sheet *sheet, struct str text)
{
	escape_add(sheet->out, report_text(sheet->report->arena, text));
}

void
sheet_word(const struct sheet *sheet, const char *english, const char *chinese)
{
	strbuf_adds(sheet->out, diag_tr(sheet->report->diags, english, chinese));
}

void
sheet_element(const struct sheet *sheet, const char *tag, const char *kind, struct str text)
{
	strbuf_addf(sheet->out, "<%s class=\"%s\">", tag, kind);
	sheet_add(sheet, text);
	strbuf_addf(sheet->out, "</%s>\n", tag);
}

/* ---- chapters ---- */

/* The heading that each heading stands under: the last one before it that is higher. As
 * index + 1, 0 for none. */
static size_t *
parents_of(struct arena *arena, const struct reading *reading)
{
	size_t *parents = arena_array(arena, size_t, reading->count);

	for (size_t i = 0; i < reading->count; i++) {
		const struct reading_block *block = &reading->items[i];

		parents[i] = block->heading;
		while (block->kind == PAPER_HEADING && parents[i] > 0 &&
		       reading->items[parents[i] - 1].level >= block->level)
			parents[i] = parents[parents[i] - 1];
	}
	return parents;
}

static void
add_chain(const struct sheet *sheet, const struct reading *reading, size_t heading)
{
	size_t chain[8] = { 0 }, count = 0;

	for (; heading > 0 && count < sizeof chain / sizeof *chain; heading = sheet->parents[heading - 1])
		chain[count++] = heading;
	strbuf_adds(sheet->out, "<h3>");
	while (count-- > 0) {
		sheet_add(sheet, reading->items[chain[count] - 1].passage.text.text);
		strbuf_adds(sheet->out, count > 0 ? " › " : "");
	}
	strbuf_adds(sheet->out, "</h3>\n");
}

static struct str
document_title(const struct location *at, struct str path)
{
	return at->section ? section_title(at->section) : path_name(path);
}

static void
begin_document(struct sheet *sheet, const struct location *at, struct str path)
{
	if (sheet->open)
		strbuf_adds(sheet->out, "</section>\n");
	sheet->open = true;
	sheet->path = path;
	sheet->heading = 0;
	sheet->parents = at->reading ? parents_of(sheet->report->arena, at->reading) : NULL;
	strbuf_adds(sheet->out, "<section>\n<h2>");
	if (path.len > 0)
		sheet_add(sheet, document_title(at, path));
	else
		sheet_word(sheet, "In general", "总体");
	strbuf_adds(sheet->out, "</h2>\n");
	if (path.len > 0 && !str_eq(path, document_title(at, path)))
		sheet_element(sheet, "p", "path", path);
}

/* The heading that a place stands under, itself when it is one. */
static size_t
heading_of(const struct location *at)
{
	if (at->block == SIZE_MAX)
		return 0;
	return at->reading->items[at->block].kind == PAPER_HEADING ? at->block + 1
								   : at->reading->items[at->block].heading;
}

/* Opens the document and chapter of a finding where they are not open. */
static void
enter_chapter(struct sheet *sheet, const struct finding *finding)
{
	struct location at = locator_find(&sheet->report->locator, finding->place);
	struct str path = finding->place.source ? finding->place.source->path : STR_NONE;
	size_t heading = heading_of(&at);

	if (!sheet->open || !str_eq(path, sheet->path))
		begin_document(sheet, &at, path);
	if (heading > 0 && heading != sheet->heading)
		add_chain(sheet, at.reading, heading);
	sheet->heading = heading > 0 ? heading : sheet->heading;
}

/* ---- the whole ---- */

static void
add_head(const struct sheet *sheet)
{
	const char *language = sheet->report->diags->language == DIAG_CHINESE ? "zh-CN" : "en";

	strbuf_addf(sheet->out, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language);
	strbuf_adds(sheet->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	sheet_word(sheet, "Proof sheet", "校核单");
	strbuf_addf(sheet->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<header>\n<h1>", style);
	sheet_word(sheet, "Proof sheet", "校核单");
	strbuf_adds(sheet->out, "</h1>\n");
	sheet_element(sheet, "p", "checked", sheet->report->checked);
	sheet_element(sheet, "p", "counts", report_counts(sheet->report));
	if (sheet->report->skipped.len > 0)
		sheet_element(sheet, "p", "skipped", sheet->report->skipped);
	strbuf_adds(sheet->out, "</header>\n<main>\n");
}

static void
add_signature(const struct sheet *sheet)
{
	strbuf_adds(sheet->out, "<div class=\"sign\">\n<p>");
	sheet_word(sheet, "Checked by", "校核人");
	strbuf_adds(sheet->out, "</p>\n<p>");
	sheet_word(sheet, "Date", "日期");
	strbuf_adds(sheet->out, "</p>\n</div>\n");
}

void
report_html(struct check_report *report, struct strbuf *out)
{
	struct sheet sheet = { .report = report, .out = out, .lines = { .arena = report->arena } };

	add_head(&sheet);
	for (size_t i = 0; i < report->diags->count; i++) {
		if (!diag_is_printed(&report->diags->items[i], &report->print))
			continue;
		enter_chapter(&sheet, &report->diags->items[i]);
		sheet_finding(&sheet, &report->diags->items[i]);
	}
	if (sheet.open)
		strbuf_adds(out, "</section>\n");
	strbuf_adds(out, "</main>\n");
	add_signature(&sheet);
	strbuf_adds(out, "</body>\n</html>\n");
}
