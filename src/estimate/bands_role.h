/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_role.h: the observed rows of one role. */
#ifndef PAYBANDS_ESTIMATE_BANDS_ROLE_H
#define PAYBANDS_ESTIMATE_BANDS_ROLE_H

#include "estimate/bands_row.h"

/* The cells of one role. */
struct role_cells {
	uint32_t *cells;
	size_t count;
};
/* Every row of these cells, and, of several sources, each one's, into `role`. `fresh` is an observer that has
 * observed nothing: the role has a copy of it. */
void role_observe(struct observed_role *role, const struct observer *fresh,
		  const struct share_rule *rule, const uint16_t *source_ranks,
		  struct role_cells of);

#endif
