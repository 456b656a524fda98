#ifndef QSITE_BASE_NUMBER_H
#define QSITE_BASE_NUMBER_H

#include "base/strbuf.h"

/* Numbers in and out, the same under every locale. */

/* A JSON number (RFC 8259) and nothing else: false for inf, nan, hexadecimal, a
 * leading + or 0, blanks, or a magnitude over 1.7e308. */
bool
number_parse(struct str text, double *value);

/* Digits behind the point in a plain decimal spelling: "97.50" has 2. */
int
number_decimals(struct str text);

/* Fixed point with `decimals` digits (0 to 15), rounded half to even on the exact
 * binary value; -0 is written 0. Not-a-number and infinities give "—". */
void
number_add_fixed(struct strbuf *buf, double value, int decimals);

/* The shortest spelling that reads back as the same value: 0.1, 97, 1250000. */
void
number_add_shortest(struct strbuf *buf, double value);

#endif
