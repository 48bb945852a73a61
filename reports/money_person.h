/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_person.h: the short form of an amount, for pages. Private to reports. */
#ifndef PAYBANDS_REPORTS_MONEY_PERSON_H
#define PAYBANDS_REPORTS_MONEY_PERSON_H

#include "base/buf.h"

/* "$155K", "$1.2M", "$950", "-$5K": as a person writes them, to the nearest thousand, and from a
 * million to the nearest hundred thousand. Nothing if not finite, or 1e12 and above. */
struct settings;
void money_person(struct buf *out, const struct settings *settings, double amount);

#endif
