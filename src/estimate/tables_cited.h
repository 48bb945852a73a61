/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_cited.h: the origin of the small tables that the figures of every role depend on.
 *
 * Private to estimate. The use of each table is stated here; its source and dates come from its own
 * columns, so that next year's table cites itself.
 */
#ifndef PAYBANDS_ESTIMATE_TABLES_CITED_H
#define PAYBANDS_ESTIMATE_TABLES_CITED_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "estimate/summary.h"

/* The tables of `reference`, in the order of the page; texts and array are in `texts`. ERR_USAGE
 * for a table that is missing or empty. */
must_check int tables_cited_load(struct err *e, struct table_cited **out, size_t *count,
				 const struct layers *reference, struct arena *texts);

#endif
