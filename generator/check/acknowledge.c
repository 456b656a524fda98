#include "check/locate.h"
#include "check/rule.h"
#include "model/value.h"

#include <stdint.h>
#include <string.h>

enum { NEAR_BYTES = 240 }; /* how far a quote may be from the place it is about, on either side */

/* An acknowledgement, and what has been found for it. */
struct entry {
	const struct report *report;
	const struct acknowledgement *text;
	const struct source *source; /* the file it speaks of */
	size_t from, to;             /* the part of the file; of a caption: its own place */
	bool caption;
	size_t block; /* index + 1 of the caption in its reading; 0: not looked for yet, SIZE_MAX: none */
	bool used;
	struct entry *next; /* of the same code and file */
};

struct entry_list {
	struct entry *items;
	size_t count, capacity;
};

struct matching {
	const struct site *site;
	const struct check_options *options;
	struct diags *diags;
	struct arena *arena;
	struct locator locator;
	struct entry_list entries;
	struct map by_subject; /* code and file -> struct entry */
};

static struct str
subject_key(struct arena *arena, struct str code, const struct source *source)
{
	return str_format(arena, "%.*s %zu", STR_ARG(code), source->id);
}

/* ---- what an acknowledgement speaks of ---- */

/* The part under a heading ends at the next one that is not below it. */
static bool
find_heading(struct entry *entry, const struct doc *doc, struct str anchor)
{
	for (size_t i = 0; i < doc->heading_count; i++) {
		if (!str_eq(doc->headings[i].id, anchor))
			continue;
		entry->from = doc->headings[i].place.offset;
		for (size_t k = i + 1; k < doc->heading_count; k++) {
			if (doc->headings[k].level > doc->headings[i].level)
				continue;
			entry->to = doc->headings[k].place.offset;
			break;
		}
		return true;
	}
	return false;
}

static bool
find_caption(struct entry *entry, const struct doc *doc, struct str anchor)
{
	for (size_t i = 0; i < doc->caption_count; i++) {
		const struct caption *caption = &doc->captions[i];

		if (!str_eq(caption->id, anchor))
			continue;
		entry->caption = true;
		entry->from = caption->place.offset;
		entry->to = caption->place.offset + caption->place.length;
		return true;
	}
	return false;
}

/* False when it speaks of nothing that is there, which check_site tells. */
static bool
find_subject(struct entry *entry)
{
	const struct subject *at = &entry->text->at;
	const struct origin *origin = &at->origin;

	entry->to = SIZE_MAX;
	if (at->figure) {
		entry->source = at->figure->place.source;
		entry->from = at->figure->place.offset;
		entry->to = at->figure->place.offset + at->figure->place.length;
		return true;
	}
	if (subject_is_file(at)) {
		entry->source =
		    str_eq(origin->text, STR("data.json")) ? entry->report->data_source : entry->report->source;
		return entry->source != NULL;
	}
	if (!origin->section)
		return false;
	entry->source = origin->section->source;
	return origin->anchor.len == 0 || find_heading(entry, origin->section->doc, origin->anchor) ||
	       find_caption(entry, origin->section->doc, origin->anchor);
}

static void
add_report(struct matching *matching, const struct report *report)
{
	for (size_t i = 0; i < report->acknowledged_count; i++) {
		struct entry entry = { .report = report, .text = &report->acknowledged[i] };

		if (find_subject(&entry))
			*arena_push(matching->arena, &matching->entries) = entry;
	}
}

static void
add_entries(struct matching *matching)
{
	for (size_t i = 0; i < matching->site->cities.count; i++) {
		const struct city *city = matching->site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			add_report(matching, city->reports.items[k]);
	}
	for (size_t i = 0; i < matching->entries.count; i++) {
		struct entry *entry = &matching->entries.items[i], *first;
		struct str key = subject_key(matching->arena, entry->text->code, entry->source);

		if (map_add(&matching->by_subject, matching->arena, key, entry))
			continue;
		first = map_get(&matching->by_subject, key);
		entry->next = first->next;
		first->next = entry;
	}
}

/* ---- whether it fits ---- */

static bool
has_near(struct str text, size_t from, size_t to, struct str quote)
{
	size_t side = NEAR_BYTES + quote.len;

	return str_find(str_slice(text, from > side ? from - side : 0, to + side < text.len ? to + side : text.len),
		   quote, 0) != SIZE_MAX;
}

/* Any cell of the row may have it. */
static bool
row_has(const struct location *at, struct str quote)
{
	const struct reading_block *table = &at->reading->items[at->block];
	size_t row = at->cell / table->columns;

	for (size_t i = 0; i < table->columns; i++) {
		struct str text = reading_cell(table, row, i)->passage.text.text;

		if (str_find(text, quote, 0) != SIZE_MAX)
			return true;
	}
	return false;
}

static bool
line_has(struct place place, struct str quote)
{
	struct str text = place.source->text;
	size_t from = place.offset < text.len ? place.offset : text.len;
	size_t to = place.length < text.len - from ? from + place.length : text.len;
	size_t side = NEAR_BYTES + quote.len;

	for (size_t i = 0; i < side && from > 0 && text.at[from - 1] != '\n'; i++)
		from--;
	for (size_t i = 0; i < side && to < text.len && text.at[to] != '\n'; i++)
		to++;
	return str_find(str_slice(text, from, to), quote, 0) != SIZE_MAX;
}

static bool
figure_has(struct matching *matching, const struct observation *figure, struct str quote)
{
	return figure && (str_find(figure->stated, quote, 0) != SIZE_MAX ||
			     (observation_is_figure(figure) &&
				 str_find(observation_text(matching->arena, figure), quote, 0) != SIZE_MAX));
}

static bool
has_quote(struct matching *matching, const struct entry *entry, struct place place, const struct location *at)
{
	struct str quote = entry->text->quote;

	if (quote.len == 0 || line_has(place, quote))
		return true;
	if (at->passage && has_near(at->passage->text.text, at->from, at->to, quote))
		return true;
	if (at->passage && at->cell != SIZE_MAX && row_has(at, quote))
		return true;
	return figure_has(matching, entry->text->at.figure, quote);
}

/* The caption that is written in the entry's part of the file. */
static size_t
caption_block(const struct entry *entry, const struct reading *reading)
{
	for (size_t i = 0; i < reading->count; i++) {
		const struct passage *passage = &reading->items[i].passage;
		size_t offset;

		if (reading->items[i].kind != PAPER_CAPTION || passage->text.text.len == 0)
			continue;
		offset = passage_place(passage, 0, 1).offset;
		if (offset >= entry->from && offset < entry->to)
			return i + 1;
	}
	return SIZE_MAX;
}

/* Whether the place is in the caption's text or in its table. */
static bool
is_captioned(struct entry *entry, const struct location *at)
{
	if (at->block == SIZE_MAX)
		return false;
	if (entry->block == 0)
		entry->block = caption_block(entry, at->reading);
	return entry->block != SIZE_MAX &&
	       (at->block + 1 == entry->block || (at->block == entry->block && at->cell != SIZE_MAX));
}

static bool
fits(struct matching *matching, struct entry *entry, struct place place)
{
	struct location at = locator_find(&matching->locator, place);
	bool within = place_is_file(place) ? entry->from == 0 && entry->to == SIZE_MAX
					   : place.offset >= entry->from && place.offset <= entry->to;

	if (entry->to != SIZE_MAX && place.offset == entry->to && !entry->text->at.figure)
		within = false;
	if (entry->caption)
		within = within || is_captioned(entry, &at);
	return within && has_quote(matching, entry, place, &at);
}

static bool
place_fits(struct matching *matching, const char *code, struct place place)
{
	struct entry *entry;
	bool any = false;

	if (!place.source || place.source->id == SIZE_MAX)
		return false;
	entry = map_get(&matching->by_subject, subject_key(matching->arena, str_from(code), place.source));
	for (; entry; entry = entry->next)
		if (fits(matching, entry, place))
			any = entry->used = true;
	return any;
}

/* Without links, placeholders and blocks that are right no page can be made. */
static bool
can_be_acknowledged(const char *code)
{
	const struct rule_family *family;
	const struct rule *rule = rule_of(code, &family);

	return !rule || family != &family_content || rule->severity < SEVERITY_ERROR;
}

static bool
is_acknowledged(struct matching *matching, const struct finding *finding)
{
	bool any;

	if (finding->severity > SEVERITY_ERROR || !can_be_acknowledged(finding->code))
		return false;
	any = place_fits(matching, finding->code, finding->place);
	for (const struct diag_note *note = finding->notes; note; note = note->next)
		any = place_fits(matching, finding->code, note->place) || any;
	return any;
}

/* ---- what fits nothing ---- */

static bool
is_wanted(const struct matching *matching, struct str code)
{
	const struct rule_family *family;
	const struct rule *rule = rule_of(str_zero(matching->arena, code), &family);

	if (!rule)
		return matching->options->rules.count == 0 && matching->options->only.count == 0;
	return rule_wanted(matching->options, rule, family);
}

/* Whether all could be read: what could not may have what an acknowledgement speaks of. */
static bool
is_whole(const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].severity >= SEVERITY_ERROR && !rule_of(diags->items[i].code, NULL))
			return false;
	return true;
}

static void
tell_unused(const struct matching *matching, const struct entry *entry)
{
	struct diags *diags = matching->diags;
	const char *code = str_zero(matching->arena, entry->text->code);

	diag_warning(diags, "acknowledged-nothing", entry->text->at.origin.place,
	    diag_tr(diags, "the acknowledgement of '%s' fits no finding", "对“%s”的确认没有对应的检查结果"), code);
	if (!rule_of(code, NULL))
		diag_hint_nearest(diags, rule_nearest(matching->arena, entry->text->code));
	else if (!can_be_acknowledged(code))
		diag_hint(diags, "%s",
		    diag_tr(
			diags, "no page can be made with such a mistake: mend it", "这类错误使页面无法生成，必须改正"));
	else
		diag_hint(diags, "%s",
		    diag_tr(diags, "its place must be as 'at' says, with the quote beside it",
			"其位置须与 at 一致，且近旁有 quote 的文字"));
}

size_t
check_acknowledge(const struct site *site, const struct check_options *options, struct diags *diags)
{
	struct matching matching = { .site = site, .options = options, .diags = diags };
	struct arena arena;
	size_t kept = 0, acknowledged;
	bool tell;

	arena_init(&arena);
	matching.arena = &arena;
	matching.locator = (struct locator){ .arena = &arena, .site = site };
	add_entries(&matching);
	for (size_t i = 0; matching.entries.count > 0 && i < diags->count; i++)
		if (!is_acknowledged(&matching, &diags->items[i]))
			diags->items[kept++] = diags->items[i];
	acknowledged = matching.entries.count > 0 ? diags->count - kept : 0;
	diags->count -= acknowledged;
	tell = code_wanted(options, "acknowledged-nothing") && is_whole(diags);
	for (size_t i = 0; tell && i < matching.entries.count; i++)
		if (!matching.entries.items[i].used && is_wanted(&matching, matching.entries.items[i].text->code))
			tell_unused(&matching, &matching.entries.items[i]);
	arena_release(&arena);
	return acknowledged;
}
