/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_private.h: what the files of own_pay.h share. */
#ifndef PAYBANDS_ESTIMATE_OWN_PRIVATE_H
#define PAYBANDS_ESTIMATE_OWN_PRIVATE_H

#include "estimate/own_pay.h"

enum { OWN_AREAS_MOST = 3 };
/* The area, then those that it lies in. */
struct own_areas {
	struct area items[OWN_AREAS_MOST];
	size_t count;
};
void own_areas_of(struct own_areas *out, struct area area, const struct gazetteer *gazetteer);

/* ---- own_market.c ---- */

/* Fills role's band, total and range of a group; false if the market has none for it. */
bool own_market_find(struct own_group *g, const struct own_request *request);

/* ---- own_suppress.c ---- */

/* The totals of the groups; then takes out of them what must be withheld. */
void own_suppress(struct own_pay *p, const struct own_request *request);

#endif
