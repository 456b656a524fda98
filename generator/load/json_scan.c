#include "load/json_scan.h"

#include "base/number.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum {
	NUMBER_LENGTH_MAX = 63, /* what cJSON reads */
	HEX_DIGITS = 4,
	SURROGATE_HIGH = 0xD800,
	SURROGATE_LOW = 0xDC00,
	SURROGATE_END = 0xE000,
};

struct scan {
	struct arena *arena;
	const struct source *source;
	size_t at, end;
	size_t bracket; /* the innermost open one, SIZE_MAX: none */
	int depth;
	struct diags *diags;
	bool failed;
};

static char
scan_byte(const struct scan *scan)
{
	return scan->at < scan->end ? scan->source->text.at[scan->at] : '\0';
}

static const char blanks[] = " \t\n\r";

static bool
is_one_of(char byte, const char *bytes)
{
	return byte != '\0' && strchr(bytes, byte);
}

static void
scan_blanks(struct scan *scan)
{
	while (is_one_of(scan_byte(scan), blanks))
		scan->at++;
}

/* Always false. */
static bool
scan_error(struct scan *scan, struct place place, const char *text)
{
	scan->failed = true;
	return diag_error(scan->diags, "json-syntax", place, "%s", text);
}

/* The end came too early: told right behind what is there. */
static bool
scan_ended(struct scan *scan)
{
	size_t at = scan->end;

	while (at > 0 && is_one_of(scan->source->text.at[at - 1], blanks))
		at--;
	scan_error(
	    scan, place_at(scan->source, at, 0), diag_tr(scan->diags, "the JSON ends too early", "JSON 提前结束"));
	if (scan->bracket != SIZE_MAX)
		diag_also(scan->diags, place_at(scan->source, scan->bracket, 1), "%s",
		    diag_tr(scan->diags, "this bracket is not closed", "这个括号没有闭合"));
	return false;
}

/* A mistake at the next character, if there is one. */
static bool
scan_stray(struct scan *scan, const char *text)
{
	struct str rest = str_slice(scan->source->text, scan->at, scan->end);
	size_t length = 0;

	if (rest.len == 0)
		return scan_ended(scan);
	utf8_next(rest, &length);
	scan_error(scan, place_at(scan->source, scan->at, length), text);
	if (length > 1)
		diag_hint(scan->diags, "%s",
		    diag_tr(scan->diags, "quotes, commas and colons of JSON are ASCII characters",
			"JSON 的引号、逗号和冒号应为半角字符"));
	return false;
}

/* ---- texts ---- */

/* The value of four hexadecimal digits at an offset, -1 when they are not there. */
static long
hex_at(const struct scan *scan, size_t at)
{
	long value = 0;

	for (size_t i = at; i < at + HEX_DIGITS; i++) {
		char c = i < scan->end ? scan->source->text.at[i] : '\0';

		if (c >= '0' && c <= '9')
			value = value * 16 + c - '0';
		else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
			value = value * 16 + (c | 0x20) - 'a' + 10;
		else
			return -1;
	}
	return value;
}

/* \uXXXX, or two of them for a character behind U+FFFF. */
static void
scan_unicode_escape(struct scan *scan)
{
	size_t from = scan->at;
	long unit = hex_at(scan, from + 2), second = -1;

	scan->at += 2;
	if (unit < 0) {
		scan_error(scan, place_at(scan->source, from, 2),
		    diag_tr(scan->diags, "four hexadecimal digits belong behind \\u", "\\u 之后应为四位十六进制数字"));
		return;
	}
	scan->at += HEX_DIGITS;
	if (unit >= SURROGATE_HIGH && unit < SURROGATE_LOW &&
	    str_starts(str_slice(scan->source->text, scan->at, scan->end), STR("\\u")))
		second = hex_at(scan, scan->at + 2);
	if (second >= SURROGATE_LOW && second < SURROGATE_END)
		scan->at += 2 + HEX_DIGITS;
	else if (unit >= SURROGATE_HIGH && unit < SURROGATE_END)
		scan_error(scan, place_at(scan->source, from, 2 + HEX_DIGITS),
		    diag_tr(scan->diags, "this is half of a character: a surrogate without its pair",
			"这是半个字符：代理码位没有成对"));
	if (unit == 0)
		scan_error(scan, place_at(scan->source, from, 2 + HEX_DIGITS),
		    diag_tr(scan->diags, "a text cannot hold the character \\u0000", "文本中不能有字符 \\u0000"));
}

static void
scan_escape(struct scan *scan)
{
	size_t from = scan->at;
	char mark = from + 1 < scan->end ? scan->source->text.at[from + 1] : '\0';

	if (mark == 'u') {
		scan_unicode_escape(scan);
		return;
	}
	if (is_one_of(mark, "\"\\/bfnrt")) {
		scan->at += 2;
		return;
	}
	scan->at++; /* what follows is looked at by itself: it may be a line break */
	scan_error(scan, place_at(scan->source, from, 1),
	    diag_tr(scan->diags, "JSON has no such escape: a backslash itself is written \\\\",
		"JSON 没有这种转义：反斜杠本身写作 \\\\"));
}

/* A text ends on the line that it begins on, so that a forgotten quote is told where
 * it is. */
static bool
scan_text(struct scan *scan, struct place *place)
{
	size_t from = scan->at++;

	while (scan->at < scan->end && !is_one_of(scan_byte(scan), "\"\n\r")) {
		if (scan_byte(scan) == '\\') {
			scan_escape(scan);
			continue;
		}
		if ((unsigned char)scan_byte(scan) < ' ')
			scan_error(scan, place_at(scan->source, scan->at, 1),
			    diag_tr(scan->diags, "a tab or control character in a text must be escaped",
				"文本中的制表符或控制字符必须转义"));
		scan->at++;
	}
	*place = place_at(scan->source, from, scan->at - from);
	if (scan_byte(scan) != '"')
		return scan_error(scan, *place,
		    diag_tr(scan->diags, "the text is not closed on its line", "文本在本行内没有用引号结束"));
	scan->at++;
	place->length++;
	return true;
}

/* ---- numbers and words ---- */

static bool
is_word_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       is_one_of(byte, "+-._");
}

static struct str
scan_word(struct scan *scan)
{
	size_t from = scan->at;

	while (is_word_byte(scan_byte(scan)))
		scan->at++;
	return str_slice(scan->source->text, from, scan->at);
}

static void
scan_number(struct scan *scan, struct json *value)
{
	struct place place = place_at(scan->source, scan->at, 0);

	value->type = JSON_NUMBER;
	value->text = scan_word(scan);
	place.length = value->text.len;
	if (!number_parse(value->text, &value->number))
		scan_error(scan, place, diag_tr(scan->diags, "this is not a JSON number", "这不是合法的 JSON 数字"));
	else if (value->text.len > NUMBER_LENGTH_MAX)
		scan_error(scan, place, diag_tr(scan->diags, "the number has too many digits", "数字的位数太多"));
}

static bool
scan_literal(struct scan *scan, struct json *value)
{
	size_t from = scan->at;
	struct str word = scan_word(scan);
	const char *message;

	value->truth = str_eq(word, STR("true"));
	value->type = str_eq(word, STR("null")) ? JSON_NULL : JSON_BOOL;
	if (value->truth || value->type == JSON_NULL || str_eq(word, STR("false")))
		return true;
	message =
	    diag_tr(scan->diags, "a value belongs here: a text in double quotes, a number, true, false, null, [ or {",
		"此处应为值：带双引号的文本、数字、true、false、null、[ 或 {");
	return word.len > 0 ? scan_error(scan, place_at(scan->source, from, word.len), message)
			    : scan_stray(scan, message);
}

/* ---- lists and objects ---- */

static bool
scan_value(struct scan *scan, struct json *value);

static bool
scan_key(struct scan *scan, struct json *member)
{
	if (scan_byte(scan) != '"')
		return scan_stray(
		    scan, diag_tr(scan->diags, "a key in double quotes belongs here", "此处应为带双引号的键"));
	if (!scan_text(scan, &member->key_place))
		return false;
	scan_blanks(scan);
	if (scan_byte(scan) != ':')
		return scan_stray(
		    scan, diag_tr(scan->diags, "a colon is missing in front of this", "此处之前缺少冒号"));
	scan->at++;
	scan_blanks(scan);
	return true;
}

/* Behind a value: true when another one follows. */
static bool
scan_comma(struct scan *scan, char close)
{
	size_t comma = scan->at;

	if (scan_byte(scan) == close)
		return false;
	if (scan_byte(scan) != ',')
		return scan_stray(scan, diag_tr(scan->diags, "a comma or closing bracket is missing in front of this",
					    "此处之前缺少逗号或右括号"));
	scan->at++;
	scan_blanks(scan);
	if (scan_byte(scan) != close)
		return true;
	return scan_error(scan, place_at(scan->source, comma, 1),
	    diag_tr(scan->diags, "no comma belongs in front of a closing bracket", "右括号前不应有逗号"));
}

/* Adds the values up to the closing bracket; false when that was not reached. */
static bool
scan_members(struct scan *scan, struct json *value, char close)
{
	struct json **next = &value->first;
	bool more = scan_byte(scan) != close;

	while (more) {
		struct json *member = arena_new(scan->arena, struct json);

		*next = member;
		next = &member->next;
		member->parent = value;
		member->index = value->count++;
		if (value->type == JSON_OBJECT && !scan_key(scan, member))
			return false;
		if (!scan_value(scan, member))
			return false;
		scan_blanks(scan);
		more = scan_comma(scan, close);
	}
	return scan_byte(scan) == close;
}

static bool
scan_nested(struct scan *scan, struct json *value)
{
	size_t outer = scan->bracket;
	char close = scan_byte(scan) == '{' ? '}' : ']';
	bool ok;

	value->type = close == '}' ? JSON_OBJECT : JSON_ARRAY;
	if (scan->depth == JSON_NESTING_MAX)
		return scan_stray(scan, diag_tr(scan->diags, "this is nested too deeply", "嵌套太深"));
	scan->depth++;
	scan->bracket = scan->at++;
	scan_blanks(scan);
	ok = scan_members(scan, value, close);
	scan->bracket = outer;
	scan->depth--;
	if (ok)
		scan->at++;
	return ok;
}

static bool
scan_value(struct scan *scan, struct json *value)
{
	size_t from = scan->at;
	char mark = scan_byte(scan);
	bool ok = true;

	if (mark == '{' || mark == '[') {
		ok = scan_nested(scan, value);
	} else if (mark == '"') {
		value->type = JSON_STRING;
		ok = scan_text(scan, &value->place);
	} else if (is_one_of(mark, "+-.0123456789")) {
		scan_number(scan, value);
	} else {
		ok = scan_literal(scan, value);
	}
	value->place = place_at(scan->source, from, scan->at - from);
	return ok;
}

struct json *
json_scan(struct arena *arena, struct place range, struct diags *diags)
{
	struct scan scan = { .arena = arena,
		.source = range.source,
		.at = range.offset,
		.end = range.offset + range.length,
		.bracket = SIZE_MAX,
		.diags = diags };
	struct json *root = arena_new(arena, struct json);

	scan_blanks(&scan);
	if (scan_value(&scan, root)) {
		scan_blanks(&scan);
		if (scan.at < scan.end)
			scan_stray(&scan,
			    diag_tr(diags, "more text after the end of the JSON value", "JSON 结束后还有多余内容"));
	}
	return scan.failed ? NULL : root;
}
