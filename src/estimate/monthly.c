/* SPDX-License-Identifier: GPL-3.0-or-later */
/* monthly.c: see monthly.h. */
#include "estimate/monthly.h"

#include <assert.h>

int dated_compare_times(const struct dated *x, const struct dated *y)
{
	if (x->year != y->year)
		return x->year > y->year ? -1 : 1;
	if (x->month != y->month)
		return x->month > y->month ? -1 : 1;
	return (x->day < y->day) - (x->day > y->day);
}

size_t dated_same_month(const struct dated *items, size_t count, size_t first)
{
	size_t end = first + 1;

	while (end < count && items[end].year == items[first].year &&
	       items[end].month == items[first].month)
		end++;
	return end - first;
}

static int days_of(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool dated_month_is_whole(const struct dated *newest)
{
	return !newest->month || !newest->day ||
	       newest->day == days_of(newest->year, newest->month);
}

double dated_mean(const struct dated *items, size_t count)
{
	double sum = 0;

	assert(count);
	for (size_t i = 0; i < count; i++)
		sum += items[i].value;
	return sum / (double)count;
}
