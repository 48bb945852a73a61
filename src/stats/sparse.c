/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sparse.c: builds, orders and factorises X'WX + a diagonal over SuiteSparse; see sparse.h. */
#include "stats/sparse.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <suitesparse/amd.h>
#include <suitesparse/ldl.h>

#include "base/mem.h"

enum {
	KEPT_MOST = 4096, /* columns of a system whose inverse is kept as it becomes known: 67 MB */
	TOGETHER = 4, /* columns that are solved for at once */
};
/* A row of the columns that are solved for at once. */
struct lanes {
	double of[TOGETHER];
};

/* Columns are numbered here in the order of their elimination. */
struct sparse_system {
	int n;
	int *place; /* caller's column -> ours */
	/* X by rows, each row's columns ascending; and by columns */
	size_t rows;
	size_t *row_start;
	int *row_column;
	double *row_value;
	size_t *column_start;
	size_t *column_row;
	double *column_value;
	/* the upper triangle of X'WX + diag */
	int *upper_start;
	int *upper_row;
	double *upper_value;
	/* L, its unit diagonal left out, each column's rows ascending; D */
	int *start;
	int *filled;
	int *parent;
	int *row;
	double *value;
	double *diagonal;
	/* the inverse: below its diagonal on the pattern of L, its diagonal, and columns, TOGETHER at once */
	double *inverse;
	double *inverse_diagonal;
	_Atomic(struct lanes *) *solved; /* NULL: none of them was asked for yet */
	bool keeps_all; /* columns are solved for also where an element is on the pattern */
	/* room for a column */
	double *sum;
	double *multiple;
	int *pattern;
	int *flag;
};

static void set_rows(struct sparse_system *s, struct sparse_rows x)
{
	size_t entries = x.start[x.rows];

	s->rows = x.rows;
	s->row_start = mem_alloc(x.rows + 1, sizeof(*s->row_start));
	memcpy(s->row_start, x.start, (x.rows + 1) * sizeof(*s->row_start));
	s->row_column = mem_alloc(entries, sizeof(*s->row_column));
	s->row_value = mem_alloc(entries, sizeof(*s->row_value));
	for (size_t r = 0; r < x.rows; r++) {
		for (size_t e = x.start[r]; e < x.start[r + 1]; e++) {
			int column = s->place[x.column[e]];
			size_t at = e;
			for (; at > x.start[r] && s->row_column[at - 1] > column; at--) {
				s->row_column[at] = s->row_column[at - 1];
				s->row_value[at] = s->row_value[at - 1];
			}
			s->row_column[at] = column;
			s->row_value[at] = x.value[e];
		}
	}
}

static void set_columns(struct sparse_system *s)
{
	size_t entries = s->row_start[s->rows];
	size_t *at;

	s->column_start = mem_zero((size_t)s->n + 1, sizeof(*s->column_start));
	s->column_row = mem_alloc(entries, sizeof(*s->column_row));
	s->column_value = mem_alloc(entries, sizeof(*s->column_value));
	for (size_t e = 0; e < entries; e++)
		s->column_start[s->row_column[e] + 1]++;
	for (int j = 0; j < s->n; j++)
		s->column_start[j + 1] += s->column_start[j];
	at = mem_alloc((size_t)s->n, sizeof(*at));
	memcpy(at, s->column_start, (size_t)s->n * sizeof(*at));
	for (size_t r = 0; r < s->rows; r++) {
		for (size_t e = s->row_start[r]; e < s->row_start[r + 1]; e++) {
			size_t to = at[s->row_column[e]]++;
			s->column_row[to] = r;
			s->column_value[to] = s->row_value[e];
		}
	}
	free(at);
}

static int compare_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

/* Which entries X'X has in its upper triangle; the diagonal always. */
static int set_upper(struct sparse_system *s, struct err *err)
{
	size_t used = 0, capacity = 0;

	s->upper_start = mem_alloc((size_t)s->n + 1, sizeof(*s->upper_start));
	for (int j = 0; j < s->n; j++)
		s->flag[j] = -1;
	for (int j = 0; j < s->n; j++) {
		size_t from = used;
		s->upper_start[j] = (int)used;
		s->upper_row =
		    mem_grow(s->upper_row, &capacity, used + (size_t)j + 1, sizeof(*s->upper_row));
		for (size_t c = s->column_start[j]; c < s->column_start[j + 1]; c++) {
			size_t r = s->column_row[c];
			for (size_t e = s->row_start[r]; s->row_column[e] < j; e++) {
				int i = s->row_column[e];
				if (s->flag[i] == j)
					continue;
				s->flag[i] = j;
				s->upper_row[used++] = i;
			}
		}
		s->upper_row[used++] = j;
		qsort(s->upper_row + from, used - from, sizeof(*s->upper_row), compare_int);
		if (used > INT_MAX / 2)
			return err_set(err, ERR_INPUT, "the model's matrix is too large");
	}
	s->upper_start[s->n] = (int)used;
	return 0;
}

static void forget_matrix(struct sparse_system *s)
{
	free(s->row_start);
	free(s->row_column);
	free(s->row_value);
	free(s->column_start);
	free(s->column_row);
	free(s->column_value);
	free(s->upper_start);
	free(s->upper_row);
	s->row_start = s->column_start = s->column_row = NULL;
	s->row_column = s->upper_start = s->upper_row = NULL;
	s->row_value = s->column_value = NULL;
}

/* Approximate minimum degree on the matrix as the caller numbers it, then the same matrix anew. */
static int order(struct sparse_system *s, struct sparse_rows x, struct err *err)
{
	int *elimination = mem_alloc((size_t)s->n, sizeof(*elimination));
	int rc = -1;

	for (int j = 0; j < s->n; j++)
		s->place[j] = j;
	set_rows(s, x);
	set_columns(s);
	if (set_upper(s, err))
		goto out;
	if (amd_order(s->n, s->upper_start, s->upper_row, elimination, NULL, NULL) != AMD_OK) {
		err_set(err, ERR_BUG, "the model's matrix cannot be ordered");
		goto out;
	}
	forget_matrix(s);
	for (int k = 0; k < s->n; k++)
		s->place[elimination[k]] = k;
	set_rows(s, x);
	set_columns(s);
	rc = set_upper(s, err);
out:
	free(elimination);
	return rc;
}

static int set_factor(struct sparse_system *s, struct err *err)
{
	size_t n = (size_t)s->n;
	size_t entries = 0;

	s->start = mem_alloc(n + 1, sizeof(*s->start));
	s->filled = mem_alloc(n, sizeof(*s->filled));
	s->parent = mem_alloc(n, sizeof(*s->parent));
	ldl_symbolic(s->n, s->upper_start, s->upper_row, s->start, s->parent, s->filled, s->flag,
		     NULL, NULL);
	for (size_t j = 0; j < n; j++)
		entries += (size_t)s->filled[j];
	if (entries > INT_MAX)
		return err_set(err, ERR_INPUT, "the model's matrix is too large");
	s->upper_value = mem_alloc((size_t)s->upper_start[n], sizeof(*s->upper_value));
	s->row = mem_alloc(entries, sizeof(*s->row));
	s->value = mem_alloc(entries, sizeof(*s->value));
	s->diagonal = mem_alloc(n, sizeof(*s->diagonal));
	s->inverse = mem_alloc(entries, sizeof(*s->inverse));
	s->inverse_diagonal = mem_alloc(n, sizeof(*s->inverse_diagonal));
	s->solved = mem_zero(n / TOGETHER + 1, sizeof(*s->solved));
	return 0;
}

int sparse_system_new(struct sparse_system **out, struct sparse_rows x, struct err *err)
{
	struct sparse_system *s = mem_zero(1, sizeof(*s));

	*out = NULL;
	s->n = (int)x.columns;
	s->place = mem_alloc(x.columns, sizeof(*s->place));
	s->sum = mem_zero(x.columns, sizeof(*s->sum));
	s->multiple = mem_zero(x.columns, sizeof(*s->multiple));
	s->pattern = mem_alloc(x.columns, sizeof(*s->pattern));
	s->flag = mem_alloc(x.columns, sizeof(*s->flag));
	if (order(s, x, err) || set_factor(s, err)) {
		sparse_system_free(s);
		return -1;
	}
	*out = s;
	return 0;
}

static void forget_elements(struct sparse_system *s)
{
	s->keeps_all = false;
	for (int j = 0; s->solved && j * TOGETHER < s->n; j++) {
		free(s->solved[j]);
		s->solved[j] = NULL;
	}
}

void sparse_system_free(struct sparse_system *s)
{
	if (!s)
		return;
	forget_matrix(s);
	forget_elements(s);
	free(s->inverse);
	free(s->inverse_diagonal);
	free(s->solved);
	free(s->place);
	free(s->upper_value);
	free(s->start);
	free(s->filled);
	free(s->parent);
	free(s->row);
	free(s->value);
	free(s->diagonal);
	free(s->sum);
	free(s->multiple);
	free(s->pattern);
	free(s->flag);
	free(s);
}

/* Column j of the upper triangle, a sum over its rows in their order. */
static void fill_upper(struct sparse_system *s, int j, const double *weight)
{
	for (int e = s->upper_start[j]; e < s->upper_start[j + 1]; e++)
		s->sum[s->upper_row[e]] = 0;
	for (size_t c = s->column_start[j]; c < s->column_start[j + 1]; c++) {
		size_t r = s->column_row[c];
		double part = weight[r] * s->column_value[c];
		for (size_t e = s->row_start[r];; e++) {
			s->sum[s->row_column[e]] += part * s->row_value[e];
			if (s->row_column[e] == j)
				break;
		}
	}
	for (int e = s->upper_start[j]; e < s->upper_start[j + 1]; e++)
		s->upper_value[e] = s->sum[s->upper_row[e]];
}

int sparse_factorise(struct sparse_system *s, const double *weight, const double *penalty,
		     struct err *err)
{
	for (int j = 0; j < s->n; j++)
		fill_upper(s, j, weight);
	for (int j = 0; j < s->n; j++) {
		int k = s->place[j];
		s->upper_value[s->upper_start[k + 1] - 1] += penalty[j];
	}
	if (ldl_numeric(s->n, s->upper_start, s->upper_row, s->upper_value, s->start, s->parent,
			s->filled, s->row, s->value, s->diagonal, s->sum, s->pattern, s->flag, NULL,
			NULL) != s->n)
		return err_set(err, ERR_INPUT, "the model's equations have no single solution");
	for (int j = 0; j < s->n; j++)
		if (!(s->diagonal[j] > 0))
			return err_set(err, ERR_INPUT,
				       "the model's equations have no single solution");
	return 0;
}

/* In place, columns in our order. */
static void solve_in_place(const struct sparse_system *s, double *at)
{
	ldl_lsolve(s->n, at, s->start, s->row, s->value);
	ldl_dsolve(s->n, at, s->diagonal);
	ldl_ltsolve(s->n, at, s->start, s->row, s->value);
}

void sparse_solve(const struct sparse_system *s, const double *right, double *out)
{
	double *at = mem_alloc((size_t)s->n, sizeof(*at));

	for (int j = 0; j < s->n; j++)
		at[s->place[j]] = right[j];
	solve_in_place(s, at);
	for (int j = 0; j < s->n; j++)
		out[j] = at[s->place[j]];
	free(at);
}

/* Column j of the inverse below its diagonal, on the pattern of L: Z_ij = - sum_k L_kj Z_ik over
 * the rows k of L's column j. All the Z it needs are in that pattern, in later columns. `multiple`
 * is L's column j written out, and 0 elsewhere. */
static void invert_column(struct sparse_system *s, int j)
{
	double *inverse = s->inverse, *diagonal = s->inverse_diagonal;
	int from = s->start[j], to = from + s->filled[j];
	double below = 0;

	for (int e = from; e < to; e++) {
		s->multiple[s->row[e]] = s->value[e];
		s->sum[s->row[e]] = 0;
	}
	for (int e = from; e < to; e++) {
		int k = s->row[e];
		double lower = s->value[e];
		double sum = lower * diagonal[k];
		for (int f = s->start[k]; f < s->start[k] + s->filled[k]; f++) {
			int i = s->row[f];
			sum += s->multiple[i] * inverse[f];
			s->sum[i] += lower * inverse[f]; /* no use where L has no row i */
		}
		s->sum[k] += sum;
	}
	for (int e = from; e < to; e++) {
		inverse[e] = -s->sum[s->row[e]];
		below += s->value[e] * inverse[e];
		s->multiple[s->row[e]] = 0;
	}
	diagonal[j] = 1 / s->diagonal[j] - below;
}

void sparse_invert(struct sparse_system *s)
{
	forget_elements(s);
	for (int j = s->n - 1; j >= 0; j--)
		invert_column(s, j);
}

void sparse_keep_elements(struct sparse_system *s)
{
	s->keeps_all = s->n <= KEPT_MOST;
}

/* Where L has (row, column), -1: nowhere. */
static int find_entry(const struct sparse_system *s, int row, int column)
{
	int low = s->start[column], high = s->start[column + 1];

	while (low < high) {
		int middle = low + (high - low) / 2;
		if (s->row[middle] == row)
			return middle;
		if (s->row[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

static bool is_zero(const struct lanes *row)
{
	for (int k = 0; k < TOGETHER; k++)
		if (row->of[k] != 0)
			return false;
	return true;
}

static void take_out(struct lanes *from, double share, const struct lanes *row)
{
	for (int k = 0; k < TOGETHER; k++)
		from->of[k] -= share * row->of[k];
}

/* Solves for the unit vectors of the columns from `first` on, from the row `first` on; of each column the rows before
 * it are not used. Each is the same, to the last bit, as if it were solved for alone. Rows in which all of them are 0
 * are passed over. */
static void solve_columns(const struct sparse_system *s, struct lanes *at, int first)
{
	for (int k = 0; k < TOGETHER && first + k < s->n; k++)
		at[k].of[k] = 1;
	for (int j = first; j < s->n; j++) {
		struct lanes row = at[j - first];
		if (is_zero(&row))
			continue;
		for (int e = s->start[j]; e < s->start[j + 1]; e++)
			take_out(&at[s->row[e] - first], s->value[e], &row);
	}
	for (int j = first; j < s->n; j++)
		for (int k = 0; k < TOGETHER; k++)
			at[j - first].of[k] /= s->diagonal[j];
	for (int j = s->n - 1; j >= first; j--) {
		struct lanes row = at[j - first];
		for (int e = s->start[j]; e < s->start[j + 1]; e++)
			take_out(&row, s->value[e], &at[s->row[e] - first]);
		at[j - first] = row;
	}
}

/* Where L has an element, it is sparse_invert's, whose last bits differ. */
static void lay_pattern_over(const struct sparse_system *s, struct lanes *at, int first)
{
	for (int k = 0; k < TOGETHER && first + k < s->n; k++)
		for (int e = s->start[first + k]; e < s->start[first + k + 1]; e++)
			at[s->row[e] - first].of[k] = s->inverse[e];
}

/* The columns from `first` on, by row from it on. Of two threads that ask at once both solve for them, and one solution
 * is kept: they are equal. */
static const struct lanes *solved_columns(struct sparse_system *s, int first)
{
	struct lanes *kept = atomic_load(&s->solved[first / TOGETHER]), *made;

	if (kept)
		return kept;
	made = mem_zero((size_t)(s->n - first), sizeof(*made));
	solve_columns(s, made, first);
	lay_pattern_over(s, made, first);
	if (atomic_compare_exchange_strong(&s->solved[first / TOGETHER], &kept, made))
		return made;
	free(made);
	return kept;
}

/* Outside the pattern it is always the column that is eliminated first that is solved for. */
double sparse_inverse_at(struct sparse_system *s, int i, int j)
{
	int a = s->place[i], b = s->place[j];
	int column = a < b ? a : b, row = a < b ? b : a, first = column / TOGETHER * TOGETHER;

	if (row == column)
		return s->inverse_diagonal[row];
	if (!s->keeps_all) {
		int entry = find_entry(s, row, column);
		if (entry >= 0)
			return s->inverse[entry];
	}
	return solved_columns(s, first)[row - first].of[column - first];
}
