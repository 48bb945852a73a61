/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_source.c: see guard_source.h. */
#include "cmd/guard_source.h"

#include <math.h>
#include <string.h>

double fact_n(const struct fact *f)
{
	return f && !isnan(f->n) ? f->n : 0;
}

struct fact_range fact_range_of(const struct fact_table *t, const char *source, const char *kind)
{
	struct fact_range r = {.items = NULL};

	for (size_t i = 0; i < t->count; i++) {
		const struct fact *f = &t->items[i];
		if (strcmp(f->source, source) != 0 || (kind && strcmp(f->kind, kind) != 0))
			continue;
		if (!r.count++)
			r.items = f;
	}
	return r;
}
