/* SPDX-License-Identifier: GPL-3.0-or-later */
/* additive.h: the additive fit of a two-way table with missing cells, by least squares:
 *
 *     cell_rc = row_r + column_c + residual_rc,  the columns' effects summing to 0
 *
 * (Searle 1971, Linear Models, section 7.1; R: lm(cell ~ row + column)).
 */
#ifndef PAYBANDS_STATS_ADDITIVE_H
#define PAYBANDS_STATS_ADDITIVE_H

#include <stdbool.h>
#include <stddef.h>

enum { ADDITIVE_COLUMNS_MAX = 16 };

struct additive_fit {
	double column[ADDITIVE_COLUMNS_MAX]; /* effects; they sum to 0 */
	/* Standard deviation of the residuals over their degrees of freedom; NAN without any. */
	double residual;
};

/* `cells` is row by row, NAN where missing; 1 <= columns <= ADDITIVE_COLUMNS_MAX. False, and every
 * figure NAN, where the cells do not tie all columns to one another. */
bool additive_fit(struct additive_fit *out, const double *cells, size_t rows, size_t columns);
/* A row's effect given the columns': the mean over its cells of cell - column. NAN without any. */
double additive_row(const struct additive_fit *fit, const double *cells, size_t columns);

#endif
