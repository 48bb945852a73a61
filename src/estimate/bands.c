/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.c: the band table: observed rows, suppressed and rounded, and benchmark rows, in order. */
#include "estimate/bands.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"

static int check_roles(struct err *e, struct cells *cells, const struct catalogue *catalogue)
{
	cells_add_pending(cells);
	for (uint32_t i = 0; i < cells->keys.count; i++) {
		unsigned role = cell_role(cells->keys.keys[i]);
		if (role >= catalogue_count(catalogue))
			return err_set(e, ERR_BUG,
				       "an observation's role, %u, is not in the catalogue", role);
	}
	return 0;
}

static void add_part(struct band_table *out, const struct band *part)
{
	assert(out->part_count < out->part_room);
	out->parts[out->part_count++] = *part;
}

static void take_part(struct band_table *out, const struct band *part,
		      const struct settings *settings)
{
	struct band b = *part;

	band_round(&b, settings);
	add_part(out, &b);
}

/* Room for just what take_observed adds, which add_part asserts: keep their conditions the same. */
static void make_room(struct band_table *out, const struct observed_list *observed)
{
	size_t rows = out->count, parts = out->part_count;

	for (size_t i = 0; i < observed->count; i++) {
		const struct band *b = &observed->rows[i].band;
		if (b->suppressed & SUPPRESSED_N)
			continue;
		rows += b->source == SOURCE_ALL;
		parts += b->source != SOURCE_ALL || b->only_source;
	}
	out->rows = mem_resize(out->rows, rows, sizeof(*out->rows));
	out->room = rows;
	out->parts = mem_resize(out->parts, parts, sizeof(*out->parts));
	out->part_room = parts;
}

/* The rounding and the counts come last: what is withheld is decided on what is. */
static void take_observed(struct band_table *out, const struct observed_list *observed,
			  const struct settings *settings)
{
	make_room(out, observed);
	for (size_t i = 0; i < observed->count; i++) {
		struct band b = observed->rows[i].band;
		if (b.source != SOURCE_ALL) {
			if (!(b.suppressed & SUPPRESSED_N))
				take_part(out, &b, settings);
			continue;
		}
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
		if (b.only_source) {
			b.source = b.only_source;
			add_part(out, &b);
		}
	}
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
		bands_employers(out, &observed, cells, catalogue, settings, as_of);
		name_sources(out, cells);
		observed_list_release(&observed);
	}
	if (benchmarks)
		bands_benchmark(out, benchmarks, catalogue, settings);
	band_table_sort(out);
	return 0;
}
