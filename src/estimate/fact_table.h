/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact_table.h: facts of sources, in a few numbers each, as facts.csv has them. Who adds which is in source_facts.h and
 * table_facts.h.
 */
#ifndef PAYBANDS_ESTIMATE_FACT_TABLE_H
#define PAYBANDS_ESTIMATE_FACT_TABLE_H

#include <stddef.h>

#include "base/arena.h"

/* One fact. `kind`: "rows" (key: read, used, kept (used or
 * paired), filtered, matched, levelled, placed), "rejected" (key: the reason), "date"
 * (key: oldest, newest; value YYYYMM), "all", "level", "country", "currency", "role" (of observations: n and
 * median pay in dollars), "occupation" (a benchmark's national figure: employment and median), "area" (its
 * areas: occupations and the median of their medians), "file" (key: the content's digest), and of other tables
 * the measure's or table's name (key: the occupation). */
struct fact {
	const char *source;
	const char *kind;
	const char *key;
	int year; /* of the pay; 0: of all years */
	double n; /* NAN: none */
	double value; /* NAN: none */
};
struct fact_table {
	struct arena texts;
	struct fact *items; /* by source, kind, key, year */
	size_t count, room;
};
void fact_table_init(struct fact_table *t);
void fact_table_release(struct fact_table *t);
/* Copies the texts. */
void fact_table_add(struct fact_table *t, const struct fact *fact);
/* Call it once all are added, before the table is read. */
void fact_table_sort(struct fact_table *t);
int fact_compare(const struct fact *a, const struct fact *b);
/* The same but for the source: of two runs' tables of one source. NULL: none. */
const struct fact *fact_find(const struct fact_table *t, const char *source, const char *kind,
			     const char *key, int year);

#endif
