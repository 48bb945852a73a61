/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_text.h: a text as a cell of a workbook may hold it. Private to book_out.c. */
#ifndef PAYBANDS_BASE_BOOK_TEXT_H
#define PAYBANDS_BASE_BOOK_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/text.h"

/* Fills `out`: malformed bytes as U+FFFD, without what may not stand in XML, "_x0041_" so that it is not read as "A".
 * Returns its length in UTF-16 units, which is at most BOOK_CELL: a longer text is cut, and ends in a mark of it. */
size_t book_text(struct buf *out, struct text text, bool *cut);

#endif
