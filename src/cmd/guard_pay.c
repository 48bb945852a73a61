/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_pay.c: what a source's rows are paid and what its tables say, beside what they did; see guard_source.h. */
#include "cmd/guard_source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/band_changes.h"
#include "stats/ranks.h"

enum { VALUES_LEAST = 8 };
/* Medians of groups are those of steps of 1%. */
#define FACT_STEP 0.01
#define CORRELATION_LEAST 0.8
/* Figures of another date that are the same to the dollar: so large a part, and it is the same edition. */
#define SAME_FIGURES 0.9

/* ---- rows of people ---- */

static bool is_group(const char *kind)
{
	static const char *const kinds[] = {"level", "country", "currency", "role"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return false;
}

static struct date date_of_fact(const struct fact *f)
{
	long number = f ? (long)f->value : 0;

	return (struct date){.year = (int16_t)(number / 100), .month = (int8_t)(number % 100)};
}

static double growth_of_source(const struct source_pair *p)
{
	const struct fact *was = fact_find(p->was, p->source, "date", "newest", 0);
	const struct fact *is = fact_find(p->is, p->source, "date", "newest", 0);

	return guard_growth(p->in, CODE2('U', 'S'), date_of_fact(was), date_of_fact(is));
}

static void judge_group(const struct source_pair *p, const struct fact *was, const struct fact *is,
			double move, double limit)
{
	if (!guard_exceeds(move, fmax(limit, guard_chance(was->n, is->n))))
		return;
	findings_add(p->findings, GRAVE_GROUP, fabs(move),
		     "%s: median pay of %s %s%s%.0d is %.3g times that of %s (%.0f, now %.0f)%s",
		     p->source, was->kind, *was->key ? was->key : "unknown",
		     was->year ? " in " : "", was->year, exp(move), p->baseline->name, was->value,
		     is->value, guard_unit_words(exp(move)));
}

/* Groups of one year that both runs have, or without their years. */
static size_t judge_groups(const struct source_pair *p, bool by_year, double *moves)
{
	struct fact_range all = fact_range_of(p->was, p->source, NULL);
	double grown = by_year ? 1 : growth_of_source(p);
	double limit = guard_limit(p->in->summary->settings, p->baseline);
	size_t count = 0;

	for (size_t i = 0; i < all.count; i++) {
		const struct fact *was = &all.items[i], *is;
		double move;
		if (!is_group(was->kind) || (was->year != 0) != by_year || !(was->value > 0))
			continue;
		is = fact_find(p->is, p->source, was->kind, was->key, was->year);
		if (!is || !(is->value > 0))
			continue;
		move = log(is->value / was->value) - log(grown);
		moves[count++] = move;
		judge_group(p, was, is, move, by_year ? limit : fmax(limit, log(2)));
	}
	return count;
}

/* The newest year that both have. */
static int newest_year(const struct source_pair *p)
{
	struct fact_range all = fact_range_of(p->was, p->source, "all");
	int year = 0;

	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].year > year &&
		    fact_find(p->is, p->source, "all", "", all.items[i].year))
			year = all.items[i].year;
	return year;
}

/* Rows of years that the earlier run did not have, beside the newest year that it had. */
static void judge_new_years(const struct source_pair *p)
{
	struct fact_range all = fact_range_of(p->is, p->source, NULL);
	double *moves = mem_alloc(all.count, sizeof(*moves)), shift;
	int year = newest_year(p);
	size_t count = 0;

	for (size_t i = 0; year && i < all.count; i++) {
		const struct fact *is = &all.items[i], *was;
		if (!is_group(is->kind) || is->year <= year || !(is->value > 0))
			continue;
		was = fact_find(p->is, p->source, is->kind, is->key, year);
		if (was && was->value > 0)
			moves[count++] = log(is->value / was->value);
	}
	shift = median_in_place(moves, count);
	if (count && fabs(shift) > log(p->in->summary->settings->guard_plausible))
		findings_add(p->findings, GRAVE_VALUES, fabs(shift),
			     "%s: pay of its new years is %.3g times that of %d, by the median of "
			     "%zu groups%s",
			     p->source, exp(shift), year, count, guard_unit_words(exp(shift)));
	free(moves);
}

static void judge_people(const struct source_pair *p)
{
	double *moves = mem_alloc(p->was->count, sizeof(*moves)), shift, limit;
	size_t count = judge_groups(p, true, moves);
	bool firm = count >= VALUES_LEAST;

	if (!count)
		count = judge_groups(p, false, moves);
	shift = median_in_place(moves, count);
	/* Few groups, and those of other years, are judged as cells are. */
	limit = FACT_STEP + (firm ? log1p(p->in->summary->settings->guard_shift)
				  : guard_limit(p->in->summary->settings, p->baseline));
	if (count && guard_exceeds(shift, limit))
		findings_add(
		    p->findings, GRAVE_VALUES, fabs(shift),
		    "%s: pay is %.3g times that of %s, by the median of %zu groups of its rows%s",
		    p->source, exp(shift), p->baseline->name, count, guard_unit_words(exp(shift)));
	free(moves);
	judge_new_years(p);
}

/* ---- published tables ---- */

/* The values of both that have one key, in the order of the keys. */
struct values {
	double *was, *is;
	size_t count, was_count, equal;
};

/* The kind's facts by key alone: of two years of a table there is one row each. */
static struct values values_of(const struct source_pair *p, const char *kind)
{
	struct fact_range old = fact_range_of(p->was, p->source, kind);
	struct fact_range now = fact_range_of(p->is, p->source, kind);
	struct values v = {.was = mem_alloc(old.count, sizeof(double)),
			   .is = mem_alloc(old.count, sizeof(double)),
			   .was_count = old.count};

	for (size_t i = 0, k = 0; i < old.count && k < now.count;) {
		int order = strcmp(old.items[i].key, now.items[k].key);
		if (order == 0 && !isnan(old.items[i].value) && !isnan(now.items[k].value)) {
			v.was[v.count] = old.items[i].value;
			v.is[v.count] = now.items[k].value;
			v.equal += !figure_differs(v.was[v.count], v.is[v.count], 0.01);
			v.count++;
		}
		i += order <= 0;
		k += order >= 0;
	}
	return v;
}

static void values_release(struct values *v)
{
	free(v->was);
	free(v->is);
}

static void judge_order(const struct source_pair *p, const char *kind, const struct values *v)
{
	double correlation = rank_correlation(v->was, v->is, v->count);

	if (v->count >= VALUES_LEAST && correlation < CORRELATION_LEAST)
		findings_add(
		    p->findings, GRAVE_VALUES, 1 - correlation,
		    "%s: %s has another order than in %s (rank correlation %.2f of %zu): are "
		    "values beside the wrong occupations?",
		    p->source, kind, p->baseline->name, correlation, v->count);
	if (v->was_count >= VALUES_LEAST && v->count * 2 < v->was_count)
		findings_add(p->findings, GRAVE_ROWS, 2,
			     "%s: %zu of %zu values of %s are gone since %s", p->source,
			     v->was_count - v->count, v->was_count, kind, p->baseline->name);
}

/* The middle of the logs of the factors; NAN where values have no factor. */
static double factor_of(const struct values *v)
{
	double *logs = mem_alloc(v->count, sizeof(*logs)), middle;
	size_t count = 0;

	for (size_t i = 0; i < v->count; i++)
		if (v->was[i] > 0 && v->is[i] > 0)
			logs[count++] = log(v->is[i] / v->was[i]);
	middle = median_in_place(logs, count);
	free(logs);
	return middle;
}

static void judge_occupations(const struct source_pair *p, const char *kind)
{
	struct fact_range old = fact_range_of(p->was, p->source, kind);
	struct fact_range now = fact_range_of(p->is, p->source, kind);
	struct values v = values_of(p, kind);
	bool same_year = old.count && now.count && old.items[0].year == now.items[0].year;
	double shift = factor_of(&v), grown = log(growth_of_source(p));
	double limit = log1p(same_year ? p->in->summary->settings->guard_benchmark
				       : p->in->summary->settings->guard_shift);

	judge_order(p, kind, &v);
	if (v.count && fabs(shift - grown) > limit)
		findings_add(
		    p->findings, GRAVE_VALUES, fabs(shift - grown),
		    "%s: pay is %.3g times that of %s, by the median of %zu of its figures%s",
		    p->source, exp(shift), p->baseline->name, v.count,
		    guard_unit_words(exp(shift)));
	if (!same_year && v.count >= VALUES_LEAST &&
	    (double)v.equal > SAME_FIGURES * (double)v.count)
		findings_add(
		    p->findings, GRAVE_DATE, 1000,
		    "%s: the figures of %d are dated %d now: is an old file named as a new one?",
		    p->source, old.items[0].year, now.items[0].year);
	values_release(&v);
}

/* A measure: its scale and its order. */
static void judge_measure(const struct source_pair *p, const char *kind)
{
	struct values v = values_of(p, kind);
	double factor = factor_of(&v);

	judge_order(p, kind, &v);
	if (v.count >= VALUES_LEAST && fabs(factor) > log(2))
		findings_add(p->findings, GRAVE_VALUES, fabs(factor),
			     "%s: %s is %.3g times that of %s: has its scale changed?", p->source,
			     kind, exp(factor), p->baseline->name);
	values_release(&v);
}

static bool is_measure(const char *kind)
{
	static const char *const others[] = {"rows", "rejected", "date",      "all",
					     "file", "area",	 "occupation"};

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcmp(kind, others[i]) == 0)
			return false;
	return !is_group(kind);
}

void guard_pay(const struct source_pair *p)
{
	struct fact_range all = fact_range_of(p->was, p->source, NULL);

	if (fact_range_of(p->was, p->source, "all").count)
		judge_people(p);
	for (size_t i = 0; i < all.count; i++) {
		const char *kind = all.items[i].kind;
		if (i && strcmp(kind, all.items[i - 1].kind) == 0)
			continue;
		if (strcmp(kind, "occupation") == 0 ||
		    (strcmp(kind, "area") == 0 &&
		     !fact_range_of(p->was, p->source, "occupation").count))
			judge_occupations(p, kind);
		else if (is_measure(kind))
			judge_measure(p, kind);
	}
}
