/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table_facts.c: what O*NET's tables and counts of job postings say, in one number per occupation or place and year, so
 * that the guard sees values beside the wrong occupation, in another unit, of an old edition; see table_facts.h.
 *
 * Of words there is the least of their hashes: with two editions' words of an occupation it is equal as often as these
 * have words in common (Broder, On the resemblance and containment of documents, 1997). */
#include "estimate/table_facts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"

/* Bits of a hash that a double and six digits of a CSV field hold. */
enum { HASH_BITS = 32 };

/* One row's word of a key. */
struct item {
	const char *source, *kind, *key;
	double value;
};
struct items {
	struct item *items;
	size_t count, room;
};

static void add(struct items *list, struct item item)
{
	if (isnan(item.value))
		return;
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof(item));
	list->items[list->count++] = item;
}

static double hash_of(const char *words)
{
	return (double)(text_hash(text_of(words)) >> (64 - HASH_BITS));
}

/* Mostly they are the same text. */
static int compare_texts(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a, b);
}

static int compare_items(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = compare_texts(a->source, b->source);

	if (!order)
		order = compare_texts(a->kind, b->kind);
	if (!order)
		order = compare_texts(a->key, b->key);
	return order ? order : (a->value > b->value) - (a->value < b->value);
}

static bool same_key(const struct item *a, const struct item *b)
{
	return strcmp(a->source, b->source) == 0 && strcmp(a->kind, b->kind) == 0 &&
	       strcmp(a->key, b->key) == 0;
}

static double mean(const struct item *items, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += items[i].value;
	return sum / (double)count;
}

static double least(const struct item *items, size_t count)
{
	(void)count;
	return items[0].value;
}

/* A fact per source, kind and key; empties the list. */
static void put_together(struct fact_table *t, struct items *list,
			 double (*value_of)(const struct item *, size_t))
{
	if (list->count)
		qsort(list->items, list->count, sizeof(*list->items), compare_items);
	for (size_t i = 0, end; i < list->count; i = end) {
		const struct item *first = &list->items[i];
		for (end = i; end < list->count && same_key(first, &list->items[end]); end++)
			;
		fact_table_add(t, &(struct fact){.source = first->source,
						 .kind = first->kind,
						 .key = first->key,
						 .n = (double)(end - i),
						 .value = value_of(first, end - i)});
	}
	free(list->items);
	*list = (struct items){.items = NULL};
}

/* ---- of occupations ---- */

static void add_words(struct fact_table *t, const struct published_tables *p)
{
	struct items list = {.items = NULL};

	for (size_t i = 0; i < p->tasks.count; i++) {
		const struct task *r = &p->tasks.items[i];
		add(&list,
		    (struct item){r->source, FACT_TASK_WORDS, r->occupation, hash_of(r->text)});
	}
	for (size_t i = 0; i < p->technologies.count; i++) {
		const struct technology *r = &p->technologies.items[i];
		add(&list, (struct item){r->source, FACT_TECHNOLOGY_WORDS, r->occupation,
					 hash_of(r->name)});
	}
	for (size_t i = 0; i < p->reported_titles.count; i++) {
		const struct reported_title *r = &p->reported_titles.items[i];
		add(&list,
		    (struct item){r->source, FACT_TITLE_WORDS, r->occupation, hash_of(r->title)});
	}
	for (size_t i = 0; i < p->related.count; i++) {
		const struct related_pair *r = &p->related.items[i];
		add(&list, (struct item){r->source, FACT_RELATED_WORDS, r->occupation,
					 hash_of(r->related)});
	}
	put_together(t, &list, least);
}

static void add_measures(struct fact_table *t, const struct published_tables *p)
{
	struct items list = {.items = NULL};

	for (size_t i = 0; i < p->tasks.count; i++) {
		const struct task *r = &p->tasks.items[i];
		add(&list, (struct item){r->source, "task-people", r->occupation, r->people});
		add(&list, (struct item){r->source, "task-model", r->occupation, r->model});
		add(&list, (struct item){r->source, "task-use", r->occupation, r->use});
	}
	for (size_t i = 0; i < p->technologies.count; i++) {
		const struct technology *r = &p->technologies.items[i];
		add(&list, (struct item){r->source, "technology-hot", r->occupation, r->hot});
	}
	for (size_t i = 0; i < p->job_zones.count; i++) {
		const struct job_zone *r = &p->job_zones.items[i];
		add(&list, (struct item){r->source, "job-zone", r->occupation, r->zone});
	}
	put_together(t, &list, mean);
}

/* ---- of postings ---- */

/* "US-CA 2024 Software Development" */
static const char *place_key(struct arena *texts, struct area area, int year, const char *sector)
{
	char place[8], key[160];

	area_text(area, place);
	snprintf(key, sizeof(key), "%s %d%s%s", place, year, *sector ? " " : "", sector);
	return arena_copy(texts, text_of(key));
}

/* When they were counted, as YYYYMM. */
static void add_date(struct items *list, const char *source, int year, int month)
{
	add(list, (struct item){source, "date", "newest", 100 * year + month});
}

static double most(const struct item *items, size_t count)
{
	return items[count - 1].value;
}

static void add_postings(struct fact_table *t, const struct published_tables *p)
{
	struct items values = {.items = NULL}, dates = {.items = NULL};
	struct arena texts;

	arena_init(&texts);
	for (size_t i = 0; i < p->posting_shares.count; i++) {
		const struct posting_share *r = &p->posting_shares.items[i];
		const struct area area = {.kind = AREA_COUNTRY, .place.country = r->country};
		add(&values, (struct item){r->source, FACT_POSTING_SHARES,
					   place_key(&texts, area, r->year, ""), r->percent});
		add_date(&dates, r->source, r->year, r->month);
	}
	for (size_t i = 0; i < p->posting_indices.count; i++) {
		const struct posting_index *r = &p->posting_indices.items[i];
		const struct area area = {.kind = r->state ? AREA_STATE : AREA_COUNTRY,
					  .place = {.country = r->country, .state = r->state}};
		add(&values, (struct item){r->source, FACT_POSTING_INDICES,
					   place_key(&texts, area, r->year, r->sector), r->index});
		add_date(&dates, r->source, r->year, r->month);
	}
	put_together(t, &values, mean);
	put_together(t, &dates, most);
	arena_release(&texts);
}

/* ---- of benchmarks ---- */

static double middle(const struct item *items, size_t count)
{
	return items[count / 2].value;
}

/* A percentile's share of the median; NAN where one is not given. */
static double share_of_median(const struct benchmark *b, int percentile)
{
	const struct benchmark_value *median = &b->annual[BENCHMARK_P50];
	const struct benchmark_value *value = &b->annual[percentile];

	if (median->kind != VALUE_EXACT || value->kind != VALUE_EXACT || !(median->amount > 0))
		return NAN;
	return value->amount / median->amount;
}

static void add_benchmarks(struct fact_table *t, const struct published_tables *p)
{
	static const char *const keys[BENCHMARK_PERCENTILES] = {"p10", "p25", NULL, "p75", "p90"};
	struct items list = {.items = NULL};

	for (int k = 0; k < BENCHMARK_PERCENTILES; k++) {
		for (size_t i = 0; keys[k] && i < p->benchmarks.count; i++) {
			const struct benchmark *b = &p->benchmarks.items[i];
			add(&list,
			    (struct item){b->source, FACT_SPREAD, keys[k], share_of_median(b, k)});
		}
		put_together(t, &list, middle);
	}
	for (size_t i = 0; i < p->benchmarks.count; i++) {
		const struct benchmark *b = &p->benchmarks.items[i];
		if (b->employment.kind == VALUE_EXACT)
			add(&list, (struct item){b->source, FACT_SPREAD, "employment",
						 b->employment.amount});
	}
	put_together(t, &list, middle);
}

void fact_table_add_tables(struct fact_table *t, const struct published_tables *published)
{
	add_benchmarks(t, published);
	add_words(t, published);
	add_measures(t, published);
	add_postings(t, published);
}
