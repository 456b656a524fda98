#include "check/locate.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of a source that a passage is written in, from its first character to its
 * last one. */
struct stretch {
	size_t from, to;
	size_t block, cell;
	const struct passage *passage;
};

struct stretch_list {
	struct stretch *items;
	size_t count, capacity;
};

/* One document. */
struct located {
	const struct section *section;
	const struct paper *paper;
	bool read;
	struct reading reading;
	struct stretch_list stretches; /* rising */
};

/* ---- reading ---- */

static void
add_stretch(struct arena *arena, struct stretch_list *list, const struct passage *passage, size_t block, size_t cell)
{
	struct place place;

	if (passage->text.text.len == 0 || passage->text.span_count == 0)
		return;
	place = passage_place(passage, 0, passage->text.text.len);
	*arena_push(arena, list) = (struct stretch){
		.from = place.offset,
		.to = place.offset + place.length,
		.block = block,
		.cell = cell,
		.passage = passage,
	};
}

static int
stretch_compare(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->block != b->block ? (a->block < b->block ? -1 : 1) : (a->cell > b->cell) - (a->cell < b->cell);
}

static void
read_document(struct locator *locator, struct located *located)
{
	const struct reading *reading = &located->reading;

	located->read = true;
	if (located->section)
		reading_of_section(&located->reading, locator->arena, locator->site, located->section);
	else
		reading_of_paper(&located->reading, locator->arena, locator->site, located->paper);
	for (size_t i = 0; i < reading->count; i++) {
		const struct reading_block *block = &reading->items[i];

		if (block->kind != PAPER_TABLE)
			add_stretch(locator->arena, &located->stretches, &block->passage, i, SIZE_MAX);
		for (size_t k = 0; block->kind == PAPER_TABLE && k < block->rows * block->columns; k++)
			add_stretch(locator->arena, &located->stretches, &block->cells[k].passage, i, k);
	}
	if (located->stretches.count > 0)
		qsort(located->stretches.items, located->stretches.count, sizeof *located->stretches.items,
		    stretch_compare);
}

/* ---- documents by source ---- */

static void
make_room(struct locator *locator, size_t id)
{
	size_t count = id + 1 > 2 * locator->count ? id + 1 : 2 * locator->count;
	struct located **items;

	if (id < locator->count)
		return;
	items = arena_array(locator->arena, struct located *, count);
	if (locator->count > 0)
		memcpy(items, locator->items, locator->count * sizeof(*items));
	locator->items = items;
	locator->count = count;
}

static struct located *
add_document(struct locator *locator, const struct source *source)
{
	make_room(locator, source->id);
	return locator->items[source->id] = arena_new(locator->arena, struct located);
}

void
locator_add_paper(struct locator *locator, const struct paper *paper)
{
	add_document(locator, paper->source)->paper = paper;
}

/* All sections of the site, once. */
static void
add_sections(struct locator *locator)
{
	const struct map *sections = &locator->site->sections;

	for (size_t i = 0; i < sections->count; i++) {
		const struct section *section = sections->entries[i].value;

		if (section->doc && section->doc->paper.source)
			add_document(locator, section->doc->paper.source)->section = section;
	}
}

static struct located *
document_of(struct locator *locator, struct place place)
{
	if (!place.source || place.source->id == SIZE_MAX)
		return NULL;
	if (locator->count == 0 && locator->site)
		add_sections(locator);
	return place.source->id < locator->count ? locator->items[place.source->id] : NULL;
}

/* ---- finding ---- */

/* The last stretch that begins at or before the offset, when the offset is in it. */
static const struct stretch *
stretch_at(const struct stretch_list *list, size_t offset)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list->items[middle].from <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && offset <= list->items[low - 1].to ? &list->items[low - 1] : NULL;
}

/* Where in the text a byte of the source is shown. Spans rise in the source too. */
static size_t
shown_at(const struct paper_text *text, size_t offset, bool as_end)
{
	size_t low = 0, high = text->span_count;
	const struct paper_span *span;
	size_t end, at;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (text->spans[middle].source < offset + !as_end)
			low = middle;
		else
			high = middle;
	}
	span = &text->spans[low];
	end = low + 1 < text->span_count ? text->spans[low + 1].text : text->text.len;
	if (offset <= span->source)
		return span->text;
	if (span->length > 0)
		return as_end || offset >= (size_t)span->source + span->length ? end : span->text;
	at = span->text + (offset - span->source);
	return at < end ? at : end;
}

struct location
locator_find(struct locator *locator, struct place place)
{
	struct located *located = document_of(locator, place);
	struct location at = { .block = SIZE_MAX, .cell = SIZE_MAX };
	const struct stretch *stretch;

	if (!located)
		return at;
	if (!located->read)
		read_document(locator, located);
	at.section = located->section;
	at.reading = &located->reading;
	stretch = place_is_file(place) ? NULL : stretch_at(&located->stretches, place.offset);
	if (!stretch)
		return at;
	at.block = stretch->block;
	at.cell = stretch->cell;
	at.passage = stretch->passage;
	at.from = shown_at(&stretch->passage->text, place.offset, false);
	at.to = shown_at(&stretch->passage->text, place.offset + place.length, true);
	if (at.to < at.from)
		at.to = at.from;
	return at;
}
