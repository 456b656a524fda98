#include "load/loader.h"

#include "load/date.h"

#include <stdint.h>

const struct json *
loader_json(struct loader *loader, struct str path, struct source **source)
{
	struct source *text = text_load(loader->site->sources, loader->options->root, path, loader->diags);
	const struct json *root;

	if (source)
		*source = text;
	if (!text)
		return NULL;
	root = json_parse(loader->arena, place_at(text, 0, text->text.len), loader->diags);
	return root && json_is(root, JSON_OBJECT, loader->diags) ? root : NULL;
}

enum { SLUG_MAX = 64 };

/* Letters and digits, with single marks between them: two marks side by side part
 * the ids of the whole-report page. */
static bool
slug_is_good(struct str slug)
{
	bool mark = true; /* the byte before is one: none may begin a slug, or end it */

	for (size_t i = 0; i < slug.len; i++) {
		char c = slug.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (!letter && (mark || (c != '-' && c != '_')))
			return false;
		mark = !letter;
	}
	return !mark && slug.len <= SLUG_MAX;
}

bool
slug_check(struct loader *loader, struct str slug, struct place place)
{
	if (slug_is_good(slug))
		return true;
	diag_error(loader->diags, "slug", place,
	    diag_tr(loader->diags, "'%.*s' cannot become part of an address", "“%.*s”不能用作网址的一部分"),
	    STR_ARG(slug));
	diag_hint(loader->diags, "%s",
	    diag_tr(loader->diags, "use at most 64 of a-z and 0-9, with single - or _ between them",
		"请用不超过 64 个的 a-z、0-9，中间可用单个 - 或 _ 连接"));
	return false;
}

struct indicator *
loader_indicator(struct loader *loader, struct str id, const struct json *at)
{
	struct indicator *indicator = site_indicator(loader->site, id);
	bool is_key = at->type != JSON_STRING || !str_eq(at->text, id);

	if (indicator || loader->site->dictionary_damaged)
		return indicator;
	diag_error(loader->diags, "indicator-unknown", is_key ? at->key_place : at->place,
	    diag_tr(loader->diags, "'%.*s': unknown indicator '%.*s'", "“%.*s”：未知的指标“%.*s”"),
	    STR_ARG(json_path(loader->arena, at)), STR_ARG(id));
	diag_hint_nearest(loader->diags, map_nearest(&loader->site->indicators, id));
	return NULL;
}

bool
loader_plain_number(struct loader *loader, const struct json *number)
{
	if (str_find(number->text, STR("e"), 0) == SIZE_MAX && str_find(number->text, STR("E"), 0) == SIZE_MAX)
		return true;
	return diag_error(loader->diags, "json-value", number->place,
	    diag_tr(loader->diags, "'%.*s': write the number without an exponent", "“%.*s”：请不要用指数形式写数字"),
	    STR_ARG(json_path(loader->arena, number)));
}

struct origin
loader_origin(const struct json *object, const char *key, struct diags *diags)
{
	struct origin origin = { .text = json_str(object, key, JSON_OPTIONAL, diags) };

	if (origin.text.len > 0)
		origin.place = json_get(object, key)->place;
	return origin;
}

bool
loader_is_folder(struct loader *loader, struct str folder, const struct file_entry *entry)
{
	if (entry->type == FILE_LINK) {
		text_refuse_link(loader->arena, entry->path, loader->diags);
		loader_give_up(loader, path_join(loader->arena, folder, entry->name));
	}
	return entry->type == FILE_FOLDER;
}

void
loader_give_up(struct loader *loader, struct str path)
{
	map_add(&loader->site->unreadable, loader->arena, path, NULL);
}

struct str
loader_date(struct loader *loader, const struct json *object, const char *key, enum json_need need)
{
	struct str text = json_str(object, key, need, loader->diags);

	if (text.len > 0 && !date_valid(text)) {
		diag_error(loader->diags, "json-value", json_get(object, key)->place,
		    diag_tr(loader->diags, "'%.*s' is not a date", "“%.*s”不是日期"), STR_ARG(text));
		diag_hint(loader->diags, "%s",
		    diag_tr(loader->diags, "write 2024, 2024-01 or 2024-01-20", "请写作 2024、2024-01 或 2024-01-20"));
	}
	return text;
}

struct disclosure
loader_disclosure(struct loader *loader, const struct json *object)
{
	static const char *const keys[] = { "index_number", "category", "issuer", "written", "validity", NULL };
	static const char *const states[] = { "valid", "amended", "repealed", "expired", NULL };
	const struct json *item = json_child(object, "disclosure", JSON_OBJECT, JSON_OPTIONAL, loader->diags);
	struct disclosure disclosure = { .validity = VALIDITY_UNKNOWN };

	if (!item)
		return disclosure;
	json_keys(item, keys, loader->diags);
	disclosure.index_number = json_str(item, "index_number", JSON_REQUIRED, loader->diags);
	disclosure.category = json_str(item, "category", JSON_OPTIONAL, loader->diags);
	disclosure.issuer = json_str(item, "issuer", JSON_REQUIRED, loader->diags);
	disclosure.written = loader_date(loader, item, "written", JSON_OPTIONAL);
	disclosure.validity = (enum validity)(json_word(item, "validity", states, JSON_OPTIONAL, loader->diags) + 1);
	return disclosure;
}
