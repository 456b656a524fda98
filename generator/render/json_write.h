#ifndef QSITE_RENDER_JSON_WRITE_H
#define QSITE_RENDER_JSON_WRITE_H

#include "base/strbuf.h"

/* Writes JSON (RFC 8259): two spaces a level, members in the order they are put,
 * UTF-8 as it is. Text must be valid UTF-8.
 *
 *     struct json_writer json = { .out = out };
 *
 *     json_begin(&json, NULL, '{');
 *     json_put_text(&json, "name", name);
 *     json_begin(&json, "years", '[');
 *     json_put_int(&json, NULL, 2021);
 *     json_end(&json);
 *     json_end(&json);
 *
 * The key is NULL for the root and in arrays. The file ends with a line feed when
 * the root does. What is opened must be closed; nesting is that of the code which
 * calls, at most JSON_WRITE_DEPTH. */

#define JSON_WRITE_DEPTH 16

struct json_writer {
	struct strbuf *out;
	bool in_html; /* as part of a script, which no text may end: '<', U+2028 and U+2029 are escaped */
	size_t depth;
	struct {
		char close; /* '}' or ']' */
		bool filled;
	} levels[JSON_WRITE_DEPTH];
};

/* `bracket` is '{' or '['. */
void
json_begin(struct json_writer *json, const char *key, char bracket);

void
json_end(struct json_writer *json);

void
json_put_text(struct json_writer *json, const char *key, struct str text);

/* null for the empty text: nothing is known, or there is nothing to say. */
void
json_put_text_or_null(struct json_writer *json, const char *key, struct str text);

/* `digits` is a JSON number, written as it is; null when it is empty. */
void
json_put_number(struct json_writer *json, const char *key, struct str digits);

void
json_put_int(struct json_writer *json, const char *key, long number);

void
json_put_bool(struct json_writer *json, const char *key, bool yes);

void
json_put_null(struct json_writer *json, const char *key);

#endif
