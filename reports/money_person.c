/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_person.c: money as a person writes it. */
#include "reports/money_person.h"

#include <math.h>

#include "reports/money_words.h"

void money_person(struct buf *out, const struct settings *settings, double amount)
{
	double size = fabs(amount);
	double thousands = rint(size / 1000), millions = rint(size / 1e5) / 10;

	if (!(size < 1e12))
		return;
	if (amount < 0 && rint(size) > 0)
		buf_add_char(out, '-');
	buf_add_string(out, money_words(settings).sign);
	if (rint(size) < 1000) {
		buf_add_count(out, (uint64_t)rint(size));
	} else if (thousands < 1000) {
		buf_add_count(out, (uint64_t)thousands);
		buf_add_char(out, 'K');
	} else {
		buf_add_fixed_short(out, millions, 1);
		buf_add_char(out, 'M');
	}
}
