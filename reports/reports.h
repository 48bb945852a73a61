/* reports.h: a run's summary to the files of out/runs/<id>/.
 *
 * Each format is one file of this folder and one row of the table in reports.c.
 * Reports add words and marks, never figures. All text from inputs is escaped
 * for where it lands. The same summary gives the same bytes.
 */
#ifndef PAYBANDS_REPORTS_REPORTS_H
#define PAYBANDS_REPORTS_REPORTS_H

#include <stddef.h>

#include "base/err.h"
#include "estimate/summary.h"

/* Writes every report of `summary` into `directory`, which exists and is empty but for
 * what the run itself already put there (rejects.csv.gz). manifest.json comes last. */
must_check int reports_write(struct err *e, const char *directory, const struct summary *summary);

#endif
