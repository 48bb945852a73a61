/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sparse.h: sparse symmetric positive definite systems: X'WX + a diagonal, ordered, factorised,
 * solved, and their inverse where it is asked for. The only door to SuiteSparse: AMD orders, LDL
 * factorises (Davis 2006, Direct Methods for Sparse Linear Systems), in one thread.
 *
 * A column is what the caller numbers; the order of elimination stays inside.
 */
#ifndef PAYBANDS_STATS_SPARSE_H
#define PAYBANDS_STATS_SPARSE_H

#include <stddef.h>

#include "base/err.h"

/* X, by rows: row r has the entries start[r] up to start[r + 1], no column twice. */
struct sparse_rows {
	size_t rows;
	size_t columns; /* > 0; below 2^31, as every start is */
	const size_t *start;
	const int *column;
	const double *value;
};

struct sparse_system;

/* Orders X'X once for all weights. X is copied. */
must_check int sparse_system_new(struct sparse_system **out, struct sparse_rows x, struct err *err);
void sparse_system_free(struct sparse_system *s);

/* Factorises X'WX + diag(penalty). `weight` of each row >= 0, `penalty` of each column >= 0. An
 * error where the matrix is not positive definite. */
must_check int sparse_factorise(struct sparse_system *s, const double *weight,
				const double *penalty, struct err *err);
/* out = the inverse times `right`, of each column; they may be the same array. */
void sparse_solve(const struct sparse_system *s, const double *right, double *out);
/* The inverse on the pattern of the factor, for sparse_inverse_at, by Takahashi's recursion (Erisman
 * and Tinney 1975, CACM 18:177). */
void sparse_invert(struct sparse_system *s);
/* From now until the next sparse_invert elements on the pattern are read from solved columns, too, unless the system
 * has more than 4,096 columns. For one that will be asked for many of them, before several threads ask. */
void sparse_keep_elements(struct sparse_system *s);
/* An element of the inverse. One outside the pattern costs a solution for four columns, which are kept until the next
 * sparse_invert; the result does not depend on earlier calls. After sparse_invert; several threads may ask at once. */
double sparse_inverse_at(struct sparse_system *s, int i, int j);

#endif
