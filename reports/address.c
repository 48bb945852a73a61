/* SPDX-License-Identifier: GPL-3.0-or-later */
/* address.c: see address.h. What may be in the url was decided in model/site.c. */
#include "reports/address.h"

bool address_known(const struct summary *s)
{
	return s->site && s->site->url;
}

bool address_add(struct buf *out, const struct summary *s, const char *path)
{
	if (!address_known(s))
		return false;
	buf_addf(out, "%s/%s", s->site->url, path);
	return true;
}
