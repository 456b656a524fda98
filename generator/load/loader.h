#ifndef QSITE_LOAD_LOADER_H
#define QSITE_LOAD_LOADER_H

#include "load/json.h"
#include "load/load.h"
#include "load/text.h"

/* What the loading functions of this folder share; not for others. Each reads one
 * kind of file into the site, adds findings, and goes on. */

struct loader {
	struct site *site;
	struct arena *arena;
	const struct load_options *options;
	struct diags *diags;
	bool groups_damaged; /* of indicators.json: an unknown group says nothing */
};

/* A JSON file of the site folder as an object, NULL after a finding. `source` gets
 * its text when it could be read. */
const struct json *
loader_json(struct loader *loader, struct str path, struct source **source);

void
load_dictionary(struct loader *loader); /* indicators.json, chapters.json */

void
load_words(struct loader *loader); /* words.json, which need not be there */

void
load_cities(struct loader *loader); /* cities/, with reports and their section files */

void
load_policies(struct loader *loader);

void
load_pages(struct loader *loader);

void
load_assets(struct loader *loader);

/* data.json into a report. */
void
load_data(struct loader *loader, struct report *report);

/* The NN-slug.md files of a folder into a list, in the order of their numbers.
 * Sections are `like` the given one (kind, report, policy). Not compiled yet. */
void
load_sections(struct loader *loader, struct str folder, const struct section *like, struct section_list *list);

/* Compiles every section of the site in workers; drops drafts. */
void
compile_sections(struct loader *loader);

/* A name that becomes part of a path: lower-case letters and digits with single - or
 * _ between them, at most 64. Finding "slug" at the file. */
bool
slug_check(struct loader *loader, struct str slug, struct place place);

/* The indicator an id names; a finding "indicator-unknown" with the nearest id,
 * worded with the path of the value, when there is none. */
struct indicator *
loader_indicator(struct loader *loader, struct str id, const struct json *at);

/* Whether a number is written plainly, as citizens can read it: 1e3 would be shown to
 * them as it stands. Finding "json-value". */
bool
loader_plain_number(struct loader *loader, const struct json *number);

/* "FILE.md#anchor" -> origin with its text and place; the section is found later. */
struct origin
loader_origin(const struct json *object, const char *key, struct diags *diags);

/* Whether an entry of a folder of the site is a folder to read. A symbolic link is
 * not, and a finding. */
bool
loader_is_folder(struct loader *loader, struct str folder, const struct file_entry *entry);

/* Notes that a path, and what is below it, could not be read. */
void
loader_give_up(struct loader *loader, struct str path);

/* A date member (date_valid); finding "json-value". */
struct str
loader_date(struct loader *loader, const struct json *object, const char *key, enum json_need need);

/* The member "disclosure", which may be absent. */
struct disclosure
loader_disclosure(struct loader *loader, const struct json *object);

/* Takes away the assets that only drafts and reports whose time has not come speak of:
 * their names would tell of them. */
void
withhold_assets(struct loader *loader);

/* Finds the sections of all origins by their files' names. Those that are not
 * there stay empty, for check to say. */
void
resolve_origins(struct loader *loader);

#endif
