#include "load/json.h"

#include <stdint.h>
#include <stdlib.h>

/* Any bytes as JSON, then every reader on every object.
 *
 * Always true: nothing comes back exactly when something was told, with a place
 * inside of the text; values lie in order inside of the value that holds them; cJSON
 * reads all that the scan lets pass. */

static void
require(bool truth)
{
	if (!truth)
		abort();
}

static void
require_reasons(const struct diags *diags, const struct source *source)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct finding *finding = &diags->items[i];

		require(finding->place.source == source);
		require(finding->place.offset + finding->place.length <= source->text.len);
		require(!str_eq(finding->text, STR("the JSON cannot be read")));
		place_line_column(finding->place);
	}
}

static size_t
place_end(struct place place)
{
	return place.offset + place.length;
}

static void
require_order(const struct json *value)
{
	size_t at = value->place.offset;
	size_t count = 0;

	require(value->place.length > 0);
	for (const struct json *member = value->first; member; member = member->next, count++) {
		require(member->parent == value && member->index == count);
		if (value->type == JSON_OBJECT) {
			require(member->key_place.offset > at && member->key_place.length >= 2);
			at = place_end(member->key_place);
		}
		require(member->place.offset > at);
		at = place_end(member->place);
		require(at < place_end(value->place));
		require_order(member);
	}
	require(count == value->count);
	require(count == 0 || value->type == JSON_ARRAY || value->type == JSON_OBJECT);
}

static void
read_all(struct arena *arena, const struct json *value, struct diags *diags)
{
	static const char *const words[] = { "a", "value", NULL };
	static const struct json_range range = { 1949, 2200, 0 };

	json_path(arena, value);
	json_keys(value, words, diags);
	for (size_t i = 0; words[i]; i++) {
		int year = json_int(value, words[i], JSON_REQUIRED, range, diags);

		require(year == range.absent || (year >= range.low && year <= range.high));
		json_str(value, words[i], JSON_REQUIRED, diags);
		json_bool(value, words[i], diags);
		json_child(value, words[i], JSON_ARRAY, JSON_REQUIRED, diags);
		json_word(value, words[i], words, JSON_REQUIRED, diags);
		json_strings(arena, value, words[i], diags);
	}
	for (const struct json *member = value->first; member; member = member->next)
		read_all(arena, member, diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct sources sources = { 0 };
	struct arena arena;
	struct diags diags;

	arena_init(&arena);
	sources.arena = &arena;
	diags_init(&diags, &arena, DIAG_ENGLISH);
	const struct source *source = source_add(&sources, STR("a.json"), bytes);
	const struct json *root = json_parse(&arena, place_at(source, 0, size), &diags);
	require((root == NULL) == (diags.count > 0));
	if (root) {
		require_order(root);
		read_all(&arena, root, &diags);
	}
	require_reasons(&diags, source);
	arena_release(&arena);
	return 0;
}
