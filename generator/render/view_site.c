#include "render/view.h"

#include "model/address.h"

/* What every page has: the site with its menu and its government identifiers. */

void
view_outside(const struct view *view, struct object *object, const char *name, struct str url)
{
	char *key = str_zero(view->arena, str_format(view->arena, "%s_url", name));

	object_text_or_absent(object, key, url);
	object_set(object, str_format(view->arena, "%s_leaves", name), value_bool(address_leaves(view->site, url)));
}

/* ---- the site ---- */

/* The record of the site at the police's own, which is looked up by its digits. */
static struct str
police_url(const struct view *view)
{
	struct str number = view->site->government.police;
	struct strbuf url = { 0 };

	if (number.len == 0)
		return STR_NONE;
	strbuf_adds(&url, "https://beian.mps.gov.cn/#/query/webSearch?code=");
	for (size_t i = 0; i < number.len; i++)
		if (number.at[i] >= '0' && number.at[i] <= '9')
			strbuf_addc(&url, number.at[i]);
	return strbuf_take(view->arena, &url);
}

static struct object *
government_object(const struct view *view)
{
	const struct government *government = &view->site->government;
	struct object *object = object_new(view->arena);

	object_text_or_absent(object, "site_name", government->site_name);
	object_text_or_absent(object, "site_domain", government->site_domain);
	object_text_or_absent(object, "site_id_code", government->site_id_code);
	object_text_or_absent(object, "co_organiser", government->co_organiser);
	object_text_or_absent(object, "icp", government->icp);
	view_outside(view, object, "icp", government->icp.len > 0 ? STR("https://beian.miit.gov.cn/") : STR_NONE);
	object_text_or_absent(object, "police", government->police);
	view_outside(view, object, "police", police_url(view));
	view_outside(view, object, "error_report", government->error_report_url);
	return object;
}

static void
site_object(const struct view *view)
{
	const struct site *site = view->site;
	struct object *object = object_new(view->arena);

	object_text(object, "title", site->title);
	object_text(object, "description", site->description);
	object_text(object, "language", site->language);
	object_text(object, "publisher", site->publisher);
	object_text_or_absent(object, "contact", site->contact);
	object_text_or_absent(object, "license_name", site->license_name);
	view_outside(view, object, "license", site->license_url);
	object_text(object, "home", view_url(view, STR("index.html")));
	object_text(object, "cities", view_url(view, STR("cities.html")));
	object_text(object, "notes", view_url(view, STR("notes.html")));
	object_text(object, "data", view_url(view, STR("data/index.html")));
	object_text(object, "compare", view_url(view, STR("compare.html")));
	object_text(object, "search", view_url(view, STR("search.html")));
	object_text(object, "map", view_url(view, STR("sitemap.html")));
	if (plan_find(view->renderer->plan, STR("accessibility.html")))
		object_text(object, "accessibility", view_url(view, STR("accessibility.html")));
	else
		object_absent(object, "accessibility");
	object_bool(object, "leaving", site->leaving.notice);
	object_text_or_absent(
	    object, "content_lang", str_eq(site->content_language, site->language) ? STR_NONE : site->content_language);
	object_text(object, "feed", view_url(view, STR("feed.xml")));
	object_object(object, "government", government_object(view));
	object_object(view->root, "site", object);
}

/* An entry is current on its own page and, for the index of a folder, on all pages
 * of that folder. */
static bool
menu_is_current(const struct output *output, struct str to)
{
	if (str_eq(output->path, to))
		return true;
	return str_ends(to, STR("/index.html")) &&
	       str_starts(output->path, str_slice(to, 0, to.len - STR("index.html").len));
}

static void
menu_list(const struct view *view)
{
	struct list *list = list_new(view->arena);

	for (size_t i = 0; i < view->site->menu_count; i++) {
		const struct menu_item *item = &view->site->menu[i];
		bool elsewhere = address_is_web(item->to);
		struct object *entry = list_add_object(list);

		object_text(entry, "title", item->title);
		object_text(entry, "url", elsewhere ? item->to : view_url(view, item->to));
		object_bool(entry, "leaves", address_leaves(view->site, item->to));
		object_bool(entry, "current", menu_is_current(view->output, item->to));
	}
	view_list(view->root, "menu", list);
}

void
view_site(const struct view *view)
{
	site_object(view);
	menu_list(view);
}
