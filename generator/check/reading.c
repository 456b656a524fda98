#include "check/reading.h"

#include "base/strbuf.h"
#include "check/letters.h"
#include "model/value.h"

/* ---- values ---- */

/* Filling in the values of a section's texts, one after the other. */
struct filling {
	struct arena *arena;
	const struct report *report;
	const struct site *site;
	const struct doc *doc;        /* NULL: nothing to fill in */
	size_t next;                  /* of doc->values */
	struct quantity_list figures; /* of the text at hand */
	struct letters letters;       /* of it, too */
};

/* A value that is not known stays a hole: the words around it do not close up. */
static struct str
value_text(const struct filling *filling, const struct doc_value *value)
{
	const struct indicator *indicator = filling->site ? site_indicator(filling->site, value->indicator) : NULL;
	const struct observation *observation = NULL;

	if (indicator && filling->report)
		observation = report_observation(
		    filling->report, indicator, value->year ? value->year : filling->report->data_year, value->item);
	return observation_is_figure(observation) ? observation_text(filling->arena, observation) : STR(PAPER_HOLE);
}

struct span_list {
	struct paper_span *items;
	size_t count, capacity;
};

/* Copies text[from] to text[to] with its spans behind what `out` has. */
static void
copy_part(struct arena *arena, struct strbuf *out, struct span_list *spans, const struct paper_text *text,
    const size_t part[2])
{
	for (size_t i = 0; i < text->span_count; i++) {
		struct paper_span span = text->spans[i];
		size_t end = i + 1 < text->span_count ? text->spans[i + 1].text : text->text.len;
		size_t from = span.text > part[0] ? span.text : part[0], to = end < part[1] ? end : part[1];

		if (from >= to)
			continue;
		span.source += span.length > 0 ? 0 : (uint32_t)(from - span.text);
		span.text = (uint32_t)(out->len + (from - part[0]));
		*arena_push(arena, spans) = span;
	}
	strbuf_add(out, str_slice(text->text, part[0], part[1]));
}

static struct paper_text
fill(struct filling *filling, const struct paper_text *text)
{
	struct paper_text filled = { 0 };
	struct strbuf out = { 0 };
	struct span_list spans = { 0 };
	size_t from = 0, at;

	if (!filling->doc || filling->next >= filling->doc->value_count ||
	    str_find(text->text, STR(PAPER_HOLE), 0) == SIZE_MAX)
		return *text;
	while (filling->next < filling->doc->value_count &&
	       (at = str_find(text->text, STR(PAPER_HOLE), from)) != SIZE_MAX) {
		const struct doc_value *value = &filling->doc->values[filling->next++];
		struct str words = value_text(filling, value);

		copy_part(filling->arena, &out, &spans, text, (size_t[]){ from, at });
		*arena_push(filling->arena, &spans) = (struct paper_span){
			.text = (uint32_t)out.len,
			.source = (uint32_t)value->place.offset,
			.length = (uint32_t)value->place.length,
		};
		strbuf_add(&out, words);
		from = at + STR(PAPER_HOLE).len;
	}
	copy_part(filling->arena, &out, &spans, text, (size_t[]){ from, text->text.len });
	filled.text = strbuf_take(filling->arena, &out);
	filled.spans = spans.items;
	filled.span_count = spans.count;
	return filled;
}

/* ---- blocks ---- */

static struct passage
passage_of(struct filling *filling, const struct paper *paper, const struct paper_text *text)
{
	struct passage passage = { .paper = paper, .text = fill(filling, text) };

	letters_read(&filling->letters, filling->arena, passage.text.text);
	passage.letters = letters_copy(filling->arena, &filling->letters);
	passage.tight = letters_tighten(filling->arena, &passage.letters);
	filling->figures.count = 0;
	quantities_find(&filling->figures, filling->arena, passage.text.text, &passage.letters);
	passage.figures.count = passage.figures.capacity = filling->figures.count;
	passage.figures.items =
	    arena_copy(filling->arena, filling->figures.items, filling->figures.count * sizeof *filling->figures.items);
	return passage;
}

static void
add_table(
    struct reading_block *block, struct filling *filling, const struct paper *paper, const struct paper_table *table)
{
	size_t count = table->rows * table->columns;

	block->rows = table->rows;
	block->columns = table->columns;
	block->head = table->head;
	block->cells = arena_array(filling->arena, struct reading_cell, count);
	for (size_t i = 0; i < count; i++) {
		struct reading_cell *cell = &block->cells[i];
		const struct quantity *figure;

		cell->passage = passage_of(filling, paper, &table->cells[i]);
		figure = quantity_whole(&cell->passage.figures, cell->passage.text.text);
		cell->is_figure = figure != NULL;
		if (figure)
			cell->figure = *figure;
	}
}

/* Makes room for so many blocks. */
static void
reserve(struct reading *reading, struct arena *arena, size_t blocks)
{
	reading->items = arena_array(arena, struct reading_block, blocks);
	reading->capacity = blocks;
}

static void
add_paper(struct reading *reading, struct filling *filling, const struct paper *paper, const struct section *section)
{
	size_t heading = 0;

	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *from = &paper->items[i];
		struct reading_block *block = arena_push(filling->arena, reading);

		block->kind = from->kind;
		block->level = from->level;
		block->page = from->page;
		block->section = section;
		block->heading = heading;
		if (from->kind == PAPER_TABLE)
			add_table(block, filling, paper, from->table);
		else
			block->passage = passage_of(filling, paper, &from->text);
		if (from->kind == PAPER_HEADING)
			heading = reading->count;
	}
}

static void
add_section(struct reading *reading, struct filling *filling, const struct section *section)
{
	filling->report = section->report;
	filling->doc = section->doc;
	filling->next = 0;
	add_paper(reading, filling, &section->doc->paper, section);
}

void
reading_of_report(struct reading *reading, struct arena *arena, const struct site *site, const struct report *report)
{
	struct filling filling = { .arena = arena, .site = site };
	size_t blocks = 0;

	*reading = (struct reading){ .site = site, .report = report };
	for (size_t i = 0; i < report_section_count(report); i++)
		blocks += report_section(report, i)->doc->paper.count;
	reserve(reading, arena, blocks);
	for (size_t i = 0; i < report_section_count(report); i++)
		add_section(reading, &filling, report_section(report, i));
}

void
reading_of_section(struct reading *reading, struct arena *arena, const struct site *site, const struct section *section)
{
	struct filling filling = { .arena = arena, .site = site };

	*reading = (struct reading){ .site = site };
	reserve(reading, arena, section->doc->paper.count);
	add_section(reading, &filling, section);
}

void
reading_of_paper(struct reading *reading, struct arena *arena, const struct site *site, const struct paper *paper)
{
	struct filling filling = { .arena = arena };

	*reading = (struct reading){ .site = site, .plain = paper->plain };
	reserve(reading, arena, paper->count);
	add_paper(reading, &filling, paper, NULL);
}

/* ---- places ---- */

struct place
passage_place(const struct passage *passage, size_t from, size_t to)
{
	return paper_place(passage->paper, &passage->text, from, to);
}

struct place
figure_place(const struct passage *passage, const struct quantity *figure)
{
	return passage_place(passage, figure->from, figure->to);
}

struct str
figure_text(const struct passage *passage, const struct quantity *figure)
{
	return str_slice(passage->text.text, figure->from, figure->to);
}

const struct reading_cell *
reading_cell(const struct reading_block *table, size_t row, size_t column)
{
	return &table->cells[row * table->columns + column];
}
