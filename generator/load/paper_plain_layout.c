#include "load/paper_plain.h"

#include "base/utf8.h"

/* Tables as pdftotext -layout gives them: cells stand below one another, parted by two
 * blanks and more. Which column a cell is in its place says, for a row may lack some and a
 * name may be broken over lines. */

enum {
	WIDTH = 400,  /* wider lines are no row of a table */
	SAMPLE = 100, /* rows that show where the columns are */
	BROKEN = 8,   /* lines over which a row may be broken */
};

struct fragment {
	size_t from, to;
	uint32_t left, right; /* columns of the page */
};

struct fragments {
	struct fragment items[PLAIN_COLUMNS];
	size_t count;
};

struct layout {
	size_t at, body, end; /* lines */
	size_t columns;
	uint32_t left[PLAIN_COLUMNS], right[PLAIN_COLUMNS];
};

static uint32_t
width_of(struct str text)
{
	uint32_t width = 0;

	for (size_t at = 0; at < text.len;)
		width += (uint32_t)utf8_width(utf8_next(text, &at));
	return width;
}

static void
read_fragments(const struct plain *plain, const struct plain_line *line, struct fragments *fragments)
{
	struct str text = plain_text(plain, line), word;
	size_t at = 0, done = 0;
	uint32_t column = line->indent;
	unsigned blanks;

	fragments->count = 0;
	while (plain_word(text, &at, &word, &blanks)) {
		size_t from = at - word.len;
		struct fragment *last = fragments->count > 0 ? &fragments->items[fragments->count - 1] : NULL;

		column += width_of(str_slice(text, done, from));
		if (!last || (blanks > 1 && fragments->count < PLAIN_COLUMNS)) {
			last = &fragments->items[fragments->count++];
			*last = (struct fragment){ .from = line->from + from, .left = column };
		}
		column += width_of(word);
		last->to = line->from + at;
		last->right = column;
		done = at;
	}
}

/* A line that may be part of such a table. */
static bool
may_be_part(const struct plain *plain, size_t at)
{
	const struct plain_line *line = at < plain->count ? &plain->lines[at] : NULL;

	return line && !line->tab && !line->tabs && !line->stop && !line->caption && line->width <= WIDTH &&
	       line->wide <= PLAIN_COLUMNS &&
	       (line->style == PLAIN_NONE || line->style == PLAIN_ROUND ||
		   (line->style == PLAIN_DECIMAL && line->wide > 2));
}

/* A line of one cell is part of it where it stands away from the edge. */
static bool
is_part(const struct plain *plain, size_t at, size_t from)
{
	return may_be_part(plain, at) && (at == from || (plain->lines[at].gap <= 1 && !plain->lines[at].comma)) &&
	       (plain->lines[at].wide > 1 || (plain->lines[at].indent >= 2 && plain->lines[at].width <= 40));
}

/* The rest of a name below the last row, with nothing right below it. */
static bool
is_last_line(const struct plain *plain, size_t at)
{
	return plain->lines[at].gap == 0 && (at + 1 == plain->count || plain->lines[at + 1].gap > 0);
}

static size_t
parts_end(const struct plain *plain, size_t at, size_t most)
{
	size_t end = at;

	while (end - at < most && is_part(plain, end, at))
		end++;
	while (end > at && plain->lines[end - 1].wide < 2 && !is_last_line(plain, end - 1))
		end--;
	return end;
}

/* The number of cells most lines have, and whether enough lines have it. */
static bool
count_columns(const struct plain *plain, struct layout *layout)
{
	size_t counts[PLAIN_COLUMNS + 1] = { 0 };

	for (size_t i = layout->at; i < layout->end; i++)
		counts[plain->lines[i].wide]++;
	layout->columns = 2;
	for (size_t i = 2; i <= PLAIN_COLUMNS; i++)
		if (counts[i] >= counts[layout->columns])
			layout->columns = i;
	return counts[layout->columns] >= (layout->columns > 2 ? 2 : 3);
}

/* Marks where a line has text. */
static void
cover(const struct plain *plain, const struct plain_line *line, bool covered[2 * WIDTH + 1])
{
	struct fragments fragments;

	read_fragments(plain, line, &fragments);
	for (size_t i = 0; i < fragments.count; i++)
		for (uint32_t x = fragments.items[i].left; x < fragments.items[i].right && x < 2 * WIDTH; x++)
			covered[x] = true;
}

/* The columns are where all lines with the usual number of cells have text, and nothing
 * stands between. */
static bool
place_columns(const struct plain *plain, struct layout *layout)
{
	bool covered[2 * WIDTH + 1] = { false };
	size_t count = 0;

	for (size_t i = layout->body; i < layout->end; i++)
		if (plain->lines[i].wide == layout->columns)
			cover(plain, &plain->lines[i], covered);
	for (uint32_t x = 0; x < 2 * WIDTH; x++) {
		if (!covered[x])
			continue;
		if (count == layout->columns)
			return false;
		layout->left[count] = x;
		while (covered[x])
			x++;
		layout->right[count++] = x;
	}
	return count == layout->columns;
}

/* The first line with figures behind its first cell; the second when there is none. */
static size_t
find_body(const struct plain *plain, const struct layout *layout)
{
	for (size_t i = layout->at; i < layout->end && i < layout->at + PLAIN_HEAD_LINES; i++)
		if (plain->lines[i].figures * 2 >= plain->lines[i].cells && plain->lines[i].wide > 1)
			return i;
	return layout->at + 1;
}

static bool
find_layout(const struct plain *plain, size_t at, struct layout *layout)
{
	*layout = (struct layout){ .at = at };
	if (!may_be_part(plain, at) || plain->lines[at].wide < 2)
		return false;
	layout->end = parts_end(plain, at, SAMPLE);
	if (layout->end < at + 2 || !count_columns(plain, layout))
		return false;
	layout->body = find_body(plain, layout);
	return place_columns(plain, layout);
}

bool
plain_is_layout(const struct plain *plain, size_t at)
{
	struct layout layout;

	return at >= plain->no_layout && find_layout(plain, at, &layout);
}

/* The column that covers most of a fragment, or is nearest to it. */
static size_t
column_of(const struct layout *layout, const struct fragment *fragment)
{
	size_t best = 0;
	long most = 0;

	for (size_t i = 0; i < layout->columns; i++) {
		long left = fragment->left > layout->left[i] ? fragment->left : layout->left[i];
		long right = fragment->right < layout->right[i] ? fragment->right : layout->right[i];

		if (i == 0 || right - left > most) {
			most = right - left;
			best = i;
		}
	}
	return best;
}

/* Adds what a line has of a column to the cell in hand, which ends at *end. */
static void
add_fragments(struct plain *plain, const struct layout *layout, size_t line, size_t column, size_t *end)
{
	struct fragments fragments;

	read_fragments(plain, &plain->lines[line], &fragments);
	for (size_t i = 0; i < fragments.count; i++) {
		const struct fragment *fragment = &fragments.items[i];

		if (column_of(layout, fragment) != column)
			continue;
		if (*end > 0)
			plain_join(plain, *end, fragment->from, fragment->to);
		else
			plain_add(plain, fragment->from, fragment->to);
		*end = fragment->to;
	}
}

/* A row that stands on lines from to `to`. */
static void
add_row(struct plain *plain, const struct layout *layout, size_t from, size_t to)
{
	paper_row(&plain->builder);
	for (size_t column = 0; column < layout->columns; column++) {
		size_t end = 0;

		for (size_t i = from; i < to; i++)
			add_fragments(plain, layout, i, column, &end);
		paper_end_cell(&plain->builder);
	}
}

/* Whether a line goes on the row before it: it has no figures and lacks cells. */
static bool
goes_on_row(const struct plain *plain, const struct layout *layout, size_t at)
{
	const struct plain_line *line = at < layout->end ? &plain->lines[at] : NULL;

	return line && line->figures == 0 && line->gap == 0 &&
	       (line->wide == 1 || (line->wide < layout->columns && line->indent > layout->left[0] + 1));
}

size_t
plain_layout(struct plain *plain, size_t at)
{
	struct layout layout;

	if (at < plain->no_layout)
		return at;
	if (!find_layout(plain, at, &layout)) {
		plain->no_layout = layout.end;
		return at;
	}
	layout.end = parts_end(plain, at, SIZE_MAX);
	add_row(plain, &layout, at, layout.body);
	for (size_t from = layout.body, to; from < layout.end; from = to) {
		to = from + 1;
		while (to - from < BROKEN && goes_on_row(plain, &layout, to))
			to++;
		add_row(plain, &layout, from, to);
	}
	paper_end_table(&plain->builder, layout.body > at ? 1 : 0);
	return layout.end;
}
