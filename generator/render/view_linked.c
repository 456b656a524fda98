#include "render/json_write.h"

#include "model/address.h"
#include "render/table.h"
#include "render/view.h"

/* What search engines and catalogues read of a page: schema.org's terms as JSON-LD,
 * a Dataset on an indicator's page, a Report on a report's. Addresses are absolute:
 * the text is taken out of the page. */

struct linked {
	struct view *view;
	struct json_writer json;
	struct strbuf out;
};

static struct str
address(const struct linked *linked, struct str path)
{
	return absolute_url(linked->view->renderer, linked->view->arena, path);
}

static void
linked_begin(struct linked *linked, struct view *view, const char *type, struct str name)
{
	struct json_writer *json = &linked->json;
	struct str url;

	*linked = (struct linked){ .view = view };
	*json = (struct json_writer){ .out = &linked->out, .in_html = true };
	url = address(linked, view->output->path);
	json_begin(json, NULL, '{');
	json_put_text(json, "@context", STR("https://schema.org/"));
	json_put_text(json, "@type", str_from(type));
	json_put_text(json, "@id", url);
	json_put_text(json, "name", name);
	json_put_text(json, "url", url);
	json_put_text(json, "inLanguage", view->site->content_language);
	json_put_bool(json, "isAccessibleForFree", true);
	if (view->site->license_url.len > 0 || view->site->license_name.len > 0)
		json_put_text(json, "license",
		    view->site->license_url.len > 0 ? view->site->license_url : view->site->license_name);
}

static void
linked_end(struct linked *linked)
{
	json_end(&linked->json);
	linked->view->linked_data = str_trim(strbuf_take(linked->view->arena, &linked->out));
}

static void
put_named(struct linked *linked, const char *key, const char *type, struct str name)
{
	json_begin(&linked->json, key, '{');
	json_put_text(&linked->json, "@type", str_from(type));
	json_put_text(&linked->json, "name", name);
	json_end(&linked->json);
}

static void
put_city(struct linked *linked, const char *key, const struct city *city)
{
	struct json_writer *json = &linked->json;

	json_begin(json, key, '{');
	json_put_text(json, "@type", STR("AdministrativeArea"));
	json_put_text(json, "name", city->name);
	json_put_text(json, "identifier", city->code);
	if (city->province.len > 0)
		put_named(linked, "containedInPlace", "AdministrativeArea", city->province);
	json_end(json);
}

static struct str
data_path(const struct view *view, const char *ending)
{
	if (view->output->indicator)
		return route_indicator_data(view->arena, view->output->indicator, ending);
	return route_report_data(view->arena, view->output->report, ending);
}

static void
put_distribution(struct linked *linked)
{
	static const struct {
		const char *ending, *type;
	} formats[] = {
		{ "csv", "text/csv" },
		{ "json", "application/json" },
		{ "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	};
	struct json_writer *json = &linked->json;

	json_begin(json, "distribution", '[');
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		json_begin(json, NULL, '{');
		json_put_text(json, "@type", STR("DataDownload"));
		json_put_text(json, "encodingFormat", str_from(formats[i].type));
		json_put_text(json, "contentUrl", address(linked, data_path(linked->view, formats[i].ending)));
		json_end(json);
	}
	json_end(json);
}

/* ---- reports ---- */

/* What the page is made from: the document that a digest condenses. */
static void
put_original(struct linked *linked, const struct report *report)
{
	struct json_writer *json = &linked->json;

	if (!report->digest) {
		if (address_is_web(report->url))
			json_put_text(json, "sameAs", report->url);
		return;
	}
	json_begin(json, "isBasedOn", '{');
	json_put_text(json, "@type", STR("Report"));
	json_put_text(json, "name", report->title);
	put_named(linked, "publisher", "Organization", report->publisher);
	if (address_is_web(report->url))
		json_put_text(json, "url", report->url);
	json_end(json);
}

static void
put_data_of(struct linked *linked, const struct report *report)
{
	const struct view *view = linked->view;
	struct json_writer *json = &linked->json;

	json_begin(json, "hasPart", '{');
	json_put_text(json, "@type", STR("Dataset"));
	json_put_text(json, "name", view_text_for(view, "linked.data", report->title));
	json_put_text(json, "description", view_text_for(view, "description.report", report->title));
	put_distribution(linked);
	json_end(json);
}

void
view_linked_report(struct view *view, const struct report *report)
{
	struct linked linked;
	struct json_writer *json = &linked.json;

	linked_begin(&linked, view, "Report", report->title);
	if (report->published.len > 0)
		json_put_text(json, "datePublished", report->published);
	put_named(&linked, "author", "Organization", report->publisher);
	put_named(&linked, "publisher", "Organization", report->digest ? view->site->publisher : report->publisher);
	put_city(&linked, "about", report->city);
	put_city(&linked, "spatialCoverage", report->city);
	json_put_text(json, "temporalCoverage", str_format(view->arena, "%d", report->data_year));
	put_original(&linked, report);
	put_named(&linked, "isPartOf", "WebSite", view->site->title);
	put_data_of(&linked, report);
	linked_end(&linked);
}

/* ---- indicators ---- */

static void
put_variable(struct linked *linked, const struct indicator *indicator)
{
	struct json_writer *json = &linked->json;

	json_begin(json, "variableMeasured", '{');
	json_put_text(json, "@type", STR("PropertyValue"));
	json_put_text(json, "propertyID", indicator->id);
	json_put_text(json, "name", indicator->name);
	if (indicator->unit.len > 0)
		json_put_text(json, "unitText", indicator->unit);
	json_end(json);
}

static void
put_aliases(struct linked *linked, const struct indicator *indicator)
{
	if (indicator->aliases.count == 0)
		return;
	json_begin(&linked->json, "alternateName", '[');
	for (size_t i = 0; i < indicator->aliases.count; i++)
		json_put_text(&linked->json, NULL, indicator->aliases.items[i]);
	json_end(&linked->json);
}

/* The cities of the rows, which stand together. */
static void
put_cities(struct linked *linked, const struct table_rows *rows)
{
	const struct city *last = NULL;

	json_begin(&linked->json, "spatialCoverage", '[');
	for (size_t i = 0; i < rows->count; i++) {
		const struct city *city = rows->items[i].observation->report->city;

		if (city != last)
			put_city(linked, NULL, city);
		last = city;
	}
	json_end(&linked->json);
}

/* "2019/2023", or the only year. */
static void
put_years(struct linked *linked, const struct table_rows *rows)
{
	int first = rows->items[0].observation->year, last = first;
	struct str years;

	for (size_t i = 1; i < rows->count; i++) {
		int year = rows->items[i].observation->year;

		first = year < first ? year : first;
		last = year > last ? year : last;
	}
	years = str_format(linked->view->arena, "%d", first);
	if (first != last)
		years = str_format(linked->view->arena, "%d/%d", first, last);
	json_put_text(&linked->json, "temporalCoverage", years);
}

/* The reports of the rows, which stand together. */
static void
put_reports(struct linked *linked, const struct table_rows *rows)
{
	struct json_writer *json = &linked->json;
	const struct report *last = NULL;

	json_begin(json, "isBasedOn", '[');
	for (size_t i = 0; i < rows->count; i++) {
		const struct report *report = rows->items[i].observation->report;

		if (report == last)
			continue;
		last = report;
		json_begin(json, NULL, '{');
		json_put_text(json, "@type", STR("Report"));
		json_put_text(json, "@id", address(linked, route_report(linked->view->arena, report)));
		json_put_text(json, "name", report->title);
		put_named(linked, "author", "Organization", report->publisher);
		json_end(json);
	}
	json_end(json);
}

static void
put_catalog(struct linked *linked)
{
	struct json_writer *json = &linked->json;

	json_begin(json, "includedInDataCatalog", '{');
	json_put_text(json, "@type", STR("DataCatalog"));
	json_put_text(json, "name", linked->view->site->title);
	json_put_text(json, "url", address(linked, STR("data/index.html")));
	json_end(json);
}

void
view_linked_indicator(struct view *view, const struct indicator *indicator)
{
	struct render_job job = { .renderer = view->renderer, .output = view->output, .arena = view->arena };
	struct table_rows rows = table_collect(&job);
	struct linked linked;
	struct json_writer *json = &linked.json;

	linked_begin(&linked, view, "Dataset", indicator->name);
	put_aliases(&linked, indicator);
	json_put_text(json, "description", indicator->definition);
	json_put_text(json, "identifier", indicator->id);
	if (indicator->version.len > 0)
		json_put_text(json, "version", indicator->version);
	put_variable(&linked, indicator);
	put_named(&linked, "creator", "Organization", view->site->publisher);
	put_named(&linked, "publisher", "Organization", view->site->publisher);
	if (rows.count > 0) {
		put_cities(&linked, &rows);
		put_years(&linked, &rows);
		put_reports(&linked, &rows);
	}
	put_distribution(&linked);
	put_catalog(&linked);
	linked_end(&linked);
}
