#ifndef QSITE_CHART_FONT_H
#define QSITE_CHART_FONT_H

#include "base/diag.h"
#include "base/map.h"
#include "chart/text.h"

/* Finding fonts with fontconfig. It is asked for what is installed, never for the
 * best match: that would quietly give any font for a name that is unknown. */

/* A face of a font file. */
struct font_face {
	struct str path;
	long index;     /* in a collection */
	void *coverage; /* which characters it has */
};

struct fontconfig;

struct font_family {
	const struct fontconfig *fontconfig;
	struct str name;
	struct font_face faces[2]; /* by enum text_weight; both the same when there is no bold one */
	struct map consulted;      /* paths of all files and folders that the choice rests on; no values */
};

/* The first family of `names` that is installed with an upright regular face.
 * False after "font-missing", or "chart-library" when fontconfig cannot be loaded.
 * Texts are the arena's; the rest must be released. Costs some milliseconds. */
bool
font_family_find(
    struct font_family *family, const struct str *names, size_t count, struct arena *arena, struct diags *diags);

void
font_family_release(struct font_family *family);

bool
font_family_has(const struct font_family *family, enum text_weight weight, uint32_t code_point);

/* A name for the face that libgd can be given as a path (see font_face.c). */
char *
font_face_path(const struct font_face *face, struct arena *arena);

#endif
