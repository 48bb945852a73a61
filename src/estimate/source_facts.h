/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_facts.h: what a source's rows are like, in a few numbers: how many, of which levels, countries,
 * currencies, roles and years, and what these are paid. The next run holds its own beside them (facts.csv).
 *
 * Counting is exact and merges in any order. Medians are read from steps of 1% of pay, at the row's own
 * date: no row can be told from them.
 */
#ifndef PAYBANDS_ESTIMATE_SOURCE_FACTS_H
#define PAYBANDS_ESTIMATE_SOURCE_FACTS_H

#include "base/buf.h"
#include "base/packed.h"
#include "estimate/fact_table.h"
#include "model/ledger.h"
#include "model/observation.h"
#include "model/published.h"
#include "model/title/role.h"

/* The observations of one source, or of one thread's part of it. */
struct source_facts;
struct source_facts *source_facts_new(void);
void source_facts_free(struct source_facts *f); /* NULL is fine */
void source_facts_add(struct source_facts *f, const struct observation *o);
void source_facts_merge(struct source_facts *into, const struct source_facts *from);
/* As bytes, which depend on the observations alone. */
void source_facts_pack(struct buf *out, const struct source_facts *f);
/* Adds them; what cannot be, of so many `roles` and at most so many `rows`, sets in->bad. */
void source_facts_unpack(struct unpacking *in, struct source_facts *into, size_t roles,
			 uint64_t rows);

/* Groups of fewer observations are not told. */
enum { FACT_N_LEAST = 30 };

void fact_table_add_ledger(struct fact_table *t, const struct ledger *l);
void fact_table_add_observed(struct fact_table *t, const char *source, const struct source_facts *f,
			     const struct catalogue *catalogue);
void fact_table_add_published(struct fact_table *t, const struct published_tables *published);

#endif
