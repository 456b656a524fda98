#ifndef QSITE_RENDER_RENDER_H
#define QSITE_RENDER_RENDER_H

#include "chart/canvas.h"
#include "mustache/mustache.h"
#include "plan/plan.h"
#include "search/index.h"

/* An output of the plan to its bytes. The renderer is opened once; from then on it
 * is only read, so that workers share it. Rendering needs no order but this: charts
 * come before pages, because a page tells the size of the pictures it shows, and pages
 * before the search index, which has what they show. */

/* What pages need to know of a drawn chart; lengths are CSS pixels. */
struct picture {
	int width, height;
	struct draw_spots spots;
};

struct renderer {
	const struct plan *plan;
	const struct site *site;
	const struct theme *theme;
	struct template_set templates;
	const struct object *texts; /* {{t.…}}, shared by all pages */
	struct map pictures;        /* path of a chart -> struct picture */
	struct canvas_fonts *fonts; /* opened by renderer_open_charts, else by the first chart drawn */
	struct search_index search; /* filled by renderer_index */
	struct str search_version;
	struct arena *arena;
};

/* Compiles the theme's templates. False after findings. */
bool
renderer_open(struct renderer *renderer, const struct plan *plan, struct arena *arena, struct diags *diags);

void
renderer_close(struct renderer *renderer);

/* Takes in what render_output gave for a chart, which is more than the picture: pages
 * are told of it, and `*png` becomes the picture, a view into the bytes. False when
 * the bytes are damaged. */
bool
renderer_take_chart(struct renderer *renderer, const struct output *output, struct str drawn, struct str *png);

/* Opens the canvas in this process, for all workers that it starts later, and adds what
 * charts are drawn with to a seal (base/seal.h). False after findings. */
bool
renderer_open_charts(struct renderer *renderer, struct strbuf *seal, struct diags *diags);

/* Makes the search index of all pages; `bytes` are those of the plan's outputs, in its
 * order. */
void
renderer_index(struct renderer *renderer, const struct str *bytes);

/* Appends the output's bytes; of a chart, what renderer_take_chart reads. `scratch`
 * holds what is needed on the way. Charts are drawn by a canvas that opens with the
 * first of them in a process. */
bool
render_output(const struct renderer *renderer, const struct output *output, struct arena *scratch, struct strbuf *out,
    struct diags *diags);

#endif
