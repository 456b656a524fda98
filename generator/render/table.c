#include "render/table.h"

#include "base/number.h"

#include <stdlib.h>

/* Terms that statistical offices share (SDMX, as RDF). */
#define SDMX "http://purl.org/linked-data/sdmx/2009/"

const struct column table_columns[TABLE_COLUMNS] = {
	[COLUMN_CITY_CODE] = { "data.city_code", "data.about_city_code", TYPE_TEXT, 10, true,
	    SDMX "dimension#refArea" },
	[COLUMN_CITY] = { "data.city", "data.about_city", TYPE_TEXT, 10, true, NULL },
	[COLUMN_INDICATOR_ID] = { "data.indicator_id", "data.about_indicator_id", TYPE_TEXT, 26, true,
	    "http://schema.org/propertyID" },
	[COLUMN_INDICATOR] = { "data.indicator", "data.about_indicator", TYPE_TEXT, 30, true, NULL },
	[COLUMN_YEAR] = { "data.year", "data.about_year", TYPE_YEAR, 8, true, SDMX "dimension#refPeriod" },
	[COLUMN_BY] = { "data.by", "data.about_by", TYPE_TEXT, 10, false, NULL },
	[COLUMN_ITEM] = { "data.item", "data.about_item", TYPE_TEXT, 12, false, NULL },
	[COLUMN_STATEMENT] = { "data.statement", "data.about_statement", TYPE_TEXT, 8, true, NULL },
	[COLUMN_VALUE] = { "data.value", "data.about_value", TYPE_NUMBER, 14, false, SDMX "measure#obsValue" },
	[COLUMN_UNIT] = { "data.unit", "data.about_unit", TYPE_TEXT, 8, false, SDMX "attribute#unitMeasure" },
	[COLUMN_STATUS] = { "data.status", "data.about_status", TYPE_TEXT, 10, false, SDMX "attribute#obsStatus" },
	[COLUMN_VERSION] = { "data.version", "data.about_version", TYPE_TEXT, 12, false, NULL },
	[COLUMN_NOTE] = { "data.note", "data.about_note", TYPE_TEXT, 40, false,
	    "http://www.w3.org/2000/01/rdf-schema#comment" },
	[COLUMN_STATED] = { "data.stated", "data.about_stated", TYPE_TEXT, 16, false, NULL },
	[COLUMN_REPORT] = { "data.report", "data.about_report", TYPE_TEXT, 40, true,
	    "http://purl.org/dc/terms/source" },
	[COLUMN_PAGE] = { "data.page", "data.about_page", TYPE_TEXT, 44, false, NULL },
};

static const char statement_main[] = "data.statement_main";
static const char statement_other[] = "data.statement_other";

const char *const table_statements[] = { statement_main, statement_other, NULL };

const char *const table_statuses[] = { "status.p", "status.r", "status.e", "status.b", "status.x", NULL };

struct collector {
	struct arena *arena;
	struct table_rows rows;
	const struct indicator *indicator; /* the only one wanted, NULL: all */
	struct map ranks;                  /* id -> size_t: the place in the dictionary */
	size_t report;                     /* reports seen so far */
};

static void
rank_indicators(struct collector *collector, const struct site *site)
{
	size_t *ranks = arena_array(collector->arena, size_t, site->indicators.count);

	for (size_t i = 0; i < site->indicators.count; i++) {
		ranks[i] = i;
		map_add(&collector->ranks, collector->arena, site->indicators.entries[i].key, &ranks[i]);
	}
}

static void
add_row(struct collector *collector, const struct observation *observation, const struct breakdown *breakdown,
    const struct restatement *also)
{
	const size_t *rank = map_get(&collector->ranks, observation->indicator->id);
	size_t order = collector->rows.count;

	*arena_push(collector->arena, &collector->rows) = (struct table_row){
		.observation = observation,
		.breakdown = breakdown,
		.also = also,
		.report = collector->report,
		.indicator = rank ? *rank : 0,
		.order = order,
	};
}

static void
collect_list(struct collector *collector, const struct observation_list *list, const struct breakdown *breakdown)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct observation *observation = &list->items[i];

		if (collector->indicator && observation->indicator != collector->indicator)
			continue;
		add_row(collector, observation, breakdown, NULL);
		for (size_t k = 0; k < observation->also_count; k++)
			add_row(collector, observation, breakdown, &observation->also[k]);
	}
}

static void
collect_report(struct collector *collector, const struct report *report)
{
	collect_list(collector, &report->observations, NULL);
	for (size_t i = 0; i < report->breakdowns.count; i++)
		collect_list(collector, &report->breakdowns.items[i].parts, &report->breakdowns.items[i]);
	collector->report++;
}

static int
compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
compare_rows(const void *a, const void *b)
{
	const struct table_row *left = a, *right = b;
	int order = compare_sizes(left->report, right->report);

	if (order == 0)
		order = compare_sizes(left->indicator, right->indicator);
	if (order == 0)
		order = left->observation->year - right->observation->year;
	return order != 0 ? order : compare_sizes(left->order, right->order);
}

struct table_rows
table_collect(const struct render_job *job)
{
	const struct site *site = job->renderer->site;
	struct collector collector = { .arena = job->arena, .indicator = job->output->indicator };

	rank_indicators(&collector, site);
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = city->reports.count; k > 0; k--)
			if (!job->output->report || job->output->report == city->reports.items[k - 1])
				collect_report(&collector, city->reports.items[k - 1]);
	}
	if (collector.rows.count > 0)
		qsort(collector.rows.items, collector.rows.count, sizeof *collector.rows.items, compare_rows);
	return collector.rows;
}

struct str
table_column_id(const struct column *column)
{
	struct str key = str_from(column->header);

	return str_slice(key, STR("data.").len, key.len);
}

struct str
job_string(const struct render_job *job, const char *key)
{
	return theme_string(job->renderer->theme, key);
}

struct str
status_code(enum observation_status status)
{
	static const char codes[] = { STATUS_PROVISIONAL, STATUS_REVISED, STATUS_ESTIMATED, STATUS_BREAK,
		STATUS_MISSING };

	for (size_t i = 0; i < sizeof codes; i++)
		if ((int)status == codes[i])
			return (struct str){ &codes[i], 1 };
	return STR_NONE;
}

static struct str
status_cell(const struct render_job *job, const struct table_row *row)
{
	struct str code = row->also ? STR_NONE : status_code(row->observation->status);

	for (size_t i = 0; code.len > 0 && table_statuses[i]; i++)
		if (str_ends(str_from(table_statuses[i]), code))
			return job_string(job, table_statuses[i]);
	return STR_NONE;
}

/* The theme has words for the kinds that are common; others stay as data.json has
 * them. */
static struct str
by_cell(const struct render_job *job, const struct breakdown *breakdown)
{
	struct str key = str_format(job->arena, "data.by_%.*s", STR_ARG(breakdown->by));
	struct str text = job_string(job, str_zero(job->arena, key));

	return text.len > 0 ? text : breakdown->by;
}

struct str
job_number(const struct render_job *job, double value)
{
	struct strbuf digits = { 0 };

	number_add_shortest(&digits, value);
	return strbuf_take(job->arena, &digits);
}

static struct str
value_cell(const struct table_row *row)
{
	if (row->also)
		return row->also->number;
	return row->observation->status == STATUS_MISSING ? STR_NONE : row->observation->number;
}

/* The place in the site's folder, as a browser would show it. */
static struct str
page_cell(const struct render_job *job, const struct table_row *row)
{
	const struct origin *origin = table_origin(row);
	struct str path;

	if (!origin->section)
		return STR_NONE;
	path = route_section(job->arena, origin->section);
	if (origin->anchor.len == 0)
		return path;
	return str_format(job->arena, "%.*s#%.*s", STR_ARG(path), STR_ARG(origin->anchor));
}

double
table_value(const struct table_row *row)
{
	return row->also ? row->also->value : row->observation->value;
}

struct str
table_stated(const struct table_row *row)
{
	return row->also ? row->also->stated : row->observation->stated;
}

struct str
table_note(const struct table_row *row)
{
	return row->also ? row->also->note : row->observation->note;
}

const struct origin *
table_origin(const struct table_row *row)
{
	return row->also ? &row->also->origin : &row->observation->origin;
}

struct str
table_cell(const struct render_job *job, const struct table_row *row, enum table_column column)
{
	const struct observation *observation = row->observation;

	switch (column) {
	case COLUMN_CITY_CODE:
		return observation->report->city->code;
	case COLUMN_CITY:
		return observation->report->city->name;
	case COLUMN_INDICATOR_ID:
		return observation->indicator->id;
	case COLUMN_INDICATOR:
		return observation->indicator->name;
	case COLUMN_YEAR:
		return str_format(job->arena, "%d", observation->year);
	case COLUMN_BY:
		return row->breakdown ? by_cell(job, row->breakdown) : STR_NONE;
	case COLUMN_ITEM:
		return observation->item;
	case COLUMN_STATEMENT:
		return job_string(job, row->also ? statement_other : statement_main);
	case COLUMN_VALUE:
		return value_cell(row);
	case COLUMN_UNIT:
		return observation->indicator->unit;
	case COLUMN_STATUS:
		return status_cell(job, row);
	case COLUMN_VERSION:
		return observation->version;
	case COLUMN_NOTE:
		return table_note(row);
	case COLUMN_STATED:
		return table_stated(row);
	case COLUMN_REPORT:
		return observation->report->title;
	case COLUMN_PAGE:
		return page_cell(job, row);
	case TABLE_COLUMNS:
		break;
	}
	return STR_NONE;
}
