#ifndef QSITE_MUSTACHE_VALUE_H
#define QSITE_MUSTACHE_VALUE_H

#include "base/str.h"

#include <stdint.h>

/* The data a template sees. Callers build it in an arena and hand the root to
 * template_render, which only reads it:
 *
 *     struct object *page = object_new(arena);
 *     object_text(page, "title", report->title);
 *     object_html(page, "body", body);
 *     object_list(page, "menu", menu);            // built once, shared by all pages
 *     object_absent(page, "next");                // the last page has no next one
 *
 * Texts and names are borrowed and must live as long as the data is rendered;
 * lists and objects are referenced, never copied. Numbers are given as text, so
 * that their format is the caller's. */

enum value_type {
	VALUE_ABSENT, /* a name that is known but has no value here */
	VALUE_FALSE,
	VALUE_TRUE,
	VALUE_TEXT, /* is escaped when it is written */
	VALUE_HTML, /* is written as it is */
	VALUE_LIST,
	VALUE_OBJECT,
};

struct list;
struct object;

struct value {
	enum value_type type;
	union {
		struct str text; /* VALUE_TEXT and VALUE_HTML */
		const struct list *list;
		const struct object *object;
	};
};

struct value
value_absent(void);

struct value
value_bool(bool truth);

struct value
value_text(struct str text);

struct value
value_html(struct str html);

struct value
value_list(const struct list *list);

struct value
value_object(const struct object *object);

/* Whether a section shows its body: not for absent, false, the empty text and the
 * empty list. An object is true even without fields. */
bool
value_is_true(const struct value *value);

/* Values in order. */
struct list {
	struct value *items;
	size_t count;
	size_t capacity;
	struct arena *arena;
};

struct list *
list_new(struct arena *arena);

void
list_add(struct list *list, struct value value);

/* Adds a new object to the list and returns it to be filled. */
struct object *
list_add_object(struct list *list);

/* Named values. Look-up is by comparing hash and bytes; from 17 fields on through
 * a table of slots, so that an object may hold hundreds of names (the texts of a
 * language) at no cost. The order of the fields is the order of adding. */
struct field {
	struct str name;
	uint32_t hash;
	struct value value;
};

struct object {
	struct field *items;
	size_t count;
	size_t capacity;
	size_t *slots; /* index + 1 into items, 0 is free; NULL while small */
	size_t slot_count;
	uint64_t present; /* one bit for each hash modulo 64: most misses end here */
	struct arena *arena;
};

struct object *
object_new(struct arena *arena);

/* Gives a name its value; a name that is there already gets the new one. */
void
object_set(struct object *object, struct str name, struct value value);

/* The same for names written in the program. */
void
object_text(struct object *object, const char *name, struct str text);

void
object_html(struct object *object, const char *name, struct str html);

void
object_bool(struct object *object, const char *name, bool truth);

void
object_list(struct object *object, const char *name, const struct list *list);

void
object_object(struct object *object, const char *name, const struct object *child);

/* Offers a name without a value: templates may ask for it, and it is false. */
void
object_absent(struct object *object, const char *name);

/* Text, or absent when it is empty. */
void
object_text_or_absent(struct object *object, const char *name, struct str text);

/* The value, or NULL when the object does not know the name. Valid until the
 * object gets another field. */
const struct value *
object_get(const struct object *object, struct str name);

/* The same when the hash is known already: templates keep it beside each name. */
const struct value *
object_find(const struct object *object, struct str name, uint32_t hash);

uint32_t
name_hash(struct str name);

#endif
