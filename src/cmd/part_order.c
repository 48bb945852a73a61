/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_order.c: see part_order.h. */
#include "cmd/part_order.h"

#include <stdlib.h>

#include "base/mem.h"
#include "parts/part.h"

struct numbered {
	const char *path;
	uint32_t share;
	size_t given; /* equal numbers stay as they were */
};

static int by_share(const void *left, const void *right)
{
	const struct numbered *a = left, *b = right;

	if (a->share != b->share)
		return a->share < b->share ? -1 : 1;
	return a->given < b->given ? -1 : a->given > b->given;
}

/* False: not all are shares of as many. */
static bool number_parts(struct numbered *out, const struct text_list *paths)
{
	uint32_t shares = 0;

	for (size_t i = 0; i < paths->count; i++) {
		struct err ignored = ERR_INIT;
		struct part p;
		bool alike;
		if (part_peek(&ignored, &p, paths->items[i]))
			return false;
		out[i] =
		    (struct numbered){.path = paths->items[i], .share = p.head.share, .given = i};
		shares = i ? shares : p.head.shares;
		alike = p.head.shares > 0 && p.head.shares == shares;
		part_release(&p);
		if (!alike)
			return false;
	}
	return true;
}

static void order(struct text_list *paths)
{
	struct numbered *parts = mem_alloc(paths->count, sizeof(*parts));

	if (number_parts(parts, paths)) {
		qsort(parts, paths->count, sizeof(*parts), by_share);
		for (size_t i = 0; i < paths->count; i++)
			paths->items[i] = parts[i].path;
	}
	free(parts);
}

void part_order(struct config *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->sources[i].from_parts && c->sources[i].paths.count > 1)
			order(&c->sources[i].paths);
}
