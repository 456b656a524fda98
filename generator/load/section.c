#include "load/loader.h"

#include "load/compiled.h"
#include "load/markdown.h"

/* Markdown files: finding them, and compiling all of them in workers. */

/* "04-cooperation.md" -> 4 and "cooperation"; free pages have no number. */
static bool
split_name(struct loader *loader, const struct file_entry *entry, struct section *section)
{
	struct str name = str_slice(entry->name, 0, entry->name.len - 3), head;
	struct str rest = str_cut(name, '-', &head);
	struct place place = place_file(section->source);

	if (section->kind == SECTION_PAGE) {
		section->slug = name;
		return slug_check(loader, name, place);
	}
	section->order = str_to_natural(head);
	section->slug = rest;
	if (section->order >= 0 && head.len <= 4 && rest.len > 0)
		return slug_check(loader, rest, place);
	diag_error(loader->diags, "section-name", place,
	    diag_tr(loader->diags, "the file name '%.*s' has no number in front", "文件名“%.*s”前面没有序号"),
	    STR_ARG(entry->name));
	diag_hint(loader->diags, "%s",
	    diag_tr(loader->diags, "name it like 04-cooperation.md", "请命名为 04-cooperation.md 的样子"));
	return false;
}

static void
add_section(struct loader *loader, const struct file_entry *entry, struct str path, const struct section *like,
    struct section_list *list)
{
	struct section *section = arena_new(loader->arena, struct section);

	*section = *like;
	section->path = path;
	section->source = text_load(loader->site->sources, loader->options->root, path, loader->diags);
	if (!section->source || !split_name(loader, entry, section)) {
		loader_give_up(loader, path);
		return;
	}
	*arena_push(loader->arena, list) = section;
	map_add(&loader->site->sections, loader->arena, section->path, section);
}

/* Numbers decide the order, names break ties; folder_list has sorted the names. */
static void
sort_sections(struct section_list *list)
{
	for (size_t i = 1; i < list->count; i++) {
		struct section *section = list->items[i];
		size_t at = i;

		for (; at > 0 && list->items[at - 1]->order > section->order; at--)
			list->items[at] = list->items[at - 1];
		list->items[at] = section;
	}
}

void
load_sections(struct loader *loader, struct str folder, const struct section *like, struct section_list *list)
{
	struct str disk = text_disk_path(loader->arena, loader->options->root, folder);
	struct file_list files = { 0 };
	bool ok = file_type(disk) == FILE_LINK ? text_refuse_link(loader->arena, disk, loader->diags)
					       : folder_list(loader->arena, disk, true, &files, loader->diags);

	if (!ok)
		loader_give_up(loader, folder);
	for (size_t i = 0; i < files.count; i++)
		if (str_ends(files.items[i].name, STR(".md")))
			add_section(
			    loader, &files.items[i], path_join(loader->arena, folder, files.items[i].name), like, list);
	sort_sections(list);
}

static struct section *
section_at(void *context, size_t index)
{
	const struct loader *loader = context;

	return loader->site->sections.entries[index].value;
}

static bool
compile_job(void *context, size_t index, struct arena *scratch, struct strbuf *out, struct diags *diags)
{
	struct doc doc = { 0 };
	bool ok = markdown_compile(scratch, section_at(context, index)->source, &doc, diags);

	compiled_pack(&doc, out);
	return ok;
}

static struct place
compile_subject(void *context, size_t index)
{
	return place_file(section_at(context, index)->source);
}

static void
take_compiled(struct loader *loader, struct section *section, struct str bytes)
{
	section->doc = arena_new(loader->arena, struct doc);
	bytes = str_copy(loader->arena, bytes);
	if (!compiled_unpack(loader->arena, section->source, bytes, section->doc))
		*section->doc = (struct doc){ 0 };
	section->doc->title = section->doc->title.len > 0 ? section->doc->title : section->slug;
}

static void
resolve_topic(struct loader *loader, struct section *section)
{
	struct str id = section->doc->topic;

	section->topic = map_get(&loader->site->topics, id);
	if (section->topic || id.len == 0 || loader->site->chapters_damaged)
		return;
	diag_error(loader->diags, "topic-unknown", section->doc->topic_place,
	    diag_tr(loader->diags, "unknown topic '%.*s'", "未知的主题“%.*s”"), STR_ARG(id));
	diag_hint_nearest(loader->diags, map_nearest(&loader->site->topics, id));
}

static void
drop_drafts(struct section_list *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (!list->items[i]->doc->draft)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

/* Drafts are not there for links either. */
static struct map
published_sections(struct site *site)
{
	struct map published = { 0 };

	for (size_t i = 0; i < site->sections.count; i++) {
		struct section *section = site->sections.entries[i].value;

		map_add(section->doc->draft ? &site->unpublished : &published, site->arena, section->path, section);
	}
	return published;
}

static void
drop_all_drafts(struct site *site)
{
	site->sections = published_sections(site);
	drop_drafts(&site->pages);
	for (size_t i = 0; i < site->policies.count; i++)
		drop_drafts(&((struct policy *)site->policies.entries[i].value)->sections);
	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++) {
			drop_drafts(&city->reports.items[k]->chapters);
			drop_drafts(&city->reports.items[k]->cases);
			drop_drafts(&city->reports.items[k]->annexes);
		}
	}
}

void
compile_sections(struct loader *loader)
{
	struct site *site = loader->site;
	struct pool_results results = { 0 };
	struct pool pool = {
		.workers = loader->options->workers,
		.seconds = 60,
		.folder = loader->options->scratch,
		.job = compile_job,
		.subject = compile_subject,
		.context = loader,
		.sources = site->sources,
	};

	pool_run(&pool, site->sections.count, loader->arena, &results, loader->diags);
	for (size_t i = 0; i < site->sections.count; i++) {
		struct section *section = section_at(loader, i);

		section->damaged = i >= results.count || !results.ok[i];
		take_compiled(loader, section, i < results.count ? results.bytes[i] : STR_NONE);
		resolve_topic(loader, section);
	}
	pool_results_release(&results);
	if (!loader->options->drafts)
		drop_all_drafts(site);
}
