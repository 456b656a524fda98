#include "chart/text.h"

#include "base/strbuf.h"
#include "base/utf8.h"

enum { WRAP_STEPS = 16 }; /* measures tried for even lines */

#define ELLIPSIS STR("…")

static const double HAN_LATIN_GAP = 0.125; /* em */

/* First and last code point. */
struct span {
	uint32_t first;
	uint32_t last;
};

static bool
in_spans(const struct span *spans, size_t count, uint32_t code_point)
{
	for (size_t i = 0; i < count; i++) {
		if (code_point >= spans[i].first && code_point <= spans[i].last)
			return true;
	}
	return false;
}

static bool
is_blank(uint32_t c)
{
	static const struct span blanks[] = {
		{ '\t', '\r' },
		{ ' ', ' ' },
		{ 0x85, 0x85 },
		{ 0xA0, 0xA0 },
		{ 0x2000, 0x200A },
		{ 0x2028, 0x2029 },
		{ 0x202F, 0x202F },
		{ 0x3000, 0x3000 },
	};

	return in_spans(blanks, sizeof blanks / sizeof *blanks, c);
}

/* What has no picture of its own: controls, zero-width characters, marks of
 * direction, variation selectors, the byte-order mark, non-characters and tags. */
static bool
is_unseen(uint32_t c)
{
	static const struct span unseen[] = {
		{ 0x00, 0x1F },
		{ 0x7F, 0x9F },
		{ 0xAD, 0xAD },
		{ 0x200B, 0x200F },
		{ 0x202A, 0x202E },
		{ 0x2060, 0x206F },
		{ 0xFE00, 0xFE0F },
		{ 0xFEFF, 0xFEFF },
		{ 0xFFFE, 0xFFFF },
		{ 0xE0000, 0xE0FFF },
	};

	return in_spans(unseen, sizeof unseen / sizeof *unseen, c);
}

static void
add_code_point(struct strbuf *buf, uint32_t code_point)
{
	char bytes[4];
	size_t length = utf8_encode(code_point, bytes);

	strbuf_add(buf, (struct str){ bytes, length });
}

struct str
text_clean(struct arena *arena, struct str text)
{
	struct strbuf buf = { 0 };
	size_t length = 0;
	bool blank = false;

	for (size_t at = 0; at < text.len && length <= TEXT_LENGTH_MAX;) {
		uint32_t c = utf8_next(text, &at);

		if (is_blank(c)) {
			blank = length > 0;
			continue;
		}
		if (is_unseen(c))
			continue;
		length += blank ? 2 : 1;
		if (length > TEXT_LENGTH_MAX) {
			strbuf_add(&buf, ELLIPSIS);
			break;
		}
		if (blank)
			strbuf_addc(&buf, ' ');
		blank = false;
		add_code_point(&buf, c);
	}
	return strbuf_take(arena, &buf);
}

static bool
is_latin(uint32_t c)
{
	return c < 0x250 && utf8_is_word(c);
}

/* In ems, between two characters that stand side by side. */
static double
gap(uint32_t before, uint32_t after)
{
	bool mixed = (utf8_is_han(before) && is_latin(after)) || (is_latin(before) && utf8_is_han(after));

	return mixed ? HAN_LATIN_GAP : 0;
}

bool
text_next(struct text_walk *walk)
{
	size_t at = 0;
	uint32_t before = walk->code_point;

	if (walk->rest.len == 0)
		return false;
	walk->code_point = utf8_next(walk->rest, &at);
	walk->rest = str_slice(walk->rest, at, walk->rest.len);
	walk->x = walk->end + gap(before, walk->code_point) * walk->font.size;
	walk->end = walk->x + walk->metrics->advance(walk->metrics->context, walk->code_point, walk->font.weight) *
				  walk->font.size;
	return true;
}

double
text_width(const struct text_metrics *metrics, struct text_font font, struct str text)
{
	struct text_walk walk = { .metrics = metrics, .font = font, .rest = text };

	while (text_next(&walk))
		;
	return walk.end;
}

struct str
text_fit(const struct text_metrics *metrics, struct arena *arena, struct text_font font, struct str text, double width)
{
	double room = width - text_width(metrics, font, ELLIPSIS);
	struct text_walk walk = { .metrics = metrics, .font = font, .rest = text };
	size_t keep = 0;

	while (text_next(&walk)) {
		if (walk.end <= room)
			keep = text.len - walk.rest.len;
	}
	if (walk.end <= width)
		return text;
	if (keep == 0)
		return STR_NONE;
	return str_format(arena, "%.*s…", STR_ARG(str_trim(str_slice(text, 0, keep))));
}

static bool
closes(uint32_t c)
{
	static const struct span closing[] = {
		{ '!', '!' },
		{ '%', '%' },
		{ ')', ')' },
		{ ',', '.' },
		{ ':', ';' },
		{ '?', '?' },
		{ ']', ']' },
		{ '}', '}' },
		{ 0xB7, 0xB7 },
		{ 0x2019, 0x2019 },
		{ 0x201D, 0x201D },
		{ 0x2026, 0x2026 },
		{ 0x3001, 0x3002 },
		{ 0x3009, 0x3009 },
		{ 0x300B, 0x300B },
		{ 0x300D, 0x300D },
		{ 0x300F, 0x300F },
		{ 0x3011, 0x3011 },
		{ 0x3015, 0x3015 },
		{ 0xFF01, 0xFF01 },
		{ 0xFF05, 0xFF05 },
		{ 0xFF09, 0xFF09 },
		{ 0xFF0C, 0xFF0E },
		{ 0xFF1A, 0xFF1B },
		{ 0xFF1F, 0xFF1F },
	};

	return in_spans(closing, sizeof closing / sizeof *closing, c);
}

static bool
opens(uint32_t c)
{
	static const struct span opening[] = {
		{ '(', '(' },
		{ '[', '[' },
		{ '{', '{' },
		{ 0x2018, 0x2018 },
		{ 0x201C, 0x201C },
		{ 0x3008, 0x3008 },
		{ 0x300A, 0x300A },
		{ 0x300C, 0x300C },
		{ 0x300E, 0x300E },
		{ 0x3010, 0x3010 },
		{ 0x3014, 0x3014 },
		{ 0xFF08, 0xFF08 },
	};

	return in_spans(opening, sizeof opening / sizeof *opening, c);
}

static bool
may_break(uint32_t before, uint32_t after)
{
	if (after == ' ')
		return true;
	if (closes(after) || opens(before))
		return false;
	return before == ' ' || utf8_width(before) == 2 || utf8_width(after) == 2;
}

/* Lines of a width, not more than so many. */
struct measure {
	double width;
	size_t most;
};

/* How many bytes of the text the next line takes: as many as have room, at least
 * one character. */
static size_t
line_length(struct text_walk walk, double width, bool *broken)
{
	struct str text = walk.rest;
	size_t fits = 0;
	size_t good = 0;

	while (text_next(&walk) && (walk.end <= width || fits == 0)) {
		size_t next = text.len - walk.rest.len;

		if (walk.rest.len == 0)
			return next;
		fits = next;
		if (may_break(walk.code_point, utf8_next(text, &next)))
			good = fits;
	}
	*broken |= good == 0;
	return good > 0 ? good : fits;
}

/* What is left over goes to the last line. */
static struct text_lines
break_lines(const struct text_metrics *metrics, struct text_font font, struct str text, struct measure measure)
{
	struct text_lines lines = { 0 };

	while (text.len > 0) {
		struct text_walk walk = { .metrics = metrics, .font = font, .rest = text };
		bool last = lines.count + 1 == measure.most;
		size_t length = last ? text.len : line_length(walk, measure.width, &lines.broken);
		struct str line = str_trim(str_slice(text, 0, length));
		double line_width = text_width(metrics, font, line);

		lines.lines[lines.count++] = line;
		lines.width = line_width > lines.width ? line_width : lines.width;
		text = str_trim(str_slice(text, length, text.len));
	}
	return lines;
}

/* At the narrowest width at which there is room for all, that lines are even; the
 * whole width when there is none. */
static struct text_lines
even_lines(const struct text_metrics *metrics, struct text_font font, struct str text, struct measure measure)
{
	double even = text_width(metrics, font, text) / (double)measure.most;

	for (int i = 0; i < WRAP_STEPS && even < measure.width; i++) {
		struct measure narrow = { even + (measure.width - even) * i / WRAP_STEPS, measure.most };
		struct text_lines lines = break_lines(metrics, font, text, narrow);

		if (lines.width <= narrow.width && !lines.broken)
			return lines;
	}
	return break_lines(metrics, font, text, measure);
}

struct text_lines
text_wrap(const struct text_metrics *metrics, struct arena *arena, struct text_font font, struct str text, double width)
{
	struct text_lines broken = { 0 }; /* the first that has room for all but breaks a word */
	struct text_lines lines = { 0 };
	struct str *last;

	for (size_t most = 1; most <= TEXT_LINES_MAX; most++) {
		lines = even_lines(metrics, font, text, (struct measure){ width, most });
		if (lines.width <= width && !lines.broken)
			return lines;
		if (lines.width <= width && broken.count == 0)
			broken = lines;
	}
	if (broken.count > 0 || lines.count == 0)
		return broken;
	last = &lines.lines[lines.count - 1];
	*last = text_fit(metrics, arena, font, *last, width);
	lines.width = width;
	lines.cut = true;
	return lines;
}
