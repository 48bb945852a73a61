/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_search.h: the templates of one part that rows of a batch are like, looked up in steps.
 *
 * The steps are to make the keys, to ask for the templates where they are looked for first, and to compare these. Each is
 * taken for all rows before the next one, and what it asks of memory is on its way meanwhile.
 */
#ifndef PAYBANDS_INGEST_ROW_SEARCH_H
#define PAYBANDS_INGEST_ROW_SEARCH_H

#include "ingest/rows/row_template.h"

enum { SEARCH_ROWS = 64 };

struct row_search {
	struct template_key keys[SEARCH_ROWS];
	void *found[SEARCH_ROWS]; /* NULL: none is known */
};

/* The rows must have keys. `pieces` has room for TEMPLATE_PIECES of each row; gives the end of what was written. `wide`:
 * vectors_are_wide. */
struct row_piece *row_search_list(struct row_search *s, const struct part_templates *t,
				  const struct csv_run *rows, struct row_piece *pieces, bool wide);
/* Asks for the templates that the first `count` keys may be of. */
void row_search_fetch(const struct row_search *s, const struct part_templates *t, size_t count);
/* Finds those that they are of, and gives how many there are. */
size_t row_search_find(struct row_search *s, const struct part_templates *t, size_t count,
		       bool wide);

#endif
