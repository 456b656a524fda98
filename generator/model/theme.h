#ifndef QSITE_MODEL_THEME_H
#define QSITE_MODEL_THEME_H

#include "base/map.h"
#include "base/source.h"

/* A theme as named texts: templates by name ("layouts/section", "partials/card"),
 * static files, strings of the interface, and the settings for charts. */

struct theme_template {
	struct str name;
	struct source *source;
};

struct theme_templates {
	struct theme_template *items;
	size_t count, capacity;
};

struct theme_file {
	struct str path; /* below static/ */
	struct str bytes;
};

struct theme_files {
	struct theme_file *items;
	size_t count, capacity;
};

struct theme {
	struct str name;
	struct str folder;
	struct theme_templates templates; /* by name */
	struct theme_files files;         /* by path */
	struct map strings;               /* key -> struct str; keys with dots: "report.publisher" */
	struct place strings_place;       /* the file that they come from */
	struct str_list text_fonts;       /* families for the texts of charts, in order of preference */
	struct str_list strong_fonts;     /* for those that stand out */
	struct str settings;              /* the bytes of theme.json */
};

/* The string of a key; the empty text when there is none (load has proved that
 * all languages have the same keys). */
struct str
theme_string(const struct theme *theme, const char *key);

#endif
