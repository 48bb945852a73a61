/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row_employers.c: the observations of a row by employer; see bands_row_employers.h. */
#include "estimate/bands_row_employers.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void row_employers_release(struct employer_tally *t)
{
	free(t->counts);
	free(t->named);
}

static void tally_add(struct employer_tally *t, struct runs runs)
{
	size_t need = runs.count ? (size_t)runs_value(runs, runs.count - 1) + 1 : 0;

	if (need > t->room) {
		size_t before = t->room;
		t->counts = mem_grow(t->counts, &t->room, need, sizeof(*t->counts));
		memset(t->counts + before, 0, (t->room - before) * sizeof(*t->counts));
	}
	t->named = mem_grow(t->named, &t->named_room, t->count + runs.count, sizeof(*t->named));
	for (size_t i = 0; i < runs.count; i++) {
		struct run run = runs_at(runs, i);
		uint64_t *count = &t->counts[run.value];
		if (!*count)
			t->named[t->count++] = (uint32_t)run.value;
		*count += run.count;
		t->greatest = *count > t->greatest ? *count : t->greatest;
	}
}

void row_employers_count(struct employer_tally *t, const struct cells *cells,
			 const struct share *shares, size_t count)
{
	t->count = 0;
	t->greatest = 0;
	for (size_t i = 0; i < count; i++)
		tally_add(t, multiset_runs(&cell_more(share_cell(cells, &shares[i]))->employers));
	for (size_t i = 0; i < t->count; i++)
		t->counts[t->named[i]] = 0;
}
