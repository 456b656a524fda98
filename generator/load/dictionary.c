#include "load/loader.h"

#include "model/formula.h"

/* indicators.json and chapters.json: what may be measured and how reports are
 * divided. */

static const char *const indicator_keys[] = { "name", "unit", "kind", "decimals", "direction", "group", "definition",
	"formula", "range", "likely_change", "aliases", "version", "main", NULL };

static struct indicator_group *
group_by_id(const struct site *site, struct str id)
{
	for (size_t i = 0; i < site->group_count; i++)
		if (str_eq(site->groups[i].id, id))
			return &site->groups[i];
	return NULL;
}

static void
read_groups(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "id", "name", NULL };
	const struct json *list = json_child(root, "groups", JSON_ARRAY, JSON_REQUIRED, loader->diags);
	struct site *site = loader->site;

	loader->groups_damaged = !list;
	site->groups = arena_array(loader->arena, struct indicator_group, list ? list->count : 0);
	for (const struct json *item = list ? list->first : NULL; item; item = item->next) {
		struct indicator_group *group = &site->groups[site->group_count];

		json_keys(item, keys, loader->diags);
		group->id = json_str(item, "id", JSON_REQUIRED, loader->diags);
		group->name = json_str(item, "name", JSON_REQUIRED, loader->diags);
		if (group->id.len == 0)
			loader->groups_damaged = true;
		else if (group_by_id(site, group->id))
			diag_error(loader->diags, "json-value", item->place,
			    diag_tr(loader->diags, "group '%.*s' is there twice", "分组“%.*s”重复"),
			    STR_ARG(group->id));
		else
			site->group_count++;
	}
}

static void
read_group_of(struct loader *loader, const struct json *item, struct indicator *indicator)
{
	struct str id = json_str(item, "group", JSON_REQUIRED, loader->diags);
	struct str_list ids = { 0 };

	indicator->group = group_by_id(loader->site, id);
	if (indicator->group)
		return;
	indicator->group = arena_new(loader->arena, struct indicator_group);
	if (id.len == 0 || loader->groups_damaged)
		return;
	for (size_t i = 0; i < loader->site->group_count; i++)
		*arena_push(loader->arena, &ids) = loader->site->groups[i].id;
	diag_error(loader->diags, "group-unknown", json_get(item, "group")->place,
	    diag_tr(loader->diags, "unknown group '%.*s'", "未知的分组“%.*s”"), STR_ARG(id));
	diag_hint_nearest(loader->diags, str_nearest(id, ids.items, ids.count));
}

static bool
is_bound(const struct json *value)
{
	return value->type == JSON_NUMBER || value->type == JSON_NULL;
}

/* [low, high], either of them null for open. */
static void
read_range(struct loader *loader, const struct json *item, struct indicator *indicator)
{
	const struct json *range = json_child(item, "range", JSON_ARRAY, JSON_OPTIONAL, loader->diags);
	const struct json *low = range ? range->first : NULL, *high = low ? low->next : NULL;

	if (!range)
		return;
	if (low && high && !high->next && is_bound(low) && is_bound(high)) {
		indicator->has_min = low->type == JSON_NUMBER;
		indicator->has_max = high->type == JSON_NUMBER;
		indicator->min = low->number;
		indicator->max = high->number;
		if (!indicator->has_min || !indicator->has_max || low->number <= high->number)
			return;
	}
	diag_error(loader->diags, "json-value", range->place,
	    diag_tr(
		loader->diags, "'%.*s' must be [low, high], null for open", "“%.*s”应为 [下限, 上限]，不限时写 null"),
	    STR_ARG(json_path(loader->arena, range)));
}

static void
read_likely_change(struct loader *loader, const struct json *item, struct indicator *indicator)
{
	const struct json *change = json_child(item, "likely_change", JSON_NUMBER, JSON_OPTIONAL, loader->diags);

	if (!change)
		return;
	indicator->has_likely_change = true;
	indicator->likely_change = change->number;
	if (change->number <= 0)
		diag_error(loader->diags, "json-value", change->place,
		    diag_tr(loader->diags, "'%.*s' must be more than 0", "“%.*s”应大于 0"),
		    STR_ARG(json_path(loader->arena, change)));
}

static void
read_indicator(struct loader *loader, const struct json *item)
{
	static const char *const kinds[] = { "count", "share", "ratio", "money", "index", NULL };
	static const char *const directions[] = { "none", "up", "down", NULL };
	static const struct json_range decimals = { 0, 6, 0 };
	struct indicator *indicator = arena_new(loader->arena, struct indicator);
	struct diags *diags = loader->diags;
	int kind, direction;

	indicator->id = item->key;
	indicator->place = item->key_place;
	slug_check(loader, item->key, item->key_place);
	map_add(&loader->site->indicators, loader->arena, indicator->id, indicator);
	json_keys(item, indicator_keys, diags);
	indicator->name = json_str(item, "name", JSON_REQUIRED, diags);
	indicator->unit = json_str(item, "unit", JSON_OPTIONAL, diags);
	kind = json_word(item, "kind", kinds, JSON_REQUIRED, diags);
	indicator->kind = kind > 0 ? (enum indicator_kind)kind : INDICATOR_COUNT;
	direction = json_word(item, "direction", directions, JSON_OPTIONAL, diags);
	indicator->direction = direction > 0 ? (enum direction)direction : DIRECTION_NONE;
	indicator->decimals = json_int(item, "decimals", JSON_OPTIONAL, decimals, diags);
	indicator->definition = json_str(item, "definition", JSON_REQUIRED, diags);
	indicator->formula_text = json_str(item, "formula", JSON_OPTIONAL, diags);
	if (indicator->formula_text.len > 0)
		indicator->formula_place = json_get(item, "formula")->place;
	indicator->aliases = json_strings(loader->arena, item, "aliases", diags);
	indicator->version = json_str(item, "version", JSON_OPTIONAL, diags);
	indicator->main = json_bool(item, "main", diags);
	read_group_of(loader, item, indicator);
	read_range(loader, item, indicator);
	read_likely_change(loader, item, indicator);
}

/* Formulas may name indicators that stand further down, so they come last. */
static void
read_indicators(struct loader *loader, const struct json *root)
{
	const struct json *list = json_child(root, "indicators", JSON_OBJECT, JSON_REQUIRED, loader->diags);
	struct map *indicators = &loader->site->indicators;

	loader->site->dictionary_damaged = !list;
	for (const struct json *item = list ? list->first : NULL; item; item = item->next)
		read_indicator(loader, item);
	for (size_t i = 0; i < indicators->count; i++) {
		struct indicator *indicator = indicators->entries[i].value;

		*arena_push(loader->arena, indicator->group) = indicator;
		if (indicator->formula_text.len > 0)
			formula_parse(loader->site, indicator, loader->diags);
	}
}

static void
read_topics(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "name", "summary", NULL };
	const struct json *list = json_child(root, "topics", JSON_OBJECT, JSON_REQUIRED, loader->diags);

	loader->site->chapters_damaged |= !list;
	for (const struct json *item = list ? list->first : NULL; item; item = item->next) {
		struct topic *topic = arena_new(loader->arena, struct topic);

		topic->id = item->key;
		topic->place = item->key_place;
		slug_check(loader, item->key, item->key_place);
		json_keys(item, keys, loader->diags);
		topic->name = json_str(item, "name", JSON_REQUIRED, loader->diags);
		topic->summary = json_str(item, "summary", JSON_OPTIONAL, loader->diags);
		map_add(&loader->site->topics, loader->arena, topic->id, topic);
	}
}

static void
read_requires(struct loader *loader, const struct json *item, struct chapter_spec *chapter)
{
	const struct json *list = json_child(item, "requires", JSON_ARRAY, JSON_OPTIONAL, loader->diags);

	if (!list)
		return;
	chapter->requires = arena_array(loader->arena, struct indicator *, list->count);
	for (const struct json *id = list->first; id; id = id->next) {
		struct indicator *indicator =
		    json_is(id, JSON_STRING, loader->diags) ? loader_indicator(loader, id->text, id) : NULL;

		if (indicator)
		chapter->requires[chapter->require_count++] = indicator;
	}
}

static void
read_chapter(struct loader *loader, const struct json *item, struct chapter_spec *chapter)
{
	static const char *const keys[] = { "title", "topic", "requires", NULL };
	struct str topic;

	json_keys(item, keys, loader->diags);
	chapter->title = json_str(item, "title", JSON_REQUIRED, loader->diags);
	topic = json_str(item, "topic", JSON_REQUIRED, loader->diags);
	chapter->topic = map_get(&loader->site->topics, topic);
	if (!chapter->topic && topic.len > 0 && !loader->site->chapters_damaged) {
		diag_error(loader->diags, "topic-unknown", json_get(item, "topic")->place,
		    diag_tr(loader->diags, "unknown topic '%.*s'", "未知的主题“%.*s”"), STR_ARG(topic));
		diag_hint_nearest(loader->diags, map_nearest(&loader->site->topics, topic));
	}
	read_requires(loader, item, chapter);
}

static void
read_sets(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "name", "chapters", NULL };
	const struct json *sets = json_child(root, "sets", JSON_OBJECT, JSON_REQUIRED, loader->diags);

	loader->site->chapters_damaged |= !sets;
	for (const struct json *item = sets ? sets->first : NULL; item; item = item->next) {
		struct chapter_set *set = arena_new(loader->arena, struct chapter_set);
		const struct json *chapters;

		json_keys(item, keys, loader->diags);
		set->id = item->key;
		set->name = json_str(item, "name", JSON_REQUIRED, loader->diags);
		chapters = json_child(item, "chapters", JSON_ARRAY, JSON_REQUIRED, loader->diags);
		set->chapters = arena_array(loader->arena, struct chapter_spec, chapters ? chapters->count : 0);
		for (const struct json *at = chapters ? chapters->first : NULL; at; at = at->next)
			read_chapter(loader, at, &set->chapters[set->chapter_count++]);
		map_add(&loader->site->chapter_sets, loader->arena, set->id, set);
	}
}

static const char indicators_path[] = "content/indicators.json";

static void
load_indicators(struct loader *loader)
{
	static const char *const keys[] = { "groups", "indicators", NULL };
	const struct json *root = loader_json(loader, str_from(indicators_path), NULL);

	loader->site->dictionary_damaged = !root;
	if (!root)
		return;
	json_keys(root, keys, loader->diags);
	read_groups(loader, root);
	read_indicators(loader, root);
}

static void
load_chapters(struct loader *loader)
{
	static const char *const keys[] = { "topics", "sets", NULL };
	const struct json *root = loader_json(loader, STR("content/chapters.json"), NULL);

	loader->site->chapters_damaged = !root;
	if (!root)
		return;
	json_keys(root, keys, loader->diags);
	read_topics(loader, root);
	read_sets(loader, root);
}

void
load_dictionary(struct loader *loader)
{
	load_indicators(loader);
	load_chapters(loader);
}

bool
load_names(struct site *site, const struct load_options *options, struct diags *diags)
{
	struct loader loader = { .site = site, .arena = site->arena, .options = options, .diags = diags };

	if (file_type(text_disk_path(site->arena, options->root, str_from(indicators_path))) == FILE_NONE)
		return false;
	load_indicators(&loader);
	load_words(&loader);
	return !site->dictionary_damaged;
}
