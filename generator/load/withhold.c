#include "load/loader.h"

#include "model/reference.h"

/* What is not published yet must not be told by the names of its pictures either. An
 * asset is withheld when the files of drafts or of a report whose time has not come
 * have its name in them, and nothing that is published leads to it. */

/* "assets/x/chart.png" -> "chart.png" */
static struct str
file_name(struct str path)
{
	size_t at = path.len;

	while (at > 0 && path.at[at - 1] != '/')
		at--;
	return str_slice(path, at, path.len);
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Links may be percent-encoded: the text with that undone. */
static struct str
decoded(struct arena *arena, struct str text)
{
	char *bytes = arena_alloc(arena, text.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		int high = text.at[i] == '%' && i + 2 < text.len ? hex_digit(text.at[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(text.at[i + 2]) : -1;

		bytes[len++] = low >= 0 ? (char)(high * 16 + low) : text.at[i];
		i += low >= 0 ? 2 : 0;
	}
	return (struct str){ bytes, len };
}

/* A hidden file that cannot be read has been told, or is not the site's. */
static void
note_mentions(struct loader *loader, struct str disk, struct map *hidden)
{
	const struct map *assets = &loader->site->assets;
	struct str text;

	if (!file_read(loader->arena, disk, &text, loader->diags))
		return;
	text = decoded(loader->arena, text);
	for (size_t i = 0; i < assets->count; i++) {
		struct str path = assets->entries[i].key;

		if (!map_has(hidden, path) && str_find(text, file_name(path), 0) != SIZE_MAX)
			map_add(hidden, loader->arena, path, NULL);
	}
}

static void
note_hidden(struct loader *loader, struct str path, struct map *hidden)
{
	struct str disk = text_disk_path(loader->arena, loader->options->root, path);
	struct file_list files = { 0 };

	if (file_type(disk) != FILE_FOLDER) {
		note_mentions(loader, disk, hidden);
		return;
	}
	tree_list(loader->arena, disk, true, &files, loader->diags);
	for (size_t i = 0; i < files.count; i++)
		note_mentions(loader, files.items[i].path, hidden);
}

static void
note_links(struct loader *loader, const struct section *section, struct map *shown)
{
	for (size_t i = 0; i < section->doc->link_count; i++) {
		struct str target = section->doc->links[i].target;
		struct reference reference = reference_resolve(loader->arena, loader->site, section, target);

		if (reference.kind == REFERENCE_ASSET && !map_has(shown, reference.asset->path))
			map_add(shown, loader->arena, reference.asset->path, NULL);
	}
}

/* All that published files lead to. */
static struct map
shown_assets(struct loader *loader)
{
	const struct site *site = loader->site;
	struct map shown = { 0 };

	for (size_t i = 0; i < site->sections.count; i++)
		note_links(loader, site->sections.entries[i].value, &shown);
	for (size_t i = 0; i < site->menu_count; i++)
		if (!map_has(&shown, site->menu[i].to))
			map_add(&shown, loader->arena, site->menu[i].to, NULL);
	return shown;
}

void
withhold_assets(struct loader *loader)
{
	struct site *site = loader->site;
	struct map hidden = { 0 }, shown, kept = { 0 };

	if (site->unpublished.count == 0 || site->assets.count == 0)
		return;
	for (size_t i = 0; i < site->unpublished.count; i++)
		note_hidden(loader, site->unpublished.entries[i].key, &hidden);
	shown = shown_assets(loader);
	for (size_t i = 0; i < site->assets.count; i++) {
		struct map_entry entry = site->assets.entries[i];

		if (!map_has(&hidden, entry.key) || map_has(&shown, entry.key))
			map_add(&kept, loader->arena, entry.key, entry.value);
	}
	site->assets = kept;
}
