#include "plan/route.h"

#include "base/strbuf.h"

struct str
route_city(struct arena *arena, const struct city *city)
{
	return str_format(arena, "%.*s/index.html", STR_ARG(city->slug));
}

static struct str
report_file(struct arena *arena, const struct report *report, const char *folder, struct str slug)
{
	return str_format(
	    arena, "%.*s/%.*s/%s%.*s.html", STR_ARG(report->city->slug), STR_ARG(report->slug), folder, STR_ARG(slug));
}

struct str
route_report(struct arena *arena, const struct report *report)
{
	return report_file(arena, report, "", STR("index"));
}

struct str
route_full(struct arena *arena, const struct report *report)
{
	return report_file(arena, report, "", STR("full"));
}

struct str
route_section(struct arena *arena, const struct section *section)
{
	switch (section->kind) {
	case SECTION_CHAPTER:
		return report_file(arena, section->report, "", section->slug);
	case SECTION_CASE:
		return report_file(arena, section->report, "cases/", section->slug);
	case SECTION_ANNEX:
		return report_file(arena, section->report, "annexes/", section->slug);
	case SECTION_POLICY:
		return str_format(
		    arena, "policies/%.*s/%.*s.html", STR_ARG(section->policy->slug), STR_ARG(section->slug));
	case SECTION_PAGE:
		break;
	}
	return str_format(arena, "%.*s.html", STR_ARG(section->slug));
}

struct str
route_indicator(struct arena *arena, const struct indicator *indicator)
{
	return str_format(arena, "indicators/%.*s.html", STR_ARG(indicator->id));
}

struct str
route_topic(struct arena *arena, const struct topic *topic)
{
	return str_format(arena, "topics/%.*s.html", STR_ARG(topic->id));
}

struct str
route_policy(struct arena *arena, const struct policy *policy)
{
	return str_format(arena, "policies/%.*s/index.html", STR_ARG(policy->slug));
}

struct str
route_year(struct arena *arena, int year)
{
	return str_format(arena, "years/%d.html", year);
}

struct str
route_indicator_data(struct arena *arena, const struct indicator *indicator, const char *ending)
{
	return str_format(arena, "data/indicators/%.*s.%s", STR_ARG(indicator->id), ending);
}

struct str
route_report_data(struct arena *arena, const struct report *report, const char *ending)
{
	return str_format(
	    arena, "data/reports/%.*s-%.*s.%s", STR_ARG(report->city->slug), STR_ARG(report->slug), ending);
}

struct str
route_compare_data(struct arena *arena, const struct indicator *indicator)
{
	return str_format(arena, "compare/%.*s.js", STR_ARG(indicator->id));
}

struct str
route_encode(struct arena *arena, struct str path)
{
	static const char hex[] = "0123456789ABCDEF";
	static const char plain[] = "-._~/!$&'()*+,;=@";
	char *bytes = arena_alloc(arena, path.len * 3);
	size_t len = 0;

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		struct str one = { path.at + i, 1 };

		if (letter || str_find((struct str){ plain, sizeof plain - 1 }, one, 0) != SIZE_MAX) {
			bytes[len++] = (char)c;
		} else {
			bytes[len++] = '%';
			bytes[len++] = hex[c >> 4];
			bytes[len++] = hex[c & 15];
		}
	}
	return (struct str){ bytes, len };
}

struct str
route_relative(struct arena *arena, struct str from, struct str to)
{
	size_t common = 0; /* behind the last folder that both share */
	struct strbuf url = { 0 };

	for (size_t i = 0; i < from.len && i < to.len && from.at[i] == to.at[i]; i++)
		if (from.at[i] == '/')
			common = i + 1;
	for (size_t i = common; i < from.len; i++)
		if (from.at[i] == '/')
			strbuf_adds(&url, "../");
	strbuf_add(&url, route_encode(arena, str_slice(to, common, to.len)));
	return strbuf_take(arena, &url);
}
