/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmark_reading.h: what the readers of a table of benchmarks share: where they stand, and its
 * figures.
 */
#ifndef PAYBANDS_INGEST_BENCHMARK_READING_H
#define PAYBANDS_INGEST_BENCHMARK_READING_H

#include "base/intern.h"
#include "ingest/tables/table.h"

enum { BENCHMARK_YEAR_FIRST = 1980, BENCHMARK_YEAR_LAST = 2100 };

struct benchmark_reading {
	struct table table;
	const struct ingest_tables
	    *tables; /* NULL: countries are codes, and only dollars are read */
	struct benchmark_set *set;
	size_t first; /* of this file's items in the set */
	/* Each text once in the set's arena: a file of states names an occupation fifty times. */
	struct intern texts;
	const char **kept; /* by id */
	size_t kept_room;
	struct intern
	    seen; /* occupation, area and date of the rows so far, where codes are carried */
	code country; /* of every row whose own is not given; 0: none */
};

/* What a cell of a figure says: `t` is trimmed, and empty where the layout says that nothing is given. False: it is
 * no figure. *unreliable: its publisher flags it so. */
bool figure_read(const struct layout *l, struct text t, struct benchmark_value *out,
		 bool *unreliable);

/* Reads the row's figures, in dollars per year or hour. False: the row is rejected, and that is done. */
bool benchmark_read_figures(struct benchmark_reading *r, const struct csv_record *row,
			    struct benchmark *b);
/* After the last row: gives every top-coded value the bound of its release. */
void benchmark_set_bounds(struct benchmark_reading *r);

#endif
