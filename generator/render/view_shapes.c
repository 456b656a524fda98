#include "model/value.h"
#include "render/view.h"

/* The shapes that many pages share: links, cards, doubts, sources. */

struct str
view_status_text(const struct view *view, enum observation_status status)
{
	char key[] = "status.?";

	key[sizeof key - 2] = (char)status;
	return status == STATUS_NORMAL ? STR_NONE : view_text(view, key);
}

void
view_status(const struct view *view, struct object *object, const struct observation *observation)
{
	if (observation->status == STATUS_NORMAL) {
		object_absent(object, "status");
		object_absent(object, "status_text");
		return;
	}
	object_text(object, "status", str_format(view->arena, "%c", (int)observation->status));
	object_text(object, "status_text", view_status_text(view, observation->status));
}

static struct str
joined(const struct view *view, struct str text, struct str more)
{
	if (text.len == 0 || more.len == 0)
		return text.len > 0 ? text : more;
	return str_format(
	    view->arena, "%.*s%.*s%.*s", STR_ARG(text), STR_ARG(view_text(view, "list.semicolon")), STR_ARG(more));
}

struct str
view_remark(const struct view *view, const struct observation *observation)
{
	struct str version = STR_NONE, note = observation->note;

	if (observation->version.len > 0)
		version = view_text_for(view, "note.version", observation->version);
	return joined(view, joined(view, version, note), view_figure_remarks(view, observation));
}

static struct str
origin_title(const struct view *view, const struct origin *origin)
{
	const struct doc *doc = origin->section->doc;

	if (doc->number.len == 0)
		return doc->title;
	return str_format(view->arena, "%.*s %.*s", STR_ARG(doc->number), STR_ARG(doc->title));
}

void
view_origin(const struct view *view, struct object *object, const struct origin *origin)
{
	if (!origin->section) {
		object_absent(object, "source_title");
		object_absent(object, "source_url");
		return;
	}
	object_text(object, "source_title", origin_title(view, origin));
	object_text(object, "source_url", view_section_url(view, origin->section, origin->anchor));
}

void
view_also(const struct view *view, struct object *object, const struct observation *observation)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < observation->also_count; i++) {
		const struct restatement *also = &observation->also[i];
		struct object *entry = list_add_object(list);

		object_text(entry, "text", restatement_text(view->arena, observation, also));
		object_text_or_absent(entry, "note", also->note);
		view_origin(view, entry, &also->origin);
	}
	view_list(object, "also", list);
}

/* What links to a report and its own pages say of it alike. */
static void
report_fields(const struct view *view, struct object *object, const struct report *report)
{
	object_text(object, "title", report->title);
	object_text(object, "url", view_url(view, route_report(view->arena, report)));
	object_text(object, "city", report->city->name);
	object_text(object, "city_url", view_url(view, route_city(view->arena, report->city)));
	object_text(object, "year", str_format(view->arena, "%d", report->report_year));
	object_text(object, "data_year", str_format(view->arena, "%d", report->data_year));
	object_text_or_absent(object, "published", report->published);
	object_text_or_absent(object, "released", report->release.len > 0 ? view_publication(view, report) : STR_NONE);
	object_bool(object, "digest", report->digest);
}

void
view_report_link(const struct view *view, struct list *list, const struct report *report)
{
	report_fields(view, list_add_object(list), report);
}

struct list *
view_section_links(const struct view *view, const struct section_list *sections, const struct section *current)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < sections->count; i++) {
		const struct section *section = sections->items[i];
		struct object *link = list_add_object(list);

		object_text_or_absent(link, "number", section->doc->number);
		object_text(link, "title", section_title(section));
		object_text(link, "url", view_section_url(view, section, STR_NONE));
		object_text_or_absent(link, "summary", section->doc->summary);
		object_bool(link, "current", section == current);
	}
	return list;
}

void
view_report_object(const struct view *view, const struct report *report)
{
	struct object *object = object_new(view->arena);

	report_fields(view, object, report);
	object_text(object, "publisher", report->publisher);
	view_outside(view, object, "original", report->url);
	object_bool(object, "draft", report->draft);
	if (report->correction_count > 0)
		object_text(object, "corrections_count", view_number(view, report->correction_count));
	else
		object_absent(object, "corrections_count");
	view_disclosure(view, object, &report->disclosure);
	object_text(object, "full_url", view_url(view, route_full(view->arena, report)));
	object_text(object, "csv", view_url(view, route_report_data(view->arena, report, "csv")));
	object_text(object, "json", view_url(view, route_report_data(view->arena, report, "json")));
	object_text(object, "xlsx", view_url(view, route_report_data(view->arena, report, "xlsx")));
	object_object(view->root, "report", object);
}

/* ---- cards ---- */

struct str
view_change_unit(const struct view *view, const struct indicator *indicator)
{
	if (str_eq(indicator->unit, STR("%")))
		return view_text(view, "unit.points");
	/* A difference of two ratios "13.5:1" and "13.1:1" is 0.4, not "0.4:1". */
	return str_starts(indicator->unit, STR(":")) ? STR_NONE : indicator->unit;
}

/* Figures before and after a series break do not compare, nor those of two definitions. */
static bool
are_apart(const struct observation *now, const struct observation *before)
{
	return now->status == STATUS_BREAK || (before && !str_eq(now->version, before->version));
}

/* "比2021年增加2.58个百分点" */
static struct str
change_words(const struct view *view, const struct observation *now, const struct observation *before)
{
	const char *key = now->value > before->value ? "card.rise" : "card.fall";

	return view_text_with(view, now->value == before->value ? "card.same" : key,
	    (const struct view_name[]){
		{ "year", str_format(view->arena, "%d", before->year) },
		{ "change", view_change_text(view, now, before) },
	    },
	    2);
}

static void
card_change(
    const struct view *view, struct object *card, const struct observation *now, const struct observation *before)
{
	const struct indicator *indicator = now->indicator;
	struct str change = are_apart(now, before) ? STR_NONE : observation_change(view->arena, now, before);
	bool rising = change.len > 0 && now->value > before->value;
	bool falling = change.len > 0 && now->value < before->value;

	object_text_or_absent(card, "change", change.len > 0 ? change_words(view, now, before) : STR_NONE);
	object_bool(card, "rising", rising);
	object_bool(card, "falling", falling);
	object_bool(card, "better",
	    (rising && indicator->direction == DIRECTION_UP) || (falling && indicator->direction == DIRECTION_DOWN));
	object_bool(card, "worse",
	    (rising && indicator->direction == DIRECTION_DOWN) || (falling && indicator->direction == DIRECTION_UP));
}

static void
add_card(const struct view *view, struct list *list, const struct observation *now, const struct observation *before)
{
	struct object *card = list_add_object(list);

	object_text(card, "name", now->indicator->name);
	object_text(card, "url", view_url(view, route_indicator(view->arena, now->indicator)));
	object_text(card, "number", observation_number(now));
	object_text(card, "unit", now->indicator->unit);
	object_text_or_absent(card, "stated", now->stated);
	object_text(card, "year", str_format(view->arena, "%d", now->year));
	object_text_or_absent(card, "note", view_remark(view, now));
	view_status(view, card, now);
	card_change(view, card, now, before);
}

struct list *
view_cards(const struct view *view, const struct city *city, const struct report *report)
{
	struct list *list = list_new(view->arena);
	const struct map *indicators = &view->site->indicators;

	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *indicator = indicators->entries[i].value;
		const struct series *series = indicator_series(indicator, city);
		const struct observation *now, *before;

		if (!indicator->main)
			continue;
		now =
		    report ? report_observation(report, indicator, report->data_year, STR_NONE) : series_latest(series);
		if (!now)
			continue;
		before = report ? report_observation(report, indicator, now->year - 1, STR_NONE)
				: series_at(series, now->year - 1);
		add_card(view, list, now, before);
	}
	return list;
}
