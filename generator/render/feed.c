#include "base/file.h"
#include "render/render_parts.h"
#include "render/xml.h"

#include <stdlib.h>

/* What machines read: sitemap.xml (sitemaps.org 0.9), feed.xml (Atom, RFC 4287) and
 * robots.txt (RFC 9309). All times come from the content, none from the clock. */

struct str
absolute_url(const struct renderer *renderer, struct arena *arena, struct str path)
{
	struct str name = path_name(path);

	if (str_eq(name, STR("index.html")))
		path = str_slice(path, 0, path.len - name.len);
	return str_format(arena, "%.*s%.*s", STR_ARG(renderer->site->base_url), STR_ARG(route_encode(arena, path)));
}

static void
add_element(struct strbuf *out, const char *indent, const char *name, struct str text)
{
	strbuf_addf(out, "%s<%s>", indent, name);
	xml_add_text(out, text);
	strbuf_addf(out, "</%s>\n", name);
}

/* ---- sitemap.xml ---- */

/* The later one of two dates; a month or a year alone is no date of a change. */
static struct str
later_day(struct str date, struct str other)
{
	return other.len == sizeof "2024-01-20" - 1 && str_cmp(other, date) > 0 ? other : date;
}

static struct str
section_changed(const struct section *section)
{
	struct str date = later_day(STR_NONE, section->doc->updated);

	return date.len == 0 && section->report ? later_day(date, section->report->published) : date;
}

static struct str
report_changed(const struct report *report)
{
	struct str date = later_day(STR_NONE, report->published);

	for (size_t i = 0; i < report->correction_count; i++)
		date = later_day(date, report->corrections[i].date);
	for (size_t i = 0; i < report_section_count(report); i++)
		date = later_day(date, report_section(report, i)->doc->updated);
	return date;
}

static struct str
output_changed(const struct output *output)
{
	if (output->section)
		return section_changed(output->section);
	return output->report ? report_changed(output->report) : STR_NONE;
}

/* A page that does not exist and one that is empty until it is asked are not. */
static bool
is_listed(const struct output *output)
{
	return output->kind < OUTPUT_PAGE_KINDS && output->kind != OUTPUT_NOT_FOUND && output->kind != OUTPUT_SEARCH;
}

static void
add_url(struct render_job *job, const struct output *output)
{
	struct str changed = output_changed(output);

	strbuf_adds(job->out, "  <url>\n");
	add_element(job->out, "    ", "loc", absolute_url(job->renderer, job->arena, output->path));
	if (changed.len > 0)
		add_element(job->out, "    ", "lastmod", changed);
	strbuf_adds(job->out, "  </url>\n");
}

bool
render_sitemap(struct render_job *job)
{
	const struct plan *plan = job->renderer->plan;

	strbuf_adds(job->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	for (size_t i = 0; i < plan->count; i++)
		if (is_listed(&plan->items[i]))
			add_url(job, &plan->items[i]);
	strbuf_adds(job->out, "</urlset>\n");
	return true;
}

/* ---- feed.xml ---- */

struct entry {
	struct str title, url;
	struct str updated; /* RFC 3339 */
};

struct entry_list {
	struct entry *items;
	size_t count, capacity;
};

/* The first moment of a date that may leave out its day and month. */
static struct str
first_moment(struct arena *arena, struct str date)
{
	struct str rest = str_slice(STR("0000-01-01T00:00:00Z"), date.len, SIZE_MAX);

	return str_format(arena, "%.*s%.*s", STR_ARG(date), STR_ARG(rest));
}

static void
add_report_entry(struct render_job *job, struct entry_list *entries, const struct report *report)
{
	struct entry *entry = arena_push(job->arena, entries);

	entry->title = report->title;
	entry->url = absolute_url(job->renderer, job->arena, route_report(job->arena, report));
	entry->updated = report->published.len > 0
			     ? first_moment(job->arena, report->published)
			     : str_format(job->arena, "%04d-12-31T00:00:00Z", report->report_year);
}

/* A policy without a date has no place in a list by date. */
static void
add_policy_entry(struct render_job *job, struct entry_list *entries, const struct policy *policy)
{
	struct entry *entry;

	if (policy->published.len == 0)
		return;
	entry = arena_push(job->arena, entries);
	entry->title = policy->title;
	entry->url = absolute_url(job->renderer, job->arena, route_policy(job->arena, policy));
	entry->updated = first_moment(job->arena, policy->published);
}

/* Newest first; of the same time by address. */
static int
compare_entries(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = str_cmp(right->updated, left->updated);

	return order != 0 ? order : str_cmp(left->url, right->url);
}

static struct entry_list
collect_entries(struct render_job *job)
{
	const struct site *site = job->renderer->site;
	struct entry_list entries = { 0 };

	for (size_t i = 0; i < site->cities.count; i++) {
		const struct city *city = site->cities.entries[i].value;

		for (size_t k = 0; k < city->reports.count; k++)
			add_report_entry(job, &entries, city->reports.items[k]);
	}
	for (size_t i = 0; i < site->policies.count; i++)
		add_policy_entry(job, &entries, site->policies.entries[i].value);
	if (entries.count > 0)
		qsort(entries.items, entries.count, sizeof *entries.items, compare_entries);
	return entries;
}

static void
add_link(struct strbuf *out, const char *indent, const char *attributes, struct str url)
{
	strbuf_addf(out, "%s<link %s href=\"", indent, attributes);
	xml_add_text(out, url);
	strbuf_adds(out, "\"/>\n");
}

/* The head of the feed. Its time is that of the newest entry; a feed without entries
 * has the oldest there is. */
static void
add_feed_head(struct render_job *job, const struct entry_list *entries)
{
	const struct site *site = job->renderer->site;
	struct str home = absolute_url(job->renderer, job->arena, STR("index.html"));

	strbuf_adds(job->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
	xml_add_text(job->out, site->content_language);
	strbuf_adds(job->out, "\">\n");
	add_element(job->out, "  ", "id", home);
	add_element(job->out, "  ", "title", site->title);
	if (site->description.len > 0)
		add_element(job->out, "  ", "subtitle", site->description);
	add_element(
	    job->out, "  ", "updated", entries->count > 0 ? entries->items[0].updated : STR("1970-01-01T00:00:00Z"));
	strbuf_adds(job->out, "  <author>\n");
	add_element(job->out, "    ", "name", site->publisher);
	strbuf_adds(job->out, "  </author>\n");
	add_link(job->out, "  ", "rel=\"self\" type=\"application/atom+xml\"",
	    absolute_url(job->renderer, job->arena, job->output->path));
	add_link(job->out, "  ", "rel=\"alternate\" type=\"text/html\"", home);
}

static void
add_entry(struct render_job *job, const struct entry *entry)
{
	strbuf_adds(job->out, "  <entry>\n");
	add_element(job->out, "    ", "id", entry->url);
	add_element(job->out, "    ", "title", entry->title);
	add_element(job->out, "    ", "updated", entry->updated);
	add_link(job->out, "    ", "rel=\"alternate\" type=\"text/html\"", entry->url);
	strbuf_adds(job->out, "  </entry>\n");
}

bool
render_feed(struct render_job *job)
{
	struct entry_list entries = collect_entries(job);

	add_feed_head(job, &entries);
	for (size_t i = 0; i < entries.count; i++)
		add_entry(job, &entries.items[i]);
	strbuf_adds(job->out, "</feed>\n");
	return true;
}

/* ---- robots.txt ---- */

bool
render_robots(struct render_job *job)
{
	struct str sitemap = absolute_url(job->renderer, job->arena, STR("sitemap.xml"));

	strbuf_adds(job->out, "User-agent: *\nAllow: /\n\nSitemap: ");
	strbuf_add(job->out, sitemap);
	strbuf_addc(job->out, '\n');
	return true;
}
