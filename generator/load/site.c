#include "load/loader.h"

#include "base/utf8.h"

#include <stdint.h>

/* site.json, free pages, assets; and the order in which all is loaded. */

static void
read_menu(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "title", "to", NULL };
	const struct json *list = json_child(root, "menu", JSON_ARRAY, JSON_OPTIONAL, loader->diags);
	struct site *site = loader->site;

	site->menu = arena_array(loader->arena, struct menu_item, list ? list->count : 0);
	for (const struct json *item = list ? list->first : NULL; item; item = item->next) {
		struct menu_item *entry = &site->menu[site->menu_count];

		json_keys(item, keys, loader->diags);
		entry->title = json_str(item, "title", JSON_REQUIRED, loader->diags);
		entry->to = json_str(item, "to", JSON_REQUIRED, loader->diags);
		if (entry->title.len == 0 || entry->to.len == 0)
			continue;
		entry->place = json_get(item, "to")->place;
		site->menu_count++;
	}
}

/* The code of a government site: ten digits; of a ministry's, "bm" and eight. */
static void
check_id_code(struct loader *loader, const struct json *item, struct str code)
{
	size_t at = str_starts(code, STR("bm")) ? 2 : 0;

	while (at < code.len && code.at[at] >= '0' && code.at[at] <= '9')
		at++;
	if (code.len == 0 || (code.len == 10 && at == 10))
		return;
	diag_error(loader->diags, "json-value", json_get(item, "site_id_code")->place,
	    diag_tr(loader->diags, "'site_id_code': '%.*s' is not a site identification code",
		"“site_id_code”：“%.*s”不是网站标识码"),
	    STR_ARG(code));
	diag_hint(loader->diags, "%s",
	    diag_tr(loader->diags, "it has ten digits, or 'bm' and eight", "应为十位数字，或“bm”加八位数字"));
}

static void
read_government(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "site_name", "site_domain", "site_id_code", "icp", "police", "co_organiser",
		"error_report_url", NULL };
	const struct json *item = json_child(root, "government", JSON_OBJECT, JSON_OPTIONAL, loader->diags);
	struct government *government = &loader->site->government;
	struct diags *diags = loader->diags;

	if (!item)
		return;
	json_keys(item, keys, diags);
	government->site_name = json_str(item, "site_name", JSON_OPTIONAL, diags);
	government->site_domain = json_str(item, "site_domain", JSON_OPTIONAL, diags);
	government->site_id_code = json_str(item, "site_id_code", JSON_OPTIONAL, diags);
	government->icp = json_str(item, "icp", JSON_OPTIONAL, diags);
	government->police = json_str(item, "police", JSON_OPTIONAL, diags);
	government->co_organiser = json_str(item, "co_organiser", JSON_OPTIONAL, diags);
	government->error_report_url = json_str(item, "error_report_url", JSON_OPTIONAL, diags);
	check_id_code(loader, item, government->site_id_code);
}

/* A notice before every site but the government's, unless site.json says otherwise. */
static void
read_leaving(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "notice", "trusted", NULL };
	const struct json *item = json_child(root, "leaving", JSON_OBJECT, JSON_OPTIONAL, loader->diags);
	struct leaving *leaving = &loader->site->leaving;

	leaving->notice = true;
	if (item) {
		json_keys(item, keys, loader->diags);
		leaving->notice = !json_get(item, "notice") || json_bool(item, "notice", loader->diags);
		leaving->trusted = json_strings(loader->arena, item, "trusted", loader->diags);
	}
	if (!item || !json_get(item, "trusted"))
		*arena_push(loader->arena, &leaving->trusted) = STR(".gov.cn");
}

static void
read_license(struct loader *loader, const struct json *root)
{
	static const char *const keys[] = { "name", "url", NULL };
	const struct json *item = json_child(root, "license", JSON_OBJECT, JSON_OPTIONAL, loader->diags);

	if (!item)
		return;
	json_keys(item, keys, loader->diags);
	loader->site->license_name = json_str(item, "name", JSON_REQUIRED, loader->diags);
	loader->site->license_url = json_str(item, "url", JSON_OPTIONAL, loader->diags);
}

/* With a slash at its end: pages are named behind it. */
static struct str
base_url_of(struct loader *loader, struct str url, struct place place)
{
	if (url.len == 0)
		return url;
	if (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://")))
		diag_error(loader->diags, "base-url", place,
		    diag_tr(loader->diags, "the base URL '%.*s' does not begin with https:// or http://",
			"网站地址“%.*s”没有以 https:// 或 http:// 开头"),
		    STR_ARG(url));
	return str_ends(url, STR("/")) ? url : str_format(loader->arena, "%.*s/", STR_ARG(url));
}

static bool
load_settings(struct loader *loader)
{
	static const char *const keys[] = { "title", "base_url", "language", "theme", "publisher", "contact",
		"description", "content_language", "keywords", "government", "leaving", "menu", "license", NULL };
	struct site *site = loader->site;
	const struct json *root = loader_json(loader, STR("content/site.json"), &site->source);
	struct str url = loader->options->base_url;
	struct diags *diags = loader->diags;

	if (!root)
		return false;
	json_keys(root, keys, diags);
	site->title = json_str(root, "title", JSON_REQUIRED, diags);
	site->language = json_str(root, "language", JSON_REQUIRED, diags);
	if (site->language.len > 0)
		site->language_place = json_get(root, "language")->place;
	site->theme = json_str(root, "theme", JSON_REQUIRED, diags);
	site->publisher = json_str(root, "publisher", JSON_REQUIRED, diags);
	site->contact = json_str(root, "contact", JSON_OPTIONAL, diags);
	site->description = json_str(root, "description", JSON_REQUIRED, diags);
	site->base_url = json_str(root, "base_url", JSON_REQUIRED, diags);
	if (url.len > 0)
		site->base_url = base_url_of(loader, url, (struct place){ 0 });
	else if (json_get(root, "base_url"))
		site->base_url = base_url_of(loader, site->base_url, json_get(root, "base_url")->place);
	if (site->theme.len > 0) {
		site->theme_place = json_get(root, "theme")->place;
		if (!slug_check(loader, site->theme, site->theme_place))
			site->theme = STR_NONE;
	}
	site->content_language = json_str(root, "content_language", JSON_OPTIONAL, diags);
	if (site->content_language.len == 0)
		site->content_language = site->language;
	site->keywords = json_strings(loader->arena, root, "keywords", diags);
	read_government(loader, root);
	read_leaving(loader, root);
	read_menu(loader, root);
	read_license(loader, root);
	return true;
}

void
load_pages(struct loader *loader)
{
	struct section like = { .kind = SECTION_PAGE };

	load_sections(loader, STR("content/pages"), &like, &loader->site->pages);
}

/* What becomes part of an address must be text on one line. */
static bool
asset_name_check(struct loader *loader, const struct file_entry *entry)
{
	bool ok = utf8_invalid_at(entry->path) == SIZE_MAX;

	for (size_t i = 0; i < entry->path.len; i++)
		ok = ok && (unsigned char)entry->path.at[i] >= ' ' && entry->path.at[i] != 0x7F;
	return ok || diag_error(loader->diags, "asset-name", place_path(loader->arena, entry->path), "%s",
			 diag_tr(loader->diags, "a name with control characters cannot become part of an address",
			     "含有控制字符的名称不能用作网址的一部分"));
}

void
load_assets(struct loader *loader)
{
	struct str folder = text_disk_path(loader->arena, loader->options->root, STR("assets"));
	struct file_list files = { 0 };
	bool whole = tree_list(loader->arena, folder, true, &files, loader->diags);

	for (size_t i = 0; i < files.count; i++) {
		struct asset *asset = arena_new(loader->arena, struct asset);
		struct str below = str_slice(files.items[i].path, folder.len + 1, files.items[i].path.len);

		asset->path = path_join(loader->arena, STR("assets"), below);
		if (asset_name_check(loader, &files.items[i]) &&
		    file_read(loader->arena, files.items[i].path, &asset->bytes, loader->diags))
			map_add(&loader->site->assets, loader->arena, asset->path, asset);
		else
			whole = false;
	}
	if (!whole)
		loader_give_up(loader, STR("assets"));
}

static void
resolve_origin(const struct site *site, struct str folder, struct origin *origin)
{
	struct str file;

	if (origin->text.len == 0)
		return;
	origin->anchor = str_cut(origin->text, '#', &file);
	origin->path = path_join(site->arena, folder, file);
	origin->section = map_get(&site->sections, origin->path);
}

static void
resolve_observation(const struct site *site, struct observation *observation)
{
	struct str folder = observation->report->folder;

	resolve_origin(site, folder, &observation->origin);
	for (size_t i = 0; i < observation->also_count; i++)
		resolve_origin(site, folder, &observation->also[i].origin);
}

static void
resolve_subject(const struct site *site, const struct report *report, struct subject *subject)
{
	if (subject_is_figure(subject))
		subject->figure = report_figure_at(report, subject->origin.text);
	else
		resolve_origin(site, report->folder, &subject->origin);
}

static void
resolve_report(const struct site *site, struct report *report)
{
	for (size_t i = 0; i < report->correction_count; i++)
		resolve_subject(site, report, &report->corrections[i].where);
	for (size_t i = 0; i < report->acknowledged_count; i++)
		resolve_subject(site, report, &report->acknowledged[i].at);
	for (size_t i = 0; i < report->observations.count; i++)
		resolve_observation(site, &report->observations.items[i]);
	for (size_t i = 0; i < report->breakdowns.count; i++)
		for (size_t k = 0; k < report->breakdowns.items[i].parts.count; k++)
			resolve_observation(site, &report->breakdowns.items[i].parts.items[k]);
}

void
resolve_origins(struct loader *loader)
{
	const struct site *site = loader->site;

	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			resolve_report(site, city->reports.items[k]);
	}
	for (size_t i = 0; i < site->policies.count; i++) {
		const struct policy *policy = site->policies.entries[i].value;

		for (size_t k = 0; k < policy->target_count; k++)
			resolve_origin(site, policy->folder, &policy->targets[k].origin);
	}
}

bool
load_site(struct site *site, const struct load_options *options, struct diags *diags)
{
	struct loader loader = { .site = site, .arena = site->arena, .options = options, .diags = diags };
	size_t before = diags_count(diags, SEVERITY_ERROR);

	if (!load_settings(&loader) &&
	    file_type(text_disk_path(site->arena, options->root, STR("content"))) == FILE_NONE) {
		diag_hint(diags, "%s",
		    diag_tr(diags, "is this the site folder? name it with -s", "这是站点文件夹吗？请用 -s 指定"));
		return false;
	}
	load_dictionary(&loader);
	load_words(&loader);
	load_cities(&loader);
	load_policies(&loader);
	load_pages(&loader);
	load_assets(&loader);
	compile_sections(&loader);
	resolve_origins(&loader);
	withhold_assets(&loader);
	site_index(site);
	return diags_count(diags, SEVERITY_ERROR) == before;
}
