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

/* Names of families for one role, in order of preference. */
struct font_names {
	const struct str *items;
	size_t count;
};

/* The faces for both roles, by enum text_weight. */
struct font_set {
	const struct fontconfig *fontconfig;
	struct str names[2]; /* of the families that were found */
	struct font_face faces[2];
	struct map consulted; /* paths of all files and folders that the choice rests on; no values */
};

/* For each role the first family of its names that is installed, with an upright face of
 * its weight; a family without a bold face gives its regular one. False after
 * "font-missing", or "chart-library" when fontconfig cannot be loaded. Texts are the
 * arena's; the rest must be released. Costs some milliseconds. */
bool
font_set_find(struct font_set *set, const struct font_names names[2], struct arena *arena, struct diags *diags);

void
font_set_release(struct font_set *set);

bool
font_set_has(const struct font_set *set, enum text_weight weight, uint32_t code_point);

/* A name for the face that libgd can be given as a path (see font_face.c). */
char *
font_face_path(const struct font_face *face, struct arena *arena);

#endif
