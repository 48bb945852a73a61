/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_person.c: money as a person writes it. */
#include "reports/money_person.h"

#include <math.h>
#include <stdio.h>

#include "reports/money_sign.h"

void money_person(double amount, char out[MONEY_PERSON_BYTES])
{
	double size = fabs(amount);
	const char *sign = amount < 0 ? "-" : "";
	const char *currency = money_sign();
	double millions = rint(size / 1e5) / 10;

	out[0] = '\0';
	if (!(size < 1e12))
		return;
	if (rint(size) < 1000)
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.0f", rint(size) > 0 ? sign : "", currency,
			 rint(size));
	else if (rint(size / 1000) < 1000)
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.0fK", sign, currency, rint(size / 1000));
	else if (millions == floor(millions))
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.0fM", sign, currency, millions);
	else
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.1fM", sign, currency, millions);
}
