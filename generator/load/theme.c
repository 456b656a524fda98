#include "load/loader.h"

/* A theme folder: theme.json, layouts/, partials/, static/, strings/. */

struct theme_loader {
	struct theme *theme;
	struct sources *sources;
	struct arena *arena;
	struct str root;
	struct diags *diags;
};

static void
add_template(struct theme_loader *loader, struct str folder, struct str below)
{
	struct str path = path_join(loader->arena, folder, below);
	struct source *source = text_load(loader->sources, loader->root, path, loader->diags);
	size_t skip = loader->theme->folder.len + 1;

	if (!source)
		return;
	path = str_slice(path, skip, path.len - STR(".mustache").len);
	*arena_push(loader->arena, &loader->theme->templates) = (struct theme_template){ path, source };
}

static void
load_templates(struct theme_loader *loader, struct str kind)
{
	struct str folder = path_join(loader->arena, loader->theme->folder, kind);
	struct str disk = text_disk_path(loader->arena, loader->root, folder);
	struct file_list files = { 0 };

	tree_list(loader->arena, disk, true, &files, loader->diags);
	for (size_t i = 0; i < files.count; i++)
		if (str_ends(files.items[i].name, STR(".mustache")))
			add_template(
			    loader, folder, str_slice(files.items[i].path, disk.len + 1, files.items[i].path.len));
}

static void
load_static(struct theme_loader *loader)
{
	struct str folder = path_join(loader->arena, loader->theme->folder, STR("static"));
	struct str disk = text_disk_path(loader->arena, loader->root, folder);
	struct file_list files = { 0 };

	tree_list(loader->arena, disk, true, &files, loader->diags);
	for (size_t i = 0; i < files.count; i++) {
		struct theme_file *file = arena_push(loader->arena, &loader->theme->files);

		*file = (struct theme_file){ .path = str_slice(
						 files.items[i].path, disk.len + 1, files.items[i].path.len) };
		file_read(loader->arena, files.items[i].path, &file->bytes, loader->diags);
	}
}

static const struct json *
load_json(struct theme_loader *loader, struct str path)
{
	struct source *source = text_load(loader->sources, loader->root, path, loader->diags);
	const struct json *root =
	    source ? json_parse(loader->arena, place_at(source, 0, source->text.len), loader->diags) : NULL;

	return root && json_is(root, JSON_OBJECT, loader->diags) ? root : NULL;
}

/* Nested objects become keys with dots: { "report": { "title": … } } is report.title. */
static void
add_strings(struct theme_loader *loader, const struct json *object, struct map *strings, struct map *places)
{
	for (const struct json *item = object->first; item; item = item->next) {
		if (item->type == JSON_OBJECT) {
			add_strings(loader, item, strings, places);
		} else if (json_is(item, JSON_STRING, loader->diags)) {
			struct str key = json_path(loader->arena, item);
			struct str *text = arena_new(loader->arena, struct str);
			struct place *place = arena_new(loader->arena, struct place);

			*text = item->text;
			*place = item->key_place;
			map_add(strings, loader->arena, key, text);
			map_add(places, loader->arena, key, place);
		}
	}
}

static void
compare_keys(struct theme_loader *loader, const struct map *places, const struct map *other, struct str other_name)
{
	for (size_t i = 0; i < places->count; i++) {
		struct str key = places->entries[i].key;

		if (map_has(other, key))
			continue;
		diag_error(loader->diags, "strings-key", *(const struct place *)places->entries[i].value,
		    diag_tr(loader->diags, "'%.*s' is missing in '%.*s'", "“%.*s”在“%.*s”中缺失"), STR_ARG(key),
		    STR_ARG(other_name));
		diag_hint_nearest(loader->diags, map_nearest(other, key));
	}
}

struct strings_file {
	struct place place;
	struct str language;
	struct map strings, places;
};

static void
load_strings(struct theme_loader *loader, const struct site *site)
{
	struct str folder = path_join(loader->arena, loader->theme->folder, STR("strings"));
	struct file_list files = { 0 };
	struct strings_file *all;
	const struct strings_file *own = NULL;
	bool listed = false;
	size_t count = 0;

	if (!folder_list(
		loader->arena, text_disk_path(loader->arena, loader->root, folder), false, &files, loader->diags))
		return;
	all = arena_array(loader->arena, struct strings_file, files.count);
	for (size_t i = 0; i < files.count; i++) {
		struct strings_file *file = &all[count];
		const struct json *root = str_ends(files.items[i].name, STR(".json"))
					      ? load_json(loader, path_join(loader->arena, folder, files.items[i].name))
					      : NULL;

		listed |= str_eq(files.items[i].name, str_format(loader->arena, "%.*s.json", STR_ARG(site->language)));
		if (!root)
			continue;
		add_strings(loader, root, &file->strings, &file->places);
		file->place = place_file(root->place.source);
		file->language = str_slice(files.items[i].name, 0, files.items[i].name.len - STR(".json").len);
		own = str_eq(file->language, site->language) ? file : own;
		count++;
	}
	for (size_t i = 0; i + 1 < count; i++) {
		compare_keys(loader, &all[i].places, &all[i + 1].strings, all[i + 1].language);
		compare_keys(loader, &all[i + 1].places, &all[i].strings, all[i].language);
	}
	if (own) {
		loader->theme->strings = own->strings;
		loader->theme->strings_place = own->place;
	} else if (!listed) {
		diag_error(loader->diags, "theme-language", site->language_place,
		    diag_tr(
			loader->diags, "the theme has no strings for the language '%.*s'", "主题没有语言“%.*s”的文字"),
		    STR_ARG(site->language));
		diag_hint(loader->diags,
		    diag_tr(loader->diags, "they would be in %.*s/%.*s.json", "应在 %.*s/%.*s.json 中"),
		    STR_ARG(folder), STR_ARG(site->language));
	}
}

static void
load_theme_settings(struct theme_loader *loader)
{
	static const char *const keys[] = { "name", "chart", NULL };
	static const char *const chart_keys[] = { "fonts", NULL };
	struct str path = path_join(loader->arena, loader->theme->folder, STR("theme.json"));
	const struct json *root = load_json(loader, path), *chart;

	if (!root)
		return;
	json_keys(root, keys, loader->diags);
	loader->theme->name = json_str(root, "name", JSON_REQUIRED, loader->diags);
	loader->theme->settings = root->place.source->text;
	chart = json_child(root, "chart", JSON_OBJECT, JSON_REQUIRED, loader->diags);
	if (!chart)
		return;
	json_keys(chart, chart_keys, loader->diags);
	loader->theme->font_families = json_strings(loader->arena, chart, "fonts", loader->diags);
}

static bool
report_missing(struct theme_loader *loader, const struct site *site)
{
	struct str themes = text_disk_path(loader->arena, loader->root, STR("themes"));
	struct file_list found = { 0 };
	struct str_list names = { 0 };

	diag_error(loader->diags, "theme-missing", site->theme_place,
	    diag_tr(loader->diags, "there is no theme folder '%.*s'", "没有主题文件夹“%.*s”"),
	    STR_ARG(loader->theme->folder));
	if (file_type(themes) == FILE_FOLDER && folder_list(loader->arena, themes, true, &found, loader->diags))
		for (size_t i = 0; i < found.count; i++)
			*arena_push(loader->arena, &names) = found.items[i].name;
	diag_hint_nearest(loader->diags, str_nearest(site->theme, names.items, names.count));
	return false;
}

bool
load_theme(struct theme *theme, const struct site *site, struct str root, struct diags *diags)
{
	struct theme_loader loader = { theme, site->sources, site->arena, root, diags };
	size_t before = diags_count(diags, SEVERITY_ERROR);

	theme->folder = path_join(site->arena, STR("themes"), site->theme);
	if (file_type(text_disk_path(site->arena, root, theme->folder)) != FILE_FOLDER)
		return report_missing(&loader, site);
	load_theme_settings(&loader);
	load_templates(&loader, STR("layouts"));
	load_templates(&loader, STR("partials"));
	load_static(&loader);
	load_strings(&loader, site);
	return diags_count(diags, SEVERITY_ERROR) == before;
}
