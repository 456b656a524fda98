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

/* The strings of one language. */
struct strings_file {
	struct place place;
	struct str language;
	struct map strings, places; /* of the keys */
};

/* One that is no text has been told, and is there all the same. */
static void
add_string(struct theme_loader *loader, const struct json *item, struct strings_file *file)
{
	struct str key = json_path(loader->arena, item);
	struct str *text = arena_new(loader->arena, struct str);
	struct place *place = arena_new(loader->arena, struct place);
	const struct place *first = map_get(&file->places, key);

	*text = item->type == JSON_STRING ? item->text : STR_NONE;
	*place = item->key_place;
	if (first) {
		diag_error(loader->diags, "json-duplicate", item->key_place,
		    diag_tr(loader->diags, "'%.*s': the key is there twice", "“%.*s”：键重复"), STR_ARG(key));
		diag_also(loader->diags, *first, "%s", diag_tr(loader->diags, "first here", "首次出现在此处"));
		return;
	}
	map_add(&file->strings, loader->arena, key, text);
	map_add(&file->places, loader->arena, key, place);
}

/* Nested objects become keys with dots: { "report": { "title": … } } is report.title. */
static void
add_strings(struct theme_loader *loader, const struct json *object, struct strings_file *file)
{
	for (const struct json *item = object->first; item; item = item->next) {
		if (item->type == JSON_OBJECT) {
			add_strings(loader, item, file);
		} else {
			json_is(item, JSON_STRING, loader->diags);
			add_string(loader, item, file);
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

/* Gives how many of the files could be read. */
static size_t
read_strings(struct theme_loader *loader, struct str folder, const struct file_list *files, struct strings_file *all)
{
	size_t count = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct str name = files->items[i].name;
		const struct json *root = NULL;

		if (str_ends(name, STR(".json")))
			root = load_json(loader, path_join(loader->arena, folder, name));
		if (!root)
			continue;
		all[count].place = place_file(root->place.source);
		all[count].language = str_slice(name, 0, name.len - STR(".json").len);
		add_strings(loader, root, &all[count++]);
	}
	return count;
}

static bool
has_file(const struct file_list *files, struct str name)
{
	for (size_t i = 0; i < files->count; i++)
		if (str_eq(files->items[i].name, name))
			return true;
	return false;
}

static void
report_language(struct theme_loader *loader, const struct site *site, struct str folder)
{
	diag_error(loader->diags, "theme-language", site->language_place,
	    diag_tr(loader->diags, "the theme has no strings for the language '%.*s'", "主题没有语言“%.*s”的文字"),
	    STR_ARG(site->language));
	diag_hint(loader->diags, diag_tr(loader->diags, "they would be in %.*s/%.*s.json", "应在 %.*s/%.*s.json 中"),
	    STR_ARG(folder), STR_ARG(site->language));
}

static void
load_strings(struct theme_loader *loader, const struct site *site)
{
	struct str folder = path_join(loader->arena, loader->theme->folder, STR("strings"));
	struct str disk = text_disk_path(loader->arena, loader->root, folder);
	struct file_list files = { 0 };
	struct strings_file *all;
	size_t count, own = 0;

	if (!folder_list(loader->arena, disk, false, &files, loader->diags))
		return;
	all = arena_array(loader->arena, struct strings_file, files.count);
	count = read_strings(loader, folder, &files, all);
	for (size_t i = 0; i + 1 < count; i++) {
		compare_keys(loader, &all[i].places, &all[i + 1].strings, all[i + 1].language);
		compare_keys(loader, &all[i + 1].places, &all[i].strings, all[i].language);
	}
	while (own < count && !str_eq(all[own].language, site->language))
		own++;
	if (own < count) {
		loader->theme->strings = all[own].strings;
		loader->theme->strings_place = all[own].place;
	} else if (site->language.len > 0 &&
		   !has_file(&files, str_format(loader->arena, "%.*s.json", STR_ARG(site->language)))) {
		report_language(loader, site, folder);
	}
}

/* What stands out looks as the rest does, only bold, unless the theme says otherwise. */
static void
take_fonts(struct theme_loader *loader, const struct json *fonts)
{
	static const char *const roles[] = { "text", "strong", NULL };
	struct theme *theme = loader->theme;

	json_keys(fonts, roles, loader->diags);
	if (json_get(fonts, "text"))
		theme->text_fonts = json_strings(loader->arena, fonts, "text", loader->diags);
	else
		json_child(fonts, "text", JSON_ARRAY, JSON_REQUIRED, loader->diags);
	theme->strong_fonts = theme->text_fonts;
	if (json_get(fonts, "strong"))
		theme->strong_fonts = json_strings(loader->arena, fonts, "strong", loader->diags);
}

static void
load_theme_settings(struct theme_loader *loader)
{
	static const char *const keys[] = { "name", "chart", NULL };
	static const char *const chart_keys[] = { "fonts", NULL };
	struct str path = path_join(loader->arena, loader->theme->folder, STR("theme.json"));
	const struct json *root = load_json(loader, path), *chart, *fonts;

	if (!root)
		return;
	json_keys(root, keys, loader->diags);
	loader->theme->name = json_str(root, "name", JSON_REQUIRED, loader->diags);
	loader->theme->settings = root->place.source->text;
	chart = json_child(root, "chart", JSON_OBJECT, JSON_REQUIRED, loader->diags);
	if (!chart)
		return;
	json_keys(chart, chart_keys, loader->diags);
	fonts = json_child(chart, "fonts", JSON_OBJECT, JSON_REQUIRED, loader->diags);
	if (fonts)
		take_fonts(loader, fonts);
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
