/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contributions.c: see contributions.h. */
#include "estimate/contributions.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/order.h"
#include "estimate/cells_private.h"

/* SOC 2018, "15-1252", before what O*NET adds to it. */
enum { SOC_LENGTH = 7 };

/* A source said something of an occupation. */
struct said {
	uint64_t soc; /* soc_key */
	const char *source;
};

struct contribution_book {
	const struct published_tables *published;
	struct said *items; /* by occupation and source, each once */
	size_t count, room;
	struct ordered *benchmarks; /* by soc_key, then as they came */
};

struct contributions {
	const struct summary *s;
	const struct role_summary *r;
	const struct contribution_book *book;
	bool *gave; /* by ledger */
};

/* ---- who said something of an occupation ---- */

/* Its letters; of "": 0. */
static uint64_t soc_key(const char *occupation)
{
	uint64_t key = 0;

	for (size_t i = 0; i < SOC_LENGTH && occupation[i]; i++)
		key |= (uint64_t)(unsigned char)occupation[i] << 8 * i;
	return key;
}

static int compare_said(const void *left, const void *right)
{
	const struct said *a = left, *b = right;

	if (a->soc != b->soc)
		return a->soc < b->soc ? -1 : 1;
	return a->source == b->source ? 0 : strcmp(a->source, b->source);
}

/* Rows of one source and occupation mostly follow one another. */
static void note(struct contribution_book *b, const char *occupation, const char *source)
{
	const struct said said = {.soc = soc_key(occupation), .source = source};

	if (b->count && compare_said(&b->items[b->count - 1], &said) == 0)
		return;
	b->items = mem_grow(b->items, &b->room, b->count + 1, sizeof(*b->items));
	b->items[b->count++] = said;
}

static void order_benchmarks(struct contribution_book *b, const struct benchmark_set *set)
{
	b->benchmarks = mem_alloc(set->count + 1, sizeof(*b->benchmarks));
	for (size_t i = 0; i < set->count; i++)
		b->benchmarks[i] = (struct ordered){.key = soc_key(set->items[i].occupation),
						    .number = (uint32_t)i};
	order_sort(b->benchmarks, set->count);
}

#define NOTE_ITEMS(set)                                                                            \
	for (size_t i = 0; i < (set)->count; i++)                                                  \
	note(b, (set)->items[i].occupation, (set)->items[i].source)

void contribution_book_make(struct contribution_book **out, const struct published_tables *p)
{
	struct contribution_book *b = mem_zero(1, sizeof(*b));
	size_t kept = 0;

	b->published = p;
	order_benchmarks(b, &p->benchmarks);
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
	free(b->benchmarks);
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

static size_t first_benchmark(const struct contribution_book *b, uint64_t soc)
{
	size_t low = 0, high = b->published->benchmarks.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (b->benchmarks[middle].key < soc)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Of the area and date of the role's row of benchmarks. */
static bool is_shown(const struct contributions *c, const struct benchmark *b)
{
	const struct band wanted = {.role = c->r->index,
				    .area = b->area,
				    .component = b->component,
				    .basis = BASIS_BENCHMARK};
	const struct band *row = band_find(&c->s->bands, &wanted);

	return row && date_compare(row->as_of, b->date) == 0;
}

/* Rows of a source that is marked are passed over. */
static void mark_benchmarks(const struct contributions *c, const char *soc)
{
	const struct benchmark_set *set = &c->book->published->benchmarks;
	const uint64_t key = soc_key(soc);
	const char *marked = NULL;

	for (size_t i = first_benchmark(c->book, key);
	     i < set->count && c->book->benchmarks[i].key == key; i++) {
		const struct benchmark *b = &set->items[c->book->benchmarks[i].number];

		if (b->source == marked || !is_shown(c, b))
			continue;
		marked = b->source;
		mark(c, text_of(marked));
	}
}

/* The sources that said something of the occupation; of "": those whose tasks have words alone. */
static void mark_said(const struct contributions *c, const char *soc)
{
	const struct contribution_book *b = c->book;
	const uint64_t key = soc_key(soc);
	size_t low = 0, high = b->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (b->items[middle].soc < key)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < b->count && b->items[low].soc == key; low++)
		mark(c, text_of(b->items[low].source));
}

/* Figures of exposure by codes of another edition. */
static void mark_carried(const struct contributions *c, const struct exposure_set *set)
{
	const char *marked = NULL;

	for (size_t i = 0; i < set->count; i++) {
		if (set->items[i].codes == CODES_SOC_2018 || set->items[i].source == marked)
			continue;
		marked = set->items[i].source;
		mark(c, text_of(marked));
	}
}

/* Of a country: each source once. */
#define MARK_SOURCES(set)                                                                          \
	for (size_t i = 0; i < (set)->count; i++)                                                  \
		if (!i || (set)->items[i].source != (set)->items[i - 1].source)                    \
	mark(c, text_of((set)->items[i].source))

static void mark_published(const struct contributions *c)
{
	const struct published_tables *p = c->book->published;

	for (size_t i = 0; i < c->r->role->occupation_count; i++) {
		mark_benchmarks(c, c->r->role->occupations[i].soc);
		mark_said(c, c->r->role->occupations[i].soc);
	}
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
