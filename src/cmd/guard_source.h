/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_source.h: one source in two runs, as the guard's parts see it. */
#ifndef PAYBANDS_CMD_GUARD_SOURCE_H
#define PAYBANDS_CMD_GUARD_SOURCE_H

#include "cmd/guard_private.h"
#include "estimate/source_facts.h"

struct source_pair {
	struct findings *findings;
	const struct guard_inputs *in;
	const struct baseline *baseline;
	const char *source;
	const struct fact_table *was, *is;
};

/* The facts of one kind (NULL: all) of a source, which stand together; borrowed. */
struct fact_range {
	const struct fact *items;
	size_t count;
};
struct fact_range fact_range_of(const struct fact_table *t, const char *source, const char *kind);
double fact_n(const struct fact *f); /* 0 for NULL */

/* What its rows are paid, and the values of its published tables. */
void guard_pay(const struct source_pair *p);

#endif
