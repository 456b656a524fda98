#include "render/view.h"

/* The line by which a page is cited, after GB/T 7714—2015: who, title, kind and
 * carrier of the document, day of publication, day of reading, address.
 *
 *     临水市教育局. 年度报告[R/OL]. (2024-01)[引用日期]. https://edu.example.gov.cn/…
 *
 * Nobody here knows the day of reading: no output depends on the clock. The line has
 * two parts, and the theme puts the place of the day between them. */

static void
cite_object(const struct view *view, struct str what, struct str published)
{
	struct object *cite = object_new(view->arena);
	struct str url = absolute_url(view->renderer, view->arena, view->output->path);

	if (published.len > 0)
		what = str_format(view->arena, "%.*s(%.*s)", STR_ARG(what), STR_ARG(published));
	object_text(cite, "before", what);
	object_text(cite, "after", str_format(view->arena, ". %.*s.", STR_ARG(url)));
	object_object(view->root, "cite", cite);
}

/* A digest is cited as what it is: its text is not the bureau's. */
void
view_cite_report(const struct view *view, const struct report *report)
{
	struct str title = report->title;

	if (report->digest)
		title = str_format(view->arena, "%.*s: %.*s", STR_ARG(title), STR_ARG(view_text(view, "cite.digest")));
	cite_object(view, str_format(view->arena, "%.*s. %.*s[R/OL]. ", STR_ARG(report->publisher), STR_ARG(title)),
	    report->published);
}

/* The newest publication among the reports that the data are from. */
static struct str
newest_publication(const struct indicator *indicator)
{
	struct str newest = STR_NONE;

	for (size_t i = 0; i < indicator->series.count; i++) {
		const struct series *series = indicator->series.items[i];

		for (size_t k = 0; k < series->count; k++)
			if (str_cmp(series->items[k]->report->published, newest) > 0)
				newest = series->items[k]->report->published;
	}
	return newest;
}

void
view_cite_indicator(const struct view *view, const struct indicator *indicator)
{
	const struct site *site = view->site;

	cite_object(view,
	    str_format(view->arena, "%.*s. %.*s: %.*s[DS/OL]. ", STR_ARG(site->publisher), STR_ARG(site->title),
		STR_ARG(indicator->name)),
	    newest_publication(indicator));
}
