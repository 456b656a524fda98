#ifndef QSITE_RENDER_RENDER_H
#define QSITE_RENDER_RENDER_H

#include "chart/canvas.h"
#include "mustache/mustache.h"
#include "plan/plan.h"

/* An output of the plan to its bytes. The renderer is opened once; from then on it
 * is only read, so that workers share it. Rendering needs no order but one: charts
 * come before pages, because a page tells the size of the pictures it shows. */

/* Width and height of a drawn chart in CSS pixels. */
struct picture_size {
	int width, height;
};

struct renderer {
	const struct plan *plan;
	const struct site *site;
	const struct theme *theme;
	struct template_set templates;
	const struct object *texts; /* {{t.…}}, shared by all pages */
	struct map sizes;           /* path of a chart -> struct picture_size */
	struct canvas_fonts *fonts; /* opened by renderer_open_charts, else by the first chart drawn */
	struct arena *arena;
};

/* Compiles the theme's templates. False after findings. */
bool
renderer_open(struct renderer *renderer, const struct plan *plan, struct arena *arena, struct diags *diags);

void
renderer_close(struct renderer *renderer);

/* Opens the canvas in this process, for all workers that it starts later, and adds what
 * charts are drawn with to a seal (base/seal.h). False after findings. */
bool
renderer_open_charts(struct renderer *renderer, struct strbuf *seal, struct diags *diags);

/* Tells the renderer how large a chart has become. */
void
renderer_note_chart(struct renderer *renderer, const struct output *output, struct str png);

/* Appends the output's bytes. `scratch` holds what is needed on the way. Charts are
 * drawn by a canvas that opens with the first of them in a process. */
bool
render_output(const struct renderer *renderer, const struct output *output, struct arena *scratch, struct strbuf *out,
    struct diags *diags);

#endif
