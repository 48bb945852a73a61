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

/* Is it a kind of groups of its rows: of a level, a country, a currency, a role? */
bool guard_is_group(const char *kind);
/* What pay in the United States rose by between the source's newest rows. */
double guard_growth_of_source(const struct source_pair *p);

/* What its rows are paid. */
void guard_pay(const struct source_pair *p);
/* The values of its published tables. */
void guard_tables(const struct source_pair *p);

#endif
