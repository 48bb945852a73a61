/* SPDX-License-Identifier: GPL-3.0-or-later */
/* runs.c: see runs.h. */
#include "stats/runs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

uint64_t runs_total(struct runs r)
{
	uint64_t total = 0;

	for (size_t i = 0; i < r.count; i++)
		total += runs_count(r, i);
	return total;
}

uint64_t runs_greatest_count(struct runs r)
{
	uint64_t greatest = 0;

	for (size_t i = 0; i < r.count; i++)
		greatest = runs_count(r, i) > greatest ? runs_count(r, i) : greatest;
	return greatest;
}

void runs_union_release(struct runs_union *u)
{
	for (int i = 0; i < 2; i++)
		free(u->sides[i].runs);
	free(u->parts);
	*u = (struct runs_union){0};
}

static size_t merge_pair(struct runs a, struct runs b, struct run *out)
{
	size_t i = 0, j = 0, k = 0;

	while (i < a.count && j < b.count) {
		struct run left = runs_at(a, i), right = runs_at(b, j);
		out[k].value = left.value < right.value ? left.value : right.value;
		out[k++].count = (left.value <= right.value ? left.count : 0) +
				 (right.value <= left.value ? right.count : 0);
		i += left.value <= right.value;
		j += right.value <= left.value;
	}
	while (i < a.count)
		out[k++] = runs_at(a, i++);
	while (j < b.count)
		out[k++] = runs_at(b, j++);
	return k;
}

/* Merges neighbours of u->parts into `side`; returns how many parts are left. */
static size_t merge_round(struct runs_union *u, struct union_side *side, size_t count)
{
	const struct runs none = {0};
	size_t used = 0;
	size_t left = 0;

	for (size_t i = 0; i < count; i += 2) {
		struct run *runs = side->runs + used;
		size_t merged =
		    merge_pair(u->parts[i], i + 1 < count ? u->parts[i + 1] : none, runs);
		u->parts[left++] = (struct runs){.longs = runs, .count = merged};
		used += merged;
	}
	return left;
}

struct runs runs_union_of(struct runs_union *u, const struct runs *parts, size_t count)
{
	int turn = 0;

	if (count == 0)
		return (struct runs){0};
	u->parts = mem_grow(u->parts, &u->parts_room, count, sizeof(*u->parts));
	memcpy(u->parts, parts, count * sizeof(*parts));
	for (; count > 1; turn = !turn) {
		struct union_side *side = &u->sides[turn];
		size_t need = 1; /* there is a place, even for nothing */
		for (size_t i = 0; i < count; i++)
			need += u->parts[i].count;
		if (need > side->room) {
			side->runs = mem_resize(side->runs, need, sizeof(*side->runs));
			side->room = need;
		}
		count = merge_round(u, side, count);
	}
	return u->parts[0];
}
