/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_index.c: the score of all roles, from the amounts that families have for them. See impact.h.
 *
 * A table of roles by families is fitted additively; what a family lacks is filled from the fit. Occupations
 * of the universe go through the same, so that a role is read against them on one scale.
 */
#include "estimate/impact_private.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/thirds.h"
#include "stats/additive.h"
#include "stats/quantile.h"
#include "stats/ranks.h"

static_assert((int)IMPACT_AMOUNTS_MAX <= (int)ADDITIVE_COLUMNS_MAX, "a family is a column");

/* With fewer families there is no score; with fewer than wanted it is flagged; so many have to agree
 * on a third. */
enum { FAMILIES_LEAST = 2, FAMILIES_WANTED = 3, FAMILIES_AGREEING = 3 };

/* Two scores nearer than this are never called different; where the fit is worse, nearer than what
 * chance alone reaches once in twenty: 1.96 sqrt(2) standard errors, rounded up. */
#define APART_LEAST 7.0

static const char weights_words[] =
    "a role is the mean of its occupations by the weights that the catalogue states; an occupation "
    "of SOC is the mean of its O*NET sub-codes, and for the ILO of its ISCO-08 unit groups, each "
    "of "
    "equal weight, residual codes not spread; a family is one vote within its half";

/* Amounts row by row, 0..100, NAN where missing. */
struct amounts {
	double *cells;
	size_t rows, columns;
	enum impact_half halves[IMPACT_AMOUNTS_MAX];
	struct additive_fit fit;
	bool fitted;
};

struct halves {
	double could, does, score;
};

static size_t cells_known(const double *row, size_t columns)
{
	size_t count = 0;

	for (size_t c = 0; c < columns; c++)
		count += isfinite(row[c]) ? 1 : 0;
	return count;
}

/* The row with what is missing filled by the fit; false where it cannot be. */
static bool fill(const struct amounts *a, const double *row, double *out)
{
	size_t known = cells_known(row, a->columns);
	double effect = a->fitted ? additive_row(&a->fit, row, a->columns) : (double)NAN;

	if (known < a->columns && (!a->fitted || known < FAMILIES_LEAST))
		return false;
	for (size_t c = 0; c < a->columns; c++)
		out[c] = isfinite(row[c]) ? row[c] : fmin(fmax(effect + a->fit.column[c], 0), 100);
	return true;
}

static struct halves halves_of(const struct amounts *a, const double *filled)
{
	double sums[2] = {0, 0}, counts[2] = {0, 0};
	struct halves out;

	for (size_t c = 0; c < a->columns; c++) {
		sums[a->halves[c] == HALF_DOES] += filled[c];
		counts[a->halves[c] == HALF_DOES] += 1;
	}
	out.could = sums[0] / counts[0];
	out.does = sums[1] / counts[1];
	out.score = (out.could + out.does) / 2;
	return out;
}

static bool has_both_halves(const struct amounts *a)
{
	bool could = false, does = false;

	for (size_t c = 0; c < a->columns; c++) {
		could = could || a->halves[c] == HALF_COULD;
		does = does || a->halves[c] == HALF_DOES;
	}
	return could && does;
}

/* ---- occupations ---- */

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The index of every occupation of the universe, on the scale of the roles. */
static void set_occupations(struct impact_scale *scale, const struct impact_measures *m,
			    const struct amount_family *families, const struct amounts *roles)
{
	struct amounts a = *roles;
	double *scores = mem_zero(m->universe_count + 1, sizeof(*scores));
	struct counted counted = {.values = scores};

	a.rows = m->universe_count;
	a.cells = mem_zero(a.rows * a.columns + 1, sizeof(*a.cells));
	for (size_t i = 0; i < a.rows; i++)
		for (size_t c = 0; c < a.columns; c++)
			a.cells[i * a.columns + c] =
			    100 * amount_of_occupation(&families[c], m->universe[i]);
	a.fitted = additive_fit(&a.fit, a.cells, a.rows, a.columns);
	for (size_t i = 0; i < a.rows; i++) {
		double filled[IMPACT_AMOUNTS_MAX];

		if (fill(&a, &a.cells[i * a.columns], filled))
			scores[counted.count++] = halves_of(&a, filled).score;
	}
	qsort(scores, counted.count, sizeof(*scores), compare_numbers);
	scale->occupations = counted.count;
	scale->median = counted_quantile(counted, 0.5);
	scale->p95 = counted_quantile(counted, 0.95);
	free(scores);
	free(a.cells);
}

/* ---- the name ---- */

static void add_half(struct buf *out, const struct impact *impact, enum impact_half half)
{
	bool first = true;

	for (size_t i = 0; i < impact->amount_count; i++) {
		if (impact->amounts[i].half != half)
			continue;
		buf_addf(out, "%s%s %s", first ? "" : " + ", impact->amounts[i].title,
			 impact->amounts[i].release);
		first = false;
	}
}

/* "AI exposure index: could (GPTs are GPTs 2023-08 + ...), does (...)". */
static const char *index_name(const struct impact *impact, struct arena *texts)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_add_string(&words, "AI exposure index: could (");
	add_half(&words, impact, HALF_COULD);
	buf_add_string(&words, "), does (");
	add_half(&words, impact, HALF_DOES);
	buf_add_string(&words, ")");
	const char *copy = arena_copy(texts, buf_text(&words));
	buf_release(&words);
	return copy;
}

/* ---- roles ---- */

static void set_scores(const struct amounts *a, struct role_summary *roles,
		       struct impact_scale *scale)
{
	for (size_t i = 0; i < a->rows; i++) {
		struct impact *impact = &roles[i].impact;
		double filled[IMPACT_AMOUNTS_MAX];

		impact->few_families = impact->observed < FAMILIES_WANTED;
		if (!fill(a, &a->cells[i * a->columns], filled))
			continue;
		struct halves halves = halves_of(a, filled);

		impact->score = halves.score;
		impact->could = halves.could;
		impact->does = halves.does;
		impact->scale = scale;
		if (a->fitted)
			impact->plus_minus = a->fit.residual / sqrt((double)impact->observed);
		for (size_t c = 0; c < a->columns; c++) {
			impact->amounts[c].filled = !isfinite(impact->amounts[c].amount);
			impact->amounts[c].amount = filled[c];
		}
		scale->roles++;
	}
}

/* Every role's score as if family `left` covered none of them. */
static void set_without(const struct amounts *a, struct role_summary *roles, size_t left)
{
	for (size_t i = 0; i < a->rows; i++) {
		double row[IMPACT_AMOUNTS_MAX], filled[IMPACT_AMOUNTS_MAX];

		if (!roles[i].impact.scale)
			continue;
		memcpy(row, &a->cells[i * a->columns], a->columns * sizeof(*row));
		row[left] = NAN;
		if (!fill(a, row, filled))
			continue;
		roles[i].impact.amounts[left].expected = filled[left];
		roles[i].impact.amounts[left].without = halves_of(a, filled).score;
	}
	for (size_t i = 0; i < a->rows; i++) {
		struct impact_amount *amount = &roles[i].impact.amounts[left];

		if (!roles[i].impact.scale || !isfinite(amount->without))
			continue;
		amount->place_without = 1;
		for (size_t k = 0; k < a->rows; k++)
			amount->place_without +=
			    roles[k].impact.scale &&
			    roles[k].impact.amounts[left].without > amount->without;
	}
}

static void set_place(struct role_summary *roles, size_t count, size_t of)
{
	struct impact *impact = &roles[of].impact;

	impact->place = 1;
	for (size_t i = 0; i < count; i++) {
		const struct impact *other = &roles[i].impact;

		if (i == of || !other->scale)
			continue;
		impact->place += other->score > impact->score;
		impact->different += fabs(other->score - impact->score) >= impact->scale->apart;
	}
}

/* ---- thirds ---- */

static void set_third(const struct amounts *a, struct role_summary *roles, size_t of,
		      double *values)
{
	struct impact *impact = &roles[of].impact;
	size_t count = 0, agreeing = 0;
	const char *third;

	for (size_t i = 0; i < a->rows; i++)
		if (roles[i].impact.scale)
			values[count++] = roles[i].impact.score;
	third = third_among(values, count, impact->score);
	for (size_t c = 0; c < a->columns; c++) {
		double own = a->cells[of * a->columns + c];

		count = 0;
		for (size_t i = 0; i < a->rows; i++)
			if (roles[i].impact.scale && isfinite(a->cells[i * a->columns + c]))
				values[count++] = a->cells[i * a->columns + c];
		agreeing += isfinite(own) && third_among(values, count, own) == third;
	}
	if (agreeing >= FAMILIES_AGREEING) {
		impact->third = third;
		impact->third_families = agreeing;
	}
}

/* ---- roles of the same occupations ---- */

static bool has_occupation(const struct role *role, const char *soc)
{
	for (size_t i = 0; i < role->occupation_count; i++)
		if (strcmp(role->occupations[i].soc, soc) == 0)
			return true;
	return false;
}

static bool same_occupations(const struct role *a, const struct role *b)
{
	if (a->occupation_count != b->occupation_count)
		return false;
	for (size_t i = 0; i < a->occupation_count; i++)
		if (!has_occupation(b, a->occupations[i].soc))
			return false;
	return true;
}

static void set_inseparable(struct role_summary *roles, size_t count, size_t of,
			    struct arena *texts)
{
	struct impact *impact = &roles[of].impact;
	uint16_t *found = arena_zero(texts, count, sizeof(*found));

	for (size_t i = 0; i < count; i++)
		if (i != of && roles[i].impact.scale &&
		    same_occupations(roles[i].role, roles[of].role))
			found[impact->inseparable_count++] = (uint16_t)i;
	impact->inseparable = found;
}

static void set_among_roles(const struct amounts *a, struct role_summary *roles,
			    struct arena *texts)
{
	double *values = mem_zero(a->rows + 1, sizeof(*values));

	for (size_t c = 0; a->fitted && c < a->columns; c++)
		set_without(a, roles, c);
	for (size_t i = 0; i < a->rows; i++) {
		if (!roles[i].impact.scale)
			continue;
		set_place(roles, a->rows, i);
		set_third(a, roles, i, values);
		set_inseparable(roles, a->rows, i, texts);
	}
	free(values);
}

static void set_scale(struct impact_scale *scale, const struct amounts *a,
		      const struct role_summary *roles, struct arena *texts)
{
	double chance = normal_score(0.975) * sqrt(2) * a->fit.residual / sqrt((double)a->columns);

	*scale = (struct impact_scale){
	    .name = index_name(&roles[0].impact, texts),
	    .weights = weights_words,
	    .residual = a->fit.residual,
	    .apart = a->fitted && chance > APART_LEAST ? ceil(chance) : APART_LEAST,
	};
}

void impact_index_of_roles(const struct impact_measures *m, struct role_summary *roles,
			   size_t count, struct arena *texts)
{
	struct amount_family families[IMPACT_AMOUNTS_MAX];
	struct amounts a = {.rows = count};
	struct impact_scale *scale;

	a.columns = amount_families(m, families, IMPACT_AMOUNTS_MAX);
	for (size_t c = 0; c < a.columns; c++)
		a.halves[c] = families[c].first->half;
	if (!count || !has_both_halves(&a))
		return;
	a.cells = mem_zero(count * a.columns, sizeof(*a.cells));
	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; c < a.columns; c++)
			a.cells[i * a.columns + c] = roles[i].impact.amounts[c].amount;
	a.fitted = additive_fit(&a.fit, a.cells, count, a.columns);
	scale = arena_zero(texts, 1, sizeof(*scale));
	set_scale(scale, &a, roles, texts);
	set_scores(&a, roles, scale);
	set_occupations(scale, m, families, &a);
	set_among_roles(&a, roles, texts);
	free(a.cells);
}
