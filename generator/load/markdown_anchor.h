#ifndef QSITE_LOAD_MARKDOWN_ANCHOR_H
#define QSITE_LOAD_MARKDOWN_ANCHOR_H

#include "base/diag.h"
#include "base/map.h"
#include "model/doc.h"

/* The ids of one page. Ids that the author gave ({#id}) and those of notes are
 * claimed while the page is read; headings without one get theirs at the end, so
 * that they never take an id that is given further down. */

struct anchors {
	struct arena *arena;
	struct map places; /* id -> struct place */
};

/* False with the finding "anchor-duplicate" when the id is taken. */
bool
anchors_claim(struct anchors *anchors, struct str id, struct place place, struct diags *diags);

/* Gives an id to every heading without one: its slug; when that is taken, with the
 * parent heading's id and a hyphen in front; when that is taken too, or there is no
 * parent, with -2, -3 … behind. */
void
anchors_complete(struct anchors *anchors, struct heading *headings, size_t count);

/* All ids in byte order, in the arena. */
struct str *
anchors_sorted(const struct anchors *anchors, size_t *count);

/* The id that a heading's text gives: letters, digits, _ and - stay, blanks become
 * hyphens, everything else goes. A section number in front ("2.1", "一、",
 * "（三）", "第二部分") is left out, unless nothing else is left. May be empty. */
struct str
anchor_slug(struct arena *arena, struct str text);

/* The {#id} at the end of a text: its offset in the text, and the id without the
 * marks. SIZE_MAX without one. */
size_t
anchor_find(struct str text, struct str *id);

/* Letters, digits, and - _ . between them, at least one. */
bool
anchor_valid(struct str id);

#endif
