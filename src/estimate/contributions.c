/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contributions.c: see contributions.h. */
#include "estimate/contributions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/cells_private.h"

/* SOC 2018, "15-1252", before what O*NET adds to it. */
enum { SOC_LENGTH = 7 };

/* A source said something of an occupation. */
struct said {
	char soc[SOC_LENGTH + 1];
	const char *source;
};

struct contribution_book {
	const struct published_tables *published;
	struct said *items; /* by occupation and source, each once */
	size_t count, room;
};

struct contributions {
	const struct summary *s;
	const struct role_summary *r;
	const struct contribution_book *book;
	bool *gave; /* by ledger */
};

/* ---- who said something of an occupation ---- */

static int compare_said(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	int order = strcmp(a->soc, b->soc);

	return order ? order : strcmp(a->source, b->source);
}

/* Rows of one source and occupation mostly follow one another. */
static void note(struct contribution_book *b, const char *occupation, const char *source)
{
	struct said said = {.source = source};

	snprintf(said.soc, sizeof(said.soc), "%s", occupation);
	if (b->count && compare_said(&b->items[b->count - 1], &said) == 0)
		return;
	b->items = mem_grow(b->items, &b->room, b->count + 1, sizeof(*b->items));
	b->items[b->count++] = said;
}

#define NOTE_ITEMS(set)                                                                            \
	for (size_t i = 0; i < (set)->count; i++)                                                  \
	note(b, (set)->items[i].occupation, (set)->items[i].source)

void contribution_book_make(struct contribution_book **out, const struct published_tables *p)
{
	struct contribution_book *b = mem_zero(1, sizeof(*b));
	size_t kept = 0;

	b->published = p;
	for (size_t i = 0; i < p->exposures.count; i++)
		if (p->exposures.items[i].codes == CODES_SOC_2018)
			note(b, p->exposures.items[i].occupation, p->exposures.items[i].source);
	NOTE_ITEMS(&p->projections);
	NOTE_ITEMS(&p->job_zones);
	NOTE_ITEMS(&p->tasks);
	NOTE_ITEMS(&p->technologies);
	NOTE_ITEMS(&p->reported_titles);
	NOTE_ITEMS(&p->related);
	if (b->count)
		qsort(b->items, b->count, sizeof(*b->items), compare_said);
	for (size_t i = 0; i < b->count; i++)
		if (!kept || compare_said(&b->items[kept - 1], &b->items[i]) != 0)
			b->items[kept++] = b->items[i];
	b->count = kept;
	*out = b;
}

void contribution_book_free(struct contribution_book *b)
{
	if (!b)
		return;
	free(b->items);
	free(b);
}

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

/* The sources that said something of the occupation; of "": those whose tasks have words alone. */
static void mark_said(const struct contributions *c, const char *soc)
{
	const struct contribution_book *b = c->book;
	size_t low = 0, high = b->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(b->items[middle].soc, soc) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < b->count && strcmp(b->items[low].soc, soc) == 0; low++)
		mark(c, text_of(b->items[low].source));
}

/* Figures of exposure by codes of another edition. */
static void mark_carried(const struct contributions *c, const struct exposure_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->items[i].codes != CODES_SOC_2018)
			mark(c, text_of(set->items[i].source));
}

/* Of a country: each source once. */
#define MARK_SOURCES(set)                                                                          \
	for (size_t i = 0; i < (set)->count; i++)                                                  \
		if (!i || (set)->items[i].source != (set)->items[i - 1].source)                    \
	mark(c, text_of((set)->items[i].source))

static void mark_published(const struct contributions *c)
{
	const struct published_tables *p = c->book->published;

	mark_benchmarks(c, &p->benchmarks);
	for (size_t i = 0; i < c->r->role->occupation_count; i++)
		mark_said(c, c->r->role->occupations[i].soc);
	if (c->r->tasks.rows > 0)
		mark_said(c, "");
	if (c->r->impact.families > 0)
		mark_carried(c, &p->exposures);
	if (c->r->ai_postings)
		MARK_SOURCES(&p->posting_shares);
	if (c->r->postings.trends)
		MARK_SOURCES(&p->posting_indices);
}

const bool *contributions_of_role(struct summary *s, const struct role_summary *r,
				  const struct cells *cells, const struct contribution_book *book)
{
	const struct contributions c = {s, r, book,
					arena_zero(&s->texts, s->ledger_count, sizeof(*c.gave))};

	mark_observed(&c);
	mark_modelled(&c, cells);
	mark_published(&c);
	return c.gave;
}
