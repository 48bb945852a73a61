/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_person.c: money as a person writes it. */
#include "reports/money_person.h"

#include <math.h>
#include <stdio.h>

#include "reports/money_words.h"

void money_person(char out[MONEY_PERSON_BYTES], const struct settings *settings, double amount)
{
	double size = fabs(amount);
	const char *sign = amount < 0 ? "-" : "";
	struct money_words words = money_words(settings);
	double millions = rint(size / 1e5) / 10;

	out[0] = '\0';
	if (!(size < 1e12))
		return;
	if (rint(size) < 1000)
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.0f", rint(size) > 0 ? sign : "",
			 words.sign, rint(size));
	else if (rint(size / 1000) < 1000)
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.0fK", sign, words.sign, rint(size / 1000));
	else if (millions == floor(millions))
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.0fM", sign, words.sign, millions);
	else
		snprintf(out, MONEY_PERSON_BYTES, "%s%s%.1fM", sign, words.sign, millions);
}
