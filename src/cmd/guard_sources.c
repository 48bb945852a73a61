/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_sources.c: each source's rows beside those it had: are they there, as many, of the same edition, with the
 * same codes? What they are paid is guard_pay.c's, what tables say
 * guard_tables.c's. See guard_private.h. */
#include "cmd/guard_source.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Where no year is in both runs the rows are others, and their shares may differ by so many times more. */
#define OTHER_ROWS 2.5
/* Rows that changed their code while no row left: so many, and so large a part. */
enum { RECODED_LEAST = 10, YEAR_LEAST = 2 * FACT_N_LEAST };
#define RECODED_SHARE 3e-4

static const char *const dimensions[] = {"level", "country", "currency", "role", NULL};

static double rows(const struct fact_table *t, const char *source, const char *key)
{
	return fact_n(fact_find(t, source, "rows", key, 0));
}

/* ---- how many ---- */

/* Rows of the years that both have; false: there is no such year. */
static bool rows_of_same_years(const struct source_pair *p, double *was, double *is)
{
	struct fact_range all = fact_range_of(p->was, p->source, "all");

	*was = *is = 0;
	for (size_t i = 0; i < all.count; i++) {
		const struct fact *same = fact_find(p->is, p->source, "all", "", all.items[i].year);
		if (!all.items[i].year || !same)
			continue;
		*was += all.items[i].n;
		*is += same->n;
	}
	return *was > 0;
}

static void judge_count(const struct source_pair *p, const char *what, double was, double is)
{
	double limit = p->in->summary->settings->guard_rows;

	if (was >= FACT_N_LEAST && is * limit < was)
		findings_add(p->findings, GRAVE_ROWS, was / fmax(is, 1),
			     "%s: %.0f rows%s in %s are %.0f now: is the file whole?", p->source,
			     was, what, p->baseline->name, is);
	if (was >= FACT_N_LEAST && is > was * limit)
		findings_add(p->findings, GRAVE_ROWS, is / was,
			     "%s: %.0f rows%s in %s are %.0f now: are rows in it twice?", p->source,
			     was, what, p->baseline->name, is);
}

static void judge_rows(const struct source_pair *p)
{
	double was = rows(p->was, p->source, "used"), is = rows(p->is, p->source, "used");
	double old, now;

	if (rows_of_same_years(p, &old, &now)) {
		judge_count(p, " of the same years", old, now);
		is = fmin(is, was); /* new years may add what they like */
	}
	judge_count(p, "", was, is);
}

static bool lost_no_row(const struct source_pair *p)
{
	struct fact_range all = fact_range_of(p->was, p->source, "all");

	for (size_t i = 0; i < all.count; i++)
		if (fact_n(fact_find(p->is, p->source, "all", "", all.items[i].year)) <
		    all.items[i].n)
			return false;
	return all.count > 0;
}

/* At most so many rows of a group now: fewer than FACT_N_LEAST are not told. */
static double rows_of_group(const struct source_pair *p, const struct fact *was)
{
	const struct fact *is = fact_find(p->is, p->source, was->kind, was->key, was->year);

	return is ? is->n : FACT_N_LEAST - 1;
}

/* A key that is not told any more at all, though the source has rows of the same years. */
static void judge_untold(const struct source_pair *p, const char *dimension)
{
	struct fact_range r = fact_range_of(p->was, p->source, dimension);
	double limit = p->in->summary->settings->guard_rows, old, now;

	if (!rows_of_same_years(p, &old, &now))
		return;
	for (size_t i = 0; i < r.count; i++) {
		const struct fact *f = &r.items[i];
		if (!f->year && f->n > limit * FACT_N_LEAST &&
		    !fact_find(p->is, p->source, dimension, f->key, 0))
			findings_add(p->findings, GRAVE_ROWS, f->n / FACT_N_LEAST / 100,
				     "%s: of %.0f rows of %s %s in %s fewer than %d are left: is "
				     "the file whole, and are they read?",
				     p->source, f->n, dimension, *f->key ? f->key : "unknown",
				     p->baseline->name, FACT_N_LEAST);
	}
}

/* Rows of each country, of years that both runs have: one that is gone is lost in the sum of all. */
static void judge_countries(const struct source_pair *p)
{
	struct fact_range r = fact_range_of(p->was, p->source, "country");
	double limit = p->in->summary->settings->guard_rows;

	if (lost_no_row(p))
		return; /* judge_recoded's */
	/* One country's facts stand together. */
	for (size_t i = 0, end; i < r.count; i = end) {
		const char *country = r.items[i].key;
		double was = 0, is = 0;
		for (end = i; end < r.count && strcmp(r.items[end].key, country) == 0; end++) {
			const struct fact *f = &r.items[end];
			if (!f->year || !fact_find(p->is, p->source, "all", "", f->year))
				continue;
			was += f->n;
			is += rows_of_group(p, f);
		}
		if (is * limit < was)
			findings_add(p->findings, GRAVE_ROWS, was / fmax(is, 1) / 100,
				     "%s: %.0f rows of country %s in %s are at most %.0f now: is "
				     "the file whole?",
				     p->source, was, *country ? country : "unknown",
				     p->baseline->name, is);
	}
}

/* A year within those that the source has; the oldest may be left out, and the newest is judge_date's. */
static void judge_years(const struct source_pair *p)
{
	struct fact_range was = fact_range_of(p->was, p->source, "all");
	struct fact_range is = fact_range_of(p->is, p->source, "all");
	int oldest = 0;

	for (size_t i = 0; i < is.count && !oldest; i++)
		oldest = is.items[i].year;
	for (size_t i = 0; i < was.count; i++) {
		const struct fact *f = &was.items[i];
		if (f->year > oldest && oldest && f->n >= YEAR_LEAST &&
		    !fact_find(p->is, p->source, "all", "", f->year))
			findings_add(p->findings, GRAVE_ROWS, 2,
				     "%s: none of the %.0f rows of %d in %s is there: is the file "
				     "whole?",
				     p->source, f->n, f->year, p->baseline->name);
	}
}

/* ---- which edition ---- */

static void judge_date(const struct source_pair *p)
{
	const struct fact *was = fact_find(p->was, p->source, "date", "newest", 0);
	const struct fact *is = fact_find(p->is, p->source, "date", "newest", 0);

	if (was && is && is->value < was->value)
		findings_add(
		    p->findings, GRAVE_DATE, was->value - is->value,
		    "%s: its newest row is of %.0f now, and was of %.0f in %s (YYYYMM): is "
		    "this an old edition?",
		    p->source, is->value, was->value, p->baseline->name);
}

/* Another source's content under this name. */
static void judge_content(const struct source_pair *p)
{
	struct fact_range files = fact_range_of(p->is, p->source, "file");

	for (size_t i = 0; i < files.count; i++) {
		const char *content = files.items[i].key;
		if (fact_find(p->was, p->source, "file", content, 0))
			continue;
		for (size_t k = 0; k < p->was->count; k++) {
			const struct fact *f = &p->was->items[k];
			if (strcmp(f->kind, "file") == 0 && strcmp(f->key, content) == 0)
				findings_add(p->findings, GRAVE_SOURCE, 1,
					     "%s: a file of it is what %s had in %s: are two paths "
					     "swapped?",
					     p->source, f->source, p->baseline->name);
		}
	}
}

/* ---- what became of rows ---- */

static void judge_share(const struct source_pair *p, const char *what, double was, double was_of,
			double is, double is_of)
{
	double change;

	if (was_of < FACT_N_LEAST || is_of < FACT_N_LEAST)
		return;
	change = is / is_of - was / was_of;
	if (fabs(change) > p->in->summary->settings->guard_shares)
		findings_add(
		    p->findings, GRAVE_SHARES, fabs(change),
		    "%s: %.0f%% of its rows are %s, %.0f%% were in %s: has the file's form "
		    "changed?",
		    p->source, 100 * is / is_of, what, 100 * was / was_of, p->baseline->name);
}

static void judge_outcomes(const struct source_pair *p)
{
	static const struct {
		const char *key, *of, *words;
	} counts[] = {{"kept", "read", "used"},
		      {"filtered", "read", "filtered"},
		      {"matched", "used", "given a role"},
		      {"levelled", "used", "given a level"},
		      {"placed", "used", "given a country"}};

	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		judge_share(p, counts[i].words, rows(p->was, p->source, counts[i].key),
			    rows(p->was, p->source, counts[i].of),
			    rows(p->is, p->source, counts[i].key),
			    rows(p->is, p->source, counts[i].of));
	for (size_t i = 0; i < REJECT_COUNT; i++) {
		const char *word = reject_word((enum reject_reason)i);
		judge_share(p, word, fact_n(fact_find(p->was, p->source, "rejected", word, 0)),
			    rows(p->was, p->source, "read"),
			    fact_n(fact_find(p->is, p->source, "rejected", word, 0)),
			    rows(p->is, p->source, "read"));
	}
}

/* ---- codes ---- */

/* Half the sum of what the shares differ by: the part of the rows that would have to change. */
struct share_change {
	double moved;
	double most; /* of one key, and its shares */
	const char *key;
	double share_was, share_is;
};

static void add_change(struct share_change *c, const char *key, double was, double is)
{
	c->moved += fabs(is - was) / 2;
	if (fabs(is - was) <= c->most)
		return;
	c->most = fabs(is - was);
	c->key = key;
	c->share_was = was;
	c->share_is = is;
}

static struct share_change changes_of(const struct source_pair *p, const char *dimension, int year,
				      double all_was, double all_is)
{
	struct share_change c = {.key = ""};
	double told_was = 0, told_is = 0;

	for (int side = 0; side < 2; side++) {
		const struct fact_table *t = side ? p->is : p->was, *other = side ? p->was : p->is;
		struct fact_range r = fact_range_of(t, p->source, dimension);
		for (size_t i = 0; i < r.count; i++) {
			const struct fact *f = &r.items[i];
			const struct fact *same;
			if (f->year != year)
				continue;
			same = fact_find(other, p->source, dimension, f->key, year);
			*(side ? &told_is : &told_was) += f->n;
			if (!side)
				add_change(&c, f->key, f->n / all_was, fact_n(same) / all_is);
			else if (!same)
				add_change(&c, f->key, 0, f->n / all_is);
		}
	}
	c.moved += fabs((all_is - told_is) / all_is - (all_was - told_was) / all_was) / 2;
	return c;
}

static void judge_shares(const struct source_pair *p, const char *dimension)
{
	struct fact_range all = fact_range_of(p->was, p->source, "all");
	double limit = p->in->summary->settings->guard_shares, moved = 0, n = 0, old, now;
	bool same_years = rows_of_same_years(p, &old, &now);
	struct share_change worst = {.key = ""};

	for (size_t i = 0; i < all.count; i++) {
		const struct fact *is = fact_find(p->is, p->source, "all", "", all.items[i].year);
		struct share_change c;
		if (!is || (all.items[i].year == 0) == same_years)
			continue;
		c = changes_of(p, dimension, is->year, all.items[i].n, is->n);
		moved += c.moved * all.items[i].n;
		n += all.items[i].n;
		if (c.most > worst.most)
			worst = c;
	}
	if (n < FACT_N_LEAST || moved / n <= fmin(same_years ? limit : OTHER_ROWS * limit, 0.9))
		return;
	findings_add(
	    p->findings, GRAVE_SHARES, moved / n,
	    "%s: another %s for %.0f%% of its rows (\"%s\" %.0f%%, was %.0f%% in %s): are codes or "
	    "columns read as others?",
	    p->source, dimension, 100 * moved / n, worst.key, 100 * worst.share_is,
	    100 * worst.share_was, p->baseline->name);
}

/* Rows that left a key of the dimension, and the key that lost most; where a key is not told now, at least. */
static double losses_of(const struct source_pair *p, const char *dimension, const char **worst)
{
	struct fact_range r = fact_range_of(p->was, p->source, dimension);
	double sum = 0, most = 0;

	*worst = "";
	for (size_t i = 0; i < r.count; i++) {
		const struct fact *is = fact_find(p->is, p->source, dimension, r.items[i].key, 0);
		double left = r.items[i].n - (is ? is->n : FACT_N_LEAST - 1);
		if (r.items[i].year || left <= 0)
			continue;
		sum += left;
		if (left > most) {
			most = left;
			*worst = r.items[i].key;
		}
	}
	return sum;
}

/* A file that grew, or stayed, keeps the rows it had: where some changed their country and none its level, a
 * column is read as another. */
static void judge_recoded(const struct source_pair *p)
{
	double losses[4], least = RECODED_SHARE * rows(p->was, p->source, "used");
	const char *worst[4];
	bool others_stayed = false;

	if (!lost_no_row(p))
		return;
	for (size_t d = 0; dimensions[d]; d++) {
		losses[d] = losses_of(p, dimensions[d], &worst[d]);
		others_stayed |= !(losses[d] > 0);
	}
	for (size_t d = 0; dimensions[d] && others_stayed; d++)
		if (losses[d] >= RECODED_LEAST && losses[d] >= least)
			findings_add(
			    p->findings, GRAVE_SHARES, losses[d] / (least + 1),
			    "%s: %.0f rows or more changed their %s (most left \"%s\") since %s, "
			    "and nothing else changed: are two columns swapped?",
			    p->source, losses[d], dimensions[d], worst[d], p->baseline->name);
}

/* ---- all of it ---- */

static void judge_source(const struct source_pair *p)
{
	if (!(rows(p->is, p->source, "used") > 0)) {
		findings_add(p->findings, GRAVE_SOURCE, 2,
			     "source %s is missing: it gave %.0f rows in %s", p->source,
			     rows(p->was, p->source, "used"), p->baseline->name);
		return;
	}
	guard_pay(p);
	guard_tables(p);
	if (p->baseline->accepted)
		return;
	judge_rows(p);
	judge_countries(p);
	judge_years(p);
	judge_date(p);
	judge_content(p);
	judge_outcomes(p);
	for (size_t d = 0; dimensions[d]; d++)
		judge_shares(p, dimensions[d]);
	judge_untold(p, "currency");
	judge_recoded(p);
}

void guard_sources(struct findings *f, const struct guard_inputs *in, const struct baseline *was)
{
	struct source_pair p = {
	    .findings = f, .in = in, .baseline = was, .was = &was->facts, .is = in->summary->facts};

	if (!was->has_facts)
		return;
	for (size_t i = 0; i < was->facts.count; i++) {
		const struct fact *fact = &was->facts.items[i];
		if (strcmp(fact->kind, "rows") != 0 || strcmp(fact->key, "used") != 0 ||
		    !(fact->n > 0))
			continue;
		p.source = fact->source;
		judge_source(&p);
	}
}
