#include "render/json_write.h"

#include "model/address.h"
#include "render/table.h"

/* data/datapackage.json: a Data Package 2.0 (datapackage.org) of all CSV files, and
 * data/schema.json: the Table Schema that every one of them has. It is a file of its
 * own because there are hundreds of them. */

struct package {
	struct render_job *job;
	struct json_writer json;
};

/* "https://edu.example.gov.cn/zlnb/" -> "edu.example.gov.cn-zlnb": lower-case letters,
 * digits, dots and hyphens, the same as long as the site has its address. */
static struct str
package_name(struct arena *arena, struct str base_url)
{
	size_t scheme = str_find(base_url, STR("://"), 0);
	struct str rest = str_slice(base_url, scheme == SIZE_MAX ? 0 : scheme + 3, base_url.len);
	char *name = arena_alloc(arena, rest.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < rest.len; i++) {
		char c = rest.at[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.')
			name[len++] = c;
		else if (c >= 'A' && c <= 'Z')
			name[len++] = (char)(c - 'A' + 'a');
		else if (len > 0 && name[len - 1] != '-')
			name[len++] = '-';
	}
	while (len > 0 && name[len - 1] == '-')
		len--;
	return (struct str){ name, len };
}

/* A license needs an address, or an identifier that site.json does not have. */
static void
put_licenses(struct package *package)
{
	const struct site *site = package->job->renderer->site;

	if (!address_is_web(site->license_url))
		return;
	json_begin(&package->json, "licenses", '[');
	json_begin(&package->json, NULL, '{');
	json_put_text(&package->json, "path", site->license_url);
	json_put_text(&package->json, "title", site->license_name);
	json_end(&package->json);
	json_end(&package->json);
}

static void
put_contributors(struct package *package)
{
	json_begin(&package->json, "contributors", '[');
	json_begin(&package->json, NULL, '{');
	json_put_text(&package->json, "title", package->job->renderer->site->publisher);
	json_begin(&package->json, "roles", '[');
	json_put_text(&package->json, NULL, STR("publisher"));
	json_end(&package->json);
	json_end(&package->json);
	json_end(&package->json);
}

static void
put_source(struct package *package, const struct report *report)
{
	json_begin(&package->json, NULL, '{');
	json_put_text(&package->json, "title", report->title);
	if (address_is_web(report->url))
		json_put_text(&package->json, "path", report->url);
	json_end(&package->json);
}

/* Of a column with words only, these; an empty cell is allowed besides. */
static const char *const *
words_of(enum table_column column)
{
	switch (column) {
	case COLUMN_STATEMENT:
		return table_statements;
	case COLUMN_STATUS:
		return table_statuses;
	default:
		return NULL;
	}
}

static void
put_constraints(struct package *package, enum table_column column)
{
	const char *const *words = words_of(column);

	if (!words && !table_columns[column].required)
		return;
	json_begin(&package->json, "constraints", '{');
	if (table_columns[column].required)
		json_put_bool(&package->json, "required", true);
	if (words) {
		json_begin(&package->json, "enum", '[');
		for (size_t i = 0; words[i]; i++)
			json_put_text(&package->json, NULL, job_string(package->job, words[i]));
		json_end(&package->json);
	}
	json_end(&package->json);
}

static void
put_field(struct package *package, enum table_column column)
{
	static const char *const types[] = {
		[TYPE_TEXT] = "string",
		[TYPE_YEAR] = "year",
		[TYPE_NUMBER] = "number",
	};
	const struct column *shown = &table_columns[column];

	json_begin(&package->json, NULL, '{');
	json_put_text(&package->json, "name", job_string(package->job, shown->header));
	json_put_text(&package->json, "type", str_from(types[shown->type]));
	json_put_text(&package->json, "description", job_string(package->job, shown->about));
	if (shown->property)
		json_put_text(&package->json, "rdfType", str_from(shown->property));
	put_constraints(package, column);
	json_end(&package->json);
}

bool
render_table_schema(struct render_job *job)
{
	struct package package = { .job = job, .json = { .out = job->out } };
	struct json_writer *json = &package.json;

	json_begin(json, NULL, '{');
	json_put_text(json, "$schema", STR("https://datapackage.org/profiles/2.0/tableschema.json"));
	json_begin(json, "fields", '[');
	for (enum table_column column = 0; column < TABLE_COLUMNS; column++)
		put_field(&package, column);
	json_end(json);
	json_begin(json, "missingValues", '[');
	json_put_text(json, NULL, STR_NONE);
	json_end(json);
	json_end(json);
	return true;
}

/* What is in a resource: "observations", or the indicator's or report's. */
static void
put_subject(struct package *package, const struct output *output)
{
	struct json_writer *json = &package->json;
	struct arena *arena = package->job->arena;

	if (output->kind == OUTPUT_INDICATOR_CSV) {
		const struct indicator *indicator = output->indicator;

		json_put_text(json, "name", str_format(arena, "indicator-%.*s", STR_ARG(indicator->id)));
		json_put_text(json, "title", indicator->name);
		json_put_text(json, "description", indicator->definition);
		if (indicator->unit.len > 0)
			json_put_text(json, "unit", indicator->unit); /* a property of our own */
	} else if (output->kind == OUTPUT_REPORT_CSV) {
		const struct report *report = output->report;

		json_put_text(json, "name",
		    str_format(arena, "report-%.*s-%.*s", STR_ARG(report->city->slug), STR_ARG(report->slug)));
		json_put_text(json, "title", report->title);
		json_begin(json, "sources", '[');
		put_source(package, report);
		json_end(json);
	} else {
		json_put_text(json, "name", STR("observations"));
		json_put_text(json, "title", package->job->renderer->site->title);
	}
}

static void
put_resource(struct package *package, const struct output *output)
{
	struct json_writer *json = &package->json;

	json_begin(json, NULL, '{');
	put_subject(package, output);
	json_put_text(json, "type", STR("table"));
	json_put_text(json, "path", route_relative(package->job->arena, package->job->output->path, output->path));
	json_put_text(json, "format", STR("csv"));
	json_put_text(json, "mediatype", STR("text/csv"));
	json_put_text(json, "encoding", STR("utf-8"));
	json_begin(json, "dialect", '{');
	json_put_bool(json, "header", true);
	json_put_text(json, "lineTerminator", STR("\r\n"));
	json_end(json);
	json_put_text(json, "schema", STR("schema.json"));
	json_end(json);
}

static void
put_resources(struct package *package)
{
	const struct plan *plan = package->job->renderer->plan;

	json_begin(&package->json, "resources", '[');
	put_resource(package, plan_find(plan, STR("data/observations.csv")));
	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].kind == OUTPUT_INDICATOR_CSV || plan->items[i].kind == OUTPUT_REPORT_CSV)
			put_resource(package, &plan->items[i]);
	json_end(&package->json);
}

static void
put_sources(struct package *package)
{
	const struct plan *plan = package->job->renderer->plan;

	json_begin(&package->json, "sources", '[');
	for (size_t i = 0; i < plan->count; i++)
		if (plan->items[i].kind == OUTPUT_REPORT_CSV)
			put_source(package, plan->items[i].report);
	json_end(&package->json);
}

bool
render_datapackage(struct render_job *job)
{
	const struct site *site = job->renderer->site;
	struct package package = { .job = job, .json = { .out = job->out } };
	struct json_writer *json = &package.json;

	json_begin(json, NULL, '{');
	json_put_text(json, "$schema", STR("https://datapackage.org/profiles/2.0/datapackage.json"));
	json_put_text(json, "name", package_name(job->arena, site->base_url));
	json_put_text(json, "title", site->title);
	json_put_text(json, "description", site->description);
	json_put_text(json, "homepage", absolute_url(job->renderer, job->arena, STR("data/index.html")));
	put_licenses(&package);
	put_contributors(&package);
	put_sources(&package);
	put_resources(&package);
	json_end(json);
	return true;
}
