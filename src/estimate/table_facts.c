/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table_facts.c: what O*NET's tables and counts of job postings say, in one number per occupation or place and year, so
 * that the guard sees values beside the wrong occupation, in another unit, of an old edition; see table_facts.h.
 *
 * Of words there is the least of their hashes: with two editions' words of an occupation it is equal as often as these
 * have words in common (Broder, On the resemblance and containment of documents, 1997). */
#include "estimate/table_facts.h"

#include <math.h>
#include <stdio.h>

#include "base/intern.h"
#include "estimate/fact_groups.h"

/* Bits of a hash that a double and six digits of a CSV field hold. */
enum { HASH_BITS = 32 };

static double hash_of(const char *words)
{
	return (double)(text_hash(text_of(words)) >> (64 - HASH_BITS));
}

/* ---- of occupations ---- */

static void add(struct fact_groups *f, const char *source, const char *kind, const char *key,
		double value)
{
	fact_groups_add(f, (struct fact_group){.source = source, .kind = kind, .key = key}, value);
}

static void add_words(struct fact_table *t, const struct published_tables *p)
{
	struct fact_groups words;

	fact_groups_init(&words);
	for (size_t i = 0; i < p->tasks.count; i++) {
		const struct task *r = &p->tasks.items[i];
		add(&words, r->source, FACT_TASK_WORDS, r->occupation, hash_of(r->text));
	}
	for (size_t i = 0; i < p->technologies.count; i++) {
		const struct technology *r = &p->technologies.items[i];
		add(&words, r->source, FACT_TECHNOLOGY_WORDS, r->occupation, hash_of(r->name));
	}
	for (size_t i = 0; i < p->reported_titles.count; i++) {
		const struct reported_title *r = &p->reported_titles.items[i];
		add(&words, r->source, FACT_TITLE_WORDS, r->occupation, hash_of(r->title));
	}
	for (size_t i = 0; i < p->related.count; i++) {
		const struct related_pair *r = &p->related.items[i];
		add(&words, r->source, FACT_RELATED_WORDS, r->occupation, hash_of(r->related));
	}
	fact_groups_tell(t, &words, fact_least);
	fact_groups_release(&words);
}

/* Each with groups of its own, so that a row is mostly of the group of the one before. */
static void add_task_measures(struct fact_table *t, const struct task_set *tasks)
{
	struct fact_groups people, model, use;

	fact_groups_init(&people);
	fact_groups_init(&model);
	fact_groups_init(&use);
	for (size_t i = 0; i < tasks->count; i++) {
		const struct task *r = &tasks->items[i];
		add(&people, r->source, "task-people", r->occupation, r->people);
		add(&model, r->source, "task-model", r->occupation, r->model);
		add(&use, r->source, "task-use", r->occupation, r->use);
	}
	fact_groups_tell(t, &people, fact_mean);
	fact_groups_tell(t, &model, fact_mean);
	fact_groups_tell(t, &use, fact_mean);
	fact_groups_release(&people);
	fact_groups_release(&model);
	fact_groups_release(&use);
}

static void add_measures(struct fact_table *t, const struct published_tables *p)
{
	struct fact_groups measures;

	add_task_measures(t, &p->tasks);
	fact_groups_init(&measures);
	for (size_t i = 0; i < p->technologies.count; i++) {
		const struct technology *r = &p->technologies.items[i];
		add(&measures, r->source, "technology-hot", r->occupation, r->hot);
	}
	for (size_t i = 0; i < p->job_zones.count; i++) {
		const struct job_zone *r = &p->job_zones.items[i];
		add(&measures, r->source, "job-zone", r->occupation, r->zone);
	}
	fact_groups_tell(t, &measures, fact_mean);
	fact_groups_release(&measures);
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
static void add_date(struct fact_groups *dates, const char *source, int year, int month)
{
	add(dates, source, "date", "newest", 100 * year + month);
}

static void add_postings(struct fact_table *t, const struct published_tables *p)
{
	struct fact_groups values, dates;
	struct arena texts;

	arena_init(&texts);
	fact_groups_init(&values);
	fact_groups_init(&dates);
	for (size_t i = 0; i < p->posting_shares.count; i++) {
		const struct posting_share *r = &p->posting_shares.items[i];
		const struct area area = {.kind = AREA_COUNTRY, .place.country = r->country};
		add(&values, r->source, FACT_POSTING_SHARES, place_key(&texts, area, r->year, ""),
		    r->percent);
		add_date(&dates, r->source, r->year, r->month);
	}
	for (size_t i = 0; i < p->posting_indices.count; i++) {
		const struct posting_index *r = &p->posting_indices.items[i];
		const struct area area = {.kind = r->state ? AREA_STATE : AREA_COUNTRY,
					  .place = {.country = r->country, .state = r->state}};
		add(&values, r->source, FACT_POSTING_INDICES,
		    place_key(&texts, area, r->year, r->sector), r->index);
		add_date(&dates, r->source, r->year, r->month);
	}
	fact_groups_tell(t, &values, fact_mean);
	fact_groups_tell(t, &dates, fact_most);
	fact_groups_release(&values);
	fact_groups_release(&dates);
	arena_release(&texts);
}

/* ---- of benchmarks ---- */

/* A percentile's share of the median; NAN where one is not given. */
static double share_of_median(const struct benchmark *b, int percentile)
{
	const struct benchmark_value *median = &b->annual[BENCHMARK_P50];
	const struct benchmark_value *value = &b->annual[percentile];

	if (median->kind != VALUE_EXACT || value->kind != VALUE_EXACT || !(median->amount > 0))
		return NAN;
	return value->amount / median->amount;
}

static double employment_of(const struct benchmark *b)
{
	return b->employment.kind == VALUE_EXACT ? b->employment.amount : NAN;
}

static void add_benchmarks(struct fact_table *t, const struct published_tables *p)
{
	static const char *const keys[BENCHMARK_PERCENTILES] = {"p10", "p25", NULL, "p75", "p90"};
	struct fact_groups shares[BENCHMARK_PERCENTILES], employment;

	fact_groups_init(&employment);
	for (int k = 0; k < BENCHMARK_PERCENTILES; k++)
		fact_groups_init(&shares[k]);
	for (size_t i = 0; i < p->benchmarks.count; i++) {
		const struct benchmark *b = &p->benchmarks.items[i];
		for (int k = 0; k < BENCHMARK_PERCENTILES; k++)
			if (keys[k])
				add(&shares[k], b->source, FACT_SPREAD, keys[k],
				    share_of_median(b, k));
		add(&employment, b->source, FACT_SPREAD, "employment", employment_of(b));
	}
	for (int k = 0; k < BENCHMARK_PERCENTILES; k++) {
		fact_groups_tell(t, &shares[k], fact_middle);
		fact_groups_release(&shares[k]);
	}
	fact_groups_tell(t, &employment, fact_middle);
	fact_groups_release(&employment);
}

void fact_table_add_tables(struct fact_table *t, const struct published_tables *published)
{
	add_benchmarks(t, published);
	add_words(t, published);
	add_measures(t, published);
	add_postings(t, published);
}
