#include "cmd/report_html.h"

#include <stdint.h>
#include <stdlib.h>

enum {
	WHOLE_BYTES = 480, /* a passage that is not longer is shown as a whole */
	SIDE_BYTES = 180,  /* of a longer one, on each side of a mark */
	COLUMNS_MOST = 40, /* of a table with more of them only the line is shown */
};

/* A place of a finding. */
struct spot {
	struct place place;
	struct location at;
	struct str text; /* of its own */
	size_t order;    /* 0: where the finding is */
};

struct spots {
	struct spot *items;
	size_t count;
};

/* ---- texts with marks ---- */

struct mark {
	size_t from, to;
	bool own; /* of the finding itself */
};

static size_t
character_start(struct str text, size_t at)
{
	while (at > 0 && at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
		at--;
	return at < text.len ? at : text.len;
}

/* Where the part around a mark begins, and ends. */
static size_t
side_from(struct str text, size_t from)
{
	return text.len <= WHOLE_BYTES || from <= SIDE_BYTES ? 0 : character_start(text, from - SIDE_BYTES);
}

static size_t
side_to(struct str text, size_t to)
{
	return text.len <= WHOLE_BYTES || text.len - to <= SIDE_BYTES ? text.len
								      : character_start(text, to + SIDE_BYTES);
}

/* Goes on from `at` to the mark; what is far from it and from the one before is left out. */
static void
add_way(const struct sheet *sheet, struct str text, size_t at, const struct mark *mark)
{
	size_t until = side_to(text, at), from = side_from(text, mark->from);

	if (at == 0 || until >= from) {
		strbuf_adds(sheet->out, at == 0 && from > 0 ? "…" : "");
		sheet_add(sheet, str_slice(text, at == 0 ? from : at, mark->from));
		return;
	}
	sheet_add(sheet, str_slice(text, at, until));
	strbuf_adds(sheet->out, " … ");
	sheet_add(sheet, str_slice(text, from, mark->from));
}

static void
add_mark(const struct sheet *sheet, struct str text, const struct mark *mark)
{
	strbuf_adds(sheet->out, mark->own ? "<mark class=\"own\">" : "<mark>");
	sheet_add(sheet, str_slice(text, mark->from, mark->to));
	strbuf_adds(sheet->out, "</mark>");
}

/* The text with its marks, which rise; of those that overlap the first is shown. */
static void
add_marked(const struct sheet *sheet, struct str text, const struct mark *marks, size_t count)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (marks[i].from < at || marks[i].to <= marks[i].from)
			continue;
		add_way(sheet, text, at, &marks[i]);
		add_mark(sheet, text, &marks[i]);
		at = marks[i].to;
	}
	sheet_add(sheet, str_slice(text, at, side_to(text, at)));
	strbuf_adds(sheet->out, side_to(text, at) < text.len ? "…" : "");
}

/* ---- passages ---- */

static struct mark *
marks_of(const struct sheet *sheet, const struct spots *spots)
{
	struct mark *marks = arena_array(sheet->report->arena, struct mark, spots->count);

	for (size_t i = 0; i < spots->count; i++)
		marks[i] = (struct mark){ spots->items[i].at.from, spots->items[i].at.to, spots->items[i].order == 0 };
	return marks;
}

/* The cells of one row; the spots in it are the first of those given, and are taken off. */
static void
add_row(const struct sheet *sheet, const struct reading_block *table, size_t row, struct spots *spots)
{
	const char *tag = row < table->head ? "th" : "td";

	strbuf_adds(sheet->out, "<tr>");
	for (size_t i = 0; i < table->columns; i++) {
		struct str text = reading_cell(table, row, i)->passage.text.text;
		struct spots here = { spots->items, 0 };

		while (here.count < spots->count && here.items[here.count].at.cell == row * table->columns + i)
			here.count++;
		strbuf_addf(sheet->out, "<%s>", tag);
		add_marked(sheet, text, marks_of(sheet, &here), here.count);
		strbuf_addf(sheet->out, "</%s>", tag);
		spots->items += here.count;
		spots->count -= here.count;
	}
	strbuf_adds(sheet->out, "</tr>\n");
}

/* What names the columns, and the rows that have marks. */
static void
add_table(const struct sheet *sheet, struct spots spots)
{
	const struct reading_block *table = &spots.items[0].at.reading->items[spots.items[0].at.block];
	bool in_body;

	strbuf_adds(sheet->out, table->head > 0 ? "<table>\n<thead>\n" : "<table>\n");
	for (size_t i = 0; i < table->head && i < table->rows; i++)
		add_row(sheet, table, i, &spots);
	strbuf_adds(sheet->out, table->head > 0 ? "</thead>\n" : "");
	strbuf_adds(sheet->out, spots.count > 0 ? "<tbody>\n" : "");
	in_body = spots.count > 0;
	while (spots.count > 0)
		add_row(sheet, table, spots.items[0].at.cell / table->columns, &spots);
	strbuf_adds(sheet->out, in_body ? "</tbody>\n</table>\n" : "</table>\n");
}

/* A line of a file that is no document. */
static void
add_line(const struct sheet *sheet, struct place place, bool own)
{
	struct str text = place.source->text;
	size_t from = place.offset < text.len ? place.offset : text.len, begin = from, end;
	struct mark mark;

	while (begin > 0 && text.at[begin - 1] != '\n' && from - begin < WHOLE_BYTES)
		begin--;
	begin = character_start(text, begin);
	end = from;
	while (end < text.len && text.at[end] != '\n' && end - from < WHOLE_BYTES)
		end++;
	end = character_start(text, end);
	mark = (struct mark){ .from = from - begin, .own = own };
	mark.to = mark.from + (place.length < end - from ? place.length : end - from);
	strbuf_adds(sheet->out, "<p class=\"passage\">");
	add_marked(sheet, str_slice(text, begin, end), &mark, 1);
	strbuf_adds(sheet->out, "</p>\n");
}

static void
add_place(struct sheet *sheet, const struct spot *spot)
{
	struct line_column at = line_maps_find(&sheet->lines, spot->place);

	strbuf_adds(sheet->out, "<p class=\"at\">");
	if (spot->order > 0 && spot->text.len > 0) {
		sheet_add(sheet, spot->text);
		sheet_word(sheet, ": ", "：");
	}
	if (!str_eq(spot->place.source->path, sheet->path)) {
		sheet_add(sheet, spot->place.source->path);
		strbuf_adds(sheet->out, " ");
	}
	if (!place_is_file(spot->place))
		strbuf_addf(sheet->out, diag_tr(sheet->report->diags, "line %zu, column %zu", "第 %zu 行第 %zu 列"),
		    at.line, at.column);
	strbuf_adds(sheet->out, "</p>\n");
}

static const struct spot *
first_said(const struct spots *spots)
{
	const struct spot *first = &spots->items[0];

	for (size_t i = 1; i < spots->count; i++)
		if (spots->items[i].order < first->order)
			first = &spots->items[i];
	return first;
}

static bool
is_too_wide(const struct location *at)
{
	return at->cell != SIZE_MAX && at->reading->items[at->block].columns > COLUMNS_MOST;
}

/* Places in one passage or table. */
static void
add_passage(struct sheet *sheet, const struct spots *spots)
{
	const struct spot *first = first_said(spots);

	if (!first->place.source)
		return;
	add_place(sheet, first);
	if (place_is_file(first->place))
		return;
	if (first->at.from == first->at.to || is_too_wide(&first->at)) {
		add_line(sheet, first->place, first->order == 0); /* of a file that is no document, or left out of it */
	} else if (first->at.cell != SIZE_MAX) {
		add_table(sheet, *spots);
	} else {
		strbuf_adds(sheet->out, "<p class=\"passage\">");
		add_marked(sheet, first->at.passage->text.text, marks_of(sheet, spots), spots->count);
		strbuf_adds(sheet->out, "</p>\n");
	}
}

/* ---- all places of a finding ---- */

static size_t
source_order(struct place place)
{
	return place.source ? place.source->id : SIZE_MAX;
}

static int
spot_compare(const void *left, const void *right)
{
	const struct spot *a = left, *b = right;
	const size_t keys[][2] = {
		{ source_order(a->place), source_order(b->place) },
		{ a->at.block, b->at.block },
		{ a->at.cell, b->at.cell },
		{ a->at.from, b->at.from },
		{ a->order, b->order },
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

static struct spots
spots_of(struct sheet *sheet, const struct finding *finding)
{
	struct spots spots = { .count = 1 };
	size_t at = 1;

	for (const struct diag_note *note = finding->notes; note; note = note->next)
		spots.count++;
	spots.items = arena_array(sheet->report->arena, struct spot, spots.count);
	spots.items[0] = (struct spot){ .place = finding->place };
	for (const struct diag_note *note = finding->notes; note; note = note->next, at++)
		spots.items[at] = (struct spot){ .place = note->place, .text = note->text, .order = at };
	for (size_t i = 0; i < spots.count; i++)
		spots.items[i].at = locator_find(&sheet->report->locator, spots.items[i].place);
	qsort(spots.items, spots.count, sizeof *spots.items, spot_compare);
	return spots;
}

/* Those from `from` on that are in one passage or table. */
static struct spots
group_at(const struct spots *spots, size_t from)
{
	struct spots group = { &spots->items[from], 1 };
	const struct spot *first = group.items;

	while (first->at.block != SIZE_MAX && from + group.count < spots->count &&
	       first[group.count].place.source == first->place.source && first[group.count].at.block == first->at.block)
		group.count++;
	return group;
}

/* The passage that the finding is in goes first. */
static void
add_passages(struct sheet *sheet, const struct finding *finding)
{
	struct spots spots = spots_of(sheet, finding), group;

	for (int own = 1; own >= 0; own--) {
		for (size_t i = 0; i < spots.count; i += group.count) {
			group = group_at(&spots, i);
			if ((first_said(&group)->order == 0) == own)
				add_passage(sheet, &group);
		}
	}
}

static void
add_labelled(const struct sheet *sheet, const char *kind, const char *label, struct str text)
{
	if (text.len == 0)
		return;
	strbuf_addf(sheet->out, "<p class=\"%s\">%s", kind, label);
	sheet_add(sheet, text);
	strbuf_adds(sheet->out, "</p>\n");
}

void
sheet_finding(struct sheet *sheet, const struct finding *finding)
{
	static const char *const kinds[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};
	static const char *const names[][2] = {
		[SEVERITY_NOTE] = { "note", "说明" },
		[SEVERITY_WARNING] = { "warning", "警告" },
		[SEVERITY_ERROR] = { "error", "错误" },
	};
	const struct diags *diags = sheet->report->diags;
	enum severity severity = diag_severity(finding, &sheet->report->print);

	strbuf_addf(sheet->out, "<article class=\"%s\">\n<label><input type=\"checkbox\"> ", kinds[severity]);
	sheet_word(sheet, "dealt with", "已处理");
	strbuf_addf(sheet->out, "</label>\n<p><span class=\"severity\">%zu. %s</span> ", ++sheet->number,
	    names[severity][diags->language == DIAG_CHINESE]);
	sheet_add(sheet, finding->text);
	strbuf_addf(sheet->out, " <span class=\"code\">[%s]</span></p>\n", finding->code);
	add_passages(sheet, finding);
	add_labelled(sheet, "computation", diag_tr(diags, "Computed: ", "计算："), finding->computation);
	add_labelled(sheet, "hint", diag_tr(diags, "Hint: ", "提示："), finding->hint);
	strbuf_adds(sheet->out, "</article>\n");
}
