/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moves.h: what a move into a role is worth, level by level.
 *
 * Private to estimate. Only published figures enter, of base pay in the United States, and only differences
 * of one source and place: those of modelled medians; where either role has none, of observed ones that are
 * all of one source. A role of one track is compared at that track alone.
 */
#ifndef PAYBANDS_ESTIMATE_MOVES_H
#define PAYBANDS_ESTIMATE_MOVES_H

#include "base/arena.h"
#include "estimate/bands.h"
#include "estimate/related.h"
#include "estimate/summary.h"
#include "estimate/work.h"
#include "model/title/role.h"
#include "stats/quantile.h"

/* The interval of to - from, of two independent estimates with their own intervals, by the method
 * of variance estimates recovery (MOVER: Zou and Donner 2008, Statistics in Medicine 27:1693;
 * Donner and Zou 2012, Statistical Methods in Medical Research 21:347): each side's half-widths in
 * quadrature. Its confidence is that of the two intervals. Both NAN if either has none. */
struct interval difference_interval(double to, struct interval to_interval, double from,
				    struct interval from_interval);

/* One move for each of role->moves_from that the catalogue has, the nearest first: by the technologies in
 * common, where they are known, then by O*NET's order, then as the role has them; a move without a level both
 * are published at has no steps. Returns how many; *out is in the summary's texts, and its bands and model are
 * made. `work` may be NULL. */
size_t moves_of_role(struct summary *s, const struct related *related, const struct work_book *work,
		     uint16_t role, struct move **out);

#endif
