/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_figures.h: a row's percentiles, the interval of its median, and its quality. */
#ifndef PAYBANDS_ESTIMATE_BANDS_FIGURES_H
#define PAYBANDS_ESTIMATE_BANDS_FIGURES_H

#include "estimate/bands_private.h"
#include "stats/turnbull.h"

/* Those of points; the row's n_effective is known, and `age` is as quality_of has it. Percentiles that `flags`
 * withhold are left as they are. */
void figures_of_points(struct band *b, struct counted c, struct median_ranks *ranks, int age,
		       unsigned flags);
/* Those of all of a row's pay where some of it is in brackets: an end that is open is published as such. */
void figures_of_brackets(struct band *b, struct censored c, double confidence, int age);

#endif
