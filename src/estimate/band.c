/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band.c: one band and the table of them: their order, their words, and what the files that fill the
 * table share. It knows nothing of how a band is computed.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"

const double band_fractions[BENCHMARK_PERCENTILES] = {
    [BENCHMARK_P10] = 0.10, [BENCHMARK_P25] = 0.25, [BENCHMARK_P50] = 0.50,
    [BENCHMARK_P75] = 0.75, [BENCHMARK_P90] = 0.90,
};

const char *basis_word(enum basis basis)
{
	static const char *const words[BASIS_COUNT] = {
	    [BASIS_OBSERVED] = "observed",
	    [BASIS_MODELLED] = "modelled",
	    [BASIS_BENCHMARK] = "benchmark",
	};

	assert(basis < BASIS_COUNT);
	return words[basis];
}

const char *band_level_word(enum level level)
{
	return level == LEVEL_ALL ? "all" : level_word(level);
}

struct years_words band_experience_word(struct years_span experience)
{
	return years_are_all(experience) ? (struct years_words){.text = "all"}
					 : years_words(experience);
}

const char *quality_word(enum quality quality)
{
	static const char *const words[] = {
	    [QUALITY_NONE] = "",
	    [QUALITY_LOW] = "low",
	    [QUALITY_MEDIUM] = "medium",
	    [QUALITY_HIGH] = "high",
	};

	return words[quality];
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* All years, then by where they begin. */
static int years_compare(struct years_span a, struct years_span b)
{
	int order = compare_numbers(!years_are_all(a), !years_are_all(b));

	if (!order)
		order = compare_numbers(a.from, b.from);
	return order ? order : compare_numbers(a.below, b.below);
}

int band_compare(const struct band *a, const struct band *b)
{
	int order = compare_numbers(a->role, b->role);

	if (!order)
		order = compare_numbers(a->level, b->level);
	if (!order)
		order = years_compare(a->experience, b->experience);
	if (!order)
		order = area_compare(a->area, b->area);
	if (!order)
		order = compare_numbers(a->component, b->component);
	if (!order)
		order = compare_numbers(a->basis, b->basis);
	if (!order)
		order = compare_numbers(a->source, b->source);
	return order;
}

static int compare_rows(const void *a, const void *b)
{
	return band_compare(a, b);
}

void band_table_add(struct band_table *t, const struct band *band)
{
	t->rows = mem_grow(t->rows, &t->room, t->count + 1, sizeof(*t->rows));
	t->rows[t->count++] = *band;
}

/* Are no two of one cell? band_find needs it. */
static bool ascend(const struct band *rows, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (band_compare(&rows[i - 1], &rows[i]) >= 0)
			return false;
	return true;
}

/* Rows of one basis are made in order, and need no sorting. */
static void sort_rows(struct band *rows, size_t count)
{
	if (ascend(rows, count))
		return;
	qsort(rows, count, sizeof(*rows), compare_rows);
	assert(ascend(rows, count));
}

void band_table_sort(struct band_table *t)
{
	sort_rows(t->rows, t->count);
	sort_rows(t->parts, t->part_count);
}

void band_table_release(struct band_table *t)
{
	if (!t)
		return;
	free(t->rows);
	free(t->parts);
	for (size_t i = 0; i < t->source_count; i++)
		free(t->sources[i]);
	free(t->sources);
	arena_release(&t->carried);
	free(t->employers);
	free(t->employer_names);
	free(t->mix);
	free(t->years);
	*t = (struct band_table){0};
}

const struct pay_mix *pay_mix_find(const struct band_table *t, uint16_t role, enum level level,
				   code country)
{
	for (size_t i = 0; i < t->mix_count; i++)
		if (t->mix[i].role == role && t->mix[i].level == level &&
		    t->mix[i].country == country)
			return &t->mix[i];
	return NULL;
}

const struct level_years *level_years_find(const struct band_table *t, uint16_t role,
					   enum level level, code country)
{
	for (size_t i = 0; i < t->year_count; i++)
		if (t->years[i].role == role && t->years[i].level == level &&
		    t->years[i].country == country)
			return &t->years[i];
	return NULL;
}

const struct band *band_find(const struct band_table *t, const struct band *wanted)
{
	assert(wanted->level < LEVEL_COUNT && wanted->component < COMPONENT_COUNT &&
	       wanted->basis < BASIS_COUNT);
	if (t->count == 0)
		return NULL;
	return bsearch(wanted, t->rows, t->count, sizeof(*t->rows), compare_rows);
}

size_t band_parts(const struct band_table *t, const struct band *row, const struct band **out)
{
	size_t low = 0, high = t->part_count, count = 0;
	struct band same = *row;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (band_compare(&t->parts[middle], row) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*out = t->parts + low;
	for (; low + count < t->part_count; count++) {
		same.source = t->parts[low + count].source;
		if (band_compare(&t->parts[low + count], &same) != 0)
			break;
	}
	return count;
}
