#include "load/loader.h"

#include "base/number.h"

/* data.json: a report's observations and breakdowns. */

static const struct json_range data_years = { 1949, 2200, 0 };

/* The member's key as a year, 0 after a finding: then the figure stays for check, which
 * must not miss what is there, and nobody else counts it. */
static int
year_of(struct loader *loader, const struct json *member)
{
	long year = str_to_natural(member->key);

	if (member->key.len == 4 && year >= data_years.low && year <= data_years.high)
		return (int)year;
	diag_error(loader->diags, "data-year", member->key_place,
	    diag_tr(loader->diags, "'%.*s' is not a year", "“%.*s”不是年份"), STR_ARG(member->key));
	return 0;
}

static enum observation_status
status_of(struct loader *loader, const struct json *item)
{
	static const char *const words[] = { "p", "r", "e", "b", "x", NULL };
	static const enum observation_status statuses[] = { STATUS_PROVISIONAL, STATUS_REVISED, STATUS_ESTIMATED,
		STATUS_BREAK, STATUS_MISSING };
	int word = json_word(item, "status", words, JSON_OPTIONAL, loader->diags);

	return word >= 0 ? statuses[word] : STATUS_NORMAL;
}

/* `value` NULL: there is none. */
static void
take_number(struct loader *loader, const struct json *value, struct observation *observation)
{
	if (value && loader_plain_number(loader, value)) {
		observation->value = value->number;
		observation->number = value->text;
	} else {
		observation->status = STATUS_MISSING;
	}
}

static void
read_also(struct loader *loader, const struct json *item, struct observation *observation)
{
	static const char *const keys[] = { "value", "stated", "source", "note", NULL };
	const struct json *list = json_child(item, "also", JSON_ARRAY, JSON_OPTIONAL, loader->diags);

	observation->also = arena_array(loader->arena, struct restatement, list ? list->count : 0);
	for (const struct json *at = list ? list->first : NULL; at; at = at->next) {
		struct restatement *also = &observation->also[observation->also_count++];
		const struct json *value;

		json_keys(at, keys, loader->diags);
		value = json_child(at, "value", JSON_NUMBER, JSON_REQUIRED, loader->diags);
		if (value && loader_plain_number(loader, value)) {
			also->value = value->number;
			also->number = value->text;
		}
		also->stated = json_str(at, "stated", JSON_OPTIONAL, loader->diags);
		also->note = json_str(at, "note", JSON_OPTIONAL, loader->diags);
		also->origin = loader_origin(at, "source", loader->diags);
	}
}

/* The current version is the same as none, so that nobody else need compare. */
static void
read_version(struct loader *loader, const struct json *item, struct observation *observation)
{
	if (!json_get(item, "version"))
		return;
	observation->version = json_str(item, "version", JSON_OPTIONAL, loader->diags);
	if (str_eq(observation->version, observation->indicator->version))
		observation->version = STR_NONE;
}

/* A number, or an object with a value and what there is to say about it. */
static void
read_observation(struct loader *loader, const struct json *item, struct observation *observation)
{
	static const char *const keys[] = { "value", "stated", "note", "version", "status", "source", "also", NULL };
	enum json_need need;

	observation->place = item->place;
	if (item->type == JSON_NUMBER) {
		take_number(loader, item, observation);
		return;
	}
	observation->status = STATUS_MISSING;
	if (item->type != JSON_OBJECT) {
		diag_error(loader->diags, "json-type", item->place,
		    diag_tr(loader->diags, "'%.*s' must be a number or an object with a value",
			"“%.*s”应为数字，或含 value 的对象"),
		    STR_ARG(json_path(loader->arena, item)));
		return;
	}
	json_keys(item, keys, loader->diags);
	observation->status = status_of(loader, item);
	need = observation->status == STATUS_MISSING ? JSON_OPTIONAL : JSON_REQUIRED;
	take_number(loader, json_child(item, "value", JSON_NUMBER, need, loader->diags), observation);
	observation->stated = json_str(item, "stated", JSON_OPTIONAL, loader->diags);
	observation->note = json_str(item, "note", JSON_OPTIONAL, loader->diags);
	read_version(loader, item, observation);
	if (json_get(item, "source"))
		observation->origin = loader_origin(item, "source", loader->diags);
	read_also(loader, item, observation);
}

static void
read_observations(
    struct loader *loader, const struct json *root, struct report *report, const struct origin *file_origin)
{
	const struct json *list = json_child(root, "observations", JSON_OBJECT, JSON_OPTIONAL, loader->diags);

	report->data_damaged |= !list && json_get(root, "observations");
	for (const struct json *years = list ? list->first : NULL; years; years = years->next) {
		const struct indicator *indicator = loader_indicator(loader, years->key, years);
		bool readable = indicator && json_is(years, JSON_OBJECT, loader->diags);

		report->data_misnamed |= !readable;
		if (!readable)
			continue;
		for (const struct json *item = years->first; item; item = item->next) {
			int year = year_of(loader, item);
			struct observation *observation = arena_push(loader->arena, &report->observations);

			*observation = (struct observation){
				.indicator = indicator, .report = report, .year = year, .origin = *file_origin
			};
			read_observation(loader, item, observation);
			report->data_misnamed |= year == 0;
		}
	}
}

static void
read_parts(struct loader *loader, const struct json *items, const struct observation *like, struct breakdown *breakdown)
{
	if (!json_is(items, JSON_OBJECT, loader->diags))
		return;
	for (const struct json *item = items->first; item; item = item->next) {
		struct observation *part;

		if (str_trim(item->key).len == 0) {
			diag_error(loader->diags, "json-value", item->key_place, "%s",
			    diag_tr(loader->diags, "a part of a breakdown needs a name", "分项需要名称"));
			continue;
		}
		part = arena_push(loader->arena, &breakdown->parts);
		*part = *like;
		part->item = item->key;
		read_observation(loader, item, part);
	}
}

/* What the parts of a breakdown have in common: they stand where the whole stands,
 * else where the file says. */
static struct observation
part_of(const struct report *report, const struct breakdown *breakdown, const struct origin *file_origin)
{
	const struct observation *whole = report_observation(report, breakdown->indicator, breakdown->year, STR_NONE);

	return (struct observation){
		.indicator = breakdown->indicator,
		.report = report,
		.year = breakdown->year,
		.version = whole ? whole->version : STR_NONE,
		.origin = whole ? whole->origin : *file_origin,
	};
}

/* Items of a breakdown by district must be districts of the city. */
static void
check_districts(struct loader *loader, const struct json *items, const struct city *city)
{
	const struct str_list *districts = &city->districts;

	for (const struct json *item = items->first; item; item = item->next) {
		bool found = str_trim(item->key).len == 0; /* has been told */

		for (size_t k = 0; k < districts->count; k++)
			found = found || str_eq(districts->items[k], item->key);
		if (found)
			continue;
		diag_error(loader->diags, "district-unknown", item->key_place,
		    diag_tr(loader->diags, "'%.*s' is no district of the city", "“%.*s”不是该市的区县"),
		    STR_ARG(item->key));
		diag_hint_nearest(loader->diags, str_nearest(item->key, districts->items, districts->count));
	}
}

static void
read_breakdown(struct loader *loader, const struct json *item, struct report *report, const struct origin *file_origin)
{
	const struct indicator *indicator = loader_indicator(loader, item->key, item);
	bool readable = indicator && json_is(item, JSON_OBJECT, loader->diags);
	struct str by;

	report->data_misnamed |= !readable;
	if (!readable)
		return;
	by = json_str(item, "by", JSON_REQUIRED, loader->diags);
	for (const struct json *year = item->first; year; year = year->next) {
		struct breakdown *breakdown;
		struct observation like;

		if (str_eq(year->key, STR("by")))
			continue;
		breakdown = arena_push(loader->arena, &report->breakdowns);
		*breakdown = (struct breakdown){
			.indicator = indicator, .by = by, .year = year_of(loader, year), .place = year->key_place
		};
		like = part_of(report, breakdown, file_origin);
		read_parts(loader, year, &like, breakdown);
		report->data_misnamed |= breakdown->year == 0;
		if (str_eq(by, STR("district")) && report->city->name.len > 0)
			check_districts(loader, year, report->city);
	}
}

void
load_data(struct loader *loader, struct report *report)
{
	static const char *const keys[] = { "source", "observations", "breakdowns", NULL };
	struct str path = path_join(loader->arena, report->folder, STR("data.json"));
	const struct json *root = loader_json(loader, path, &report->data_source);
	const struct json *breakdowns;
	struct origin origin;

	/* a key that is not known was meant to be one that is */
	report->data_damaged = !root || !json_keys(root, keys, loader->diags);
	if (!root)
		return;
	origin = loader_origin(root, "source", loader->diags);
	read_observations(loader, root, report, &origin);
	breakdowns = json_child(root, "breakdowns", JSON_OBJECT, JSON_OPTIONAL, loader->diags);
	report->data_damaged |= !breakdowns && json_get(root, "breakdowns");
	for (const struct json *item = breakdowns ? breakdowns->first : NULL; item; item = item->next)
		read_breakdown(loader, item, report, &origin);
}
