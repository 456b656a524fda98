#ifndef QSITE_PLAN_PLAN_H
#define QSITE_PLAN_PLAN_H

#include "model/grid.h"
#include "model/site.h"
#include "model/theme.h"
#include "plan/route.h"

/* The plan: every file of the site with what it shows, sorted by path. It lives in
 * `arena` and borrows from the site and the theme. */

enum output_kind {
	OUTPUT_HOME,
	OUTPUT_CITIES,
	OUTPUT_PAGE, /* section */
	OUTPUT_CITY,
	OUTPUT_REPORT,
	OUTPUT_SECTION, /* section: chapter, case or annex of a report */
	OUTPUT_FULL,    /* report */
	OUTPUT_YEARS,
	OUTPUT_YEAR,
	OUTPUT_INDICATORS,
	OUTPUT_INDICATOR,
	OUTPUT_TOPICS,
	OUTPUT_TOPIC,
	OUTPUT_POLICIES,
	OUTPUT_POLICY,
	OUTPUT_POLICY_SECTION, /* section */
	OUTPUT_CASES,
	OUTPUT_NOTES,
	OUTPUT_DATA_INDEX,
	OUTPUT_COMPARE,
	OUTPUT_SEARCH,
	OUTPUT_SITE_MAP, /* for people; OUTPUT_SITEMAP is for machines */
	OUTPUT_NOT_FOUND,
	OUTPUT_PAGE_KINDS, /* the kinds above are HTML pages */
	OUTPUT_CHART = OUTPUT_PAGE_KINDS,
	OUTPUT_ASSET,
	OUTPUT_THEME_FILE,
	OUTPUT_OBSERVATIONS_CSV,
	OUTPUT_INDICATOR_CSV,
	OUTPUT_INDICATOR_JSON,
	OUTPUT_INDICATOR_XLSX,
	OUTPUT_REPORT_CSV,
	OUTPUT_REPORT_JSON,
	OUTPUT_REPORT_XLSX,
	OUTPUT_COMPARE_DATA, /* indicator: its figures for the script of the page that compares */
	OUTPUT_DATAPACKAGE,
	OUTPUT_TABLE_SCHEMA,
	OUTPUT_CSVW, /* of the CSV files in its folder */
	OUTPUT_SITEMAP,
	OUTPUT_FEED,
	OUTPUT_ROBOTS,
	OUTPUT_SEARCH_CORE, /* the search index, by its parts */
	OUTPUT_SEARCH_GRAMS,
	OUTPUT_SEARCH_COMMON,
	OUTPUT_SEARCH_TEXTS,
	OUTPUT_KINDS,
};

/* A chart is drawn for wide screens and for phones, or, where it is a tile among
 * others, for phones only. */
enum chart_size { CHART_WIDE, CHART_SMALL, CHART_SIZES };

/* What a chart draws: a block of a section, or what a page shows by itself. */
struct plan_chart {
	struct str name; /* "linshui-2023-basics-1" */
	enum chart_shape shape;
	const struct grid *grid;
	const struct target *target;   /* of a ranking; NULL: none */
	bool paired;                   /* stands beside others on wide screens: is narrower there */
	struct str paths[CHART_SIZES]; /* charts/<name>-<hash>.png; empty: not drawn at that size */
};

struct plan_charts {
	const struct plan_chart **items;
	size_t count, capacity;
};

struct output {
	enum output_kind kind;
	struct str path;
	/* the subject, by kind; the others are NULL or 0 */
	const struct city *city;
	const struct report *report;
	const struct section *section;
	const struct indicator *indicator;
	const struct topic *topic;
	const struct policy *policy;
	const struct asset *asset;
	const struct theme_file *file;
	const struct plan_chart *chart;
	enum chart_size size; /* of the chart */
	int year;
	size_t number;       /* of a part of the search index, from 0 */
	struct place origin; /* where the content gave rise to it */
};

struct plan {
	const struct site *site;
	const struct theme *theme;
	struct output *items;
	size_t count, capacity;
	struct map block_charts; /* page and block -> struct plan_chart */
	struct map page_charts;  /* path of a page -> struct plan_charts */
	struct map pictures;     /* path of a picture -> struct plan_chart */
};

/* Two outputs on one path is a finding "path-taken" with both places; a menu entry
 * that leads to no output is "menu-path". */
bool
plan_build(
    struct plan *plan, const struct site *site, const struct theme *theme, struct arena *arena, struct diags *diags);

/* The chart of a section's block (by its index in the document), or NULL. */
const struct plan_chart *
plan_block_chart(const struct plan *plan, struct arena *arena, const struct section *section, size_t block);

/* The charts that a page shows by itself, in their order: a city's main indicators over
 * the years, what changed in a report, an indicator over the years and as a ranking,
 * rankings of a year's and a topic's indicators. */
const struct plan_charts *
plan_page_charts(const struct plan *plan, struct str path);

/* The output at a path, or NULL. */
const struct output *
plan_find(const struct plan *plan, struct str path);

/* Whether search looks for a page: for every one but those that repeat others (a report
 * on one page), have nothing to find (the search itself) or are no place to go (404). */
bool
plan_is_searched(const struct output *output);

/* How many parts of the search index of a kind there are. */
size_t
plan_search_parts(const struct plan *plan, enum output_kind kind);

/* The sections before and after one in the reading order of its report or policy;
 * NULL at the ends and for free pages. */
const struct section *
plan_previous(const struct section *section);

const struct section *
plan_next(const struct section *section);

#endif
