/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of X are the covariates, then every grouping's levels. A level that no row has stays
 * out of X: its effect is 0, its error is tau. */
#include "stats/mixed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stats/sparse.h"

/* tau is kept above that share of its first value: 1 / tau^2 must stay finite. */
#define TAU_LEAST 1e-6
/* Residuals are cut at this many standard deviations when the spread is estimated. */
#define SPREAD_CUT 3.0

struct mixed {
	size_t rows;
	size_t fixed;
	size_t groupings;
	size_t columns;
	size_t *offset; /* of each grouping's levels in `column`; [groupings]: of all */
	int *column; /* of each level; -1: no row has it */
	size_t *first; /* each grouping's first column; [groupings]: columns */
	/* X by rows */
	size_t *start;
	int *entry;
	double *value;
	struct sparse_system *system;
	double *b;
	double *inverse; /* the diagonal */
	double *tau;
	double *tau_solved; /* with which b was found */
	double spread;
	double *huber; /* of each row */
	unsigned passes;
	bool converged;
};

struct mixed_options mixed_options_default(const double *tau)
{
	return (struct mixed_options){.tau = tau,
				      .prior_levels = 4,
				      .spread = 0.06,
				      .spread_least = 0.02,
				      .huber = 2,
				      .fixed_penalty = 1e-4,
				      .passes = 3};
}

/* ---- input ---- */

static int check_options(const struct mixed_data *d, const struct mixed_options *o, struct err *err)
{
	if (!(o->prior_levels >= 0 && isfinite(o->prior_levels)) ||
	    !(o->spread >= 0 && isfinite(o->spread)) ||
	    !(o->spread_least >= 0 && isfinite(o->spread_least)) || !(o->huber > 0) ||
	    !(o->fixed_penalty > 0 && isfinite(o->fixed_penalty)) || o->passes == 0 ||
	    !(o->tolerance >= 0))
		return err_set(err, ERR_INPUT, "mixed model: an option is not in its range");
	for (size_t g = 0; g < d->groupings; g++)
		if (!(o->tau[g] > 0 && isfinite(o->tau[g])))
			return err_set(err, ERR_INPUT, "mixed model: tau of grouping %zu is %g", g,
				       o->tau[g]);
	if (d->fixed == 0 && d->groupings == 0)
		return err_set(err, ERR_INPUT, "mixed model: there is nothing to fit");
	return 0;
}

static int check_row(const struct mixed_data *d, const struct mixed_options *o, size_t row,
		     struct err *err)
{
	double spread = fmin(o->spread, o->spread_least);

	if (!isfinite(d->response[row]) || !(d->variance[row] >= 0 && isfinite(d->variance[row])))
		return err_set(err, ERR_INPUT, "mixed model: row %zu is not finite", row);
	if (!(d->variance[row] + spread * spread > 0))
		return err_set(err, ERR_INPUT, "mixed model: row %zu has no variance", row);
	for (size_t j = 0; j < d->fixed; j++)
		if (!isfinite(d->x[row * d->fixed + j]))
			return err_set(err, ERR_INPUT, "mixed model: row %zu is not finite", row);
	for (size_t g = 0; g < d->groupings; g++) {
		uint32_t level = d->level[row * d->groupings + g];
		if (level != MIXED_NONE && level >= d->levels[g])
			return err_set(err, ERR_INPUT,
				       "mixed model: row %zu has level %u of %u of grouping %zu",
				       row, (unsigned)level, (unsigned)d->levels[g], g);
	}
	return 0;
}

static int check(const struct mixed_data *d, const struct mixed_options *o, struct err *err)
{
	if (check_options(d, o, err))
		return -1;
	for (size_t row = 0; row < d->rows; row++)
		if (check_row(d, o, row, err))
			return -1;
	return 0;
}

/* ---- the design ---- */

/* Numbers the levels that a row has, in the order of groupings and levels. */
static void number_columns(struct mixed *m, const struct mixed_data *d)
{
	m->offset = mem_zero(d->groupings + 1, sizeof(*m->offset));
	m->first = mem_zero(d->groupings + 1, sizeof(*m->first));
	for (size_t g = 0; g < d->groupings; g++)
		m->offset[g + 1] = m->offset[g] + d->levels[g];
	m->column = mem_alloc(m->offset[d->groupings], sizeof(*m->column));
	for (size_t i = 0; i < m->offset[d->groupings]; i++)
		m->column[i] = -1;
	for (size_t row = 0; row < d->rows; row++) {
		for (size_t g = 0; g < d->groupings; g++) {
			uint32_t level = d->level[row * d->groupings + g];
			if (level != MIXED_NONE)
				m->column[m->offset[g] + level] = 0;
		}
	}
	m->columns = d->fixed;
	for (size_t g = 0; g < d->groupings; g++) {
		m->first[g] = m->columns;
		for (size_t i = m->offset[g]; i < m->offset[g + 1]; i++)
			if (m->column[i] == 0)
				m->column[i] = (int)m->columns++;
	}
	m->first[d->groupings] = m->columns;
}

static int level_column(const struct mixed *m, size_t grouping, uint32_t level)
{
	size_t at = m->offset[grouping] + level;

	return level != MIXED_NONE && at < m->offset[grouping + 1] ? m->column[at] : -1;
}

/* A row's entries; returns how many. `column` and `value` have room for fixed + groupings. */
static size_t row_entries(const struct mixed *m, const double *x, const uint32_t *level,
			  int *column, double *value)
{
	size_t count = 0;

	for (size_t j = 0; j < m->fixed; j++) {
		if (x[j] == 0)
			continue;
		column[count] = (int)j;
		value[count++] = x[j];
	}
	for (size_t g = 0; g < m->groupings; g++) {
		int at = level_column(m, g, level[g]);
		if (at < 0)
			continue;
		column[count] = at;
		value[count++] = 1;
	}
	return count;
}

static int set_design(struct mixed *m, const struct mixed_data *d, struct err *err)
{
	size_t width = d->fixed + d->groupings;

	m->start = mem_zero(d->rows + 1, sizeof(*m->start));
	m->entry = mem_alloc(d->rows * width, sizeof(*m->entry));
	m->value = mem_alloc(d->rows * width, sizeof(*m->value));
	for (size_t row = 0; row < d->rows; row++)
		m->start[row + 1] =
		    m->start[row] + row_entries(m, d->x + row * d->fixed,
						d->level + row * d->groupings,
						m->entry + m->start[row], m->value + m->start[row]);
	if (m->columns == 0)
		return 0;
	return sparse_system_new(&m->system,
				 (struct sparse_rows){.rows = d->rows,
						      .columns = m->columns,
						      .start = m->start,
						      .column = m->entry,
						      .value = m->value},
				 err);
}

/* ---- the fit ---- */

/* What one pass needs beside the fit itself. */
struct work {
	double *weight; /* of each row */
	double *residual; /* of each row */
	double *penalty; /* of each column, then its right side */
};

static double row_value(const struct mixed *m, size_t row)
{
	double sum = 0;

	for (size_t e = m->start[row]; e < m->start[row + 1]; e++)
		sum += m->value[e] * m->b[m->entry[e]];
	return sum;
}

static int solve(struct mixed *m, const struct mixed_data *d, const struct mixed_options *o,
		 struct work *w, struct err *err)
{
	for (size_t row = 0; row < m->rows; row++)
		w->weight[row] = m->huber[row] / (d->variance[row] + m->spread * m->spread);
	for (size_t j = 0; j < m->fixed; j++)
		w->penalty[j] = o->fixed_penalty;
	for (size_t g = 0; g < m->groupings; g++) {
		m->tau_solved[g] = m->tau[g];
		for (size_t j = m->first[g]; j < m->first[g + 1]; j++)
			w->penalty[j] = 1 / (m->tau[g] * m->tau[g]);
	}
	if (m->columns) {
		if (sparse_factorise(m->system, w->weight, w->penalty, err))
			return -1;
		memset(w->penalty, 0, m->columns * sizeof(*w->penalty));
		for (size_t row = 0; row < m->rows; row++)
			for (size_t e = m->start[row]; e < m->start[row + 1]; e++)
				w->penalty[m->entry[e]] +=
				    w->weight[row] * d->response[row] * m->value[e];
		sparse_solve(m->system, w->penalty, m->b);
		sparse_invert(m->system);
		for (size_t j = 0; j < m->columns; j++)
			m->inverse[j] = sparse_inverse_at(m->system, (int)j, (int)j);
	}
	for (size_t row = 0; row < m->rows; row++)
		w->residual[row] = d->response[row] - row_value(m, row);
	return 0;
}

/* EM, with a prior worth some levels at the first tau. Returns the greatest change. */
static double update_tau(struct mixed *m, const struct mixed_options *o)
{
	double greatest = 0;

	for (size_t g = 0; g < m->groupings; g++) {
		double sum = o->prior_levels * o->tau[g] * o->tau[g];
		double count = o->prior_levels + (double)(m->first[g + 1] - m->first[g]);
		double next;
		for (size_t j = m->first[g]; j < m->first[g + 1]; j++)
			sum += m->b[j] * m->b[j] + m->inverse[j];
		if (!(count > 0))
			continue;
		next = fmax(sqrt(sum / count), TAU_LEAST * o->tau[g]);
		greatest = fmax(greatest, fabs(next - m->tau[g]) / fmax(next, o->tau[g]));
		m->tau[g] = next;
	}
	return greatest;
}

/* Huber's weights by the spread of this pass, and the spread of the next: what the residuals' mean
 * square is above the sampling variance's. Returns the spread's change. */
static double update_rows(struct mixed *m, const struct mixed_data *d,
			  const struct mixed_options *o, const struct work *w)
{
	double before = m->spread;
	double sum = 0;
	size_t count = 0;

	for (size_t row = 0; row < m->rows; row++) {
		double scale = sqrt(d->variance[row] + before * before);
		double size = fabs(w->residual[row]);
		double cut = fmin(size, SPREAD_CUT * scale);
		m->huber[row] = size > o->huber * scale ? o->huber * scale / size : 1;
		if (d->tells_spread && !d->tells_spread[row])
			continue;
		sum += cut * cut - d->variance[row];
		count++;
	}
	if (count == 0)
		return 0;
	m->spread = fmax(o->spread_least, sqrt(fmax(sum / (double)count, 0)));
	return m->spread == before ? 0 : fabs(m->spread - before) / fmax(m->spread, before);
}

static int run_passes(struct mixed *m, const struct mixed_data *d, const struct mixed_options *o,
		      struct err *err)
{
	struct work w = {.weight = mem_alloc(m->rows, sizeof(*w.weight)),
			 .residual = mem_alloc(m->rows, sizeof(*w.residual)),
			 .penalty = mem_alloc(m->columns, sizeof(*w.penalty))};
	int rc = -1;

	while (m->passes < o->passes && !m->converged) {
		double change;
		if (solve(m, d, o, &w, err))
			goto out;
		change = update_tau(m, o);
		change = fmax(change, update_rows(m, d, o, &w));
		m->passes++;
		m->converged = change <= o->tolerance;
	}
	rc = 0;
out:
	free(w.weight);
	free(w.residual);
	free(w.penalty);
	return rc;
}

int mixed_fit(struct mixed **out, const struct mixed_data *data,
	      const struct mixed_options *options, struct err *err)
{
	struct mixed *m;

	*out = NULL;
	if (check(data, options, err))
		return -1;
	m = mem_zero(1, sizeof(*m));
	m->rows = data->rows;
	m->fixed = data->fixed;
	m->groupings = data->groupings;
	number_columns(m, data);
	m->b = mem_zero(m->columns, sizeof(*m->b));
	m->inverse = mem_zero(m->columns, sizeof(*m->inverse));
	m->tau = mem_alloc(m->groupings, sizeof(*m->tau));
	m->tau_solved = mem_alloc(m->groupings, sizeof(*m->tau_solved));
	for (size_t g = 0; g < m->groupings; g++)
		m->tau[g] = options->tau[g];
	m->spread = options->spread;
	m->huber = mem_alloc(m->rows, sizeof(*m->huber));
	for (size_t row = 0; row < m->rows; row++)
		m->huber[row] = 1;
	if (set_design(m, data, err) || run_passes(m, data, options, err)) {
		mixed_free(m);
		return -1;
	}
	if (m->columns)
		sparse_keep_elements(m->system);
	*out = m;
	return 0;
}

void mixed_free(struct mixed *m)
{
	if (!m)
		return;
	sparse_system_free(m->system);
	free(m->offset);
	free(m->column);
	free(m->first);
	free(m->start);
	free(m->entry);
	free(m->value);
	free(m->b);
	free(m->inverse);
	free(m->tau);
	free(m->tau_solved);
	free(m->huber);
	free(m);
}

/* ---- results ---- */

double mixed_fixed(const struct mixed *m, size_t j)
{
	return m->b[j];
}

double mixed_fixed_error(const struct mixed *m, size_t j)
{
	return sqrt(m->inverse[j]);
}

double mixed_effect(const struct mixed *m, size_t grouping, uint32_t level)
{
	int at = level_column(m, grouping, level);

	return at < 0 ? 0 : m->b[at];
}

double mixed_effect_error(const struct mixed *m, size_t grouping, uint32_t level)
{
	int at = level_column(m, grouping, level);

	return at < 0 ? m->tau_solved[grouping] : sqrt(m->inverse[at]);
}

double mixed_tau(const struct mixed *m, size_t grouping)
{
	return m->tau[grouping];
}

double mixed_spread(const struct mixed *m)
{
	return m->spread;
}

double mixed_weight(const struct mixed *m, size_t row)
{
	return m->huber[row];
}

unsigned mixed_passes(const struct mixed *m)
{
	return m->passes;
}

bool mixed_converged(const struct mixed *m)
{
	return m->converged;
}

double mixed_predict(const struct mixed *m, const double *x, const uint32_t *level)
{
	double sum = 0;

	for (size_t j = 0; j < m->fixed; j++)
		sum += x[j] * m->b[j];
	for (size_t g = 0; g < m->groupings; g++)
		sum += mixed_effect(m, g, level[g]);
	return sum;
}

/* What a prediction is for: a row that need not be in the data. */
struct terms {
	int *column;
	double *value;
	size_t count;
};

static struct terms terms_of(const struct mixed *m, const double *x, const uint32_t *level)
{
	size_t width = m->fixed + m->groupings;
	struct terms t = {.column = mem_alloc(width, sizeof(*t.column)),
			  .value = mem_alloc(width, sizeof(*t.value))};

	t.count = row_entries(m, x, level, t.column, t.value);
	return t;
}

static void terms_release(struct terms *t)
{
	free(t->column);
	free(t->value);
}

/* Adds what both have of levels without a row, which are independent of everything else: each has the variance
 * tau^2. */
static double add_unseen(const struct mixed *m, const uint32_t *level_a, const uint32_t *level_b,
			 double sum)
{
	for (size_t g = 0; g < m->groupings; g++)
		if (level_a[g] == level_b[g] && level_a[g] != MIXED_NONE &&
		    level_column(m, g, level_a[g]) < 0)
			sum += m->tau_solved[g] * m->tau_solved[g];
	return sum;
}

double mixed_predict_covariance(struct mixed *m, const double *x_a, const uint32_t *level_a,
				const double *x_b, const uint32_t *level_b)
{
	struct terms a = terms_of(m, x_a, level_a), b = terms_of(m, x_b, level_b);
	double sum = 0;

	for (size_t i = 0; i < a.count; i++)
		for (size_t j = 0; j < b.count; j++)
			sum += a.value[i] * b.value[j] *
			       sparse_inverse_at(m->system, a.column[i], b.column[j]);
	terms_release(&a);
	terms_release(&b);
	return add_unseen(m, level_a, level_b, sum);
}

/* The covariance with itself, to the last bit: each element of the inverse is looked up once, and summed twice. */
double mixed_predict_variance(struct mixed *m, const double *x, const uint32_t *level)
{
	struct terms t = terms_of(m, x, level);
	double *elements = mem_alloc(t.count * t.count, sizeof(*elements)), sum = 0;

	for (size_t i = 0; i < t.count; i++)
		for (size_t j = 0; j <= i; j++)
			elements[i * t.count + j] = elements[j * t.count + i] =
			    sparse_inverse_at(m->system, t.column[i], t.column[j]);
	for (size_t i = 0; i < t.count; i++)
		for (size_t j = 0; j < t.count; j++)
			sum += t.value[i] * t.value[j] * elements[i * t.count + j];
	free(elements);
	terms_release(&t);
	return add_unseen(m, level, level, sum);
}
