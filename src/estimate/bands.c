/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.c: the band table: observed rows, suppressed and rounded, and benchmark rows, in order. */
#include "estimate/bands.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"

int bands_settle(struct err *e, struct cells *cells, const struct catalogue *catalogue)
{
	cells_add_pending(cells);
	for (uint32_t i = 0; i < cells->keys.count; i++) {
		unsigned role = cell_role(cells->keys.keys[i]);
		if (role >= catalogue_count(catalogue))
			return err_set(e, ERR_BUG,
				       "an observation's role, %u, is not in the catalogue", role);
	}
	cells_settle(cells);
	return 0;
}

/* What take_role does with a row; those of too few have none. */
static bool is_row(const struct band *b)
{
	return b->source == SOURCE_ALL && !(b->suppressed & SUPPRESSED_N);
}

/* Of one source, or the part of the only one; of the rows alone (cells.h) there are no parts. */
static bool has_part(const struct band *b, bool rows_alone)
{
	return !rows_alone && !(b->suppressed & SUPPRESSED_N) &&
	       (b->source != SOURCE_ALL || b->only_source);
}

static void count_band(struct band_counts *counts, const struct band *b)
{
	if (b->source != SOURCE_ALL)
		return;
	counts->too_few += (b->suppressed & SUPPRESSED_N) != 0;
	if (b->suppressed & SUPPRESSED_N)
		return;
	counts->employer += (b->suppressed & SUPPRESSED_EMPLOYER) != 0;
	counts->complementary += (b->suppressed & SUPPRESSED_WHOLE) == SUPPRESSED_COMPLEMENTARY;
	counts->published += !(b->suppressed & SUPPRESSED_WHOLE);
}

/* How many rows and parts a role has in the table, and then where they begin. */
struct role_place {
	size_t row, part;
	struct band_counts counts;
};
struct taking {
	struct band_table *out;
	const struct observed_list *observed;
	const struct settings *settings;
	double unit; /* of rounding */
	bool rows_alone;
	struct role_place *places; /* by role of the list */
};

/* The rounding and the counts come last: what is withheld is decided on what is. */
static void take_role(void *context, size_t part)
{
	const struct taking *t = context;
	const struct observed_role *role = &t->observed->roles[part];
	struct band *row = t->out->rows + t->places[part].row;
	struct band *of_source = t->out->parts + t->places[part].part;

	for (size_t i = 0; i < role->count; i++) {
		struct band b = role->rows[i].band;
		if (b.suppressed & SUPPRESSED_N)
			continue;
		band_round(&b, t->settings, t->unit);
		if (is_row(&b))
			*row++ = b;
		if (!has_part(&b, t->rows_alone))
			continue;
		if (b.source == SOURCE_ALL)
			b.source = b.only_source;
		*of_source++ = b;
	}
}

static void count_role(void *context, size_t part)
{
	const struct taking *t = context;
	const struct observed_role *role = &t->observed->roles[part];
	struct role_place place = {.counts = {.too_few = role->too_few}};

	for (size_t i = 0; i < role->count; i++) {
		const struct band *b = &role->rows[i].band;
		count_band(&place.counts, b);
		place.row += is_row(b);
		place.part += has_part(b, t->rows_alone);
	}
	t->places[part] = place;
}

static void add_counts(struct band_counts *to, const struct band_counts *counts)
{
	to->too_few += counts->too_few;
	to->employer += counts->employer;
	to->complementary += counts->complementary;
	to->published += counts->published;
}

static void take_observed(struct band_table *out, const struct observed_list *observed,
			  const struct settings *settings, bool rows_alone)
{
	struct taking t = {.out = out,
			   .observed = observed,
			   .settings = settings,
			   .unit = band_rounding_unit(settings),
			   .rows_alone = rows_alone,
			   .places = mem_alloc(observed->count + 1, sizeof(*t.places))};

	parallel_each(settings->jobs, observed->count, count_role, &t);
	for (size_t i = 0; i < observed->count; i++) {
		const struct role_place role = t.places[i];
		t.places[i] = (struct role_place){.row = out->count, .part = out->part_count};
		out->count += role.row;
		out->part_count += role.part;
		add_counts(&out->observed, &role.counts);
	}
	out->rows = mem_alloc(out->count, sizeof(*out->rows));
	out->room = out->count;
	out->parts = mem_alloc(out->part_count, sizeof(*out->parts));
	parallel_each(settings->jobs, observed->count, take_role, &t);
	free(t.places);
}

static void name_sources(struct band_table *out, const struct cells *cells)
{
	uint16_t *ranks = cells_rank_sources(cells);

	out->source_count = cells->sources.count;
	out->sources = mem_zero(out->source_count + 1, sizeof(*out->sources));
	for (uint32_t i = 0; i < cells->sources.count; i++) {
		struct text name = intern_text(&cells->sources, i);
		out->sources[ranks[i]] = mem_copy_text(name.data, name.len);
	}
	free(ranks);
}

void bands_of_cells(struct band_table *out, const struct cells *cells,
		    const struct catalogue *catalogue, const struct settings *settings,
		    struct date as_of)
{
	struct observed_list observed = {0};
	bool rows_alone = cells->setup.rows_alone;

	*out = (struct band_table){0};
	bands_observe(&observed, cells, catalogue, settings, as_of);
	if (settings->complementary)
		bands_complement(&observed, cells, settings);
	take_observed(out, &observed, settings, rows_alone);
	if (!rows_alone)
		bands_employers(out, &observed, cells, catalogue, settings, as_of);
	name_sources(out, cells);
	observed_list_release(&observed);
	band_table_sort(out);
}

void bands_of_benchmarks(struct band_table *out, const struct benchmark_set *benchmarks,
			 const struct catalogue *catalogue, const struct settings *settings)
{
	*out = (struct band_table){0};
	bands_benchmark(out, benchmarks, catalogue, settings);
	band_table_sort(out);
}

void bands_join(struct band_table *out, struct band_table *benchmarks)
{
	size_t count = out->count + benchmarks->count;

	out->rows = mem_grow(out->rows, &out->room, count, sizeof(*out->rows));
	if (benchmarks->count)
		memcpy(out->rows + out->count, benchmarks->rows,
		       benchmarks->count * sizeof(*out->rows));
	out->count = count;
	out->carried = benchmarks->carried;
	benchmarks->carried = (struct arena){0};
	if (benchmarks->count)
		band_table_sort(out);
	band_table_release(benchmarks);
}

int bands_compute(struct err *e, struct band_table *out, struct cells *cells,
		  const struct benchmark_set *benchmarks, const struct catalogue *catalogue,
		  const struct settings *settings, struct date as_of)
{
	struct band_table of_benchmarks;

	*out = (struct band_table){0};
	if (cells) {
		if (bands_settle(e, cells, catalogue) < 0)
			return -1;
		bands_of_cells(out, cells, catalogue, settings, as_of);
	}
	if (benchmarks) {
		bands_of_benchmarks(&of_benchmarks, benchmarks, catalogue, settings);
		bands_join(out, &of_benchmarks);
	}
	return 0;
}
