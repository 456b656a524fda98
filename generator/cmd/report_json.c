#include "cmd/report.h"

#include "base/line_map.h"
#include "base/utf8.h"
#include "render/json_write.h"

#include <stdint.h>

/* `qsite check --format json`; the manual tells its members. */

struct writer {
	struct json_writer json;
	struct line_maps lines;
	struct arena *arena;
};

struct str
report_text(struct arena *arena, struct str text)
{
	struct strbuf clean = { 0 };

	if (utf8_invalid_at(text) == SIZE_MAX)
		return text;
	for (size_t at = 0; at < text.len;) {
		char bytes[4];
		size_t length = utf8_encode(utf8_next(text, &at), bytes);

		strbuf_add(&clean, (struct str){ bytes, length });
	}
	return strbuf_take(arena, &clean);
}

static void
put_text(struct writer *writer, const char *key, struct str text)
{
	json_put_text(&writer->json, key, report_text(writer->arena, text));
}

static void
put_place(struct writer *writer, struct place place)
{
	struct line_column at;
	struct str text;

	if (!place.source)
		return;
	at = line_maps_find(&writer->lines, place);
	text =
	    place_is_file(place) ? STR_NONE : str_slice(place.source->text, place.offset, place.offset + place.length);
	json_begin(&writer->json, NULL, '{');
	put_text(writer, "path", place.source->path);
	json_put_int(&writer->json, "line", (long)at.line);
	json_put_int(&writer->json, "column", (long)at.column);
	put_text(writer, "quote", text);
	json_end(&writer->json);
}

static void
put_finding(struct writer *writer, const struct finding *finding, enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};

	json_begin(&writer->json, NULL, '{');
	put_text(writer, "code", str_from(finding->code));
	put_text(writer, "severity", str_from(names[severity]));
	put_text(writer, "text", finding->text);
	put_text(writer, "computation", finding->computation);
	put_text(writer, "hint", finding->hint);
	json_begin(&writer->json, "places", '[');
	put_place(writer, finding->place);
	for (const struct diag_note *note = finding->notes; note; note = note->next)
		put_place(writer, note->place);
	json_end(&writer->json);
	json_end(&writer->json);
}

static void
put_counts(struct writer *writer, const struct check_report *report)
{
	struct diag_counts counts = diags_counts(report->diags, &report->print);

	json_begin(&writer->json, "counts", '{');
	json_put_int(&writer->json, "errors", (long)counts.errors);
	json_put_int(&writer->json, "warnings", (long)counts.warnings);
	json_put_int(&writer->json, "notes", (long)counts.notes);
	json_put_int(&writer->json, "acknowledged", (long)report->acknowledged);
	json_end(&writer->json);
}

void
report_json(const struct check_report *report, struct strbuf *out)
{
	struct writer writer = {
		.json = { .out = out },
		.lines = { .arena = report->arena },
		.arena = report->arena,
	};

	json_begin(&writer.json, NULL, '{');
	json_begin(&writer.json, "findings", '[');
	for (size_t i = 0; i < report->diags->count; i++) {
		const struct finding *finding = &report->diags->items[i];

		if (diag_is_printed(finding, &report->print))
			put_finding(&writer, finding, diag_severity(finding, &report->print));
	}
	json_end(&writer.json);
	put_counts(&writer, report);
	json_end(&writer.json);
}
