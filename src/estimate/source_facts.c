/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_facts.c: see source_facts.h. */
#include "estimate/source_facts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/fact_groups.h"
#include "estimate/source_facts_private.h"

/* Years of pay that have facts of their own; other dates count as undated. */
enum { YEAR_FIRST = 2000, YEAR_LAST = 2099 };
static const char *const dimension_words[DIMENSIONS] = {"all", "level", "country", "currency",
							"role"};

static uint64_t key_of(enum dimension d, uint32_t value, int year)
{
	return ((uint64_t)d + 1) << 56 | (uint64_t)(year & 0xffff) << 32 | value;
}

static size_t slot_of(const struct source_facts *f, uint64_t key)
{
	uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
	size_t slot = (size_t)(hash >> 20) & (f->room - 1);

	while (f->groups[slot].key && f->groups[slot].key != key)
		slot = (slot + 1) & (f->room - 1);
	return slot;
}

static void widen(struct source_facts *f)
{
	struct source_facts wide = {.room = f->room * 2, .count = f->count};

	wide.groups = mem_zero(wide.room, sizeof(*wide.groups));
	for (size_t i = 0; i < f->room; i++)
		if (f->groups[i].key)
			wide.groups[slot_of(&wide, f->groups[i].key)] = f->groups[i];
	free(f->groups);
	*f = wide;
}

struct group *source_facts_group(struct source_facts *f, uint64_t key)
{
	struct group *g;

	if (f->count * 2 >= f->room)
		widen(f);
	g = &f->groups[slot_of(f, key)];
	if (!g->key) {
		*g = (struct group){.key = key, .steps = mem_zero(STEPS, sizeof(*g->steps))};
		f->count++;
	}
	return g;
}

struct source_facts *source_facts_new(void)
{
	struct source_facts *f = mem_zero(1, sizeof(*f));

	f->room = 256;
	f->groups = mem_zero(f->room, sizeof(*f->groups));
	return f;
}

void source_facts_free(struct source_facts *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->room; i++)
		free(f->groups[i].steps);
	free(f->groups);
	free(f);
}

/* Base pay, otherwise total; a range's middle. -1: none. */
static int step_of(const struct observation *o)
{
	static const enum component components[] = {COMPONENT_BASE, COMPONENT_TOTAL};
	double pay = 0;

	for (size_t i = 0; i < 2 && pay <= 0; i++) {
		const struct pay_ends *ends = &o->ends[components[i]];
		if (o->pay[components[i]] != MONEY_NONE)
			pay = (double)o->pay[components[i]];
		else if (o->ranged && ends->low != MONEY_NONE && ends->high != MONEY_NONE)
			pay = ((double)ends->low + (double)ends->high) / 2;
	}
	pay /= MONEY_PER_DOLLAR;
	if (pay < 1)
		return -1;
	return (int)fmin(STEPS - 1, floor(log(pay) * STEPS_PER_E));
}

static void count(struct source_facts *f, uint64_t key, int step)
{
	struct group *g = source_facts_group(f, key);

	g->n++;
	if (step >= 0) {
		g->paid++;
		g->steps[step]++;
	}
}

void source_facts_add(struct source_facts *f, const struct observation *o)
{
	int step = step_of(o);
	int year = o->date.year >= YEAR_FIRST && o->date.year <= YEAR_LAST ? o->date.year : 0;

	count(f, key_of(OF_ALL, 0, year), step);
	count(f, key_of(OF_LEVEL, o->level, year), step);
	count(f, key_of(OF_COUNTRY, o->place.country, year), step);
	count(f, key_of(OF_CURRENCY, o->currency, year), step);
	count(f, key_of(OF_ROLE, o->role, year), step);
}

static void merge_group(struct group *to, const struct group *from)
{
	to->n += from->n;
	to->paid += from->paid;
	for (size_t s = 0; s < STEPS; s++)
		to->steps[s] += from->steps[s];
}

void source_facts_merge(struct source_facts *into, const struct source_facts *from)
{
	for (size_t i = 0; i < from->room; i++)
		if (from->groups[i].key)
			merge_group(source_facts_group(into, from->groups[i].key),
				    &from->groups[i]);
}

/* ---- of a ledger ---- */

static void add_count(struct fact_table *t, const struct ledger *l, const char *kind,
		      const char *key, uint64_t n)
{
	fact_table_add(
	    t, &(struct fact){
		   .source = l->source, .kind = kind, .key = key, .n = (double)n, .value = NAN});
}

static void add_date(struct fact_table *t, const struct ledger *l, const char *key,
		     struct date date)
{
	if (date.year)
		fact_table_add(t, &(struct fact){.source = l->source,
						 .kind = "date",
						 .key = key,
						 .n = NAN,
						 .value = date.year * 100 + date.month});
}

void fact_table_add_ledger(struct fact_table *t, const struct ledger *l)
{
	add_count(t, l, "rows", "read", l->rows_read);
	add_count(t, l, "rows", "used", l->observations);
	add_count(t, l, "rows", "kept", l->observations + l->paired);
	add_count(t, l, "rows", "filtered", tally_total(&l->filtered));
	if (l->of_people) {
		add_count(t, l, "rows", "matched", l->matched);
		add_count(t, l, "rows", "levelled", l->levelled);
		add_count(t, l, "rows", "placed", l->placed);
	}
	for (size_t i = 0; i < REJECT_COUNT; i++)
		if (l->rejected[i])
			add_count(t, l, "rejected", reject_word((enum reject_reason)i),
				  l->rejected[i]);
	for (size_t i = 0; i < l->file_count; i++)
		if (l->files[i].content[0])
			add_count(t, l, "file", l->files[i].content, l->files[i].rows_read);
	add_date(t, l, "oldest", l->oldest);
	add_date(t, l, "newest", l->newest);
}

/* ---- of observations ---- */

/* The middle of the step that the median is in, to the dollar. */
static double median_of(const struct group *g)
{
	uint64_t below = 0;
	size_t s = 0;

	if (!g->paid)
		return NAN;
	while (s < STEPS && (below += g->steps[s]) * 2 < g->paid)
		s++;
	return round(exp(((double)s + 0.5) / STEPS_PER_E));
}

static const char *word_of(const struct group *g, const struct catalogue *catalogue, char out[4])
{
	uint32_t value = (uint32_t)g->key;

	switch ((enum dimension)((g->key >> 56) - 1)) {
	case OF_LEVEL:
		return level_word((enum level)value);
	case OF_ROLE:
		return value == ROLE_NONE ? "" : catalogue_role(catalogue, value)->id;
	case OF_COUNTRY:
	case OF_CURRENCY:
		code_text(value, out);
		return out;
	case OF_ALL:
	case DIMENSIONS:
		break;
	}
	return "";
}

static void add_group(struct fact_table *t, const char *source, const struct group *g,
		      const struct catalogue *catalogue, int year)
{
	char letters[4];

	if (g->n < FACT_N_LEAST)
		return;
	fact_table_add(t, &(struct fact){.source = source,
					 .kind = dimension_words[(g->key >> 56) - 1],
					 .key = word_of(g, catalogue, letters),
					 .year = year,
					 .n = (double)g->n,
					 .value = median_of(g)});
}

static int year_of(const struct group *g)
{
	return (int)(g->key >> 32 & 0xffff);
}

void fact_table_add_observed(struct fact_table *t, const char *source, const struct source_facts *f,
			     const struct catalogue *catalogue)
{
	struct source_facts *whole = source_facts_new();

	for (size_t i = 0; i < f->room; i++) {
		const struct group *g = &f->groups[i];
		if (!g->key)
			continue;
		if (year_of(g))
			add_group(t, source, g, catalogue, year_of(g));
		merge_group(source_facts_group(whole, g->key & ~(UINT64_C(0xffff) << 32)), g);
	}
	for (size_t i = 0; i < whole->room; i++)
		if (whole->groups[i].key)
			add_group(t, source, &whole->groups[i], catalogue, 0);
	source_facts_free(whole);
}

/* ---- of published tables ---- */

static void add_occupation(struct fact_table *t, const struct benchmark *b)
{
	char area[8], key[64];

	area_text(b->area, area);
	snprintf(key, sizeof(key), "%s %s", area, b->own_code ? b->own_code : b->occupation);
	fact_table_add(
	    t, &(struct fact){.source = b->source,
			      .kind = "occupation",
			      .key = key,
			      .year = b->date.year,
			      .n = b->employment.kind == VALUE_EXACT ? b->employment.amount : NAN,
			      .value = b->annual[BENCHMARK_P50].amount});
}

/* The same published row as the item before, carried to another occupation. */
static bool is_again(const struct benchmark_set *set, size_t i)
{
	const struct benchmark *b = &set->items[i], *before = i ? b - 1 : NULL;

	return before && b->own_code && before->own_code == b->own_code &&
	       before->line == b->line && before->source == b->source;
}

static const char *area_words(struct arena *texts, struct area area)
{
	char words[8];

	area_text(area, words);
	return arena_copy(texts, text_of(words));
}

/* What area_compare passes over is in the words of a state, too. */
static bool same_words(struct area a, struct area b)
{
	return area_compare(a, b) == 0 && a.place.country == b.place.country;
}

/* Cross-industry rows of single occupations; of metros and states the middle alone. */
static void add_benchmarks(struct fact_table *t, const struct benchmark_set *set)
{
	const struct area *last = NULL;
	struct fact_groups areas;
	struct arena texts;
	const char *words = "";

	arena_init(&texts);
	fact_groups_init(&areas);
	for (size_t i = 0; i < set->count; i++) {
		const struct benchmark *b = &set->items[i];
		if (is_again(set, i) || strcmp(b->industry, "000000") != 0 ||
		    b->annual[BENCHMARK_P50].kind != VALUE_EXACT)
			continue;
		if (!last || !same_words(*last, b->area))
			words = area_words(&texts, b->area);
		last = &b->area;
		fact_groups_add(&areas, (struct fact_group){b->source, "area", words, b->date.year},
				b->annual[BENCHMARK_P50].amount);
		if (b->area.kind == AREA_COUNTRY)
			add_occupation(t, b);
	}
	fact_groups_tell(t, &areas, fact_middle);
	fact_groups_release(&areas);
	arena_release(&texts);
}

void fact_table_add_published(struct fact_table *t, const struct published_tables *published)
{
	const struct exposure_set *exposures = &published->exposures;
	const struct projection_set *projections = &published->projections;

	add_benchmarks(t, &published->benchmarks);
	for (size_t i = 0; i < exposures->count; i++)
		fact_table_add(t, &(struct fact){.source = exposures->items[i].source,
						 .kind = exposures->items[i].measure,
						 .key = exposures->items[i].occupation,
						 .n = NAN,
						 .value = exposures->items[i].value});
	for (size_t i = 0; i < projections->count; i++)
		fact_table_add(t, &(struct fact){.source = projections->items[i].source,
						 .kind = "projection",
						 .key = projections->items[i].occupation,
						 .n = NAN,
						 .value = projections->items[i].percent_change});
}
