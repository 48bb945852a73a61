/* SPDX-License-Identifier: GPL-3.0-or-later */
/* as_of.c: see as_of.h. */
#include "cmd/as_of.h"

#include "model/pay/wage_index.h"

struct date as_of_date(const struct settings *settings, const struct tables *tables)
{
	return settings->as_of.year ? wage_index_reached(tables->wages, 0, settings->as_of)
				    : wage_index_last(tables->wages);
}
