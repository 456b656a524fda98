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

/* %00 stays: no name holds a zero byte. */
static struct str
percent_decode(struct arena *arena, struct str text)
{
	char *bytes = arena_alloc(arena, text.len);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++, len++) {
		int high = i + 2 < text.len && text.at[i] == '%' ? hex_digit(text.at[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(text.at[i + 2]) : -1;
		int byte = low >= 0 ? high * 16 + low : 0;

		bytes[len] = byte > 0 ? (char)byte : text.at[i];
		i += byte > 0 ? 2 : 0;
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

/* Whether what is left of a path names the folder itself, or the file about it. */
static bool
is_folder_or(struct str rest, struct str file)
{
	return rest.len == 0 || str_eq(rest, file);
}

/* cities/X, cities/X/YEAR, or their .json. */
static void
city_reference(const struct site *site, struct str slug, struct str rest, struct reference *reference)
{
	struct str year;

	if (is_folder_or(rest, STR("city.json"))) {
		reference->city = site_city(site, slug);
		reference->kind = reference->city ? REFERENCE_CITY : REFERENCE_NO_FILE;
		return;
	}
	rest = str_cut(rest, '/', &year);
	if (is_folder_or(rest, STR("report.json")))
		reference->report = report_in(site_city(site, slug), year);
	reference->kind = reference->report ? REFERENCE_REPORT : REFERENCE_NO_FILE;
}

/* A folder of content/ that has a page of its own, or the file that describes it.
 * Such a page has no anchors of the author's. */
static void
folder_reference(const struct site *site, struct str path, struct reference *reference)
{
	struct str head, rest, slug;

	rest = str_cut(path, '/', &head);
	if (!str_eq(head, STR("content")))
		return;
	rest = str_cut(rest, '/', &head);
	rest = str_cut(rest, '/', &slug);
	if (str_eq(head, STR("cities"))) {
		city_reference(site, slug, rest, reference);
	} else if (str_eq(head, STR("policies")) && is_folder_or(rest, STR("policy.json"))) {
		reference->policy = map_get(&site->policies, slug);
		reference->kind = reference->policy ? REFERENCE_POLICY : REFERENCE_NO_FILE;
	}
	if (reference->kind != REFERENCE_NO_FILE && reference->anchor.len > 0)
		reference->kind = REFERENCE_NO_ANCHOR;
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
