/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_gap.h: why the pay that is observed is not the pay that is published. */
#ifndef PAYBANDS_ESTIMATE_PAY_GAP_H
#define PAYBANDS_ESTIMATE_PAY_GAP_H

#include <stdbool.h>

#include "estimate/summary.h"

/* The distance of a role's observed median in the United States from the published median of its
 * occupations, in parts that add up to it; natural logarithms. */
struct pay_gap {
	double all;
	double aging; /* from the published date to that of the observations */
	double sources; /* what those who report differ by from published statistics */
	double levels; /* more or fewer seniors than an occupation has */
	double rest; /* the role against its occupations, and chance */
};

/* False where the two medians are not both published, or no model was fitted. */
bool pay_gap_of(struct pay_gap *out, const struct summary *s, const struct role_summary *r);

#endif
