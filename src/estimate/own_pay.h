/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_pay.h: the company's own pay beside the market's, by group of employees.
 *
 * A group is the employees of one role and level in one area. The market is a table of bands that none of
 * them is in. Pay is of a full-time job; what a person costs is the same by the part of a job. Terms are
 * those of pay_range.h; docs/methods.md, "Own pay".
 *
 * What is withheld is taken out here, so that no format can print it: groups of fewer than `least`, and as
 * many more that what the totals leave, when the groups that are shown are taken off, is several groups
 * and at least so many people; where that would leave no group, the totals instead.
 */
#ifndef PAYBANDS_ESTIMATE_OWN_PAY_H
#define PAYBANDS_ESTIMATE_OWN_PAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "estimate/bands.h"
#include "estimate/pay_range.h"
#include "model/place/place.h"
#include "model/title/role.h"

enum { OWN_TARGETS_MOST = 5 };

/* Why an employee is in no group: name, word, help. */
#define OWN_LEFT_OUT(X)                                                                            \
	X(OWN_MATCHED, "", "")                                                                     \
	X(OWN_NO_ROLE, "no-role", "the job title is not that of a role")                           \
	X(OWN_NO_BASE, "no-base-pay", "base pay is not given, or not as one amount")               \
	X(OWN_SEVERAL, "several-people", "the row has a weight: it is not one person")             \
	X(OWN_NO_PLACE, "no-place", "the country is not known")                                    \
	X(OWN_NO_BAND, "no-market-band", "no area that holds the place has a band of the role")
#define OWN_NAME(name, word, help) name,
enum own_left_out { OWN_LEFT_OUT(OWN_NAME) OWN_LEFT_OUT_COUNT };
#undef OWN_NAME
const char *own_left_out_word(enum own_left_out reason);
const char *own_left_out_help(enum own_left_out reason);

/* One employee. */
struct own_person {
	uint16_t role; /* ROLE_NONE: the title is not that of a role */
	enum level level;
	struct place place;
	double base,
	    total; /* per year of a full-time job, in the market's currency; NAN: not known */
	double weight;
	double fte; /* (0, 1] */
	enum own_left_out left_out; /* decided by own_pay_compute */
};

/* A range of the company's own pay structure, per year, in the market's currency. */
struct own_range {
	uint16_t role;
	enum level level;
	struct area area; /* AREA_ALL: everywhere */
	double minimum, maximum; /* 0 < minimum < maximum */
};

struct own_request {
	struct own_person *people; /* left_out is written */
	size_t count;
	const struct band_table *market; /* by band_compare */
	const struct own_range *ranges; /* NULL: those of the market, P25 to P75 */
	size_t range_count;
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	enum area_kind by; /* country, state or metro: the narrowest area of a group */
	bool one_basis; /* bands of `basis` alone; otherwise modelled, observed, benchmark */
	enum basis basis;
	const double *targets; /* percentiles, ascending, in (0, 100) */
	size_t target_count; /* at most OWN_TARGETS_MOST */
	double rounding; /* settings_rounding of the currency */
	size_t least; /* employees of a group that is shown; at least 1 */
};

/* Where the median of a group stands to a percentile of the market, and what it takes to get all there. */
struct own_target {
	double pay; /* the market's base pay at the percentile; NAN: its bands do not tell it */
	double distance; /* the group's median less that */
	double share; /* the same as a part of it */
	size_t below; /* people */
	double cost; /* per year, at their FTE, of raising everyone below it up to it */
};

/* Compa-ratios from 0.8 to 1.2 are the usual range around a midpoint. Below the limit each. */
#define OWN_COMPA_LIMITS                                                                           \
	{                                                                                          \
		0.8, 0.9, 1.1, 1.2                                                                 \
	}
enum { OWN_COMPA_CLASSES = 5 };

enum own_withheld { OWN_SHOWN, OWN_FEW, OWN_COMPLEMENTARY };

/* NAN and 0 where a figure is not known or the group is withheld. */
struct own_group {
	/* Which employees. A level that is not known is LEVEL_UNKNOWN. */
	uint16_t role;
	enum level level;
	struct area area;
	enum own_withheld withheld;
	/* The market, which is shown of every group: its level and area are the group's, or those that answer
	 * instead. Total pay of the same level, area and basis, or NULL. */
	const struct band *base, *total;
	struct pay_range range; /* the structure's, with the market's midpoint, or the market's */
	bool range_given; /* by the structure */

	size_t people;
	double fte; /* sum */
	double payroll; /* base pay per year, at their FTE */
	double median, mean; /* base pay */
	double compa_ratio; /* mean / the market's median: the mean of the people's */
	double compa_quartiles[3]; /* P25, P50, P75 of people's, of 2 * least or more */
	size_t
	    compa_classes[OWN_COMPA_CLASSES]; /* people below each of OWN_COMPA_LIMITS, and above */
	double penetration; /* of the mean: the mean of the people's */
	double percentile; /* of the market, at which the median stands, 0 to 100 */
	size_t below_minimum, above_maximum; /* people */
	double cost_minimum; /* per year, at their FTE, of raising those below up to the minimum */
	struct own_target targets[OWN_TARGETS_MOST];

	size_t total_people; /* whose total pay is known; 0 where they are fewer than `least` */
	double total_median, total_compa_ratio, total_percentile;
};

struct own_totals {
	bool withheld; /* all of them: they would give a group away */
	size_t people;
	double fte, payroll;
	double market; /* the market's medians, at their FTE: payroll / market is the compa-ratio */
	size_t below_minimum, above_maximum;
	double cost_minimum;
	/* Of the groups that have the target: cost and below; people are those of them. */
	struct own_totals_target {
		bool withheld;
		size_t people, below;
		double cost;
	} targets[OWN_TARGETS_MOST];
};

struct own_pay {
	struct own_group *groups; /* by role, level, area */
	size_t count, room;
	size_t few, complementary; /* groups that are withheld */
	struct own_totals totals;
	size_t left_out[OWN_LEFT_OUT_COUNT]; /* people; OWN_MATCHED: in a group */
};

void own_pay_compute(struct own_pay *out, const struct own_request *request);
void own_pay_release(struct own_pay *p);

/* The market's pay at a percentile in (0, 100), a published figure itself; NAN beyond the outermost of them. */
double own_market_pay(const struct band *band, double percentile, double rounding);
/* Is the band that of a wider area than the group's; of all levels where the group has one? */
bool own_group_wider_area(const struct own_group *g);
bool own_group_all_levels(const struct own_group *g);

#endif
