/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_name.h: what a page calls a role: the site's own name for it, or the catalogue's. */
#ifndef PAYBANDS_REPORTS_ROLE_NAME_H
#define PAYBANDS_REPORTS_ROLE_NAME_H

#include "estimate/summary.h"

static inline const char *role_name(const struct role_summary *r)
{
	return r->editorial && r->editorial->name ? r->editorial->name : r->role->name;
}

/* NULL where the site gives none. */
static inline const char *role_category(const struct role_summary *r)
{
	return r->editorial ? r->editorial->category : NULL;
}

#endif
