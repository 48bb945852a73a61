/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures_text.h: estimates of pay as the short text that a page's script reads. */
#ifndef PAYBANDS_REPORTS_FIGURES_TEXT_H
#define PAYBANDS_REPORTS_FIGURES_TEXT_H

#include "base/buf.h"
#include "estimate/summary.h"

/* P10 and what P25, P50, P75 and P90 are above the one before: five times two digits to the base of 64
 * (0-9, a-z, A-Z, -, _) in hundreds of dollars (times settings_rounding), to which estimates are rounded. */
enum { FIGURES_BYTES = 10 };

/* FIGURES_BYTES of blanks where the band may not show all five, or one does not fit ($409,500). */
void figures_text(char out[FIGURES_BYTES], const struct settings *settings, const struct band *b);
void figures_add(struct buf *out, const struct settings *settings,
		 const struct band *b); /* NULL: blanks */

#endif
