/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial_words.h: how the texts of a site's editors are introduced, the same in every format. */
#ifndef PAYBANDS_REPORTS_EDITORIAL_WORDS_H
#define PAYBANDS_REPORTS_EDITORIAL_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "estimate/summary.h"

#define EDITORIAL_HEADING "From the editors"

/* Is there more to say than a name and a category? `editorial` may be NULL. */
bool editorial_has_texts(const struct editorial *editorial);
/* "Written by the site's editors, not computed from any source. Last reviewed May 2026." */
void say_editorial(struct buf *out, const struct editorial *editorial);
/* "6 to 12 months", "1 month at 50% of working time, $5,000"; nothing where none are given. */
void say_months(struct buf *out, const struct settings *settings,
		const struct editorial *editorial);
/* "The effort of 6 to 12 months (Our graduates, 2026), with time counted at the old pay, is paid back after 45 months (20 to 120)
 * from Data Analyst (Senior). ...": of each move into the role, at the level that stands for it. Nothing where no
 * move is paid back, or no effort is stated. */
void say_payback(struct buf *out, const struct summary *s, const struct role_summary *r);

#endif
