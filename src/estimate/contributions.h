/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contributions.h: which sources of a run gave a role anything.
 *
 * Private to estimate. Decided once, for the list of sources and for their notes, in every format:
 *
 * - a source of observations gave a role what is in a row of its bands that is not withheld; one whose
 *   layout says `publish = model-only`, what is in a modelled row;
 * - a source of published tables gave it what it says of one of the role's occupations. A benchmark counts
 *   where the role has a benchmark row of that area and date; figures of exposure by codes of another
 *   edition wherever the role has a score; shares of postings where the role shows them.
 */
#ifndef PAYBANDS_ESTIMATE_CONTRIBUTIONS_H
#define PAYBANDS_ESTIMATE_CONTRIBUTIONS_H

#include "estimate/summary.h"

/* Who said something of each occupation. Borrows the tables. */
struct contribution_book;
void contribution_book_make(struct contribution_book **out, const struct published_tables *p);
void contribution_book_free(struct contribution_book *b); /* NULL is fine */

/* By ledger of the summary, in its texts; the role's bands, impact and postings are made. `cells` may be NULL. */
const bool *contributions_of_role(struct summary *s, const struct role_summary *r,
				  const struct cells *cells, const struct contribution_book *book);

#endif
