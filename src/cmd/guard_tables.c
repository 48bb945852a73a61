/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_tables.c: what a source's published tables say, beside what they did; see guard_source.h. */
#include "cmd/guard_source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/band_changes.h"
#include "estimate/table_facts.h"
#include "stats/ranks.h"

enum { VALUES_LEAST = 8 };
#define CORRELATION_LEAST 0.8
/* Of a table's figures as many may be gone; of those at its end, fewer than so many. */
#define GONE_MOST 0.1
enum { TAIL_LEAST = 8 };
/* Two editions' words of an occupation that are the same, at least. */
#define SAME_WORDS_LEAST 0.5
/* Figures of another date that are the same to the dollar: so large a part, and it is the same edition. */
#define SAME_FIGURES 0.9

/* The values of both that have one key, in the order of the keys. */
struct values {
	double *was, *is;
	size_t count, was_count, equal;
	size_t tail; /* of the earlier ones, those after the last that both have */
};

static double value_of(const struct fact *f)
{
	return f->value;
}

static double number_of(const struct fact *f)
{
	return f->n;
}

/* The kind's facts by key alone: of two years of a table there is one row each. */
static struct values values_of(const struct source_pair *p, const char *kind,
			       double (*figure)(const struct fact *))
{
	struct fact_range old = fact_range_of(p->was, p->source, kind);
	struct fact_range now = fact_range_of(p->is, p->source, kind);
	struct values v = {.was = mem_alloc(old.count, sizeof(double)),
			   .is = mem_alloc(old.count, sizeof(double)),
			   .was_count = old.count,
			   .tail = old.count};

	for (size_t i = 0, k = 0; i < old.count && k < now.count;) {
		int order = strcmp(old.items[i].key, now.items[k].key);
		double was = figure(&old.items[i]), is = figure(&now.items[k]);
		if (order == 0)
			v.tail = old.count - i - 1;
		if (order == 0 && !isnan(was) && !isnan(is)) {
			v.was[v.count] = was;
			v.is[v.count] = is;
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

static bool varies(const double *values, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (figure_differs(values[0], values[i], 1e-9))
			return true;
	return false;
}

static void judge_order(const struct source_pair *p, const char *what, const struct values *v)
{
	double correlation = rank_correlation(v->was, v->is, v->count);

	if (v->count >= VALUES_LEAST && correlation < CORRELATION_LEAST)
		findings_add(
		    p->findings, GRAVE_VALUES, 1 - correlation,
		    "%s: %s has another order than in %s (rank correlation %.2f of %zu): are "
		    "values beside the wrong occupations?",
		    p->source, what, p->baseline->name, correlation, v->count);
	if (v->count >= VALUES_LEAST && varies(v->was, v->count) && !varies(v->is, v->count))
		findings_add(
		    p->findings, GRAVE_VALUES, 2,
		    "%s: all %zu values of %s are alike, and were not in %s: is the column right?",
		    p->source, v->count, what, p->baseline->name);
}

/* Long ago half of them may have been others. */
static void judge_gone(const struct source_pair *p, const char *what, const struct values *v)
{
	size_t gone = v->was_count - v->count;
	double most = p->baseline->accepted ? 0.5 : GONE_MOST;
	bool cut = !p->baseline->accepted && gone >= TAIL_LEAST && v->tail == gone;

	if (v->was_count < VALUES_LEAST || (!((double)gone > most * (double)v->was_count) && !cut))
		return;
	findings_add(p->findings, GRAVE_ROWS, 2, "%s: %zu of %zu values of %s are gone since %s%s",
		     p->source, gone, v->was_count, what, p->baseline->name,
		     v->tail == gone ? ", all after the last one that is left: is the file cut?"
				     : ": is the file whole?");
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

static bool same_edition(const struct source_pair *p)
{
	const struct fact *was = fact_find(p->was, p->source, "date", "newest", 0);
	const struct fact *is = fact_find(p->is, p->source, "date", "newest", 0);

	return was && is && !figure_differs(was->value, is->value, 1);
}

/* How many people an occupation has: its weight among those of a role. */
static void judge_employment(const struct source_pair *p, const char *kind)
{
	struct values v = values_of(p, kind, number_of);

	judge_order(p, "employment", &v);
	values_release(&v);
}

static void judge_occupations(const struct source_pair *p, const char *kind)
{
	struct fact_range old = fact_range_of(p->was, p->source, kind);
	struct fact_range now = fact_range_of(p->is, p->source, kind);
	struct values v = values_of(p, kind, value_of);
	bool same_year = old.count && now.count && old.items[0].year == now.items[0].year;
	double shift = factor_of(&v), grown = log(guard_growth_of_source(p));
	double limit = log1p(same_year ? p->in->summary->settings->guard_benchmark
				       : p->in->summary->settings->guard_shift);

	judge_order(p, kind, &v);
	judge_gone(p, kind, &v);
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

/* How percentiles lie about their medians, and employment: of another edition nearly as they did. */
static void judge_spread(const struct source_pair *p)
{
	struct fact_range old = fact_range_of(p->was, p->source, FACT_SPREAD);
	double limit = log1p(same_edition(p) ? p->in->summary->settings->guard_benchmark
					     : p->in->summary->settings->guard_shift);

	for (size_t i = 0; i < old.count; i++) {
		const struct fact *was = &old.items[i];
		const struct fact *is = fact_find(p->is, p->source, FACT_SPREAD, was->key, 0);
		double move = is ? log(is->value / was->value) : 0;
		double most = strcmp(was->key, "employment") == 0
				  ? log1p(p->in->summary->settings->guard_shift)
				  : limit;
		if (was->n < FACT_N_LEAST)
			continue;
		if (!is)
			findings_add(p->findings, GRAVE_SHARES, 1,
				     "%s: no row has %s, and %.0f had in %s: is a column gone?",
				     p->source, was->key, was->n, p->baseline->name);
		else if (fabs(move) > most)
			findings_add(
			    p->findings, GRAVE_SHARES, fabs(move),
			    "%s: %s is %.3g times that of %s, by the median of its rows: is "
			    "another column read?",
			    p->source, was->key, exp(move), p->baseline->name);
	}
}

/* A measure: its scale and its order. */
static void judge_measure(const struct source_pair *p, const char *kind)
{
	struct values v = values_of(p, kind, value_of);
	double factor = factor_of(&v);

	judge_order(p, kind, &v);
	judge_gone(p, kind, &v);
	if (v.count >= VALUES_LEAST && fabs(factor) > log(2))
		findings_add(p->findings, GRAVE_VALUES, fabs(factor),
			     "%s: %s is %.3g times that of %s: has its scale changed?", p->source,
			     kind, exp(factor), p->baseline->name);
	values_release(&v);
}

/* What is said of each occupation in words: each edition keeps most of them. */
static void judge_words(const struct source_pair *p, const char *kind)
{
	struct values v = values_of(p, kind, value_of);

	judge_gone(p, kind, &v);
	if (v.count >= VALUES_LEAST && !p->baseline->accepted &&
	    (double)v.equal < SAME_WORDS_LEAST * (double)v.count)
		findings_add(p->findings, GRAVE_VALUES, 1 - (double)v.equal / (double)v.count,
			     "%s: %.0f%% of its %zu occupations have other %s than in %s: are they "
			     "beside the wrong ones?",
			     p->source, 100 * (1 - (double)v.equal / (double)v.count), v.count,
			     kind, p->baseline->name);
	values_release(&v);
}

/* The year of "US-CA 2024 Software Development". */
static int year_of_key(const char *key)
{
	const char *blank = strchr(key, ' ');

	return blank ? (int)strtol(blank, NULL, 10) : 0;
}

/* The past does not change; the year that was not over may double. */
static void judge_postings(const struct source_pair *p, const char *kind)
{
	struct fact_range old = fact_range_of(p->was, p->source, kind);
	const struct fact *newest = fact_find(p->was, p->source, "date", "newest", 0);
	struct values v = values_of(p, kind, value_of);

	for (size_t i = 0; i < old.count; i++) {
		const struct fact *was = &old.items[i];
		const struct fact *is = fact_find(p->is, p->source, kind, was->key, 0);
		bool over = newest && year_of_key(was->key) < (int)newest->value / 100;
		double limit = over ? guard_limit(p->in->summary->settings, p->baseline) : log(2);
		if (is && was->value > 0 && guard_exceeds(log(is->value / was->value), limit))
			findings_add(p->findings, GRAVE_VALUES, fabs(log(is->value / was->value)),
				     "%s: %s of %s is %.4g, and was %.4g in %s: has its scale or "
				     "its base changed?",
				     p->source, kind, was->key, is->value, was->value,
				     p->baseline->name);
	}
	if ((double)(v.was_count - v.count) > GONE_MOST * (double)v.was_count)
		findings_add(p->findings, GRAVE_ROWS, 2,
			     "%s: %zu of %zu yearly values of %s are gone since %s: is the file "
			     "whole?",
			     p->source, v.was_count - v.count, v.was_count, kind,
			     p->baseline->name);
	values_release(&v);
}

static bool is_one_of(const char *kind, const char *const *kinds)
{
	while (*kinds && strcmp(kind, *kinds) != 0)
		kinds++;
	return *kinds;
}

static void judge_kind(const struct source_pair *p, const char *kind)
{
	static const char *const others[] = {"rows", "rejected",  "date", "all",
					     "file", FACT_SPREAD, NULL};
	static const char *const words[] = {FACT_TASK_WORDS, FACT_TECHNOLOGY_WORDS,
					    FACT_TITLE_WORDS, FACT_RELATED_WORDS, NULL};
	static const char *const postings[] = {FACT_POSTING_SHARES, FACT_POSTING_INDICES, NULL};

	if (strcmp(kind, "occupation") == 0) {
		judge_occupations(p, kind);
		judge_employment(p, kind);
	} else if (strcmp(kind, "area") == 0) {
		if (!fact_range_of(p->was, p->source, "occupation").count)
			judge_occupations(p, kind);
	} else if (is_one_of(kind, words)) {
		judge_words(p, kind);
	} else if (is_one_of(kind, postings)) {
		judge_postings(p, kind);
	} else if (!guard_is_group(kind) && !is_one_of(kind, others)) {
		judge_measure(p, kind);
	}
}

void guard_tables(const struct source_pair *p)
{
	struct fact_range all = fact_range_of(p->was, p->source, NULL);

	judge_spread(p);
	for (size_t i = 0; i < all.count; i++)
		if (!i || strcmp(all.items[i].kind, all.items[i - 1].kind) != 0)
			judge_kind(p, all.items[i].kind);
}
