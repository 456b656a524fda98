#include "render/view.h"

#include <string.h>

/* The page around every view: which layout and which fill function a kind of
 * output has (the only place that names layouts), head, menu and breadcrumbs. */

static const struct {
	const char *layout;
	view_fill *fill;
	const char *heading; /* key of the heading, for pages that content does not name */
} page_kinds[OUTPUT_PAGE_KINDS] = {
	[OUTPUT_HOME] = { "layouts/home", view_home, "page.home" },
	[OUTPUT_CITIES] = { "layouts/cities", view_cities, "page.cities" },
	[OUTPUT_PAGE] = { "layouts/page", view_page, NULL },
	[OUTPUT_CITY] = { "layouts/city", view_city, NULL },
	[OUTPUT_REPORT] = { "layouts/report", view_report, NULL },
	[OUTPUT_SECTION] = { "layouts/section", view_section, NULL },
	[OUTPUT_FULL] = { "layouts/full", view_full, NULL },
	[OUTPUT_YEARS] = { "layouts/years", view_years, "page.years" },
	[OUTPUT_YEAR] = { "layouts/year", view_year, NULL },
	[OUTPUT_INDICATORS] = { "layouts/indicators", view_indicators, "page.indicators" },
	[OUTPUT_INDICATOR] = { "layouts/indicator", view_indicator, NULL },
	[OUTPUT_TOPICS] = { "layouts/topics", view_topics, "page.topics" },
	[OUTPUT_TOPIC] = { "layouts/topic", view_topic, NULL },
	[OUTPUT_POLICIES] = { "layouts/policies", view_policies, "page.policies" },
	[OUTPUT_POLICY] = { "layouts/policy", view_policy, NULL },
	[OUTPUT_POLICY_SECTION] = { "layouts/policy_section", view_policy_section, NULL },
	[OUTPUT_CASES] = { "layouts/cases", view_cases, "page.cases" },
	[OUTPUT_NOTES] = { "layouts/notes", view_notes, "page.notes" },
	[OUTPUT_DATA_INDEX] = { "layouts/data", view_data, "page.data" },
	[OUTPUT_COMPARE] = { "layouts/compare", view_compare, "page.compare" },
	[OUTPUT_SEARCH] = { "layouts/search", view_search, "page.search" },
	[OUTPUT_SITE_MAP] = { "layouts/site_map", view_site_map, "page.site_map" },
	[OUTPUT_NOT_FOUND] = { "layouts/not_found", view_not_found, "page.not_found" },
};

static struct str
kind_name(enum output_kind kind)
{
	struct str layout = str_from(page_kinds[kind].layout);

	return str_slice(layout, STR("layouts/").len, layout.len);
}

const char *
view_kind_heading(enum output_kind kind)
{
	return page_kinds[kind].heading;
}

struct str
view_text(const struct view *view, const char *key)
{
	return theme_string(view->renderer->theme, key);
}

/* The value for the {name} that a text begins with, and where the text goes on; false
 * when it begins with none of them. */
static bool
take_name(struct str *text, const struct view_name *names, size_t count, struct str *value)
{
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(names[i].name);

		if (text->len < length + 2 || text->at[0] != '{' || text->at[length + 1] != '}' ||
		    memcmp(text->at + 1, names[i].name, length) != 0)
			continue;
		*value = names[i].value;
		*text = str_slice(*text, length + 2, text->len);
		return true;
	}
	return false;
}

struct str
view_text_with(const struct view *view, const char *key, const struct view_name *names, size_t count)
{
	struct str text = view_text(view, key), value;
	struct strbuf filled = { 0 };

	while (text.len > 0) {
		if (take_name(&text, names, count, &value)) {
			strbuf_add(&filled, value);
		} else {
			strbuf_addc(&filled, text.at[0]);
			text = str_slice(text, 1, text.len);
		}
	}
	return strbuf_take(view->arena, &filled);
}

struct str
view_text_for(const struct view *view, const char *key, struct str name)
{
	return view_text_with(view, key, &(struct view_name){ "name", name }, 1);
}

struct str
view_url(const struct view *view, struct str path)
{
	if (view->output->kind == OUTPUT_NOT_FOUND)
		return absolute_url(view->renderer, view->arena, path);
	return route_relative(view->arena, view->output->path, path);
}

struct str
view_section_url(const struct view *view, const struct section *section, struct str anchor)
{
	struct str url = view_url(view, route_section(view->arena, section));

	if (anchor.len == 0)
		return url;
	return str_format(view->arena, "%.*s#%.*s", STR_ARG(url), STR_ARG(anchor));
}

struct str
view_number(const struct view *view, size_t number)
{
	return str_format(view->arena, "%zu", number);
}

void
view_list(struct object *object, const char *name, const struct list *list)
{
	object_list(object, name, list);
	object_set(object, str_format(object->arena, "has_%s", name), value_bool(list->count > 0));
}

void
view_link(const struct view *view, struct list *list, struct str title, struct str path)
{
	struct object *link = list_add_object(list);

	object_text(link, "title", title);
	object_text(link, "url", view_url(view, path));
}

/* Whether a page's heading is content's, so in content's language, and not the interface's. */
static bool
is_named_by_content(enum output_kind kind)
{
	return kind == OUTPUT_HOME || (page_kinds[kind].heading == NULL && kind != OUTPUT_YEAR);
}

void
view_crumb(struct view *view, struct str title, struct str path)
{
	const struct output *page = plan_find(view->renderer->plan, path);
	struct object *crumb = list_add_object(view->crumbs);

	object_text(crumb, "title", title);
	object_text(crumb, "url", view_url(view, path));
	object_bool(crumb, "from_content", page && page->kind != OUTPUT_HOME && is_named_by_content(page->kind));
}

void
view_toc_add(struct view *view, struct str id, struct str text, bool deep)
{
	struct object *entry = list_add_object(view->toc);

	object_text(entry, "id", id);
	object_text(entry, "text", text);
	object_bool(entry, "deep", deep);
}

void
view_toc(struct view *view, const struct section *section)
{
	for (size_t i = 0; i < section->doc->heading_count; i++) {
		const struct heading *heading = &section->doc->headings[i];

		if (heading->level <= 3)
			view_toc_add(view, heading->id, heading->text, heading->level == 3);
	}
}

/* ---- the page ---- */

static void
page_object(struct view *view)
{
	enum output_kind kind = view->output->kind;
	struct object *object = object_new(view->arena);
	struct str key = str_format(view->arena, "description.%.*s", STR_ARG(kind_name(kind)));

	if (view->description.len == 0)
		view->description = view_text_for(view, str_zero(view->arena, key), view->heading);
	if (view->title.len == 0)
		view->title = view->heading;
	object_text(object, "title", view->title);
	object_text(object, "heading", view->heading);
	object_text(object, "description", view->description);
	object_text(object, "canonical", absolute_url(view->renderer, view->arena, view->output->path));
	object_text(object, "kind", kind_name(kind));
	object_text(object, "theme", view_url(view, STR("theme")));
	if (view->linked_data.len > 0)
		object_html(object, "linked_data", view->linked_data);
	else
		object_absent(object, "linked_data");
	object_bool(object, "from_content", is_named_by_content(kind));
	object_text(object, "generator", STR("qsite " QSITE_VERSION));
	object_object(view->root, "page", object);
	view_tags(view);
	object_bool(view->root, "has_toc", view->toc->count > 0);
	if (kind == OUTPUT_HOME) {
		view_list(view->root, "breadcrumbs", list_new(view->arena));
	} else {
		struct object *last = list_add_object(view->crumbs);

		object_text(last, "title", view->heading);
		object_absent(last, "url");
		object_bool(last, "from_content", is_named_by_content(kind));
	}
}

bool
render_page(struct render_job *job)
{
	enum output_kind kind = job->output->kind;
	struct view view = {
		.renderer = job->renderer,
		.site = job->renderer->site,
		.output = job->output,
		.arena = job->arena,
		.diags = job->diags,
		.root = object_new(job->arena),
		.toc = list_new(job->arena),
		.crumbs = list_new(job->arena),
	};
	bool ok;

	object_object(view.root, "t", job->renderer->texts);
	view_site(&view);
	view_list(view.root, "breadcrumbs", view.crumbs);
	object_list(view.root, "toc", view.toc);
	view_crumb(&view, view_text(&view, "page.home"), STR("index.html"));
	if (page_kinds[kind].heading)
		view.heading = view_text(&view, page_kinds[kind].heading);
	ok = page_kinds[kind].fill(&view);
	if (ok) {
		page_object(&view);
		ok = template_render(&job->renderer->templates, str_from(page_kinds[kind].layout),
		    value_object(view.root), job->out, job->diags);
	}
	return ok;
}
