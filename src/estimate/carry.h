/* SPDX-License-Identifier: GPL-3.0-or-later */
/* carry.h: measures by occupations of SOC 2010, carried to those of SOC 2018.
 *
 * Private to estimate. data/reference/soc_2010_to_2018.csv leads the one to the other. An
 * occupation of 2018 takes the value of its first principal predecessor that has one; without
 * such a predecessor, the mean of all those that lead to it and have one.
 */
#ifndef PAYBANDS_ESTIMATE_CARRY_H
#define PAYBANDS_ESTIMATE_CARRY_H

#include "base/err.h"
#include "base/layers.h"
#include "model/published.h"

/* Puts the exposures of `in` into `out`, which is empty, all by SOC 2018: those of 2010 carried,
 * each with the source of what it was carried from; values that are not finite left out. Texts are
 * borrowed from `in` or owned by `out`. The table of `reference` is read only where it is needed.
 * ERR_USAGE: a fault in it. ERR_INPUT: codes of 2010 that it does not have, more than half. */
must_check int exposures_carry(struct err *e, struct exposure_set *out,
			       const struct exposure_set *in, const struct layers *reference);

#endif
