/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/bands.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"

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

	return words[basis];
}

const char *band_level_word(enum level level)
{
	return level == LEVEL_ALL ? "all" : level_word(level);
}

const char *band_experience_word(enum experience experience)
{
	return experience == EXPERIENCE_ALL ? "all" : experience_word(experience);
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

/* The part of the place that the area's kind names. */
static uint32_t area_code(struct area area)
{
	switch (area.kind) {
	case AREA_COUNTRY:
		return area.place.country;
	case AREA_STATE:
		return area.place.state;
	case AREA_METRO:
		return area.place.metro;
	case AREA_ALL:
	case AREA_KIND_COUNT:
		break;
	}
	return 0;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

int area_compare(struct area a, struct area b)
{
	int order = compare_numbers(a.kind, b.kind);

	return order ? order : compare_numbers(area_code(a), area_code(b));
}

int band_compare(const struct band *a, const struct band *b)
{
	int order = compare_numbers(a->role, b->role);

	if (!order)
		order = compare_numbers(a->level, b->level);
	if (!order)
		order = compare_numbers(a->experience, b->experience);
	if (!order)
		order = area_compare(a->area, b->area);
	if (!order)
		order = compare_numbers(a->component, b->component);
	if (!order)
		order = compare_numbers(a->basis, b->basis);
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

void band_table_sort(struct band_table *t)
{
	if (t->count)
		qsort(t->rows, t->count, sizeof(*t->rows), compare_rows);
}

void band_table_release(struct band_table *t)
{
	if (!t)
		return;
	free(t->rows);
	*t = (struct band_table){0};
}

const struct band *band_find(const struct band_table *t, const struct band *wanted)
{
	if (t->count == 0)
		return NULL;
	return bsearch(wanted, t->rows, t->count, sizeof(*t->rows), compare_rows);
}

static int check_roles(struct err *e, const struct cells *cells, const struct catalogue *catalogue)
{
	for (uint32_t i = 0; i < cells->keys.count; i++) {
		unsigned role = cell_role(cells->keys.keys[i]);
		if (role >= catalogue_count(catalogue))
			return err_set(e, ERR_BUG,
				       "an observation's role, %u, is not in the catalogue", role);
	}
	return 0;
}

/* The rounding and the counts come last: what is withheld is decided on what is. */
static void take_observed(struct band_table *out, const struct observed_list *observed,
			  const struct settings *settings)
{
	for (size_t i = 0; i < observed->count; i++) {
		struct band b = observed->rows[i].band;
		if (b.suppressed & SUPPRESSED_N) {
			out->observed.too_few++;
			continue;
		}
		out->observed.employer += (b.suppressed & SUPPRESSED_EMPLOYER) != 0;
		out->observed.complementary +=
		    (b.suppressed & SUPPRESSED_WHOLE) == SUPPRESSED_COMPLEMENTARY;
		out->observed.published += !(b.suppressed & SUPPRESSED_WHOLE);
		band_round(&b, settings);
		band_table_add(out, &b);
	}
}

int bands_compute(struct err *e, struct band_table *out, struct cells *cells,
		  const struct benchmark_set *benchmarks, const struct catalogue *catalogue,
		  const struct settings *settings, struct date as_of)
{
	*out = (struct band_table){0};
	if (cells) {
		struct observed_list observed = {0};
		if (check_roles(e, cells, catalogue) < 0)
			return -1;
		bands_observe(&observed, cells, catalogue, settings, as_of);
		if (settings->complementary)
			bands_complement(&observed, cells, settings);
		take_observed(out, &observed, settings);
		observed_list_release(&observed);
	}
	if (benchmarks)
		bands_benchmark(out, benchmarks, catalogue);
	band_table_sort(out);
	return 0;
}
