/* SPDX-License-Identifier: GPL-3.0-or-later */
/* additive.c: see additive.h. The rows' effects are eliminated, and what is left, as many equations as
 * columns, is solved by Gauss' elimination. */
#include "stats/additive.h"

#include <assert.h>
#include <math.h>

/* Below this share of a diagonal a pivot is nothing: the columns are not tied. */
#define PIVOT_LEAST 1e-9

struct equations {
	double left[ADDITIVE_COLUMNS_MAX][ADDITIVE_COLUMNS_MAX];
	double right[ADDITIVE_COLUMNS_MAX];
};

double additive_row(const struct additive_fit *fit, const double *cells, size_t columns)
{
	double sum = 0;
	size_t count = 0;

	for (size_t c = 0; c < columns; c++) {
		if (!isfinite(cells[c]))
			continue;
		sum += cells[c] - fit->column[c];
		count++;
	}
	return count ? sum / (double)count : (double)NAN;
}

/* One row's cells about their mean. */
static void add_row(struct equations *e, const double *cells, size_t columns)
{
	const struct additive_fit none = {.residual = 0};
	double mean = additive_row(&none, cells, columns), count = 0;

	for (size_t c = 0; c < columns; c++)
		count += isfinite(cells[c]);
	for (size_t c = 0; c < columns; c++) {
		if (!isfinite(cells[c]))
			continue;
		e->right[c] += cells[c] - mean;
		e->left[c][c] += 1;
		for (size_t k = 0; k < columns; k++)
			if (isfinite(cells[k]))
				e->left[c][k] -= 1 / count;
	}
}

/* In place; the matrix is symmetric and not negative. */
static bool solve(struct equations *e, size_t columns, double *out)
{
	for (size_t p = 0; p < columns; p++) {
		double pivot = e->left[p][p];

		if (!(pivot > PIVOT_LEAST))
			return false;
		for (size_t r = p + 1; r < columns; r++) {
			double times = e->left[r][p] / pivot;

			for (size_t c = p; c < columns; c++)
				e->left[r][c] -= times * e->left[p][c];
			e->right[r] -= times * e->right[p];
		}
	}
	for (size_t p = columns; p-- > 0;) {
		out[p] = e->right[p];
		for (size_t c = p + 1; c < columns; c++)
			out[p] -= e->left[p][c] * out[c];
		out[p] /= e->left[p][p];
	}
	return true;
}

static double residual_of(const struct additive_fit *fit, const double *cells, size_t rows,
			  size_t columns)
{
	double squares = 0, count = 0, parameters = (double)columns - 1;

	for (size_t r = 0; r < rows; r++) {
		double row = additive_row(fit, &cells[r * columns], columns);

		if (!isfinite(row))
			continue;
		parameters++;
		for (size_t c = 0; c < columns; c++) {
			double cell = cells[r * columns + c];

			if (!isfinite(cell))
				continue;
			squares += pow(cell - row - fit->column[c], 2);
			count++;
		}
	}
	return count > parameters ? sqrt(squares / (count - parameters)) : (double)NAN;
}

bool additive_fit(struct additive_fit *out, const double *cells, size_t rows, size_t columns)
{
	struct equations e = {.right = {0}};

	assert(columns >= 1 && columns <= ADDITIVE_COLUMNS_MAX);
	*out = (struct additive_fit){.residual = NAN};
	for (size_t r = 0; r < rows; r++)
		add_row(&e, &cells[r * columns], columns);
	/* The sum of the effects is 0: with it the matrix is regular where all columns are tied. */
	for (size_t c = 0; c < columns; c++)
		for (size_t k = 0; k < columns; k++)
			e.left[c][k] += 1;
	if (!solve(&e, columns, out->column)) {
		for (size_t c = 0; c < columns; c++)
			out->column[c] = NAN;
		return false;
	}
	out->residual = residual_of(out, cells, rows, columns);
	return true;
}
