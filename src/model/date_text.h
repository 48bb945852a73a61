/* SPDX-License-Identifier: GPL-3.0-or-later */
/* date_text.h: a date as people, forms and spreadsheets write it. */
#ifndef PAYBANDS_MODEL_DATE_TEXT_H
#define PAYBANDS_MODEL_DATE_TEXT_H

#include <stdbool.h>

#include "base/text.h"
#include "model/observation.h"

/* What 4/5/2021 is. */
enum date_order {
	DATE_ORDER_UNKNOWN, /* only if one of the two is above 12 */
	DATE_ORDER_DMY,
	DATE_ORDER_MDY,
};

/* "2021-04-27", "2021-04", "2021", "27-Apr-21", "April 27th, 2021", "Apr 2021", "27.04.2021 11:02",
 * "2021/04/27 11:02:10 AM GMT+1", "Tue Apr 27 11:02:10 EDT 2021", "20210427", and the day numbers
 * of spreadsheets from 1954 to 2099 ("44313.46", of the calendar that starts in 1900). Years of two
 * digits are 1969 to 2068, and are read only if the order is given or the month is a name. Months
 * by name in English, German, French, Spanish, Italian, Portuguese and Dutch. False for anything
 * else, for a day that does not exist, and for years out of 1900 to 2199. */
bool date_read(struct text t, enum date_order order, struct date *out);

/* "04/27/2021 11:02:10" without its time of day: `t` itself where it is not such a date. What date_read makes of
 * either is the same. */
struct text date_without_time(struct text t);
/* "11:02" and "11:02:10" at the end of a text, with the blank before: how many bytes; 0 if it has none. */
size_t date_time_at_end(struct text t);

/* Can pay have that date? Only in 1970 to 2099: anything else is a slip, or a spreadsheet's zero. A
 * date without a year cannot be checked and is refused. */
static inline bool date_of_pay(struct date date)
{
	return date.year >= 1970 && date.year <= 2099;
}

#endif
