#include "load/loader.h"

#include "base/file.h"

/* content/words.json: { "wrong word": "right word", … }; null switches off a word that
 * check has in its own list. */

static bool
word_is_good(struct loader *loader, const struct json *item)
{
	struct diags *diags = loader->diags;

	if (item->key.len == 0)
		return diag_error(diags, "json-value", item->key_place, "%s",
		    diag_tr(diags, "a wrong word must not be empty", "错词不能为空"));
	if (item->type == JSON_NULL)
		return true;
	if (!json_is(item, JSON_STRING, diags))
		return false;
	if (item->text.len > 0 && str_find(item->text, item->key, 0) == SIZE_MAX)
		return true;
	return diag_error(diags, "json-value", item->place,
	    diag_tr(diags, "'%.*s' must be the right word, without the wrong one", "“%.*s”应写正确的词，且不含错词"),
	    STR_ARG(item->key));
}

void
load_words(struct loader *loader)
{
	struct str path = STR("content/words.json");
	const struct json *root;

	if (file_type(text_disk_path(loader->arena, loader->options->root, path)) == FILE_NONE)
		return;
	root = loader_json(loader, path, NULL);
	for (const struct json *item = root ? root->first : NULL; item; item = item->next) {
		struct site_word *word;

		if (!word_is_good(loader, item))
			continue;
		word = arena_new(loader->arena, struct site_word);
		word->wrong = item->key;
		word->right = item->type == JSON_STRING ? item->text : STR_NONE;
		word->place = item->key_place;
		map_add(&loader->site->words, loader->arena, word->wrong, word);
	}
}
