#include "model/paper.h"

/* The last span that does not begin behind the offset. */
static const struct paper_span *
span_of(const struct paper_text *text, size_t offset)
{
	size_t low = 0, high = text->span_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (text->spans[middle].text <= offset)
			low = middle;
		else
			high = middle;
	}
	return &text->spans[low];
}

static size_t
written_from(const struct paper_text *text, size_t offset)
{
	const struct paper_span *span = span_of(text, offset);

	return span->length > 0 ? span->source : span->source + (offset - span->text);
}

/* Where the character that ends at the offset ends in the source. */
static size_t
written_to(const struct paper_text *text, size_t offset)
{
	const struct paper_span *span = span_of(text, offset - 1);

	return span->length > 0 ? (size_t)span->source + span->length : span->source + (offset - span->text);
}

struct place
paper_place(const struct paper *paper, const struct paper_text *text, size_t from, size_t to)
{
	size_t start, end;

	if (text->span_count == 0)
		return place_file(paper->source);
	start = written_from(text, from);
	end = to > from ? written_to(text, to) : start;
	return place_at(paper->source, start, end > start ? end - start : 0);
}

const struct paper_text *
paper_cell(const struct paper_table *table, size_t row, size_t column)
{
	return &table->cells[row * table->columns + column];
}
