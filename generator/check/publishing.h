#ifndef QSITE_CHECK_PUBLISHING_H
#define QSITE_CHECK_PUBLISHING_H

#include "check/rule.h"

/* What the publishing*.c files share; not for others. */

/* publishing_private.c: "private-identity", "private-mobile", "private-email" */
rule_run publishing_private;

/* publishing_links.c: "link-leaves" */
rule_run publishing_links, publishing_addresses;

/* publishing_site.c: "private-few", "publish-source", "publish-date" */
rule_run publishing_few, publishing_reports;

/* publishing_gov.c: "gov-site", "gov-report" */
rule_run publishing_gov;

#endif
