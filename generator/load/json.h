#ifndef QSITE_LOAD_JSON_H
#define QSITE_LOAD_JSON_H

#include "base/diag.h"
#include "base/map.h"

/* JSON (RFC 8259) with positions. A scan of our own finds where each value stands,
 * keeps numbers as they were written, says exactly where something is wrong, and
 * refuses what cJSON lets pass: control characters and bad escapes in texts, numbers
 * such as 01 or 1., text after the end, a byte-order mark. cJSON then decodes the
 * texts. Also refused are duplicate keys, \u0000, nesting deeper than 64 and numbers
 * of more than 63 characters.
 *
 * Findings: "json-syntax", "json-duplicate"; from the readers below "json-type",
 * "json-key" (unknown key), "json-missing", "json-value". Each names the value by
 * its path: observations.enrolment.2021 */

enum json_type { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_type type;
	bool truth;
	double number;
	struct str text; /* a string's value; a number as written */
	struct json *first, *next;
	size_t count; /* items or members */
	const struct json *parent;
	struct str key; /* of a member */
	size_t index;   /* of an item */
	struct place place, key_place;
};

/* Parses a range of a source. NULL after findings. */
const struct json *
json_parse(struct arena *arena, struct place range, struct diags *diags);

/* "observations.enrolment.2021", "menu[2].title"; empty for the root. */
struct str
json_path(struct arena *arena, const struct json *value);

/* NULL when the key is not there (or `object` is no object). No finding. */
const struct json *
json_get(const struct json *object, const char *key);

/* ---- readers: each adds a finding when it returns false or nothing ---- */

bool
json_is(const struct json *value, enum json_type type, struct diags *diags);

/* Every key of the object is one of a NULL-ended list; unknown ones are findings
 * with the nearest known key. */
bool
json_keys(const struct json *object, const char *const *known, struct diags *diags);

/* Members by key. An optional one that is not there gives the empty value without
 * a finding; a required one that is not there is "json-missing". Required strings
 * must not be empty. */
enum json_need { JSON_OPTIONAL, JSON_REQUIRED };

struct str
json_str(const struct json *object, const char *key, enum json_need need, struct diags *diags);

bool
json_bool(const struct json *object, const char *key, struct diags *diags);

/* A whole number from low to high; `absent` when it is not there or wrong. */
struct json_range {
	int low, high, absent;
};

int
json_int(const struct json *object, const char *key, enum json_need need, struct json_range range, struct diags *diags);

/* An array or object; NULL when not there or wrong. */
const struct json *
json_child(const struct json *object, const char *key, enum json_type type, enum json_need need, struct diags *diags);

/* The index of a string member in a NULL-ended list of words, -1 when not there or
 * (with a finding and the nearest word) not one of them. */
int
json_word(
    const struct json *object, const char *key, const char *const *words, enum json_need need, struct diags *diags);

/* All strings of an array member. */
struct str_list
json_strings(struct arena *arena, const struct json *object, const char *key, struct diags *diags);

#endif
