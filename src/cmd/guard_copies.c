/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_copies.c: a source that is another one under a second name, with a row more or less, in another order: it would
 * count its people twice. See guard_private.h. */
#include "cmd/guard_source.h"

#include <math.h>
#include <string.h>

/* Groups of which the sources have exactly as many rows, of the same median: so many, and so large a part. Small
 * sources often have as many rows of a group; that they agree on its pay as well is no chance. */
enum { GROUPS_LEAST = 8 };
#define SAME_GROUPS 0.5
#define SAME_PAY 1e-4

static bool is_same(const struct fact *a, const struct fact *b)
{
	return !(a->n < b->n) && !(a->n > b->n) &&
	       fabs(a->value - b->value) <= SAME_PAY * fabs(b->value);
}

/* A group that is all of its source, such as the country of a survey of one country, tells nothing more. */
static bool is_part(const struct fact_table *t, const struct fact *group)
{
	const struct fact *all = fact_find(t, group->source, "all", "", group->year);

	return all && group->n < all->n;
}

static double part_alike(const struct fact_table *t, const char *source, const char *other)
{
	struct fact_range r = fact_range_of(t, source, NULL);
	size_t groups = 0, alike = 0;

	for (size_t i = 0; i < r.count; i++) {
		const struct fact *f = &r.items[i], *same;
		if (!guard_is_group(f->kind) || !is_part(t, f))
			continue;
		same = fact_find(t, other, f->kind, f->key, f->year);
		groups++;
		alike += same && is_same(f, same);
	}
	return groups < GROUPS_LEAST ? 0 : (double)alike / (double)groups;
}

void guard_copies(struct findings *f, const struct fact_table *facts, const char *source)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *all = &facts->items[i];
		double part;
		if (strcmp(all->kind, "all") != 0 || all->year || strcmp(all->source, source) == 0)
			continue;
		part = part_alike(facts, source, all->source);
		if (part > SAME_GROUPS)
			findings_add(
			    f, GRAVE_SOURCE, part,
			    "%s: %.0f%% of its groups have as many rows and the same median as "
			    "those of %s: is it that source under another name?",
			    source, 100 * part, all->source);
	}
}
