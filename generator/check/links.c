#include "check/rules.h"

#include "base/file.h"
#include "model/reference.h"

static void
add_names(struct arena *arena, struct str_list *names, const struct map *files, struct str folder)
{
	for (size_t i = 0; i < files->count; i++)
		if (str_eq(path_folder(files->entries[i].key), folder))
			*arena_push(arena, names) = path_name(files->entries[i].key);
}

/* The file in the folder of a broken link whose name is nearest to it. */
static struct str
nearest_file(struct diags *diags, const struct site *site, struct str path)
{
	struct str_list names = { 0 };

	add_names(diags->arena, &names, &site->sections, path_folder(path));
	add_names(diags->arena, &names, &site->assets, path_folder(path));
	return str_nearest(path_name(path), names.items, names.count);
}

static void
report_no_file(
    const struct site *site, const struct doc_link *link, const struct reference *reference, struct diags *diags)
{
	if (site_has_above(&site->unreadable, reference->path))
		return;
	if (site_has_above(&site->unpublished, reference->path)) {
		diag_error(diags, "link-file", link->place,
		    diag_tr(diags, "the link leads to '%.*s', which is not published yet", "链接指向的“%.*s”尚未发布"),
		    STR_ARG(reference->path));
		return;
	}
	diag_error(diags, "link-file", link->place,
	    diag_tr(diags, "the link leads to '%.*s', which is not there", "链接指向的“%.*s”不存在"),
	    STR_ARG(reference->path));
	diag_hint_nearest(diags, nearest_file(diags, site, reference->path));
}

static void
report_anchor(const struct doc_link *link, const struct reference *reference, struct diags *diags)
{
	const struct section *section = reference->section;

	if (section && section->damaged)
		return;
	diag_error(diags, "link-anchor", link->place,
	    diag_tr(diags, "'%.*s' has no heading or caption '%.*s'", "“%.*s”中没有标题或表图“%.*s”"),
	    STR_ARG(reference->path), STR_ARG(reference->anchor));
	if (section)
		diag_hint_nearest(
		    diags, str_nearest(reference->anchor, section->doc->anchors, section->doc->anchor_count));
}

static void
report_broken(
    const struct site *site, const struct doc_link *link, const struct reference *reference, struct diags *diags)
{
	switch (reference->kind) {
	case REFERENCE_NO_FILE:
		report_no_file(site, link, reference, diags);
		break;
	case REFERENCE_NO_ANCHOR:
		report_anchor(link, reference, diags);
		break;
	case REFERENCE_NO_INDICATOR:
		if (site->dictionary_damaged)
			break;
		diag_error(diags, "link-indicator", link->place,
		    diag_tr(diags, "unknown indicator '%.*s'", "未知的指标“%.*s”"), STR_ARG(reference->path));
		diag_hint_nearest(diags, map_nearest(&site->indicators, reference->path));
		break;
	case REFERENCE_BAD_SCHEME:
		diag_error(diags, "link-scheme", link->place,
		    diag_tr(diags, "'%.*s': only relative, http, https, mailto and indicator links are allowed",
			"“%.*s”：只允许相对、http、https、mailto 和 indicator 链接"),
		    STR_ARG(link->target));
		break;
	case REFERENCE_OUTSIDE:
		diag_error(diags, "link-outside", link->place,
		    diag_tr(diags, "'%.*s' leads out of the site folder", "“%.*s”指向站点文件夹之外"),
		    STR_ARG(link->target));
		break;
	default:
		break;
	}
}

static bool
has_caption(const struct doc *doc, struct str id)
{
	for (size_t i = 0; i < doc->caption_count; i++)
		if (str_eq(doc->captions[i].id, id))
			return true;
	return false;
}

/* A link without text shows a table's or figure's label: it must lead to one. */
static void
check_label(const struct doc_link *link, const struct reference *reference, struct diags *diags)
{
	if (!link->empty)
		return;
	if (reference->kind == REFERENCE_SECTION && has_caption(reference->section->doc, reference->anchor))
		return;
	diag_error(diags, "link-label", link->place,
	    diag_tr(diags, "the link to '%.*s' has no text and leads to no captioned table or figure",
		"指向“%.*s”的链接没有文字，也不指向有标题的表或图"),
	    STR_ARG(link->target));
}

/* Pages load nothing from elsewhere, and say in words what their pictures show. */
static void
check_picture(const struct doc_link *link, const struct reference *reference, struct diags *diags)
{
	if (reference->kind != REFERENCE_ASSET) {
		diag_error(diags, "picture-file", link->place,
		    diag_tr(diags, "the picture '%.*s' is no file of assets/", "图片“%.*s”不是 assets/ 中的文件"),
		    STR_ARG(link->target));
	} else if (link->empty) {
		diag_error(diags, "picture-text", link->place,
		    diag_tr(diags, "the picture '%.*s' has no text that says what it shows",
			"图片“%.*s”没有说明内容的替代文字"),
		    STR_ARG(link->target));
		diag_hint(diags, "%s",
		    diag_tr(diags, "write it in the brackets: ![what it shows](file)",
			"请写在方括号内：![图片内容](文件)"));
	}
}

void
check_links(const struct site *site, const struct section *section, struct diags *diags)
{
	for (size_t i = 0; i < section->doc->link_count; i++) {
		const struct doc_link *link = &section->doc->links[i];
		struct reference reference = reference_resolve(diags->arena, site, section, link->target);

		if (reference.kind > REFERENCE_ASSET)
			report_broken(site, link, &reference, diags);
		else if (link->image)
			check_picture(link, &reference, diags);
		else
			check_label(link, &reference, diags);
	}
}
