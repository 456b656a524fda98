#ifndef QSITE_RENDER_VIEW_H
#define QSITE_RENDER_VIEW_H

#include "model/progress.h"
#include "render/render_parts.h"

/* What templates see of the model: a view is the root object of one page with what
 * is needed to fill it. The names are those of the theme's manual. */

struct view {
	const struct renderer *renderer;
	const struct site *site;
	const struct output *output;
	struct arena *arena;
	struct diags *diags;
	struct object *root;
	struct list *toc, *crumbs;
	struct str title, heading, description; /* of the page: a fill function sets them */
	struct str linked_data;                 /* JSON-LD that may stand in a script element; may be empty */
};

/* Fills the root with what one kind of page shows. */
typedef bool
view_fill(struct view *view);

/* view_lists.c */
view_fill view_home;
view_fill view_cities;
view_fill view_years;
view_fill view_year;
view_fill view_topics;
view_fill view_topic;
view_fill view_policies;
view_fill view_cases;
view_fill view_notes;
view_fill view_not_found;

/* view_map.c */
view_fill view_site_map;

/* view_data.c */
view_fill view_indicators;
view_fill view_data;

/* view_report.c */
view_fill view_city;
view_fill view_report;
view_fill view_section;
view_fill view_full;
view_fill view_page;
view_fill view_policy;
view_fill view_policy_section;

/* view_search.c */
view_fill view_search;

/* view_indicator.c */
view_fill view_indicator;

/* view_compare.c */
view_fill view_compare;

/* ---- what every page has (view_site.c, view_tags.c) ---- */

/* The site, and the menu. */
void
view_site(const struct view *view);

/* A URL of content or site.json as NAME_url?, and whether it leaves as NAME_leaves. */
void
view_outside(const struct view *view, struct object *object, const char *name, struct str url);

/* The tags that the guideline for government websites asks of a page, as list "tags". */
void
view_tags(const struct view *view);

/* The key of the heading of pages that content does not name, or NULL. */
const char *
view_kind_heading(enum output_kind kind);

/* When this site published a report: its release time to the minute, else the date that
 * the report gives; may be empty. */
struct str
view_publication(const struct view *view, const struct report *report);

/* ---- texts and addresses ---- */

/* A string of the theme. */
struct str
view_text(const struct view *view, const char *key);

/* The same with {name} replaced. */
struct str
view_text_for(const struct view *view, const char *key, struct str name);

/* The same for several names. */
struct view_name {
	const char *name;
	struct str value;
};

struct str
view_text_with(const struct view *view, const char *key, const struct view_name *names, size_t count);

/* A URL to another output, ready for href; absolute on the page that is served at
 * any address. */
struct str
view_url(const struct view *view, struct str path);

struct str
view_section_url(const struct view *view, const struct section *section, struct str anchor);

/* Sets "compare_url": the page that compares, with one thing chosen: "c" and a city's
 * slug, "y" and a year, "i" and an indicator's id. */
void
view_compare_link(const struct view *view, const char *what, struct str id);

struct str
view_number(const struct view *view, size_t number);

/* A list under its name, and whether it has entries as has_NAME: a section over a list
 * repeats, so what stands around all of them needs a name of its own. */
void
view_list(struct object *object, const char *name, const struct list *list);

/* ---- shapes (view_shapes.c, view_table.c, view_target.c) ---- */

void
view_link(const struct view *view, struct list *list, struct str title, struct str path);

void
view_report_link(const struct view *view, struct list *list, const struct report *report);

/* The sections as links; `current` may be NULL. */
struct list *
view_section_links(const struct view *view, const struct section_list *sections, const struct section *current);

/* view_same.c: the section's "topic", or absent; lists "same_topic", of the 12 cities at
 * most that are nearest in the order of codes the report nearest in time, and "same_city",
 * the other reports of its own. */
void
view_same_topic(const struct view *view, const struct section *section);

void
view_doubts(const struct view *view, struct object *object, const struct report *report);

void
view_corrections(const struct view *view, struct object *object, const struct report *report);

/* Corrections and acknowledged doubts that name a figure, in words; may be empty. */
struct str
view_figure_remarks(const struct view *view, const struct observation *observation);

bool
view_is_corrected(const struct observation *observation);

/* Those that name a place of a section, or with an empty anchor all of the section's, as
 * list "remarks". Gives how many. */
size_t
view_section_remarks(const struct view *view, struct object *object, const struct section *section, struct str anchor);

/* DISCLOSURE as object "disclosure", absent when there is none. */
void
view_disclosure(const struct view *view, struct object *object, const struct disclosure *disclosure);

/* Captions of a report as lists "tables" and "figures"; `whole` for its one page. */
void
view_captions(const struct view *view, const struct report *report, bool whole);

/* "表 1" */
struct str
view_caption_label(const struct view *view, const struct caption *caption);

/* A change without its sign, with its unit: "2.58个百分点". */
struct str
view_change_text(const struct view *view, const struct observation *now, const struct observation *before);

/* Cards of the main indicators that `report` or, when NULL, the city has. */
struct list *
view_cards(const struct view *view, const struct city *city, const struct report *report);

/* The unit of a difference: percentage points of a share in %, none where the unit says
 * "to one", as of 13.5:1, else the indicator's own. */
struct str
view_change_unit(const struct view *view, const struct indicator *indicator);

/* A status letter's word. */
struct str
view_status_text(const struct view *view, enum observation_status status);

void
view_status(const struct view *view, struct object *object, const struct observation *observation);

/* What there is to say about a figure in words: an older version of the definition that
 * it follows, and its note. May be empty. */
struct str
view_remark(const struct view *view, const struct observation *observation);

/* source_title? and source_url? of where a figure stands. */
void
view_origin(const struct view *view, struct object *object, const struct origin *origin);

/* Other statements of the same figure, as a list "also". */
void
view_also(const struct view *view, struct object *object, const struct observation *observation);

/* TABLE of a grid into an object. */
void
view_table(const struct view *view, struct object *object, const struct grid *grid);

struct object *
view_grid(const struct view *view, const struct grid *grid);

/* Tables of a matrix: indicators down, cities across; the value of each cell is
 * that of `year`, or with year 0 the newest. Rows with fewer than `least` values are
 * left out. */
struct matrix {
	const struct indicator **indicators;
	size_t indicator_count;
	int year;
	size_t least;
};

struct object *
view_matrix(const struct view *view, const struct matrix *matrix);

/* All indicators for which `wanted` says so, in the order of the dictionary. */
struct matrix
view_pick(const struct view *view, bool (*wanted)(const struct indicator *indicator));

bool
view_is_main(const struct indicator *indicator);

bool
view_is_minor(const struct indicator *indicator);

/* What there is to say about a figure in one sentence: its year, when that is not
 * `year` (0: not to be said), status, note and other statements. */
struct str
view_figure_note(const struct view *view, const struct observation *observation, int year);

/* ---- charts (view_chart.c, view_words.c) ---- */

/* CHART into an object, with a title, which may be empty. */
void
view_chart(const struct view *view, struct object *object, const struct plan_chart *chart, struct str title);

/* The charts that the page shows by itself, as list "charts". */
void
view_page_charts(const struct view *view);

/* "临水、东浦，2021–2022年": whose figures of which years the grid has. */
struct str
view_chart_scope(const struct view *view, const struct grid *grid, const struct grid_span *span);

/* "临水 2021", as far as it is not common to all figures of the grid. */
struct str
view_figure_name(const struct view *view, const struct grid_span *span, const struct observation *observation);

/* What a chart shows in words: what, highest and lowest, changes, how far from the
 * target, what is missing. */
struct str
view_chart_words(const struct view *view, const struct plan_chart *chart, struct str title);

/* TARGET with the progress of one city, or of all when NULL. */
void
view_target(const struct view *view, struct list *list, const struct target *target, const struct city *city);

/* ---- to cite a page, and for machines (view_cite.c, view_linked.c) ---- */

/* CITE as object "cite". */
void
view_cite_report(const struct view *view, const struct report *report);

void
view_cite_indicator(const struct view *view, const struct indicator *indicator);

/* Set the page's linked data. */
void
view_linked_report(struct view *view, const struct report *report);

void
view_linked_indicator(struct view *view, const struct indicator *indicator);

/* ---- bodies (view_body.c) ---- */

struct body {
	const struct section *section;
	struct str prefix;          /* of ids, on the whole-report page; else empty */
	unsigned deeper;            /* levels that headings go down */
	const struct report *whole; /* the report that is all on this page, else NULL */
};

bool
view_body(const struct view *view, const struct body *body, struct strbuf *out);

/* The id of a section on the page of its whole report: its slug, for cases and annexes
 * with what they are in front, since a chapter may have the same. */
struct str
view_part_id(const struct view *view, const struct section *section);

/* The table of contents gets the headings of the section down to level 3. */
void
view_toc(struct view *view, const struct section *section);

void
view_toc_add(struct view *view, struct str id, struct str text, bool deep);

/* ---- the page ---- */

/* Breadcrumbs: home is there; the last one, the page itself, is added by the page. */
void
view_crumb(struct view *view, struct str title, struct str path);

/* Metadata of a report as object "report". */
void
view_report_object(const struct view *view, const struct report *report);

#endif
