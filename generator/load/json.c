#include "load/json_scan.h"

#include <cjson/cJSON.h>

/* What json_scan has found to be right, cJSON reads too: both have the same values
 * in the same order. */
struct decoder {
	struct arena *arena;
	struct diags *diags;
	bool ok;
};

static void
duplicate_check(struct decoder *decoder, struct map *keys, struct json *member)
{
	const struct json *first = map_get(keys, member->key);

	if (!first) {
		map_add(keys, decoder->arena, member->key, member);
		return;
	}
	decoder->ok = diag_error(decoder->diags, "json-duplicate", member->key_place,
	    diag_tr(decoder->diags, "'%.*s': the key is there twice", "“%.*s”：键重复"),
	    STR_ARG(json_path(decoder->arena, member)));
	diag_also(decoder->diags, first->key_place, "%s", diag_tr(decoder->diags, "first here", "首次出现在此处"));
}

/* Recursion is bounded by JSON_NESTING_MAX. */
static void
decode(struct decoder *decoder, const cJSON *item, struct json *value)
{
	struct json *member = value->first;
	struct map keys = { 0 };

	if (value->type == JSON_STRING)
		value->text = str_copy(decoder->arena, str_from(item->valuestring));
	for (const cJSON *child = item->child; child && member; child = child->next, member = member->next) {
		if (value->type == JSON_OBJECT) {
			member->key = str_copy(decoder->arena, str_from(child->string));
			duplicate_check(decoder, &keys, member);
		}
		decode(decoder, child, member);
	}
}

const struct json *
json_parse(struct arena *arena, struct place range, struct diags *diags)
{
	struct json *root = json_scan(arena, range, diags);
	struct decoder decoder = { arena, diags, true };
	cJSON *item;

	if (!root)
		return NULL;
	item = cJSON_ParseWithLength(range.source->text.at + range.offset, range.length);
	if (item)
		decode(&decoder, item, root);
	else
		decoder.ok = diag_error(
		    diags, "json-syntax", range, "%s", diag_tr(diags, "the JSON cannot be read", "无法读取 JSON"));
	cJSON_Delete(item);
	return decoder.ok ? root : NULL;
}

static void
path_add(struct strbuf *path, const struct json *value)
{
	const struct json *chain[JSON_NESTING_MAX];
	size_t depth = 0;

	for (; value && value->parent && depth < JSON_NESTING_MAX; value = value->parent)
		chain[depth++] = value;
	while (depth > 0) {
		value = chain[--depth];
		if (value->parent->type == JSON_ARRAY)
			strbuf_addf(path, "[%zu]", value->index);
		else
			strbuf_addf(path, "%s%.*s", path->len > 0 ? "." : "", STR_ARG(value->key));
	}
}

struct str
json_path(struct arena *arena, const struct json *value)
{
	struct strbuf path = { 0 };

	path_add(&path, value);
	return strbuf_take(arena, &path);
}

const struct json *
json_get(const struct json *object, const char *key)
{
	struct str name = str_from(key);

	if (!object || object->type != JSON_OBJECT)
		return NULL;
	for (const struct json *member = object->first; member; member = member->next)
		if (str_eq(member->key, name))
			return member;
	return NULL;
}
