/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_pay.c: what a source's rows are paid, beside what they were; see guard_source.h. */
#include "cmd/guard_source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stats/ranks.h"

enum { VALUES_LEAST = 8 };
/* Medians of groups are those of steps of 1%. */
#define FACT_STEP 0.01

/* ---- rows of people ---- */

bool guard_is_group(const char *kind)
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

double guard_growth_of_source(const struct source_pair *p)
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

/* Pay of one year in one currency, in dollars, moves with its rate of exchange, which is that of the year. */
static double limit_of(const struct source_pair *p, const struct fact *was, bool by_year)
{
	const struct settings *settings = p->in->summary->settings;
	double limit = guard_limit(settings, p->baseline);

	if (!by_year)
		return fmax(limit, log(2));
	if (strcmp(was->kind, "currency") == 0 && !p->baseline->accepted)
		return fmin(limit, log1p(settings->guard_shift) + FACT_STEP);
	return limit;
}

/* Groups of one year that both runs have, or without their years. */
static size_t judge_groups(const struct source_pair *p, bool by_year, double *moves)
{
	struct fact_range all = fact_range_of(p->was, p->source, NULL);
	double grown = by_year ? 1 : guard_growth_of_source(p);
	size_t count = 0;

	for (size_t i = 0; i < all.count; i++) {
		const struct fact *was = &all.items[i], *is;
		double move;
		if (!guard_is_group(was->kind) || (was->year != 0) != by_year || !(was->value > 0))
			continue;
		is = fact_find(p->is, p->source, was->kind, was->key, was->year);
		if (!is || !(is->value > 0))
			continue;
		move = log(is->value / was->value) - log(grown);
		moves[count++] = move;
		judge_group(p, was, is, move, limit_of(p, was, by_year));
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
		if (!guard_is_group(is->kind) || is->year <= year || !(is->value > 0))
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

void guard_pay(const struct source_pair *p)
{
	if (fact_range_of(p->was, p->source, "all").count)
		judge_people(p);
}
