#ifndef QSITE_MODEL_ADDRESS_H
#define QSITE_MODEL_ADDRESS_H

#include "model/site.h"

/* Web addresses, and whether they lead away from the site. */

/* Whether it begins with http:// or https://. */
bool
address_is_web(struct str url);

/* "https://user@Host:80/path" -> "Host"; empty for what is no web address. */
struct str
address_host(struct str url);

/* Whether a web address leads to a host that is neither the site's own nor one that it
 * trusts; without a site (NULL) all of .gov.cn is trusted. */
bool
address_leaves(const struct site *site, struct str url);

#endif
