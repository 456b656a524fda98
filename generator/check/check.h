#ifndef QSITE_CHECK_CHECK_H
#define QSITE_CHECK_CHECK_H

#include "model/site.h"

/* Proves what load has left open and says what is wrong with the content. The site
 * is only read. False when a finding is an error. After a true answer render needs
 * no error path for content: every reference, value and block can be filled. */
bool
check_site(const struct site *site, struct diags *diags);

#endif
