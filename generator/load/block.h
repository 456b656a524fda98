#ifndef QSITE_LOAD_BLOCK_H
#define QSITE_LOAD_BLOCK_H

#include "base/diag.h"
#include "model/doc.h"

/* Reads the JSON of a ```chart or ```table block:
 *   chart: kind ("bar", "line"; required), indicators (required), cities, years,
 *          by, title
 *   table: indicators (required), cities, years, by, transpose, title
 * cities: slugs, or ["*"] for all. years: [2020, 2021], or "2019-2023", "2019-",
 * "-2023". Whether indicators and cities exist is for check. Findings: json.h's
 * and "block-years". `range` is the JSON in the Markdown source. */
bool
block_read(struct arena *arena, struct place range, enum block_kind kind, struct block *block, struct diags *diags);

#endif
