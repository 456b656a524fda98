#include "model/value.h"
#include "render/view.h"

/* What is to be known about figures and texts besides themselves: doubts, corrections,
 * the entry of the catalogue of public information. */

/* ---- doubts and corrections ---- */

static void
add_doubt(const struct view *view, struct list *list, const struct observation *observation)
{
	struct object *doubt = list_add_object(list);
	struct str name = observation->indicator->name;

	if (observation->item.len > 0)
		name = str_format(view->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(observation->item));
	object_text(doubt, "indicator", name);
	object_text(doubt, "url", view_url(view, route_indicator(view->arena, observation->indicator)));
	object_text(doubt, "year", str_format(view->arena, "%d", observation->year));
	object_text(doubt, "text", observation_text(view->arena, observation));
	object_text_or_absent(doubt, "note", view_remark(view, observation));
	view_origin(view, doubt, &observation->origin);
	view_also(view, doubt, observation);
}

static void
add_doubts(const struct view *view, struct list *list, const struct observation_list *observations)
{
	for (size_t i = 0; i < observations->count; i++)
		if (observations->items[i].also_count > 0)
			add_doubt(view, list, &observations->items[i]);
}

void
view_doubts(const struct view *view, struct object *object, const struct report *report)
{
	struct list *list = list_new(view->arena);

	add_doubts(view, list, &report->observations);
	for (size_t i = 0; i < report->breakdowns.count; i++)
		add_doubts(view, list, &report->breakdowns.items[i].parts);
	view_list(object, "doubts", list);
}

/* ---- corrections ---- */

/* where_title? and where_url? of what a remark is about. */
static void
put_subject(const struct view *view, struct object *object, const struct subject *subject)
{
	const struct observation *figure = subject->figure;
	const struct origin *origin = &subject->origin;

	if (figure) {
		object_text(object, "where_title",
		    str_format(view->arena, "%.*s %d", STR_ARG(figure->indicator->name), figure->year));
		object_text(object, "where_url", view_url(view, route_indicator(view->arena, figure->indicator)));
	} else if (origin->section) {
		object_text(object, "where_title", section_title(origin->section));
		object_text(object, "where_url", view_section_url(view, origin->section, origin->anchor));
	} else {
		object_absent(object, "where_title");
		object_absent(object, "where_url");
	}
}

static void
add_correction(const struct view *view, struct list *list, const struct correction *correction)
{
	struct object *entry = list_add_object(list);

	object_text(entry, "date", correction->date);
	object_text(entry, "text", correction->text);
	put_subject(view, entry, &correction->where);
}

static void
add_acknowledged(const struct view *view, struct list *list, const struct acknowledgement *acknowledgement)
{
	struct object *entry = list_add_object(list);

	object_text_or_absent(entry, "quote", acknowledgement->quote);
	object_text(entry, "reason", acknowledgement->reason);
	put_subject(view, entry, &acknowledgement->at);
}

void
view_corrections(const struct view *view, struct object *object, const struct report *report)
{
	struct list *corrections = list_new(view->arena), *acknowledged = list_new(view->arena);

	for (size_t i = 0; i < report->correction_count; i++)
		add_correction(view, corrections, &report->corrections[i]);
	for (size_t i = 0; i < report->acknowledged_count; i++)
		add_acknowledged(view, acknowledged, &report->acknowledged[i]);
	view_list(object, "corrections", corrections);
	view_list(object, "acknowledged", acknowledged);
}

static bool
is_caption(const struct origin *place)
{
	const struct doc *doc = place->section->doc;

	for (size_t i = 0; i < doc->caption_count; i++)
		if (str_eq(doc->captions[i].id, place->anchor))
			return true;
	return false;
}

/* A correction of a table or figure is one of the data that are taken from there; that
 * of a text under a heading may be about anything. */
static bool
corrects(const struct correction *correction, const struct observation *observation)
{
	const struct origin *place = &correction->where.origin, *origin = &observation->origin;

	if (correction->where.figure)
		return correction->where.figure == observation;
	return place->section && place->section == origin->section && place->anchor.len > 0 &&
	       str_eq(place->anchor, origin->anchor) && is_caption(place);
}

bool
view_is_corrected(const struct observation *observation)
{
	const struct report *report = observation->report;
	bool corrected = false;

	for (size_t i = 0; i < report->correction_count; i++)
		corrected = corrected || corrects(&report->corrections[i], observation);
	return corrected;
}

/* A sentence that becomes part of another one. */
static struct str
without_stop(struct str text)
{
	if (str_ends(text, STR("。")))
		return str_slice(text, 0, text.len - STR("。").len);
	return str_ends(text, STR(".")) ? str_slice(text, 0, text.len - 1) : text;
}

static struct str
correction_words(const struct view *view, const struct correction *correction)
{
	return view_text_with(view, "note.corrected",
	    (const struct view_name[]){ { "date", correction->date }, { "text", without_stop(correction->text) } }, 2);
}

static void
add_words(const struct view *view, struct strbuf *text, struct str words)
{
	if (text->len > 0)
		strbuf_add(text, view_text(view, "list.semicolon"));
	strbuf_add(text, words);
}

struct str
view_figure_remarks(const struct view *view, const struct observation *observation)
{
	const struct report *report = observation->report;
	struct strbuf text = { 0 };

	for (size_t i = 0; i < report->correction_count; i++)
		if (corrects(&report->corrections[i], observation))
			add_words(view, &text, correction_words(view, &report->corrections[i]));
	for (size_t i = 0; i < report->acknowledged_count; i++)
		if (report->acknowledged[i].at.figure == observation)
			add_words(view, &text,
			    view_text_for(view, "note.acknowledged", without_stop(report->acknowledged[i].reason)));
	return strbuf_take(view->arena, &text);
}

/* ---- beside the text ---- */

static bool
is_at(const struct subject *subject, const struct section *section, struct str anchor)
{
	return subject->origin.section == section && (anchor.len == 0 || str_eq(subject->origin.anchor, anchor));
}

static void
add_remark(const struct view *view, struct list *list, const struct subject *subject, struct str text)
{
	struct object *entry = list_add_object(list);
	struct str anchor = subject->origin.anchor;

	object_text(entry, "text", text);
	object_text_or_absent(
	    entry, "url", anchor.len > 0 ? str_format(view->arena, "#%.*s", STR_ARG(anchor)) : STR_NONE);
}

size_t
view_section_remarks(const struct view *view, struct object *object, const struct section *section, struct str anchor)
{
	const struct report *report = section->report;
	struct list *list = list_new(view->arena);

	for (size_t i = 0; report && i < report->correction_count; i++) {
		const struct correction *correction = &report->corrections[i];

		if (is_at(&correction->where, section, anchor))
			add_remark(view, list, &correction->where, correction_words(view, correction));
	}
	for (size_t i = 0; report && i < report->acknowledged_count; i++) {
		const struct acknowledgement *acknowledged = &report->acknowledged[i];

		if (is_at(&acknowledged->at, section, anchor))
			add_remark(view, list, &acknowledged->at,
			    view_text_for(view, "note.acknowledged", without_stop(acknowledged->reason)));
	}
	view_list(object, "remarks", list);
	return list->count;
}

/* ---- the catalogue of public information ---- */

void
view_disclosure(const struct view *view, struct object *object, const struct disclosure *disclosure)
{
	static const char *const validities[VALIDITIES] = {
		[VALIDITY_VALID] = "disclosure.valid",
		[VALIDITY_AMENDED] = "disclosure.amended",
		[VALIDITY_REPEALED] = "disclosure.repealed",
		[VALIDITY_EXPIRED] = "disclosure.expired",
	};
	const char *validity = validities[disclosure->validity];
	struct object *entry;

	if (disclosure->index_number.len == 0) {
		object_absent(object, "disclosure");
		return;
	}
	entry = object_new(view->arena);
	object_text(entry, "index_number", disclosure->index_number);
	object_text_or_absent(entry, "category", disclosure->category);
	object_text(entry, "issuer", disclosure->issuer);
	object_text_or_absent(entry, "written", disclosure->written);
	object_text_or_absent(entry, "validity", validity ? view_text(view, validity) : STR_NONE);
	object_object(object, "disclosure", entry);
}

/* ---- lists of tables and figures ---- */

static struct str
caption_url(const struct view *view, const struct section *section, const struct caption *caption, bool whole)
{
	struct str part = view_part_id(view, section);

	if (!whole)
		return view_section_url(view, section, caption->id);
	if (caption->id.len == 0)
		return str_format(view->arena, "#%.*s", STR_ARG(part));
	return str_format(view->arena, "#%.*s--%.*s", STR_ARG(part), STR_ARG(caption->id));
}

/* Numbers begin anew in every section, so that its title belongs to them. */
static void
add_captions(const struct view *view, const struct section *section, struct list *lists[2], bool whole)
{
	for (size_t i = 0; i < section->doc->caption_count; i++) {
		const struct caption *caption = &section->doc->captions[i];
		struct object *entry = list_add_object(lists[caption->kind]);

		object_text(entry, "section", section_title(section));
		object_text(entry, "label", view_caption_label(view, caption));
		object_text_or_absent(entry, "title", caption->text);
		object_text(entry, "url", caption_url(view, section, caption, whole));
	}
}

void
view_captions(const struct view *view, const struct report *report, bool whole)
{
	struct list *lists[2] = { [CAPTION_TABLE] = list_new(view->arena), [CAPTION_FIGURE] = list_new(view->arena) };

	for (size_t i = 0; i < report_section_count(report); i++)
		add_captions(view, report_section(report, i), lists, whole);
	view_list(view->root, "tables", lists[CAPTION_TABLE]);
	view_list(view->root, "figures", lists[CAPTION_FIGURE]);
}
