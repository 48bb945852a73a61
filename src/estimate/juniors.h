/* SPDX-License-Identifier: GPL-3.0-or-later */
/* juniors.h: the share of juniors among a role's reports, by year of the pay, source by source.
 *
 * Private to estimate. Of the United States and the ladder alone. Sources are never put together: who answers
 * differs more between them than a share does between years.
 *
 * A year is shown where it has ENTRY_LEVELLED_LEAST reports, min-n of them once the design effect of postings
 * that repeat is taken off, and of juniors and of others at least min-n; a source where two such years are left and
 * no level is withheld for its employer. Shares are rounded to whole percents and reports to tens, so that how many
 * people a withheld row counts cannot be found by subtraction.
 */
#ifndef PAYBANDS_ESTIMATE_JUNIORS_H
#define PAYBANDS_ESTIMATE_JUNIORS_H

#include "estimate/cells.h"
#include "estimate/summary.h"

/* Those of most reports first, then by name; NULL and 0 without any. The cells are settled and are those of the
 * summary's bands, from which the texts of the result are borrowed; they may be NULL. */
size_t junior_trends_of_role(struct summary *s, const struct cells *cells, uint16_t role,
			     const struct junior_trend **out);

#endif
