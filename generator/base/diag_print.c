#include "base/diag.h"

#include "base/line_map.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
	LINE_COLUMNS = 160, /* longer source lines are cut to this */
	LEAD_COLUMNS = 60,  /* what is kept of a cut line before the place */
	SIDE_BYTES = 4096,  /* of marks without width, too, there is an end */
	REPLACEMENT = 0xFFFD,
};

/* What printing needs at hand: the text made so far and how it is to look. */
struct printer {
	struct strbuf text;
	const struct diags *diags;
	const struct diag_print *options;
	struct line_maps lines;
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

/* The part of a text that is shown: a line, or what lies around the place in it. Only
 * this part is looked at, so that a line may be as long as it likes. */
struct excerpt {
	size_t from, to;
	bool is_first, is_last; /* begins, ends with the line */
};

static size_t
character_before(struct str text, size_t at)
{
	size_t from = at - 1, next;

	while (from > 0 && at - from < 4 && ((unsigned char)text.at[from] & 0xC0) == 0x80)
		from--;
	next = from;
	utf8_next(text, &next);
	return next == at ? from : at - 1;
}

static bool
line_begins(struct str text, size_t at)
{
	return at == 0 || text.at[at - 1] == '\n';
}

static bool
line_ends(struct str text, size_t at)
{
	size_t end = at < text.len && text.at[at] == '\r' ? at + 1 : at;

	return end == text.len || text.at[end] == '\n';
}

/* Both walk in the line as far as `columns` go and take those walked off them. */
static size_t
walk_back(struct str text, size_t at, size_t *columns)
{
	size_t from = at;

	while (!line_begins(text, from) && at - from < SIDE_BYTES) {
		size_t next = character_before(text, from), begin = next;
		size_t width = next_width(text, &begin);

		if (width > *columns)
			break;
		*columns -= width;
		from = next;
	}
	return from;
}

static size_t
walk_on(struct str text, size_t at, size_t *columns)
{
	size_t to = at;

	while (!line_ends(text, to) && to - at < SIDE_BYTES) {
		size_t next = to, width = next_width(text, &next);

		if (width > *columns)
			break;
		*columns -= width;
		to = next;
	}
	return to;
}

static struct excerpt
excerpt_around(struct str text, size_t at)
{
	size_t columns = LINE_COLUMNS, lead = LEAD_COLUMNS;
	struct excerpt excerpt = { .from = walk_back(text, at, &columns) };

	excerpt.to = walk_on(text, at, &columns);
	if (!line_begins(text, excerpt.from) || !line_ends(text, excerpt.to)) {
		columns = LINE_COLUMNS;
		excerpt.from = walk_back(text, at, &lead);
		excerpt.to = walk_on(text, excerpt.from, &columns);
	}
	excerpt.is_first = line_begins(text, excerpt.from);
	excerpt.is_last = line_ends(text, excerpt.to);
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

/* The offset of the place, within its line. */
static size_t
offset_in_line(struct place place)
{
	struct str text = place.source->text;
	size_t at = place.offset < text.len ? place.offset : text.len;
	bool behind_return = at > 0 && text.at[at - 1] == '\r' && (at == text.len || text.at[at] == '\n');

	return behind_return ? at - 1 : at;
}

static void
add_line(struct printer *printer, struct place place)
{
	static const char ellipsis[] = "…";
	struct str text = place.source->text;
	size_t at = offset_in_line(place);
	struct excerpt excerpt = excerpt_around(text, at);
	size_t end = place.length < excerpt.to - at ? at + place.length : excerpt.to;

	if (str_trim(str_slice(text, excerpt.from, excerpt.to)).len == 0)
		return;
	if (!excerpt.is_first)
		strbuf_adds(&printer->text, ellipsis);
	add_shown(printer, str_slice(text, excerpt.from, excerpt.to));
	if (!excerpt.is_last)
		strbuf_adds(&printer->text, ellipsis);
	strbuf_addc(&printer->text, '\n');
	add_caret(printer, str_slice(text, excerpt.from, at), str_slice(text, at, end), !excerpt.is_first);
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
		struct line_column at = line_maps_find(&printer->lines, place);

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

void
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

enum severity
diag_severity(const struct finding *finding, const struct diag_print *options)
{
	return options->strict && finding->severity == SEVERITY_WARNING ? SEVERITY_ERROR : finding->severity;
}

bool
diag_is_printed(const struct finding *finding, const struct diag_print *options)
{
	enum severity severity = diag_severity(finding, options);
	enum severity least = options->quiet ? SEVERITY_ERROR : options->no_notes ? SEVERITY_WARNING : SEVERITY_NOTE;

	if (options->part != DIAG_ALL && (options->part == DIAG_TROUBLE) != (severity > SEVERITY_ERROR))
		return false;
	return severity >= least;
}

struct diag_counts
diags_counts(const struct diags *diags, const struct diag_print *options)
{
	struct diag_counts counts = { 0 };

	for (size_t i = 0; i < diags->count; i++) {
		enum severity severity = diag_severity(&diags->items[i], options);

		if (!diag_is_printed(&diags->items[i], options))
			continue;
		counts.errors += severity >= SEVERITY_ERROR;
		counts.warnings += severity == SEVERITY_WARNING;
		counts.notes += severity == SEVERITY_NOTE;
	}
	return counts;
}

struct str
diag_counts_text(const struct diags *diags, struct diag_counts counts)
{
	static const struct {
		const char *one, *many, *chinese;
	} words[] = {
		{ "%zu error", "%zu errors", "%zu 个错误" },
		{ "%zu warning", "%zu warnings", "%zu 个警告" },
		{ "%zu note", "%zu notes", "%zu 个说明" },
	};
	const size_t numbers[] = { counts.errors, counts.warnings, counts.notes };
	struct strbuf text = { 0 };

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (numbers[i] == 0)
			continue;
		if (text.len > 0)
			strbuf_adds(&text, diag_tr(diags, ", ", "，"));
		strbuf_addf(&text, diag_tr(diags, numbers[i] == 1 ? words[i].one : words[i].many, words[i].chinese),
		    numbers[i]);
	}
	return strbuf_take(diags->arena, &text);
}

void
diags_print(struct diags *diags, FILE *out, const struct diag_print *options)
{
	struct printer printer = { .diags = diags, .options = options };
	struct arena arena;

	arena_init(&arena);
	printer.lines.arena = &arena;
	diags_sort(diags);
	for (size_t i = 0; i < diags->count; i++)
		if (diag_is_printed(&diags->items[i], options))
			add_finding(&printer, &diags->items[i], diag_severity(&diags->items[i], options));
	if (options->part == DIAG_ALL) {
		strbuf_add(&printer.text, diag_counts_text(diags, diags_counts(diags, options)));
		if (printer.text.len > 0)
			strbuf_addc(&printer.text, '\n');
	}
	if (printer.text.len > 0)
		fwrite(printer.text.at, 1, printer.text.len, out);
	strbuf_release(&printer.text);
	arena_release(&arena);
}
