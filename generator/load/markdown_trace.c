#include "load/markdown_trace.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum {
	WINDOW = 4096,    /* how far ahead a text is looked for */
	MATCH_BYTES = 32, /* that must agree for a match */
	MISSES = 8,       /* before a block is given up */
	ENTITY_LENGTH = 34,
};

void
trace_begin(struct trace *trace, struct str text, size_t from, size_t end)
{
	end = end < text.len ? end : text.len;
	from = from < end ? from : end;
	*trace = (struct trace){ .text = text, .from = from, .end = end, .at = from };
}

/* ---- texts ---- */

static bool
is_punctuation(char byte)
{
	return byte > ' ' && byte < 0x7F && !(byte >= '0' && byte <= '9') &&
	       !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* The length of something like &amp; or &#x4e2d; at the front, else 0. */
static size_t
entity_length(struct str text)
{
	for (size_t i = 1; i < text.len && i < ENTITY_LENGTH; i++) {
		char byte = text.at[i];

		if (byte == ';')
			return i > 1 ? i + 1 : 0;
		if (is_punctuation(byte) ? byte != '#' : byte <= ' ')
			return 0;
	}
	return 0;
}

/* How many bytes of `raw` spell the front of `literal`, and how many bytes of it
 * (*decoded) they spell; 0 when they do not. */
static size_t
spelling_length(struct str raw, struct str literal, size_t *decoded)
{
	size_t length = 0;

	*decoded = 1;
	if (raw.len == 0 || literal.len == 0)
		return 0;
	if (raw.at[0] == '\\' && raw.len > 1 && is_punctuation(raw.at[1]) && raw.at[1] == literal.at[0])
		return 2;
	if (raw.at[0] == '&')
		length = entity_length(raw);
	if (length > 0 && !str_starts(literal, str_slice(raw, 0, length))) {
		*decoded = 0;
		utf8_next(literal, decoded);
		return length;
	}
	return raw.at[0] == literal.at[0] ? 1 : 0;
}

/* Moves on by one spelling; false when the source does not spell the literal. */
static bool
run_step(struct trace_run *run)
{
	size_t decoded, length;

	if (run->lost || run->raw >= run->end || run->offset >= run->literal.len)
		return false;
	length = spelling_length(
	    str_slice(run->text, run->raw, run->end), str_slice(run->literal, run->offset, run->literal.len), &decoded);
	run->raw += length;
	run->offset += length > 0 ? decoded : 0;
	return length > 0;
}

/* Moves on over bytes that spell themselves. */
static void
run_over(struct trace_run *run, size_t to)
{
	const char *raw = run->text.at, *literal = run->literal.at;

	if (run->lost)
		return;
	while (run->offset < to && run->raw < run->end && raw[run->raw] == literal[run->offset] &&
	       raw[run->raw] != '\\' && raw[run->raw] != '&') {
		run->raw++;
		run->offset++;
	}
}

static struct trace_run
run_at(const struct trace *trace, struct str literal, size_t raw)
{
	return (struct trace_run){ .text = trace->text, .literal = literal, .end = trace->end, .raw = raw };
}

static bool
matches_at(const struct trace *trace, struct str literal, size_t at)
{
	struct trace_run run = run_at(trace, literal, at);

	while (run.offset < literal.len && run.offset < MATCH_BYTES)
		if (!run_step(&run))
			return false;
	return true;
}

static size_t
window_end(const struct trace *trace)
{
	return trace->end - trace->at < WINDOW ? trace->end : trace->at + WINDOW;
}

struct trace_run
trace_text(struct trace *trace, struct str literal)
{
	struct trace_run run = run_at(trace, literal, trace->from);
	struct trace_run ahead;
	size_t at = trace->at, stop = window_end(trace);

	run.lost = true;
	if (literal.len == 0 || trace->misses > MISSES)
		return run;
	while (at < stop && !matches_at(trace, literal, at))
		at++;
	if (at == stop) {
		trace->misses++;
		return run;
	}
	run = ahead = run_at(trace, literal, at);
	trace->at = trace_run_at(&ahead, literal.len);
	return run;
}

size_t
trace_run_at(struct trace_run *run, size_t offset)
{
	do
		run_over(run, offset);
	while (run->offset < offset && run_step(run));
	return run->raw;
}

size_t
trace_run_over(struct trace_run *run, size_t to)
{
	run_over(run, to);
	while (run->offset < to && (run->literal.at[run->offset] & 0xC0) == 0x80) {
		run->offset--;
		run->raw--;
	}
	return run->offset;
}

bool
trace_run_plain(struct trace_run *run, size_t offset, size_t length)
{
	size_t raw = trace_run_at(run, offset);

	return run->lost ||
	       str_eq(str_slice(run->text, raw, raw + length), str_slice(run->literal, offset, offset + length));
}

/* ---- other elements ---- */

/* The next `what` within the block, or SIZE_MAX and a miss. */
static size_t
find(struct trace *trace, struct str what)
{
	size_t at = SIZE_MAX;

	if (trace->misses <= MISSES)
		at = str_find(str_slice(trace->text, 0, trace->end), what, trace->at);
	if (at == SIZE_MAX)
		trace->misses++;
	return at;
}

/* Moves to `to`; gives `at`, or the block's place when that is SIZE_MAX. */
static size_t
move(struct trace *trace, size_t at, size_t to)
{
	if (at == SIZE_MAX)
		return trace->from;
	trace->at = to < trace->end ? to : trace->end;
	return at;
}

size_t
trace_newline(struct trace *trace)
{
	size_t at = trace->at;

	while (at < trace->end && trace->text.at[at] != '\n' && trace->text.at[at] != '\r')
		at++;
	return move(trace, at, at + 1);
}

static size_t
backticks_at(const struct trace *trace, size_t at)
{
	size_t count = 0;

	while (at + count < trace->end && trace->text.at[at + count] == '`')
		count++;
	return count;
}

size_t
trace_code(struct trace *trace)
{
	size_t from = find(trace, STR("`"));
	size_t ticks, at;

	if (from == SIZE_MAX)
		return trace->from;
	ticks = backticks_at(trace, from);
	at = from + ticks;
	while (at < trace->end) {
		size_t run = backticks_at(trace, at);

		at += run > 0 ? run : 1;
		if (run == ticks)
			break;
	}
	return move(trace, from, at);
}

size_t
trace_html(struct trace *trace, struct str literal)
{
	size_t at = find(trace, literal);

	return move(trace, at, at + literal.len);
}

size_t
trace_note(struct trace *trace)
{
	size_t at = find(trace, STR("[^"));
	size_t closing;

	if (at == SIZE_MAX)
		return trace->from;
	move(trace, at, at + 2);
	closing = find(trace, STR("]"));
	return closing == SIZE_MAX ? at : move(trace, at, closing + 1);
}

/* ---- links ---- */

static size_t
skip_blanks(const struct trace *trace, size_t at)
{
	while (at < trace->end && strchr(" \t\r\n", trace->text.at[at]) && trace->text.at[at] != '\0')
		at++;
	return at;
}

/* Behind the `closing` byte that is not escaped, or the end. Brackets of the same
 * kind (`opening`, or 0) are passed over in pairs. */
static size_t
skip_to(const struct trace *trace, size_t at, char opening, char closing)
{
	for (size_t depth = 1; at < trace->end && depth > 0; at++) {
		char byte = trace->text.at[at];

		if (byte == '\\' && at + 1 < trace->end)
			at++;
		else if (byte == closing)
			depth--;
		else if (opening != '\0' && byte == opening)
			depth++;
	}
	return at;
}

/* Behind the address that starts here: it ends before a blank or a bracket that it
 * did not open, or with > when it is written in angles. */
static size_t
skip_address(const struct trace *trace, size_t at)
{
	size_t depth = 0;

	if (at < trace->end && trace->text.at[at] == '<')
		return skip_to(trace, at + 1, '\0', '>');
	for (; at < trace->end; at++) {
		char byte = trace->text.at[at];

		if ((unsigned char)byte <= ' ' || (byte == ')' && depth == 0))
			break;
		if (byte == '\\' && at + 1 < trace->end)
			at++;
		else if (byte == '(' || byte == ')')
			depth = byte == '(' ? depth + 1 : depth - 1;
	}
	return at;
}

/* Behind "(address "title")" or "[name]" at `at`; `at` itself without either. */
static size_t
skip_destination(const struct trace *trace, size_t at)
{
	char quote;

	if (at < trace->end && trace->text.at[at] == '[')
		return skip_to(trace, at + 1, '\0', ']');
	if (at >= trace->end || trace->text.at[at] != '(')
		return at;
	at = skip_blanks(trace, skip_address(trace, skip_blanks(trace, at + 1)));
	quote = at < trace->end ? trace->text.at[at] : ')';
	if (quote == '"' || quote == '\'' || quote == '(')
		at = skip_blanks(trace, skip_to(trace, at + 1, '\0', quote == '(' ? ')' : quote));
	return at < trace->end && trace->text.at[at] == ')' ? at + 1 : at;
}

size_t
trace_image(struct trace *trace)
{
	size_t at = find(trace, STR("!["));

	return at == SIZE_MAX ? trace->from
			      : move(trace, at, skip_destination(trace, skip_to(trace, at + 2, '[', ']')));
}

struct trace_link
trace_link_open(struct trace *trace)
{
	size_t at = trace->at;
	char byte;

	/* Marks of emphasis, quotes and table cells may stand between. */
	while (at < trace->end && trace->text.at[at] != '\0' && strchr("*_~ \t\r\n|>", trace->text.at[at]))
		at++;
	byte = at < trace->end ? trace->text.at[at] : '\0';
	if (byte == '[' || byte == '<')
		trace->at = at + 1;
	return (struct trace_link){ .from = at, .closing = byte == '[' ? ']' : byte == '<' ? '>' : '\0' };
}

void
trace_link_close(struct trace *trace, const struct trace_link *link)
{
	size_t closing;

	if (link->closing == '\0')
		return;
	closing = find(trace, (struct str){ &link->closing, 1 });
	if (closing != SIZE_MAX)
		trace->at = link->closing == ']' ? skip_destination(trace, closing + 1) : closing + 1;
}

/* ---- lines ---- */

void
lines_find(struct lines *lines, struct arena *arena, struct str text, size_t from)
{
	*lines = (struct lines){ .end = text.len };
	*arena_push(arena, lines) = from;
	for (size_t at = from; at < text.len; at++) {
		bool ends =
		    text.at[at] == '\n' || (text.at[at] == '\r' && (at + 1 == text.len || text.at[at + 1] != '\n'));

		if (ends)
			*arena_push(arena, lines) = at + 1;
	}
}

size_t
lines_start(const struct lines *lines, size_t line)
{
	if (line == 0)
		return lines->items[0];
	return line <= lines->count ? lines->items[line - 1] : lines->end;
}
