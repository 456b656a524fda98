#include "mustache/value.h"

#include <string.h>

enum {
	SMALL_OBJECT = 16, /* fields that are searched one by one */
	FIRST_SLOTS = 64,  /* of an object that is larger, a power of two */
};

struct value
value_absent(void)
{
	return (struct value){ .type = VALUE_ABSENT };
}

struct value
value_bool(bool truth)
{
	return (struct value){ .type = truth ? VALUE_TRUE : VALUE_FALSE };
}

struct value
value_text(struct str text)
{
	return (struct value){ .type = VALUE_TEXT, .text = text };
}

struct value
value_html(struct str html)
{
	return (struct value){ .type = VALUE_HTML, .text = html };
}

struct value
value_list(const struct list *list)
{
	return (struct value){ .type = VALUE_LIST, .list = list };
}

struct value
value_object(const struct object *object)
{
	return (struct value){ .type = VALUE_OBJECT, .object = object };
}

bool
value_is_true(const struct value *value)
{
	switch (value->type) {
	case VALUE_ABSENT:
	case VALUE_FALSE:
		return false;
	case VALUE_TEXT:
	case VALUE_HTML:
		return value->text.len > 0;
	case VALUE_LIST:
		return value->list->count > 0;
	case VALUE_TRUE:
	case VALUE_OBJECT:
		break;
	}
	return true;
}

struct list *
list_new(struct arena *arena)
{
	struct list *list = arena_new(arena, struct list);

	list->arena = arena;
	return list;
}

void
list_add(struct list *list, struct value value)
{
	*arena_push(list->arena, list) = value;
}

struct object *
list_add_object(struct list *list)
{
	struct object *object = object_new(list->arena);

	list_add(list, value_object(object));
	return object;
}

struct object *
object_new(struct arena *arena)
{
	struct object *object = arena_new(arena, struct object);

	object->arena = arena;
	return object;
}

/* FNV-1a, 32 bits. */
uint32_t
name_hash(struct str name)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.at[i]) * 16777619u;
	return hash;
}

static uint64_t
presence_bit(uint32_t hash)
{
	return (uint64_t)1 << (hash & 63);
}

static bool
field_is(const struct field *field, struct str name, uint32_t hash)
{
	return field->hash == hash && field->name.len == name.len &&
	       (name.len == 0 || memcmp(field->name.at, name.at, name.len) == 0);
}

static void
object_fill_slot(struct object *object, size_t index)
{
	size_t mask = object->slot_count - 1;
	size_t slot = object->items[index].hash & mask;

	while (object->slots[slot] != 0)
		slot = (slot + 1) & mask;
	object->slots[slot] = index + 1;
}

/* Slots are at most half full, so a search always meets a free one. */
static void
object_index(struct object *object, size_t index)
{
	if (object->count <= SMALL_OBJECT)
		return;
	if (object->count * 2 <= object->slot_count) {
		object_fill_slot(object, index);
		return;
	}
	object->slot_count = object->slot_count ? object->slot_count * 2 : FIRST_SLOTS;
	object->slots = arena_array(object->arena, size_t, object->slot_count);
	for (size_t i = 0; i < object->count; i++)
		object_fill_slot(object, i);
}

static struct field *
object_field(const struct object *object, struct str name, uint32_t hash)
{
	if ((object->present & presence_bit(hash)) == 0)
		return NULL;
	if (object->slots == NULL) {
		for (size_t i = 0; i < object->count; i++) {
			if (field_is(&object->items[i], name, hash))
				return &object->items[i];
		}
		return NULL;
	}
	size_t mask = object->slot_count - 1;
	for (size_t slot = hash & mask; object->slots[slot] != 0; slot = (slot + 1) & mask) {
		struct field *field = &object->items[object->slots[slot] - 1];
		if (field_is(field, name, hash))
			return field;
	}
	return NULL;
}

const struct value *
object_find(const struct object *object, struct str name, uint32_t hash)
{
	const struct field *field = object_field(object, name, hash);

	return field ? &field->value : NULL;
}

const struct value *
object_get(const struct object *object, struct str name)
{
	return object_find(object, name, name_hash(name));
}

void
object_set(struct object *object, struct str name, struct value value)
{
	uint32_t hash = name_hash(name);
	struct field *known = object_field(object, name, hash);

	if (known) {
		known->value = value;
		return;
	}
	*arena_push(object->arena, object) = (struct field){ name, hash, value };
	object->present |= presence_bit(hash);
	object_index(object, object->count - 1);
}

void
object_text(struct object *object, const char *name, struct str text)
{
	object_set(object, str_from(name), value_text(text));
}

void
object_html(struct object *object, const char *name, struct str html)
{
	object_set(object, str_from(name), value_html(html));
}

void
object_bool(struct object *object, const char *name, bool truth)
{
	object_set(object, str_from(name), value_bool(truth));
}

void
object_list(struct object *object, const char *name, const struct list *list)
{
	object_set(object, str_from(name), value_list(list));
}

void
object_object(struct object *object, const char *name, const struct object *child)
{
	object_set(object, str_from(name), value_object(child));
}

void
object_absent(struct object *object, const char *name)
{
	object_set(object, str_from(name), value_absent());
}

void
object_text_or_absent(struct object *object, const char *name, struct str text)
{
	object_set(object, str_from(name), text.len > 0 ? value_text(text) : value_absent());
}
