/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_person.c: money as a person writes it. */
#include "reports/money_person.h"

#include <math.h>
#include <stdio.h>

void money_person(double dollars, char out[16])
{
	double size = fabs(dollars);
	const char *sign = dollars < 0 ? "-" : "";
	double millions = rint(size / 1e5) / 10;

	out[0] = '\0';
	if (!(size < 1e12))
		return;
	if (rint(size) < 1000)
		snprintf(out, 16, "%s$%.0f", rint(size) > 0 ? sign : "", rint(size));
	else if (rint(size / 1000) < 1000)
		snprintf(out, 16, "%s$%.0fK", sign, rint(size / 1000));
	else if (millions == floor(millions))
		snprintf(out, 16, "%s$%.0fM", sign, millions);
	else
		snprintf(out, 16, "%s$%.1fM", sign, millions);
}
