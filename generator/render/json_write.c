#include "render/json_write.h"

#include <assert.h>

static void
start_line(struct json_writer *json)
{
	strbuf_addc(json->out, '\n');
	for (size_t i = 0; i < json->depth; i++)
		strbuf_adds(json->out, "  ");
}

static void
add_escaped(struct json_writer *json, char byte)
{
	static const char letters[] = "btn\vfr"; /* of U+0008 to U+000D; \v has none */
	unsigned char code = (unsigned char)byte;
	struct strbuf *out = json->out;

	if (byte == '"' || byte == '\\')
		strbuf_addf(out, "\\%c", byte);
	else if (code >= 0x08 && code <= 0x0D && code != 0x0B)
		strbuf_addf(out, "\\%c", letters[code - 0x08]);
	else if (code < 0x20 || (json->in_html && byte == '<'))
		strbuf_addf(out, "\\u%04x", code);
	else
		strbuf_addc(out, byte);
}

/* U+2028 and U+2029, which JSON allows in a string and older JavaScript does not. */
static bool
ends_line(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.len);

	return str_starts(rest, STR("\xE2\x80\xA8")) || str_starts(rest, STR("\xE2\x80\xA9"));
}

static void
add_string(struct json_writer *json, struct str text)
{
	strbuf_addc(json->out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (json->in_html && ends_line(text, i)) {
			strbuf_addf(json->out, "\\u20%02x", (unsigned char)text.at[i + 2] - 0x80U);
			i += 2;
		} else {
			add_escaped(json, text.at[i]);
		}
	}
	strbuf_addc(json->out, '"');
}

/* What stands in front of a value: the comma, the line, the key. */
static void
start_value(struct json_writer *json, const char *key)
{
	if (json->depth > 0) {
		bool *filled = &json->levels[json->depth - 1].filled;

		if (*filled)
			strbuf_addc(json->out, ',');
		*filled = true;
		start_line(json);
	}
	if (key) {
		add_string(json, str_from(key));
		strbuf_adds(json->out, ": ");
	}
}

void
json_begin(struct json_writer *json, const char *key, char bracket)
{
	assert(json->depth < JSON_WRITE_DEPTH);
	start_value(json, key);
	strbuf_addc(json->out, bracket);
	json->levels[json->depth].close = bracket == '{' ? '}' : ']';
	json->levels[json->depth].filled = false;
	json->depth++;
}

void
json_end(struct json_writer *json)
{
	assert(json->depth > 0);
	json->depth--;
	if (json->levels[json->depth].filled)
		start_line(json);
	strbuf_addc(json->out, json->levels[json->depth].close);
	if (json->depth == 0)
		strbuf_addc(json->out, '\n');
}

void
json_put_text(struct json_writer *json, const char *key, struct str text)
{
	start_value(json, key);
	add_string(json, text);
}

void
json_put_text_or_null(struct json_writer *json, const char *key, struct str text)
{
	if (text.len > 0)
		json_put_text(json, key, text);
	else
		json_put_null(json, key);
}

void
json_put_number(struct json_writer *json, const char *key, struct str digits)
{
	if (digits.len == 0) {
		json_put_null(json, key);
		return;
	}
	start_value(json, key);
	strbuf_add(json->out, digits);
}

void
json_put_int(struct json_writer *json, const char *key, long number)
{
	start_value(json, key);
	strbuf_addf(json->out, "%ld", number);
}

void
json_put_bool(struct json_writer *json, const char *key, bool yes)
{
	start_value(json, key);
	strbuf_adds(json->out, yes ? "true" : "false");
}

void
json_put_null(struct json_writer *json, const char *key)
{
	start_value(json, key);
	strbuf_adds(json->out, "null");
}
