#ifndef QSITE_RENDER_RENDER_PARTS_H
#define QSITE_RENDER_RENDER_PARTS_H

#include "render/render.h"

/* What the files of this folder share; not for others. Every kind of output that is
 * no HTML page has one function of this shape; render.c lists them. */

struct render_job {
	const struct renderer *renderer;
	const struct output *output;
	struct arena *arena; /* for the time of the job */
	struct strbuf *out;
	struct diags *diags;
};

typedef bool
render_function(struct render_job *job);

render_function render_page;  /* view*.c: all HTML pages */
render_function render_chart; /* chart.c */
render_function render_copy;  /* assets and files of the theme */

/* csv.c */
render_function render_observations_csv;
render_function render_indicator_csv;
render_function render_report_csv;

/* data_json.c */
render_function render_indicator_json;
render_function render_report_json;

render_function render_compare_data; /* view_compare.c */

/* datapackage.c */
render_function render_datapackage;
render_function render_table_schema;

render_function render_csvw; /* csvw.c */

/* xlsx.c */
render_function render_indicator_xlsx;
render_function render_report_xlsx;

/* search.c: the parts of the search index; and the years that results can be narrowed down
 * to, the newest first: those of reports, and those that data speak of. How many. */
render_function render_search;

size_t
search_years(const struct site *site, struct arena *arena, int **years);

/* feed.c */
render_function render_sitemap;
render_function render_feed;
render_function render_robots;

/* The draw list of a chart, which render_chart paints; it lives in the job's arena. The
 * job's `out` is not used. False after findings. */
bool
render_chart_list(struct render_job *job, struct draw_list *list);

/* Every text that the program asks the theme for is there; finding
 * "strings-missing". */
bool
strings_check(const struct theme *theme, struct diags *diags);

/* An absolute address: the base URL and the path, percent-encoded. */
struct str
absolute_url(const struct renderer *renderer, struct arena *arena, struct str path);

#endif
