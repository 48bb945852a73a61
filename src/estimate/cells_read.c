/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_read.c: what cells say of themselves: their order, the aging that was used, the names of
 * employers. Nothing depends on how the input was split. */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/order.h"
#include "estimate/cells_private.h"

uint16_t *cells_rank_sources(const struct cells *c)
{
	uint16_t *rank = mem_zero((size_t)c->sources.count + 1, sizeof(*rank));

	for (uint32_t i = 0; i < c->sources.count; i++)
		for (uint32_t k = 0; k < c->sources.count; k++)
			if (text_compare(intern_text(&c->sources, k), intern_text(&c->sources, i)) <
			    0)
				rank[i]++;
	return rank;
}

void cells_order(const struct cells *c, const uint16_t *source_ranks, uint32_t *cells, size_t count)
{
	struct ordered *order = mem_alloc(count + 1, sizeof(*order));

	assert(c->pending_count == 0);
	/* By source, then by the key with its source's rank for the source: the least word first. */
	for (size_t i = 0; i < count; i++) {
		struct cell_key key = c->keys.keys[cells[i]];
		key = cell_key_of_source(key, source_ranks[cell_source(key)]);
		order[i] = (struct ordered){.key = key.where, .number = cells[i]};
	}
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		order[i].key = c->keys.keys[order[i].number].who;
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		order[i].key = source_ranks[cell_source(c->keys.keys[order[i].number])];
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		cells[i] = order[i].number;
	free(order);
}

uint32_t *cells_rank(const struct cells *c, const uint16_t *source_ranks)
{
	uint32_t *cells = mem_alloc((size_t)c->keys.count + 1, sizeof(*cells));
	uint32_t *rank = mem_alloc((size_t)c->keys.count + 1, sizeof(*rank));

	for (uint32_t i = 0; i < c->keys.count; i++)
		cells[i] = i;
	cells_order(c, source_ranks, cells, c->keys.count);
	for (uint32_t i = 0; i < c->keys.count; i++)
		rank[cells[i]] = i;
	free(cells);
	return rank;
}

static int aging_compare(const void *a, const void *b)
{
	const struct aging_used *left = a, *right = b;

	if (left->series != right->series)
		return left->series < right->series ? -1 : 1;
	return date_compare(left->date, right->date);
}

/* One row for all of `rows`, which have one series and year, by date. */
static struct aging_used year_of(const struct aging_used *rows, size_t count)
{
	struct aging_used year = rows[0];
	double factors = 0, sds = 0;

	if (count == 1)
		return year;
	year = (struct aging_used){.series = rows[0].series, .date = {.year = rows[0].date.year}};
	for (size_t i = 0; i < count; i++) {
		factors += rows[i].factor * (double)rows[i].observations;
		sds += rows[i].sd * (double)rows[i].observations;
		year.observations += rows[i].observations;
		year.held = year.held || rows[i].held;
	}
	year.factor = factors / (double)year.observations;
	year.sd = sds / (double)year.observations;
	return year;
}

/* Countries that share a series have separate rows for a date; they are merged, so that their order
 * of arrival does not matter. */
static size_t same_dates_folded(struct aging_used *rows, size_t count)
{
	size_t kept = 0;

	qsort(rows, count, sizeof(*rows), aging_compare);
	for (size_t i = 0; i < count; i++) {
		if (kept && aging_compare(&rows[kept - 1], &rows[i]) == 0)
			rows[kept - 1].observations += rows[i].observations;
		else
			rows[kept++] = rows[i];
	}
	return kept;
}

void cells_aging(const struct cells *c, struct aging_used **out, size_t *count)
{
	struct aging_used *rows = mem_alloc(c->dates.count, sizeof(*rows));
	size_t used = 0;
	size_t years = 0;
	size_t end;

	for (uint32_t i = 0; i < c->dates.count; i++)
		if (c->aging[i].series && c->aging[i].observations)
			rows[used++] = c->aging[i];
	used = same_dates_folded(rows, used);
	for (size_t i = 0; i < used; i = end) {
		end = i + 1;
		while (end < used && rows[end].series == rows[i].series &&
		       rows[end].date.year == rows[i].date.year)
			end++;
		rows[years++] = year_of(rows + i, end - i);
	}
	*out = rows;
	*count = years;
}

/* Better by count, then by bytes. */
static bool is_better(const struct cells *c, uint32_t spelling, uint32_t than)
{
	uint64_t count = c->spelling_counts[spelling];

	if (than == INTERN_NONE || count != c->spelling_counts[than])
		return than == INTERN_NONE || count > c->spelling_counts[than];
	return text_compare(intern_text(&c->spellings, spelling),
			    intern_text(&c->spellings, than)) < 0;
}

uint32_t *cells_best_spellings(const struct cells *c)
{
	uint32_t *best = mem_alloc((size_t)c->employers.count + 1, sizeof(*best));

	for (uint32_t i = 0; i < c->employers.count; i++)
		best[i] = INTERN_NONE;
	for (uint32_t i = 0; i < c->spellings.count; i++) {
		uint32_t employer = c->employer_spelt[i];
		if (employer != INTERN_NONE && c->spelling_counts[i] &&
		    is_better(c, i, best[employer]))
			best[employer] = i;
	}
	return best;
}

struct text cells_employer_name(const struct cells *c, const uint32_t *best, uint32_t employer)
{
	const char *listed =
	    employer_name(c->setup.employers, intern_text(&c->employers, employer));

	if (listed)
		return text_of(listed);
	return best[employer] == INTERN_NONE ? (struct text){.len = 0}
					     : intern_text(&c->spellings, best[employer]);
}
