/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contributions.c: see contributions.h. */
#include "estimate/contributions.h"

#include <string.h>

#include "estimate/cells_private.h"

/* SOC 2018, "15-1252", before what O*NET adds to it. */
enum { SOC_LENGTH = 7 };

struct contributions {
	const struct summary *s;
	const struct role_summary *r;
	bool *gave; /* by ledger */
};

static void mark(const struct contributions *c, struct text source)
{
	for (size_t i = 0; i < c->s->ledger_count; i++)
		if (c->s->ledgers[i].source && text_equal(text_of(c->s->ledgers[i].source), source))
			c->gave[i] = true;
}

/* ---- observations ---- */

static void mark_observed(const struct contributions *c)
{
	for (size_t i = 0; i < c->r->band_count; i++) {
		const struct band *row = &c->r->bands[i], *parts;
		size_t count;

		if (row->basis != BASIS_OBSERVED || row->suppressed & SUPPRESSED_WHOLE)
			continue;
		count = band_parts(&c->s->bands, row, &parts);
		for (size_t k = 0; k < count; k++)
			mark(c, text_of(c->s->bands.sources[parts[k].source - 1]));
	}
}

static bool is_modelled(const struct role_summary *r)
{
	for (size_t i = 0; i < r->band_count; i++)
		if (r->bands[i].basis == BASIS_MODELLED)
			return true;
	return false;
}

static void mark_modelled(const struct contributions *c, const struct cells *cells)
{
	if (!cells || !is_modelled(c->r))
		return;
	for (uint32_t i = 0; i < cells->keys.count; i++) {
		struct cell_key key = cells->keys.keys[i];
		uint32_t source = cell_source(key);

		if (cell_role(key) == c->r->index && cells->publish[source] == PUBLISH_MODEL_ONLY)
			mark(c, intern_text(&cells->sources, source));
	}
}

/* ---- published tables ---- */

static bool has_occupation(const struct role_summary *r, const char *occupation)
{
	for (size_t i = 0; i < r->role->occupation_count; i++)
		if (strncmp(occupation, r->role->occupations[i].soc, SOC_LENGTH) == 0)
			return true;
	return false;
}

static void mark_benchmarks(const struct contributions *c, const struct benchmark_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct benchmark *b = &set->items[i];
		const struct band wanted = {.role = c->r->index,
					    .area = b->area,
					    .component = b->component,
					    .basis = BASIS_BENCHMARK};
		const struct band *row;

		if (!has_occupation(c->r, b->occupation))
			continue;
		row = band_find(&c->s->bands, &wanted);
		if (row && date_compare(row->as_of, b->date) == 0)
			mark(c, text_of(b->source));
	}
}

static void mark_exposures(const struct contributions *c, const struct exposure_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct exposure *x = &set->items[i];

		if (x->codes == CODES_SOC_2018 ? has_occupation(c->r, x->occupation)
					       : c->r->impact.families > 0)
			mark(c, text_of(x->source));
	}
}

/* The tables of occupations alone. Rows of one source follow one another. */
#define MARK_ITEMS(set)                                                                            \
	for (size_t i = 0; i < (set)->count; i++)                                                  \
		if (has_occupation(c->r, (set)->items[i].occupation))                              \
	mark(c, text_of((set)->items[i].source))
/* Of a country: each source once. */
#define MARK_SOURCES(set)                                                                          \
	for (size_t i = 0; i < (set)->count; i++)                                                  \
		if (!i || (set)->items[i].source != (set)->items[i - 1].source)                    \
	mark(c, text_of((set)->items[i].source))

/* Some files name tasks by their words alone. */
static void mark_tasks(const struct contributions *c, const struct task_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct task *t = &set->items[i];

		if (*t->occupation ? has_occupation(c->r, t->occupation) : c->r->tasks.rows > 0)
			mark(c, text_of(t->source));
	}
}

static void mark_published(const struct contributions *c, const struct published_tables *p)
{
	mark_benchmarks(c, &p->benchmarks);
	mark_exposures(c, &p->exposures);
	MARK_ITEMS(&p->projections);
	MARK_ITEMS(&p->job_zones);
	mark_tasks(c, &p->tasks);
	MARK_ITEMS(&p->technologies);
	MARK_ITEMS(&p->reported_titles);
	MARK_ITEMS(&p->related);
	if (c->r->ai_postings)
		MARK_SOURCES(&p->posting_shares);
	if (c->r->postings.trends)
		MARK_SOURCES(&p->posting_indices);
}

const bool *contributions_of_role(struct summary *s, const struct role_summary *r,
				  const struct cells *cells,
				  const struct published_tables *published)
{
	const struct contributions c = {s, r,
					arena_zero(&s->texts, s->ledger_count, sizeof(*c.gave))};

	mark_observed(&c);
	mark_modelled(&c, cells);
	mark_published(&c, published);
	return c.gave;
}
