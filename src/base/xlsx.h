/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx.h: a sheet of a workbook (.xlsx, Office Open XML, transitional or strict) as CSV text.
 *
 * RFC 4180 with LF, in UTF-8, row by row as it is read: a sheet of any size takes the
 * memory of its shared strings (which have a ceiling) and of a few rows. What a cell gives:
 *
 *   text          as it is, runs of rich text joined, phonetic readings left out; a line
 *                 break within becomes a blank, so that each row is one line, and blanks at its
 *                 ends are removed, as in CSV without quotes
 *   number        as written, but the shortest text that reads back as the same number
 *                 (35.16, not 35.159999999999997); zeros that its format asks for are put
 *                 before it (00123, 15-2051)
 *   date, time    by its number format, in either of Excel's calendars: 2024-05-01,
 *                 2024-05-01T14:30:00, 14:30:00
 *   boolean       TRUE or FALSE
 *   error         its text (#N/A)
 *   formula       its kept value; #UNCALCULATED if it was never calculated
 *   empty         nothing
 *   merged range  what its first cell holds, in each of its cells, in rows that have a value of
 *                 their own; a title (from the table's first column on, alone in its row) and a
 *                 range of more than 500 rows stay one cell
 *
 * Line n is row n: rows that the file leaves out are blank lines. All rows are as wide as
 * the sheet says it is (up to 1,024 columns) or the widest of the first 50 that are not
 * blank, whichever is more. Errors name the workbook, the sheet and the row.
 */
#ifndef PAYBANDS_BASE_XLSX_H
#define PAYBANDS_BASE_XLSX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/zip.h"

struct xlsx;

/* Is the archive of the Office kind? (xlsx_open finds out whether it is a workbook.) */
bool xlsx_is(const struct zip_archive *z);

/* `z` and `name` (for messages) are borrowed. `sheet` is a sheet's name (with or without case), or
 * its number among the sheets that are not hidden, or a pattern (* and ?) that only one name
 * matches; NULL: the first that is not hidden. For a missing sheet: ERR_INPUT, listing the sheets
 * that exist. */
must_check int xlsx_open(struct err *e, struct xlsx **out, struct zip_archive *z, const char *name,
			 const char *sheet);
/* Fills up to `size` bytes; *got 0 only at the sound end. */
must_check int xlsx_read(struct err *e, struct xlsx *x, void *buffer, size_t size, size_t *got);
const char *xlsx_sheet(const struct xlsx *x); /* its name; borrowed */
double xlsx_done(const struct xlsx *x); /* the share of the sheet that was read, for progress */
void xlsx_close(struct xlsx *x); /* NULL is fine */

#endif
