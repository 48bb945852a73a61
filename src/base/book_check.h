/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_check.h: is a workbook that was just made whole? A temporary file that was cut short shows in the
 * number of its rows and cells, or in how a member ends. Private to book_out.c. */
#ifndef PAYBANDS_BASE_BOOK_CHECK_H
#define PAYBANDS_BASE_BOOK_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* What was written to a sheet. */
struct book_tally {
	uint64_t rows, cells;
};

/* `fd` is the archive's, `name` for messages; a tally per sheet, in order. ERR_WRITE if it is not whole. */
must_check int book_check(struct err *e, int fd, const char *name, const struct book_tally *tallies,
			  size_t count);

#endif
