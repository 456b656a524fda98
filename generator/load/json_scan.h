#ifndef QSITE_LOAD_JSON_SCAN_H
#define QSITE_LOAD_JSON_SCAN_H

#include "load/json.h"

enum { JSON_NESTING_MAX = 64 };

/* The first half of json_parse, not for others: holds a range of a source against
 * the grammar of RFC 8259 and gives its values with types, places and numbers. Texts
 * and keys are left empty, to be decoded once they are known to be right.
 *
 * NULL after findings "json-syntax". Mistakes inside of texts and numbers are all
 * told; what is wrong between values ends the scan. */
struct json *
json_scan(struct arena *arena, struct place range, struct diags *diags);

#endif
