#include "render/xlsx_book.h"

#include "base/number.h"
#include "render/table.h"

/* Workbooks for people who work in Excel or WPS: the long table (table.h), what its
 * indicators mean, and what the file is. */

static struct sheet
job_sheet(struct book *book, const char *key)
{
	return book_sheet(book, job_string(book->job, key));
}

static void
add_cell(struct sheet *sheet, size_t row, size_t column, const struct table_row *from)
{
	const struct render_job *job = sheet->book->job;
	struct str text = table_cell(job, from, (enum table_column)column);

	switch (table_columns[column].type) {
	case TYPE_TEXT:
		sheet_text(sheet, row, column, text, sheet->book->plain);
		break;
	case TYPE_YEAR:
		sheet_number(sheet, row, column, from->observation->year, 0);
		break;
	case TYPE_NUMBER:
		if (text.len > 0)
			sheet_number(sheet, row, column, table_value(from), number_decimals(text));
		break;
	}
}

static void
add_data(struct book *book, const struct table_rows *rows)
{
	struct sheet sheet = job_sheet(book, "data.sheet_data");
	size_t row = 0;

	for (size_t column = 0; column < TABLE_COLUMNS; column++)
		sheet_head(
		    &sheet, column, job_string(book->job, table_columns[column].header), table_columns[column].width);
	for (size_t i = 0; i < rows->count; i++) {
		row++;
		for (size_t column = 0; column < TABLE_COLUMNS; column++)
			add_cell(&sheet, row, column, &rows->items[i]);
	}
	sheet_filter(&sheet, row, TABLE_COLUMNS - 1);
}

static struct str
joined_aliases(const struct render_job *job, const struct indicator *indicator)
{
	struct str text = STR_NONE, mark = job_string(job, "list.semicolon");

	for (size_t i = 0; i < indicator->aliases.count; i++) {
		struct str alias = indicator->aliases.items[i];

		text = i == 0 ? alias
			      : str_format(job->arena, "%.*s%.*s%.*s", STR_ARG(text), STR_ARG(mark), STR_ARG(alias));
	}
	return text;
}

static struct str
kind_text(const struct render_job *job, const struct indicator *indicator)
{
	static const char *const keys[] = {
		[INDICATOR_COUNT] = "kind.count",
		[INDICATOR_SHARE] = "kind.share",
		[INDICATOR_RATIO] = "kind.ratio",
		[INDICATOR_MONEY] = "kind.money",
		[INDICATOR_INDEX] = "kind.index",
	};

	return job_string(job, keys[indicator->kind]);
}

static struct str
direction_text(const struct render_job *job, const struct indicator *indicator)
{
	switch (indicator->direction) {
	case DIRECTION_UP:
		return job_string(job, "direction.up");
	case DIRECTION_DOWN:
		return job_string(job, "direction.down");
	case DIRECTION_NONE:
		break;
	}
	return STR_NONE;
}

static void
add_definition(struct sheet *sheet, size_t row, const struct indicator *indicator)
{
	const struct render_job *job = sheet->book->job;
	struct str texts[] = {
		indicator->id,
		indicator->name,
		indicator->unit,
		indicator->group->name,
		kind_text(job, indicator),
		direction_text(job, indicator),
		indicator->definition,
		indicator->formula_text,
		joined_aliases(job, indicator),
		indicator->version,
	};

	for (size_t column = 0; column < sizeof texts / sizeof *texts; column++)
		sheet_text(sheet, row, column, texts[column], sheet->book->wrapped);
}

/* The output's own indicator, or every one that the rows are about: these come in
 * the order of the dictionary. */
static void
add_definitions(struct book *book, const struct table_rows *rows)
{
	static const struct {
		const char *key;
		int width;
	} columns[] = {
		{ "data.indicator_id", 26 },
		{ "data.indicator", 30 },
		{ "data.unit", 8 },
		{ "data.group", 20 },
		{ "data.kind", 10 },
		{ "data.direction", 12 },
		{ "data.definition", 70 },
		{ "data.formula", 40 },
		{ "data.aliases", 40 },
		{ "data.version", 16 },
	};
	struct sheet sheet = job_sheet(book, "data.sheet_definitions");
	const struct indicator *last = book->job->output->indicator;
	size_t row = 0;

	for (size_t column = 0; column < sizeof columns / sizeof *columns; column++)
		sheet_head(&sheet, column, job_string(book->job, columns[column].key), columns[column].width);
	if (last)
		add_definition(&sheet, ++row, last);
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->items[i].observation->indicator == last)
			continue;
		last = rows->items[i].observation->indicator;
		add_definition(&sheet, ++row, last);
	}
}

/* The sheet of notes: two columns, filled line by line. */
struct notes {
	struct sheet sheet;
	size_t row;
};

static void
add_note(struct notes *notes, const char *key, struct str text)
{
	struct book *book = notes->sheet.book;

	if (text.len == 0)
		return;
	notes->row++;
	sheet_text(&notes->sheet, notes->row, 0, job_string(book->job, key), book->wrapped);
	sheet_text(&notes->sheet, notes->row, 1, text, book->wrapped);
}

static struct str
with_address(const struct render_job *job, struct str text, struct str url)
{
	return url.len == 0 ? text : str_format(job->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(url));
}

static void
add_sources(struct notes *notes, const struct table_rows *rows)
{
	const struct render_job *job = notes->sheet.book->job;
	const struct report *last = NULL;

	for (size_t i = 0; i < rows->count; i++) {
		const struct report *report = rows->items[i].observation->report;

		if (report != last)
			add_note(notes, "data.notes_source", with_address(job, report->title, report->url));
		last = report;
	}
}

static void
add_notes(struct book *book, const struct table_rows *rows, struct str page)
{
	const struct render_job *job = book->job;
	const struct site *site = job->renderer->site;
	struct notes notes = { .sheet = job_sheet(book, "data.sheet_notes") };

	sheet_head(&notes.sheet, 0, job_string(job, "data.notes_item"), 20);
	sheet_head(&notes.sheet, 1, job_string(job, "data.notes_text"), 90);
	add_note(&notes, "data.notes_site", site->title);
	add_note(&notes, "data.notes_publisher", site->publisher);
	add_note(&notes, "data.notes_address", absolute_url(job->renderer, job->arena, page));
	add_note(&notes, "data.notes_license", with_address(job, site->license_name, site->license_url));
	add_sources(&notes, rows);
	for (size_t i = 0; i < TABLE_COLUMNS; i++)
		add_note(&notes, table_columns[i].header, job_string(job, table_columns[i].about));
}

/* `page` is the one of the site that shows the same. */
static bool
render_xlsx(struct render_job *job, struct str title, struct str page)
{
	struct table_rows rows = table_collect(job);
	struct book book;

	if (!book_open(&book, job, title))
		return false;
	add_data(&book, &rows);
	add_definitions(&book, &rows);
	add_notes(&book, &rows, page);
	return book_close(&book);
}

bool
render_indicator_xlsx(struct render_job *job)
{
	const struct indicator *indicator = job->output->indicator;

	return render_xlsx(job, indicator->name, route_indicator(job->arena, indicator));
}

bool
render_report_xlsx(struct render_job *job)
{
	const struct report *report = job->output->report;

	return render_xlsx(job, report->title, route_report(job->arena, report));
}
