/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_name.h: what a page calls a role: the site's own name for it, or the catalogue's. */
#ifndef PAYBANDS_REPORTS_ROLE_NAME_H
#define PAYBANDS_REPORTS_ROLE_NAME_H

#include "estimate/summary.h"

static inline const char *role_name(const struct role_summary *r)
{
	return r->editorial && r->editorial->name ? r->editorial->name : r->role->name;
}

/* Of any role of the catalogue. */
static inline const char *role_name_of(const struct summary *s, uint16_t index)
{
	for (size_t i = 0; i < s->role_count; i++)
		if (s->roles[i].index == index)
			return role_name(&s->roles[i]);
	return catalogue_role(s->catalogue, index)->name;
}

/* NULL where the site gives none. */
static inline const char *role_category(const struct role_summary *r)
{
	return r->editorial ? r->editorial->category : NULL;
}

#endif
