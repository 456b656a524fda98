#include "base/diag.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
	LINE_COLUMNS = 160, /* longer source lines are cut to this */
	LEAD_COLUMNS = 60,  /* what is kept of a cut line before the place */
	REPLACEMENT = 0xFFFD,
};

/* What printing needs at hand: the text made so far and how it is to look. */
struct printer {
	struct strbuf text;
	const struct diags *diags;
	const struct diag_print *options;
};

static const char color_path[] = "\033[1m";
static const char color_caret[] = "\033[1;32m";

static const struct {
	const char *english;
	const char *chinese;
	const char *color;
} severities[] = {
	[SEVERITY_NOTE] = { "note", "说明", "\033[1;36m" },
	[SEVERITY_WARNING] = { "warning", "警告", "\033[1;35m" },
	[SEVERITY_ERROR] = { "error", "错误", "\033[1;31m" },
	[SEVERITY_USAGE] = { "usage error", "用法错误", "\033[1;31m" },
	[SEVERITY_SYSTEM] = { "system error", "系统错误", "\033[1;31m" },
};

/* What a terminal is shown for a character: nothing that moves the cursor, starts
 * a new line, turns the direction of writing or rings the bell. */
static uint32_t
shown(uint32_t code_point)
{
	if (code_point == '\t')
		return ' ';
	if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x2028 ||
	    code_point == 0x2029 || (code_point >= 0x202A && code_point <= 0x202E) ||
	    (code_point >= 0x2066 && code_point <= 0x2069))
		return REPLACEMENT;
	return code_point;
}

static void
add_shown(struct printer *printer, struct str text)
{
	for (size_t offset = 0; offset < text.len;) {
		char bytes[4];
		size_t length = utf8_encode(shown(utf8_next(text, &offset)), bytes);

		strbuf_add(&printer->text, (struct str){ bytes, length });
	}
}

static void
add_color(struct printer *printer, const char *color)
{
	if (printer->options->color)
		strbuf_adds(&printer->text, color);
}

static void
add_color_end(struct printer *printer)
{
	add_color(printer, "\033[0m");
}

static void
add_times(struct printer *printer, char byte, size_t count)
{
	while (count-- > 0)
		strbuf_addc(&printer->text, byte);
}

/* Terminal columns of one character, and of a text, as shown. */
static size_t
next_width(struct str text, size_t *offset)
{
	return (size_t)utf8_width(shown(utf8_next(text, offset)));
}

static size_t
text_width(struct str text)
{
	size_t width = 0;

	for (size_t offset = 0; offset < text.len;)
		width += next_width(text, &offset);
	return width;
}

/* The part of a line that is shown: all of it, or what lies around the place. */
struct excerpt {
	size_t from;
	size_t to;
};

static struct excerpt
excerpt_around(struct str line, size_t at)
{
	struct excerpt excerpt = { 0, line.len };
	size_t width;

	if (text_width(line) <= LINE_COLUMNS)
		return excerpt;
	width = text_width(str_slice(line, 0, at));
	while (width > LEAD_COLUMNS)
		width -= next_width(line, &excerpt.from);
	width = 0;
	excerpt.to = excerpt.from;
	while (excerpt.to < line.len) {
		size_t next = excerpt.to;

		width += next_width(line, &next);
		if (width > LINE_COLUMNS)
			break;
		excerpt.to = next;
	}
	return excerpt;
}

/* The caret's line: blanks up to the place, ^, and ~ below the rest of it. */
static void
add_caret(struct printer *printer, struct str before, struct str marked, bool cut)
{
	size_t width = text_width(marked);

	add_times(printer, ' ', text_width(before) + cut);
	add_color(printer, color_caret);
	strbuf_addc(&printer->text, '^');
	add_times(printer, '~', width > 1 ? width - 1 : 0);
	add_color_end(printer);
	strbuf_addc(&printer->text, '\n');
}

static void
add_line(struct printer *printer, struct place place)
{
	static const char ellipsis[] = "…";
	size_t start;
	struct str line = place_line(place, &start);
	size_t at = place.offset - start < line.len ? place.offset - start : line.len;
	size_t end = place.length < line.len - at ? at + place.length : line.len;
	struct excerpt excerpt;

	if (str_trim(line).len == 0)
		return;
	excerpt = excerpt_around(line, at);
	end = end < excerpt.to ? end : excerpt.to;
	if (excerpt.from > 0)
		strbuf_adds(&printer->text, ellipsis);
	add_shown(printer, str_slice(line, excerpt.from, excerpt.to));
	if (excerpt.to < line.len)
		strbuf_adds(&printer->text, ellipsis);
	strbuf_addc(&printer->text, '\n');
	add_caret(printer, str_slice(line, excerpt.from, at), str_slice(line, at, end), excerpt.from > 0);
}

/* Whether the file of a place has been read: then it has lines to count. */
static bool
has_text(struct place place)
{
	return place.source && place.source->id != SIZE_MAX;
}

/* Whether one line of it is meant, and not the whole file. */
static bool
has_line(struct place place)
{
	return has_text(place) && !place_is_file(place);
}

/* "path:line:col: error: "; "path: error: " where the file could not be read; or
 * "qsite: error: ". */
static void
add_head(struct printer *printer, struct place place, enum severity severity)
{
	add_color(printer, color_path);
	if (place.source)
		add_shown(printer, place.source->path);
	else
		strbuf_adds(&printer->text, "qsite");
	if (has_text(place) && severity < SEVERITY_USAGE) {
		struct line_column at = place_line_column(place);

		strbuf_addf(&printer->text, ":%zu:%zu", at.line, at.column);
	}
	strbuf_adds(&printer->text, ": ");
	add_color_end(printer);

	add_color(printer, severities[severity].color);
	strbuf_adds(
	    &printer->text, diag_tr(printer->diags, severities[severity].english, severities[severity].chinese));
	strbuf_adds(&printer->text, ":");
	add_color_end(printer);
	strbuf_addc(&printer->text, ' ');
}

static void
add_note(struct printer *printer, const struct diag_note *note)
{
	add_head(printer, note->place, SEVERITY_NOTE);
	add_shown(printer, note->text);
	strbuf_addc(&printer->text, '\n');
	if (has_line(note->place))
		add_line(printer, note->place);
}

static void
add_labelled(struct printer *printer, const char *label, struct str text)
{
	if (text.len == 0)
		return;
	strbuf_adds(&printer->text, label);
	add_shown(printer, text);
	strbuf_addc(&printer->text, '\n');
}

static void
add_finding(struct printer *printer, const struct finding *finding, enum severity severity)
{
	add_head(printer, finding->place, severity);
	add_shown(printer, finding->text);
	strbuf_addf(&printer->text, " [%s]\n", finding->code);
	if (has_line(finding->place) && severity < SEVERITY_USAGE)
		add_line(printer, finding->place);
	add_labelled(printer, diag_tr(printer->diags, "  computed: ", "  计算："), finding->computation);
	add_labelled(printer, diag_tr(printer->diags, "  hint: ", "  提示："), finding->hint);
	for (const struct diag_note *note = finding->notes; note; note = note->next)
		add_note(printer, note);
}

static int
compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* By path, offset, code and text; 0 for what says the same of the same place. */
static int
findings_compare(const struct finding *a, const struct finding *b)
{
	struct str path_a = a->place.source ? a->place.source->path : STR_NONE;
	struct str path_b = b->place.source ? b->place.source->path : STR_NONE;
	int order = str_cmp(path_a, path_b);

	if (order == 0)
		order = compare_sizes(a->place.offset, b->place.offset);
	if (order == 0)
		order = strcmp(a->code, b->code);
	if (order == 0)
		order = str_cmp(a->text, b->text);
	return order;
}

static int
compare_for_sort(const void *left, const void *right)
{
	const struct finding *a = left;
	const struct finding *b = right;
	int order = findings_compare(a, b);

	return order != 0 ? order : compare_sizes(a->order, b->order);
}

static bool
is_repeat(const struct finding *a, const struct finding *b)
{
	return findings_compare(a, b) == 0 && a->severity == b->severity && a->place.length == b->place.length;
}

static void
diags_sort(struct diags *diags)
{
	size_t kept = 1;

	if (diags->count == 0)
		return;
	qsort(diags->items, diags->count, sizeof *diags->items, compare_for_sort);
	for (size_t i = 1; i < diags->count; i++) {
		if (!is_repeat(&diags->items[i], &diags->items[kept - 1]))
			diags->items[kept++] = diags->items[i];
	}
	diags->count = kept;
}

/* What a count line counts: one a word. */
enum counted { COUNTED_ERRORS, COUNTED_WARNINGS, COUNTED_NOTES, COUNTED_END };

static enum counted
severity_counted(enum severity severity)
{
	if (severity >= SEVERITY_ERROR)
		return COUNTED_ERRORS;
	return severity == SEVERITY_WARNING ? COUNTED_WARNINGS : COUNTED_NOTES;
}

/* "2 errors, 1 warning", without what there is none of. */
static void
add_counts(struct printer *printer, const size_t counts[COUNTED_END])
{
	static const struct {
		const char *one;
		const char *many;
		const char *chinese;
	} words[COUNTED_END] = {
		[COUNTED_ERRORS] = { "%zu error", "%zu errors", "%zu 个错误" },
		[COUNTED_WARNINGS] = { "%zu warning", "%zu warnings", "%zu 个警告" },
		[COUNTED_NOTES] = { "%zu note", "%zu notes", "%zu 个说明" },
	};
	bool any = false;

	for (size_t i = 0; i < COUNTED_END; i++) {
		if (counts[i] == 0)
			continue;
		if (any)
			strbuf_adds(&printer->text, diag_tr(printer->diags, ", ", "，"));
		strbuf_addf(&printer->text,
		    diag_tr(printer->diags, counts[i] == 1 ? words[i].one : words[i].many, words[i].chinese),
		    counts[i]);
		any = true;
	}
	if (any)
		strbuf_addc(&printer->text, '\n');
}

void
diags_print(struct diags *diags, FILE *out, const struct diag_print *options)
{
	struct printer printer = { .diags = diags, .options = options };
	size_t counts[COUNTED_END] = { 0 };

	diags_sort(diags);
	for (size_t i = 0; i < diags->count; i++) {
		enum severity severity = diags->items[i].severity;

		if (options->strict && severity == SEVERITY_WARNING)
			severity = SEVERITY_ERROR;
		if (options->quiet && severity < SEVERITY_ERROR)
			continue;
		add_finding(&printer, &diags->items[i], severity);
		counts[severity_counted(severity)]++;
	}
	add_counts(&printer, counts);
	if (printer.text.len > 0)
		fwrite(printer.text.at, 1, printer.text.len, out);
	strbuf_release(&printer.text);
}
