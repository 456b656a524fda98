#include "render/json_write.h"

#include "model/address.h"
#include "render/table.h"

#include "base/file.h"

/* csv-metadata.json: what the CSV files of its folder are, by the W3C's "Metadata
 * Vocabulary for Tabular Data". Under this name a reader that has a CSV file finds
 * it: after FILE.csv-metadata.json it is the one that "Model for Tabular Data and
 * Metadata on the Web", section 5, looks for. */

struct metadata {
	struct render_job *job;
	struct json_writer json;
};

static const struct site *
site_of(const struct metadata *metadata)
{
	return metadata->job->renderer->site;
}

static void
put_context(struct metadata *metadata)
{
	struct json_writer *json = &metadata->json;

	json_begin(json, "@context", '[');
	json_put_text(json, NULL, STR("http://www.w3.org/ns/csvw"));
	json_begin(json, NULL, '{');
	json_put_text(json, "@language", site_of(metadata)->language);
	json_end(json);
	json_end(json);
}

static void
put_address(struct metadata *metadata, const char *key, struct str url)
{
	if (!address_is_web(url))
		return;
	json_begin(&metadata->json, key, '{');
	json_put_text(&metadata->json, "@id", url);
	json_end(&metadata->json);
}

/* What the standard takes for granted, but for line ends: LF alone would be allowed.
 * The byte order mark needs no word, readers take it off. */
static void
put_dialect(struct metadata *metadata)
{
	struct json_writer *json = &metadata->json;

	json_begin(json, "dialect", '{');
	json_put_text(json, "encoding", STR("utf-8"));
	json_put_text(json, "lineTerminators", STR("\r\n"));
	json_put_bool(json, "header", true);
	json_end(json);
}

static void
put_column(struct metadata *metadata, const struct column *column)
{
	static const char *const types[] = {
		[TYPE_TEXT] = "string",
		[TYPE_YEAR] = "gYear",
		[TYPE_NUMBER] = "decimal",
	};
	struct json_writer *json = &metadata->json;

	json_begin(json, NULL, '{');
	json_put_text(json, "name", table_column_id(column));
	json_put_text(json, "titles", job_string(metadata->job, column->header));
	json_put_text(json, "dc:description", job_string(metadata->job, column->about));
	json_put_text(json, "datatype", str_from(types[column->type]));
	json_put_text(json, "null", STR_NONE);
	if (column->required)
		json_put_bool(json, "required", true);
	if (column->property)
		json_put_text(json, "propertyUrl", str_from(column->property));
	json_end(json);
}

static void
put_schema(struct metadata *metadata)
{
	struct json_writer *json = &metadata->json;

	json_begin(json, "tableSchema", '{');
	json_begin(json, "columns", '[');
	for (size_t i = 0; i < TABLE_COLUMNS; i++)
		put_column(metadata, &table_columns[i]);
	json_end(json);
	json_end(json);
}

static void
put_indicator(struct metadata *metadata, const struct indicator *indicator)
{
	struct json_writer *json = &metadata->json;

	json_put_text(json, "dc:title", indicator->name);
	json_put_text(json, "dc:description", indicator->definition);
	json_begin(json, "schema:variableMeasured", '{');
	json_put_text(json, "@type", STR("schema:PropertyValue"));
	json_put_text(json, "schema:propertyID", indicator->id);
	json_put_text(json, "schema:name", indicator->name);
	if (indicator->unit.len > 0)
		json_put_text(json, "schema:unitText", indicator->unit);
	json_end(json);
}

static void
put_report(struct metadata *metadata, const struct report *report)
{
	struct json_writer *json = &metadata->json;

	json_put_text(json, "dc:title", report->title);
	json_put_text(json, "dc:creator", report->publisher);
	json_put_text(json, "dc:spatial", report->city->name);
	if (report->published.len > 0)
		json_put_text(json, "dc:issued", report->published);
	put_address(metadata, "dc:source", report->url);
}

static void
put_table(struct metadata *metadata, const struct output *output)
{
	struct json_writer *json = &metadata->json;

	json_begin(json, NULL, '{');
	json_put_text(json, "url", path_name(output->path));
	if (output->indicator)
		put_indicator(metadata, output->indicator);
	else if (output->report)
		put_report(metadata, output->report);
	else
		json_put_text(json, "dc:title", site_of(metadata)->title);
	json_end(json);
}

static bool
is_csv(const struct output *output)
{
	return output->kind == OUTPUT_OBSERVATIONS_CSV || output->kind == OUTPUT_INDICATOR_CSV ||
	       output->kind == OUTPUT_REPORT_CSV;
}

static void
put_tables(struct metadata *metadata)
{
	const struct plan *plan = metadata->job->renderer->plan;
	struct str folder = path_folder(metadata->job->output->path);

	json_begin(&metadata->json, "tables", '[');
	for (size_t i = 0; i < plan->count; i++)
		if (is_csv(&plan->items[i]) && str_eq(path_folder(plan->items[i].path), folder))
			put_table(metadata, &plan->items[i]);
	json_end(&metadata->json);
}

bool
render_csvw(struct render_job *job)
{
	const struct site *site = job->renderer->site;
	struct metadata metadata = { .job = job, .json = { .out = job->out } };
	struct json_writer *json = &metadata.json;

	json_begin(json, NULL, '{');
	put_context(&metadata);
	json_put_text(json, "dc:title", site->title);
	json_put_text(json, "dc:publisher", site->publisher);
	put_address(&metadata, "dc:license", site->license_url);
	if (site->license_name.len > 0)
		json_put_text(json, "dc:rights", site->license_name);
	put_dialect(&metadata);
	put_schema(&metadata);
	put_tables(&metadata);
	json_end(json);
	return true;
}
