/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact_groups.h: many values, each of a source, kind, key and year, to one fact per such group: its values' mean,
 * middle, least or greatest.
 *
 * A group's values are told in ascending order, so that a mean does not depend on how the rows came.
 */
#ifndef PAYBANDS_ESTIMATE_FACT_GROUPS_H
#define PAYBANDS_ESTIMATE_FACT_GROUPS_H

#include "base/intern.h"
#include "base/order.h"
#include "estimate/fact_table.h"

/* What the facts of a group have in common. Texts are borrowed until the facts are told. */
struct fact_group {
	const char *source, *kind, *key;
	int year; /* 0: of all years */
};

struct fact_groups {
	struct fact_group *groups; /* by number */
	size_t group_count, group_room;
	struct intern names; /* of the groups, by number */
	uint32_t last; /* the group of the value before */
	struct ordered *values; /* each with its group's number */
	size_t count, room;
};
void fact_groups_init(struct fact_groups *f);
void fact_groups_release(struct fact_groups *f);
/* A value that is NAN is left out. */
void fact_groups_add(struct fact_groups *f, struct fact_group group, double value);

/* Of `count` >= 1 values, ascending. */
typedef double fact_of_values(const double *values, size_t count);
double fact_mean(const double *values, size_t count);
double fact_middle(const double *values, size_t count); /* the upper of two */
double fact_least(const double *values, size_t count);
double fact_most(const double *values, size_t count);
/* Adds a fact per group to `t`, n of which is how many values it has; empties the groups. */
void fact_groups_tell(struct fact_table *t, struct fact_groups *f, fact_of_values *of);

#endif
