/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_cited.h: where the small tables come from that figures of every role went through.
 *
 * Private to estimate. What a table gave is said here; its source and dates are what its own
 * columns say, so that next year's table cites itself.
 */
#ifndef PAYBANDS_ESTIMATE_TABLES_CITED_H
#define PAYBANDS_ESTIMATE_TABLES_CITED_H

#include "base/arena.h"
#include "base/err.h"
#include "estimate/summary.h"

/* The tables of `directory`, in the order of the page; texts and array are in `texts`. ERR_USAGE
 * for a table that is missing or empty. */
must_check int tables_cited_load(struct err *e, struct table_cited **out, size_t *count,
				 const char *directory, struct arena *texts);

#endif
