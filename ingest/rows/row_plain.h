/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_plain.h: pay that is plain digits, read of the rows of a batch together. */
#ifndef PAYBANDS_INGEST_ROW_PLAIN_H
#define PAYBANDS_INGEST_ROW_PLAIN_H

#include "base/csv_in.h"
#include "model/pay/pay.h"

/* The cents of plain digits, with cents or without, of a text of which eight bytes can be read; 0: it is not that, or is
 * 0. */
static inline money row_plain_within(struct text text)
{
	uint64_t whole;
	money cents;

	if (pay_read_digits(text.data, text.len, &whole))
		return (money)whole * MONEY_PER_DOLLAR;
	return pay_read_plain_within(text, &cents) ? cents : 0;
}

/* The same of a column of the rows, each in its place of `out`; eight bytes can be read of each text. `wide`:
 * vectors_are_wide. */
void row_plain_list(const struct csv_run *rows, size_t column, money *out, bool wide);

#endif
