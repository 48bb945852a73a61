/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reports.h: a run's summary to the files of out/runs/<id>/.
 *
 * Each format is one file of this folder and one row of a table in reports.c. Reports add words and
 * marks, never figures. All text from inputs is escaped for its destination. The same summary gives
 * the same bytes. A run from sample data says so in every file: JSON `"sample": true`, a banner on
 * every page and in every Markdown file, "(sample)" in the `rule` of every CSV row, and a file
 * SAMPLE.txt beside them.
 */
#ifndef PAYBANDS_REPORTS_REPORTS_H
#define PAYBANDS_REPORTS_REPORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "estimate/summary.h"

/* Writes every report of `summary` into `directory`, which exists and is empty. manifest.json comes
 * last. `previous` is the folder of the published run before, or NULL: changes.html is about it. */
must_check int reports_write(struct err *e, const char *directory, const struct summary *summary,
			     const char *previous);

/* Describes what the run put into its private folder (rejects.csv.gz, quarantine.csv.gz) by a datapackage.json
 * beside it. */
must_check int reports_write_private(struct err *e, const char *directory,
				     const struct summary *summary);

/* ledger.json, as reports_write puts it into the directory. */
void reports_add_ledger(struct buf *out, const struct summary *summary);

/* The band table with its header, as bands.csv has it: with `sample`, every rule says so. Amounts
 * to the cent, without needless zeros; a figure that is suppressed, withheld or top-coded is empty,
 * and `suppressed` gives which and why ("n", "tails", "p75:top-coded:239200 p90:top-coded:239200",
 * "p10:at-most:40000 p90:at-least:500000"). `gazetteer` may be NULL: areas are named by code. */
void reports_add_band_rows(struct buf *out, const struct band_table *table,
			   const struct catalogue *catalogue, const struct gazetteer *gazetteer,
			   bool sample, long jobs);
/* The same, given on some rows at a time, in their order, while those after them are written: a large table is never
 * held as text. A failed sink is not called again, and its failure is the result. */
typedef int rows_sink(struct err *e, void *to, struct text rows);
must_check int reports_give_band_rows(struct err *e, const struct band_table *table,
				      const struct catalogue *catalogue,
				      const struct gazetteer *gazetteer, bool sample, long jobs,
				      rows_sink *sink, void *to);

#endif
