/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_bands.c: bands of every basis, cell by cell and as a whole; see guard_private.h. */
#include "cmd/guard_private.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/band_changes.h"
#include "stats/ranks.h"

/* Fewer cells say little of a table as a whole. */
enum { TABLE_LEAST = 8 };
/* Of the cells of many rows, as many may lose their median; of one place, but of so many cells, half. */
#define LOST_MOST 0.1
#define LOST_OF_PLACE 0.5
enum { PLACE_LEAST = 3 };

/* The cells of many rows of one place and basis. */
struct place_cells {
	size_t firm, lost;
	double *moves; /* logs, of those that both have */
	size_t moved, move_room;
};

struct judgement {
	struct findings *findings;
	const struct guard_inputs *in;
	const struct baseline *was;
	double limit;
	double *moves[BASIS_COUNT]; /* logs, of cells that both have */
	size_t moved[BASIS_COUNT];
	double *ends[BENCHMARK_PERCENTILES]; /* the same, of observed cells' other percentiles */
	size_t ended[BENCHMARK_PERCENTILES];
	size_t rows_was[BASIS_COUNT], rows_is[BASIS_COUNT];
	size_t firm, lost; /* cells of many rows, and those of them that have no median now */
	char lost_cell[200];
	struct intern places; /* "benchmark bands of US-CA" */
	struct place_cells *of_place; /* by the place's number */
	size_t place_room;
	size_t *role_firm, *role_left; /* of each role: such cells, and those that have one */
};

/* "data-scientist senior US base observed" */
static const char *cell_words(const struct judgement *j, const struct band *b, char out[120])
{
	char area[8];
	bool by_experience = !years_are_all(b->experience);

	area_text(b->area, area);
	snprintf(out, 120, "%.*s %s %s %s %s", TEXT_ARG(intern_text(&j->was->roles, b->role)),
		 by_experience ? band_experience_word(b->experience).text
			       : band_level_word(b->level),
		 area, component_word(b->component), basis_word(b->basis));
	return out;
}

static code country_of(struct area area)
{
	return area.kind == AREA_METRO ? CODE2('U', 'S') : area.place.country;
}

/* The move of the median beyond what pay rose by between the rows' dates; NAN where one has none. */
static double move_of(const struct judgement *j, const struct band_pair *pair)
{
	double grown;

	if (isnan(pair->share) || !(pair->share > -1))
		return NAN;
	grown = guard_growth(j->in, country_of(pair->was->area), pair->was->as_of, pair->is->as_of);
	return log1p(pair->share) - log(grown);
}

static bool is_firm(const struct judgement *j, const struct band *b)
{
	long least = j->in->summary->settings->guard_min_n;

	return b->basis == BASIS_BENCHMARK ||
	       (b->basis == BASIS_OBSERVED && b->n >= (uint64_t)least);
}

/* A cell most of whose rows are new is another one; in a wrong unit it is still wrong. */
#define NEW_ROWS_FACTOR 3.0

/* What a model says of few rows moves with each of them. */
#define MODELLED_FACTOR 2.0

static bool is_another(const struct judgement *j, const struct band_pair *pair)
{
	double most = j->in->summary->settings->guard_rows * (double)pair->was->n;

	return pair->was->basis == BASIS_OBSERVED && (double)pair->is->n > most;
}

/* Beyond the limit a small cell may move by chance, and a modelled one by what its interval says. */
static double cell_limit(const struct judgement *j, const struct band_pair *pair)
{
	struct interval w = pair->was->p50_interval;

	if (is_another(j, pair))
		return fmax(j->limit, log(NEW_ROWS_FACTOR));
	if (is_firm(j, pair->was))
		return j->limit;
	if (pair->was->basis == BASIS_OBSERVED)
		return fmax(j->limit, guard_chance((double)pair->was->n, (double)pair->is->n));
	return fmax(fmax(j->limit, log(MODELLED_FACTOR)), w.low > 0 ? log(w.high / w.low) / 2 : 0);
}

/* "123840 of 191"; a mixture of published figures has no number of people. */
static const char *figure_words(const struct band *b, char out[64])
{
	double median = b->p[BENCHMARK_P50].amount;

	if (b->n)
		snprintf(out, 64, "%.15g of %" PRIu64, median, b->n);
	else
		snprintf(out, 64, "%.15g", median);
	return out;
}

static bool has_median(const struct band *b)
{
	return b && b->p[BENCHMARK_P50].kind == VALUE_EXACT && b->p[BENCHMARK_P50].amount > 0;
}

/* A figure that is not there any more; long ago it may have been. One cell may fall below what may be published:
 * many, or all of a role's, do not. */
static void judge_lost(struct judgement *j, const struct band_pair *pair)
{
	const struct band *was = pair->was;
	char cell[120], figure[64];

	if (!is_firm(j, was) || j->was->accepted)
		return;
	if (!j->lost++)
		snprintf(j->lost_cell, sizeof(j->lost_cell), "%s: %s in %s is %s",
			 cell_words(j, was, cell), figure_words(was, figure), j->was->name,
			 pair->is ? "withheld now" : "gone");
}

static const char *const percentile_words[] = {"P10", "P25", "median", "P75", "P90"};

/* The move of another percentile than the median beyond what pay rose by; NAN where one run has none. */
static double percentile_move(const struct band_pair *pair, int percentile, double grown)
{
	const struct benchmark_value *old = &pair->was->p[percentile];
	const struct benchmark_value *now = &pair->is->p[percentile];

	if (percentile == BENCHMARK_P50 || old->kind != VALUE_EXACT || now->kind != VALUE_EXACT ||
	    !(old->amount > 0 && now->amount > 0))
		return NAN;
	return log(now->amount / old->amount) - grown;
}

/* A benchmark's other percentiles, which are published figures as its median is. */
static void judge_percentiles(const struct judgement *j, const struct band_pair *pair, double grown)
{
	const struct band *was = pair->was, *is = pair->is;
	char cell[120];

	for (int k = 0; k < BENCHMARK_PERCENTILES; k++) {
		double move = percentile_move(pair, k, grown);
		if (guard_exceeds(move, j->limit))
			findings_add(j->findings, GRAVE_CELL, fabs(move),
				     "%s: %s %.15g in %s is %.15g now", cell_words(j, was, cell),
				     percentile_words[k], was->p[k].amount, j->was->name,
				     is->p[k].amount);
	}
}

/* Those of people, which chance moves: they are judged together. */
static void count_percentiles(struct judgement *j, const struct band_pair *pair, double grown)
{
	for (int k = 0; k < BENCHMARK_PERCENTILES; k++) {
		double move = percentile_move(pair, k, grown);
		if (!isnan(move))
			j->ends[k][j->ended[k]++] = move;
	}
}

static void judge_moved(struct judgement *j, const struct band_pair *pair)
{
	const struct band *was = pair->was, *is = pair->is;
	double move = move_of(j, pair);
	bool halved = was->basis == BASIS_OBSERVED && is_firm(j, was) && !j->was->accepted &&
		      is->n < was->n / 2;
	char cell[120], before[64], now[64];

	if (was->basis == BASIS_BENCHMARK)
		judge_percentiles(j, pair, log1p(pair->share) - move);
	if (was->basis == BASIS_OBSERVED && !is_another(j, pair))
		count_percentiles(j, pair, log1p(pair->share) - move);
	if (!is_another(j, pair))
		j->moves[was->basis][j->moved[was->basis]++] = move;
	if (!guard_exceeds(move, cell_limit(j, pair)) && !halved)
		return;
	findings_add(j->findings, GRAVE_CELL, fabs(move), "%s: %s in %s is %s now",
		     cell_words(j, was, cell), figure_words(was, before), j->was->name,
		     figure_words(is, now));
}

static void count_of_place(struct judgement *j, const struct band_pair *pair)
{
	const struct band *was = pair->was;
	struct place_cells *c;
	char area[8], words[48];
	uint32_t place;

	area_text(was->area, area);
	snprintf(words, sizeof(words), "%s bands of %s", basis_word(was->basis), area);
	place = intern_add(&j->places, text_of(words));
	while (j->place_room <= place) {
		size_t before = j->place_room;
		j->of_place =
		    mem_grow(j->of_place, &j->place_room, place + 1, sizeof(*j->of_place));
		memset(j->of_place + before, 0, (j->place_room - before) * sizeof(*j->of_place));
	}
	c = &j->of_place[place];
	c->firm++;
	c->lost += !has_median(pair->is);
	if (was->basis != BASIS_BENCHMARK || !has_median(pair->is))
		return;
	c->moves = mem_grow(c->moves, &c->move_room, c->moved + 1, sizeof(*c->moves));
	c->moves[c->moved++] = move_of(j, pair);
}

static void judge(struct judgement *j, const struct band_pair *pair)
{
	if (pair->was)
		j->rows_was[pair->was->basis]++;
	if (pair->is)
		j->rows_is[pair->is->basis]++;
	if (!has_median(pair->was))
		return;
	if (is_firm(j, pair->was)) {
		j->firm++;
		j->role_firm[pair->was->role]++;
		j->role_left[pair->was->role] += has_median(pair->is);
		count_of_place(j, pair);
	}
	if (isnan(pair->share) || !has_median(pair->is))
		judge_lost(j, pair);
	else
		judge_moved(j, pair);
}

static void judge_table(struct judgement *j, enum basis basis)
{
	double shift = median_in_place(j->moves[basis], j->moved[basis]);

	if (j->rows_was[basis] >= TABLE_LEAST && j->rows_is[basis] < j->rows_was[basis] / 2)
		findings_add(j->findings, GRAVE_TABLE, 1, "%zu %s bands in %s are %zu now",
			     j->rows_was[basis], basis_word(basis), j->was->name,
			     j->rows_is[basis]);
	if (j->moved[basis] < TABLE_LEAST ||
	    fabs(shift) <=
		(basis == BASIS_MODELLED ? j->limit : log1p(j->in->summary->settings->guard_shift)))
		return;
	findings_add(j->findings, GRAVE_TABLE, 1 + fabs(shift),
		     "%s bands are %.3g times those of %s, by the median of %zu cells%s",
		     basis_word(basis), exp(shift), j->was->name, j->moved[basis],
		     guard_unit_words(exp(shift)));
}

/* Medians stay where pay is cut at an end: one percentile of all cells moved. */
static void judge_ends(const struct judgement *j, int percentile)
{
	double shift = median_in_place(j->ends[percentile], j->ended[percentile]);

	if (j->ended[percentile] >= TABLE_LEAST &&
	    fabs(shift) > log1p(j->in->summary->settings->guard_shift))
		findings_add(j->findings, GRAVE_TABLE, 1 + fabs(shift),
			     "%s of observed bands is %.3g times that of %s, by the median of %zu "
			     "cells: is pay cut at an end?",
			     percentile_words[percentile], exp(shift), j->was->name,
			     j->ended[percentile]);
}

/* A place whose figures are gone, or whose benchmarks moved together. */
static void judge_place(const struct judgement *j, uint32_t place)
{
	const struct place_cells *c = &j->of_place[place];
	double shift = median_in_place(c->moves, c->moved);

	if (!j->was->accepted && c->lost >= PLACE_LEAST &&
	    ((double)c->lost > LOST_OF_PLACE * (double)c->firm ||
	     (c->lost >= TABLE_LEAST && (double)c->lost > LOST_MOST * (double)c->firm)))
		findings_add(j->findings, GRAVE_TABLE, 2, "%zu of %zu %.*s in %s are gone", c->lost,
			     c->firm, TEXT_ARG(intern_text(&j->places, place)), j->was->name);
	if (c->moved >= TABLE_LEAST && fabs(shift) > log1p(j->in->summary->settings->guard_shift))
		findings_add(j->findings, GRAVE_TABLE, fabs(shift),
			     "%.*s are %.3g times those of %s, by the median of %zu",
			     TEXT_ARG(intern_text(&j->places, place)), exp(shift), j->was->name,
			     c->moved);
}

static void judge_losses(const struct judgement *j)
{
	if (j->was->accepted)
		return;
	if ((double)j->lost > LOST_MOST * (double)j->firm)
		findings_add(j->findings, GRAVE_CELL, 1, "%s, as %zu of %zu cells are",
			     j->lost_cell, j->lost, j->firm);
	for (uint32_t role = 0; role < j->was->roles.count; role++)
		if (j->role_firm[role] && !j->role_left[role])
			findings_add(j->findings, GRAVE_CELL, 2,
				     "%.*s: all of its %zu figures in %s are gone",
				     TEXT_ARG(intern_text(&j->was->roles, role)),
				     j->role_firm[role], j->was->name);
}

void guard_bands(struct findings *f, const struct guard_inputs *in, const struct baseline *was)
{
	const struct band_table *now = &in->summary->bands;
	struct judgement j = {
	    .findings = f, .in = in, .was = was, .limit = guard_limit(in->summary->settings, was)};
	struct band_pair *pairs;
	size_t count = band_pairs(&pairs, was->bands.rows, was->bands.count, now->rows, now->count);

	intern_init(&j.places);
	j.role_firm = mem_zero(was->roles.count, sizeof(size_t));
	j.role_left = mem_zero(was->roles.count, sizeof(size_t));
	for (int basis = 0; basis < BASIS_COUNT; basis++)
		j.moves[basis] = mem_alloc(count, sizeof(double));
	for (int k = 0; k < BENCHMARK_PERCENTILES; k++)
		j.ends[k] = mem_alloc(count, sizeof(double));
	for (size_t i = 0; i < count; i++)
		judge(&j, &pairs[i]);
	for (int basis = 0; basis < BASIS_COUNT; basis++) {
		judge_table(&j, (enum basis)basis);
		free(j.moves[basis]);
	}
	for (int k = 0; k < BENCHMARK_PERCENTILES; k++) {
		judge_ends(&j, k);
		free(j.ends[k]);
	}
	for (uint32_t place = 0; place < j.places.count; place++) {
		judge_place(&j, place);
		free(j.of_place[place].moves);
	}
	judge_losses(&j);
	intern_release(&j.places);
	free(j.of_place);
	free(j.role_firm);
	free(j.role_left);
	free(pairs);
}
