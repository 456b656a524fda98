#ifndef QSITE_PLAN_ROUTE_H
#define QSITE_PLAN_ROUTE_H

#include "model/site.h"

/* Where things are published: paths in the destination folder, with '/', without
 * a mark in front ("linshui/2023/talent.html"). */

struct str
route_city(struct arena *arena, const struct city *city);

struct str
route_report(struct arena *arena, const struct report *report);

struct str
route_full(struct arena *arena, const struct report *report); /* the whole report on one page */

struct str
route_section(struct arena *arena, const struct section *section);

struct str
route_indicator(struct arena *arena, const struct indicator *indicator);

struct str
route_topic(struct arena *arena, const struct topic *topic);

struct str
route_policy(struct arena *arena, const struct policy *policy);

struct str
route_year(struct arena *arena, int year);

/* data/indicators/ID.csv, data/reports/linshui-2023.json: `ending` without dot. */
struct str
route_indicator_data(struct arena *arena, const struct indicator *indicator, const char *ending);

struct str
route_report_data(struct arena *arena, const struct report *report, const char *ending);

/* compare/ID.js */
struct str
route_compare_data(struct arena *arena, const struct indicator *indicator);

/* A URL from one output to another, relative, so that the site works in any
 * folder: ("a/b.html", "a/c/d.html") -> "c/d.html". The same page gives its own
 * name. Paths are ASCII by construction, but for assets: those are encoded. */
struct str
route_relative(struct arena *arena, struct str from, struct str to);

/* Percent-encodes what RFC 3986 does not allow in a path; '/' stays. */
struct str
route_encode(struct arena *arena, struct str path);

#endif
