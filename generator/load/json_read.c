#include "load/json.h"

#include "base/number.h"

#include <math.h>

/* The readers: what a value should be, and one way to say that it is not. */

static const char *
type_name(enum json_type type, const struct diags *diags)
{
	static const char *const english[] = { "null", "true or false", "a number", "a text", "a list", "an object" };
	static const char *const chinese[] = { "null", "true 或 false", "数字", "文本", "列表", "对象" };

	return diags->language == DIAG_CHINESE ? chinese[type] : english[type];
}

static struct str
shown_path(struct arena *arena, const struct json *value)
{
	struct str path = json_path(arena, value);

	return path.len > 0 ? path : STR("$");
}

bool
json_is(const struct json *value, enum json_type type, struct diags *diags)
{
	if (value->type == type)
		return true;
	return diag_error(diags, "json-type", value->place,
	    diag_tr(diags, "'%.*s' must be %s, but is %s", "“%.*s”应为%s，实为%s"),
	    STR_ARG(shown_path(diags->arena, value)), type_name(type, diags), type_name(value->type, diags));
}

static struct str
nearest_of(struct arena *arena, struct str word, const char *const *known)
{
	struct str_list list = { 0 };

	for (; *known; known++)
		*arena_push(arena, &list) = str_from(*known);
	return str_nearest(word, list.items, list.count);
}

static bool
is_known(struct str key, const char *const *known)
{
	for (; *known; known++)
		if (str_eq(key, str_from(*known)))
			return true;
	return false;
}

bool
json_keys(const struct json *object, const char *const *known, struct diags *diags)
{
	bool ok = true;

	if (!json_is(object, JSON_OBJECT, diags))
		return false;
	for (const struct json *member = object->first; member; member = member->next) {
		if (is_known(member->key, known))
			continue;
		ok = diag_error(diags, "json-key", member->key_place,
		    diag_tr(diags, "'%.*s': unknown key", "“%.*s”：未知的键"),
		    STR_ARG(json_path(diags->arena, member)));
		diag_hint_nearest(diags, nearest_of(diags->arena, member->key, known));
	}
	return ok;
}

/* The member when it is there and of the type; findings as the need asks. */
static const struct json *
member_of(const struct json *object, const char *key, enum json_type type, enum json_need need, struct diags *diags)
{
	const struct json *member = json_get(object, key);
	struct str path;

	if (member)
		return json_is(member, type, diags) ? member : NULL;
	if (need == JSON_REQUIRED && object && object->type == JSON_OBJECT) {
		path = json_path(diags->arena, object);
		diag_error(diags, "json-missing", place_at(object->place.source, object->place.offset, 1),
		    diag_tr(diags, "'%.*s%s%s' is missing", "缺少“%.*s%s%s”"), STR_ARG(path), path.len > 0 ? "." : "",
		    key);
	}
	return NULL;
}

struct str
json_str(const struct json *object, const char *key, enum json_need need, struct diags *diags)
{
	const struct json *member = member_of(object, key, JSON_STRING, need, diags);

	if (!member)
		return STR_NONE;
	if (need == JSON_REQUIRED && str_trim(member->text).len == 0)
		diag_error(diags, "json-value", member->place,
		    diag_tr(diags, "'%.*s' must not be empty", "“%.*s”不能为空"),
		    STR_ARG(json_path(diags->arena, member)));
	return member->text;
}

bool
json_bool(const struct json *object, const char *key, struct diags *diags)
{
	const struct json *member = member_of(object, key, JSON_BOOL, JSON_OPTIONAL, diags);

	return member && member->truth;
}

int
json_int(const struct json *object, const char *key, enum json_need need, struct json_range range, struct diags *diags)
{
	const struct json *member = member_of(object, key, JSON_NUMBER, need, diags);

	if (!member)
		return range.absent;
	if (member->number >= range.low && member->number <= range.high && floor(member->number) == member->number)
		return (int)member->number;
	diag_error(diags, "json-value", member->place,
	    diag_tr(diags, "'%.*s' must be a whole number from %d to %d", "“%.*s”应为 %d 到 %d 之间的整数"),
	    STR_ARG(json_path(diags->arena, member)), range.low, range.high);
	return range.absent;
}

const struct json *
json_child(const struct json *object, const char *key, enum json_type type, enum json_need need, struct diags *diags)
{
	return member_of(object, key, type, need, diags);
}

int
json_word(
    const struct json *object, const char *key, const char *const *words, enum json_need need, struct diags *diags)
{
	const struct json *member = member_of(object, key, JSON_STRING, need, diags);
	struct strbuf list = { 0 };

	if (!member)
		return -1;
	for (int i = 0; words[i]; i++)
		if (str_eq(member->text, str_from(words[i])))
			return i;
	for (int i = 0; words[i]; i++)
		strbuf_addf(&list, "%s%s", i > 0 ? ", " : "", words[i]);
	diag_error(diags, "json-value", member->place,
	    diag_tr(diags, "'%.*s': '%.*s' is not one of: %.*s", "“%.*s”：“%.*s”不在可选值之列：%.*s"),
	    STR_ARG(json_path(diags->arena, member)), STR_ARG(member->text), STR_ARG(strbuf_view(&list)));
	diag_hint_nearest(diags, nearest_of(diags->arena, member->text, words));
	strbuf_release(&list);
	return -1;
}

struct str_list
json_strings(struct arena *arena, const struct json *object, const char *key, struct diags *diags)
{
	const struct json *array = member_of(object, key, JSON_ARRAY, JSON_OPTIONAL, diags);
	struct str_list list = { 0 };

	for (const struct json *item = array ? array->first : NULL; item; item = item->next)
		if (json_is(item, JSON_STRING, diags))
			*arena_push(arena, &list) = item->text;
	return list;
}
