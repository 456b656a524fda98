#include "render/json_write.h"
#include "render/table.h"

/* data/indicators/ID.json and data/reports/ID.json. They hold the rows of the long
 * table (table.h) as objects, with codes instead of words: other statements below
 * their main one, parts below their breakdown. Every object of a kind has the same
 * members; what is not known is null. Addresses are relative to the file. */

struct file {
	struct render_job *job;
	struct json_writer json;
	struct table_rows rows;
};

static struct file
file_begin(struct render_job *job)
{
	struct file file = { .job = job, .json = { .out = job->out }, .rows = table_collect(job) };

	json_begin(&file.json, NULL, '{');
	return file;
}

static void
put_page(struct file *file, struct str path, struct str anchor)
{
	struct arena *arena = file->job->arena;
	struct str url = route_relative(arena, file->job->output->path, path);

	if (anchor.len > 0)
		url = str_format(arena, "%.*s#%.*s", STR_ARG(url), STR_ARG(route_encode(arena, anchor)));
	json_put_text(&file->json, "page", url);
}

static void
put_origin(struct file *file, const struct origin *origin)
{
	if (origin->section)
		put_page(file, route_section(file->job->arena, origin->section), origin->anchor);
	else
		json_put_null(&file->json, "page");
}

static void
put_statement(struct file *file, const struct table_row *row)
{
	json_put_number(&file->json, "value", table_cell(file->job, row, COLUMN_VALUE));
	if (!row->also) {
		json_put_text_or_null(&file->json, "status", status_code(row->observation->status));
		json_put_text_or_null(&file->json, "version", row->observation->version);
	}
	json_put_text_or_null(&file->json, "stated", table_stated(row));
	json_put_text_or_null(&file->json, "note", table_note(row));
	put_origin(file, table_origin(row));
}

/* The row and, in "also", those of other statements behind it. Gives the next row. */
static size_t
put_statements(struct file *file, size_t at)
{
	put_statement(file, &file->rows.items[at++]);
	json_begin(&file->json, "also", '[');
	for (; at < file->rows.count && file->rows.items[at].also; at++) {
		json_begin(&file->json, NULL, '{');
		put_statement(file, &file->rows.items[at]);
		json_end(&file->json);
	}
	json_end(&file->json);
	return at;
}

static struct str
report_id(const struct render_job *job, const struct report *report)
{
	return str_format(job->arena, "%.*s-%.*s", STR_ARG(report->city->slug), STR_ARG(report->slug));
}

/* What the file does not say of all its rows at once: whose the value is, or what of. */
static void
put_subject(struct file *file, const struct observation *observation)
{
	struct json_writer *json = &file->json;
	const struct report *report = observation->report;

	if (file->job->output->indicator) {
		json_put_text(json, "city_code", report->city->code);
		json_put_text(json, "city", report->city->name);
		json_put_text(json, "report", report_id(file->job, report));
		json_put_text(json, "report_title", report->title);
	} else {
		json_put_text(json, "indicator", observation->indicator->id);
		json_put_text(json, "name", observation->indicator->name);
		json_put_text(json, "unit", observation->indicator->unit);
	}
}

static void
put_observations(struct file *file)
{
	size_t at = 0;

	json_begin(&file->json, "observations", '[');
	while (at < file->rows.count) {
		const struct table_row *row = &file->rows.items[at];

		if (row->breakdown) {
			at++;
			continue;
		}
		json_begin(&file->json, NULL, '{');
		put_subject(file, row->observation);
		json_put_int(&file->json, "year", row->observation->year);
		at = put_statements(file, at);
		json_end(&file->json);
	}
	json_end(&file->json);
}

/* The parts of one breakdown stand together. Gives the row behind them. */
static size_t
put_breakdown(struct file *file, size_t at)
{
	const struct breakdown *breakdown = file->rows.items[at].breakdown;

	json_begin(&file->json, NULL, '{');
	put_subject(file, file->rows.items[at].observation);
	json_put_int(&file->json, "year", breakdown->year);
	json_put_text(&file->json, "by", breakdown->by);
	json_begin(&file->json, "parts", '[');
	while (at < file->rows.count && file->rows.items[at].breakdown == breakdown) {
		json_begin(&file->json, NULL, '{');
		json_put_text(&file->json, "item", file->rows.items[at].observation->item);
		at = put_statements(file, at);
		json_end(&file->json);
	}
	json_end(&file->json);
	json_end(&file->json);
	return at;
}

static void
put_breakdowns(struct file *file)
{
	size_t at = 0;

	json_begin(&file->json, "breakdowns", '[');
	while (at < file->rows.count)
		at = file->rows.items[at].breakdown ? put_breakdown(file, at) : at + 1;
	json_end(&file->json);
}

static bool
file_end(struct file *file)
{
	put_observations(file);
	put_breakdowns(file);
	json_end(&file->json);
	return true;
}

static void
put_bound(struct file *file, bool is_there, double value)
{
	json_put_number(&file->json, NULL, is_there ? job_number(file->job, value) : STR_NONE);
}

static void
put_range(struct file *file, const struct indicator *indicator)
{
	if (!indicator->has_min && !indicator->has_max) {
		json_put_null(&file->json, "range");
		return;
	}
	json_begin(&file->json, "range", '[');
	put_bound(file, indicator->has_min, indicator->min);
	put_bound(file, indicator->has_max, indicator->max);
	json_end(&file->json);
}

static void
put_indicator(struct file *file, const struct indicator *indicator)
{
	static const char *const kinds[] = {
		[INDICATOR_COUNT] = "count",
		[INDICATOR_SHARE] = "share",
		[INDICATOR_RATIO] = "ratio",
		[INDICATOR_MONEY] = "money",
		[INDICATOR_INDEX] = "index",
	};
	static const char *const directions[] = {
		[DIRECTION_NONE] = "none",
		[DIRECTION_UP] = "up",
		[DIRECTION_DOWN] = "down",
	};
	struct json_writer *json = &file->json;

	json_begin(json, "indicator", '{');
	json_put_text(json, "id", indicator->id);
	json_put_text(json, "name", indicator->name);
	json_put_text(json, "unit", indicator->unit);
	json_put_text(json, "kind", str_from(kinds[indicator->kind]));
	json_put_int(json, "decimals", indicator->decimals);
	json_put_text(json, "direction", str_from(directions[indicator->direction]));
	json_put_text(json, "group", indicator->group->name);
	json_put_text(json, "definition", indicator->definition);
	json_put_text_or_null(json, "formula", indicator->formula_text);
	put_range(file, indicator);
	json_begin(json, "aliases", '[');
	for (size_t i = 0; i < indicator->aliases.count; i++)
		json_put_text(json, NULL, indicator->aliases.items[i]);
	json_end(json);
	json_put_text_or_null(json, "version", indicator->version);
	put_page(file, route_indicator(file->job->arena, indicator), STR_NONE);
	json_end(json);
}

static void
put_corrections(struct file *file, const struct report *report)
{
	struct json_writer *json = &file->json;

	json_begin(json, "corrections", '[');
	for (size_t i = 0; i < report->correction_count; i++) {
		json_begin(json, NULL, '{');
		json_put_text(json, "date", report->corrections[i].date);
		json_put_text(json, "text", report->corrections[i].text);
		json_put_text_or_null(json, "where", report->corrections[i].where.origin.text);
		json_end(json);
	}
	json_end(json);
}

static void
put_report(struct file *file, const struct report *report)
{
	struct json_writer *json = &file->json;

	json_begin(json, "report", '{');
	json_put_text(json, "id", report_id(file->job, report));
	json_put_text(json, "title", report->title);
	json_put_text(json, "city_code", report->city->code);
	json_put_text(json, "city", report->city->name);
	json_put_int(json, "report_year", report->report_year);
	json_put_int(json, "data_year", report->data_year);
	json_put_text(json, "publisher", report->publisher);
	json_put_text_or_null(json, "published", report->published);
	json_put_text_or_null(json, "original", report->url);
	json_put_bool(json, "digest", report->digest);
	put_page(file, route_report(file->job->arena, report), STR_NONE);
	put_corrections(file, report);
	json_end(json);
}

bool
render_indicator_json(struct render_job *job)
{
	struct file file = file_begin(job);

	put_indicator(&file, job->output->indicator);
	return file_end(&file);
}

bool
render_report_json(struct render_job *job)
{
	struct file file = file_begin(job);

	put_report(&file, job->output->report);
	return file_end(&file);
}
