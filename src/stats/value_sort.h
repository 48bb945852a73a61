/* SPDX-License-Identifier: GPL-3.0-or-later */
/* value_sort.h: values of a tail, of 4 or 8 bytes each, and their order. */
#ifndef PAYBANDS_STATS_VALUE_SORT_H
#define PAYBANDS_STATS_VALUE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/tail_pool.h"

/* One body for both widths: `is_long` is a constant where these are called from a function that asks. */
#define EITHER static inline __attribute__((always_inline))

EITHER int64_t value_at(union value_array a, size_t i, bool is_long)
{
	return is_long ? a.longs[i] : a.shorts[i];
}

EITHER void value_put(union value_array a, size_t i, int64_t value, bool is_long)
{
	if (is_long)
		a.longs[i] = value;
	else
		a.shorts[i] = (uint32_t)value;
}

/* Sorts `values`, ascending; `count` is at least 1. `other` is as long, and is left with anything in it. */
void values_sort(union value_array values, union value_array other, size_t count, bool is_long);

#endif
