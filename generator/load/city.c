#include "load/loader.h"

#include "load/date.h"

/* cities/: city.json, and a folder a report with report.json, data.json and its
 * sections. */

static const struct json_range report_years = { 1990, 2200, 0 };

static void
read_corrections(struct loader *loader, const struct json *root, struct report *report)
{
	static const char *const keys[] = { "date", "text", "where", NULL };
	const struct json *list = json_child(root, "corrections", JSON_ARRAY, JSON_OPTIONAL, loader->diags);

	report->corrections = arena_array(loader->arena, struct correction, list ? list->count : 0);
	for (const struct json *item = list ? list->first : NULL; item; item = item->next) {
		struct correction *correction = &report->corrections[report->correction_count++];

		json_keys(item, keys, loader->diags);
		correction->date = loader_date(loader, item, "date", JSON_REQUIRED);
		correction->text = json_str(item, "text", JSON_REQUIRED, loader->diags);
		correction->where.origin = loader_origin(item, "where", loader->diags);
	}
}

static void
read_acknowledged(struct loader *loader, const struct json *root, struct report *report)
{
	static const char *const keys[] = { "code", "at", "quote", "reason", NULL };
	const struct json *list = json_child(root, "acknowledged", JSON_ARRAY, JSON_OPTIONAL, loader->diags);

	report->acknowledged = arena_array(loader->arena, struct acknowledgement, list ? list->count : 0);
	for (const struct json *item = list ? list->first : NULL; item; item = item->next) {
		struct acknowledgement *acknowledgement = &report->acknowledged[report->acknowledged_count++];

		json_keys(item, keys, loader->diags);
		acknowledgement->code = json_str(item, "code", JSON_REQUIRED, loader->diags);
		json_str(item, "at", JSON_REQUIRED, loader->diags);
		acknowledgement->at.origin = loader_origin(item, "at", loader->diags);
		acknowledgement->quote = json_str(item, "quote", JSON_OPTIONAL, loader->diags);
		acknowledgement->reason = json_str(item, "reason", JSON_REQUIRED, loader->diags);
	}
}

static void
read_chapter_set(struct loader *loader, const struct json *root, struct report *report)
{
	struct str id = json_str(root, "chapter_set", JSON_REQUIRED, loader->diags);

	report->chapter_set = map_get(&loader->site->chapter_sets, id);
	if (report->chapter_set || id.len == 0 || loader->site->chapters_damaged)
		return;
	diag_error(loader->diags, "chapter-set", json_get(root, "chapter_set")->place,
	    diag_tr(loader->diags, "unknown chapter set '%.*s'", "未知的章节体系“%.*s”"), STR_ARG(id));
	diag_hint_nearest(loader->diags, map_nearest(&loader->site->chapter_sets, id));
}

static void
check_folder_year(struct loader *loader, const struct json *root, const struct report *report)
{
	const struct json *year = json_get(root, "report_year");

	if (report->report_year == 0 || (report->slug.len == 4 && str_to_natural(report->slug) == report->report_year))
		return;
	diag_error(loader->diags, "report-year", year->place,
	    diag_tr(loader->diags, "the report year %d is not the name of its folder, '%.*s'",
		"报告年度 %d 与所在文件夹“%.*s”不一致"),
	    report->report_year, STR_ARG(report->slug));
}

/* Whether the report's release time has come. */
static bool
is_released(struct loader *loader, const struct json *root, const struct report *report)
{
	long long release;

	if (report->release.len == 0)
		return true;
	if (time_parse(report->release, &release))
		return release <= loader->options->now;
	diag_error(loader->diags, "json-value", json_get(root, "release")->place,
	    diag_tr(loader->diags, "'release': '%.*s' is not a time", "“release”：“%.*s”不是时间"),
	    STR_ARG(report->release));
	diag_hint(loader->diags, "%s",
	    diag_tr(loader->diags, "write it like 2024-01-20T10:00+08:00", "请写作 2024-01-20T10:00+08:00 的样子"));
	return true;
}

/* *published says whether the report is to be on the site; one whose state is not
 * known is, so that its other mistakes are told too. */
static bool
read_report(struct loader *loader, struct report *report, bool *published)
{
	static const char *const keys[] = { "title", "report_year", "data_year", "chapter_set", "publisher",
		"published", "url", "status", "digest", "release", "disclosure", "corrections", "acknowledged", NULL };
	static const char *const states[] = { "draft", "published", NULL };
	struct str path = path_join(loader->arena, report->folder, STR("report.json"));
	const struct json *root = loader_json(loader, path, &report->source);
	struct diags *diags = loader->diags;

	if (!root)
		return false;
	json_keys(root, keys, diags);
	report->title = json_str(root, "title", JSON_REQUIRED, diags);
	report->report_year = json_int(root, "report_year", JSON_REQUIRED, report_years, diags);
	report->data_year = json_int(root, "data_year", JSON_REQUIRED, report_years, diags);
	report->publisher = json_str(root, "publisher", JSON_REQUIRED, diags);
	report->published = loader_date(loader, root, "published", JSON_OPTIONAL);
	report->url = json_str(root, "url", JSON_OPTIONAL, diags);
	report->digest = json_bool(root, "digest", diags);
	report->release = json_str(root, "release", JSON_OPTIONAL, diags);
	report->disclosure = loader_disclosure(loader, root);
	report->draft = json_word(root, "status", states, JSON_REQUIRED, diags) == 0;
	*published = !report->draft || loader->options->drafts;
	*published &= is_released(loader, root, report);
	read_chapter_set(loader, root, report);
	read_corrections(loader, root, report);
	read_acknowledged(loader, root, report);
	check_folder_year(loader, root, report);
	return true;
}

static void
load_report(struct loader *loader, struct city *city, const struct file_entry *entry)
{
	struct report *report = arena_new(loader->arena, struct report);
	struct section like = { .kind = SECTION_CHAPTER, .report = report };
	bool published = true, readable;

	report->city = city;
	report->slug = entry->name;
	report->folder =
	    path_join(loader->arena, path_join(loader->arena, STR("content/cities"), city->slug), entry->name);
	readable = read_report(loader, report, &published);
	if (!published) {
		map_add(&loader->site->unpublished, loader->arena, report->folder, NULL);
		return;
	}
	load_data(loader, report);
	load_sections(loader, report->folder, &like, &report->chapters);
	like.kind = SECTION_CASE;
	load_sections(loader, path_join(loader->arena, report->folder, STR("cases")), &like, &report->cases);
	like.kind = SECTION_ANNEX;
	load_sections(loader, path_join(loader->arena, report->folder, STR("annexes")), &like, &report->annexes);
	if (readable)
		*arena_push(loader->arena, &city->reports) = report;
	else
		loader_give_up(loader, report->folder);
}

static bool
read_city(struct loader *loader, struct city *city, struct str folder)
{
	static const char *const keys[] = { "name", "short", "code", "province", "bureau", "districts", NULL };
	const struct json *root =
	    loader_json(loader, path_join(loader->arena, folder, STR("city.json")), &city->source);
	struct diags *diags = loader->diags;

	if (!root)
		return false;
	json_keys(root, keys, diags);
	city->name = json_str(root, "name", JSON_REQUIRED, diags);
	city->short_name = json_str(root, "short", JSON_REQUIRED, diags);
	city->code = json_str(root, "code", JSON_REQUIRED, diags);
	city->province = json_str(root, "province", JSON_REQUIRED, diags);
	city->bureau = json_str(root, "bureau", JSON_OPTIONAL, diags);
	city->districts = json_strings(loader->arena, root, "districts", diags);
	if (city->code.len > 0)
		city->code_place = json_get(root, "code")->place;
	if (city->code.len > 0 && (city->code.len != 6 || str_to_natural(city->code) < 0)) {
		diag_error(diags, "json-value", city->code_place,
		    diag_tr(diags, "'%.*s' is not a six-digit GB/T 2260 code", "“%.*s”不是六位的 GB/T 2260 代码"),
		    STR_ARG(city->code));
	}
	return true;
}

static void
sort_reports(struct city *city)
{
	for (size_t i = 1; i < city->reports.count; i++) {
		struct report *report = city->reports.items[i];
		size_t at = i;

		for (; at > 0 && city->reports.items[at - 1]->report_year < report->report_year; at--)
			city->reports.items[at] = city->reports.items[at - 1];
		city->reports.items[at] = report;
	}
}

static struct city *
load_city(struct loader *loader, const struct file_entry *entry)
{
	struct city *city = arena_new(loader->arena, struct city);
	struct str folder = path_join(loader->arena, STR("content/cities"), entry->name);
	struct file_list reports = { 0 };
	bool readable;

	city->slug = entry->name;
	readable = read_city(loader, city, folder) && slug_check(loader, city->slug, place_file(city->source));
	folder_list(loader->arena, entry->path, false, &reports, loader->diags);
	for (size_t i = 0; i < reports.count; i++)
		if (loader_is_folder(loader, folder, &reports.items[i]))
			load_report(loader, city, &reports.items[i]);
	sort_reports(city);
	if (!readable)
		loader_give_up(loader, folder);
	return readable ? city : NULL;
}

/* By administrative code, the order of the province's own lists. */
static void
add_by_code(struct loader *loader, struct city **cities, size_t *count, struct city *city)
{
	size_t at = (*count)++;

	for (; at > 0 && str_cmp(cities[at - 1]->code, city->code) > 0; at--)
		cities[at] = cities[at - 1];
	cities[at] = city;
	if (at > 0 && city->code.len > 0 && str_eq(cities[at - 1]->code, city->code)) {
		diag_error(loader->diags, "city-code", city->code_place,
		    diag_tr(loader->diags, "the code '%.*s' is also that of '%.*s'", "代码“%.*s”与“%.*s”相同"),
		    STR_ARG(city->code), STR_ARG(cities[at - 1]->name));
		diag_also(loader->diags, cities[at - 1]->code_place, "%s",
		    diag_tr(loader->diags, "the other one is here", "另一个在此处"));
	}
}

void
load_cities(struct loader *loader)
{
	struct str folder = STR("content/cities");
	struct str disk = text_disk_path(loader->arena, loader->options->root, folder);
	struct file_list entries = { 0 };
	struct city **cities;
	size_t count = 0;

	if (!folder_list(loader->arena, disk, true, &entries, loader->diags))
		loader_give_up(loader, folder);
	cities = arena_array(loader->arena, struct city *, entries.count);
	for (size_t i = 0; i < entries.count; i++) {
		struct city *city = NULL;

		if (loader_is_folder(loader, folder, &entries.items[i]))
			city = load_city(loader, &entries.items[i]);
		if (city)
			add_by_code(loader, cities, &count, city);
	}
	for (size_t i = 0; i < count; i++)
		map_add(&loader->site->cities, loader->arena, cities[i]->slug, cities[i]);
}
