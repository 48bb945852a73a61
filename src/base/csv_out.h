/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out.h: writing delimited text, field by field; csv_in.h reads it back as it was. */
#ifndef PAYBANDS_BASE_CSV_OUT_H
#define PAYBANDS_BASE_CSV_OUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/text.h"

/* Adds one field, quoted where it must be. With `spreadsheet_safe`, a field that a spreadsheet
 * would take for a formula (behind blanks and marks that nobody sees it starts with = + - @, of any width, tab
 * or CR, and is not a plain number) gets an apostrophe before it, and characters that text_unseen names are
 * left out: the file may be shown on a terminal. */
void csv_add_field(struct buf *b, struct text field, bool spreadsheet_safe);
/* Takes the first field off `*rest`, which csv_add_field wrote, into `value`, without quotes and without the
 * apostrophe of what looks like a formula; `*rest` goes on behind the comma or line feed. False when it was the
 * last of its line. */
bool csv_take_field(struct text *rest, struct buf *value);

#endif
