#ifndef QSITE_LOAD_DATE_H
#define QSITE_LOAD_DATE_H

#include "base/str.h"

/* Dates as content writes them: 2024, 2024-01 or 2024-01-20, of the Gregorian
 * calendar, years 1900 to 2200. */
bool
date_valid(struct str text);

/* A time by RFC 3339, seconds optional ("2024-01-20T10:00+08:00", "…Z"), or a
 * whole date (midnight UTC): seconds since 1970-01-01T00:00Z. */
bool
time_parse(struct str text, long long *seconds);

#endif
