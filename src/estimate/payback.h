/* SPDX-License-Identifier: GPL-3.0-or-later */
/* payback.h: how long the extra pay of a move takes to make up for an effort that the site's editors state.
 *
 * Private to estimate. Effort: m months that take the share t of working time, and c dollars; pay: the modelled
 * medians of the year before and after, `old` and `new`. What is given up is m t old / 12 + c, what is gained per
 * month (new - old) / 12, so that
 *
 *     payback = (m t old + 12 c) / (new - old)   months
 *
 * The interval goes from the least effort over the upper end of the difference to the greatest effort over its
 * lower end, and has no upper end where that is not above zero. Taxes, interest and raises are left out.
 */
#ifndef PAYBANDS_ESTIMATE_PAYBACK_H
#define PAYBANDS_ESTIMATE_PAYBACK_H

#include "estimate/summary.h"

/* Of the middle of the effort. All NAN where the editors of the role moved into state none (`editorial` may be
 * NULL), where the medians are not modelled, or the difference is not above zero; `high` alone where the
 * difference may be zero. */
struct payback payback_of(const struct editorial *editorial, const struct move_step *step);

#endif
