#include "model/reference.h"

#include "base/file.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct str
percent_decode(struct arena *arena, struct str text)
{
	char *bytes = arena_alloc(arena, text.len);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++, len++) {
		int high = i + 2 < text.len && text.at[i] == '%' ? hex_digit(text.at[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(text.at[i + 2]) : -1;

		bytes[len] = low >= 0 ? (char)(high * 16 + low) : text.at[i];
		i += low >= 0 ? 2 : 0;
	}
	return (struct str){ bytes, len };
}

static bool
has_scheme(struct str target)
{
	for (size_t i = 0; i < target.len; i++) {
		char c = target.at[i];

		if (c == ':')
			return i > 0;
		if (c == '/' || c == '#' || c == '?' || c == '.')
			return false;
	}
	return false;
}

static struct reference
scheme_reference(const struct site *site, struct str target)
{
	struct reference reference = { .kind = REFERENCE_EXTERNAL, .path = target };

	if (str_starts(target, STR("https://")) || str_starts(target, STR("http://")) ||
	    str_starts(target, STR("mailto:")))
		return reference;
	reference.kind = REFERENCE_BAD_SCHEME;
	if (str_starts(target, STR("indicator:"))) {
		reference.path = str_slice(target, STR("indicator:").len, target.len);
		reference.indicator = site_indicator(site, reference.path);
		reference.kind = reference.indicator ? REFERENCE_INDICATOR : REFERENCE_NO_INDICATOR;
	}
	return reference;
}

static const struct report *
report_in(const struct city *city, struct str slug)
{
	for (size_t i = 0; city && i < city->reports.count; i++)
		if (str_eq(city->reports.items[i]->slug, slug))
			return city->reports.items[i];
	return NULL;
}

/* content/cities/X, content/cities/X/YEAR, content/policies/X, or their .json. */
static void
folder_reference(const struct site *site, struct str path, struct reference *reference)
{
	struct str head, rest, slug, year;

	if (str_ends(path, STR("/city.json")) || str_ends(path, STR("/report.json")) ||
	    str_ends(path, STR("/policy.json")))
		path = path_folder(path);
	rest = str_cut(path, '/', &head);
	if (!str_eq(head, STR("content")))
		return;
	rest = str_cut(rest, '/', &head);
	year = str_cut(rest, '/', &slug);
	if (str_eq(head, STR("policies")) && year.len == 0) {
		reference->policy = map_get(&site->policies, slug);
		reference->kind = reference->policy ? REFERENCE_POLICY : reference->kind;
	} else if (str_eq(head, STR("cities"))) {
		reference->city = site_city(site, slug);
		reference->report = report_in(reference->city, year);
		if (reference->report)
			reference->kind = REFERENCE_REPORT;
		else if (reference->city && year.len == 0)
			reference->kind = REFERENCE_CITY;
	}
}

static void
section_reference(struct reference *reference)
{
	bool known = reference->anchor.len == 0 || doc_has_anchor(reference->section->doc, reference->anchor);

	reference->kind = known ? REFERENCE_SECTION : REFERENCE_NO_ANCHOR;
}

struct reference
reference_resolve(struct arena *arena, const struct site *site, const struct section *from, struct str target)
{
	struct reference reference = { .kind = REFERENCE_NO_FILE };
	struct str file;

	if (has_scheme(target))
		return scheme_reference(site, target);
	reference.anchor = percent_decode(arena, str_cut(target, '#', &file));
	file = percent_decode(arena, file);
	if (file.len == 0) {
		reference.section = from;
		reference.path = from->path;
		section_reference(&reference);
		return reference;
	}
	if (!path_resolve(arena, path_folder(from->path), file, &reference.path)) {
		reference.kind = REFERENCE_OUTSIDE;
		reference.path = file;
		return reference;
	}
	if (str_ends(reference.path, STR("/")))
		reference.path = str_slice(reference.path, 0, reference.path.len - 1);
	reference.section = map_get(&site->sections, reference.path);
	reference.asset = map_get(&site->assets, reference.path);
	if (reference.section)
		section_reference(&reference);
	else if (reference.asset)
		reference.kind = REFERENCE_ASSET;
	else
		folder_reference(site, reference.path, &reference);
	return reference;
}
