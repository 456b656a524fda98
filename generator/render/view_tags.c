#include "render/view.h"

/* The tags of a page after the guideline for government websites of the State
 * Council's office (2017, appendix on page tags): SiteName, SiteDomain and SiteIDCode
 * on every page; Column… on pages that list; Article… on pages that hold one text.
 * What is not known has no tag. */

struct tags {
	const struct view *view;
	struct list *list;
};

/* Pages that hold one text; all others list. */
static const bool articles[OUTPUT_PAGE_KINDS] = {
	[OUTPUT_PAGE] = true,
	[OUTPUT_REPORT] = true,
	[OUTPUT_SECTION] = true,
	[OUTPUT_FULL] = true,
	[OUTPUT_POLICY] = true,
	[OUTPUT_POLICY_SECTION] = true,
};

/* The kind of a column, in the guideline's words; by default data. */
static const char *const column_types[OUTPUT_PAGE_KINDS] = {
	[OUTPUT_HOME] = "column.home",
	[OUTPUT_PAGE] = "column.overview",
	[OUTPUT_NOTES] = "column.overview",
	[OUTPUT_SEARCH] = "column.overview",
	[OUTPUT_SITE_MAP] = "column.overview",
	[OUTPUT_POLICIES] = "column.documents",
	[OUTPUT_POLICY] = "column.documents",
	[OUTPUT_POLICY_SECTION] = "column.documents",
};

static void
tag(struct tags *tags, const char *name, struct str content)
{
	struct object *object;

	if (content.len == 0)
		return;
	object = list_add_object(tags->list);
	object_text(object, "name", str_from(name));
	object_text(object, "content", content);
}

struct str
view_publication(const struct view *view, const struct report *report)
{
	struct str release = report->release;

	if (release.len == 0)
		return report->published;
	if (release.len < STR("2024-01-20T10:00").len)
		return release;
	return str_format(
	    view->arena, "%.*s %.*s", STR_ARG(str_slice(release, 0, 10)), STR_ARG(str_slice(release, 11, 16)));
}

/* ---- keywords ---- */

static void
keyword(struct strbuf *words, struct str word)
{
	if (word.len == 0)
		return;
	if (words->len > 0)
		strbuf_addc(words, ',');
	strbuf_add(words, word);
}

static struct str
keywords(const struct view *view)
{
	const struct output *output = view->output;
	const struct section *section = output->section;
	struct strbuf words = { 0 };

	if (section && section->topic)
		keyword(&words, section->topic->name);
	if (output->report) {
		keyword(&words, output->report->city->name);
		keyword(&words, str_format(view->arena, "%d", output->report->report_year));
	}
	if (output->policy)
		keyword(&words, output->policy->number);
	if (!articles[output->kind])
		keyword(&words, view->heading);
	for (size_t i = 0; i < view->site->keywords.count; i++)
		keyword(&words, view->site->keywords.items[i]);
	return strbuf_take(view->arena, &words);
}

/* ---- columns and articles ---- */

static struct str
column_type(const struct view *view)
{
	const char *key = column_types[view->output->kind];

	return view_text(view, key ? key : "column.data");
}

/* The column that an article stands in. */
static struct str
column_name(const struct view *view)
{
	const struct output *output = view->output;

	if (!articles[output->kind])
		return view->heading;
	if (output->policy)
		return view_text(view, "page.policies");
	return output->report ? output->report->city->name : view->site->title;
}

static struct str
publication(const struct view *view)
{
	const struct output *output = view->output;

	if (output->report)
		return view_publication(view, output->report);
	if (output->policy)
		return output->policy->published;
	return output->section->doc->updated;
}

static struct str
content_source(const struct view *view)
{
	const struct output *output = view->output;

	if (output->report)
		return output->report->publisher;
	return output->policy ? output->policy->issuer : view->site->publisher;
}

/* Who wrote the page: a digest is not its source's, nor is what stands of a policy. */
static struct str
author(const struct view *view)
{
	const struct report *report = view->output->report;

	return report && !report->digest ? report->publisher : view->site->publisher;
}

static void
article_tags(struct tags *tags)
{
	const struct view *view = tags->view;

	tag(tags, "ArticleTitle", view->title);
	tag(tags, "PubDate", publication(view));
	tag(tags, "ContentSource", content_source(view));
	tag(tags, "Keywords", keywords(view));
	tag(tags, "Author", author(view));
	tag(tags, "Description", view->description);
	tag(tags, "Url", absolute_url(view->renderer, view->arena, view->output->path));
}

void
view_tags(const struct view *view)
{
	const struct government *government = &view->site->government;
	struct tags tags = { view, list_new(view->arena) };

	tag(&tags, "SiteName", government->site_name);
	tag(&tags, "SiteDomain", government->site_domain);
	tag(&tags, "SiteIDCode", government->site_id_code);
	if (view->output->kind != OUTPUT_NOT_FOUND) {
		tag(&tags, "ColumnName", column_name(view));
		tag(&tags, "ColumnType", column_type(view));
		if (articles[view->output->kind]) {
			article_tags(&tags);
		} else {
			tag(&tags, "ColumnDescription", view->description);
			tag(&tags, "ColumnKeywords", keywords(view));
		}
	}
	view_list(view->root, "tags", tags.list);
}
