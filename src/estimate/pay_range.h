/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_range.h: a pay range of a band, and the ratios that compensation analysts read from ranges.
 *
 * The range is the market's: P25 is its minimum, P50 its midpoint, P75 its maximum. Half of the band's
 * pay lies in it. The midpoint is the median, not the mean of the two ends. Terms are those of WorldatWork's
 * glossary (range spread, compa-ratio, range penetration, midpoint progression, range overlap).
 * docs/methods.md, "Pay structures".
 */
#ifndef PAYBANDS_ESTIMATE_PAY_RANGE_H
#define PAYBANDS_ESTIMATE_PAY_RANGE_H

#include "estimate/bands.h"

/* Dollars a year; NAN where the band does not publish the figure. */
struct pay_range {
	double minimum; /* P25 */
	double midpoint; /* P50 */
	double maximum; /* P75 */
};

struct pay_range pay_range_of(const struct band *band); /* NULL: all NAN */

/* Each is NAN if a figure it needs is NAN, or its divisor is not above 0. */

/* (maximum - minimum) / minimum: 0.5 is a spread of 50%. */
double range_spread(struct pay_range range);
/* (the next midpoint - this midpoint) / this midpoint. */
double midpoint_progression(struct pay_range range, struct pay_range next);
/* (this maximum - the next minimum) / (the next maximum - the next minimum): the share of the next
 * range that this one reaches into. Below 0: a gap between the two; above 1: this maximum is above
 * the next one. */
double range_overlap(struct pay_range range, struct pay_range next);
/* The midpoint in a place divided by that of its nation. */
double geographic_factor(struct pay_range range, struct pay_range nation);
/* pay / midpoint. */
double compa_ratio(double pay, struct pay_range range);
/* (pay - minimum) / (maximum - minimum): 0 at P25, 1 at P75; below 0 or above 1 outside the
 * range. */
double range_penetration(double pay, struct pay_range range);

#endif
