#include "load/paper_plain.h"

#include "base/utf8.h"

/* Cleans the text of a file, and finds the way back from what is clean to what is
 * written. */

struct cleaner {
	struct arena *arena;
	struct str source;
	char *out;
	size_t len;
	struct {
		struct paper_span *items;
		size_t count, capacity;
	} spans;
};

static void
keep(struct cleaner *cleaner, size_t source, struct str text)
{
	const struct paper_span *last =
	    cleaner->spans.count > 0 ? &cleaner->spans.items[cleaner->spans.count - 1] : NULL;

	if (!last || last->source + (cleaner->len - last->text) != source)
		*arena_push(cleaner->arena, &cleaner->spans) =
		    (struct paper_span){ .text = (uint32_t)cleaner->len, .source = (uint32_t)source };
	for (size_t i = 0; i < text.len; i++)
		cleaner->out[cleaner->len++] = text.at[i];
}

/* What Word leaves of a bookmark: [bookmark: _Toc123]. Its length, or 0. */
static size_t
bookmark_length(struct str text)
{
	struct str start = STR("[bookmark:");
	size_t limit = text.len < 120 ? text.len : 120;

	if (!str_starts(text, start))
		return 0;
	for (size_t i = start.len; i < limit && text.at[i] != '\n'; i++)
		if (text.at[i] == ']')
			return i + 1;
	return 0;
}

/* Soft hyphens, marks of order, joiners and all else that has no width and no meaning. */
static bool
is_unseen(uint32_t code_point)
{
	return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200F) ||
	       (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2060 && code_point <= 0x2064) ||
	       code_point == 0xFEFF;
}

/* Line ends of other systems, and of Word inside a paragraph. */
static bool
is_line_end(uint32_t code_point)
{
	return code_point == '\r' || code_point == '\n' || code_point == '\v' || code_point == 0x85 ||
	       code_point == 0x2028 || code_point == 0x2029;
}

static void
clean_one(struct cleaner *cleaner, size_t *at)
{
	struct str rest = str_slice(cleaner->source, *at, cleaner->source.len);
	size_t from = *at, skip = str_starts(rest, STR("[")) ? bookmark_length(rest) : 0;
	uint32_t code_point;

	if (skip > 0) {
		*at += skip;
		return;
	}
	if (str_starts(rest, STR("\r\n")))
		from = ++*at;
	code_point = utf8_next(cleaner->source, at);
	if (is_line_end(code_point))
		keep(cleaner, from, STR("\n"));
	else if (!is_unseen(code_point))
		keep(cleaner, from, str_slice(cleaner->source, from, *at));
}

void
plain_clean(struct arena *arena, struct str source, struct paper_text *clean)
{
	struct cleaner cleaner = { .arena = arena, .source = source };

	cleaner.out = arena_array(arena, char, source.len + 1);
	for (size_t at = 0; at < source.len;)
		clean_one(&cleaner, &at);
	*clean = (struct paper_text){
		.text = { cleaner.out, cleaner.len }, .spans = cleaner.spans.items, .span_count = cleaner.spans.count
	};
}

struct str
plain_text(const struct plain *plain, const struct plain_line *line)
{
	return str_slice(plain->clean.text, line->from, line->to);
}

/* The last span that does not begin behind the offset. */
static size_t
span_at(const struct paper_text *clean, size_t offset)
{
	size_t low = 0, high = clean->span_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (clean->spans[middle].text <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t
written_at(const struct paper_text *clean, size_t offset)
{
	const struct paper_span *span = &clean->spans[span_at(clean, offset)];

	return span->source + (offset - span->text);
}

void
plain_add(struct plain *plain, size_t from, size_t to)
{
	const struct paper_text *clean = &plain->clean;

	for (size_t span = from < to ? span_at(clean, from) : 0; from < to; span++) {
		size_t end = span + 1 < clean->span_count ? clean->spans[span + 1].text : clean->text.len;

		end = end < to ? end : to;
		paper_add(&plain->builder, str_slice(clean->text, from, end),
		    clean->spans[span].source + (from - clean->spans[span].text));
		from = end;
	}
}

static bool
is_half_width(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

void
plain_join(struct plain *plain, size_t end, size_t from, size_t to)
{
	char before = end > 0 ? plain->clean.text.at[end - 1] : ' ', behind = plain->clean.text.at[from];
	size_t source = end > 0 ? written_at(&plain->clean, end - 1) + 1 : 0;

	if (from < to && is_half_width(before) && is_half_width(behind) && before != '-' && before != '/')
		paper_add_for(&plain->builder, STR(" "), source, written_at(&plain->clean, from) - source);
	plain_add(plain, from, to);
}
