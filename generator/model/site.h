#ifndef QSITE_MODEL_SITE_H
#define QSITE_MODEL_SITE_H

#include "base/map.h"
#include "model/doc.h"

/* The nouns of the product. Load fills them, then they are read only. All memory
 * is the site's arena; lists are in the order that pages show. Paths are relative
 * to the site folder ("content/cities/linshui/2023/01-talent.md"). */

struct city;
struct report;
struct series;
struct policy;
struct formula;
struct section;

/* Sections in the order that pages show. */
struct section_list {
	struct section **items;
	size_t count, capacity;
};

struct series_list {
	struct series **items;
	size_t count, capacity;
};

/* ---- the dictionary ---- */

struct indicator_group {
	struct str id, name;
	struct indicator **items; /* in the order of the dictionary */
	size_t count, capacity;
};

enum indicator_kind { INDICATOR_COUNT, INDICATOR_SHARE, INDICATOR_RATIO, INDICATOR_MONEY, INDICATOR_INDEX };

enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN }; /* which way is better */

struct indicator {
	struct str id, name, unit;
	enum indicator_kind kind;
	int decimals; /* of computed values; stated ones keep their own */
	enum direction direction;
	struct indicator_group *group;
	struct str definition;
	struct str formula_text;       /* empty: none */
	const struct formula *formula; /* of formula_text */
	struct place formula_place;
	bool has_min, has_max;
	double min, max;
	bool has_likely_change; /* of likely_change */
	double likely_change;   /* the largest from one year to the next: points for a share, else per cent */
	struct str_list aliases;
	struct str version; /* of the definition, when it changed */
	bool main;          /* one of those that pages show first */
	struct place place;
	struct series_list series; /* one a city that has data, in the order of site.cities */
};

/* ---- chapters ---- */

struct topic {
	struct str id, name, summary;
	struct place place;
	struct section_list sections; /* chapters on it: by city, newest report first */
};

struct chapter_spec {
	struct str title;
	struct topic *topic;
	struct indicator **requires;
	size_t require_count;
};

struct chapter_set {
	struct str id, name;
	struct chapter_spec *chapters;
	size_t chapter_count;
};

/* ---- data ---- */

/* Where in the report a figure stands: FILE.md#anchor in the report's folder. */
struct origin {
	const struct section *section; /* NULL: not said */
	struct str anchor;
	struct str path; /* that the section was looked for at */
	struct str text; /* as written */
	struct place place;
};

/* A second value that the same report states for the same thing. */
struct restatement {
	double value;
	struct str number; /* as in struct observation */
	struct str stated;
	struct str note;
	struct origin origin;
};

enum observation_status {
	STATUS_NORMAL,
	STATUS_PROVISIONAL = 'p',
	STATUS_REVISED = 'r',
	STATUS_ESTIMATED = 'e',
	STATUS_BREAK = 'b',
	STATUS_MISSING = 'x',
};

struct observation {
	const struct indicator *indicator;
	const struct report *report;
	int year;          /* that it speaks of */
	struct str item;   /* of a breakdown, else empty */
	double value;      /* in the indicator's unit; meaningless with STATUS_MISSING */
	struct str number; /* the value's digits as written in data.json */
	struct str stated; /* how the report writes it where that is not number and unit; may be empty */
	struct str note;
	struct str version; /* of the indicator's definition that it follows; empty: the current one */
	enum observation_status status;
	struct origin origin;
	struct restatement *also;
	size_t also_count;
	struct place place;
};

struct observation_list {
	struct observation *items;
	size_t count, capacity;
};

/* One indicator split up in one year: by district, by type … */
struct breakdown {
	const struct indicator *indicator;
	struct str by;
	int year;
	struct observation_list parts;
	struct place place;
};

struct breakdown_list {
	struct breakdown *items;
	size_t count, capacity;
};

/* One indicator in one city over years: the observations in rising order, one a
 * year; where several reports state the same year, the newest report's. */
struct series {
	const struct indicator *indicator;
	const struct city *city;
	const struct observation **items;
	size_t count, capacity;
};

/* ---- texts ---- */

enum section_kind { SECTION_CHAPTER, SECTION_CASE, SECTION_ANNEX, SECTION_POLICY, SECTION_PAGE };

struct section {
	enum section_kind kind;
	struct report *report; /* chapters, cases, annexes */
	struct policy *policy; /* sections of a policy */
	struct str path;       /* "content/…/04-cooperation.md", its key in site.sections */
	struct str slug;
	long order; /* the number in front of the file name */
	struct source *source;
	struct doc *doc;     /* NULL only while loading */
	struct topic *topic; /* chapters that name one */
	bool damaged;        /* did not compile as a whole: missing anchors say nothing */
};

/* ---- reports and policies ---- */

/* What a remark is about: a heading, table or figure of the text, or a figure of
 * data.json by its path there (observations.enrolment.2021). */
struct subject {
	struct origin origin; /* its text is empty: the report as a whole */
	const struct observation *figure;
};

struct correction {
	struct str date, text;
	struct subject where;
};

struct acknowledgement {
	struct str code, quote, reason;
	struct subject at;
};

/* What the catalogue of public government information says of a document. */
enum validity { VALIDITY_UNKNOWN, VALIDITY_VALID, VALIDITY_AMENDED, VALIDITY_REPEALED, VALIDITY_EXPIRED, VALIDITIES };

struct disclosure {
	struct str index_number; /* empty: nothing is disclosed */
	struct str category, issuer;
	struct str written; /* a date, as published; may be empty */
	enum validity validity;
};

struct report {
	struct city *city;
	struct str slug; /* the folder's name: the report year */
	struct str folder;
	struct str title;
	int report_year, data_year;
	const struct chapter_set *chapter_set;
	struct str publisher;
	struct str published; /* 2024, 2024-01 or 2024-01-20; may be empty */
	struct str url;       /* where the original stands; may be empty */
	bool draft;           /* shown because drafts are wanted */
	bool digest;          /* drawn up from the published report by somebody else */
	struct str release;   /* not before this time (RFC 3339); may be empty */
	struct disclosure disclosure;
	struct correction *corrections;
	size_t correction_count;
	struct acknowledgement *acknowledged;
	size_t acknowledged_count;
	struct section_list chapters, cases, annexes;
	struct observation_list observations; /* as in data.json */
	struct breakdown_list breakdowns;
	struct source *source, *data_source;
	bool data_damaged;  /* data.json could not be read: what it lacks says nothing */
	bool data_misnamed; /* it has unknown indicators or years: that it lacks others says nothing */
};

struct report_list {
	struct report **items;
	size_t count, capacity;
};

struct city {
	struct str slug, name, short_name, code, province, bureau;
	struct place code_place;
	struct str_list districts;
	struct report_list reports; /* newest first */
	struct source *source;
};

struct target {
	const struct policy *policy;
	const struct indicator *indicator;
	bool at_most; /* else at least */
	double value;
	struct str number; /* as written */
	int by;
	struct origin origin;
	struct place place;
};

struct policy {
	struct str slug, folder, title, issuer, number, published, url;
	struct disclosure disclosure;
	struct target *targets;
	size_t target_count;
	struct section_list sections;
	struct source *source;
};

/* ---- the site ---- */

struct menu_item {
	struct str title, to; /* to: an output path, or an address elsewhere */
	struct place place;
};

struct government {
	struct str site_name, site_domain, site_id_code, icp, police, co_organiser, error_report_url;
};

/* Before a link leaves for somebody else's site, readers are told. */
struct leaving {
	bool notice;
	struct str_list trusted; /* hosts, or their ends: ".gov.cn" */
};

/* A file of assets/, copied as it is. */
struct asset {
	struct str path; /* "assets/…" */
	struct str bytes;
};

/* Of content/words.json: a word that is wrong in every document. */
struct site_word {
	struct str wrong, right; /* `right` empty: the word that check has in its own list is switched off */
	struct place place;
};

struct site {
	struct arena *arena;
	struct sources *sources;

	struct str title, base_url, language, theme, publisher, contact, description;
	struct str content_language; /* that content is written in; by default the interface's */
	struct str_list keywords;
	struct str license_name, license_url;
	struct place theme_place, language_place;
	struct government government;
	struct leaving leaving;
	struct menu_item *menu;
	size_t menu_count;
	struct source *source;

	/* What could not be read, so that what is missing because of it is not told again. */
	bool dictionary_damaged; /* indicators.json */
	bool chapters_damaged;   /* chapters.json */
	struct map unreadable;   /* paths of files and folders */
	struct map unpublished;  /* paths of drafts, and of the folders of reports whose time has not come */

	struct indicator_group *groups;
	size_t group_count;
	struct map indicators;   /* id -> struct indicator */
	struct map topics;       /* id -> struct topic */
	struct map chapter_sets; /* id -> struct chapter_set */
	struct map words;        /* wrong word -> struct site_word */
	struct map cities;       /* slug -> struct city, by code */
	struct map policies;     /* slug -> struct policy */
	struct section_list pages;
	struct map sections; /* path -> struct section: every Markdown file */
	struct map assets;   /* path -> struct asset */
	int *years;          /* that any observation speaks of, rising */
	size_t year_count;
};

/* ---- look-ups ---- */

struct indicator *
site_indicator(const struct site *site, struct str id);

struct city *
site_city(const struct site *site, struct str slug);

/* Whether one of the paths is this one or a folder that it is in. */
bool
site_has_above(const struct map *paths, struct str path);

/* What `report` itself states, or NULL. `item` empty: the whole. */
const struct observation *
report_observation(const struct report *report, const struct indicator *indicator, int year, struct str item);

/* The figure at a path of data.json, observations.ID.YEAR or breakdowns.ID.YEAR.ITEM,
 * or NULL. */
const struct observation *
report_figure_at(const struct report *report, struct str path);

/* Whether a subject's text is such a path, and no place in a text. */
bool
subject_is_figure(const struct subject *subject);

/* Whether it is a whole file of the report that is no text: data.json or report.json. */
bool
subject_is_file(const struct subject *subject);

const struct breakdown *
report_breakdown(const struct report *report, const struct indicator *indicator, int year, struct str by);

const struct series *
indicator_series(const struct indicator *indicator, const struct city *city);

const struct observation *
series_at(const struct series *series, int year); /* NULL: none; series may be NULL */

/* Whether there is a number to show: an observation, which may be NULL, that is not
 * STATUS_MISSING. */
bool
observation_is_figure(const struct observation *observation);

/* The newest observation that is not STATUS_MISSING, or NULL. */
const struct observation *
series_latest(const struct series *series);

/* How many cities have a figure of the indicator; with year 0, of any year. */
size_t
indicator_city_count(const struct indicator *indicator, int year);

/* Whether any chapter set wants the indicator under the topic. */
bool
topic_requires(const struct site *site, const struct topic *topic, const struct indicator *indicator);

/* The first target that any policy sets for the indicator, or NULL. */
const struct target *
indicator_target(const struct site *site, const struct indicator *indicator);

/* Builds series, topics' sections and the list of years once all is loaded. */
void
site_index(struct site *site);

/* A section's headline: its number and title. */
struct str
section_title(const struct section *section);

/* Chapters, then cases, then annexes: the reading order of a report. */
size_t
report_section_count(const struct report *report);

struct section *
report_section(const struct report *report, size_t index);

#endif
